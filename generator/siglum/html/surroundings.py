"""What stands around a quotation in its source, as a card of evidence shows it."""

from collections.abc import Sequence

from msgspec import Struct

from siglum.facts.indexes import Indexes
from siglum.facts.rights import around, widened
from siglum.proving.folding import Stretch

MOST = 90
"""The most code points shown on each side of a quotation, which are cut at words."""


class Surroundings(Struct, frozen=True):
    """The words right before and after a quotation, within its paragraphs."""

    before: str
    """As it is printed, without line breaks that no reader sees; empty where there is space alone, as in an indent."""
    after: str
    more_before: bool
    """Whether words of the paragraph are left out before it."""
    more_after: bool


def surroundings(source: str, stretches: Sequence[Stretch], indexes: Indexes) -> Surroundings:
    """Return what stands around a quotation of a source, as far as it may be shown."""
    text = indexes.site.texts[source]
    first, last = stretches[0].start, stretches[-1].end
    start, end = _shown(source, stretches, indexes)
    before, after = text.words(start, first), text.words(last, end)
    return Surroundings(
        before if before.strip() else "",
        after if after.strip() else "",
        more_before=all(part.start != start for part in text.paragraphs),
        more_after=all(part.end != end for part in text.paragraphs),
    )


def _shown(source: str, stretches: Sequence[Stretch], indexes: Indexes) -> tuple[int, int]:
    """Return from where, and up to where, a source is shown with a quotation: offsets in code points."""
    text = indexes.site.texts[source]
    first, last = stretches[0], stretches[-1]
    wide = widened(Stretch(first.start, last.end), text.text, text.paragraphs, MOST)
    may_show = indexes.may_show[source]
    return (
        max(wide.start, around(may_show, first.start, first.end).start),
        min(wide.end, around(may_show, last.start, last.end).end),
    )
