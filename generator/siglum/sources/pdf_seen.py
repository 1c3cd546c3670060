"""Which words of a PDF's page no reader sees, and which are struck out.

A page is drawn with its words and without: a word that makes no difference is not to be seen, whether it lies beyond
the edge or in a layer that is off, has the colour of the paper, or is covered. Words that lie with a picture that shows
something there are what a program recognised in it, and stay.
"""

import ctypes
import math
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice

import pypdfium2 as pdfium
from msgspec import Struct
from msgspec.structs import replace
from pypdfium2 import raw

from siglum.model.locators import Box
from siglum.sources.article import LeftOut
from siglum.sources.pdf_chars import PICTURE, TAKEN_OUT, Char, Row, address_of, turned

SCALE = 1.5
"""How many dots a point is drawn with."""
MOST_DOTS = 4_000_000
"""A larger page is drawn with fewer dots to a point."""
LEVELS = bytes(level >> 3 for level in range(256))
"""Of 256 levels of a colour, those that are told apart: paper and what is nearly as white are not."""
INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
DEEP = 15
"""So far, at most, are things looked for in one another."""
THIN = 2.5
"""The most points that a line is thick that strikes words out."""
CROSSED = 0.8
"""The least part of a word's letters that such a line crosses."""
INNER = 0.15
"""How far from the foot and the head of a letter, in its heights, a line crosses it."""

STRUCK, UNSEEN = "struck words", "words that are not to be seen on the page"

Word = list[Char]
Hidden = dict[int, str]
"""Why words are left out, by the number of their first character."""


class _Drawing(Struct, frozen=True):
    width: int
    height: int
    stride: int
    depth: int
    """Bytes that a dot has."""
    dots: bytes


def words_of(row: Row) -> Iterator[Word]:
    """Yield the words of a row."""
    word: Word = []
    for char in row[0]:
        if char.text.strip():
            word.append(char)
        elif word:
            yield word
            word = []
    if word:
        yield word


def without_hidden(page: pdfium.PdfPage, rows: Sequence[Row]) -> tuple[list[Row], list[LeftOut]]:
    """Return rows without the words that are not to be seen or are struck out, and these."""
    in_rows = [list(words_of(row)) for row in rows]
    on_page = [word for words in in_rows for word in words]
    said = list(filter(_is_said, on_page))
    unseen = {id(word[0]): UNSEEN for word in _unseen(page, on_page)}
    struck = {id(word[0]): STRUCK for word in _struck(page, said)}
    hidden = {at: what for word in said if (what := (struck | unseen).get(at := id(word[0])))}
    if not hidden:
        return list(rows), []
    hidden |= _marks_among(in_rows, hidden, unseen)
    kept: list[Row] = []
    left_out: list[LeftOut] = []
    for row, words in zip(rows, in_rows, strict=True):
        what = ""
        taken: dict[int, Char] = {}
        for word in words:
            before, what = what, hidden.get(id(word[0]), "")
            if what:
                text = "".join(char.text for char in word)
                left_out.append(LeftOut(what, f"{left_out.pop().text} {text}" if before == what else text))
                taken |= {id(char): _taken_out(char) for char in word}
        kept.append(([taken.get(id(char), char) for char in row[0]], row[1] and not what))
    return kept, left_out


def _is_said(word: Word) -> bool:
    return any(char.text.isalnum() for char in word)


def _marks_among(in_rows: Sequence[Sequence[Word]], hidden: Mapping[int, str], unseen: Container[int]) -> Hidden:
    """Return the marks that go with the words before and behind them: in their row, or of the page where it has none.

    Many a mark, such as a dash, is too thin to tell by itself that it is not to be seen.
    """
    on_page = [word for words in in_rows for word in words]
    made: Hidden = {}
    for words in in_rows:
        near = words if any(map(_is_said, words)) else on_page
        for mark in words:
            if not _is_said(mark):
                [what, *others] = {hidden.get(id(word[0]), "") for word in _beside(mark, near)}
                if not others and (what == STRUCK or (what and id(mark[0]) in unseen)):
                    made[id(mark[0])] = what
    return made


