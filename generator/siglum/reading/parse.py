"""Files to records: a declaration of each kind of file, and how its text becomes records."""

import re
from functools import cache
from typing import Any

from msgspec import Struct
from pydantic import TypeAdapter

from siglum.model.expressions import expression
from siglum.model.files import SETTINGS, File, Place, Span
from siglum.model.problems import Problem
from siglum.model.records import (
    Claim,
    Dates,
    Disagreement,
    Event,
    Explainer,
    Organization,
    Origin,
    Page,
    Person,
    Record,
    Settings,
    Source,
    Topic,
    Wording,
)
from siglum.model.urls import slug_fault
from siglum.reading.fields import locate, read_fields
from siglum.reading.prose import read_prose
from siglum.reading.text import decode, front_matter, line_at, position
from siglum.reading.validating import FieldsOf, validated


class Kind(Struct, frozen=True):
    """One kind of file: a pattern for its path, the type of its records, and its layout."""

    path: re.Pattern[str]
    record: type[Record]
    shape: str
    """list: a list of records; fields: the fields of one record; text: front matter, then Markdown."""
    example: str


LONGEST_LINE = 20_000
"""Code points of a line that is shown with a problem; a text in one line may have as many problems as sentences."""
KINDS = (
    Kind(expression(r"site_src/site\.ya?ml\Z"), Settings, "fields", SETTINGS),
    Kind(expression(r"site_src/origins\.ya?ml\Z"), Origin, "list", "site_src/origins.yaml"),
    Kind(expression(r"site_src/timeline\.ya?ml\Z"), Event, "list", "site_src/timeline.yaml"),
    Kind(expression(r"site_src/claims/.+\.ya?ml\Z"), Claim, "list", "site_src/claims/*.yaml"),
    Kind(expression(r"site_src/disagreements/.+\.ya?ml\Z"), Disagreement, "list", "site_src/disagreements/*.yaml"),
    Kind(expression(r"site_src/wordings/.+\.ya?ml\Z"), Wording, "list", "site_src/wordings/*.yaml"),
    Kind(expression(r"site_src/sources/[^/]+\.md\Z"), Source, "text", "site_src/sources/*.md"),
    Kind(expression(r"site_src/people/[^/]+\.md\Z"), Person, "text", "site_src/people/*.md"),
    Kind(expression(r"site_src/organizations/[^/]+\.md\Z"), Organization, "text", "site_src/organizations/*.md"),
    Kind(expression(r"site_src/topics/[^/]+\.md\Z"), Topic, "text", "site_src/topics/*.md"),
    Kind(expression(r"site_src/explainers/[^/]+\.md\Z"), Explainer, "text", "site_src/explainers/*.md"),
    Kind(expression(r"site_src/pages/[^/]+\.md\Z"), Page, "text", "site_src/pages/*.md"),
    Kind(expression(r"site_src/dates\.ya?ml\Z"), Dates, "fields", "site_src/dates.yaml"),
)


class Parsed(Struct, frozen=True):
    """The records of one file, each with its place."""

    records: tuple[Record, ...] = ()
    places: tuple[Place, ...] = ()
    unread: tuple[tuple[str, Place], ...] = ()
    """The ids of invalid records, each with its place; "" for one whose id can't be told, or is none."""


def parse(file: File, language: str = "en") -> tuple[Parsed, tuple[Problem, ...]]:
    """Read one file of site_src/, written in a language (two or three letters): what it says, and its problems."""
    kind = kind_of(file.path)
    if kind is None:
        hint = f"the places are {', '.join(kind.example for kind in KINDS)}"
        problem = Problem("file-in-no-place", Span(file.path), "no kind of record is kept here", hint)
        text, unreadable = decode(file)
        return _nothing(file.path, "" if unreadable else text), (problem,)
    return _read(file, kind, language)


def kind_of(path: str) -> Kind | None:
    """Return the kind of a file, or None where no kind has such a path."""
    return next((kind for kind in KINDS if kind.path.match(path)), None)


def dump_records(parsed: Parsed) -> bytes | None:
    """Return what a file says: its path and JSON in two lines; None where a record could not be read, or is none."""
    if parsed.unread or not parsed.places:
        return None
    path = parsed.places[0].path
    kind = kind_of(path)
    records = _many(kind.record).dump_json(parsed.records, by_alias=True) if kind else b""
    return path.encode() + b"\n" + records if kind else None


def load_records(data: bytes) -> Parsed:
    """Return what `dump_records` was given; raises ValueError for anything else."""
    named, _, records = data.partition(b"\n")
    path = named.decode()
    kind = kind_of(path)
    if kind is None:
        message = "this is not what a file says"
        raise ValueError(message)
    return _placed(path, kind, _many(kind.record).validate_json(records))


def _placed(path: str, kind: Kind, records: tuple[Record, ...]) -> Parsed:
    """Give the records of a file, of which every one could be read, their places."""
    if kind.shape == "list":
        return Parsed(records, tuple(Place(path, (number,)) for number in range(len(records))))
    return Parsed(records, tuple(Place(path) for _ in records))


@cache
def _many(record: type[Record]) -> TypeAdapter[tuple[Any, ...]]:
    # mypy does not accept a variable as a type.
    return TypeAdapter(tuple[record, ...])  # type: ignore[valid-type]


