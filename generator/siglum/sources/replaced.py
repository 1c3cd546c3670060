"""What an element shows in the place of the elements in it: a field its value, a frame a page, a drawing its labels.

None of it is running text: it is told as left out, but for what a button says.
"""

import base64
import binascii
import re
from collections.abc import Callable, Iterable
from urllib.parse import unquote_to_bytes

from selectolax.lexbor import LexborNode

from siglum.sources.element_names import UNDRAWN

DATA = re.compile(r"data:text/html((?:;[^,;]*)*),", re.IGNORECASE)
TYPED_INTO = frozenset(
    ("", "text", "search", "url", "tel", "email", "number", "date", "month", "week", "time", "datetime-local")
)
PRESSED = frozenset(("submit", "button", "reset"))


def label(node: LexborNode) -> str:
    """Return what a button says that is written as an input."""
    given = node.attributes
    return given.get("value") or "" if node.tag == "input" and _kind(node) in PRESSED else ""


def held(node: LexborNode) -> str:
    """Return what a field shows: what is typed or chosen in it, or else the hint where to type."""
    given = node.attributes
    match node.tag:
        case "textarea":
            return node.text() or given.get("placeholder") or ""
        case "input" if _kind(node) in TYPED_INTO:
            return given.get("value") or given.get("placeholder") or ""
        case "select":
            return " ".join(one.attributes.get("label") or one.text().strip() for one in _chosen(node))
        case _:
            return ""


def _kind(node: LexborNode) -> str:
    return (node.attributes.get("type") or "").strip().lower()


def _chosen(node: LexborNode) -> list[LexborNode]:
    """Return the choices of a field that are seen: all of a list of more than one line, else the one that is chosen."""
    options = node.css("option")
    if "multiple" in node.attributes or (node.attributes.get("size") or "1") not in ("0", "1"):
        return options
    chosen = [one for one in options if "selected" in one.attributes][-1:]
    return chosen or [one for one in options if "disabled" not in one.attributes][:1]


def page_in(node: LexborNode) -> str:
    """Return the markup of the page that a frame shows, as far as it stands in the frame itself."""
    given = node.attributes
    if node.tag == "iframe" and given.get("srcdoc"):
        return given.get("srcdoc") or ""
    address = (given.get("data" if node.tag == "object" else "src") or "").strip()
    match = DATA.match(address)
    if not match:
        return ""
    data = unquote_to_bytes(address[match.end() :])
    if match[1].lower().endswith(";base64"):
        try:
            data = base64.b64decode(data)
        except binascii.Error:
            return ""
    return data.decode("utf-8", "replace")


def labels(drawing: LexborNode, is_hidden: Callable[[LexborNode], bool]) -> str:
    """Return the words in a drawing that it shows."""
    texts = (one for one in drawing.css("text, foreignObject") if not _is_in_another(one, drawing))
    shown = (one for one in texts if not any(_is_undrawn(up, is_hidden) for up in _up_to(one, drawing)))
    return " ".join(" ".join(one.text(separator=" " if one.tag != "text" else "").split()) for one in shown)


def _is_undrawn(node: LexborNode, is_hidden: Callable[[LexborNode], bool]) -> bool:
    given = node.attributes
    return (
        node.tag in UNDRAWN
        or given.get("display") == "none"
        or given.get("visibility") == "hidden"
        or given.get("opacity") == "0"
        or is_hidden(node)
    )


def _is_in_another(node: LexborNode, drawing: LexborNode) -> bool:
    return any(one.tag in ("text", "foreignObject") for one in list(_up_to(node, drawing))[1:])


def _up_to(node: LexborNode, drawing: LexborNode) -> Iterable[LexborNode]:
    """Yield an element, and those around it up to a drawing."""
    one: LexborNode | None = node
    while one is not None and one.mem_id != drawing.mem_id:
        yield one
        one = one.parent