def _beside(mark: Word, words: Sequence[Word]) -> Iterator[Word]:
    at = next(at for at, word in enumerate(words) if word is mark)
    for side in (reversed(words[:at]), words[at:]):
        yield from islice(filter(_is_said, side), 1)


def _taken_out(char: Char) -> Char:
    """Return what keeps a character's room, so that those beside it do not stand far apart, and leaves no ink."""
    left, bottom, right, _ = char.box
    return replace(char, text=TAKEN_OUT, box=(left, bottom, right, bottom))


# What is not to be seen


def _unseen(page: pdfium.PdfPage, words: Sequence[Word]) -> Iterator[Word]:
    texts = {address_of(thing.raw): thing for thing in page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=DEEP)}
    modes = {at: raw.FPDFTextObj_GetTextRenderMode(thing) for at, thing in texts.items()}
    if all(mode in INVISIBLE for mode in modes.values()):
        # They are what was recognised in a picture of the whole page.
        return
    if max(page.get_size()) > MOST_DOTS:
        # However thin it is, it is a dot high.
        return
    try:
        shown = _drawing_of(page)
    except pdfium.PdfiumError:
        # What can't be drawn here is no less to be seen elsewhere.
        return
    for thing in texts.values():
        raw.FPDFPageObj_SetIsActive(thing, 0)
    bare = _drawing_of(page)
    for thing in texts.values():
        raw.FPDFPageObj_SetIsActive(thing, 1)
    marks = {id(word[0]): next((char for char in word if _differs(page, char, shown, bare)), None) for word in words}
    pictures = list(_pictures(page))
    fonts = {_font(texts[char.thing]) for char in marks.values() if char and char.thing in texts}
    for word in words:
        thing = texts.get(word[0].thing)
        if marks[id(word[0])] or thing is None or _is_recognised(page, word, shown, pictures):
            continue
        # A font that is not in the file may be missing here, and not for a reader.
        if modes[word[0].thing] in INVISIBLE or _font(thing) in fonts or _leaves_ink(page, thing):
            yield word


def _font(thing: pdfium.PdfObject) -> int:
    return address_of(raw.FPDFTextObj_GetFont(thing))


def _leaves_ink(page: pdfium.PdfPage, thing: pdfium.PdfObject) -> bool:
    """Tell whether a text can be drawn here by itself."""
    bitmap = raw.FPDFTextObj_GetRenderedBitmap(page.pdf, page, thing, SCALE)
    if not bitmap:
        return False
    size = raw.FPDFBitmap_GetStride(bitmap) * raw.FPDFBitmap_GetHeight(bitmap)
    dots = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), size)
    raw.FPDFBitmap_Destroy(bitmap)
    return any(dots[3::4])


def _drawing_of(page: pdfium.PdfPage) -> _Drawing:
    width, height = page.get_size()
    bitmap = page.render(scale=min(SCALE, math.sqrt(MOST_DOTS / max(1, width * height))))
    drawing = _Drawing(bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels, bytes(bitmap.buffer))
    bitmap.close()
    return drawing


def _rows_in(page: pdfium.PdfPage, char: Char, drawing: _Drawing) -> Iterator[slice]:
    """Yield where the dots of a character stand, row by row; none where it lies beyond the page."""
    across, down = ctypes.c_int(), ctypes.c_int()
    to_across, to_down = ctypes.byref(across), ctypes.byref(down)
    width, height, handle = drawing.width, drawing.height, page.raw
    left, bottom, right, top = turned(char.box, -char.turn)
    corners = []
    for x, y in ((left, bottom), (right, top)):
        raw.FPDF_PageToDevice(handle, 0, 0, width, height, 0, x, y, to_across, to_down)
        corners.append((across.value, down.value))
    (left, right), (top, bottom) = (sorted(ends) for ends in zip(*corners, strict=True))
    first, last = max(0, int(left)), min(width, int(right) + 1)
    for y in range(max(0, int(top)), min(height, int(bottom) + 1)):
        if first < last:
            yield slice(y * drawing.stride + first * drawing.depth, y * drawing.stride + last * drawing.depth)


