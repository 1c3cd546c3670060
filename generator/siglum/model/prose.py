"""An author's text as a tree: blocks, which hold other blocks or inlines, which hold other inlines.

Laws, lint, notes and pages read the same tree. It holds no markup: tags are written by templates alone.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, TypeAlias

from msgspec import Struct

from siglum.model.files import Span

EDITOR = "editor"
"""The reserved id in `[@editor:ground]`, which marks a sentence as the editor's own; no claim may have it."""


class Node(Struct, frozen=True, tag_field="kind"):
    """A part of a text."""

    @property
    def kind(self) -> str:
        """What it is, in a word."""
        return str(self.__struct_config__.tag)


# Inlines


class Text(Node, frozen=True, tag="text"):
    """Words, in which names may be linked; a line break in the file is a text of its own."""

    text: str


class CodeText(Node, frozen=True, tag="code"):
    """Words shown as code."""

    text: str


class Break(Node, frozen=True, tag="break"):
    """A line break that the author asked for."""


class Emphasis(Node, frozen=True, tag="emphasis"):
    """Stressed words."""

    inlines: tuple["Inline", ...]


class Strong(Node, frozen=True, tag="strong"):
    """Strongly stressed words."""

    inlines: tuple["Inline", ...]


class Link(Node, frozen=True, tag="link"):
    """A link to a record, with its text, or None to show the record's name."""

    target: str
    words: str | None
    line: int
    column: int
    end_column: int


class PageLink(Node, frozen=True, tag="page-link"):
    """A link to a page of this site by its address, such as timeline/index.html."""

    address: str
    line: int
    column: int
    end_column: int
    inlines: tuple["Inline", ...]


class WebLink(Node, frozen=True, tag="web-link"):
    """A link to the web, to a mail address or to a place on the same page; no address where it was refused."""

    address: str
    inlines: tuple["Inline", ...]


class Cite(Node, frozen=True, tag="cite"):
    """A citation of one claim or several, behind the words that it covers."""

    claims: tuple[str, ...]
    line: int
    column: int
    end_column: int
    covered: tuple["Inline", ...] = ()
    """The words since the citation before it, within its sentence; nothing where they begin or end inside emphasis."""


class Placed(Node, frozen=True, tag="placed"):
    """What stands below the paragraph that holds it: who or what something is in brief, or a picture of a figure."""

    what: Literal["brief", "figure"]
    target: str
    """The person, organization or topic; or the claim that states the figure."""
    line: int
    column: int
    end_column: int


class EditorsMark(Node, frozen=True, tag="editor"):
    """The mark of a sentence that is the editor's own."""

    ground: str = ""
    """The name of its ground in the record; empty where it gives none."""
    line: int = 0
    column: int = 0
    end_column: int = 0


Inline: TypeAlias = (
    Text | CodeText | Break | Emphasis | Strong | Link | PageLink | WebLink | Cite | EditorsMark | Placed
)


class Sentence(Struct, frozen=True):
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


class Unit(Node, frozen=True):
    """What holds running words, and the sentences that they make; at least one, which may be empty."""

    inlines: tuple[Inline, ...]
    sentences: tuple[Sentence, ...]
    quoted: bool = False
    """Whether it stands in a block quotation."""

    @property
    def plain(self) -> str:
        """Its words alone."""
        return " ".join(sentence.text for sentence in self.sentences)


class Paragraph(Unit, frozen=True, tag="paragraph"):
    """A paragraph."""


class Heading(Unit, frozen=True, tag="heading", kw_only=True):
    """A heading; `id` is its fragment on the page."""

    level: int
    """From 2, since the title of the page is its only first heading, to 6."""
    id: str


class ColumnHeading(Unit, frozen=True, tag="heading"):
    """The heading of a column of a table."""


class Row(Unit, frozen=True, tag="row", kw_only=True):
    """A row of a table, read as one sentence: what its citations cover are its cells."""

    ends: tuple[int, ...]
    """Behind how many of its inlines each cell ends."""

    @property
    def cells(self) -> tuple[tuple[Inline, ...], ...]:
        """What stands in each cell."""
        return tuple(self.inlines[start:end] for start, end in pairwise((0, *self.ends)))


class PictureWords(Unit, frozen=True, tag="picture"):
    """What stands for a picture, or below it; one sentence, which cites nothing."""


class Picture(Node, frozen=True, tag="picture"):
    """A picture of the editor's own."""

    path: str
    """Of its file, from the project's root."""
    alternative: PictureWords
    """What it shows, for whoever does not see it."""
    credit: PictureWords
    """Whose it is, and whatever else stands below it."""
    line: int
    column: int
    end_column: int


class List(Node, frozen=True, tag="list", kw_only=True):
    """A list; each item has blocks of its own."""

    ordered: bool
    start: int = 1
    """The number of the first item of an ordered list."""
    tight: bool
    """Whether no empty lines stand between the items; their paragraphs are then shown without space around."""
    items: tuple[tuple["Block", ...], ...]


class Quotation(Node, frozen=True, tag="quotation"):
    """A block quotation."""

    blocks: tuple["Block", ...]


class Table(Node, frozen=True, tag="table"):
    """A table: the headings of its columns, and rows of as many cells."""

    header: tuple[ColumnHeading, ...]
    rows: tuple[Row, ...]
    sides: tuple[Literal["", "start", "middle", "end"], ...] = ()
    """On which side of its column the words of each stand; empty where the author did not say."""


class CodeBlock(Node, frozen=True, tag="code"):
    """Lines of code, with the name of their language or nothing."""

    text: str
    language: str = ""
    line: int = 0
    """The line of the file on which its first line stands."""


class Rule(Node, frozen=True, tag="rule"):
    """A break between two subjects."""


Block: TypeAlias = Paragraph | Heading | List | Quotation | Table | Picture | CodeBlock | Rule

AnyUnit: TypeAlias = Paragraph | Heading | ColumnHeading | Row | PictureWords


class Prose(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole text."""

    blocks: tuple[Block, ...]

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
