"""The words that a form may be one of, in languages that make forms within the word: ging is of gehen, Häuser of Haus.

simplemma has a table of each language. It is read when the first word of that language is asked for, and not before:
the greatest, of German, Polish and Turkish, take a second and some 20 MB. For its forms English has tables of our own,
which take neither; its words are read only where a statement begins with one that no article of its claim has.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from siglum.model.expressions import expression
from siglum.model.language_tags import ENGLISH, code_of

SAME = {"no": "nb", "sr": "hbs", "hr": "hbs", "bs": "hbs", "sh": "hbs", "cnr": "hbs"}
"""Languages whose table stands under another code."""

MORE: Mapping[str, str] = {
    "de": """
verlieren verloren|stehen stand gestanden|brechen brach|fallen gefallen|hauen hieb|messen maß|spinnen spann|wiegen wog
""",
    "fr": """
acquérir acquis|admettre admis|apprendre appris|asseoir assis|atteindre atteint|coudre cousu|fou folle
commettre commis|comprendre compris
conclure conclu|conduire conduit|connaître connu|construire construit|contraindre contraint|convaincre convaincu
courir couru|couvrir couvert|croire cru|décevoir déçu|découvrir découvert|décrire décrit|détruire détruit|devoir dû due
dire dit|écrire écrit|élire élu|émouvoir ému|éteindre éteint|exclure exclu|faire fait|inclure inclus|inscrire inscrit
interdire interdit|introduire introduit|joindre joint|lire lu|mettre mis|mourir mort|naître né|obtenir obtenu
offrir offert|ouvrir ouvert|paraître paru|peindre peint|permettre permis|plaindre plaint|pleuvoir plu plut
poursuivre poursuivi|prendre pris|prescrire prescrit|produire produit|promettre promis|recevoir reçu|réduire réduit
remettre remis|résoudre résolu|restreindre restreint|rire ri rit|soumettre soumis|souffrir souffert|suivre suivi
surprendre surpris|taire tu|tenir tenu|traduire traduit|transmettre transmis|vaincre vaincu|valoir vaut|vendre vendu
venir venu|vivre vécu|voir vit vu
""",
    "es": """
abrir abierto|freír frito|grande gran
contar cuenta cuentan cuento|caber cupo|cubrir cubierto|decir dicho|descubrir descubierto
devolver devuelto|describir descrito|encontrar encuentra encuentran|escribir escrito|hacer hecho|imponer impuesto
imprimir impreso|inscribir inscrito|ir fue fueron fui|morir muerto|poner puesto
proponer propuesto|resolver resuelto|romper roto
satisfacer satisfecho|suponer supuesto|venir vino|ver visto|volver vuelto
""",
}
"""Words, and forms of theirs that are words as well, which the tables have as such alone."""
RULES: Mapping[str, tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]] = {
    "de": ((expression("ss"), ("ß",)),),
    "fr": (
        (expression("ives?$"), ("if",)),
        # Participles: fondu, produit, admis, peint, offert.
        (expression("(?<=..)ue?s?$"), ("re", "ir", "oir")),
        (expression("(?<=.)ite?s?$"), ("ire",)),
        (expression("(?<=.)is(?:es?)?$"), ("endre", "ettre")),
        (expression("(?<=[aeo])inte?s?$"), ("indre",)),
        (expression("(?<=.)erte?s?$"), ("rir",)),
    ),
    "es": (
        # What a verb changes within: tuerce, prueba; salgo; cruces.
        (expression("ue(?=[a-zñ]{1,4}$)"), ("o",)),
        (expression("ie(?=[a-zñ]{1,4}$)"), ("e",)),
        (expression("(?<=[ln])g[oa]n?s?$"), ("ir", "er")),
        (expression("(?<=..)ces$"), ("z",)),
    ),
}
"""Endings, and those of the words that they may be of: what comes of them is looked for, and mostly no word at all."""


@lru_cache(maxsize=65536)
def lemmas_of(word: str, language: str) -> tuple[str, ...]:
    """Return the words that a word in NFC may be a form of, in a language (BCP 47), but for itself; () for English."""
    code = code_of(language)
    table, more = _table(code), _more(code)
    # A noun of German has a capital, and so has every word that begins a sentence.
    forms = dict.fromkeys((word, word.lower(), word.capitalize())) if table else ()
    found = [lemma for form in forms for lemma in (table.get(form), *more.get(form, ()))]
    for pattern, endings in RULES.get(code, ()):
        if pattern.search(word):
            made = [pattern.sub(ending, word.lower()) for ending in endings]
            found += [*made, *(lemma for one in made if (lemma := table.get(one)))]
    # The table of Dutch parts what may stand apart: af_breken.
    whole = (lemma.replace("_", "") for lemma in found if lemma)
    return tuple(dict.fromkeys(lemma for lemma in whole if lemma != word))


def is_known(word: str, language: str) -> bool:
    """Whether a language (BCP 47), other than English, has a word, in whatever form."""
    return word in _table(code_of(language))


def is_word(word: str, language: str) -> bool:
    """Whether a language (BCP 47) has a word, written as it is, in whatever form; False where nobody knows."""
    code = code_of(language)
    return word in (_read(code) if code == ENGLISH else _table(code))


PEOPLE = expression("(?:ese|ish|i?ans?|is|ois|iss|utch|elsh|ench|eeks?|iards?|anes?|erbs?|ots?)$")
"""Endings of the names of peoples and of what is theirs, all of which the table has in small letters too."""


def is_only_a_name(word: str) -> bool:
    """Whether an English word with a capital is no word without it: Bremen, and not Snow; Germans, and not Museum."""
    table, small = _read(ENGLISH), word.lower()
    return small not in table or (word in table and bool(PEOPLE.search(small)))


@cache
def _more(code: str) -> Mapping[str, tuple[str, ...]]:
    rows = (row.split() for row in MORE.get(code, "").strip().replace("\n", "|").split("|"))
    found: dict[str, tuple[str, ...]] = {}
    for word, *forms in (row for row in rows if row):
        for form in {one + ending for said in forms for one in _genders(said, code) for ending in ("", "s")}:
            found[form] = (*found.get(form, ()), word)
    return found


def _genders(form: str, code: str) -> tuple[str, ...]:
    """Return a form in its genders, which a participle has as an adjective does."""
    if code == "es" and form.endswith("o"):
        return form, f"{form[:-1]}a"
    return (form, f"{form}e") if code == "fr" else (form,)


def _table(code: str) -> Mapping[str, str]:
    return {} if code == ENGLISH else _read(code)


@cache
def _read(code: str) -> Mapping[str, str]:
    # It would take a tenth of a second of every build.
    from simplemma.strategies import LOW_MEMORY_DICTIONARY_FACTORY  # noqa: PLC0415

    try:
        return LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(SAME.get(code, code))
    except ValueError:
        return {}