def _differs(page: pdfium.PdfPage, char: Char, shown: _Drawing, bare: _Drawing) -> bool:
    pairs = ((shown.dots[row], bare.dots[row]) for row in _rows_in(page, char, shown))
    return any(one != other and one.translate(LEVELS) != other.translate(LEVELS) for one, other in pairs)


def _is_recognised(page: pdfium.PdfPage, word: Word, shown: _Drawing, pictures: Sequence[Box]) -> bool:
    """Tell whether a word lies on a picture, or under it, that shows something there."""
    left, bottom, right, top = turned(word[len(word) // 2].box, -word[0].turn)
    x, y = (left + right) / 2, (bottom + top) / 2
    if not any(one[0] <= x <= one[2] and one[1] <= y <= one[3] for one in pictures):
        return False
    dots = b"".join(shown.dots[row] for char in word for row in _rows_in(page, char, shown)).translate(LEVELS)
    return len({dots[at : at + shown.depth] for at in range(0, len(dots), shown.depth)}) > 1


def _pictures(page: pdfium.PdfPage) -> Iterator[Box]:
    """Yield the rectangles of the pictures of a page; of one that lies in something else, that of the whole page."""
    for thing in page.get_objects([PICTURE], max_depth=DEEP):
        yield thing.get_bounds() if thing.container is None else page.get_mediabox()


# What is struck out


def _struck(page: pdfium.PdfPage, words: Sequence[Word]) -> Iterator[Word]:
    lines = [*_thin_lines(page), *_struck_by_notes(page)]
    for turn in {word[0].turn for word in words} if lines else ():
        of_turn = [(word, _height_of(word)) for word in words if word[0].turn == turn]
        for line in lines:
            (_, bottom, _, top) = level = turned(line, turn)
            middle = (bottom + top) / 2
            yield from _crossed(level, [word for word, (foot, head) in of_turn if foot < middle < head])


def _height_of(word: Word) -> tuple[float, float]:
    """Return from where to where the letters of a word go upwards."""
    return min(char.box[1] for char in word), max(char.box[3] for char in word)


def _crossed(line: Box, words: Iterable[Word]) -> list[Word]:
    """Return the words that a line strikes out: those from which on to which it goes, and none that it only passes."""
    left, bottom, right, top = line
    middle = (bottom + top) / 2
    if right - left < top - bottom:
        return []
    crossed = [word for word in words if _is_crossed(word, left, right, middle)]
    if not crossed:
        return []
    height = max(char.height for word in crossed for char in word)
    begins, ends = min(word[0].box[0] for word in crossed), max(word[-1].box[2] for word in crossed)
    return crossed if begins - left < height and right - ends < height else []


def _is_crossed(word: Word, left: float, right: float, middle: float) -> bool:
    letters = [char for char in word if char.text.isalnum()]
    crossed = 0
    for char in letters:
        inner = INNER * (char.box[3] - char.box[1])
        is_across = left <= (char.box[0] + char.box[2]) / 2 <= right
        crossed += is_across and char.box[1] + inner < middle < char.box[3] - inner
    return crossed >= CROSSED * len(letters)


def _thin_lines(page: pdfium.PdfPage) -> Iterator[Box]:
    for thing in page.get_objects([raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        left, bottom, right, top = thing.get_bounds()
        if min(right - left, top - bottom) < THIN < max(right - left, top - bottom):
            yield left, bottom, right, top


def _struck_by_notes(page: pdfium.PdfPage) -> Iterator[Box]:
    """Yield the lines that reviewers' notes draw through words."""
    quad = raw.FS_QUADPOINTSF()
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, at)
        if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_STRIKEOUT:
            for number in range(raw.FPDFAnnot_CountAttachmentPoints(note)):
                raw.FPDFAnnot_GetAttachmentPoints(note, number, ctypes.byref(quad))
                across, up = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
                yield _middle_of(min(across), min(up), max(across), max(up))
        raw.FPDFPage_CloseAnnot(note)


def _middle_of(left: float, bottom: float, right: float, top: float) -> Box:
    """Return the line through the middle of words in a rectangle, whatever way they are turned."""
    x, y = (left + right) / 2, (bottom + top) / 2
    return (left, y, right, y) if right - left > top - bottom else (x, bottom, x, top)
