"""What a stylesheet hides from whoever reads a page: the selectors of its rules, and the elements that these fit.

A rule for print alone, or for some screens, hides nothing here: what a narrow screen leaves out stands elsewhere, and
no reader of files can tell. Neither is a state looked at that a reader brings about, such as :hover.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from siglum.html.assets import PUBLISHED
from siglum.model.expressions import expression

if TYPE_CHECKING:
    from siglum.model.css import Rule

NOUGHT = r"0*\.?0+%?(?![.\d])"
HIDES = {
    name: expression(value)
    for names, value in (
        ("display", "none"),
        ("visibility", "hidden|collapse"),
        ("opacity", NOUGHT),
        ("content-visibility", "hidden"),
        ("clip clip-path", r"inset\(\s*(?:[5-9]\d|100)%|rect\(\s*[01]|circle\(\s*0"),
        ("font font-size", r"0(?:px|r?em|%)?\s*(?:/|\s|$)"),
        ("color", "transparent"),
        ("text-indent", r"-\d{3,}"),
        ("left right top bottom inset-inline-start", r"-\d{4,}"),
        ("height width max-height max-width", r"0(?:px)?$"),
        ("transform", r"scale[xy]?\(\s*0\s*\)"),
        ("filter", r"opacity\(\s*0"),
    )
    for name in names.split()
}
"""How the value of a declaration begins after which nobody sees an element's words, by the property."""
NOT_DYNAMIC = expression(r":not\(\s*:[a-z-]+\s*\)")
"""A state that an element is not in when a page is opened."""
CHOICE = expression(r":(?:is|where)\(([^()]*)\)")
WIDTHS = (320, 1920)
"""Pixels of a narrow screen and of a wide one."""
CLASSES = frozenset(
    ("r", "ctx", "in-block", "nm", "doubt", "q", "mk", "gap", "vh", "c", "as", "prose", "set", "lines", "columns")
)
"""The classes within and on a source's words that hide none of them; `vh` and `mk` only in numbers of notes."""
NUMBER = expression(r"[\d*≠\s]*")
"""What the number of a note may show; anything else in its place would be words that are not read."""
HIDING = {"hidden": None, "style": None, "inert": None}.keys()
"""The attributes that hide an element, or may."""
UNSEEN = frozenset(("noscript", "template", "dialog"))
"""The elements that are not shown, as a rule."""
REMEMBERED = 4096
"""How many rules it is remembered of what they hide: several times as many as all sheets of a site have."""


def hiding_in(sheet: str) -> tuple[str, ...]:
    """Return the selectors of a stylesheet's rules that hide what they fit, as far as they can be looked for."""
    from siglum.model.css import divided  # noqa: PLC0415 - a build from the cache reads no sheets

    return tuple(dict.fromkeys(selector for part in divided(sheet) for selector in _hiding_in_part(part)))


@lru_cache(maxsize=REMEMBERED)
def _hiding_in_part(part: str) -> tuple[str, ...]:
    from siglum.model.css import holds, rules_in  # noqa: PLC0415 - see above

    rules = (rule for rule in rules_in(part) if all(holds(rule.conditions, width) for width in WIDTHS))
    found = (one for rule in filter(_hides, rules) for selector in rule.selectors for one in _spelt_out(selector))
    return tuple(usable for one in found if (usable := _usable(one)))


def _hides(rule: "Rule") -> bool:
    # Of several declarations of one property the last counts, or the last that is important.
    value = {one.name: one.value for one in sorted(rule.declared, key=lambda one: one.important)}
    return any(hides.match(value[name]) for name, hides in HIDES.items() if name in value)


def _spelt_out(selector: str) -> Iterator[str]:
    """Yield a selector once for each of the choices in it, which not every parser takes: :is(.a, .b) p."""
    if match := CHOICE.search(selector):
        for one in match[1].split(","):
            yield from _spelt_out(f"{selector[: match.start()]}{one.strip()}{selector[match.end() :]}")
    else:
        yield selector


def _usable(selector: str) -> str:
    """Return a selector that can be looked for in a page as it is opened; empty for one of a state or a part."""
    for one in (selector, NOT_DYNAMIC.sub("", selector)):
        try:
            # It has to stand in a list with others, too.
            LexborHTMLParser("<p>").css(f"{one}, p")
        except SelectolaxError:
            continue
        return one
    return ""


