"""Text in the one form in which quotations are compared: Unicode NFC, and every run of white space a single space.

A line break is no space where none was meant: within a word that was broken at the end of a line ("trans-/ferred"),
behind the hyphen of a compound ("Anglo-/American", "1914-/1918"), and between two characters of a script without
spaces. Nothing else is folded: other quotation marks, dashes, letters that look alike and a change of case all count as
differences. Offsets are code points, half-open, and lead back to the text as received.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct, field

from siglum.model.expressions import expression
from siglum.reading.text import combines
from siglum.sources.lines import reads_on_without_space

WHITE_SPACE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""The code points with the Unicode property White_Space, as a regular expression's class holds them."""
SPACES = expression(f"[{WHITE_SPACE}]+")
PLAIN = expression(r"[!-~]+(?=[\x00-\x7f])")
"""What is the same after folding, whatever stands around it."""
LINE_END = expression("[\n\r\x0b\x0c\x85\u2028\u2029]")
BREAK = expression(r"[ \t\xa0]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[ \t\xa0\u3000]*\Z")
"""White space that is a single line break, with what stands around it."""
HYPHENS = "-\u2010"
"""What ends a line in the middle of a word, or stands between the parts of one."""
SOFT_HYPHEN = "\u00ad"
WORD_BEFORE = expression(r"[^\W_]+\Z")
WORD = expression(r"[^\W_]+")
HYPHENED = expression(rf"([^\W_]+)[{HYPHENS}] ?([^\W_]+)")
LONGEST_WORD = 60


class Stretch(Struct, frozen=True):
    """A stretch of a source's text: offsets in code points, half-open, into the text as received."""

    start: int
    end: int

    def overlaps(self, other: "Stretch") -> bool:
        """Whether some code point stands in both."""
        return self.start < other.end and other.start < self.end


class Folded(Struct, frozen=True):
    """A folded text, and the way back to the text that it was made of."""

    text: str
    marks: tuple[int, ...]
    """Offsets in the folded text at which a stretch begins that was taken over unchanged, or changed as a whole."""
    origins: tuple[int, ...]
    """The offset in the original of each mark."""
    broken: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The words that the original breaks at the end of a line, by their two parts, as they are known here."""
    language: str = ""
    """The language that it is in (BCP 47); empty where nobody says."""

    def known(self, words: str) -> str:
        """Return folded words with those that the source breaks written as they are known here, in whatever way."""
        if not self.broken:
            return words
        known = HYPHENED.sub(lambda match: self.broken.get((match[1], match[2]), match[0]), words)
        # Of a compound nobody doubts that it has a hyphen.
        doubtful = ((parts, word) for parts, word in self.broken.items() if parts[1][0].islower())
        joined = {"".join(parts): word for parts, word in doubtful if "-" in word}
        return WORD.sub(lambda match: joined.get(match[0], match[0]), known) if joined else known

    def stretch(self, start: int, end: int) -> Stretch:
        """Return where a stretch of the folded text stands in the original."""
        return Stretch(self.original(start), self._original_end(end))

    def _original_end(self, offset: int) -> int:
        """Return the offset in the original at which a stretch ends that ends at an offset in the folded text."""
        number = bisect_left(self.marks, offset)
        is_mark = number < len(self.marks) and self.marks[number] == offset
        return self.origins[number] if is_mark else self.original(offset)

    def original(self, offset: int) -> int:
        """Return the offset in the original text that an offset in the folded text came from."""
        number = bisect_right(self.marks, offset) - 1
        found = self.origins[number] + offset - self.marks[number]
        # A character that became several is as long as it was.
        return min(found, self.origins[number + 1]) if number + 1 < len(self.origins) else found


@lru_cache(maxsize=4096)
def fold_words(text: str) -> str:
    """Fold a quotation, without the space around it."""
    normal = unicodedata.normalize("NFC", text)
    if not LINE_END.search(normal):
        return SPACES.sub(" ", normal).strip(" ")
    return SPACES.sub(lambda match: "" if _is_no_space(match, normal) else " ", normal).strip(" ")


def _is_no_space(match: re.Match[str], text: str) -> bool:
    """Tell whether white space is a line break between two characters of a script without spaces."""
    return bool(BREAK.match(match[0])) and reads_on_without_space(
        text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    )


def fold(text: str, language: str = "") -> Folded:
    """Fold a source's text, in a language if that is known."""
    parts: list[str] = []
    marks: list[int] = [0]
    origins: list[int] = [0]
    length = 0
    broken: dict[tuple[str, str], str] = {}
    for start, end, made in _changes(text, broken):
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
    return Folded("".join(parts), tuple(marks), tuple(origins), broken, language)


def _changes(text: str, broken: dict[tuple[str, str], str]) -> Iterator[tuple[int, int, str]]:
    """Yield each stretch that folding changes, with what becomes of it; add the words that are broken to `broken`."""
    if unicodedata.is_normalized("NFC", text):
        for match in SPACES.finditer(text):
            if match[0] != " ":
                yield _space(match, text, broken)
        return
    start = 0
    while start < len(text):
        if space := SPACES.match(text, start):
            if space[0] != " ":
                yield _space(space, text, broken)
            start = space.end()
        elif plain := PLAIN.match(text, start):
            # A hyphen may belong to the line break after it.
            start = plain.end()
        else:
            end = _cluster_end(text, start)
            made = unicodedata.normalize("NFC", text[start:end])
            if made != text[start:end]:
                yield start, end, made
            start = end


def _space(match: re.Match[str], text: str, broken: dict[tuple[str, str], str]) -> tuple[int, int, str]:
    """Return what white space becomes, with a hyphen before it that breaks a word."""
    if not BREAK.match(match[0]):
        return match.start(), match.end(), " "
    last = text[match.start() - 1 : match.start()]
    if last and last in HYPHENS + SOFT_HYPHEN:
        first = WORD_BEFORE.search(text, max(0, match.start() - LONGEST_WORD), match.start() - 1)
        second = WORD.match(text, match.end())
        if first and second and (second[0][0].islower() or last in HYPHENS):
            parts = unicodedata.normalize("NFC", first[0]), unicodedata.normalize("NFC", second[0])
            hyphen = "-" if last in HYPHENS and _is_compound(first[0], second[0], text) else ""
            broken[parts] = hyphen.join(parts)
            return match.start() - 1, match.end(), hyphen
    return match.start(), match.end(), "" if _is_no_space(match, text) else " "


def _is_compound(first: str, second: str, text: str) -> bool:
    """Whether a hyphen at a line's end belongs to the word: before a capital or digit, and where it does elsewhere."""
    return not second[0].islower() or len(first) == 1 or bool(re.search(rf"\b{first}-{second}\b", text))


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
