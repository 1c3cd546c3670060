"""The highlights in an export: Hypothesis (JSON, CSV), W3C Web Annotations, Zotero (JSON, Markdown, RDF, HTML)."""

from collections.abc import Callable, Iterator, Mapping

from siglum.drafting.marked import Highlight, in_json, in_table, quoted_in
from siglum.drafting.notes import in_note, in_rdf
from siglum.model.files import File

READERS: Mapping[str, Callable[[str], Iterator[Highlight]]] = {
    "csv": in_table,
    "md": quoted_in,
    "markdown": quoted_in,
    "rdf": in_rdf,
    "xml": in_rdf,
    "html": in_note,
    "htm": in_note,
}
"""What reads a file, by how its name ends; all others are JSON."""


def highlights_in(file: File) -> tuple[Highlight, ...]:
    """Return the highlights in an export; raises ValueError where it is none, with the reason."""
    mark = "utf-16" if file.data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    text = file.data.decode(mark)
    read = READERS.get(file.path.rpartition(".")[2].lower(), in_json)
    try:
        found = tuple(one for one in read(text) if one.exact.strip() or one.position)
    except RecursionError as error:
        message = "it can't be read: it is nested too deep"
        raise ValueError(message) from error
    if not found:
        message = "it has no words that somebody marked, as exports of Hypothesis, Zotero or Web Annotations have"
        raise ValueError(message)
    return found
