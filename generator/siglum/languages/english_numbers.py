"""Numbers in English words, and what makes of a number a bound, a guess or the end of a span."""

import re
from collections.abc import Mapping
from fractions import Fraction

from siglum.model.expressions import expression

SCALES: Mapping[str, int] = {
    "hundred": 100, "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "million": 10**6,
    "millions": 10**6, "lakh": 10**5, "crore": 10**7,
    "b": 10**9, "bn": 10**9, "billion": 10**9, "t": 10**12, "tn": 10**12, "trillion": 10**12,
}  # fmt: skip
"""What may stand behind digits, in one case."""
FEW = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_COUNT = rf"(?:an?|{'|'.join(FEW)})"
_GREAT = "hundred|thousand|million|billion|trillion"
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
DECADES = {f"{word[:-1]}ies": tens for word, tens in _TENS.items()}
DECADE = expression(rf"\b(?:{'|'.join(DECADES)})\b", re.IGNORECASE)
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_UNDER_HUNDRED = rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(FEW)}))?|{'|'.join(_TEENS)}|{'|'.join(FEW)}"
_AND_PART = r"(?:an?[ -])?half|(?:an?|one)[ -]quarter|three[ -]quarters?"
_OF_DOZENS = {"dozen": 12, "score": 20}
_DOZENS = "|".join(_OF_DOZENS)
NUMBER_IN_WORDS = expression(
    # Most words begin with none of these, which is told at once.
    r"\b(?=an?\s|\d|half|one|t(?:w|h[ri]|e[nr])|f[io]|s[ie]|ei|ni|no|el|do)"
    rf"(?:(?P<halved>half (?:of )?an?) (?P<of>{_GREAT}|{_DOZENS})"
    rf"|(?P<whole>{_UNDER_HUNDRED}|an?|\d{{1,3}}) and (?P<with>{_AND_PART})(?:[ -](?P<times>{_GREAT}|{_DOZENS}))?"
    rf"|(?P<count>{_UNDER_HUNDRED}|an?|\d{{1,3}}) (?P<scale>thousand|million|billion|trillion|dozen)"
    rf" and (?P<and>{_AND_PART})"
    rf"|(?P<parts>{_COUNT})[ -](?P<share>{'|'.join(SHARES)})s?(?= of\b)(?: of an? (?P<shared>{_GREAT}|{_DOZENS})(?!s))?"
    rf"|(?P<more>{'|'.join(FEW)})[ -](?P<shares>{'|'.join(SHARES)})s?"
    rf"|(?P<some>{'|'.join(FEW)}|ten|\d{{1,3}})\s(?:in|out of)\s(?:(?:every|each|an?)\s)?"
    rf"(?P<all>{'|'.join(FEW)}|ten|\d{{1,3}}|(?<=[ayh]\s)(?:hundred|thousand|million))(?! (?:{_GREAT})|\d|[.,]\d)"
    rf"|(?P<nil>nil|nought)|(?P<half>half)(?= (?:of|the|its|their|all)\b)"
    rf"|(?:(?P<dozens>{_COUNT}) )?dozen(?!s)|an? (?P<one>{_GREAT})(?: (?P<great>{_GREAT}))?(?!s)"
    rf"(?:,? and (?P<rest>{_UNDER_HUNDRED})(?! (?:{_GREAT})))?)\b",
    re.IGNORECASE,
)
"""Numbers that are words in English alone: half a million, two and a half, two thirds, a dozen, a hundred."""


_LAST_OF_YEAR = (
    rf"(?:oh|o)[ -](?:{'|'.join(FEW)})|{'|'.join(_TEENS)}"
    rf"|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(FEW)})| (?:{'|'.join(FEW)})(?! (?:{_GREAT})))?"
)
YEAR_IN_WORDS = expression(
    rf"\b(?P<century>(?:thir|four|fif|six|seven|eigh|nine)teen|twenty)[ -](?P<year>{_LAST_OF_YEAR})\b"
    rf"(?!-\w| (?:years?|hours?|{_GREAT})\b)",
    re.IGNORECASE,
)
"""A year as it is spoken: nineteen thirty-two, twenty ten."""


def year_in_words(match: re.Match[str]) -> int:
    """Return the year that YEAR_IN_WORDS has found."""
    return 100 * _few(match["century"].lower()) + _few(re.sub(r"^oh?[ -]", "", match["year"].lower()))


def _few(words: str) -> int:
    """Return a number below a hundred, or the name of a greater one; a, and nothing, is one."""
    if not words or words in ("a", "an"):
        return 1
    if words.isdecimal():
        return int(words)
    return (
        SCALES.get(words)
        or _OF_DOZENS.get(words)
        or sum((_TENS | _TEENS | FEW)[one] for one in re.split("[ -]", words))
    )


