"""The tags of languages, as records have them (BCP 47), and the codes that they begin with."""

LANGUAGE_TAG = r"[a-z]{2,3}(-[A-Za-z0-9]+)*"
"""A tag, as far as its form goes: en, de-AT, zh-Hant."""
ENGLISH = "en"


def code_of(language: str) -> str:
    """Return the code that a tag begins with, in small letters: en of en-GB."""
    return language.partition("-")[0].lower()


def is_english(language: str) -> bool:
    """Whether a tag is of English, wherever it is written."""
    return code_of(language) == ENGLISH
