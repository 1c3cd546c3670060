"""How exactly a statement says a number, held against its passages: over 500, some 500, 400 to 500, or plainly 500."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from siglum.languages.bare_years import counts_something
from siglum.languages.bounds import REACH, TURNED, bounds_beside, bounds_of, is_strict, knows_bounds
from siglum.languages.dates import dates_in
from siglum.languages.english_numbers import ADDED_BOUNDS, IS_BETWEEN, NO_BOUND
from siglum.languages.numbers import Number, numbers_in
from siglum.languages.parts import is_rough
from siglum.languages.spans import are_ends
from siglum.languages.spoken_times import all_times_in
from siglum.lint.values import Texts
from siglum.model.expressions import expression
from siglum.model.language_tags import is_english

WORD_ENDS = expression(r"(?<=\w)(?=\W|$)|(?<=\W)(?=\W)|(?<=[^\W\d])(?=\d)")
"""Where words may end beside which a number stands, or stood."""
KEEPS = expression(
    r"\b(?:highest|lowest|largest|greatest|limit\w*|ceiling|capacity|room for|could|may|might|perhaps|possibl[ey]|older"
    r"|younger|aged?|no fewer|no more|exce(?:ed|ss)\w*|short of|älter|jünger|höchste\w*"
    r"|estim\w+|ge?schätz\w*|schätz\w*|szac\w+|uppskatt\w*|beräkn\w*|stim\w+|calcul\w+|оцени\w+|tahmin\w*|áætl\w*)\b|估|推|추정",
    re.IGNORECASE,
)
"""Other words by which a statement tells that a number is no exact count."""
OTHER_NUMBER = expression(r"\b(?:the|its|their)\s*\Z", re.IGNORECASE)
LASTING = frozenset(("over", "über", "unter"))
"""Bounds that mean during as well, beside a time."""
OF_TIME = expression(
    r"[\s-](?:second|minute|hour|day|night|week|month|year|decade|Sekunde|Minute|Stunde|Tag|Nacht|Woche|Monat|Jahr)",
    re.IGNORECASE,
)


def is_bounded(text: str, language: str) -> bool:
    """Whether a text has words that make a bound or a guess of a number; in a language nobody knows, it may."""
    places = (one.end() for one in WORD_ENDS.finditer(text))
    return not knows_bounds(language) or any(
        bounds_beside(text[max(0, at - REACH) : at], "", text[at : at + REACH], language) for at in places
    )


def dropped_bounds(statement: str, passages: Texts, language: str) -> Iterator[str]:
    """Yield what every passage, each with its language, says of a number, which the statement says plainly."""
    if not knows_bounds(language):
        return
    found = tuple(_said_by_all(statement, passages, language))
    # Where the statement bounds or guesses anything, in whatever words, a reader is told. To know it takes the longest.
    if found and not (KEEPS.search(statement) or is_bounded(statement, language)):
        yield from found


def _said_by_all(statement: str, passages: Texts, language: str) -> Iterator[str]:
    """Yield what every passage says of a number that a statement says plainly, if it does."""
    stated = _counting(statement, language)
    counted = [(_counting(text, own), text, own) for text, own in passages] if stated else ()
    for at, number in enumerate(stated):
        printed = [
            (numbers, place, text, own)
            for numbers, text, own in counted
            for place, one in enumerate(numbers)
            if one.value == number.value
        ]
        if printed and all(_said_of(*one) for one in printed) and not _said_of(stated, at, statement, language):
            yield _said_of(*printed[0])


def _counting(text: str, language: str) -> tuple[Number, ...]:
    return tuple(one for one in numbers_in(text, language) if one.counts)


def _said_of(numbers: Sequence[Number], at: int, text: str, language: str) -> str:
    """Return what a text prints where one of its numbers is bounded, or an end of a span; nothing for one of a date."""
    number = numbers[at]
    bounds, words = bounds_of(number, text, language), text[number.start : number.end]
    bound = next(iter(bounds.values()), "")
    # More than the 61 that were there bounds another number, and over four days are four days.
    if OTHER_NUMBER.search(bound) or (bound.casefold() in LASTING and OF_TIME.match(text, number.end)):
        bound = ""
    said = _printed(bound, number, text) if bound else words if is_rough(words) else ""
    for one, other in pairwise(numbers[max(0, at - 1) : at + 2]):
        if are_ends(text, one, other, language):
            before = text[max(0, one.start - REACH) : one.start]
            opens = IS_BETWEEN.search(before)
            said = text[one.start - (len(before) - opens.start() if opens else 0) : other.end]
    return "" if said and _is_of_date(number, text, language) else said


def _printed(bound: str, number: Number, text: str) -> str:
    """Return a number with the words of its bound, as they stand in a text: before it, behind it or within it."""
    start, end = text.rfind(bound, 0, number.start), text.find(bound, number.end)
    if number.start - REACH <= start:
        return text[start : number.end]
    return text[number.start : end + len(bound)] if 0 <= end <= number.end + REACH else text[number.start : number.end]


def cut_bound(before: str, quoted: str, after: str, language: str) -> str:
    """Return the words right before or behind a quotation that make a bound of the number it begins or ends with."""
    numbers = numbers_in(quoted, language)
    if not numbers:
        return ""
    first, last = numbers[0], numbers[-1]
    begins, ends = quoted[: first.start], quoted[last.end :]
    found: dict[str, str] = {}
    if not any(map(str.isalnum, begins)):
        found = bounds_beside(before + begins, "", "", language)
    if not any(map(str.isalnum, ends)):
        found |= bounds_beside("", "", ends + after, language)
    known = bounds_beside(begins, "", "", language) | bounds_beside("", "", ends, language)
    return next((words for bound, words in found.items() if bound not in known), "")


def added_bounds(statement: str, passages: Texts, language: str) -> Iterator[str]:
    """Yield the words of a statement that make of a number a bound which passages, each with its language, deny it.

    No passage makes that bound of the number, though it is false of the very number; or each makes the opposite one.
    """
    if not all(map(knows_bounds, (language, *(own for _, own in passages)))):
        return
    for number in _counting(statement, language):
        stated = _bounds_said(number, statement, language)
        strict = _strict_bounds(number, statement, language)
        if not (stated or strict):
            continue
        same = [(one, text, own) for text, own in passages for one in _counting(text, own) if one.value == number.value]
        printed = [_bounds_said(*one) for one in same]
        for bound, words in (stated | strict).items():
            is_opposite = TURNED.get(bound) not in stated and all(TURNED.get(bound) in one for one in printed)
            if printed and (bound in strict or is_opposite) and not any(bound in one for one in printed):
                yield words


def _is_of_date(number: Number, text: str, language: str) -> bool:
    """Whether a number of a text is part of a date or a time: 1912, 6.30-10 am; not of more than 1100 pictures."""
    for day in dates_in(text, language):
        if day.start <= number.start < day.end:
            return bool(day.month or day.day) or not counts_something(text, day.end, language)
    return any(time.start <= number.start < time.end for time in all_times_in(text, language))


def _bounds_said(number: Number, text: str, language: str) -> dict[str, str]:
    """Return the bounds of a number of a text, but for one of a date, of another number, or that lasts so long."""
    if _is_of_date(number, text, language):
        return {}
    return {
        bound: words for bound, words in bounds_of(number, text, language).items() if not OTHER_NUMBER.search(words)
    }


def _strict_bounds(number: Number, text: str, language: str) -> dict[str, str]:
    """Return those bounds of a number that are false of itself."""
    if is_english(language):
        before = text[max(0, number.start - REACH) : number.start]
        if _is_of_date(number, text, language) or NO_BOUND.search(before):
            return {}
        found = ((bound, words.search(before)) for bound, words in ADDED_BOUNDS.items())
        return {bound: match[1] for bound, match in found if match}
    said = _bounds_said(number, text, language).items()
    return {bound: words for bound, words in said if is_strict(words, language)}
