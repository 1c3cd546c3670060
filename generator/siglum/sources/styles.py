"""What the styles of a page do to its words: hide them, strike them out, set them as paragraphs, take numbers away.

Of several rules that hold for an element that one counts which a browser would take: by `!important`, specificity and
order. Sheets in files of their own are not at hand. No state is looked at that a reader brings about, such as :hover.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

NOT_CODE = re.compile(
    r"/\*.*?\*/|<!--|-->|\"(?:[^\"\\\n]|\\.)*[{};][^\"\n]*\"|'(?:[^'\\\n]|\\.)*[{};][^'\n]*'", re.DOTALL
)
"""Comments, and texts with signs that mean something outside of a text."""
LOOKED_AT = re.compile(r"display|visibility|text-decoration|list-style|clip|text-indent|left\s*:\s*-")
DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
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
}
CLIPPED = re.compile(r"rect\(\s*(?:0|1px)|inset\(\s*(?:[5-9]\d|100)%")
FAR = re.compile(r"-\d{4,}px|-[1-9]\d{2,}(?:\.\d+)?r?em")
SCREEN = re.compile(r"(?:only\s+)?(?:screen|all)?(?:\s+and\s+|\s*)((?:\([^()]*\)(?:\s+and\s+)?)*)\Z")
WIDTH = re.compile(r"\((min|max)-width\s*:\s*([\d.]+)(px|r?em)\)")
WIDE, EM = 1280, 16
"""The pixels of the screen for which a page is read, and of a letter's height."""
NAMES = re.compile(r"[.#](-?(?:[A-Za-z_]|\\.)(?:[\w-]|\\.)*)")
NEGATED = re.compile(r":not\([^()]*\)")
DYNAMIC = re.compile(r"::|:(?:hover|focus|active|target|visited|checked|before|after|first-letter|first-line)\b")
ID, CLASS, TYPE = (
    re.compile(r"#[\w-]+"),
    re.compile(r"\.(?:[\w-]|\\.)+|\[[^\]]*\]|:[\w-]+"),
    re.compile(r"(?:^|[\s>+~])[a-z]"),
)
SET_APART = frozenset(("block", "flex", "grid", "table", "list-item", "flow-root", "table-row", "table-caption"))
BODY = "html, body, main, article, [role=main]"
"""What holds an article."""
FEW = 4
"""Where a page has so many paragraphs, what holds most of them is the article, whatever it is called."""

Weight = tuple[bool, int, int, int]
"""How much a declaration counts: whether it is important, then its selector's ids, classes and types."""


@dataclass(slots=True)
class Styles:
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
            for selector, body in _rules(NOT_CODE.sub("", style.text())) if _is_seen(media) else ():
                if names is None:
                    names = _names(tree)
                for one in _divided(selector):
                    # Most rules of most sheets are for other pages.
                    if not DYNAMIC.search(one) and names.issuperset(_named(one)):
                        found._add(tree, one, body)
        return found

    def _add(self, tree: LexborHTMLParser, selector: str, body: str) -> None:
        try:
            nodes = tree.css(selector)
        except SelectolaxError:
            return
        known = re.sub(r":where\([^()]*\)", "", selector)
        weight = len(ID.findall(known)), len(CLASS.findall(known)), len(TYPE.findall(known))
        for name, value, important in _declared(body):
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
            for one, value, _ in _declared(own.lower()):
                if one == name:
                    return value
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

    def takes_numbers(self, node: LexborNode) -> bool:
        """Tell whether a list, or an item, shows no number."""
        return "none" in self._value(node, "numbers").split()


def _names(tree: LexborHTMLParser) -> frozenset[str]:
    """Return all classes and ids of a page."""
    classes = {name for node in tree.css("[class]") for name in (node.attributes.get("class") or "").split()}
    return frozenset(classes | {node.attributes.get("id") or "" for node in tree.css("[id]")})


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and the declarations of each rule that holds on a screen, the latter in small letters."""
    opened: list[tuple[str, int, bool]] = []
    last = 0
    for match in re.finditer(r"[{}]", sheet):
        at = match.start()
        if match[0] == "{":
            before = sheet[last:at].rpartition(";")[2].strip()
            holds = all(one[2] for one in opened) and (not before.startswith("@") or _holds(before.lower()))
            opened.append((before, at + 1, holds))
        elif opened:
            selector, start, holds = opened.pop()
            body = sheet[max(start, last) : at].lower()
            if holds and not selector.startswith("@") and LOOKED_AT.search(body):
                yield selector, body
        last = at + 1


def _holds(at_rule: str) -> bool:
    if at_rule.startswith("@media"):
        return _is_seen(at_rule.removeprefix("@media").strip())
    return at_rule.startswith(("@layer", "@scope")) or (
        at_rule.startswith("@supports") and not at_rule.startswith("@supports not")
    )


def _is_seen(media: str) -> bool:
    """Tell whether one of some media queries holds for a wide screen; of other things than its width none is known."""
    return any(_holds_for(query.strip()) for query in media.split(","))


def _holds_for(query: str) -> bool:
    match = SCREEN.match(query)
    if not match:
        return query == "not print"
    for part in re.findall(r"\([^()]*\)", match[1]):
        width = WIDTH.fullmatch(part)
        if not width:
            return False
        size = float(width[2]) * (1 if width[3] == "px" else EM)
        if (size > WIDE) if width[1] == "min" else (size < WIDE):
            return False
    return True


def _declared(body: str) -> Iterator[tuple[str, str, bool]]:
    for match in DECLARATION.finditer(body):
        if name := PROPERTIES.get(match[1]):
            value, _, important = match[2].strip().partition("!")
            yield name, value.strip(), "important" in important


def _named(selector: str) -> Iterator[str]:
    """Yield the classes and ids that an element needs; a backslash makes a letter of a sign."""
    for name in NAMES.findall(NEGATED.sub("", selector)):
        yield re.sub(r"\\(.)", r"\1", name)


def _divided(selectors: str) -> Iterator[str]:
    """Yield the selectors of a list; a comma within brackets divides none."""
    depth, start = 0, 0
    for at, char in enumerate(selectors):
        depth += (char in "([") - (char in ")]")
        if char == "," and depth == 0:
            yield selectors[start:at].strip()
            start = at + 1
    yield selectors[start:].strip()
