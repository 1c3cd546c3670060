"""How much room the notes of a paragraph take beside it, so that none stands far below its number.

The browser places them, by floats alone; here heights are estimated in pixels, from characters.
"""

from collections.abc import Iterable, Sequence
from math import ceil

from siglum.html.part_views import Paragraph, SourceNode
from siglum.html.text_views import Block, Inline, Note, NoteLine

DRIFT, WAIT = 200, 60
"""Pixels by which the notes of one paragraph may reach below it, and by which those before it may hold up the next."""
TEXT_LINE, TEXT_CHARACTERS, TEXT_GAP = 29.5, 61, 19.2
ITEM_CHARACTERS, ITEM_GAP = 58, 6.7
HEADING, CREDIT = 66, 34
WIDTH = 560
"""Of the column of the text."""
FIGURE, FIRST = 260, 90
"""The height of dots with their words, and of the heading and the edges of what is told in brief."""
WORDS_LINE, WORDS_CHARACTERS = 19.4, 43
QUIET_LINE, QUIET_CHARACTERS = 16.8, 46
REASON_LINE, REASON_CHARACTERS = 17.6, 40
CLAIM_CHARACTERS = 35
"""Beside an article, where it is narrowest: each paragraph may have many claims, so that small errors add up."""
NOTE_GAP = 8.8
SLACK = 21


def crowded(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the numbers of the blocks whose notes have to stand below them, since the margin has no room."""
    return _without_room((sum(map(height_of, block.notes)), height_of_block(block)) for block in blocks)


def crowded_in_source(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the numbers of the paragraphs of a source whose notes, claims alone, have no room beside them."""
    return _without_room((sum(map(_height_of_claims, one.notes)), _height_in_source(one)) for one in paragraphs)


def _without_room(heights: Iterable[tuple[float, float]]) -> frozenset[int]:
    """Return the numbers of what has notes for which there is no room, given the heights of notes and of text."""
    found = set()
    excess = 0.0
    for number, (needed, room) in enumerate(heights):
        beside = needed + SLACK if needed else 0.0
        if needed and (excess + beside - room > DRIFT or excess - room > WAIT):
            found.add(number)
            excess = max(0.0, excess - room - needed)
        else:
            excess = max(0.0, excess + beside - room)
    return frozenset(found)


def height_of_block(block: Block) -> float:
    """Estimate the height of a block of the text, with the space above it."""
    if block.kind == "heading":
        return HEADING
    if block.kind == "figure":
        return FIGURE
    if block.brief:
        lines = (one for fact in block.brief.facts for one in fact.text)
        return FIRST + sum(map(height_of_block, (*block.brief.text, *lines)))
    if picture := block.picture:
        return picture.height * min(1, WIDTH / picture.width) + CREDIT + TEXT_GAP
    own = TEXT_LINE * ceil(_length(block.inlines) / TEXT_CHARACTERS) + TEXT_GAP if block.inlines else 0
    inner = sum(height_of_block(one) for one in block.blocks) + sum(map(_height_of_item, block.items))
    own += TEXT_GAP if block.items else 0
    rows = sum(TEXT_LINE * ceil(max(map(_length, row), default=0) / 20) + TEXT_GAP for row in block.rows)
    return own + inner + rows


def _height_of_item(item: Sequence[Block]) -> float:
    lines = sum(ceil(_length(one.inlines) / ITEM_CHARACTERS) for one in item)
    return TEXT_LINE * lines + ITEM_GAP + sum(height_of_block(one) for one in item if not one.inlines)


def height_of(note: Note) -> float:
    """Estimate the height of a note in the margin, with the space below it."""
    if note.reason:
        return REASON_LINE * ceil(_length(note.reason) / REASON_CHARACTERS) + NOTE_GAP
    return sum(map(_height_of_line, note.lines)) + NOTE_GAP


def _height_of_line(line: NoteLine) -> float:
    shown = sum(len(segment.key) for segment in line.words.segments) if line.words else len(line.statement)
    quiet = sum(len(voice) + 3 for voice in line.voices) + len(line.claim.text)
    quiet += len(line.sign.text) + 3 if line.sign else 0
    translated = len(f"{line.translation.words.key} translated by {line.translation.by}") if line.translation else 0
    return (
        WORDS_LINE * ceil(shown / WORDS_CHARACTERS)
        + REASON_LINE * ceil(translated / REASON_CHARACTERS)
        + QUIET_LINE * ceil((quiet + 6) / QUIET_CHARACTERS)
    )


def _height_in_source(paragraph: Paragraph) -> float:
    if paragraph.heading:
        return HEADING
    text = _text_of(paragraph.nodes)
    lines = text.split("\n") if paragraph.lines else [text]
    return TEXT_LINE * sum(ceil(len(line) / TEXT_CHARACTERS) for line in lines) + TEXT_GAP


def _text_of(nodes: Sequence[SourceNode]) -> str:
    return "".join(node.text + _text_of(node.children) for node in nodes)


def _height_of_claims(note: Note) -> float:
    return sum(REASON_LINE * ceil(len(line.statement) / CLAIM_CHARACTERS) for line in note.lines) + NOTE_GAP


def _length(inlines: Sequence[Inline]) -> int:
    return sum(len(inline.text) + _length(inline.inlines) for inline in inlines)
