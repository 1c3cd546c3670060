"""The views of an author's text: its tree, with links resolved to refs and notes numbered."""

from dataclasses import dataclass
from typing import Literal

from siglum.html.views import Note
from siglum.model.refs import Ref


@dataclass(frozen=True, slots=True)
class Inline:
    """A piece of running text; `inlines` are those inside it. Only the fields that its kind needs are set."""

    kind: Literal["text", "code", "break", "emphasis", "strong", "link", "web-link", "name", "cover", "note", "editor"]
    text: str = ""
    inlines: tuple["Inline", ...] = ()
    href: Ref | None = None
    """Where a link or name leads within the site."""
    address: str = ""
    """Where a web-link leads, in full."""
    note: Note | None = None
    marker: str = ""
    """The fragment of a note's number."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or another block. Only the fields that its kind needs are set."""

    kind: Literal["paragraph", "heading", "bullets", "numbers", "quotation", "table", "code", "rule"]
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
    text: str = ""
    language: str = ""
    """The language of code, or empty."""


Text = tuple[Block, ...]
