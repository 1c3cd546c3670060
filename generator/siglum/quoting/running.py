"""Markdown as running text that knows where each of its characters stands in the file.

HTML in it is read for what its tags are to somebody who reads. Offsets are code points, half-open, into the file.
"""

import html
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from markdown_it.token import Token
from msgspec import Struct, field

from siglum.quoting.markup import BREAKS, HEADINGS, LITERAL, MARKS, SAID_BESIDE, UNSHOWN, Tag, spelt, tags
from siglum.quoting.parser import markdown
from siglum.reading.text import line_at, line_starts

NOWHERE = -1
"""The offset of a character that stands nowhere in the file as it is."""


class Mark(Struct, frozen=True):
    """A footnote's number or a link, where it stands in a paragraph's words: offsets into them."""

    kind: str
    """note, or link."""
    target: str
    """The footnote's label, or the address that is linked to."""
    start: int
    end: int


class Paragraph(Struct):
    """The words of a paragraph, a heading, a cell, as a reader sees them."""

    words: str = ""
    at: list[int] = field(default_factory=list)
    """For each character its offset in the file, or NOWHERE."""
    ends: list[int] = field(default_factory=list)
    """For each character where it ends in the file, since one may be written with several, as `&amp;` is."""
    literal: set[int] = field(default_factory=set)
    """Characters of code, among which no quotation mark is one."""
    marks: list[Mark] = field(default_factory=list)
    note: str = ""
    """The label of the footnote that it stands in."""
    quotes: int = 0
    """The block quotation that it stands in, by number from 1; 0 where it stands in none."""
    row: int = 0
    """The row of a table in which it is a cell, by number from 1, or the paragraph that it stands beside; 0 where it is
    none, and nothing stands beside it."""
    is_beside: bool = False
    """Whether it is what is said of a picture, which interrupts nothing."""
    line: int = 1
    heading: bool = False

    def say(self, words: str, start: int, length: int | None = None) -> None:
        """Add words that stand at an offset of the file; `length` is how many characters each is written with."""
        for number, char in enumerate(words):
            self.words += char
            self.at.append(NOWHERE if start == NOWHERE else start + (0 if length else number))
            self.ends.append(NOWHERE if start == NOWHERE else start + (length or number + 1))

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where words stand in the file; None where that is not known."""
        if start >= end or self.at[start] == NOWHERE or self.ends[end - 1] == NOWHERE:
            return None
        return self.at[start], self.ends[end - 1]


def read_paragraphs(text: str, start: int = 0) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the Markdown at text[start:], in order, those of footnotes among them."""
    first = text.count("\n", 0, start) + text.count("\r", 0, start) - text.count("\r\n", 0, start)
    tokens = markdown().parse(text[start:])
    return tuple(_Reader(text, first).read(tokens))


