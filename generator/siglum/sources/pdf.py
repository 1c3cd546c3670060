"""The text of a PDF, paragraph by paragraph, with the page and the rectangle of each printed line.

pypdfium2, which only this module imports, is an optional dependency; the importer of this module reports it if it is
missing. The order of words is that in which the file draws them, which is the order of reading in nearly all files.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import pypdfium2 as pdfium
from pypdfium2 import raw

from siglum.model.files import File, Span
from siglum.model.locators import Box, Located, Locator
from siglum.model.problems import Problem
from siglum.sources.article import COPY_WORDS, TITLE_LIMIT, UNSEEDLY, Article, LeftOut, Metadata, Reading
from siglum.sources.lines import reads_on_without_space

LINE_END_HYPHENS = "\x02\ufffe"
"""What the library gives for a hyphen that it takes for one at the end of a line."""
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
ENDED = re.compile(r"[.!?:;…。！？]['\"”’)\]\d]*\Z")  # noqa: RUF001
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;)\]]")
NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
NO_TITLE = re.compile(r"\.(?:docx?|pdf|dvi|tex|indd|qxd|rtf)\b|^(?:microsoft|untitled|slide|powerpoint)", re.IGNORECASE)
EDGE_LINES = 3
"""How many lines at the top and at the bottom of a page may be running heads."""
SEVERAL = 3
"""On so many pages the same line at the same height is a running head."""
HUGE = 12
"""A font whose height is so many times that of a letter says nothing."""
FINER = 10
"""How much finer than points the rectangles are worked out."""


@dataclass(frozen=True, slots=True)
class _Char:
    """A character, or what a ligature stands for."""

    text: str
    box: Box
    """Left, bottom, right and top of what is drawn, in the page's own points."""
    height: float
    """That of its font."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line."""

    text: str
    page: int
    """From 1."""
    box: Box
    height: float
    """The height of most of its letters, in points."""
    broken: bool
    """Whether a word goes on in the next line."""


def from_pdf(file: File) -> Reading:
    """Return the text of a PDF."""
    try:
        document = pdfium.PdfDocument(file.data)
    except pdfium.PdfiumError as error:
        why = "asks for a password" if "password" in str(error).lower() else "can't be opened as one"
        hint = f"save it again without a password, or {COPY_WORDS}"
        return None, (Problem("original-unreadable", Span(file.path), f"this is a PDF, and {why}", hint),)
    try:
        pages = [list(_lines(document, number)) for number in range(len(document))]
        labels = [document.get_page_label(number) for number in range(len(document))]
        sizes = [document.get_page_size(number) for number in range(len(document))]
        said = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    if not any(pages):
        message = f"the {len(pages)} pages of this PDF are pictures, and have no text"
        hint = "have it read by a program for text recognition, look over what it read, and add that"
        return None, (Problem("seed-empty", Span(file.path), message, hint),)
    heads = _running_heads(pages)
    left_out = [LeftOut("running heads and page numbers", line.text) for line in heads]
    body = [[line for line in page if line not in heads] for page in pages]
    paragraphs = list(_paragraphs(body))
    text, located = _put_together(paragraphs, labels, sizes)
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page]
    changes = (f"pages without text, which are pictures or empty, are left out: {', '.join(empty)}",) if empty else ()
    way = f"Received as a PDF of {len(pages)} page{'s' * (len(pages) != 1)}, whose text was taken out by pypdfium2"
    metadata = _metadata(said, pages, paragraphs)
    return Article(text, f"{way} {pdfium.PYPDFIUM_INFO}", changes, metadata, tuple(left_out), located), ()


# Lines


def _lines(document: pdfium.PdfDocument, number: int) -> Iterator[_Line]:
    """Yield the lines of a page, counted from 0, in the order in which they are drawn."""
    page = document[number]
    text = page.get_textpage()
    width, height = page.get_size()
    chars: list[_Char] = []
    loose = raw.FS_RECTF()
    sides = [ctypes.c_double() for _ in range(4)]
    broken = False
    for at in range(raw.FPDFText_CountChars(text)):
        char = chr(raw.FPDFText_GetUnicode(text, at))
        if broken and char not in "\r\n":
            # The library sets no line end after such a hyphen.
            yield from _line(page, number, chars, (width, height), broken=True)
            chars, broken = [], False
        if char in "\r\n":
            yield from _line(page, number, chars, (width, height), broken=broken)
            chars, broken = [], False
            continue
        raw.FPDFText_GetCharBox(text, at, *(ctypes.byref(side) for side in sides))
        left, right, bottom, top = (side.value for side in sides)
        if char in LINE_END_HYPHENS:
            char, broken = "-", True
        raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(loose))
        chars.append(_Char(LIGATURES.get(char, char), (left, bottom, right, top), loose.top - loose.bottom))
    yield from _line(page, number, chars, (width, height), broken=False)
    text.close()
    page.close()


def _line(
    page: pdfium.PdfPage,
    number: int,
    chars: Sequence[_Char],
    size: tuple[float, float],
    *,
    broken: bool,
) -> Iterator[_Line]:
    words = "".join(char.text for char in chars)
    for pattern, new, _ in UNSEEDLY:
        words = pattern.sub(new, words)
    words = " ".join(words.split())
    drawn = [char for char in chars if char.text.strip() and char.box[2] > char.box[0] and char.box[3] > char.box[1]]
    boxes = [char.box for char in drawn]
    if not words or not boxes:
        return
    corners = (
        _on_paper(page, size, min(box[0] for box in boxes), max(box[3] for box in boxes)),
        _on_paper(page, size, max(box[2] for box in boxes), min(box[1] for box in boxes)),
    )
    left, right = sorted((corners[0][0], corners[1][0]))
    top, bottom = sorted((corners[0][1], corners[1][1]))
    height = median(
        char.height if 0 < char.height < HUGE * (char.box[3] - char.box[1]) else char.box[3] - char.box[1]
        for char in drawn
    )
    yield _Line(words, number + 1, (left, top, right, bottom), height, broken)