def _read(file: File, kind: Kind, language: str) -> tuple[Parsed, tuple[Problem, ...]]:
    text, problems = decode(file)
    if problems:
        return _nothing(file.path), problems
    return READERS[kind.shape](file.path, text, kind.record, language)


ITEM = expression("^-", re.MULTILINE)
TEXTS = ("md", "markdown", "mdown", "txt")
"""The endings of files that hold one record, which has their name; and those that authors write for md."""
BEGINS = expression(r"^-[ \t{]+id:[ \t]*([a-z0-9-]+)", re.MULTILINE)
"""The start of a record in a list, to find ids in a file that is not valid YAML."""


def _nothing(path: str, text: str = "") -> Parsed:
    """Return the result for an unreadable file: the ids of the records that it seems to hold."""
    name, _, ending = path.rpartition("/")[2].rpartition(".")
    names = [name] if ending.lower() in TEXTS else BEGINS.findall(text)
    if ending.lower() not in TEXTS and len(names) < len(ITEM.findall(text)):
        names.append("")
    return Parsed(unread=tuple(("" if slug_fault(one) else one, Place(path)) for one in names))


def _one(path: str, record: Record | None) -> Parsed:
    """Return the result for a file with one record, or none if that is invalid."""
    return Parsed((record,), (Place(path),)) if record else _nothing(path)


def _read_list(path: str, text: str, record: type[Record], language: str) -> tuple[Parsed, tuple[Problem, ...]]:
    data, problems = read_fields(path, text)
    if data is None:
        return _nothing(path, text), problems
    if not isinstance(data, list):
        hint = f"begin each {record.__name__.lower()} with a hyphen, as in `- id: …`"
        return _nothing(path), (
            *problems,
            Problem(
                "value-malformed", Span(path, 1, 1, 1, 1), "this file is a list of records, and no list was found", hint
            ),
        )
    made: list[tuple[Record, Place]] = []
    unread: list[tuple[str, Place]] = []
    for number, item in enumerate(data):
        one, wrong = validated(FieldsOf(path, text, 0, len(text), language), record, item, (number,))
        problems += wrong
        if one:
            made.append((one, Place(path, (number,))))
        else:
            name = item.get("id") if isinstance(item, dict) else ""
            is_told = isinstance(name, str) and not slug_fault(name)
            unread.append((str(name) if is_told else "", Place(path, (number,))))
    return Parsed(tuple(one for one, _ in made), tuple(place for _, place in made), tuple(unread)), problems


def _read_single(path: str, text: str, record: type[Record], language: str) -> tuple[Parsed, tuple[Problem, ...]]:
    data, problems = read_fields(path, text)
    if data is None and problems:
        return _nothing(path), problems
    one, wrong = validated(FieldsOf(path, text, 0, len(text), language), record, {} if data is None else data, ())
    return _one(path, one), (*problems, *wrong)


def _read_text(path: str, text: str, record: type[Record], language: str) -> tuple[Parsed, tuple[Problem, ...]]:
    stem = path.rpartition("/")[2].removesuffix(".md")
    if fault := slug_fault(stem):
        return _nothing(path), (
            Problem(
                "id-malformed",
                Span(path),
                f"the file's name is the record's id, and {stem!r} {fault}",
                "rename the file",
            ),
        )
    limits = front_matter(text)
    if limits is None:
        hint = "begin the file with a line of three hyphens, the fields, and another line of three hyphens"
        return _nothing(path), (
            Problem("front-matter-missing", Span(path, 1, 1, 1, 4), "the file does not begin with its fields", hint),
        )
    start, end, body_at = limits
    data, problems = read_fields(path, text, start, end)
    if data is None and problems:
        return _nothing(path), problems
    body, wrong_prose = read_prose(path, text, body_at, position(text, body_at)[0], language)
    filled = {"id": stem, "body": body}
    fields = FieldsOf(path, text, start, end, language)
    one, wrong = validated(fields, record, {} if data is None else data, (), filled)
    return _one(path, one), (*problems, *wrong, *wrong_prose)


READERS = {"list": _read_list, "fields": _read_single, "text": _read_text}
"""How a file of each shape is read."""


class PlaceFinder:
    """Finds where things stand in one file, which is read once however many problems there are in it."""

    def __init__(self, file: File) -> None:
        """Take the file."""
        self._path = file.path
        text, problems = decode(file)
        self._shown = file.data.decode("utf-8", "replace") if problems else text
        self._text = None if problems else text
        limits = front_matter(text) if file.path.endswith(".md") else None
        self._start, self._end = (limits[0], limits[1]) if limits else (0, len(text))
        self._lines: dict[int, str] = {}

    def span(self, place: Place) -> Span:
        """Return the span of a value, for a message."""
        if self._text is None:
            return Span(self._path)
        return locate(self._path, self._text, place.keys, self._start, self._end)

    def line(self, number: int) -> str:
        """Return the text of a line; empty for one that is too long to be shown with each of its problems."""
        if number not in self._lines:
            line = line_at(self._shown, number)
            self._lines[number] = line if len(line) <= LONGEST_LINE else ""
        return self._lines[number]
