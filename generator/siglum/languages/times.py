"""Times of day, time zones, seasons and centuries as texts print them: 23:40, half past ten, noon, GMT, spring.

Offsets are code points, half-open.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from siglum.languages.dates import ORDINALS
from siglum.languages.ordinals import roman_value
from siglum.model.expressions import expression
from siglum.model.language_tags import code_of

HALF_A_DAY = 12
LAST_HOUR, LAST_MINUTE = 24, 59


class PrintedTime(Struct, frozen=True):
    """A time of day in a text; with 12 hours, where it does not say which half of the day, either may be meant."""

    hours: frozenset[int]
    minute: int
    start: int
    end: int


TIME = expression(
    r"(?<![\d.:])(?P<hour>\d{1,2})(?:(?:[:.h]|\sh\s)(?P<minute>\d{2}))?(?:[:.]\d{2})?\s?(?P<half>[ap]\.?\s?m\b"
    r"|(?<=:\d\d)(?!\d|\.\d)|(?<=[.h]\d\d)(?!\d|\.(?!\s*\Z|\s+(?-i:[A-ZÀ-Þ])))|(?<=h\s\d\d)(?!\d))",
    re.IGNORECASE,
)
HOURS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
MINUTES = {"five": 5, "ten": 10, "a quarter": 15, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
CLOCK = {"fifteen": 15, "thirty": 30, "forty-five": 45}
"""Minutes right behind an hour, as a clock shows them."""
_HOUR = rf"(?P<hour>\d{{1,2}}|{'|'.join(HOURS)}|noon|midday|midnight)"
_HALF = r"(?:\s(?:in the (?P<part>morning|afternoon|evening)|at (?P<night>night)|(?P<half>[ap])\.?\s?m\b))?"
IN_WORDS = (
    expression(
        rf"\b(?P<minutes>{'|'.join(MINUTES)}|\d{{1,2}})[ -](?:minutes )?(?P<way>past|to|after|before) {_HOUR}\b{_HALF}",
        re.IGNORECASE,
    ),
    expression(rf"\b(?P<hour>\d{{1,2}}|{'|'.join(HOURS)}) o[’']clock\b{_HALF}", re.IGNORECASE),
    expression(r"\b(?P<hour>noon|midday|midnight)\b", re.IGNORECASE),
    expression(
        rf"(?<=\b(?:at|by) )(?P<hour>{'|'.join(HOURS)})[ -](?P<minutes>{'|'.join(CLOCK)})\b(?!-){_HALF}", re.IGNORECASE
    ),
    expression(rf"\b(?P<hour>{'|'.join(HOURS)}){_HALF.removesuffix('?')}", re.IGNORECASE),
)
"""Times in English words."""
_AT = "|".join(rf"(?<=\b{word} 0\d{{3}})" for word in ("at", "by", "from", "until", "till", "before", "after"))
MILITARY = expression(
    r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?: ?(?:hours|hrs|h|Uhr|UTC|GMT|Z|Zulu|local time|[ECMP][SD]T|CES?T"
    rf"|MES?Z|WES?T|EES?T|BST|IST|JST|KST|MSK|AE[SD]T)\b|(?:{_AT})(?!\d|[.,:]\d))"
)
"""Four digits that are hours and minutes: a zone or a word says so behind them, or a nought at their beginning."""
IN_SIGNS = expression(r"(?P<hour>\d{1,2})\s?[時时點点시]\s?(?:(?P<minute>\d{1,2})\s?[分분]|(?P<half>半|반))?")
OCLOCK = expression(r"\b(?P<hour>\d{1,2}) (?:Uhr|heures?|uur)(?: (?P<minute>\d{2})\b)?")
ZONE = expression(
    r"\b(?:UTC|GMT|Zulu|universal time|Greenwich)\b|\b\d{2}:?\d{2}Z\b|[+\u2212-]\d{2}:?\d{2}\b"
    r"|\b(?:[ECMP][SD]T|AK[SD]T|HST|CES?T|WES?T|EES?T|BST|IST|JST|KST|MSK|HKT|SGT|AE[SD]T|AWST|NZ[SD]T|SAST|WIB)\b"
    r"|\b[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:Standard |Daylight |Summer )?[Tt]ime\b|\blocal time\b"
    r"|Ortszeit|MES?Z|heure de|hora de|ora di|北京时间|北京時間|日本時間|한국 ?시간|по моск",
)
"""What tells of a time in which part of the world it is meant."""
OFFSET = expression(r"(?:UTC|GMT)?\s?(?P<sign>[+\u2212-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?\b")
ZONES: Mapping[str, tuple[str, str]] = {
    "universal": ("UTC|GMT|Z", "universal|zulu|greenwich mean"),
    "eastern": ("E[SD]?T", "(?:us )?eastern|new york"),
    "central": ("C[SD]T|CT", "(?:us )?central|chicago"),
    "mountain": ("M[SD]?T", "(?:us )?mountain"),
    "pacific": ("P[SD]?T", "(?:us )?pacific"),
    "middle europe": ("CES?T|MES?Z", "central european"),
    "western europe": ("WES?T", "western european"),
    "eastern europe": ("EES?T", "eastern european"),
    "britain": ("BST", "british|london"),
    "china": ("(?!)", "beijing|china|北京时间|北京時間"),
    "japan": ("JST", "japan|tokyo"),
    "korea": ("KST", "korean?"),
    "india": ("IST", "indian?"),
    "moscow": ("MSK", "moscow"),
    "eastern australia": ("AE[SD]T", "australian eastern|sydney"),
}
"""The short and the long names of zones in which one time of day is another; a name may be of several, as CST is."""
UNIVERSAL = expression(r"\b(?:UTC|GMT|Zulu|universal time|Greenwich)\b|\dZ\b")
SEASONS: Mapping[str, tuple[str, str, str, str]] = {
    "en": ("spring", "summer", "autumn|fall", "winter"),
    "de": ("frühling|frühjahr|lenz", "sommer", "herbst", "winter"),
    "fr": ("printemps", "été", "automne", "hiver"),
    "es": ("primavera", "verano", "otoño", "invierno"),
    "it": ("primavera", "estate", "autunno", "inverno"),
    "pt": ("primavera", "verão", "outono", "inverno"),
    "nl": ("lente|voorjaar", "zomer", "herfst|najaar", "winter"),
    "sv": ("vår", "sommar", "höst", "vinter"),
    "ru": ("весн", "лет", "осен", "зим"),
    "pl": ("wiosn", "lat", "jesie", "zim"),
    "zh": ("春", "夏", "秋", "冬"),
    "ja": ("春", "夏", "秋", "冬"),
    "ko": ("봄", "여름", "가을", "겨울"),
}
"""Spring, summer, autumn and winter, as words of these begin."""
CENTURY = expression(
    r"\b(?P<number>\d{1,2})(?:st|nd|rd|th|\.|e|º)?[ -](?:centur(?:y|ies)|Jahrhunderts?|siècle|eeuw|wieku|век\w*)"
    r"|\b(?P<roman>[IVX]{1,5})(?:e|er|ème)? (?:siècle|wieku|век\w*)|\b(?:siglo|secolo|século) (?P<latin>[IVX]{1,5})\b"
    r"|(?P<signs>\d{1,2}) ?(?:世紀|世纪|세기)",
    re.IGNORECASE,
)


def times_in(text: str) -> Iterator[PrintedTime]:
    """Yield the times of day that a text prints: 23:40, 11.40 pm, 11 p.m., twenty to midnight, 2340 hours."""
    for match in TIME.finditer(text):
        yield from time_of(match, int(match["hour"]), int(match["minute"] or 0), match["half"][:1].casefold())
    for match in MILITARY.finditer(text):
        yield PrintedTime(frozenset((int(match["hour"]),)), int(match["minute"]), *match.span())
    for match in IN_SIGNS.finditer(text):
        yield from time_of(match, int(match["hour"]), 30 if match["half"] else int(match["minute"] or 0))
    for match in OCLOCK.finditer(text):
        yield from time_of(match, int(match["hour"]), int(match["minute"] or 0))
    for pattern in IN_WORDS:
        for match in pattern.finditer(text):
            yield from _in_words(match)


def _in_words(match: re.Match[str]) -> Iterator[PrintedTime]:
    found = {name: (words or "").casefold() for name, words in match.groupdict().items()}
    hour, half = found["hour"], found.get("half") or ""
    half = half or {"morning": "a", "afternoon": "p", "evening": "p"}.get(found.get("part", ""), "")
    if hour in ("noon", "midday", "midnight"):
        number, half = HALF_A_DAY, "a" if hour == "midnight" else "p"
    else:
        number = int(hour) if hour.isdigit() else HOURS.index(hour) + 1
    minutes = found.get("minutes", "")
    minute = (int(minutes) if minutes.isdigit() else (MINUTES | CLOCK)[minutes]) if minutes else 0
    yield from time_of(match, number, -minute if found.get("way") in ("to", "before") else minute, half)


def time_of(match: re.Match[str], hour: int, minute: int, half: str = "") -> Iterator[PrintedTime]:
    """Yield the time that a match in a text prints, if it is one: an hour, and minutes after or before it.

    Half is a or p, for the half of the day, and empty where the text does not say: an hour up to 12 may be of either.
    """
    if hour > LAST_HOUR or not -LAST_MINUTE <= minute <= LAST_MINUTE:
        return
    if half:
        hours = {hour % HALF_A_DAY + HALF_A_DAY * (half == "p")}
    elif 0 < hour < HALF_A_DAY:
        hours = {hour, hour + HALF_A_DAY}
    else:
        hours = {hour % 24, 0 if hour == HALF_A_DAY else hour % 24}
    yield PrintedTime(frozenset((at - (minute < 0)) % 24 for at in hours), minute % 60, *match.span())


def prints_zone(text: str, zone: str) -> bool:
    """Whether a text tells in which zone its times are, as `Z` or `+01:00` say; an offset in digits has to be it."""
    if zone == "Z":
        return bool(UNIVERSAL.search(text))
    printed = list(OFFSET.finditer(text))
    if any(_offset(one) == zone for one in printed):
        return True
    return bool(ZONE.search(text)) and not any(one[0].startswith(("UTC", "GMT")) for one in printed)


def zones_at(text: str, start: int) -> tuple[frozenset[str], int]:
    """Return which zones a text may name at an offset, and where their longest name ends; none, and the offset."""
    found = {name: match.end() for name, pattern in _zones().items() if (match := pattern.match(text, start))}
    end = max(found.values(), default=start)
    return frozenset(name for name, at in found.items() if at == end), end


@cache
def _zones() -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"(?:{short}|(?i:{long})(?i: standard| daylight| summer)?(?i: time)?)(?![^\W_])")
        for name, (short, long) in ZONES.items()
    }


def _offset(match: re.Match[str]) -> str:
    sign = "-" if match["sign"] in "-\u2212" else "+"
    return f"{sign}{int(match['hours']):02d}:{match['minutes'] or '00'}"


def prints_season(text: str, number: int, language: str) -> bool:
    """Whether a text prints a season (from 0, spring); of a language whose seasons nobody told us, it may."""
    words = SEASONS.get(code_of(language))
    return words is None or bool(
        re.search(rf"(?<![^\W_])(?:{words[number]})" if words[0].isascii() else words[number], text, re.IGNORECASE)
    )


def centuries_in(text: str) -> Iterator[int]:
    """Yield the centuries that a text prints, the 19th as 19."""
    for match in CENTURY.finditer(text):
        roman = match["roman"] or match["latin"]
        yield roman_value(roman) if roman else int(match["number"] or match["signs"])
    for match in _ordinals().finditer(text):
        yield ORDINALS.index(match[1].casefold().replace(" ", "-")) + 1


@cache
def _ordinals() -> re.Pattern[str]:
    names = "|".join(reversed(ORDINALS)).replace("y-", "y[- ]")
    return re.compile(rf"\b({names})[ -](?:centur(?:y|ies))\b", re.IGNORECASE)
