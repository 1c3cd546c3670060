"""Reads the data files again before they are published: each quotation in them is whole, and stands where they say.

What stands in a row under the name of a record's field is what the record says there: statements, names, titles, roles.
It parses what was written, and compares it with texts and records by itself; it shares nothing with what wrote it.
"""

import csv
import io
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import closing
from itertools import islice
from operator import itemgetter
from typing import Any

from msgspec import Raw, Struct, field
from msgspec.json import decode

from siglum.model.files import Span, digest_of
from siglum.model.problems import Problem, said

SHOWN = 80
GAP = " […] "
ARTICLE = re.compile(r"sources/([^/.]+)")
"""The id of a source in the address of its page or text."""
NAMES = ("name", "short", "title")
"""The fields that name a record."""
HIDDEN = "[…]"
"""What stands for words of a source that may not be shown."""
ANY = "*"
"""Stands for each key of an object in JSON."""
HINT = "the records were proven, so the program changed it on the way to this file; please report it"


class Quoted(Struct, frozen=True):
    """A piece of evidence: the claim, the source, and the words of each segment."""

    claim: str
    source: str
    segments: tuple[str, ...]


class Owed(Struct, frozen=True):
    """What the data files owe their readers."""

    evidence: Mapping[str, Quoted]
    """By its id."""
    texts: Mapping[str, str]
    """Of the sources, by id."""
    records: Mapping[str, object] = field(default_factory=dict)
    """All others, by id."""
    sentences: Container[str] = ()
    """Those of explainers, as plain text."""


def reread(name: str, address: str, data: bytes, owed: Owed) -> Iterator[Problem]:
    """Yield a problem for each quotation of a data file that is cut, changed, misplaced or left out.

    So it does for each text of a record that is not what the record says. A download whose `name` is none of FILES
    yields nothing.
    """
    look = FILES.get(name)
    for message in look(data, owed) if look else ():
        yield Problem("page-misquotes", Span(address), message, HINT)


def reread_text(address: str, data: bytes, digest: str) -> Iterator[Problem]:
    """Yield a problem where a source's text, as it is published, is not the text of which the record has the digest."""
    if digest_of(data) != digest:
        yield Problem("page-misquotes", Span(address), "it is not the text that the source's record names", HINT)


def _entries(data: bytes | Raw, *path: str) -> Iterator[Any]:
    """Yield the entries of the list that stands under these keys of JSON; ANY stands for each key, and for none.

    Each is read by itself, since all of them may fill the memory. Raises ValueError where the whole is no JSON.
    """
    whole = decode(data, type=Raw)
    sign = bytes(memoryview(whole)[:1])
    if sign == b"{" and path:
        for key, inner in decode(whole, type=dict[str, Raw]).items():
            if path[0] in (ANY, key):
                yield from _entries(inner, *path[1:])
    elif sign == b"[" and path in ((), (ANY,)):
        yield from map(decode, decode(whole, type=list[Raw]))


def _records(data: bytes, owed: Owed) -> Iterator[str]:
    """Say in which rows of a JSON file a text is another than the record's."""
    for row in _entries(data, ANY):
        yield from _row(row, owed)


def _row(row: Any, owed: Owed) -> Iterator[str]:  # noqa: ANN401 - plain JSON, which may hold anything
    name = row.get("id") if isinstance(row, dict) else None
    if isinstance(name, str) and (record := owed.records.get(name)):
        yield from _unlike(row, record, name)


def _unlike(row: Mapping[str, Any], record: object, where: str) -> Iterator[str]:
    """Say which texts of a row are not those of a record's fields of the same names, at any depth."""
    values, declared = getattr(record, "__dict__", NOTHING), _declared(type(record))
    for name, told in row.items():
        # To ask a record for what it has not would take long.
        known = values[name] if name in values else getattr(record, name, None) if name in declared else None
        if type(known) is str:
            if told != known and (told is None or isinstance(told, str)):
                yield f"{name} of {where} is not what the record says: {said(str(told)[:SHOWN])}"
        elif isinstance(told, dict) and known is not None:
            yield from _unlike(told, known, f"{where}, {name}")
        elif isinstance(told, list) and isinstance(known, tuple):
            yield from _unlike_each(told, known, name, where)


def _unlike_each(told: list[Any], known: tuple[Any, ...], name: str, where: str) -> Iterator[str]:
    """Say the same of a list of rows or texts; one of ids that is told as what they are the ids of is passed over."""
    if isinstance(told[0] if told else "", dict) and isinstance(known[0] if known else "", str):
        return
    if len(told) != len(known):
        yield f"{name} of {where} has {len(told)} entries, and the record {len(known)}"
    for one, other in zip(told, known, strict=False):
        if isinstance(one, dict):
            yield from _unlike(one, other, f"{where}, {name}")
        elif isinstance(one, str) and one != other and one not in getattr(other, "__dict__", NOTHING).values():
            yield f"{name} of {where} is not what the record says: {said(one[:SHOWN])}"


