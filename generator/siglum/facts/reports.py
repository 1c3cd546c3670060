"""What goes back to a declared origin: which articles carry which claim of it, and in which order each tells them."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from siglum.engine.tracked import Tracked, each
from siglum.facts.indexes import Indexes
from siglum.facts.resting import falling_with
from siglum.model.records import Origin
from siglum.proving.lookups import Lookups
from siglum.proving.site import Site
from siglum.proving.values import Proof, supporting


class Hanging(Struct, frozen=True):
    """A claim that goes back to an origin, and the articles that carry it from there, in the order of all."""

    claim: str
    articles: tuple[str, ...]


class Thing(Struct, frozen=True):
    """Something that several articles tell, with the place, in code points, at which each comes to it first."""

    label: str
    places: Mapping[str, int]


class Reports(Tracked):
    """What goes back to the origins of one site."""

    @property
    def site(self) -> Site:
        """The proven site."""
        return Site.of(self.database)

    @property
    def indexes(self) -> Indexes:
        """What follows from the site."""
        return Indexes.of(self.database)

    @property
    def origins(self) -> Mapping[str, Origin]:
        """The declared origins."""
        return self.site.origins

    @each("origins")
    def hanging(self, origin: str) -> tuple[Hanging, ...]:
        """The claims that go back to an origin, in the order of all claims."""
        return tuple(
            Hanging(claim, self.indexes.orders.in_order(proof.source for proof in self._proofs(origin, claim)))
            for claim in self.indexes.carried.get(origin, ())
        )

    @each("origins")
    def articles(self, origin: str) -> tuple[str, ...]:
        """The articles that go back to an origin, or have something from it: the oldest first.

        Those without a date keep the order of all, after the others.
        """
        found = {source for one in self.hanging[origin] for source in one.articles}
        found.update(Lookups.of(self.database).deriving.get(origin, ()))

        def date(source: str) -> tuple[bool, tuple[int, ...]]:
            published = self.site.published[source]
            begins = published.begins if published else None
            return begins is None, begins or ()

        return tuple(sorted(self.indexes.orders.in_order(found), key=date))

    @each("origins")
    def crediting(self, origin: str) -> dict[str, int]:
        """For each article, how many of the claims that it carries from an origin it credits to somebody by name."""
        found: dict[str, set[str]] = {}
        for one in self.hanging[origin]:
            for proof in self._proofs(origin, one.claim):
                if proof.basis.named:
                    found.setdefault(proof.source, set()).add(one.claim)
        return {source: len(claims) for source, claims in found.items()}

    @each("origins")
    def things(self, origin: str) -> tuple[Thing, ...]:
        """What at least two of the articles tell: what the editor names, or else the speakers whom they quote."""
        shared = self.origins[origin].shared
        if shared:
            told = [(one.label, one.claims) for one in shared]
            found = [Thing(label, self._first(origin, claims)) for label, claims in told]
        else:
            found = self._speakers(origin)
        return tuple(one for one in found if len(one.places) > 1)

    def _proofs(self, origin: str, claim: str) -> tuple[Proof, ...]:
        proofs = supporting(self.site.proofs_of[claim])
        return tuple(proof for proof in proofs if origin in falling_with(proof, self.site))

    def _first(self, origin: str, claims: Iterable[str]) -> dict[str, int]:
        """Return where each article first comes to one of some claims, whatever it then says of it."""
        going_back = frozenset(self.articles[origin])
        found: dict[str, int] = {}
        for claim in claims:
            for proof in self.site.proofs_of[claim]:
                if proof.source in going_back:
                    _earlier(found, proof)
        return found

    def _speakers(self, origin: str) -> list[Thing]:
        found: dict[str, dict[str, int]] = {}
        for one in self.hanging[origin]:
            for proof in self._proofs(origin, one.claim):
                if proof.evidence.chain:
                    _earlier(found.setdefault(proof.evidence.chain[0], {}), proof)
        return [Thing(self.site.voices[voice].name, places) for voice, places in found.items()]


def _earlier(found: dict[str, int], proof: Proof) -> None:
    source, start = proof.source, proof.stretches[0].start
    found[source] = min(start, found.get(source, start))
