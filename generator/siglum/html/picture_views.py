"""The views of pictures: what is drawn from data, and the words that say the same."""

from dataclasses import dataclass
from typing import Literal

from siglum.html.views import Link, Siglum


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """One note's column in a score: its number, and its threads from left to right."""

    number: int
    threads: tuple["ScoreThread", ...]


@dataclass(frozen=True, slots=True)
class ScoreThread:
    """One origin of a claim, drawn down the column."""

    rows: tuple[int, ...]
    """The articles that carry it, by the numbers of their rows, from 0."""
    named: bool
    against: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Claims by sources, drawn with threads; the notes say the same in words."""

    title: str
    finding: str
    rows: tuple[Siglum, ...]
    cells: tuple[ScoreCell, ...]


@dataclass(frozen=True, slots=True)
class MonthMark:
    """An event, drawn as a bead above its day, and how many others of the day are below it."""

    day: int
    below: int
    inferred: bool


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day's label, on line 0, or on line 1 where there would be no room beside the one before."""

    day: int
    line: int
    text: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Month:
    """The picture of the month in which most of it happened. Days count from 1."""

    title: str
    days: tuple[MonthDay, ...]
    """Every day of the month."""
    weekends: tuple[int, ...]
    marks: tuple[MonthMark, ...]
    deadlines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A name in the picture of who told whom."""

    label: str
    known: bool


@dataclass(frozen=True, slots=True)
class NetworkLine:
    """A way that words took, from a name of one column to a name of another."""

    start: Literal["speakers", "outlets"]
    above: int
    """The number of the name from which it comes in its column, from 0."""
    end: Literal["outlets", "articles"]
    below: int
    """The number of the name to which it goes in its column, from 0."""
    passages: int
    """How many passages took this way."""
    known: bool


@dataclass(frozen=True, slots=True)
class NetworkSpeaker:
    """Somebody who is heard, and the articles in which."""

    link: Link
    articles: tuple[Siglum, ...]
    identified: bool


@dataclass(frozen=True, slots=True)
class NetworkGroup:
    """An outlet, or the want of one, and whom one hears through it."""

    title: str
    """What to call it where it is no outlet of a name."""
    outlet: Link | None
    speakers: tuple[NetworkSpeaker, ...]
    articles: tuple[Siglum, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Who told whom: speakers, outlets, articles, and the lines between them; the groups say the same in words."""

    title: str
    drawn: bool
    """Whether they are few enough to be drawn; else there is the list alone."""
    speakers: tuple[NetworkNode, ...]
    outlets: tuple[NetworkNode, ...]
    articles: tuple[NetworkNode, ...]
    lines: tuple[NetworkLine, ...]
    groups: tuple[NetworkGroup, ...]
