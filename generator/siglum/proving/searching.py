"""Finds words in a text in all their forms: whether an article mentions something at all.

A miss must mean that it is not there: words are met in every form (see word_forms), written as one word or as two,
and a number in digits or in words. Offsets are code points, half-open.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain, islice, pairwise

from msgspec import Struct

from siglum.languages.dates import PrintedDate, dates_in
from siglum.languages.inflected import beginnings_of
from siglum.languages.separable import CLAUSE_ENDS, SENTENCE_ENDS, parted
from siglum.languages.units import SIGNS_BESIDE
from siglum.model.expressions import expression
from siglum.proving.boundaries import INVISIBLE, SPARSELY_SPACED
from siglum.proving.counted import (
    Amount,
    TimeOfDay,
    amounts_in,
    day_of,
    is_same_day,
    keys_of_sign,
    time_of_term,
    times_of_day,
)
from siglum.proving.folding import Stretch
from siglum.proving.word_forms import keys_of, plain_word
from siglum.proving.words import Word, words_in

FURTHEST = 3
"""Code points between two words that still stand in a row: a space, a hyphen, a comma and a space."""
ANY = "*"
TAG = "#"
"""What a term holds that is one word by design, as #TikTokRefugee is."""
SIGN = expression(f"[{''.join(re.escape(sign) for sign in sorted(SIGNS_BESIDE) if not sign.isalpha())}]")
HYPHEN = expression(r"\s?[-\u2010\u2011\u2013]\s?\Z")
"""What parts two halves of a word that others write as one."""
POINT = expression(r"\.?\s?\Z")
SHORTEST_JOINED = 4
"""Letters of a word that may stand as two, at least."""
SHORTEST_HALF = 3
"""Letters of each half, at least, where only a space parts them: web site, and not to gether."""
LONGEST_CLAUSE = 300
"""Code points between the two parts of a verb, at most."""
TITLED = 4
"""Letters of an abbreviation that is also written as a name, at least: Nato, and not Us."""


class Wanted(Struct, frozen=True):
    """A word of a term."""

    plain: str
    keys: frozenset[str]
    begins: bool = False
    """Whether any word is meant that begins so."""
    amount: Amount | None = None
    """The number that it is, if it is one."""

    @property
    def capitals(self) -> tuple[str, ...]:
        """The forms of an abbreviation: capitals alone, such as US, are wanted as capitals; VPNs and Nato too."""
        if not self.plain.isupper():
            return ()
        return (self.plain, f"{self.plain}s", *([self.plain.capitalize()] if len(self.plain) >= TITLED else []))

    def fits(self, word: Word, text: str, language: str) -> bool:
        """Whether a word of a text is the one that is wanted."""
        if self.begins:
            return word.plain.casefold().startswith(self.plain.casefold())
        if self.plain.isupper():
            return word.plain in self.capitals
        return not self.keys.isdisjoint(keys_of(text[word.start : word.end], language))


