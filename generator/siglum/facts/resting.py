"""What rests on what: what is left of a site without an article, a report or a speaker.

An article takes every passage of its own with it, and a book those of its chapters. A report takes what goes back to
it, whoever prints it; an outlet also what it published or passed on; a speaker what they are said to have said. Nothing
is judged anew: what is left is counted. A sentence of the editor's own rests on the claims that its ground cites or
reckons with.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from siglum.model.records import Explainer, Ground
from siglum.proving.grouping import grouped
from siglum.proving.origins import count
from siglum.proving.site import Site
from siglum.proving.values import Proof, supporting


class Standing(Struct, frozen=True):
    """A sentence of an explainer that cites claims, or whose ground does."""

    explainer: str
    number: int
    """Its place among the sentences of the explainer that rest on claims, from 0."""
    sentence: str
    claims: tuple[str, ...]
    """Those that it cites, and those of its grounds."""
    grounds: tuple[str, ...] = ()
    """The names of its grounds that rest on claims; empty for what is not the editor's own."""
    reckoned: tuple[str, ...] = ()
    """The claims that it is reckoned from, where it cites none itself: without one of them nothing is left."""


class Loss(Struct, frozen=True):
    """What a site loses without something."""

    id: str
    claims: tuple[str, ...]
    """The claims that it says so for: those that it carries, alone or with others."""
    nothing: tuple[str, ...]
    """Those of them for which nothing is left that says so."""
    fewer: tuple[str, ...]
    """Those that still stand, on fewer origins than before."""
    unsupported: tuple[Standing, ...]
    """The sentences of which every claim has nothing left, or one that they are reckoned from."""
    in_part: tuple[Standing, ...]
    """The other sentences of which some of the claims have nothing left."""


def falling_with(proof: Proof, site: Site) -> Iterator[str]:
    """Yield everything without which a passage would not be there: its article, its report, and whoever says it."""
    source = proof.source
    yield source
    if (whole := site.work[source]) != source:
        yield whole
    if publisher := site.outlet[source]:
        yield publisher
    yield from proof.evidence.chain
    if proof.basis.origin:
        yield proof.basis.origin
    if outlet := proof.basis.outlet:
        yield outlet
        if not proof.basis.origin:
            # What is credited to an outlet has one origin with the report that is thought to be the outlet's.
            yield from (name for name, origin in site.origins.items() if origin.outlet == outlet)


def carried(site: Site) -> dict[str, tuple[str, ...]]:
    """Return the claims that each article, report, outlet and speaker carries, in the order of the claims."""
    pairs = (
        (name, claim)
        for claim in site.claims
        for proof in supporting(site.proofs_of[claim])
        for name in falling_with(proof, site)
    )
    return grouped(dict.fromkeys(pairs))


def without(name: str, claims: Iterable[str], resting: Mapping[str, tuple[Standing, ...]], site: Site) -> Loss:
    """Return what a site loses without an article, a report, an outlet or a speaker.

    `claims` are those that it carries, `resting` the sentences of the explainers that rest on a claim, for each claim.
    """
    touched = tuple(claims)
    nothing, fewer = [], []
    for claim in touched:
        proofs = site.proofs_of[claim]
        left = tuple(proof for proof in proofs if name not in falling_with(proof, site))
        if not supporting(left):
            nothing.append(claim)
        elif len(count(left, site).origins) < len(count(proofs, site).origins):
            fewer.append(claim)
    gone = frozenset(nothing)
    hit = _in_order((sentence for claim in nothing for sentence in resting.get(claim, ())), site)
    whole = tuple(one for one in hit if gone.issuperset(one.claims) or not gone.isdisjoint(one.reckoned))
    return Loss(
        id=name,
        claims=touched,
        nothing=tuple(nothing),
        fewer=tuple(fewer),
        unsupported=whole,
        in_part=tuple(sentence for sentence in hit if sentence not in whole),
    )


def _in_order(standing: Iterable[Standing], site: Site) -> tuple[Standing, ...]:
    """Return sentences once each, in the order of the explainers."""
    found = {(one.explainer, one.number): one for one in standing}
    if not found:
        return ()
    order = {name: at for at, name in enumerate(site.explainers)}
    return tuple(sorted(found.values(), key=lambda one: (order[one.explainer], one.number)))


def resting_on(explainers: Mapping[str, Explainer]) -> dict[str, tuple[Standing, ...]]:
    """Return, for each claim that explainers or their grounds cite, the sentences that rest on it."""
    return grouped(
        (claim, sentence)
        for name, explainer in explainers.items()
        for sentence in standing_in(name, explainer)
        for claim in sentence.claims
    )


def standing_in(name: str, explainer: Explainer) -> Iterator[Standing]:
    """Yield the sentences of an explainer that rest on claims, in their order."""
    number = 0
    for unit in explainer.body.units:
        for sentence in unit.sentences:
            grounds = {one: explainer.grounds[one] for one in sentence.grounds if one in explainer.grounds}
            resting = {one: found for one, ground in grounds.items() if (found := _claims_of(ground))}
            claims = dict.fromkeys((*sentence.cites, *(claim for found in resting.values() for claim in found)))
            if claims:
                counts = [ground.reckoned.claims for ground in grounds.values() if ground.reckoned]
                reckoned = () if sentence.cites else tuple(dict.fromkeys(claim for found in counts for claim in found))
                yield Standing(name, number, sentence.text, tuple(claims), tuple(resting), reckoned)
                number += 1


def _claims_of(ground: Ground) -> tuple[str, ...]:
    """Return the claims that a ground cites in its reason, or reckons with."""
    cited = (claim for cite in ground.because.cites for claim in cite.claims)
    return tuple(dict.fromkeys((*cited, *(ground.reckoned.claims if ground.reckoned else ()))))
