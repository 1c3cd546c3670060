"""Whether a date stands in the passages that it rests on: what is called stated is printed, and none prints another."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from siglum.facts.indexes import Indexes
from siglum.languages.bare_years import is_surely_year
from siglum.languages.beside_dates import DAY_BESIDE, not_itself
from siglum.languages.dates import LAST_MONTH, PrintedDate, dates_in
from siglum.languages.spoken_times import all_times_in
from siglum.languages.times import PrintedTime, centuries_in, prints_season, prints_zone
from siglum.model.dates import PLAIN, Moment, When, days_of_month, read_when
from siglum.model.expressions import expression
from siglum.model.problems import Problem, Severity, said
from siglum.model.records import Event
from siglum.proving.site import Site
from siglum.proving.values import Proof, supporting

ENDS = expression(r"\.\.|[/,\[\]{}]")
"""What stands between the dates of an interval or a set."""
FIRST_SEASON = 21
FIRST, LAST = (-(10**9), 1, 1, 0, 0, 0), (10**9, 12, 31, 23, 59, 59)
"""Days that stand for an end that is open."""
MOST_DAYS = 400
"""Days that are gone through one by one; in a longer time any day of any month may lie."""


class _Read(Struct, frozen=True):
    """What the passages print."""

    words: str
    language: str
    dates: tuple[PrintedDate, ...]
    times: tuple[PrintedTime, ...]
    year: int | None
    """The year in which the article says that it was published, which its days without a year are of."""


def events_are_dated_as_printed(indexes: Indexes) -> Iterator[Problem]:
    """The date of an event that is called stated is printed in a passage; a passage of an inferred one has no other."""
    site = indexes.site
    for name, event in site.events.items():
        proofs = [proof for claim in event.claims for proof in supporting(site.proofs_of.get(claim, ()))]
        read = _read(proofs, site)
        place = site.places[name]
        if event.dated == "stated":
            for part in _not_printed(event, read):
                message = f"no passage of this event's claims prints {part}, and its date is called stated"
                hint = (
                    "quote the words that print it, correct the date, or set `dated: inferred` and say how in `basis`"
                )
                yield Problem("date-not-printed", place.at("dated"), message, hint, Severity.WARNING, name)
        elif event.when and (other := _other(event.when, read)):
            yield Problem("date-differs", place.at("when"), *_differs(event.when, other), Severity.WARNING, name)
        if event.when and (said_of := _bounded(event.when, read)):
            yield Problem("date-differs", place.at("when"), *said_of, Severity.WARNING, name)


def claim_is_dated_as_printed(name: str, indexes: Indexes) -> tuple[Problem, ...]:
    """The passages of a claim that print dates print at least one that is not another than its own."""
    site = indexes.site
    when = site.claims[name].when
    if not when:
        return ()
    read, place = _read(supporting(site.proofs_of[name]), site), site.places[name].at("when")
    other = _other(when, read)
    remark = _differs(when, other) if other else _bounded(when, read)
    return (Problem("date-differs", place, *remark, Severity.WARNING, name),) if remark else ()


def _differs(when: When, other: str) -> tuple[str, str]:
    hint = "correct the date, or say in a note why it is another and waive this"
    return f"the date is {when.words}, and the passages print {other}", hint


def _bounded(when: When, read: tuple[_Read, ...]) -> tuple[str, str] | None:
    """Return what to say of a plain date beside which every passage that prints it has a before, an after, an about."""
    match = PLAIN.fullmatch(when.text)
    if match is None or not when.begins or not when.ends or when.text[-1] in "~?%":
        return None
    found = [
        (not_itself(passage.words, one.start, one.end, passage.language), passage.words[one.start : one.end])
        for passage in read
        for one in passage.dates
        if _may_be(one, when.begins, when.ends)
    ]
    if not found or not all(beside for beside, _ in found):
        return None
    words = f"write ../{when.text} for before, {when.text}/.. for after, {when.text}~ for about"
    hint = f"{words}, or quote what says when"
    beside, printed = found[0]
    return f"the date is {when.words}, and the passage has {said(beside)} beside {said(printed)}", hint


def _read(proofs: Sequence[Proof], site: Site) -> tuple[_Read, ...]:
    """Return what the passages print, each by itself."""
    found = []
    for proof in proofs:
        source = proof.source
        words = site.words_of(proof)
        dates = dates_in(words, site.language[source])
        published = site.published[source]
        year = published.begins[0] if published and published.begins and published.ends else None
        found.append(_Read(words, site.language[source], dates, all_times_in(words, site.language[source]), year))
    return tuple(found)


def _not_printed(event: Event, read: tuple[_Read, ...]) -> Iterator[str]:
    """Yield each end of a date, in words, that no passage prints."""
    if event.when is None:
        yield "one"
        return
    for text in filter(None, (part.strip() for part in ENDS.split(event.when.text))):
        match = PLAIN.fullmatch(text)
        if match and not any(_prints(match, one) for one in read):
            one = read_when(text.rstrip("~?%"))
            yield one.words if isinstance(one, When) else said(text)


def _prints(match: re.Match[str], read: _Read) -> bool:
    """Whether a passage prints all that a date says: the day, the month and the year, together or the year apart."""
    years = match["year"].removeprefix("Y")
    lowest, highest = sorted((int(years.replace("X", "0")), int(years.replace("X", "9"))))
    month, day = _number(match["month"]), _number(match["day"])
    has_season = True
    if month and month >= FIRST_SEASON:
        has_season = prints_season(read.words, month - FIRST_SEASON, read.language)
        month = None
    own = () if day is None or read.year is None else (read.year,)
    has_year = any(
        lowest <= year <= highest for year in (*(one.year for one in read.dates if one.year is not None), *own)
    )
    if years.endswith("XX"):
        has_year = has_year or lowest // 100 + 1 in centuries_in(read.words)
    # "The 15th" is of a month that the passage has named.
    has_month = month is None or any(one.month == month for one in read.dates)
    has_day = has_month and any(
        (month is None or one.month == month or (one.month is None and day is not None))
        and (day is None or one.day == day)
        and (one.year is None or lowest <= one.year <= highest)
        for one in read.dates
    )
    is_in_month = has_day or (month is None and day is None and has_year)
    return has_year and has_season and is_in_month and _prints_time(match, read)


def _prints_time(match: re.Match[str], read: _Read) -> bool:
    if match["hour"] is None:
        return True
    hour, minute = int(match["hour"]), int(match["minute"])
    has_time = any(hour in one.hours and one.minute == minute for one in read.times)
    return has_time and (match["zone"] is None or prints_zone(read.words, match["zone"]))


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and digits != "XX" else None


def _other(when: When, read: tuple[_Read, ...]) -> str:
    """Return the dates that passages print, where each is another than the date; empty where one may be it."""
    if when.begins is None and when.ends is None:
        return ""
    begins, ends = when.begins or FIRST, when.ends or LAST
    printed = [
        (passage, one)
        for passage in read
        for one in passage.dates
        if not not_itself(passage.words, one.start, one.end, passage.language)
    ]
    said_beside = ((passage, _beside(passage, one)) for passage, one in printed)
    if not printed or any(_may_be(one, begins, ends) for _, one in (*printed, *said_beside)):
        return _other_time(when, read)
    printed = [(passage, one) for passage, one in printed if _is_surely_date(passage, one)]
    return ", ".join(dict.fromkeys(said(passage.words[one.start : one.end].strip(" –-,")) for passage, one in printed))


def _is_surely_date(passage: _Read, one: PrintedDate) -> bool:
    return bool(one.month or one.day) or is_surely_year(passage.words, one.start, one.end, passage.language)


def _other_time(when: When, read: tuple[_Read, ...]) -> str:
    """Return that passages print times, where each is another than that of a date with one."""
    match = PLAIN.fullmatch(when.text)
    times = [one for passage in read for one in passage.times]
    if not match or match["hour"] is None or not times or any(_prints_time(match, passage) for passage in read):
        return ""
    shown = sorted({f"{min(one.hours):02d}:{one.minute:02d}" for one in times if one.hours})
    return said(" or ".join(shown))


def _beside(passage: _Read, one: PrintedDate) -> PrintedDate:
    """Return the day beside one that a passage prints, where it tells of that: on the following day."""
    step = next((days for words, days in DAY_BESIDE if words.search(passage.words, one.end)), 0)
    if not step or not one.month or not one.day:
        return one
    year = one.year or passage.year or 1
    day = one.day + step
    if 1 <= day <= days_of_month(year, one.month):
        return replace(one, day=day)
    month = one.month + step
    if not 1 <= month <= LAST_MONTH:
        return one
    return replace(one, month=month, day=1 if step > 0 else days_of_month(year, month))


def _may_be(one: PrintedDate, begins: Moment, ends: Moment) -> bool:
    """Whether a printed date, as far as it goes, may be one of the days from a first to a last."""
    if one.year is not None and not begins[0] <= one.year <= ends[0]:
        return False
    if one.month is None and one.day is None:
        return True
    if (ends[0] - begins[0]) * 366 > MOST_DAYS:
        return True
    return any(
        (one.year is None or one.year == year)
        and (one.month is None or one.month == month)
        and (one.day is None or one.day == day)
        for year, month, day in _days(begins, ends)
    )


def _days(begins: Moment, ends: Moment) -> Iterator[tuple[int, int, int]]:
    year, month, day = begins[:3]
    while (year, month, day) <= ends[:3]:
        yield year, month, day
        day += 1
        if day > days_of_month(year, month):
            day, month = 1, month + 1
        if month > 12:  # noqa: PLR2004 - months
            month, year = 1, year + 1
