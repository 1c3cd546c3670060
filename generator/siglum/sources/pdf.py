"""The text of a PDF, paragraph by paragraph, with the page and the rectangle of each printed line.

pypdfium2, which only this module and those called `pdf_` import, is an optional dependency; the importer of this module
reports it if it is missing. The order of words is that in which the file draws them, but for columns drawn across.
"""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium
from msgspec.structs import replace

from siglum.model.counting import numbered
from siglum.model.files import File, Span
from siglum.model.language_tags import language_tag
from siglum.model.locators import Locator
from siglum.model.problems import Problem
from siglum.sources.article import (
    COPY_WORDS,
    TITLE_LIMIT,
    Article,
    LeftOut,
    Metadata,
    Reading,
    laid_out,
    no_article,
    unless_empty,
)
from siglum.sources.formats import PAGE
from siglum.sources.lines import FEW, LOWER, reads_on_without_space
from siglum.sources.pdf_chars import PICTURE, drawn_on, language_of
from siglum.sources.pdf_heads import running_heads
from siglum.sources.pdf_lines import Line, Read, read_page
from siglum.sources.pdf_tables import with_empty_cells

PDF_BEGINS = b"%PDF-"
ENDED = re.compile(r"[.!?:;…。！？]['\"”’)\]\d]*\Z")  # noqa: RUF001
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;)\]]")
NO_TITLE = re.compile(
    r"\.(?:docx?|odt|odp|pptx?|xlsx?|pdf|dvi|tex|indd|qxd|rtf)\b|^\(?(?:microsoft|untitled|anonymous|slide|powerpoint|about:)",
    re.IGNORECASE,
)
HYPHENED = re.compile(r"[^\W\d_][-\u2010]\Z")
"""The end of a line in the middle of a word, or between the parts of one."""
APART = 4
"""So many paragraphs further on, at most, a broken word goes on: past a note, a caption, a table."""
COLUMN = 36
"""Points within which lines begin that stand in the same column."""
WIDER = 1.3
"""A line that stands so many times as far below the one before as lines of a paragraph do may begin another one."""
INITIAL = 6
"""Fewer lines than these may stand beside a large initial, and begin further in than the others."""


def from_pdf(file: File) -> Reading:
    """Return the text of a PDF."""
    try:
        document = pdfium.PdfDocument(file.data)
    except pdfium.PdfiumError as error:
        if PDF_BEGINS not in file.data:
            return _no_pdf(file)
        why = "asks for a password" if "password" in str(error).lower() else "can't be opened as one"
        hint = f"save it again without a password, or {COPY_WORDS}"
        return no_article(file, "original-unreadable", f"this is a PDF, and {why}", hint)
    read: list[Read] = []
    try:
        for number in range(len(document)):
            read.append(read_page(document, number))  # noqa: PERF401 - how many were read is told
        pages = [with_empty_cells(page.lines) for page in read]
        labels = [document.get_page_label(number) for number in range(len(document))]
        said = document.get_metadata_dict(skip_empty=True)
        language = language_of(document)
        drawn = {kind for page in document for kind in drawn_on(page)} if not any(pages) else set()
    except pdfium.PdfiumError:
        message = f"page {len(read) + 1} of this PDF can't be read; the file is damaged"
        hint = f"have it made or sent again, or {COPY_WORDS}"
        return no_article(file, "original-unreadable", message, hint)
    finally:
        document.close()
    left_out = [one for page in read for one in page.left_out]
    if not any(pages):
        return None, (_without_text(file, len(pages), drawn, has_hidden=bool(left_out)),)
    heads = running_heads(pages, labels)
    are_heads = set(map(id, heads))
    left_out += [LeftOut("running heads and page numbers", line.text) for line in heads]
    body = [[line for line in page if id(line) not in are_heads] for page in pages]
    paragraphs = _mended(list(_paragraphs(body)))
    text, located = laid_out(_pieces(paragraphs, labels, [page.size for page in read]))
    changes = tuple(_changes(pages, read))
    way = f"Received as a PDF of {numbered(len(pages), 'page')}, whose text was taken out by pypdfium2"
    metadata = replace(_metadata(said, pages, paragraphs), language=language_tag(language))
    return unless_empty(
        file,
        Article(text, f"{way} {pdfium.PYPDFIUM_INFO}", changes, metadata, tuple(left_out), located),
    )