class Concordance(Struct, frozen=True, dict=True):
    """A text with its words in their order, and the numbers of each, by its keys and as it is written."""

    text: str
    language: str
    words: tuple[Word, ...]
    by_key: Mapping[str, Sequence[int]]
    by_form: Mapping[str, Sequence[int]]
    by_case: Mapping[str, Sequence[int]]
    """By the form in one case."""
    signs: Mapping[str, Sequence[int]]
    """Where signs stand, by the words that they stand for."""

    @cached_property
    def known(self) -> dict[str, frozenset[tuple[int, int]]]:
        """Where each term stands that was looked for so far: several records look for the same."""
        return {}

    @cached_property
    def amounts(self) -> Mapping[int, Amount]:
        """The numbers in the text, by that of the word that each begins with."""
        return {one.first: one for one in amounts_in(self.text, self.language, self.words)}

    @cached_property
    def dates(self) -> tuple[PrintedDate, ...]:
        """The dates in the text."""
        return dates_in(self.text, self.language)

    @cached_property
    def times(self) -> tuple[TimeOfDay, ...]:
        """The times of day in the text."""
        return tuple(times_of_day(self.text, self.language))

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as a few long columns in the place of many small values, and without what was looked for."""
        tables = (self.by_key, self.by_form, self.by_case, self.signs)
        return _unpacked, (self.text, self.language, _columns(self.words), tuple(map(_packed, tables)))

    def starts(self, first: Wanted) -> Iterable[int]:
        """Return the numbers of the words that may be the first of a term."""
        if first.begins:
            beginning = first.plain.casefold()
            forms = (form for form in self.by_case if form.startswith(beginning))
            return [number for form in forms for number in self.by_case[form]]
        if first.plain.isupper():
            return [number for form in first.capitals for number in self.by_form.get(form, ())]
        return sorted({number for key in first.keys for number in self.by_key.get(key, ())})


def concordance(text: str, language: str) -> Concordance:
    """Return the concordance of a text."""
    words = words_in(text, language)
    by_key: dict[str, list[int]] = {}
    by_form: dict[str, list[int]] = {}
    by_case: dict[str, list[int]] = {}
    signs: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        for key in keys_of(text[word.start : word.end], language):
            by_key.setdefault(key, []).append(number)
        by_form.setdefault(word.plain, []).append(number)
        by_case.setdefault(word.plain.casefold(), []).append(number)
    for match in SIGN.finditer(text):
        for key in keys_of_sign(match[0], language):
            signs.setdefault(key, []).append(match.start())
    return Concordance(text, language, words, by_key, by_form, by_case, signs)


Packed = tuple[tuple[str, ...], "array[int]", "array[int]"]
"""The keys of a table, how many numbers each has, and all numbers."""
Columns = tuple[tuple[str, ...], tuple[str, ...], "array[int]", "array[int]"]
"""The parts of words: forms, stems, starts and ends."""


def _columns(words: Sequence[Word]) -> Columns:
    plain, stems, starts, ends = zip(*words, strict=True) if words else ((), (), (), ())
    return plain, stems, array("I", starts), array("I", ends)


def _packed(table: Mapping[str, Sequence[int]]) -> Packed:
    return tuple(table), array("I", map(len, table.values())), array("I", chain.from_iterable(table.values()))


def _unpacked(text: str, language: str, columns: Columns, tables: Sequence[Packed]) -> Concordance:
    words = tuple(map(Word._make, zip(*columns, strict=True)))
    by_key, by_form, by_case, signs = map(_table, tables)
    return Concordance(text, language, words, by_key, by_form, by_case, signs)


def _table(packed: Packed) -> dict[str, list[int]]:
    keys, counts, numbers = packed
    left = iter(numbers.tolist())
    return {key: list(islice(left, count)) for key, count in zip(keys, counts, strict=True)}


def find_terms(terms: Iterable[str], standing: Concordance) -> tuple[Stretch, ...]:
    """Return where any of some terms stands in the text of a concordance, in order, each place once."""
    known = standing.known
    for term in (terms := tuple(terms)):
        if term not in known:
            known[term] = frozenset(_places(term, standing))
    found = {place for term in terms for place in known[term]}
    return tuple(Stretch(start, end) for start, end in sorted(found))


def _places(term: str, standing: Concordance) -> Iterator[tuple[int, int]]:
    """Yield where a term stands; one place may come several times."""
    wanted, numbered = _wanted(term, standing.language)
    if not wanted:
        return
    if not any(one.amount and one.keys for one in numbered):
        yield from _standing(wanted, standing)
    for beginning in beginnings_of(term.strip(), standing.language):
        yield from _standing(_wanted(beginning, standing.language)[0], standing)
    if TAG not in term:
        yield from _joined(wanted, standing)
    if len(wanted) == 1 and not wanted[0].begins:
        yield from _parted(term.strip(), standing)
    yield from _dated(term, standing)
    if numbered != wanted:
        yield from _numbered(numbered, standing)
    else:
        whole = "".join(one.plain for one in wanted)
        keys = wanted[0].keys if len(wanted) == 1 else keys_of(whole, standing.language)
        yield from ((at, at + 1) for key in keys for at in standing.signs.get(key, ()))


def _standing(wanted: Sequence[Wanted], standing: Concordance) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a row."""
    text, language = standing.text, standing.language
    for number in standing.starts(wanted[0]):
        row = standing.words[number : number + len(wanted)]
        fits = len(row) == len(wanted) and all(
            one.fits(word, text, language) for one, word in zip(wanted, row, strict=True)
        )
        if fits and _in_a_row(text, row):
            yield row[0].start, row[-1].end


def _joined(wanted: Sequence[Wanted], standing: Concordance) -> Iterator[tuple[int, int]]:
    """Yield where a term stands as one word, where it has several, or the other way round: e-mail, Red Note, U. S."""
    if any(one.begins or SPARSELY_SPACED.match(one.plain) for one in wanted):
        return
    whole = "".join(one.plain for one in wanted)
    folded, keys = whole.casefold(), frozenset(keys_of(whole, standing.language))
    text, words = standing.text, standing.words
    if whole.isupper() and len(wanted) == 1:
        yield from _spelt_out(whole, standing)
    if len(whole) < SHORTEST_JOINED or whole.isdigit():
        return
    if len(wanted) > 1:
        for number in {number for key in keys for number in standing.by_key.get(key, ())}:
            yield words[number].start, words[number].end
    for at in range(1, len(folded)):
        for number in standing.by_case.get(folded[:at], ()):
            row = words[number : number + 2]
            if len(row) == 1 or keys.isdisjoint(keys_of(row[0].plain + row[1].plain, standing.language)):
                continue
            between = text[row[0].end : row[1].start]
            long = at >= SHORTEST_HALF and len(row[1].plain) >= SHORTEST_HALF
            if HYPHEN.fullmatch(between) or (between.isspace() and (long or whole[at].isupper())):
                yield row[0].start, row[1].end


