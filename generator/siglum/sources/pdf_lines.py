"""The printed lines of a PDF, with the rectangle of each; words in their order of reading.

pypdfium2 gives characters in the order in which the file draws them. What is drawn from right to left, raised, spread
or set in columns is put right here.
"""

import ctypes
import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from statistics import median

import pypdfium2 as pdfium
from msgspec import Struct
from msgspec.structs import replace
from pypdfium2 import raw

from siglum.model.locators import Box
from siglum.sources.article import UNSEEDLY, LeftOut
from siglum.sources.pdf_chars import (
    AROUND,
    CELLS,
    RAISED,
    TOUCHING,
    Char,
    chars_of,
    drawn_of,
    height_of,
    is_from_left,
    rows_of,
    turned,
)
from siglum.sources.pdf_columns import by_columns
from siglum.sources.pdf_filled import filled_in, with_filled_in
from siglum.sources.pdf_initials import with_initials
from siglum.sources.pdf_order import in_order, joined
from siglum.sources.pdf_seen import without_hidden

UNKNOWN = "\0\ufffd"
"""What the library gives for a glyph of which the file does not say what letter it is."""
FINER = 10
"""How much finer than points the rectangles are worked out."""
POWERED = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}\Z")
"""What stands before a raised number that is a power: 20 m^2; behind a word it is a note's."""
SLASHES = "/\u2044\u2215"
"""What stands between the numbers of a fraction."""
MARKER = re.compile(r"\s*(?:[^\w\s]{1,2}|\(?\w{1,4}[.)]|[\d.]+)\s*\Z")
"""What stands before the words of an item or a heading, however far from them."""
SPREAD_WORDS = re.compile(r"(?<!\S)(?:[^\W\d_]\s+){4,}[^\W\d_](?!\S)")
"""Single letters, five of them at least, where a line is spread."""
SPREAD = 5
"""Spaces of a line, more than which tell how wide they usually are in it."""
NUMBER = re.compile(r"\d|\A[-–—−]+\Z")
"""What the word for a number has; or a dash, where a table has none."""
LEADERS = re.compile(r"\.\s+\.(?!\S)")
"""What leads in a row from one cell to the next: . . . ."""
LEADING = 8
"""So many characters are looked at for them."""
EVEN = 0.1
"""The part by which most spaces of a line that is spread to a width differ from one another, at most."""


class Line(Struct, frozen=True):
    """A printed line."""

    text: str
    page: int
    """From 1."""
    box: Box
    """Left, top, right and bottom in points from the upper left corner of the page as it is seen."""
    height: float
    """The height of most of its letters, in points."""
    broken: bool
    """Whether a word goes on in the next line."""
    turn: int = 0
    """How many quarters to the left it is turned on the page as it is seen."""
    unknown: int = 0
    """Glyphs in it of which the file does not say what letters they are."""
    has_initial: bool = False
    """Whether it begins with a large initial, so that lines below it may begin further in."""
    cells: tuple[tuple[float, float], ...] = ()
    """Where each of its cells begins and ends, as far as it is a row; to be held against rows that are turned alike."""

    @property
    def upright(self) -> Box:
        """The rectangle of its words turned upright, which can be held against those of lines that are turned alike."""
        left, top, right, bottom = self.box
        left, bottom, right, top = turned((left, -bottom, right, -top), self.turn)
        return left, -top, right, -bottom


class Read(Struct, frozen=True):
    """What was read of a page."""

    lines: list[Line]
    """In the order in which they are drawn."""
    left_out: list[LeftOut]
    filled_in: int
    """How many rows were filled in on the page."""
    size: tuple[float, float]
    """Its width and height in points, as it is seen."""


class _Page(Struct, frozen=True):
    """A page while its lines are read."""

    page: pdfium.PdfPage
    number: int
    """From 1."""
    size: tuple[float, float]
    from_left: bool
    """Whether most of it is written from the left."""