def number_in_words(match: re.Match[str]) -> Fraction | None:
    """Return the value of what NUMBER_IN_WORDS has found."""
    found = {name: (words or "").lower() for name, words in match.groupdict().items()}
    if found["halved"]:
        return Fraction(_few(found["of"]), 2)
    if found["whole"]:
        return (_few(found["whole"]) + _part(found["with"])) * _few(found["times"])
    if found["count"]:
        return (_few(found["count"]) + _part(found["and"])) * _few(found["scale"])
    if found["share"]:
        return Fraction(_few(found["parts"]) * _few(found["shared"]), SHARES[found["share"]])
    if found["shares"]:
        return Fraction(FEW[found["more"]], SHARES[found["shares"]])
    if found["some"]:
        some, every = (_few(found[name]) for name in ("some", "all"))
        return Fraction(some, every) if some < every else None
    if found["nil"]:
        return Fraction(0)
    if found["half"]:
        return Fraction(1, 2)
    if found["one"]:
        return Fraction(_few(found["one"]) * _few(found["great"]) + (_few(found["rest"]) if found["rest"] else 0))
    return Fraction(12 * _few(found["dozens"]))


def _part(words: str) -> Fraction:
    """Return what is added to a number: a half, a quarter, three quarters."""
    if words.endswith("half"):
        return Fraction(1, 2)
    return Fraction(3 if words.startswith("three") else 1, 4)


_HALVES = (
    r"(?<!first )(?<!second )(?<!other )(?<!back )(?<!front )(?<!-)half"
    r"(?![ -](?:past|an?\b|brother|sister|way|hour))"
)
MULTIPLE = expression(
    rf"\b(?:(?P<half>{_HALVES})|(?:an?|one) (?P<share>{'|'.join(SHARES.keys() - {'half'})})(?!s)"
    r"(?! (?:of|time|party|man|woman|person|day|year|one)\b)|(?P<times>twice|doubl(?:e[sd]?|ing)|two-?fold|thrice"
    r"|tripl(?:e[sd]?|ing)|three-?fold|ten-?fold|halv(?:e[sd]?|ing)))\b",
    re.IGNORECASE,
)
"""A share or a multiple in words, of which nothing says what it is of."""
TIMES = {"twi": 2, "dou": 2, "two": 2, "thri": 3, "tri": 3, "three": 3, "ten": 10}


def multiple(match: re.Match[str]) -> Fraction:
    """Return the value of a match of MULTIPLE."""
    if match["share"]:
        return Fraction(1, SHARES[match["share"].lower()])
    word = (match["times"] or "half").lower()
    return Fraction(next((value for begin, value in TIMES.items() if word.startswith(begin)), Fraction(1, 2)))


_LET_STAND = r"(?:\s+(?:an?|the|its|their|estimated|additional|extra|new|another|other|further))*[\s(]*[$€£¥]?\s?\Z"
"""What may stand between such a word and its number."""


