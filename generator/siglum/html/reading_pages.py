"""The home page, explainers, the about page, the editor's own pages, and the list of everything from A to Z."""

from collections.abc import Sequence

from siglum.exports.downloads import DOWNLOADS
from siglum.facts.indexes import Indexes
from siglum.html.apparatus import TAGS, Apparatus
from siglum.html.home_page import explainer_lines
from siglum.html.page_views import AboutPage, ExplainerPage, ExplainersPage, IndexPage, TextPage
from siglum.html.pagination import part_links, portions
from siglum.html.part_views import IndexGroup, WaivedLine
from siglum.html.pictures import scores, section_starts, sourcing
from siglum.html.texts import show, show_lettered
from siglum.html.views import Fact, Heading, Link, Run
from siglum.lint.findings import Findings
from siglum.model.records import Explainer
from siglum.model.refs import Ref

INDEX_PART = 200
"""Links on one page of the list of everything."""


def explainer_page(indexes: Indexes, here: Ref) -> ExplainerPage:
    """Return an explainer with its notes."""
    site, name = indexes.site, here.id
    explainer = site.explainers[name]
    apparatus = Apparatus(indexes, here)
    body = show(explainer.body, name, apparatus)
    heading = Heading(explainer.title, explainer.standfirst, ((Ref("explainers"), "Explainers"),))
    order = list(site.explainers)
    at = order.index(name)
    contents = tuple(Link(here.on(one.id), one.plain) for one in explainer.body.headings if one.level == SECTION)
    return ExplainerPage(
        heading=heading,
        nth=f"{at + 1} of {len(order)}" if len(order) > 1 else "",
        title=explainer.title,
        standfirst=explainer.standfirst,
        byline=_byline(explainer),
        contents=contents if len(contents) >= FEWEST_CONTENTS else (),
        body=body,
        scores=scores(indexes.notes[name], section_starts(body), apparatus),
        finding=sourcing(indexes.notes[name], apparatus),
        previous=_explainer_link(order, at - 1, apparatus),
        next=_explainer_link(order, at + 1, apparatus),
    )


SECTION = 2
"""The level of the headings that the contents list."""
FEWEST_CONTENTS = 3


def _byline(explainer: Explainer) -> str:
    """Return who wrote it and when it was last changed, as far as that is said."""
    by = f"By {explainer.by}" if explainer.by else ""
    changed = f"last changed {explainer.updated.words}" if explainer.updated else ""
    said = " · ".join(part for part in (by, changed) if part)
    return f"{said[:1].upper()}{said[1:]}. {HOW_TO_READ}" if said else HOW_TO_READ


HOW_TO_READ = "A number opens the words of an article; a letter opens our reason."


def _explainer_link(order: list[str], at: int, apparatus: Apparatus) -> Link | None:
    if not 0 <= at < len(order):
        return None
    return Link(apparatus.ref(order[at]), apparatus.site.explainers[order[at]].title)


def explainers_page(indexes: Indexes, here: Ref) -> ExplainersPage:
    """Return the list of explainers."""
    apparatus = Apparatus(indexes, here)
    standfirst = "The story told for somebody who knows nothing of it. Every sentence opens the words that it rests on."
    heading = Heading("Explainers", standfirst)
    return ExplainersPage(heading, "Explainers", standfirst, explainer_lines(apparatus))


def counts(apparatus: Apparatus) -> tuple[Fact, ...]:
    """Return what the site holds, in figures."""
    site, indexes = apparatus.site, apparatus.indexes
    single = sum(len(count.origins) == 1 for count in indexes.counts.values())
    disputed = sum(indexes.disputed(claim) for claim in site.claims)

    def linked(number: int, page: Ref) -> tuple[Run, ...]:
        return (Run(f"{number:,}", page),)

    return (
        Fact("Articles", linked(len(site.sources), Ref("sources"))),
        Fact("Claims", linked(len(site.claims), Ref("claims"))),
        Fact("Passages quoted", (Run(f"{len(site.proofs):,}"),)),
        Fact("Claims with one origin only", (Run(f"{single:,}"),)),
        Fact("Claims in dispute", linked(disputed, Ref("disagreements"))),
        Fact("People", linked(len(site.people), Ref("people"))),
        Fact("Organizations", linked(len(site.organizations), Ref("organizations"))),
        Fact("Events", linked(len(site.events), Ref("timeline"))),
    )