def read_page(document: pdfium.PdfDocument, number: int) -> Read:
    """Read a page, counted from 0."""
    page = document[number]
    if not all(page.get_size()):
        # Where the part that is to be seen lies beyond the page, no program shows that part alone.
        page.set_cropbox(0, 0, 0, 0)
    size = page.get_size()
    rows, left_out = without_hidden(page, joined(rows_of(chars_of(page))))
    around = _Page(page, number + 1, size, is_from_left([char for row in rows for char in row[0]]))
    written, buttons = filled_in(document, number)
    filled = by_columns(written)
    lines: list[Line] = []
    for _, alike in groupby(with_filled_in(rows, filled), lambda row: row[0][0].turn if row[0] else 0):
        for chars, broken in with_initials(by_columns(list(alike))):
            lines += _line(around, chars, broken=broken)
    page.close()
    return Read(lines, [*left_out, *buttons], len(filled), size)


def _line(page: _Page, chars: Sequence[Char], *, broken: bool) -> Iterator[Line]:
    if not (drawn := drawn_of(chars)):
        return
    height = height_of(drawn)
    ordered = in_order(_gathered(chars), page_from_left=page.from_left)
    set_apart = _raised(ordered)
    celled = _celled(set_apart, height)
    words = "".join(char.text for char in celled)
    unknown = sum(words.count(sign) for sign in UNKNOWN)
    words = words.translate(dict.fromkeys(map(ord, UNKNOWN)))
    for pattern, new, _ in UNSEEDLY:
        words = pattern.sub(new, words)
    words = "\t".join(" ".join(cell.split()) for cell in words.split("\t")).strip()
    if not words:
        return
    turn = drawn[0].turn
    seen = (turn - raw.FPDFPage_GetRotation(page.page)) % 4
    cells = _cells(celled)
    yield Line(
        words,
        page.number,
        _box_of(drawn, page),
        height,
        broken,
        seen,
        unknown,
        drawn[0].is_initial,
        cells if len(cells) == words.count("\t") + 1 else (),
    )


def _gathered(chars: Sequence[Char]) -> list[Char]:
    """Return a line without the spaces that the library sees between letters that are spread: S P R E A D."""
    if not SPREAD_WORDS.search("".join(char.text for char in chars)):
        return list(chars)
    letters = [char for char in chars if char.text.strip()]
    gaps = [after.box[0] - before.box[2] for before, after in pairwise(letters)]
    wide = max(1.8 * median(gaps), TOUCHING * height_of(letters))
    made = letters[:1]
    for gap, char in zip(gaps, letters[1:], strict=True):
        if gap > wide:
            made.append(Char(" ", char.box, char.height, is_made=True))
        made.append(char)
    return made


def _raised(chars: list[Char]) -> list[Char]:
    """Return a line in which a raised number is set apart from the one before it: 10^6; a note's stands in brackets."""
    letters = [char for char in chars if char.text.strip()]
    heights = {char.height for char in letters}
    if len(heights) < 2:  # noqa: PLR2004
        return chars
    usual = median(char.height for char in letters)
    base = median(char.box[1] for char in letters if char.height >= RAISED * usual)
    in_small = _in_small_cells(letters, usual)

    def is_raised(char: Char) -> bool:
        is_small = char.text.isdigit() and char.height < RAISED * usual and id(char) not in in_small
        return is_small and char.box[1] > base + 0.15 * usual

    made: list[Char] = []
    was_raised: Char | None = None
    at = 0
    for raises, group in groupby(chars, is_raised):
        run = list(group)
        at += len(run)
        if was_raised and len(run) > 1 and run[0].is_made and run[1].box[0] - was_raised.box[2] < 0.2 * usual:
            # No space stands there: a mark follows right behind the number.
            run = run[1:]
        was_raised = run[-1] if raises else None
        number = "".join(char.text for char in run)
        before = "".join(char.text for char in made).rstrip().rpartition(" ")[2]
        if raises and _is_over(number, [char for char in chars[at:] if not is_raised(char)], RAISED * usual):
            made += [Char(" ", run[0].box, usual, is_made=True)] if made and made[-1].text.strip() else []
        elif raises:
            while made and made[-1].is_made and not made[-1].text.strip():
                made.pop()
            is_power = before[-1:].isdigit() or bool(POWERED.search(before))
            run = [replace(run[0], text=f"^{number}" if is_power else f"[{number}]")]
        made += run
    return made


