"""Imports a saved article, plain text or Markdown, as the text that is stored and quoted from; `html` does web pages.

Nothing is guessed: undecodable bytes are a problem. Every change to a text, such as a control character removed, is
reported.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from siglum.model.files import File, Span
from siglum.model.problems import Problem
from siglum.reading.markdown import BRACKET_LIMIT, crowded
from siglum.reading.text import CONTROL, OVERRIDING, decode

NOT_TEXT = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "an archive, such as a document of a word processor"),
    (b"\xd0\xcf\x11\xe0", "a document of a word processor"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
"""Formats that are not text, by their first bytes."""
DEPTH_LIMIT = 90
"""Levels of nesting in Markdown; the library silently drops text beyond its own limit of 100."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an article gives as its title, outlet and date, for an editor to confirm; empty where it gives none."""

    title: str = ""
    outlet: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """The text to be stored, and how it was obtained."""

    text: str
    way: str
    """How the text was obtained, as a sentence for the source's page, without its full stop."""
    changes: tuple[str, ...] = ()
    """The changes that were made to it, one line each."""
    metadata: Metadata = field(default_factory=Metadata)


def other_format(file: File) -> tuple[Problem, ...]:
    """Return a problem for a file that is not text, with what it seems to be."""
    found = next((what for start, what in NOT_TEXT if file.data.startswith(start)), None)
    if found is None and b"\0" in file.data and not file.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        found = "not a text; it has bytes that no text has"
    if found is None:
        return ()
    hint = "open it, copy the article's words into a plain text file, and add that"
    return (Problem("not-utf8", Span(file.path), f"this is {found}", hint),)


def received(file: File) -> tuple[Article | None, tuple[Problem, ...]]:
    """Return an article that is in seeds/ already, unchanged."""
    text, problems = decode(file, seed=True)
    if problems:
        return None, problems
    return _unless_empty(file, Article(text, "Received as plain text", metadata=Metadata(_first_line(text))))


def from_text(file: File, *, unwrap: bool = False) -> tuple[Article | None, tuple[Problem, ...]]:
    """Return a plain text article, without the characters that no seed may contain.

    With `unwrap`, the lines of each paragraph are joined; an empty line ends a paragraph.
    """
    text, changes, problems = decoded(file)
    if problems:
        return None, problems
    if unwrap:
        text = BROKEN.sub(" ", text)
        changes = (*changes, "the lines of each paragraph are joined")
    return _unless_empty(file, Article(text, "Received as plain text", changes, Metadata(_first_line(text))))


def from_markdown(file: File) -> tuple[Article | None, tuple[Problem, ...]]:
    """Return the words of a Markdown article without its markup: one line for a paragraph, heading or list item."""
    text, changes, problems = decoded(file)
    if problems:
        return None, problems
    # The library takes quadratic time for both.
    if any(crowded(text, *brackets) is not None for brackets in (("[", "]"), ("<", ">"))):
        message = f"more than {BRACKET_LIMIT} brackets are open in one paragraph, and none of them is closed"
        hint = "close them, or add the article as plain text (--as text)"
        return None, (Problem("markup-too-deep", Span(file.path), message, hint),)
    fields = FIELDS.match(text)
    tokens = _markdown().parse(text[fields.end() :] if fields else text)
    if any(token.level >= DEPTH_LIMIT for token in tokens):
        hint = "take a level of its lists or quotations away"
        return None, (Problem("markup-too-deep", Span(file.path), "text is nested too deep to be read", hint),)
    blocks = [line for token in tokens for line in _lines_of(token)]
    title = next((" ".join(_lines_of(token)) for before, token in pairwise(tokens) if before.tag == "h1"), "")
    metadata = Metadata(title, published="")
    if fields:
        changes += ("its fields at the top (title, date and the like) are left out",)
        said = {name.lower(): value.strip("\"' ") for name, value in FIELD.findall(fields[0])}
        metadata = Metadata(said.get("title", title), said.get("publisher", ""), said.get("date", "")[:10])
    way = "Received as Markdown, of which only the words were kept"
    return _unless_empty(file, Article("\n\n".join(blocks) + "\n", way, changes, metadata))


