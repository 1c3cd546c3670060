"""Large initials of a PDF's page put before the words that they begin: the "T" of three lines' height before "he"."""

import re
from collections.abc import Sequence
from itertools import dropwhile

from msgspec.structs import replace

from siglum.sources.pdf_chars import Char, Piece, Row, piece_of

LARGE = 1.6
"""The least height of a large initial, in heights of the letters beside it."""
FAR = 1.5
"""The most gap between a large initial and its word, in heights of the letters."""
WORD = re.compile(r"[^\W\d_]{3,}")
SEVERAL = 3
"""So many words, at least, are in the line that a large initial begins."""
INDENT = 0.12
"""How much further than the line below it a line begins that has a space before it, in heights of the letters."""
OPENING = "\"'“”‘’„«»¿¡([「『"
"""What may stand before an initial."""
WORDS = "AEIOUYÀÉÈÓKSVZАВИКОСУЯ"  # noqa: RUF001
"""Letters that are words by themselves in some language."""


def with_initials(rows: Sequence[Row]) -> list[Row]:
    """Return rows in which a large initial begins the line beside whose top it stands, wherever the file draws it."""
    made: list[Row] = []
    whole: dict[int, Row] = {}
    for row in rows:
        if parts := _parted(row):
            whole[len(made)] = row
        made += parts or [row]
    pieces = list(map(piece_of, made))
    initials = {at: piece for at, piece in enumerate(pieces) if piece and _is_initial(piece)}
    others = [(at, piece) for at, piece in enumerate(pieces) if piece and at not in initials]
    for at, initial in initials.items():
        lines = sorted(
            ((number, piece) for number, piece in others if _is_beside(piece, initial)), key=lambda line: -line[1].top
        )
        between = _between(initial, [line for _, line in lines])
        if between is not None:
            number, first = lines[0]
            made[at] = [], False
            words = list(dropwhile(lambda char: not char.text.strip(), first.row[0]))
            made[number] = [*_set_down(initial, first), *between, *words], first.row[1]
        elif at in whole:
            made[at : at + 2] = [whole[at], ([], False)]
    return [row for row in made if row[0]]


def _parted(row: Row) -> list[Row]:
    """Return a row that begins with a large initial as two, as such a line is mostly drawn; any other as none."""
    chars, broken = row
    first = next((at for at, char in enumerate(chars, start=1) if char.text.strip() and char.text not in OPENING), 0)
    initial, rest = piece_of((chars[:first], False)), piece_of((chars[first:], broken))
    if initial and rest and _is_initial(initial) and initial.height > LARGE * rest.height and rest.text[0].isalpha():
        return [initial.row, rest.row]
    return []


def _is_initial(piece: Piece) -> bool:
    letters = piece.text.lstrip(OPENING)
    return len(letters) == 1 and letters.isalpha() and letters == letters.upper()


def _is_beside(piece: Piece, initial: Piece) -> bool:
    """Tell whether a line stands right behind a large initial, between its top and its foot."""
    middle = (piece.bottom + piece.top) / 2
    gap = piece.left - initial.right
    return (
        initial.height > LARGE * piece.height
        and initial.bottom < middle < initial.top
        and -0.3 * piece.height < gap < FAR * piece.height
    )


def _between(initial: Piece, lines: Sequence[Piece]) -> list[Char] | None:
    """Return what stands between an initial and the lines beside it: nothing or a space; None if it begins none."""
    if not lines:
        return None
    first, letter = lines[0], initial.text[-1]
    word = first.text.split(maxsplit=1)[0]
    # A sign of a formula may be drawn large, and begins no line of words.
    if len(WORD.findall(first.text)) < SEVERAL:
        return None
    # A letter in the margin of a list, as of a glossary, begins no word of it.
    if not word[0].isalpha() or (word[0] == letter and word == word.upper()):
        return None
    is_capital = word[0] != word[0].lower() and word != word.upper()
    if letter not in WORDS:
        return None if is_capital else []
    shown = [char for char in (*initial.row[0][-1:], *first.row[0][:1]) if not char.text.strip() and not char.is_made]
    is_indented = len(lines) > 1 and first.left - lines[1].left > INDENT * first.height
    return [Char(" ", first.drawn[0].box, first.height, is_made=True)] if is_capital or shown or is_indented else []


def _set_down(initial: Piece, first: Piece) -> list[Char]:
    """Return an initial as a part of its line, with the line's own height."""
    return [
        replace(char, box=(char.box[0], first.bottom, char.box[2], first.top), height=first.height, is_initial=True)
        for char in initial.drawn
    ]
