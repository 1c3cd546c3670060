"""Highlights in notes of Zotero: HTML, by itself or in an export as RDF."""

import json
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser, LexborNode

from siglum.drafting.marked import Highlight, quoted_in

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
TERMS = "{http://purl.org/dc/terms/}"
ELEMENTS = "{http://purl.org/dc/elements/1.1/}"
MEMO = "{http://purl.org/net/biblio#}Memo"
MARKS = '“”"„«»「」 \n\t'
"""What Zotero sets around the words of a highlight."""
BLOCKS = ("p", "li", "blockquote", "h1", "h2", "h3")
NOWHERE = Highlight("")
"""Of which nobody says where it stands."""


def in_rdf(text: str) -> Iterator[Highlight]:
    """Yield the highlights in the notes of an export as RDF; raises ValueError where it is none, with the reason."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        message = "it is no RDF of Zotero: it declares entities of its own"
        raise ValueError(message)
    try:
        root = ET.fromstring(text)  # noqa: S314 - a text that declares entities was refused
    except ET.ParseError as error:
        message = f"it is no XML: {error}"
        raise ValueError(message) from error
    items: dict[str, Highlight] = {}
    for item in root:
        title = (item.findtext(f"{ELEMENTS}title") or "").strip()
        address = (item.findtext(f"{ELEMENTS}identifier/{TERMS}URI/{RDF}value") or "").strip()
        for note in item.findall(f"{TERMS}isReferencedBy"):
            items[note.get(f"{RDF}resource", "")] = Highlight("", title=title, address=address)
    for memo in root.iter(MEMO):
        yield from in_note(memo.findtext(f"{RDF}value") or "", items.get(memo.get(f"{RDF}about", ""), NOWHERE))


def in_note(html: str, of: Highlight = NOWHERE) -> Iterator[Highlight]:
    """Yield the highlights in a note, which is HTML; `of` says of which article they are."""
    body = LexborHTMLParser(html).body
    for block in body.css(", ".join(BLOCKS)) if body else ():
        if any(one.tag in BLOCKS for one in block.iter()):
            continue
        marked = block.css(".highlight, .underline")
        for number, one in enumerate(marked):
            last = number == len(marked) - 1
            words = one.text().strip(MARKS)
            yield replace(of, exact=words, page=_page(one), note=_remark(block) if last else "")
        if not marked:
            for found in quoted_in(block.text()):
                yield replace(found, title=of.title, address=of.address)


def _page(node: LexborNode) -> str:
    try:
        said = json.loads(unquote(node.attributes.get("data-annotation") or ""))
    except ValueError:
        return ""
    return str(said.get("pageLabel") or "") if isinstance(said, dict) else ""


def _remark(block: LexborNode) -> str:
    """Return what stands in a paragraph behind the highlight and its citation."""
    parts: list[str] = []
    for node in block.iter(include_text=True):
        if "highlight" in (node.attributes.get("class") or "") or "citation" in (node.attributes.get("class") or ""):
            parts = []
        else:
            parts.append(node.text())
    return " ".join("".join(parts).split())
