"""The views of larger parts: comparisons, lists, and the paragraphs of a source."""

from dataclasses import dataclass
from typing import Literal

from siglum.html.views import ClaimLine, DoubtLine, Link, Note, QuoteSegment, Siglum, Tag, Words
from siglum.model.refs import Ref


@dataclass(frozen=True, slots=True)
class ExplainerLine:
    """An explainer in a list."""

    href: Ref | None
    title: str
    standfirst: str


@dataclass(frozen=True, slots=True)
class DisagreementLine:
    """A disagreement in a list, with the answers in a few words."""

    href: Ref | None
    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source in a list."""

    siglum: Siglum
    title: str
    facts: str
    """Outlet, author and date, as far as they are known."""
    about: str
    claims: int


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A source beside a text: its letter and short title; in print its full reference too."""

    siglum: Siglum
    reference: str
    """Its title, outlet, author and date, as far as they are known."""


@dataclass(frozen=True, slots=True)
class OriginPath:
    """One origin of a claim, and the articles that carry it."""

    name: str
    href: Ref | None
    reason: str
    """Why it is counted as one: stated, or judged with its reason."""
    named: bool
    judged: bool
    articles: tuple["OriginArticle", ...]


@dataclass(frozen=True, slots=True)
class OriginArticle:
    """An article that carries an origin, and whom it credits."""

    siglum: Siglum
    credits: str
    lost: bool
    """Whether the article leaves out who stands behind it."""


@dataclass(frozen=True, slots=True)
class DiffWord:
    """A run of words in a comparison: same, added, left out, or moved."""

    kind: Literal["same", "ins", "del", "moved"]
    text: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One printed version of an utterance, compared with the base."""

    siglum: Siglum
    source: str
    claim: Ref
    """The link to the claim that the version is evidence of."""
    form: str
    speaker: str
    full: tuple[QuoteSegment, ...]
    words: tuple[DiffWord, ...]
    """The comparison; empty for the base, and for a paraphrase, which is shown side by side."""
    base: bool


@dataclass(frozen=True, slots=True)
class Collation:
    """The versions of one utterance."""

    id: str
    href: Ref | None
    title: str
    speaker: Link
    rows: tuple[VersionRow, ...]
    note: Words
    diffed: bool


@dataclass(frozen=True, slots=True)
class PositionView:
    """One answer in a disagreement."""

    answer: str
    claims: tuple[ClaimLine, ...]
    sources: tuple[Siglum, ...]


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """A question on which the sources differ."""

    id: str
    href: Ref | None
    question: str
    cause: str
    meaning: str
    positions: tuple[PositionView, ...]
    silent: tuple[Siglum, ...]
    note: Words


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event that a claim tells."""

    href: Ref | None
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class SourceNode:
    """A part of a source's paragraph: text, a name with its page, a marked passage, or a note's number."""

    kind: Literal["text", "name", "mark", "doubt", "note"]
    text: str = ""
    href: Ref | None = None
    id: str = ""
    """The passage's address on the page, where this node begins it."""
    against: bool = False
    note: Note | None = None
    marker: str = ""
    children: tuple["SourceNode", ...] = ()


@dataclass(frozen=True, slots=True)
class BlockLabel:
    """Where somebody else's words begin or end in a source."""

    voice: Link
    judged: bool
    note: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a source."""

    number: int
    heading: bool
    nodes: tuple[SourceNode, ...]
    begins: tuple[BlockLabel, ...]
    inside: str
    """Whose words the paragraph is, where it lies within a block; else empty."""
    ends: tuple[BlockLabel, ...]


@dataclass(frozen=True, slots=True)
class AsideLine:
    """A passage that is set aside."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class DoubtfulLine:
    """A doubtful passage of a source."""

    href: Ref | None
    segments: tuple[QuoteSegment, ...]
    doubt: DoubtLine


@dataclass(frozen=True, slots=True)
class DerivationView:
    """An origin that a source goes back to, with the passages that show it."""

    id: str
    name: str
    reason: str
    judged: bool
    passages: tuple[str, ...]
    others: tuple[Siglum, ...]


@dataclass(frozen=True, slots=True)
class SharedLine:
    """A run of words that this source shares with another: computed."""

    siglum: Siglum
    text: str
    words: int
    characters: int


@dataclass(frozen=True, slots=True)
class RoleLine:
    """What a source calls somebody, in its own words."""

    siglum: Siglum
    source: str
    text: str
    claim: Ref


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form of a name, and who prints it how often."""

    form: str
    sources: tuple[Siglum, ...]
    counts: tuple[int, ...]
    note: str


@dataclass(frozen=True, slots=True)
class EntityCard:
    """A person, organization or topic in a list."""

    href: Ref | None
    name: str
    roles: tuple[RoleLine, ...]
    tags: tuple[Tag, ...]
    claims: int
    sources: tuple[Siglum, ...]


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards under a heading."""

    title: str
    cards: tuple[EntityCard, ...]


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Claims under a heading."""

    id: str
    title: str
    lines: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event on the timeline."""

    id: str
    title: Words
    nature: str
    basis: Words
    inferred: bool
    disputed: Link | None
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day or a span of the timeline, with its events."""

    edtf: str
    datetime: str
    numeral: str
    """The large figure: a day of the month, or a year."""
    words: str
    inferred: bool
    planned: bool
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A claim's row: for each source, what it does, and the link to the passage."""

    claim: Link
    cells: tuple["MatrixCell", ...]
    words: str


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """Whether a source carries a claim."""

    sign: str
    label: str
    href: Ref | None
    against: bool = False


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """Rows under a heading."""

    title: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class WaivedLine:
    """A warning that the editor let stand."""

    record: Link
    warning: str
    reason: str


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """Links of one kind, from A to Z."""

    title: str
    links: tuple[Link, ...]
