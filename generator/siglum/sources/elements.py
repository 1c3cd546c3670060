"""The words that a reader of HTML sees, block by block, each with its element; for pages, and for HTML in Markdown.

selectolax parses as browsers do, so that the XPath of a block leads to it in a browser too.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from siglum.sources import formulas, replaced, shadows
from siglum.sources.article import LeftOut
from siglum.sources.element_names import ASIDE, BLOCKS, UNSEEN, marks_of
from siglum.sources.formulas import is_bracketed, is_drawn_twice, is_read_for_its_twin, sign_before
from siglum.sources.lists import Lists
from siglum.sources.raised import as_raised, stacked
from siglum.sources.styles import Styles
from siglum.sources.tables import CELLS, Columns, drawn, is_layout

KEPT = ("pre", "listing", "xmp", "plaintext")
"""Elements whose white space shows."""
HIDING = re.compile(
    r"(?:(?!not[-_])[a-z0-9]+[-_]{1,2})*(?:sr[-_]?only|(?:visually|accessibly)-?hidden(?:-focusable)?|hid(?:e|den)-visually"
    r"|screen-?readers?(?:-?(?:text|only))?|show-for-sr|element-invisible|assistive-text|off-?screen"
    r"|katex-mathml|mjx_assistive_mathml|mjx-assistive-mml|mathml-a11y)|u-hidden",
    re.IGNORECASE,
)
"""Names of classes and elements by which pages hide words from everybody who sees; their sheets may not be at hand."""
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
        self._has_shadows = shadows.attach(self.tree)
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        self.soft_hyphens = 0
        self._parts: list[str] = []
        self._linked = self._pressed = 0
        self._paths: dict[int, str] = {}
        self._raised: list[int] = []
        self._rows = self._links = self._buttons = self._kept = self._quotes = 0
        self._columns: dict[int, Columns] = {}
        self._number = ""
        self._styles = Styles.of(self.tree)
        self._lists = Lists(self._styles)
        root = self.tree.body
        if root:
            self._walk(root)
            self._flush(root)

    def _walk(self, root: LexborNode) -> None:
        entered = [(root, iter(self._children(root)))] if self._enter(root) else []
        while entered:
            node, rest = entered[-1]
            child = next(rest, None)
            if child is None:
                self._leave(node)
                entered.pop()
            elif self._enter(child):
                entered.append((child, iter(self._children(child))))

    def _children(self, node: LexborNode) -> list[LexborNode]:
        """Return what an element shows, in its order on the page."""
        shown = list(node.iter(include_text=True))
        if self._has_shadows:
            shown, unseen = shadows.shown(node, shown)
            for one in unseen:
                self._leave_out("hidden words", one)
        return drawn(shown, self._styles) if node.tag == "table" else formulas.in_order(node, shown)

    def _enter(self, node: LexborNode) -> bool:
        """Take an element or a text; return whether to go into it, and to leave it afterwards."""
        tag = node.tag or ""
        if node.is_text_node:
            if node.parent and self._styles.fades(node.parent):
                self._leave_out("hidden words", node)
            else:
                self._take(formulas.shown(node))
            return False
        if tag.startswith("-") or is_drawn_twice(node):
            return False
        is_hidden = self._is_hidden(node) and not is_read_for_its_twin(node)
        if tag in UNSEEN and not (tag == "object" and "data" not in node.attributes):
            if not is_hidden:
                self._tell(node)
            return False
        why = "hidden words" if is_hidden else ASIDE.get(tag, "")
        why = why or ("struck words" if self._styles.strikes(node) else "")
        if why:
            self._pass_over(node, tag)
            self._leave_out(why, node)
            return False
        if fraction := stacked(node, self._styles, self._is_hidden):
            self._parts += [self._gap_before_fraction(), fraction]
            return False
        if self._is_block(node):
            self._open(node, tag)
        elif tag == "br":
            self._parts.append(" " if self._rows else "\n")
        elif self._raises(node):
            self._raised.append(len(self._parts))
        elif tag == "q":
            self._parts.append(marks_of(_language(node), self._quotes)[0])
            self._quotes += 1
        self._set_off(node, 0)
        self._between(node)
        self._links += tag == "a"
        self._buttons += tag == "button"
        return True

    def _tell(self, node: LexborNode) -> None:
        """Note what an element shows in the place of the elements in it, which is no running text."""
        if words := replaced.label(node):
            self._buttons += 1
            self._take(words)
            self._buttons -= 1
        elif words := replaced.held(node):
            self.left_out.append(LeftOut("what fields hold", " ".join(words.split())))
        elif page := replaced.page_in(node):
            inner = Visible(page)
            self.left_out += [LeftOut("pages set into the page", block.shown) for block in inner.blocks]
            self.left_out += inner.left_out
        elif node.tag == "svg" and (words := replaced.labels(node, self._is_hidden)):
            self.left_out.append(LeftOut("words in drawings", words))

    def _pass_over(self, node: LexborNode, tag: str) -> None:
        """Count an item, or a cell, that is left out and takes its place nevertheless."""
        if self._styles.value(node, "display") == "none" or "hidden" in node.attributes:
            return
        if self._rows and tag in CELLS:
            self._parts.append(self._columns_of(node).tabs(node))
        elif self._lists.is_item(node):
            self._lists.number(node)

    def _open(self, node: LexborNode, tag: str) -> None:
        if self._rows:
            self._parts.append(self._columns_of(node).tabs(node) if tag in CELLS else " ")
            return
        self._flush(node.parent or node)
        if self._lists.is_item(node):
            self._number += self._lists.number(node)
        self._kept += tag in KEPT
        if tag == "tr" and not is_layout(node):
            self._rows += 1
            self._columns_of(node).begin(node)

    def _columns_of(self, node: LexborNode) -> Columns:
        one: LexborNode | None = node
        while one is not None and one.tag != "table":
            one = one.parent
        return self._columns.setdefault(one.mem_id if one else 0, Columns())

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        self._parts.append(")" * is_bracketed(node))
        if tag == "q":
            self._quotes -= 1
            self._parts.append(marks_of(_language(node), self._quotes)[1])
        elif self._raised and (raises := self._raises(node)):
            self._set_apart(self._raised.pop(), raises, node)
        self._links -= tag == "a"
        self._buttons -= tag == "button"
        if tag == "tr" and self._rows:
            self._rows -= 1
            if self._rows == 0:
                self._flush(node, row=True)
        elif self._is_block(node):
            if self._rows:
                self._parts.append(" " if tag not in CELLS else "")
            else:
                self._flush(node)
                self._kept -= tag in KEPT
            if self._lists.is_item(node):
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

    def _raises(self, node: LexborNode) -> str:
        """Tell whether an element is raised (sup) or lowered (sub) from its line; empty for one that is not."""
        return node.tag if node.tag in ("sup", "sub") else "" if self._is_block(node) else self._styles.raises(node)

    def _set_apart(self, since: int, tag: str, node: LexborNode) -> None:
        """Write a raised or lowered number so that it is not read as a part of the one before it: 10^6, [2], 5 1/2."""
        raised = "".join(self._parts[since:]).replace(GAP, "").strip()
        before = "".join(self._parts[max(0, since - 8) : since]).rstrip(GAP)
        del self._parts[since:]
        if raised:
            sign = "_" if before[-1:].isdigit() and raised[0].isdigit() else ""
            self._parts.append(sign + raised if tag == "sub" else as_raised(node, raised, before))

    def _between(self, node: LexborNode) -> None:
        if node.tag == "mfrac":
            self._parts.append(self._gap_before_fraction())
        self._parts.append(sign_before(node) + "(" * is_bracketed(node))

    def _gap_before_fraction(self) -> str:
        """Return a space behind a number, since five and a half is no 51/2."""
        return " " if "".join(self._parts[-8:]).rstrip(GAP)[-1:].isdigit() else ""

    def _is_block(self, node: LexborNode) -> bool:
        return node.tag in BLOCKS or self._styles.sets_apart(node)

    def _is_hidden(self, node: LexborNode) -> bool:
        tag, given = node.tag or "", node.attributes
        closed = (tag == "dialog" and "open" not in given) or "popover" in given or "hidden" in given
        if closed and self._styles.value(node, "display") in ("", "none"):
            return True
        return _is_named_hidden(tag, given.get("class") or "") or self._styles.hides(node)

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
        """Return the XPath of an element; of one in a shadow root, where none leads, of the element that has it."""
        if node.mem_id not in self._paths:
            parent = node.parent
            if self._has_shadows and (host := shadows.outermost_host(node)):
                return self.path(host)
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


@lru_cache(maxsize=1024)
def _is_named_hidden(tag: str, classes: str) -> bool:
    return any(HIDING.fullmatch(name) for name in (tag, *classes.split()))


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