FIELDS = re.compile(r"---\n(?:.*\n)*?---\n")
FIELD = re.compile(r"^(\w+):[ \t]+(.+)$", re.MULTILINE)


def decoded(file: File, text: str | None = None) -> tuple[str, tuple[str, ...], tuple[Problem, ...]]:
    """Return a file's text without characters that no seed may contain, the changes made, and the problems.

    `text` is used instead of the decoded file where it was extracted in another way.
    """
    changes = []
    if text is None:
        data = file.data
        if data.startswith(b"\xef\xbb\xbf"):
            data = data[3:]
            changes.append("the byte order mark at its beginning is left out")
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            return "", (), _not_utf8(file)
    for pattern, new, what in UNSEEDLY:
        text, count = pattern.subn(new, text)
        if count:
            changes.append(what.format(count=count, s="s" * (count != 1), are="are" if count != 1 else "is"))
    return text, tuple(changes), ()


UNSEEDLY = (
    (re.compile(r"\r\n|\r"), "\n", "{count} line end{s} {are} written as LF"),
    (CONTROL, "", "{count} control character{s} {are} left out"),
    (OVERRIDING, "", "{count} control{s} of writing direction {are} left out"),
)
"""The changes made to every text, with their descriptions."""


def _not_utf8(file: File) -> tuple[Problem, ...]:
    hint = "save it as UTF-8, or convert it: iconv -f NAME-OF-ITS-ENCODING -t UTF-8"
    problems = decode(file)[1]
    return tuple(Problem(one.code, one.at, one.message, hint) for one in problems)


def _first_line(text: str) -> str:
    line = text.strip().partition("\n")[0].strip()
    return line if len(line) <= TITLE_LIMIT and not line.endswith((".", ",", ";")) else ""


BROKEN = re.compile(r"(?<=\S)[ \t]*\n[ \t]*(?=\S)")
"""A line break within a paragraph."""


def is_wrapped(text: str) -> bool:
    """Return whether a text seems to be hard-wrapped, so that sentences continue on the next line."""
    lines = [line.strip() for line in text.split("\n")]
    within = [line for line, after in pairwise(lines) if line and after]
    broken = [line for line in within if len(line) <= WRAPPED and not line.endswith((".", "!", "?", ":", "”", '"'))]
    return len(broken) >= FEW and 2 * len(broken) > len(within)


WRAPPED = 100
"""The maximum length of a line in hard-wrapped text."""
FEW = 4
"""The minimum number of lines that end within a sentence; a few do in any text, such as headings."""
TITLE_LIMIT = 150
"""The maximum length of a first line that is taken for a title."""


def _unless_empty(file: File, article: Article) -> tuple[Article | None, tuple[Problem, ...]]:
    if article.text.strip():
        return article, ()
    hint = "copy the article's words into a plain text file, and add that"
    return None, (Problem("seed-empty", Span(file.path), "there are no words of an article in it", hint),)


# Markdown


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")


def _lines_of(token: Token) -> list[str]:
    """Return the lines of text in a Markdown token."""
    match token.type:
        case "inline":
            words = "".join(_words_of(child) for child in token.children or ())
            return [line for part in words.split("\n") if (line := " ".join(part.split(" ")).strip())]
        case "code_block" | "fence":
            return [line for line in token.content.split("\n") if line.strip()]
        case "html_block":
            return [line for part in _without_tags(token.content).split("\n") if (line := part.strip())]
        case _:
            return []


def _words_of(token: Token) -> str:
    match token.type:
        case "text" | "code_inline":
            return token.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "html_inline":
            return "\n" if re.match(r"<br\b", token.content, re.IGNORECASE) else ""
        case _:
            # Emphasis and links, whose words are tokens of their own, and images.
            return ""


class _Words(HTMLParser):
    """Collects the visible text of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.hidden += tag in HIDDEN

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN

    def handle_data(self, data: str) -> None:
        if self.hidden <= 0:
            self.words.append(data)


HIDDEN = {"script", "style", "template", "noscript"}


def _without_tags(markup: str) -> str:
    parser = _Words()
    parser.feed(markup)
    parser.close()
    return "".join(parser.words)
