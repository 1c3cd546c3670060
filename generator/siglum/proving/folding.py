"""Text in the one form in which quotations are compared: Unicode NFC, and every run of white space a single space.

Nothing else is folded: other quotation marks, dashes, letters that look alike and a change of case all count as
differences. Offsets are code points, half-open, and lead back to the text as received.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

WHITE_SPACE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""The code points with the Unicode property White_Space, as a regular expression's class holds them."""
SPACES = re.compile(f"[{WHITE_SPACE}]+")
PLAIN = re.compile(r"[!-~]+(?=[\x00-\x7f])")
"""What is the same after folding, whatever stands around it."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and the way back to the text that it was made of."""

    text: str
    marks: tuple[int, ...]
    """Offsets in the folded text at which a stretch begins that was taken over unchanged, or changed as a whole."""
    origins: tuple[int, ...]
    """The offset in the original of each mark."""

    def original(self, offset: int) -> int:
        """Return the offset in the original text that an offset in the folded text came from."""
        number = bisect_right(self.marks, offset) - 1
        found = self.origins[number] + offset - self.marks[number]
        # A character that became several is as long as it was.
        return min(found, self.origins[number + 1]) if number + 1 < len(self.origins) else found


@lru_cache(maxsize=4096)
def fold_words(text: str) -> str:
    """Fold a quotation, without the space around it."""
    return SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")


def fold(text: str) -> Folded:
    """Fold a source's text."""
    parts: list[str] = []
    marks: list[int] = [0]
    origins: list[int] = [0]
    length = 0
    for start, end, made in _changes(text):
        before = text[origins[-1] : start] if marks[-1] == length else ""
        parts += [before, made]
        length += len(before)
        if marks[-1] != length:
            marks.append(length)
            origins.append(start)
        length += len(made)
        marks.append(length)
        origins.append(end)
    parts.append(text[origins[-1] :])
    return Folded("".join(parts), tuple(marks), tuple(origins))


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each stretch that folding changes, with what becomes of it."""
    if unicodedata.is_normalized("NFC", text):
        for match in SPACES.finditer(text):
            if match[0] != " ":
                yield match.start(), match.end(), " "
        return
    start = 0
    while start < len(text):
        if space := SPACES.match(text, start):
            if space[0] != " ":
                yield start, space.end(), " "
            start = space.end()
        elif plain := PLAIN.match(text, start):
            start = plain.end()
        else:
            end = _cluster_end(text, start)
            made = unicodedata.normalize("NFC", text[start:end])
            if made != text[start:end]:
                yield start, end, made
            start = end


def _cluster_end(text: str, start: int) -> int:
    """Return where the characters end that may combine with the one at `start`."""
    end = start + 1
    while end < len(text):
        if not combines(text[end]):
            # A letter that stands by itself may still be a part of the syllable before it, as in Hangul.
            whole = unicodedata.normalize("NFC", text[start : end + 1])
            if whole == unicodedata.normalize("NFC", text[start:end]) + unicodedata.normalize("NFC", text[end]):
                break
        end += 1
    return end


def combines(char: str) -> bool:
    """Whether a character is a mark that Unicode puts in an order with those around it."""
    # Three marks have a class only once they are taken apart, as U+0F73 has.
    return unicodedata.combining(unicodedata.normalize("NFD", char)[0]) != 0
