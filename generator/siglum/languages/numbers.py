"""Numbers as texts print them: in digits of any script, with a scale behind them, or spelled out in words.

How a language groups digits, how it spells a number and what it calls a million, ICU knows of all languages at once.
It is asked in one direction, from numbers to words, and what it answers is looked for in a text. What English has
besides (fractions in words, "half a million", "a dozen") stands in english_numbers.py.
"""

# ruff: noqa: RUF001 - signs of every script are what it is about

import re
import unicodedata
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Literal, TypeAlias

from msgspec import Struct, structs

from siglum.languages import english_numbers
from siglum.languages.joined import MINUS_IN_WORDS, is_unit
from siglum.languages.korean_numbers import is_number, native_numbers_in
from siglum.languages.number_words import NumberWords, number_words
from siglum.languages.parts import Parts, is_round, scale_in
from siglum.languages.several import REACH, several_before
from siglum.languages.spelling import SQUEEZED, UNSPACED_OR_HANGUL, squeezed
from siglum.model.expressions import expression
from siglum.model.language_tags import code_of, is_english

Kind: TypeAlias = Literal["number", "ordinal", "label", "name", "words", "several"]
"""number: in digits; words: spelled out; ordinal: 16th; label: the 2 of "No. 2"; name: GABRA1, which is no number;
several: several hundred, which nobody but `number_across` is told of."""


class Number(Struct, frozen=True):
    """A number in a text, with its offsets in code points, half-open."""

    value: Fraction
    start: int
    end: int
    kind: Kind

    @property
    def counts(self) -> bool:
        """Whether it says how many there are of something, in digits or in words: no ordinal, no label, no name."""
        return self.kind in ("number", "words")


