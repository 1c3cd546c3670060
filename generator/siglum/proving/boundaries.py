"""Where a text may be cut: between words, numbers and signs, and never within one.

The words are Unicode's (UAX 29), and those of a dictionary in Chinese, Japanese, Thai, Lao, Khmer and Burmese, as ICU
finds them. To these come what changes its meaning when a part is cut off, and Unicode takes for several words: numbers
with their signs, groups, fractions, units and currencies, compounds with hyphens, a Korean word with its number.
Scripts that set no spaces and for which ICU has no dictionary may be cut between any two characters.
"""

# ruff: noqa: RUF001 - signs of every script are what it is about

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from siglum.languages.elision import is_behind_elided
from siglum.languages.eras import AFTER_CHRIST, BEFORE_CHRIST
from siglum.languages.joined import AFTER_NUMBERS, GREAT, LABELS, MINUS, NUMBERS, PREFIXES
from siglum.languages.numbers import SMALL_FRACTIONS, number_across
from siglum.languages.units import percent_across
from siglum.model import scripts
from siglum.model.expressions import expression
from siglum.model.scripts import HANGUL, WITHOUT_DICTIONARY
from siglum.proving.characters import is_one_character

REACH = 96
"""Code points on either side of an edge that are looked at; an edge of these may lie within a word."""
MOST_LOOKS = 2000
"""Edges of the same words in one text that are looked at closely; beyond these they count as cut."""
SPARSELY_SPACED = expression(f"[{scripts.UNSPACED}{HANGUL}{scripts.TIBETAN}]")
"""A letter of a script in which a sentence may have no spaces (in Korean, a clause has few)."""
LOOSE = expression(f"[{WITHOUT_DICTIONARY}]")
INVISIBLE = expression("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""What shows nothing, and makes two words of none."""
ZERO_WIDTH_SPACE = expression(f"(?<=[{scripts.UNSPACED}])\u200b(?=[{scripts.UNSPACED}])")
"""A space that shows nothing parts words in scripts that set no other."""

MONEY = "$¢£¤¥֏؋৲৳૱௹฿៛₠-⃏﷼﹩＄￠￡￥￦"
CODES = (
    "AED|ARS|AUD|BRL|CAD|CHF|CNY|CZK|DKK|EGP|EUR|GBP|HKD|HUF|IDR|ILS|INR|JPY|KRW|MXN|NGN|NOK|NZD|PHP|PKR|PLN|RMB|RON"
    "|RUB|SAR|SEK|SGD|THB|TRY|TWD|UAH|USD|VND|ZAR"
)
"""Currencies (ISO 4217, and the name that China's has besides), as they stand beside an amount."""
SMALL = "²³¹¼-¾⁰-₟⅐-⅟↉①-⓿❶-➓"
"""Numbers that are no digits: raised, lowered, fractions, in circles."""
COUNTS = "〇零一二三四五六七八九十百千万萬亿億兆两兩廿卅"
JOINED = (
    # Compounds, ranges, R&D, a@b, 10^6: “non-smokers”, “alpha-gate”, “3–5”, “10:30”, “1/3”, “2.5”, “1’500”.
    r"[^\W_][-\u2010\u2011\u2212&@^+±#][^\W_]",
    r"\d\u2013[^\W_]|[^\W_]\u2013\d",
    rf"(?<![^\W_])(?:{PREFIXES})\u2013[^\W_]",
    r"\d[/\u2044:.,'’ʼ·\u066b\u066c×*]\d",
    r"(?<![^\W_])[^\W_]{1,3}/[^\W_]{1,3}(?![^\W_])",
    r"\d [-\u2013\u2212×÷/±+] \d",
    # Digits in groups: 1 500 000; a whole number with a fraction: 1 1/2, 2 ½.
    r"(?<!\d)(?<!\d[.,])\d{1,3}(?: \d{3}){1,6}(?!\d)",
    r"(?<!\d)\d{1,9} (?:\d{1,2}[/\u2044]\d|[" + SMALL_FRACTIONS + "])",
    # Signs in front: -5, ± 0.1, < 3, .5, #5, №5, ’90s; and behind: 50 %, 20 °C, 18+, C++.
    r"(?<![^\W_])[-\u2010\u2011\u2013\u2212±+~\u223c≈≃<>≤≥∓×#№§%‰][.,]?\d",
    r"[\u2212±+~\u223c≈≃<>≤≥∓№§] [.,]?\d",
    r"(?<![^\W_.])\.\d",
    rf"(?<![^\W_])(?:{MINUS}) [.,]?\d",
    # The count of years: 44 BC, AD 44.
    rf"\d ?(?-i:B\.?C\.?(?:E\.?)?|{BEFORE_CHRIST}|{AFTER_CHRIST})(?![^\W_])",
    r"(?<![^\W_])(?-i:AD|A\.D\.) \d",
    # A label: the 5 of No. 5 counts nothing.
    rf"(?<![^\W_])(?-i:{LABELS})\. ?\d",
    r"(?<![^\W_])['’]\d\ds?(?![^\W_])",
    r"\d ?[%‰‱\u066a％℃℉′″](?!\d)",
    r"\d[°′] ?\d",
    r"\d ?[°º](?: ?[CFK](?![^\W_]))?",
    r"[^\W_][+#]+(?![^\W_])",
    r"(?<![^\W_])[#＃@][^\W_]",
    # Money, on either side.
    rf"[^\W\d_]?[{MONEY}] ?[-\u2212+]?[.,]?\d",
    rf"\d[-\u2013\u2212][{MONEY}]\d",
    rf"(?<![^\W_])[-\u2212±+~<>≤≥][{MONEY}] ?\d",
    rf"\d(?:[{MONEY}]| [{MONEY}](?! ?[.\d]))",
    rf"(?-i:\d ?(?:{CODES})|(?<![^\W_])(?:{CODES}) ?\d)(?![^\W\d_])",
    # An address of the web.
    r"(?:https?://|www\.|(?<![^\W_])(?:[a-z0-9-]+\.)+[a-z]{2,6}/)[^\s<>()\[\]“”\"]*[^\W_]",
    # Raised and lowered numbers, fractions; a number and what is counted, where no space parts them.
    rf"[^\W_][{SMALL}]",
    rf"[{SMALL}][^\W_]",
    r"\d[^\W\d_]",
    r"第\d",
    rf"[{COUNTS}](?:分之|[点點])?[{COUNTS}]",
    r"[十百千万萬亿億兆]\d",
    # A great number in words belongs to the one before it.
    rf"(?:\d|(?<![^\W_])(?:{NUMBERS})) (?:{AFTER_NUMBERS})(?![^\W_])",
    # What Korean writes without a space is one word.
    rf"[{HANGUL}][^\W_]",
    rf"[^\W_][{HANGUL}]",
)
"""What may not be cut, though Unicode takes it for several words, as patterns."""
PLAIN_ENDS = frozenset(",.;:!?)]”’\"'")
STOPS = frozenset(".!?")


def unit_around(edge: int, text: str, language: str = "") -> tuple[int, int] | None:
    """Return the word, number, sign or character of a folded text that an edge cuts in two; None where it cuts none.

    With the text's language (BCP 47), a number in words is one too, as zwei Millionen, and French l’eau is two words.
    """
    if not 0 < edge < len(text):
        return None
    is_whole = _is_plain(edge, text) or is_behind_elided(text, edge, language)
    unit = None if is_whole else _unit_around(edge, text)
    if unit or not language:
        return unit
    return number_across(text, edge, language) or percent_across(text, edge, language)


def _unit_around(edge: int, text: str) -> tuple[int, int] | None:
    low, high = _window(edge, text)
    if is_one_character(text, edge):
        return _character(edge, text)
    places, shown = _shown(text[low:high], low)
    at = next((number for number, place in enumerate(places) if place >= edge), len(places))
    inside = _inside(shown)
    if at >= len(shown) or at == 0 or not inside[at]:
        return None
    first, last = at, at
    while first > 0 and inside[first]:
        first -= 1
    while last < len(shown) and inside[last]:
        last += 1
    return places[first], places[last - 1] + 1


def begins(at: int, text: str) -> bool:
    """Whether a text may begin to be shown at a place: behind a space, or with a word where no spaces are set."""
    return at == 0 or text[at - 1].isspace() or _is_between(at, at, text)


def ends(at: int, text: str) -> bool:
    """Whether a text may cease to be shown at a place: before a space, or behind a word where no spaces are set."""
    return at >= len(text) or text[at].isspace() or _is_between(at, at - 1, text)


def _is_between(edge: int, letter: int, text: str) -> bool:
    return SPARSELY_SPACED.match(text, letter) is not None and unit_around(edge, text) is None


def cuts(start: int, end: int, text: str, language: str = "") -> bool:
    """Whether a stretch of a folded text begins or ends within a word, a number, a sign or a character."""
    return unit_around(start, text, language) is not None or unit_around(end, text, language) is not None


def widened(start: int, end: int, text: str) -> tuple[int, int]:
    """Return a stretch with the whole of what its edges cut."""
    if unit := unit_around(start, text):
        start = unit[0]
    if unit := unit_around(end, text):
        end = unit[1]
    return start, end


def standings(words: str, text: str, after: int = 0) -> Iterator[int]:
    """Yield where words stand in a folded text, whether or not they cut a word there."""
    at = text.find(words, after) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def stands_whole(words: str, text: str, language: str = "") -> bool:
    """Whether words stand somewhere in a folded text, in a language if that is known, and cut nothing in two."""
    looks = 0
    for start in standings(words, text):
        end = start + len(words)
        if is_within_letters(start, text) or is_within_letters(end, text):
            continue
        if not cuts(start, end, text, language):
            return True
        looks += 1
        if looks > MOST_LOOKS:
            return False
    return False


def stands_apart(words: str, text: str) -> bool:
    """Whether words stand somewhere in a folded text without letters right before or after; for names.

    A name keeps its own form before an ending, a particle, or in a compound: Trump’s, 홍길동은.
    """
    for start in standings(words, text):
        within = is_within_letters(start, text) or is_within_letters(start + len(words), text)
        if not within and not _cuts_character(start, text) and not _cuts_character(start + len(words), text):
            return True
    return False


def _cuts_character(edge: int, text: str) -> bool:
    """Whether an edge, which may be an end of the text, lies within a character."""
    return 0 < edge < len(text) and is_one_character(text, edge)


def units(text: str) -> Iterator[tuple[int, int]]:
    """Yield the words, numbers and signs of a text of a few sentences, one after the other, without spaces."""
    places, shown = _shown(text, 0)
    inside = _inside(shown)
    edges = [number for number in range(len(shown) + 1) if not inside[number]]
    for first, last in pairwise(edges):
        if not shown[first:last].isspace():
            yield places[first], places[last - 1] + 1


def is_within_letters(edge: int, text: str) -> bool:
    """Whether an edge lies between letters that nothing parts; told at once, since words are looked for often."""
    before, behind = text[max(0, edge - 1) : edge], text[edge : edge + 1]
    if before.isascii() and behind.isascii():
        return before.isalnum() and behind.isalnum()
    return (
        before.isalpha()
        and behind.isalpha()
        and not SPARSELY_SPACED.match(before)
        and not SPARSELY_SPACED.match(behind)
    )


def _is_plain(edge: int, text: str) -> bool:
    """Whether nothing is cut, as one sees at once: beside a space without a number, or before a sentence's sign."""
    before, behind = text[edge - 1], text[edge]
    if before in STOPS and behind == " " and text[edge + 1 : edge + 2].isalpha():
        # A number may stand before the stop: what follows is no part of it, as it is in "No. 5".
        return not text[edge + 1].isnumeric()
    if before == " " or behind == " ":
        around = text[max(0, edge - 2) : edge + 2]
        return not any(char.isnumeric() for char in around) and not _may_be_great(edge, text)
    if before.isascii() and before.isalpha() and behind in PLAIN_ENDS:
        return not text[edge + 1 : edge + 2].isalnum()
    return False


def _may_be_great(edge: int, text: str) -> bool:
    """Whether a number in words may go on at a space."""
    rest = text[edge : edge + 14].lstrip(" ").lower()
    return rest.startswith(GREAT)


def _window(edge: int, text: str) -> tuple[int, int]:
    """Return the stretch around an edge that is looked at: to spaces, where there are some."""
    low, high = max(0, edge - REACH), min(len(text), edge + REACH)
    if low and (space := text.find(" ", low, edge - REACH // 2)) >= 0:
        low = space
    if high < len(text) and (space := text.rfind(" ", edge + REACH // 2, high)) >= 0:
        high = space + 1
    return low, high


def _character(edge: int, text: str) -> tuple[int, int]:
    start, end = edge - 1, edge + 1
    while start > 0 and is_one_character(text, start):
        start -= 1
    while end < len(text) and is_one_character(text, end):
        end += 1
    return start, end


def _shown(text: str, low: int) -> tuple[list[int], str]:
    """Return a text without what shows nothing, and where each of its characters stands."""
    if text.isascii():
        return list(range(low, low + len(text))), text
    text = ZERO_WIDTH_SPACE.sub(" ", text)
    kept = [number for number, char in enumerate(text) if not INVISIBLE.match(char)]
    return [low + number for number in kept], "".join(text[number] for number in kept)


def _inside(text: str) -> bytearray:
    """Return for each place of a text whether it lies within something that may not be cut."""
    inside = bytearray(len(text) + 1)
    for start, end in _segments(text):
        inside[start + 1 : end] = b"\1" * (end - start - 1)
    if LOOSE.search(text):
        for at in range(1, len(text)):
            if LOOSE.match(text[at - 1]) and LOOSE.match(text[at]) and not is_one_character(text, at):
                inside[at] = 0
    for pattern in _joined():
        for match in pattern.finditer(text):
            start, end = match.span(1)
            inside[start + 1 : end] = b"\1" * (end - start - 1)
    return inside


@cache
def _joined() -> tuple[re.Pattern[str], ...]:
    # Each is looked for at every place, so that none hides another; no cut is made within what the group matches.
    return tuple(re.compile(f"(?=({pattern}))", re.IGNORECASE) for pattern in JOINED)


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the words of a text, and what stands between them."""
    from icu4py.breakers import WordBreaker  # noqa: PLC0415 - most edges are told at once

    start = 0
    # A half of a pair is no character, and stands in no text that was read.
    sound = text if text.isprintable() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    for word in WordBreaker(sound if len(sound) == len(text) else "", "root"):
        yield start, start + len(word)
        start += len(word)
