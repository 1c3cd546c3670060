"""Where a quotation stands in one folded text: every place at which it does, or why it stands at none. Pure."""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from siglum.model.problems import said
from siglum.proving.editorial import Piece, Spans
from siglum.proving.folding import Folded, fold_words
from siglum.proving.paragraphs import are_near
from siglum.proving.standing import (
    NO_WORDS,
    NOT_BESIDE,
    NOT_THERE,
    UNCLEAR,
    WAYS,
    Miss,
    in_order,
    pieces_in,
    places_of,
    stretches_of,
    too_short,
)

NO_PIECE = "a piece of this quotation does not stand in the source: "


class Wanted(Struct, frozen=True, dict=True):
    """A quotation as it is looked for, in every source alike."""

    given: str | tuple[str, ...]
    edges: tuple[str, str]
    """The words right before and after, folded."""
    short: bool

    @cached_property
    def segments(self) -> tuple[str, ...]:
        """Its words, folded; those of a list have words left out between them."""
        return tuple(fold_words(one) for one in ((self.given,) if isinstance(self.given, str) else self.given))

    @cached_property
    def has_words(self) -> bool:
        """Whether there is anything to look for."""
        return any(char.isalnum() for segment in self.segments for char in segment)


def runs_of(wanted: Wanted, source: Folded, text: str) -> tuple[Spans, ...] | Miss:
    """Return the stretches of a quotation at every place at which it stands in a text, or why it stands at none."""
    if not wanted.has_words:
        return NO_WORDS
    pieces = pieces_in([source.known(segment) for segment in wanted.segments], source.text)
    if pieces is None:
        return Miss("quote-not-verbatim", f"this quotation does not stand in the source, and {UNCLEAR}", WAYS)
    if miss := _too_short(pieces, wanted):
        return miss
    found = _places(pieces, source, wanted)
    if isinstance(found, Miss):
        return found
    chains = [(chain, stretches_of(pieces, chain, source.text)) for chain in in_order(pieces, found, source.text)]
    if not chains:
        hint = "write the pieces in the order in which the source has them"
        return Miss("quote-not-verbatim", "the pieces of this quotation stand in the source in another order", hint)
    near = [(chain, run) for chain, run in chains if are_near([source.stretch(*span) for span in run], text)]
    if not near:
        hint = "write two quotations; one leaves out no more than what stands between two neighbouring paragraphs"
        return Miss("quote-pieces-apart", "the pieces of this quotation stand far apart in the source", hint)
    # Of several that end alike, the one that leaves out least.
    return tuple({chain[-1]: run for chain, run in near}.values())


def _too_short(pieces: Sequence[Piece], wanted: Wanted) -> Miss | None:
    """Return why pieces are too few words to back anything: none of them may be a single one among others."""
    if not pieces:
        return NO_WORDS
    if len(pieces) == 1:
        return None if wanted.short else too_short(pieces[0].words)
    lone = next((piece for piece in pieces if too_short(piece.words)), None)
    hint = "quote at least two words before and after what is left out"
    message = f"a single word stands by itself between signs: {said(lone.words)}" if lone else ""
    return Miss("quote-too-short", message, hint) if lone else None


def _places(pieces: Sequence[Piece], source: Folded, wanted: Wanted) -> list[list[Spans]] | Miss:
    """Return where each piece stands, or why the first that stands nowhere does not."""
    prefix, suffix = (source.known(edge) for edge in wanted.edges)
    found: list[list[Spans]] = []
    for number, piece in enumerate(pieces):
        edges = (prefix if number == 0 else "", suffix if number == len(pieces) - 1 else "")
        places, cut = places_of(piece, source, edges=edges)
        if not places:
            if any(edges) and places_of(piece, source)[0]:
                hint = "write the words right before and after, as the source has them"
                return Miss("quote-ambiguous", NOT_BESIDE, hint)
            message = NOT_THERE if len(pieces) == 1 else f"{NO_PIECE}{said(piece.words)}"
            return cut or Miss("quote-not-verbatim", message)
        found.append(places)
    return found
