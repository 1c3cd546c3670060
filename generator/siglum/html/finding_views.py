"""The views of what the pages of all events and of all figures list: how each date is known."""

from dataclasses import dataclass

from siglum.html.views import Link, Siglum, Words


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
