"""The words that a reader of HTML sees, block by block, each with its element; for pages, and for HTML in Markdown.

selectolax parses as browsers do, so that the XPath of a block leads to it in a browser too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from siglum.sources.article import LeftOut

UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "svg",
        "canvas",
        "video",
        "audio",
        "iframe",
        "object",
        "embed",
        "select",
        "datalist",
        "textarea",
        "annotation",
        "annotation-xml",
        "rp",
        "map",
    ]
)
"""Elements whose text no reader sees, or that are no text."""
ASIDE = {"del": "struck words", "s": "struck words", "strike": "struck words"} | dict.fromkeys(
    ("rt", "rtc"), "readings beside characters"
)
"""Elements whose words are no part of the sentence that they stand in, and what they are."""
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
KNOWN = (
    UNSEEN
    | frozenset(ASIDE)
    | BLOCKS
    | frozenset(
        [
            "a",
            "abbr",
            "acronym",
            "area",
            "b",
            "base",
            "bdi",
            "bdo",
            "big",
            "br",
            "button",
            "cite",
            "code",
            "col",
            "colgroup",
            "data",
            "dfn",
            "em",
            "font",
            "i",
            "img",
            "input",
            "ins",
            "kbd",
            "label",
            "link",
            "mark",
            "meta",
            "meter",
            "nobr",
            "optgroup",
            "option",
            "output",
            "param",
            "picture",
            "progress",
            "q",
            "rb",
            "rt",
            "rtc",
            "ruby",
            "samp",
            "slot",
            "small",
            "source",
            "span",
            "strong",
            "sub",
            "sup",
            "time",
            "track",
            "tt",
            "u",
            "var",
            "wbr",
            "math",
        ]
    )
)
"""The elements of HTML, and of what it once was."""
HIDING = frozenset(
    {"visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screen-reader-only", "u-hidden"}
)
"""Class names by which pages hide words from everybody who sees."""
NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SPACE = re.compile(r"[ \t\n\r\f]+")
SOFT_HYPHEN = "\u00ad"
BETWEEN = {"msup": "^", "msub": "_", "mfrac": "/"}
"""Signs that stand for the place of the second part of a formula."""
ORDINAL = re.compile(r"[^\W\d_]+\Z")
CELL_LIMIT = 400
"""Code points from which on a cell holds prose, and its table is there for the layout of a page."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item, row or the like."""

    text: str
    """Its words; a line break where the page breaks a line, a tab between the cells of a row."""
    element: str
    """The XPath of the element that holds it."""
    within: tuple[LexborNode, ...]
    """The elements that it stands in, from body on."""
    linked: int
    """How many of its code points are links."""
    pressed: int
    """How many are buttons."""
    row: bool = False
    """Whether it is a row of a table, which follows the row before it."""


