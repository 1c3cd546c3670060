"""The signs beside a number, and the words that they stand for in each language: percent, dollar, degree.

ICU knows the names. Of a currency it has the whole one, Canadian dollar, whose noun stands in a language where it
stands in the names of other dollars.
"""

import re
from collections.abc import Mapping
from functools import cache

from siglum.languages.english_forms import SIGNS
from siglum.languages.numbers import numbers_in
from siglum.languages.spelling import formatter
from siglum.model.expressions import expression
from siglum.model.language_tags import code_of

CURRENCIES: Mapping[str, str] = {
    "$": "USD CAD AUD NZD HKD SGD", "€": "EUR", "£": "GBP EGP", "¥": "JPY CNY", "₩": "KRW", "₹": "INR PKR",
    "₽": "RUB", "₣": "CHF", "₺": "TRY", "₴": "UAH", "zł": "PLN", "Kč": "CZK", "kr": "SEK NOK DKK",
}  # fmt: skip
"""The codes (ISO 4217) of the currencies whose amounts a sign stands beside."""
SIGN_OF = {code: sign for sign, codes in CURRENCIES.items() for code in codes.split()}
NAMED = {
    "%": ("percent",), "°": ("measure-unit/angle-degree",),
    **{sign: tuple(f"currency/{code}" for code in codes.split()) for sign, codes in CURRENCIES.items()},
}  # fmt: skip
"""Signs, and what ICU calls that for which they stand."""
SIGNS_BESIDE = frozenset((*NAMED, *SIGNS))
MORE: Mapping[str, Mapping[str, str]] = {
    "en": {"%": "per cent|pct", "₽": "rouble"},
    "fr": {"%": "pourcent"},
    "it": {"%": "per cento"},
    "he": {"%": "אחוזים|אחוזי"},
    "ar": {"%": "في المئة|في المائة|بالمئة|بالمائة|بالمية|فى المئة|فى المائة"},
    "hi": {"%": "फीसदी|फ़ीसदी|फी सदी"},
    "zh": {"¥": "元|块|塊|人民币|人民幣", "$": "美金"},
    "ja": {"$": "ドル|弗", "%": "パーセント"},
    "ko": {"%": "퍼센트|프로", "₩": "원", "$": "달러"},
    "tr": {"₺": "lira|TL"},
}
"""Other names, of one language each."""
BEFORE: Mapping[str, Mapping[str, str]] = {"tr": {"%": "yüzde"}, "zh": {"%": "百分之"}, "ja": {"%": "百分の"}}
"""Names that stand before the number."""
COUNTS = (1, 2, 5)


CODE_BEFORE = expression(rf"(?<![^\W_])(?P<code>{'|'.join(SIGN_OF)})\s?\Z")
CODE_BEHIND = expression(rf"\s?(?P<code>{'|'.join(SIGN_OF)})(?![^\W_])")
ACROSS = 40
"""Code points on either side of an edge in which a number of per cent is looked for that the edge cuts."""
REACH = 12
"""Code points before a number in which the word for its unit stands."""


@cache
def names_of(sign: str, code: str) -> frozenset[str]:
    """Return the words that a sign stands for behind a number in a language, in one case."""
    found = {form for word in SIGNS.get(sign, ()) for form in (word, f"{word}s")} if code == "en" else set()
    for unit in NAMED.get(sign, ()):
        for count in COUNTS:
            if name := _name(unit, count, code):
                found |= {name.casefold(), _noun(name, code).casefold() if unit.startswith("currency") else ""}
    found.update(MORE.get(code, {}).get(sign, "").casefold().split("|"))
    return frozenset((found | {sign.casefold()} if sign.isalpha() else found) - {""})


def sign_before(text: str, start: int, code: str) -> tuple[str, int] | None:
    """Return the sign for a word or a currency's code right before a number, and where that begins; None for none."""
    low = max(0, start - REACH)
    for sign, names in BEFORE.get(code, {}).items():
        if match := re.search(rf"(?<![^\W_])(?:{names})\s?\Z", text[low:start], re.IGNORECASE):
            return sign, low + match.start()
        if re.match(names, text[start : start + REACH]):
            return sign, start
    match = CODE_BEFORE.search(text, low, start)
    return (SIGN_OF[match["code"]], match.start()) if match else None


def code_behind(text: str, end: int) -> tuple[str, int] | None:
    """Return the sign for a currency's code right behind a number, and where that ends; None for none."""
    match = CODE_BEHIND.match(text, end)
    return (SIGN_OF[match["code"]], match.end()) if match else None


def percent_across(text: str, edge: int, language: str) -> tuple[int, int] | None:
    """Return where a number of per cent stands that an offset cuts in two, in a language (BCP 47); None for none."""
    low, high = max(0, edge - ACROSS), min(len(text), edge + ACROSS)
    window, at = text[low:high], edge - low
    before, behind = _percent(code_of(language))
    names = {match.end(): match.start() for match in before.finditer(window)}
    if not names and not behind.search(window):
        return None
    for one in numbers_in(window, language):
        unit = behind.match(window, one.end)
        start, end = names.get(one.start, one.start), unit.end() if unit else one.end
        if start < at < end and not one.start < at < one.end:
            return low + start, low + end
    return None


@cache
def _percent(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what says per cent before a number, and what says so behind it."""
    names = "|".join(sorted(map(re.escape, names_of("%", code)), key=len, reverse=True))
    before = BEFORE.get(code, {}).get("%")
    return (
        re.compile(rf"(?<![^\W_])(?:{before})\s?" if before else "(?!)", re.IGNORECASE),
        re.compile(rf"\s?(?:{names})(?![^\W_])" if names else "(?!)", re.IGNORECASE),
    )


def _name(unit: str, count: int, code: str) -> str:
    """Return what ICU calls so many of a unit, without the number; empty where it has a sign alone."""
    written = formatter(f"{{n, number, ::{unit} unit-width-full-name precision-integer}}", code)(count)
    name = re.sub(r"\d+", "", written).strip("\u00a0\u200e\u200f ")
    return name if any(char.isalpha() for char in name) else ""


def _noun(name: str, code: str) -> str:
    """Return the noun in the name of a currency: it stands first or last, and is no name of a country."""
    parts = [part for part in name.split() if not (part.isupper() and part != part.lower())]
    return parts[_place_of_noun(code)] if parts else name


@cache
def _place_of_noun(code: str) -> int:
    ours, others = (_name(f"currency/{one}", 1, code).split() for one in ("CAD", "AUD"))
    return 0 if ours[:1] == others[:1] else -1
