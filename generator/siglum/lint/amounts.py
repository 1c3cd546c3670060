"""Whether a number of a statement is that of a passage: by its value, and by what it tells.

A number is the same in digits and in words, as a cardinal and as an ordinal, in Roman numerals, and as a time of day.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from siglum.languages.bounds import are_ends
from siglum.languages.changes import role_of
from siglum.languages.dates import MONTH_AND_DAY, dates_in
from siglum.languages.number_words import number_words
from siglum.languages.numbers import Number, multiples_in, numbers_in
from siglum.languages.ordinals import PLAIN_ORDINALS, ROMAN_ALONE, ordinals_in, roman_value
from siglum.languages.rough import rough_in
from siglum.languages.spelling import squeezed
from siglum.languages.spoken_times import all_times_in
from siglum.model.expressions import expression
from siglum.model.language_tags import code_of

PER_CENT = expression(r"\s?(?:[%\uff05]|per ?cent\b)", re.IGNORECASE)
"""What makes of a number a share of a hundred."""
Mark = tuple[str, object]
"""What makes a number the same as another."""
SCALE_NAME = expression(r"(?:(?<=\d)|(?<=\s))[^\W\d_]+\Z")
"""What may be the name of a great number at the end of a number."""


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


def in_other_roles(statement: str, passages: Sequence[tuple[str, str]], language: str) -> Iterator[tuple[str, str]]:
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


def roughly_otherwise(statement: str, passages: Sequence[tuple[str, str]], language: str) -> Iterator[tuple[str, str]]:
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
