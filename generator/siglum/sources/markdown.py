"""The words of a Markdown article without its markup, none of them lost: one line for a paragraph, heading or item.

What only looks like markup stays as it is printed: DRB1*0201, <euro>, [^1] and the notes themselves.
"""

import html
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

import yaml
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from siglum.model.files import File
from siglum.model.language_tags import LANGUAGE_TAG
from siglum.reading.markdown import BRACKET_LIMIT, crowded
from siglum.reading.text import front_matter
from siglum.sources.article import (
    Article,
    LeftOut,
    Metadata,
    Reading,
    decoded,
    edtf_of,
    no_article,
    plain_address,
    plain_doi,
    unless_empty,
)
from siglum.sources.element_names import ASIDE, EMPTY, KNOWN, UNSEEN
from siglum.sources.elements import Visible, joined
from siglum.sources.lines import reads_on_without_space

DEPTH_LIMIT = 90
"""Levels of nesting; the library silently drops text beyond its own limit of 100."""
TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
FOREIGN = re.compile(r"(<(?:svg|math)\b(?:.*?)</(?:svg|math)\s*>)", re.DOTALL | re.IGNORECASE)
"""Drawings and formulas, whose elements are not those of HTML."""
DEFINITION = re.compile(r" {0,3}\[(?P<label>(?:\\.|[^\[\]\\])+)\]:[ \t]*\n?[ \t]*(?P<target><[^<>\n]*>|\S+)")
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|[^\s]*(?:[/#]|\.\w)", re.IGNORECASE)
"""How the target of a link begins or goes on, and no word does."""
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
UNCLOSED = re.compile(r"<([!?])")
NOTE = re.compile(r"\[[^\[\]]+\]:")
"""How the text of a note begins; each stands on a line of its own."""
FIELDS_ENDED = re.compile(r"---[ \t]*\r?\n(?P<fields>.*?)^\.\.\.[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
"""Fields in YAML that end as YAML documents do."""
TOML = re.compile(r"\+\+\+[ \t]*\r?\n(?P<fields>.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
FORMULA = re.compile(r"\$\$[^$]+\$\$|\$(?![\s$])[^$\n]*(?<![\s\\])\$(?!\d)")
IN_FORMULA = re.compile(r"[\\^_{]")
"""What stands in a formula and not between two prices."""
LATIN = re.compile(r"[A-Za-z0-9]")


def from_markdown(file: File) -> Reading:
    """Return the words of a Markdown article."""
    text, changes, problems = decoded(file)
    if problems:
        return None, problems
    # The library takes quadratic time for both.
    if any(crowded(text, *brackets) is not None for brackets in (("[", "]"), ("<", ">"))):
        message = f"more than {BRACKET_LIMIT} brackets are open in one paragraph, and none of them is closed"
        hint = "close them, or add the article as plain text (--as text)"
        return no_article(file, "markup-too-deep", message, hint)
    fields, start = _fields(text)
    tokens = _markdown().parse(text[start:])
    if any(token.level >= DEPTH_LIMIT for token in tokens):
        hint = "take a level of its lists or quotations away"
        return no_article(file, "markup-too-deep", "text is nested too deep to be read", hint)
    words = _Words(text[start:].split("\n"))
    blocks = [block for block in words.blocks(tokens) if block]
    title = next((" ".join(words.lines(token)) for before, token in pairwise(tokens) if before.tag == "h1"), "")
    metadata = _metadata(fields).over(Metadata(title))
    if fields:
        changes += ("its fields at the top (title, date and the like) are left out",)
    way = "Received as Markdown, of which only the words were kept"
    made = "".join(blocks).strip("\n") + "\n"
    return unless_empty(file, Article(made, way, changes, metadata, tuple(words.left_out)))


def _fields(text: str) -> tuple[dict[str, object], int]:
    """Return the front matter of a file and where its text begins; only a mapping is one, in YAML, TOML or JSON."""
    yaml_ends = front_matter(text)
    ended = None if yaml_ends else FIELDS_ENDED.match(text)
    read: object = None
    start = 0
    try:
        if yaml_ends or ended:
            fields = text[yaml_ends[0] : yaml_ends[1]] if yaml_ends else ended["fields"] if ended else ""
            start = yaml_ends[2] if yaml_ends else ended.end() if ended else 0
            read = yaml.load(fields, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but strings
        elif toml := TOML.match(text):
            read, start = tomllib.loads(toml["fields"].replace("\r\n", "\n")), toml.end()
        elif text.startswith("{\n"):
            read, start = json.JSONDecoder().raw_decode(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, 0
    if not isinstance(read, dict) or not all(isinstance(name, str) for name in read):
        return {}, 0
    return read, start


NAMES = {
    "title": ("title",),
    "outlet": ("publisher", "journal", "container-title", "publication", "outlet", "site", "website"),
    "published": ("date", "published", "issued", "year"),
    "byline": ("byline", "author", "authors"),
    "address": ("url", "address", "link", "canonical_url"),
    "language": ("language", "lang"),
    "doi": ("doi",),
    "pmid": ("pmid",),
    "isbn": ("isbn",),
}
"""The names that front matter gives to what is known of an article."""


def _metadata(fields: dict[str, object]) -> Metadata:
    by_name = {name.lower(): value for name, value in fields.items()}
    found = {
        field: next((words for name in names if (words := _one_line(by_name.get(name)))), "")
        for field, names in NAMES.items()
    }
    found["published"] = edtf_of(found["published"])
    found["doi"] = plain_doi(found["doi"])
    found["address"] = plain_address(found["address"])
    found["language"] = found["language"] if re.fullmatch(LANGUAGE_TAG, found["language"]) else ""
    return Metadata(**found)


def _one_line(value: object) -> str:
    """Return a value of front matter as one line; the items of a list, such as several authors, with commas."""
    if isinstance(value, list):
        return ", ".join(one for item in value if (one := _one_line(item)))
    if isinstance(value, dict):
        return _one_line(value.get("name"))
    # TOML has dates and numbers of its own.
    return " ".join(str(value).split()) if isinstance(value, str | int | date) and not isinstance(value, bool) else ""


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")
    parser.block.ruler.at("reference", _reference, {"alt": []})
    parser.inline.ruler.before("escape", "formula", _formula)
    return parser


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the library's shape
    """Take a line as the target of links, unless it is a note or its target is no address."""
    source = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[min(start + 1, end - 1)]]
    match = DEFINITION.match(source)
    if match and (match["label"].startswith("^") or not ADDRESS.match(match["target"].strip("<>"))):
        return False
    return reference(state, start, end, silent)


def _formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's shape
    """Take a formula as it is written: its backslashes, stars and underscores are no markup."""
    match = FORMULA.match(state.src, state.pos)
    if not match or not IN_FORMULA.search(match[0]):
        return False
    if not silent:
        state.push("text", "", 0).content = match[0]
    state.pos = match.end()
    return True


def _merged(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield tokens, with blocks of HTML that follow one another as one: an empty line divides no table."""
    before: Token | None = None
    for token in tokens:
        if before and before.type == token.type == "html_block":
            before.content += f"\n{token.content}"
            continue
        yield token
        before = token


class _Words:
    """Takes the words out of tokens, and notes what it leaves out."""

    def __init__(self, written: Sequence[str] = ()) -> None:
        """Take the lines that the tokens are of."""
        self._written = written
        self.left_out: list[LeftOut] = []

    def blocks(self, tokens: Sequence[Token]) -> Iterator[str]:
        """Yield the text of each block with the line break before it; cells of a row are set apart by tabs."""
        number, follows = "", False
        row: list[str] | None = None
        line = ""
        for token in list(_merged(tokens)):
            match token.type:
                case "list_item_open":
                    number = f"{token.info}{token.markup} " if token.info else ""
                case "table_open":
                    follows = False
                case "tr_open":
                    row = []
                    line = self._written[token.map[0]] if token.map else ""
                case "inline" if row is not None:
                    row.append(" ".join(self.lines(token)))
                case "tr_close" if row is not None:
                    row += self._surplus(line, len(row))
                    yield ("\n" if follows else "\n\n") + "\t".join(row)
                    row, follows = None, True
                case _:
                    if lines := self.lines(token):
                        yield "\n\n" + number + ("" if token.type == "html_block" else "\n").join(lines)
                        number = ""

    def _surplus(self, line: str, columns: int) -> Iterator[str]:
        """Yield the cells of a row that its table has no columns for, which the library drops."""
        cells = escapedSplit(line.strip())
        cells = cells[cells[:1] == [""] :]
        for cell in cells[columns:]:
            for token in _markdown().parseInline(cell.strip()):
                if words := self._inline(token):
                    yield words

    def lines(self, token: Token) -> list[str]:
        """Return the lines of text in a token."""
        match token.type:
            case "inline":
                return [line for part in self._inline(token).split("\n") if (line := part.strip(" "))]
            case "code_block" | "fence":
                return re.sub(r"\n(?:[ \t]*\n)+", "\n\n", token.content.strip("\n")).split("\n")
            case "html_block":
                return list(self._html(token.content))
            case _:
                return []

    def _html(self, markup: str) -> Iterator[str]:
        """Yield what is to be seen of HTML, each block with what stands before it; tags that are none stay."""
        for comment in COMMENT.findall(markup):
            self.left_out.append(LeftOut("comments in the markup", comment))
        # What nobody closes hides nothing.
        markup = UNCLOSED.sub("&lt;\\1", COMMENT.sub("", markup))
        seen = Visible(
            "".join(part if number % 2 else _known(part) for number, part in enumerate(FOREIGN.split(markup)))
        )
        self.left_out += seen.left_out
        for before, block in joined(seen.blocks):
            yield before + block.shown

    def _inline(self, token: Token) -> str:
        children = token.children or []
        literal = _literal(children)
        tags = [_tag(child) for child in children]
        parts: list[str] = []
        # Words with tags around them are read as what they are: HTML.
        is_html = any(tag.lstrip("/") in KNOWN for tag in tags)
        written = html.escape if is_html else str
        known = _are_known(tags)
        for number, child in enumerate(children):
            match child.type:
                case "text" | "code_inline" | "text_special":
                    parts.append(written(child.content))
                case "softbreak":
                    following = next((one.content for one in children[number + 1 :] if one.content), "")
                    if NOTE.match(following):
                        parts.append("<br>" if is_html else "\n")
                        continue
                    glued = reads_on_without_space("".join(parts[-1:])[-1:], following[:1])
                    parts.append("" if glued else " ")
                case "hardbreak":
                    parts.append("<br>" if is_html else "\n")
                case "html_inline":
                    is_tag = known[number]
                    parts.append(self._markup(child.content, tags[number], tags[number + 1 :], written, is_tag=is_tag))
                case "link_open" | "link_close" if is_html:
                    parts.append("<a>" if child.nesting > 0 else "</a>")
                case "image":
                    if child.content.strip():
                        self.left_out.append(LeftOut("descriptions of pictures", child.content))
                case _ if number in literal:
                    parts.append(written(child.markup))
                case _:
                    pass
        if not is_html:
            return "".join(parts)
        seen = Visible("".join(parts))
        self.left_out += seen.left_out
        return "\n".join(block.shown for block in seen.blocks)

    def _markup(
        self, content: str, tag: str, later: Sequence[str], written: Callable[[str], str], *, is_tag: bool
    ) -> str:
        """Return a tag as HTML: a space for a cell, which is none outside of a table; words for what is no tag."""
        if comment := COMMENT.fullmatch(content):
            self.left_out.append(LeftOut("comments in the markup", comment[1]))
            return ""
        if not is_tag:
            return written(content)
        if tag.lstrip("/") in ("td", "th", "tr"):
            return " "
        # What nobody closes hides nothing.
        return "" if tag in ((UNSEEN - EMPTY) | ASIDE.keys()) and f"/{tag}" not in later else content


def _known(markup: str) -> str:
    """Return HTML in which what only looks like a tag is text."""
    return TAG.sub(lambda match: match[0] if match[1].lower() in KNOWN else f"&lt;{match[0][1:]}", markup)


def _tag(token: Token) -> str:
    """Return the name of the tag that a token is, in small letters, behind a slash where it closes."""
    match = TAG.match(token.content) if token.type == "html_inline" else None
    return f"{'/' * token.content.startswith('</')}{match[1].lower()}" if match else ""


def _are_known(tags: Sequence[str]) -> list[bool]:
    """Tell of each tag whether it is one of HTML, or of a drawing or a formula that it stands in."""
    within = ""
    found = []
    for number, tag in enumerate(tags):
        within = within or (tag if tag in ("svg", "math") and f"/{tag}" in tags[number:] else "")
        found.append(bool(within and tag) or tag.lstrip("/") in KNOWN)
        within = "" if tag == f"/{within}" else within
    return found


def _literal(children: Sequence[Token]) -> set[int]:
    """Return the marks of emphasis that stand within words, as in DRB1*0201 and DRB1*0301: they are letters there."""
    opened: list[int] = []
    found: set[int] = set()
    for number, child in enumerate(children):
        if child.type in ("em_open", "strong_open"):
            opened.append(number)
        elif child.type in ("em_close", "strong_close") and opened:
            start = opened.pop()
            before = children[start - 1].content[-1:] if start else ""
            inside = next((one.content for one in children[start + 1 : number] if one.content), "")
            ending = next((one.content for one in reversed(children[start + 1 : number]) if one.content), "")
            after = children[number + 1].content[:1] if number + 1 < len(children) else ""
            opens_within = LATIN.match(before) and LATIN.match(inside[:1])
            closes_within = LATIN.match(ending[-1:]) and LATIN.match(after)
            if opens_within and closes_within:
                found |= {start, number}
    return found
