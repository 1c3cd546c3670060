"""References to undefined ids."""

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from siglum.model.files import SETTINGS, Place
from siglum.model.records import Grounded, Search
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


def uses_of_claim(site: Site, name: str) -> Iterator[Use]:
    """Yield the uses of ids in a claim that nothing has, or nothing of the kind that is wanted there."""
    claim, place = site.claims[name], site.places[name]
    yield from _each(claim.about, site.entities, ENTITY, place, "about")
    if claim.figure:
        yield from _one(claim.figure.counted_by, site.voices, VOICE, place, "figure", "counted_by")
    yield from _of_search(site, claim.looked_for, place)
    for number, evidence in enumerate(claim.evidence):
        yield from _each(evidence.chain, site.voices, VOICE, place, "evidence", number, "chain")


def other_uses(site: Site) -> Iterator[Use]:
    """Yield such uses of ids in all other records."""
    yield from _of_sources(site)
    yield from _of_entities(site)
    yield from _of_grounds(site)
    yield from _of_what_rests_on_claims(site)
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


def _of_sources(site: Site) -> Iterator[Use]:
    for name, source in site.sources.items():
        place = site.places[name]
        yield from _one(source.outlet, site.organizations, "organization", place, "outlet")
        yield from _one(source.part_of, site.sources, "source", place, "part_of")
        for number, block in enumerate(source.blocks):
            yield from _one(block.voice, site.voices, VOICE, place, "blocks", number, "voice")
        for number, derivation in enumerate(source.derives_from):
            yield from _one(derivation.origin, site.origins, "origin", place, "derives_from", number, "origin")
    for name, origin in site.origins.items():
        yield from _one(origin.outlet, site.organizations, "organization", site.places[name], "outlet")
        for number, shared in enumerate(origin.shared):
            yield from _each(shared.claims, site.claims, "claim", site.places[name], "shared", number, "claims")


def _of_entities(site: Site) -> Iterator[Use]:
    for name, entity in site.entities.items():
        for number, alias in enumerate(entity.aliases):
            yield from _each(alias.sources, site.sources, "source", site.places[name], "aliases", number, "sources")
    for name, voice in site.voices.items():
        for number, role in enumerate(voice.roles):
            yield from _one(role.source, site.sources, "source", site.places[name], "roles", number, "source")
            yield from _one(role.claim, site.claims, "claim", site.places[name], "roles", number, "claim")


def _of_grounds(site: Site) -> Iterator[Use]:
    for name, record in site.records.items():
        if isinstance(record, Grounded):
            for ground, given in record.grounds.items():
                place = site.places[name].at("grounds", ground)
                yield from _of_search(site, given.looked_for, place)
                if given.reckoned:
                    yield from _each(given.reckoned.claims, site.claims, "claim", place, "reckoned", "claims")


def _of_what_rests_on_claims(site: Site) -> Iterator[Use]:
    for name, event in site.events.items():
        place = site.places[name]
        yield from _each(event.claims, site.claims, "claim", place, "claims")
        yield from _one(event.disputed_by, site.disagreements, "disagreement", place, "disputed")
    for name, disagreement in site.disagreements.items():
        yield from _of_search(site, disagreement.looked_for, site.places[name])
        for number, position in enumerate(disagreement.positions):
            yield from _each(position.claims, site.claims, "claim", site.places[name], "positions", number, "claims")
    if not site.wordings:
        return
    # Evidence counts as there where it is written: a quotation that was not found is a problem of its own.
    written = {f"{name}/{evidence.source}" for name, claim in site.claims.items() for evidence in claim.evidence}
    written |= set(site.proofs)
    for name, wording in site.wordings.items():
        place = site.places[name]
        yield from _one(wording.speaker, site.voices, VOICE, place, "speaker")
        yield from _each(wording.versions, written, "evidence", place, "versions")


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
