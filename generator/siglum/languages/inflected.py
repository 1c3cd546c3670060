"""With what the forms of a word begin, in languages in which a search looks through single characters."""

from siglum.languages import japanese, korean
from siglum.model.language_tags import code_of

BEGINNINGS = {"ja": japanese.beginnings_of, "ko": korean.beginnings_of}


def beginnings_of(term: str, language: str) -> tuple[str, ...]:
    """Return with what the forms of a term begin in a language (BCP 47); nothing where nobody knows."""
    known = BEGINNINGS.get(code_of(language))
    return known(term) if known else ()
