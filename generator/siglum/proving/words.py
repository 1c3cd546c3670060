"""The words of a text, each at its place; in scripts without spaces each character is one.

Offsets are code points, half-open.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from siglum.model.expressions import expression
from siglum.proving.boundaries import INVISIBLE, SPARSELY_SPACED
from siglum.proving.word_forms import WITHIN, plain_word, stem_of

CHUNK = expression(r"\S+")
ASCII_WORD = expression(r"[A-Za-z0-9]+(?:[.'](?=[A-Za-z])[A-Za-z0-9]+)*")
"""What `_words_of_any_script` finds in plain ASCII."""


class Word(NamedTuple):
    """A word where it stands."""

    plain: str
    """Without accents and points, in its own case."""
    stem: str
    start: int
    end: int


def words_in(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of a text; in scripts without spaces each character is one."""
    return tuple(_words(text, language))


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
        apart = is_letter and _stands_apart(char)
        if start >= 0 and (apart or not (is_letter or _joins(text, at))):
            yield from _word(text, start, at, language)
            start = -1
        if apart:
            yield from _word(text, at, at + 1, language)
        elif is_letter and start < 0:
            start = at
    if start >= 0:
        yield from _word(text, start, stop, language)


@lru_cache(maxsize=4096)
def _stands_apart(char: str) -> bool:
    """Whether a letter is of a script without spaces, in whatever width it is written."""
    return SPARSELY_SPACED.match(unicodedata.normalize("NFKC", char)) is not None


def _is_letter(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def _joins(text: str, at: int) -> bool:
    """Whether what is no letter joins two that are, within one word."""
    if INVISIBLE.match(text, at):
        return True
    return text[at] in WITHIN and at + 1 < len(text) and text[at + 1].isalpha() and _is_letter(text[at - 1])


def _word(text: str, start: int, end: int, language: str) -> Iterator[Word]:
    plain = plain_word(text[start:end])
    if plain:
        yield Word(plain, stem_of(plain, language), start, end)
