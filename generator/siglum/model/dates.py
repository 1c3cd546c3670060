"""Dates as the sources allow them to be known: EDTF (ISO 8601-2), level 1 and the sets of level 2, with times of day.

An open end (`..`) means that the span has no limit there; an unknown end (nothing before or after the slash) that it
has one which the texts do not give. Neither has a bound. Years are astronomical, as EDTF counts them: 0000 is 1 BC. A
time of day goes without seconds where the text gives none, and has a zone only where the text gives one. Nothing is
converted: days are those of the calendar, and times those of the clock, of the text.
"""

import re
from calendar import monthrange
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from siglum.model.date_words import in_words
from siglum.model.expressions import expression

EXAMPLES = (
    "2025-01-13, 2025-01, 2013, 2025-01~ (about), 2025-01-13/2025-01-19, [2025-01-13,2025-01-14] (one of these),"
    " 1912-04-14T23:40, 2024-21 (spring), or -0043 (44 BC)"
)
LIMIT = 80
"""The maximum length of a date in code points."""
PLAIN = expression(
    r"(?P<year>-?[0-9]{4}|-?[0-9]{3}X|-?[0-9]{2}XX|Y-?[1-9][0-9]{4,8})"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX)"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
    r"(?P<mark>[~?%]?)"
)
"""A date that is neither an interval nor a set, with its mark."""
SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
SEASON_BEGINS = {SPRING: 3, SUMMER: 6, AUTUMN: 9, WINTER: 12}
"""The month in which each season begins, as meteorologists count; winter ends in February of the next year."""
GREGORIAN = 1583
"""The first whole year of the calendar that machines reckon with."""
EVERYWHERE = 1927
"""The first year in which the days of nearly all countries were those of this calendar."""
Moment: TypeAlias = tuple[int, int, int, int, int, int]
"""A year, month, day, hour, minute and second, which sort as they follow each other."""


class _Span(NamedTuple):
    first: Moment
    last: Moment
    time: str
    """The time of day as written, with its T; empty for a date without one."""


class When(Struct, frozen=True):
    """A date as written, with its bounds (inclusive; None where there is no bound) and in words."""

    text: str
    earliest: str | None
    """The first day, with its time where a text gives one: 1912-04-14, or 1912-04-14T23:40."""
    latest: str | None
    words: str
    begins: Moment | None
    """The first moment, by which dates sort."""
    ends: Moment | None

    @property
    def day(self) -> str | None:
        """The day, where the date is a single one, or a time of one."""
        if self.begins and self.ends and self.begins[:3] == self.ends[:3]:
            return _iso(self.begins)
        return None

    @property
    def weekday(self) -> int | None:
        """The day of the week, from 0 for Monday, of a single day on which all calendars agree."""
        return weekday_of(*self.begins[:3]) if self.day and self.begins else None

    @property
    def possible_weekdays(self) -> frozenset[int]:
        """The days of the week of a single day, in the Julian calendar and, once there is one, in the Gregorian one."""
        if not self.day or not self.begins:
            return frozenset()
        year, month, day = self.begins[:3]
        # Both count from a March, so that a leap day comes last; Julian days begin with a Monday.
        years, months = (year, month - 3) if month > 2 else (year - 1, month + 9)  # noqa: PLR2004 - February
        julian = day + (153 * months + 2) // 5 + 365 * years + years // 4 + 1_721_117
        gregorian = julian - years // 100 + years // 400 + 2
        return frozenset((julian % 7, gregorian % 7) if year >= GREGORIAN else (julian % 7,))

    @property
    def machine(self) -> str:
        """The date as HTML and JSON-LD write it; empty for what they have no form for, such as about, or in spring."""
        return for_machines(self.text)

    @property
    def machine_ends(self) -> tuple[str, str]:
        """The beginning and the end as JSON-LD writes them, each empty where it has no form for it."""
        begin, slash, end = self.text.partition("/")
        return for_machines(begin), for_machines(end if slash else begin)


def for_machines(text: str) -> str:
    """Return a date in the form of HTML's `datetime` and of schema.org; empty where they have none.

    They reckon all days by the Gregorian calendar, which is not that of an old text; and know no years before Christ.
    """
    match = PLAIN.fullmatch(text)
    if not match or match["mark"] or "X" in text or match["year"].startswith(("-", "Y")) or int(match["year"]) == 0:
        return ""
    is_season = match["month"] is not None and int(match["month"]) >= SPRING
    is_old = match["month"] is not None and int(match["year"]) < GREGORIAN
    return "" if is_season or is_old else text


def read_when(value: object) -> object:
    """Parse EDTF into a When; anything but a string (a When, or its fields from a cache) is returned unchanged.

    Raises ValueError, with a message for authors, if the text is not a date.
    """
    return _read(value.strip()) if isinstance(value, str) else value


@lru_cache(maxsize=4096)
def _read(text: str) -> When:
    ends = _ends(text) if len(text) <= LIMIT else None
    if ends is None:
        message = f"{text!r} is not a date; write {EXAMPLES}"
        raise ValueError(message)
    first, last, times = ends
    if first and last and first > last:
        backwards = f"{text!r} ends before it begins"
        raise ValueError(backwards)
    return When(
        text=text,
        earliest=_iso(first, times[0]) if first else None,
        latest=_iso(last, times[1]) if last else None,
        words=in_words(text),
        begins=first,
        ends=last,
    )


