"""Finds the parts of numbers in words, and dozens, in languages beside English; the words stand in halves.py."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache, cached_property
from typing import TypeAlias

from msgspec import Struct

from siglum.languages.halves import PARTS, ROUGH, Words
from siglum.languages.joined import NO_UNIT
from siglum.languages.spelling import any_of, squeezed
from siglum.languages.whole_words import UNSPACED_LANGUAGES, code_of_words, edges
from siglum.model.expressions import NEVER, expression

Found: TypeAlias = tuple[Fraction, int, int]
"""A number, and where it begins and ends."""
OF_A = expression(r"[\s-](?:einer |d['’]un |d[ei] (?:un )?|van een |av en |o |z )|(?=[\s-])", re.IGNORECASE)
"""What stands between a share and the great number of which it is one: drei Viertel einer Million."""
PARTED = expression(r"(?<![\w.,])(\d{1,4})\s?(?:m|frs?\.?|F|€|Mk\.?|[Kk]r\.?)\s?(\d{2})(?![\w%]|[.,]\d)")
"""A measure with its unit between the whole and the hundredths: 8 m 62, 12 fr. 50."""
ONE = expression(
    r"(?<![^\W_])(?:eine?[mrs]?|une?|un[oa]?|um|een|en|ett|одна|один|jedna|jeden|bir|एक|sebuah|satu)(?=[\s-])",
    re.IGNORECASE,
)
DOZEN = expression(
    r"(?<![^\W_])(?:dutzend|douzaine|docena|dozzina|dúzia|dozijn|dussin|tucet|дюжин[аы]?)(?![^\W_])", re.IGNORECASE
)
SHARE_OF = expression(r"(?:分之|分の|분의 ?)\Z")
"""What stands in Chinese, Japanese and Korean between how many parts there are and how many are meant."""
MORE_WITHIN: Mapping[str, re.Pattern[str]] = {
    "zh": expression("[多余餘几幾]"), "ja": expression("[数余]"), "ko": expression("여|몇|수"),
}  # fmt: skip
"""What says within a number, before its last scale, that it is more than that: 七十多万."""
PERCENT = 100
LETTERS = 4
"""Letters of the name of a great number, at least, where spaces part words: a “k” alone has no half."""
ROUGHLY = expression(
    rf"(?<![^\W_])(?:(?:une?|un[ao]|uma?|ett|een)\s(?:\w+\s)?|(?=[^\x00-\u02ff]))(?P<name>{'|'.join(ROUGH)})(?![^\W_])",
    re.IGNORECASE,
)
"""A name of a number that is never meant exactly, with an article, where a language has one."""


def is_round(value: Fraction) -> bool:
    """Whether a number is a dozen, a score, or ten, a hundred or a thousand, and so on."""
    return value in (12, 20) or (value >= 10 and set(str(value)[1:]) == {"0"} and str(value)[0] == "1")  # noqa: PLR2004


class _Patterns(Struct, frozen=True):
    """What a language says of parts; the groups of each pattern are numbered as the words are."""

    of: re.Pattern[str]
    by_itself: re.Pattern[str]
    added: re.Pattern[str]
    adding: re.Pattern[str]
    shares: re.Pattern[str]
    great: re.Pattern[str]
    """The name of a great number."""


class Parts(Struct, frozen=True, dict=True):
    """The parts of numbers in a text."""

    text: str
    code: str
    """The text's language."""
    scales: Mapping[str, int]
    """What stands behind digits in that language."""
    known: tuple[Found, ...]
    """The numbers that are known without their parts."""

    def __iter__(self) -> Iterator[Found]:
        """Yield the numbers with parts."""
        yield from self._before()
        yield from self._behind()
        yield from self._shares()
        yield from ((int(one[1]) + Fraction(int(one[2]), 100), *one.span()) for one in PARTED.finditer(self.text))
        yield from self._dozens
        for match in ROUGHLY.finditer(self.text):
            yield Fraction(ROUGH[match["name"].casefold()]), *match.span("name")

    def _before(self) -> Iterator[Found]:
        """Yield the numbers that begin with a word for a part, or with one for what has a half."""
        words, patterns = self._words, self._patterns
        for match in patterns.of.finditer(self.text):
            if great := self._great(match.end()):
                yield _value(match, words.of) * great[0], match.start(), great[1]
        for match in patterns.by_itself.finditer(self.text):
            times, end = self._great(match.end()) or (Fraction(1), match.end())
            yield _value(match, words.by_itself) * times, match.start(), end
        for match in patterns.adding.finditer(self.text):
            behind = match.end() + self.text[match.end() : match.end() + 1].isspace()
            for value, end in self._starting.get(behind, ()):
                yield value + _value(match, words.adding) * self._scale(behind, end), match.start(), end

    def _behind(self) -> Iterator[Found]:
        """Yield the numbers to which words behind them add a part, or that they are more, and a great number."""
        more = MORE_WITHIN.get(self.code, NEVER)
        for value, start, end in (*self.known, *self._ones):
            if match := self._patterns.added.match(self.text, end):
                part = _value(match, self._words.added)
                times, last = self._great(match.end()) or (Fraction(1), match.end())
                yield (value + part * (1 if times > 1 else self._scale(start, end))) * times, start, last
            elif (within := more.match(self.text, end)) and (great := self._great(within.end())):
                yield value * great[0], start, great[1]

    def _shares(self) -> Iterator[Found]:
        for value, start, end in (*self.known, *self._ones):
            if match := self._patterns.shares.match(self.text, end):
                of = OF_A.match(self.text, match.end())
                times, last = (of and self._great(of.end())) or (Fraction(1), match.end())
                yield value * times * _value(match, self._words.shares), start, last
            elif joint := SHARE_OF.search(self.text, max(0, start - 3), start):
                for parts, first, last in self.known:
                    if last == joint.start() and parts:
                        # Of a hundred parts Chinese says what others say in per cent.
                        yield value if parts == PERCENT else value / parts, first, end

    @cached_property
    def _words(self) -> Words:
        return PARTS.get(code_of_words(self.code), Words())

    @cached_property
    def _patterns(self) -> _Patterns:
        return _patterns(code_of_words(self.code), tuple(self.scales))

    @cached_property
    def _dozens(self) -> tuple[Found, ...]:
        return tuple((Fraction(12), *match.span()) for match in DOZEN.finditer(self.text))

    @cached_property
    def _ones(self) -> tuple[Found, ...]:
        return tuple((Fraction(1), *match.span()) for match in ONE.finditer(self.text))

    @cached_property
    def _starting(self) -> Mapping[int, list[tuple[Fraction, int]]]:
        """The numbers by where they begin, and where each ends."""
        found: dict[int, list[tuple[Fraction, int]]] = {}
        for value, start, end in (*self.known, *self._dozens):
            found.setdefault(start, []).append((value, end))
        return found

    def _great(self, at: int) -> tuple[Fraction, int] | None:
        """Return the great number that stands at a place, a space or a hyphen aside, and where it ends."""
        at += self.text[at : at + 1] in ("-", " ", "\u00a0")
        if match := self._patterns.great.match(self.text, at):
            return Fraction(self.scales[squeezed(match[0])]), match.end()
        # A hundred, a thousand or a dozen may be a number by itself.
        found = [] if self.text[at : at + 1].isdecimal() else self._starting.get(at, [])
        return next((one for one in found if is_round(one[0])), None)

    def _scale(self, start: int, end: int) -> int:
        return scale_in(self.text[start:end], self.scales)


