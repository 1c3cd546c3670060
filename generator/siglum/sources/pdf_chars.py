"""The characters of a PDF's page with their rectangles, in rows as the library sees them."""

import ctypes
import math
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

import pypdfium2 as pdfium
from msgspec import Struct
from msgspec.structs import replace
from pypdfium2 import raw

from siglum.model.locators import Box

LINE_END_HYPHENS = "\x02\ufffe"
"""What the library gives for a hyphen that it takes for one at the end of a line."""
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
FIRST_HALVES, SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
NO_CHARACTER = "\ufffd"
"""For half of a character, and for a number that is none's."""
NO_CODE = 0xFFFF
"""A number that Unicode gives to no character."""
TAKEN_OUT = "\x01"
"""What stands for a character that was taken out, until its line is put together."""
PICTURE = raw.FPDF_PAGEOBJ_IMAGE
HUGE = 12
"""A font whose height is so many times that of a letter says nothing."""
RAISED = 0.9
"""The most height of a raised number, of that of the letters beside it."""
CELLS = 1.5
"""The gap between two cells of a row, in heights of the letters; words that are spread stand nearer."""
TOUCHING = 0.15
"""The gap between words is wider, in heights of the letters."""
AROUND = 12
"""Characters at the end of a line that tell how high it is."""


class Char(Struct, frozen=True):
    """A character, or what a ligature stands for."""

    text: str
    box: Box
    """Left, bottom, right and top of what is drawn, in the page's own points, turned so that the words are upright."""
    height: float
    """That of its font."""
    is_made: bool = False
    """Whether the library put it in, as it does with spaces."""
    is_initial: bool = False
    """Whether it is drawn large, at the beginning of a paragraph."""
    turn: int = 0
    """How many quarters to the left its words are turned on the page."""
    thing: int = 0
    """The address of what draws it."""
    advance: tuple[float, float] | None = None
    """From where to where it goes on the line with the room that its font gives it, where it gives any."""

    @property
    def room(self) -> tuple[float, float]:
        """From where to where it goes on the line."""
        return self.advance or (self.box[0], self.box[2])


Row = tuple[list[Char], bool]
"""The characters of a printed line, and whether a word goes on in the next."""


class Piece(Struct, frozen=True):
    """A row, or a part of one, with the rectangle of what is drawn in it, as of characters."""

    row: Row
    drawn: tuple[Char, ...]
    left: float
    bottom: float
    right: float
    top: float
    height: float
    """The height of most of its letters."""

    @property
    def text(self) -> str:
        """Its words as the file draws them."""
        return "".join(char.text for char in self.row[0]).strip()

    def is_level_with(self, other: "Piece") -> bool:
        """Whether it stands less than a line higher or lower than another one."""
        return abs(self.bottom + self.top - other.bottom - other.top) / 2 < max(self.height, other.height)


def piece_of(row: Row) -> Piece | None:
    """Return a row with where it stands; None where nothing is drawn in it."""
    drawn = tuple(drawn_of(row[0]))
    if not drawn:
        return None
    lefts, bottoms, rights, tops = zip(*(char.box for char in drawn), strict=True)
    return Piece(row, drawn, min(lefts), min(bottoms), max(rights), max(tops), height_of(drawn))


def is_drawn(char: Char) -> bool:
    """Tell whether a character leaves ink."""
    return bool(char.text.strip()) and char.box[2] > char.box[0] and char.box[3] > char.box[1]


def drawn_of(chars: Sequence[Char]) -> list[Char]:
    """Return the characters that leave ink."""
    return list(filter(is_drawn, chars))


def height_of(drawn: Sequence[Char]) -> float:
    """Return the height of most letters, in points; what a font says of itself may be beside the matter."""
    return median(
        char.height if 0 < char.height < HUGE * (char.box[3] - char.box[1]) else char.box[3] - char.box[1]
        for char in drawn
    )


def is_from_left(chars: Sequence[Char]) -> bool:
    """Tell whether most letters are of a script that is written from left to right."""
    text = "".join(char.text for char in chars)
    if text.isascii():
        return True
    kinds = [unicodedata.bidirectional(char) for char in text]
    return 2 * sum(kind in ("R", "AL") for kind in kinds) <= sum(kind in ("R", "AL", "L") for kind in kinds)


def chars_of(page: pdfium.PdfPage) -> list[Char]:
    """Return the characters of a page in the order in which they are drawn.

    The library keeps that order only where most words are upright on the page as it is seen.
    """
    seen = raw.FPDFPage_GetRotation(page)
    chars = _chars_of(page)
    usual = Counter(char.turn for char in chars).most_common(1)[0][0] if chars else seen
    if usual != seen:
        raw.FPDFPage_SetRotation(page, usual)
        chars = _chars_of(page)
        raw.FPDFPage_SetRotation(page, seen)
    return chars


def _chars_of(page: pdfium.PdfPage) -> list[Char]:
    text = page.get_textpage()
    chars = list(_placed(text))
    text.close()
    return chars


