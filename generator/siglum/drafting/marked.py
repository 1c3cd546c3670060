"""What somebody marked, as JSON, tables and Markdown say it: Hypothesis, W3C Web Annotations, Zotero."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

MARKED = ("highlight", "underline", "text")
"""The kinds of annotations in Zotero that have words of the text."""


class Limit(Struct, frozen=True):
    """Words before which something ends, and what stands around them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Highlight(Struct, frozen=True):
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
    """Where they begin and end in the text that was marked; `exact` is empty where that is all that is said."""
    until: Limit | None = None
    """Before which words it ends, where only its two ends are said; `exact` are then the words that it begins with."""


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


def in_json(text: str) -> Iterator[Highlight]:
    """Yield the highlights in JSON, or in a record a line; raises ValueError where it is none, with the reason."""
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
    for entry in _entries(read):
        yield from _highlights(entry)


def in_table(text: str) -> Iterator[Highlight]:
    """Yield the highlights in a table (CSV)."""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    names = {name.strip().lower(): name for name in rows.fieldnames or ()}
    given = {field: next((names[one] for one in known if one in names), "") for field, known in COLUMNS.items()}
    for row in rows:
        exact, note, address, title, page = (_text(row.get(given[field])) for field in COLUMNS)
        yield Highlight(exact, note=note, address=address, title=title, page=page)


def quoted_in(text: str) -> Iterator[Highlight]:
    """Yield what stands in quotation marks before a citation, as in Zotero's Markdown and in older notes."""
    for match in QUOTED.finditer(text):
        page = PAGE.search(match["cited"])
        yield Highlight(match["exact"], note=match["note"], page=page[1] if page else "")


def _entries(read: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    """Yield every annotation in an export, in order, however deep in lists, pages and items it stands."""
    waiting = [read]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            if "target" in one or "annotationText" in one:
                yield one
                continue
            inside = [one.get(name) for name in INSIDE]
            waiting += reversed([value for value in inside if isinstance(value, list | dict)])


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
        if found := _of_selectors(target.get("selector"), of):
            yield found


def _of_selectors(value: Any, of: Highlight) -> Highlight | None:  # noqa: ANN401 - as above
    """Return a highlight by its words; by its two ends, where these have words; else by its position alone.

    What refines a selector selects within what that one has selected.
    """
    selectors = list(_choices(value))
    found: list[Highlight] = []
    for selector in selectors:
        refined = _of_selectors(selector.get("refinedBy"), of) if selector.get("refinedBy") else None
        one = _of_selector(selector, of)
        if refined and refined.exact:
            found.append(refined)
        elif refined and refined.position and one and one.exact and not one.until:
            found.append(_within(one, *refined.position))
        elif not refined and one:
            found.append(one)
    position = next((one.position for one in found if one.position), None)
    with_words = sorted((one for one in found if one.exact), key=lambda one: one.until is not None)
    if with_words:
        return replace(with_words[0], position=position)
    return replace(of, position=position) if position else None


def _of_selector(selector: dict[str, Any], of: Highlight) -> Highlight | None:
    start, end = selector.get("start"), selector.get("end")
    match selector.get("type"):
        case "TextQuoteSelector":
            words = _limit(selector)
            return replace(of, exact=words.exact, prefix=words.prefix, suffix=words.suffix) if words.exact else None
        case "TextPositionSelector" if isinstance(start, int) and isinstance(end, int):
            return replace(of, position=(start, end))
        case "RangeSelector":
            first = _of_selectors(selector.get("startSelector"), of)
            last = _of_selectors(selector.get("endSelector"), of)
            if first and last and first.exact and last.exact:
                return replace(first, until=Limit(last.exact, last.prefix, last.suffix), position=None)
            if first and last and first.position and last.position:
                # The end is that before which it ends.
                return replace(of, position=(first.position[0], last.position[0]))
        case _:
            pass
    return None


def _within(one: Highlight, start: int, end: int) -> Highlight:
    """Return a part of a highlight, by offsets in its words."""
    words = one.exact
    return replace(one, exact=words[start:end], prefix=one.prefix + words[:start], suffix=words[end:] + one.suffix)


def _limit(selector: dict[str, Any]) -> Limit:
    return Limit(*(_text(selector.get(name)) for name in ("exact", "prefix", "suffix")))


def _choices(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - as above
    """Yield the selectors of a target, and those to choose from."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            yield from _choices(one.get("items"))


def _body(value: Any) -> str:  # noqa: ANN401 - as above
    bodies = value if isinstance(value, list) else [value]
    return " ".join(
        _text(one.get("value")) for one in bodies if isinstance(one, dict) and one.get("purpose") != "tagging"
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
