"""The registry of files for other programs, each declared once: JSON, Web Annotations, CSL, CSV, texts."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from msgspec import Struct

from siglum.exports.annotations import collection
from siglum.exports.csl import item_of
from siglum.exports.exporter import Exporter
from siglum.exports.files import SHAPES, schema_of
from siglum.exports.indented import filled, indented
from siglum.exports.shapes import ExportedProblem
from siglum.exports.silences import silences
from siglum.exports.sqlite import database, datasette_metadata
from siglum.exports.table import claims_table
from siglum.facts.indexes import Indexes
from siglum.model.extensions import Registry
from siglum.model.problems import Problem


def _once(_: Indexes) -> tuple[str, ...]:
    return ("",)


class Download(Struct, frozen=True):
    """A file for other programs, or several of one kind."""

    id: str
    """The kind of the refs that lead to it."""
    address: str
    """From the site's root, with {id} where there is a file for each key."""
    make: Callable[[Exporter, str], bytes]
    """Returns the bytes of a file, given its key; they depend on the site alone."""
    words: str = ""
    """What the about page says that it holds; empty for files that this page does not list."""
    keys: Callable[[Indexes], Iterable[str]] = _once
    """Lists the keys, one for each file; a single file has the empty key."""
    in_dataset: bool = False
    """Whether the home page's JSON-LD lists it as a download of the dataset."""
    quotes: bool = True
    """Whether it says what sources or records do; one of ours that does is read again before it is published."""


def _data(
    name: str, make: Callable[[Exporter], bytes], words: str, *, in_dataset: bool = False, quotes: bool = True
) -> Download:
    address = f"data/{name}"
    return Download(name, address, lambda one, _: make(one), words, in_dataset=in_dataset, quotes=quotes)


def _problem(problem: Problem, exporter: Exporter) -> ExportedProblem:
    span = problem.span
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "message": exporter.without_withheld(problem.message),
        "hint": exporter.without_withheld(problem.hint),
    }


def _annotations(exporter: Exporter) -> bytes:
    empty = collection(exporter.site, exporter.address_of)
    return filled(indented(empty), exporter.pieces_of("annotation", exporter.site.proofs))


@cache
def _schema(name: str) -> bytes:
    """Return the bytes of the schema of an export, which are the same for every site."""
    return indented(schema_of(name))


_OURS: tuple[Download, ...] = (
    _data(
        "claims.json",
        lambda one: one.json_of("claims", "claims", "claim", one.site.claims),
        "every claim with its evidence",
        in_dataset=True,
    ),
    _data("claims.csv", claims_table, "the same as a table, one line for each passage"),
    _data(
        "sources.json",
        lambda one: one.json_of("sources", "sources", "source", one.site.sources),
        "the articles, what is known of them, and how much of each is accounted for",
        in_dataset=True,
    ),
    _data(
        "sources.csl.json",
        lambda one: indented([item_of(name, one.site) for name in one.site.sources]),
        "the articles for reference managers",
    ),
    _data(
        "entities.json",
        lambda one: one.json_of("entities", "entities", "entity", one.site.entities),
        "people, organizations and topics",
        in_dataset=True,
    ),
    _data(
        "timeline.json",
        lambda one: one.json("timeline", events=list(one.events())),
        "the events",
        in_dataset=True,
    ),
    _data(
        "disagreements.json",
        lambda one: one.json("disagreements", disagreements=list(one.disagreements()), wordings=list(one.wordings())),
        "disagreements and wordings",
        in_dataset=True,
    ),
    _data(
        "rests.json",
        lambda one: one.json_of("rests", "rests", "loss", one.indexes.carried),
        "what would fall with each article, report, outlet and speaker",
        in_dataset=True,
    ),
    _data(
        "silences.json",
        lambda one: one.json("silences", silences=list(silences(one))),
        "what was looked for wherever it says that an article says nothing",
        in_dataset=True,
    ),
    _data(
        "coverage.json",
        lambda one: one.json_of("coverage", "sources", "coverage", one.site.sources),
        "every sentence of every article, and what became of it",
        quotes=False,
    ),
    _data(
        "annotations.jsonld",
        _annotations,
        "every passage as a W3C Web Annotation",
        in_dataset=True,
    ),
    _data(
        "problems.json",
        lambda one: one.json("problems", problems=[_problem(problem, one) for problem in one.warnings()]),
        "the warnings with which the site was published, but for those that its editor answered",
        quotes=False,
    ),
    _data("site.sqlite", database, "all of it as a SQLite database, with views that answer questions"),
    _data(
        "site.metadata.json",
        lambda one: indented(datasette_metadata(one)),
        "what Datasette says of that database: datasette site.sqlite --metadata site.metadata.json",
        quotes=False,
    ),
    Download("schema", "data/schema/{id}.schema.json", lambda _, name: _schema(name), keys=lambda _: SHAPES),
    Download(
        "text",
        "sources/{id}.txt",
        lambda one, name: one.site.stored.seed[one.site.sources[name].file].data,
        keys=lambda indexes: [name for name, source in indexes.site.sources.items() if source.show == "full"],
    ),
)


def _fault(one: Download, _: Registry[Download]) -> str:
    """Return why an extension's download can't be added: its id and address must be its own, and valid names."""
    if not NAME.fullmatch(one.id) or "." not in one.id:
        return (
            f'"{one.id}" is no name of a file: write small letters, digits, hyphens and a full stop, as in claims.bib'
        )
    if one.keys is _once and one.address != f"data/{one.id}":
        return f"it stands at {one.address}, and belongs at data/{one.id}"
    if one.keys is not _once and not (one.address.startswith(f"data/{one.id}/") and one.address.count("{id}") == 1):
        return f"it stands at {one.address}, and several files belong into data/{one.id}/, each with {{id}} in its name"
    if not all(NAME.fullmatch(part) for part in one.address.replace("{id}", "x").split("/")):
        return f"{one.address} is no address that every system and host can have"
    if one.keys is not _once and (one.words or one.in_dataset):
        return "it has words for readers, or is told to search engines, though it is not one file"
    return ""


NAME = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")
"""A file name, or a key in one, that is valid on every system and host."""
DOWNLOADS: Registry[Download] = Registry("siglum.exports", Download, _OURS, lambda one: one.id, _fault)
"""Every file for other programs, each declared once: ours, then those of extensions."""


def keys_of(one: Download, indexes: Indexes) -> tuple[str, ...]:
    """Return the keys of a download; raises EnvironmentFault for an extension whose keys are no valid file names."""
    with DOWNLOADS.guarding(one):
        keys = tuple(one.keys(indexes))
    for key in keys if one.keys is not _once else ():
        is_name = isinstance(key, str) and bool(NAME.fullmatch(key))
        DOWNLOADS.expect(one, is_name, f"it wants a file for {key!r}, which is no name that a file can have")
    DOWNLOADS.expect(one, len(set(keys)) == len(keys), "it wants two files of one name")
    return keys


def made_by(one: Download, exporter: Exporter, key: str) -> bytes:
    """Return the bytes of a file; raises EnvironmentFault for an extension that fails or returns no bytes."""
    with DOWNLOADS.guarding(one):
        data = one.make(exporter, key)
    DOWNLOADS.expect(one, isinstance(data, bytes), f"it made a {type(data).__name__} where bytes are wanted")
    return data
