"""The words for several and for few, by which a round number says not how many: several hundred, 数百, birkaç yüz."""

# ruff: noqa: RUF001 - letters of every script

import re
from collections.abc import Iterator, Mapping
from functools import cache

from siglum.languages.english_numbers import FEW_WORD, FEW_WORDS
from siglum.languages.whole_words import UNSPACED_LANGUAGES, code_of_words

WORDS: Mapping[str, str] = {
    "en": "several|many|few|fewer|couple(?: of)?|handful of|various|numerous|countless|umpteen",
    "de": "mehrere[nrs]?|einige[nrs]?|paar|viele[nr]?|wenige[nr]?|etliche[nr]?|manche[nr]?|unzählige[nr]?",
    "fr": "plusieurs|quelques|maint[es]*|divers(?:es)?|combien de|beaucoup de|peu de|nombreux|nombreuses",
    "es": "vari[oa]s|algun[oa]s|cuant[oa]s|much[oa]s|poc[oa]s|divers[oa]s",
    "ca": "divers[oe]s|algun[ea]?s|quants|molts|pocs|uns quants",
    "it": "alcun[ie]|parecchi[e]?|divers[ie]|var[ie]|varie|molt[ie]|poch[ie]|qualche",
    "pt": "vári[oa]s|algun?s|algumas|muit[oa]s|pouc[oa]s|divers[oa]s",
    "ro": "câteva|câțiva|multe|mulți|puține|puțini",
    "nl": "enkele|paar|verscheidene|meerdere|verschillende|vele|veel|weinig|ettelijke|enige",
    "sv": "flera|några|många|åtskilliga|par|otaliga",
    "da": "flere|nogle|mange|adskillige|par|utallige",
    "nb": "flere|noen|mange|atskillige|par|utallige",
    "ru": "нескольк\\w+|мног\\w+|пар[аыуе]|немного|считанны[ех]",
    "uk": "кільк\\w+|декільк\\w+|багат\\w+|пар[аиу]",
    "pl": "kilka|kilku|kilkoma|parę|paru|wiele|wielu",
    "cs": "několik\\w*|pár|mnoh[oa]",
    "el": "μερικ\\w+|λίγ\\w+|αρκετ\\w+|πολλ\\w+",
    "fi": "muutam\\w+|use[ai]\\w*|mon[it]\\w*|pari",
    "hu": "néhány|több|pár|sok",
    "tr": "birkaç|bir kaç|birçok|çok|kaç",
    "ar": "عدة|بضعة?|كم|بعض",
    "he": "כמה|מספר|הרבה|מעט",
    "hi": "कई|कुछ|अनेक|चंद",
    "vi": "vài|mấy|nhiều|hàng",
    "id": "beberapa|banyak",
    "th": "หลาย|ไม่กี่",
    "zh": "(?<![人总總])[数數]|[几幾](?!乎)",
    "ja": "(?<![人総])数|何|幾",
    "ko": "(?<![가-힣])(?:수|몇)",
}
"""By language."""
BOTH: Mapping[str, str] = {
    "de": "beide[nrsm]?", "es": "amb[oa]s", "ca": "amb[oe]s", "it": "entramb[ie]", "pt": "amb[oa]s",
    "ro": "amb(?:ele|ii)", "nl": "beide", "sv": "båda", "da": "begge", "nb": "begge",
    "ru": "об(?:а|е|оих|еих|оим|еим|оими|еими)",
    "uk": "об(?:идва|идві|ох|ом)", "pl": "ob(?:a|ie|oje|u|ydwa|ydwie)", "cs": "ob(?:a|ě|ou)",
}  # fmt: skip
"""By language beside English, the words for both, which are read only where a figure is looked for."""
REACH = 16
"""Code points before a number in which such a word stands, at least."""


def few_words_in(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Yield the words of a text that say a small number, and other things besides: its value, and where they stand."""
    code = code_of_words(language)
    if code == "en":
        yield from ((FEW_WORDS[one[0].lower()], *one.span()) for one in FEW_WORD.finditer(text))
    elif code in BOTH:
        yield from ((2, *one.span()) for one in re.finditer(rf"\b(?:{BOTH[code]})\b", text, re.IGNORECASE))


@cache
def several_before(code: str) -> re.Pattern[str]:
    """Return what is met at the end of what stands before a number of which nobody knows how often it is meant."""
    words = WORDS.get(code_of_words(code), "(?!)")
    if code in UNSPACED_LANGUAGES:
        return re.compile(rf"(?:{words})\s?\Z")
    return re.compile(rf"(?<![^\W_])(?:{words})[\s-]\Z", re.IGNORECASE)
