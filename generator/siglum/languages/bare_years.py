"""Whether four digits that may be a year are surely one: in 1912, (1912), 1912–14, im Jahr 1912; not 1500 miners.

What counts something, is measured, or is the number of a room, a flight or a law, contradicts no date.
"""

# ruff: noqa: RUF001 - letters of every script

import re
from functools import cache

from siglum.languages.bounds import REACH, bounds_beside
from siglum.languages.measures import names_of_units
from siglum.languages.whole_words import UNSPACED_LANGUAGES, code_of_words
from siglum.model.expressions import expression

BARE = expression(r"\d{4}")
_AND = r"(?:[-–—/]|to|and|or|until|till|through|bis|und|oder|et|ou|y|o|e|i|до|и|或|至|到|から)"
OF_SPAN = expression(rf"\d{{4}}s?\s?{_AND}\s?\Z")
"""Another year right before it."""
BEGINS_SPAN = expression(rf"\s?{_AND}\s?\d{{4}}")
"""Another year right behind it."""
GOES_ON = expression(r"s\b|er\b|ern\b|['’]s?\b|\s?[-–—/]\s?\d{2}|[年년]|\s(?:г|год[ау]?|году|roku|yılı\w*)(?!\w)")
"""What makes a year of the digits before it, in any language."""
YEAR_BEFORE = expression(
    r"\b(?:in|since|until|till|by|before|after|during|from|between|(?<!total )(?<!number )of"
    r"|early|late|mid|spring|summer|autumn|fall|winter"
    r"|year|years|Christmas|Easter)[\s-](?:the\s)?\Z|[(\[–—]\s?\Z|\A\W*\Z|\w{3}[.!?]\s\Z",
    re.IGNORECASE,
)
"""What stands before a year in English."""
LABELLED = expression(
    r"[^\W_]*[^\W\d_]\.\s\Z|[№#§&/]\s?\Z|[A-ZÀ-ÞА-Я][\w’'-]*\s\Z"
    r"|\b(?:flight|room|page|bus|train|number|article|vol[oa]?|chambre|page|salle|bus|habitaci[oó]n|vuelo|página|stanza"
    r"|pagina|quarto|voo|vlucht|kamer|рейс|комнат\w*|номер\w*|статья|pokój|lot|strona|sida|rum|oda|sefer)\s\Z"
    r"|\b(?:auf|um|über|sur|à|al?|na|на|till|til|tot|naar|do)\s\Z",
)
"""What has a number for a name, or comes to a number, in languages beside English; a word with a capital may be one."""
PREPOSITION = expression(
    r"\b(?:im|in|seit|bis|ab|vor|nach|en|depuis|avant|après|dès|de|del|desde|hasta|antes|después|nel|dal|al|prima|dopo"
    r"|em|até|sinds|tot|na|voor|i|år|sedan|siden|от|в|с|до|после|w|od|po|przed|Jahre?s?|l[’']an|année|año|ano|anno|jaar|rok\w*"
    r"|год\w*|году)\s\Z",
    re.IGNORECASE,
)
COUNTED = expression(
    r"(?:\s(?!(?:the|an?|its?|his|her|their|our|he|she|they|we|and|or|as|was)\b)[a-z]+)?"
    r"\s(?-i:(?!(?:was|has|his|its|this|thus|les|des|ses|dans|sous|puis|los|las|sus|als|bis|aus|es|das|was|alles|mais|nos"
    r"|après|depuis|vers)\b)[^\W\d_A-ZÀ-Þ]{2,}s)\b"
    r"|\s(?:people|men|women|children|Menschen|Leute|Personen|persone|uomini|donne|человек\w*|людей|osób|ludzi|mensen"
    r"|människor|mennesker|kişi|insan)\b|\s?[人名个個명개頭頭艘]",
    re.IGNORECASE,
)
"""What is counted, right behind a number."""
NOUN = expression(r"\s[A-ZÄÖÜ][a-zäöüß]+")
"""A noun behind a number in German."""
WORD = expression(r"[\s-]?([^\W\d_]+)")
MORE_UNITS = frozenset(
    ("hpa", "mbar", "pa", "rpm", "hz", "khz", "mhz", "v", "w", "cc", "kcal", "ppm", "hp", "ps", "ch", "cv")
)


def is_surely_year(text: str, start: int, end: int, language: str) -> bool:
    """Whether what a text in a language (BCP 47) prints as a year, without a month, can be nothing else."""
    if not BARE.fullmatch(text, start, end):
        return True
    code, before = code_of_words(language), text[max(0, start - REACH) : start]
    if counts_something(text, end, language):
        return False
    if GOES_ON.match(text, end) or OF_SPAN.search(before):
        return True
    if code in UNSPACED_LANGUAGES:
        return False
    if code == "en":
        return bool(YEAR_BEFORE.search(before))
    is_noun = code == "de" and NOUN.match(text, end)
    is_free = bool(PREPOSITION.search(before)) or not (is_noun or LABELLED.search(before))
    return is_free and not bounds_beside(before, "", text[end : end + REACH], language)


def counts_something(text: str, end: int, language: str) -> bool:
    """Whether behind four digits that end somewhere in a text stands what they count or measure."""
    last = span.end() if (span := BEGINS_SPAN.match(text, end)) else end
    word = WORD.match(text, last)
    is_measured = word is not None and word[1].casefold() in _units(code_of_words(language))
    return is_measured or COUNTED.match(text, last) is not None


@cache
def _units(code: str) -> frozenset[str]:
    return frozenset(name for name, _ in names_of_units(code) if name.isalpha()) | MORE_UNITS
