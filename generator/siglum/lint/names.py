"""Names in a statement that nobody declared: each of their words stands in an article that the statement rests on."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache

from siglum.languages.dates import ORDINALS, is_in_calendar
from siglum.languages.english import NAME, NO_NAMES
from siglum.languages.english_names import KIN, PEOPLE, POSSESSIVE, POSSESSIVE_END, QUARTER, SHORTENED
from siglum.languages.lemmas import is_only_a_name
from siglum.model.expressions import expression

OPENS = " \n(“‘\"'«„[—–-"
"""What may stand before the first word of a sentence."""
ENDS = (".", "?", "!", ":", ";", "…")
WORD = expression(r"[^\W_]+(?:[’'][^\W_]+)*")
REMEMBERED = 256
"""Texts and words of which the plain form is remembered: a passage is looked through for each name of its claim."""
LOOKED_AT = 1000
"""Code points by which the alphabet of a text is told."""
LONG = 5
"""Letters of the name of a country, at least, of which the people's begins as it does: Germany, Germans."""
ALIKE = 0.85
"""How like two spellings of a name are at least."""
SHORTEST = 2
"""Letters of a word that names somebody, at least; an initial names nobody."""


def strange_names(statement: str, taken: Sequence[tuple[int, int]], texts: Sequence[str]) -> Iterator[str]:
    """Yield the words of names in an English statement that stand in none of some texts, in whatever case.

    `taken` has where names stand that are known otherwise. What begins a sentence is a name only if it is no word.
    """
    for match in NAME.finditer(statement):
        before = statement[: match.start()].rstrip(OPENS)
        is_first = not before or before.endswith(ENDS)
        words = [(word[0], match.start() + word.start()) for word in WORD.finditer(match[0])]
        if statement[match.start() - 1 : match.start()].isalnum():
            continue
        strange = []
        for number, (word, start) in enumerate(words):
            is_unit = statement[:start].rstrip()[-1:].isdigit()
            if is_unit or any(low <= start < high for low, high in taken) or not _is_name(word):
                continue
            if any(_stands(word, text) for text in texts):
                continue
            # A sentence begins with a capital, whatever its first word is.
            if not (is_first and number == 0) or is_only_a_name(POSSESSIVE_END.sub("", word)):
                strange.append(word)
        named = [word for number, (word, _) in enumerate(words) if number or word.casefold() not in NO_NAMES]
        if strange and not _is_shortened(named, texts) and not _is_shortened(strange, texts):
            yield from strange


def spelt_alike(name: str, texts: Sequence[str]) -> str:
    """Return the name in some texts that is nearest to one in its spelling, as Phillips is to Philips; else nothing."""
    others = {word for text in texts for word in WORD.findall(text) if word[0] == name[0] and word != name}
    return next(iter(get_close_matches(name, sorted(others), 1, ALIKE)), "")


def _is_shortened(words: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether texts have the initials of a name: U.S. or USA for United States."""
    initials = r"\.?".join(re.escape(word[0]) for word in words)
    return len(words) > 1 and any(re.search(rf"(?<![^\W_]){initials}(?![a-z])", text) for text in texts)


def is_latin(text: str) -> bool:
    """Whether a text is written in the Latin alphabet; one in another has no name as English has it."""
    letters = [char for char in text[:LOOKED_AT] if char.isalpha()]
    return sum(map(str.isascii, letters)) * 2 > len(letters)


def _is_name(word: str) -> bool:
    return (
        len(word) >= SHORTEST
        and word[:1].isupper()
        and word.casefold() not in NO_NAMES
        and word.casefold() not in ORDINALS
        and not is_in_calendar(word, "en")
        and not any(map(str.isdigit, word))
    )


def _stands(word: str, text: str) -> bool:
    """Whether a text has a word that begins as a name does, or what it is short for, or the country of a people."""
    # Most stand as they are, which is told at once.
    return _plain(word) in _plain(text) or any(re.search(rf"(?<![^\W_])(?:{form})", text) for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    """Yield patterns for a name: American in Americans, US as U.S. or United States, Chinese as China."""
    stem = POSSESSIVE.sub("", word) or word
    yield f"(?i:{re.escape(stem)})"
    if stem.isupper():
        yield r"\.?\s?".join(map(re.escape, stem))
        yield r"\s(?:(?:of|the|and|for)\s)*".join(rf"{re.escape(letter)}[^\W_]+" for letter in stem)
    if quarter := QUARTER.fullmatch(stem):
        yield rf"(?i:{quarter[1]})"
    if len(stem) >= LONG:
        yield rf"{re.escape(stem[:3])}[a-z]*(?:ans?|ish|ese|i|is|es)(?![a-z])"
    if short := SHORTENED.get(stem.casefold()):
        yield rf"(?i:{short})(?![a-z])"
    yield from (rf"(?i:{kin}s?)(?![a-z])" for kin in KIN.get(word.casefold(), KIN.get(stem.casefold(), ())))
    if people := PEOPLE.match(stem):
        yield rf"{people[1] or people[2]}[a-z]+"


@lru_cache(maxsize=REMEMBERED)
def _plain(text: str) -> str:
    """Return a text without accents and apostrophes, in one case."""
    if text.isascii() and "'" not in text:
        return text.casefold()
    kept = (
        char for char in unicodedata.normalize("NFKD", text) if char not in "'’" and not unicodedata.combining(char)
    )
    return "".join(kept).casefold()
