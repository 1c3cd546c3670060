"""Formulas in MathML, and those that pages draw for the eye beside their MathML, to be read once.

KaTeX, MathJax and Wikipedia draw a formula with letters, with paths or as a picture, keep that from readers that speak,
and hide the MathML from those that see. Both say the same; the MathML says it in order.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, islice

from selectolax.lexbor import LexborNode

SIGNS: Mapping[str, tuple[str, ...]] = {
    "msup": ("^",),
    "msub": ("_",),
    "mfrac": ("/",),
    "msubsup": ("_", "^"),
    "munder": ("_",),
    "munderover": ("_", "^"),
    "mroot": ("^1/",),
    "mtr": (" ",),
    "mtable": (" ",),
}
"""Signs that stand for the place of the second part of a formula, and of the third and all that follow."""
UNREAD = frozenset(("annotation", "annotation-xml", "script", "style"))


def sign_before(node: LexborNode) -> str:
    """Return the sign that stands for the place of an element in a formula; empty where it needs none."""
    parent = node.parent
    if parent and (signs := SIGNS.get(parent.tag or "")):
        before, count = node.prev, 0
        while before is not None:
            count += not before.is_text_node
            before = before.prev
        return signs[min(count, len(signs)) - 1] if count else ""
    return "√" if parent and parent.tag != "math" and node.tag in ("msqrt", "mroot") else ""


def is_bracketed(node: LexborNode) -> bool:
    """Tell whether a part of a formula is read in brackets, since it has several in itself: (a+b)/c, x^(n+1)."""
    parent = node.parent
    if parent is None or parent.tag not in ("mfrac", "msup", "msub", "msubsup") or node.tag != "mrow":
        return False
    parts = [one for one in node.iter() if one.tag not in UNREAD]
    return len(parts) > 1 and any(one.tag == "mo" for one in parts)


def is_drawn_twice(node: LexborNode) -> bool:
    """Tell whether an element draws what stands beside it in MathML."""
    return _is_drawing(node) and (other := _other(node)) is not None and _are_twins(other, node)


def is_read_for_its_twin(node: LexborNode) -> bool:
    """Tell whether an element has the MathML of what is drawn beside it, so that hiding it hides nothing."""
    other = _other(node) if node.css_first("math") else None
    return other is not None and _is_drawing(other) and _are_twins(node, other)


def _is_drawing(node: LexborNode) -> bool:
    return node.attributes.get("aria-hidden") == "true"


def _other(node: LexborNode) -> LexborNode | None:
    """Return the one other element that stands with an element in a third, which has nothing else in it."""
    others = list(islice(chain(_beside(node, "prev"), _beside(node, "next")), 2))
    return others[0] if len(others) == 1 and not others[0].is_text_node else None


def _beside(node: LexborNode, way: str) -> Iterator[LexborNode]:
    """Yield what stands before an element, or behind it, but for white space and comments."""
    one = getattr(node, way)
    while one is not None:
        if (one.text_content or "").strip() if one.is_text_node else not (one.tag or "").startswith("-"):
            yield one
        one = getattr(one, way)


def _are_twins(written: LexborNode, drawn: LexborNode) -> bool:
    """Tell whether what is drawn has the letters of what is written, in whatever order, or none at all."""
    formula = written.css_first("math")
    if formula is None:
        return False
    whole, letters, others = _letters(written), _letters(formula), _letters(drawn)
    return whole == letters and others in (letters, Counter())


def _letters(node: LexborNode) -> Counter[str]:
    """Return the letters and digits of an element; where it has none, its signs."""
    text = unicodedata.normalize("NFKC", "".join(_texts(node)))
    return Counter(filter(str.isalnum, text)) or Counter(
        char for char in text if not char.isspace() and unicodedata.category(char) != "Cf"
    )


def _texts(node: LexborNode) -> Iterator[str]:
    rest = [node]
    while rest:
        one = rest.pop()
        if one.is_text_node:
            yield one.text_content or ""
        elif one.tag not in UNREAD:
            rest += one.iter(include_text=True)
