"""Finding a quotation in its source, letter for letter, and saying what is wrong where it is not there."""

import json
from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from siglum.model.problems import said
from siglum.proving.editorial import Piece, Sort, Spans
from siglum.proving.folding import Folded, Stretch, fold_words
from siglum.proving.in_pieces import in_pieces
from siglum.proving.nearest import differences, nearest
from siglum.proving.standing import (
    NO_WORDS,
    NOT_BESIDE,
    NOT_THERE,
    UNCLEAR,
    WAYS,
    Miss,
    is_dotted,
    pieces_in,
    places_of,
    stretches_of,
    too_short,
)


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


class Words(Struct, frozen=True):
    """Words that are looked for wherever they stand."""

    quote: tuple[str, ...]
    prefix: str | None = None
    suffix: str | None = None


class QuotedPart(Struct, frozen=True):
    """A part of a quotation in which something is the editor's own."""

    text: str
    """The source's words as it has them; of the editor's own, what is written: […], [T], [the app], [sic]."""
    stretch: Stretch | None
    """Where the words stand, or what the editor's stand in the place of; None where the source has nothing there."""
    editors: bool


class Found(Struct, frozen=True):
    """Where a quotation stands: the source's own words, in order."""

    stretches: tuple[Stretch, ...]
    parts: tuple[QuotedPart, ...] = ()
    """The quotation as it is written, part by part; empty where it is nothing but the source's words."""


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
    pieces = pieces_in(segments, source.text)
    if pieces is None:
        near = _explain_near(" ".join(segments), source)
        return replace(near, message=f"{NOT_THERE}, and {UNCLEAR}", hint=f"{near.hint}; {WAYS}")
    if not pieces:
        return NO_WORDS
    if not short and (miss := too_short(" ".join(piece.words for piece in pieces))):
        return miss
    prefix, suffix = (source.known(fold_words(words or "")) for words in (quoted.prefix, quoted.suffix))
    matches: list[Spans] = []
    after = 0
    for number, piece in enumerate(pieces):
        edges = (prefix if number == 0 else "", suffix if number == len(pieces) - 1 else "")
        found, cut = places_of(piece, source, after, edges)
        if len(found) != 1:
            miss = cut if cut and not found else _explain(piece, source, after, found)
            return _with_pieces(miss, [one.words for one in pieces], source.text)
        if is_dotted(piece, after, found[0][0][0], source.text):
            return _explain_near(" ".join(segments), source)
        matches.append(found[0])
        after = found[0][-1][1]
    stretches = tuple(source.stretch(*span) for span in stretches_of(pieces, matches, source.text))
    signed = len(pieces) != len(segments) or any(piece.changed for piece in pieces)
    return Found(stretches, tuple(_parts(pieces, matches, source)) if signed else ())


def _parts(pieces: Sequence[Piece], matches: Sequence[Spans], source: Folded) -> Iterator[QuotedPart]:
    for number, (piece, match) in enumerate(zip(pieces, matches, strict=True)):
        if number:
            yield QuotedPart("[…]", source.stretch(matches[number - 1][-1][1], match[0][0]), editors=True)
        for (start, end), part in zip(match, piece.parts, strict=True):
            stretch = source.stretch(start, end) if start < end else None
            is_source = part.sort is Sort.WORDS
            yield QuotedPart(source.text[start:end] if is_source else part.text, stretch, editors=not is_source)


def _explain(piece: Piece, source: Folded, after: int, found: list[Spans]) -> Miss:
    segment = piece.words
    if len(found) > 1:
        around = [_context(source.text, spans[0][0], spans[-1][1]) for spans in found[:3]]
        hint = f"add a prefix or a suffix, the words right before or after it; it stands in {'; and in '.join(around)}"
        return Miss("quote-ambiguous", f"these words stand {len(found)} times in the source", hint)
    plain, _ = places_of(piece, source, after)
    if plain:
        has = "; ".join(_context(source.text, spans[0][0], spans[-1][1]) for spans in plain[:3])
        return Miss("quote-ambiguous", NOT_BESIDE, f"it has {has}")
    if places_of(piece, source)[0]:
        hint = "write the segments in the order in which the source has them"
        return Miss(
            "quote-not-verbatim", f"this segment stands before the one that precedes it here: {said(segment)}", hint
        )
    return _explain_near(segment, source)


def _explain_near(words: str, source: Folded) -> Miss:
    start, end = nearest(words, source.text)
    found = source.text[start:end]
    if not found:
        return Miss("quote-not-verbatim", NOT_THERE, "nothing in the source is like it; quote the words that say it")
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
