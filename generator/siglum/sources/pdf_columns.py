"""The rows of a PDF's page in their order of reading, where the file draws them across columns.

Most files draw one column after the other. Some draw the first line of each column, then the second of each: such rows
are divided at the gutter, where both sides read on as prose does. The rows of a table do not, and stay as they are.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from siglum.sources.pdf_chars import Char, Piece, Row, is_drawn, is_from_left, piece_of

GUTTER = 0.7
"""The least gap between two columns, in heights of the letters: few spaces are as wide, in many rows at one place."""
SPACE = 0.15
"""The least space between words, in heights of the letters."""
BACK = 3
"""A sign that stands so far to the left of the one before it, in heights, and lower, begins another line."""
SPACES = 3
"""Spaces of a row, more than which tell how wide they usually are in it."""
WIDER = 1.5
"""A gutter is so many times as wide as a usual space, at least."""
ROWS = 5
"""So many rows, one below the other, must have the gap."""
GUTTERS = 6
"""So many places, at most, are tried as gutters of a page."""
WORDS = 3
"""So many words, at least, most lines of a column have."""
LETTERS = 0.8
"""The least part of prose that is letters, of what is no space."""
MOST = 0.5
"""The least part of a column's lines that begin below one another, and that end where no other word had room."""
IN_WORD = 3
"""A word of a script without spaces has about so many letters, at most."""


def by_columns(rows: Sequence[Row]) -> list[Row]:
    """Return rows in which each column is read by itself, where they were drawn across columns of prose."""
    pieces = [piece for row in rows for part in _lines(row) if (piece := piece_of(part))]
    return [piece.row for piece in _parted(pieces)]


def _lines(row: Row) -> Iterator[Row]:
    """Yield the lines that stand in one row: the library takes one for the rest of another, half a line higher."""
    chars, broken = row
    last: Char | None = None
    begun = 0
    if not is_from_left(chars):
        # Each sign stands to the left of the one before it.
        yield row
        return
    for at, char in enumerate(chars):
        if not is_drawn(char):
            continue
        if last and char.box[0] < last.box[0] - BACK * last.height and char.box[3] < (last.box[1] + last.box[3]) / 2:
            yield chars[begun:at], False
            begun = at
        last = char
    yield chars[begun:], broken


def _parted(pieces: list[Piece]) -> list[Piece]:
    for gutter in _gutters(pieces):
        runs = [(run, _read(run, gutter)) for run in _runs(pieces, gutter)]
        if any(read for _, read in runs):
            return [piece for run, read in runs for piece in read or run]
    return pieces


def _gutters(pieces: Sequence[Piece]) -> list[float]:
    """Return where many rows have a gap, from the left edge of the page; those of most rows first."""
    ends: list[tuple[float, int]] = []
    for piece in pieces:
        ends += [end for left, right in _gaps(piece) for end in ((left, 1), (right, -1))]
    for before, piece in pairwise(pieces):
        if piece.left - before.right > GUTTER * piece.height and piece.is_level_with(before):
            ends += [(before.right, 1), (piece.left, -1)]
    found: list[tuple[int, float]] = []
    count, opened = 0, 0.0
    for (at, step), (after, next_step) in pairwise(sorted(ends)):
        count += step
        opened = at if step > 0 else opened
        if step > 0 > next_step and count >= ROWS:
            found.append((-count, (opened + after) / 2))
    return [at for _, at in sorted(found)[:GUTTERS]]


def _gaps(piece: Piece) -> Iterator[tuple[float, float]]:
    reached = piece.left
    found: list[tuple[float, float]] = []
    for char in sorted(piece.drawn, key=lambda char: char.box[0]):
        if char.box[0] - reached > SPACE * piece.height:
            found.append((reached, char.box[0]))
        reached = max(reached, char.box[2])
    usual = median(right - left for left, right in found) if len(found) > SPACES else 0
    least = max(GUTTER * piece.height, WIDER * usual)
    yield from ((left, right) for left, right in found if right - left > least)


