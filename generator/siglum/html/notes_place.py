"""Chooses where the notes of a text stand on a wide screen: beside their numbers, folded there, or after the text.

The browser places them; here the room that they need is estimated, in characters and lines.
"""

from collections.abc import Iterator

from siglum.html.text_views import Block, Inline, Text
from siglum.html.views import Note, NotesPlace

SIDE_WIDTH = 44
"""Characters to a line of a note in the margin."""
TEXT_WIDTH = 66
"""Characters to a line of the text."""
NOTE_LINES = 3
"""Lines of a note beside its quotations: number, strip and count."""
LINE_RATIO = 0.72
"""The height of a line of a note, in lines of the text."""
FOLDED_CLAIM = 1.2
"""The height of a claim in a folded note, in lines of the text."""
FOLDED_GAP = 0.2
DRIFT_LINES = 13
"""How much lower than its number a note may stand: the lines of the text in about 400 pixels."""
NOTE_LIMIT = 60
"""The most notes that the stylesheet can place beside a text."""


def place_of_notes(notes: tuple[Note, ...], characters: int, positions: dict[int, int]) -> NotesPlace:
    """Return where notes stand: "" beside the text, "short" folded there if only that fits, or "end".

    `positions` holds the offset of each note's number in the text, by number; `characters` is the length of the text.
    A note may be pushed down by those before it, by at most DRIFT_LINES.
    """
    if len(notes) > NOTE_LIMIT:
        return "end"
    if _fit([note_height(note) for note in notes], notes, characters, positions):
        return ""
    folded = [FOLDED_CLAIM * len(note.claims) + FOLDED_GAP for note in notes]
    return "short" if _fit(folded, notes, characters, positions) else "end"


def _fit(heights: list[float], notes: tuple[Note, ...], characters: int, positions: dict[int, int]) -> bool:
    bottom = 0.0
    for note, height in zip(notes, heights, strict=True):
        top = positions.get(note.number, 0) / TEXT_WIDTH * 1.25
        start = max(top, bottom)
        if start - top > DRIFT_LINES:
            return False
        bottom = start + height
    return bottom <= characters / TEXT_WIDTH * 1.25 + DRIFT_LINES / 2


def note_height(note: Note) -> float:
    """Estimate the height of a note in the margin, in lines of the text."""
    lines = NOTE_LINES * max(1, len(note.claims))
    for claim in note.claims:
        for quote in claim.quotes:
            characters = sum(len(segment.text) for segment in quote.segments)
            lines += -(-characters // SIDE_WIDTH)
        if not claim.quotes:
            lines += -(-len(claim.statement) // SIDE_WIDTH)
    return lines * LINE_RATIO


def marker_positions(text: Text) -> tuple[dict[int, int], int]:
    """Return the offset of each note's first number in a text, by number, and the length of the text, in characters."""
    at = 0
    found: dict[int, int] = {}
    for block in _all_blocks(text):
        if block.kind in ("paragraph", "heading"):
            # On average, the line before it is half empty.
            at += TEXT_WIDTH // 2
        for inline in _all_inlines(block):
            if inline.note is not None:
                found.setdefault(inline.note.number, at)
            at += len(inline.text)
    return found, at


def section_starts(text: Text) -> tuple[int, ...]:
    """Return how many notes begin before each heading of a text, without repetitions."""
    met: set[int] = set()
    starts: list[int] = []
    for block in _all_blocks(text):
        if block.kind == "heading":
            starts.append(len(met))
        met.update(inline.note.number for inline in _all_inlines(block) if inline.note is not None)
    return tuple(dict.fromkeys(starts))


def _all_blocks(text: Text) -> Iterator[Block]:
    """Yield all blocks in order, each before those that it holds."""
    for block in text:
        yield block
        for inner in (*block.items, block.blocks):
            yield from _all_blocks(inner)


def _all_inlines(block: Block) -> Iterator[Inline]:
    """Yield the inlines of a block and of its cells in order, each before those that it holds."""
    yield from _flat(block.inlines)
    for row in (block.header, *block.rows):
        for cell in row:
            yield from _flat(cell)


def _flat(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        yield from _flat(inline.inlines)
