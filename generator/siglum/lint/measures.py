"""The unit of a number: a statement that has the number of its passage in another unit says something else.

ICU has the names of units in every language. What may be of several, such as m, is of each of them, and where a number
stands without one that is known, nothing is said of it.
"""

# ruff: noqa: RUF001 - signs of every script

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from siglum.languages.dates import dates_in
from siglum.languages.english_forms import SIGNS
from siglum.languages.measures import names_of_units
from siglum.languages.numbers import Number, numbers_in
from siglum.languages.units import CURRENCIES, code_behind, names_of, sign_before
from siglum.languages.whole_words import UNSPACED_LANGUAGES, edges
from siglum.lint.values import Texts
from siglum.model.expressions import expression
from siglum.model.language_tags import code_of
from siglum.proving.word_forms import keys_of, plain_word, stem_of

if TYPE_CHECKING:
    from fractions import Fraction

BEHIND = 40
"""Code points behind a number in which its unit stands."""
LONGEST = 3
"""Words of the name of a unit, at most."""
MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
WORD = expression(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*[.²³]?|[%‰°′″][CFcf]?")
GAPS = (" ", "-", "\u00a0", "\u202f", "\n")
OF_RATE = expression(r"\s?(?:/|[²³]|(?:per|an?|each|pro|je|par|por|al?|à|na|per|om|i|в|на|за|毎)(?!\w))")
"""What says behind a unit that it is of another: 5 km per hour."""
MINUS = expression(r"(?:[-−–]|(?<!\w)(?:minus|moins|menos|meno|минус|мінус)\s)\s?\Z", re.IGNORECASE)
COLD = expression(
    r"below|under|frost|freez|zero|minus|negativ|unter|null|sous|moins|bajo|cero|menos|sotto|meno|abaixo|onder|nul|ниже|мороз"
    r"|минус|零下|氷点下|영하|マイナス",
    re.IGNORECASE,
)
"""Words by which a text tells that some degrees are below nought."""


def in_other_units(statement: str, passages: Texts, language: str) -> Iterator[str]:
    """Yield the numbers of a statement with a unit that passages, each with its language, print of others alone."""
    own = [(one, units_of(one, statement, language)) for one in numbers_in(statement, language) if one.counts]
    if not any(units for _, units in own):
        return
    there: dict[Fraction, list[frozenset[str]]] = {}
    for text, language_there in passages:
        dates = [(one.start, one.end) for one in dates_in(text, language_there)]
        for number in numbers_in(text, language_there):
            if number.counts and not any(start <= number.start < end for start, end in dates):
                there.setdefault(number.value, []).append(units_of(number, text, language_there))
    for number, units in own:
        # What the statement has too is the number beside it: 3% for three years.
        others = [also for one, also in own if one is not number and one.value == number.value]
        printed = [one for one in there.get(number.value, []) if not any(one & also for also in others)]
        if units and printed and all(printed) and all(units.isdisjoint(one) for one in printed):
            yield _shown(number, statement)


def _shown(number: Number, text: str) -> str:
    """Return a number with the sign before it, or the word behind it."""
    before = text[max(0, number.start - 1) : number.start]
    words = next(_rows(text[number.end : number.end + BEHIND]), [])
    end = number.end + (words[0].end() if words else 0)
    return f"{before if before in CURRENCIES else ''}{text[number.start : end]}"


def units_of(number: Number, text: str, language: str) -> frozenset[str]:
    """Return the units of which a number of a text may be; nothing where none is known."""
    code = code_of(language)
    if text[number.end - 1 : number.end] in "%％":
        return frozenset(("percent",))
    if money := _money(number, text, code):
        # The pound, in every language, is a weight too.
        return money | (frozenset(("mass-pound",)) if "£" in money else frozenset())
    if (sign := sign_before(text, number.start, code)) and sign[0] == "%":
        return frozenset(("percent",))
    found = _named(text[number.end : number.end + BEHIND], code)
    degrees = {one for one in found if one.startswith("temperature")}
    if not degrees:
        return found
    cold = frozenset(f"minus {one}" for one in degrees)
    if MINUS.search(text, 0, number.start):
        return cold
    return found | cold if COLD.search(text) else found


def _money(number: Number, text: str, code: str) -> frozenset[str]:
    beside = (text[max(0, number.start - 1) : number.start], text[number.end : number.end + 1])
    if found := next((sign for sign in beside if sign and (sign in CURRENCIES or sign == "¢")), ""):
        return frozenset((found,))
    coded = sign_before(text, number.start, code) or code_behind(text, number.end)
    if coded and coded[0] in CURRENCIES:
        return frozenset((coded[0],))
    match = _currencies(code).match(text, number.end)
    if not match:
        return frozenset()
    word = match[1].casefold()
    return frozenset(sign for sign in (*CURRENCIES, "¢") if word in _names_of_money(sign, code))


@cache
def _names_of_money(sign: str, code: str) -> frozenset[str]:
    names = names_of(sign, code)
    return names | {form for word in SIGNS.get(sign, ()) if code == "en" for form in (word, f"{word}s")}


@cache
def _currencies(code: str) -> re.Pattern[str]:
    names = {name for sign in (*CURRENCIES, "¢") for name in _names_of_money(sign, code)}
    spelt = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    _, ends = edges(code)
    return re.compile(rf"[\s-]?(?:(?!per )[^\W\d_]+ )?({spelt}){ends}", re.IGNORECASE)


def _named(behind: str, code: str) -> frozenset[str]:
    """Return the units by whose longest name a text begins."""
    if code in UNSPACED_LANGUAGES:
        spelt = behind.lstrip()
        name = max((one for (one,) in _units(code) if spelt.startswith(one)), key=len, default="")
        return _units(code).get((name,), frozenset())
    for row in _rows(behind):
        forms = product(*(_keys(word[0], code) for word in row))
        found = frozenset(unit for form in forms for unit in _units(code).get(form, ()))
        if found:
            return frozenset() if OF_RATE.match(behind, row[-1].end()) else found
    return frozenset()


def _keys(word: str, code: str) -> tuple[str, ...]:
    """Return the stem of a word, in English those of both spellings; a sign as it is."""
    plain = plain_word(word)
    if not plain:
        return (word.casefold(),)
    return keys_of(word, code) if code == "en" else (stem_of(plain, code),)


def _rows(behind: str) -> Iterator[list[re.Match[str]]]:
    """Yield the words with which a text begins, the longest row first."""
    words: list[re.Match[str]] = []
    end = 0
    while len(words) < LONGEST and (match := WORD.match(behind, end + (behind[end : end + 1] in GAPS))):
        words.append(match)
        end = match.end()
    yield from (words[:count] for count in range(len(words), 0, -1))


@cache
def _units(code: str) -> Mapping[tuple[str, ...], frozenset[str]]:
    """Return the units that rows of words stand for: each word as its keys, in a script without spaces as it is."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for name, units in names_of_units(code):
        words = [match[0] for match in WORD.finditer(name)]
        forms = [(name,)] if code in UNSPACED_LANGUAGES else product(*(_keys(one, code) for one in words))
        for form in forms:
            found[form] = found.get(form, frozenset()) | units
    return found