def _runs(pieces: Sequence[Piece], gutter: float) -> Iterator[list[Piece]]:
    """Yield the rows that stand below one another and leave the gutter free; a row across it stands by itself."""
    run: list[Piece] = []
    for piece in pieces:
        is_across = any(char.box[0] < gutter < char.box[2] for char in piece.drawn) or (
            piece.left < gutter < piece.right and not any(left < gutter < right for left, right in _gaps(piece))
        )
        if run and (is_across or piece.bottom > run[-1].top + piece.height):
            yield run
            run = []
        run.append(piece)
        if is_across:
            yield run
            run = []
    if run:
        yield run


def _read(run: list[Piece], gutter: float) -> list[Piece]:
    """Return a run one side after the other, if both are prose that was drawn line by line across; else nothing."""
    if len(run) < ROWS:
        return []
    parts = [part for piece in run for part in _divided(piece, gutter)]
    left = [part for part in parts if part.right <= gutter]
    right = [part for part in parts if part.left >= gutter]
    if not left or not right:
        return []
    ends, begins = sorted(part.right for part in left), sorted(part.left for part in right)
    # A few lines may reach into a gutter; where more do, words only happen to stand apart.
    clear = begins[len(begins) // 10] - ends[-1 - len(ends) // 10]
    if clear < GUTTER * median(part.height for part in parts):
        return []
    across = sum(
        (one.right <= gutter) is not (other.right <= gutter) and one.is_level_with(other)
        for one, other in pairwise(parts)
    )
    if across < ROWS or not (_is_prose(left) and _is_prose(right)):
        return []
    if not is_from_left([char for part in parts for char in part.row[0]]):
        left, right = right, left
    return [*_parted(left), *_parted(right)]


def _divided(piece: Piece, gutter: float) -> Iterator[Piece]:
    """Yield what stands on either side of a gutter; what leaves no ink stays with what comes before it."""
    sides: list[tuple[bool, list[Char]]] = []
    for char in piece.row[0]:
        if is_drawn(char) and (not sides or sides[-1][0] is not (char.box[0] >= gutter)):
            sides.append((char.box[0] >= gutter, []))
        if sides:
            sides[-1][1].append(char)
    for number, (_, chars) in enumerate(sides, start=1):
        if part := piece_of((chars, piece.row[1] and number == len(sides))):
            yield part


def _is_prose(pieces: Sequence[Piece]) -> bool:
    """Tell whether lines begin below one another, are of words, end where no other word had room, and read on."""
    if len(pieces) < ROWS:
        return False
    texts = [piece.text for piece in pieces]
    letters = sum(char.isalpha() for text in texts for char in text)
    signs = sum(len(text.replace(" ", "")) for text in texts)
    height = median(piece.height for piece in pieces)
    edge = median(piece.left for piece in pieces)
    aligned = sum(abs(piece.left - edge) < height / 4 for piece in pieces)
    end = sorted(piece.right for piece in pieces)[9 * len(pieces) // 10]
    full = sum(one.right + _first_word(other) + height / 4 > end for one, other in pairwise(pieces))
    goes_on = sum(text[0].isalpha() and text[0] == text[0].lower() for text in texts[1:])
    several = len(pieces) - 1
    return (
        median(map(_words_in, texts)) >= WORDS
        and letters >= LETTERS * signs
        and aligned >= MOST * len(pieces)
        and full >= MOST * several
        and 3 * goes_on >= several
    )


def _first_word(piece: Piece) -> float:
    """Return about how wide the first word of a line is."""
    text = piece.text
    return len(text.split(maxsplit=1)[0]) / len(text) * (piece.right - piece.left)


def _words_in(text: str) -> int:
    unspaced = sum("\u2e80" <= char <= "\u9fff" or "\u0e00" <= char <= "\u0eff" for char in text)
    return len(text.split()) + unspaced // IN_WORD
