"""Numbers by which a text tells where something stands, what it is called, or how many articles say it.

Page 12, Figure 1, § 4, Boeing 747, the top 10, 3 of the 5 articles: no source need have them.
"""

# ruff: noqa: RUF001 - letters of every script

import re

from siglum.model.expressions import expression

PLACE_BEFORE = expression(
    r"(?:[§¶#]|(?<![^\W_])(?:pp?\.|pages?|figs?\.|figures?|tables?|ch(?:ap)?\.|chapters?|sect?\.|sections?|parts?|items?"
    r"|(?:foot)?notes?|appendix|lines?|columns?|vol(?:\.|umes?)|no\.|nos\.|steps?|questions?|top"
    r"|S\.|Seiten?|Abb\.|Abbildung|Tabelle|Kapitel|Abschnitt|Teil|Anm\.|Fußnote|Band|Punkt|Schritt"
    r"|figure|tableau|chapitre|partie|tome|note|étape|páginas?|pág\.|figura|tabla|capítulo|sección|parte|tomo|nota|paso"
    r"|pagina|tabella|capitolo|sezione|стр\.|с\.|рис\.|табл\.|глава|часть|том|str\.|rys\.|rozdział|tom|sida|side|blz\."
    r"|hoofdstuk|deel|sayfa|şekil|bölüm))\s?\(?\Z|(?<=[第表図图])\Z",
    re.IGNORECASE,
)
"""What says right before a number that a place is meant by it, or an end of a list."""
NAME_BEFORE = expression(r"[^\W\d_.!?:\n]\W? (?:[A-ZÀ-ÞА-Я][\w’'-]*[^\W\d_.,])[ -]\Z")
"""A name that goes on with a number: a word with a capital within a sentence."""
ARTICLES = expression(
    r"(?:\s(?:of|von|sur|de|di|из|z|av|van)\s(?:the\s|den\s|les\s|los\s|las\s|i\s|le\s|de\s)?(?:these\s)?\w+)?"
    r"\s(?:\w+\s){0,2}?(?:articles?|sources?|reports?|papers?|outlets?|accounts?|texts?|documents?|claims?|passages?"
    r"|Artikeln?|Quellen?|Berichten?|Texten?|Zeitungen|sources?|textes|journaux|artículos|fuentes|textos|articoli|fonti"
    r"|artigos|fontes|статей|источник\w*|artykuł\w*|źródeł|artikelen|bronnen|artiklar|källor|artikler|kilder|makale|kaynak)"
    r"(?![^\W_])|\s?(?:篇|件の記事|個の資料|개의? 기사)",
    re.IGNORECASE,
)
"""What says behind a number that articles are counted."""
ALL_HOURS = expression(r"24/7|(?<=24/)7")


def refers(text: str, start: int, end: int) -> bool:
    """Whether a number of a text is of that sort."""
    before = text[:start]
    is_name = NAME_BEFORE.search(before) is not None and end - start <= len("1000")
    is_place = PLACE_BEFORE.search(before) is not None
    return is_place or is_name or ALL_HOURS.match(text, start) is not None or ARTICLES.match(text, end) is not None
