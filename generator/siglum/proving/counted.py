"""Numbers, days and times of day as a search meets them: whatever they are written as, they are the same.

Offsets are code points, half-open.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from siglum.languages.dates import PrintedDate, dates_in
from siglum.languages.numbers import Number, numbers_in
from siglum.languages.ordinals import ordinals_in
from siglum.languages.spoken_times import all_times_in
from siglum.languages.times import PrintedTime, zones_at
from siglum.languages.units import SIGNS_BESIDE, code_behind, names_of, sign_before
from siglum.model.expressions import expression
from siglum.model.language_tags import code_of
from siglum.proving.boundaries import SPARSELY_SPACED
from siglum.proving.word_forms import plain_word, stem_of
from siglum.proving.words import Word

SUFFIX = expression(r"['’][^\W\d_]{1,6}")
ENDING = expression(r"['’]?[^\W\d_]{1,6}")
"""What a language joins to a number in digits, and to one in words: 500'den, beş yüzden."""
UNIT_WORD = expression(r"[\s-]?([^\s\d.,;:!?()…“”\"]+)")
WORDS_OF_UNIT = 3
"""Words that the name of a unit has, at most."""
BEFORE_ZONE = frozenset(" ,(\u00a0")
"""What may stand between a time and the name of its zone."""


class Amount(NamedTuple):
    """A number where it stands: the numbers of its first word and of the one behind it, and the signs beside it."""

    value: Fraction
    first: int
    behind: int
    keys: frozenset[str]
    """The signs beside it, and those for words that stand there."""
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
        if not (first < behind and _ends_word(text, end, words[behind - 1].end)):
            continue
        value = Fraction(order.value) if order and (is_sure or one is None) else one.value if one else Fraction(0)
        signs, low, high = signs_beside(text, start, end, language)
        counts = one is not None and one.kind != "ordinal" and not is_sure
        first, behind = bisect_left(starts, low), max(behind, bisect_left(starts, high))
        yield Amount(
            value, first, behind, signs, low, max(high, words[behind - 1].end), counts, bool(order) or _is_ordinal(one)
        )


def _ends_word(text: str, end: int, end_of_word: int) -> bool:
    """Whether a number ends where its last word does, but for what its language joins to it: 500'den, beş yüz|den."""
    suffix = SUFFIX if text[end - 1].isdecimal() else ENDING
    return end_of_word <= end or suffix.fullmatch(text, end, end_of_word) is not None


def signs_beside(text: str, start: int, end: int, language: str) -> tuple[frozenset[str], int, int]:
    """Return the signs beside a number, and those for words and codes there; and its place with these words."""
    code = code_of(language)
    beside = (text[max(0, start - 2) : start].rstrip(" ")[-1:], text[end : end + 2].lstrip(" ")[:1])
    signs = {sign for sign in beside if sign in SIGNS_BESIDE}
    if before := sign_before(text, start, code):
        signs.add(before[0])
        start = before[1]
    if behind := code_behind(text, end):
        signs.add(behind[0])
        end = behind[1]
    else:
        named, end = _named_behind(text, end, language)
        signs |= named
    return frozenset(signs), start, end


def _named_behind(text: str, end: int, language: str) -> tuple[frozenset[str], int]:
    """Return the signs for the words right behind a number, and where these end."""
    units, longest = _units(code_of(language))
    if SPARSELY_SPACED.match(text[end : end + 2].lstrip()):
        for length in range(longest, 0, -1):
            at = end + (text[end : end + 1] == " ")
            if found := units.get(text[at : at + length]):
                return found, at + length
        return frozenset(), end
    joined, at, best = "", end, (frozenset[str](), end)
    for _ in range(WORDS_OF_UNIT):
        match = UNIT_WORD.match(text, at)
        if match is None:
            break
        joined, at = joined + plain_word(match[1]), match.end()
        if found := units.get(stem_of(joined, language)):
            best = (found, at)
    return best


@cache
def _units(code: str) -> tuple[Mapping[str, frozenset[str]], int]:
    """Return the signs by the names for which they stand, joined and by their stems, and how long the longest is."""
    found: dict[str, set[str]] = {}
    for sign in SIGNS_BESIDE:
        for name in names_of(sign, code):
            joined = "".join(plain_word(part) for part in name.split())
            for key in {stem_of(joined, code), name if SPARSELY_SPACED.match(name) else joined}:
                found.setdefault(key, set()).add(sign)
    return {key: frozenset(signs) for key, signs in found.items()}, max(map(len, found))


def signs_named(words: str, language: str) -> frozenset[str]:
    """Return the signs that stand in words, or for some of them: those of euros, $ and per cent."""
    found = {sign for sign in words if sign in SIGNS_BESIDE}
    ends = [0, *(at + 1 for at, char in enumerate(words) if char.isspace())]
    return frozenset(found.union(*(signs_beside(words, end, end, language)[0] for end in ends)))


def _is_ordinal(one: Number | None) -> bool:
    return one is not None and one.kind == "ordinal"


@lru_cache(maxsize=4096)
def keys_of_sign(sign: str, language: str) -> frozenset[str]:
    """Return the keys of the words that a sign stands for, and itself: $ is dollar, % percent."""
    names = names_of(sign, code_of(language))
    return frozenset((sign, *(stem_of(plain_word("".join(name.split())), language) for name in names)))


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
