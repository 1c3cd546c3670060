"""Finds words in a text in all their forms: whether an article mentions something at all.

A miss must mean that it is not there, so that what is compared is coarse: no case, no accents, words by their stems
(Snowball's, for the text's language), no soft hyphens, ligatures or points of abbreviations. Offsets are code points,
half-open, into the text as received.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import snowballstemmer

from siglum.proving.boundaries import INVISIBLE, UNSPACED
from siglum.proving.quotations import Stretch

LANGUAGES = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "nb": "norwegian", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Snowball's stemmers by language; in others a word is met as it is written, but for case and accents."""
ACCENTS = range(0x300, 0x370)
APOSTROPHES = "'’\u02bc"
WITHIN = frozenset(f".{APOSTROPHES}\N{MIDDLE DOT}")
"""What may stand within a word, and is left out: U.S., O’Brien, col·lega."""
CHUNK = re.compile(r"\S+")
ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:[.'](?=[A-Za-z])[A-Za-z0-9]+)*")
"""What `_words_of_any_script` finds in plain ASCII."""
FURTHEST = 3
"""Code points between two words that still stand in a row: a space, a hyphen, a comma and a space."""
ANY = "*"


class Word(NamedTuple):
    """A word where it stands."""

    plain: str
    """Without accents and points, in its own case."""
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word of a term."""

    plain: str
    stem: str
    begins: bool = False
    """Whether any word is meant that begins so."""

    def fits(self, word: Word) -> bool:
        """Whether a word of a text is the one that is wanted; capitals alone, such as US, are wanted as capitals."""
        if self.begins:
            return word.plain.casefold().startswith(self.plain.casefold())
        return word.plain == self.plain if self.plain.isupper() else word.stem == self.stem


def words_in(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of a text; in scripts without spaces each character is one."""
    return tuple(_words(text, language))


@dataclass(frozen=True, slots=True)
class Concordance:
    """The words of a text in its order, and the numbers of each, by its stem and as it is written."""

    words: tuple[Word, ...]
    by_stem: Mapping[str, Sequence[int]]
    by_form: Mapping[str, Sequence[int]]

    def starts(self, first: Wanted) -> Iterable[int]:
        """Return the numbers of the words that may be the first of a term."""
        if first.begins:
            beginning = first.plain.casefold()
            forms = (form for form in self.by_form if form.casefold().startswith(beginning))
            return [number for form in forms for number in self.by_form[form]]
        return self.by_form.get(first.plain, ()) if first.plain.isupper() else self.by_stem.get(first.stem, ())


def concordance(text: str, language: str) -> Concordance:
    """Return the concordance of a text."""
    words = words_in(text, language)
    by_stem: dict[str, list[int]] = {}
    by_form: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        by_stem.setdefault(word.stem, []).append(number)
        by_form.setdefault(word.plain, []).append(number)
    return Concordance(words, by_stem, by_form)


def find_terms(terms: Iterable[str], text: str, standing: Concordance, language: str) -> tuple[Stretch, ...]:
    """Return where any of some terms stands in a text with this concordance, in order, each place once."""
    found: set[tuple[int, int]] = set()
    for term in terms:
        wanted = _wanted(term, language)
        if wanted:
            found.update(_standing(wanted, text, standing.words, standing.starts(wanted[0])))
    return tuple(Stretch(start, end) for start, end in sorted(found))


def _standing(
    wanted: Sequence[Wanted], text: str, words: Sequence[Word], starts: Iterable[int]
) -> Iterator[tuple[int, int]]:
    for number in starts:
        row = words[number : number + len(wanted)]
        if len(row) == len(wanted) and all(map(Wanted.fits, wanted, row)) and _in_a_row(text, row):
            yield row[0].start, row[-1].end


def _in_a_row(text: str, row: Sequence[Word]) -> bool:
    return all(
        len(" ".join(INVISIBLE.sub("", text[one.end : other.start]).split())) <= FURTHEST
        for one, other in pairwise(row)
    )


@lru_cache(maxsize=4096)
def _wanted(term: str, language: str) -> tuple[Wanted, ...]:
    made = [Wanted(word.plain, word.stem) for word in _words(term, language)]
    if made and term.rstrip().endswith(ANY):
        made[-1] = Wanted(made[-1].plain, made[-1].stem, begins=True)
    return tuple(made)


def _words(text: str, language: str) -> Iterator[Word]:
    for chunk in CHUNK.finditer(text):
        if chunk[0].isascii():
            for match in ASCII_WORD.finditer(text, *chunk.span()):
                yield from _word(text, *match.span(), language)
        else:
            yield from _words_of_any_script(text, *chunk.span(), language)


def _words_of_any_script(text: str, begin: int, stop: int, language: str) -> Iterator[Word]:
    start = -1
    for at in range(begin, stop):
        char = text[at]
        is_letter = _is_letter(char)
        apart = is_letter and UNSPACED.match(char) is not None
        if start >= 0 and (apart or not (is_letter or _joins(text, at))):
            yield from _word(text, start, at, language)
            start = -1
        if apart:
            yield from _word(text, at, at + 1, language)
        elif is_letter and start < 0:
            start = at
    if start >= 0:
        yield from _word(text, start, stop, language)


def _is_letter(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def _joins(text: str, at: int) -> bool:
    """Whether what is no letter joins two that are, within one word."""
    if INVISIBLE.match(text, at):
        return True
    return text[at] in WITHIN and at + 1 < len(text) and text[at + 1].isalpha() and _is_letter(text[at - 1])


def _word(text: str, start: int, end: int, language: str) -> Iterator[Word]:
    plain = _plain(text[start:end])
    if plain:
        yield Word(plain, _stem(plain, language), start, end)


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    kept = unicodedata.normalize("NFKD", INVISIBLE.sub("", word))
    kept = "".join(char for char in kept if ord(char) not in ACCENTS)
    for mark in APOSTROPHES:
        # A possessive is no part of the name: Guo’s.
        kept = kept.removesuffix(f"{mark}s").removesuffix(f"{mark}S")
    return unicodedata.normalize("NFC", "".join(char for char in kept if char not in WITHIN))


@lru_cache(maxsize=65536)
def _stem(plain: str, language: str) -> str:
    folded = plain.casefold()
    stemmer = _stemmer(language.partition("-")[0].lower())
    return str(stemmer.stemWord(folded)) if stemmer else folded


@cache
def _stemmer(language: str) -> Any:  # noqa: ANN401 - the library has no types
    return snowballstemmer.stemmer(LANGUAGES[language]) if language in LANGUAGES else None
