"""The picture of all events: lanes of what can be said of their dates, on one scale, with the words of each."""

from collections.abc import Iterable, Iterator, Mapping

from siglum.html.apparatus import Apparatus
from siglum.html.days import (
    BY,
    FROM,
    LANES,
    LONG_AFTER,
    LONG_BEFORE,
    TOLD,
    UNKNOWN,
    WIDE,
    Scale,
    Spot,
    day_at,
    number_of,
    scale_of,
)
from siglum.html.frame import shortened
from siglum.html.picture_views import DayCell, DayCount, DayLane, DayLine, DayRow, DaysPicture
from siglum.html.telling import listed
from siglum.model.counting import in_words, number_word
from siglum.model.date_words import MONTHS, month_in_words
from siglum.model.date_words import in_words as date_in_words
from siglum.model.dates import weekday_of
from siglum.model.records import Event

FEWEST = 3
"""With fewer events there is no picture: the entries say it all."""
NAME = 48
"""The most characters of an event's name in the picture."""
MANY, FIRST = 40, 12
"""With more rows than MANY, a lane shows the FIRST of its own, and the rest on demand."""
TOO_MANY = 300
"""With more events than this, those of a known day are counted, not drawn one by one."""
FEW_DAYS = 3
"""With more different last (or first) days than this, their events share one lane."""
LINES = 2
APART = 0.2
"""How much of the scale has to lie between two lines whose words stand side by side, on a telephone too."""
WIDE_LABELS, NARROW_LABELS = 9, 18
"""The most labels of a scale: of years and the like, and of days."""
SATURDAY = 5
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
UNIT_WORDS = {
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "month": "month",
    "1": "year",
    "10": "decade",
    "100": "century",
    "1000": "millennium",
}
NOT_KNOWN = "no day given"


def days_picture(apparatus: Apparatus) -> DaysPicture | None:
    """Return the picture of all events of a site; None for few events, and where no date is known at all."""
    events = {name: apparatus.site.events[name] for name in apparatus.indexes.events_in_order}
    scale = scale_of({name: event.when for name, event in events.items()})
    if scale is None or len(events) < FEWEST:
        return None
    rows = {name: _row(name, events, scale, apparatus) for name in events}
    return DaysPicture(
        title=_title(scale),
        cells=tuple(_cells(scale)),
        lines=tuple(_lines(events, scale, apparatus)),
        lanes=tuple(_lanes(rows, scale, events)),
        finding=_finding(scale),
    )


def name_of(event: Event) -> str:
    """Return the name of an event in the picture."""
    return event.short or shortened(event.title, NAME)


# Rows and lanes


def _row(name: str, events: Mapping[str, Event], scale: Scale, apparatus: Apparatus) -> DayRow:
    event, spot = events[name], scale.spots[name]
    question = event.disputed_by
    others = (
        scale.spots[other]
        for other in events
        if question and other != name and events[other].disputed_by == question and spot.lane == TOLD
    )
    return DayRow(
        href=apparatus.ref(name),
        name=name_of(event),
        nature=event.nature,
        printed=event.dated == "stated",
        when=event.when.words if event.when else NOT_KNOWN,
        told=spot.lane,
        first=spot.first,
        last=spot.last,
        others=tuple(dict.fromkeys(_middle(one) for one in others if one.lane == TOLD and one[1:] != spot[1:])),
    )


def _middle(spot: Spot) -> float:
    return ((spot.first or 0.0) + (spot.last or 0.0)) / 2


def _lanes(rows: Mapping[str, DayRow], scale: Scale, events: Mapping[str, Event]) -> Iterator[DayLane]:
    are_few, are_many = len(rows) < 2 * FEWEST, len(rows) > MANY
    for told in LANES:
        found = [row for row in rows.values() if row.told == told]
        for (title, meaning), group in _titled(told, found, scale, events):
            counted = len(rows) > TOO_MANY and told in (TOLD, WIDE)
            shown = FIRST if are_many else len(group)
            yield DayLane(
                title="" if are_few and told not in (LONG_BEFORE, LONG_AFTER) else title,
                meaning="" if are_few else meaning,
                far=told in (LONG_BEFORE, LONG_AFTER),
                rows=() if counted else tuple(group[:shown]),
                more=() if counted else tuple(group[shown:]),
                counts=tuple(_counts(group, scale)) if counted else (),
            )


def _titled(
    told: str, rows: list[DayRow], scale: Scale, events: Mapping[str, Event]
) -> Iterable[tuple[tuple[str, str], list[DayRow]]]:
    """Return the rows of one kind with the heading of each lane: one lane, or one for each last, or first, day."""
    if not rows:
        return
    noun = UNIT_WORDS.get(scale.unit, "time")
    if told not in (BY, FROM):
        article = "An" if noun == "hour" else "A"
        given = "day" if noun in ("minute", "hour", "day") else "date"
        yield (
            {
                LONG_BEFORE: ("Long before", ""),
                TOLD: (f"{article} {noun} can be told", ""),
                WIDE: ("Within a longer time", "which reaches beyond this scale"),
                LONG_AFTER: ("Long after", ""),
                UNKNOWN: (f"No {given} given", "anywhere along the line"),
            }[told],
            rows,
        )
        return
    days: dict[str, list[DayRow]] = {}
    for row in rows:
        when = events[row.href.id].when
        bound = (when.latest if told == BY else when.earliest) if when else None
        days.setdefault(date_in_words(bound or ""), []).append(row)
    before = told == BY
    if len(days) > FEW_DAYS:
        yield ("A last day is known" if before else "A first day is known", _bounded(rows, before=before)), rows
        return
    for day, group in days.items():
        yield (f"{'By' if before else 'From'} {day}{'' if before else ' on'}", _bounded(group, before=before)), group


