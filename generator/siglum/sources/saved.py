"""An article as somebody saved it, as plain text, Markdown or HTML, to the text that is stored and quoted from.

Nothing is guessed: bytes that are not what they should be are a problem. What is changed in a text, because no seed may
hold it, is said.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from siglum.model.files import File, Span
from siglum.model.problems import Problem
from siglum.reading.prose import BRACKET_LIMIT, crowded
from siglum.reading.text import CONTROL, OVERRIDING, decode


class Kind(StrEnum):
    """What an article was saved as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


ENDINGS = {
    "txt": Kind.TEXT,
    "text": Kind.TEXT,
    "md": Kind.MARKDOWN,
    "markdown": Kind.MARKDOWN,
    "htm": Kind.HTML,
    "html": Kind.HTML,
    "xhtml": Kind.HTML,
}
PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "an archive, such as a document of a word processor"),
    (b"\xd0\xcf\x11\xe0", "a document of a word processor"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
"""What somebody may take for a text, by its first bytes."""
DEPTH_LIMIT = 90
"""Levels of Markdown; the library drops text beyond its own limit of 100 without a word."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an article says of itself, for its editor to confirm; empty where it says nothing."""

    title: str = ""
    outlet: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A text to be stored, as it is, and what is to be said of it."""

    text: str
    way: str
    """How the text was had, as a sentence for the source's page, without its full stop."""
    changes: tuple[str, ...] = ()
    """What was changed in it, each for a line of its own."""
    metadata: Metadata = field(default_factory=Metadata)


def kind_of(name: str, data: bytes) -> Kind:
    """Return what an article is saved as: by its file's ending, or else by whether it begins as a page does."""
    by_name = ENDINGS.get(name.rpartition(".")[2].lower()) if "." in name else None
    return by_name or (Kind.HTML if PAGE.match(data[:4096]) else Kind.TEXT)


def other_format(file: File) -> tuple[Problem, ...]:
    """Say of a file that is no text what it seems to be."""
    found = next((what for start, what in FORMATS if file.data.startswith(start)), None)
    if found is None and b"\0" in file.data and not file.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        found = "not a text; it has bytes that no text has"
    if found is None:
        return ()
    hint = "open it, copy the article's words into a plain text file, and add that"
    return (Problem("not-utf8", Span(file.path), f"this is {found}", hint),)


def received(file: File) -> tuple[Article | None, tuple[Problem, ...]]:
    """Return an article that lies among the seeds already, exactly as it is."""
    text, problems = decode(file, seed=True)
    if problems:
        return None, problems
    return _unless_empty(file, Article(text, "Received as plain text", metadata=Metadata(_first_line(text))))


def from_text(file: File, *, unwrap: bool = False) -> tuple[Article | None, tuple[Problem, ...]]:
    """Return an article that is plain text: as it is, but for what no seed may hold.

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
    """Return the words of an article in Markdown, without its signs: a paragraph, a heading or an item is a line."""
    text, changes, problems = decoded(file)
    if problems:
        return None, problems
    # Either takes the library a time that grows with the square of the text.
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
    """Return a file's text as a seed may hold it, what was changed for that, and what can't be accepted.

    `text` stands in for the file's own where that was had from it in another way.
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
"""What is changed in every text, and how that is said."""


def _not_utf8(file: File) -> tuple[Problem, ...]:
    hint = "save it as UTF-8, or convert it: iconv -f NAME-OF-ITS-ENCODING -t UTF-8"
    problems = decode(file)[1]
    return tuple(Problem(one.code, one.at, one.message, hint) for one in problems)


def _first_line(text: str) -> str:
    line = text.strip().partition("\n")[0].strip()
    return line if len(line) <= TITLE_LIMIT and not line.endswith((".", ",", ";")) else ""


BROKEN = re.compile(r"(?<=\S)[ \t]*\n[ \t]*(?=\S)")
"""The end of a line within a paragraph."""


def is_wrapped(text: str) -> bool:
    """Tell whether the lines of a text seem to be broken to a width, so that sentences run over their ends."""
    lines = [line.strip() for line in text.split("\n")]
    within = [line for line, after in pairwise(lines) if line and after]
    broken = [line for line in within if len(line) <= WRAPPED and not line.endswith((".", "!", "?", ":", "”", '"'))]
    return len(broken) >= FEW and 2 * len(broken) > len(within)


WRAPPED = 100
"""Characters of the longest line that one breaks by hand."""
FEW = 4
"""Lines that may end within a sentence for other reasons, such as headings and lists."""
TITLE_LIMIT = 150
"""Characters of a first line that may be a title."""


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
    """Return the lines of text that one token of Markdown holds."""
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
            # Signs of emphasis and links, whose words are tokens of their own; and pictures.
            return ""


class _Words(HTMLParser):
    """The words of a piece of HTML, without those that a browser does not show."""

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
