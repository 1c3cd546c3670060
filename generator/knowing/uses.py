"""Every id that a field of a record holds, with its place and what it may name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.knowing.site import Site
from generator.model.files import Place

VOICE = "person or organization"


@dataclass(frozen=True, slots=True)
class Use:
    """An id where it is used."""

    name: str
    place: Place
    known: Iterable[str]
    """The ids that it may be."""
    kind: str
    """What has such an id."""


def uses(site: Site) -> Iterator[Use]:
    """Yield every use of an id in a site."""
    yield from _of_claims(site)
    yield from _of_sources(site)
    yield from _of_entities(site)
    yield from _of_what_rests_on_claims(site)
    if site.settings.lead:
        yield Use(site.settings.lead, Place("site_src/site.yaml", ("lead",)), site.explainers, "explainer")


def _of_claims(site: Site) -> Iterator[Use]:
    for name, claim in site.claims.items():
        place = site.places[name]
        yield from _each(claim.about, place.at("about"), site.entities, "person, organization or topic")
        for number, evidence in enumerate(claim.evidence):
            yield from _each(evidence.chain, place.at("evidence", number, "chain"), site.voices, VOICE)


def _of_sources(site: Site) -> Iterator[Use]:
    for name, source in site.sources.items():
        place = site.places[name]
        if source.outlet:
            yield Use(source.outlet, place.at("outlet"), site.organizations, "organization")
        for number, block in enumerate(source.blocks):
            yield Use(block.voice, place.at("blocks", number, "voice"), site.voices, VOICE)
        for number, derivation in enumerate(source.derives_from):
            yield Use(derivation.origin, place.at("derives_from", number, "origin"), site.origins, "origin")
    for name, origin in site.origins.items():
        if origin.outlet:
            yield Use(origin.outlet, site.places[name].at("outlet"), site.organizations, "organization")


def _of_entities(site: Site) -> Iterator[Use]:
    for name, entity in site.entities.items():
        for number, alias in enumerate(entity.aliases):
            place = site.places[name].at("aliases", number, "sources")
            yield from _each(alias.sources, place, site.sources, "source")
    for name, voice in site.voices.items():
        for number, role in enumerate(voice.roles):
            place = site.places[name].at("roles", number)
            yield Use(role.source, place.at("source"), site.sources, "source")
            yield Use(role.claim, place.at("claim"), site.claims, "claim")


def _of_what_rests_on_claims(site: Site) -> Iterator[Use]:
    for name, event in site.events.items():
        place = site.places[name]
        yield from _each(event.claims, place.at("claims"), site.claims, "claim")
        if event.disputed_by:
            yield Use(event.disputed_by, place.at("disputed"), site.disagreements, "disagreement")
    for name, disagreement in site.disagreements.items():
        for number, position in enumerate(disagreement.positions):
            place = site.places[name].at("positions", number, "claims")
            yield from _each(position.claims, place, site.claims, "claim")
    # Evidence counts as there where it is written: a quotation that was not found is a problem of its own.
    written = {f"{name}/{evidence.source}" for name, claim in site.claims.items() for evidence in claim.evidence}
    written |= set(site.proofs)
    for name, wording in site.wordings.items():
        place = site.places[name]
        yield Use(wording.speaker, place.at("speaker"), site.voices, VOICE)
        yield from _each(wording.versions, place.at("versions"), written, "evidence")


def _each(names: Iterable[str], place: Place, known: Iterable[str], kind: str) -> Iterator[Use]:
    for number, name in enumerate(names):
        yield Use(name, place.at(number), known, kind)
