"""What the styles of a page do to its words: hide them, strike them out, set them apart, take numbers away.

Of several rules that hold for an element that one counts which a browser would take: by `!important`, specificity and
order. Sheets in files of their own are not at hand. No state is looked at that a reader brings about, such as :hover.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice

from msgspec import Struct, field
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from siglum.model.css import declared_in, holds, is_seen, rules_in, same_colour
from siglum.sources import shadows
from siglum.sources.element_names import BLOCKS
from siglum.sources.properties import LENGTH, longhands
from siglum.sources.unseen import BY_PAGE, fades, hides, is_far, is_moved_back

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
INLINE = ("inline", "contents")
IN_TABLES = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th"))
"""Elements that are never smaller than what they hold."""
INHERITED = ("visibility", "font-size", "-webkit-text-fill-color", "color")
SWITCHES = ("display", "visibility", "content-visibility")
OFF = ("none", "hidden", "collapse")
OUTLINES = ("text-shadow", "-webkit-text-stroke")
"""What shows letters that have no colour of their own."""
OF_OWN_COLOUR = ("a", "mark", "button")
BODY = "html, body, main, article, [role=main]"
"""What holds an article."""
FADED_IN = "p, figure, figcaption, img, h1, h2, h3, h4, li, blockquote, table"
"""What pages fade in by a script as it is scrolled to."""
GROUND = "letters-of-ground"
"""The name under which the colour of letters is kept that are on a ground of the same, by one rule."""
BARE = ("", "none", "transparent", "inherit", "initial", "unset")
"""Grounds that cover nothing."""
PLACES = ("position", "transform", "filter")
"""What makes of an element the place from which those in it are moved."""
MOST_LOOKED_AT = 50
"""Elements in another that are looked at for what moves them back."""
FEW = 4
"""Where a page has so many paragraphs, what holds most of them is the article, whatever it is called."""

Weight = tuple[bool, int, int, int]
"""How much a declaration counts: whether it is important, then its selector's ids, classes and types."""
Set = tuple[str, str, bool]
"""A property, its value, and whether that is important."""


