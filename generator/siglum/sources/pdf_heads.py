"""The running heads of a PDF, and its page numbers: what stands at the same height on several pages, and is said again.

In what is said again only the page's own number changes: it rises by one with each page, or is what the file calls the
page. Lines that differ in any other number say something else on each page, and stay.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from siglum.sources.pdf_lines import Line

NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[^\W\d_]{2,}")
EDGE_LINES = 3
"""How many lines at the top and at the bottom of a page may be running heads."""
SEVERAL = 3
"""On so many pages the same line at the same height is a running head."""
STEP = 8
"""So many points higher or lower is still about the same height."""
SMALLER, LARGER = 0.95, 1.1
"""Below the one, of the height of most letters, are heads of pages; above the other those of what follows."""

Said = tuple[str, tuple[tuple[int, bool], ...]]
"""The words of a line, and its numbers, each with whether it is counted from that of the page."""


def running_heads(pages: Sequence[Sequence[Line]], labels: Sequence[str]) -> list[Line]:
    """Return the lines of pages that are running heads or page numbers; `labels` are what the file calls its pages."""
    edges = [line for page in pages for line in _at_edges(page)]
    ways = {id(line): list(_ways(line, labels[line.page - 1])) for line in edges}
    # A page that stands there twice has no heads but those of the others.
    once = {tuple(line.text for line in page): page for page in reversed(pages)}
    counted = {line.page for page in once.values() for line in page}
    places = {(said, _height(line), line.page) for line in edges if line.page in counted for said in ways[id(line)]}
    on_pages = Counter((said, height) for said, height, _ in places)
    several = SEVERAL if len(pages) > SEVERAL else 2

    def times(line: Line, said: Said) -> int:
        return max(on_pages[said, _height(line) + step] for step in (-1, 0, 1))

    def is_said_again(line: Line, said: Said) -> bool:
        # The same number at the same place may be that of a table.
        is_cell = not LETTER.search(said[0]) and not _rises(said)
        return times(line, said) >= (max(several, len(pages) // 2 + 1) if is_cell else several)

    def is_heading(line: Line, said: Said) -> bool:
        """Tell whether a line with a number, such as Article 3, begins what follows, and only happens to begin a page.

        A page that has its number elsewhere need not say it in words too; one that has none says it in its head, which
        is of more words than one.
        """
        if line.page in numbered:
            return line.height > SMALLER * usual
        is_head = times(line, said) >= SEVERAL and len(WORD.findall(said[0])) > 1
        return line.height > LARGER * usual and not is_head

    again = [(line, said) for line in edges for said in ways[id(line)] if is_said_again(line, said)]
    page_numbers = [(line, said[0]) for line, said in again if _rises(said) and not LETTER.search(said[0])]
    numbered = {line.page for line, _ in page_numbers}
    usual = _usual_height(pages)
    heads = {
        id(line) for line, said in again if not (_rises(said) and LETTER.search(said[0]) and is_heading(line, said))
    }
    # Where pages have their numbers, those of few pages, such as i and ii, are numbers of pages as well.
    spots = {(words, _height(line) + step) for line, words in page_numbers for step in (-1, 0, 1)}
    heads |= {id(line) for line in edges if (_template(line), _height(line)) in spots}
    return [line for line in edges if id(line) in heads]


def _at_edges(page: Sequence[Line]) -> Iterator[Line]:
    for turn in dict.fromkeys(line.turn for line in page):
        by_height = sorted((line for line in page if line.turn == turn), key=lambda line: line.upright[1])
        yield from (*by_height[:EDGE_LINES], *by_height[EDGE_LINES:][-EDGE_LINES:])


def _height(line: Line) -> int:
    return round(line.upright[1] / STEP)


def _ways(line: Line, label: str) -> Iterator[Said]:
    """Yield the ways to say a line again: as it is, or with one of its numbers counted from that of the page."""
    written = NUMBER.findall(line.text.lower())
    numbers = [_value(number) for number in written]
    if label.lower() in written:
        is_label = [number == label.lower() for number in written]
        yield (
            _template(line),
            tuple((0, True) if own else (value, False) for own, value in zip(is_label, numbers, strict=True)),
        )
    alike = [{at for at, other in enumerate(numbers) if other == value} for value in numbers]
    for own in {frozenset(), *map(frozenset, alike), *(frozenset([at]) for at in range(len(numbers)))}:
        yield (
            _template(line),
            tuple((value - line.page, True) if at in own else (value, False) for at, value in enumerate(numbers)),
        )


def _template(line: Line) -> str:
    return NUMBER.sub("#", line.text.lower())


def _rises(said: Said) -> bool:
    return any(is_own for _, is_own in said[1])


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    values = [ROMAN[sign] for sign in number]
    return sum(-one if one < after else one for one, after in zip(values, (*values[1:], 0), strict=True))


def _usual_height(pages: Sequence[Sequence[Line]]) -> float:
    letters: Counter[float] = Counter()
    for page in pages:
        for line in page:
            letters[round(line.height, 1)] += len(line.text)
    return letters.most_common(1)[0][0]
