"""Divides a long source among several pages, by its text alone, and very many events.

A source's text never changes, so that each passage keeps its address, however much is quoted later.
"""

from itertools import pairwise

from siglum.proving.folding import Stretch

TEXT_PART = 3_700
"""Code points of a source on one page: some 600 words, with up to sixty quoted passages in practice."""
BORDERS = (".", "!", "?", "”", "’", '"', "'", ")", "。", "！", "？")  # noqa: RUF001 - as Chinese ends its sentences
"""What a paragraph has to end with for a text to be divided after it; a heading stays with what follows."""

EVENTS_WHOLE, EVENTS_PART = 300, 150
"""The most events that stand on one page, and how many stand on each of several."""


def event_parts(events: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Divide events in their order among pages; there is at least one page."""
    size = EVENTS_PART if len(events) > EVENTS_WHOLE else EVENTS_WHOLE
    return [events[start : start + size] for start in range(0, len(events), size)] or [()]


def text_parts(text: str, paragraphs: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Return the parts of a text, divided between paragraphs, as nearly equal as these allow.

    The parts are half-open stretches of code points that cover the whole text; there is at least one.
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
