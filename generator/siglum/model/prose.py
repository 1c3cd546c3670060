"""An author's text as a tree: blocks, which hold other blocks or inlines, which hold other inlines.

Laws, lint, notes and pages read the same tree. It holds no markup: tags are written by templates alone.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from siglum.model.files import Span

EDITOR = "editor"
"""The reserved id in `[@editor:ground]`, which marks a sentence as the editor's own; no claim may have it."""


class Node(BaseModel):
    """A part of a text; immutable."""

    model_config = ConfigDict(frozen=True)


# Inlines


class Text(Node):
    """Words, in which names may be linked; a line break in the file is a text of its own."""

    kind: Literal["text"] = "text"
    text: str


class CodeText(Node):
    """Words shown as code."""

    kind: Literal["code"] = "code"
    text: str


class Break(Node):
    """A line break that the author asked for."""

    kind: Literal["break"] = "break"


class Emphasis(Node):
    """Stressed words."""

    kind: Literal["emphasis"] = "emphasis"
    inlines: tuple["Inline", ...]


class Strong(Node):
    """Strongly stressed words."""

    kind: Literal["strong"] = "strong"
    inlines: tuple["Inline", ...]


class Link(Node):
    """A link to a record, with its text, or None to show the record's name."""

    kind: Literal["link"] = "link"
    target: str
    words: str | None
    line: int
    column: int
    end_column: int


class PageLink(Node):
    """A link to a page of this site by its address, such as timeline/index.html."""

    kind: Literal["page-link"] = "page-link"
    address: str
    line: int
    column: int
    end_column: int
    inlines: tuple["Inline", ...]


class WebLink(Node):
    """A link to the web, to a mail address or to a place on the same page; no address where it was refused."""

    kind: Literal["web-link"] = "web-link"
    address: str
    inlines: tuple["Inline", ...]


class Cite(Node):
    """A citation of one claim or several, behind the words that it covers."""

    kind: Literal["cite"] = "cite"
    claims: tuple[str, ...]
    line: int
    column: int
    end_column: int
    covered: tuple["Inline", ...] = ()
    """The words since the citation before it, within its sentence; nothing where they begin or end inside emphasis."""


class Placed(Node):
    """What stands below the paragraph that holds it: who or what something is in brief, or a picture of a figure."""

    kind: Literal["placed"] = "placed"
    what: Literal["brief", "figure"]
    target: str
    """The person, organization or topic; or the claim that states the figure."""
    line: int
    column: int
    end_column: int


class EditorsMark(Node):
    """The mark of a sentence that is the editor's own."""

    kind: Literal["editor"] = "editor"
    ground: str = ""
    """The name of its ground in the record; empty where it gives none."""
    line: int = 0
    column: int = 0
    end_column: int = 0


Inline = Annotated[
    Text | CodeText | Break | Emphasis | Strong | Link | PageLink | WebLink | Cite | EditorsMark | Placed,
    Field(discriminator="kind"),
]


class Sentence(Node):
    """One sentence as plain text, with the claims that it cites and the records that it links."""

    text: str
    line: int
    column: int
    cites: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    editors: bool = False
    """Whether it is marked as the editor's own."""
    grounds: tuple[str, ...] = ()
    """The grounds that it gives for being so."""

    def at(self, path: str) -> Span:
        """Return where it begins in the file that it stands in."""
        return Span(path, self.line, self.column, self.line, self.column)


# Blocks


class Unit(Node):
    """What holds running words, and the sentences that they make; at least one, which may be empty."""

    inlines: tuple[Inline, ...]
    sentences: tuple[Sentence, ...]
    quoted: bool = False
    """Whether it stands in a block quotation."""

    @property
    def plain(self) -> str:
        """Its words alone."""
        return " ".join(sentence.text for sentence in self.sentences)


class Paragraph(Unit):
    """A paragraph."""

    kind: Literal["paragraph"] = "paragraph"


class Heading(Unit):
    """A heading; `id` is its fragment on the page."""

    kind: Literal["heading"] = "heading"
    level: int
    """From 2, since the title of the page is its only first heading, to 6."""
    id: str


class ColumnHeading(Unit):
    """The heading of a column of a table."""

    kind: Literal["heading"] = "heading"


class Row(Unit):
    """A row of a table, read as one sentence: what its citations cover are its cells."""

    kind: Literal["row"] = "row"
    ends: tuple[int, ...]
    """Behind how many of its inlines each cell ends."""

    @property
    def cells(self) -> tuple[tuple[Inline, ...], ...]:
        """What stands in each cell."""
        return tuple(self.inlines[start:end] for start, end in pairwise((0, *self.ends)))


class PictureWords(Unit):
    """What stands for a picture, or below it; one sentence, which cites nothing."""

    kind: Literal["picture"] = "picture"


