"""The page of what several articles go back to: the order of telling, the reasons, and what hangs on it."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from siglum.facts.indexes import Indexes
from siglum.facts.reports import Hanging, Reports
from siglum.html.apparatus import Apparatus
from siglum.html.finding_views import (
    CarrierView,
    HangingRow,
    OrderColumn,
    OrderLine,
    OrderPicture,
    OrderRow,
    ReasonView,
)
from siglum.html.frame import shortened
from siglum.html.page_views import OriginPage
from siglum.html.resting import resting
from siglum.html.source_facts import known_of, name_of
from siglum.html.telling import FEWEST, Telling, finding, listed, parallel, side_by_side, title, told
from siglum.html.text_views import Block, Inline
from siglum.html.texts import show_cited
from siglum.html.views import Heading, Link, QuoteSegment, Siglum, Verbatim
from siglum.model.counting import in_words
from siglum.model.records import Origin
from siglum.model.refs import Ref

DRAWN_ARTICLES = 6
DRAWN_THINGS = 24
"""With more than these nobody could follow the lines, and the table stands alone."""
LABEL = 20
"""The most code points of a label in the picture."""
ROWS = 12
"""The most sets of articles; with more, the last of these rows has all that are left."""
COLUMNS = 8
"""With more articles than this, a row has the letters of its own alone."""
LISTED = 40
"""The most claims that a row lists."""


def origin_page(indexes: Indexes, here: Ref) -> OriginPage:
    """Return the page of one origin."""
    site, name = indexes.site, here.id
    origin = site.origins[name]
    apparatus, reports = Apparatus(indexes, here), Reports.of(indexes.database)
    articles, hanging = reports.articles[name], reports.hanging[name]
    letters = [indexes.sigla[one] for one in articles]
    standfirst = _standfirst(origin, letters, hanging)
    called = name_of(origin)
    order = list(site.origins)
    at = order.index(name)
    fallen = resting(name, "If this report fell", apparatus)
    return OriginPage(
        heading=Heading(called, standfirst, ((Ref("sources"), "Sources"),)),
        kind="Concluded by the editor" if origin.judged else "Named in the text",
        title=called,
        standfirst=standfirst,
        order=_order(name, apparatus, reports),
        reasons=_reasons(origin, apparatus),
        against=show_cited(origin.against, apparatus),
        outlet=Link(apparatus.entity(origin.outlet), site.organizations[origin.outlet].name) if origin.outlet else None,
        carriers=tuple(_carrier(name, one, apparatus, reports) for one in articles),
        carried=_dated(articles, indexes),
        hanging=_rows(articles, hanging, apparatus),
        count=len(hanging),
        # Its claims are listed by the articles that carry them.
        resting=replace(fallen, claims=()) if fallen else None,
        previous=_neighbour(order, at - 1, apparatus),
        next=_neighbour(order, at + 1, apparatus),
    )


def _neighbour(order: Sequence[str], at: int, apparatus: Apparatus) -> Link | None:
    if not 0 <= at < len(order):
        return None
    return Link(apparatus.ref(order[at]), name_of(apparatus.site.origins[order[at]]))


def _standfirst(origin: Origin, letters: Sequence[str], hanging: Sequence[Hanging]) -> str:
    """Say who goes back to it, how one knows, and what follows for the counts."""
    if not letters:
        return "No article on this site goes back to it."
    one = len(letters) == 1
    if origin.judged:
        said = f"{listed(letters)} {'seems' if one else 'seem'} to go back to one report. "
        said += "No article says so: it is concluded, and this page says why."
    else:
        said = f"{listed(letters)} {'names' if one else 'name'} it as {'its' if one else 'their'} source."
    if not hanging:
        return said
    shared = sum(len(found.articles) > 1 for found in hanging)
    count = len(hanging)
    said += f" {in_words(count, 'claim').capitalize()} of this site {'rests' if count == 1 else 'rest'} on it"
    if not shared:
        return f"{said}."
    stand = "stands" if shared == 1 else "stand"
    which = "it" if count == 1 else "all of them" if shared == count else f"{shared} of them"
    return f"{said}; {which} {stand} in several articles, and {'counts' if shared == 1 else 'count'} as told once."


def _reasons(origin: Origin, apparatus: Apparatus) -> tuple[ReasonView, ...]:
    if origin.reasons:
        return tuple(
            ReasonView(f"why-{number}", one.title, show_cited(one.text, apparatus))
            for number, one in enumerate(origin.reasons, start=1)
        )
    words = tuple(
        Inline("name" if run.href else "text", run.text, href=run.href) for run in apparatus.words(origin.reason)
    )
    return (ReasonView("why", "Why it counts as one", (Block("paragraph", inlines=words),)),)


# The order of telling


def _order(name: str, apparatus: Apparatus, reports: Reports) -> OrderPicture | None:
    """Return in which order the articles tell what they share; None where that is too little to say anything."""
    things = reports.things[name]
    columns = told([thing.places for thing in things], reports.articles[name])
    if len(columns) < 2 or len(things) < FEWEST:  # noqa: PLR2004 - an order is compared with another
        return None
    telling = side_by_side(columns)
    same = parallel(telling)
    sigla = apparatus.indexes.sigla
    found, rest = finding(telling, sigla)
    places = [{thing: place for place, thing in enumerate(one.things, start=1)} for one in telling.columns]
    rows = [
        OrderRow(thing.label, tuple(found_at.get(number, 0) for found_at in places))
        for number, thing in enumerate(things)
    ]
    labels = [shortened(thing.label, LABEL) for thing in things]
    letters = listed([sigla[one.article] for one in telling.columns])
    return OrderPicture(
        title=title(telling),
        said=f"In which order {letters} tell the {len(things)} things that they share. {found} {rest}".strip(),
        drawn=len(columns) <= DRAWN_ARTICLES and len(things) <= DRAWN_THINGS,
        columns=tuple(
            OrderColumn(apparatus.siglum(one.article), tuple(labels[thing] for thing in one.things), one in same)
            for one in telling.columns
        ),
        lines=tuple(_lines(telling)),
        finding=found,
        rest=rest,
        rows=tuple(sorted(rows, key=lambda row: tuple(place or len(rows) + 1 for place in row.places))),
    )


def _lines(telling: Telling) -> list[OrderLine]:
    lines = []
    for column, (one, other) in enumerate(pairwise(telling.columns)):
        ends = {thing: place for place, thing in enumerate(other.things)}
        crossed = telling.crossings[column]
        lines += [
            OrderLine(column, start, ends[thing], parallel=not crossed)
            for start, thing in enumerate(one.things)
            if thing in ends
        ]
    return lines


# Who carries it


def _carrier(name: str, source: str, apparatus: Apparatus, reports: Reports) -> CarrierView:
    site = apparatus.site
    derivation = next((one for one in site.derives_from[source] if one.origin == name), None)
    return CarrierView(
        article=apparatus.siglum(source),
        source=source,
        facts=known_of(site.sources[source], site),
        credits=_credits(name, source, reports),
        reason=derivation.reason if derivation else "",
        passages=tuple(
            (QuoteSegment(Verbatim(words, source), gap=False),) for words in (derivation.passages if derivation else ())
        ),
    )


def _credits(name: str, source: str, reports: Reports) -> str:
    """Say for how many of its claims an article names the report that it has them from; speakers are no report."""
    carried = sum(source in one.articles for one in reports.hanging[name])
    named = reports.crediting[name].get(source, 0)
    claims = in_words(carried, "claim")
    if not carried:
        return "No claim rests on it here."
    if not named:
        return f"It carries {claims}, and names no report that it has {'it' if carried == 1 else 'them'} from."
    if named == carried:
        return f"It carries {claims}, and names the report that it has {'it' if carried == 1 else 'them'} from."
    return f"It carries {claims}, and names the report that it has {named} of them from."


def _dated(articles: Sequence[str], indexes: Indexes) -> str:
    """Say what the dates of the articles tell of who came first."""
    if len(articles) < 2:  # noqa: PLR2004 - one is first by itself
        return ""
    undated = [indexes.sigla[one] for one in articles if not indexes.site.published[one]]
    if not undated:
        return "The oldest first."
    if len(undated) == len(articles):
        return "None of them bears a date, so that nobody can say which was first."
    first = "The dated one" if len(articles) - len(undated) == 1 else "The oldest"
    return f"{first} first; {listed(undated)} {'bears' if len(undated) == 1 else 'bear'} no date."


# What hangs on it


def _rows(articles: Sequence[str], hanging: Sequence[Hanging], apparatus: Apparatus) -> tuple[HangingRow, ...]:
    """Return the claims by the articles that carry them: those of most articles first."""
    ordered = apparatus.indexes.orders.in_order(articles)
    found: dict[tuple[str, ...], list[str]] = {}
    for one in hanging:
        found.setdefault(one.articles, []).append(one.claim)
    sizes = Counter({carriers: len(claims) for carriers, claims in found.items()})
    ranks = {source: rank for rank, source in enumerate(ordered)}
    rows = sorted(found, key=lambda carriers: (-len(carriers), [ranks[one] for one in carriers]))
    kept, rest = (rows, []) if len(rows) <= ROWS else (rows[: ROWS - 1], rows[ROWS - 1 :])
    left = [claim for carriers in rest for claim in found[carriers]]
    most = max([*(sizes[carriers] for carriers in kept), len(left)], default=0)
    sigla = apparatus.sigla(ordered)
    made = [
        _row(carriers, found[carriers], dict(zip(ordered, sigla, strict=True)), most, apparatus) for carriers in kept
    ]
    if left:
        said = f"{in_words(len(left), 'claim')} in other articles together"
        made.append(_hanging(("…",), said, left, most, apparatus, alone=False))
    return tuple(made)


def _row(
    carriers: tuple[str, ...], claims: list[str], columns: dict[str, Siglum], most: int, apparatus: Apparatus
) -> HangingRow:
    letters = [columns[one].letter for one in carriers]
    cells = [siglum.letter if source in carriers else "·" for source, siglum in columns.items()]
    said = f"{in_words(len(claims), 'claim')} in {listed(letters)}"
    shown = cells if len(columns) <= COLUMNS else letters
    return _hanging(tuple(shown), said, claims, most, apparatus, alone=len(carriers) == 1)


def _hanging(
    cells: tuple[str, ...], said: str, claims: list[str], most: int, apparatus: Apparatus, *, alone: bool
) -> HangingRow:
    statements = apparatus.site.claims
    links = [Link(apparatus.ref(one), statements[one].statement) for one in claims[:LISTED]]
    more = max(0, len(claims) - LISTED)
    return HangingRow(cells, said, len(claims), len(claims) / most, alone, tuple(links), more)
