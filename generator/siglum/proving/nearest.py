"""The passage of a text that is most like words which do not stand there, and what differs, in words."""

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from siglum.model.expressions import expression
from siglum.model.problems import said
from siglum.proving.boundaries import units, widened

CLOSE, REACH = 2, 40
"""Words beside a stretch of which one may belong to it, and the code points in which they stand."""
LONG = 4000
"""Characters from which on no differing words are looked for at a passage's ends."""
ALIKE = 57
"""How like its words a passage is, at least, that has no telling word of theirs: of a hundred."""
TELLING = expression(r"[^\W\d_]{5,}|\d{2,}")
"""Words by which a passage on the same matter is known; shorter ones stand anywhere."""


def nearest(words: str, text: str) -> tuple[int, int]:
    """Return the stretch of `text` most like `words`, of whole words; empty where nothing is like it."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a mistake needs it

    alignment = fuzz.partial_ratio_alignment(words, text, score_cutoff=40)
    if alignment is None or not words:
        return 0, 0
    start, end = _bare(*widened(*_bare(alignment.dest_start, alignment.dest_end, text), text), text)
    # What is most like the words by its characters may leave out a word of theirs at an end.
    start, end = _without_neighbours(words, *_with_ends(words, start, end, text), text)
    ours, theirs = fold_case(words), fold_case(text[start:end])
    is_alike = fuzz.ratio(ours, theirs) >= ALIKE or not set(TELLING.findall(ours)).isdisjoint(TELLING.findall(theirs))
    return (start, end) if is_alike else (0, 0)


def nearness(words: str, text: str) -> float:
    """Return how like some words what is likest to them in a text is, from 0 to 100; sooner than `nearest` finds it."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a mistake needs it

    return fuzz.partial_ratio(words, text, score_cutoff=40)


def likeness(words: str, passage: str) -> float:
    """Return how like two texts are, from 0 to 1."""
    return SequenceMatcher(None, words, passage, autojunk=False).ratio()


def _with_ends(words: str, start: int, end: int, text: str) -> tuple[int, int]:
    """Return a stretch with the first and the last of some words, where these stand close before and behind it."""
    ours = [fold_case(words[low:high]) for low, high in units(words)]
    first = max(0, start - REACH)
    before = [(first + low, text[first + low : first + high]) for low, high in units(text[first:start])]
    behind = [(end + high, text[end + low : end + high]) for low, high in units(text[end : end + REACH])]
    start = next((low for low, one in before[-CLOSE:] if fold_case(one) == ours[0]), start)
    return start, next((high for high, one in reversed(behind[:CLOSE]) if fold_case(one) == ours[-1]), end)


def _bare(start: int, end: int, text: str) -> tuple[int, int]:
    """Return a stretch without the space at its ends."""
    start += len(text[start:end]) - len(text[start:end].lstrip(" "))
    return start, end - (len(text[start:end]) - len(text[start:end].rstrip(" ")))


def _without_neighbours(words: str, start: int, end: int, text: str) -> tuple[int, int]:
    """Return a stretch without what stands before and after all that is like the words."""
    passage = text[start:end]
    if max(len(words), len(passage)) > LONG:
        return start, end
    theirs = list(units(passage))
    ours = [fold_case(words[low:high]) for low, high in units(words)]
    likes = [fold_case(passage[low:high]) for low, high in theirs]
    same = SequenceMatcher(None, ours, likes, autojunk=False).get_matching_blocks()[:-1]
    if not same:
        return start, end
    a, b, _ = same[0]
    first = _too_many(ours[:a], likes[:b])
    a, b, size = same[-1]
    last = len(likes) - _too_many(ours[a + size :][::-1], likes[b + size :][::-1])
    return start + theirs[first][0], start + theirs[last - 1][1]


def _too_many(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Return how many of their first words to leave out, so that the rest is most like ours."""
    if not any(map(_is_word, ours)):
        # Signs alone: as many of theirs, if these are signs.
        kept = list(takewhile(lambda one: not _is_word(one), reversed(theirs)))
        return len(theirs) - min(len(kept), len(ours))
    if not theirs:
        return 0
    sought = SequenceMatcher(None, b=" ".join(ours), autojunk=False)

    def like(left_out: int) -> float:
        sought.set_seq1(" ".join(theirs[left_out:]))
        return sought.ratio()

    return max(range(len(theirs)), key=like)


def _is_word(unit: str) -> bool:
    return any(char.isalnum() for char in unit)


SHOWN_DIFFERENCES = 3
SINGLE = 3
"""Up to so many characters, a difference is spelt out by its code points."""


def differences(quoted: str, found: str) -> str:
    """Say what differs between two texts: words that differ, and code points where few characters do."""
    if fold_case(quoted) == fold_case(found) and quoted != found:
        return "it differs only in upper and lower case"
    ours, theirs = quoted.split(" "), found.split(" ")
    found_apart = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            found_apart.append(_difference(" ".join(ours[a:b]), " ".join(theirs[c:d])))
    shown = "; ".join(found_apart[:SHOWN_DIFFERENCES])
    more = f"; and {len(found_apart) - SHOWN_DIFFERENCES} more" if len(found_apart) > SHOWN_DIFFERENCES else ""
    return f"it differs: {shown}{more}"


def fold_case(text: str) -> str:
    """Return text in which upper and lower case are the same."""
    # Not casefold(), by which a ligature would be its letters, and one alphabet's letter another's.
    return text.lower()


def _difference(ours: str, theirs: str) -> str:
    if not ours:
        return f"the source also has {said(theirs)}"
    if not theirs:
        return f"the source does not have {said(ours)}"
    points = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            points.append((ours[a:b], theirs[c:d]))
    spelt = ""
    are_few = len(points) <= SINGLE and all(len(one) <= SINGLE and len(other) <= SINGLE for one, other in points)
    if are_few and not all(char.isascii() and char.isalnum() for pair in points for char in "".join(pair)):
        spelt = " (" + ", ".join(f"{_points(one)} against {_points(other)}" for one, other in points) + ")"
    return f"{said(ours)} against {said(theirs)}{spelt}"


def _points(text: str) -> str:
    if not text:
        return "nothing"
    shown = f'"{text}" ' if text.isprintable() and not unicodedata.combining(text[0]) else ""
    return shown + " ".join(f"U+{ord(char):04X}" for char in text)
