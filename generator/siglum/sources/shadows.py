"""Shadow roots that stand in a page's markup as templates, and are shown in the place of what their element holds.

Of the elements in that, those are seen that the shadow root has a slot for.
"""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from siglum.sources.element_names import names

ROOT = "siglum-shadow-root"
"""What a template becomes in the tree, in which the contents of templates have no place."""
TEMPLATES = "template[shadowrootmode], template[shadowroot]"
HOSTS = names("article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span")
"""The elements that may have a shadow root beside those of a page's own, which have a hyphen in their names."""
DEPTH_LIMIT = 50
"""How deep shadow roots may stand in one another."""


def attach(tree: LexborHTMLParser, depth: int = 0) -> bool:
    """Put the contents of templates that are shadow roots into the tree; return whether there are any."""
    hosts: set[int] = set()
    for template in tree.css(TEMPLATES) if depth < DEPTH_LIMIT else ():
        host = template.parent
        if host is None or host.mem_id in hosts or not (host.tag in HOSTS or "-" in (host.tag or "")):
            continue
        hosts.add(host.mem_id)
        inner = (template.html or "").removeprefix("<template").removesuffix("</template>")
        read = LexborHTMLParser(f"<{ROOT}{inner}</{ROOT}>")
        attach(read, depth + 1)
        if root := read.css_first(ROOT):
            template.replace_with(root)
    return bool(hosts)


def root_of(node: LexborNode) -> LexborNode | None:
    """Return the shadow root that an element stands in; None for one that stands in none."""
    one = node.parent
    while one is not None and one.tag != ROOT:
        one = one.parent
    return one


def outermost_host(node: LexborNode) -> LexborNode | None:
    """Return the element whose shadow root, or a shadow root in it, an element stands in; None for one in none."""
    found = None
    one: LexborNode | None = node
    while one is not None:
        found = one.parent if one.tag == ROOT else found
        one = one.parent
    return found


def shown(node: LexborNode, own: list[LexborNode]) -> tuple[list[LexborNode], list[LexborNode]]:
    """Return what an element shows, of its own children or in their place, and those of them that nobody sees."""
    if root := next((one for one in own if one.tag == ROOT), None):
        slots = {_name(slot) for slot in root.css("slot")}
        return [root], [one for one in own if (slot := _slot(one)) is not None and slot not in slots]
    root = root_of(node) if node.tag == "slot" else None
    if root is None or root.parent is None:
        return own, []
    name = _name(node)
    if next((one for one in root.css("slot") if _name(one) == name), node).mem_id != node.mem_id:
        return own, []
    return [one for one in root.parent.iter(include_text=True) if _slot(one) == name] or own, []


def _name(slot: LexborNode) -> str:
    return slot.attributes.get("name") or ""


def _slot(node: LexborNode) -> str | None:
    """Return the name of the slot that a child of an element asks for; None for white space, which asks for none."""
    if node.is_text_node:
        return "" if (node.text_content or "").strip() else None
    return None if node.tag == ROOT else node.attributes.get("slot") or ""
