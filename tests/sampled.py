"""How much of a long run `make test` does: a part of it, always the same; `make faults` does the whole.

A property that holds for a fifth of its examples seldom fails for the others. So a fifth is tried on every change,
and all are tried where there are hours.
"""

from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")
WHOLE = "thorough"
"""The profile of Hypothesis in which everything is tried."""
ONE_IN, FEWEST = 5, 25
"""Which part of the examples `make test` tries, and how many at least, where there are so many."""


def is_whole() -> bool:
    """Tell whether everything is tried."""
    return settings.get_current_profile_name() == WHOLE


def examples(whole: int) -> settings:
    """Return the settings of a property that is tried on this number of examples, or on a part of as many."""
    part = min(whole, max(FEWEST, whole // ONE_IN))
    return settings(max_examples=whole if is_whole() else part, derandomize=True, deadline=None)


def beginning_of(text: str, one_in: int) -> str:
    """Return a text, or its beginning, of one in as many characters."""
    return text if is_whole() else text[: len(text) // one_in]


def part_of(items: Iterable[T], one_in: int) -> list[T]:
    """Return all items, or the first one of as many as are said."""
    return list(islice(items, None, None, 1 if is_whole() else one_in))