def about_page(indexes: Indexes, here: Ref) -> AboutPage:
    """Return the about page: how to read the site, what was waived, what can be downloaded."""
    site = indexes.site
    apparatus = Apparatus(indexes, here)
    page = site.pages.get("about")
    shown = show_lettered(page.body, "about", apparatus) if page else ()
    title = page.title if page else "How to read this site"
    description = "What the marks on this site mean, what is computed, and what is the editor's judgement."
    heading = Heading(title, description)
    waived = tuple(
        WaivedLine(Link(apparatus.ref(one.record), indexes.name(one.record)), one.problem.message, one.reason)
        for one in Findings.of(indexes.database).waived
    )
    exports = tuple(Link(Ref(one.id), f"{one.id}: {one.words}") for one in DOWNLOADS if one.words)
    return AboutPage(
        heading=heading,
        title=title,
        body=shown,
        tags=TAGS,
        counts=counts(apparatus),
        waived=waived,
        exports=exports,
    )


def text_page(indexes: Indexes, here: Ref) -> TextPage:
    """Return a page of the editor's own."""
    page = indexes.site.pages[here.id]
    shown = show_lettered(page.body, here.id, Apparatus(indexes, here))
    first = next((sentence.text for unit in page.body.units for sentence in unit.sentences), page.title)
    return TextPage(Heading(page.title, indexes.plain(first)), page.title, shown)


def search_parts(indexes: Indexes, _key: str = "") -> int:
    """Return the number of pages of the list of everything."""
    return len(portions([(kind, tuple(names)) for kind, names in _kinds(indexes)], INDEX_PART))


def search_page(indexes: Indexes, here: Ref) -> IndexPage:
    """Return the search page, which is the first part of the list from A to Z, or a further part."""
    pages = portions(_everything(indexes), INDEX_PART)
    part, whole = here.part, "every claim, person, organization, topic and article of this site"
    heading = Heading("Search", f"E{whole[1:]}, from A to Z.")
    if part > 1:
        title = f"Everything from A to Z, part {part} of {len(pages)}"
        heading = Heading(title, f"Part {part} of {len(pages)} of {whole}.", ((here.parted(1), "Search"),))
    return _index(indexes, heading, pages[part - 1], part_links(here, len(pages)), searching=part == 1)


def not_found_page(indexes: Indexes, _here: Ref) -> IndexPage:
    """Return the page for wrong addresses."""
    heading = Heading(
        "Page not found",
        "There is no page at this address. It may have been mistyped. What this site has is listed below, from A to Z.",
    )
    groups = [group for group in _everything(indexes) if group[0] != "Claims"]
    return _index(indexes, heading, portions(groups, INDEX_PART)[0], (), searching=False)


def _index(
    indexes: Indexes,
    heading: Heading,
    groups: Sequence[tuple[str, Sequence[tuple[str, str]]]],
    parts: tuple[Link, ...],
    *,
    searching: bool,
) -> IndexPage:
    made = tuple(
        IndexGroup(group, tuple(Link(indexes.ref(name), words) for words, name in links)) for group, links in groups
    )
    return IndexPage(heading, heading.title, heading.description, made, parts, searching=searching)


def _kinds(indexes: Indexes) -> list[tuple[str, dict[str, str]]]:
    """Return the records that have a page, as (title of the kind, words by id); kinds without records are left out."""
    site = indexes.site
    kinds = (
        ("Explainers", {name: one.title for name, one in site.explainers.items()}),
        ("People", {name: one.name for name, one in site.people.items()}),
        ("Organizations", {name: one.name for name, one in site.organizations.items()}),
        ("Topics", {name: one.name for name, one in site.topics.items()}),
        ("Articles", {name: one.title for name, one in site.sources.items()}),
        ("Claims", {name: one.statement for name, one in site.claims.items()}),
    )
    return [(kind, names) for kind, names in kinds if names]


def _everything(indexes: Indexes) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the records that have a page, by kind and then from A to Z, as (title of the kind, [(words, id)])."""
    return [
        (kind, sorted(((words, name) for name, words in names.items()), key=lambda one: _sorted(one[0])))
        for kind, names in _kinds(indexes)
    ]


def _sorted(words: str) -> str:
    """Return the key that words are sorted by: without case and marks at the beginning."""
    return words.lstrip("“”‘’\"'([").casefold()
