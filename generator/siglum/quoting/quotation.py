"""One quotation of a file as it is to be proven: its words, where they stand, what they cite, the sentence around."""

from typing import TypeAlias

from msgspec import Struct

from siglum.model.files import Span


class Citation(Struct, frozen=True):
    """What a quotation cites: a note, a link, or a field."""

    said: str
    """How a message names it: [^1], an address, the value of a field."""
    targets: tuple[str, ...] = ()
    """Addresses and paths that it gives, each a source by itself."""
    words: str = ""
    """Words that name the source somewhere in them."""
    label: str = ""
    """The words of a link, which say in the sentence what is cited."""
    strict: bool = True
    """Whether it must name a source; a link may as well lead somewhere else."""
    place: tuple[Span, str] | None = None
    """Where the field stands that names it, and the line of the file; None for what stands with the quotation."""


Group: TypeAlias = tuple[Citation, ...]
"""Citations that stand together."""


class Letters(Struct, frozen=True):
    """Where the characters of a quotation stand in its file, in code points: where each begins, and where it ends."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Quotation(Struct, frozen=True):
    """A quotation of a file."""

    words: str | tuple[str, ...]
    """The words as they are read; segments where the file has a list of them."""
    span: Span
    source_line: str
    groups: tuple[Group, ...]
    """What it may cite, the likeliest first; none where it cites nothing."""
    sentence: str = ""
    """The sentence that cites it, without any quotation in it."""
    key: tuple[int, ...] = ()
    """What is the same for quotations of the same sentence."""
    prose: bool = True
    """Whether it stands in running text: there a word may be quoted, and a full stop belong to the sentence."""
    letters: Letters | None = None
    """None where its characters do not stand in the file as they are read."""

    @property
    def text(self) -> str:
        """The words as one text."""
        return self.words if isinstance(self.words, str) else " … ".join(self.words)
