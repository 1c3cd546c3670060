"""Where a long source is divided into several pages: by its text alone, which never changes.

However much of it is quoted one day, each passage keeps its address.
"""

from itertools import pairwise

from siglum.proving.quotations import Stretch

TEXT_PART = 3_700
"""Code points of a source that one page shows: some 600 words, which may have as many as sixty quoted passages."""
BORDERS = (".", "!", "?", "”", "’", '"', "'", ")", "。", "！", "？")  # noqa: RUF001 - as Chinese ends its sentences
"""How a paragraph ends after which a text may be divided; a heading or an introduction stays with what follows."""


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
