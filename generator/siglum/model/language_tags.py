"""The tags of languages (BCP 47): their form, the codes that they begin with, and which are of one language."""

import re

from siglum.model.expressions import expression

LANGUAGE_TAG = r"[a-z]{2,3}(-[A-Za-z0-9]+)*"
"""A tag, as far as its form goes: en, de-AT, zh-Hant."""
WRITTEN_TAG = expression(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.IGNORECASE)
"""A tag as files write it, in whatever case."""
ENGLISH = "en"


def code_of(language: str) -> str:
    """Return the code that a tag begins with, in small letters: en of en-GB."""
    return language.partition("-")[0].lower()


def is_english(language: str) -> bool:
    """Whether a tag is of English, wherever it is written."""
    return code_of(language) == ENGLISH


def same_language(one: str, other: str) -> bool:
    """Whether two tags are of one language: en and en-GB are, zh-Hant and zh-Hans are not."""
    (language, script), (another, its) = _parts(one), _parts(other)
    return language == another and (script == its or not script or not its)


def _parts(tag: str) -> tuple[str, str]:
    """Return the language and the script of a tag; a script has four letters (RFC 5646, 2.2.3)."""
    language, *rest = tag.lower().split("-")
    return language, next((part for part in rest if len(part) == 4 and part.isalpha()), "")  # noqa: PLR2004


def language_tag(text: str) -> str:
    """Return the tag of a language as BCP 47 writes it (fr-CA, zh-Hant), or nothing where it is of another form.

    Files write FR-CA and en_US too.
    """
    tag = text.strip().replace("_", "-")
    if not WRITTEN_TAG.fullmatch(tag):
        return ""
    first, *others = tag.split("-")
    cases = {2: str.upper, 4: str.title}
    return "-".join((first.lower(), *(cases.get(len(one), str.lower)(one) for one in others)))
