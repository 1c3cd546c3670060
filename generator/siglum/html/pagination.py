"""Where a long page is divided into several, so that none grows without bound.

A source is divided by its text alone, which never changes: however much of it is quoted one day, each passage keeps its
address. Lists are divided by how much stands in them.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from siglum.facts.indexes import Indexes
from siglum.html.views import Link
from siglum.proving.quotations import Stretch

Item = TypeVar("Item")

TEXT_PART = 3_700
"""Code points of a source that one page shows: some 600 words, which may have as many as sixty quoted passages."""
BORDERS = (".", "!", "?", "”", "’", '"', "'", ")", "。", "！", "？")  # noqa: RUF001 - as Chinese ends its sentences
"""How a paragraph ends after which a text may be divided; a heading or an introduction stays with what follows."""


@lru_cache(maxsize=1024)
def text_parts(text: str, paragraphs: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Return the parts of a text, each of whole paragraphs, as nearly equal as these allow.

    The parts are half-open stretches of code points that together cover the whole text.
    """
    count = -(-len(text) // TEXT_PART)
    borders = [
        after.start
        for before, after in pairwise(paragraphs)
        if text[before.start : before.end].rstrip().endswith(BORDERS)
    ]
    chosen: list[int] = []
    for number in range(1, count):
        wanted = len(text) * number // count
        free = [border for border in borders if border > (chosen[-1] if chosen else 0)]
        if free:
            chosen.append(min(free, key=lambda border: (abs(border - wanted), border)))
    ends = [0, *chosen, max(len(text), 1)]
    return tuple(Stretch(start, end) for start, end in pairwise(ends))


def source_parts(indexes: Indexes, source: str) -> tuple[Stretch, ...]:
    """Return the parts in which a source's page is shown; excerpts are short by nature and stay whole."""
    text = indexes.site.texts[source]
    if indexes.site.sources[source].show == "excerpts":
        return (Stretch(0, max(len(text.text), 1)),)
    return text_parts(text.text, text.paragraphs)


def source_part(indexes: Indexes, source: str, offset: int) -> int:
    """Return the part, counted from 1, on which a code point of a source stands."""
    parts = source_parts(indexes, source)
    return next((number for number, part in enumerate(parts, start=1) if offset < part.end), len(parts))


def part_address(address: str, part: int) -> str:
    """Return the address of a part, counted from 1, of the page at `address`."""
    return address if part == 1 else f"{address.removesuffix('index.html')}{part}/index.html"


def part_links(hrefs: Sequence[str], part: int) -> tuple[Link, ...]:
    """Return the links between the parts, the present one without an address; none where there is one part only."""
    if len(hrefs) == 1:
        return ()
    return tuple(Link("" if number == part else href, f"Part {number}") for number, href in enumerate(hrefs, start=1))


def portions(groups: Sequence[tuple[str, Sequence[Item]]], size: int) -> list[list[tuple[str, tuple[Item, ...]]]]:
    """Divide titled groups among pages of at most `size` items, and a new page only where it is needed.

    A group that is too long for the rest of a page begins a new one if it fits there whole, and is divided if not.
    """
    pages: list[list[tuple[str, tuple[Item, ...]]]] = [[]]
    room = size
    for title, items in groups:
        rest = tuple(items)
        if len(rest) > room and len(rest) <= size and pages[-1]:
            pages.append([])
            room = size
        while rest:
            if not room:
                pages.append([])
                room = size
            pages[-1].append((title, rest[:room]))
            rest, room = rest[room:], max(0, room - len(rest))
    return pages