def is_rough(words: str) -> bool:
    """Whether a number is one that is never meant exactly: une centaine."""
    return words.casefold() in ROUGH


def scale_in(words: str, scales: Mapping[str, int]) -> int:
    """Return the scale with which a number ends, as the million of two million; 1 for none."""
    last = words.casefold()
    return max((one for name, one in scales.items() if last.endswith(name)), default=1)


def _value(match: re.Match[str], values: Mapping[str, Fraction]) -> Fraction:
    """Return the value of the words that a pattern has met."""
    return tuple(values.values())[(match.lastindex or 1) - 1]


@cache
def _patterns(code: str, scales: tuple[str, ...]) -> _Patterns:
    words = PARTS.get(code, Words())
    unspaced = code in UNSPACED_LANGUAGES
    starts, ends = edges(code)
    named = any_of(name for name in scales if unspaced or len(name) >= LETTERS or not name.isascii()) or "(?!)"

    def pattern(patterns: Mapping[str, object], before: str, behind: str) -> re.Pattern[str]:
        grouped = "|".join(f"({one})" for one in patterns) or "(?!)"
        return re.compile(rf"{before}(?:{grouped}){behind}", re.IGNORECASE)

    return _Patterns(
        of=pattern(words.of, starts, ""),
        by_itself=pattern(words.by_itself, starts, ends),
        added=pattern(words.added, r"\s?" if unspaced else r"\s", ends),
        adding=pattern(words.adding, starts, ends),
        shares=pattern(words.shares, r"[\s-]", ends),
        great=re.compile(rf"(?:{named}){ends}{NO_UNIT}", re.IGNORECASE),
    )
