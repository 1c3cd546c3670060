"""The clause of a passage in which a word stands, and whether a statement tells what that clause does.

What a passage denies or doubts in another clause, or another sentence, than those that a statement tells is not lost.
"""

# ruff: noqa: RUF001 - marks of every script

import re
from collections.abc import Iterable, Iterator

from siglum.languages.whole_words import UNSPACED_LANGUAGES, code_of_words
from siglum.model.expressions import expression
from siglum.proving.word_forms import keys_of
from siglum.proving.words import words_in

CLAUSE_ENDS = expression(r"[.!?…](?=\W|\Z)|,(?=\s)|[;:()–—。！？；：，、،؛؟।]|\s-\s")
SENTENCE_ENDS = expression(r"[.!?…](?=\W|\Z)|[。！？؟।]")
TELLING = 4
"""Letters of a word that tells something, at least, where spaces part the words."""


def is_told(statement: str, passage: str, start: int, end: int, language: str) -> bool:
    """Whether half of the telling words of the clause in which something stands, but for that, are in a statement.

    A clause without such words goes with its sentence.
    """
    known = known_words(statement, language)
    for ends in (CLAUSE_ENDS, SENTENCE_ENDS):
        low = max((one.end() for one in ends.finditer(passage, 0, start)), default=0)
        high = one.start() if (one := ends.search(passage, end)) else len(passage)
        words = telling_words(f"{passage[low:start]} {passage[end:high]}", language)
        if words:
            return sum(not known.isdisjoint(keys_of(word, language)) for word in words) * 2 >= len(words)
    return True


def first_told(
    statement: str, passage: str, found: Iterable[re.Match[str]], language: str = "en"
) -> re.Match[str] | None:
    """Return the first of some words of a passage that stand in a clause which a statement tells."""
    return next((one for one in found if is_told(statement, passage, *one.span(), language)), None)


def telling_words(text: str, language: str) -> tuple[str, ...]:
    """Return the words of a text that tell something, as far as their length shows."""
    shortest = 1 if code_of_words(language) in UNSPACED_LANGUAGES else TELLING
    return tuple(word.plain for word in words_in(text, language) if len(word.plain) >= shortest)


def known_words(text: str, language: str) -> frozenset[str]:
    """Return all forms of the words of a text."""
    return frozenset(_keys(text, language))


def _keys(text: str, language: str) -> Iterator[str]:
    for word in words_in(text, language):
        yield from keys_of(word.plain, language)
