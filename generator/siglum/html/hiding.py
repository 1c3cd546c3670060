"""What a stylesheet hides from whoever reads a page: the selectors of its rules, and the elements that these fit.

A rule for print alone, or for some screens, hides nothing here: what a narrow screen leaves out stands elsewhere, and
no reader of files can tell. Neither is a state looked at that a reader brings about, such as :hover.
"""

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

COMMENT = re.compile(r"/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'", re.DOTALL)
"""What may hold brackets that open no block: a comment, and a text."""
HIDES = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*(?:0*\.?0+%?|\.0+)(?![.\d])"
    r"|content-visibility\s*:\s*hidden|clip(?:-path)?\s*:\s*(?:inset\(\s*(?:[5-9]\d|100)%|rect\(\s*0|rect\(\s*1px|circle\(\s*0)"
    r"|font(?:-size)?\s*:\s*0(?:px|r?em|%)?\s*(?:[;!]|$)|color\s*:\s*transparent|text-indent\s*:\s*-\d{3,}"
    r"|(?:left|right|top|bottom|inset-inline-start)\s*:\s*-\d{4,}|(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:[;!]|$)"
    r"|transform\s*:\s*scale[XY]?\(\s*0\s*\)|filter\s*:\s*opacity\(\s*0)",
    re.IGNORECASE,
)
"""A declaration after which nobody sees an element's words."""
ALWAYS = re.compile(r"@(?:layer|scope)\b|@media\s*(?:all|screen)?\s*$|@supports(?!\s+not\b)", re.IGNORECASE)
"""What stands before a block of rules that hold on every screen."""
NOT_DYNAMIC = re.compile(r":not\(\s*:[a-z-]+\s*\)")
"""A state that an element is not in when a page is opened."""
CHOICE = re.compile(r":(?:is|where)\(([^()]*)\)")
UNSEEN_TAGS = frozenset(("noscript", "template", "dialog"))


def hiding_in(sheet: str) -> tuple[str, ...]:
    """Return the selectors of a stylesheet's rules that hide what they fit, as far as they can be looked for."""
    text = COMMENT.sub(lambda match: "" if match[0].startswith("/*") else '""', sheet)
    rules = (one for selectors in _hiding_rules(text, 0, len(text)) for one in _divided(selectors))
    found = (one for rule in rules for one in _spelt_out(rule))
    return tuple(dict.fromkeys(usable for one in found if (usable := _usable(one))))


def _hiding_rules(text: str, start: int, end: int) -> Iterator[str]:
    """Yield what stands before each block that hides something; a block of rules is looked through itself."""
    at = start
    while (opens := text.find("{", at, end)) >= 0:
        before = text[at:opens].rpartition(";")[2].strip()
        closes = _closing(text, opens, end)
        body = text[opens + 1 : closes]
        if before.startswith("@"):
            if ALWAYS.match(before):
                yield from _hiding_rules(text, opens + 1, closes)
        elif HIDES.search(body.partition("{")[0]):
            yield before
        at = closes + 1


def _closing(text: str, opens: int, end: int) -> int:
    depth = 0
    for match in re.compile(r"[{}]").finditer(text, opens, end):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return end


def _divided(selectors: str) -> Iterator[str]:
    """Yield the selectors of a list; a comma within brackets divides none."""
    depth, start = 0, 0
    for at, char in enumerate(selectors):
        depth += (char in "([") - (char in ")]")
        if char == "," and depth == 0:
            yield selectors[start:at].strip()
            start = at + 1
    yield selectors[start:].strip()


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
            for selector in next((one for address, one in sheets.items() if href.endswith(address)), ()):
                found.update((element.mem_id, f"the rule {selector}") for element in tree.css(selector))
    for style in tree.css("style"):
        for selector in hiding_in(style.text()):
            found.update((element.mem_id, f"the rule {selector}") for element in tree.css(selector))
    found.update((element.mem_id, "aria-hidden") for element in tree.css("[aria-hidden=true]"))
    found.update((element.mem_id, element.tag or "") for element in tree.css(", ".join(sorted(UNSEEN_TAGS))))
    return found
