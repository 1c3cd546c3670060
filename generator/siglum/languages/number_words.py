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
    UNSPACED_OR_HANGUL,
    any_of,
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
from siglum.languages.whole_words import BEGINS, NO_MARK

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
    found = _Spelled(code)
    found.take_small()
    for power in (3, 4, 5, 6, 7, 8, 9, 12):
        found.take_scale(power)
    return found.made()


class _Spelled:
    """Gathers the words of a language from numbers that ICU spells in it."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.spelled, self.plain = formatter("{n, spellout}", code), formatter("{n, number}", code)
        self.long = formatter("{n, number, ::compact-long}", code)
        self.short = formatter("{n, number, ::compact-short}", code)
        self.others = other_spellings(self.spelled, code)
        self.small: dict[str, int] = {}
        self.words: set[str] = set()
        """What small numbers are made of."""
        self.scales = dict(english_numbers.SCALES if code == "en" else MORE_SCALES.get(code, {}))
        self.named: set[str] = set()
        """What great ones are made of."""
        self.bare: set[str] = set()

    def take_small(self) -> None:
        """Take the numbers up to 1999."""
        thousands = {scale_of(self.spelled(count * 1000), self.spelled(count)) for count in (1, 2, 5)}
        for number in range(1, 2000):
            forms = [spell(number) for spell in (self.spelled, *self.others)]
            great = self.spelled(number * 1000)
            thousand = next((one for one in thousands if one and great.endswith(one)), "")
            if thousand and number < 1000 and not UNSPACED_OR_HANGUL.match(thousand):  # noqa: PLR2004 - a thousand thousands are a million
                # Before a scale, a language may spell otherwise: sept cents, sept cent mille.
                forms.append(great.removesuffix(thousand))
            forms += [oblique for form in forms if (oblique := in_genitive(form, self.code)) != form]
            # Most numbers are the same in all genders and cases.
            for form in dict.fromkeys(forms):
                if whole := squeezed(form):
                    self.small.setdefault(whole, number)
                is_of_signs = UNSPACED_OR_HANGUL.match(form) and self.code != "th"
                self.words |= set(form) if is_of_signs else set(SQUEEZED.sub(" ", form).split())
        collective = COLLECTIVES.get(self.code, {})
        self.small |= {**without_one(self.spelled, self.words), **collective}
        self.words |= collective.keys()

    def take_scale(self, power: int) -> None:
        """Take what the language calls a power of ten behind how many there are of it."""
        self._take_names(power)
        self._take_compact(power)
        if form := name_behind_fraction(power, self.long, self.plain):
            self.scales.setdefault(squeezed(form), 10**power)
        whole = self.spelled(10**power)
        self.bare |= {one for one in self.scales if is_bare(one, self.scales[one], squeezed(whole), power, self.code)}
        if squeezed(whole) not in self.scales and " " in whole:
            # What stands before a million may be an article: eine Million, un millón.
            self.small.setdefault(squeezed(whole.split()[0]), 1)
            self.named.add(whole.split()[0])

    def _take_names(self, power: int) -> None:
        """Take the names of a power of ten as they are spelled out."""
        for form in names_of_scale(power, self.spelled, self.others):
            is_of_signs = len(form) > 1 and UNSPACED_OR_HANGUL.match(form) and any(char in self.words for char in form)
            if form and not is_of_signs and (squeezed(form) not in self.small or form == self.spelled(10**power)):
                self.scales.setdefault(squeezed(form), 10**power)
                self.named |= set(SQUEEZED.split(form))

    def _take_compact(self, power: int) -> None:
        """Take the names of a power of ten as they stand behind digits, whole or shortened."""
        for compact, count in product((self.long, self.short), (1, 2, 5)):
            written = compact(count * 10**power)
            behind = re.sub(r"[\d.,\s]", "", written).strip()
            digits = re.sub(r"\D", "", written)
            if behind and digits and int(digits) <= count * 10**power:
                self.scales.setdefault(squeezed(behind), count * 10**power // int(digits))
                self.named |= {behind.casefold()} if compact is self.long and behind.isalpha() else set()

    def made(self) -> NumberWords:
        """Return the words that were taken, with the patterns by which a text is looked through for them."""
        words = {word for word in self.words | self.named if word and not word.isdigit()}
        end, of_several = ENDINGS.get(self.code, ("", ""))
        starts, ends = BEGINS, rf"(?={end}(?![^\W\d_]){NO_MARK})"
        if unspaced := UNSPACED_OR_HANGUL.match(self.spelled(2)):
            starts, ends = "", ""
        spelt = any_of(words).replace("ʼ", "['’ʼ]").replace("千", THOUSAND)
        return NumberWords(
            decimal=next((char for char in reversed(self.plain(1234567.5)) if not char.isdigit()), "."),
            scales=self.scales,
            behind=re.compile(
                rf"{BEFORE_SCALE}({any_of(self.scales)}){'(?![A-Za-z])' if unspaced else ends}{NO_UNIT}", re.IGNORECASE
            ),
            small=self.small,
            bare=frozenset(self.bare),
            run=re.compile(
                rf"{starts}(?:{spelt})"
                rf"(?:(?:{JOINT}(?:{spelt}))+(?={of_several or '(?!)'})|(?:{JOINT}(?:{spelt}))*{ends})",
                re.IGNORECASE,
            ),
            part=re.compile(spelt, re.IGNORECASE),
        )
