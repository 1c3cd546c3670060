"""Dates and times as texts print them: 16 January 2025, Jan. 16, 14–15 April, the 16th, 2025年1月16日, 44 BC, 11 p.m.

The names of the months are those that ICU has of each language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """What a text prints of a date, with its offsets in code points, half-open; None for what it does not print.

    A year is astronomical, as EDTF has it: 0 is 1 BC.
    """

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PrintedTime:
    """A time of day in a text; with 12 hours, where it does not say which half of the day, either may be meant."""

    hours: frozenset[int]
    minute: int


DAY = r"(?<![\d.:,/-])(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
YEAR = r"(?:,|\s+de|\s+del)?\s+(?P<year>\d{3,4})(?![\d,.]\d|\d)"
ISO = re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?(?![\d-])")
OF_SIGNS = re.compile(r"(?:(?P<year>\d{4})\s?[年년]\s?)?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日일号])?")
IN_FIGURES = re.compile(r"(?<![\d/.])(?P<one>\d{1,2})(?P<mark>[./])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4})(?![\d/])")
YEAR_ALONE = re.compile(r"(?<![\d,.:/$€£#-])(?P<year>1\d{3}|20\d{2})(?=s?\b|[年년])(?![,.:]\d|%)")
ERA = re.compile(
    r"(?<!\d)(?:AD\s(?P<after>\d{1,4})|(?P<number>\d{1,6}(?:,\d{3})?)\s?(?P<era>B\.?C\.?(?:E\.?)?|A\.?D\.?|C\.?E\.?))(?!\w)"
)
DAY_ALONE = re.compile(r"(?<![\d.,])(?P<day>\d{1,2})(?:st|nd|rd|th)\b")
MORE_DAYS = re.compile(r"(?<![\d.,:])(\d{1,2})(?:st|nd|rd|th|\.)?\s?(?:[-–—/]|to|and|or|bis|und|,)\s?\Z")
DAYS_BEHIND = re.compile(r"\s?(?:[-–—/]|to|and|or)\s?(\d{1,2})(?:st|nd|rd|th)?(?![\d.,:]\d|\d)")
TIME = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?:[:.]\d{2})?\s?(?P<half>[ap]\.?\s?m\b|(?<=[:.h]\d\d)(?![\d.]))",
    re.IGNORECASE,
)
LAST_MONTH, LAST_DAY, HALF_A_DAY = 12, 31, 12


def dates_in(text: str, language: str = "en") -> Iterator[PrintedDate]:
    """Yield what a text prints of dates, in its order; a part of a date is not yielded again."""
    found = [one for one in _all_dates(text, language.partition("-")[0].lower()) if _is_day(one)]
    found.sort(key=lambda one: (one.start, -one.end))
    at = 0
    last = None
    for one in found:
        if one.start >= at or (last and (one.start, one.end) == last):
            yield one
            at, last = max(at, one.end), (one.start, one.end)


def _is_day(one: PrintedDate) -> bool:
    return (one.month is None or 1 <= one.month <= LAST_MONTH) and (one.day is None or 1 <= one.day <= LAST_DAY)


def _all_dates(text: str, language: str) -> Iterator[PrintedDate]:
    numbers, patterns = _months(language)
    for pattern in patterns:
        for match in pattern.finditer(text):
            month = numbers[match["month"].casefold()]
            fields = match.groupdict()
            one = PrintedDate(_number(fields.get("year")), month, _number(fields.get("day")), *match.span())
            yield one
            if one.day is not None:
                yield from _beside(text, one, match.end("day"))
    for pattern in (ISO, OF_SIGNS):
        for match in pattern.finditer(text):
            yield PrintedDate(_number(match["year"]), _number(match["month"]), _number(match["day"]), *match.span())
    for match in IN_FIGURES.finditer(text):
        # Which is the month, depends on the country.
        first, second = int(match["one"]), int(match["two"])
        for month, day in sorted({(first, second), (second, first)}):
            yield PrintedDate(int(match["year"]), month, day, *match.span())
    for match in ERA.finditer(text):
        number = int((match["after"] or match["number"]).replace(",", ""))
        is_before = (match["era"] or "").upper().startswith("B")
        yield PrintedDate(1 - number if is_before else number, None, None, *match.span())
    for match in YEAR_ALONE.finditer(text):
        yield PrintedDate(int(match["year"]), None, None, *match.span())
    for match in DAY_ALONE.finditer(text):
        yield PrintedDate(None, None, int(match["day"]), *match.span())


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _beside(text: str, one: PrintedDate, behind: int) -> Iterator[PrintedDate]:
    """Yield the other days of the same month: 13 and 14 January, January 13–19."""
    start = one.start
    while match := MORE_DAYS.search(text, max(0, start - 12), start):
        yield PrintedDate(one.year, one.month, int(match[1]), match.start(), start)
        start = match.start()
    if match := DAYS_BEHIND.match(text, behind):
        yield PrintedDate(one.year, one.month, int(match[1]), one.end, max(one.end + 1, match.end()))


@cache
def _months(language: str) -> tuple[dict[str, int], tuple[re.Pattern[str], ...]]:
    """Return the numbers of the months by name, in one case, and the patterns of dates that have a name in them."""
    from icu4py.messageformat import MessageFormat  # noqa: PLC0415 - a build from the cache reads no dates

    numbers: dict[str, int] = {}
    for shape in ("LLLL", "MMMM", "LLL", "MMM"):
        form = MessageFormat(f"{{n, date,{shape}}}", f"{language}@calendar=gregorian")
        for month in range(1, 13):
            name = str(form.format({"n": datetime(2025, month, 15, tzinfo=UTC)})).strip().rstrip(".")
            if not any(char.isdigit() for char in name):
                numbers.setdefault(name.casefold(), month)
    if language == "en":
        numbers |= {"sept": 9}
    if not numbers:
        return {}, ()
    names = "|".join(re.escape(name) for name in sorted(numbers, key=lambda name: (-len(name), name)))
    named = rf"(?P<month>(?:{names}))\b\.?"
    shapes = (
        rf"{DAY}(?:\s+(?:of|de|di))?\s+{named}(?:{YEAR})?",
        rf"\b{named}\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|[.,]\d)(?:{YEAR})?",
        rf"\b{named}{YEAR}",
    )
    return numbers, tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


def is_in_calendar(word: str, language: str = "en") -> bool:
    """Tell whether a language has a month or a day of the week of that name, written as it is."""
    return word in _calendar(language.partition("-")[0].lower())


@cache
def _calendar(language: str) -> frozenset[str]:
    from icu4py.messageformat import MessageFormat  # noqa: PLC0415 - a build from the cache reads no dates

    days = [datetime(2025, month, 15, tzinfo=UTC) for month in range(1, 13)]
    days += [datetime(2025, 6, day, tzinfo=UTC) for day in range(1, 8)]
    forms = [MessageFormat(f"{{n, date,{shape}}}", language) for shape in ("LLLL", "MMMM", "cccc", "EEEE")]
    return frozenset(str(form.format({"n": day})) for form in forms for day in days)


def times_in(text: str) -> Iterator[PrintedTime]:
    """Yield the times of day that a text prints: 23:40, 11.40 pm, 11 p.m."""
    for match in TIME.finditer(text):
        hour, half = int(match["hour"]), match["half"].casefold()
        minute = int(match["minute"] or 0)
        if half:
            yield PrintedTime(frozenset((hour % HALF_A_DAY + HALF_A_DAY * half.startswith("p"),)), minute)
        else:
            either = {hour, hour + HALF_A_DAY} if 0 < hour < HALF_A_DAY else {hour, 0 if hour == HALF_A_DAY else hour}
            yield PrintedTime(frozenset(either), minute)