def _in_small_cells(letters: Sequence[Char], usual: float) -> Container[int]:
    """Return which characters stand in a cell behind others in which all are small, so that none is raised from it."""
    cells = [[letters[0]]]
    for before, char in pairwise(letters):
        if max(char.box[0] - before.box[2], before.box[0] - char.box[2]) > CELLS * usual:
            cells.append([])
        cells[-1].append(char)
    small = (cell for cell in cells[1:] if all(char.height < RAISED * usual for char in cell))
    return {id(char) for cell in small for char in cell}


def _is_over(number: str, after: Sequence[Char], small: float) -> bool:
    """Tell whether a raised number is that of a fraction: it stands over a smaller number, or over a greater one."""
    signs = [char for char in after[:AROUND] if char.text.strip()]
    below = list(takewhile(lambda char: char.text.isdecimal(), signs[1:]))
    if not below or signs[0].text not in SLASHES:
        return False
    return below[0].height < small or int(number) < int("".join(char.text for char in below))


def _celled(chars: list[Char], height: float) -> list[Char]:
    """Return a line with a tab for each space that is as wide as one between the cells of a row."""
    gaps: dict[int, float] = {}
    for at, (before, char) in enumerate(pairwise(chars), start=1):
        if before.text.strip() and not char.text.strip():
            after = next((one for one in chars[at:] if one.text.strip()), None)
            left, right = (
                char.room if char.is_made and char.advance else (before.box[2], after.box[0] if after else 0.0)
            )
            gaps[at] = right - left
    text = "".join(char.text for char in chars)
    gaps = {at: gap for at, gap in gaps.items() if not _leads(chars[at - 1 : at + LEADING])}
    least = _least_between_cells(list(gaps.values()), text.split(), CELLS * height)
    wide = [at for at, gap in gaps.items() if gap > least]
    if len(wide) == 1 and MARKER.match(text[: wide[0]]) and re.search(r"[^\W\d_]", text[wide[0] :]):
        return chars
    for at in wide:
        chars[at] = replace(chars[at], text="\t")
    return chars


def _leads(chars: Sequence[Char]) -> bool:
    """Tell whether characters begin with two of the points that lead to the next cell; three together are a cell."""
    return LEADERS.match("".join(char.text for char in chars)) is not None


def _least_between_cells(gaps: Sequence[float], words: Sequence[str], least: float) -> float:
    """Return how wide a gap between cells is, which is `least` or, in a line that is spread to a width, more.

    Most spaces of such a line are about as wide. So are those of a row, only where its cells are of one width: numbers.
    """
    if len(gaps) <= SPREAD:
        return least
    usual = median(gaps)
    said = [word for word in words if word != "."]
    numbers = sum(NUMBER.search(word) is not None for word in said)
    even = sum(abs(gap - usual) < EVEN * usual for gap in gaps)
    is_row = 2 * numbers > len(said) or (usual > least and 4 * even < 3 * len(gaps))
    return least if is_row else max(least, 2 * usual)


def _cells(chars: Sequence[Char]) -> tuple[tuple[float, float], ...]:
    """Return from where to where each cell of a row goes."""
    cells = (drawn_of(list(cell)) for ends, cell in groupby(chars, lambda char: char.text == "\t") if not ends)
    return tuple((min(char.box[0] for char in cell), max(char.box[2] for char in cell)) for cell in cells if cell)


def _box_of(drawn: Sequence[Char], page: _Page) -> Box:
    """Return the rectangle of some characters that are turned alike, on the page as it is seen."""
    lefts, feet, rights, heads = zip(*(char.box for char in drawn), strict=True)
    box = turned((min(lefts), min(feet), max(rights), max(heads)), -drawn[0].turn)
    corners = _on_paper(page, *box[:2]), _on_paper(page, *box[2:])
    left, right = sorted((corners[0][0], corners[1][0]))
    top, bottom = sorted((corners[0][1], corners[1][1]))
    return left, top, right, bottom


def _on_paper(page: _Page, x: float, y: float) -> tuple[float, float]:
    """Return a point in points from the upper left corner of the page as it is seen, turned and cropped."""
    across, down = ctypes.c_int(), ctypes.c_int()
    width, height = (round(side * FINER) for side in page.size)
    raw.FPDF_PageToDevice(page.page, 0, 0, width, height, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value / FINER, down.value / FINER
