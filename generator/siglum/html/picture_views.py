"""The views of pictures: what is drawn from data, and the words that say the same."""

from typing import Literal

from msgspec import Struct

from siglum.html.days import Lane
from siglum.html.views import Link, Siglum
from siglum.model.refs import Ref


class ScoreCell(Struct, frozen=True):
    """The column of a note in a score: its number, and its threads from left to right."""

    number: int
    threads: tuple["ScoreThread", ...]


class ScoreThread(Struct, frozen=True):
    """One origin of a claim, drawn down the column."""

    rows: tuple[int, ...]
    """The articles that carry it, by the numbers of their rows, from 0."""
    named: bool
    against: bool


class Score(Struct, frozen=True):
    """The picture of a text's notes by sources, drawn with threads; the notes say the same in words."""

    title: str
    explained: bool
    """Whether the signs are explained below it."""
    rows: tuple[Siglum, ...]
    cells: tuple[ScoreCell, ...]


class FlowEnd(Struct, frozen=True):
    """A voice, or an article, in the picture of voices to articles."""

    key: str
    label: Link
    letter: str
    """The article's letter; empty for a voice."""
    concluded: bool
    """Whether it is the editor's conclusion that claims come from this voice."""


class FlowCount(Struct, frozen=True):
    """How many claims a voice has in an article, by their keys."""

    voice: str
    article: str
    claims: int


class FlowPicture(Struct, frozen=True):
    """Voices to articles: who speaks in how many claims, and in which article."""

    title: str
    voices: tuple[FlowEnd, ...]
    articles: tuple[FlowEnd, ...]
    """In the order of the sources."""
    counts: tuple[FlowCount, ...]
    finding: str
    report: Link | None
    """Leads to the report that is concluded, if there is one."""


Nature = Literal["happened", "reported", "planned"]


class DayRow(Struct, frozen=True):
    """An event in the picture of all events; positions are in cells of the scale, from its left end."""

    href: Ref
    """Leads to how its date is known."""
    name: str
    nature: Nature
    printed: bool
    """Whether a source prints the date; without, it was worked out."""
    when: str
    told: Lane
    """What can be said of the date on this scale."""
    first: float | None
    last: float | None
    """Where the event begins and ends, as far as that is known; beyond the scale where it reaches out of it."""
    others: tuple[float, ...]
    """The middles of the other dates that articles give for the same."""


class DayCount(Struct, frozen=True):
    """How many events a cell has, where there are too many to draw each; `href` leads to the first of them."""

    cell: int
    events: int
    href: Ref
    when: str


class DayLane(Struct, frozen=True):
    """Events of which the same can be said; without positions where they stand far off the scale."""

    title: str
    meaning: str
    far: bool
    rows: tuple[DayRow, ...]
    more: tuple[DayRow, ...]
    """Those that are shown on demand."""
    counts: tuple[DayCount, ...]
    """In place of rows, where there are too many."""


class DayCell(Struct, frozen=True):
    """A cell of the scale, numbered from 0, with its label; what has none has an empty one."""

    number: int
    text: str
    weekday: str
    shaded: bool
    strong: bool
    """Whether an event stands in it."""


class DayLine(Struct, frozen=True):
    """A line through all rows at the middle of a cell: the day of an article, or one that was planned."""

    cell: int
    text: str
    low: bool = False
    """Whether its words stand below those of the line before it, which is too near."""


class DaysPicture(Struct, frozen=True):
    """All events on one scale of time; the entries below it say the same."""

    title: str
    """The time that the scale covers, or its unit."""
    cells: tuple[DayCell, ...]
    lines: tuple[DayLine, ...]
    lanes: tuple[DayLane, ...]
    finding: str

    @property
    def disputed(self) -> bool:
        """Whether a line leads from an event to other answers to the question of its day."""
        return any(row.others for lane in self.lanes for row in (*lane.rows, *lane.more))


class NetworkNode(Struct, frozen=True):
    """A name in the picture of who told whom."""

    label: str
    known: bool


class NetworkLine(Struct, frozen=True):
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


class NetworkSpeaker(Struct, frozen=True):
    """A speaker, and the articles that print what they say."""

    link: Link
    articles: tuple[Siglum, ...]
    identified: bool


class NetworkGroup(Struct, frozen=True):
    """The speakers that are reported through one outlet, through unnamed ones, or through none."""

    title: str
    """The words for an unnamed outlet or for none; empty where `outlet` is given."""
    outlet: Link | None
    speakers: tuple[NetworkSpeaker, ...]
    articles: tuple[Siglum, ...]


class Network(Struct, frozen=True):
    """Who told whom: speakers, outlets, articles, and the lines between them; the groups say the same in words."""

    title: str
    drawn: bool
    """Whether there are few enough to draw; if not, there is the list alone."""
    speakers: tuple[NetworkNode, ...]
    outlets: tuple[NetworkNode, ...]
    articles: tuple[NetworkNode, ...]
    lines: tuple[NetworkLine, ...]
    groups: tuple[NetworkGroup, ...]
