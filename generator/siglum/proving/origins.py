"""Who depends on whom: origins are counted, not articles.

The count says how many reports a claim rests on as far as the texts show; it never says that two are independent.
What one article alone carries is its own, even where it shares a concluded report with others.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from siglum.model.counting import in_words, number_word
from siglum.model.files import Place
from siglum.model.problems import Problem
from siglum.model.records import Claim, Evidence
from siglum.model.values import ClaimKind, Form, OrganizationKind, Stance
from siglum.proving.values import ITSELF, Basis, Proof, of_stance, supporting

if TYPE_CHECKING:
    from siglum.proving.site import Site

OWN = "own"
"""What evidence says that rests on nothing but its article."""
OPINIONS = frozenset({ClaimKind.OPINION, ClaimKind.PREDICTION})


def basis_of(evidence: Evidence, claim: Claim, site: "Site", where: Place) -> tuple[Basis, tuple[Problem, ...]]:
    """Return what a passage rests on.

    It is what the evidence says itself; else the innermost outlet of its chain; else the one origin that its source
    derives from, which has to be shared where it is only concluded; else the source.
    """
    own = _own(evidence, claim, site)
    if evidence.origin == OWN:
        return own, ()
    if evidence.origin:
        return _stated(evidence.origin, site, where, own)
    for voice in evidence.chain:
        if is_outlet(voice, site):
            return _outlet(voice, site), ()
    derivations = site.derives_from[evidence.source]
    if len(derivations) > 1:
        names = ", ".join(derivation.origin for derivation in derivations)
        hint = f"write `origin:` with one of {names}, or own"
        message = f"{evidence.source} derives from several origins, and this passage does not say from which"
        return own, (Problem("origin-undetermined", where, message, hint),)
    if derivations and (origin := derivations[0].origin) in site.origins:
        is_own = site.origins[origin].judged and not _is_shared(claim, origin, site)
        return own if is_own else _declared(origin, site), ()
    return own, ()


def _is_shared(claim: Claim, origin: str, site: "Site") -> bool:
    """Whether several of the articles that go back to an origin say what a claim says."""
    names = {origin, site.origins[origin].outlet}
    going_back = {
        evidence.source
        for evidence in claim.evidence
        if evidence.stance is Stance.SUPPORTS and evidence.source in site.sources
        if names & {evidence.origin, *evidence.chain, *(one.origin for one in site.derives_from[evidence.source])}
    }
    return len(going_back) > 1


def together(proofs: tuple[Proof, ...], site: "Site") -> tuple[Proof, ...]:
    """Return the evidence of a claim with what follows from all of it for what each piece rests on.

    An article's own summary is no origin beside what it sums up: it stands before what the same article then prints of
    an origin, and the editor does not say that it is the article's own. And the article of an outlet has one origin
    with what others have from that outlet; of several of its articles the first does.
    """
    alone = tuple(replace(proof, basis=_summed_up(proof, proofs) or proof.basis) for proof in proofs)
    published = {
        outlet: proof.basis.key
        for proof in reversed(supporting(alone))
        if proof.basis.own and (outlet := site.outlet[proof.source])
    }
    reported = {proof.basis.key for proof in supporting(alone) if not proof.basis.own}
    one = {
        key: _outlet(outlet, site)
        for outlet, key in published.items()
        if outlet in reported & site.organizations.keys()
    }
    return tuple(
        replace(proof, basis=replace(one[proof.basis.key], own=True)) if proof.basis.key in one else proof
        for proof in alone
    )


def _summed_up(proof: Proof, proofs: tuple[Proof, ...]) -> Basis | None:
    if proof.evidence.origin or not proof.basis.own:
        return None
    later = (
        other
        for other in supporting(proofs)
        if other.source == proof.source and not other.basis.own and other.stretches[0].start > proof.stretches[0].start
    )
    first = min(later, key=lambda other: other.stretches[0].start, default=None)
    return replace(first.basis, sums_up=True) if first else None


def is_outlet(voice: str, site: "Site") -> bool:
    """Whether a voice publishes reports, so that it can be the origin of one."""
    organization = site.organizations.get(voice)
    return organization is not None and organization.kind is OrganizationKind.OUTLET


def _own(evidence: Evidence, claim: Claim, site: "Site") -> Basis:
    # An opinion of the article's own author needs no origin to be named; a fact that it states does.
    named = evidence.form is Form.OWN and claim.kind in OPINIONS
    return Basis(f"{ITSELF}{site.work[evidence.source]}", "the article itself", named=named, judged=False, own=True)


def _stated(name: str, site: "Site", where: Place, own: Basis) -> tuple[Basis, tuple[Problem, ...]]:
    if name in site.origins:
        return _declared(name, site), ()
    if is_outlet(name, site):
        return _outlet(name, site), ()
    if site.dropped(name, "origin or organization"):
        return own, ()
    hint = "write `own`, an origin of origins.yaml, or an organization of the kind outlet"
    return own, (Problem("origin-unknown", where.at("origin"), f"{name} is no origin", hint),)


def _outlet(name: str, site: "Site") -> Basis:
    return Basis(name, site.organizations[name].name, named=True, judged=False, outlet=name)


def _declared(name: str, site: "Site") -> Basis:
    origin = site.origins[name]
    # Where an outlet is thought to stand behind it, it is the same origin as that outlet's own reports.
    key = origin.outlet or f"origin:{name}"
    return Basis(key, origin.name, named=not origin.judged, judged=origin.judged, origin=name, outlet=origin.outlet)


class Count(Struct, frozen=True):
    """How widely a claim is carried: articles that say it, origins that these go back to, and all others apart.

    An article that says so is not also counted for what it says in part or otherwise. It may speak against itself.
    """

    articles: tuple[str, ...]
    """The sources that say so, in their order."""
    origins: tuple[Basis, ...]
    """What these rest on, one for each origin; named where any of its passages names it."""
    in_part: tuple[str, ...] = ()
    """The sources that say a part of it."""
    otherwise: tuple[str, ...] = ()
    """The sources that say a related thing: another figure, another scope."""
    against: tuple[str, ...] = ()
    """The sources that speak against it."""
    fewest: int | None = None
    """The fewest origins that there may be, where passages share their wording and nothing tells where it is from."""

    @property
    def named(self) -> bool:
        """Whether any origin is named."""
        return any(origin.named for origin in self.origins)

    @property
    def judged(self) -> bool:
        """Whether any origin is the editor's conclusion."""
        return any(origin.judged for origin in self.origins)

    @property
    def words(self) -> str:
        """The count in words, such as "three articles, one report"; what is said otherwise is never added in."""
        articles, origins = len(self.articles), len(self.origins)
        said = in_words(articles, "article")
        if articles > 1 and origins == 1:
            return f"{said}, one {'work' if self.origins[0].own else 'report'}"
        return f"{said}, {self.sources}" if origins > 1 else said

    @property
    def is_open(self) -> bool:
        """Whether there may be fewer origins than are counted."""
        return self.fewest is not None and self.fewest < len(self.origins)

    @property
    def sources(self) -> str:
        """The number of origins in words, with both bounds: "one to two sources"."""
        least = f"{number_word(self.fewest)} to " if self.fewest is not None and self.is_open else ""
        return f"{least}{in_words(len(self.origins), 'source')}"


def leading(*same: Basis) -> Basis:
    """Return the one by which to call several of one key: no article itself, and one that is named."""
    return min(same, key=lambda basis: (basis.own, not basis.named))


def count(proofs: tuple[Proof, ...], site: "Site") -> Count:
    """Count the articles and the origins behind a claim."""
    origins: dict[str, Basis] = {}
    for proof in supporting(proofs):
        origins[proof.basis.key] = leading(proof.basis, origins.get(proof.basis.key, proof.basis))
    told: set[str] = set()
    counted = []
    for stance in (Stance.SUPPORTS, Stance.PARTIAL, Stance.VARIES):
        found = {proof.source for proof in of_stance(proofs, stance)} - told
        told |= found
        counted.append(_in_order(found, site))
    saying, in_part, otherwise = counted
    against = _in_order((proof.source for proof in of_stance(proofs, Stance.CONTRADICTS)), site)
    return Count(saying, tuple(origins.values()), in_part, otherwise, against)


def _in_order(sources: Iterable[str], site: "Site") -> tuple[str, ...]:
    return tuple(sorted(set(sources), key=site.ranks.__getitem__))
