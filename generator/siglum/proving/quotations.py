"""Finding a quotation in its source, letter for letter, and saying what differs where it is not there."""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Protocol

from siglum.model.problems import said
from siglum.proving.boundaries import UNSPACED, unit_around, units, widened
from siglum.proving.characters import character_at, is_one_character
from siglum.proving.editorial import ONLY_DOTS, Piece, Sort, Spans, has_signs, pieces_of, plain_piece
from siglum.proving.folding import Folded, fold_words
from siglum.proving.in_pieces import in_pieces

MINIMUM_WORDS = 2
MINIMUM_IDEOGRAPHS = 4
LONG = 4000
"""Characters from which on no differing words are looked for at a passage's ends."""
IDEOGRAPH = UNSPACED
"""A letter of a script in which words are not told apart by spaces; four of them are more than a word."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a source's text: offsets in code points, half-open, into the text as received."""

    start: int
    end: int

    def overlaps(self, other: "Stretch") -> bool:
        """Whether some code point stands in both."""
        return self.start < other.end and other.start < self.end


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


@dataclass(frozen=True, slots=True)
class Words:
    """Words that are looked for wherever they stand."""

    quote: tuple[str, ...]
    prefix: str | None = None
    suffix: str | None = None


@dataclass(frozen=True, slots=True)
class QuotedPart:
    """A part of a quotation in which something is the editor's own."""

    text: str
    """The source's words as it has them; of the editor's own, what is written: […], [T], [the app], [sic]."""
    stretch: Stretch | None
    """Where the words stand, or what the editor's stand in the place of; None where the source has nothing there."""
    editors: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quotation stands: the source's own words, in order."""

    stretches: tuple[Stretch, ...]
    parts: tuple[QuotedPart, ...] = ()
    """The quotation as it is written, part by part; empty where it is nothing but the source's words."""


NO_WORDS = Miss("quote-too-short", "there are no words to prove", "quote the words that say it")
NOT_THERE = "this quotation does not stand in the source"
NOT_BESIDE = "the words stand in the source, but not with this prefix and suffix"


def place(quoted: Quoted, source: Folded, *, short: bool = False) -> tuple[Stretch, ...] | Miss:
    """Find each segment of a quotation, in order, in its source; see `find`."""
    found = find(quoted, source, short=short)
    return found if isinstance(found, Miss) else found.stretches


def find(quoted: Quoted, source: Folded, *, short: bool = False) -> Found | Miss:
    """Find each segment of a quotation, in order, in its source.

    It must stand there exactly (see folding), and once; where it stands more than once, `prefix` and `suffix` must
    single it out. A segment that does not may hold the editor's own signs (see editorial), and is proven around them.
    `short` allows a single word, for headings and the like that are set aside.
    """
    segments = tuple(source.known(fold_words(segment)) for segment in quoted.quote)
    pieces = _pieces(segments, source)
    if isinstance(pieces, Miss):
        return pieces
    if not short and (miss := too_short(" ".join(piece.words for piece in pieces))):
        return miss
    prefix, suffix = (source.known(fold_words(words or "")) for words in (quoted.prefix, quoted.suffix))
    matches: list[Spans] = []
    after = 0
    for number, piece in enumerate(pieces):
        edges = (prefix if number == 0 else "", suffix if number == len(pieces) - 1 else "")
        found = _occurrences(piece, source.text, after, edges)
        if len(found) != 1:
            miss = _explain(piece, source, after, found)
            return _with_pieces(miss, [one.words for one in pieces], source.text)
        if number and len(pieces) > len(segments) and ONLY_DOTS.match(source.text, after, found[0][0][0]):
            # Nothing is left out there: the source has other dots.
            return _explain_near(" ".join(segments), source)
        matches.append(found[0])
        after = found[0][-1][1]
    spans = [span for piece, match in zip(pieces, matches, strict=True) for span in piece.stretches(match, source.text)]
    for start, end in spans:
        if miss := cut_word(start, end, source.text, source.language):
            return miss
    stretches = tuple(_stretch(start, end, source) for start, end in spans)
    signed = len(pieces) != len(segments) or any(piece.changed for piece in pieces)
    return Found(stretches, tuple(_parts(pieces, matches, source)) if signed else ())


def _stretch(start: int, end: int, source: Folded) -> Stretch:
    return Stretch(source.original(start), source.original_end(end))


def _parts(pieces: Sequence[Piece], matches: Sequence[Spans], source: Folded) -> Iterator[QuotedPart]:
    for number, (piece, match) in enumerate(zip(pieces, matches, strict=True)):
        if number:
            yield QuotedPart("[…]", _stretch(matches[number - 1][-1][1], match[0][0], source), editors=True)
        for (start, end), part in zip(match, piece.parts, strict=True):
            stretch = _stretch(start, end, source) if start < end else None
            is_source = part.sort is Sort.WORDS
            yield QuotedPart(source.text[start:end] if is_source else part.text, stretch, editors=not is_source)


def _pieces(segments: Sequence[str], source: Folded) -> tuple[Piece, ...] | Miss:
    """Return what is to be found of each segment; what stands there as it is written has no sign of the editor's."""
    pieces: list[Piece] = []
    for segment in segments:
        if not has_signs(segment) or segment in source.text:
            pieces.append(plain_piece(segment))
            continue
        found = pieces_of(segment)
        if found is None:
            near = _explain_near(segment, source)
            message = "this quotation does not stand in the source, and its brackets can't be understood"
            ways = "write [T]he, walk[ed], [the words], […] or [sic]; no brackets may put in what denies, as [not] does"
            return replace(near, message=message, hint=f"{ways}; {near.hint}")
        pieces += found
    if not pieces:
        return NO_WORDS
    return tuple(pieces)


