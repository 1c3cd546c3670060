"""The words of a paragraph that each citation covers, which a page highlights."""

from bisect import bisect_left, bisect_right

from msgspec import Struct, field
from msgspec.structs import replace

from siglum.model.prose import Cite, Inline, Text

LEADING = ' \n,;:.)”"—–'
"""Characters that may separate a citation from the words that the next one covers."""


class Mark(Struct, frozen=True):
    """A citation or a link to a record, and its offset in the plain text of its paragraph."""

    offset: int
    claims: tuple[str, ...] = ()
    """What a citation cites."""
    grounds: tuple[str, ...] = ()
    """For marks of the editor's, the names of their grounds, empty where they give none."""
    target: str = ""
    """The record that a link leads to."""
    covers: bool = False
    """Whether it is a citation that covers words."""
    index: int | None = None
    """Its place among the inlines of the paragraph; none where it stands inside emphasis or a link."""


class Running(Struct):
    """The plain text of a paragraph while it is being read, and what stands where in it. Offsets are code points."""

    plain: str = ""
    starts: list[tuple[int, int]] = field(default_factory=list)
    """For each text outside emphasis and links: its place among the paragraph's inlines, and its offset."""
    marks: list[Mark] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    """The offsets at which a new line of the file begins."""

    def say(self, words: str) -> None:
        """Add words to the plain text."""
        if "\n" in words:
            start = len(self.plain)
            self.breaks += [start + at + 1 for at, char in enumerate(words) if char == "\n"]
        self.plain += words

    def line(self, offset: int) -> int:
        """Return the line of the paragraph, counted from 0, of an offset."""
        return bisect_right(self.breaks, offset)

    def trim(self, inlines: list[Inline]) -> None:
        """Remove the space before a citation, so that its number directly follows the word."""
        if inlines and isinstance(last := inlines[-1], Text):
            shorter = last.text.rstrip()
            self.plain = self.plain[: len(self.plain) - len(last.text) + len(shorter)]
            inlines[-1] = Text(text=shorter)
            # A line break in the removed space still counts; it moves to the new end.
            for number in range(len(self.breaks) - 1, -1, -1):
                if self.breaks[number] <= len(self.plain):
                    break
                self.breaks[number] = len(self.plain)


def with_covers(inlines: list[Inline], running: Running, sentences: tuple[int, ...]) -> tuple[Inline, ...]:
    """Return a paragraph's inlines with the words that each citation covers in it; empty texts go.

    A citation covers the words since the previous one, within its own sentence; `sentences` are the offsets at which
    they start. Its words may begin with emphasis or a link; it covers nothing if they would begin or end inside of one.
    """
    made: list[Inline] = []
    at = 0
    for index, (first, cut) in sorted(_covers(inlines, running, sentences).items()):
        cite, opening = inlines[index], inlines[first]
        if not isinstance(cite, Cite):
            continue
        made += inlines[at:first]
        covered = tuple(inlines[first:index])
        if isinstance(opening, Text):
            made.append(Text(text=opening.text[:cut]))
            covered = (Text(text=opening.text[cut:]), *covered[1:])
        made.append(replace(cite, covered=without_empty(covered)))
        at = index + 1
    return without_empty((*made, *inlines[at:]))


def without_empty(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return inlines without texts that have no words."""
    return tuple(inline for inline in inlines if not isinstance(inline, Text) or inline.text)


def _covers(inlines: list[Inline], running: Running, sentences: tuple[int, ...]) -> dict[int, tuple[int, int]]:
    """Return, for the place of each citation that covers words, the inline in which they begin, and where in it."""
    found = {}
    last = 0
    after = 0
    offsets = [start for _, start in running.starts]
    for mark in running.marks:
        if not mark.covers:
            continue
        number = bisect_left(sentences, mark.offset)
        begin = max(sentences[number - 1] if number else 0, last)
        between = running.plain[begin : mark.offset]
        begin += len(between) - len(between.lstrip(LEADING))
        last = mark.offset
        number = bisect_right(offsets, begin)
        previous, after = after, after if mark.index is None else mark.index + 1
        if mark.index is None or begin >= mark.offset:
            continue
        first, start = running.starts[number - 1] if number else (-1, 0)
        opening = inlines[first] if number else None
        end = start + len(opening.text) if isinstance(opening, Text) else start
        if begin < end:
            found[mark.index] = (first, begin - start)
        elif begin == end:
            # They begin with a link or with emphasis.
            found[mark.index] = (max(first + 1, previous), 0)
    return found
