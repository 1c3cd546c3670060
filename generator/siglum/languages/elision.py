"""Words that have lost their vowel before the next, and stand with it as one: l’eau, dell’Europa, d’Abel."""

import re
from collections.abc import Mapping

from siglum.model.expressions import expression
from siglum.model.language_tags import code_of

APOSTROPHES = "'’\u02bc"
ELIDED: Mapping[str, str] = {
    "fr": "l|d|j|m|t|s|c|ç|n|qu|jusqu|lorsqu|puisqu|quoiqu",
    "it": "l|d|c|s|m|t|v|n|un|dell|all|dall|nell|sull|coll|quell|quest|bell|sant|gl|degl|agl|anch|com|dov|cos",
    "ca": "l|d|s|n|m|t",
    "oc": "l|d|s|n|m|t|qu",
}
"""By language; of what is not here, as aujourd’hui and quelqu’un, the parts are no words."""
BEHIND = expression(rf"[^\W\d_]{{1,5}}[{APOSTROPHES}](?P<word>[^\W\d_]{{3,}})", re.DOTALL)
LONGEST = 8
"""Code points of what is elided with its apostrophe, at most."""


def is_behind_elided(text: str, edge: int, language: str) -> bool:
    """Whether a word begins at an offset, behind one that has lost its vowel in a language (BCP 47): l’|eau."""
    words = ELIDED.get(code_of(language))
    if not words or text[edge - 1 : edge] not in APOSTROPHES or not text[edge : edge + 1].isalpha():
        return False
    before = re.compile(rf"(?<![^\W_])(?:{words})[{APOSTROPHES}]\Z", re.IGNORECASE)
    return bool(before.search(text, max(0, edge - LONGEST), edge))


def word_behind(word: str) -> str | None:
    """Return the word behind what may be an elided one, in any language; None where there is none."""
    match = BEHIND.fullmatch(word)
    return match["word"] if match else None
