"""Whether a number of a statement is that of a passage: by its value, and by what it tells.

A number is the same in digits and in words, as a cardinal and as an ordinal, in Roman numerals, and as a time of day.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from siglum.languages.changes import role_of
from siglum.languages.dates import MONTH_AND_DAY, dates_in
from siglum.languages.number_words import number_words
from siglum.languages.numbers import Number, decades_in, multiples_in, numbers_in
from siglum.languages.ordinals import MOST_PLAIN, ROMAN_ALONE, ordinals_in, roman_value
from siglum.languages.rough import rough_in
from siglum.languages.spans import are_ends
from siglum.languages.spelling import squeezed
from siglum.languages.spoken_times import all_times_in
from siglum.languages.times import centuries_in
from siglum.lint.values import Texts
from siglum.model.expressions import expression
from siglum.model.language_tags import code_of

PER_CENT = expression(r"\s?(?:[%\uff05]|per ?cent\b)", re.IGNORECASE)
"""What makes of a number a share of a hundred."""
Mark = tuple[str, object]
"""What makes a number the same as another."""
YEAR_OF_DECADE = expression(r"(?:1[1-9]|20)\d0")
LEAST_IN_DIGITS = 100
SPELT = frozenset(("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "no", "id"))
"""Languages that have few forms of a number in words, all of which are known."""
OF_CENTURY = expression(r"-?(?:luvu|luku|tal(?=et|ets|s)|talle)")
"""What says in the North behind a hundred that a century begins with it: 1700-talet is the eighteenth."""
OF_DECADE, DECADES = expression(r"\. áratug"), expression(r"\sdecades\b")
OUT_OF = expression(r"\w+(?=\s(?:in|out of)\s)", re.IGNORECASE)
"""How many of some: nine in ten."""
OF_NAME = expression(r"-|(?<=\d)['’:]?(?:s|or|ern?)\Z")
"""What one name has in one language or text, and not in another: COVID-19, B-29s."""
SCALE_NAME = expression(r"(?:(?<=\d)|(?<=\s))[^\W\d_]+\Z")
"""What may be the name of a great number at the end of a number."""


def marks_in(text: str, language: str) -> Iterator[Mark]:
    """Yield the marks of all numbers of a text, in whatever form it prints them."""
    for number in numbers_in(text, language):
        yield from marks_of(number, text, language)
    yield from (("number", Fraction(one.value)) for one in ordinals_in(text, language))
    yield from (("number", Fraction(roman_value(match[0]))) for match in ROMAN_ALONE.finditer(text))
    yield from (("number", times) for _, times in multiples_in(text, language))
    yield from (("number", Fraction(century)) for century in centuries_in(text))
    yield from (("number", Fraction(tens)) for tens in decades_in(text, language))


def marks_of(number: Number, text: str, language: str) -> Iterator[Mark]:
    """Yield what makes a number the same as another: its value, of so many per cent a share too; a name's letters.

    The first end of a span may share the great number of the second: two to three million.
    """
    shown = text[number.start : number.end]
    if number.kind == "name":
        yield "name", OF_NAME.sub("", shown.casefold())
        return
    yield "label" if number.kind == "label" else "number", number.value
    if PER_CENT.search(shown) or PER_CENT.match(text, number.end):
        yield "number", number.value / 100
    if OF_CENTURY.match(text, number.end) and not number.value % 100:
        yield "number", number.value / 100 + 1
    if OF_DECADE.match(text, number.end):
        yield "number", (number.value - 1) * 10
    if DECADES.match(text, number.end):
        yield "number", number.value * 10
    if number.value.denominator > 1 and (of := OUT_OF.match(shown)):
        yield from (("number", one.value) for one in numbers_in(of[0], language))
    if YEAR_OF_DECADE.fullmatch(shown):
        yield "number", Fraction(int(shown) % 100)
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


def across(mark: Mark, there: str, language: str) -> Iterator[Mark]:
    """Yield what a mark of a text may be in another language: a number may be a label there, as in No. 2, Platz 2."""
    kind, value = mark
    if code_of(there) != code_of(language) and kind in ("number", "label"):
        yield from (("number", value), ("label", value))
    else:
        yield mark


def may_be_in_words(number: Number, statement: str, language: str, languages: Iterable[str]) -> bool:
    """Whether some languages may have a number of a statement in words of which nobody knows all forms.

    That is a short number, or one of a decade; but no month of 3 May is in such words.
    """
    months = MONTH_AND_DAY.finditer(statement)
    if number.kind == "name" or any(one.start() <= number.start < one.end() for one in months):
        return False
    if statement[number.start].isdecimal() and all(code_of(one) in SPELT for one in (language, *languages)):
        return False
    digits = str(number.value.numerator).rstrip("0")
    is_short = number.value <= LEAST_IN_DIGITS or len(digits) <= len("16")
    return is_short or YEAR_OF_DECADE.fullmatch(str(number.value)) is not None


def prints_others(statement: str, language: str, passages: Texts) -> bool:
    """Whether passages print a number that a statement has not, in whose place it may have another."""
    stated = set(marks_in(statement, language))
    return any(
        stated.isdisjoint(one for mark in marks_of(number, text, own) for one in across(mark, own, language))
        for text, own in passages
        for number in numbers_in(text, own)
        if number.counts and number.value > 1
    )


def numbers_of(statement: str, language: str, texts: Texts) -> Iterator[Number]:
    """Yield the numbers of a statement, its ordinals too, but for those of a time of day that one of some texts prints.

    The texts come with their languages.
    """
    times = all_times_in(statement, language)
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
        if one.sure and (one.value > MOST_PLAIN or any(map(str.isdecimal, statement[one.start : one.end])))
    )
    taken = [(one.start, one.end) for one in numbers]
    found = [*numbers, *(one for one in orders if not any(low < one.end and one.start < high for low, high in taken))]
    for number in sorted(found, key=lambda one: one.start):
        if not any(low <= number.start and number.end <= high for low, high in same):
            yield number


def _same_days(statement: str, language: str, texts: Texts) -> Iterator[tuple[int, int]]:
    """Yield where a statement has the days and months of texts, whatever they write for these: 五月三日, 3 May."""
    days = [one for one in dates_in(statement, language) if one.month]
    printed = {(one.month, one.day) for text, own in texts for one in dates_in(text, own)} if days else set()
    for one in days:
        if (one.month, one.day) in printed:
            end = one.end if one.year is None else one.start
            match = MONTH_AND_DAY.search(statement, one.start, one.end)
            yield (match.start(), match.end()) if match else (one.start, end)


def in_other_roles(statement: str, passages: Texts, language: str) -> Iterator[tuple[str, str]]:
    """Yield the numbers of a statement by which it has something change, and passages have it come to, or the reverse.

    Each is told with the word of the statement, and that of the passages.
    """
    for number in numbers_in(statement, language):
        role = role_of(number, statement, language) if number.counts else None
        there = {
            role_of(one, text, own)
            for text, own in (passages if role else ())
            for one in numbers_in(text, own)
            if one.value == number.value
        }
        if role and len(there) == 1 and not there & {role, None}:
            shown = statement[number.start : number.end]
            yield f"{role} {shown}", f"{there.pop()} {shown}"


def roughly_otherwise(statement: str, passages: Texts, language: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a statement for so many that nobody counted them, with those for others of its passages.

    A number of a passage that is at least as great, and not ten times as great, may be said so too.
    """
    own = tuple(rough_in(statement, language))
    printed = [one for text, there in passages for one in rough_in(text, there)] if own else []
    for words, least in own:
        is_same = any(least == other for _, other in printed)
        counted = (one.value for text, there in passages for one in numbers_in(text, there))
        if printed and not is_same and not any(least <= value < 10 * least for value in counted):
            yield words, printed[0][0]
