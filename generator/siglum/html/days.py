"""All events on one scale of time: which unit, which cells, and where each event stands; pure, for any dates.

A cell is a minute, an hour, a day, a month, a year, or ten, a hundred, a thousand years and so on; cells count from 0
at the left end of the scale, and may be parts of one.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from msgspec import Struct

from siglum.model.dates import Moment, When

MOST, FEWEST = 16, 4
"""The cells that most dated events should span."""
SHARE = 5
"""All but one in so many dated events set the scale; those far off do not squeeze it."""
FINEST_YEARS = 4
"""The number of units below which a cell is a part of a year."""
UNITS = ("minute", "hour", "day", "month", *(f"{10**power}" for power in range(9)))
"""The units from fine to coarse: parts of a year, then numbers of years."""
Lane: TypeAlias = Literal["before", "told", "by", "from", "wide", "after", "unknown"]
LONG_BEFORE: Final = "before"
TOLD: Final = "told"
BY: Final = "by"
FROM: Final = "from"
WIDE: Final = "wide"
LONG_AFTER: Final = "after"
UNKNOWN: Final = "unknown"
LANES: tuple[Lane, ...] = (LONG_BEFORE, TOLD, BY, FROM, WIDE, LONG_AFTER, UNKNOWN)
"""What can be said of a date, on this scale, in the order in which it is shown."""


class Spot(NamedTuple):
    """Where an event stands: its lane, and its first cell and the end of its last, None where there is none."""

    lane: Lane
    first: float | None
    last: float | None


class Scale(Struct, frozen=True):
    """A scale of time, and where each event stands on it."""

    unit: str
    """One of UNITS."""
    start: int
    """The number of the first cell, counted as `number_of` counts them."""
    cells: int
    spots: Mapping[str, Spot]
    """For each event, in the order given."""


def scale_of(dates: Mapping[str, When | None]) -> Scale | None:
    """Return the scale on which most dated events can be told apart, with all events on it; None without any date.

    Its unit is the finest in which the nearest four fifths span at most MOST cells and which at least half of the dates
    are known to; where they would then share fewer than FEWEST cells, it is the next finer one.
    """
    known = {name: when for name, when in dates.items() if when and (when.begins or when.ends)}
    if not known:
        return None
    middles = sorted(_middle(when) for when in known.values())
    near = _nearest(middles, len(middles) if len(middles) < SHARE else len(middles) * (SHARE - 1) // SHARE)
    fineness = sorted(UNITS.index(_precision(when)) for when in known.values())[(len(known) - 1) // 2]
    fitting = [unit for unit in UNITS[fineness:] if _cells(near, unit) <= MOST]
    unit = fitting[0] if fitting else UNITS[-1]
    at = UNITS.index(unit)
    if _cells(near, unit) < FEWEST and at > fineness and _cells(near, UNITS[at - 1]) <= MOST * 6:
        unit = UNITS[at - 1]
    numbers = [number_of(moment, unit) for moment in middles]
    first, last = number_of(near[0], unit), number_of(near[-1], unit)
    # What stands near belongs to it, as long as the scale stays short.
    for number in sorted(set(numbers), key=lambda one: max(first - one, one - last)):
        if max(last, number) - min(first, number) < max(MOST, last - first + 1):
            first, last = min(first, number), max(last, number)
    start, cells = first - 1, last - first + 3
    spots = {name: _spot(dates[name], unit, start, cells) for name in dates}
    return Scale(unit, start, cells, spots)


def number_of(moment: Moment, unit: str) -> int:
    """Return the number of the cell in which a moment falls, counted from the year 0 in that unit."""
    year, month, day, hour, minute = moment[:5]
    if unit.isdigit():
        return year // int(unit)
    if unit == "month":
        return year * 12 + month - 1
    days = day_number(year, month, day)
    return {"day": days, "hour": days * 24 + hour, "minute": (days * 24 + hour) * 60 + minute}[unit]


def day_number(year: int, month: int, day: int) -> int:
    """Return how many days lie between 1 January of the year 0 and a day, in the calendar of EDTF."""
    # Counted from a March, so that a leap day comes last.
    years, months = (year, month - 3) if month > 2 else (year - 1, month + 9)  # noqa: PLR2004 - February
    return 365 * years + years // 4 - years // 100 + years // 400 + (153 * months + 2) // 5 + day + 59


def day_at(number: int) -> tuple[int, int, int]:
    """Return the year, month and day of a number of `day_number`."""
    year = number * 400 // 146_097
    while number < day_number(year, 1, 1):
        year -= 1
    while number >= day_number(year + 1, 1, 1):
        year += 1
    month = 12
    while number < day_number(year, month, 1):
        month -= 1
    return year, month, number - day_number(year, month, 1) + 1


def _middle(when: When) -> Moment:
    """Return the moment for which a date stands: its only bound, or the middle of its days."""
    if not when.begins or not when.ends:
        return when.begins or when.ends or (0, 1, 1, 0, 0, 0)
    if when.begins[:3] == when.ends[:3]:
        return when.begins
    days = day_number(*when.begins[:3]) + day_number(*when.ends[:3])
    return (*day_at(days // 2), 12, 0, 0)


def _precision(when: When) -> str:
    """Return the unit to which a date is known."""
    if "T" in (when.earliest or "") or "T" in (when.latest or ""):
        return "minute"
    if not when.begins or not when.ends:
        return "day" if _in_one_day(when.begins or when.ends, when.text) else "1"
    first, last = when.begins, when.ends
    if first[1:3] == (1, 1) and last[1:3] == (12, 31):
        years = last[0] - first[0] + 1
        return next((unit for unit in reversed(UNITS[FINEST_YEARS:]) if years >= int(unit)), "1")
    following = day_at(day_number(*last[:3]) + 1)
    return "month" if first[2] == 1 and following[2] == 1 else "day"


def _in_one_day(moment: Moment | None, text: str) -> bool:
    """Tell whether a date with one bound gives a day: its text has a year, a month and a day."""
    return moment is not None and f"-{moment[1]:02}-{moment[2]:02}" in text


def _nearest(middles: Sequence[Moment], count: int) -> Sequence[Moment]:
    """Return the `count` moments in a row that lie nearest to each other."""
    numbers = [number_of(moment, "minute") for moment in middles]
    best = min(range(len(middles) - count + 1), key=lambda at: numbers[at + count - 1] - numbers[at])
    return middles[best : best + count]


def _cells(moments: Sequence[Moment], unit: str) -> int:
    return number_of(moments[-1], unit) - number_of(moments[0], unit) + 1


def _spot(when: When | None, unit: str, start: int, cells: int) -> Spot:
    """Return where a date stands on a scale that begins with the cell `start`."""
    if not when or not (when.begins or when.ends):
        return Spot(UNKNOWN, None, None)
    first = float(number_of(when.begins, unit) - start) if when.begins else None
    last = float(number_of(when.ends, unit) - start + 1) if when.ends else None
    return Spot(_lane(first, last, cells), first, last)


def _lane(first: float | None, last: float | None, cells: int) -> Lane:
    if first is None or last is None:
        bound = last if last is not None else first
        if bound is None or not 0 <= bound <= cells:
            return LONG_BEFORE if bound is not None and bound < 0 else LONG_AFTER
        return BY if first is None else FROM
    if last <= 0:
        return LONG_BEFORE
    if first >= cells:
        return LONG_AFTER
    return TOLD if first >= 0 and last <= cells else WIDE
