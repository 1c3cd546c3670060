"""Words that belong to the number or the word beside them, so that nothing is cut between: of several languages.

All but GREAT and what finds a unit are alternatives of a pattern, in lower case.
"""

import re

from siglum.model.expressions import expression

NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|a|one|half a"
)
"""Numbers in words before which a great one is their own: two million."""
GREAT = ("hundred", "thousand", "million", "billion", "trillion")
AFTER_NUMBERS = (
    f"{'|'.join(GREAT)}|bn|per ?cent|prozent|pour cent|por ciento|tausend|millionen|mrd|mio|milliarden?|mill?iarde?s?"
    "|millions|billions|millones|mil|milhões|milioni|tsd|tys|mlrd|тыс|млн|млрд|тысяч[аи]?|миллион\\w*|миллиард\\w*"
)
"""What a number is of, behind it."""
MINUS = "minus|moins|menos|meno|минус"
MINUS_IN_WORDS = expression(r"(?<![^\W_])(?:minus|минус|мінус)\s\Z", re.IGNORECASE)
"""What makes less than nought of a number in words, and means nothing else before one: au moins cinq is no minus."""
LABELS = "No|Nr|N[°º]|n[°º]"
"""What stands, with a full stop, before a number that counts nothing; capitals as here."""
PREFIXES = "anti|non|un|ex|pro|pre|post|pseudo|quasi|counter|semi|sub|neo|mis|under|over"
"""What a dash may join to the word behind it."""
MONEY_BEFORE = expression(r"(?:[$€£¥₹₽]|\b[A-Z]{3}|\bRs\.?)\s?\Z")
OF_LENGTH = expression(
    r"[\s-]?(?:long|high|wide|deep|tall|away|thick|broad|apart|above|below|beneath|from|of (?:water|rope)|by"
    r"|race|sprint|dash|hurdles|relay|freestyle|final|²|³)\b",
    re.IGNORECASE,
)
OF_ERA = expression(r"\.\s?C\b")
"""What makes a B, behind a year, that of “before Christ”."""


def is_unit(scale: re.Match[str], text: str, start: int) -> bool:
    """Whether a letter behind a number, which begins at an offset, is no million: 5 m, 12 t, 44 B.C.

    It is a million behind money, or in English right behind the digits: $5 m, 3.5m people.
    """
    letter = scale[1]
    if letter in "bB" and OF_ERA.match(text, scale.end()):
        return True
    if letter not in UNITS or MONEY_BEFORE.search(text[max(0, start - 4) : start]):
        return False
    is_right_behind = scale[0] == letter
    return not (letter in "mb" and is_right_behind and not OF_LENGTH.match(text, scale.end()))


_OF_THOUSANDS = "[克米瓦卡帕赫伏焦]"
NO_UNIT = f"(?!(?<=千){_OF_THOUSANDS})"
"""Tells behind a Chinese thousand that it is none of a unit: 3000千米 are kilometres."""
THOUSAND = f"千(?:(?<=[一二三四五六七八九十]千)|(?!{_OF_THOUSANDS}))"
"""A Chinese thousand in words; 四千米 may be metres."""
UNITS = frozenset("mtb")
"""Small letters that stand for a great number as well as for a unit."""
