"""Dates as the sources allow them to be known: EDTF (ISO 8601-2), level 1 and the sets of level 2.

Plain days, months and years are bounded here; the edtf library validates and bounds all else. An open end (`..`) means
that the span has no limit there; an unknown end (nothing before or after the slash) that it has one which the texts do
not give. Neither has a bound.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from time import struct_time

from pydantic import BaseModel, ConfigDict

EXAMPLES = (
    "2025-01-13, 2025-01, 2013, 2025-01~ (about), 2025-01-13/2025-01-19, or [2025-01-13,2025-01-14] (one of these)"
)
PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?[~?%]?")
LIMIT = 80
"""The maximum length of a date in code points; longer text is not passed to the library."""


_PLAIN = r"[0-9]{4}(?:-(?:2[1-4]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?))?[~?%]?"
_VAGUE = r"(?:[0-9]{3}X|[0-9]{2}XX|[0-9]{4}-(?:0[1-9]|1[0-2])-XX)[~?%]?"
_MEMBER = rf"(?:{_PLAIN}(?:\.\.(?:{_PLAIN})?)?|\.\.{_PLAIN})"
SHAPE = re.compile(
    rf"{_PLAIN}|{_VAGUE}|[0-9]{{4}}-XX(?:-XX)?[~?%]?|(?:{_PLAIN}|{_VAGUE})/(?:{_PLAIN}|{_VAGUE})"
    rf"|{_PLAIN}/(?:\.\.)?|(?:\.\.)?/{_PLAIN}|[\[{{] ?{_MEMBER}(?:, ?{_MEMBER})* ?[\]}}]"
)
"""The dates that are passed to the library: those that `in_words` can express; for some others it prints messages."""


class When(BaseModel):
    """A date as written, with its bounds as ISO days (inclusive; None where there is no bound) and in words."""

    model_config = ConfigDict(frozen=True)

    text: str
    earliest: str | None
    latest: str | None
    words: str

    @property
    def day(self) -> str | None:
        """The day, where the date is a single one."""
        return self.earliest if self.earliest == self.latest else None


def read_when(value: object) -> object:
    """Parse EDTF into a When; anything but a string (a When, or its fields from a cache) is returned unchanged.

    Raises ValueError, with a message for authors, if the text is not a date.
    """
    return _read(value.strip()) if isinstance(value, str) else value


@lru_cache(maxsize=4096)
def _read(text: str) -> When:
    earliest, latest = _plain_bounds(text) or _bounds(text)
    return When(text=text, earliest=earliest, latest=latest, words=in_words(text))


def _plain_bounds(text: str) -> tuple[str, str] | None:
    """Return the bounds of a plain day, month or year; the library would take 0.03 s for each."""
    if not (match := PLAIN.fullmatch(text)):
        return None
    year, month, day = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    last = first if day else date(int(year), int(month or 12), monthrange(int(year), int(month or 12))[1])
    return first.isoformat(), last.isoformat()


def _bounds(text: str) -> tuple[str | None, str | None]:
    from edtf import parse_edtf  # noqa: PLC0415 - takes 0.15 s to import, and a build from the cache needs no dates

    message = f"{text!r} is not a date; write {EXAMPLES}"
    if len(text) > LIMIT or not SHAPE.fullmatch(text):
        raise ValueError(message)
    try:
        parsed = parse_edtf(text)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
    except Exception as error:
        # The library raises various exceptions for invalid dates; to an author they are the same.
        raise ValueError(message) from error
    begin, slash, end = text.partition("/")
    earliest = None if slash and not begin else _iso(lower, message)
    latest = None if slash and not end else _iso(upper, message)
    if earliest and latest and earliest > latest:
        backwards = f"{text!r} ends before it begins"
        raise ValueError(backwards)
    return earliest, latest


def _iso(bound: struct_time | float, message: str) -> str | None:
    if isinstance(bound, float):
        return None
    try:
        return date(bound.tm_year, bound.tm_mon, bound.tm_mday).isoformat()
    except ValueError as error:
        raise ValueError(message) from error


MONTHS = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
SIMPLE = re.compile(r"(?P<year>-?\d{2,4}[\dX]*)(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?P<mark>[~?%]?)\Z")
MARKS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def in_words(text: str) -> str:
    """Say an EDTF date in English: "about January 2025", "13 or 14 January 2025", "from 14 January 2025 on"."""
    if text.startswith(("[", "{")):
        return _set_in_words(text)
    begin, slash, end = text.partition("/")
    if not slash:
        return _simple_in_words(begin)
    match begin, end:
        case ("..", _):
            return f"{_simple_in_words(end)} or earlier"
        case ("", _):
            return f"until {_simple_in_words(end)}, the start is not known"
        case (_, ".."):
            return f"from {_simple_in_words(begin)} on"
        case (_, ""):
            return f"from {_simple_in_words(begin)}, the end is not known"
        case _ if begin == end:
            return _simple_in_words(begin)
        case _:
            return f"{_shortened(begin, end)} to {_simple_in_words(end)}"


def _set_in_words(text: str) -> str:
    joint = "or" if text.startswith("[") else "and"
    members = [member.strip() for member in text[1:-1].split(",")]
    spans = [tuple(member.split("..")) for member in members]
    said = []
    for place, span in enumerate(spans):
        match span:
            case (only,):
                following = members[place + 1] if place + 1 < len(members) else ""
                said.append(_shortened(only, following) if SIMPLE.match(following) else _simple_in_words(only))
            case ("", last):
                said.append(f"{_simple_in_words(last)} or earlier")
            case (first, ""):
                said.append(f"{_simple_in_words(first)} or later")
            case (first, last):
                said.append(f"{_shortened(first, last)} to {_simple_in_words(last)}")
            case _:
                said.append(members[place])
    if len(said) == 1:
        closed = joint == "or" and all(spans[0]) and len(spans[0]) > 1
        return f"some time from {said[0]}" if closed else said[0]
    return f"{', '.join(said[:-1])} {joint} {said[-1]}"


def _shortened(first: str, following: str) -> str:
    """Return `first` in words, without the month and year that `following` repeats."""
    one, two = SIMPLE.match(first), SIMPLE.match(following)
    plain = one and two and not one["mark"] and not two["mark"] and one["year"] == two["year"]
    if not plain or one is None or two is None:
        return _simple_in_words(first)
    if "XX" in (one["day"], two["day"], one["month"], two["month"]):
        return _simple_in_words(first)
    if one["day"] and two["day"] and one["month"] == two["month"]:
        return str(int(one["day"]))
    if one["day"] and two["day"]:
        return f"{int(one['day'])} {MONTHS[int(one['month'])]}"
    if one["month"] and two["month"] and not one["day"] and not two["day"] and one["month"] not in SEASONS:
        return MONTHS[int(one["month"])]
    return _simple_in_words(first)


def _simple_in_words(text: str) -> str:
    match = SIMPLE.match(text)
    if not match:
        return text
    year, month, day = match["year"], match["month"], match["day"]
    mark = MARKS[match["mark"]]
    if year.endswith("X"):
        year = f"{year[:2]}00 to {year[:2]}99" if year.endswith("XX") else f"the {year[:-1]}0s"
    if not month or month == "XX":
        return f"{mark}{year}"
    if month in SEASONS:
        return f"{mark}{SEASONS[month]} {year}"
    if not day:
        return f"{mark}{MONTHS[int(month)]} {year}"
    if day == "XX":
        return f"{mark}a day in {MONTHS[int(month)]} {year}"
    return f"{mark}{int(day)} {MONTHS[int(month)]} {year}"
