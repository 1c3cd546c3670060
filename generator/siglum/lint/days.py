"""Days and times in a statement that are others than those of its passages, though all their numbers stand there.

It is the month, the era, the half of the day, the day of the week, or the way in which a date is looked at.
"""

from collections.abc import Iterator

from siglum.languages.beside_dates import DAY_BESIDE, not_itself, way_of
from siglum.languages.dates import PrintedDate, dates_in
from siglum.languages.numbers import numbers_in
from siglum.languages.spoken_times import all_times_in
from siglum.languages.weekdays import weekdays_in
from siglum.lint.values import Remark, Texts
from siglum.model.dates import When
from siglum.model.problems import said

HALF_A_DAY = 12
COUNTED_MONTH = "月"
"""What stands behind a month that is written as a number, in Chinese and Japanese."""
HINT = "say it as the passage does, or write `when` and how it is known"


def said_of_other_days(statement: str, language: str, passages: Texts, when: When | None) -> Iterator[Remark]:
    """Yield each day and time of a statement that is another than those that its passages print."""
    found = [*_other_dates(statement, language, passages, when), *_other_halves(statement, language, passages)]
    found += _other_ways(statement, language, passages)
    if when is None:
        found += _other_weekdays(statement, language, passages)
    for here, there in found:
        yield "date-differs", f"the statement has {said(here)}, and the passages print {said(there)}", HINT


def _other_dates(statement: str, language: str, passages: Texts, when: When | None) -> Iterator[tuple[str, str]]:
    """Yield the dates of a statement that no passage has, where one is told of otherwise than by its numbers."""
    own = [one for one in dates_in(statement, language) if one.month or one.year]
    printed = [(one, text) for text, there in passages for one in dates_in(text, there) if one.month or one.year]
    if not own or not printed or any(words.search(text) for text, _ in passages for words, _ in DAY_BESIDE):
        return
    numbers = {number.value for text, there in passages for number in numbers_in(text, there)}
    for one in own:
        alike = [(other, text) for other, text in printed if _is_comparable(one, other)]
        month = one.month if COUNTED_MONTH in statement[one.start : one.end] else None
        has_numbers = all(value is None or value in numbers or value <= 0 for value in (one.day, month, one.year))
        is_free = not alike or not has_numbers or not_itself(statement, one.start, one.end, language)
        if is_free or any(_fits(one, other) for other, _ in printed) or _is_within(one, when):
            continue
        other, text = alike[0]
        yield statement[one.start : one.end], text[other.start : other.end]


def _fits(one: PrintedDate, other: PrintedDate) -> bool:
    """Whether two dates may be the same, as far as both go."""
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(own is None or there is None or own == there for own, there in pairs)


def _is_comparable(one: PrintedDate, other: PrintedDate) -> bool:
    """Whether two dates both have a month, or are the same year before Christ and after."""
    if one.month or one.day:
        return bool(other.month and one.month) or bool(other.year and one.year)
    return one.year is not None and other.year == 1 - one.year


def _is_within(one: PrintedDate, when: When | None) -> bool:
    """Whether the date that the editor has worked out may be one of a statement."""
    if when is None or when.begins is None or when.ends is None:
        return when is not None
    if one.year is not None and not when.begins[0] <= one.year <= when.ends[0]:
        return False
    is_in_year = when.begins[0] == when.ends[0]
    return not (is_in_year and one.month) or when.begins[1] <= (one.month or 0) <= when.ends[1]


def _other_halves(statement: str, language: str, passages: Texts) -> Iterator[tuple[str, str]]:
    """Yield the times of a statement that passages have in the other half of the day alone."""
    own = all_times_in(statement, language)
    printed = [(one, text) for text, there in passages for one in all_times_in(text, there)] if own else []
    for one in own:
        of_hour = {hour % HALF_A_DAY for hour in one.hours}
        alike = [
            (other, text)
            for other, text in printed
            if other.minute == one.minute and of_hour & {hour % HALF_A_DAY for hour in other.hours}
        ]
        if alike and all(other.hours.isdisjoint(one.hours) for other, _ in alike):
            other, text = alike[0]
            yield statement[one.start : one.end], text[other.start : other.end]


def _other_ways(statement: str, language: str, passages: Texts) -> Iterator[tuple[str, str]]:
    """Yield the dates of a statement that it has before what was, and each passage after it, or the other way round."""
    for one in dates_in(statement, language):
        way = way_of(statement, one.start, one.end, language)
        there = {
            way_of(text, other.start, other.end, own)
            for text, own in passages
            for other in dates_in(text, own)
            if _fits(one, other)
        }
        if way and len(there) == 1 and not there & {way, None}:
            shown = statement[one.start : one.end]
            yield f"{way} {shown}", f"{there.pop()} {shown}"


def _other_weekdays(statement: str, language: str, passages: Texts) -> Iterator[tuple[str, str]]:
    """Yield the days of the week of a statement, where passages name others alone."""
    own = weekdays_in(statement, language)
    printed = {day: name for text, there in passages for day, name in weekdays_in(text, there).items()} if own else {}
    for day, name in own.items():
        if printed and day not in printed:
            yield name, next(iter(printed.values()))
