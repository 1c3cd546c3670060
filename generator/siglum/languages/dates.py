"""Dates as texts print them: 16 January 2025, Jan. 16, 14–15 April, the 16th, 2025年1月16日, 昭和7年, 44 BC.

The names of the months are those that ICU has of each language.
"""

# ruff: noqa: RUF001 - signs of every script

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from siglum.languages.english_numbers import YEAR_IN_WORDS, year_in_words
from siglum.languages.eras import AFTER_CHRIST, BEFORE_CHRIST, ERA
from siglum.languages.numbers import REMEMBERED, Number, numbers_in
from siglum.languages.ordinals import ordinals_in
from siglum.languages.spelling import any_of
from siglum.model.expressions import NEVER, expression
from siglum.model.language_tags import code_of


class PrintedDate(Struct, frozen=True):
    """What a text prints of a date, with its offsets in code points, half-open; None for what it does not print.

    A year is astronomical, as EDTF has it: 0 is 1 BC.
    """

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int


DAY = r"(?:(?<![\d.:,/-])|(?<=[\u05d0-\u05ea][-\u05be]))(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
ISO = expression(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?(?![\d-])")
REIGNS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
"""The years before the first of each era by which Japan and Taiwan count."""
SIGNS = "〇零一二三四五六七八九"
_SIGNS = "[〇零一二三四五六七八九十元]"
FIGURE = expression(rf"\d|{_SIGNS}")
"""What stands in every text that prints a date in figures."""
OF_SIGNS = expression(
    rf"(?:(?P<reign>{'|'.join(REIGNS)})?\s?(?P<year>\d{{1,4}}|{_SIGNS}{{1,4}})\s?[年년]\s?)?"
    rf"(?P<month>\d{{1,2}}|{_SIGNS}{{1,2}})\s?[月월](?:\s?(?P<day>\d{{1,2}}|{_SIGNS}{{1,3}})\s?[日일号號])?"
)
YEAR_OF_REIGN = expression(rf"(?P<reign>{'|'.join(REIGNS)})\s?(?P<year>\d{{1,3}}|{_SIGNS}{{1,3}})\s?年")
MONTH_BEFORE = expression(r"(?<!\d)(1?\d)[月월]?\s?[至到~～–-]\s?\Z")
MONTH_AND_DAY = expression(
    "[\\d〇零一二三四五六七八九十]+(?:月(?:[\\d〇零一二三四五六七八九十]+[日号號])?|월(?:\\s?\\d+일)?)"
)
"""A month as Chinese and Japanese count it, with its day."""
IN_FIGURES = expression(r"(?<![\d/.])(?P<one>\d{1,2})(?P<mark>[./])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4})(?![\d/])")
SHORT_YEAR = expression(
    r"(?<![\d/.])(?P<one>\d{1,2})(?P<mark>[./])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{2})(?![\d/]|\.\d)"
)
CENTURIES = (1900, 2000)
"""Those of which a year of two digits may be."""
YEAR_ALONE = expression(
    r"(?:(?<![\d,.:/$€£#-])|(?<=(?<![\d-])(?P<first>[12]\d{3})-))(?P<year>1\d{3}|20\d{2})"
    r"(?=(?:s|ern?)?\b|[年년]|[或和与與至到]\s?[12]\d{3}年)(?![,.:]\d|%)"
)
YEARS = expression(
    r"(?<![\d,.:/$€£#-])(?P<first>(?P<century>1\d|20)(?P<tens>\d)\d)(?P<mark>[-–/])(?P<last>\d{1,2})(?![\d/]|[-–.,:]\d|%)"
)
"""A year and the last of those that begin with it, with as many digits as differ: 1932–35."""
_PLURAL = (
    r"\s(?-i:(?!(?:was|has|his|its|this|thus|les|des|ses|dans|sous|puis|los|las|sus)\b)[^\W\d_A-Z]{2,}s"
    r"|people|men|women|children|Menschen|Leute|Personen|Männer|Frauen|Kinder|Soldaten|persone|uomini|donne"
    r"|человек|людей|детей|солдат|osób|ludzi|mensen|människor|mennesker)\b"
)
"""What is counted, as languages beside the unspaced ones have it right behind a number."""
COUNT = rf"\d{{3,4}}{_PLURAL}"
ROUND_COUNT = rf"1[0-8]00{_PLURAL}"
"""A count right behind a month, which may be taken for a year: 1500 miners; “May 1932 storms” has a year."""
YEAR = (
    rf"(?:(?:\s+de|\s+del|\s+of)?\s+(?!{ROUND_COUNT})|,\s+(?!{COUNT})|-)"
    rf"(?P<year>(?:1\d|20)\d\d|2100|(?<=[\u0e00-\u0e7f]\s)2[45]\d\d|\d{{3}}(?=[.,;:)]|\Z|\s?(?:{AFTER_CHRIST})))(?![\d,.]\d|\d)"
    rf"(?!\s?(?:B\.?C|{BEFORE_CHRIST})(?![^\W_]))"
)
"""The year behind a month, in Thai that of the Buddha's too, of three digits only where nothing is counted.

One before Christ is found by itself.
"""
OF_THE_YEAR = expression(
    r"(?:\bthe year(?: of (?:our Lord|grace))?|\banno(?: Domini)?|\bim Jahre?|\bdes Jahres|\bvom Jahre?"
    r"|\bl[’'](?:an|année)(?: de grâce)?|\baño|\bano(?: de)?|\bhet jaar|\broku)\s(?P<year>\d{1,4})(?!\w|[,.:]\d|%)",
    re.IGNORECASE,
)
"""A year of any number of digits, which a text calls one."""
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
    "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth",
    "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
"""The days of a month in English words, and the centuries."""
DAY_IN_WORDS = rf"\b(?P<spelt>{'|'.join(reversed(ORDINALS))})".replace("y-", "y[- ]")
DAY_ALONE = expression(r"(?<![\d.,])(?P<day>\d{1,2})(?:st|nd|rd|th)\b")
MORE_DAYS = expression(r"(?<![\d.,:])(\d{1,2})(?:st|nd|rd|th|\.)?\s?(?:[-–—/]|to|and|or|bis|und|,)\s?\Z")
DAYS_BEHIND = expression(r"\s?(?:[-–—/]|to|and|or)\s?(\d{1,2})(?:st|nd|rd|th)?(?![\d.,:]\d|\d)")
APART = expression(
    r"\s?,?\s?(?:(?:in|of|de|du|im|en|del)\s)?"
    r"(?:(?:the year|Jahre?|l[’']an(?:née)?|año|ano)\s(?:of (?:our Lord|grace)\s)?)?"
)
"""What may stand between a day and its year."""
DAYS_APART = expression(r"\s?(?:[-–—/,]|to|and|or|bis|und|et|y|e)?\s?")
LAST_MONTH, LAST_DAY = 12, 31
MORE_NAMES = {
    "ar": (
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
        "كانون الأول",
    ),
    "cs": (
        "lednu", "únoru", "březnu", "dubnu", "květnu", "červnu", "červenci", "srpnu", "", "říjnu", "listopadu",
        "prosinci",
    ),
    "de": ("jänner", "feber", "", "", "", "", "", "", "", "", "", ""),
    "en": ("", "", "", "", "", "", "", "", "sept", "", "", ""),
    "pl": (
        "styczniu", "lutym", "marcu", "kwietniu", "maju", "czerwcu", "lipcu", "sierpniu", "wrześniu", "październiku",
        "listopadzie", "grudniu",
    ),
    "ru": (
        "январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре",
        "декабре",
    ),
    "uk": (
        "січні", "лютому", "березні", "квітні", "травні", "червні", "липні", "серпні", "вересні", "жовтні", "листопаді",
        "грудні",
    ),
}  # fmt: skip
"""The months by other names and in other cases than ICU has them."""
JOINED = {"he": "[בלמהוכש]{0,2}", "ar": "[وبلف]{0,2}"}
"""The little words that are written together with the name of a month."""
REACH = 24
"""Code points behind a year in which the word for what is counted stands."""
CARDINAL = frozenset(("es", "pt", "it", "ca"))
"""Languages in which the day of a month is a cardinal number in words, but for the first."""
BUDDHIST, FIRST_BUDDHIST = 543, 1800
"""The years between the Buddhist count and ours, and the year of ours from which a Thai text may have it."""


def dates_in(text: str, language: str) -> tuple[PrintedDate, ...]:
    """Return what a text prints of dates, in its order; no part of a date beside it."""
    return _dates_in(text, code_of(language))


@lru_cache(maxsize=REMEMBERED)
def _dates_in(text: str, code: str) -> tuple[PrintedDate, ...]:
    found = [_of_christ(one) if code == "th" else one for one in _all_dates(text, code) if _is_day(one)]
    found.sort(key=lambda one: (one.start, -one.end))
    at = 0
    kept: list[PrintedDate] = []
    for one in found:
        if one.start >= at or (kept and (one.start, one.end) == (kept[-1].start, kept[-1].end)):
            kept.append(one)
            at = max(at, one.end)
    return tuple(_with_years_behind(kept, text))


def _with_years_behind(dates: Iterable[PrintedDate], text: str) -> Iterator[PrintedDate]:
    """Yield dates, a year that is written apart as that of the days before it: 15 March | 44 BC."""
    days: list[PrintedDate] = []
    for one in dates:
        if one.year is None and one.month is not None:
            if days and one.start >= days[-1].end and not DAYS_APART.fullmatch(text, days[-1].end, one.start):
                yield from days
                days.clear()
            days.append(one)
            continue
        is_year = one.year is not None and one.month is None and one.day is None
        if days and is_year and _is_year_of(days[-1], one, text):
            yield from (replace(day, year=one.year) for day in days[:-1])
            yield replace(days[-1], year=one.year, end=one.end)
        else:
            yield from (*days, one)
        days.clear()
    yield from days


def _is_year_of(day: PrintedDate, year: PrintedDate, text: str) -> bool:
    """Whether a year that is written apart is that of the day or the month before it, and no count."""
    count = COUNT if "," in text[day.end : year.start] else ROUND_COUNT
    return bool(APART.fullmatch(text, day.end, year.start)) and not re.match(count, text[year.start : year.end + REACH])


def _of_christ(one: PrintedDate) -> PrintedDate:
    """Return a date of a Thai text, which may count the years from the Buddha's death."""
    is_buddhist = one.year is not None and one.year > BUDDHIST + FIRST_BUDDHIST
    return replace(one, year=(one.year or 0) - BUDDHIST) if is_buddhist else one


def _is_day(one: PrintedDate) -> bool:
    return (one.month is None or 1 <= one.month <= LAST_MONTH) and (one.day is None or 1 <= one.day <= LAST_DAY)


def _all_dates(text: str, language: str) -> Iterator[PrintedDate]:
    if _months(language).name.search(text):
        yield from _with_names(text, language)
        yield from _with_days_in_words(text, language)
    if FIGURE.search(text):
        yield from _in_figures(text)
        yield from _years(text)
    if language == "en":
        yield from (
            PrintedDate(year_in_words(match), None, None, *match.span()) for match in YEAR_IN_WORDS.finditer(text)
        )
    for match in DAY_ALONE.finditer(text):
        yield PrintedDate(None, None, int(match["day"]), *match.span())


def _with_names(text: str, language: str) -> Iterator[PrintedDate]:
    months = _months(language)
    for pattern in months.shapes:
        for match in pattern.finditer(text):
            fields = match.groupdict()
            day = _ordinal(fields["spelt"]) if fields.get("spelt") else _number(fields.get("day"))
            month = months.numbers[match["month"].casefold()]
            # What stands before the name of a month alone only tells that it is one.
            start = match.start() if day is not None else match.start("month")
            one = PrintedDate(_number(fields.get("year")), month, day, start, match.end())
            yield one
            if fields.get("day"):
                yield from _beside(text, one, match.end("day"))


def _with_days_in_words(text: str, language: str) -> Iterator[PrintedDate]:
    """Yield the dates whose day is an ordinal in words before the name of a month: am dritten Mai."""
    if language == "en":
        return
    months = _months(language)
    days = [(one.value, one.start, one.end) for one in ordinals_in(text, language)]
    if language in CARDINAL:
        days += [(int(one.value), one.start, one.end) for one in numbers_in(text, language) if one.kind == "words"]
    for day, start, end in days:
        if text[start:end].replace(" ", "").isalpha() and (match := months.behind.match(text, end)):
            month = months.numbers[match["month"].casefold()]
            yield PrintedDate(_number(match["year"]), month, day, start, match.end())


def _in_figures(text: str) -> Iterator[PrintedDate]:
    for match in ISO.finditer(text):
        yield PrintedDate(_number(match["year"]), _number(match["month"]), _number(match["day"]), *match.span())
    for match in OF_SIGNS.finditer(text):
        yield PrintedDate(_year_of(match), _number(match["month"]), _number(match["day"]), *match.span())
        if other := MONTH_BEFORE.search(text, max(0, match.start() - len("12月至")), match.start()):
            yield PrintedDate(None, int(other[1]), None, *other.span())
    for match in (*IN_FIGURES.finditer(text), *SHORT_YEAR.finditer(text)):
        # Which is the month, depends on the country.
        first, second, year = int(match["one"]), int(match["two"]), match["year"]
        for century in CENTURIES if len(year) == 2 else (0,):  # noqa: PLR2004 - its digits
            for month, day in sorted({(first, second), (second, first)}):
                yield PrintedDate(century + int(year), month, day, *match.span())


def _years(text: str) -> Iterator[PrintedDate]:
    for match in YEAR_OF_REIGN.finditer(text):
        yield PrintedDate(_year_of(match), None, None, *match.span())
    for match in ERA.finditer(text):
        number = int(re.sub(r"[,.]", "", match["after"] or match["number"] or match["signed"]))
        is_before = bool(match["era"] or match["before"])
        yield PrintedDate(1 - number if is_before else number, None, None, *match.span())
    for match in OF_THE_YEAR.finditer(text):
        yield PrintedDate(int(match["year"]), None, None, *match.span("year"))
    for match in YEARS.finditer(text):
        last = f"{match['century']}{match['tens'] if len(match['last']) == 1 else ''}{match['last']}"
        # With a hyphen it may be a month.
        if last > match["first"] and (match["mark"] != "-" or int(match["last"]) > LAST_MONTH):
            yield PrintedDate(int(last), None, None, match.start("last"), match.end())
    for match in YEAR_ALONE.finditer(text):
        if not match["first"] or match["first"] < match["year"]:
            yield PrintedDate(int(match["year"]), None, None, *match.span())


def _number(digits: str | None) -> int | None:
    """Return a number in digits, or in the signs of Chinese: 二〇二五, 十六, 二十; 元 is the first year of an era."""
    if not digits or digits.isdecimal():
        return int(digits) if digits else None
    if digits == "元":
        return 1
    tens, mark, ones = digits.partition("十")
    values = [str(max(0, SIGNS.index(sign) - 1)) for sign in (tens if mark else digits) if sign in SIGNS]
    if not mark:
        return int("".join(values)) if values else None
    return 10 * int("".join(values) or 1) + (max(0, SIGNS.index(ones[0]) - 1) if ones[:1] in SIGNS and ones else 0)


def _year_of(match: re.Match[str]) -> int | None:
    year = _number(match["year"])
    if match["reign"]:
        return REIGNS[match["reign"]] + (year or 0)
    return year if match["year"] and len(match["year"]) == 4 else None  # noqa: PLR2004 - the digits of a year


def _ordinal(words: str) -> int:
    return ORDINALS.index(words.casefold().replace(" ", "-")) + 1


def _beside(text: str, one: PrintedDate, behind: int) -> Iterator[PrintedDate]:
    """Yield the other days of the same month: 13 and 14 January, January 13–19."""
    start = one.start
    while match := MORE_DAYS.search(text, max(0, start - 12), start):
        yield PrintedDate(one.year, one.month, int(match[1]), match.start(), start)
        start = match.start()
    if match := DAYS_BEHIND.match(text, behind):
        yield PrintedDate(one.year, one.month, int(match[1]), one.end, max(one.end + 1, match.end()))


class _Months(Struct, frozen=True):
    """How a language writes the months."""

    numbers: Mapping[str, int]
    """By their names, in one case."""
    name: re.Pattern[str]
    """What stands in every text that names a month."""
    shapes: tuple[re.Pattern[str], ...] = ()
    """The dates that have one."""
    behind: re.Pattern[str] = NEVER
    """What stands behind a day that is written in words."""


@cache
def _months(language: str) -> _Months:
    from icu4py.messageformat import MessageFormat  # noqa: PLC0415 - a build from the cache reads no dates

    numbers: dict[str, int] = {}
    short: set[str] = set()
    for shape in ("LLLL", "MMMM", "LLL", "MMM"):
        form = MessageFormat(f"{{n, date,{shape}}}", f"{language}@calendar=gregorian")
        for month in range(1, 13):
            name = str(form.format({"n": datetime(2025, month, 15, tzinfo=UTC)})).strip().rstrip(".").casefold()
            if len(shape) < len("LLLL") and name not in numbers:
                short.add(name)
            if not any(char.isdigit() for char in name):
                numbers.setdefault(name, month)
    for month, name in enumerate(MORE_NAMES.get(language, ()), start=1):
        if name:
            numbers.setdefault(name, month)
    if not numbers:
        return _Months({}, NEVER)
    names = any_of(numbers)
    joined = JOINED.get(language, "")
    named = rf"{joined}(?P<month>(?:{names}))\b\.?"
    # A short name is another word too, pro or sept or dez, but with a full stop, a day before it or a year behind it.
    as_word = any_of(short) if short and language != "en" else "(?!)"
    # A sentence may end with that word.
    no_word = rf"(?!(?:{as_word})\b(?!\.[,;]?\s*(?-i:[^\W_A-ZÀ-Þ])))"
    starts = rf"(?<!-(?={as_word}))\b"
    beside = (
        r"\b(?:in|of|since|by|until|till|during|early|late|mid|last|next)[\s-]+(?-i:(?=[^\W\d_a-z]))"
        if language == "en"
        else starts
    )
    joint = r"\s?(?:[-–/]|to|and|or|until)\s?"
    shapes = (
        rf"{DAY}(?:(?:\s+(?:of|de|di))?\s+|-){named}(?:{YEAR})?",
        rf"\b{no_word}{named}\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|[.,]\d)(?:{YEAR})?",
        rf"{starts}{named}{YEAR}",
        rf"{DAY_IN_WORDS}(?: of)? {named}(?:{YEAR})?" if language == "en" else "",
        rf"\b{named} (?:the )?{DAY_IN_WORDS}(?:{YEAR})?" if language == "en" else "",
        rf"{beside}{no_word}{named}",
        rf"\b(?-i:(?=[A-Z])){named}(?={joint}(?:{names})\b)" if language == "en" else "",
        rf"\b(?-i:(?=[A-Z]))(?:{names}){joint}(?-i:(?=[A-Z])){named}" if language == "en" else "",
    )
    behind = re.compile(rf"\s+(?:(?:de|di|of)\s+)?{named}(?:{YEAR})?", re.IGNORECASE)
    patterns = tuple(re.compile(shape, re.IGNORECASE) for shape in shapes if shape)
    return _Months(numbers, re.compile(names, re.IGNORECASE), patterns, behind)


def counts_in(text: str, language: str) -> Iterator[Number]:
    """Yield the numbers of a text that count something, in its order; those of dates do not."""
    dates = [(one.start, one.end) for one in dates_in(text, language)]
    for number in numbers_in(text, language):
        if number.counts and not any(start <= number.start < end for start, end in dates):
            yield number


def is_in_calendar(word: str, language: str) -> bool:
    """Tell whether a language has a month or a day of the week of that name, written as it is."""
    return word in _calendar(code_of(language))


@cache
def _calendar(language: str) -> frozenset[str]:
    from icu4py.messageformat import MessageFormat  # noqa: PLC0415 - a build from the cache reads no dates

    days = [datetime(2025, month, 15, tzinfo=UTC) for month in range(1, 13)]
    days += [datetime(2025, 6, day, tzinfo=UTC) for day in range(1, 8)]
    forms = [MessageFormat(f"{{n, date,{shape}}}", language) for shape in ("LLLL", "MMMM", "cccc", "EEEE")]
    return frozenset(str(form.format({"n": day})) for form in forms for day in days)
