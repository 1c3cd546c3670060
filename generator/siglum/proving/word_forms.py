"""The forms in which a word may stand, as keys: two words are met as one where they share a key.

What is compared is coarse: no case, no accents, stems (Snowball's, for the text's language), no soft hyphens, ligatures
or points of abbreviations; of irregular forms the words that they are of; in English the spellings of both sides of the
Atlantic; of Chinese characters the simplified ones.
"""

# ruff: noqa: RUF001 - letters of every script

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from anyascii import anyascii

from siglum.languages.elision import APOSTROPHES, word_behind
from siglum.languages.english_forms import other_words
from siglum.languages.han import simplified
from siglum.languages.lemmas import lemmas_of
from siglum.model.expressions import expression
from siglum.model.language_tags import code_of, is_english
from siglum.proving.boundaries import INVISIBLE

LANGUAGES = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "nb": "norwegian", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Snowball's stemmers by language; in others a word is met as it is written, but for case and accents."""
ACCENTS = expression("[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670]")
"""Accents, and the points of Hebrew and Arabic, which most texts leave out."""
WITHIN = frozenset(f".{APOSTROPHES}‘\u02bb\u02bf\u02be\N{MIDDLE DOT}\u05f3\u05f4")
"""What may stand within a word, and is left out: U.S., O’Brien, Hawaiʻi, col·lega."""
UNDIVIDED = expression("[ÆæŒœØøŁłĐđıßÞþÐðŦŧĦħ]")
"""Latin letters that Unicode does not take for another with a mark."""
TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
"""Letters that are written as two where a keyboard lacks them: Mueller."""
COUNTED = expression(r"\d+([^\W\d_]{1,4})")
"""A unit that no space parts from its number: 5km."""
HEBREW_PREFIXES = expression("[והבלמשכ]{1,3}(?=[\u05d0-\u05ea]{3})")
ARABIC_PREFIXES = expression(
    "(?:[وف]?(?:لل|[بكل]?ال)(?=[\u0620-\u064a]{3})|[وف]?[بكل](?=[\u0620-\u064a]{4})|[وف](?=[\u0620-\u064a]{4}))"
)
"""And, in, like, for and the, which Arabic joins to a word; of a short word one of these letters may be a part."""
HAN = expression("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
TWO_SPELLINGS = tuple(
    (expression(pattern), spelt)
    for pattern, spelt in (
        (r"(?<=[a-z]{3})is(?=e[sdr]?$|ers$|ing$|ations?$|able$)", "iz"),
        (r"(?<=[a-z])ys(?=e[sdr]?$|ing$)", "yz"),
        (r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|al|able|ful|less|ist|ite|hood|ly$|ers?$)", "or"),
        (r"(?<=[tbg])re(?=s?$)", "er"),
        (r"(?<=[tbg])red$", "ered"),
        (r"(?<=[a-z]{2}en)ce(?=s?$|less$)", "se"),
        (r"(?<=[a-z]{2})ogue(?=s?$)", "og"),
        (r"(?<=[a-z])[ao]e(?=[a-z]{4})|^[ao]e(?=[a-z]{5})", "e"),
    )
)
"""British spellings, and what America has in their place; as keys they harm no word that has only one."""


@lru_cache(maxsize=65536)
def plain_word(word: str) -> str:
    """Return a word without accents, points and the ending of a possessive, in its own case."""
    kept = INVISIBLE.sub("", word)
    if UNDIVIDED.search(kept):
        kept = UNDIVIDED.sub(lambda match: anyascii(match[0]), kept)
    kept = ACCENTS.sub("", unicodedata.normalize("NFKD", kept))
    for mark in APOSTROPHES:
        # A possessive is no part of the name: Guo’s. The 1990’s are the 1990s.
        if not kept[-3:-2].isdigit():
            kept = kept.removesuffix(f"{mark}s").removesuffix(f"{mark}S")
    return unicodedata.normalize("NFC", "".join(char for char in kept if char not in WITHIN))


@lru_cache(maxsize=65536)
def stem_of(plain: str, language: str) -> str:
    """Return the stem of a word in a language (BCP 47)."""
    folded = plain.casefold()
    stemmer = _stemmer(code_of(language))
    return str(stemmer.stemWord(folded)) if stemmer else folded


@lru_cache(maxsize=65536)
def keys_of(word: str, language: str) -> tuple[str, ...]:
    """Return the keys of a word as a text has it, its stem first."""
    plain = plain_word(word)
    return tuple(dict.fromkeys((stem_of(plain, language), *_others(word, plain, language)))) if plain else ()


def _others(word: str, plain: str, language: str) -> Iterator[str]:
    folded = plain.casefold()
    if is_english(language):
        for form in (folded, *other_words(folded)):
            yield stem_of(form, language)
            for pattern, spelt in TWO_SPELLINGS:
                if (other := pattern.sub(spelt, form)) != form:
                    yield stem_of(other, language)
    else:
        for lemma in lemmas_of(unicodedata.normalize("NFC", INVISIBLE.sub("", word)), language):
            yield stem_of(plain_word(lemma), language)
    if not word.isascii():
        written = unicodedata.normalize("NFC", INVISIBLE.sub("", word)).casefold()
        if (longer := written.translate(TWO_LETTERS)) != written:
            yield stem_of(plain_word(longer), language)
        # Some stemmers know endings only with their accents, as the Turkish one does.
        yield plain_word(stem_of(written, language))
        if HAN.fullmatch(plain):
            yield simplified(plain)
        yield from _behind_particles(plain, language)
    if counted := COUNTED.fullmatch(plain):
        yield counted[1].casefold()
    if behind := word_behind(word):
        yield from keys_of(behind, language)


def _behind_particles(plain: str, language: str) -> Iterator[str]:
    """Yield the word behind particles that Hebrew and Arabic join to it."""
    if prefix := HEBREW_PREFIXES.match(plain):
        yield from (plain[at:] for at in range(1, prefix.end() + 1))
    if prefix := ARABIC_PREFIXES.match(plain):
        yield from (plain[prefix.end() :], stem_of(plain[prefix.end() :], language))


@cache
def _stemmer(language: str) -> Any:  # noqa: ANN401 - the library has no types
    import snowballstemmer  # noqa: PLC0415 - a build from the cache looks for no words

    return snowballstemmer.stemmer(LANGUAGES[language]) if language in LANGUAGES else None
