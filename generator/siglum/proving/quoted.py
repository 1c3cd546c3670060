"""What an author's own words put in quotation marks, and whether it stands in a source: as whole words, or in pieces.

Quotation marks are found by siglum.proving.marks, the editor's signs within them by siglum.proving.editorial.
"""

# ruff: noqa: RUF001 - signs of every script

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from siglum.model.expressions import expression
from siglum.model.problems import said
from siglum.proving.boundaries import stands_whole
from siglum.proving.editorial import has_signs
from siglum.proving.folding import Folded, Stretch, fold, fold_words
from siglum.proving.marks import find_marked
from siglum.proving.nearest import differences, fold_case, nearest
from siglum.proving.paragraphs import are_near
from siglum.proving.standing import in_order, pieces_in, places_of, stretches_of
from siglum.proving.values import SourceText

TRAILING = ".,;:!?…。，、；：！？"
"""What ends a sentence, or a part of it."""
LET_IN = ".,…。，、"
"""What ends the sentence around a quotation, and may stand within its marks: nothing that asks or cries."""
ATTRIBUTION = expression(r"\s*(?:\s|^)(?:—|–|―|--)\s?(?=\S)[^.!?]{1,120}\Z")
"""The line under a block quotation that names whose words they are."""
STRAIGHT = expression("[\"'`<>]")
"""Signs that mark strings and comparisons in code."""
LOOKED_AT = 12
"""Sources in which the nearest passage is looked for."""


class InMarks(Struct, frozen=True):
    """Words in quotation marks: where they stand in the author's text, and which they are."""

    start: int
    end: int
    words: str


def in_marks(text: str, goes_on: str = "") -> tuple[tuple[InMarks, ...], tuple[tuple[int, str], ...]]:
    """Return the quotations of a paragraph, and the marks without a partner, each with its offset.

    `goes_on` is the mark that the next paragraph begins with, if it begins with one.
    """
    marked, strays = find_marked(text, goes_on=goes_on)
    found = (InMarks(one.start, one.end, text[one.start : one.end].strip()) for one in marked)
    quoted = tuple(one for one in found if any(char.isalnum() for char in one.words))
    return quoted, tuple((stray.start, text[stray.start : stray.end]) for stray in strays)


def in_code(text: str) -> Iterator[InMarks]:
    """Yield the quotations in lines of code, whose own signs are straight marks and no quotation."""
    yield from in_marks(STRAIGHT.sub(" ", text))[0]


def quoted_in(text: str) -> Iterator[str]:
    """Yield what stands in quotation marks."""
    yield from (one.words for one in in_marks(text)[0])


def in_block(text: str) -> str:
    """Return the words of a paragraph of a block quotation, without marks around them and the line that names whose."""
    words = ATTRIBUTION.sub("", text).strip()
    marked, _ = find_marked(words)
    if len(marked) == 1 and not marked[0].opens and not words[marked[0].closes :].strip(TRAILING + " "):
        return words[marked[0].start : marked[0].end].strip()
    return words


def stands_in(words: str, text: SourceText) -> bool:
    """Whether words stand in a source, as whole words; with the editor's signs, in pieces near each other."""
    return any(_stands(text.folded.known(one), text.folded, text.text) for one in _forms(words))


def stands_in_passage(words: str, passage: str) -> bool:
    """Whether words stand in a passage, which is a text of its own."""
    return any(_stands(one, fold(passage), None) for one in _forms(words))


def _forms(words: str) -> tuple[str, ...]:
    """Return what may be looked for: the words, and these without the sign that ends the sentence around them."""
    folded = fold_words(words)
    return tuple(dict.fromkeys(form for form in (folded, folded.rstrip(LET_IN + " ")) if form))


def places_in(words: str, text: SourceText) -> Iterator[tuple[Stretch, ...]]:
    """Yield where words stand in a source, as `stands_in` takes them: the source's own, in order."""
    source = text.folded
    for form in _forms(words):
        pieces = pieces_in((source.known(form),), source.text)
        if not pieces:
            continue
        found = [places_of(piece, source)[0] for piece in pieces]
        chains = [stretches_of(pieces, chain, source.text) for chain in in_order(pieces, found, source.text)]
        places = [tuple(source.stretch(*span) for span in spans) for spans in chains]
        near = [stretches for stretches in places if are_near(stretches, text.text)]
        if near:
            yield from near
            return


def replaced_in(segments: Sequence[str], text: SourceText) -> Iterator[tuple[str, str]]:
    """Yield the words in brackets of a quotation where it stands, with those of the source in their place."""
    source = text.folded
    if not any("[" in segment for segment in segments):
        return
    pieces = pieces_in([source.known(fold_words(segment)) for segment in segments], source.text)
    found = [places_of(piece, source)[0] for piece in pieces or ()]
    chain = next(in_order(pieces, found, source.text), ()) if pieces else ()
    for piece, spans in zip(pieces or (), chain, strict=False):
        yield from piece.replaced(spans, source.text)


def _stands(words: str, source: Folded, text: str | None) -> bool:
    """Whether folded words stand in a source; its pieces near each other in the text as received, if that is given."""
    if not has_signs(words):
        return stands_whole(words, source.text, source.language)
    pieces = pieces_in((words,), source.text)
    if not pieces:
        return False
    found = [places_of(piece, source)[0] for piece in pieces]
    for chain in in_order(pieces, found, source.text):
        stretches = [source.stretch(*span) for span in stretches_of(pieces, chain, source.text)]
        if text is None or are_near(stretches, text):
            return True
    return False


OWN_WORDS = "nothing there is like it; quote the source's own words, or leave out the quotation marks"
"""What mends a quotation that is like nothing in its source."""


def nearest_in(words: str, sources: Iterable[str], texts: Mapping[str, SourceText]) -> str:
    """Return where words that stand in no source have their nearest passage, and what differs, as a hint."""
    folded = fold_words(words)
    best = (0.0, "")
    for source in sorted(sources)[:LOOKED_AT]:
        text = texts[source].folded.text
        if stands_whole(fold_case(folded), fold_case(text)):
            return f"{source} has these words in another case: write a changed letter in brackets, as in [T]he"
        start, end = nearest(folded, text)
        if end > start:
            found = text[start:end]
            like = SequenceMatcher(None, folded, found, autojunk=False).ratio()
            cut = "the words stand there only within others; " if folded in text else ""
            best = max(best, (like, f"{source} has {said(found)}; {cut}{differences(folded, found)}"))
    return best[1] or OWN_WORDS
