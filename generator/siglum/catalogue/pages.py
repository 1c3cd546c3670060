"""Every page of the site: its address, its template, and how its view is made. The one list of all pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

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
    """A page before it is made."""

    address: str
    template: str
    view: Callable[[], object]


def pages(indexes: Indexes) -> tuple[Page, ...]:
    """Return every page of a site."""
    return tuple(_pages(indexes))


def _pages(indexes: Indexes) -> Iterator[Page]:
    site = indexes.site
    yield Page(addresses.HOME, "home", partial(home_page, indexes))
    yield Page(addresses.EXPLAINERS, "explainers", partial(explainers_page, indexes))
    for name in site.explainers:
        yield Page(page_of("explainers", name), "explainer", partial(explainer_page, indexes, name))
    for part in range(1, claims_parts(indexes) + 1):
        yield Page(claims_address(part), "claims", partial(claims_page, indexes, part))
    for name in site.claims:
        yield Page(page_of("claims", name), "claim", partial(claim_page, indexes, name))
    yield Page(addresses.SOURCES, "sources", partial(sources_page, indexes))
    for name in site.sources:
        for part in range(1, len(source_parts(indexes, name)) + 1):
            address = part_address(page_of("sources", name), part)
            yield Page(address, "source", partial(source_page, indexes, name, part))
    yield Page(addresses.PEOPLE, "cards", partial(cards_page, indexes, Person))
    yield Page(addresses.ORGANIZATIONS, "cards", partial(cards_page, indexes, Organization))
    yield Page(addresses.TOPICS, "cards", partial(cards_page, indexes, Topic))
    for name, entity in site.entities.items():
        for part in range(1, entity_parts(indexes, name) + 1):
            yield Page(
                part_address(address_of(entity, name), part), "entity", partial(entity_page, indexes, name, part)
            )
    yield Page(addresses.TIMELINE, "timeline", partial(timeline_page, indexes))
    yield Page(addresses.DISAGREEMENTS, "disagreements", partial(disagreements_page, indexes))
    yield Page(addresses.WORDINGS, "wordings", partial(wordings_page, indexes))
    for part in range(1, matrix_parts(indexes) + 1):
        yield Page(matrix_address(part), "matrix", partial(matrix_page, indexes, part))
    yield Page(addresses.ABOUT, "about", partial(about_page, indexes))
    for part in range(1, search_parts(indexes) + 1):
        yield Page(part_address(addresses.SEARCH, part), "index", partial(search_page, indexes, part))
    for name, address in addresses.own_pages(site):
        yield Page(address, "text", partial(text_page, indexes, name))
    yield Page(addresses.NOT_FOUND, "notfound", partial(not_found_page, indexes))
