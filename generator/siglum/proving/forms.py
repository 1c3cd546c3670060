"""How a source prints somebody's words: in marks, behind a name or a dash, in a part that it reprints, or bare."""

from collections.abc import Mapping, Sequence

from siglum.languages.speech import BY_DASH
from siglum.model.expressions import expression
from siglum.model.language_tags import code_of
from siglum.proving.folding import Stretch
from siglum.proving.marks import find_marked, opens_with
from siglum.proving.values import BlockSpan, Proof, SourceText

LABEL = expression(r"(?:>>\s*)?(?P<who>[^\W\d_][^:.!?\n]{0,60}?)\s?:\s")
"""What may be a name in front of what somebody says: ANN ABEL: It opened."""
DASH = expression(r"\s*[—–―]")
INSERTED = expression(r"[,.!?…]\s?[—–―]\s")
"""What parts what somebody says in such a line from what the writer says, and that from what is said on."""


def block_of(proof: Proof, text: SourceText) -> BlockSpan | None:
    """Return the part of a source, reprinted from somebody else, in which a passage begins."""
    start = proof.stretches[0].start
    return next((block for block in text.blocks if block.stretch.start <= start < block.stretch.end), None)


def stands_in_marks(proof: Proof, text: SourceText) -> bool:
    """Whether some words of a passage stand in quotation marks, which may have opened paragraphs before it."""
    return any(marked.overlaps(stretch) for stretch in proof.stretches for marked in _marked(text, stretch))


Called = Mapping[str, Sequence[str]]
"""The ids of the voices that have each name, or another form of one, in one case."""


def stands_behind_name(proof: Proof, text: SourceText, called: Called) -> bool:
    """Whether a passage stands behind the name of somebody in its chain, as talk is written down.

    The last name of a voice at the beginning of a paragraph, before the passage, says who speaks.
    """
    start = proof.stretches[0].start
    for paragraph in reversed([one for one in text.paragraphs if one.start <= start]):
        label = LABEL.match(text.text, paragraph.start, paragraph.end)
        if label and (voices := called.get(label["who"].casefold())):
            return any(voice in proof.evidence.chain for voice in voices)
    return False


def is_spoken(proof: Proof, text: SourceText, called: Called) -> bool:
    """Whether a passage is told as spoken without quotation marks: behind a speaker's name, or behind a dash."""
    return stands_behind_name(proof, text, called) or stands_behind_dash(proof, text)


def stands_behind_dash(proof: Proof, text: SourceText) -> bool:
    """Whether a passage begins in what a dash at the beginning of its line has somebody say, in many languages.

    Between two further dashes the writer speaks: — We sink, — cried Ann. — Run!
    """
    if code_of(text.folded.language) not in BY_DASH:
        return False
    start = proof.stretches[0].start
    opens = DASH.match(text.text, text.text.rfind("\n", 0, start) + 1, min(start + 3, len(text.text)))
    return opens is not None and len(INSERTED.findall(text.text, opens.end(), start + 1)) % 2 == 0


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