MOST_DIGITS = 60
"""Characters of a number in digits; what is longer counts nothing, and Python would refuse to read it."""
GROUP_SPACES = " \u00a0\u2009\u202f"
SMALL_FRACTIONS = "¼-¾⅐-⅞↉"
DIGITS = expression(
    rf"(?=[.\d{SMALL_FRACTIONS}])(?:"
    rf"(?P<share>(?<![\d/])(?:(?P<wholes>\d{{1,3}})[ \u00a0])?(?P<top>\d{{1,3}})[/⁄](?P<bottom>\d{{1,3}})(?![\d/]))"
    rf"|(?:(?P<before>\d+)[ \u00a0]?)?(?P<sign>[{SMALL_FRACTIONS}])"
    rf"|(?P<point>(?<![^\W_]|[.,])[.]\d+(?!\d|[.,]\d))"
    rf"|(?P<whole>\d{{1,3}}(?:[{GROUP_SPACES}]\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:(?:[.,'’٬٫]|，(?=\d{{3}}(?!\d)))\d+)*))"
)
"""A number in digits: a fraction, a sign for one, groups with spaces or marks."""
UNSPACED = r"\u0e00-\u0eff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7ff"
LETTERS_BEFORE = expression(
    rf"(?<![^\W_{UNSPACED}])[^\W_{UNSPACED}]*"
    rf"(?:(?P<code>(?<=[A-ZÀ-Þ])-)|(?P<letters>[^\W\d_\u0590-\u06ff{UNSPACED}]))\Z"
)
GROUPS = expression(r"\d{1,3}(?: \d{3})+|\d{1,2}(?: \d{2})+ \d{3}")
LETTERS_AFTER = expression(rf"[^\W\d_{UNSPACED}]+")
OF_NUMBER = expression(
    r"let\w*|enn[ei]\Z|esim\w*|jährig\w*|årig\w*|tägig\w*|stündig\w*|mal\Z|fache?\w?\Z|hektar\w*|metr\w*"
)
"""What is written together with a number, and makes no name of it: 53jährig, 53letý, 53enne."""
LABEL = expression(r"(?:\b(?:no|nos|nr|num|number|numéro|nummer|número)\.?|[№#])\s?$", re.IGNORECASE)
BEFORE_LABELLED = 16
"""Code points before a number in which such a word stands."""
ORDINAL = expression(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
ORDERED = {
    "zh": (expression(r"第\s?\Z"), expression(r"世[纪紀]")),
    "ja": (expression(r"第\s?\Z"), expression(r"世紀|(?:番|度|回|年|日|人|つ|位|等)目")),
    "ko": (expression(r"(?<![가-힣])제\s?\Z"), expression(r"세기|\s?번째")),
}
"""What makes an ordinal of a number: right before it, and right behind it."""
THAI_COUNTER = expression(
    r"\Z|\s|(?:[^\u0e00-\u0e7f]|คน|ปี|เดือน|วัน|สัปดาห์|ชั่วโมง|นาที|วินาที|ครั้ง|ลำ|ตัว|คัน|แห่ง|ประเทศ|บาท|ดอลลาร์|ปอนด์|ยูโร|ราย|เท่า"
    r"|คะแนน|เล่ม|หลัง|ชิ้น|แผ่น|ฉบับ|อย่าง|กรณี|เปอร์เซ็นต์|กิโล|เมตร|ตัน|ลิตร|ศตวรรษ|ทศวรรษ|แสน|ล้าน|พัน|ร้อย|หมื่น|ประการ|ฝ่าย|ด้าน|พระองค์|ต้น|ดวง|และ|ถึง|หรือ)"
)
"""What is counted, or counts it, right behind a Thai number in words: their syllables stand in many other words."""
HUNDRED = 100
LONGEST = 14
"""The most parts of a number below two thousand."""
ACROSS = 64
"""Code points on either side of an edge in which a number is looked for that the edge cuts."""
REMEMBERED = 4096
"""Texts of which it is remembered what numbers and dates they hold: a claim's words are read for several cautions."""
SAME_SIGNS = str.maketrans("萬億兩两點", "万亿二二点")
"""Signs of numbers that Chinese writes in two ways, or says in two, and ICU in one."""


def numbers_in(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text in its order, as they are written in a language (BCP 47).

    A number with its scale is one number ("1.2 million", "700k"); of what is no number but holds digits, a name or a
    label, the kind says so. "one" alone counts nothing, so that no number is seen in it.
    """
    return tuple(one for one in _numbers_in(text, code_of(language)) if one.kind != "several")


@lru_cache(maxsize=REMEMBERED)
def _numbers_in(text: str, code: str) -> tuple[Number, ...]:
    known = number_words(code)
    text = text.translate(SAME_SIGNS) if code == "zh" else text
    found = [*_in_one(_in_digits(text, known), text, known), *_in_words(text, known)]
    if code == "ko":
        found = [one for one in found if one.kind != "words" or is_number(text, one.start, one.end)]
        found += (Number(Fraction(value), start, end, "words") for value, start, end in native_numbers_in(text))
    if code == "th":
        found = [one for one in found if one.kind != "words" or THAI_COUNTER.match(text, one.end)]
    if code == "en":
        found += _in_english(text)
    else:
        whole = tuple((one.value, one.start, one.end) for one in found if one.counts)
        found += (Number(*one, "words") for one in Parts(text, code, known.scales, whole))
    if code in ORDERED:
        found = [structs.replace(one, kind="ordinal") if _is_ordered(one, text, code) else one for one in found]
    found += [*_several(text, code, found)]
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return tuple(kept)


def _is_ordered(one: Number, text: str, code: str) -> bool:
    """Whether a sign beside a number says that it is an ordinal."""
    before, behind = ORDERED[code]
    return bool(before.search(text, max(0, one.start - 2), one.start) or behind.match(text, one.end))


def _several(text: str, code: str, found: list[Number]) -> Iterator[Number]:
    """Yield the round numbers of which there are several, with the word that says so."""
    before = several_before(code)
    for one in found:
        match = before.search(text, max(0, one.start - REACH), one.start)
        if match and one.counts and is_round(one.value):
            # 死者数100人 has the number of the dead.
            is_counted = text[one.start].isdecimal() and bool(UNSPACED_OR_HANGUL.match(text[max(0, match.start() - 1)]))
            if not (is_counted and match.start()):
                yield Number(Fraction(0), match.start(), one.end, "several")


def multiples_in(text: str, language: str) -> Iterator[tuple[str, Fraction]]:
    """Yield the words of a text that multiply or divide, such as twice, with what they do it by; in English alone."""
    if is_english(language):
        yield from ((match[0], english_numbers.multiple(match)) for match in english_numbers.MULTIPLE.finditer(text))


def decades_in(text: str, language: str) -> Iterator[int]:
    """Yield with what the decades of a text begin that are in words: the Sixties; in English alone."""
    if is_english(language):
        yield from (english_numbers.DECADES[match[0].lower()] for match in english_numbers.DECADE.finditer(text))


def is_spelled(language: str) -> bool:
    """Whether the numbers of a language (BCP 47) are known in words too; of Latin they are not."""
    code = code_of(language)
    # ICU spells in English what it can't spell in the language itself.
    return code == "en" or "two" not in number_words(code).small


def number_across(text: str, edge: int, language: str) -> tuple[int, int] | None:
    """Return where a number stands that an offset cuts in two: two | million, zwei | Millionen; None for none.

    Only what words tell is looked at, since the signs of a number are the same in all languages.
    """
    if not (0 < edge < len(text) and _goes_on(text[edge - 1]) and _goes_on(text[edge])):
        return None
    low, high = max(0, edge - ACROSS), min(len(text), edge + ACROSS)
    window = text[low:high]
    code = code_of(language)
    at = edge - low
    for one in _numbers_in(window, code):
        minus = MINUS_IN_WORDS.search(window, 0, one.start) if one.kind == "words" else None
        start = minus.start() if minus else one.start
        if start < at < one.end and (one.counts or one.kind == "several"):
            return low + start, low + one.end
    return None


def _goes_on(char: str) -> bool:
    """Whether a number in words may go on with a character: a letter, a mark on one, a digit, or what joins parts."""
    return unicodedata.category(char)[0] in "LMN" or bool(SQUEEZED.fullmatch(char))


def _in_digits(text: str, known: NumberWords) -> Iterator[Number]:
    for match in DIGITS.finditer(text):
        start, end = match.span()
        value = _value(match, known)
        if name := _name_around(text, start, end, known):
            yield Number(Fraction(0), *name, "name")
            continue
        if value is None:
            yield Number(Fraction(0), start, end, "name")
            continue
        kind: Kind = "number"
        if LABEL.search(text[max(0, start - BEFORE_LABELLED) : start]):
            kind = "label"
        elif ordinal := ORDINAL.match(text, end):
            kind, end = "ordinal", ordinal.end()
        else:
            times, end = _scale_behind(text, start, end, known)
            value *= times
        yield Number(value, start, end, kind)


def _scale_behind(text: str, start: int, end: int, known: NumberWords) -> tuple[int, int]:
    """Return what the scales behind a number multiply it by, and where they end: 221 | mil millones, 2 | 千万."""
    last = times = 1
    while (scale := known.behind.match(text, end)) and not is_unit(scale, text, start):
        power = known.scales[squeezed(scale[1])]
        is_letter = len(scale[1]) == 1 and not UNSPACED_OR_HANGUL.match(scale[1])
        if power <= last or (last > 1 and is_letter):
            break
        last, times, end = power, times * power, scale.end()
    return times, end


def _in_one(found: Iterable[Number], text: str, known: NumberWords) -> Iterator[Number]:
    """Yield numbers in digits, as one what a scale without a space behind it parts: 16万8千, 1兆2000億."""
    last: Number | None = None
    for one in found:
        if last and last.kind == one.kind == "number" and _goes_on_with(last, one, text, known):
            last = Number(last.value + one.value, last.start, one.end, "number")
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _goes_on_with(last: Number, one: Number, text: str, known: NumberWords) -> bool:
    """Whether a number in digits is the lesser part of the one before it."""
    between, scale = text[last.end : one.start], scale_in(text[last.start : last.end], known.scales)
    return between in ("", " ") and bool(UNSPACED_OR_HANGUL.match(text[last.end - 1])) and one.value < scale


def _name_around(text: str, start: int, end: int, known: NumberWords) -> tuple[int, int] | None:
    """Return the word that a number stands in, where it is a name: GABRA1, Lemon8, COVID-19, 4chan; not 700k or 5km."""
    before = None if text[start - 1 : start].isspace() else LETTERS_BEFORE.search(text, max(0, start - 40), start)
    after = LETTERS_AFTER.match(text, end)
    letters = after[0].lower() if after else ""
    if before and (before["code"] or before["letters"]):
        return before.start(), after.end() if after else end
    if (
        letters
        and letters not in known.scales
        and not OF_NUMBER.match(letters)
        and len(letters) > len("kmh")
        and not UNSPACED_OR_HANGUL.match(letters)
    ):
        return start, after.end() if after else end
    return None


def _value(match: re.Match[str], known: NumberWords) -> Fraction | None:
    """Return the value of a number in digits; None for what is none: the version 2.1.1, or no end of digits."""
    if match.end() - match.start() > MOST_DIGITS:
        return None
    if match["share"]:
        top, bottom = int(match["top"]), int(match["bottom"])
        return Fraction(top, bottom) + int(match["wholes"] or 0) if bottom else None
    if match["point"]:
        return Fraction(int(match["point"][1:]), 10 ** (len(match["point"]) - 1))
    if match["sign"]:
        whole = int(match["before"]) if match["before"] else 0
        return whole + Fraction(unicodedata.numeric(match["sign"])).limit_denominator(10)
    parts = [str(int(part)).rjust(len(part), "0") for part in re.split(r"\D", match["whole"])]
    marks = re.sub(r"\d", "", match["whole"])
    if not marks:
        return Fraction(int(parts[0]))
    # India groups by two digits before the last three.
    has_groups = bool(GROUPS.fullmatch(" ".join(parts)))
    same = len(set(marks)) == 1
    if same and has_groups and (len(marks) > 1 or marks != known.decimal):
        return Fraction(int("".join(parts)))
    if len(marks) == 1 or (len(set(marks[:-1])) == 1 and marks[-1] != marks[0]):
        return Fraction(int("".join(parts)), 10 ** len(parts[-1]))
    return None


def _in_words(text: str, known: NumberWords) -> Iterator[Number]:
    for run in known.run.finditer(text):
        parts = list(_parts(run, known))
        at = 0
        while at < len(parts):
            found = _longest(parts, at, known)
            if found is None:
                at += 1
                continue
            value, last = found
            # "one" alone is an article or a pronoun more often than a number.
            if value > 1 or UNSPACED_OR_HANGUL.match(parts[at][0]):
                yield Number(Fraction(value), parts[at][1], parts[last - 1][2], "words")
            at = last


def _parts(run: re.Match[str], known: NumberWords) -> Iterator[tuple[str, int, int]]:
    """Yield what a run of words is put together of, each with its place: sieben|hundert|tausend, settecento|mila."""
    for word in re.finditer("[^\\s\u200b-]+", run[0]):
        begin = run.start() + word.start()
        ends = _around_scale(word[0], known)
        places = list(pairwise(ends)) if ends else [part.span() for part in known.part.finditer(word[0])]
        for start, end in places:
            yield word[0][start:end], begin + start, begin + end


def _around_scale(word: str, known: NumberWords) -> list[int]:
    """Return where a word is to be parted that is a number, a scale and a number; empty where it is no such word."""
    if squeezed(word) in known.small:
        return [0, len(word)]
    for scale in known.scales:
        at = word.casefold().find(scale, 1)
        before, behind = word[:at], word[at + len(scale) :]
        if at > 0 and squeezed(before) in known.small and (not behind or squeezed(behind) in known.small):
            return sorted({0, at, at + len(scale), len(word)})
    return []


def _longest(parts: list[tuple[str, int, int]], at: int, known: NumberWords) -> tuple[int, int] | None:
    """Return the number that begins at a part, and where the next begins.

    It is a sum of groups with falling scales; a scale takes up the lesser groups before it: 二千 and 万.
    """
    groups: list[tuple[int, int]] = []
    last = at
    while last < len(parts):
        first = last
        small, behind = _small(parts, first, known)
        if behind == last > at and squeezed(parts[last][0]) not in known.scales:
            # "and" may stand between the parts of one number: um milhão e duzentos mil.
            first = last + 1
            small, behind = _small(parts, first, known)
        word = squeezed(parts[behind][0]) if behind < len(parts) else ""
        scale = known.scales.get(word, 1)
        taken = [value for value, of in groups if of < scale]
        fits = all(of != scale for _, of in groups)
        if scale > 1 and fits and (small or taken or word in known.bare):
            del groups[len(groups) - len(taken) :]
            groups.append(((sum(taken) + small or 1) * scale, scale))
            last = behind + 1
        elif behind > first and scale == 1 and (not groups or small < groups[-1][1]):
            return sum(value for value, _ in groups) + small, behind
        else:
            break
    return (sum(value for value, _ in groups), last) if groups else None


def _small(parts: list[tuple[str, int, int]], at: int, known: NumberWords) -> tuple[int, int]:
    """Return the number below two thousand that begins at a part, and where the next part stands; itself for none."""
    for last in range(min(len(parts), at + LONGEST), at, -1):
        value = known.small.get(squeezed("".join(part for part, _, _ in parts[at:last])))
        behind = known.scales.get(squeezed(parts[last][0]), value or 0) if last < len(parts) else value or 0
        # In "three hundred and five hundred" the five is of the second number.
        if value is not None and (value <= behind or value < HUNDRED):
            return value, last
    return 0, at


def _in_english(text: str) -> Iterator[Number]:
    """Yield what only english_numbers.py knows: half a million, two thirds, a dozen, a hundred."""
    for match in english_numbers.NUMBER_IN_WORDS.finditer(text):
        if (value := english_numbers.number_in_words(match)) is not None:
            yield Number(value, *match.span(), "words")
