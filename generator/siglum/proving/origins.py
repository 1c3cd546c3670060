"""Who depends on whom: origins are counted, not articles.

The count says how many reports a claim rests on as far as the texts show; it never says that two are independent.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from siglum.model.files import Place
from siglum.model.problems import Problem
from siglum.model.records import Claim, Evidence
from siglum.model.values import ClaimKind, Form, OrganizationKind
from siglum.proving.values import Basis, Proof, supporting

if TYPE_CHECKING:
    from siglum.proving.site import Site

OWN = "own"
OPINIONS = frozenset({ClaimKind.OPINION, ClaimKind.PREDICTION})


def basis_of(evidence: Evidence, claim: Claim, site: "Site", where: Place) -> tuple[Basis, tuple[Problem, ...]]:
    """Return what a passage rests on.

    It is what the evidence says itself; else the innermost outlet of its chain; else the one origin that its source
    derives from; else the source.
    """
    own = _own(evidence, claim)
    if evidence.origin == OWN:
        return own, ()
    if evidence.origin:
        return _stated(evidence.origin, site, where, own)
    for voice in evidence.chain:
        if is_outlet(voice, site):
            return _outlet(voice, site), ()
    derivations = site.sources[evidence.source].derives_from
    if len(derivations) > 1:
        names = ", ".join(derivation.origin for derivation in derivations)
        hint = f"write `origin:` with one of {names}, or own"
        message = f"{evidence.source} derives from several origins, and this passage does not say from which"
        return own, (Problem("origin-undetermined", where, message, hint),)
    if derivations and derivations[0].origin in site.origins:
        return _declared(derivations[0].origin, site), ()
    return own, ()


def is_outlet(voice: str, site: "Site") -> bool:
    """Whether a voice publishes reports, so that it can be the origin of one."""
    organization = site.organizations.get(voice)
    return organization is not None and organization.kind is OrganizationKind.OUTLET


def _own(evidence: Evidence, claim: Claim) -> Basis:
    # An opinion of the article's own author needs no origin to be named; a fact that it states does.
    named = evidence.form is Form.OWN and claim.kind in OPINIONS
    return Basis(f"source:{evidence.source}", "the article itself", named=named, judged=False)


def _stated(name: str, site: "Site", where: Place, own: Basis) -> tuple[Basis, tuple[Problem, ...]]:
    if name in site.origins:
        return _declared(name, site), ()
    if is_outlet(name, site):
        return _outlet(name, site), ()
    hint = "write `own`, an origin of origins.yaml, or an organization of the kind outlet"
    return own, (Problem("origin-unknown", where.at("origin"), f"{name} is no origin", hint),)


def _outlet(name: str, site: "Site") -> Basis:
    return Basis(name, site.organizations[name].name, named=True, judged=False, outlet=name)


def _declared(name: str, site: "Site") -> Basis:
    origin = site.origins[name]
    # Where an outlet is thought to stand behind it, it is the same origin as that outlet's own reports.
    key = origin.outlet or f"origin:{name}"
    named = origin.outlet is not None and not origin.judged
    return Basis(key, origin.name, named=named, judged=origin.judged, origin=name, outlet=origin.outlet)


@dataclass(frozen=True, slots=True)
class Count:
    """How widely a claim is carried: articles that say it, and origins that these go back to."""

    articles: tuple[str, ...]
    """The sources that support it, in their order."""
    against: tuple[str, ...]
    """The sources that speak against it."""
    origins: tuple[Basis, ...]
    """One for each origin; named where any of its passages names it."""

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
        """The count in words, such as "3 articles, 1 origin, not named"; counter-evidence is never added in."""
        articles, origins = len(self.articles), len(self.origins)
        said = f"{articles} article{'s' * (articles != 1)}, {origins} origin{'s' * (origins != 1)}"
        return said if self.named or not origins else f"{said}, not named"


def count(proofs: tuple[Proof, ...], site: "Site") -> Count:
    """Count the articles and the origins behind a claim."""
    carrying = supporting(proofs)
    origins: dict[str, Basis] = {}
    for proof in carrying:
        known = origins.get(proof.basis.key)
        if known is None or (proof.basis.named and not known.named):
            origins[proof.basis.key] = proof.basis
    return Count(
        articles=_in_order((proof.evidence.source for proof in carrying), site),
        against=_in_order((proof.evidence.source for proof in proofs if proof not in carrying), site),
        origins=tuple(origins.values()),
    )


def _in_order(sources: Iterable[str], site: "Site") -> tuple[str, ...]:
    return tuple(sorted(set(sources), key=site.ranks.__getitem__))
