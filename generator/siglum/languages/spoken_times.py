"""Times of day in the words of other languages than English: halb vier, trois heures et quart, 三点半.

ICU spells the hours and the minutes; what stands around them is here.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from msgspec import Struct

from siglum.languages.numbers import REMEMBERED
from siglum.languages.spelling import any_of, formatter, squeezed
from siglum.languages.times import PrintedTime, time_of, times_in
from siglum.languages.whole_words import whole
from siglum.model.language_tags import code_of

SHAPES: Mapping[str, tuple[str, ...]] = {
    "de": (
        r"(?P<to_half>halb) {hour}", r"(?:(?P<quarter>viertel)|{minutes}(?: minuten)?) (?:nach|(?P<to>vor)) {hour}",
        r"(?P<to_quarter>dreiviertel) {hour}", r"{hour} uhr(?: {minutes})?", r"(?P<noon>zwölf uhr mittags)",
    ),
    "fr": (
        r"{hour} heures? et (?:(?P<half>demie?)|(?P<quarter>quart))",
        r"{hour} heures?(?P<to> moins) (?:(?P<quarter>le quart)|{minutes})", r"{hour} heures? {minutes}",
        r"{hour} heures?", r"(?P<noon>midi)(?: et (?P<half>demie?))?", r"(?P<midnight>minuit)(?: et (?P<half>demie?))?",
    ),
    "es": (
        r"(?:las|la) {hour} y (?:(?P<half>media)|(?P<quarter>cuarto)|{minutes})",
        r"(?:las|la) {hour}(?P<to> menos) (?:(?P<quarter>cuarto)|{minutes})", r"(?:las|la) {hour}",
    ),
    "it": (
        r"(?:le|alle|dalle|l['’]|all['’]) ?{hour} e (?:(?P<half>mezz[ao])|(?P<quarter>un quarto)|{minutes})",
        r"(?:le|alle|dalle|l['’]|all['’]) ?{hour}(?P<to> meno) (?:(?P<quarter>un quarto)|{minutes})",
    ),
    "nl": (r"(?P<to_half>half) {hour}", r"(?P<quarter>kwart) (?:over|(?P<to>voor)) {hour}", r"{hour} uur"),
    "sv": (r"(?P<to_half>halv) {hour}", r"(?P<quarter>kvart) (?:över|(?P<to>i)) {hour}", r"klockan {hour}"),
    "zh": (
        r"(?:(?P<before_noon>上午|早上|凌晨)|(?P<after_noon>下午|晚上))?{hour}[点點时時](?:(?P<half>半)|(?P<quarter>一刻)|{minutes}分?)?",
    ),
    "ja": (r"(?:(?P<before_noon>午前)|(?P<after_noon>午後))?{hour}時(?:(?P<half>半)|{minutes}分)?",),
}  # fmt: skip
"""What stands around an hour, and minutes, in a language."""
MORE_HOURS: Mapping[str, Mapping[str, int]] = {
    "de": {"ein": 1, "eins": 1}, "fr": {"une": 1}, "es": {"una": 1}, "it": {"una": 1}, "zh": {"两": 2, "兩": 2},
}  # fmt: skip
"""Hours as they are said where numbers are not."""
QUARTER, HALF, HOUR = 15, 30, 60
NOON = 12


class _Spoken(Struct, frozen=True):
    values: Mapping[str, int]
    shapes: tuple[re.Pattern[str], ...]


def all_times_in(text: str, language: str) -> tuple[PrintedTime, ...]:
    """Return the times of day that a text prints in signs, then those in the words of its language (BCP 47)."""
    return _all_times_in(text, code_of(language))


@lru_cache(maxsize=REMEMBERED)
def _all_times_in(text: str, code: str) -> tuple[PrintedTime, ...]:
    return (*times_in(text), *_spoken_in(text, code))


def _spoken_in(text: str, code: str) -> Iterator[PrintedTime]:
    spoken = _spoken(code)
    if spoken is None:
        return
    at = 0
    for match in sorted(
        (match for shape in spoken.shapes for match in shape.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
    ):
        if match.start() >= at:
            at = match.end()
            yield from _time(match, spoken.values)


def _time(match: re.Match[str], values: Mapping[str, int]) -> Iterator[PrintedTime]:
    found = match.groupdict()
    if found.get("noon") or found.get("midnight"):
        hour, half = NOON, "p" if found.get("noon") else "a"
    else:
        word = found["hour"] or ""
        hour = int(word) if word.isdigit() else values[squeezed(word)]
        half = "a" * bool(found.get("before_noon")) + "p" * bool(found.get("after_noon"))
    minutes = found.get("minutes") or ""
    minute = (int(minutes) if minutes.isdigit() else values[squeezed(minutes)]) if minutes else 0
    minute += QUARTER * bool(found.get("quarter")) + HALF * bool(found.get("half"))
    if found.get("to"):
        minute = -minute
    if found.get("to_half") or found.get("to_quarter"):
        minute = -HALF if found.get("to_half") else -QUARTER
    yield from time_of(match, hour, minute, half)


@cache
def _spoken(code: str) -> _Spoken | None:
    if code not in SHAPES:
        return None
    spelled = formatter("{n, spellout}", code)
    values = {squeezed(spelled(number)): number for number in range(HOUR)} | dict(MORE_HOURS.get(code, {}))
    forms = {spelled(number).replace("\u00ad", "") for number in range(HOUR)} | set(MORE_HOURS.get(code, {}))
    words = any_of(forms, joint=r"[\s-]")
    numbers = rf"(?:\d{{1,2}}|{words})"
    inside = {"hour": rf"(?P<hour>{numbers})", "minutes": rf"(?P<minutes>{numbers})"}
    return _Spoken(values, tuple(whole(_filled(shape, inside), code) for shape in SHAPES[code]))


def _filled(shape: str, inside: Mapping[str, str]) -> str:
    spaced = re.sub(" (?!\\?)", lambda _: r"\s+", shape)
    return re.sub(r"\{(hour|minutes)\}", lambda name: inside[name[1]], spaced)
