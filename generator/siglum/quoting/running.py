"""Markdown as running text that knows where each of its characters stands in the file.

Markup comes from markdown-it-py, as CommonMark with tables; footnotes are added here, since both of their rules need
to say where they stand. Offsets are code points, half-open, into the file's text.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from msgspec import Struct, field

from siglum.reading.text import line_at, line_starts

FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
INDENT = 4
"""Columns by which a line goes on with a footnote."""
TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
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
    """The row of a table in which it is a cell, by number from 1; 0 where it is none."""
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
    tokens = _markdown().parse(text[start:])
    return tuple(_Reader(text, first).read(tokens))


class _Reader:
    """Turns the tokens of one file into paragraphs."""

    def __init__(self, text: str, first: int) -> None:
        self.text = text
        self.first = first
        self.starts = line_starts(text)
        self.cursor: dict[int, int] = {}

    def read(self, tokens: Sequence[Token]) -> Iterator[Paragraph]:
        notes: list[str] = []
        quoted = quotes = rows = 0
        in_row = False
        for number, token in enumerate(tokens):
            if token.type == "footnote_open":
                notes.append(token.info)
            elif token.type == "footnote_close":
                notes.pop()
            elif token.type == "blockquote_open":
                quoted += 1
                quotes += quoted == 1
            elif token.type == "blockquote_close":
                quoted -= 1
            elif token.type in ("tr_open", "tr_close"):
                in_row = token.type == "tr_open"
                rows += in_row
            elif token.type in ("inline", "html_block"):
                heading = tokens[number - 1].type in ("heading_open", "th_open")
                paragraph = self.paragraph(token, heading=heading)
                paragraph.note = notes[-1] if notes else ""
                paragraph.quotes = quotes if quoted else 0
                paragraph.row = rows if in_row else 0
                yield paragraph

    def paragraph(self, token: Token, *, heading: bool) -> Paragraph:
        """Return the paragraph that a token of words or of HTML is."""
        line = self.first + (token.map[0] if token.map else 0) + 1
        paragraph = Paragraph(line=line, heading=heading)
        at = self.offsets(token.content, line)
        if token.type == "inline":
            self.inline(token.children or (), at, paragraph)
        else:
            self.markup(token.content, at, paragraph)
        return paragraph

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

    def inline(self, children: Sequence[Token], offsets: list[int], paragraph: Paragraph) -> None:
        links: list[tuple[str, int]] = []
        for child in children:
            at = child.meta.get("at", 0)
            place = offsets[at] if at < len(offsets) else NOWHERE
            before = len(paragraph.words)
            match child.type:
                case "text":
                    paragraph.say(child.content, place)
                case "text_special":
                    paragraph.say(child.content, place, len(child.markup))
                case "softbreak" | "hardbreak":
                    paragraph.say("\n", place, 1)
                case "code_inline":
                    paragraph.say(child.content, place + len(child.markup) if place != NOWHERE else NOWHERE)
                    paragraph.literal.update(range(before, len(paragraph.words)))
                case "link_open":
                    links.append((str(child.attrGet("href") or ""), before))
                case "link_close":
                    target, start = links.pop()
                    paragraph.marks.append(Mark("link", target, start, before))
                case "footnote":
                    paragraph.marks.append(Mark("note", child.info, before, before))
                case _:
                    pass

    def markup(self, content: str, offsets: list[int], paragraph: Paragraph) -> None:
        """Add the words between the tags of a block of HTML."""
        end = 0
        for match in TAG.finditer(content):
            paragraph.say(content[end : match.start()], offsets[end])
            end = match.end()
        paragraph.say(content[end:], offsets[end] if end < len(offsets) else NOWHERE)


# What the library's parser is told


@cache
def _markdown() -> MarkdownIt:
    """Return the parser. Its text is left in the parts in which it was read, each with its offset."""
    markdown = MarkdownIt("commonmark", {"maxNesting": 100})
    markdown.enable("table").disable(["text_join", "fragments_join", "newline", "text"], ignoreInvalid=True)
    markdown.inline.ruler2.disable("fragments_join")
    markdown.inline.ruler.before("link", "footnote", _footnote)
    markdown.block.ruler.before("reference", "footnote", _definition, {"alt": ["paragraph", "reference", "blockquote"]})
    rules = [(name, rule) for name, rule in _active(markdown) if name not in ("text", "newline")]
    for name, rule in [("break", _break), ("words", _words), *rules]:
        tracked = _tracked(rule)
        if name in ("break", "words"):
            markdown.inline.ruler.before("escape", name, tracked)
        else:
            markdown.inline.ruler.at(name, tracked)
    markdown.inline.ruler.push("single", _tracked(_single))
    markdown.validateLink = _any_link  # type: ignore[method-assign]
    return markdown


def _active(markdown: MarkdownIt) -> list[tuple[str, Callable[[StateInline, bool], bool]]]:
    names = markdown.inline.ruler.get_active_rules()
    return list(zip(names, markdown.inline.ruler.getRules(""), strict=True))


def _any_link(url: str) -> bool:
    del url
    return True


def _tracked(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Return a rule whose tokens say at which offset of the paragraph they begin."""

    def tracked(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
        at, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if silent:
            return True
        if state.pending:
            state.pushPending()
        # A run of the same sign, as of emphasis, is a token each.
        for number, token in enumerate(one for one in state.tokens[count:] if "at" not in one.meta):
            token.meta["at"] = at + number if token.type == "text" else at
        return True

    return tracked


def _words(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    """Read text up to the next sign that could be markup."""
    match = state.md.inline.terminator_re.search(state.src, state.pos)
    end = min(match.start() if match else state.posMax, state.posMax)
    return _text(state, end, silent=silent)


def _single(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    """Read a sign that is no markup here."""
    return _text(state, state.pos + 1, silent=silent)


def _text(state: StateInline, end: int, *, silent: bool) -> bool:
    if end <= state.pos:
        return False
    if not silent:
        token = state.push("text", "", 0)
        token.content = state.src[state.pos : end]
    state.pos = end
    return True


def _break(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    """Read the end of a line, with the space that the next begins with."""
    if state.src[state.pos] != "\n":
        return False
    if not silent:
        state.push("softbreak", "br", 0)
    state.pos += 1
    while state.pos < state.posMax and state.src[state.pos] in " \t":
        state.pos += 1
    return True


def _footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    """Read the number of a footnote: [^label]."""
    if state.src[state.pos] != "[" or not (match := FOOTNOTE.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        state.push("footnote", "", 0).info = match[1]
    state.pos = match.end()
    return True


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Read a footnote: [^label]: and its text, with the lines that are indented under it."""
    if state.is_code_block(start):
        return False
    begins = state.bMarks[start] + state.tShift[start]
    match = DEFINITION.match(state.src, begins, state.eMarks[start])
    if not match:
        return False
    if silent:
        return True
    token = state.push("footnote_open", "", 1)
    token.info = match[1]
    old = (state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType)
    state.bMarks[start], state.tShift[start], state.sCount[start] = match.end(), 0, state.blkIndent
    last = _last_line(state, start, end)
    for line in range(start + 1, last):
        # Indented lines are this footnote's, and no code.
        state.sCount[line] = max(state.blkIndent, state.sCount[line] - INDENT)
    old_max, state.lineMax = state.lineMax, last
    state.parentType = "root"
    state.md.block.tokenize(state, start, last)
    state.lineMax = old_max
    state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType = old
    state.push("footnote_close", "", -1)
    state.line = last
    return True


def _last_line(state: StateBlock, start: int, end: int) -> int:
    """Return the line behind a footnote: the next one, the next after a blank line that is not indented, or the end."""
    blank = False
    for line in range(start + 1, end):
        if state.isEmpty(line):
            blank = True
            continue
        begins = state.bMarks[line] + state.tShift[line]
        if DEFINITION.match(state.src, begins) or (blank and state.sCount[line] < state.blkIndent + INDENT):
            return line
    return end
