"""HTML in Markdown: its tags, and what each is to somebody who reads."""

import html
import re
from collections.abc import Iterator

from msgspec import Struct

TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?P<given>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>|<[!?/][^>]*>",
    re.DOTALL,
)
GIVEN = re.compile(r"([\w-]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]*);")
BREAKS = frozenset(
    re.findall(
        r"\w+",
        """
        address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
        footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody td tfoot th
        thead tr ul
        """,
    )
)
"""Elements before and behind which a paragraph ends."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "th"))
LITERAL = frozenset(("code", "kbd", "pre", "samp", "tt"))
"""Elements that hold code, in which no quotation mark is one."""
UNSHOWN = frozenset(("script", "style", "template", "title", "noscript", "iframe"))
"""Elements whose words nobody sees."""
MARKS = (("“", "”"), ("‘", "’"))
"""The marks that browsers set around <q>, and around one in another."""
SAID_BESIDE = ("alt", "title")
"""What is said of a picture: to those who can't see it, and to those who rest the mouse on it."""


class Tag(Struct, frozen=True):
    """A tag, and where it stands in what it was found in."""

    name: str
    """In small letters; empty for a comment and the like."""
    is_end: bool
    start: int
    end: int
    given: dict[str, tuple[str, int]]
    """Its attributes: the value as it is written, and where that begins."""


def tags(markup: str) -> Iterator[Tag]:
    """Yield the tags and comments of some HTML in their order."""
    for match in TAG.finditer(markup):
        given = {one[1].lower(): _value(one, match.start("given")) for one in GIVEN.finditer(match["given"] or "")}
        yield Tag((match["name"] or "").lower(), bool(match["end"]), match.start(), match.end(), given)


def _value(match: re.Match[str], offset: int) -> tuple[str, int]:
    value = match[2]
    is_quoted = value[0] in "\"'"
    return (value[1:-1] if is_quoted else value), offset + match.start(2) + is_quoted


def spelt(words: str) -> Iterator[tuple[str, int, int]]:
    """Yield words of HTML piece by piece, where each begins, and of a character reference how long it is, or else 0."""
    at = 0
    for match in REFERENCE.finditer(words):
        yield words[at : match.start()], at, 0
        yield html.unescape(match[0]), match.start(), len(match[0])
        at = match.end()
    yield words[at:], at, 0