def _placed(text: pdfium.PdfTextPage) -> Iterator[Char]:
    sides = [ctypes.c_double() for _ in range(4)]
    loose, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    to_sides, to_loose, to_matrix = [ctypes.byref(side) for side in sides], ctypes.byref(loose), ctypes.byref(matrix)
    # The library's own object is looked up with each call in which the wrapper stands.
    handle = text.raw
    turns: dict[int, int] = {}
    turn = 0
    for at, char in _letters(text):
        raw.FPDFText_GetCharBox(handle, at, *to_sides)
        left, right, bottom, top = sides[0].value, sides[1].value, sides[2].value, sides[3].value
        raw.FPDFText_GetLooseCharBox(handle, at, to_loose)
        is_made = char.isspace() and raw.FPDFText_IsGenerated(handle, at) == 1
        thing = address_of(raw.FPDFText_GetTextObject(handle, at))
        if thing not in turns and not char.isspace():
            raw.FPDFText_GetMatrix(handle, at, to_matrix)
            turns[thing] = _turn(matrix.a, matrix.b, matrix.c, matrix.d, raw.FPDFText_GetFontSize(handle, at))
        turn = turns.get(thing, turn)
        begins, foot, ends, head = turned((loose.left, loose.bottom, loose.right, loose.top), turn)
        box = turned((left, bottom, right, top), turn)
        has_room = ends > begins and not math.isclose(ends - begins, box[2] - box[0], abs_tol=0.01)
        advance = (begins, ends) if has_room else None
        yield Char(char, box, head - foot, is_made, turn=turn, thing=thing, advance=advance)


def turned(box: Box, quarters: int) -> Box:
    """Return a rectangle (left, bottom, right, top) turned to the right around the corner that all is measured from."""
    left, bottom, right, top = box
    for _ in range(quarters % 4):
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top


def address_of(thing: object) -> int:
    """Return the address of a thing of the library's; 0 of none."""
    return ctypes.addressof(thing.contents) if thing else 0  # type: ignore[attr-defined]


def _turn(a: float, b: float, c: float, d: float, size: float) -> int:
    """Return how many quarters to the left a matrix turns a font of some size; none where it draws as in a mirror.

    A size below nothing turns it half round.
    """
    return round(math.atan2(b, a) / (math.pi / 2) + 2 * (size < 0)) % 4 if a * d > b * c else 0


def _letters(text: pdfium.PdfTextPage) -> Iterator[tuple[int, str]]:
    """Yield each character with its number; the library counts one beyond U+FFFF, as in formulas, as two halves."""
    first, handle = 0, text.raw
    for at in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, at)
        if first and code in SECOND_HALVES:
            yield at, chr(0x10000 + ((first - FIRST_HALVES[0]) << 10) + code - SECOND_HALVES[0])
        elif first or code in SECOND_HALVES:
            yield at, NO_CHARACTER
        first = code if code in FIRST_HALVES else 0
        if not first and code not in SECOND_HALVES:
            yield at, chr(code) if code <= sys.maxunicode and code != NO_CODE else NO_CHARACTER
    if first:
        yield at, NO_CHARACTER


def rows_of(chars: Sequence[Char]) -> Iterator[Row]:
    """Yield the characters of each line, and whether a word goes on in the next."""
    row: list[Char] = []
    broken = False
    for char in chars:
        if char.text in "\r\n":
            if any(one.text.strip() for one in row):
                row.append(char)
            continue
        ended = bool(row) and row[-1].text in "\r\n"
        # The library sets no line end after a hyphen that it takes for one at the end of a line.
        if ended and not broken and _goes_on([one for one in row[-AROUND:] if one.text.strip()], char):
            row = [one for one in row if one.text not in "\r\n"]
            if not _touches(drawn_of(row)[-1:], char):
                row.append(Char(" ", char.box, char.height, is_made=True, turn=char.turn))
        elif ended or broken or (row and char.turn != row[-1].turn):
            yield [one for one in row if one.text not in "\r\n"], broken
            row, broken = [], False
        broken = char.text in LINE_END_HYPHENS
        letters = "-" if broken else LIGATURES.get(char.text)
        row.append(replace(char, text=letters) if letters else char)
    yield [one for one in row if one.text not in "\r\n"], broken


def _goes_on(row: Sequence[Char], char: Char) -> bool:
    """Tell whether a line goes on with a character, where the library sees its end.

    It does so at raised numbers, before them and behind, before cells of a row, between letters that are drawn one by
    one, and anywhere in a line that is turned.
    """
    if not row or row[-1].turn != char.turn:
        return False
    before = row[-1]
    small, large = sorted((before.height, char.height))
    gap = char.box[0] - before.box[2]
    bottom, top = min(one.box[1] for one in row), max(one.box[3] for one in row)
    overlaps = min(top, char.box[3]) - max(bottom, char.box[1]) > 0.3 * (char.box[3] - char.box[1])
    is_raised = (before.text.isdigit() or char.text.isdigit()) and 0 < small < RAISED * large
    is_cell = gap > CELLS * large and small >= RAISED * large and is_from_left([*row, char])
    is_near = is_cell or _touches(row[-1:], char) or (is_raised and gap < 0.5 * large)
    return overlaps and gap > -0.25 * large and (char.turn > 0 or is_near)


def _touches(last: Sequence[Char], char: Char) -> bool:
    """Tell whether a letter of the same size stands right behind another one, as within a word."""
    return any(
        abs(char.box[0] - before.box[2]) < TOUCHING * char.height
        and RAISED * char.height <= before.height <= char.height / RAISED
        for before in last
    )


def drawn_on(page: pdfium.PdfPage) -> Iterator[int]:
    """Yield the kind of each thing that is drawn on a page, as the library numbers them."""
    yield from (thing.type for thing in page.get_objects(max_depth=2))
    page.close()


def language_of(document: pdfium.PdfDocument) -> str:
    """Return the language that a PDF says its text is in (BCP 47), or nothing."""
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    kept = (ctypes.c_ushort * (size // 2))()
    raw.FPDFCatalog_GetLanguage(document, kept, size)
    return bytes(kept).decode("utf-16-le", "replace").partition("\0")[0].strip()