def _bounded(rows: Iterable[DayRow], *, before: bool) -> str:
    """Say what a last or a first day means for some events."""
    if not before:
        return "then or later"
    planned = {row.nature == "planned" for row in rows}
    did = " or ".join(words for one, words in ((False, "had happened"), (True, "was to happen")) if one in planned)
    return f"it {did} by then"


def _counts(rows: Iterable[DayRow], scale: Scale) -> Iterator[DayCount]:
    """Yield how many events begin in each cell."""
    cells: dict[int, list[DayRow]] = {}
    for row in rows:
        cell = min(max(int(row.first or 0), 0), scale.cells - 1)
        cells.setdefault(cell, []).append(row)
    for cell, found in sorted(cells.items()):
        yield DayCount(cell, len(found), found[0].href, _cell_in_words(scale.start + cell, scale.unit))


# The scale


def _cells(scale: Scale) -> Iterator[DayCell]:
    """Yield the cells, with as many labels as there is room for; those at round numbers first."""
    most = NARROW_LABELS if scale.unit == "day" else WIDE_LABELS
    step = -(-scale.cells // most)
    strong = {int(_middle(spot)) for spot in scale.spots.values() if spot.lane == TOLD}
    for cell in range(scale.cells):
        number = scale.start + cell
        weekday = weekday_of(*day_at(number)) if scale.unit == "day" else None
        shown = step == 1 or number % step == 0
        yield DayCell(
            cell,
            _label(number, scale.unit) if shown else "",
            WEEKDAYS[weekday] if weekday is not None and step == 1 else "",
            weekday is not None and weekday >= SATURDAY,
            cell in strong,
        )


def _label(number: int, unit: str) -> str:
    match unit:
        case "minute":
            return f"{number // 60 % 24:02}:{number % 60:02}"
        case "hour":
            return f"{number % 24:02}:00"
        case "day":
            return str(day_at(number)[2])
        case "month":
            return MONTHS[number % 12 + 1][:3]
        case _:
            return _year(number * int(unit), unit)


def _year(year: int, unit: str) -> str:
    if unit == "10" and year > 0:
        return f"{year}s"
    return str(year) if year > 0 else f"{1 - year:,} BC"


def _cell_in_words(number: int, unit: str) -> str:
    match unit:
        case "minute" | "hour":
            return f"{_day_words(number // {'minute': 1440, 'hour': 24}[unit])}, {_label(number, unit)}"
        case "day":
            return _day_words(number)
        case "month":
            return month_in_words(number // 12, number % 12 + 1)
        case "1" | "10":
            return _label(number, unit)
        case _:
            return f"from {_label(number, unit)} on"


def _day_words(number: int) -> str:
    year, month, day = day_at(number)
    return f"{day} {month_in_words(year, month)}"


def _title(scale: Scale) -> str:
    """Return the time that a scale covers, as far as its labels leave it open."""
    first, last = scale.start, scale.start + scale.cells - 1
    match scale.unit:
        case "minute" | "hour":
            length = {"minute": 1440, "hour": 24}[scale.unit]
            ends = [_day_words(first // length), _day_words(last // length)]
        case "day":
            ends = [month_in_words(*day_at(first)[:2]), month_in_words(*day_at(last)[:2])]
        case "month":
            ends = [_year(first // 12, "1"), _year(last // 12, "1")]
        case "1":
            return "Years"
        case unit:
            noun = UNIT_WORDS.get(unit)
            return {"decade": "Decades", "century": "Centuries", "millennium": "Millennia"}.get(
                noun or "", f"{int(unit):,} years each"
            )
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def _lines(events: Mapping[str, Event], scale: Scale, apparatus: Apparatus) -> Iterator[DayLine]:
    """Yield the few lines through all rows: planned days, those that are printed first, and days of articles."""
    found: dict[int, str] = {}
    planned = [name for name, event in events.items() if event.nature == "planned"]
    for name in sorted(planned, key=lambda one: events[one].dated != "stated"):
        spot = scale.spots[name]
        if spot.lane == TOLD and spot.first is not None and spot.last == spot.first + 1:
            found.setdefault(int(spot.first), "expected")
    for source, record in apparatus.site.sources.items():
        published = record.published
        if published and published.day and published.begins:
            cell = number_of(published.begins, scale.unit) - scale.start
            if 0 <= cell < scale.cells:
                found.setdefault(cell, f"{apparatus.indexes.sigla[source]} is dated")
    shown = sorted(list(found.items())[:LINES])
    for at, (cell, text) in enumerate(shown):
        yield DayLine(cell, text, low=at > 0 and cell - shown[at - 1][0] < APART * scale.cells)


def _finding(scale: Scale) -> str:
    """Say what the picture shows: of how many events how much is known."""
    counts: dict[str, int] = {}
    for spot in scale.spots.values():
        counts[spot.lane] = counts.get(spot.lane, 0) + 1
    noun = UNIT_WORDS.get(scale.unit, "time")
    said = [
        (counts.get(TOLD, 0), f"the {noun} can be told"),
        (counts.get(BY, 0), "a last day alone"),
        (counts.get(FROM, 0), "a first day alone"),
        (counts.get(WIDE, 0), "a longer time"),
        (counts.get(LONG_BEFORE, 0), "a time long before"),
        (counts.get(LONG_AFTER, 0), "a time long after"),
        (counts.get(UNKNOWN, 0), "no time"),
    ]
    total = in_words(len(scale.spots), "event")
    parts = [f"of {number_word(number)} {words}" for number, words in said if number]
    if len(parts) == 1:
        return f"Of all {total} {next(words for number, words in said if number)}."
    return f"Of {total}, {listed(parts)}."