def _no_pdf(file: File) -> Reading:
    """Say that a file is called a PDF and is none; a page asking to sign in is often what is kept as one."""
    if PAGE.match(file.data):
        message = "this is called a PDF, and is a web page, such as one that asks you to sign in"
        return no_article(file, "original-unreadable", message, "get the PDF again, or add the page with --as html")
    message = "this is called a PDF, and is none"
    return no_article(file, "original-unreadable", message, f"get it again, or {COPY_WORDS}")


def _changes(pages: Sequence[Sequence[Line]], read: Sequence[Read]) -> Iterator[str]:
    """Yield what was changed of a PDF as it was read, page by page."""
    if empty := [str(number) for number, page in enumerate(pages, start=1) if not page]:
        yield f"pages without text, which are pictures or empty, are left out: {', '.join(empty)}"
    if unknown := sum(line.unknown for page in pages for line in page):
        yield f"{unknown} signs, of which the file does not say what letters they are, are left out"
    if filled := sum(page.filled_in for page in read):
        yield f"what was filled in, typed or stamped on its pages is read with them: {filled} lines"


def _without_text(file: File, count: int, drawn: Collection[int], *, has_hidden: bool) -> Problem:
    """Return the problem that a PDF has no text, with what it has instead."""
    pages, are, have = ("page", "is", "has") if count == 1 else (f"{count} pages", "are", "have")
    told = f"{are} empty"
    hint = COPY_WORDS
    if has_hidden:
        told = f"{have} words that are not to be seen or are struck out"
    elif drawn:
        pictures = "a picture" if count == 1 else "pictures"
        told = f"{are} {pictures}" if PICTURE in drawn else f"{are} drawn in lines"
        hint = "have it read by a program for text recognition, look over what it read, and add that"
    return Problem(
        "seed-empty",
        Span(file.path),
        f"the {pages} of this PDF {told}, and {have} no {'other ' * has_hidden}text",
        hint,
    )


# Paragraphs


