"""The views of an author's text: its tree, with links resolved to refs, and what its numbers and letters open."""

from typing import Literal

from msgspec import Struct

from siglum.html.dots import Dots
from siglum.html.views import Link, OtherLanguage, Siglum, Verbatim
from siglum.model.refs import Ref


class KeySegment(Struct, frozen=True):
    """A segment of a quotation of which the margin shows the key words alone; the whole is before + key + after."""

    before: str
    key: Verbatim
    after: str
    gap: bool
    """Whether words are left out before it."""


class NoteWords(Struct, frozen=True):
    """The words of a source in a note."""

    source: str
    language: OtherLanguage
    segments: tuple[KeySegment, ...]
    cut: bool
    """Whether there is more than the key words."""
    opens: bool
    """Whether the source's words begin with a quotation mark, so that they need none of ours."""
    against: bool


class NoteTranslation(Struct, frozen=True):
    """A passage in the language of the site, of which a margin may show the key words alone; no words of its source."""

    words: KeySegment
    by: str
    """Who translated it."""


class NoteLine(Struct, frozen=True):
    """A claim in a note: the words of an article, who said them, and how widely the claim is carried."""

    words: NoteWords | None
    """None where the words stand beside the note, as on an article's own page."""
    voices: tuple[str, ...]
    """Whoever says it, innermost first, by name; the article itself is not among them."""
    siglum: Siglum | None
    statement: str
    """Empty where the words alone are shown."""
    claim: Link
    """The claim, by how widely it is carried."""
    sign: Link | None
    """Leads to the difference that the claim is an answer in: contested, or told differently."""
    contested: bool
    translation: NoteTranslation | None = None


class Note(Struct, frozen=True):
    """What a number or a letter in a text opens: the words of articles, or the editor's reason."""

    mark: str
    """A number, or a letter."""
    back: str
    """The fragment of the first place of its mark in the text."""
    lines: tuple[NoteLine, ...]
    """One for each claim."""
    more: tuple[NoteLine, ...] = ()
    """What further articles print of these claims; not in the margin."""
    reason: tuple["Inline", ...] = ()
    """The editor's reason; empty for claims."""

    @property
    def contested(self) -> bool:
        """Whether one of the claims is contested."""
        return any(line.contested for line in self.lines)


class RatioPicture(Struct, frozen=True):
    """A part of a whole as dots."""

    said: str
    """What the dots show, or the ratio where there are none."""
    exactly: str
    """The ratio, as exactly as the figures say it; empty where `said` has it."""
    drawn: Dots | None
    part: Link
    whole: Link
    caveat: str


class Inline(Struct, frozen=True):
    """A piece of running text; `inlines` are those inside it. Only the fields that its kind needs are set."""

    kind: Literal[
        "text", "code", "break", "emphasis", "strong", "link", "web-link", "name", "cover", "note", "editor", "sigla"
    ]
    text: str = ""
    inlines: tuple["Inline", ...] = ()
    href: Ref | None = None
    """Where a link or name leads within the site."""
    address: str = ""
    """Where a web-link leads, in full."""
    note: Note | None = None
    marker: str = ""
    """The fragment of a note's number."""
    sigla: tuple[Siglum, ...] = ()
    """The articles that say so, each leading to its words."""


class ShownPicture(Struct, frozen=True):
    """A picture of the editor's own: its file, and its sides in pixels."""

    href: Ref
    width: int
    height: int


class Block(Struct, frozen=True):
    """A paragraph or another block. Only the fields that its kind needs are set."""

    kind: Literal[
        "paragraph",
        "heading",
        "bullets",
        "numbers",
        "quotation",
        "table",
        "picture",
        "code",
        "rule",
        "brief",
        "figure",
    ]
    inlines: tuple[Inline, ...] = ()
    level: int = 0
    id: str = ""
    """The fragment of a heading."""
    items: tuple[tuple["Block", ...], ...] = ()
    tight: bool = False
    """Whether a list has no space between its items."""
    start: int = 1
    """The first number of a numbered list."""
    blocks: tuple["Block", ...] = ()
    """The blocks of a quotation."""
    header: tuple[tuple[Inline, ...], ...] = ()
    """The headings of a table's columns."""
    rows: tuple[tuple[tuple[Inline, ...], ...], ...] = ()
    """The rows of a table, each with as many cells as the header."""
    sides: tuple[Literal["", "start", "middle", "end"], ...] = ()
    """On which side of its column the words of each stand; empty where the author did not say."""
    text: str = ""
    """Of code, its lines; of a table, what it is called: the headings of its columns; of a picture, what it shows."""
    language: str = ""
    """The language of code, or empty."""
    picture: ShownPicture | None = None
    """Of a picture, its file; `inlines` are then whom it is owed to."""
    notes: tuple[Note, ...] = ()
    """What the marks open that stand in this block for the first time; for blocks of the text itself."""
    brief: "BriefView | None" = None
    ratio: RatioPicture | None = None
    below: bool = False
    """Whether the notes stand below it on wide screens too."""


Text = tuple[Block, ...]


class FactLine(Struct, frozen=True):
    """A line of what is known of somebody or something."""

    label: str
    text: Text


class BriefView(Struct, frozen=True):
    """Who or what something is, below a paragraph that speaks of it."""

    id: str
    name: Link
    text: Text
    facts: tuple[FactLine, ...]


def parts_shown(text: Text) -> tuple[str, ...]:
    """Return the parts that a text shows, of those whose styles only such pages load."""
    return ("picture",) if any(block.picture for block in text) else ()
