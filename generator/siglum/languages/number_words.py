"""The words for numbers of one language, as ICU knows them, those behind digits included."""

# ruff: noqa: RUF001 - letters of every script

import re
from collections.abc import Mapping
from functools import cache
from itertools import product

from msgspec import Struct

from siglum.languages import english_numbers
from siglum.languages.joined import NO_UNIT, THOUSAND
from siglum.languages.spelling import (
    COLLECTIVES,
    ENDINGS,
    MORE_SCALES,
    SQUEEZED,
    UNSPACED,
    formatter,
    in_genitive,
    is_bare,
    name_behind_fraction,
    names_of_scale,
    other_spellings,
    scale_of,
    squeezed,
    without_one,
)

BEFORE_SCALE = "[ \u00a0\u202f-]?"
JOINT = "[\\s\u00ad\u200b-]*"


class NumberWords(Struct, frozen=True):
    """What ICU knows of one language."""

    decimal: str
    scales: Mapping[str, int]
    """What stands behind digits, without spaces and in one case: million, k, Mio., 万."""
    behind: re.Pattern[str]
    """One of these, right behind a number."""
    small: Mapping[str, int]
    """The numbers from 1 to 1999 as they are spelled, without spaces and in one case."""
    bare: frozenset[str]
    """The scales that need no number before them: mille, tysiąc, 千."""
    run: re.Pattern[str]
    """Words in a row that spell numbers."""
    part: re.Pattern[str]


@cache
def number_words(code: str) -> NumberWords:
    """Return the words for numbers of a language, as ICU knows them."""
    spelled = formatter("{n, spellout}", code)
    plain = formatter("{n, number}", code)
    long, short = formatter("{n, number, ::compact-long}", code), formatter("{n, number, ::compact-short}", code)
    decimal = next((char for char in reversed(plain(1234567.5)) if not char.isdigit()), ".")
    small: dict[str, int] = {}
    words: set[str] = set()
    others = other_spellings(spelled, code)
    thousands = {scale_of(spelled(count * 1000), spelled(count)) for count in (1, 2, 5)}
    for number in range(1, 2000):
        forms = [spell(number) for spell in (spelled, *others)]
        thousand = next((one for one in thousands if one and spelled(number * 1000).endswith(one)), "")
        if thousand and number < 1000 and not UNSPACED.match(thousand):  # noqa: PLR2004 - a thousand thousands are a million
            # Before a scale, a language may spell otherwise: sept cents, sept cent mille.
            forms.append(spelled(number * 1000).removesuffix(thousand))
        forms += [oblique for form in forms if (oblique := in_genitive(form, code)) != form]
        for form in forms:
            if squeezed(form):
                small.setdefault(squeezed(form), number)
            words |= set(SQUEEZED.sub(" ", form).split()) if not UNSPACED.match(form) else set(form)
    small |= {**without_one(spelled, words), **COLLECTIVES.get(code, {})}
    words |= COLLECTIVES.get(code, {}).keys()
    scales = dict(english_numbers.SCALES if code == "en" else MORE_SCALES.get(code, {}))
    named: set[str] = set()
    bare: set[str] = set()
    for power in (3, 4, 5, 6, 7, 8, 9, 12):
        for form in names_of_scale(power, spelled, others):
            is_of_signs = len(form) > 1 and UNSPACED.match(form) and any(char in words for char in form)
            if form and not is_of_signs and (squeezed(form) not in small or form == spelled(10**power)):
                scales.setdefault(squeezed(form), 10**power)
                named |= set(SQUEEZED.split(form))
        for compact, count in product((long, short), (1, 2, 5)):
            written = compact(count * 10**power)
            behind = re.sub(r"[\d.,\s]", "", written).strip()
            digits = re.sub(r"\D", "", written)
            if behind and digits and int(digits) <= count * 10**power:
                scales.setdefault(squeezed(behind), count * 10**power // int(digits))
                named |= {behind.casefold()} if compact is long and behind.isalpha() else set()
        if form := name_behind_fraction(power, long, plain):
            scales.setdefault(squeezed(form), 10**power)
        whole = spelled(10**power)
        bare |= {scale for scale in scales if is_bare(scale, scales[scale], squeezed(whole), power, code)}
        if squeezed(whole) not in scales and " " in whole:
            # What stands before a million may be an article: eine Million, un millón.
            small.setdefault(squeezed(whole.split()[0]), 1)
            named.add(whole.split()[0])
    words = {word for word in words | named if word and not word.isdigit()}
    end, of_several = ENDINGS.get(code, ("", ""))
    ends = "" if UNSPACED.match(spelled(2)) else rf"(?={end}(?![^\W\d_]))"
    starts = "" if UNSPACED.match(spelled(2)) else r"(?<![^\W_])"
    spelt = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    spelt = spelt.replace("ʼ", "['’ʼ]").replace("千", THOUSAND)
    behind = "|".join(re.escape(word) for word in sorted(scales, key=lambda word: (-len(word), word)))
    return NumberWords(
        decimal=decimal,
        scales=scales,
        behind=re.compile(rf"{BEFORE_SCALE}({behind}){ends}{NO_UNIT}", re.IGNORECASE),
        small=small,
        bare=frozenset(bare),
        run=re.compile(
            rf"{starts}(?:{spelt})(?:(?:{JOINT}(?:{spelt}))+(?={of_several or '(?!)'})|(?:{JOINT}(?:{spelt}))*{ends})",
            re.IGNORECASE,
        ),
        part=re.compile(spelt, re.IGNORECASE),
    )
