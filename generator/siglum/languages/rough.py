"""Words for so many that nobody counted them: dozens, Hunderte, des dizaines de milliers, тысячи, 数百."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from siglum.languages.whole_words import code_of_words, whole

TEN, HUNDRED, THOUSAND, TEN_THOUSAND, HUNDRED_THOUSAND, MILLION = (10**power for power in (1, 2, 3, 4, 5, 6))
_NO_SCALE = "(?! of (?:thousand|million|billion|trillion)s)"
WORDS: Mapping[str, Mapping[str, int]] = {
    "en": {
        "hundreds of thousands": HUNDRED_THOUSAND,
        "tens of thousands|myriads": TEN_THOUSAND,
        "(?:tens|hundreds) of millions": 10 * MILLION,
        f"(?:dozens|scores|tens){_NO_SCALE}": TEN,
        f"(?<!nineteen )hundreds{_NO_SCALE}": HUNDRED,
        f"thousands{_NO_SCALE}": THOUSAND,
        "millions": MILLION,
    },
    "de": {
        "hunderttausende[n]?": HUNDRED_THOUSAND,
        "zehntausende[n]?": TEN_THOUSAND,
        "dutzende[n]?": TEN,
        "hunderte[n]?": HUNDRED,
        "tausende[n]?": THOUSAND,
    },
    "fr": {
        "centaines de milliers": HUNDRED_THOUSAND,
        "dizaines de milliers": TEN_THOUSAND,
        "dizaines|douzaines": TEN,
        "centaines": HUNDRED,
        "milliers": THOUSAND,
    },
    "es": {
        "(?:cientos|centenares) de miles": HUNDRED_THOUSAND,
        "decenas de miles(?! de millones)": TEN_THOUSAND,
        "decenas|docenas": TEN,
        "cientos|centenares": HUNDRED,
        "miles|millares": THOUSAND,
    },
    "it": {
        "centinaia di migliaia": HUNDRED_THOUSAND,
        "decine di migliaia": TEN_THOUSAND,
        "decine|dozzine": TEN,
        "centinaia": HUNDRED,
        "migliaia": THOUSAND,
    },
    "pt": {
        "centenas de milhares": HUNDRED_THOUSAND,
        "dezenas de milhares": TEN_THOUSAND,
        "dezenas|dúzias": TEN,
        "centenas": HUNDRED,
        "milhares": THOUSAND,
    },
    "nl": {
        "honderdduizenden": HUNDRED_THOUSAND,
        "tienduizenden": TEN_THOUSAND,
        "tientallen": TEN,
        "honderden": HUNDRED,
        "duizenden": THOUSAND,
    },
    "ru": {
        "сотни тысяч": HUNDRED_THOUSAND,
        "десятки тысяч": TEN_THOUSAND,
        "десятки": TEN,
        "сотни": HUNDRED,
        "тысячи": THOUSAND,
    },
    "uk": {
        "сотні тисяч": HUNDRED_THOUSAND,
        "десятки тисяч": TEN_THOUSAND,
        "десятки": TEN,
        "сотні": HUNDRED,
        "тисячі": THOUSAND,
    },
    "pl": {
        "setki tysięcy": HUNDRED_THOUSAND,
        "dziesiątki tysięcy": TEN_THOUSAND,
        "dziesiątki": TEN,
        "setki": HUNDRED,
        "tysiące": THOUSAND,
    },
    "tr": {
        "yüz ?binlerce": HUNDRED_THOUSAND,
        "on ?binlerce": TEN_THOUSAND,
        "onlarca": TEN,
        "yüzlerce": HUNDRED,
        "binlerce": THOUSAND,
    },
    "ar": {
        "مئات الآلاف": HUNDRED_THOUSAND,
        "عشرات الآلاف": TEN_THOUSAND,
        "عشرات": TEN,
        "مئات": HUNDRED,
        "آلاف": THOUSAND,
    },
    "he": {
        "מאות אלפי(?:ם)?": HUNDRED_THOUSAND,
        "עשרות אלפי(?:ם)?": TEN_THOUSAND,
        "עשרות": TEN,
        "מאות": HUNDRED,
        "אלפי(?:ם)?": THOUSAND,
    },
    "hi": {"दर्जनों": TEN, "सैकड़ों": HUNDRED, "हज़ारों|हजारों": THOUSAND, "लाखों": HUNDRED_THOUSAND},
    "zh": {
        "[数數]十[万萬]": HUNDRED_THOUSAND,
        "[数數成]十(?![万萬亿億])": TEN,
        "[数數]百(?![万萬亿億])|成百": HUNDRED,
        "[数數成]千(?![万萬亿億])": THOUSAND,
        "[数數成]万|[数數成]萬": TEN_THOUSAND,
    },
    "ja": {
        "数十万": HUNDRED_THOUSAND,
        "数十(?![万億])": TEN,
        "数百(?![万億])": HUNDRED,
        "数千(?![万億])": THOUSAND,
        "数万": TEN_THOUSAND,
    },
    "ko": {
        "수십만": HUNDRED_THOUSAND,
        "수십(?!만|억)": TEN,
        "수백(?!만|억)": HUNDRED,
        "수천(?!만|억)": THOUSAND,
        "수만": TEN_THOUSAND,
    },
}
"""By language, the greater ones first, each with the least that it may be."""


def rough_in(text: str, language: str) -> Iterator[tuple[str, int]]:
    """Yield the words of a text for so many that nobody counted them, each with the least that it may be."""
    patterns = _patterns(code_of_words(language))
    at = 0
    while found := min(
        ((match.start(), -match.end(), match[0], least) for one, least in patterns if (match := one.search(text, at))),
        default=None,
    ):
        yield found[2], found[3]
        at = -found[1]


@cache
def _patterns(code: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((whole(words, code), least) for words, least in WORDS.get(code, {}).items())
