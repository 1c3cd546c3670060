"""The views of pictures: what is drawn from data, and the words that say the same."""

from dataclasses import dataclass

from siglum.html.views import Link, Siglum


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """One note's column in a score: its number, and its threads. x in percent of the column, y in pixels."""

    number: int
    threads: tuple["ScoreThread", ...]


@dataclass(frozen=True, slots=True)
class ScoreThread:
    """One origin of a claim, drawn down the column."""

    x: str
    ys: tuple[int, ...]
    named: bool
    against: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Claims by sources, drawn with threads; the notes say the same in words."""

    title: str
    finding: str
    rows: tuple[Siglum, ...]
    height: int
    cells: tuple[ScoreCell, ...]


@dataclass(frozen=True, slots=True)
class MonthMark:
    """A bead in the month's picture: x in percent, y in pixels."""

    x: str
    y: int
    inferred: bool


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day's label in the month's picture."""

    x: str
    y: int
    text: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Month:
    """The picture of the month in which most of it happened."""

    title: str
    weekends: tuple[str, ...]
    width: str
    days: tuple[MonthDay, ...]
    marks: tuple[MonthMark, ...]
    deadlines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A name in the picture of who told whom. y in pixels."""

    label: str
    y: int
    known: bool


@dataclass(frozen=True, slots=True)
class NetworkLine:
    """A way that words took. x in percent of the picture's width, y and the line's width in pixels."""

    x1: str
    y1: int
    x2: str
    y2: int
    width: str
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
    height: int
    """0 where there are too many to be drawn."""
    speakers: tuple[NetworkNode, ...]
    outlets: tuple[NetworkNode, ...]
    articles: tuple[NetworkNode, ...]
    lines: tuple[NetworkLine, ...]
    groups: tuple[NetworkGroup, ...]
