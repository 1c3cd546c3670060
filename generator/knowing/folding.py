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
        return self.origins[number] + offset - self.marks[number]


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
            continue
        end = _cluster_end(text, start)
        made = unicodedata.normalize("NFC", text[start:end])
        if made != text[start:end]:
            yield start, end, made
        start = end


def _cluster_end(text: str, start: int) -> int:
    """Return where the characters end that may combine with the one at `start`."""
    end = start + 1
    while end < len(text):
        whole = unicodedata.normalize("NFC", text[start : end + 1])
        apart = unicodedata.normalize("NFC", text[start:end]) + unicodedata.normalize("NFC", text[end])
        if unicodedata.combining(text[end]) == 0 and whole == apart:
            break
        end += 1
    return end