def too_short(words: str) -> Miss | None:
    """Return why folded words are too few to back anything: a single one, or fewer than four ideographs; else None."""
    if len(words.split(" ")) >= MINIMUM_WORDS or len(IDEOGRAPH.findall(words)) >= MINIMUM_IDEOGRAPHS:
        return None
    hint = "quote the clause around it, so that a reader sees what is said"
    return Miss("quote-too-short", f"a single word backs nothing: {said(words)}", hint)


def _occurrences(piece: Piece, text: str, after: int, edges: tuple[str, str]) -> list[Spans]:
    prefix, suffix = edges
    found = []
    for spans in piece.found(text, after):
        start, end = spans[0][0], spans[-1][1]
        # In folded text there is never more than one space between two words.
        before, behind = text[max(0, start - len(prefix) - 1) : start], text[end : end + len(suffix) + 1]
        if before.rstrip(" ").endswith(prefix) and behind.lstrip(" ").startswith(suffix):
            found.append(spans)
    return found


def _explain(piece: Piece, source: Folded, after: int, found: list[Spans]) -> Miss:
    segment = piece.words
    if len(found) > 1:
        around = [_context(source.text, spans[0][0], spans[-1][1]) for spans in found[:3]]
        hint = f"add a prefix or a suffix, the words right before or after it; it stands in {'; and in '.join(around)}"
        return Miss("quote-ambiguous", f"these words stand {len(found)} times in the source", hint)
    plain = _occurrences(piece, source.text, after, ("", ""))
    if plain:
        has = "; ".join(_context(source.text, spans[0][0], spans[-1][1]) for spans in plain[:3])
        return Miss("quote-ambiguous", NOT_BESIDE, f"it has {has}")
    if _occurrences(piece, source.text, 0, ("", "")):
        hint = "write the segments in the order in which the source has them"
        return Miss(
            "quote-not-verbatim", f"this segment stands before the one that precedes it here: {said(segment)}", hint
        )
    return _explain_near(segment, source)


def _explain_near(words: str, source: Folded) -> Miss:
    start, end = nearest(words, source.text)
    found = source.text[start:end]
    if not found:
        return Miss("quote-not-verbatim", NOT_THERE, "the source has no such passage")
    hint = f"the nearest passage reads {said(found)}; {differences(words, found)}"
    return Miss("quote-not-verbatim", NOT_THERE, hint, source.original(start))


def _with_pieces(miss: Miss, written: Sequence[str], text: str) -> Miss:
    """Say so where the words do stand in the source, with others between them."""
    is_near = miss.code == "quote-not-verbatim" and miss.near is not None
    listed = in_pieces(" ".join(written), text) if is_near else ()
    if len(listed) < 2 or listed == tuple(written):  # noqa: PLR2004 - a single one is the nearest passage
        return miss
    ready = json.dumps(listed, ensure_ascii=False)
    return replace(miss, hint=f"the words stand there in pieces: write quote: {ready}; or else, {miss.hint}")


def _context(text: str, start: int, end: int) -> str:
    return said("…" + text[max(0, start - 25) : min(len(text), end + 25)] + "…")


def nearest(words: str, text: str) -> tuple[int, int]:
    """Return the stretch of `text` most like `words`, of whole words; empty where nothing is like it."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a mistake needs it

    alignment = fuzz.partial_ratio_alignment(words, text, score_cutoff=40)
    if alignment is None or not words:
        return 0, 0
    start, end = _bare(alignment.dest_start, alignment.dest_end, text)
    return _without_neighbours(words, *_bare(*widened(start, end, text), text), text)


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
    codes = SequenceMatcher(None, ours, likes, autojunk=False).get_opcodes()
    if not theirs or not any(code[0] == "equal" for code in codes):
        return start, end
    _, _, b, _, d = codes[0] if codes[0][0] != "equal" else ("", 0, 0, 0, 0)
    lows = {low: _like(ours[:b], passage, theirs[low:d]) for low in range(d)} if b and d else {0 if b else d: 1.0}
    _, a, _, c, _ = codes[-1] if codes[-1][0] != "equal" else ("", len(ours), 0, len(theirs), 0)
    highs = {c - 1: 0.0} | {
        high: _like(ours[a:], passage, theirs[c : high + 1]) for high in range(c, len(theirs)) if a < len(ours)
    }
    first, last = max(lows, key=lows.__getitem__), max(highs, key=highs.__getitem__)
    return start + theirs[first][0], start + theirs[last][1]


def _like(ours: Sequence[str], passage: str, theirs: Sequence[tuple[int, int]]) -> float:
    found = passage[theirs[0][0] : theirs[-1][1]] if theirs else ""
    return SequenceMatcher(None, " ".join(ours), fold_case(found), autojunk=False).ratio()


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


def cut_word(start: int, end: int, text: str, language: str = "") -> Miss | None:
    """Return what a stretch of a folded text cuts in two at its edges: a word, a number or a character; else None."""
    for edge, name in ((start, "begins"), (end, "ends")):
        unit = unit_around(edge, text, language)
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
