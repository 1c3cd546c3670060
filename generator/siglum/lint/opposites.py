"""A word of a statement whose opposite stands in its place in every passage: prices rose, and prices fell."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from siglum.languages.denials import plainly_denied
from siglum.languages.english import PLAIN_NEGATION
from siglum.languages.english_forms import FUNCTION_WORDS
from siglum.languages.opposites import Side, sides
from siglum.lint.values import Remark
from siglum.model.language_tags import is_english
from siglum.model.problems import said
from siglum.proving.word_forms import stem_of
from siglum.proving.words import Word, words_in

TELLING = 4
"""Letters of a word that tells something, at least, in another language than English."""
NEAR = 4
"""Words between one and the one that it is told of, at most."""
REMEMBERED = 64
"""Texts of which the words are remembered: those of a claim are looked through for what stands before, and behind."""


def opposites_said(statement: str, passages: Sequence[str], language: str) -> Iterator[Remark]:
    """Yield each word of a statement whose opposite every passage that has either of them says of the same.

    Where anything is denied, two opposites may be the same.
    """
    if any(_denies(text, language) for text in (statement, *passages)):
        return
    for following in (False, True):
        table = sides(language, following=following)
        own = _told(statement, language, table, following=following)
        there = [_told(passage, language, table, following=following) for passage in passages] if own else []
        for side, (word, of) in own.items():
            other = (side[0], not side[1])
            having = [one for one in there if side in one or other in one]
            is_same = of and having and not any(side in one or one[other][1] != of for one in having)
            if other in own or not is_same:
                continue
            message = f"the statement says {said(word)} where the passage says {said(having[0][other][0])}"
            yield "statement-says-opposite", message, "say it as the passage does"


def _denies(text: str, language: str) -> bool:
    return bool(PLAIN_NEGATION.search(text) if is_english(language) else plainly_denied(text, language))


def _told(
    text: str, language: str, table: Mapping[str, frozenset[Side]], *, following: bool
) -> dict[Side, tuple[str, str]]:
    """Return the words of a text that have opposites, each with the stem of what it is told of, if that stands near."""
    plain = text.casefold()
    # Most texts have none, and to find all words of one takes long.
    words = _words(text, language) if any(one in plain for one in table) else ()
    found: dict[Side, tuple[str, str]] = {}
    for number, word in enumerate(words):
        for side in table.get(text[word.start : word.end].casefold(), ()):
            beside = words[number + 1 : number + 1 + NEAR] if following else words[max(0, number - NEAR) : number][::-1]
            of = next((stem_of(one.plain, language) for one in beside if _tells(one, language)), "")
            found[side] = (text[word.start : word.end], of)
    return found


@lru_cache(maxsize=REMEMBERED)
def _words(text: str, language: str) -> tuple[Word, ...]:
    return words_in(text, language)


def _tells(word: Word, language: str) -> bool:
    plain = word.plain.casefold()
    return plain not in FUNCTION_WORDS if is_english(language) else len(plain) >= TELLING
