"""The scripts in which words are not told apart by spaces, as they stand within the class of a regular expression."""

import unicodedata
from collections import Counter

from siglum.model.expressions import expression

CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Chinese characters and Japanese syllables."""
HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
"""Korean, which sets spaces, but few."""
BY_DICTIONARY = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"
"""Thai, Lao, Burmese and Khmer, whose words ICU knows by a dictionary."""
WITHOUT_DICTIONARY = "\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1b7f\ua980-\ua9df\uaa80-\uaadf"
"""Tai Le, New Tai Lue, Tai Tham, Balinese, Javanese and Tai Viet."""
TIBETAN = "\u0f00-\u0fff"
"""Which sets a space behind a clause, and a sign between syllables."""
UNSPACED = CJK + BY_DICTIONARY + WITHOUT_DICTIONARY
"""The letters of scripts that set no spaces between words."""
WIDE_SIGNS = "\u2ff0-\u3004\u3008-\u3020\u302a-\u303f\u3100-\u312f\u3190-\u31ef\u3200-\u33ff\uff00-\uffef"
"""The signs that stand among these, each as wide as a letter."""

UNSPACED_LETTER = expression(f"[{UNSPACED}]")
UNSPACED_SIGN = expression(f"[{UNSPACED}{WIDE_SIGNS}]")
"""One of these letters, or a sign that stands among them."""
IN_WORD = {CJK: 2, BY_DICTIONARY + WITHOUT_DICTIONARY: 4}
"""About how many letters a word has in scripts that set no spaces between words."""
LETTERS = {expression(f"[{letters}]"): count for letters, count in IN_WORD.items()}


SAMPLE = 1000
"""Code points of a text that are enough to know its script."""
OF_HAN = {"HIRAGANA": "CJK", "KATAKANA": "CJK"}


def script_of(text: str) -> str:
    """Return the script of most letters of a text, by its name in Unicode (CJK for kana too); empty without any."""
    names = (unicodedata.name(letter, "").partition(" ")[0] for letter in text[:SAMPLE] if letter.isalpha())
    found = Counter(OF_HAN.get(name, name) for name in names)
    return found.most_common(1)[0][0] if found else ""


def word_count(text: str) -> int:
    """Return how many words a text has: what stands between spaces, and about as many as letters make without them."""
    if text.isascii():
        return len(text.split())
    unspaced = sum(len(letter.findall(text)) / count for letter, count in LETTERS.items())
    return len(UNSPACED_SIGN.sub(" ", text).split()) + round(unspaced + 0.4)
