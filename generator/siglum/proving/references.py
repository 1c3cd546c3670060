"""References to undefined ids."""

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from siglum.model.files import SETTINGS, Place
from siglum.model.records import (
    Claim,
    Disagreement,
    Entity,
    Event,
    Grounded,
    Organization,
    Origin,
    Person,
    Search,
    Source,
    Wording,
)
from siglum.proving.site import Site

ENTITY = "person, organization or topic"
VOICE = "person or organization"


class Use(Struct, frozen=True):
    """An id where it is used."""

    name: str
    place: Place
    known: Iterable[str]
    """The ids that it may be."""
    kind: str
    """What has such an id."""
    otherwise: str = ""
    """What else may stand there."""


def unknown_uses(site: Site, name: str) -> Iterator[Use]:
    """Yield the uses of ids in a record that nothing has, or nothing of the kind that is wanted there."""
    record, place = site.records[name], site.places[name]
    match record:
        case Claim():
            yield from _of_claim(site, record, place)
        case Source():
            yield from _of_source(site, record, place)
        case Origin():
            yield from _of_origin(site, record, place)
        case Entity():
            yield from _of_entity(site, record, place)
        case Event():
            yield from _each(record.claims, site.claims, "claim", place, "claims")
            yield from _one(record.disputed_by, site.disagreements, "disagreement", place, "disputed")
        case Disagreement():
            yield from _of_search(site, record.looked_for, place)
            for number, position in enumerate(record.positions):
                yield from _each(position.claims, site.claims, "claim", place, "positions", number, "claims")
        case Wording():
            yield from _one(record.speaker, site.voices, VOICE, place, "speaker")
            yield from _each(record.versions, _WrittenEvidence(site), "evidence", place, "versions")
        case _:
            pass
    if isinstance(record, Grounded):
        yield from _of_grounds(site, record, place)


def unknown_uses_in_settings(site: Site) -> Iterator[Use]:
    """Yield such uses of ids in the settings."""
    settings = Place(SETTINGS)
    yield from _each(site.settings.sources, site.sources, "source", settings, "sources")
    for use in _one(site.settings.lead, site.explainers, "explainer", settings, "lead"):
        yield replace(use, otherwise="; write null where the home page opens with none")
    yield from _each(site.settings.home_differences, site.disagreements, "disagreement", settings, "home_differences")
    yield from _each(site.settings.cast, site.voices, VOICE, settings, "cast")
    counted = {name for names in site.settings.ratios for name in (names.part, names.whole) if _has_figure(site, name)}
    for number, ratio in enumerate(site.settings.ratios):
        yield from _one(ratio.part, counted, "claim with a figure", settings, "ratios", number, "part")
        yield from _one(ratio.whole, counted, "claim with a figure", settings, "ratios", number, "whole")
    for number, theme in enumerate(site.settings.themes):
        yield from _each(theme.topics, site.topics, "topic", settings, "themes", number, "topics")
        yield from _each(theme.ids, site.claims, "claim", settings, "themes", number, "ids")


def _has_figure(site: Site, claim: str) -> bool:
    return claim in site.claims and site.claims[claim].figure is not None


def _of_claim(site: Site, claim: Claim, place: Place) -> Iterator[Use]:
    yield from _each(claim.about, site.entities, ENTITY, place, "about")
    if claim.figure:
        yield from _one(claim.figure.counted_by, site.voices, VOICE, place, "figure", "counted_by")
    yield from _of_search(site, claim.looked_for, place)
    for number, evidence in enumerate(claim.evidence):
        yield from _each(evidence.chain, site.voices, VOICE, place, "evidence", number, "chain")


def _of_source(site: Site, source: Source, place: Place) -> Iterator[Use]:
    yield from _one(source.outlet, site.organizations, "organization", place, "outlet")
    yield from _one(source.part_of, site.sources, "source", place, "part_of")
    for number, block in enumerate(source.blocks):
        yield from _one(block.voice, site.voices, VOICE, place, "blocks", number, "voice")
    for number, derivation in enumerate(source.derives_from):
        yield from _one(derivation.origin, site.origins, "origin", place, "derives_from", number, "origin")


def _of_origin(site: Site, origin: Origin, place: Place) -> Iterator[Use]:
    yield from _one(origin.outlet, site.organizations, "organization", place, "outlet")
    for number, shared in enumerate(origin.shared):
        yield from _each(shared.claims, site.claims, "claim", place, "shared", number, "claims")


def _of_entity(site: Site, entity: Entity, place: Place) -> Iterator[Use]:
    for number, alias in enumerate(entity.aliases):
        yield from _each(alias.sources, site.sources, "source", place, "aliases", number, "sources")
    for number, role in enumerate(entity.roles if isinstance(entity, Person | Organization) else ()):
        yield from _one(role.source, site.sources, "source", place, "roles", number, "source")
        yield from _one(role.claim, site.claims, "claim", place, "roles", number, "claim")


def _of_grounds(site: Site, record: Grounded, place: Place) -> Iterator[Use]:
    for ground, given in record.grounds.items():
        at = place.at("grounds", ground)
        yield from _of_search(site, given.looked_for, at)
        if given.reckoned:
            yield from _each(given.reckoned.claims, site.claims, "claim", at, "reckoned", "claims")


class _WrittenEvidence(Collection[str]):
    """The ids of all evidence as it is written: a quotation that was not found is a problem of its own."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def __contains__(self, name: object) -> bool:
        claim, _, source = str(name).partition("/")
        written = self._site.claims[claim].evidence if claim in self._site.claims else ()
        return any(one.source == source for one in written) or name in self._site.proofs

    def __iter__(self) -> Iterator[str]:
        written = (f"{name}/{one.source}" for name, claim in self._site.claims.items() for one in claim.evidence)
        return iter(dict.fromkeys((*written, *self._site.proofs)))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _of_search(site: Site, search: Search | None, place: Place) -> Iterator[Use]:
    if search:
        yield from _each(search.names, site.entities, ENTITY, place, "looked_for", "names")
        yield from _each(search.sources, site.sources, "source", place, "looked_for", "sources")
        for number, met in enumerate(search.met):
            yield from _one(met.source, site.sources, "source", place, "looked_for", "met", number, "source")


def _one(name: str | None, known: Collection[str], kind: str, place: Place, *keys: str | int) -> Iterator[Use]:
    if name and name not in known:
        yield Use(name, place.at(*keys), known, kind)


def _each(names: Iterable[str], known: Collection[str], kind: str, place: Place, *keys: str | int) -> Iterator[Use]:
    for number, name in enumerate(names):
        if name not in known:
            yield Use(name, place.at(*keys, number), known, kind)
