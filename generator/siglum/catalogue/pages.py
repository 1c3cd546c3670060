"""Every page of the site: its address, its template, and how its view is made. The one list of all pages."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from siglum.catalogue import addresses
from siglum.catalogue.addresses import address_of
from siglum.facts.indexes import Indexes
from siglum.html.claim_pages import claim_page, claims_address, claims_page, claims_parts
from siglum.html.disagreement_pages import (
    disagreements_page,
    matrix_address,
    matrix_page,
    matrix_parts,
    wordings_page,
)
from siglum.html.entity_pages import cards_page, entity_page, entity_parts
from siglum.html.pagination import part_address, source_parts
from siglum.html.reading_pages import (
    about_page,
    explainer_page,
    explainers_page,
    home_page,
    not_found_page,
    search_page,
    search_parts,
    text_page,
)
from siglum.html.source_facts import sources_page
from siglum.html.source_pages import source_page
from siglum.html.timeline_page import timeline_page
from siglum.model.records import Organization, Person, Topic
from siglum.model.urls import page_of


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is made: what makes its view, and of what."""

    address: str
    template: str
    id: str = ""
    part: int = 1


def pages(indexes: Indexes) -> tuple[Page, ...]:
    """Return every page of a site."""
    return tuple(_pages(indexes))


LISTED: Mapping[str, type[Person | Organization | Topic]] = {
    "people": Person,
    "organizations": Organization,
    "topics": Topic,
}
VIEWS: Mapping[str, Callable[[Indexes, Page], object]] = {
    "home": lambda indexes, _: home_page(indexes),
    "explainers": lambda indexes, _: explainers_page(indexes),
    "explainer": lambda indexes, page: explainer_page(indexes, page.id),
    "claims": lambda indexes, page: claims_page(indexes, page.part),
    "claim": lambda indexes, page: claim_page(indexes, page.id),
    "sources": lambda indexes, _: sources_page(indexes),
    "source": lambda indexes, page: source_page(indexes, page.id, page.part),
    "cards": lambda indexes, page: cards_page(indexes, LISTED[page.id]),
    "entity": lambda indexes, page: entity_page(indexes, page.id, page.part),
    "timeline": lambda indexes, _: timeline_page(indexes),
    "disagreements": lambda indexes, _: disagreements_page(indexes),
    "wordings": lambda indexes, _: wordings_page(indexes),
    "matrix": lambda indexes, page: matrix_page(indexes, page.part),
    "about": lambda indexes, _: about_page(indexes),
    "index": lambda indexes, page: search_page(indexes, page.part),
    "text": lambda indexes, page: text_page(indexes, page.id),
    "notfound": lambda indexes, _: not_found_page(indexes),
}


def view_of(indexes: Indexes, page: Page) -> object:
    """Return what a page shows."""
    return VIEWS[page.template](indexes, page)


def _pages(indexes: Indexes) -> Iterator[Page]:
    site = indexes.site
    yield Page(addresses.HOME, "home")
    yield Page(addresses.EXPLAINERS, "explainers")
    for name in site.explainers:
        yield Page(page_of("explainers", name), "explainer", name)
    for part in range(1, claims_parts(indexes) + 1):
        yield Page(claims_address(part), "claims", part=part)
    for name in site.claims:
        yield Page(page_of("claims", name), "claim", name)
    yield Page(addresses.SOURCES, "sources")
    for name in site.sources:
        for part in range(1, len(source_parts(indexes, name)) + 1):
            yield Page(part_address(page_of("sources", name), part), "source", name, part)
    yield Page(addresses.PEOPLE, "cards", "people")
    yield Page(addresses.ORGANIZATIONS, "cards", "organizations")
    yield Page(addresses.TOPICS, "cards", "topics")
    for name, entity in site.entities.items():
        for part in range(1, entity_parts(indexes, name) + 1):
            yield Page(part_address(address_of(entity, name), part), "entity", name, part)
    yield Page(addresses.TIMELINE, "timeline")
    yield Page(addresses.DISAGREEMENTS, "disagreements")
    yield Page(addresses.WORDINGS, "wordings")
    for part in range(1, matrix_parts(indexes) + 1):
        yield Page(matrix_address(part), "matrix", part=part)
    yield Page(addresses.ABOUT, "about")
    for part in range(1, search_parts(indexes) + 1):
        yield Page(part_address(addresses.SEARCH, part), "index", part=part)
    for name, address in addresses.own_pages(site):
        yield Page(address, "text", name)
    yield Page(addresses.NOT_FOUND, "notfound")
