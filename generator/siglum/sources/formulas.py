"""Formulas in MathML, and the signs that stand for the places of their parts."""

from collections.abc import Mapping

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
