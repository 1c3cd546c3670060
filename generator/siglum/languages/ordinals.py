"""Ordinals as texts print them: third, 3rd, drittes, 3., troisième, 3e, tercera.

ICU spells them for each language, in every gender and number that it knows, and says what stands behind their digits.
"""

# ruff: noqa: RUF001 - signs of every script

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from siglum.languages.spelling import UNSPACED_OR_HANGUL, any_of, formatter, squeezed
from siglum.model.expressions import expression
from siglum.model.language_tags import code_of

GREATEST = 99
"""The greatest ordinal that is read in words."""
RULES = (
    "", "-masculine", "-feminine", "-neuter", "-n", "-r", "-s", "-m", "-masculine-adjective", "-masculine-plural",
    "-feminine-plural", "-common", "-reale", "-verbose",
)  # fmt: skip
"""The sets of rules by which ICU spells ordinals in one language or another."""
RULE = "{{n, spellout,%spellout-ordinal{}}}"
COUNTED = (1, 2, 3, 4, 7, 8, 11, 21)
"""Numbers whose ordinals, in digits, have all endings that a language knows."""
MORE_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "fr": ("e", "er", "re", "ère", "ème", "ième", "eme", "es", "nd", "nde"),
    "es": ("º", "ª", ".ª", ".er", "o", "a", "er", "ro", "ra", "do", "da", "to", "ta"),
    "it": ("º", "ª", "°"),
    "pt": ("º", "ª", ".º", ".ª", "o", "a"),
    "ca": ("r", "n", "t", "è", "a"),
    "nl": ("e", "de", "ste"),
    "sv": (":e", ":a", "e", "a"),
    "ru": ("-й", "-я", "-е", "-го", "-му", "-ю", "-м", "-х"),
}
"""Endings behind digits that ICU has not, and that texts have."""
ROMAN = expression(r"(?<![^\W_])(?P<roman>[IVX]{1,6})(?:e|er|ème|º|ª|th|st|nd|rd)(?![^\W_])")
ROMAN_ALONE = expression(r"(?<![^\W_])[IVXLC]{2,8}(?![^\W_])|(?<=\b(?:Part|Book|Room|Hall) )[IVX](?![^\W_])")
"""Numerals that stand by themselves; of single letters those that something is numbered by."""
ARTICLES = expression(
    r"(?<![^\W_])(?:der|die|das|des|dem|den|im|am|zum|zur|vom|beim|ins|sein\w*|ihr\w*|jede\w*|det|az?)\s\Z",
    re.IGNORECASE,
)
"""What stands before an ordinal whose ending is a point: im 19. Jahrhundert, a 19. század."""
MOST_PLAIN = 2
"""The greatest ordinal that in words mostly counts nothing: at first, a second time, secondo me."""
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Ordinal(Struct, frozen=True):
    """An ordinal in a text, with its offsets in code points, half-open."""

    value: int
    start: int
    end: int
    sure: bool
    """Whether it can be nothing else: "3." at the end of a sentence is a number."""


class _Spelt(Struct, frozen=True):
    values: Mapping[str, int]
    """By the words, without spaces and in one case."""
    words: re.Pattern[str]
    digits: re.Pattern[str]


def ordinals_in(text: str, language: str) -> Iterator[Ordinal]:
    """Yield the ordinals of a text, as they are written in a language (BCP 47); none in one that ICU does not spell."""
    spelt = _spelt(code_of(language))
    if spelt is None:
        return
    for match in spelt.words.finditer(text):
        yield Ordinal(spelt.values[squeezed(match[0])], *match.span(), sure=True)
    for match in spelt.digits.finditer(text):
        # Behind a point the next word tells: a small letter goes on; and an article before tells of one that follows.
        behind = text[match.end() :].lstrip()[:1]
        sure = match["ending"] != "." or behind.islower() or (behind.isalpha() and _is_of_article(text, match.start()))
        yield Ordinal(int(match["number"]), match.start(), match.end() - (match["ending"] == "."), sure)
    for match in ROMAN.finditer(text):
        yield Ordinal(roman_value(match["roman"]), *match.span(), sure=True)


def _is_of_article(text: str, start: int) -> bool:
    return bool(ARTICLES.search(text, max(0, start - 16), start))


def roman_value(letters: str) -> int:
    """Return the number that Roman numerals up to C write."""
    values = [VALUES[letter] for letter in letters.upper()]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


@cache
def _spelt(code: str) -> _Spelt | None:
    cardinal = formatter("{n, spellout}", code)
    if code != "en" and cardinal(3) == "three":
        return None
    values: dict[str, int] = {}
    forms: set[str] = set()
    # Of a set of rules that it has not, ICU spells the number itself.
    rules = {(ordinal(1), ordinal(3)): ordinal for ordinal in (formatter(RULE.format(rule), code) for rule in RULES)}
    rules.pop((cardinal(1), cardinal(3)), None)
    for ordinal in rules.values():
        for number in range(1, GREATEST + 1):
            form = ordinal(number)
            # Where ICU knows no ordinal beyond some number, it spells the number; 第三 is met as 第 and a number.
            if (
                form != cardinal(number)
                and not UNSPACED_OR_HANGUL.match(form)
                and not any(char.isdigit() for char in form)
            ):
                values.setdefault(squeezed(form), number)
                forms.add(form)
    digits = formatter("{n, ordinal}", code)
    endings = {digits(number).removeprefix(str(number)) for number in COUNTED} | set(MORE_ENDINGS.get(code, ()))
    endings = {one for one in endings if one and not one[0].isdigit()}
    if not values:
        return None
    words, behind = any_of(forms, joint="[\\s\u00ad-]?"), any_of(endings)
    return _Spelt(
        values,
        re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE),
        re.compile(
            rf"(?<![^\W_]|[.,])(?P<number>\d{{1,3}})(?P<ending>{behind or '(?!)'})(?![^\W_])(?!(?<=\.)\s?(?:\d|\Z))",
            re.IGNORECASE,
        ),
    )
