"""Dates in English words: "about January 2025", "13 or 14 January 2025", "14 April 1912, 23:40", "15 March 44 BC"."""

import re

from siglum.model.expressions import expression

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
SIMPLE = expression(
    r"(?P<year>Y?-?\d{2,9}X{0,2})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?"
    r"(?:T(?P<time>\d\d:\d\d(?::\d\d)?)(?P<zone>Z|[+-]\d\d:\d\d)?)?(?P<mark>[~?%]?)\Z"
)
MARKS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
BARE_YEAR = 100
"""A year below this would be read as something else; so it is said to be one."""


def in_words(text: str) -> str:
    """Say a valid EDTF date in English."""
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
            return _joined(begin, end, "to")


def year_in_words(year: int) -> str:
    """Say an astronomical year: 2025, 44 BC."""
    return _year(str(year))


def month_in_words(year: int, month: int) -> str:
    """Say a month of an astronomical year: January 2025, March 44 BC."""
    return f"{MONTHS[month]} {_year(str(year))}"


def _joined(first: str, last: str, joint: str) -> str:
    """Say two dates with a word between them, and once what both have: 14 April 1912, 23:40 to 23:50."""
    one, two = SIMPLE.match(first), SIMPLE.match(last)
    if one and two and one["time"] and two["time"]:
        if one.group("year", "month", "day") == two.group("year", "month", "day"):
            return f"{_simple_in_words(first)} {joint} {_time(two)}"
        return f"{_simple_in_words(first)}, {joint} {_simple_in_words(last)}"
    return f"{_shortened(first, last)} {joint} {_simple_in_words(last)}"


def _set_in_words(text: str) -> str:
    joint = "or" if text.startswith("[") else "and"
    members = [member.strip() for member in text[1:-1].split(",")]
    spans = [tuple(member.split("..")) for member in members]
    said = []
    for place, span in enumerate(spans):
        match span:
            case (only,):
                said.append(_member(only, members, place))
            case ("", last):
                said.append(f"{_simple_in_words(last)} or earlier")
            case (first, ""):
                said.append(f"{_simple_in_words(first)} or later")
            case (first, last):
                said.append(_joined(first, last, "to"))
            case _:
                said.append(members[place])
    if len(said) == 1:
        closed = joint == "or" and all(spans[0]) and len(spans[0]) > 1
        return f"some time from {said[0]}" if closed else said[0]
    return f"{', '.join(said[:-1])} {joint} {said[-1]}"


def _member(only: str, members: list[str], place: int) -> str:
    """Say one of several dates, without what a neighbour says: 13 or 14 January 2025; 14 April 1912, 23:40 or 23:50."""
    match, before = SIMPLE.match(only), SIMPLE.match(members[place - 1]) if place else None
    if match and match["time"]:
        of_day = ("year", "month", "day")
        is_same = before and before["time"] and before.group(*of_day) == match.group(*of_day)
        return _time(match) if is_same else _simple_in_words(only)
    following = members[place + 1] if place + 1 < len(members) else ""
    return _shortened(only, following) if SIMPLE.match(following) else _simple_in_words(only)


def _shortened(first: str, following: str) -> str:
    """Return `first` in words, without the month and year that `following` repeats."""
    one, two = SIMPLE.match(first), SIMPLE.match(following)
    plain = one and two and not one["mark"] and not two["mark"] and not one["time"] and not two["time"]
    if not plain or one is None or two is None:
        return _simple_in_words(first)
    if one["year"] != two["year"]:
        is_shared = one["year"].startswith("-") and two["year"].startswith("-")
        return _simple_in_words(first).removesuffix(" BC") if is_shared else _simple_in_words(first)
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
    month, day = match["month"], match["day"]
    mark = MARKS[match["mark"]]
    if not month or month == "XX":
        return f"{mark}{_year(match['year'], alone=True)}"
    year = _year(match["year"])
    if month in SEASONS:
        return f"{mark}{SEASONS[month]} {year}"
    if not day:
        return f"{mark}{MONTHS[int(month)]} {year}"
    if day == "XX":
        return f"{mark}a day in {MONTHS[int(month)]} {year}"
    if match["time"]:
        return f"{int(day)} {MONTHS[int(month)]} {year}, {_time(match)}"
    return f"{mark}{int(day)} {MONTHS[int(month)]} {year}"


def _time(match: re.Match[str]) -> str:
    """Say a time of day: about 23:40; 23:40 UTC; 23:40 (UTC+01:00)."""
    zone = match["zone"] or ""
    said = " UTC" if zone == "Z" else f" (UTC{zone})" if zone else ""
    return f"{MARKS[match['mark']]}{match['time']}{said}"


def _year(year: str, *, alone: bool = False) -> str:
    """Say an astronomical year: 2025, the 2010s, 79, 44 BC."""
    digits = year.removeprefix("Y")
    if "X" in digits:
        return _years(int(digits.replace("X", "0")), int(digits.replace("X", "9")), digits)
    number = int(digits)
    if number <= 0:
        return f"{_grouped(1 - number)} BC"
    if alone and number < BARE_YEAR:
        return f"the year {number}"
    return _grouped(number)


def _grouped(number: int) -> str:
    return f"{number:,}" if number > 9999 else str(number)  # noqa: PLR2004 - as years are written


def _years(first: int, last: int, digits: str) -> str:
    """Say a decade or a century of which the year is not known."""
    if digits.startswith("-"):
        return f"{1 - last} to {1 - first} BC"
    if first == 0:
        return f"1 BC to {last}"
    return f"the {first}s" if digits.count("X") == 1 and first >= BARE_YEAR else f"{first} to {last}"
