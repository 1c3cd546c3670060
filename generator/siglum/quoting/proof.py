"""Whether a quotation stands in a source, letter for letter: `from siglum import prove`. Pure: nothing is read.

Offsets are code points, half-open, into a source's text as it was given; lines and columns count from 1.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property

from msgspec import Struct, field

from siglum.proving.editorial import Spans
from siglum.proving.folding import WORD, Folded, Stretch, fold, fold_words
from siglum.proving.nearest import differences, nearest
from siglum.proving.standing import Miss
from siglum.quoting.runs import Wanted, runs_of
from siglum.reading.text import line_starts

LOOKED_THROUGH = 3
"""Sources that are looked through for the nearest passage: those that share most words with the quotation."""


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


class Place(Struct, frozen=True):
    """Where a quotation stands: in which source, and its stretches there; several where it is cut."""

    source: str
    stretches: tuple[Stretch, ...]
    line: int
    column: int


class Nearest(Struct, frozen=True):
    """The passage of a source that is most like a quotation which does not stand there."""

    source: str
    stretch: Stretch
    line: int
    words: str
    """The source's words, with runs of white space folded."""
    differs: str
    """What differs, in words."""


class Made(Struct, frozen=True):
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

    def __eq__(self, other: object) -> bool:
        """Whether they are the same texts by the same names."""
        return isinstance(other, Sources) and self.texts == other.texts

    def __hash__(self) -> int:
        """Return a number that depends on the names alone: the texts are long."""
        return hash(frozenset(self.texts))

    def __repr__(self) -> str:
        """Name them, without their words."""
        return f"<Sources {', '.join(self.texts)}>"

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


class Outcome(Struct, frozen=True, dict=True):
    """What became of a quotation: its status, where it stands, or why it does not."""

    quotation: str | tuple[str, ...]
    status: Status
    places: tuple[Place, ...] = ()
    """Where it stands; of a quotation that is ambiguous, every place."""
    code: str = ""
    """What is wrong, by the codes of docs/problems.md; empty where it is proven."""
    message: str = ""
    hint: str = ""
    sources: Sources = field(default_factory=lambda: Sources({}))
    """Those that were looked in."""

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
    wanted = Wanted(given, (fold_words(prefix), fold_words(suffix)), short=short)
    runs: dict[str, tuple[Spans, ...]] = {}
    misses: list[Miss] = []
    for name in shelf.texts:
        found = runs_of(wanted, shelf.folded(name), shelf.texts[name])
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


def _standing(given: str | tuple[str, ...], runs: Mapping[str, tuple[Spans, ...]], shelf: Sources) -> Outcome:
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


def _is_exact(given: str, name: str, run: Spans, shelf: Sources) -> bool:
    folded = shelf.folded(name)
    return len(run) == 1 and folded.text[run[0][0] : run[0][1]] == folded.known(fold_words(given))


def _place(name: str, run: Spans, shelf: Sources) -> Place:
    folded = shelf.folded(name)
    stretches = tuple(folded.stretch(start, end) for start, end in run)
    return Place(name, stretches, *shelf.position(name, stretches[0].start))


def _nearest(words: str, name: str, shelf: Sources) -> Nearest | None:
    folded = shelf.folded(name)
    start, end = nearest(words, folded.text)
    if start == end:
        return None
    stretch = folded.stretch(start, end)
    line, _ = shelf.position(name, stretch.start)
    found = folded.text[start:end]
    return Nearest(name, stretch, line, found, differences(words, found))
