"""Names in a statement that nobody declared: each of their words stands in an article that the statement rests on."""

import re
from collections.abc import Iterator, Sequence

from siglum.languages.dates import is_in_calendar
from siglum.languages.english import NAME, NO_NAMES

OPENS = " \n(“‘\"'«„[—–-"
"""What may stand before the first word of a sentence."""
ENDS = (".", "?", "!", ":", ";", "…")
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
POSSESSIVE = re.compile(r"[’']s?$|s$")
LOOKED_AT = 1000
"""Code points by which the alphabet of a text is told."""
SHORTEST = 2
"""Letters of a word that names somebody, at least; an initial names nobody."""


def strange_names(statement: str, taken: Sequence[tuple[int, int]], texts: Sequence[str]) -> Iterator[str]:
    """Yield the words of names in an English statement that stand in none of some texts, in whatever case.

    `taken` has where names stand that are known
    otherwise. What begins a sentence is a name only with the word behind.
    """
    for match in NAME.finditer(statement):
        before = statement[: match.start()].rstrip(OPENS)
        is_first = not before or before.endswith(ENDS)
        for number, word in enumerate(WORD.finditer(match[0])):
            start = match.start() + word.start()
            is_known = any(low <= start < high for low, high in taken)
            if is_known or (is_first and number == 0) or not _is_name(word[0]):
                continue
            if not any(_stands(word[0], text) for text in texts):
                yield word[0]


def is_latin(text: str) -> bool:
    """Whether a text is written in the Latin alphabet; one in another has no name as English has it."""
    letters = [char for char in text[:LOOKED_AT] if char.isalpha()]
    return sum(map(str.isascii, letters)) * 2 > len(letters)


def _is_name(word: str) -> bool:
    return (
        len(word) >= SHORTEST
        and word[:1].isupper()
        and word.casefold() not in NO_NAMES
        and not is_in_calendar(word)
        and not any(map(str.isdigit, word))
    )


def _stands(word: str, text: str) -> bool:
    """Whether a text has a word that begins as a name does: American in Americans, and US in U.S."""
    stem = POSSESSIVE.sub("", word) or word
    letters = r"\.?\s?".join(map(re.escape, stem)) if stem.isupper() else re.escape(stem)
    return bool(re.search(rf"(?<![^\W_]){letters}", text, re.IGNORECASE))
