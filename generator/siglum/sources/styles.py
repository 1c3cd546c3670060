"""What the styles of a page do to its words: hide them, strike them out, set them apart, take numbers away.

Of several rules that hold for an element that one counts which a browser would take: by `!important`, specificity and
order. Sheets in files of their own are not at hand. No state is looked at that a reader brings about, such as :hover.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct, field
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from siglum.model.css import Declared, declared_in, holds, is_seen, rules_in

PROPERTIES = {
    "display": "display",
    "visibility": "visibility",
    "text-decoration": "struck",
    "text-decoration-line": "struck",
    "list-style": "numbers",
    "list-style-type": "numbers",
    "clip": "clip",
    "clip-path": "clip",
    "left": "far",
    "text-indent": "far",
    "float": "float",
    "margin": "margin",
    "margin-inline": "margin",
    "margin-left": "before",
    "margin-inline-start": "before",
    "margin-right": "after",
    "margin-inline-end": "after",
}
CLIPPED = re.compile(r"rect\(\s*(?:0|1px)|inset\(\s*(?:[5-9]\d|100)%")
FAR = re.compile(r"-\d{4,}px|-[1-9]\d{2,}(?:\.\d+)?r?em")
LENGTH = re.compile(r"(\d*\.?\d+)(px|pt|r?em|ch|ex)\Z")
LEAST_GAP = {"px": 3.0, "pt": 2.5}
"""The least length that shows as a space between words; of units that go by the size of letters, a fifth of one."""
WIDE = 1280
"""The pixels of the screen for which a page is read."""
NAMES = re.compile(r"[.#](-?(?:[A-Za-z_]|\\.)(?:[\w-]|\\.)*)")
NEGATED = re.compile(r":not\([^()]*\)")
DYNAMIC = re.compile(r"::|:(?:hover|focus|active|target|visited|checked|before|after|first-letter|first-line)\b")
ID, CLASS, TYPE = (
    re.compile(r"#[\w-]+"),
    re.compile(r"\.(?:[\w-]|\\.)+|\[[^\]]*\]|:[\w-]+"),
    re.compile(r"(?:^|[\s>+~])[a-z]"),
)
LAID_OUT = frozenset(("flex", "inline-flex", "grid", "inline-grid"))
"""What sets all that it holds apart from one another."""
SET_APART = frozenset(("block", "flex", "grid", "table", "list-item", "flow-root", "table-row", "table-caption"))
BODY = "html, body, main, article, [role=main]"
"""What holds an article."""
FEW = 4
"""Where a page has so many paragraphs, what holds most of them is the article, whatever it is called."""

Weight = tuple[bool, int, int, int]
"""How much a declaration counts: whether it is important, then its selector's ids, classes and types."""


class Styles(Struct):
    """The styles in a page that do something to its words."""

    _set: dict[int, dict[str, tuple[Weight, str]]] = field(default_factory=dict)
    """Of an element, the value of each property that one of its rules sets."""
    _paragraphs: int = 0
    """How many the page has."""

    @classmethod
    def of(cls, tree: LexborHTMLParser) -> "Styles":
        """Read the sheets that stand in a page."""
        found = cls(_paragraphs=len(tree.css("p")))
        names: frozenset[str] | None = None
        for style in tree.css("style"):
            if style.parent and style.parent.tag == "noscript":
                continue
            media = (style.attributes.get("media") or "").strip().lower()
            for rule in rules_in(style.text()) if is_seen(media, WIDE) else ():
                declared = [one for one in rule.declared if one.name in PROPERTIES]
                if not declared or not holds(rule.conditions, WIDE):
                    continue
                if names is None:
                    names = _names(tree)
                for one in rule.selectors:
                    # Most rules of most sheets are for other pages.
                    if not DYNAMIC.search(one) and names.issuperset(_named(one)):
                        found._add(tree, one, declared)
        return found

    def _add(self, tree: LexborHTMLParser, selector: str, declared: Sequence[Declared]) -> None:
        try:
            nodes = tree.css(selector)
        except SelectolaxError:
            return
        known = re.sub(r":where\([^()]*\)", "", selector)
        weight = len(ID.findall(known)), len(CLASS.findall(known)), len(TYPE.findall(known))
        for one in declared:
            name, value, important = PROPERTIES[one.name], one.value, one.important
            hides = value in ("none", "hidden", "collapse")
            for node in nodes:
                if hides and self._holds_article(node):
                    # A script shows it as soon as it has run.
                    continue
                now = self._set.setdefault(node.mem_id, {})
                if name not in now or now[name][0] <= (important, *weight):
                    now[name] = ((important, *weight), value)

    def _holds_article(self, node: LexborNode) -> bool:
        return (
            node.css_matches(BODY)
            or node.css_first(BODY) is not None
            or (self._paragraphs >= FEW and 2 * len(node.css("p")) > self._paragraphs)
        )

    def _value(self, node: LexborNode, name: str) -> str:
        given = self._set.get(node.mem_id, {}).get(name)
        own = node.attributes.get("style")
        if own and not (given and given[0][0]):
            values = {PROPERTIES.get(one.name): one.value for one in _own(own)}
            if name in values:
                return values[name]
        return given[1] if given else ""

    def hides(self, node: LexborNode) -> bool:
        """Tell whether nobody sees an element."""
        if not self._set and not node.attributes.get("style"):
            return False
        return (
            self._value(node, "display") == "none"
            or self._value(node, "visibility") in ("hidden", "collapse")
            or bool(CLIPPED.match(self._value(node, "clip")))
            or bool(FAR.match(self._value(node, "far")))
        )

    def strikes(self, node: LexborNode) -> bool:
        """Tell whether an element's words are struck out."""
        return "line-through" in self._value(node, "struck")

    def sets_apart(self, node: LexborNode) -> bool:
        """Tell whether an element that else stands within a line is a paragraph of its own."""
        return self._value(node, "display") in SET_APART

    def gaps(self, node: LexborNode) -> tuple[bool, bool]:
        """Tell whether the page shows a gap before an element that stands within a line, and one behind it."""
        if not self._set and not node.attributes.get("style"):
            return False, False
        if self._value(node, "float") not in ("", "none"):
            # A large initial, for instance.
            return False, False
        whole = self._value(node, "margin").split()
        right = whole[1:2] or whole[:1]
        left = whole[3:4] or right
        before, after = self._value(node, "before"), self._value(node, "after")
        return _is_gap(before or "".join(left)), _is_gap(after or "".join(right))

    def lays_out(self, node: LexborNode) -> bool:
        """Tell whether an element sets all that it holds apart from one another."""
        return self._value(node, "display") in LAID_OUT

    def takes_numbers(self, node: LexborNode) -> bool:
        """Tell whether a list, or an item, shows no number."""
        return "none" in self._value(node, "numbers").split()


def _is_gap(length: str) -> bool:
    found = LENGTH.match(length)
    return found is not None and float(found[1]) >= LEAST_GAP.get(found[2], 0.2)


def _names(tree: LexborHTMLParser) -> frozenset[str]:
    """Return all classes and ids of a page."""
    classes = {name for node in tree.css("[class]") for name in (node.attributes.get("class") or "").split()}
    return frozenset(classes | {node.attributes.get("id") or "" for node in tree.css("[id]")})


@lru_cache(maxsize=256)
def _own(style: str) -> tuple[Declared, ...]:
    return declared_in(style)


def _named(selector: str) -> Iterator[str]:
    """Yield the classes and ids that an element needs; a backslash makes a letter of a sign."""
    for name in NAMES.findall(NEGATED.sub("", selector)):
        yield re.sub(r"\\(.)", r"\1", name)
