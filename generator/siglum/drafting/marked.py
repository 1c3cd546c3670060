"""What exports say that somebody marked: Hypothesis (JSON, CSV), W3C Web Annotations, Zotero (JSON, Markdown)."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from siglum.model.files import File

MARKED = ("highlight", "underline", "text")
"""The kinds of annotations in Zotero that have words of the text."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words that somebody marked."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    note: str = ""
    """What was written about them."""
    address: str = ""
    title: str = ""
    """Of the article that they are of; empty where that is not said."""
    page: str = ""
    """The label of the page that they stand on."""
    position: tuple[int, int] | None = None
    """Where they begin and end in the text that was marked, where that is all that is said; `exact` is empty."""


INSIDE = ("rows", "annotations", "first", "items", "data", "attachments", "@graph")
"""Where annotations stand in lists, pages and graphs."""
COLUMNS = {
    "exact": ("quote", "exact", "highlight", "text quote"),
    "note": ("comment", "note", "text", "annotation"),
    "address": ("url", "uri", "page url", "page_url", "source"),
    "title": ("title", "document title"),
    "page": ("page", "page number"),
}
"""The names that the columns of a table have, in small letters."""
QUOTED = re.compile(
    r"^(?:[-*>]\s+)?[“\"](?P<exact>[^“”]+?)[”\"]\s+\((?P<cited>(?:\[[^\]]*\]\([^)]*\)|[^()])*)\)"
    r"(?:\s*\(\[[^\]]*\]\([^)]*\)\))?[ \t]*(?P<note>[^\n]*)",
    re.MULTILINE,
)
"""A highlight in the Markdown of Zotero: “words” (citation) ([pdf](…)) remark."""
PAGE = re.compile(r"\bpp?\. (\w+)")


def highlights_in(file: File) -> tuple[Highlight, ...]:
    """Return the highlights in an export; raises ValueError where it is none, with the reason."""
    mark = "utf-16" if file.data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    text = file.data.decode(mark)
    ending = file.path.rpartition(".")[2].lower()
    read = {"csv": _in_table, "md": _in_markdown, "markdown": _in_markdown}.get(ending, _in_json)
    found = tuple(one for one in read(text) if one.exact.strip() or one.position)
    if not found:
        message = "it has no words that somebody marked, as exports of Hypothesis, Zotero or Web Annotations have"
        raise ValueError(message)
    return found


def _in_json(text: str) -> Iterator[Highlight]:
    try:
        read = json.loads(text)
    except ValueError as error:
        lines = [line for line in text.split("\n") if line.strip()]
        try:
            # A record a line.
            read = [json.loads(line) for line in lines] if len(lines) > 1 else None
        except ValueError:
            read = None
        if read is None:
            message = f"it is no JSON: {error}"
            raise ValueError(message) from error
    except RecursionError as error:
        message = "it is no JSON that can be read: it is nested too deep"
        raise ValueError(message) from error
    for entry in _entries(read):
        yield from _highlights(entry)


def _in_table(text: str) -> Iterator[Highlight]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    names = {name.strip().lower(): name for name in rows.fieldnames or ()}
    given = {field: next((names[one] for one in known if one in names), "") for field, known in COLUMNS.items()}
    for row in rows:
        exact, note, address, title, page = (_text(row.get(given[field])) for field in COLUMNS)
        yield Highlight(exact, note=note, address=address, title=title, page=page)


def _in_markdown(text: str) -> Iterator[Highlight]:
    for match in QUOTED.finditer(text):
        page = PAGE.search(match["cited"])
        yield Highlight(match["exact"], note=match["note"], page=page[1] if page else "")


def _entries(read: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    """Yield every annotation in an export, however deep in lists, pages and items it stands."""
    waiting = [read]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting = [*one, *waiting]
        elif isinstance(one, dict):
            if "target" in one or "annotationText" in one:
                yield one
                continue
            inside = [one.get(name) for name in INSIDE]
            waiting = [*(value for value in inside if isinstance(value, list | dict)), *waiting]


def _highlights(entry: dict[str, Any]) -> Iterator[Highlight]:
    if "annotationText" in entry:
        if entry.get("annotationType", "highlight") in MARKED:
            page = str(entry.get("annotationPageLabel") or "")
            yield Highlight(_text(entry["annotationText"]), note=_text(entry.get("annotationComment")), page=page)
        return
    document = entry.get("document")
    title = document.get("title") if isinstance(document, dict) else document
    note = _text(entry.get("text")) or _text(entry.get("bodyValue")) or _body(entry.get("body"))
    for target in entry["target"] if isinstance(entry["target"], list) else [entry["target"]]:
        if not isinstance(target, dict):
            continue
        source = target.get("source") or entry.get("uri") or ""
        source = source.get("id", "") if isinstance(source, dict) else source
        whole = title[0] if isinstance(title, list) and title else title
        of = Highlight("", note=note, address=_text(source), title=_text(whole))
        if found := _of_selectors(list(_selectors(target.get("selector"))), of):
            yield found


def _of_selectors(selectors: list[dict[str, Any]], of: Highlight) -> Highlight | None:
    """Return a highlight by its words; by its position, where its selectors say nothing else."""
    for selector in selectors:
        if selector.get("type") == "TextQuoteSelector" and _text(selector.get("exact")):
            exact, prefix, suffix = (_text(selector.get(name)) for name in ("exact", "prefix", "suffix"))
            return replace(of, exact=exact, prefix=prefix, suffix=suffix)
    for selector in selectors:
        start, end = selector.get("start"), selector.get("end")
        if selector.get("type") == "TextPositionSelector" and isinstance(start, int) and isinstance(end, int):
            return replace(of, position=(start, end))
    return None


def _selectors(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - as above
    """Yield selectors, those that refine them, and those to choose from."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            yield from _selectors(one.get("refinedBy"))
            yield from _selectors(one.get("items"))


def _body(value: Any) -> str:  # noqa: ANN401 - as above
    bodies = value if isinstance(value, list) else [value]
    return " ".join(
        _text(one.get("value")) for one in bodies if isinstance(one, dict) and one.get("purpose") != "tagging"
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
