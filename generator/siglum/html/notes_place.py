"""Where the notes of a text stand on a wide screen: beside their numbers, folded there, or after the text.

The browser places them; here their room is estimated, in characters and lines.
"""

from collections.abc import Iterator

from siglum.html.text_views import Block, Inline, Text
from siglum.html.views import Note, NotesPlace

SIDE_WIDTH = 44
"""Characters to a line of a note in the margin."""
TEXT_WIDTH = 66
"""Characters to a line of the text."""
NOTE_LINES = 3
"""Lines that a note has beside its quotations: the number, the strip and the count."""
LINE_RATIO = 0.72
"""The height of a line of a note against one of the text."""
FOLDED_CLAIM = 1.2
"""The height of a claim in a folded note, in lines of the text."""
FOLDED_GAP = 0.2
DRIFT_LINES = 13
"""Lines of the text in 400 pixels."""
NOTE_LIMIT = 60
"""Notes that the stylesheet can place beside a text."""


def place_of_notes(notes: tuple[Note, ...], characters: int, positions: dict[int, int]) -> NotesPlace:
    """Return where notes stand on a wide screen: beside the text if they fit, folded if only that fits, else after it.

    `positions` holds for each note the offset of its number in the text, whose length is `characters`. A note may stand
    some lines lower than its number, where the notes before it need the room, but no more than about 400 pixels.
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
    """Return where each note's number first stands in a text, and the text's length, in characters."""
    at = 0
    found: dict[int, int] = {}
    for block in _all_blocks(text):
        if block.kind in ("paragraph", "heading"):
            # It begins on a line of its own.
            at += TEXT_WIDTH // 2
        for inline in _all_inlines(block):
            if inline.note is not None:
                found.setdefault(inline.note.number, at)
            at += len(inline.text)
    return found, at


def section_starts(text: Text) -> tuple[int, ...]:
    """Return how many notes a text has before each of its headings; a note counts where its number first stands."""
    met: set[int] = set()
    starts: list[int] = []
    for block in _all_blocks(text):
        if block.kind == "heading":
            starts.append(len(met))
        met.update(inline.note.number for inline in _all_inlines(block) if inline.note is not None)
    return tuple(dict.fromkeys(starts))


def _all_blocks(text: Text) -> Iterator[Block]:
    """Yield every block, in order; one that holds others stands before them."""
    for block in text:
        yield block
        for inner in (*block.items, block.blocks):
            yield from _all_blocks(inner)


def _all_inlines(block: Block) -> Iterator[Inline]:
    """Yield every inline of a block itself and of its cells, in order; one that holds others stands before them."""
    yield from _flat(block.inlines)
    for row in (block.header, *block.rows):
        for cell in row:
            yield from _flat(cell)


def _flat(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        yield from _flat(inline.inlines)
