"""Every channel that shows a quotation, spoilt in every way: the second reading refuses each of them.

What is spoilt is the finished file, in memory, as a template or an exporter that errs would have made it.
"""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from siglum.build import prove, show
from siglum.catalogue.frames import frame_of
from siglum.catalogue.kinds import KINDS
from siglum.catalogue.published import Published
from siglum.doors.disk import read_snapshot
from siglum.exports.downloads import DOWNLOADS
from siglum.exports.rereading import FILES
from siglum.html.owed import owed_of, said_in
from siglum.html.rereading import QUOTED, Owed, Reader
from tests.builds.small import SITE, TEMPLATES

STARTER = SITE.parents[2] / "generator" / "siglum" / "project" / "starter"
EACH = 2
"""How many quotations of each channel are spoilt."""
Spoil = Callable[[str], str]


@cache
def published(root: Path) -> Published:
    """Return the files of a small site, none of which is written anywhere."""
    return show(prove(read_snapshot(root, TEMPLATES)[0]))


# Ways in which a quotation is spoilt


def _text(spoil: Spoil) -> Spoil:
    """Spoil the words of an element, and leave its tags as they are."""

    def spoilt(element: str) -> str:
        found = [one for one in re.finditer(r">([^<>]+)<", element) if one[1].strip()]
        if not found:
            return element
        words = max(found, key=lambda one: len(one[1]))
        return element[: words.start(1)] + spoil(words[1]) + element[words.end(1) :]

    return spoilt


def first_word_dropped(words: str) -> str:
    """Drop the first word; of one word, all of it."""
    return re.sub(r"^\s*\S+\s*", "", words)


def last_word_dropped(words: str) -> str:
    """Drop the last word; of one word, its last letter."""
    found = re.sub(r"\s+\S+\s*$", "", words)
    return found if found != words else words.rstrip()[:-1]


