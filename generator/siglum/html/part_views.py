"""The views of larger parts: comparisons, items of lists, and the paragraphs of a source."""

from typing import Literal

from msgspec import Struct

from siglum.html.text_views import Note
from siglum.html.views import (
    ClaimLine,
    DoubtLine,
    Link,
    NoteQuote,
    OtherLanguage,
    QuoteSegment,
    Row,
    Siglum,
    Verbatim,
)
from siglum.model.refs import Ref


class ExplainerLine(Struct, frozen=True):
    """An explainer as an item of a list."""

    href: Ref | None
    title: str
    standfirst: str


class CastLine(Struct, frozen=True):
    """Somebody on the home page: a name, what an article calls them, and where the name stands."""

    name: Link
    role: Verbatim
    source: str
    """The source whose words the role is; empty where it is not any source's."""
    sources: tuple[Siglum, ...]
    language: OtherLanguage = ""


class WayIn(Struct, frozen=True):
    """A way into the site: a count that leads somewhere, and what it is."""

    count: Link
    meaning: str


class OriginPath(Struct, frozen=True):
    """One origin of a claim, and the articles that carry it."""

    name: str
    href: Ref | None
    reason: str
    """Why these articles count as having one origin: stated in them, or judged by the editor."""
    report: Link | None
    """Leads to the page that gives the reasons; None where there is none."""
    named: bool
    judged: bool
    articles: tuple["OriginArticle", ...]


class OriginArticle(Struct, frozen=True):
    """An article that an origin reached, and whom it credits."""

    siglum: Siglum
    credits: str
    lost: bool
    """Whether the article does not name the origin."""


class AnswerLine(Struct, frozen=True):
    """One answer to a question, in few words, and who says so."""

    words: str
    sources: tuple[Siglum, ...]
    passage: "ToldPassage | None" = None
    """On the page of a claim, the first passage that gives it, unless the claim does."""


class DifferenceRow(Struct, frozen=True):
    """A question with its answers, as an item of a list."""

    id: str
    href: Ref | None
    question: str
    kind: str
    """In what they differ, where the list does not say it."""
    contested: bool
    """Whether the answers cannot all be true."""
    answers: tuple[AnswerLine, ...]


class DifferenceGroup(Struct, frozen=True):
    """Questions of one sort."""

    id: str
    title: str
    meaning: str
    rows: tuple[DifferenceRow, ...]


class Bead(Struct, frozen=True):
    """An article that gives an answer; those of one origin stand together."""

    siglum: Siglum
    named: bool
    """Whether it names what it has the answer from, or says it itself."""
    joined: bool
    """Whether it has the answer from the same origin as the bead before it."""


class ToldPassage(Struct, frozen=True):
    """The words with which an article gives an answer."""

    quote: NoteQuote
    voices: tuple[str, ...]
    """Whoever says it, innermost first, by name; the article itself is not among them."""
    claim: Link
    """The claim, by how widely it is carried."""


class AnswerView(Struct, frozen=True):
    """One answer with the words of each article that gives it, the longest first."""

    answer: str
    articles: int
    """How many give it."""
    room: int
    """Its part of the width, from 1 to 4: the root of the number of articles, so that none is crowded out."""
    beads: tuple[Bead, ...]
    """None where these are many; then their number stands there."""
    said_by: tuple[Link, ...]
    """Who gives it, by what they rest on."""
    passages: tuple[ToldPassage, ...]


class EventLine(Struct, frozen=True):
    """An event as an item of a list."""

    href: Ref | None
    title: str
    when: str


class SourceNode(Struct, frozen=True):
    """A part of a source's paragraph: text, a name with its page, a marked passage, or a note's number."""

    kind: Literal["text", "name", "mark", "doubt", "note"]
    text: str = ""
    href: Ref | None = None
    id: str = ""
    """The fragment of a passage, on the node that begins it."""
    against: bool = False
    note: Note | None = None
    marker: str = ""
    children: tuple["SourceNode", ...] = ()


class BlockLabel(Struct, frozen=True):
    """The label where a block of somebody else's words begins or ends in a source."""

    voice: Link
    judged: bool
    note: str
    """Only where it begins."""


class Paragraph(Struct, frozen=True):
    """A paragraph of a source."""

    number: int
    source: str
    heading: bool
    nodes: tuple[SourceNode, ...]
    notes: tuple[Note, ...]
    """What the numbers of the passages that end in it open."""
    begins: tuple[BlockLabel, ...]
    inside: str
    """The name of the voice whose block the paragraph lies in; else empty."""
    ends: tuple[BlockLabel, ...]
    lines: Literal["", "lines", "columns"] = ""
    """Whether its lines stand as they are set: verse, an address; or the columns of a table, too."""
    below: bool = False
    """Whether its notes stand below it, since there is no room for them beside it."""


class AsideLine(Struct, frozen=True):
    """A passage that is set aside."""

    text: Verbatim
    reason: str


class DoubtfulLine(Struct, frozen=True):
    """A doubtful passage of a source."""

    href: Ref | None
    segments: tuple[QuoteSegment, ...]
    doubt: DoubtLine


class RestingView(Struct, frozen=True):
    """What would fall with an article, a report or a speaker."""

    sentence: str
    gone: int
    """The number of claims that would have nothing left."""
    claims: tuple[Link, ...]
    """The first of them."""
    all: Ref
    """The export that has them all."""


class DerivationView(Struct, frozen=True):
    """An origin that a source goes back to, with the passages that show it."""

    id: str
    href: Ref | None
    name: str
    reason: str
    """Why this source goes back to it; empty where the origins themselves are listed, whose pages have it."""
    judged: bool
    passages: tuple[tuple[QuoteSegment, ...], ...]
    others: tuple[Siglum, ...]
    resting: RestingView | None = None
    """What would fall with it; only where the origins themselves are listed."""


class SharedLine(Struct, frozen=True):
    """A run of words that this source shares with another."""

    siglum: Siglum
    text: Verbatim
    words: int
    characters: int


class LineGroup(Struct, frozen=True):
    """Claims under a heading."""

    id: str
    title: str
    lines: tuple[ClaimLine, ...]
    more: tuple[ClaimLine, ...] = ()
    """The rest of a long group, which a reader opens."""


class MatrixRow(Struct, frozen=True):
    """A claim's row: a cell for each source."""

    claim: Link
    cells: tuple["MatrixCell", ...]
    words: str


class MatrixCell(Struct, frozen=True):
    """What a source does for a claim: a sign, the words for it, and the way to the passage."""

    sign: str
    label: str
    href: Ref | None
    against: bool = False


class MatrixGroup(Struct, frozen=True):
    """A table under a heading."""

    title: str
    sources: tuple[Siglum, ...]
    """The articles that have a column."""
    rows: tuple[MatrixRow, ...]


class WaivedLine(Struct, frozen=True):
    """A warning that the editor waived."""

    record: Link
    warning: str
    reason: str


class IndexGroup(Struct, frozen=True):
    """Links to records of one kind, from A to Z."""

    title: str
    links: tuple[Link, ...]


class SearchLine(Struct, frozen=True):
    """A search by which sources are proven to say nothing of a matter."""

    question: Link | None
    """The question for which it was made, on the page of a claim; None for the page's own."""
    words: tuple[str, ...]
    """What was looked for, with every form of each name."""
    found: Row
    """The sources that speak of it, in which the same search finds it."""
    met: str
    """How many passages that have one of the words say nothing to it, in a sentence; empty for none."""
