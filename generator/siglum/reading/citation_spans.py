"""The words of a paragraph that each citation covers, which a page highlights."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from siglum.model.prose import EDITOR, AnyPiece, Cite, CoverEnd, CoverStart, Text

LEADING = ' \n,;:.)”"—–'
"""Characters that may separate a citation from the words that the next one covers."""


@dataclass
class Running:
    """The pieces of a paragraph while it is being read, and its plain text so far."""

    pieces: list[AnyPiece] = field(default_factory=list)
    plain: str = ""
    starts: list[tuple[int, int]] = field(default_factory=list)
    """For each text piece at the top level: its index in `pieces`, and its offset in `plain`."""
    marks: list[tuple[int, int]] = field(default_factory=list)
    """For each citation or link: its index in `pieces`, and its offset in `plain`."""
    breaks: list[int] = field(default_factory=list)
    """The offsets in `plain` at which a new line of the file begins."""

    def text(self, words: str, *, top: bool) -> None:
        """Add text; `top` tells whether it is outside any emphasis or link."""
        if top:
            self.starts.append((len(self.pieces), len(self.plain)))
        self.pieces.append(Text(text=words))
        self.say(words)

    def say(self, words: str) -> None:
        """Add to the plain text alone."""
        if "\n" in words:
            start = len(self.plain)
            self.breaks += [start + at + 1 for at, char in enumerate(words) if char == "\n"]
        self.plain += words

    def line(self, offset: int) -> int:
        """Return the line of the paragraph, counted from 0, of an offset in `plain`."""
        return bisect_right(self.breaks, offset)

    def trim(self) -> None:
        """Remove the space before a citation, so that its number directly follows the word."""
        if self.pieces and isinstance(last := self.pieces[-1], Text):
            shorter = last.text.rstrip()
            self.plain = self.plain[: len(self.plain) - len(last.text) + len(shorter)]
            self.pieces[-1] = Text(text=shorter)
            # A line break in the removed space still counts; it moves to the new end.
            for number in range(len(self.breaks) - 1, -1, -1):
                if self.breaks[number] <= len(self.plain):
                    break
                self.breaks[number] = len(self.plain)


def covered(running: Running, bounds: tuple[int, ...]) -> Iterator[AnyPiece]:
    """Yield the pieces, with markers around the words that each citation covers.

    A citation covers the words since the previous one, within its own sentence. It gets no markers if they would begin
    inside emphasis or a link.
    """
    cover_at: dict[int, int] = {}
    ends: set[int] = set()
    last = 0
    for index, offset in running.marks:
        piece = running.pieces[index]
        if not isinstance(piece, Cite) or EDITOR in piece.claims:
            continue
        begin = max((start for start in bounds if start < offset), default=0)
        begin = max(begin, last)
        begin += len(running.plain[begin:offset]) - len(running.plain[begin:offset].lstrip(LEADING))
        last = offset
        at = next(((number, start) for number, start in reversed(running.starts) if start <= begin), None)
        if begin < offset and at is not None and begin < at[1] + len(_text(running.pieces[at[0]])):
            cover_at[at[0]] = begin - at[1]
            ends.add(index)
    yield from _set_covers(running.pieces, cover_at, ends)


def _text(piece: AnyPiece) -> str:
    return piece.text if isinstance(piece, Text) else ""


def _set_covers(pieces: list[AnyPiece], cover_at: dict[int, int], ends: set[int]) -> Iterator[AnyPiece]:
    for index, piece in enumerate(pieces):
        if index in ends:
            yield CoverEnd()
        if index in cover_at and isinstance(piece, Text):
            cut = cover_at[index]
            if piece.text[:cut]:
                yield Text(text=piece.text[:cut])
            yield CoverStart()
            if piece.text[cut:]:
                yield Text(text=piece.text[cut:])
        else:
            yield piece
