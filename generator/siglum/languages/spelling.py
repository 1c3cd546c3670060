"""How ICU spells a number, and what people leave out of it."""

# ruff: noqa: RUF001 - letters of every script

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING

from siglum.model import scripts
from siglum.model.expressions import expression

if TYPE_CHECKING:
    from datetime import datetime

UNSPACED_OR_HANGUL = expression(f"[{scripts.UNSPACED}{scripts.HANGUL}]")
"""A letter of a script in which no space tells where a number in words ends."""
ENDINGS = {
    "tr": (
        r"(?:['’]?[dt][ea]n(?=\s(?:fazla|çok|az|daha|aşağı|yukarı))|['’]?y?[ıiuü](?=\s(?:aş|geç|bul)))?",
        r"(?:[dt][ea]n?|y?[eaıiuü]|n?[ıiuü]n|l[ıiuü]k)(?![^\W\d_])",
    ),
}
"""What a language joins to the end of a number, as patterns: to any, before certain words; and to one of several words.

Of most single words such a form means something else, as Turkish “ona” is no ten, and “yüzden” no hundred.
"""
MORE_SCALES: Mapping[str, Mapping[str, int]] = {
    "de": {"tsd": 10**3},
    "hi": {"हजार": 10**3, "मिलियन": 10**6, "बिलियन": 10**9},
    "is": {"þúsundum": 10**3, "milljónum": 10**6, "milljóna": 10**6, "milljarða": 10**9, "milljörðum": 10**9},
    "fi": {"miljoonan": 10**6, "miljoonaan": 10**6, "miljardin": 10**9, "miljardilla": 10**9, "miljardiin": 10**9},
    "cs": {"tisíci": 10**3, "tisících": 10**3, "miliónu": 10**6, "miliónů": 10**6, "miliony": 10**6},
    "ko": {"십만": 10**5, "백만": 10**6, "천만": 10**7, "십억": 10**9, "백억": 10**10, "천억": 10**11},
}
"""What else stands behind digits."""
COLLECTIVES: Mapping[str, Mapping[str, int]] = {
    code: {form: value for value, forms in enumerate(words.split("|"), start=2) for form in forms.split()}
    for code, words in {
        "ru": (
            "двое двоих двоим двоими|трое троих троим троими|четверо четверых четверым четверыми|пятеро пятерых пятерым"
            "|шестеро шестерых шестерым|семеро семерых семерым"
        ),
        "uk": "двоє|троє|четверо четверых|п’ятеро|шестеро|семеро",
        "pl": "dwoje dwojga|troje trojga|czworo czworga|pięcioro pięciorga|sześcioro sześciorga|siedmioro siedmiorga",
        "cs": "dvoje dvěma|troje třem třech třemi|čtvero čtyřem čtyřech čtyřmi|patero",
        "is": (
            "tvö tvær tveir tvo tveimur tveggja|þrjú þrjár þrír þrjá þremur þriggja"
            "|fjögur fjórar fjórir fjóra fjórum fjögurra"
        ),
        "fi": (
            "kahta kahdessa kahdesta kahteen kahdella kahdelle|kolmea kolmessa kolmesta kolmeen kolmella kolmelle"
            "|neljää neljässä neljästä neljään neljällä neljälle|viittä viidessä viidestä viiteen|kuutta|seitsemää"
        ),
        "ar": "اثنان اثنين اثنتان اثنتين|ثلاث ثلاثة|أربع أربعة|خمس خمسة|ست ستة|سبع سبعة|ثماني ثمان ثمانية|تسع تسعة",
        "hi": "दोनों|तीनों|चारों|पाँच पांच पाँचों पांचों|छह छः",
        "de": "zweier|dreier",
    }.items()
}
"""The numbers from two as a language has them of persons, or in a case that ICU does not know."""
THOUSANDS = 3
"""The power of ten of a thousand."""
OBLIQUE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "cs": (
        (r"devět\b", "devíti"), (r"(pět|šest|sedm|osm|deset|náct|cet|desát)\b", r"\1i"), (r"\bdv[aě]\b", "dvou"),
        (r"\btři\b", "tří"), (r"\bčtyři\b", "čtyř"), (r"\bst[aě]\b", "set"), (r"\bsto\b", "sta"),
    ),
    "uk": (
        (r"двісті\b", "двохсот"), (r"триста\b", "трьохсот"), (r"чотириста\b", "чотирьохсот"),
        (r"шіст(?=сот\b|ь\b)", "шест"), (r"вісім(?=сот\b|\b)", "восьм"), (r"сім(?=сот\b|\b)", "сем"),
        (r"(?<=[тм])сот\b", "исот"), (r"(?<=[ят])ь\b|(?<=сем)\b|(?<=восьм)\b|(?<=десят)\b", "и"),
        (r"сорок\b", "сорока"), (r"(?<=н[оа])сто\b|\bсто\b", "ста"), (r"\bдв[аі]\b", "двох"),
        (r"\bтри\b", "трьох"), (r"\bчотири\b", "чотирьох"),
    ),
    "el": ((r"κόσι(?:α|οι|ες)\b", "κοσίων"), (r"\bχίλι(?:α|οι|ες)\b", "χιλίων")),
}  # fmt: skip
"""What becomes of the words of a number in the genitive, where ICU knows the nominative alone."""
TOLD_BY = (1, 2, 5, 22, 40, 71, 80, 102, 200, 801, 2000)
"""Numbers that a language with several ways spells in each."""
GENDERS = ("feminine", "masculine")
CASES = ("genitive", "dative", "instrumental", "locative", "prepositional", "ablative")
ELSEWHERE = {"fr": ("fr_BE", "fr_CH")}
"""Countries that spell otherwise: septante, huitante."""
SAME_APOSTROPHES = str.maketrans("'’", "ʼʼ")
"""Apostrophes of Ukrainian, which ICU writes in one way."""
DOTTED = "İ".casefold()
"""The capital of a Turkish i, in one case."""
SQUEEZED = expression("[\\s\u00ad\u200b-]+")
GAPS = expression(r"(?:\\?[\s\u00ad-])+")
"""What stands between the parts of a word, in the pattern of it."""


