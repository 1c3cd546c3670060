"""The words of a quotation that a margin has room for: what the claim turns on, from a clause or a word to another.

Offsets are code points, half-open, within one segment of the quotation.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from siglum.model.expressions import expression
from siglum.proving.key_words import place_of_key

MOST = 90
"""Code points of the words in the margin."""
FEWER = 60
"""The same, where the margin is crowded."""
CLAUSE = expression(r"[,;:.!?—–]\s+|\s[-–—]\s+")
WORD = expression(r"[^\W_]+(?:[.,’'-][^\W_]+)*")
SHORT = 3
"""Letters of words such as "the" and "of", which say nothing of where the point lies."""
TRAILING = " \n\t,;:–—-"


class Key(Struct, frozen=True):
    """The key words of a quotation."""

    segment: int
    start: int
    end: int


def key_of(segments: Sequence[str], statement: str, chosen: str | None, most: int = MOST) -> Key:
    """Return the key words: those that the editor chose, or the part that has most of the statement's words.

    `segments` has at least one; `chosen` stands in one of them.
    """
    if chosen:
        for number, segment in enumerate(segments):
            if (at := place_of_key(chosen, segment)) is not None:
                return Key(number, at, at + len(chosen))
    wanted = set(_words(statement))
    found = _candidates(segments, most)

    def worth(key: Key) -> tuple[int, int, bool, int]:
        text = segments[key.segment]
        said = wanted & set(_words(text[key.start : key.end]))
        # A figure is what a claim with one turns on; and what begins with a clause reads better than what is cut.
        points = sum(3 if word[0].isdigit() else 1 for word in said)
        return points, -key.segment, key.start in _clauses(text), -key.start

    return max(found, key=worth)


def share_of(segments: Sequence[str], key: Key) -> float:
    """Return how far into a passage its key words stand, by their middle: from 0 to 1."""
    before = sum(map(len, segments[: key.segment]))
    return (before + (key.start + key.end) / 2) / max(1, sum(map(len, segments)))


def key_near(segments: Sequence[str], share: float, most: int = MOST) -> Key:
    """Return the part of a passage that stands nearest to a share of it, as `share_of` has it.

    So a passage and its translation show what lies at the same place, where nothing else tells which words belong
    together.
    """
    return min(_candidates(segments, most), key=lambda key: abs(share_of(segments, key) - share))


def _words(text: str) -> Iterator[str]:
    for match in WORD.finditer(text):
        if len(match[0]) > SHORT or match[0][0].isdigit():
            yield match[0].casefold()


def _candidates(segments: Sequence[str], most: int) -> list[Key]:
    """Return what may be shown of a quotation."""
    return [key for number, segment in enumerate(segments) for key in _parts(number, segment, most)]


def _parts(number: int, segment: str, most: int) -> Iterator[Key]:
    """Yield what may be shown of a segment: all of it, or parts of at most `most` code points."""
    if len(segment) <= most:
        yield Key(number, 0, len(segment))
        return
    ends = [match.start() for match in CLAUSE.finditer(segment)]
    for start in _clauses(segment):
        yield Key(number, start, _end(segment, start, ends, most))
    if len(ends) == 0 or max(ends) - min(ends) < most:
        tail = segment.find(" ", len(segment) - most - 1) + 1
        while tail and segment[:tail].rstrip()[-1:].isdigit():
            # "19 January" stays whole.
            tail = segment.rfind(" ", 0, tail - 1) + 1
        yield Key(number, tail or len(segment) - most, len(segment))


def _clauses(segment: str) -> tuple[int, ...]:
    """Return where the clauses of a segment begin."""
    return 0, *(match.end() for match in CLAUSE.finditer(segment))


def _end(segment: str, start: int, ends: Sequence[int], most: int) -> int:
    if len(segment) - start <= most:
        return len(segment)
    fitting = [end for end in ends if most // 2 < end - start <= most]
    cut = segment.rfind(" ", start, start + most + 1)
    end = fitting[-1] if fitting else cut if cut > start else start + most
    return start + len(segment[start:end].rstrip(TRAILING))
