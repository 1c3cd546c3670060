"""What stands beside a date and says how it is meant: until 1912, since 1912, about 1912, not in 1912; the day before.

In most languages it stands before the date; in those of BEHIND, most of it behind.
"""

# ruff: noqa: RUF001 - letters of every script

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias

from msgspec import Struct

from siglum.languages.whole_words import edges
from siglum.model.expressions import NEVER, expression
from siglum.model.language_tags import code_of

Way: TypeAlias = Literal["before", "after"]


class Words(Struct, frozen=True):
    """What a language says beside a date, in one case."""

    before: str
    """Of a time before the date."""
    until: str
    """Of a time before it that takes it in."""
    after: str
    since: str
    about: str
    """Of about that time; before the date in every language."""
    denied: str = ""
    """Of any time but the date."""
    about_behind: str = ""
    """Of about that time, behind the date."""


WORDS: Mapping[str, Words] = {
    "en": Words(
        before="before|prior to|ahead of",
        until="until|till|up to",
        after="after|following",
        since="since|from",
        about="about|around|roughly|approximately|circa|ca?\\.",
        denied="not (?:in|on)",
    ),
    "de": Words("vor", "bis", "nach", "seit|ab", "um|etwa|gegen|circa|ca\\.", "nicht (?:am|im)"),
    "fr": Words("avant", "jusqu['’](?:en|à|au)", "après", "depuis|dès|à partir d[eu]", "vers|environ", "pas en"),
    "es": Words("antes del?", "hasta", "después del?", "desde|a partir del?", "hacia|alrededor del?", "no en"),
    "it": Words("prima del?", "fino al?", "dopo", "dal|a partire dal", "verso|circa|intorno al?", "non nel"),
    "pt": Words("antes d[eo]", "até", "depois d[eo]|após", "desde|a partir d[eo]", "por volta d[eo]", "não em"),
    "nl": Words("voor", "tot", "na", "sinds|vanaf", "rond|omstreeks", "niet in"),
    "sv": Words("före", "till", "efter", "sedan|från", "omkring|runt", "inte"),
    "da": Words("før", "indtil", "efter", "siden|fra", "omkring", "ikke"),
    "nb": Words("før", "inntil", "etter", "siden|fra", "omkring|rundt", "ikke"),
    "ru": Words("до", "", "после", "с", "около", "не в"),
    "uk": Words("до", "", "після", "з", "близько", "не в"),
    "pl": Words("przed", "do", "po", "od", "około", "nie w"),
    "tr": Words(
        before="['’]?(?:[dt][ea]n|y[ea]n|y?d[ea]n) önce",
        until="",
        after="['’]?(?:[dt][ea]n|y[ea]n|y?d[ea]n) sonra",
        since="",
        about="yaklaşık",
    ),
    "zh": Words(
        before="[年月日号號]?[之以]?前(?![后後来來])",
        until="[年月日号號]?(?:为止|為止)",
        after="[年月日号號]?(?:[之以][后後]|[后後](?!来|來|期))",
        since="[年月日号號]?起",
        about="[约約]",
        about_behind="[年月日号號]?(?:左右|前[后後])",
    ),
    "ja": Words(
        before="[年月日]?(?:以前|の?前)",
        until="[年月日]?まで",
        after="[年月日]?(?:以後|以降|の?後)",
        since="[年月日]?から",
        about="約|およそ",
        about_behind="[年月日]?(?:ごろ|頃)",
    ),
    "ko": Words(
        before="[년월일]?\\s?이?전",
        until="[년월일]?\\s?까지",
        after="[년월일]?\\s?이?후",
        since="[년월일]?\\s?부터",
        about="약",
        about_behind="[년월일]?\\s?(?:경|쯤)",
    ),
}
BEHIND = frozenset(("tr", "zh", "ja", "ko"))
"""Languages in which what says before and after stands behind the date."""
_ARTICLES = r"(?:\s(?:the|early|late|mid|dem|den|zum|le|la|l['’]|el|il|o|de|het))?"
REACH = 24
"""Code points before a date in which such a word stands."""
DAY_BESIDE: tuple[tuple[re.Pattern[str], int], ...] = (
    (
        expression(
            r"\b(?:following|next) (?:day|morning|evening|night)\b|\bday after\b|\bmorrow\b"
            r"|\b(?:folgenden|nächsten) Tage?\b"
            r"|\btags darauf\b|\blendemain\b|\bjour suivant\b|\bdía siguiente\b|\bgiorno (?:dopo|seguente)\b"
            r"|\bvolgende dag\b|次日|翌日|第二天",
            re.IGNORECASE,
        ),
        1,
    ),
    (
        expression(
            r"\bday before\b|\bprevious (?:day|evening|night)\b|\bon the eve\b|\btags zuvor\b|\bVortage?\b"
            r"|\bla veille\b"
            r"|\bdía anterior\b|\bvíspera\b|\bgiorno prima\b|前日|前一天",
            re.IGNORECASE,
        ),
        -1,
    ),
)
"""Words for the day behind one that was named, and for that before it, with the step."""


class _Pair(Struct, frozen=True):
    """Patterns of what stands before a date, and behind it."""

    ahead: re.Pattern[str]
    behind: re.Pattern[str]

    def beside(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return what is met beside a date of a text."""
        return self.ahead.search(text, max(0, start - REACH), start) or self.behind.match(text, end)


class _Patterns(Struct, frozen=True):
    ways: tuple[tuple[Way, _Pair], ...]
    otherwise: _Pair


def way_of(text: str, start: int, end: int, language: str) -> Way | None:
    """Return whether words beside a date say that something was before it, or after it; None for neither."""
    known = _patterns(code_of(language))
    return next((way for way, words in known.ways if words.beside(text, start, end)), None) if known else None


def not_itself(text: str, start: int, end: int, language: str) -> str:
    """Return the words beside a date that say that another time is meant, or about that time; else nothing."""
    known = _patterns(code_of(language))
    found = known.otherwise.beside(text, start, end) if known else None
    return found[0].strip() if found else ""


@cache
def _patterns(code: str) -> _Patterns | None:
    if code not in WORDS:
        return None
    words = WORDS[code]
    earlier, later, another = (words.before, words.until), (words.after, words.since), (words.before, words.after)
    near = (words.about, words.denied)
    if code in BEHIND:
        before, after = _pair(code, (), earlier), _pair(code, (), later)
        otherwise = _pair(code, near, (*another, words.about_behind))
    else:
        before, after, otherwise = (_pair(code, ahead, ()) for ahead in (earlier, later, (*another, *near)))
    return _Patterns((("before", before), ("after", after)), otherwise)


def _pair(code: str, ahead: tuple[str, ...], behind: tuple[str, ...]) -> _Pair:
    begins, _ = edges(code)
    before, after = ("|".join(filter(None, words)) for words in (ahead, behind))
    return _Pair(
        re.compile(rf"{begins}(?:{before}){_ARTICLES}\s?\Z", re.IGNORECASE) if before else NEVER,
        re.compile(rf"\s?(?:{after})", re.IGNORECASE) if after else NEVER,
    )