def _bound(before: str, after: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return expression(f"(?:{before}){_LET_STAND}", re.IGNORECASE), expression(rf"\s?(?:{after})", re.IGNORECASE)


_DENIALS = ("no", "not", "never", "hardly", "not be", "not been", "not have been", "t be", "t have been")
_UNDENIED = "".join(f"(?<!{denial} )" for denial in _DENIALS)
"""No denial before a bound, which makes of it the other: cannot have been fewer than 500."""
_DENIED = r"(?:(?:can|could|must|may|would|is|are|was|were)(?:not|n[’']t| not)|never|hardly)(?: have)?(?: be| been)? "
BOUNDS: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "over": _bound(
        rf"\b(?:{_UNDENIED}more than|{_DENIED}(?:fewer|less) than|over|at least|upwards? of|exceed\w*|above"
        r"|(?:no|not) (?:fewer|less) than"
        r"|in excess of|north of|surpass\w*|topp?(?:s|ed|ing)|pass(?:es|ed|ing)|beyond|a minimum of|min\.|minimum"
        r"|(?<!no )(?<!not )(?:greater|higher|larger|longer|taller|deeper|heavier|older|wider"
        r"|faster|hotter|warmer|bigger)"
        r" than|barely)|[>≥]",
        r"-?\+|-?(?:odd|plus|or more|and (?:more|counting|up(?:wards?)?)|upwards?|or (?:above|over))\b"
        r"|at (?:(?:the (?:very )?)?least|a minimum)\b",
    ),
    "under": _bound(
        rf"\b(?:{_UNDENIED}(?:less|fewer) than|{_DENIED}more than|under|at most|up to|below|(?:no|not) more than"
        r"|as many as"
        r"|as much as|almost|nearly|(?:just )?short of|close to|a maximum of|max\.|maximum|hardly|not even"
        r"|not quite|within"
        r"|(?:lower|smaller|shorter|lighter|younger|narrower|slower|colder) than|(?:no"
        r"|not) (?:greater|higher|larger) than|virtually)|[<≤]",
        r"(?:or (?:less|fewer|under|below)|at (?:the (?:very )?most|a maximum))\b",
    ),
    "about": _bound(
        r"\b(?:about|around|roughly|approximately|approx\.?|some|nearly|almost|estimat\w*(?: (?:that|at|it at|of"
        r"|to be|put it at))?"
        r"|circa|ca?\.|close to|in the region of|on the order of|perhaps|maybe|possibly|probably|virtually"
        r"|practically"
        r"|in the neighbou?rhood of|give or take|(?:a )?guess(?:ed|es)?(?: (?:at|of))?)|[~≈]",
        r"(?:(?: \w+){0,2},? or (?:perhaps |maybe |possibly )?(?:a few|some|slightly|a little) (?:more|fewer|less)"
        r"|or so"
        r"|-?odd|-?ish|give or take|approximately|roughly|or thereabouts|perhaps|maybe)\b",
    ),
}
"""What says of a number that it is a bound or a guess: right before it, and right after it."""
ADDED_BOUNDS: Mapping[str, re.Pattern[str]] = {
    "over": expression(
        rf"(?<!no )(?<!not )\b(more than|over|upwards? of|in excess of|exceed\w*|greater than|higher than){_LET_STAND}",
        re.IGNORECASE,
    ),
    "under": expression(rf"(?<!no )(?<!not )\b(less than|fewer than|under|below){_LET_STAND}", re.IGNORECASE),
}
"""Bounds that are false of the very number, so that a statement may not add them: at least 50 may be 50."""
NO_BOUND = expression(
    r"\b(?:stor(?:y|ies)|articles?|news|reports?|talk\w*|tell\w*|told|ask\w*|know\w*|hear\w*|heard|learn\w*|worr\w+"
    r"|questions?"
    r"|concerns?|books?|films?|writ\w+|wrote|spoke\w*|speak\w*|jok\w+|complain\w*|posts?|thread|videos?) (?:about"
    r"|over|around)"
    rf"{_LET_STAND}"
    r"|\b(?:presid\w*|watch\w*|rul(?:e[ds]?|ing)|reign\w*|control|command|power|authority|victory|w[io]n|fl(?:y|ies|ew)|jump\w*"
    rf"|climb\w*|argu\w*|f(?:i|ou)ght\w*|quarrel\w*|cr(?:y|ied)|mourn\w*) over{_LET_STAND}",
    re.IGNORECASE,
)
"""What something is told about, or somebody presides over, is no bound: a story about 500 boats."""
FEW_WORDS: Mapping[str, int] = {
    "no": 0, "none": 0, "nobody": 0, "zero": 0, "one": 1, "single": 1, "sole": 1, "once": 1, "both": 2, "couple": 2,
    "pair": 2, "twice": 2, "double": 2, "doubled": 2, "twofold": 2, "thrice": 3, "triple": 3, "tripled": 3,
    "threefold": 3, "score": 20,
}  # fmt: skip
"""Words that say a small number, and many things besides: they are read only where a figure is looked for."""
FEW_WORD = expression(
    rf"\b(?:{'|'.join(FEW_WORDS)})\b(?! (?:of )?(?:{_GREAT}|{_DOZENS})\b)"
    "(?<!several score)(?<!many score)(?<!few score)",
    re.IGNORECASE,
)
BETWEEN = expression(
    r"(?P<unit>\s[^\W\d_]+)?\s?(?:to|and|or|[-–—])\s?(?:about |around |some |at most |up to |even |perhaps "
    r"|maybe )?[$€£¥]?\s?\Z",
    re.IGNORECASE,
)
"""What may stand between the two numbers of a span."""
IS_SPAN = expression(r"\s?(?:to|or|[-–—])\s?(?:even |perhaps |maybe )?[$€£¥]?\s?\Z", re.IGNORECASE)
"""What makes a span of two numbers by itself."""
IS_BETWEEN = expression(r"\b(?:between|anywhere from|from)[\s$€£¥]*\Z", re.IGNORECASE)
"""What stands before the first of two numbers that are the ends of a span, whatever stands between them."""


NUMBER_WITH_UNIT = expression(
    r"[$€£¥]?(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    r"(?:[kK]\b|\s?%)?(?:\s(?:hundred|thousand|million|billion|trillion|percent|per cent)\b)?"
)