def _on_paper(page: pdfium.PdfPage, size: tuple[float, float], x: float, y: float) -> tuple[float, float]:
    """Return a point in points from the upper left corner of the page as it is seen, turned and cropped."""
    across, down = ctypes.c_int(), ctypes.c_int()
    width, height = (round(side * FINER) for side in size)
    raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value / FINER, down.value / FINER


def _running_heads(pages: Sequence[Sequence[_Line]]) -> list[_Line]:
    """Return the lines that stand at the same height at the top or the bottom of several pages: heads, page numbers."""
    edges = []
    for page in pages:
        by_height = sorted(page, key=lambda line: line.box[1])
        edges += [*by_height[:EDGE_LINES], *by_height[EDGE_LINES:][-EDGE_LINES:]]

    def key(line: _Line) -> tuple[str, int]:
        return NUMBER.sub("#", line.text.lower()), round(line.box[1] / 8)

    on_pages = Counter(name for name, _ in {(key(line), line.page) for line in edges})
    several = SEVERAL if len(pages) > SEVERAL else 2

    def count(line: _Line) -> int:
        words, height = key(line)
        return max(on_pages[words, height + step] for step in (-1, 0, 1))

    return [line for line in edges if count(line) >= several]


# Paragraphs


def _paragraphs(pages: Sequence[Sequence[_Line]]) -> Iterator[list[_Line]]:
    """Yield the lines of each paragraph; one may go on in the next column or on the next page, past notes."""
    usual = median([line.height for page in pages for line in page] or [0.0])
    waiting: list[list[_Line]] = []
    for page in pages:
        made: list[list[_Line]] = []
        for line in page:
            if made and _goes_on(made[-1], line):
                made[-1].append(line)
            else:
                made.append([line])
        going = next((one for one in reversed(waiting) if one[-1].height > 0.9 * usual), None)
        first = next((one for one in made if one[0].height > 0.9 * usual), None)
        if going is not None and first is not None and _is_unfinished(going, first[0]):
            going += first
            made.remove(first)
            if not made:
                continue
        yield from waiting
        waiting = made
    yield from waiting


def _is_unfinished(paragraph: Sequence[_Line], after: _Line) -> bool:
    """Tell whether a paragraph goes on elsewhere, with a line of the same size."""
    last = paragraph[-1]
    if not 0.85 < after.height / last.height < 1.18:  # noqa: PLR2004
        return False
    first = after.text[:1]
    return last.broken or (
        not ENDED.search(last.text) and (first.islower() or (not first.isalpha() and len(paragraph) > 1))
    )


def _goes_on(paragraph: Sequence[_Line], line: _Line) -> bool:
    last = paragraph[-1]
    left, top, _, bottom = line.box
    height = max(line.height, last.height)
    if not 0.75 < line.height / last.height < 1.33:  # noqa: PLR2004
        return abs(top - last.box[1]) < height and abs(bottom - last.box[3]) < height
    if last.broken:
        return True
    if top < last.box[1] - height or left > last.box[2] + 3 * height:
        # The next column.
        return _is_unfinished(paragraph, line)
    if top > last.box[3] + 1.1 * height:
        return False
    margin = min(one.box[0] for one in paragraph[-3:])
    is_indented = left > margin + 0.8 * height and len(paragraph) > 1
    is_short = last.box[2] < max(one.box[2] for one in (*paragraph, line)) - 6 * height
    return not (ENDED.search(last.text) and (is_indented or is_short))


def _put_together(
    paragraphs: Sequence[Sequence[_Line]], labels: Sequence[str], sizes: Sequence[tuple[float, float]]
) -> tuple[str, tuple[Located, ...]]:
    """Return the text, a paragraph a line; only where a word is broken does a line end as it is printed."""
    parts: list[str] = []
    located = []
    at = 0
    for paragraph in paragraphs:
        before: _Line | None = None
        for line in paragraph:
            between = "\n\n" if parts else ""
            if before is not None:
                glued = reads_on_without_space(before.text[-1], line.text[0])
                between = "\n" if before.broken else "" if glued else " "
            parts += [between, line.text]
            at += len(between)
            label = labels[line.page - 1] if line.page <= len(labels) else ""
            shown = label if label != str(line.page) else ""
            place = Locator(page=line.page, label=shown, box=line.box, size=sizes[line.page - 1])
            located.append(Located(at, at + len(line.text), place))
            at += len(line.text)
            before = line
    return "".join((*parts, "\n")), tuple(located)


def _metadata(
    said: dict[str, str], pages: Sequence[Sequence[_Line]], paragraphs: Sequence[Sequence[_Line]]
) -> Metadata:
    title = " ".join(said.get("Title", "").split())
    if not title or NO_TITLE.search(title):
        first = [one for one in paragraphs if one[0].page == paragraphs[0][0].page and len(one[0].text) > 3]  # noqa: PLR2004
        largest = max(first, key=lambda one: one[0].height, default=())
        title = " ".join(line.text for line in largest)
    # The first page names the DOI of what it is of; the others those of what it cites.
    start = " ".join(line.text for page in pages[:1] for line in page)
    match = DOI.search(start)
    author = " ".join(said.get("Author", "").split())
    return Metadata(title if len(title) <= 2 * TITLE_LIMIT else "", byline=author, doi=match[0] if match else "")
