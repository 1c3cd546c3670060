"""Numbers of a statement beside those of its passages: the same number, in the same money, with no bound of its own.

A number is the same in digits and in words, as a cardinal and as an ordinal, in Roman numerals, and as a time of day.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from siglum.languages.bounds import REACH, are_ends, bounds_beside, bounds_of, knows_bounds
from siglum.languages.dates import MONTH_AND_DAY, dates_in
from siglum.languages.english_forms import SIGNS
from siglum.languages.english_numbers import ADDED_BOUNDS, IS_BETWEEN
from siglum.languages.number_words import number_words
from siglum.languages.numbers import Number, multiples_in, numbers_in
from siglum.languages.ordinals import PLAIN_ORDINALS, ROMAN_ALONE, ordinals_in, roman_value
from siglum.languages.parts import is_rough
from siglum.languages.spelling import squeezed
from siglum.languages.spoken_times import all_times_in
from siglum.model.language_codes import code_of

PER_CENT = re.compile(r"\s?(?:[%\uff05]|per ?cent\b)", re.IGNORECASE)
"""What makes of a number a share of a hundred."""
WORD_ENDS = re.compile(r"(?<=\w)(?=\W|$)|(?<=\W)(?=\W)|(?<=[^\W\d])(?=\d)")
"""Where words may end beside which a number stands, or stood."""
KEEPS = re.compile(
    r"\b(?:highest|lowest|largest|greatest|limit\w*|ceiling|capacity|room for|could|may|might|perhaps|possibl[ey]|older"
    r"|younger|aged?|no fewer|no more|exce(?:ed|ss)\w*|short of|älter|jünger|höchste\w*)\b",
    re.IGNORECASE,
)
"""Other words by which a statement tells that a number is no exact count."""
OTHER_NUMBER = re.compile(r"\b(?:the|its|their)\s*\Z", re.IGNORECASE)
LASTING = frozenset(("over", "über", "unter"))
"""Bounds that mean during as well, beside a time."""
OF_TIME = re.compile(
    r"[\s-](?:second|minute|hour|day|night|week|month|year|decade|Sekunde|Minute|Stunde|Tag|Nacht|Woche|Monat|Jahr)",
    re.IGNORECASE,
)
Mark = tuple[str, object]
"""What makes a number the same as another."""
SCALE_NAME = re.compile(r"(?:(?<=\d)|(?<=\s))[^\W\d_]+\Z")
"""What may be the name of a great number at the end of a number."""
MONEY = re.compile(rf"[{''.join(map(re.escape, SIGNS.keys() - set('%°')))}]")
NAMES = {word: sign for sign, words in SIGNS.items() if MONEY.fullmatch(sign) for word in words}
MONEY_NAMED = re.compile(rf"\s?(?:\w+ )?({'|'.join(NAMES)})s?\b", re.IGNORECASE)


def marks_in(text: str, language: str) -> Iterator[Mark]:
    """Yield the marks of all numbers of a text, in whatever form it prints them."""
    for number in numbers_in(text, language):
        yield from marks_of(number, text, language)
    yield from (("number", Fraction(one.value)) for one in ordinals_in(text, language))
    yield from (("number", Fraction(roman_value(match[0]))) for match in ROMAN_ALONE.finditer(text))
    yield from (("number", times) for _, times in multiples_in(text, language))


def marks_of(number: Number, text: str, language: str) -> Iterator[Mark]:
    """Yield what makes a number the same as another: its value, of so many per cent a share too; a name's letters.

    The first end of a span may share the great number of the second: two to three million.
    """
    if number.kind == "name":
        yield "name", text[number.start : number.end].casefold()
        return
    yield "label" if number.kind == "label" else "number", number.value
    if PER_CENT.search(text[number.start : number.end]) or PER_CENT.match(text, number.end):
        yield "number", number.value / 100
    if number.counts:
        yield "number", number.value * _shared_scale(number, text, language)


def _shared_scale(number: Number, text: str, language: str) -> int:
    """Return the great number of the upper end of the span that a number begins; 1 for none."""
    upper = next((one for one in numbers_in(text, language) if one.start >= number.end), None)
    if upper is None or not are_ends(text, number, upper, language):
        return 1
    name = SCALE_NAME.search(text[upper.start : upper.end])
    scale = number_words(code_of(language)).scales.get(squeezed(name[0]), 1) if name else 1
    return scale if number.value < upper.value / scale else 1


def numbers_of(statement: str, language: str, texts: Iterable[tuple[str, str]]) -> Iterator[Number]:
    """Yield the numbers of a statement, its ordinals too, but for those of a time of day that one of some texts prints.

    The texts come with their languages.
    """
    times = tuple(all_times_in(statement, language))
    printed = [one for text, own in texts for one in all_times_in(text, own)] if times else []
    same = [
        (one.start, one.end)
        for one in times
        if any(one.minute == other.minute and not one.hours.isdisjoint(other.hours) for other in printed)
    ]
    same += _same_days(statement, language, texts)
    numbers = numbers_in(statement, language)
    orders = (
        Number(Fraction(one.value), one.start, one.end, "ordinal")
        for one in ordinals_in(statement, language)
        if one.sure and statement[one.start : one.end].lower() not in PLAIN_ORDINALS
    )
    taken = [(one.start, one.end) for one in numbers]
    found = [*numbers, *(one for one in orders if not any(low < one.end and one.start < high for low, high in taken))]
    for number in sorted(found, key=lambda one: one.start):
        if not any(low <= number.start and number.end <= high for low, high in same):
            yield number


def _same_days(statement: str, language: str, texts: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """Yield where a statement has the days and months of texts, whatever they write for these: 五月三日, 3 May."""
    days = [one for one in dates_in(statement, language) if one.month]
    printed = {(one.month, one.day) for text, own in texts for one in dates_in(text, own)} if days else set()
    for one in days:
        if (one.month, one.day) in printed:
            end = one.end if one.year is None else one.start
            match = MONTH_AND_DAY.search(statement, one.start, one.end)
            yield (match.start(), match.end()) if match else (one.start, end)


def in_other_money(statement: str, passages: Sequence[tuple[str, str]], language: str) -> Iterator[str]:
    """Yield the sums of a statement that passages, each with its language, print of another currency alone."""
    there: dict[Fraction, set[str]] = {}
    for text, own in passages:
        for number in numbers_in(text, own):
            there.setdefault(number.value, set()).add(_money(number, text))
    for number in numbers_in(statement, language):
        own_money, printed = _money(number, statement), there.get(number.value, set())
        if own_money and printed and "" not in printed and own_money not in printed:
            yield statement[number.start - (statement[number.start - 1 : number.start] == own_money) : number.end]


def _money(number: Number, text: str) -> str:
    """Return the sign of the currency that a number is of; empty where none stands beside it."""
    beside = (text[max(0, number.start - 1) : number.start], text[number.end : number.end + 1])
    if found := next((sign for sign in beside if sign and MONEY.fullmatch(sign)), ""):
        return found
    named = MONEY_NAMED.match(text, number.end)
    return NAMES[named[1].lower()] if named else ""


def is_bounded(text: str, language: str) -> bool:
    """Whether a text has words that make a bound or a guess of a number; in a language nobody knows, it may."""
    places = (one.end() for one in WORD_ENDS.finditer(text))
    return not knows_bounds(language) or any(
        bounds_beside(text[max(0, at - REACH) : at], "", text[at : at + REACH], language) for at in places
    )


def dropped_bounds(statement: str, passages: Sequence[tuple[str, str]], language: str) -> Iterator[str]:
    """Yield what every passage, each with its language, says of a number, which the statement says plainly."""
    if not knows_bounds(language):
        return
    found = tuple(_said_by_all(statement, passages, language))
    # Where the statement bounds or guesses anything, in whatever words, a reader is told. To know it takes the longest.
    if found and not (KEEPS.search(statement) or is_bounded(statement, language)):
        yield from found


def _said_by_all(statement: str, passages: Sequence[tuple[str, str]], language: str) -> Iterator[str]:
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
    is_date = said and any(day.start <= number.start < day.end for day in dates_in(text, language))
    return "" if is_date else said


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


def added_bounds(statement: str, passages: Sequence[str]) -> Iterator[str]:
    """Yield the words of an English statement that make of a number a bound, which no passage makes of it."""
    for number in numbers_in(statement):
        before = statement[max(0, number.start - REACH) : number.start]
        for bound, words in ADDED_BOUNDS.items():
            if found := words.search(before):
                printed = [(text, one) for text in passages for one in numbers_in(text) if one.value == number.value]
                if printed and not any(bound in bounds_of(one, text, "en") for text, one in printed):
                    yield found[1]
