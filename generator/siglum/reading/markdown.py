"""Our Markdown dialect: CommonMark and tables, with `[@claim]` for citations and `[[id]]` for links.

markdown-it-py parses it; raw HTML is text.
"""

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from siglum.model.expressions import expression

CITATION = expression(r"\[@([^\[\]\n]*)\]")
WIKI_LINK = expression(r"\[\[([^\[\]\n|]*)(?:\|([^\[\]\n]*))?\]\]")
DEPTH_LIMIT = 12
BRACKET_LIMIT = 100


class TooDeepError(Exception):
    """Raised for text that is nested too deep to be read; `line` counts from 0."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.hint = hint


def parse_markdown(text: str) -> tuple[SyntaxTreeNode, ...]:
    """Return the blocks of a text; raises TooDeepError."""
    if (line := crowded(text)) is not None:
        message = f"more than {BRACKET_LIMIT} brackets are open here, and none of them is closed"
        raise TooDeepError(line, message, "close them, or begin a new paragraph")
    tokens = _parser().parse(text)
    # The library drops what is nested beyond its own limit; ours is much lower.
    if deep := _too_deep(tokens, ("bullet_list_", "ordered_list_", "blockquote_")):
        message = f"lists and quotations are nested more than {DEPTH_LIMIT} deep"
        raise TooDeepError(deep.map[0] if deep.map else 0, message, "write it as separate paragraphs")
    for token in tokens:
        if _too_deep(token.children or (), ("em_", "strong_", "link_")):
            message = f"emphasis is nested more than {DEPTH_LIMIT} deep"
            raise TooDeepError(
                token.map[0] if token.map else 0, message, "write \\* or \\_ for the characters themselves"
            )
    return tuple(SyntaxTreeNode(tokens).children)


def crowded(markdown: str, opening: str = "[", closing: str = "]") -> int | None:
    """Return the line, from 0, on which a paragraph has too many open brackets: parsing takes quadratic time."""
    depth = 0
    for number, line in enumerate(markdown.split("\n")):
        depth = max(0, depth + line.count(opening) - line.count(closing)) if line.strip() else 0
        if depth > BRACKET_LIMIT:
            return number
    return None


def _too_deep(tokens: Sequence[Token], kinds: tuple[str, ...]) -> Token | None:
    """Return the first token of these kinds that is nested too deep, if there is one."""
    depth = 0
    for token in tokens:
        if token.type.startswith(kinds):
            depth += token.nesting
            if depth > DEPTH_LIMIT:
                return token
    return None


@cache
def _parser() -> MarkdownIt:
    """Return the parser; the commonmark preset by itself allows raw HTML."""
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False, "maxNesting": 100})
    markdown.enable("table").disable(["html_block", "html_inline"])
    markdown.inline.ruler.before("link", "citation", _citation)
    markdown.inline.ruler.before("link", "wiki_link", _wiki_link)
    # All addresses are accepted here and checked by whoever reads the tree: the library would show a refused link as
    # plain text.
    markdown.validateLink = _any_link  # type: ignore[method-assign]
    return markdown


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    return _own_rule(state, CITATION, "cite", silent=silent)


def _wiki_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    return _own_rule(state, WIKI_LINK, "wiki", silent=silent)


def _own_rule(state: StateInline, pattern: re.Pattern[str], kind: str, *, silent: bool) -> bool:
    if state.src[state.pos] != "[" or not (match := pattern.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content = match[0]
        token.meta = {"groups": match.groups(), "offset": state.pos}
    state.pos = match.end()
    return True


def _any_link(url: str) -> bool:
    del url
    return True
