"""Where the pieces of a quotation stand in a folded text: as whole words, in order. Pure.

Evidence, an author's prose and the quotations of anybody's files are all looked for here; each decides what it takes.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from siglum.model.expressions import expression
from siglum.model.problems import said
from siglum.proving.boundaries import SPARSELY_SPACED, is_within_letters, unit_around
from siglum.proving.characters import character_at, is_one_character
from siglum.proving.editorial import DOTS, Piece, Spans, has_signs, pieces_of, plain_piece
from siglum.proving.folding import Folded

MINIMUM_WORDS = 2
MINIMUM_UNSPACED = 4
"""Letters of a script in which words are not told apart by spaces; four of them are more than a word."""
ONLY_DOTS = expression(rf"[ \[\]()]*{DOTS}[ \[\]()]*\Z")
UNCLEAR = "its brackets can't be understood"
WAYS = "write [T]he, walk[ed], [the words], […] or [sic]; no brackets may put in what denies, as [not] does"


class Miss(Struct, frozen=True):
    """Why a quotation could not be placed: a code, what is wrong, and what would mend it."""

    code: str
    message: str
    hint: str = ""
    near: int | None = None
    """Where the nearest passage begins in the text as received."""


NO_WORDS = Miss("quote-too-short", "there are no words to prove", "quote the words that say it")
NOT_THERE = "this quotation does not stand in the source"
NOT_BESIDE = "the words stand in the source, but not with this prefix and suffix"


def pieces_in(segments: Sequence[str], text: str) -> tuple[Piece, ...] | None:
    """Return what is to be found of folded segments; None where the brackets of one can't be understood.

    What stands in the text as it is written has no sign of the editor's. Nothing is left of what is only signs.
    """
    pieces: list[Piece] = []
    for segment in segments:
        if not has_signs(segment) or segment in text:
            pieces.append(plain_piece(segment))
        elif (found := pieces_of(segment)) is not None:
            pieces += found
        else:
            return None
    return tuple(piece for piece in pieces if piece.words)


def places_of(
    piece: Piece, source: Folded, after: int = 0, edges: tuple[str, str] = ("", "")
) -> tuple[list[Spans], Miss | None]:
    """Return where a piece stands as whole words, between given ones, and what the first of the other places cuts."""
    found: list[Spans] = []
    cut: Miss | None = None
    for spans in piece.found(source.text, after, source.language or "en"):
        if not _is_between(spans, edges, source.text):
            continue
        stretches = piece.stretches(spans, source.text)
        # Only the first that cuts something is told; most others are seen at once.
        if cut and any(is_within_letters(edge, source.text) for stretch in stretches for edge in stretch):
            continue
        cuts = (cut_word(start, end, source.text, source.language) for start, end in stretches)
        if one := next((one for one in cuts if one), None):
            cut = cut or one
        else:
            found.append(spans)
    return found, cut


def _is_between(spans: Spans, edges: tuple[str, str], text: str) -> bool:
    prefix, suffix = edges
    start, end = spans[0][0], spans[-1][1]
    # In folded text there is never more than one space between two words.
    before, behind = text[max(0, start - len(prefix) - 1) : start], text[end : end + len(suffix) + 1]
    return before.rstrip(" ").endswith(prefix) and behind.lstrip(" ").startswith(suffix)


def in_order(pieces: Sequence[Piece], found: Sequence[Sequence[Spans]], text: str) -> Iterator[tuple[Spans, ...]]:
    """Yield each place of the first piece with the nearest of each other piece behind it, where every one follows."""
    for first in found[0]:
        chain = [first]
        for piece, places in zip(pieces[1:], found[1:], strict=True):
            end = chain[-1][-1][1]
            at = bisect_left(places, end, key=lambda place: place[0][0])
            if at == len(places) or is_dotted(piece, end, places[at][0][0], text):
                break
            chain.append(places[at])
        else:
            yield tuple(chain)


def is_dotted(piece: Piece, end: int, start: int, text: str) -> bool:
    """Whether nothing is left out before a piece that follows a sign of omission: the source has dots of its own."""
    return piece.behind_sign and bool(ONLY_DOTS.match(text, end, start))


def stretches_of(pieces: Sequence[Piece], chain: Sequence[Spans], text: str) -> Spans:
    """Return the source's own words of pieces that stand somewhere, in order."""
    return tuple(span for piece, spans in zip(pieces, chain, strict=True) for span in piece.stretches(spans, text))


def too_short(words: str) -> Miss | None:
    """Return why folded words are too few to back anything: a single one, or fewer than four ideographs; else None."""
    if len(words.split(" ")) >= MINIMUM_WORDS or len(SPARSELY_SPACED.findall(words)) >= MINIMUM_UNSPACED:
        return None
    hint = "quote the clause around it, so that a reader sees what is said"
    return Miss("quote-too-short", f"a single word backs nothing: {said(words)}", hint)


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
