"""What somebody marked in an article elsewhere, as drafts of claims: Hypothesis, W3C Web Annotations, Zotero.

A highlight is placed by its words, and by those before and after them where the words stand more than once. None is
moved in silence: what can't be placed is told with the nearest passage.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from siglum.drafting.drafts import Draft, draft_of
from siglum.facts.names import Names
from siglum.model.files import File
from siglum.model.prose import EDITOR
from siglum.model.records import Passage
from siglum.proving.boundaries import widened
from siglum.proving.folding import fold_words
from siglum.proving.quotations import Miss, Stretch, nearest, place
from siglum.proving.site import Site

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


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A highlight that stands in no source, or in several places that can't be told apart."""

    highlight: Highlight
    why: str


def highlights_in(file: File) -> tuple[Highlight, ...]:
    """Return the highlights in an export; raises ValueError where it is none, with the reason."""
    try:
        read = json.loads(file.data)
    except (ValueError, RecursionError) as error:
        message = f"it is no JSON: {error}"
        raise ValueError(message) from error
    found = tuple(one for entry in _entries(read) for one in _highlights(entry) if one.exact.strip())
    if not found:
        message = "it has no words that somebody marked, as exports of Hypothesis, Zotero or Web Annotations have"
        raise ValueError(message)
    return found


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
            inside = [one.get(name) for name in ("rows", "annotations", "first", "items", "data", "attachments")]
            waiting = [*(value for value in inside if isinstance(value, list | dict)), *waiting]


def _highlights(entry: dict[str, Any]) -> Iterator[Highlight]:
    if "annotationText" in entry:
        if entry.get("annotationType", "highlight") in MARKED:
            page = str(entry.get("annotationPageLabel") or "")
            yield Highlight(_text(entry["annotationText"]), note=_text(entry.get("annotationComment")), page=page)
        return
    title = (entry.get("document") or {}).get("title")
    note = _text(entry.get("text")) or _body(entry.get("body"))
    for target in entry["target"] if isinstance(entry["target"], list) else [entry["target"]]:
        if not isinstance(target, dict):
            continue
        source = target.get("source") or entry.get("uri") or ""
        source = source.get("id", "") if isinstance(source, dict) else source
        for selector in _selectors(target.get("selector")):
            if selector.get("type") == "TextQuoteSelector":
                yield Highlight(
                    _text(selector.get("exact")),
                    _text(selector.get("prefix")),
                    _text(selector.get("suffix")),
                    note,
                    _text(source),
                    _text(title[0] if isinstance(title, list) and title else title),
                )
                break


def _selectors(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - as above
    """Yield selectors, and those that refine them."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            yield from _selectors(one.get("refinedBy"))


def _body(value: Any) -> str:  # noqa: ANN401 - as above
    bodies = value if isinstance(value, list) else [value]
    return " ".join(
        _text(one.get("value")) for one in bodies if isinstance(one, dict) and one.get("purpose") != "tagging"
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


# Placing


def draft_highlights(site: Site, names: Names, highlights: Sequence[Highlight]) -> Iterator[Draft | Unplaced]:
    """Yield a draft for each highlight that stands in one place of one source, else why there is none."""
    used = {*site.places, EDITOR}
    for one in highlights:
        found = _placed(one, site)
        if isinstance(found, str):
            yield Unplaced(one, found)
            continue
        source, passage, stretches = found
        draft = draft_of(site, names, source, Stretch(stretches[0].start, stretches[-1].end), passage, used)
        used.add(draft.id)
        yield replace(draft, remark=" ".join(one.note.split()))


def _placed(one: Highlight, site: Site) -> tuple[str, Passage, tuple[Stretch, ...]] | str:
    """Return the source, the passage and where it stands, or why it stands nowhere."""
    sources = _sources(one, site)
    places = [(source, *found) for source in sources if (found := _in_source(one, source, site))]
    if len(places) == 1:
        return places[0]
    if places:
        return (
            f"these words stand in {', '.join(source for source, _, _ in places)}, and the export does not say in which"
        )
    misses = []
    for source in sources:
        folded = site.texts[source].folded
        times = folded.text.count(folded.known(fold_words(one.exact)))
        if times > 1:
            misses.append(
                f"{source} has these words {times} times, and not with the words around them that it was marked with"
            )
        elif (span := nearest(fold_words(one.exact), folded.text))[0] < span[1]:
            misses.append(f"the nearest passage of {source} reads “{folded.text[slice(*span)]}”")
    return "; ".join(misses[:3]) or "no source has a passage like it"


def _sources(one: Highlight, site: Site) -> tuple[str, ...]:
    """Return the sources that a highlight may be of: the one of its address or title, else all."""

    def plain(address: str) -> str:
        return address.partition("#")[0].partition("://")[2].rstrip("/")

    by_address = [
        name for name, source in site.sources.items() if source.address and plain(source.address) == plain(one.address)
    ]
    by_title = [
        name for name, source in site.sources.items() if one.title and source.title.casefold() == one.title.casefold()
    ]
    return tuple(by_address or by_title or site.sources)


def _in_source(one: Highlight, source: str, site: Site) -> tuple[Passage, tuple[Stretch, ...]] | None:
    text = site.texts[source]
    # What stands around it was cut after so many characters, in the middle of words.
    prefix = " ".join(fold_words(one.prefix).split(" ")[1:])[-80:] or None
    suffix = " ".join(fold_words(one.suffix).split(" ")[:-1])[:80] or None
    for words in dict.fromkeys((fold_words(one.exact), _whole(one, source, site))):
        for before, after in ((None, None), (prefix, suffix), (prefix, None), (None, suffix)):
            if words:
                passage = Passage(quote=(words,), prefix=before, suffix=after)
                found = place(passage, text.folded)
                if not isinstance(found, Miss):
                    return passage, found
    if one.page:
        return _on_page(one, source, site)
    return None


def _whole(one: Highlight, source: str, site: Site) -> str:
    """Return the whole words of a highlight that begins or ends within one, where it stands once."""
    folded = site.texts[source].folded
    words = folded.known(fold_words(one.exact))
    start = folded.text.find(words)
    if start < 0 or folded.text.find(words, start + 1) >= 0:
        return ""
    begins, ends = widened(start, start + len(words), folded.text)
    return folded.text[begins:ends]


def _on_page(one: Highlight, source: str, site: Site) -> tuple[Passage, tuple[Stretch, ...]] | None:
    """Return where the words of a highlight stand on the page that it names, if they stand there once."""
    text = site.texts[source]
    words = text.folded.known(fold_words(one.exact))
    spans, start = [], text.folded.text.find(words)
    while start >= 0:
        stretch = Stretch(text.folded.original(start), text.folded.original_end(start + len(words)))
        if any((place.label or str(place.page)) == one.page for place in text.where((stretch,))):
            spans.append((start, stretch))
        start = text.folded.text.find(words, start + 1)
    if len(spans) != 1:
        return None
    at, _ = spans[0]
    for count in (3, 8, 20):
        before = text.folded.text[:at].rstrip(" ").split(" ")[-count:]
        passage = Passage(quote=(words,), prefix=" ".join(before) or None)
        found = place(passage, text.folded)
        if not isinstance(found, Miss):
            return passage, found
    return None