def squeezed(words: str) -> str:
    """Return words in one case, without what joins them."""
    return SQUEEZED.sub("", words).casefold().replace(DOTTED, "i").translate(SAME_APOSTROPHES)


def any_of(words: Iterable[str], joint: str = "") -> str:
    """Return the pattern that meets any of some words, the longest first; empty for none.

    `joint` is the pattern of what may stand between the parts of one, where that is more than what stands there.
    """
    escaped = (re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return "|".join(GAPS.sub(lambda _: joint, word) if joint else word for word in escaped)


def scale_of(spelled: str, count: str) -> str:
    """Return what a spelled number has behind how many: "zwei Millionen" and "zwei" make "Millionen"."""
    if spelled.startswith(count) and spelled != count:
        return spelled.removeprefix(count).strip("\u00ad\u200b -")
    return re.split("[\\s\u00ad\u200b-]", spelled)[-1]


def is_bare(scale: str, value: int, whole: str, power: int, code: str) -> bool:
    """Whether a scale needs no number before it: mille; and tausend, which ICU spells eintausend."""
    is_thousand = power == THOUSANDS and code != "en" and value == 10**power
    return scale == whole or (is_thousand and whole.endswith(scale))


def without_one(spelled: "Format", words: set[str]) -> dict[str, int]:
    """Return the numbers from 100 to 199 without the one that ICU puts before them: ein|hundert; none elsewhere.

    The word for a hundred is added to `words`.
    """
    hundred, whole = squeezed(scale_of(spelled(200), spelled(2))), squeezed(spelled(100))
    one = whole.removesuffix(hundred)
    if not one or one == whole or UNSPACED_OR_HANGUL.match(whole):
        return {}
    words.add(hundred)
    return {squeezed(spelled(number)).removeprefix(one): number for number in range(100, 200)}


def other_spellings(spelled: "Format", code: str) -> list["Format"]:
    """Return the other ways in which a language spells a number: by gender, case and country, and verbose."""
    rules = ("verbose",) if code == "en" else (*GENDERS, *CASES, *map("-".join, product(GENDERS, CASES)))
    spoken = [(f",%spellout-cardinal-{rule}", code) for rule in rules]
    spoken += [(rule, country) for country in ELSEWHERE.get(code, ()) for rule in ("", ",%spellout-cardinal-feminine")]
    ways = [formatter(f"{{n, spellout{rule}}}", where) for rule, where in spoken]
    # Of a rule that a language lacks, ICU gives the common form.
    told = {tuple(map(way, TOLD_BY)): way for way in reversed(ways)}
    told.pop(tuple(map(spelled, TOLD_BY)), None)
    return list(told.values())


def in_genitive(form: str, code: str) -> str:
    """Return a spelled number in the genitive, where that is known here; else as it is."""
    for pattern, oblique in OBLIQUE.get(code, ()):
        form = re.sub(pattern, oblique, form)
    return form


def names_of_scale(power: int, spelled: "Format", others: list["Format"]) -> Iterator[str]:
    """Yield what a language calls a power of ten behind how many there are, in all forms."""
    for count in (1, 2, 5):
        yield scale_of(spelled(count * 10**power), spelled(count))
        for other in others:
            *before, last = SQUEEZED.split(other(count * 10**power))
            if before:
                yield last


def name_behind_fraction(power: int, long: "Format", plain: "Format") -> str:
    """Return what a language calls a power of ten behind a fraction, as the miliona of 1,5 miliona; empty for none."""
    half, written = plain(1.5), long(10**power * 3 // 2)
    return written.removeprefix(half) if written.startswith(half) else ""


def formatter(pattern: str, code: str) -> "Format":
    """Return what puts numbers into words or digits in a language, by a pattern of ICU's in which they are `n`."""
    from icu4py.messageformat import MessageFormat  # noqa: PLC0415 - a build from the cache reads no numbers

    return Format(MessageFormat(pattern, code))


class Format:
    """A number, or a day, put into words or digits by ICU."""

    def __init__(self, made: object) -> None:
        self._made = made

    def __call__(self, number: "float | datetime") -> str:
        """Return a number, or a day, as the pattern has it."""
        return str(self._made.format({"n": number}))  # type: ignore[attr-defined]
