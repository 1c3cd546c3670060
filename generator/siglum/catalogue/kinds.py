"""Every kind of page, each declared once: its address and how it is made.

The menu, reserved addresses, the sitemap, what is searched, and where refs lead follow from these declarations.
"""

from collections.abc import Callable, Iterable

from msgspec import Struct

from siglum.facts.indexes import Indexes
from siglum.html import json_ld
from siglum.html.claim_pages import claim_page, claims_page, claims_parts
from siglum.html.comparing_pages import matrix_page, matrix_parts, wordings_page
from siglum.html.difference_pages import difference_page, differences_page, differences_parts
from siglum.html.entity_pages import entity_page, entity_parts
from siglum.html.figures_page import figures_page, figures_parts
from siglum.html.home_page import home_page
from siglum.html.list_pages import not_found_page, search_page, search_parts
from siglum.html.origin_pages import origin_page
from siglum.html.reading_pages import (
    about_page,
    explainer_page,
    explainers_page,
    text_page,
)
from siglum.html.source_lists import orders_of, sorted_sources_page, sources_page, sources_parts
from siglum.html.source_pages import source_page
from siglum.html.timeline_page import timeline_page, timeline_parts
from siglum.html.views import PageView
from siglum.html.whos_who import cards_page, cards_parts
from siglum.model.refs import Ref


def _once(_: Indexes) -> tuple[str, ...]:
    return ("",)


class PageKind(Struct, frozen=True):
    """A kind of page."""

    id: str
    """The kind of the refs that lead to it; for a record's own page, the record's class in lower case."""
    address: str
    """From the site's root: a folder, such as claims/, with {id} where there is a page for each key; or a file."""
    view: Callable[[Indexes, Ref], PageView]
    """Returns the view of the page that a ref leads to."""
    template: str
    """The file in templates/pages/, without its ending."""
    keys: Callable[[Indexes], Iterable[str]] = _once
    """Lists the keys, one for each page; a single page has the empty key."""
    parts: Callable[[Indexes, str], int] | None = None
    """Returns how many pages a key's page is divided into; 0 where it is left out altogether, also of the menu.

    None where it is one page always."""
    parts_at: str = "{part}/"
    """Where the second and further parts stand within its folder."""
    holds: tuple[str, ...] = ()
    """Kinds of record, in lower case, that have a place on this page and no page of their own."""
    lists: tuple[str, ...] = ()
    """Kinds of page that it lists, which stand elsewhere; on these, its entry in the menu is the current one."""
    formerly: tuple[str, ...] = ()
    """Folders in which it stood before; each has a page that leads here."""
    texts: tuple[str, ...] = ()
    """Ids of the editor's texts (site_src/pages/) that are shown on this page and have none of their own."""
    menu: tuple[tuple[int, str], ...] = ()
    """Its entries in the menu, as (position, words); most kinds have none."""
    searched: bool = False
    """Whether its words are indexed for the search: records' own pages are, lists of them are not."""
    data: json_ld.Data | None = None
    """Makes its JSON-LD."""


