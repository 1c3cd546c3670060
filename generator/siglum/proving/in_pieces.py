"""The pieces in which the words of a quotation stand in a source, where others are left out between them."""

from bisect import bisect_left
from functools import lru_cache

from siglum.proving.boundaries import widened
from siglum.proving.folding import WORD

LEFT_OUT = 1500
"""Characters that may be left out between two pieces, at most."""
MOST_PIECES = 6
MOST_WORDS = 400
FEWEST_WORDS = 2
"""Words of a piece, at least."""


@lru_cache(maxsize=4)
def _words(text: str) -> tuple[str, tuple[tuple[int, int], ...], tuple[int, ...]]:
    """Return the words of a text in lower case with single spaces, where each stands, and where each begins here."""
    spans: list[tuple[int, int]] = []
    words: list[str] = []
    starts: list[int] = []
    length = 1
    for match in WORD.finditer(text):
        spans.append(match.span())
        words.append(match[0].lower())
        starts.append(length)
        length += len(words[-1]) + 1
    return f" {' '.join(words)} ", tuple(spans), tuple(starts)


def in_pieces(words: str, text: str) -> tuple[str, ...]:
    """Return the passages of a folded text that hold all of some words, in order; nothing where there are none.

    Marks and the case of letters may differ: what is returned is as the text has it.
    """
    tokens = [match[0].lower() for match in WORD.finditer(words)]
    if len(tokens) < FEWEST_WORDS or len(tokens) > MOST_WORDS:
        return ()
    joined, _, _ = _words(text)
    for size in range(len(tokens), FEWEST_WORDS - 1, -1):
        # The first piece may stand in several places, of which only one has the others behind it.
        sought = f" {' '.join(tokens[:size])} "
        at = joined.find(sought)
        tried = 0
        while at >= 0 and tried < MOST_PIECES:
            found = _from(at, size, tokens, text)
            if found and all(passage.isprintable() for passage in found):
                return found
            at = joined.find(sought, at + 1)
            tried += 1
    return ()


def _from(at: int, size: int, tokens: list[str], text: str) -> tuple[str, ...]:
    """Return the passages where the first of them, of so many words, begins at a place."""
    joined, spans, starts = _words(text)
    passages: list[str] = []
    used = 0
    while True:
        first = bisect_left(starts, at + 1)
        last = first + size - 1
        start, end = widened(spans[first][0], spans[last][1], text)
        passages.append(text[start:end])
        used += size
        if used == len(tokens):
            return tuple(passages)
        if len(passages) == MOST_PIECES:
            return ()
        behind = starts[last + 1] - 1 if last + 1 < len(starts) else len(joined)
        for length in range(len(tokens) - used, FEWEST_WORDS - 1, -1):
            at = joined.find(f" {' '.join(tokens[used : used + length])} ", behind)
            if at >= 0 and spans[bisect_left(starts, at + 1)][0] - end <= LEFT_OUT:
                size = length
                break
        else:
            return ()
