"""The address of every record's page, and the way there from any other page."""

from collections.abc import Iterator

from siglum.facts.indexes import Indexes
from siglum.html.pagination import part_address, source_part
from siglum.model.records import (
    Claim,
    Disagreement,
    Event,
    Explainer,
    Organization,
    Origin,
    Page,
    Person,
    Record,
    Source,
    Topic,
    Wording,
)
from siglum.model.urls import page_of, public, relative
from siglum.proving.site import Site

HOME = "index.html"
EXPLAINERS = "explainers/index.html"
CLAIMS = "claims/index.html"
SOURCES = "sources/index.html"
PEOPLE = "people/index.html"
ORGANIZATIONS = "organizations/index.html"
TOPICS = "topics/index.html"
TIMELINE = "timeline/index.html"
DISAGREEMENTS = "disagreements/index.html"
WORDINGS = "wordings/index.html"
MATRIX = "matrix/index.html"
ABOUT = "about/index.html"
SEARCH = "search/index.html"
NOT_FOUND = "404.html"

OWN_TEXTS = ("home", "about")
"""The editor's texts that are shown on pages of the site's own."""

FOLDERS: tuple[tuple[type[Record], str], ...] = (
    (Claim, "claims"),
    (Source, "sources"),
    (Person, "people"),
    (Organization, "organizations"),
    (Topic, "topics"),
    (Explainer, "explainers"),
)


def address_of(record: Record, name: str) -> str:
    """Return the address of a record's page, or of its place on one, from the site's root."""
    for kind, folder in FOLDERS:
        if isinstance(record, kind):
            return page_of(folder, name)
    match record:
        case Event():
            return f"{TIMELINE}#{name}"
        case Disagreement():
            return f"{DISAGREEMENTS}#{name}"
        case Wording():
            return f"{WORDINGS}#{name}"
        case Origin():
            return f"{SOURCES}#{name}"
        case Page(id="home"):
            return HOME
        case Page():
            return f"{name}/index.html"
        case _:
            message = f"{type(record).__name__} has no page"
            raise TypeError(message)


def own_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the id and the address of each page that is the editor's own from its address on."""
    for name, page in site.pages.items():
        if name not in OWN_TEXTS:
            yield name, address_of(page, name)


def place_in_source(indexes: Indexes, source: str, offset: int, fragment: str) -> str:
    """Return the address of a place in a source's text, on whichever part of its page that stands."""
    page = part_address(page_of("sources", source), source_part(indexes, source, offset))
    return f"{page}#{fragment}"


def passage_address(indexes: Indexes, evidence: str) -> str:
    """Return the address of the marked passage of a piece of evidence, from the site's root."""
    proof = indexes.site.proofs[evidence]
    start = proof.stretches[0].start
    return place_in_source(indexes, proof.evidence.source, start, indexes.passage_of[evidence])


def link(base_url: str | None, address: str, page: str) -> str:
    """Return the link from a page to an address.

    A host shows the page for wrong addresses in whatever folder was asked for, so its links are full as soon as the
    site's own address is known.
    """
    if page == NOT_FOUND and base_url:
        return f"{base_url.rstrip('/')}/{address}"
    return relative(address, page)


class Way:
    """The links from one page to records and other pages."""

    def __init__(self, indexes: Indexes, page: str) -> None:
        """Lead from the page at the address `page`."""
        self.indexes = indexes
        self.page = page

    def to(self, address: str) -> str:
        """Return the link to an address."""
        return link(self.indexes.site.settings.base_url, address, self.page)

    def record(self, name: str, fragment: str = "") -> str:
        """Return the link to a record, and to a place on its page where a fragment is given."""
        address = address_of(self.indexes.site.records[name], name)
        return self.to(f"{address}#{fragment}" if fragment else address)

    def entity(self, name: str) -> str:
        """Return the link to a person, organization or topic; nothing where that is this page itself."""
        address = address_of(self.indexes.site.entities[name], name)
        return "" if address == self.page else self.to(address)

    def passage(self, evidence: str) -> str:
        """Return the link to the marked passage of a piece of evidence."""
        return self.to(passage_address(self.indexes, evidence))

    def within(self, source: str, offset: int, fragment: str) -> str:
        """Return the link to a place on the page of a source; `offset` is the place's in the text, in code points."""
        return self.to(place_in_source(self.indexes, source, offset, fragment))

    def full(self, address: str) -> str:
        """Return the full address on the web, for print; nothing where the site's own is not known."""
        base = self.indexes.site.settings.base_url
        return public(base, address) if base else ""