PAGES: tuple[PageKind, ...] = (
    PageKind("home", "index.html", home_page, "home", texts=("home",), data=json_ld.site_data),
    PageKind("explainers", "explainers/", explainers_page, "explainers", menu=((1, "Explainers"),)),
    PageKind(
        "explainer",
        "explainers/{id}/",
        explainer_page,
        "explainer",
        keys=lambda indexes: indexes.site.explainers,
        searched=True,
        data=json_ld.article_data,
    ),
    PageKind(
        "claims",
        "claims/",
        claims_page,
        "claims",
        parts=claims_parts,
        # A claim's id may be a number.
        parts_at="page/{part}/",
    ),
    PageKind(
        "claim",
        "claims/{id}/",
        claim_page,
        "claim",
        keys=lambda indexes: indexes.site.claims,
        searched=True,
        data=json_ld.claim_data,
    ),
    PageKind(
        "sources",
        "sources/",
        sources_page,
        "sources",
        parts=sources_parts,
        # A source's id may be a number.
        parts_at="page/{part}/",
        lists=("origin",),
        menu=((6, "Sources"),),
    ),
    PageKind("sources-by", "sources-by/{id}/", sorted_sources_page, "sources", keys=orders_of, parts=sources_parts),
    PageKind(
        "origin",
        "origins/{id}/",
        origin_page,
        "origin",
        keys=lambda indexes: indexes.site.origins,
        searched=True,
        data=json_ld.page_data,
    ),
    PageKind(
        "source",
        "sources/{id}/",
        source_page,
        "source",
        keys=lambda indexes: indexes.site.sources,
        parts=lambda indexes, source: len(indexes.text_parts[source]),
        searched=True,
        data=json_ld.source_data,
    ),
    PageKind(
        "whoswho",
        "whos-who/",
        cards_page,
        "cards",
        parts=cards_parts,
        lists=("person", "organization"),
        formerly=("people/", "organizations/"),
        menu=((5, "Who’s who"),),
    ),
    PageKind(
        "topics",
        "topics/",
        cards_page,
        "cards",
        parts=lambda indexes, key: cards_parts(indexes, key, "topics"),
        # A topic's id may be a number.
        parts_at="page/{part}/",
    ),
    PageKind(
        "person",
        "people/{id}/",
        entity_page,
        "entity",
        keys=lambda indexes: indexes.site.people,
        parts=entity_parts,
        searched=True,
        data=json_ld.entity_data,
    ),
    PageKind(
        "organization",
        "organizations/{id}/",
        entity_page,
        "entity",
        keys=lambda indexes: indexes.site.organizations,
        parts=entity_parts,
        searched=True,
        data=json_ld.entity_data,
    ),
    PageKind(
        "topic",
        "topics/{id}/",
        entity_page,
        "entity",
        keys=lambda indexes: indexes.site.topics,
        parts=entity_parts,
        searched=True,
        data=json_ld.entity_data,
    ),
    PageKind(
        "timeline",
        "timeline/",
        timeline_page,
        "timeline",
        parts=timeline_parts,
        holds=("event",),
        menu=((2, "Timeline"),),
        data=json_ld.events_data,
    ),
    PageKind("figures", "figures/", figures_page, "figures", parts=figures_parts, menu=((3, "Figures"),)),
    PageKind(
        "disagreements",
        "differences/",
        differences_page,
        "differences",
        parts=differences_parts,
        # A question's id may be a number.
        parts_at="page/{part}/",
        menu=((4, "Differences"),),
    ),
    PageKind(
        "disagreement",
        "differences/{id}/",
        difference_page,
        "difference",
        keys=lambda indexes: indexes.site.disagreements,
        searched=True,
        data=json_ld.page_data,
    ),
    PageKind("wordings", "wordings/", wordings_page, "wordings", holds=("wording",)),
    PageKind("matrix", "matrix/", matrix_page, "matrix", parts=matrix_parts),
    PageKind("about", "about/", about_page, "about", texts=("about",), data=json_ld.page_data),
    PageKind(
        "search", "search/", search_page, "index", parts=search_parts, menu=((7, "Search"),), data=json_ld.page_data
    ),
    PageKind(
        "page",
        "{id}/",
        text_page,
        "text",
        keys=lambda indexes: [name for name in indexes.site.pages if name not in SHOWN_ELSEWHERE],
        data=json_ld.page_data,
    ),
    PageKind("notfound", "404.html", not_found_page, "notfound", data=json_ld.page_data),
)
KINDS: dict[str, PageKind] = {kind.id: kind for kind in PAGES}
SHOWN_ELSEWHERE: dict[str, str] = {text: kind.id for kind in PAGES for text in kind.texts}
PLACED: dict[str, str] = {record: kind.id for kind in PAGES for record in kind.holds}


def own_texts(indexes: Indexes) -> tuple[str, ...]:
    """Return the ids of the editor's texts that have a page of their own."""
    return tuple(KINDS["page"].keys(indexes))