_Ends: TypeAlias = tuple[Moment | None, Moment | None, tuple[str, str]]


def _ends(text: str) -> _Ends | None:
    """Return the bounds of a date, and the time of each as written; None for what is no date."""
    if text[:1] in ("[", "{"):
        return _ends_of_set(text)
    begin, slash, end = text.partition("/")
    if not slash:
        span = _span(text)
        return (span.first, span.last, (span.time, span.time)) if span else None
    first, last = _span(begin), _span(end)
    if (begin not in ("", "..") and first is None) or (end not in ("", "..") and last is None):
        return None
    if first is None and last is None:
        return None
    return (
        first.first if first else None,
        last.last if last else None,
        (first.time if first else "", last.time if last else ""),
    )


def _ends_of_set(text: str) -> _Ends | None:
    if text[-1:] != {"[": "]", "{": "}"}[text[0]]:
        return None
    firsts: list[tuple[Moment, str]] = []
    lasts: list[tuple[Moment, str]] = []
    is_open = [False, False]
    for member in text[1:-1].split(","):
        begin, dots, end = member.strip().partition("..")
        first, last = _span(begin), _span(end if dots else begin)
        if (begin and first is None) or (end and last is None) or not (first or last):
            return None
        if first and last and first.first > last.last:
            return None
        is_open = [is_open[0] or first is None, is_open[1] or last is None]
        firsts += [(first.first, first.time)] if first else []
        lasts += [(last.last, last.time)] if last else []
    first_of_all, last_of_all = min(firsts, default=None), max(lasts, default=None)
    low = None if is_open[0] else first_of_all
    high = None if is_open[1] else last_of_all
    return (
        low[0] if low else None,
        high[0] if high else None,
        (low[1] if low else "", high[1] if high else ""),
    )


def _span(text: str) -> _Span | None:
    """Return the first and the last moment of a date that is neither an interval nor a set; None for what is none."""
    match = PLAIN.fullmatch(text)
    if not match:
        return None
    years = match["year"].removeprefix("Y")
    vague = years.count("X")
    first_year, last_year = int(years.replace("X", "0")), int(years.replace("X", "9"))
    if years.startswith("-") and vague:
        first_year, last_year = last_year, first_year
    if match["year"].startswith(("-", "Y-")) and first_year == last_year == 0:
        return None
    month, day = match["month"], match["day"]
    if vague and month:
        return None
    if month is None or month == "XX":
        is_known = day is not None and day != "XX"
        return None if is_known else _Span((first_year, 1, 1, 0, 0, 0), (last_year, 12, 31, 23, 59, 59), "")
    if int(month) in SEASON_BEGINS:
        return None if day else _season(first_year, int(month))
    if not 1 <= int(month) <= 12:  # noqa: PLR2004 - months
        return None
    length = days_of_month(first_year, int(month))
    if day is None or day == "XX":
        return _Span((first_year, int(month), 1, 0, 0, 0), (first_year, int(month), length, 23, 59, 59), "")
    if not 1 <= int(day) <= length:
        return None
    return _time(match, (first_year, int(month), int(day)))


def _time(match: re.Match[str], day: tuple[int, int, int]) -> _Span | None:
    if match["hour"] is None:
        return _Span((*day, 0, 0, 0), (*day, 23, 59, 59), "")
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    zone = match["zone"] or "Z"
    is_zone = zone == "Z" or (int(zone[1:3]) <= 14 and int(zone[4:]) < 60)  # noqa: PLR2004 - hours and minutes
    if not (hour < 24 and minute < 60 and second < 60 and is_zone):  # noqa: PLR2004 - hours, minutes and seconds
        return None
    last = second if match["second"] else 59
    written = match[0].partition("T")[2].rstrip("~?%")
    return _Span((*day, hour, minute, second), (*day, hour, minute, last), f"T{written}")


def _season(year: int, season: int) -> _Span:
    begins = SEASON_BEGINS[season]
    last_year, last_month = (year + 1, 2) if season == WINTER else (year, begins + 2)
    first = (year, begins, 1, 0, 0, 0)
    return _Span(first, (last_year, last_month, days_of_month(last_year, last_month), 23, 59, 59), "")


def weekday_of(year: int, month: int, day: int) -> int | None:
    """Return the day of the week, from 0 for Monday; None for a day before all calendars agreed on it."""
    if EVERYWHERE <= year <= MAXYEAR:
        return date(year, month, day).weekday()
    return None


def days_of_month(year: int, month: int) -> int:
    """Return how many days a month of an astronomical year has."""
    # Leap years come back every 400 years, in EDTF before Christ too; the calendar module begins with the year 1.
    return monthrange(year % 400 + 400, month)[1]


def _iso(moment: Moment, time: str = "") -> str:
    year, month, day = moment[:3]
    sign = "-" if year < 0 else "+" if year > MAXYEAR else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}{time}"
