"""The page of figures: every number that a claim states, with honest ends, and whether anybody says who counted."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from siglum.facts.indexes import Indexes
from siglum.html.apparatus import Apparatus
from siglum.html.bars import STROKE, Amount, Chart, charts_of
from siglum.html.difference_pages import told_passage
from siglum.html.finding_views import (
    FigureAlone,
    FigureChart,
    FigureGroup,
    FigureRow,
    FigureSaid,
    FigureSpan,
    FigureTick,
)
from siglum.html.page_views import FiguresPage
from siglum.html.ratios import ratio_views
from siglum.html.views import Heading, Link, Verbatim
from siglum.model.counting import in_words, number_word
from siglum.model.figures import SAID, Figure, grouped
from siglum.model.refs import Ref
from siglum.model.values import Bound

ROWS = 8
"""The figures of one thing that are shown at once; the rest on demand."""
ENDS = {
    Bound.OVER: ("→", "more than, or over"),
    Bound.UNDER: ("←", "less than, or under"),
    Bound.ABOUT: ("≈", "about"),
    Bound.BETWEEN: ("Pale:", "up to the upper end"),
}


class _Told(Struct, frozen=True):
    """A figure that one claim or several state alike: of the same thing, with the same ends."""

    key: str
    figure: Figure
    claims: tuple[str, ...]
    counted_by: tuple[str, ...]


def figures_parts(indexes: Indexes, _key: str = "") -> int:
    """Return 1, or 0 where no claim has a figure and so there is no page."""
    return int(bool(indexes.figures))


def figures_page(indexes: Indexes, here: Ref) -> FiguresPage:
    """Return every figure."""
    apparatus = Apparatus(indexes, here)
    told = _told(apparatus)
    amounts = [
        Amount(one.key, one.figure.of, one.figure.unit, one.figure.amount, one.figure.upper or one.figure.amount)
        for one in told.values()
    ]
    charts, alone = charts_of(amounts)
    title, standfirst = _title(list(told.values())), _standfirst(list(told.values()))
    return FiguresPage(
        heading=Heading("Figures", f"{title}. {standfirst}"),
        title=title,
        standfirst=standfirst,
        charts=tuple(_chart(chart, f"c-{at}", told, apparatus) for at, chart in enumerate(charts)),
        ratios=ratio_views(apparatus),
        alone=tuple(_alone(told[key], f"f-{at}", apparatus) for at, key in enumerate(alone)),
    )


def figures_count(indexes: Indexes) -> int:
    """Return how many figures there are: of the same thing and with the same ends they are one."""
    return len(_told(Apparatus(indexes, Ref("figures"))))


def _told(apparatus: Apparatus) -> dict[str, _Told]:
    """Return the figures by their keys, in the order of the claims: one for each thing, amount and bound."""
    claims = apparatus.site.claims
    found: dict[str, list[str]] = {}
    for of, names in apparatus.indexes.figures.items():
        for name in names:
            if figure := claims[name].figure:
                key = f"{figure.amount} {figure.upper or ''} {figure.bound} {of}"
                found.setdefault(key, []).append(name)
    told = {}
    for key, claimed in found.items():
        figures = [figure for name in claimed if (figure := claims[name].figure)]
        counted = dict.fromkeys(one.counted_by for one in figures if one.counted_by)
        told[key] = _Told(key, figures[0], tuple(claimed), tuple(counted))
    return told


def _title(told: Sequence[_Told]) -> str:
    """Return the finding: of how many figures anybody says who counted."""
    counted = sum(bool(one.counted_by) for one in told)
    if len(told) == 1:
        return f"One figure, {'and an article says' if counted else 'and no article says'} who counted"
    total = in_words(len(told), "figure").capitalize()
    match counted:
        case 0:
            return f"{total}. None says who counted"
        case 1:
            return f"{total}. Only one says who counted"
        case _ if counted == len(told):
            return f"{total}. Each says who counted"
        case _:
            return f"{total}. {number_word(counted).capitalize()} say who counted"


def _standfirst(told: Sequence[_Told]) -> str:
    said = "How many, according to whom."
    bounds = {one.figure.bound for one in told} - {Bound.EXACT}
    if not bounds:
        return said
    words = [f"“{SAID[bound]}”" for bound in (Bound.OVER, Bound.UNDER, Bound.ABOUT) if bound in bounds]
    if not words:
        return f"{said} A span is drawn from end to end."
    return f"{said} What is said with {' or '.join(words)} is drawn as what it is: an end that is not known."


# Charts


def _chart(chart: Chart, name: str, told: dict[str, _Told], apparatus: Apparatus) -> FigureChart:
    rows = {key: _row(told[key], chart.top, apparatus) for _, keys in chart.groups for key in keys}
    return FigureChart(
        id=name,
        title=chart.noun.capitalize(),
        groups=tuple(
            FigureGroup(
                _capital(of),
                tuple(rows[key] for key in names[:ROWS]),
                tuple(rows[key] for key in names[ROWS:]),
            )
            for of, names in chart.groups
        ),
        ticks=tuple(FigureTick(float(tick / chart.top), _number(tick)) for tick in chart.ticks),
        finding=_finding(chart, [told[key] for key in rows]),
        legend=tuple(_legend(list(rows.values()))),
    )


def _row(one: _Told, top: Fraction, apparatus: Apparatus) -> FigureRow:
    figure = one.figure
    words = figure.words
    return FigureRow(
        name=Link(apparatus.ref(one.claims[0]), _capital(words)),
        known=_known(one, apparatus),
        spans=tuple(_spans(one, apparatus)),
        said=tuple(_said(one, apparatus)),
        share=float(figure.amount / top),
        upto=float(figure.upper / top) if figure.upper is not None else None,
        bound=figure.bound.value,
        counted=bool(one.counted_by),
    )


def _known(one: _Told, apparatus: Apparatus) -> str:
    """Say what the articles say of the count, and whether one report seems to be behind several articles."""
    figures = [figure for name in one.claims if (figure := apparatus.site.claims[name].figure)]
    dates = dict.fromkeys(figure.when.words for figure in figures if figure.when)
    proofs = apparatus.supporting(one.claims)
    articles = {proof.source for proof in proofs}
    is_one = len(articles) > 1 and len({proof.basis.key for proof in proofs}) == 1
    voices = apparatus.site.voices
    said = [*dates, *(f"counted by {voices[name].name}" for name in one.counted_by)]
    kind = "one work" if is_one and proofs[0].basis.own else "one report"
    return " · ".join((*said, *((kind,) if is_one else ())))


def _said(one: _Told, apparatus: Apparatus) -> Iterator[FigureSaid]:
    """Yield each way on which an article has the figure, once."""
    seen = set()
    ranks = apparatus.site.ranks
    for proof in sorted(apparatus.supporting(one.claims), key=lambda proof: ranks[proof.source]):
        voices = apparatus.voices(proof)
        if (voices, proof.source) not in seen:
            seen.add((voices, proof.source))
            yield FigureSaid(voices, apparatus.siglum_of(proof))


def _spans(one: _Told, apparatus: Apparatus) -> Iterator[FigureSpan]:
    """Yield the words for the time in which a figure came together, once, each with the source that has them."""
    seen = set()
    for proof in apparatus.supporting(one.claims):
        figure = apparatus.site.claims[proof.claim].figure
        source = proof.source
        if figure and figure.span and figure.span not in seen and figure.span in apparatus.indexes.plain_text[source]:
            seen.add(figure.span)
            yield FigureSpan(source, Verbatim(figure.span, source), apparatus.language(source))


def _number(amount: Fraction) -> str:
    if amount.denominator == 1:
        return grouped(str(amount.numerator))
    return f"{float(amount):g}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _finding(chart: Chart, told: Sequence[_Told]) -> str:
    """Say what a chart shows: its scale, how far apart its ends are, and what is too small to be a bar."""
    least, most = (chosen(told, key=lambda one: one.figure.amount) for chosen in (min, max))
    said = f"{chart.noun.capitalize()}, on one scale from nought."
    if least.figure.amount > 0 and (times := most.figure.amount / least.figure.amount) >= 2:  # noqa: PLR2004 - twice
        words = f"{float(times):.1f}".removesuffix(".0") if times < 10 else f"{round(times):,}"  # noqa: PLR2004 - ten
        said += f" The greatest figure is {words} times the smallest."
    if least.figure.amount < chart.top * STROKE:
        said += f" {_capital(least.figure.words)}, drawn to the same scale, is the stroke at the left."
    return said


def _legend(rows: Sequence[FigureRow]) -> Iterator[tuple[str, str]]:
    if any(row.counted for row in rows):
        yield "Filled:", "an article says who counted"
    if not all(row.counted for row in rows):
        yield "Dashed:", "no article says who counted"
    for bound, (sign, meaning) in ENDS.items():
        if any(row.bound == bound.value for row in rows):
            yield sign, meaning


# Those that nothing can be compared with


def _alone(one: _Told, name: str, apparatus: Apparatus) -> FigureAlone:
    proofs = apparatus.supporting(one.claims)
    words = one.figure.words
    return FigureAlone(
        id=name,
        of=_capital(one.figure.of),
        numeral=_capital(words),
        known=_known(one, apparatus),
        passage=told_passage(max(proofs, key=lambda proof: proof.length), apparatus),
    )