class Visible:
    """What a reader sees of some markup, and what of it is no part of its text."""

    def __init__(self, markup: str) -> None:
        """Walk through it."""
        self.tree = LexborHTMLParser(markup)
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        self.soft_hyphens = 0
        self._parts: list[str] = []
        self._linked = self._pressed = 0
        self._counts: dict[int, list[int]] = {}
        self._paths: dict[int, str] = {}
        self._raised: list[int] = []
        self._rows = self._links = self._buttons = self._kept = 0
        root = self.tree.body
        if root:
            self._walk(root)
            self._flush(root)

    def _walk(self, root: LexborNode) -> None:
        node = root
        while True:
            inside = self._enter(node)
            child = node.first_child if inside else None
            if child:
                node = child
                continue
            if inside:
                self._leave(node)
            while node.mem_id != root.mem_id and node.next is None:
                parent = node.parent
                if parent is None:
                    return
                node = parent
                self._leave(node)
            if node.mem_id == root.mem_id or node.next is None:
                return
            node = node.next

    def _enter(self, node: LexborNode) -> bool:
        """Take an element or a text; return whether to go into it, and to leave it afterwards."""
        tag = node.tag or ""
        if node.is_text_node:
            self._take(node.text_content or "")
            return False
        if tag.startswith("-") or tag in UNSEEN:
            return False
        why = "hidden words" if _is_hidden(node) else ASIDE.get(tag, "")
        if why:
            self._leave_out(why, node)
            return False
        if tag in BLOCKS:
            self._open(node, tag)
        elif tag == "br":
            self._parts.append(" " if self._rows else "\n")
        elif tag in ("sup", "sub"):
            self._raised.append(len(self._parts))
        elif tag == "q":
            self._parts.append("“")
        self._between(node)
        self._links += tag == "a"
        self._buttons += tag == "button"
        return True

    def _open(self, node: LexborNode, tag: str) -> None:
        if self._rows:
            if tag in ("td", "th") and "".join(self._parts).strip():
                self._parts.append("\t")
            elif tag not in ("td", "th"):
                self._parts.append(" ")
            return
        self._flush(node.parent or node)
        self._kept += tag == "pre"
        if tag == "tr" and not _is_layout(node):
            self._rows += 1

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in ("sup", "sub") and self._raised:
            self._set_apart(self._raised.pop(), tag, node)
        elif tag == "q":
            self._parts.append("”")
        self._links -= tag == "a"
        self._buttons -= tag == "button"
        if tag == "tr" and self._rows:
            self._rows -= 1
            if self._rows == 0:
                self._flush(node, row=True)
        elif tag in BLOCKS:
            if self._rows:
                self._parts.append(" " if tag not in ("td", "th") else "")
            else:
                self._flush(node)
            self._kept -= tag == "pre"

    def _take(self, text: str) -> None:
        self.soft_hyphens += text.count(SOFT_HYPHEN)
        text = text.replace(SOFT_HYPHEN, "")
        if not self._kept or self._rows:
            text = SPACE.sub(" ", text)
        self._parts.append(text)
        size = len(text.strip())
        self._linked += size if self._links else 0
        self._pressed += size if self._buttons else 0

    def _set_apart(self, since: int, tag: str, node: LexborNode) -> None:
        """Write a raised or lowered number so that it is not read as a part of the one before it: 10^6, [2]."""
        raised = "".join(self._parts[since:]).strip()
        before = "".join(self._parts[max(0, since - 8) : since])[-1:]
        del self._parts[since:]
        if not raised:
            return
        if tag == "sub":
            sign = "_" if before.isdigit() and raised[0].isdigit() else ""
        elif node.css_first("a") or (node.parent and node.parent.tag == "a" and not before.isdigit()):
            # The number of a note.
            self._parts.append(raised if raised[0] in "[(" or not raised[-1].isalnum() else f"[{raised}]")
            return
        else:
            sign = "" if ORDINAL.fullmatch(raised) or not before.isalnum() or not raised[0].isalnum() else "^"
            sign = "^" if raised[0] in "−–-+" and before.isalnum() else sign
        self._parts.append(sign + raised)

    def _between(self, node: LexborNode) -> None:
        parent = node.parent
        if parent and (sign := BETWEEN.get(parent.tag or "")):
            before = node.prev
            while before is not None and before.is_text_node:
                before = before.prev
            if before is not None:
                self._parts.append(sign)

    def _leave_out(self, what: str, node: LexborNode) -> None:
        if words := SPACE.sub(" ", node.text(separator=" ")).strip():
            self.left_out.append(LeftOut(what, words))

    def _flush(self, node: LexborNode, *, row: bool = False) -> None:
        words = "".join(self._parts)
        linked, pressed = self._linked, self._pressed
        self._parts, self._raised = [], []
        self._linked = self._pressed = 0
        lines = (line.rstrip() if self._kept else _line(line) for line in words.split("\n"))
        text = "\n".join(line for line in lines if line.strip())
        if text.strip():
            self.blocks.append(Block(text, self.path(node), self._within(node), linked, pressed, row))

    def _within(self, node: LexborNode) -> tuple[LexborNode, ...]:
        found = []
        one: LexborNode | None = node
        while one is not None and one.tag != "html":
            found.append(one)
            one = one.parent
        return tuple(reversed(found))

    def path(self, node: LexborNode) -> str:
        """Return the XPath of an element."""
        if node.mem_id not in self._paths:
            parent = node.parent
            if parent is None or node.tag == "html":
                return "/html"
            number = 1
            before = node.prev
            while before is not None:
                number += before.tag == node.tag
                before = before.prev
            step = node.tag if node.tag in ("body", "head") else f"{node.tag}[{number}]"
            self._paths[node.mem_id] = f"{self.path(parent)}/{step}"
        return self._paths[node.mem_id]


def _line(line: str) -> str:
    return "\t".join(re.sub(" +", " ", cell).strip() for cell in line.split("\t"))


def _is_hidden(node: LexborNode) -> bool:
    given = node.attributes
    classes = (given.get("class") or "").split()
    return "hidden" in given or bool(NOT_SHOWN.search(given.get("style") or "")) or not HIDING.isdisjoint(classes)


def _is_layout(row: LexborNode) -> bool:
    """Tell whether a row is there for the layout of a page: it holds a table, a heading, or prose."""
    if row.css_first("table, h1, h2, h3, h4, article, form"):
        return True
    cells = row.css("td, th")
    return any(len(cell.text(deep=True)) > CELL_LIMIT for cell in cells) or len(cells) < 2  # noqa: PLR2004


def joined(blocks: list[Block]) -> Iterator[tuple[str, Block]]:
    """Yield what stands before each block in a text, and the block: rows stand below one another, others apart."""
    before: Block | None = None
    for block in blocks:
        if before is None:
            yield "", block
        else:
            yield "\n" if block.row and before.row and block.within[-2:-1] == before.within[-2:-1] else "\n\n", block
        before = block
