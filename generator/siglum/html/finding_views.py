"""The views of what the pages of all events and of all figures list: how each date is known."""

from typing import Literal

from msgspec import Struct

from siglum.html.part_views import ToldPassage
from siglum.html.text_views import RatioPicture, Text
from siglum.html.views import Link, OtherLanguage, QuoteSegment, Siglum, Verbatim, Words

Bounded = Literal["exact", "over", "about", "under", "between"]


class EventView(Struct, frozen=True):
    """How the date of an event is known."""

    id: str
    title: Words
    nature: str
    known: str
    """Whether the day is printed, or worked out."""
    basis: Words
    articles: tuple[Siglum, ...]
    """Those that tell it, each linked to its words."""
    words: Link
    disputed: Link | None


class Day(Struct, frozen=True):
    """A day or a span of the timeline, with its events."""

    datetime: str
    """The date as HTML writes it; empty where it has no form for it."""
    numeral: str
    """The large figure: a day of the month, or several, such as 13–15, or a year; empty for what has no such."""
    words: str
    """The whole date, or what is left of it beside a year that stands as the large figure: nothing."""
    worked_out: bool
    """Whether no source prints the date of any of its events."""
    events: tuple[EventView, ...]


class FigureSaid(Struct, frozen=True):
    """An article that prints a figure: whoever says it, innermost first, and the way to the words."""

    voices: tuple[str, ...]
    article: Siglum


class FigureSpan(Struct, frozen=True):
    """The time in which a figure came together, in the words of a source."""

    source: str
    words: Verbatim
    language: OtherLanguage = ""


class FigureRow(Struct, frozen=True):
    """A figure on a scale; shares are of the greatest figure on it, from 0 to 1."""

    name: Link
    """The figure, as one says it, linked to its claim."""
    known: str
    """What is known of the count, such as its date and who counted."""
    spans: tuple[FigureSpan, ...]
    said: tuple[FigureSaid, ...]
    share: float
    upto: float | None
    """The upper end of a span."""
    bound: Bounded
    counted: bool
    """Whether an article says who counted."""


class FigureGroup(Struct, frozen=True):
    """The figures of one thing."""

    of: str
    rows: tuple[FigureRow, ...]
    more: tuple[FigureRow, ...]
    """Those that are shown on demand."""


class FigureTick(Struct, frozen=True):
    """A mark of a scale, at a share of the greatest figure."""

    share: float
    text: str


class FigureChart(Struct, frozen=True):
    """Figures of one kind of thing on one scale from nought."""

    id: str
    title: str
    groups: tuple[FigureGroup, ...]
    ticks: tuple[FigureTick, ...]
    finding: str
    legend: tuple[tuple[str, str], ...]
    """Each sort of bar that is there, with what it means."""


class FigureAlone(Struct, frozen=True):
    """A figure that no other can be compared with: a large numeral, and the words."""

    id: str
    of: str
    numeral: str
    known: str
    passage: ToldPassage


class OrderColumn(Struct, frozen=True):
    """An article in the picture of who tells what in which order, with the things that it tells, in its order."""

    siglum: Siglum
    things: tuple[str, ...]
    parallel: bool
    """Whether it tells things in the same order as an article beside it."""


class OrderLine(Struct, frozen=True):
    """A thing that two neighbours tell: the first of their columns, and its place in each, all from 0."""

    column: int
    start: int
    end: int
    parallel: bool


class OrderPicture(Struct, frozen=True):
    """In which order several articles tell the things that they share."""

    title: str
    said: str
    """What the picture shows, for whoever does not see it."""
    drawn: bool
    """Whether there are few enough to draw; if not, there is the table alone."""
    columns: tuple[OrderColumn, ...]
    lines: tuple[OrderLine, ...]
    finding: str
    rest: str
    rows: tuple["OrderRow", ...]
    """The same as a table."""


class OrderRow(Struct, frozen=True):
    """A thing that several articles tell, and at which place, from 1, each column has it; 0 where it does not."""

    label: str
    places: tuple[int, ...]


class CarrierView(Struct, frozen=True):
    """An article that goes back to an origin, whom it credits, and the words that show it."""

    article: Siglum
    source: str
    facts: str
    credits: str
    reason: str
    passages: tuple[tuple[QuoteSegment, ...], ...]


class HangingRow(Struct, frozen=True):
    """The claims that the same articles have from an origin."""

    cells: tuple[str, ...]
    """A letter for each article, or a dot; only those that there are, where the articles are many."""
    said: str
    """The row in words."""
    count: int
    share: float
    """Its part of the largest row."""
    alone: bool
    """Whether a single article carries them."""
    claims: tuple[Link, ...]
    more: int
    """How many further claims are not listed."""


class ReasonView(Struct, frozen=True):
    """A reason under its heading."""

    id: str
    title: str
    text: Text


class RatioView(Struct, frozen=True):
    """A part of a whole under a heading."""

    id: str
    title: str
    picture: RatioPicture
