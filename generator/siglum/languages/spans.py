"""What makes of two numbers the ends of a span, around and between them: 400 to 500, zwischen 400 und 500."""

# ruff: noqa: RUF001 - letters of every script

import re

from siglum.languages import english_numbers
from siglum.languages.bounds import PLAIN_YEAR, REACH
from siglum.languages.numbers import Number
from siglum.model.expressions import expression
from siglum.model.language_tags import is_english

IS_SPAN = expression(
    r"(?:\s?(?:파운드|달러|유로|[년월일명개원年月日人名円元%]))?"
    r"\s?(?:[-–—~〜～至到]|bis(?: zu)?|à|a|ou|o|oder|of|tot|till|eller|или|до|lub|do|ila|veya|até|إلى|أو|から|에서"
    r"|내지)\s?[$€£¥]?\s?\Z",
    re.IGNORECASE,
)
"""What makes a span of two numbers, in languages beside English."""
BEFORE_SPAN = expression(
    r"(?<![^\W_])(?:zwischen|entre|tra|fra|tussen|mellan|mellem|mellom|между|między|mezi|între|μεταξύ|بين|בין)"
    r"[\s$€£¥]*\Z",
    re.IGNORECASE,
)
"""What stands before the first of two numbers that are the ends of a span, if one of these stands between them."""
AFTER_SPAN = expression(r"['’]?\w{0,3}\s?(?:arasında|के बीच|の間|사이)", re.IGNORECASE)
"""What stands behind the second of them."""
AND = expression(
    r"(?:\s[^\W\d_]+){0,2}\s?(?:ile|ila|और|と|[와과]|und|et|y|e|i|en|och|og|и|a|și|και|و|ו-?)\s?[$€£¥]?\s?",
    re.IGNORECASE,
)
CHANGES = expression(
    r"(?<![^\W_])(?:r(?:i|o)(?:s|en)\w*|gr(?:e|o)w\w*|f(?:a|e)ll\w*|increas\w*|decreas\w*|climb\w*|drop\w*|declin\w*|jump\w*"
    r"|went|goes|gone|going|rais\w+|cut|reduc\w+|expand\w*|shr[aiu]nk\w*|up|down|chang\w+|mov\w+"
    r"|pas(?:s\w+|ó|aron|an?|ado)|mont\w+|augment\w+|baiss\w+|chut\w+|tomb\w+|sub\w+|aument\w+|ca(?:y|í|i)\w+|baj\w+|sal\w+|sces\w+|öka\w*|steg"
    r"|sjönk|minska\w*|steg|вырос\w*|увелич\w+|упал\w*|сократи\w+|wzr\w+|spad\w+)"
    r"(?:\s\w+){0,2}?\s(?:from|de|da|von|från|fra|с|со|z|ze)[\s$€£¥]*\Z",
    re.IGNORECASE,
)
"""What tells before a number that another came of it: rose from 300 to 500 people."""
IN_YEAR = expression(r"\b(?:in|im|under|i|en|em|nel|w|в)\s\Z", re.IGNORECASE)
ENDS_SPAN = expression(r"[;:]|,\s(?!\d)")
"""What stands between no two ends of a span: from six to midnight, hourly until eight."""


def are_ends(text: str, lower: Number, upper: Number, language: str) -> bool:
    """Whether two numbers of a text are surely the ends of a span, as the words around and between them say."""
    before, after = text[max(0, lower.start - REACH) : lower.start], text[upper.end : upper.end + REACH]
    between = text[lower.end : upper.start]
    if lower.value >= upper.value or CHANGES.search(before):
        return False
    # What came about in 2015 | to $221bn begins no span with its year.
    if PLAIN_YEAR.fullmatch(text, lower.start, lower.end) and IN_YEAR.search(before):
        return False
    if is_english(language):
        is_between = english_numbers.IS_BETWEEN.search(before) and not ENDS_SPAN.search(between)
        return bool(english_numbers.IS_SPAN.fullmatch(between) or is_between)
    return bool(IS_SPAN.fullmatch(between) or (_is_between(before, after) and AND.fullmatch(between)))


def _is_between(before: str, after: str) -> bool:
    return bool(BEFORE_SPAN.search(before) or AFTER_SPAN.match(after))
