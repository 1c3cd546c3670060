"""Reads the data files again before they are published: each quotation in them is whole, and stands where they say.

It parses what was written, and compares it with the texts by itself; it shares nothing with what wrote it.
"""

import csv
import io
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from siglum.model.files import Span
from siglum.model.problems import Problem, said

SHOWN = 80
GAP = " […] "
HINT = "the records were proven, so the program changed it on the way to this file; please report it"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A piece of evidence: the claim, the source, and the words of each segment."""

    claim: str
    source: str
    segments: tuple[str, ...]


Owed = Mapping[str, Quoted]
"""The evidence of a site by its id."""


def reread(address: str, data: bytes, owed: Owed, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each quotation of a data file that is cut, changed, misplaced or left out.

    `texts` are those of the sources by id. Other files yield nothing.
    """
    look = FILES.get(address)
    for message in look(data, owed, texts) if look else ():
        yield Problem("page-misquotes", Span(address), message, HINT)


def _claims(data: bytes, owed: Owed, texts: Mapping[str, str]) -> Iterator[str]:
    seen = set()
    for claim in json.loads(data)["claims"]:
        for one in claim["evidence"]:
            name, due = one["id"], owed.get(one["id"])
            seen.add(name)
            if due is None or (claim["id"], one["source"]) != (due.claim, due.source):
                yield f"it has evidence that no record is of: {name}"
                continue
            exact = tuple(segment["exact"] for segment in one["segments"])
            if exact != due.segments or one["quote"] != GAP.join(due.segments):
                yield f"it does not have the whole quotation of {name}: {said(one['quote'][:SHOWN])}"
            for segment in one["segments"]:
                yield from _misplaced(name, segment, segment, texts[due.source])
    yield from (f"it leaves out {name}" for name in owed if name not in seen)


def _rows(data: bytes, owed: Owed, _: Mapping[str, str]) -> Iterator[str]:
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    yield from _compared(Counter((row["claim"], row["source"], row["quote"]) for row in rows), owed)


def _database(data: bytes, owed: Owed, _: Mapping[str, str]) -> Iterator[str]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        rows = connection.execute("SELECT claim, source, quote FROM evidence").fetchall()
    yield from _compared(Counter(rows), owed)


def _compared(found: Counter[tuple[str, str, str]], owed: Owed) -> Iterator[str]:
    due = Counter((one.claim, one.source, GAP.join(one.segments)) for one in owed.values())
    for claim, source, quote in due - found:
        yield f"it does not have the whole quotation of {claim}/{source}: {said(quote[:SHOWN])}"
    for claim, source, quote in found - due:
        yield f"it has a quotation that no record is of, {claim}/{source}: {said(quote[:SHOWN])}"


def _annotations(data: bytes, owed: Owed, texts: Mapping[str, str]) -> Iterator[str]:
    items = json.loads(data)["first"]["items"]
    if len(items) != len(owed):
        yield f"it has {len(items)} annotations of {len(owed)} pieces of evidence"
        return
    for item, (name, due) in zip(items, owed.items(), strict=True):
        # A single selector leads to a page, a time or an element of the original.
        quoting = [target for target in item["target"] if isinstance(target["selector"], list)]
        exact = tuple(target["selector"][0]["exact"] for target in quoting)
        if exact != due.segments:
            yield f"it does not have the whole quotation of {name}: {said(GAP.join(exact)[:SHOWN])}"
        for target in quoting:
            quote, *position = target["selector"]
            if position:
                yield from _misplaced(name, quote, position[0], texts[due.source])


def _misplaced(name: str, quote: Mapping[str, Any], place: Mapping[str, Any], text: str) -> Iterator[str]:
    """Say where words do not stand at the place, or between the words, that are told of them."""
    start, end, before, after = place["start"], place["end"], quote["prefix"], quote["suffix"]
    stands = text[start:end] == quote["exact"] and text[:start].endswith(before) and text[end:].startswith(after)
    if not stands:
        yield f"the words of {name} do not stand at {start} to {end}: {said(quote['exact'][:SHOWN])}"


FILES: Mapping[str, Callable[[bytes, Owed, Mapping[str, str]], Iterator[str]]] = {
    "data/claims.json": _claims,
    "data/claims.csv": _rows,
    "data/site.sqlite": _database,
    "data/annotations.jsonld": _annotations,
}
"""The files that quote, by address."""
