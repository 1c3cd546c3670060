"""What browsers put before the items of lists, by the attributes and the styles of a page."""

import re

from selectolax.lexbor import LexborNode

from siglum.sources.counters import OF_TYPE, number_of
from siglum.sources.styles import Styles

LISTS = ("ol", "ul", "menu", "dir")
BULLETED = ("disc", "circle", "square", "none")
"""What the attribute `type` says of items without numbers."""
INHERITED = ("inherit", "unset")
MADE = re.compile(r"(\"[^\"]*\"|'[^']*')|counters?\(\s*list-item\s*(?:,\s*(?:\"[^\"]*\"\s*,\s*)?([\w-]+)\s*)?\)")
"""A part of what a style puts in the place of a number."""
WHOLE_LIMIT = 9
"""The most digits of a number that an attribute gives."""


class Lists:
    """The lists of a page, whose items are asked for in their order."""

    def __init__(self, styles: Styles) -> None:
        """Take the styles of the page."""
        self._styles = styles
        self._next: dict[int, int] = {}

    def is_item(self, node: LexborNode) -> bool:
        """Tell whether an element has a bullet or a number before it; it counts even if it shows none."""
        display = self._styles.value(node, "display").split()
        return "list-item" in display if display else node.tag == "li"

    def number(self, item: LexborNode) -> str:
        """Return what stands before the next item, with a space behind it: "4. "; empty where that is no number."""
        owner = _list_of(item)
        step = -1 if owner.tag == "ol" and "reversed" in owner.attributes else 1
        if owner.mem_id not in self._next:
            first = sum(map(self.is_item, _items_of(owner))) if step < 0 else 1
            self._next[owner.mem_id] = _whole(owner, "start", first) if owner.tag == "ol" else first
        value = _whole(item, "value", self._next[owner.mem_id]) if item.tag == "li" else self._next[owner.mem_id]
        self._next[owner.mem_id] = value + step
        made = self._styles.value(item, "marker")
        if made in ("", "normal"):
            return number_of(value, self._form(item))
        return "".join(
            string[1:-1] if string else number_of(value, form or "decimal").rstrip(".、 ")
            for string, form in MADE.findall(made)
        )

    def _form(self, item: LexborNode) -> str:
        """Return the form of an item's number: what is said of it, or of what it stands in, up to its list."""
        one: LexborNode | None = item
        while one is not None:
            said = self._styles.value(one, "list-style-type")
            if said and said not in INHERITED:
                return said
            if not said and (hinted := _hinted(one)):
                return hinted
            one = one.parent
        return "disc"


def _hinted(node: LexborNode) -> str:
    """Return the form of the numbers of an element's items by its tag and its attribute `type`."""
    kind = node.attributes.get("type") or ""
    if kind in OF_TYPE and node.tag in ("ol", "li"):
        return OF_TYPE[kind]
    if node.tag in ("ul", "li") and kind.lower() in BULLETED:
        return kind.lower()
    return "" if node.tag not in LISTS else "decimal" if node.tag == "ol" else "disc"


def _list_of(item: LexborNode) -> LexborNode:
    """Return the list that an element is an item of; what it stands in, where that is none."""
    one = item.parent
    while one is not None and one.tag not in LISTS:
        one = one.parent
    return one or item.parent or item


def _items_of(owner: LexborNode) -> list[LexborNode]:
    return [one for one in owner.css("li") if _list_of(one).mem_id == owner.mem_id]


def _whole(node: LexborNode, name: str, otherwise: int) -> int:
    text = (node.attributes.get(name) or "").strip()
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= WHOLE_LIMIT else otherwise
