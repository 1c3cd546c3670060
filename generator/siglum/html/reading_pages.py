"""Explainers and the list of them, the about page, and the editor's own pages."""

from siglum.exports.downloads import DOWNLOADS
from siglum.facts.indexes import Indexes
from siglum.html.apparatus import TAGS, Apparatus
from siglum.html.home_page import explainer_lines
from siglum.html.page_views import AboutPage, ExplainerPage, ExplainersPage, TextPage
from siglum.html.part_views import WaivedLine
from siglum.html.pictures import scores, section_starts, sourcing
from siglum.html.text_views import parts_shown
from siglum.html.texts import show, show_lettered
from siglum.html.views import Fact, Heading, Link, Run
from siglum.lint.findings import Findings
from siglum.model.dates import When
from siglum.model.refs import Ref


def explainer_page(indexes: Indexes, here: Ref) -> ExplainerPage:
    """Return an explainer with its notes."""
    site, name = indexes.site, here.id
    explainer = site.explainers[name]
    apparatus = Apparatus(indexes, here)
    body = show(explainer.body, name, apparatus)
    updated = explainer.updated or site.dates.updated.get(name)
    heading = Heading(
        explainer.title,
        explainer.standfirst,
        ((Ref("explainers"), "Explainers"),),
        parts=parts_shown(body),
        modified=updated.machine if updated else "",
    )
    order = list(site.explainers)
    at = order.index(name)
    contents = tuple(Link(here.on(one.id), one.plain) for one in explainer.body.headings if one.level == SECTION)
    return ExplainerPage(
        heading=heading,
        nth=f"{at + 1} of {len(order)}" if len(order) > 1 else "",
        title=explainer.title,
        standfirst=explainer.standfirst,
        byline=_byline(explainer.by, updated),
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


def _byline(by: str | None, updated: When | None) -> str:
    """Return who wrote a text and when it was last changed, as far as that is said."""
    said = " · ".join((*((f"By {by}",) if by else ()), *((f"last changed {updated.words}",) if updated else ())))
    return f"{said[:1].upper()}{said[1:]}. {HOW_TO_READ}" if said else HOW_TO_READ


SENTENCE_ENDS = ('."', '?"', '!"', '…"')
"""How a message ends that needs no stop."""
HOW_TO_READ = "A number opens the words of an article; a letter opens the editor’s reason."


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
        Fact("Claims with one source only", (Run(f"{single:,}"),)),
        Fact("Claims in dispute", linked(disputed, Ref("disagreements"))),
        Fact("People", linked(len(site.people), Ref("whoswho"))),
        Fact("Organizations", linked(len(site.organizations), Ref("whoswho"))),
        Fact("Events", linked(len(site.events), Ref("timeline"))),
    )


def about_page(indexes: Indexes, here: Ref) -> AboutPage:
    """Return the about page: how to read the site, what was waived, what can be downloaded."""
    site = indexes.site
    apparatus = Apparatus(indexes, here)
    page = site.pages.get("about")
    shown = show_lettered(page.body, "about", apparatus) if page else ()
    title = page.title if page else "How to read this site"
    description = "What the marks on this site mean, what is computed, and what is the editor’s judgement."
    heading = Heading(title, description, parts=parts_shown(shown))
    waived = tuple(
        WaivedLine(
            Link(apparatus.ref(one.record), indexes.name(one.record))
            if one.record
            else Link(None, one.problem.at.path),
            one.problem.message if one.problem.message.endswith(SENTENCE_ENDS) else f"{one.problem.message}.",
            one.reason,
        )
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
    first = next((sentence.text for sentence in page.body.sentences), page.title)
    return TextPage(Heading(page.title, indexes.plain(first), parts=parts_shown(shown)), page.title, shown)
