"""Decoding of files, the characters that they may contain, and line and column numbers."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from siglum.model.expressions import expression
from siglum.model.files import File, Span
from siglum.model.problems import Problem

CONTROL = expression(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, surrogates and noncharacters. `decode` accepts the carriage return that is matched too."""
STEERING = expression(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Bidirectional controls, which can make a text display other words than it contains (CVE-2021-42574)."""
OVERRIDING = expression(r"[\u202a-\u202e\u2066-\u2069]")
"""Those that are refused in articles too; the three marks are common in right-to-left text."""
LINE_END = expression(r"\r\n|\n|\r")
PILE = 30
"""The maximum number of combining marks in a row, as in Unicode's Stream-Safe Text Format (UAX 15).

Normalization sorts them in quadratic time.
"""
PILED = expression(rf"[^\x00-\x7f\w\s]{{{PILE + 1},}}")
"""Candidates for such runs: no combining mark is ASCII, a letter, a digit or white space."""
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


FRONT_MATTER = expression(r"---[ \t]*\r?\n(?P<fields>.*?)(?:^---[ \t]*(?:\r?\n|\Z))", re.DOTALL | re.MULTILINE)


def front_matter(text: str) -> tuple[int, int, int] | None:
    """Return the offsets of the start and end of the fields and of the start of the text; None without front matter."""
    match = FRONT_MATTER.match(text)
    return (match.start("fields"), match.end("fields"), match.end()) if match else None


@lru_cache(maxsize=64)
def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset of the start of each line; only LF, CR LF and CR end a line."""
    return (0, *(match.end() for match in LINE_END.finditer(text)))


def position(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column, counted from 1, of an offset in code points."""
    starts = line_starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def span_of(path: str, text: str, start: int, end: int) -> Span:
    """Return the span of text[start:end]."""
    return Span(path, *position(text, start), *position(text, max(start, end)))


def line_at(text: str, line: int) -> str:
    """Return a line, counted from 1, without its line ending; empty if there is no such line."""
    starts = line_starts(text)
    if not 1 <= line <= len(starts):
        return ""
    end = starts[line] if line < len(starts) else len(text)
    return text[starts[line - 1] : end].rstrip("\r\n")


def decode(file: File, *, seed: bool = False) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a file, and the problems in it; nothing is guessed or replaced.

    A seed may contain the directional marks, which right-to-left articles use.
    """
    if file.data.startswith(BYTE_ORDER_MARKS):
        hint = "save the file as UTF-8 without a byte order mark"
        return "", (
            Problem("byte-order-mark", Span(file.path, 1, 1, 1, 2), "the file begins with a byte order mark", hint),
        )
    try:
        text = file.data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = file.data[: error.start].decode("utf-8")
        message = f"byte {error.start} (0x{file.data[error.start]:02X}) is not UTF-8"
        at = span_of(file.path, before, len(before), len(before))
        return "", (Problem("not-utf8", at, message, _converting(file.data)),)
    problems = (*_controls(file.path, text), *_steering(file.path, text, OVERRIDING if seed else STEERING))
    if piles := tuple(_piles(file.path, text)):
        return "", (*problems, *piles)
    return text, problems


HIGH = expression(rb"[\x80-\xff]+")
UNDEFINED = expression(rb"[\x81\x8d\x8f\x90\x9d]")
"""Bytes that stand for nothing in Windows-1252."""
SIGN_IN_WORD = expression(rb"[A-Za-z][\xa1-\xa9\xab-\xac\xae-\xb6\xb8-\xb9\xbb-\xbf\xd7\xf7][a-z]")
"""Signs of Windows-1252 within a word: letters of another encoding, as in by³o for było."""
FEW = 2


def _converting(data: bytes) -> str:
    """Return how to convert a file that is not UTF-8, with the encoding that it seems to have, if one can tell.

    A text of a western language in Windows-1252 has single letters and signs above ASCII among many below.
    """
    if UNDEFINED.search(data) or SIGN_IN_WORD.search(data) or any(len(run) > FEW for run in HIGH.findall(data)):
        return "save the file as UTF-8, or convert it: iconv -f NAME-OF-ITS-ENCODING -t UTF-8"
    return "save the file as UTF-8; of a western language it seems to be Windows-1252: iconv -f WINDOWS-1252 -t UTF-8"


def _controls(path: str, text: str) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            "control-character",
            span_of(path, text, match.start(), match.end()),
            f"the control character U+{ord(match[0]):04X} may not stand in a text",
            "delete it; it is invisible in most editors",
        )
        for match in CONTROL.finditer(text)
        if match[0] != "\r"
    )


def _steering(path: str, text: str, pattern: re.Pattern[str]) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            "direction-control",
            span_of(path, text, match.start(), match.end()),
            f"the direction control U+{ord(match[0]):04X} can make a text show other words than it holds",
            "delete it; right-to-left text needs none here, since every quotation is set apart for its direction",
        )
        for match in pattern.finditer(text)
    )


def _piles(path: str, text: str) -> Iterator[Problem]:
    for match in PILED.finditer(text):
        marks = "".join("m" if combines(char) else " " for char in match[0])
        for pile in re.finditer(f"m{{{PILE + 1},}}", marks):
            start, end = match.start() + pile.start(), match.start() + pile.end()
            message = f"{end - start} combining marks stand in a row; no text needs more than {PILE}"
            hint = "delete those that do not belong to the letter before them"
            yield Problem("marks-piled-up", span_of(path, text, start, end), message, hint)


def combines(char: str) -> bool:
    """Whether a character is a mark that Unicode puts in an order with those around it."""
    # Three marks have a class only once they are taken apart, as U+0F73 has.
    return unicodedata.combining(unicodedata.normalize("NFD", char)[0]) != 0
