"""A part of a whole as dots, one in a hundred or in ten thousand: pure, of any two figures.

The base is the smallest of a hundred, a thousand and ten thousand in which the part is at least one dot.
"""

from fractions import Fraction

from msgspec import Struct

from siglum.model.figures import Figure
from siglum.model.values import Bound

BASES = (100, 1_000, 10_000)
COLUMNS = {100: 20, 1_000: 50, 10_000: 125}
"""How many dots stand in a row, for each base."""
LOW = {Bound.EXACT: True, Bound.OVER: True, Bound.UNDER: False, Bound.ABOUT: False, Bound.BETWEEN: False}
HIGH = {Bound.EXACT: True, Bound.OVER: False, Bound.UNDER: True, Bound.ABOUT: False, Bound.BETWEEN: False}
"""Whether the real number is known to be no less than what is said, and no more."""


class Dots(Struct, frozen=True):
    """How many dots of how many are the part's."""

    base: int
    filled: int
    columns: int

    @property
    def rows(self) -> int:
        """The number of rows."""
        return self.base // self.columns


def dots_of(part: Figure, whole: Figure) -> Dots | None:
    """Return the dots of a part of a whole; None where the part is too small for one, or no part of it at all."""
    share = _share(part, whole)
    if share is None or share > 1:
        return None
    base = next((base for base in BASES if share * base >= 1), None)
    return Dots(base, round(share * base), COLUMNS[base]) if base else None


def _share(part: Figure, whole: Figure) -> Fraction | None:
    if whole.amount <= 0 or part.amount < 0:
        return None
    return part.amount / whole.amount


def exactly(part: Figure, whole: Figure) -> str:
    """Return the ratio as exactly as the two figures say it: at least 4.1 in 1,000; empty where there is none."""
    share = _share(part, whole)
    if share is None or not share:
        return ""
    base = next((base for base in BASES if share * base >= 1), BASES[-1])
    number = float(share * base)
    words = f"{number:.2g}" if number < 10 else f"{number:.3g}" if number < 100 else f"{number:.0f}"  # noqa: PLR2004 - digits
    return f"{_bound(part.bound, whole.bound)}{words} in {base:,}"


def _bound(part: Bound, whole: Bound) -> str:
    """Return what the bounds of a part and of its whole leave of the ratio: at least, at most, about, or nothing."""
    if part is Bound.EXACT and whole is Bound.EXACT:
        return ""
    if LOW[part] and HIGH[whole]:
        return "at least "
    if HIGH[part] and LOW[whole]:
        return "at most "
    return "about "
