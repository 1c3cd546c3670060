"""The elements of a finished page at which its second reading looks, found in one go: kind by kind takes far longer."""

from msgspec import Struct, field
from selectolax.lexbor import LexborHTMLParser, LexborNode

from siglum.html.hiding import HIDING, UNSEEN, parts_of

QUOTING = frozenset(("q", "blockquote", "mark"))
"""What shows words of a source, or ought to, as all with `data-verbatim` does."""
NO_TEXT = frozenset(("script", "style", "template"))
DATA = "application/ld+json"
"""The type of a script that is data for machines."""
BY_NAME = ", ".join(sorted(QUOTING | NO_TEXT | UNSEEN))
BY_ATTRIBUTE = ", ".join(f"[{name}]" for name in ("data-verbatim", "aria-hidden", *HIDING))
LOOKED_AT = f":is({BY_NAME}, link[rel=stylesheet], .mk, .vh, {BY_ATTRIBUTE})"
"""A selector without `:is` finds an element once for each of its parts."""


class Quotation(Struct):
    """An element that shows words of a source, or ought to."""

    element: LexborNode
    source: str | None
    """None where the element does not say whose words they are."""
    is_context: bool
    """Whether they stand around what is quoted."""
    is_plain: bool
    """Whether there is nothing in it but text, and nothing on it that hides words."""

    @property
    def words(self) -> str:
        """Its text, without the note numbers in it."""
        return self.element.text() if self.is_plain else "".join(parts_of(self.element, without="mk"))


class LookedAt(Struct):
    """Elements of a page, in its order."""

    quotations: list[Quotation] = field(default_factory=list)
    unread: list[LexborNode] = field(default_factory=list)
    """Those that are no editor's words, or that nobody sees."""
    data: list[LexborNode] = field(default_factory=list)
    """Those with data for machines."""
    sheets: list[LexborNode] = field(default_factory=list)
    """Stylesheets, and links to them."""
    suspects: set[int] = field(default_factory=set)
    """The `mem_id` of those that may hide what stands in them, whatever stylesheets say."""


def looked_at(tree: LexborHTMLParser) -> LookedAt:
    """Return what is looked at in a page."""
    found = LookedAt()
    for element in tree.css(LOOKED_AT):
        tag, attributes = element.tag or "", element.attributes
        is_verbatim = "data-verbatim" in attributes
        may_hide = not HIDING.isdisjoint(attributes)
        classes = (attributes.get("class") or "").split()
        if is_verbatim or tag in QUOTING:
            source = attributes["data-verbatim"] or "" if is_verbatim else None
            is_context = attributes.get("class") == "ctx"
            is_plain = not may_hide and (is_context or not classes) and _has_text_only(element)
            found.quotations.append(Quotation(element, source, is_context, is_plain))
        if tag == "script" and (attributes.get("type") or "").lower() == DATA:
            found.data.append(element)
        elif tag in ("link", "style"):
            found.sheets.append(element)
        if may_hide or tag in UNSEEN or "vh" in classes or "aria-hidden" in attributes:
            found.suspects.add(element.mem_id)
        if is_verbatim or tag in NO_TEXT or "mk" in classes or _is_left_out(element, attributes, classes):
            found.unread.append(element)
    return found


def _has_text_only(element: LexborNode) -> bool:
    child = element.first_child
    return child is None or (child.is_text_node and child.next is None)


def _is_left_out(element: LexborNode, attributes: dict[str, str | None], classes: list[str]) -> bool:
    """Tell whether nobody sees an element; what is hidden, and to be searched, is told in words elsewhere."""
    if "vh" in classes and (around := element.parent) is not None and around.tag == "ins":
        return True
    is_hidden = "hidden" in attributes and "data-pagefind-body" not in attributes
    return is_hidden or "style" in attributes or "inert" in attributes
