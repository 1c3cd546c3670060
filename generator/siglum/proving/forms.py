"""How a source prints somebody's words: in quotation marks, in a part that reprints them, or bare."""

from siglum.proving.folding import Stretch
from siglum.proving.marks import find_marked, opens_with
from siglum.proving.values import BlockSpan, Proof, SourceText


def block_of(proof: Proof, text: SourceText) -> BlockSpan | None:
    """Return the part of a source, reprinted from somebody else, in which a passage begins."""
    start = proof.stretches[0].start
    return next((block for block in text.blocks if block.stretch.start <= start < block.stretch.end), None)


def stands_in_marks(proof: Proof, text: SourceText) -> bool:
    """Whether some words of a passage stand in quotation marks, which may have opened paragraphs before it."""
    return any(marked.overlaps(stretch) for stretch in proof.stretches for marked in _marked(text, stretch))


def _marked(text: SourceText, stretch: Stretch) -> list[Stretch]:
    """Return what stands in quotation marks in the paragraphs of a stretch, without the marks."""
    found = []
    for number, paragraph in enumerate(text.paragraphs):
        if paragraph.overlaps(stretch):
            words = text.text[paragraph.start : paragraph.end]
            following = text.paragraphs[number + 1] if number + 1 < len(text.paragraphs) else Stretch(0, 0)
            quoted, _ = find_marked(words, goes_on=opens_with(text.text[following.start : following.end]))
            found += [Stretch(paragraph.start + one.start, paragraph.start + one.end) for one in quoted]
    return found
