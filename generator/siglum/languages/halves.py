"""Halves of great numbers and dozens, as languages beside English say them: eine halbe Million, millón y medio."""

# ruff: noqa: RUF001 - letters of every script

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import TypeAlias

Found: TypeAlias = tuple[Fraction, int, int]
"""A number, and where it begins and ends."""

BEFORE = r"halbe[nrs]?|demi|medi[oa]|mei[oa]|mezz[oa]|half|halv|halva|pół|пол"
"""Half, right before a great number."""
AFTER = r"et demie?|y medi[oa]|e mei[oa]|e mezz[oa]|en een half|och en halv|с половиной|i pół"
"""And a half, right after one."""
MIXED: Mapping[str, Fraction] = {
    "anderthalb": Fraction(3, 2), "полутора": Fraction(3, 2), "полторы": Fraction(3, 2),
    "anderhalf": Fraction(3, 2), "eineinhalb": Fraction(3, 2), "полтора": Fraction(3, 2),
    "zweieinhalb": Fraction(5, 2), "dreieinhalb": Fraction(7, 2), "viereinhalb": Fraction(9, 2),
    "fünfeinhalb": Fraction(11, 2), "sechseinhalb": Fraction(13, 2), "siebeneinhalb": Fraction(15, 2),
    "achteinhalb": Fraction(17, 2), "neuneinhalb": Fraction(19, 2), "zehneinhalb": Fraction(21, 2),
}  # fmt: skip
"""Numbers with a half that are one word."""
PARTS: Mapping[str, int] = {
    "drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "achtel": 8, "zehntel": 10,
    "tiers": 3, "quarts?": 4, "cinquièmes?": 5, "dixièmes?": 10, "tercios?": 3, "cuartos?": 4, "quintos?": 5,
    "terz[oi]": 3, "quart[oi]": 4, "quint[oi]": 5, "terços?": 3, "quartos?": 4, "derde": 3, "kwart": 4, "vijfde": 5,
    "tredjedel(?:ar|er|e)?": 3, "fjärdedel(?:ar)?": 4, "fjerdedel(?:er|e)?": 4, "третьих|треть[иь]?": 3,
    "четвертей|четверт[иь]": 4,
}  # fmt: skip
"""The names of parts of a whole, behind how many of them there are: zwei Drittel, trois quarts."""
PART = re.compile(rf"[\s-](?:{'|'.join(f'({name})' for name in PARTS)})(?![^\W_])", re.IGNORECASE)
ONE = re.compile(r"(?<![^\W_])(?:eine?[mrs]?|une?|un[oa]?|um|een|en|одна)(?=[\s-])", re.IGNORECASE)
DOZEN = re.compile(
    r"(?<![^\W_])(?:dutzend|douzaine|docena|dozzina|dúzia|dozijn|dussin|tucet|дюжин[аы]?)(?![^\W_])", re.IGNORECASE
)
LETTERS = 4
"""Letters of the name of a great number, at least: a “k” alone has no half."""


def halves_in(text: str, scales: Mapping[str, int], known: Iterable[Found]) -> Iterator[Found]:
    """Yield the numbers of a text that have a half in words, and dozens.

    `scales` has what stands behind digits in a language, `known` the numbers that are known without their halves.
    """
    half, mixed, after = _patterns(tuple(scales))
    for match in half.finditer(text):
        yield Fraction(scales[match[1].casefold()], 2), match.start(), match.end()
    for match in mixed.finditer(text):
        yield MIXED[match[1].casefold()] * scales.get((match[2] or "").casefold(), 1), match.start(), match.end()
    for value, start, end in known:
        if behind := after.match(text, end):
            words = text[start:end].casefold()
            scale = max((one for name, one in scales.items() if words.endswith(name)), default=1)
            yield value + Fraction(scale, 2), start, behind.end()
    ones = ((Fraction(1), match.start(), match.end()) for match in ONE.finditer(text))
    for value, start, end in (*known, *ones):
        if part := PART.match(text, end):
            yield value / tuple(PARTS.values())[(part.lastindex or 1) - 1], start, part.end()
    yield from ((Fraction(12), match.start(), match.end()) for match in DOZEN.finditer(text))


@cache
def _patterns(scales: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    long = sorted((name for name in scales if len(name) >= LETTERS), key=lambda name: (-len(name), name))
    named = "|".join(map(re.escape, long)) or "(?!)"
    return (
        re.compile(rf"(?<![^\W_])(?:{BEFORE})[\s-]?({named})(?![^\W_])", re.IGNORECASE),
        re.compile(rf"(?<![^\W_])({'|'.join(MIXED)})(?:[\s-]?({named}))?(?![^\W_])", re.IGNORECASE),
        re.compile(rf"\s(?:{AFTER})(?![^\W_])", re.IGNORECASE),
    )