class Picture(Node):
    """A picture of the editor's own."""

    kind: Literal["picture"] = "picture"
    path: str
    """Of its file, from the project's root."""
    alternative: PictureWords
    """What it shows, for whoever does not see it."""
    credit: PictureWords
    """Whose it is, and whatever else stands below it."""
    line: int
    column: int
    end_column: int


class List(Node):
    """A list; each item has blocks of its own."""

    kind: Literal["list"] = "list"
    ordered: bool
    start: int = 1
    """The number of the first item of an ordered list."""
    tight: bool
    """Whether no empty lines stand between the items; their paragraphs are then shown without space around."""
    items: tuple[tuple["Block", ...], ...]


class Quotation(Node):
    """A block quotation."""

    kind: Literal["quotation"] = "quotation"
    blocks: tuple["Block", ...]


class Table(Node):
    """A table: the headings of its columns, and rows of as many cells."""

    kind: Literal["table"] = "table"
    header: tuple[ColumnHeading, ...]
    rows: tuple[Row, ...]
    sides: tuple[Literal["", "start", "middle", "end"], ...] = ()
    """On which side of its column the words of each stand; empty where the author did not say."""


class CodeBlock(Node):
    """Lines of code, with the name of their language or nothing."""

    kind: Literal["code"] = "code"
    text: str
    language: str = ""
    line: int = 0
    """The line of the file on which its first line stands."""


class Rule(Node):
    """A break between two subjects."""

    kind: Literal["rule"] = "rule"


Block = Annotated[
    Paragraph | Heading | List | Quotation | Table | Picture | CodeBlock | Rule,
    Field(discriminator="kind"),
]

AnyUnit = Paragraph | Heading | ColumnHeading | Row | PictureWords


class Prose(Node):
    """A whole text."""

    blocks: tuple[Block, ...] = ()

    @property
    def units(self) -> Iterator[AnyUnit]:
        """Every paragraph, heading, heading of a column, row, and what is said of each picture, in order."""
        return _units(self.blocks)

    @property
    def inlines(self) -> Iterator[Inline]:
        """Every inline, in order; one that holds others stands behind them."""
        for unit in self.units:
            yield from _inlines(unit.inlines)

    @property
    def cites(self) -> tuple[Cite, ...]:
        """Every citation, in order."""
        return tuple(inline for inline in self.inlines if isinstance(inline, Cite))

    @property
    def editors_marks(self) -> tuple[EditorsMark, ...]:
        """Every mark of the editor's own sentences, in order."""
        return tuple(inline for inline in self.inlines if isinstance(inline, EditorsMark))

    @property
    def is_linked(self) -> bool:
        """Whether it leads to a claim, a record or a page of the site."""
        return any(isinstance(inline, Cite | Link | PageLink) for inline in self.inlines)

    @property
    def plain(self) -> str:
        """Its words alone, in one line."""
        return " ".join(unit.plain for unit in self.units)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading, in order."""
        return tuple(unit for unit in self.units if isinstance(unit, Heading))

    @property
    def placed(self) -> tuple[Placed, ...]:
        """Everything that stands below one of its paragraphs, in order."""
        return tuple(inline for inline in self.inlines if isinstance(inline, Placed))

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of what is read on, in order: not what is said of pictures."""
        for unit in self.units:
            if not isinstance(unit, PictureWords):
                yield from unit.sentences

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture, in order; none stands in another block."""
        return tuple(block for block in self.blocks if isinstance(block, Picture))

    @property
    def code_blocks(self) -> Iterator[CodeBlock]:
        """Every block of code, in order."""
        return _code_blocks(self.blocks)

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link to a record, in order."""
        return tuple(inline for inline in self.inlines if isinstance(inline, Link))


def _units(blocks: tuple[Block, ...]) -> Iterator[AnyUnit]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield block
            case List(items=items):
                for item in items:
                    yield from _units(item)
            case Quotation(blocks=inner):
                yield from _units(inner)
            case Table(header=header, rows=rows):
                yield from header
                yield from rows
            case Picture(alternative=alternative, credit=credit):
                yield alternative
                yield credit
            case _:
                pass


def _inlines(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Emphasis(inlines=inner) | Strong(inlines=inner) | PageLink(inlines=inner) | WebLink(inlines=inner):
                yield from _inlines(inner)
            case Cite(covered=inner):
                yield from _inlines(inner)
            case _:
                pass
        yield inline


def _code_blocks(blocks: tuple[Block, ...]) -> Iterator[CodeBlock]:
    for block in blocks:
        match block:
            case CodeBlock():
                yield block
            case List(items=items):
                for item in items:
                    yield from _code_blocks(item)
            case Quotation(blocks=inner):
                yield from _code_blocks(inner)
            case _:
                pass
