"""Runs of words that two sources have in common.

They are computed and shown as a hint; whether they point to a common origin is for the editor to judge. Words are
compared without regard to case and to the punctuation between them.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from msgspec import Struct

from siglum.model.expressions import expression
from siglum.proving.folding import Stretch

RUN = 6
"""The least number of words in a run; fewer are common phrases."""
COMMON = 12
"""A run that occurs in more places than this is a phrase of the language, or boilerplate of a web page."""
WORD = expression(r"\w+(?:[’'.,]\w+)*")


class Shared(Struct, frozen=True):
    """A run of words that two sources share, and where it stands in each, in code points, half-open."""

    one: str
    other: str
    in_one: Stretch
    in_other: Stretch
    words: int


class _Words:
    """The words of a text, in few bytes each: there may be millions, and most runs of them occur once."""

    def __init__(self, text: str, numbers: dict[str, int]) -> None:
        """Number the words as `numbers` has them, or adds them."""
        self.starts, self.ends = array("I"), array("I")
        numbered = array("I")
        for match in WORD.finditer(text):
            numbered.append(numbers.setdefault(match[0].lower(), len(numbers)))
            self.starts.append(match.start())
            self.ends.append(match.end())
        self._numbered, self._size = numbered.tobytes(), numbered.itemsize

    def runs(self) -> Iterator[bytes]:
        """Yield each run of RUN words, one after the other; runs of the same words are the same bytes."""
        numbered, size, length = self._numbered, self._size, self._size * RUN
        for at in range(0, len(numbered) - length + size, size):
            yield numbered[at : at + length]

    def stretch(self, first: int, last: int) -> Stretch:
        """Return where the words stand from the first of one run to the last of another."""
        return Stretch(self.starts[first], self.ends[last + RUN - 1])


def shared_wording(texts: Mapping[str, str]) -> tuple[Shared, ...]:
    """Return the longest runs that each pair of texts (by source id) shares: pair by pair, the longest first."""
    numbers: dict[str, int] = {}
    words = {name: _Words(text, numbers) for name, text in texts.items()}
    places: dict[bytes, list[tuple[str, int]]] = defaultdict(list)
    again = _met_again(words.values())
    for name, found in words.items():
        for at, run in enumerate(found.runs()):
            if hash(run) in again:
                places[run].append((name, at))
    # Where a run begins in one text that stands so many words further on in another.
    runs: dict[tuple[str, str, int], set[int]] = defaultdict(set)
    for standing in places.values():
        if len(standing) > COMMON:
            continue
        for (one, at), (other, there) in combinations(standing, 2):
            if one != other:
                runs[one, other, there - at].add(at)
    found_runs = []
    for (one, other, distance), starts in runs.items():
        for first, last in _stretches(starts):
            in_one = words[one].stretch(first, last)
            in_other = words[other].stretch(first + distance, last + distance)
            found_runs.append(Shared(one, other, in_one, in_other, last - first + RUN))
    return tuple(
        sorted(found_runs, key=lambda run: (run.one, run.other, -run.words, run.in_one.start, run.in_other.start))
    )


def _met_again(texts: Iterable[_Words]) -> set[int]:
    """Return the hashes of the runs that occur more than once, and by chance a few others."""
    met: set[int] = set()
    again: set[int] = set()
    for text in texts:
        for found in map(hash, text.runs()):
            (again if found in met else met).add(found)
    return again


def _stretches(starts: set[int]) -> list[tuple[int, int]]:
    """Join consecutive starts into ranges, as (first, last), both included."""
    joined: list[tuple[int, int]] = []
    for start in sorted(starts):
        if joined and joined[-1][1] == start - 1:
            joined[-1] = (joined[-1][0], start)
        else:
            joined.append((start, start))
    return joined