def cut_short(words: str) -> str:
    """Cut after twelve characters, or after half of fewer."""
    return words[: min(12, len(words.strip()) // 2)]


def two_letters_swapped(words: str) -> str:
    """Swap the first two neighbouring letters that differ."""
    for at in range(len(words) - 1):
        if words[at] != words[at + 1] and words[at : at + 2].isalpha():
            return words[:at] + words[at + 1] + words[at] + words[at + 2 :]
    return words + "x"


WORDS: dict[str, Spoil] = {
    "the first word dropped": first_word_dropped,
    "the last word dropped": last_word_dropped,
    "cut short": cut_short,
    "two letters swapped": two_letters_swapped,
}


ADDRESSES: dict[str, Spoil] = {"another source": lambda words: words.replace("sources/", "sources/no-")}
AS_FITS: dict[object, dict[str, Spoil]] = {
    "@id": ADDRESSES,
    # Fewer words around a quotation are no others.
    "prefix": {name: spoil for name, spoil in WORDS.items() if spoil is not first_word_dropped},
    "suffix": {"the first word dropped": first_word_dropped, "two letters swapped": two_letters_swapped},
}
"""How texts of some names are spoilt, where that is not as all others are."""


def _attribute(added: str) -> Spoil:
    return lambda element: re.sub(r"^<(\w+)", rf"<\1 {added}", element)


ELEMENTS: dict[str, Spoil] = {
    **{name: _text(spoil) for name, spoil in WORDS.items()},
    "upper case": _text(lambda words: words.upper() if words.upper() != words else words.lower() + "a"),
    "the mark lost": lambda element: re.sub(r' data-verbatim="[^"]*"', "", element, count=1),
    "another source": lambda element: element.replace('data-verbatim="', 'data-verbatim="no-', 1),
    "left out": lambda _: "",
    "hidden": _attribute("hidden"),
    "hidden by a style": _attribute('style="display:none"'),
    "hidden by a class": lambda element: (
        re.sub(r' class="', ' class="gone ', element, count=1)
        if " class=" in element.split(">")[0]
        else _attribute('class="gone"')(element)
    ),
    "within what is hidden": lambda element: f"<div hidden>{element}</div>",
    "within what a style hides": lambda element: f'<section style="display:none"><div>{element}</div></section>',
    "within what only ears get": lambda element: f'<span class="vh">{element}</span>',
    "within what a rule hides": lambda element: (
        f"<style>main .unseen{{visibility:hidden}}</style><div class=unseen>{element}</div>"
    ),
    "hidden from ears": lambda element: f'<div aria-hidden="true">{element}</div>',
    "for those without scripts": lambda element: f"<noscript>{element}</noscript>",
    "in a template": lambda element: f"<template>{element}</template>",
}


def _within_marks(spoil: Spoil) -> Spoil:
    return lambda quoted: f"{quoted[0]}{spoil(quoted[1:-1])}{quoted[-1]}"


QUOTING: dict[str, Spoil] = {name: _within_marks(spoil) for name, spoil in WORDS.items()}


# Where quotations stand in a page


def elements(page: str) -> Iterator[tuple[str, int, int]]:
    """Yield each element that is marked as a source's words: its channel, and where it begins and ends."""
    for opening in re.finditer(r'<(\w+)((?:\s[^<>]*)?) data-verbatim="[^"]*"([^<>]*)>', page):
        depth, end = 0, len(page)
        for tag in re.finditer(rf"<(/?){opening[1]}\b[^<>]*>", page[opening.start() :]):
            depth += -1 if tag[1] else 1
            if depth == 0:
                end = opening.start() + tag.end()
                break
        before = re.findall(r"<(\w+)[^<>]*>\s*$", page[: opening.start()])
        kind = re.sub(r'="[^"]*"', "", f"{opening[2]} {opening[3]}")
        yield f"{'/'.join(before)}/{opening[1]}{kind}", opening.start(), end


def outside(page: str) -> Iterator[tuple[str, int, int]]:
    """Yield what the editor's words put in quotation marks: its channel, and where it begins and ends."""
    taken = [(start, end) for _, start, end in elements(page)]
    for one in QUOTED.finditer(page):
        if one[0][0] in "\"'‘" or re.search("[<>]", one[0]) or any(a <= one.start() < b for a, b in taken):
            continue
        tag = page.rfind("<", 0, one.start())
        inside = page.rfind(">", 0, one.start()) < tag
        yield f"quoted in {page[tag:].split(maxsplit=1)[0] if inside else 'text'}", one.start(), one.end()


def _of(
    found: Iterator[tuple[str, int, int]], ways: dict[str, Spoil]
) -> Iterator[tuple[str, int, int, dict[str, Spoil]]]:
    """Yield the first of each channel, with the ways to spoil it."""
    seen: dict[str, int] = {}
    for channel, start, end in found:
        seen[channel] = seen.get(channel, 0) + 1
        if seen[channel] <= EACH:
            yield channel, start, end, ways


def spoilt_pages(page: str, seen: dict[str, int], kind: str) -> Iterator[tuple[str, str]]:
    """Yield a page in every way in which a quotation of it can be spoilt, each with what was done."""

    def is_new(channel: str, spoil: str) -> bool:
        key = f"{kind}: {channel}: {spoil}"
        seen[key] = seen.get(key, 0) + 1
        return seen[key] <= EACH

    for channel, start, end, ways in (*_of(elements(page), ELEMENTS), *_of(outside(page), QUOTING)):
        for name, spoil in ways.items():
            if is_new(channel, name):
                yield f"{channel}: {name}", page[:start] + spoil(page[start:end]) + page[end:]
    for at, gap in enumerate(islice(re.finditer(r'<span class="gap[^"]*"> \[…\] </span>', page), EACH)):
        if is_new("gap", str(at)):
            yield "the sign of an omission dropped", page[: gap.start()] + " " + page[gap.end() :]
    glued = re.sub(r"</p>\s*(?:<ol class=\"ns.*?</ol>\s*)?<p data-verbatim[^>]*>", " ", page, count=1, flags=re.DOTALL)
    if glued != page and is_new("paragraphs", "glued"):
        yield "two paragraphs glued", glued
    data = re.search(r'(<script type="application/ld\+json">)(.*?)(</script>)', page, re.DOTALL)
    for name, other in spoilt_json(json.loads(data[2]), JSON_LD) if data else ():
        if data and is_new("JSON-LD", name):
            yield (
                f"JSON-LD: {name}",
                page[: data.start(2)] + json.dumps(other).replace("<", "\\u003c") + page[data.end(2) :],
            )


JSON_LD = ("appearance/text", "appearance/isPartOf/@id")
"""The words in the data of a page, and whose they are."""


def read(site: Published, address: str) -> tuple[str, Callable[[str], list[str]]]:
    """Return a finished page, and what reads it again."""
    ref = site.pages[address]
    view = KINDS[ref.kind].view(site.indexes, ref)
    frame = frame_of(site.indexes, ref, view.heading, site.left_out)
    owed: Owed = owed_of(view, said_in(frame, site.site_view))
    reader = Reader(site.plain_texts, sheets=site.hiding)
    return site.page[address].data.decode(), partial(_read, reader, address, owed)


def _read(reader: Reader, address: str, owed: Owed, page: str) -> list[str]:
    return [one.message for one in reader.read(address, page.encode(), lambda: owed)]


@pytest.mark.parametrize("root", [SITE, STARTER], ids=["small", "starter"])
def test_no_spoilt_quotation_in_a_page_is_published(root: Path) -> None:
    site, seen, survivors, tried = published(root), dict[str, int](), [], 0
    for address, ref in site.pages.items():
        page, wrong = read(site, address)
        assert wrong(page) == []
        for done, spoilt in spoilt_pages(page, seen, ref.kind):
            tried += 1
            if spoilt == page or not wrong(spoilt):
                survivors.append(f"{address}: {done}")
    assert tried > 100
    assert not survivors, "\n".join((f"{len(survivors)} of {tried} survive:", *survivors))


# Data files


def spoilt_json(data: Any, names: tuple[str, ...]) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - JSON of any shape
    """Yield JSON with one text spoilt: the first ones under each of the paths of names."""
    seen: dict[str, int] = {}
    for path in list(paths(data)):
        name = "/".join(key for key in path if isinstance(key, str))
        if not any(name == one or name.endswith(f"/{one}") for one in names):
            continue
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > EACH:
            continue
        for done, spoil in (
            ADDRESSES if "target" in path and path[-1] == "source" else AS_FITS.get(path[-1], WORDS)
        ).items():
            other = json.loads(json.dumps(data))
            place = other
            for key in path[:-1]:
                place = place[key]
            place[path[-1]] = spoil(place[path[-1]])
            yield f"{name}: {done}", other


def paths(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - JSON of any shape
    """Yield the way to each text in JSON."""
    if isinstance(data, str) and data.strip():
        yield path
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from paths(value, (*path, key))


TOLD: dict[str, tuple[str, ...]] = {
    "data/claims.json": (
        *("claims/statement", "evidence/quote", "evidence/source", "segments/exact", "segments/prefix"),
        *("segments/suffix", "figure/words", "figure/of", "figure/unit"),
    ),
    "data/sources.json": ("sources/title", "sources/byline", "sources/sha256", "compare/quote", "compare/source"),
    "data/sources.csl.json": ("title",),
    "data/entities.json": ("entities/name", "entities/aliases", "roles/text", "roles/source", "roles/claim"),
    "data/timeline.json": ("timeline/title", "events/title", "events/basis", "timeline/basis"),
    "data/disagreements.json": (
        "question",
        "positions/answer",
        "positions/claims",
        "versions/text",
        "versions/evidence",
    ),
    "data/rests.json": ("unsupported/sentence", "in_part/sentence", "rests/name"),
    "data/silences.json": ("looked_for/terms", "looked_for/names", "met/quote", "met/source", "met/reason"),
    "data/annotations.jsonld": ("body/value", "selector/exact", "selector/prefix", "selector/suffix", "target/source"),
}
"""The texts in each data file that are a source's or a record's, by the names on the way to them."""
COLUMNS = ("statement", "source", "quote")
TABLES = {
    "evidence": ("claim", "source", "quote"),
    "claims": ("statement",),
    "sources": ("title",),
    "entities": ("name",),
    "events": ("title",),
    "disagreements": ("question",),
    "positions": ("answer",),
    "chains": ("name",),
}


def spoilt_files(address: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a data file in every way in which words in it can be spoilt, each with what was done."""
    if address.endswith(".txt"):
        for name, spoil in WORDS.items():
            yield name, spoil(data.decode()).encode()
    elif address in TOLD:
        for name, other in spoilt_json(json.loads(data), TOLD[address]):
            yield name, json.dumps(other).encode()
    elif address.endswith(".csv"):
        rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
        for number, column in ((number, column) for number in range(EACH) for column in COLUMNS):
            for name, spoil in WORDS.items():
                out = io.StringIO()
                writer = csv.DictWriter(out, rows[0])
                writer.writeheader()
                writer.writerows(
                    {**row, column: spoil(row[column])} if at == number else row for at, row in enumerate(rows)
                )
                yield f"{column}: {name}", out.getvalue().encode()
    elif address.endswith(".sqlite"):
        for table, column in ((table, column) for table, columns in TABLES.items() for column in columns):
            for name, spoil in WORDS.items():
                with closing(sqlite3.connect(":memory:")) as connection:
                    connection.deserialize(data)
                    connection.create_function("spoil", 1, spoil)
                    connection.execute(
                        f"UPDATE {table} SET {column} = spoil({column}) WHERE rowid = (SELECT max(rowid) FROM {table})"  # noqa: S608
                    )
                    connection.commit()
                    yield f"{table}.{column}: {name}", connection.serialize()


@pytest.mark.parametrize("root", [SITE, STARTER], ids=["small", "starter"])
def test_no_spoilt_quotation_in_a_data_file_is_published(root: Path) -> None:
    site, survivors, tried = published(root), [], 0
    for address, ref in site.downloads.items():
        data = site.other[address].data
        assert list(site.misquotes(address, data, ref)) == []
        for done, spoilt in spoilt_files(address, data):
            tried += 1
            if spoilt == data or not list(site.misquotes(address, spoilt, ref)):
                survivors.append(f"{address}: {done}")
    assert tried > 100
    assert not survivors, "\n".join((f"{len(survivors)} of {tried} survive:", *survivors))


def test_every_file_that_quotes_is_spoilt() -> None:
    assert {f"data/{name}" for name in FILES} == {*TOLD, "data/claims.csv", "data/site.sqlite"}


def test_every_download_that_quotes_is_read_again() -> None:
    assert {one.id for one in DOWNLOADS if one.words and one.quotes} == set(FILES)
