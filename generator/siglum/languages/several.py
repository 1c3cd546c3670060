"""The words for several and for few, by which a round number says not how many: several hundred, 数百, birkaç yüz."""

# ruff: noqa: RUF001 - letters of every script

import re
from collections.abc import Mapping
from functools import cache

from siglum.languages.denials import UNSPACED, code_of

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
REACH = 16
"""Code points before a number in which such a word stands, at least."""


@cache
def several_before(code: str) -> re.Pattern[str]:
    """Return what is met at the end of what stands before a number of which nobody knows how often it is meant."""
    words = WORDS.get(code_of(code), "(?!)")
    if code in UNSPACED:
        return re.compile(rf"(?:{words})\s?\Z")
    return re.compile(rf"(?<![^\W_])(?:{words})[\s-]\Z", re.IGNORECASE)
