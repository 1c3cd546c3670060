"""Characters of every kind that Unicode has, for texts that Hypothesis invents.

Its own alphabet is all of Unicode, which takes it seconds to sort in each process before the first text.
"""

import unicodedata

EACH = 24
"""Characters of each category: the first of every one, and those that follow."""


def _characters() -> str:
    found: dict[str, list[str]] = {}
    # All of the planes that have letters, in ever wider steps; then what lies beyond.
    for number in (*range(0x3100), *range(0x3100, 0x20000, 7), 0xFEFF, 0xFFFE, 0xE0001, 0xE0041, 0xF0000, 0x10FFFF):
        char = chr(number)
        found.setdefault(unicodedata.category(char), []).append(char)
    chosen = (char for chars in found.values() for char in {*chars[:EACH], *chars[-3:]})
    return "".join(sorted(chosen))


ANY = _characters()
"""Surrogates included, which can't be encoded."""
WRITABLE = "".join(char for char in ANY if unicodedata.category(char) not in {"Cc", "Cs"})
"""What a file may hold, controls left out."""
