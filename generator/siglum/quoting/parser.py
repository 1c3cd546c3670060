"""The parser of Markdown for `prove`: CommonMark with tables and footnotes, in parts that know where they stand.

Its text is left in the parts in which it was read, each with its offset in its paragraph.
"""

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
INDENT = 4
"""Columns by which a line goes on with a footnote."""


@cache
def markdown() -> MarkdownIt:
    """Return the parser."""
    parser = MarkdownIt("commonmark", {"maxNesting": 100})
    parser.enable("table").disable(["text_join", "fragments_join", "newline", "text"], ignoreInvalid=True)
    parser.inline.ruler2.disable("fragments_join")
    parser.inline.ruler.before("link", "footnote", _footnote)
    parser.block.ruler.before("reference", "footnote", _definition, {"alt": ["paragraph", "reference", "blockquote"]})
    rules = [(name, rule) for name, rule in _active(parser) if name not in ("text", "newline")]
    for name, rule in [("break", _break), ("words", _words), *rules]:
        tracked = _tracked(rule)
        if name in ("break", "words"):
            parser.inline.ruler.before("escape", name, tracked)
        else:
            parser.inline.ruler.at(name, tracked)
    parser.inline.ruler.push("single", _tracked(_single))
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser


def _active(parser: MarkdownIt) -> list[tuple[str, Callable[[StateInline, bool], bool]]]:
    names = parser.inline.ruler.get_active_rules()
    return list(zip(names, parser.inline.ruler.getRules(""), strict=True))


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
