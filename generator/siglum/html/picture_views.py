"""The views of pictures: what is drawn from data, and the words that say the same."""

from dataclasses import dataclass
from typing import Literal

from siglum.html.views import Link, Siglum


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """The column of a note in a score: its number, and its threads from left to right."""

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
    """The picture of a text's notes by sources, drawn with threads; the notes say the same in words."""

    title: str
    explained: bool
    """Whether the signs are explained below it."""
    rows: tuple[Siglum, ...]
    cells: tuple[ScoreCell, ...]


@dataclass(frozen=True, slots=True)
class FlowEnd:
    """A voice, or an article, in the picture of voices to articles."""

    key: str
    label: Link
    letter: str
    """The article's letter; empty for a voice."""
    concluded: bool
    """Whether it is the editor's conclusion that claims come from this voice."""


@dataclass(frozen=True, slots=True)
class FlowCount:
    """How many claims a voice has in an article, by their keys."""

    voice: str
    article: str
    claims: int


@dataclass(frozen=True, slots=True)
class FlowPicture:
    """Voices to articles: who speaks in how many claims, and in which article."""

    title: str
    voices: tuple[FlowEnd, ...]
    articles: tuple[FlowEnd, ...]
    """In the order of the sources."""
    counts: tuple[FlowCount, ...]
    finding: str
    report: Link | None
    """Leads to the report that is concluded, if there is one."""


@dataclass(frozen=True, slots=True)
class MonthMark:
    """An event, drawn as a bead above its day; `below` is the number of other beads under it."""

    day: int
    below: int
    inferred: bool


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day's label, on line 0, or on line 1 where the one before leaves it no room."""

    day: int
    line: int
    text: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Month:
    """The picture of the month with the most events. Days are numbered from 1."""

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
    """A line from a name in one column to a name in another."""

    start: Literal["speakers", "outlets"]
    above: int
    """The number, from 0, of the name in the column `start` at which it begins."""
    end: Literal["outlets", "articles"]
    below: int
    """The number, from 0, of the name in the column `end` at which it ends."""
    passages: int
    """The number of passages that took this way."""
    known: bool


@dataclass(frozen=True, slots=True)
class NetworkSpeaker:
    """A speaker, and the articles that print what they say."""

    link: Link
    articles: tuple[Siglum, ...]
    identified: bool


@dataclass(frozen=True, slots=True)
class NetworkGroup:
    """The speakers that are reported through one outlet, through unnamed ones, or through none."""

    title: str
    """The words for an unnamed outlet or for none; empty where `outlet` is given."""
    outlet: Link | None
    speakers: tuple[NetworkSpeaker, ...]
    articles: tuple[Siglum, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Who told whom: speakers, outlets, articles, and the lines between them; the groups say the same in words."""

    title: str
    drawn: bool
    """Whether there are few enough to draw; if not, there is the list alone."""
    speakers: tuple[NetworkNode, ...]
    outlets: tuple[NetworkNode, ...]
    articles: tuple[NetworkNode, ...]
    lines: tuple[NetworkLine, ...]
    groups: tuple[NetworkGroup, ...]