class Styles(Struct):
    """The styles in a page that do something to its words."""

    _set: dict[int, dict[str, tuple[Weight, str]]] = field(default_factory=dict)
    """Of an element, the value of each property that one of its rules sets."""
    _known: dict[int, Mapping[str, str]] = field(default_factory=dict)
    """Of an element that was asked for, the value of each property that counts."""
    _paragraphs: int = 0
    """How many the page has."""
    _faded: dict[int, bool] = field(default_factory=dict)
    """Of an element that was asked for, whether nobody sees its letters."""
    _fading: bool = False
    """Whether an element was met whose words nobody sees, with some in it that everybody does."""

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
                declared = _grounded([(*one, each.important) for each in rule.declared for one in longhands(each)])
                markers = [("marker", one.value, one.important) for one in rule.declared if one.name == "content"]
                if not (declared or markers) or not holds(rule.conditions, WIDE):
                    continue
                if names is None:
                    names = _names(tree)
                for one in rule.selectors:
                    # Most rules of most sheets are for other pages.
                    of_items, is_marker, _ = one.strip().partition("::marker")
                    selector = (of_items or "li") if is_marker else one
                    if not DYNAMIC.search(selector) and names.issuperset(_named(selector)):
                        nodes = _selected(tree, selector, style)
                        found._add(nodes, selector, markers if is_marker else declared)
        return found

    def _add(self, nodes: Sequence[LexborNode], selector: str, declared: Sequence[Set]) -> None:
        known = re.sub(r":where\([^()]*\)", "", selector)
        weight = len(ID.findall(known)), len(CLASS.findall(known)), len(TYPE.findall(known))
        for name, value, important in declared:
            taken = self._unless_article(nodes, name, value)
            for node in taken:
                now = self._set.setdefault(node.mem_id, {})
                if name not in now or now[name][0] <= (important, *weight):
                    now[name] = ((important, *weight), value)

    def _unless_article(self, nodes: Sequence[LexborNode], name: str, value: str) -> Sequence[LexborNode]:
        """Return elements without those that hold the article, where a value hides them: a script shows it later."""
        if name not in SWITCHES or value not in OFF:
            return nodes
        return [node for node in nodes if not self._holds_article(node)]

    def _holds_article(self, node: LexborNode) -> bool:
        return (
            node.css_matches(BODY)
            or node.css_first(BODY) is not None
            or (self._paragraphs >= FEW and 2 * len(node.css("p")) > self._paragraphs)
        )

    def value(self, node: LexborNode, name: str) -> str:
        """Return what the page says of a property of an element; empty where it says nothing."""
        return self._said(node).get(name, "")

    def _said(self, node: LexborNode) -> Mapping[str, str]:
        """Return what the page says of an element: of its sheets and its own attribute that which counts."""
        if (known := self._known.get(node.mem_id)) is not None:
            return known
        given = self._set.get(node.mem_id, {})
        said = {name: value for name, (_, value) in given.items()}
        if own := node.attributes.get("style"):
            said |= {name: value for name, value in _own(own).items() if name not in given or not given[name][0][0]}
        self._known[node.mem_id] = said
        return said

    def hides(self, node: LexborNode) -> bool:
        """Tell whether nobody sees an element, nor anything in it."""
        if not self._said(node):
            return self._fading and self._is_faded(node) and not self._holds_seen(node)
        sizes = node.tag not in IN_TABLES and not self.value(node, "display").startswith("table")
        get, boxed = partial(self._value_seen, node), self._is_box(node)
        if hides(get, boxed=boxed, sizes=sizes) or (is_far(get, boxed=boxed) and not self._is_pulled_back(node)):
            return True
        if not (self._fading or any(self._fades(node, name) for name in INHERITED)) or not self._is_faded(node):
            return False
        if not self._holds_seen(node):
            return True
        self._fading = True
        return False

    def _value_seen(self, node: LexborNode, name: str) -> str:
        """Return the value of a property, but no opacity of what scripts fade in: paragraphs, pictures and more."""
        if name == BY_PAGE:
            return (
                ""
                if any(self.value(one, name) not in ("", "static") for one in _around(node) for name in PLACES)
                else name
            )
        is_faded_in = name == "opacity" and (node.tag in BLOCKS or node.css_first(FADED_IN) is not None)
        return "" if is_faded_in else self.value(node, name)

    def _is_pulled_back(self, node: LexborNode) -> bool:
        """Tell whether something in an element is moved as far back as the element is moved out."""
        inner = (one for one in islice(node.css("*"), MOST_LOOKED_AT) if one.mem_id != node.mem_id)
        return any(is_moved_back(partial(self.value, one)) for one in inner)

    def fades(self, node: LexborNode) -> bool:
        """Tell whether nobody sees the words of an element themselves, in which others may be seen."""
        return self._fading and self._is_faded(node)

    def _is_box(self, node: LexborNode) -> bool:
        display = self.value(node, "display")
        return (
            (node.tag in BLOCKS if not display else display not in INLINE)
            or self.value(node, "position") in ("absolute", "fixed")
            or self.value(node, "float") not in ("", "none")
            or (node.parent is not None and self.lays_out(node.parent))
        )

    def _fades(self, node: LexborNode, name: str, *, is_painted: bool = False) -> bool | None:
        """Tell whether a value makes letters unseen; `is_painted` is whether they stand on a ground of their own."""
        value = self.value(node, name)
        if name == "color" and value and same_colour(value, self._ground_of(node, value)):
            return not is_painted
        if name == "color" and not value and node.tag in OF_OWN_COLOUR:
            return False
        return fades(name, value)

    def _ground_of(self, node: LexborNode, colour: str) -> str:
        """Return the colour of the ground that is known to be behind letters of a colour; empty where none is.

        It is known where one rule sets both, or attributes do that no sheet overrules; between the elements that have
        these stands none that a sheet may give a ground.
        """
        if colour == self.value(node, GROUND):
            return self.value(node, "background-color")
        if _own(node.attributes.get("style") or "").get("color") != colour:
            return ""
        for one in (node, *_around(node)):
            if ground := _own(one.attributes.get("style") or "").get("background-color"):
                return ground
            if self.value(one, "background-color") or {"class", "id"}.intersection(one.attributes):
                break
        return ""

    def _is_faded(self, node: LexborNode) -> bool:
        """Tell whether the letters of an element are hidden, of no size or without colour, by what it is in."""
        if node.mem_id not in self._faded:
            self._faded[node.mem_id] = self._find_faded(node)
        return self._faded[node.mem_id]

    def _find_faded(self, node: LexborNode) -> bool:
        said: dict[str, bool] = {}
        is_drawn = is_painted = False
        for one in (node, *_around(node)):
            for name in INHERITED:
                if name not in said and (is_faded := self._fades(one, name, is_painted=is_painted)) is not None:
                    said[name] = is_faded
            is_painted = is_painted or self.value(one, "background-color") not in BARE
            is_drawn = is_drawn or self.value(one, "background-clip") == "text"
            is_drawn = is_drawn or any(self.value(one, name) not in ("", "none", "0") for name in OUTLINES)
        colour = said.get("-webkit-text-fill-color", said.get("color", False))
        return said.get("visibility", False) or said.get("font-size", False) or (colour and not is_drawn)

    def _holds_seen(self, node: LexborNode) -> bool:
        speaking = (one for one in node.css("*") if one.tag in OF_OWN_COLOUR or self._said(one))
        return any(not self._is_faded(one) for one in speaking)

    def strikes(self, node: LexborNode) -> bool:
        """Tell whether an element's words are struck out."""
        return "line-through" in self.value(node, "text-decoration-line")

    def raises(self, node: LexborNode) -> str:
        """Tell whether an element is raised (sup) or lowered (sub) from the line."""
        return {"super": "sup", "sub": "sub"}.get(self.value(node, "vertical-align"), "")

    def is_within_line(self, node: LexborNode) -> bool:
        """Tell whether an element is a box that stands within a line."""
        return self.value(node, "display") == "inline-block"

    def sets_apart(self, node: LexborNode) -> bool:
        """Tell whether an element that else stands within a line is a paragraph of its own."""
        return self.value(node, "display") in SET_APART

    def gaps(self, node: LexborNode) -> tuple[bool, bool]:
        """Tell whether the page shows a gap before an element that stands within a line, and one behind it."""
        if not self._said(node) or self.value(node, "float") not in ("", "none"):
            # A large initial, for instance.
            return False, False
        return _is_gap(self.value(node, "margin-left")), _is_gap(self.value(node, "margin-right"))

    def lays_out(self, node: LexborNode) -> bool:
        """Tell whether an element sets all that it holds apart from one another."""
        return self.value(node, "display") in LAID_OUT


