"""Where a quotation stands in one folded text: every place at which it does, or why it stands at none. Pure.

It is looked for as it is written first; then in pieces, around the editor's own signs (see editorial).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

from siglum.model.problems import said
from siglum.proving.folding import Folded, fold_words
from siglum.proving.quotations import NO_WORDS, NOT_BESIDE, NOT_THERE, Miss, cut_word, too_short
from siglum.quoting.editorial import Piece, has_signs, pieces_of

Run: TypeAlias = tuple[tuple[int, int], ...]
"""Where a quotation stands in a folded text: its stretches, in order."""
BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*")
LINE_END = re.compile(r"\r\n|\n|\r")


def ends_of_paragraphs(text: str) -> re.Pattern[str]:
    """Return what ends the paragraphs of a text: blank lines, or every end of a line where it has none."""
    return BLANK_LINE if BLANK_LINE.search(text) else LINE_END


@dataclass(frozen=True)
class Wanted:
    """A quotation as it is looked for, in every source alike."""

    given: str | tuple[str, ...]
    edges: tuple[str, str]
    """The words right before and after, folded."""
    short: bool

    @cached_property
    def words(self) -> str:
        """All of its words, folded."""
        return fold_words(self.given if isinstance(self.given, str) else " ".join(self.given))

    @cached_property
    def miss(self) -> Miss | None:
        """Why there is nothing to look for."""
        if not any(char.isalnum() for char in self.words):
            return NO_WORDS
        return None if self.short else too_short(self.words)

    @cached_property
    def signed(self) -> bool:
        """Whether it may be in pieces."""
        return isinstance(self.given, tuple) or has_signs(self.given)

    @cached_property
    def pieces(self) -> tuple[Piece, ...] | None:
        """Its pieces; None where its brackets can't be understood."""
        return pieces_of(self.given)


def runs_of(wanted: Wanted, folded: Folded, text: str) -> tuple[Run, ...] | Miss:
    """Return every place at which a quotation stands in a text, or why it stands at none."""
    if wanted.miss:
        return wanted.miss
    miss: Miss | None = None
    if isinstance(wanted.given, str):
        exact = ((start, start + len(wanted.words)) for start in _starts(wanted.words, folded.text))
        whole, miss = _whole(exact, folded.text)
        if whole:
            return _with_edges(tuple((one,) for one in whole), folded.text, wanted.edges)
    if wanted.signed:
        if wanted.pieces is None:
            message = "the brackets in this quotation can't be understood"
            hint = "write [T]he, walk[ed], [the words], […] or [sic], and close each"
            return Miss("quote-not-verbatim", message, hint)
        found = _in_pieces(wanted.pieces, folded, text, short=wanted.short)
        return _with_edges(found, folded.text, wanted.edges) if isinstance(found, tuple) else found
    return miss or Miss("quote-not-verbatim", NOT_THERE)


def _starts(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _whole(found: Iterable[tuple[int, int]], text: str) -> tuple[list[tuple[int, int]], Miss | None]:
    """Return the stretches that cut no word, and what the first of the others cuts."""
    whole: list[tuple[int, int]] = []
    miss: Miss | None = None
    for start, end in found:
        if cut := cut_word(start, end, text):
            miss = miss or cut
        else:
            whole.append((start, end))
    return whole, miss


def _with_edges(runs: tuple[Run, ...], text: str, edges: tuple[str, str]) -> tuple[Run, ...] | Miss:
    """Return the runs that the given words stand right before and after."""
    prefix, suffix = edges
    kept = tuple(
        run
        for run in runs
        if text[: run[0][0]].rstrip(" ").endswith(prefix) and text[run[-1][1] :].lstrip(" ").startswith(suffix)
    )
    hint = "write the words right before and after, as the source has them"
    return kept or Miss("quote-ambiguous", NOT_BESIDE, hint)


def _in_pieces(pieces: Sequence[Piece], folded: Folded, text: str, *, short: bool) -> tuple[Run, ...] | Miss:
    """Return every place at which pieces stand in order and near each other, or why they stand at none."""
    found: list[list[Run]] = []
    for piece in pieces:
        if too_short(piece.words) and (len(pieces) > 1 or not short):
            hint = "quote at least two words before and after what is left out"
            return Miss("quote-too-short", f"a single word stands by itself between signs: {said(piece.words)}", hint)
        runs, miss = _matches(piece, folded.text)
        if not runs:
            return miss or Miss(
                "quote-not-verbatim", f"a piece of this quotation does not stand in the source: {said(piece.words)}"
            )
        found.append(runs)
    if not found:
        return NO_WORDS
    complete = [run for first in found[0] if (run := _after(first, found[1:]))]
    if not complete:
        hint = "write the pieces in the order in which the source has them"
        return Miss("quote-not-verbatim", "the pieces of this quotation stand in the source in another order", hint)
    near = [run for run in complete if _is_near(run, folded, text)]
    if not near:
        hint = "write two quotations; one leaves out no more than what stands between two neighbouring paragraphs"
        return Miss("quote-pieces-apart", "the pieces of this quotation stand far apart in the source", hint)
    # Of several that end alike, the one that leaves out least.
    return tuple({run[-1]: run for run in near}.values())


def _matches(piece: Piece, text: str) -> tuple[list[Run], Miss | None]:
    """Return where a piece stands as whole words, and what it cuts where it does not."""
    runs: list[Run] = []
    miss: Miss | None = None
    match = piece.pattern.search(text)
    while match:
        spans = [match.span(number) for number in range(1, (match.re.groups or 0) + 1)]
        run = tuple(span for span in spans if span[0] < span[1])
        cuts = [cut for start, end in run if (cut := cut_word(start, end, text))]
        if cuts:
            miss = miss or cuts[0]
        else:
            runs.append(run)
        match = piece.pattern.search(text, match.start() + 1)
    return runs, miss


def _after(first: Run, others: Sequence[Sequence[Run]]) -> Run | None:
    """Return a run with the nearest runs of the other pieces behind it; None where one does not follow."""
    whole = first
    for runs in others:
        at = bisect_left(runs, whole[-1][1], key=lambda run: run[0][0])
        if at == len(runs):
            return None
        whole += runs[at]
    return whole


def _is_near(run: Run, folded: Folded, text: str) -> bool:
    """Whether stretches that follow each other stand in the same paragraph or in neighbouring ones."""
    ends = ends_of_paragraphs(text)
    return all(
        len(ends.findall(text[folded.original(one[1]) : folded.original(other[0])])) <= 1
        for one, other in pairwise(run)
    )
