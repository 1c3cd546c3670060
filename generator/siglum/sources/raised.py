"""Numbers above the line, and fractions, written in the line so that they are not read as a part of what is before."""

# ruff: noqa: RUF001 - signs of every script are what it is about

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from siglum.sources.styles import Styles

ORDINAL = re.compile(r"[^\W\d_]+\Z")
ENDS_SENTENCE = frozenset(".,;:!?…”\"’'»。，、！？」』")
NOTE_NUMBER = re.compile(r"\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\Z")
DIVIDED = re.compile(r"\s*([/⁄∕])\s*(\d*)(?!\w)")
SLASH = "/"
"""The sign between the parts of a fraction that stands elsewhere, too."""
BASE = re.compile(r"\d+\Z")


def as_raised(node: LexborNode, raised: str, before: str) -> str:
    """Return what an element says that stands above the line, and behind some words: 10^6, [2], 1st, 5 1/2."""
    if node.css_first("a") or (node.parent and node.parent.tag == "a" and not before[-1:].isdigit()):
        # The number of a note.
        return raised if raised[0] in "[(" or not raised[-1].isalnum() else f"[{raised}]"
    if before[-1:] in ENDS_SENTENCE and NOTE_NUMBER.match(raised):
        # No number is raised to a power behind the end of a sentence.
        return f"[{raised}]"
    if not before[-1:].isalnum() or ORDINAL.fullmatch(raised):
        return raised
    if raised.isdecimal() and _is_divided(node, raised, before):
        return f" {raised}"
    return f"^{raised}" if raised[0].isalnum() or raised[0] in "−–-+" else raised


def _is_divided(node: LexborNode, raised: str, before: str) -> bool:
    """Tell whether a number above the line is the upper part of a fraction, and what is before it the whole part.

    The lower part stands below the line, or behind a sign of fractions. In 10^6/12 it does not, but in 5 1/2 it may.
    """
    after = node.next
    match = DIVIDED.match(after.text()) if after else None
    if after is None or match is None:
        return False
    if not match[2]:
        lower = after.next
        return lower is not None and not lower.is_text_node and lower.text().strip().isdecimal()
    base = BASE.search(before)
    is_proper = base is not None and base[0] != "10" and int(raised) < int(match[2])
    return match[1] != SLASH or not after.is_text_node or is_proper


def stacked(node: LexborNode, styles: Styles, is_hidden: Callable[[LexborNode], bool]) -> str:
    """Return the fraction that an element is: a box within a line with a number above another; empty for any other."""
    if not styles.is_within_line(node):
        return ""
    seen = [one for one in node.iter() if not is_hidden(one)]
    parts = [one.text().strip() for one in seen if styles.sets_apart(one)]
    return SLASH.join(parts) if len(parts) == len(seen) == 2 and all(map(str.isdecimal, parts)) else ""  # noqa: PLR2004
