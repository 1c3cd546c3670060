"""An author's text as it stands on a page: the tree of the text, with its links found and its notes numbered."""

from dataclasses import dataclass
from typing import Literal

from siglum.html.views import Note
from siglum.model.refs import Ref


@dataclass(frozen=True, slots=True)
class Inline:
    """A piece of running words; `inlines` are what stands inside it."""

    kind: Literal["text", "code", "break", "emphasis", "strong", "link", "web-link", "name", "cover", "note", "editor"]
    text: str = ""
    inlines: tuple["Inline", ...] = ()
    href: Ref | None = None
    """Where a link or a name leads within the site."""
    address: str = ""
    """Where a web-link leads."""
    note: Note | None = None
    marker: str = ""
    """The id of the place of a note's number."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or another block; it has only those fields that its kind needs."""

    kind: Literal["paragraph", "heading", "bullets", "numbers", "quotation", "table", "code", "rule"]
    inlines: tuple[Inline, ...] = ()
    level: int = 0
    id: str = ""
    """The fragment of a heading."""
    items: tuple[tuple["Block", ...], ...] = ()
    tight: bool = False
    """Whether the paragraphs of a list's items have no space around."""
    start: int = 1
    """The first number of a numbered list."""
    blocks: tuple["Block", ...] = ()
    """What a quotation holds."""
    header: tuple[tuple[Inline, ...], ...] = ()
    """The heading of each column of a table."""
    rows: tuple[tuple[tuple[Inline, ...], ...], ...] = ()
    """The rows of a table, each of as many cells."""
    text: str = ""
    language: str = ""
    """The language of code, or nothing."""


Text = tuple[Block, ...]