class Hiding:
    """What hides words of one page: an attribute, a class, a rule of a stylesheet.

    Few words stand in anything that might hide them. What it is that hides words is asked only of those that do, and of
    those with elements in them.
    """

    def __init__(self, tree: LexborHTMLParser, rules: Sequence[str], suspects: Iterable[int]) -> None:
        """Take a page, and the selectors of the rules that hide what they fit.

        `suspects` has the `mem_id` of each element that hides what stands in it without a rule, or may.
        """
        self._tree, self._rules = tree, rules
        ruled = tree.css(", ".join(rules)) if rules else ()
        self._suspects = {*suspects, *(one.mem_id for one in ruled)}
        self._clear: set[int] = set()

    def of(self, element: LexborNode, *, is_plain: bool) -> str:
        """Return what hides words of an element; empty where nothing does. Nothing on or in a plain one hides any."""
        found = "" if is_plain else _hiding_within(element)
        if found or not self._is_in_suspect(element):
            return found
        return _hiding_around(element) or self._hidden_with(element)

    def _is_in_suspect(self, element: LexborNode) -> bool:
        passed: list[int] = []
        around: LexborNode | None = element
        while around is not None and (name := around.mem_id) not in self._clear:
            if name in self._suspects:
                return True
            passed.append(name)
            around = around.parent
        self._clear.update(passed)
        return False

    def _hidden_with(self, element: LexborNode) -> str:
        """Return what hides an element, or one that it stands in, by a rule or by what it is; else nothing."""
        around: LexborNode | None = element
        while around is not None:
            if around.mem_id in self._hidden:
                return self._hidden[around.mem_id]
            around = around.parent
        return ""

    @cached_property
    def _hidden(self) -> dict[int, str]:
        found: dict[int, str] = {}
        for selector in self._rules:
            found.update((element.mem_id, f"the rule {selector}") for element in self._tree.css(selector))
        found.update((element.mem_id, "aria-hidden") for element in self._tree.css("[aria-hidden=true]"))
        found.update((element.mem_id, element.tag or "") for element in self._tree.css(", ".join(sorted(UNSEEN))))
        return found


def rules_of(elements: Iterable[LexborNode], sheets: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the selectors of the rules that hide what they fit in a page with these stylesheets, and links to such.

    `sheets` has the selectors by the addresses of the stylesheets.
    """
    for element in elements:
        if element.tag == "style":
            yield from hiding_in(element.text())
            continue
        href, media = element.attributes.get("href") or "", element.attributes.get("media") or "all"
        if media in ("all", "screen"):
            yield from sheets.get(f"{PUBLISHED}{href.rpartition(PUBLISHED)[2]}", ())


def _hiding_within(element: LexborNode) -> str:
    """Return what hides words of an element by itself, or within it; empty where nothing does."""
    for one in (element, *element.css("*")):
        attributes = one.attributes
        classes = set((attributes.get("class") or "").split())
        if strange := classes - CLASSES:
            return f"class {min(strange)}"
        for attribute in HIDING:
            if attribute in attributes:
                return attribute
        if "mk" in classes and not NUMBER.fullmatch("".join(parts_of(one, without="vh"))):
            return "class mk"
        if "vh" in classes and not _within(one, "mk"):
            return "class vh"
    return ""


def _hiding_around(element: LexborNode) -> str:
    """Return the attribute or class by which what an element stands in is hidden; empty where nothing is."""
    above = element.parent
    while above is not None:
        attributes = above.attributes
        for attribute in HIDING:
            if attribute in attributes:
                return attribute
        if "vh" in (attributes.get("class") or "").split():
            return "class vh"
        above = above.parent
    return ""


def _within(element: LexborNode, name: str) -> bool:
    above = element.parent
    while above is not None:
        if name in (above.attributes.get("class") or "").split():
            return True
        above = above.parent
    return False


def parts_of(element: LexborNode, without: str) -> Iterator[str]:
    """Yield the pieces of an element's text, but for those in elements of a class."""
    for child in element.iter(include_text=True):
        if child.is_text_node:
            yield child.text_content or ""
        elif without not in (child.attributes.get("class") or "").split():
            yield from parts_of(child, without)
