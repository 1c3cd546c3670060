"""What is one character to a reader: a letter with its marks, an emoji with what changes it, the two halves of a flag.

These are the grapheme clusters of Unicode (UAX 29), but for syllables of Hangul that have no code point of their own:
their parts are letters, and no quotation may begin or end between two of these.
"""

import unicodedata

JOINER, NON_JOINER = "\u200d", "\u200c"
SKIN = range(0x1F3FB, 0x1F400)
"""Modifiers of the emoji before them."""
TAGS = range(0xE0020, 0xE0080)
"""Letters that do not show, and name a flag."""
FLAG = range(0x1F1E6, 0x1F200)
"""Letters of which two are a flag."""


def is_one_character(text: str, edge: int) -> bool:
    """Whether what stands on both sides of an offset, which is neither end of the text, is one character."""
    before, behind = text[edge - 1], text[edge]
    if behind.isascii() or before.isspace():
        return False
    if unicodedata.category(behind).startswith("M") or behind in (JOINER, NON_JOINER):
        return True
    number = ord(behind)
    if number in SKIN or number in TAGS:
        return True
    if number in FLAG:
        first = edge
        while first and ord(text[first - 1]) in FLAG:
            first -= 1
        return (edge - first) % 2 == 1
    return before == JOINER and unicodedata.category(behind) == "So"


def character_at(text: str, offset: int) -> str:
    """Return the character to which the code point at an offset belongs."""
    start, end = offset, offset + 1
    while start > 0 and is_one_character(text, start):
        start -= 1
    while end < len(text) and is_one_character(text, end):
        end += 1
    return text[start:end]
