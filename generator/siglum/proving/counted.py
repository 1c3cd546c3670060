"""Numbers, days and times of day as a search meets them: whatever they are written as, they are the same.

Offsets are code points, half-open.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from siglum.languages.dates import PrintedDate, dates_in
from siglum.languages.english_forms import SIGNS
from siglum.languages.numbers import Number, numbers_in
from siglum.languages.ordinals import ordinals_in
from siglum.languages.spoken_times import all_times_in
from siglum.languages.times import PrintedTime, zones_at
from siglum.proving.word_forms import stem_of
from siglum.proving.words import Word

BEFORE_ZONE = frozenset(" ,(\u00a0")
"""What may stand between a time and the name of its zone."""


class Amount(NamedTuple):
    """A number where it stands: the numbers of its first word and of the one behind it, and the signs beside it."""

    value: Fraction
    first: int
    behind: int
    keys: frozenset[str]
    """The words that the signs stand for."""
    start: int
    end: int
    counts: bool
    """Whether it may say how many."""
    orders: bool
    """Whether it may say which of several: third, 3rd."""

    def is_met_by(self, other: "Amount", *, alone: bool) -> bool:
        """Whether a term that has this number, and perhaps no more, is met by another: 19 January by the 19th."""
        if self.orders:
            return self.value == other.value and other.orders
        return self.value == other.value and (other.counts or not alone)


def amounts_in(text: str, language: str, words: Sequence[Word]) -> Iterator[Amount]:
    """Yield the numbers of a text that has some words, in its order."""
    starts = [word.start for word in words]
    orders = {one.start: one for one in ordinals_in(text, language)}
    numbers = {one.start: one for one in numbers_in(text, language) if one.kind in ("number", "words", "ordinal")}
    for start in sorted({*orders, *numbers}):
        one, order = numbers.get(start), orders.get(start)
        is_sure = bool(order and order.sure)
        end = max(one.end if one else 0, order.end if order else 0)
        first, behind = bisect_left(starts, start), bisect_left(starts, end)
        if not (first < behind and words[behind - 1].end <= end):
            continue
        value = Fraction(order.value) if order and (is_sure or one is None) else one.value if one else Fraction(0)
        signs = [
            sign
            for sign in (text[max(0, start - 2) : start].rstrip(" ")[-1:], text[end : end + 2].lstrip(" ")[:1])
            if sign in SIGNS
        ]
        keys = frozenset(key for sign in signs for key in keys_of_sign(sign, language))
        counts = one is not None and one.kind != "ordinal" and not is_sure
        yield Amount(value, first, behind, keys, start, end, counts, bool(order) or _is_ordinal(one))


def _is_ordinal(one: Number | None) -> bool:
    return one is not None and one.kind == "ordinal"


def keys_of_sign(sign: str, language: str) -> frozenset[str]:
    """Return the keys of the words that a sign stands for, and itself: $ is dollar, % percent."""
    return frozenset((sign, *(stem_of(word, language) for word in SIGNS[sign])))


@lru_cache(maxsize=4096)
def day_of(term: str, language: str) -> PrintedDate | None:
    """Return the day, the month of a year, or the year that is all of a term; None where it is anything else."""
    dates = [one for one in dates_in(term, language) if one.year or (one.month and one.day)]
    is_all = len(dates) == 1 and term[dates[0].start : dates[0].end].strip() == term.strip()
    return dates[0] if is_all else None


def is_same_day(one: PrintedDate, other: PrintedDate) -> bool:
    """Whether two dates may be of one day; a year that one lacks may be the other's, and a year has its days."""
    if one.month is None:
        return one.year == other.year
    years = {one.year, other.year} - {None}
    return (one.month, one.day) == (other.month, other.day) and len(years) < 2  # noqa: PLR2004 - two would differ


class TimeOfDay(NamedTuple):
    """A time of day where it stands, with the zones that may be named behind it."""

    time: PrintedTime
    zones: frozenset[str]
    start: int
    end: int

    def may_be(self, other: "TimeOfDay") -> bool:
        """Whether two may be of one time of day; a zone, or a half of the day, that one lacks may be the other's."""
        is_in_zone = not self.zones or not other.zones or not self.zones.isdisjoint(other.zones)
        return is_in_zone and self.time.minute == other.time.minute and not self.time.hours.isdisjoint(other.time.hours)


def times_of_day(text: str, language: str) -> Iterator[TimeOfDay]:
    """Yield the times of day in a text, each with its zone."""
    for one in all_times_in(text, language):
        behind = one.end + (text[one.end : one.end + 1] == ".")
        while text[behind : behind + 1] in BEFORE_ZONE:
            behind += 1
        zones, end = zones_at(text, behind)
        yield TimeOfDay(one, zones, one.start, end if zones else one.end)


@lru_cache(maxsize=4096)
def time_of_term(term: str, language: str) -> TimeOfDay | None:
    """Return the time of day that is all of a term, with a zone or without; None where it is anything else."""
    whole = term.strip()
    found = [one for one in times_of_day(whole, language) if not one.start and len(whole.rstrip(". ")) <= one.end]
    return found[0] if found else None
