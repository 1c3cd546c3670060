"""With what the forms of a word begin, in languages in which a search looks through single characters."""

from siglum.languages import japanese, korean

BEGINNINGS = {"ja": japanese.beginnings_of, "ko": korean.beginnings_of}


def beginnings_of(term: str, language: str) -> tuple[str, ...]:
    """Return with what the forms of a term begin in a language (BCP 47); nothing where nobody knows."""
    known = BEGINNINGS.get(language.partition("-")[0].lower())
    return known(term) if known else ()