def _paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph; one may go on in the next column or on the next page, past notes."""
    usual = median([line.height for page in pages for line in page] or [0.0])
    waiting: list[list[Line]] = []
    for page in pages:
        made: list[list[Line]] = []
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


def _mended(paragraphs: list[list[Line]]) -> list[list[Line]]:
    """Return paragraphs of which one that ends within a word has its other part, past what stands between the two."""
    made = list(paragraphs)
    for at in range(len(made)):
        while made[at] and HYPHENED.search((last := made[at][-1]).text):
            near = range(at + 1, min(at + 1 + APART, len(made)))
            following = (number for number in near if made[number] and _is_other_part(last, made[number][0]))
            if (number := next(following, None)) is None:
                break
            made[at], made[number] = made[at] + made[number], []
    return [paragraph for paragraph in made if paragraph]


def _is_other_part(last: Line, after: Line) -> bool:
    """Tell whether a line may begin with the rest of a word that ends another one; no cell of a table does."""
    is_near = after.page - last.page <= 1 and "\t" not in after.text
    return is_near and after.text[0].islower() and _is_of_size(after, last)


def _is_of_size(line: Line, other: Line) -> bool:
    return 0.85 < line.height / other.height < 1.18  # noqa: PLR2004


def _is_broken(last: Line, after: Line) -> bool:
    """Tell whether a word goes on from a line to another one."""
    if not (last.broken or HYPHENED.search(last.text)):
        return False
    return after.text[:1].islower() or 0 <= after.upright[1] - last.upright[1] < 2 * last.height


def _is_unfinished(paragraph: Sequence[Line], after: Line) -> bool:
    """Tell whether a paragraph goes on elsewhere, with a line of the same size."""
    last = paragraph[-1]
    if not _is_of_size(after, last):
        return False
    first = after.text[:1]
    return _is_broken(last, after) or (
        not ENDED.search(last.text) and (first.islower() or (not first.isalpha() and len(paragraph) > 1))
    )


def _goes_on(paragraph: Sequence[Line], line: Line) -> bool:
    last = paragraph[-1]
    if line.turn != last.turn:
        return False
    left, top, _, bottom = line.upright
    height = max(line.height, last.height)
    if not 0.75 < line.height / last.height < 1.33:  # noqa: PLR2004
        return abs(top - last.upright[1]) < height and abs(bottom - last.upright[3]) < height
    if last.broken and _is_broken(last, line):
        return True
    if ("\t" in last.text) is not ("\t" in line.text):
        # Rows stand by themselves.
        return False
    if top < last.upright[1] - height or left > last.upright[2] + 3 * height:
        # The next column.
        return _is_unfinished(paragraph, line)
    if top > last.upright[3] + 1.1 * height:
        return False
    # The first line may begin further in, or further out, as that of an entry does.
    margin = min((one.upright[0] for one in paragraph[1:][-3:]), default=left)
    is_set_off = abs(left - margin) > 0.8 * height and not (paragraph[0].has_initial and len(paragraph) < INITIAL)
    is_short = last.upright[2] < max(one.upright[2] for one in (*paragraph, line)) - 6 * height
    steps = [_middle(after) - _middle(before) for before, after in pairwise(paragraph[-4:])]
    usual = median(steps) if steps else 0.0
    # Lines of vertical writing stand beside one another.
    is_lower = usual > height / 2 and _middle(line) - _middle(last) > WIDER * usual
    return not (ENDED.search(last.text) and (is_set_off or is_short or is_lower))


def _middle(line: Line) -> float:
    return (line.upright[1] + line.upright[3]) / 2


def _pieces(
    paragraphs: Sequence[Sequence[Line]], labels: Sequence[str], sizes: Sequence[tuple[float, float]]
) -> Iterator[tuple[str, str, Locator]]:
    """Yield each line, with what stands before it, and where it is printed.

    A paragraph is a line of the text; only broken words, verse, rows and the like keep their lines.
    """
    is_first = True
    edges = _edges([line for paragraph in paragraphs for line in paragraph])
    for paragraph in paragraphs:
        before: Line | None = None
        keeps_lines = _keeps_lines(paragraph, edges)
        for line in paragraph:
            between = "" if is_first else "\n\n"
            if before is not None:
                glued = reads_on_without_space(before.text[-1], line.text[0])
                is_kept = before.broken or HYPHENED.search(before.text) or keeps_lines or "\t" in before.text
                between = "\n" if is_kept else "" if glued else " "
            label = labels[line.page - 1] if line.page <= len(labels) else ""
            shown = label if label != str(line.page) else ""
            place = Locator(page=line.page, label=shown, box=line.box, size=sizes[line.page - 1])
            yield between, line.text, place
            before, is_first = line, False


def _edges(lines: Sequence[Line]) -> dict[tuple[int, int, int], float]:
    """Return how far the lines of each page reach that are turned alike and begin about as far from the left."""
    edges: dict[tuple[int, int, int], float] = {}
    for line in lines:
        key = line.page, line.turn, round(line.upright[0] / COLUMN)
        edges[key] = max(edges.get(key, -math.inf), line.upright[2])
    return edges


def _keeps_lines(paragraph: Sequence[Line], edges: dict[tuple[int, int, int], float]) -> bool:
    """Tell whether lines end where they need not, and do not go on with small letters: verse, an address, a list."""
    roomy, small = 0, 0
    for line, after in pairwise(paragraph):
        first = after.text.split(maxsplit=1)[0]
        room = len(first) / len(after.text) * (after.upright[2] - after.upright[0]) + line.height / 2
        at = round(line.upright[0] / COLUMN)
        edge = max(edges.get((line.page, line.turn, at + step), -math.inf) for step in (-1, 0, 1))
        if not line.broken and line.upright[2] + room < edge:
            roomy += 1
            small += first[0].lower() == first[0]
    return len(paragraph) >= FEW and 2 * roomy >= len(paragraph) - 1 and small < LOWER * roomy


def _may_be_title(text: str) -> bool:
    """Tell whether words that are printed large may be a title: no numbers of a diagram, and no end of a sentence."""
    return not text[0].islower() and 2 * sum(char.isalpha() for char in text) >= len(text.replace(" ", ""))


def _metadata(said: dict[str, str], pages: Sequence[Sequence[Line]], paragraphs: Sequence[Sequence[Line]]) -> Metadata:
    title = " ".join(said.get("Title", "").split())
    if not title or NO_TITLE.search(title):
        first = [one for one in paragraphs if one[0].page == paragraphs[0][0].page and len(one[0].text) > 3]  # noqa: PLR2004
        named = [one for one in first if _may_be_title(" ".join(line.text for line in one))]
        largest = max(named, key=lambda one: one[0].height, default=())
        title = " ".join(line.text for line in largest)
    # The first page names the DOI of what it is of; the others those of what it cites.
    start = " ".join(line.text for page in pages[:1] for line in page)
    match = DOI.search(start)
    author = " ".join(said.get("Author", "").split())
    return Metadata(title if len(title) <= 2 * TITLE_LIMIT else "", byline=author, doi=match[0] if match else "")
