"""What was filled in on a PDF's page: the words in fields of a form, and those that were typed or stamped on the page.

They are no part of what the page draws, and are set in where they stand: behind the words beside which they begin, or
after all others. What buttons say, such as Submit, is no part of the text.
"""

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from siglum.model.locators import Box
from siglum.sources.article import LeftOut
from siglum.sources.pdf_chars import Char, Row, address_of, chars_of, piece_of, rows_of, turned

WORDED = (
    raw.FPDF_ANNOT_FREETEXT,
    raw.FPDF_ANNOT_STAMP,
    raw.FPDF_ANNOT_WIDGET,
    raw.FPDF_ANNOT_WATERMARK,
    raw.FPDF_ANNOT_REDACT,
)
"""What of all that can lie on a page shows words of its own; the library numbers them."""
BUTTON = 1 << 16
"""The flag of a field that is a button, such as Submit."""
ANY_SIZE = 0.01


def filled_in(document: pdfium.PdfDocument, number: int) -> tuple[list[Row], list[LeftOut]]:
    """Return the rows that were filled in on a page, counted from 0, and its buttons; the page is changed by it."""
    page = document[number]
    count = raw.FPDFPage_GetAnnotCount(page)
    others = [at for at in range(count) if not _is_worded(page, at)]
    if len(others) == count:
        page.close()
        return [], []
    buttons = [box for at in range(count) if (box := _button(page, at))]
    # What has no looks of its own gets them where it is drawn, of whatever size.
    page.render(scale=ANY_SIZE).close()
    for at in reversed(others):
        raw.FPDFPage_RemoveAnnot(page, at)
    drawn = raw.FPDFPage_CountObjects(page)
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    page = document[number]
    things = {
        address_of(text)
        for at in range(drawn, raw.FPDFPage_CountObjects(page))
        for text in _texts_in(raw.FPDFPage_GetObject(page, at))
    }
    chars = [char for char in chars_of(page) if char.is_made or char.thing in things]
    page.close()
    filled = _worded([char for char in chars if not any(_is_in(char, box) for box in buttons)])
    pressed = [row for box in buttons for row in _worded([char for char in chars if _is_in(char, box)])]
    return filled, [LeftOut("buttons", "".join(char.text for char in row[0]).strip()) for row in pressed]


def _worded(chars: Sequence[Char]) -> list[Row]:
    return [row for row in rows_of(chars) if any(char.text.isalnum() for char in row[0])]


def _is_worded(page: pdfium.PdfPage, at: int) -> bool:
    note = raw.FPDFPage_GetAnnot(page, at)
    is_worded = raw.FPDFAnnot_GetSubtype(note) in WORDED
    raw.FPDFPage_CloseAnnot(note)
    return is_worded


def _button(page: pdfium.PdfPage, at: int) -> Box | None:
    """Return the rectangle of a button; None of what is none."""
    note = raw.FPDFPage_GetAnnot(page, at)
    flags, box = ctypes.c_float(), raw.FS_RECTF()
    raw.FPDFAnnot_GetNumberValue(note, b"Ff", ctypes.byref(flags))
    raw.FPDFAnnot_GetRect(note, ctypes.byref(box))
    is_button = raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_WIDGET and int(flags.value) & BUTTON
    raw.FPDFPage_CloseAnnot(note)
    return (box.left, box.bottom, box.right, box.top) if is_button else None


def _is_in(char: Char, box: Box) -> bool:
    left, bottom, right, top = turned(char.box, -char.turn)
    return box[0] <= (left + right) / 2 <= box[2] and box[1] <= (bottom + top) / 2 <= box[3]


def _texts_in(thing: object) -> Iterator[object]:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        yield thing
    elif kind == raw.FPDF_PAGEOBJ_FORM:
        for at in range(raw.FPDFFormObj_CountObjects(thing)):
            yield from _texts_in(raw.FPDFFormObj_GetObject(thing, at))


def with_filled_in(rows: Sequence[Row], filled: Sequence[Row]) -> list[Row]:
    """Return the rows of a page with those that were filled in where they stand."""
    made = list(rows)
    for row in filled:
        piece = piece_of(row)
        if piece is None:
            continue
        before = [
            (other.right, at)
            for at, other in enumerate(map(piece_of, made))
            if other and other.is_level_with(piece) and other.right <= piece.left + piece.height
        ]
        if before:
            at = max(before)[1]
            made[at] = [*made[at][0], Char(" ", piece.drawn[0].box, piece.height, is_made=True), *row[0]], False
        else:
            made.append(row)
    return made
