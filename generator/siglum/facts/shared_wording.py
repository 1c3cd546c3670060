"""Runs of words that two sources have in common.

They are computed and shown as a hint; whether they point to a common origin is for the editor to judge. Words are
compared without regard to case and to the punctuation between them.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from siglum.proving.folding import Stretch

RUN = 6
"""The least number of words in a run; fewer are common phrases."""
COMMON = 12
"""A run that occurs in more places than this is a phrase of the language, or boilerplate of a web page."""
WORD = re.compile(r"\w+(?:[’'.,]\w+)*")


@dataclass(frozen=True, slots=True)
class Shared:
    """A run of words that two sources share, and where it stands in each, in code points, half-open."""

    one: str
    other: str
    in_one: Stretch
    in_other: Stretch
    words: int


def shared_wording(texts: Mapping[str, str]) -> tuple[Shared, ...]:
    """Return the longest runs that each pair of texts (by source id) shares: pair by pair, the longest first."""
    words = {name: [(match[0].lower(), *match.span()) for match in WORD.finditer(text)] for name, text in texts.items()}
    places: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for name, found in words.items():
        for at in range(len(found) - RUN + 1):
            places[tuple(word for word, _, _ in found[at : at + RUN])].append((name, at))
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
            a, b = words[one], words[other]
            in_one = Stretch(a[first][1], a[last + RUN - 1][2])
            in_other = Stretch(b[first + distance][1], b[last + distance + RUN - 1][2])
            found_runs.append(Shared(one, other, in_one, in_other, last - first + RUN))
    return tuple(
        sorted(found_runs, key=lambda run: (run.one, run.other, -run.words, run.in_one.start, run.in_other.start))
    )


def _stretches(starts: set[int]) -> list[tuple[int, int]]:
    """Join consecutive starts into ranges, as (first, last), both included."""
    joined: list[tuple[int, int]] = []
    for start in sorted(starts):
        if joined and joined[-1][1] == start - 1:
            joined[-1] = (joined[-1][0], start)
        else:
            joined.append((start, start))
    return joined
