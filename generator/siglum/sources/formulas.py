"""Formulas in MathML, and those that pages draw for the eye beside their MathML, to be read once.

KaTeX, MathJax and Wikipedia draw a formula with letters, with paths or as a picture, keep that from readers that speak,
and hide the MathML from those that see. Both say the same; the MathML says it in order.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from selectolax.lexbor import LexborNode

from siglum.sources.element_names import names

SIGNS: Mapping[str, tuple[str, ...]] = {
    "msup": ("^",),
    "msub": ("_",),
    "mfrac": ("/",),
    "msubsup": ("_", "^"),
    "munder": ("_",),
    "munderover": ("_", "^"),
    "mroot": ("^1/",),
    "mmultiscripts": ("_", "^"),
    "mtr": (" ",),
    "mtable": (" ",),
}
"""Signs that stand for the place of the second part of a formula, and of the third and all that follow."""
UNREAD = frozenset(("annotation", "annotation-xml", "script", "style"))
TOKENS = frozenset(("mi", "mn", "mo", "ms"))
"""What holds a letter, a number or a sign of a formula."""
HOLDING = names(
    """
    maction math menclose merror mfrac mlabeledtr mmultiscripts mover mpadded mroot mrow msqrt mstyle msub msubsup msup
    mtable mtd mtr munder munderover semantics
    """
)
"""What holds other parts of a formula, and no words."""
INDENT = " \t\n\r\f"
IN_BRACKETS = ("mfrac", "mroot", "msup", "msub", "msubsup", "munder", "munderover")
"""What has places for parts that are read in brackets where they have several in themselves."""


def shown(text: LexborNode) -> str:
    """Return what shows of a text: the white space between the parts of a formula, and around each, shows nowhere."""
    words, within = text.text_content or "", text.parent.tag if text.parent else ""
    if within in TOKENS:
        return words.strip(INDENT)
    return "" if within in HOLDING and not words.strip(INDENT) else words


def in_order(node: LexborNode, parts: list[LexborNode]) -> list[LexborNode]:
    """Return the parts of a formula as they are read: what stands before a letter, such as 14 of ¹⁴C, before it."""
    before = next((at for at, part in enumerate(parts) if part.tag == "mprescripts"), None)
    return parts if before is None or node.tag != "mmultiscripts" else [*parts[before + 1 :], *parts[:before]]


def sign_before(node: LexborNode) -> str:
    """Return the sign that stands for the place of an element in a formula, and its own; empty where it needs none."""
    root = "√" if node.tag == "msqrt" else ""
    parent = node.parent
    if parent is None or not (signs := SIGNS.get(parent.tag or "")):
        return root
    before = [one.tag for one in _beside(node, "prev") if not one.is_text_node]
    if parent.tag != "mmultiscripts":
        return (signs[min(len(before), len(signs)) - 1] if before else "") + root
    # The lower and the upper ones alternate, behind the letter and behind the sign that others stand before it.
    place = before.index("mprescripts") + 1 if "mprescripts" in before else len(before)
    return (signs[place % 2 - 1] if place and _is_worded(node) else "") + root


def _is_worded(node: LexborNode) -> bool:
    return bool(node.text().strip())


def is_bracketed(node: LexborNode) -> bool:
    """Tell whether a part of a formula is read in brackets, since it has several in itself: (a+b)/c, √(a+b)."""
    is_part = node.tag == "mrow" and node.parent is not None and node.parent.tag in IN_BRACKETS
    if not is_part and node.tag != "msqrt":
        return False
    parts = [one for one in node.iter() if one.tag not in UNREAD]
    if node.tag == "msqrt" and len(parts) == 1 and parts[0].tag == "mrow":
        parts = list(parts[0].iter())
    is_fraction = node.parent is not None and node.parent.tag == "mfrac"
    are_several = len(parts) > 1 and (is_fraction or any(one.tag == "mo" for one in parts))
    return are_several and not _has_brackets(parts)


def _has_brackets(parts: Sequence[LexborNode]) -> bool:
    """Tell whether the first of some parts is a bracket that the last one closes."""
    depth, ends = 0, 0
    for at, part in enumerate(parts):
        depth += {"(": 1, ")": -1}.get(part.text().strip(), 0)
        if depth == 0:
            ends = at
            break
    return ends == len(parts) - 1 and parts[0].text().strip() == "("


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
