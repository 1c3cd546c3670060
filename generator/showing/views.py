"""The typed contexts that templates may see: what a page shows, already decided.

Every address is a finished link, relative to the page; every text is plain and escaped by the template, except Markup,
which only showing.texts makes. A part of the site (a strip, a chain, a note) is one type here, one macro in
templates/parts/ and one section of the stylesheet, all of the same name.
"""

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

# Small parts


@dataclass(frozen=True, slots=True)
class Link:
    """A link and its words."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words, linked where href is not empty."""

    text: str
    href: str = ""


Words = tuple[Run, ...]
"""Running text in which names are linked."""


@dataclass(frozen=True, slots=True)
class Siglum:
    """A source's letter, with its short title; href leads to the source, or to the passage meant."""

    letter: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class StripSlot:
    """One place in a strip: a source's letter, and whether it carries the claim."""

    letter: str
    x: float
    present: bool


@dataclass(frozen=True, slots=True)
class StripThread:
    """One origin: the beads under the articles that carry it, and the line that joins them. Lengths are SVG units."""

    y: float
    beads: tuple[float, ...]
    start: float
    end: float
    named: bool
    against: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """The register of sources with a thread for each origin."""

    label: str
    width: int
    height: int
    slots: tuple[StripSlot, ...]
    threads: tuple[StripThread, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """A short mark such as Contested, with the sentence that explains it."""

    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Badge:
    """How widely a claim is carried: the strip, the words for it, and tags."""

    strip: Strip
    words: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in a list: its statement as a link, its kind and its badge."""

    id: str
    href: str
    statement: str
    kind: str
    badge: Badge


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of a chain: the role, the name, and whether it is known."""

    role: str
    name: str
    href: str
    known: bool


@dataclass(frozen=True, slots=True)
class QuoteSegment:
    """A segment of a quotation; where words are left out before it, gap is true."""

    text: str
    gap: bool


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """Why a passage is doubtful, and the passage of another source that shows what was meant."""

    reason: str
    siglum: Siglum | None
    segments: tuple[QuoteSegment, ...]
    source: str
    """The id of the source that the comparison quotes; empty where there is none."""


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    """One piece of evidence: the passage in its context, the chain, and what is to be known of it."""

    id: str
    """The fragment of this card on its page."""
    siglum: Siglum
    source: str
    """The id of the source, by which a finished page is read again."""
    language: str
    before: str
    more_before: bool
    """Whether the paragraph has more words before these; shown as an ellipsis outside the quoted words."""
    segments: tuple[QuoteSegment, ...]
    after: str
    more_after: bool
    against: bool
    stance: str
    form: str
    scope: str
    chain: tuple[ChainLink, ...]
    origin: str
    title: str
    note: Words
    doubts: tuple[DoubtLine, ...]
    original: str
    """A link to the words in the original on the web, where its address is known; else empty."""


@dataclass(frozen=True, slots=True)
class NoteQuote:
    """A quotation in a note."""

    source: str
    language: str
    segments: tuple[QuoteSegment, ...]
    siglum: Siglum
    against: bool


@dataclass(frozen=True, slots=True)
class NotedClaim:
    """A claim in a note, with the passages that the note shows of it."""

    id: str
    href: str
    statement: str
    badge: Badge
    quotes: tuple[NoteQuote, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a number in a text opens: the claims cited there with their passages, or the claims that a passage backs."""

    number: int
    label: str
    """What the number is called: "Note 3, contested"."""
    flag: str
    """A sign beside the number, such as ≠; else empty."""
    back: str
    """The fragment to return to."""
    claims: tuple[NotedClaim, ...]


NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of an author's text as it stands on the page."""

    kind: Literal["html", "text", "link", "name", "note", "cover", "covered", "editor"]
    html: Markup = NOTHING
    text: str = ""
    href: str = ""
    note: Note | None = None
    marker: str = ""
    """The id of the number's place in the text."""


Text = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way here."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a list of facts: a term, and what it is."""

    term: str
    words: Words


@dataclass(frozen=True, slots=True)
class Backlink:
    """A sentence elsewhere that leads here."""

    page: Link
    sentence: str


# What every page has


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the main menu."""

    href: str
    text: str
    current: Literal["", "page", "true"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page's content."""

    path: str
    """The page's address from the site's root."""
    root: str
    """The way to the site's root, such as ../../ or nothing."""
    kind: str
    """The name of the page's template."""
    title: str
    description: str
    canonical: str
    """The page's full address where a base address is set; else empty."""
    crumbs: tuple[Crumb, ...]
    menu: tuple[MenuItem, ...]
    data: Markup
    """The page's JSON-LD, with nothing in it that could end a script element."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that the site's pages load, by a name that holds its digest."""

    name: str
    """Its name without the digest, such as site.css."""
    address: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """What all pages share."""

    title: str
    tagline: str
    description: str
    scope: str
    language: str
    csp: str
    stylesheet: str
    """The address of the stylesheet from the site's root."""
    font: str
    script: str
    icon: str
    generator: str
    sources: int


# Pages


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """One claim's column in a score: its number, and its threads. x in percent of the column, y in pixels."""

    number: int
    x: str
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
    row_ys: tuple[int, ...]
    height: int
    column: str
    """The width of a column in percent."""
    bands: tuple[str, ...]
    """Where every other column begins, in percent."""
    cells: tuple[ScoreCell, ...]


@dataclass(frozen=True, slots=True)
class ExplainerPage:
    """An explainer with its notes."""

    frame: Frame
    title: str
    standfirst: str
    tally: str
    score: Score | None
    body: Text
    notes: tuple[Note, ...]
    sources: tuple[Siglum, ...]
    previous: Link | None
    next: Link | None
    endnotes: bool
    """Whether the notes are too many or too long to stand beside the text."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """The way in: what happened, what is contested, how the site knows, where to start."""

    frame: Frame
    title: str
    lead: Text
    notes: tuple[Note, ...]
    explainers: tuple["ExplainerLine", ...]
    contested: tuple["DisagreementLine", ...]
    contested_more: str
    """The link to all disagreements."""
    sources: tuple["SourceLine", ...]
    counts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ExplainerLine:
    """An explainer in a list."""

    href: str
    title: str
    standfirst: str


@dataclass(frozen=True, slots=True)
class DisagreementLine:
    """A disagreement in a list, with the answers in a few words."""

    href: str
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
class OriginPath:
    """One origin of a claim, and the articles that carry it."""

    name: str
    href: str
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
    claim: str
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
    href: str
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
    href: str
    question: str
    cause: str
    meaning: str
    positions: tuple[PositionView, ...]
    silent: tuple[Siglum, ...]
    note: Words


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event that a claim tells."""

    href: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A claim with every passage that bears on it."""

    frame: Frame
    id: str
    kind: str
    statement: Words
    badge: Badge
    cards: tuple[EvidenceCard, ...]
    facts: tuple[Fact, ...]
    note: Words
    collations: tuple[Collation, ...]
    origins: tuple[OriginPath, ...]
    disagreements: tuple[DisagreementView, ...]
    cited: tuple[Backlink, ...]
    events: tuple[EventLine, ...]
    related: tuple[ClaimLine, ...]
    citation: str
    """How to cite this claim, as plain text."""
    bibtex: str
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class SourceNode:
    """A part of a source's paragraph: text, a name with its page, a marked passage, or a note's number."""

    kind: Literal["text", "name", "mark", "doubt", "note"]
    text: str = ""
    href: str = ""
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

    href: str
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
class SourcePage:
    """A source's whole text, with every quoted passage marked."""

    frame: Frame
    id: str
    siglum: Siglum
    title: str
    language: str
    excerpts: bool
    """Whether only the quoted paragraphs are shown."""
    about: Text
    about_notes: tuple[Note, ...]
    facts: tuple[Fact, ...]
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    endnotes: bool
    derivations: tuple[DerivationView, ...]
    shared: tuple[SharedLine, ...]
    doubtful: tuple[DoubtfulLine, ...]
    set_aside: tuple[AsideLine, ...]
    others: tuple[Siglum, ...]
    previous: Link | None
    next: Link | None
    text_href: str


@dataclass(frozen=True, slots=True)
class RoleLine:
    """What a source calls somebody."""

    siglum: Siglum
    text: str
    claim: str


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form of a name, and who prints it how often."""

    form: str
    sources: tuple[Siglum, ...]
    counts: tuple[int, ...]
    note: str


@dataclass(frozen=True, slots=True)
class EntityPage:
    """A person, an organization or a topic: what is said by and about them, each line a claim."""

    frame: Frame
    kind: str
    """Person, Organization or Topic, or more exactly what it is."""
    name: str
    tags: tuple[Tag, ...]
    about: Text
    notes: tuple[Note, ...]
    roles: tuple[RoleLine, ...]
    says: tuple[ClaimLine, ...]
    told: tuple[ClaimLine, ...]
    """For an outlet: what reached an article through it."""
    concerning: tuple[ClaimLine, ...]
    collations: tuple[Collation, ...]
    events: tuple[EventLine, ...]
    forms: tuple[FormLine, ...]
    together: tuple[Link, ...]
    """Others who are named in the same claims."""
    backlinks: tuple[Backlink, ...]


@dataclass(frozen=True, slots=True)
class EntityCard:
    """A person, organization or topic in a list."""

    href: str
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
class CardsPage:
    """People, organizations or topics."""

    frame: Frame
    title: str
    standfirst: str
    groups: tuple[CardGroup, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Claims under a heading."""

    id: str
    title: str
    lines: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """Every claim, by what it is about."""

    frame: Frame
    title: str
    standfirst: str
    groups: tuple[LineGroup, ...]


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """Every source."""

    frame: Frame
    title: str
    standfirst: str
    lines: tuple[SourceLine, ...]
    origins: tuple[DerivationView, ...]


@dataclass(frozen=True, slots=True)
class ExplainersPage:
    """Every explainer."""

    frame: Frame
    title: str
    standfirst: str
    lines: tuple[ExplainerLine, ...]


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
class TimelinePage:
    """What happened when, and how that is known."""

    frame: Frame
    title: str
    standfirst: str
    month: Month | None
    background: tuple[Day, ...]
    days: tuple[Day, ...]
    unknown: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class DisagreementsPage:
    """Every question on which the sources differ."""

    frame: Frame
    title: str
    standfirst: str
    disagreements: tuple[DisagreementView, ...]


@dataclass(frozen=True, slots=True)
class WordingsPage:
    """Every utterance that is printed in several versions."""

    frame: Frame
    title: str
    standfirst: str
    collations: tuple[Collation, ...]


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
    href: str


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """Rows under a heading."""

    title: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """Claims by sources."""

    frame: Frame
    title: str
    standfirst: str
    sources: tuple[Siglum, ...]
    groups: tuple[MatrixGroup, ...]
    parts: tuple[Link, ...]
    """The matrix's other pages, where it is split."""


@dataclass(frozen=True, slots=True)
class WaivedLine:
    """A warning that the editor let stand."""

    record: Link
    warning: str
    reason: str


@dataclass(frozen=True, slots=True)
class AboutPage:
    """How to read the site; what the marks mean; what is computed and what is judged."""

    frame: Frame
    title: str
    body: Text
    notes: tuple[Note, ...]
    sample: Badge | None
    tags: tuple[Tag, ...]
    counts: tuple[Fact, ...]
    waived: tuple[WaivedLine, ...]
    exports: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page of the editor's own."""

    frame: Frame
    title: str
    body: Text
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """Links of one kind, from A to Z."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """Everything from A to Z: the page for searching, and for a wrong address."""

    frame: Frame
    title: str
    standfirst: str
    groups: tuple[IndexGroup, ...]