def _parted(term: str, standing: Concordance) -> Iterator[tuple[int, int]]:
    """Yield where a verb stands in two parts, with the rest of its clause between them: kam die Fähre an."""
    text, words = standing.text, standing.words
    for prefix, rest in parted(term, standing.language):
        alone = [words[number] for number in standing.by_case.get(plain_word(prefix), ())]
        ends = [word for word in alone if CLAUSE_ENDS.match(text, word.end)]
        for number in {number for key in keys_of(rest, standing.language) for number in standing.by_key.get(key, ())}:
            verb = words[number]
            end = next((one.end for one in ends if verb.end < one.start <= verb.end + LONGEST_CLAUSE), 0)
            if end and not SENTENCE_ENDS.search(text, verb.end, end):
                yield verb.start, end


def _spelt_out(capitals: str, standing: Concordance) -> Iterator[tuple[int, int]]:
    """Yield where an abbreviation stands with points and spaces between its letters."""
    for number in standing.by_form.get(capitals[0], ()):
        row = standing.words[number : number + len(capitals)]
        is_spelt = len(row) > 1 and "".join(word.plain for word in row) == capitals
        if is_spelt and all(POINT.match(standing.text[one.end : other.start]) for one, other in pairwise(row)):
            yield row[0].start, row[-1].end


def _numbered(wanted: Sequence[Wanted], standing: Concordance) -> Iterator[tuple[int, int]]:
    """Yield where a term with a number stands: the number in digits or in words, its unit as a word or a sign."""
    amounts = standing.amounts
    for number in range(len(standing.words)) if wanted[0].amount is None else amounts:
        if (end := _read_on(wanted, number, standing, amounts)) is not None:
            yield standing.words[number].start, end


def _read_on(wanted: Sequence[Wanted], number: int, standing: Concordance, amounts: Mapping[int, Amount]) -> int | None:
    """Return where a term ends that begins at a word; None where it does not stand there."""
    text, words = standing.text, standing.words
    end = words[number].start
    for at, one in enumerate(wanted):
        if number == len(words) or (at and len(text[end : words[number].start].strip()) + 1 > FURTHEST):
            return None
        if one.amount is None:
            if not one.fits(words[number], text, standing.language):
                return None
            end, number = words[number].end, number + 1
            continue
        amount = amounts.get(number)
        if amount is None or not one.amount.is_met_by(amount, alone=len(wanted) == 1):
            return None
        if one.keys and amount.keys.isdisjoint(one.keys):
            return None
        end, number = amount.end, amount.behind
    return end


def _dated(term: str, standing: Concordance) -> Iterator[tuple[int, int]]:
    """Yield where a day or a time of day stands that is all of a term, in whatever form it is written."""
    if (day := day_of(term, standing.language)) is not None:
        yield from ((one.start, one.end) for one in standing.dates if is_same_day(day, one))
    if (time := time_of_term(term, standing.language)) is not None:
        yield from ((one.start, one.end) for one in standing.times if time.may_be(one))


def _in_a_row(text: str, row: Sequence[Word]) -> bool:
    return all(
        len(" ".join(INVISIBLE.sub("", text[one.end : other.start]).split())) <= FURTHEST
        for one, other in pairwise(row)
    )


@lru_cache(maxsize=4096)
def _wanted(term: str, language: str) -> tuple[tuple[Wanted, ...], tuple[Wanted, ...]]:
    """Return the words of a term, and the same with each number in it as one, whatever it is written as."""
    standing = concordance(term, language)
    plain = [Wanted(word.plain, frozenset(keys_of(term[word.start : word.end], language))) for word in standing.words]
    if plain and term.rstrip().endswith(ANY):
        plain[-1] = Wanted(plain[-1].plain, plain[-1].keys, begins=True)
    numbered: list[Wanted] = []
    amounts, at = standing.amounts, 0
    while at < len(plain):
        amount = amounts.get(at)
        is_number = amount and not plain[amount.behind - 1].begins
        if amount and is_number:
            numbered.append(Wanted(term[amount.start : amount.end], amount.keys, amount=amount))
        else:
            numbered.append(plain[at])
        at = amount.behind if amount and is_number else at + 1
    return tuple(plain), tuple(numbered)
