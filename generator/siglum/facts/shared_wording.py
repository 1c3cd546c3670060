"""Wording that sources share: computed, and shown to the editor as a hint; whether it means one origin is judged.

Two texts share a run where the same words follow one another in both, whatever the punctuation between them.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from siglum.proving.quotations import Stretch

RUN = 6
"""Words in a row that two texts must have in common; fewer are common phrases."""
COMMON = 12
"""A run of words that stands in more texts than this is a phrase of the language or of a web page."""
WORD = re.compile(r"\w+(?:[’'.,]\w+)*")


@dataclass(frozen=True, slots=True)
class Shared:
    """A run of words that two sources share: where it stands in each, in code points, half-open."""

    one: str
    other: str
    in_one: Stretch
    in_other: Stretch
    words: int


def shared_wording(texts: Mapping[str, str]) -> tuple[Shared, ...]:
    """Return the longest shared runs of every two texts, the longest first for each pair."""
    words = {name: [(match[0].lower(), *match.span()) for match in WORD.finditer(text)] for name, text in texts.items()}
    places: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for name, found in words.items():
        for at in range(len(found) - RUN + 1):
            places[tuple(word for word, _, _ in found[at : at + RUN])].append((name, at))
    runs: dict[tuple[str, str, int], set[int]] = defaultdict(set)
    for standing in places.values():
        if 1 < len(standing) <= COMMON:
            for number, (one, at) in enumerate(standing):
                for other, there in standing[number + 1 :]:
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
    """Join neighbouring starts into stretches, each with its first and last."""
    joined: list[tuple[int, int]] = []
    for start in sorted(starts):
        if joined and joined[-1][1] == start - 1:
            joined[-1] = (joined[-1][0], start)
        else:
            joined.append((start, start))
    return joined
