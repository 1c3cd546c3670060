"""What a stylesheet hides from whoever reads a page: the selectors of its rules, and the elements that these fit.

A rule for print alone, or for some screens, hides nothing here: what a narrow screen leaves out stands elsewhere, and
no reader of files can tell. Neither is a state looked at that a reader brings about, such as :hover.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

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
UNSEEN_TAGS = frozenset(("noscript", "template", "dialog"))


def hiding_in(sheet: str) -> tuple[str, ...]:
    """Return the selectors of a stylesheet's rules that hide what they fit, as far as they can be looked for."""
    from siglum.model.css import holds, rules_in  # noqa: PLC0415 - a build from the cache reads no sheets

    rules = (rule for rule in rules_in(sheet) if all(holds(rule.conditions, width) for width in WIDTHS))
    found = (one for rule in filter(_hides, rules) for selector in rule.selectors for one in _spelt_out(selector))
    return tuple(dict.fromkeys(usable for one in found if (usable := _usable(one))))


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
            LexborHTMLParser("<p>").css(one)
        except SelectolaxError:
            continue
        return one
    return ""


def hidden_in(tree: LexborHTMLParser, sheets: Mapping[str, tuple[str, ...]]) -> dict[int, str]:
    """Return the elements of a page that are hidden, with what hides each.

    `sheets` has the selectors of the stylesheets that hide, by their addresses; those that the page loads count.
    """
    found: dict[int, str] = {}
    for link in tree.css("link[rel=stylesheet]"):
        href, media = link.attributes.get("href") or "", link.attributes.get("media") or "all"
        if media in ("all", "screen"):
            for selector in sheets.get(f"{PUBLISHED}{href.rpartition(PUBLISHED)[2]}", ()):
                found.update((element.mem_id, f"the rule {selector}") for element in tree.css(selector))
    for style in tree.css("style"):
        for selector in hiding_in(style.text()):
            found.update((element.mem_id, f"the rule {selector}") for element in tree.css(selector))
    found.update((element.mem_id, "aria-hidden") for element in tree.css("[aria-hidden=true]"))
    found.update((element.mem_id, element.tag or "") for element in tree.css(", ".join(sorted(UNSEEN_TAGS))))
    return found