def _around(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements that an element stands in, from the inside out."""
    one = node.parent
    while one is not None:
        yield one
        one = one.parent


def _selected(tree: LexborHTMLParser, selector: str, style: LexborNode) -> list[LexborNode]:
    """Return the elements that a rule of a sheet is for: those that stand in no other shadow root than the sheet."""
    root = shadows.root_of(style)
    if root and root.parent and selector.strip() == ":host":
        return [root.parent]
    try:
        nodes = tree.css(selector)
    except SelectolaxError:
        return []
    if tree.css_first(shadows.ROOT) is None:
        return nodes
    own = root.mem_id if root else 0
    return [node for node in nodes if (there.mem_id if (there := shadows.root_of(node)) else 0) == own]


def _is_gap(length: str) -> bool:
    found = LENGTH.match(length)
    return found is not None and float(found[1]) >= LEAST_GAP.get(found[2], 0.2) and bool(found[2])


def _names(tree: LexborHTMLParser) -> frozenset[str]:
    """Return all classes and ids of a page."""
    classes = {name for node in tree.css("[class]") for name in (node.attributes.get("class") or "").split()}
    return frozenset(classes | {node.attributes.get("id") or "" for node in tree.css("[id]")})


def _grounded(declared: list[Set]) -> list[Set]:
    """Add to what one rule sets whether letters have the colour of the ground that it gives them.

    Of two rules nobody knows whether they hold together: a third may stand in a sheet that is not at hand.
    """
    values = {name: (value, important) for name, value, important in declared}
    colour, ground = values.get("color"), values.get("background-color")
    if colour and ground and same_colour(colour[0], ground[0]):
        declared.append((GROUND, *colour))
    return declared


@lru_cache(maxsize=256)
def _own(style: str) -> Mapping[str, str]:
    """Return what the `style` attribute of an element sets."""
    declared = sorted(declared_in(style), key=lambda one: one.important)
    return {
        name: value
        for name, value, _ in _grounded([(*one, each.important) for each in declared for one in longhands(each)])
    }


def _named(selector: str) -> Iterator[str]:
    """Yield the classes and ids that an element needs; a backslash makes a letter of a sign."""
    for name in NAMES.findall(NEGATED.sub("", selector)):
        yield re.sub(r"\\(.)", r"\1", name)
