"""The views of what the pages of all events and of all figures list: how each date is known."""

from dataclasses import dataclass
from typing import Literal

from siglum.html.part_views import ToldPassage
from siglum.html.views import Link, Siglum, Verbatim, Words

Bounded = Literal["exact", "over", "about", "under", "between"]


@dataclass(frozen=True, slots=True)
class EventView:
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


@dataclass(frozen=True, slots=True)
class Day:
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


@dataclass(frozen=True, slots=True)
class FigureSaid:
    """An article that prints a figure: whoever says it, innermost first, and the way to the words."""

    voices: tuple[str, ...]
    article: Siglum


@dataclass(frozen=True, slots=True)
class FigureSpan:
    """The time in which a figure came together, in the words of a source."""

    source: str
    words: Verbatim


@dataclass(frozen=True, slots=True)
class FigureRow:
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


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures of one thing."""

    of: str
    rows: tuple[FigureRow, ...]
    more: tuple[FigureRow, ...]
    """Those that are shown on demand."""


@dataclass(frozen=True, slots=True)
class FigureTick:
    """A mark of a scale, at a share of the greatest figure."""

    share: float
    text: str


@dataclass(frozen=True, slots=True)
class FigureChart:
    """Figures of one kind of thing on one scale from nought."""

    id: str
    title: str
    groups: tuple[FigureGroup, ...]
    ticks: tuple[FigureTick, ...]
    finding: str
    legend: tuple[tuple[str, str], ...]
    """Each sort of bar that is there, with what it means."""


@dataclass(frozen=True, slots=True)
class FigureAlone:
    """A figure that no other can be compared with: a large numeral, and the words."""

    id: str
    of: str
    numeral: str
    known: str
    passage: ToldPassage
