"""Words as they stand in texts: between spaces, or, in some languages, with nothing that tells where one ends."""

import re

from siglum.model.language_tags import code_of

UNSPACED_LANGUAGES = frozenset(("zh", "ja", "ko", "th"))
"""Languages in which no spaces tell where a word ends."""
SAME = {"no": "nb", "nn": "nb"}
"""Languages whose words stand under another code."""
_MARKS = "[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0962\u0963]"
NO_MARK = f"(?!{_MARKS})"
"""No mark on the letter before it, with which the word goes on: न is no part of नाव."""
BEGINS = rf"(?<![^\W_])(?<!{_MARKS})"
"""Before a word: no letter, nor a mark on one; न is no part of कानून either."""


def code_of_words(language: str) -> str:
    """Return the code under which the words of a language (BCP 47) stand in tables."""
    code = code_of(language)
    return SAME.get(code, code)


def edges(code: str) -> tuple[str, str]:
    """Return what a pattern has before and behind words of a language, so that it meets them whole."""
    return ("", "") if code in UNSPACED_LANGUAGES else (BEGINS, rf"(?![^\W_]){NO_MARK}")


def whole(words: str, code: str) -> re.Pattern[str]:
    """Return the pattern of words of a language, which are alternatives in one case, where each stands whole."""
    begins, ends = edges(code)
    return re.compile(rf"{begins}(?:{words}){ends}", re.IGNORECASE)
