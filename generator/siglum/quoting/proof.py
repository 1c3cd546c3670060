"""Whether a quotation stands in a source, letter for letter: `from siglum import prove`. Pure: nothing is read.

Offsets are code points, half-open, into a source's text as it was given; lines and columns count from 1.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

from siglum.model.problems import said
from siglum.proving.folding import Folded, fold, fold_words
from siglum.proving.quotations import (
    IDEOGRAPH,
    MINIMUM_IDEOGRAPHS,
    MINIMUM_WORDS,
    Miss,
    Stretch,
    cut_word,
    differences,
    nearest,
)
from siglum.quoting.editorial import Piece, has_signs, pieces_of
from siglum.reading.text import line_starts

Run: TypeAlias = tuple[tuple[int, int], ...]
"""Where a quotation stands in a folded text: its stretches, in order."""
BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*")
WORD = re.compile(r"[^\W_]+")
LOOKED_THROUGH = 3
"""Sources that are looked through for the nearest passage: those that share most words with the quotation."""
LINE_END = re.compile(r"\r\n|\n|\r")


class Status(StrEnum):
    """What became of a quotation."""

    PROVEN = "proven"
    """It stands in a source, letter for letter, and once."""
    CUT = "cut"
    """Its pieces stand in a source, in order and near each other; between them are an editor's signs."""
    AMBIGUOUS = "ambiguous"
    """It stands in a source several times."""
    NOT_FOUND = "not found"
    """It does not stand in any source that it was looked for in."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands: in which source, and its stretches there; several where it is cut."""

    source: str
    stretches: tuple[Stretch, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage of a source that is most like a quotation which does not stand there."""

    source: str
    stretch: Stretch
    line: int
    words: str
    """The source's words, with runs of white space folded."""
    differs: str
    """What differs, in words."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of texts so far, by their names."""

    folded: dict[str, Folded] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    lines: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Where each line begins."""


class Sources:
    """Texts to look in, by name. Each is folded once, when it is first looked in; so make this once for many calls."""

    def __init__(self, texts: Mapping[str, str] | str, made: "Made | None" = None) -> None:
        """Take texts by their names; a single text has the name "". `made` holds what was made of them before."""
        self.texts: Mapping[str, str] = {"": texts} if isinstance(texts, str) else dict(texts)
        self._made = made or Made()

    def folded(self, name: str) -> Folded:
        """Return a text in the form in which quotations are compared."""
        if name not in self._made.folded:
            self._made.folded[name] = fold(self.texts[name])
        return self._made.folded[name]

    def position(self, name: str, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of an offset in a text."""
        if name not in self._made.lines:
            self._made.lines[name] = line_starts(self.texts[name])
        starts = self._made.lines[name]
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def words(self, name: str) -> frozenset[str]:
        """Return the words of a text, in lower case."""
        if name not in self._made.words:
            self._made.words[name] = frozenset(word.lower() for word in WORD.findall(self.texts[name]))
        return self._made.words[name]

    def shared(self, words: str, name: str) -> int:
        """Return how many of some words a text has as well."""
        return len(self.words(name).intersection(word.lower() for word in WORD.findall(words)))

    def among(self, names: Iterable[str]) -> "Sources":
        """Return some of the texts, folded as far as they are here."""
        return Sources({name: self.texts[name] for name in names}, self._made)


@dataclass(frozen=True)
class Outcome:
    """What became of a quotation: its status, where it stands, or why it does not."""

    quotation: str | tuple[str, ...]
    status: Status
    places: tuple[Place, ...] = ()
    """Where it stands; of a quotation that is ambiguous, every place."""
    code: str = ""
    """What is wrong, by the codes of docs/problems.md; empty where it is proven."""
    message: str = ""
    hint: str = ""
    sources: Sources = field(default_factory=lambda: Sources({}), repr=False, compare=False)

    @property
    def stands(self) -> bool:
        """Whether the words stand in a source: once, in pieces, or several times."""
        return self.status is not Status.NOT_FOUND

    @cached_property
    def nearest(self) -> Nearest | None:
        """The passage most like a quotation that was not found; looked for when it is first asked for."""
        if self.stands:
            return None
        words = fold_words(self.quotation if isinstance(self.quotation, str) else " ".join(self.quotation))
        likely = sorted(self.sources.texts, key=lambda name: -self.sources.shared(words, name))[:LOOKED_THROUGH]
        found = [near for name in likely if (near := _nearest(words, name, self.sources))]
        return max(found, key=lambda near: SequenceMatcher(None, words, near.words).ratio(), default=None)

    @property
    def differences(self) -> str:
        """What differs between a quotation that was not found and the nearest passage, in words; empty without one."""
        return self.nearest.differs if self.nearest else ""


def prove(
    quotation: str | Sequence[str],
    sources: Sources | Mapping[str, str] | str,
    *,
    prefix: str = "",
    suffix: str = "",
    short: bool = False,
) -> Outcome:
    """Look for a quotation in some texts, letter for letter.

    Only Unicode NFC and runs of white space are folded. It must begin and end with whole words, numbers and signs, and
    have two words (or four ideographs) unless `short` allows one. A list is a quotation with words left out between
    its segments; so is one with `…`. `prefix` and `suffix`, the words right before and after, single out one place of
    several. A quotation that stands once in one source and more often in another counts as standing in the first.
    """
    shelf = sources if isinstance(sources, Sources) else Sources(sources)
    given = quotation if isinstance(quotation, str) else tuple(quotation)
    wanted = _Wanted(given, (fold_words(prefix), fold_words(suffix)), short=short)
    runs: dict[str, tuple[Run, ...]] = {}
    misses: list[Miss] = []
    for name in shelf.texts:
        found = _find(wanted, shelf.folded(name), shelf.texts[name])
        if isinstance(found, Miss):
            misses.append(found)
        else:
            runs[name] = found
    if runs:
        return _standing(given, runs, shelf)
    if not shelf.texts:
        misses.append(Miss("quote-not-verbatim", "there is no source to look in", "name one"))
    worst = next((miss for miss in misses if miss.code != "quote-not-verbatim"), misses[0])
    return Outcome(given, Status.NOT_FOUND, (), worst.code, worst.message, worst.hint, shelf)


def _standing(given: str | tuple[str, ...], runs: Mapping[str, tuple[Run, ...]], shelf: Sources) -> Outcome:
    once = {name: found for name, found in runs.items() if len(found) == 1}
    places = tuple(_place(name, run, shelf) for name, found in (once or runs).items() for run in found)
    if once:
        # Whatever an editor's sign stands for leaves more than one stretch, or other words than were given.
        plain = isinstance(given, str) and all(_is_exact(given, name, found[0], shelf) for name, found in once.items())
        return Outcome(given, Status.PROVEN if plain else Status.CUT, places, sources=shelf)
    times = len(places)
    hint = "quote more, so that one place is meant; it stands at " + ", ".join(where(place) for place in places[:5])
    message = f"these words stand {times} times in the source"
    return Outcome(given, Status.AMBIGUOUS, places, "quote-ambiguous", message, hint, shelf)


def where(place: Place) -> str:
    """Return a place as SOURCE:LINE:COLUMN, or as its line where the source has no name."""
    return f"{place.source}:{place.line}:{place.column}" if place.source else f"line {place.line}"


def _is_exact(given: str, name: str, run: Run, shelf: Sources) -> bool:
    folded = shelf.folded(name)
    return len(run) == 1 and folded.text[run[0][0] : run[0][1]] == folded.known(fold_words(given))


def _place(name: str, run: Run, shelf: Sources) -> Place:
    folded = shelf.folded(name)
    stretches = tuple(Stretch(folded.original(start), folded.original_end(end)) for start, end in run)
    return Place(name, stretches, *shelf.position(name, stretches[0].start))


def _nearest(words: str, name: str, shelf: Sources) -> Nearest | None:
    folded = shelf.folded(name)
    start, end = nearest(words, folded.text)
    if start == end:
        return None
    stretch = Stretch(folded.original(start), folded.original_end(end))
    line, _ = shelf.position(name, stretch.start)
    found = folded.text[start:end]
    return Nearest(name, stretch, line, found, differences(words, found))


@dataclass(frozen=True)
class _Wanted:
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
            return Miss("quote-too-short", "there are no words to prove", "quote the words that say it")
        if not self.short and is_short(self.words):
            hint = "quote the clause around it, so that a reader sees what is said"
            return Miss("quote-too-short", f"a single word backs nothing: {said(self.words)}", hint)
        return None

    @cached_property
    def signed(self) -> bool:
        """Whether it may be in pieces."""
        return isinstance(self.given, tuple) or has_signs(self.given)

    @cached_property
    def pieces(self) -> tuple[Piece, ...] | None:
        """Its pieces; None where its brackets can't be understood."""
        return pieces_of(self.given)


def _find(wanted: _Wanted, folded: Folded, text: str) -> tuple[Run, ...] | Miss:
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
    return miss or _missing()


def _missing() -> Miss:
    return Miss("quote-not-verbatim", "this quotation does not stand in the source")


def is_short(words: str) -> bool:
    """Whether words are too few to back anything: a single one, or fewer than four ideographs."""
    return len(words.split(" ")) < MINIMUM_WORDS and len(IDEOGRAPH.findall(words)) < MINIMUM_IDEOGRAPHS


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
    message = "the words stand in the source, but not with this prefix and suffix"
    return kept or Miss("quote-ambiguous", message, "write the words right before and after, as the source has them")


def _in_pieces(pieces: Sequence[Piece], folded: Folded, text: str, *, short: bool) -> tuple[Run, ...] | Miss:
    """Return every place at which pieces stand in order and near each other, or why they stand at none."""
    found: list[list[Run]] = []
    for piece in pieces:
        if is_short(piece.words) and (len(pieces) > 1 or not short):
            hint = "quote at least two words before and after what is left out"
            return Miss("quote-too-short", f"a single word stands by itself between signs: {said(piece.words)}", hint)
        runs, miss = _matches(piece, folded.text)
        if not runs:
            return miss or Miss(
                "quote-not-verbatim", f"a piece of this quotation does not stand in the source: {said(piece.words)}"
            )
        found.append(runs)
    if not found:
        return Miss("quote-too-short", "there are no words to prove", "quote the words that say it")
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
    ends = BLANK_LINE if BLANK_LINE.search(text) else LINE_END
    return all(
        len(ends.findall(text[folded.original(one[1]) : folded.original(other[0])])) <= 1
        for one, other in pairwise(run)
    )
