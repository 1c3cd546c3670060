"""A parsed text of an author: HTML fragments with placeholders for names, citations and links between them.

The placeholders are filled when a page is made, since links are relative to the page.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

EDITOR = "editor"
"""The reserved id in `[@editor]`, which marks a sentence as the editor's own; no claim may have it."""


class Piece(BaseModel):
    """A part of a text; immutable."""

    model_config = ConfigDict(frozen=True)


class Html(Piece):
    """Finished markup, made by the Markdown library from escaped text."""

    tag: Literal["html"] = "html"
    html: str


class Text(Piece):
    """Plain text, not yet escaped, in which names may be linked."""

    tag: Literal["text"] = "text"
    text: str


class Cite(Piece):
    """A citation of one claim or several."""

    tag: Literal["cite"] = "cite"
    claims: tuple[str, ...]
    line: int
    column: int
    end_column: int


class Link(Piece):
    """A link to a record, with its text, or None to show the record's name."""

    tag: Literal["link"] = "link"
    target: str
    words: str | None
    line: int
    column: int
    end_column: int


class Address(Piece):
    """The address of a page of this site, such as timeline/index.html, within an `href` attribute."""

    tag: Literal["address"] = "address"
    address: str
    line: int
    column: int
    end_column: int


class CoverStart(Piece):
    """Start of the words that the next citation covers."""

    tag: Literal["cover"] = "cover"


class CoverEnd(Piece):
    """End of those words, right before the citation."""

    tag: Literal["covered"] = "covered"


AnyPiece = Annotated[Html | Text | Cite | Link | Address | CoverStart | CoverEnd, Field(discriminator="tag")]


class Sentence(Piece):
    """One sentence as plain text, with the claims that it cites and the records that it links."""

    text: str
    line: int
    column: int
    cites: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    editors: bool = False
    """Whether it is marked as the editor's own."""


class Unit(Piece):
    """A paragraph, a list item, a heading or a table cell."""

    kind: Literal["paragraph", "heading", "cell"]
    line: int
    sentences: tuple[Sentence, ...]
    quoted: bool = False
    """Whether it stands in a block quotation."""


class Prose(Piece):
    """A whole text."""

    pieces: tuple[AnyPiece, ...] = ()
    units: tuple[Unit, ...] = ()

    @property
    def cites(self) -> tuple[Cite, ...]:
        """Every citation, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Cite))

    @property
    def links(self) -> tuple[Link, ...]:
        """Every written link, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Link))

    @property
    def words(self) -> str:
        """The text without markup, a line for each unit."""
        return "\n".join(" ".join(sentence.text for sentence in unit.sentences) for unit in self.units)
