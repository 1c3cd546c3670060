"""Reads a published site again, by itself: its exports, pages and texts must agree with each other.

No project is needed, and nothing is shared with the proof: a quotation is looked for in the text that the site itself
carries.
"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field
from pydantic import TypeAdapter, ValidationError

from siglum.exports.files import SHAPES, ManifestExport
from siglum.html.hiding import hiding_in
from siglum.html.rereading import Reader, plain, quoted_in
from siglum.model.files import digest_of
from siglum.model.problems import said
from siglum.model.urls import ORIGINALS_FOLDER

SHOWN = 80


class Finding(Struct, frozen=True):
    """Something that is wrong with a file of a site."""

    address: str
    message: str


class UnreadError(Exception):
    """An original can't be read here, since a library is not installed; its words say which, and what to do."""


class Counts(Struct):
    """What was looked at."""

    pages: int = 0
    quotations: int = 0
    """Compared with a text that the site carries."""
    unseen: int = 0
    """Of texts that the site does not carry, and so not compared."""
    in_originals: int = 0
    """Compared with an original that the site carries, too."""
    unread: set[str] = field(default_factory=set)
    """Why originals could not be read: libraries that are not installed."""


class Texts(Struct):
    """The texts of the sources that a site carries."""

    known: frozenset[str] = frozenset()
    """The ids of all sources, also of those whose texts it does not carry."""
    exact: dict[str, str] = field(default_factory=dict)
    """By the ids of their sources, as they are published."""
    plain: dict[str, str] = field(default_factory=dict)
    """The same, in the form in which pages are compared."""
    hiding: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The selectors of each stylesheet that hide what they fit, by its address."""


def texts_of(manifest: ManifestExport, read: Callable[[str], bytes]) -> tuple[Texts, list[Finding]]:
    """Return the texts that a site carries; `read` returns the bytes of a file."""
    found: list[Finding] = []
    address = "data/sources.json"
    sources = _rows(read, manifest, "sources", found)
    texts = Texts(frozenset(one["id"] for one in sources))
    for one in sources:
        text = f"sources/{one['id']}.txt"
        if text not in manifest["files"]:
            continue
        data = read(text)
        if digest_of(data) != one["sha256"]:
            found.append(Finding(text, f"is not the text that {address} names: its SHA-256 is another"))
        texts.exact[one["id"]] = data.decode("utf-8", "replace")
        texts.plain[one["id"]] = plain(texts.exact[one["id"]])
    for address in manifest["files"]:
        if address.endswith(".css"):
            texts.hiding[address] = hiding_in(read(address).decode("utf-8", "replace"))
    return texts, found


def in_page(address: str, page: bytes, texts: Texts, counts: Counts) -> Iterator[Finding]:
    """Yield what is wrong with the quotations of a page."""
    counts.pages += 1
    quoted = list(quoted_in(page))
    counts.quotations += sum(source in texts.plain for source, _ in quoted)
    counts.unseen += sum(source in texts.known and source not in texts.plain for source, _ in quoted)
    # Of a source whose text is not carried, only that there is one can be seen.
    for problem in Reader(texts.plain, unseen=texts.known, sheets=texts.hiding).read(address, page):
        yield Finding(address, problem.message)


def in_exports(
    manifest: ManifestExport, texts: Texts, read: Callable[[str], bytes], counts: Counts
) -> Iterator[Finding]:
    """Yield what is wrong with the exports: their shapes, and every quotation in them."""
    found: list[Finding] = []
    rows = {name: _rows(read, manifest, name, found) for name in SHAPES if name != "manifest"}
    claims = "data/claims.json"
    pieces = {one["id"]: one for claim in rows["claims"] for one in claim["evidence"]}
    for piece in pieces.values():
        quote = " […] ".join(segment["exact"] for segment in piece["segments"])
        if piece["quote"] != quote:
            found.append(Finding(claims, f"the quotation of {piece['id']} is not that of its segments"))
        for segment in piece["segments"]:
            found += _misplaced(claims, piece["source"], segment, texts, counts)
    found += _in_annotations(read, texts, counts)
    found += _in_table(read, pieces)
    for wording in _read_json(read, "data/disagreements.json").get("wordings", []):
        for version in wording["versions"]:
            if version["text"] != pieces.get(version["evidence"], {}).get("quote"):
                found.append(Finding("data/disagreements.json", f"{version['evidence']} is quoted in other words"))
    for source in rows["coverage"]:
        length = len(texts.exact.get(source["source"], ""))
        if source["source"] in texts.exact and any(one["end"] > length for one in source["sentences"]):
            found.append(Finding("data/coverage.json", f"sentences of {source['source']} lie beyond its end"))
    yield from found


def in_originals(
    manifest: ManifestExport,
    read: Callable[[str], bytes],
    text_of: Callable[[str, str], str | None],
    counts: Counts,
) -> Iterator[Finding]:
    """Yield each passage that does not stand in the original that the site carries of its source.

    `text_of` returns the text of the file at an address, of the page in it that has another, and None where it holds
    none; it raises UnreadError where it can't be read here.
    """
    told: list[Finding] = []
    pieces: dict[str, list[Any]] = defaultdict(list)
    for piece in (one for claim in _rows(read, manifest, "claims", told) for one in claim["evidence"]):
        pieces[piece["source"]].append(piece)
    carried = _originals_in(manifest)
    for source in _rows(read, manifest, "sources", told):
        original = source["original"]
        if not original or not original["url"]:
            continue
        address = carried.get(original["sha256"])
        if not address:
            yield Finding("data/sources.json", f"the original of {said(source['id'])} is not where it says")
            continue
        try:
            text = text_of(address, source["address"] or original["came"])
        except UnreadError as error:
            counts.unread.add(str(error))
            continue
        if text is None:
            yield Finding(address, "no text can be read from it")
            continue
        stands = plain(text)
        for piece in pieces[source["id"]]:
            counts.in_originals += 1
            if (words := _first_missing(piece, stands)) is not None:
                yield Finding(address, f"{said(words[:SHOWN])} does not stand in it, as {piece['id']} says")


def _originals_in(manifest: ManifestExport) -> dict[str, str]:
    """Return the addresses of the originals that a site carries, by their digests."""
    return {
        address.rpartition("/")[2].partition(".")[0]: address
        for address in manifest["files"]
        if address.startswith(f"{ORIGINALS_FOLDER}/")
    }


def _first_missing(piece: Mapping[str, Any], text: str) -> str | None:
    """Return the first segment of a quotation that does not stand behind the one before it in a plain text, if any."""
    after = 0
    for words in (plain(segment["exact"]) for segment in piece["segments"]):
        at = text.find(words, after)
        if at < 0:
            return words
        after = at + len(words)
    return None


def _rows(
    read: Callable[[str], bytes], manifest: ManifestExport, name: str, found: list[Finding]
) -> list[dict[str, Any]]:
    """Return the rows of an export that has the shape and the inputs that it should, else none."""
    address = f"data/{name}.json"
    try:
        data = TypeAdapter(SHAPES[name]).validate_json(read(address), strict=True)
    except (ValidationError, KeyError):
        found.append(Finding(address, f"is not there, or does not have the shape of data/schema/{name}.schema.json"))
        return []
    if data["generated_from"] != manifest["generated_from"]:
        found.append(Finding(address, "was made of other inputs than the manifest says"))
    rows: list[dict[str, Any]] = data.get(name, [])
    return rows


def _read_json(read: Callable[[str], bytes], address: str) -> dict[str, Any]:
    try:
        data = json.loads(read(address))
    except (KeyError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _misplaced(
    address: str, source: str, segment: Mapping[str, Any], texts: Texts, counts: Counts
) -> Iterator[Finding]:
    """Yield what is wrong with a segment: its words must stand where it says, between those that it says."""
    if source not in texts.known:
        yield Finding(address, f"it quotes {said(source)}, and there is no such source")
    if source not in texts.exact:
        counts.unseen += 1
        return
    counts.quotations += 1
    text, start, end = texts.exact[source], segment["start"], segment["end"]
    before, after = segment["prefix"], segment["suffix"]
    stands = text[start:end] == segment["exact"] and text[:start].endswith(before) and text[end:].startswith(after)
    if not stands or start >= end:
        words = said(segment["exact"][:SHOWN])
        yield Finding(address, f"{words} does not stand in {source} from {start} to {end}")


def _in_annotations(read: Callable[[str], bytes], texts: Texts, counts: Counts) -> Iterator[Finding]:
    address = "data/annotations.jsonld"
    try:
        items = json.loads(read(address))["first"]["items"]
        targets = [target for item in items for target in item["target"]]
        # One that leads into the original, to a page or a time of it, has a single selector, and no words.
        for target in (one for one in targets if isinstance(one["selector"], list)):
            selectors = {one["type"]: one for one in target["selector"]}
            quote, position = selectors["TextQuoteSelector"], selectors.get("TextPositionSelector")
            if position is not None:
                source = target["source"].rpartition("/")[2].removesuffix(".txt")
                yield from _misplaced(address, source, {**quote, **position}, texts, counts)
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        yield Finding(address, "is not there, or holds no annotations")


def _in_table(read: Callable[[str], bytes], pieces: Mapping[str, Any]) -> Iterator[Finding]:
    address = "data/claims.csv"
    try:
        rows = list(csv.DictReader(io.StringIO(read(address).decode(), newline=""), strict=True))
    except (KeyError, ValueError, csv.Error):
        yield Finding(address, "is not there, or no table")
        return
    told = sorted((row.get("source") or "", (row.get("quote") or "").lstrip("'")) for row in rows)
    wanted = sorted((piece["source"], piece["quote"].lstrip("'")) for piece in pieces.values())
    if told != wanted:
        yield Finding(address, "does not hold the quotations that data/claims.json does")
