"""Verbs whose first part stands apart from the rest in a sentence: kam … an of ankommen, nam … aan of aannemen."""

from collections.abc import Iterator, Mapping

from siglum.languages.lemmas import is_known, lemmas_of
from siglum.model.expressions import expression
from siglum.model.language_tags import code_of

DIVIDED: Mapping[str, str] = {
    "de": """
ab an auf aus bei dar durch ein empor entgegen fern fest fort frei gegenüber gleich heim her herab heran herauf heraus
herbei herein herum herunter hervor hin hinab hinauf hinaus hinein hinunter hinweg hinzu los mit nach nieder statt teil
um unter vor voran voraus vorbei vorüber weg weiter wieder zu zurück zusammen
""",
    "nl": "aan achter af bij door in mee na neer om onder op over samen terug toe uit voor voort weg",
}
"""What may stand apart, by language."""
CLAUSE_ENDS = expression(r"\s*(?:[.,;:!?)\]»«“”\"…–—]|\Z|(?:und|oder|aber|sondern|als|wie|en|of|maar|dan)\b)")
"""What stands behind it, since it ends its clause."""
SENTENCE_ENDS = expression(r"[.;!?]\s|\n\n")
"""What does not stand between the two."""


def parted(word: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the first part and the rest of the verbs that a word may be a form of, in a language (BCP 47)."""
    code = code_of(language)
    prefixes = tuple(DIVIDED.get(code, "").split())
    if not prefixes or not word.casefold().startswith(prefixes):
        return
    for lemma in dict.fromkeys((word.lower(), *lemmas_of(word, language))):
        for prefix in prefixes:
            rest = lemma.removeprefix(prefix)
            if lemma.startswith(prefix) and rest.endswith("n") and is_known(rest, language):
                yield prefix, rest