class _Reader:
    """Turns the tokens of one file into paragraphs."""

    def __init__(self, text: str, first: int) -> None:
        self.text = text
        self.first = first
        self.starts = line_starts(text)
        self.cursor: dict[int, int] = {}
        self.notes: list[str] = []
        self.quoted = self.quotes = self.rows = 0
        self.in_row = False
        self.paragraph = Paragraph()
        self.done: list[Paragraph] = []
        self.aside: list[Paragraph] = []
        self.links: list[tuple[str, int]] = []
        self.within: list[str] = []

    def read(self, tokens: Sequence[Token]) -> Iterator[Paragraph]:
        for number, token in enumerate(tokens):
            if token.type == "footnote_open":
                self.notes.append(token.info)
            elif token.type == "footnote_close":
                self.notes.pop()
            elif token.type in ("blockquote_open", "blockquote_close"):
                self.quote(is_end=token.nesting < 0)
            elif token.type in ("tr_open", "tr_close"):
                self.begin_row(is_end=token.nesting < 0)
            elif token.type in ("inline", "html_block"):
                self.take(token, heading=tokens[number - 1].type in ("heading_open", "th_open"))
                yield from self.done
                self.done = []
            if not self.quoted:
                yield from self.aside
                self.aside = []
        yield from self.aside

    def quote(self, *, is_end: bool) -> None:
        """Begin or end a block quotation, which may hold others."""
        self.quoted = max(0, self.quoted + (-1 if is_end else 1))
        self.quotes += self.quoted == 1 and not is_end

    def begin_row(self, *, is_end: bool) -> None:
        self.in_row = not is_end
        self.rows += not is_end

    def take(self, token: Token, *, heading: bool) -> None:
        """Read the paragraphs that a token of words, or of HTML, is."""
        line = self.first + (token.map[0] if token.map else 0) + 1
        self.links, self.within = [], []
        self.begin(line, heading=heading)
        at = self.offsets(token.content, line)
        if token.type == "inline":
            self.inline(token.children or (), at, token.content)
        else:
            self.markup(token.content, at)
        self.finish()

    def begin(self, line: int, *, heading: bool = False) -> None:
        self.paragraph = Paragraph(
            note=self.notes[-1] if self.notes else "",
            quotes=self.quotes if self.quoted else 0,
            row=self.rows if self.in_row else 0,
            line=line,
            heading=heading,
        )

    def finish(self) -> None:
        if self.paragraph.words.strip() or self.paragraph.marks:
            self.done.append(self.paragraph)

    def offsets(self, content: str, line: int) -> list[int]:
        """Return where each character of a token's content stands in the file."""
        found: list[int] = []
        for number, part in enumerate(content.split("\n")):
            whole = line_at(self.text, line + number)
            at = self.find(part, whole, line + number)
            base = self.starts[line + number - 1] if line + number <= len(self.starts) else 0
            found += [NOWHERE if at < 0 else base + at + column for column in range(len(part))]
            found.append(NOWHERE if at < 0 else base + at + len(part))
        return found

    def find(self, part: str, whole: str, line: int) -> int:
        """Return the column, from 0, of a part of a line; -1 where it does not stand there as it is.

        What is in front of a paragraph's words in its line is markup; only the cells of a row follow each other.
        """
        at = whole.find(part, self.cursor.get(line, 0))
        if whole.rstrip().endswith(part.rstrip()) and self.cursor.get(line) is None:
            at = max(at, len(whole.rstrip()) - len(part.rstrip()))
        if at >= 0:
            self.cursor[line] = at + len(part)
        return at

    def inline(self, children: Sequence[Token], offsets: list[int], content: str) -> None:
        for child in children:
            at = child.meta.get("at", 0)
            place = _at(offsets, at)
            match child.type:
                case "text":
                    self.say(child.content, place)
                case "text_special":
                    self.say(child.content, place, len(child.markup))
                case "softbreak" | "hardbreak":
                    self.say("\n", place, 1)
                case "code_inline":
                    self.within.append("code")
                    self.say(child.content, place + len(child.markup) if place != NOWHERE else NOWHERE)
                    self.within.pop()
                case "link_open":
                    self.open_link(str(child.attrGet("href") or ""))
                case "link_close":
                    self.close_link()
                case "footnote":
                    before = len(self.paragraph.words)
                    self.paragraph.marks.append(Mark("note", child.info, before, before))
                case "image":
                    # What it says stands behind “![”.
                    with self.beside():
                        self.inline(child.children or (), offsets[at + 2 :], "")
                    self.say_title(child, content, offsets)
                case "html_inline":
                    for tag in tags(child.content):
                        self.tag(tag, offsets, at)
                case _:
                    pass

    def markup(self, content: str, offsets: list[int]) -> None:
        """Add the words between the tags of a block of HTML."""
        end = 0
        for tag in tags(content):
            self.say_html(content[end : tag.start], offsets, end)
            self.tag(tag, offsets, 0)
            end = tag.end
        self.say_html(content[end:], offsets, end)

    def say(self, words: str, start: int, length: int | None = None) -> None:
        """Add words to the paragraph, unless nobody sees them."""
        if not UNSHOWN.isdisjoint(self.within):
            return
        before = len(self.paragraph.words)
        self.paragraph.say(words, start, length)
        if not LITERAL.isdisjoint(self.within):
            self.paragraph.literal.update(range(before, len(self.paragraph.words)))

    def say_html(self, words: str, offsets: Sequence[int], start: int) -> None:
        """Add words that are written as HTML, whose first character stands at offsets[start]."""
        for piece, at, length in spelt(words):
            self.say(piece, _at(offsets, start + at), length or None)

    def say_title(self, token: Token, content: str, offsets: Sequence[int]) -> None:
        """Add what is shown when the mouse rests on a picture."""
        title = str(token.attrGet("title") or "")
        at = content.find(title, token.meta.get("at", 0))
        with self.beside():
            self.say(title, _at(offsets, at))

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Read words that stand beside the running text, as a cell does of whose row the paragraph is one, too."""
        around, links = self.paragraph, self.links
        if not around.row and not around.quotes:
            self.rows += 1
            around.row = self.rows
        self.begin(around.line)
        self.paragraph.quotes, self.paragraph.row, self.paragraph.is_beside = 0, around.row, True
        self.links = []
        yield
        if self.paragraph.words.strip():
            self.aside.append(self.paragraph)
        self.paragraph, self.links = around, links

    def open_link(self, target: str) -> None:
        self.links.append((target, len(self.paragraph.words)))

    def close_link(self) -> None:
        if self.links:
            target, start = self.links.pop()
            start = min(start, len(self.paragraph.words))
            self.paragraph.marks.append(Mark("link", target, start, len(self.paragraph.words)))

    def tag(self, tag: Tag, offsets: Sequence[int], base: int) -> None:
        """Take a tag of HTML, which stands behind offsets[base], for what it is to somebody who reads."""
        place = _at(offsets, base + tag.start)
        if tag.name in BREAKS:
            self.divide(tag, place)
        if tag.name in LITERAL | UNSHOWN | {"q"}:
            self.enter(tag, place)
        elif tag.name == "br":
            self.say("\n", place, tag.end - tag.start)
        elif tag.name == "a" and (tag.is_end or "href" in tag.given):
            self.close_link() if tag.is_end else self.open_link(html.unescape(tag.given["href"][0]))
        for name in SAID_BESIDE if tag.name == "img" else ():
            value, at = tag.given.get(name, ("", 0))
            with self.beside():
                self.say_html(value, offsets, base + at)

    def enter(self, tag: Tag, place: int) -> None:
        """Enter or leave an element of which it counts what stands in it."""
        depth = self.within.count("q") - tag.is_end
        if tag.name == "q" and depth >= 0:
            self.say(MARKS[depth % 2][tag.is_end], place, tag.end - tag.start)
        if not tag.is_end:
            self.within.append(tag.name)
        elif tag.name in self.within:
            self.within.remove(tag.name)

    def divide(self, tag: Tag, place: int) -> None:
        """End a paragraph at a tag, and begin another."""
        self.finish()
        if tag.name == "blockquote":
            self.quote(is_end=tag.is_end)
        elif tag.name == "tr":
            self.begin_row(is_end=tag.is_end)
        line = self.paragraph.line if place == NOWHERE else bisect_right(self.starts, place)
        self.begin(line, heading=tag.name in HEADINGS and not tag.is_end)
        if tag.name == "footer" and self.quoted and not tag.is_end:
            # In a block quotation it says whose that is.
            self.say("— ", NOWHERE)


def _at(offsets: Sequence[int], number: int) -> int:
    return offsets[number] if 0 <= number < len(offsets) else NOWHERE