NOTHING: Mapping[str, Any] = {}
_DECLARED: dict[type, frozenset[str]] = {}
"""The names that each class declares, its slots and properties among them."""


def _declared(kind: type) -> frozenset[str]:
    if kind not in _DECLARED:
        _DECLARED[kind] = frozenset(name for one in kind.__mro__ for name in vars(one))
    return _DECLARED[kind]


def _disagreements(data: bytes, owed: Owed) -> Iterator[str]:
    yield from _records(data, owed)
    for wording in _entries(data, "wordings"):
        for version in wording["versions"]:
            due = owed.evidence.get(version["evidence"])
            if due is None or version["text"] != GAP.join(due.segments):
                yield f"it does not have the whole quotation of {version['evidence']}: {said(version['text'][:SHOWN])}"


def _rests(data: bytes, owed: Owed) -> Iterator[str]:
    for loss in _entries(data, "rests"):
        record = owed.records.get(loss["id"])
        if record and loss["name"] not in {getattr(record, name, None) for name in NAMES}:
            yield f"no name of {loss['id']} is {said(loss['name'][:SHOWN])}"
        for one in (*loss["unsupported"], *loss["in_part"]):
            if one["sentence"] not in owed.sentences:
                yield f"no text has this sentence, which stands in {one['explainer']}: {said(one['sentence'][:SHOWN])}"


def _silences(data: bytes, owed: Owed) -> Iterator[str]:
    for row in _entries(data, "silences"):
        record = owed.records.get(row["id"])
        searching = getattr(record, "grounds", {}).get(row["ground"]) if row["ground"] else record
        if record is None or searching is None:
            continue
        known = getattr(searching, "looked_for", None)
        yield from _unlike({"terms": row["looked_for"]["terms"], "names": row["looked_for"]["names"]}, known, row["id"])
        for met, passage in zip(row["looked_for"]["met"], getattr(known, "met", ()), strict=False):
            # Where words are left out that may not be shown, the rest is no passage.
            whole = {name: told for name, told in met.items() if HIDDEN not in str(told)}
            yield from _unlike(whole, passage, f"{row['id']}, met")


def _claims(data: bytes, owed: Owed) -> Iterator[str]:
    seen = set()
    for claim in _entries(data, "claims"):
        yield from _row(claim, owed)
        for one in claim["evidence"]:
            name, due = one["id"], owed.evidence.get(one["id"])
            seen.add(name)
            if due is None or (claim["id"], one["source"]) != (due.claim, due.source):
                yield f"it has evidence that no record is of: {name}"
                continue
            exact = tuple(segment["exact"] for segment in one["segments"])
            if exact != due.segments or one["quote"] != GAP.join(due.segments):
                yield f"it does not have the whole quotation of {name}: {said(one['quote'][:SHOWN])}"
            text = owed.texts[due.source]
            for segment in one["segments"]:
                yield from _misplaced(name, segment, segment, text)
    yield from (f"it leaves out {name}" for name in owed.evidence if name not in seen)


def _rows(data: bytes, owed: Owed) -> Iterator[str]:
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    get = itemgetter(*map(header.index, ("claim", "source", "quote", "statement")))
    told = [get(row) for row in rows if row]
    for claim, _, _, statement in told:
        known = getattr(owed.records.get(claim), "statement", statement)
        if _cell(statement) != _cell(known):
            yield f"statement of {claim} is not what the record says: {said(statement[:SHOWN])}"
    yield from _compared(Counter((claim, source, _cell(quote)) for claim, source, quote, _ in told), owed)


def _cell(text: str) -> str:
    """Return the text of a cell without the apostrophe that keeps spreadsheets from reading a formula."""
    return text.lstrip("'")


def _database(data: bytes, owed: Owed) -> Iterator[str]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        connection.row_factory = sqlite3.Row
        connection.create_function("is_record", 1, lambda name: isinstance(name, str) and name in owed.records)
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            columns = {column["name"] for column in connection.execute(f"PRAGMA table_info({table})")}
            for column, (key, look) in TOLD.items():
                if column in columns:
                    found = connection.execute(f"SELECT * FROM {table} WHERE is_record({key})")  # noqa: S608 - names of ours
                    for row in found:
                        yield from look(row, owed.records[row[key]])
                    break
        connection.row_factory = None
        quotes = connection.execute("SELECT claim, source, quote FROM evidence").fetchall()
    yield from _compared(Counter((claim, source, _cell(quote)) for claim, source, quote in quotes), owed)


