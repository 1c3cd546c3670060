"""Which way a date is looked at: until 1912, since 1912."""

# ruff: noqa: RUF001 - letters of every script

import re
from collections.abc import Mapping
from typing import Literal, TypeAlias

from siglum.languages.whole_words import UNSPACED_LANGUAGES
from siglum.model.language_tags import code_of

Way: TypeAlias = Literal["before", "after"]
WAYS: Mapping[str, tuple[str, str]] = {
    "en": ("before|until|till|up to|prior to|ahead of", "after|since|following|from"),
    "de": ("vor|bis", "nach|seit|ab"),
    "fr": ("avant|jusqu['’](?:en|à|au)", "après|depuis|dès|à partir d[eu]"),
    "es": ("antes del?|hasta", "después del?|desde|a partir del?"),
    "it": ("prima del?|fino al?", "dopo|dal|a partire dal"),
    "pt": ("antes d[eo]|até", "depois d[eo]|desde|após|a partir d[eo]"),
    "nl": ("voor|tot", "na|sinds|vanaf"),
    "sv": ("före|till", "efter|sedan|från"),
    "da": ("før|indtil", "efter|siden|fra"),
    "nb": ("før|inntil", "etter|siden|fra"),
    "ru": ("до", "после|с"),
    "uk": ("до", "після|з"),
    "pl": ("przed|do", "po|od"),
    "zh": ("[年月日号號]?(?:[之以]?前(?![后後])|为止|為止)", "[年月日号號]?(?:[之以][后後]|[后後](?!来|來|期)|起)"),
    "ja": ("[年月日]?(?:以前|まで|の?前)", "[年月日]?(?:以後|以降|から|の?後)"),
    "ko": ("[년월일]?\\s?(?:이전|까지|전)", "[년월일]?\\s?(?:이후|부터|후)"),
}
"""By language, what says of a date that something was before it, and after it; in the last ones it stands behind it."""
_ARTICLES = r"(?:\s(?:the|early|late|mid|dem|den|zum|le|la|l['’]|el|il|o|de|het|den))?"
REACH = 24
"""Code points beside a date in which such a word stands."""


def way_of(text: str, start: int, end: int, language: str) -> Way | None:
    """Return whether words beside a date say that something was before it, or after it; None for neither."""
    code = code_of(language)
    if code not in WAYS:
        return None
    ways: tuple[Way, Way] = ("before", "after")
    for way, words in zip(ways, WAYS[code], strict=True):
        if code in UNSPACED_LANGUAGES:
            found = re.match(rf"\s?(?:{words})", text[end : end + REACH])
        else:
            found = re.search(rf"(?<!\w)(?:{words}){_ARTICLES}\s\Z", text[max(0, start - REACH) : start], re.IGNORECASE)
        if found:
            return way
    return None
