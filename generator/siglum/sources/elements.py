"""The words that a reader of HTML sees, block by block, each with its element; for pages, and for HTML in Markdown.

selectolax parses as browsers do, so that the XPath of a block leads to it in a browser too.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from siglum.sources.article import LeftOut
from siglum.sources.element_names import ASIDE, BLOCKS, FORMULA, UNSEEN, marks_of, number_of
from siglum.sources.styles import Styles

KEPT = ("pre", "listing", "xmp", "plaintext")
"""Elements whose white space shows."""
HIDING = frozenset(
    {"visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screen-reader-only", "u-hidden"}
)
"""Class names by which pages hide words from everybody who sees."""
SPACE = re.compile(r"[ \t\n\r\f]+")
BREAK = "\v"
"""Stands for white space in which the markup breaks a line, until it is known what stands on both sides of it."""
BREAKS = re.compile(f"(.?)( *{BREAK}[ {BREAK}]*)(?=(.?))", re.DOTALL)
GAP = "\x1a"
"""Stands for a gap that the page shows between words without a space in its markup."""
GAPS = re.compile(rf"(?:(?<![^\s(\[“«]){GAP}+|{GAP}+(?=[\s.,;:!?…)\]”»]|\Z))")
"""Gaps where a space would say nothing, or something false."""
HANGUL = range(0x1100, 0x1200), range(0x3130, 0x3190), range(0xAC00, 0xD7B0)
SOFT_HYPHEN = "\u00ad"
ORDINAL = re.compile(r"[^\W\d_]+\Z")
ENDS_SENTENCE = frozenset(".,;:!?…”\"’'»。，、！？」』")  # noqa: RUF001
NOTE_NUMBER = re.compile(r"\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\Z")
CELL_LIMIT = 400
"""Code points from which on a cell holds prose, and its table is there for the layout of a page."""


class Block(Struct, frozen=True):
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
    number: str = ""
    """What a numbered list puts before it, with a space: "4. "."""

    @property
    def shown(self) -> str:
        """Its words, with the number before them."""
        return self.text if self.text.startswith(self.number.rstrip()) else self.number + self.text


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
        self._paths: dict[int, str] = {}
        self._raised: list[int] = []
        self._rows = self._links = self._buttons = self._kept = self._quotes = 0
        self._numbers: dict[int, int] = {}
        self._number = ""
        self._styles = Styles.of(self.tree)
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
        why = "hidden words" if self._is_hidden(node, tag) else ASIDE.get(tag, "")
        why = why or ("struck words" if self._styles.strikes(node) else "")
        if why:
            self._leave_out(why, node)
            return False
        if self._is_block(node):
            self._open(node, tag)
        elif tag == "br":
            self._parts.append(" " if self._rows else "\n")
        elif tag in ("sup", "sub"):
            self._raised.append(len(self._parts))
        elif tag == "q":
            self._parts.append(marks_of(_language(node), self._quotes)[0])
            self._quotes += 1
        self._set_off(node, 0)
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
        if tag == "li":
            self._number += self._number_of(node)
        self._kept += tag in KEPT
        if tag == "tr" and not _is_layout(node):
            self._rows += 1

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in ("sup", "sub") and self._raised:
            self._set_apart(self._raised.pop(), tag, node)
        elif tag == "q":
            self._quotes -= 1
            self._parts.append(marks_of(_language(node), self._quotes)[1])
        self._links -= tag == "a"
        self._buttons -= tag == "button"
        if tag == "tr" and self._rows:
            self._rows -= 1
            if self._rows == 0:
                self._flush(node, row=True)
        elif self._is_block(node):
            if self._rows:
                self._parts.append(" " if tag not in ("td", "th") else "")
            else:
                self._flush(node)
                self._kept -= tag in KEPT
            if tag == "li":
                self._number = ""
        self._set_off(node, 1)

    def _set_off(self, node: LexborNode, side: int) -> None:
        """Mark the gap that a page shows before (0) or behind (1) an element within a line."""
        if self._kept or self._is_block(node) or node.parent is None:
            return
        if self._styles.lays_out(node.parent) or (self._styles.gaps(node)[side] and len(node.text().strip()) > 1):
            self._parts.append(GAP)

    def _take(self, text: str) -> None:
        self.soft_hyphens += text.count(SOFT_HYPHEN)
        text = text.replace(SOFT_HYPHEN, "")
        if not self._kept or self._rows:
            text = SPACE.sub(lambda match: BREAK if "\n" in match[0] or "\r" in match[0] else " ", text)
        self._parts.append(text)
        size = len(text.strip())
        self._linked += size if self._links else 0
        self._pressed += size if self._buttons else 0

    def _set_apart(self, since: int, tag: str, node: LexborNode) -> None:
        """Write a raised or lowered number so that it is not read as a part of the one before it: 10^6, [2]."""
        raised = "".join(self._parts[since:]).replace(GAP, "").strip()
        before = "".join(self._parts[max(0, since - 8) : since]).rstrip(GAP)[-1:]
        del self._parts[since:]
        if not raised:
            return
        if tag == "sub":
            sign = "_" if before.isdigit() and raised[0].isdigit() else ""
        elif node.css_first("a") or (node.parent and node.parent.tag == "a" and not before.isdigit()):
            # The number of a note.
            self._parts.append(raised if raised[0] in "[(" or not raised[-1].isalnum() else f"[{raised}]")
            return
        elif before in ENDS_SENTENCE and NOTE_NUMBER.match(raised):
            # No number is raised to a power behind the end of a sentence.
            self._parts.append(f"[{raised}]")
            return
        else:
            sign = "" if ORDINAL.fullmatch(raised) or not before.isalnum() or not raised[0].isalnum() else "^"
            sign = "^" if raised[0] in "−–-+" and before.isalnum() else sign
        self._parts.append(sign + raised)

    def _between(self, node: LexborNode) -> None:
        parent = node.parent
        if parent and (signs := FORMULA.get(parent.tag or "")):
            before, count = node.prev, 0
            while before is not None:
                count += not before.is_text_node
                before = before.prev
            if count:
                self._parts.append(signs[min(count, len(signs)) - 1])
        elif parent and parent.tag != "math" and node.tag in ("msqrt", "mroot"):
            self._parts.append("√")

    def _is_block(self, node: LexborNode) -> bool:
        return node.tag in BLOCKS or self._styles.sets_apart(node)

    def _is_hidden(self, node: LexborNode, tag: str) -> bool:
        given = node.attributes
        classes = (given.get("class") or "").split()
        closed = tag == "dialog" and "open" not in given
        return closed or "hidden" in given or not HIDING.isdisjoint(classes) or self._styles.hides(node)

    def _number_of(self, item: LexborNode) -> str:
        """Return what a browser puts before an item of a numbered list."""
        parent = item.parent
        if parent is None or parent.tag != "ol":
            return ""
        step = -1 if "reversed" in parent.attributes else 1
        if parent.mem_id not in self._numbers:
            first = sum(1 for one in parent.iter() if one.tag == "li") if step < 0 else 1
            self._numbers[parent.mem_id] = _whole(parent.attributes.get("start"), first)
        value = _whole(item.attributes.get("value"), self._numbers[parent.mem_id])
        self._numbers[parent.mem_id] = value + step
        if self._styles.takes_numbers(parent) or self._styles.takes_numbers(item):
            return ""
        return f"{number_of(value, parent.attributes.get('type') or '1')}. "

    def _leave_out(self, what: str, node: LexborNode) -> None:
        if words := SPACE.sub(" ", node.text(separator=" ")).strip():
            self.left_out.append(LeftOut(what, words))

    def _flush(self, node: LexborNode, *, row: bool = False) -> None:
        words = "".join(self._parts)
        linked, pressed = self._linked, self._pressed
        self._parts, self._raised = [], []
        self._linked = self._pressed = 0
        lines = (line.rstrip() if self._kept else _line(line) for line in words.split("\n"))
        # An empty line sets paragraphs apart, within <pre> and where <br> stands twice.
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
        if text.strip():
            within = self._within(node)
            self.blocks.append(Block(text, self.path(node), within, linked, pressed, row, self._number))
            self._number = ""

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
            counts: Counter[str | None] = Counter()
            above, one = self.path(parent), parent.first_child
            while one is not None:
                counts[one.tag] += 1
                step = one.tag if one.tag in ("body", "head") else f"{one.tag}[{counts[one.tag]}]"
                self._paths[one.mem_id] = f"{above}/{step}"
                one = one.next
        return self._paths[node.mem_id]


def _line(line: str) -> str:
    line = re.sub(f"{GAP}+", " ", GAPS.sub("", line))
    line = BREAKS.sub(lambda match: match[1] + ("" if _is_wide(match[1]) and _is_wide(match[3]) else " "), line)
    return "\t".join(re.sub(" +", " ", cell).strip() for cell in line.split("\t"))


def _is_wide(char: str) -> bool:
    """Tell whether a character is of a script in which a line break in the markup is no space (CSS Text 4.1.3)."""
    if not char or unicodedata.east_asian_width(char) not in "FWH" or unicodedata.category(char) == "So":
        return False
    return not any(ord(char) in block for block in HANGUL)


def _language(node: LexborNode) -> str:
    one: LexborNode | None = node
    while one is not None:
        if language := one.attributes.get("lang"):
            return language
        one = one.parent
    return ""


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?\d{1,9}\s*", text) else otherwise


def _is_layout(row: LexborNode) -> bool:
    """Tell whether a row is there for the layout of a page: it holds a table, a heading, or prose."""
    if row.css_first("table, h1, h2, h3, h4, article, form"):
        return True
    cells = row.css("td, th")
    if any(len(cell.text(deep=True)) > CELL_LIMIT for cell in cells):
        return True
    # A cell that reaches down from above leaves a row with fewer.
    return len(cells) < 2 and not (row.parent and row.parent.css_first("[rowspan]"))  # noqa: PLR2004


def joined(blocks: list[Block]) -> Iterator[tuple[str, Block]]:
    """Yield what stands before each block in a text, and the block: rows stand below one another, others apart."""
    before: Block | None = None
    for block in blocks:
        if before is None:
            yield "", block
        else:
            yield "\n" if block.row and before.row and _table(block) == _table(before) else "\n\n", block
        before = block


def _table(row: Block) -> int:
    return next((node.mem_id for node in reversed(row.within) if node.tag == "table"), 0)
