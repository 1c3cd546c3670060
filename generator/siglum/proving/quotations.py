"""Finding a quotation in its source, letter for letter, and saying what differs where it is not there."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from siglum.model.problems import said
from siglum.proving.boundaries import UNSPACED, unit_around
from siglum.proving.characters import character_at, is_one_character
from siglum.proving.folding import Folded, fold_words

MINIMUM_WORDS = 2
MINIMUM_IDEOGRAPHS = 4
IDEOGRAPH = UNSPACED
"""A letter of a script in which words are not told apart by spaces; four of them are more than a word."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a source's text: offsets in code points, half-open, into the text as received."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Miss:
    """Why a quotation could not be placed: a code, what is wrong, and what would mend it."""

    code: str
    message: str
    hint: str = ""
    near: int | None = None
    """Where the nearest passage begins in the text as received."""


class Quoted(Protocol):
    """Whatever quotes: evidence, a doubtful passage, one that is set aside."""

    @property
    def quote(self) -> tuple[str, ...]:
        """The words, in segments."""

    @property
    def prefix(self) -> str | None:
        """Words right before."""

    @property
    def suffix(self) -> str | None:
        """Words right after."""


def place(quoted: Quoted, source: Folded, *, short: bool = False) -> tuple[Stretch, ...] | Miss:
    """Find each segment of a quotation, in order, in its source.

    It must stand there exactly (see folding), and once; where it stands more than once, `prefix` and `suffix` must
    single it out. `short` allows a single word, for headings and the like that are set aside.
    """
    segments = tuple(fold_words(segment) for segment in quoted.quote)
    if not short and (miss := _too_short(segments)):
        return miss
    prefix, suffix = fold_words(quoted.prefix or ""), fold_words(quoted.suffix or "")
    found: list[tuple[int, int]] = []
    after = 0
    for number, segment in enumerate(segments):
        edges = (prefix if number == 0 else "", suffix if number == len(segments) - 1 else "")
        starts = _occurrences(segment, source.text, after, edges)
        if len(starts) != 1:
            return _explain(segment, source, after, starts)
        found.append((starts[0], starts[0] + len(segment)))
        after = starts[0] + len(segment)
    for start, end in found:
        if miss := cut_word(start, end, source.text):
            return miss
    return tuple(Stretch(source.original(start), source.original(end)) for start, end in found)


def _too_short(segments: Sequence[str]) -> Miss | None:
    whole = " ".join(segments)
    if len(whole.split(" ")) >= MINIMUM_WORDS or len(IDEOGRAPH.findall(whole)) >= MINIMUM_IDEOGRAPHS:
        return None
    hint = "quote the clause around it, so that a reader sees what is said"
    return Miss("quote-too-short", f"a single word backs nothing: {said(whole)}", hint)


def _occurrences(segment: str, text: str, after: int, edges: tuple[str, str]) -> list[int]:
    prefix, suffix = edges
    starts = []
    at = text.find(segment, after)
    while at >= 0:
        end = at + len(segment)
        # In folded text there is never more than one space between two words.
        before, behind = text[max(0, at - len(prefix) - 1) : at], text[end : end + len(suffix) + 1]
        if before.rstrip(" ").endswith(prefix) and behind.lstrip(" ").startswith(suffix):
            starts.append(at)
        at = text.find(segment, at + 1)
    return starts


def _explain(segment: str, source: Folded, after: int, starts: list[int]) -> Miss:
    if len(starts) > 1:
        around = [_context(source.text, start, start + len(segment)) for start in starts[:3]]
        hint = f"add a prefix or a suffix, the words right before or after it; it stands in {'; and in '.join(around)}"
        return Miss("quote-ambiguous", f"these words stand {len(starts)} times in the source", hint)
    plain = _occurrences(segment, source.text, after, ("", ""))
    if plain:
        has = "; ".join(_context(source.text, start, start + len(segment)) for start in plain[:3])
        message = "the words stand in the source, but not with this prefix and suffix"
        return Miss("quote-ambiguous", message, f"it has {has}")
    if _occurrences(segment, source.text, 0, ("", "")):
        hint = "write the segments in the order in which the source has them"
        return Miss(
            "quote-not-verbatim", f"this segment stands before the one that precedes it here: {said(segment)}", hint
        )
    start, end = nearest(segment, source.text)
    found = source.text[start:end]
    if not found:
        return Miss(
            "quote-not-verbatim", "this quotation does not stand in the source", "the source has no such passage"
        )
    hint = f"the nearest passage reads {said(found)}; {differences(segment, found)}"
    return Miss("quote-not-verbatim", "this quotation does not stand in the source", hint, source.original(start))


def _context(text: str, start: int, end: int) -> str:
    return said("…" + text[max(0, start - 25) : min(len(text), end + 25)] + "…")


def nearest(words: str, text: str) -> tuple[int, int]:
    """Return the stretch of `text` most like `words`, widened to whole words; empty where nothing is like it."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a mistake needs it

    alignment = fuzz.partial_ratio_alignment(words, text, score_cutoff=40)
    if alignment is None or not words:
        return 0, 0
    start, end = alignment.dest_start, alignment.dest_end
    start += len(text[start:end]) - len(text[start:end].lstrip(" "))
    end -= len(text[start:end]) - len(text[start:end].rstrip(" "))
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


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


def cut_word(start: int, end: int, text: str) -> Miss | None:
    """Return what a stretch of a folded text cuts in two at its edges: a word, a number or a character; else None."""
    for edge, name in ((start, "begins"), (end, "ends")):
        unit = unit_around(edge, text)
        if unit is None:
            continue
        if is_one_character(text, edge):
            hint = "quote whole characters, each with the marks that belong to it"
            shown = said(character_at(text, edge))
            return Miss("quote-cuts-word", f"the quotation {name} within the character {shown}", hint)
        word = said(text[unit[0] : unit[1]])
        hint = f"quote all of {word}; leave something out by writing the quotation as a list of segments"
        return Miss("quote-cuts-word", f"the quotation {name} within the word {word}", hint)
    return None