def _answer(row: sqlite3.Row, record: object) -> Iterator[str]:
    position = getattr(record, "positions", ())[row["step"] - 1]
    return _unlike({"answer": row["answer"]}, position, row["disagreement"])


def _voice(row: sqlite3.Row, record: object) -> Iterator[str]:
    return _unlike({"name": row["name"], "title": row["name"]}, record, row["voice"])


TOLD: Mapping[str, tuple[str, Callable[[sqlite3.Row, object], Iterator[str]]]] = {
    "id": ("id", lambda row, record: _unlike(dict(row), record, row["id"])),
    "answer": ("disagreement", _answer),
    "voice": ("voice", _voice),
}
"""By a column of a table, which column has the ids of records, and what says what is unlike them in a row."""


def _compared(found: Counter[tuple[str, str, str]], owed: Owed) -> Iterator[str]:
    due = Counter((one.claim, one.source, _cell(GAP.join(one.segments))) for one in owed.evidence.values())
    if dict(found) == dict(due):
        return
    for claim, source, quote in due - found:
        yield f"it does not have the whole quotation of {claim}/{source}: {said(quote[:SHOWN])}"
    for claim, source, quote in found - due:
        yield f"it has a quotation that no record is of, {claim}/{source}: {said(quote[:SHOWN])}"


def _bodies(found: Any, name: str, claim: object) -> Iterator[str]:  # noqa: ANN401 - plain JSON, which may hold anything
    """Say where the bodies of an annotation are not the statement, and a translation of the claim's evidence."""
    first, *others = found if isinstance(found, list) else [found]
    if first["value"] != getattr(claim, "statement", first["value"]):
        yield f"the body of {name} is not the statement: {said(first['value'][:SHOWN])}"
    evidence = getattr(claim, "evidence", None) if others else None
    translated = {one.translation.text for one in evidence or () if one.translation}
    for other in others:
        if evidence is not None and other["value"] not in translated:
            yield f"a body of {name} is no translation of its words: {said(other['value'][:SHOWN])}"


def _annotations(data: bytes, owed: Owed) -> Iterator[str]:
    due = iter(owed.evidence.items())
    wrong: list[str] = []
    count = 0
    for item in _entries(data, "first", "items"):
        count += 1
        for name, quoted in islice(due, 1):
            wrong += _annotation(item, name, quoted, owed)
    if count != len(owed.evidence):
        wrong = [f"it has {count} annotations of {len(owed.evidence)} pieces of evidence"]
    yield from wrong


def _annotation(item: Mapping[str, Any], name: str, due: Quoted, owed: Owed) -> Iterator[str]:
    yield from _bodies(item["body"], name, owed.records.get(due.claim))
    # A single selector leads to a page, a time or an element of the original.
    quoting = [target for target in item["target"] if isinstance(target["selector"], list)]
    exact = tuple(target["selector"][0]["exact"] for target in quoting)
    if exact != due.segments:
        yield f"it does not have the whole quotation of {name}: {said(GAP.join(exact)[:SHOWN])}"
    for target in quoting:
        if ARTICLE.findall(target["source"])[-1:] != [due.source]:
            yield f"the words of {name} are put down to another source: {target['source']}"
        quote, *position = target["selector"]
        if position:
            yield from _misplaced(name, quote, position[0], owed.texts[due.source])
        elif quote["prefix"] + quote["exact"] + quote["suffix"] not in owed.texts[due.source]:
            yield f"the words around those of {name} are others: {said(quote['exact'][:SHOWN])}"


def _misplaced(name: str, quote: Mapping[str, Any], place: Mapping[str, Any], text: str) -> Iterator[str]:
    """Say where words do not stand at the place, or between the words, that are told of them."""
    start, end, before, after = place["start"], place["end"], quote["prefix"], quote["suffix"]
    stands = text[start:end] == quote["exact"] and text.endswith(before, 0, start) and text.startswith(after, end)
    if not stands:
        yield f"the words of {name} do not stand at {start} to {end}: {said(quote['exact'][:SHOWN])}"


FILES: Mapping[str, Callable[[bytes, Owed], Iterator[str]]] = {
    "claims.json": _claims,
    "claims.csv": _rows,
    "sources.json": _records,
    "sources.csl.json": _records,
    "entities.json": _records,
    "timeline.json": _records,
    "disagreements.json": _disagreements,
    "rests.json": _rests,
    "silences.json": _silences,
    "site.sqlite": _database,
    "annotations.jsonld": _annotations,
}
"""The downloads that quote, or say what a record does, by their ids."""
