"""Files to records: a declaration of each kind of file, and validation that reports all mistakes of a file at once."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from siglum.model.files import File, Place, Span
from siglum.model.problems import Problem, said
from siglum.model.prose import Prose
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
from siglum.reading.cited import with_prose
from siglum.reading.field_docs import described, field_names
from siglum.reading.fields import Data, Keys, extent, locate, read_fields
from siglum.reading.prose import read_cited, read_prose
from siglum.reading.text import decode, front_matter, line_at, position
from siglum.reading.unfinished import MARK, finished


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: a pattern for its path, the type of its records, and its layout."""

    path: re.Pattern[str]
    record: type[Record]
    shape: str
    """list: a list of records; fields: the fields of one record; text: front matter, then Markdown."""
    example: str


LONGEST_LINE = 20_000
"""Code points of a line that is shown with a problem; a text in one line may have as many problems as sentences."""
KINDS = (
    Kind(re.compile(r"site_src/site\.ya?ml\Z"), Settings, "fields", "site_src/site.yaml"),
    Kind(re.compile(r"site_src/origins\.ya?ml\Z"), Origin, "list", "site_src/origins.yaml"),
    Kind(re.compile(r"site_src/timeline\.ya?ml\Z"), Event, "list", "site_src/timeline.yaml"),
    Kind(re.compile(r"site_src/claims/.+\.ya?ml\Z"), Claim, "list", "site_src/claims/*.yaml"),
    Kind(re.compile(r"site_src/disagreements/.+\.ya?ml\Z"), Disagreement, "list", "site_src/disagreements/*.yaml"),
    Kind(re.compile(r"site_src/wordings/.+\.ya?ml\Z"), Wording, "list", "site_src/wordings/*.yaml"),
    Kind(re.compile(r"site_src/sources/[^/]+\.md\Z"), Source, "text", "site_src/sources/*.md"),
    Kind(re.compile(r"site_src/people/[^/]+\.md\Z"), Person, "text", "site_src/people/*.md"),
    Kind(re.compile(r"site_src/organizations/[^/]+\.md\Z"), Organization, "text", "site_src/organizations/*.md"),
    Kind(re.compile(r"site_src/topics/[^/]+\.md\Z"), Topic, "text", "site_src/topics/*.md"),
    Kind(re.compile(r"site_src/explainers/[^/]+\.md\Z"), Explainer, "text", "site_src/explainers/*.md"),
    Kind(re.compile(r"site_src/pages/[^/]+\.md\Z"), Page, "text", "site_src/pages/*.md"),
    Kind(re.compile(r"site_src/dates\.ya?ml\Z"), Dates, "fields", "site_src/dates.yaml"),
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The records of one file, each with its place."""

    records: tuple[Record, ...] = ()
    places: tuple[Place, ...] = ()
    unread: tuple[tuple[str, Place], ...] = ()
    """The ids of invalid records, where they can be told, each with its place."""


def parse(file: File) -> tuple[Parsed, tuple[Problem, ...]]:
    """Read one file of site_src/; return what it says, and its problems."""
    kind = kind_of(file.path)
    if kind is None:
        hint = f"the places are {', '.join(kind.example for kind in KINDS)}"
        return Parsed(), (Problem("file-in-no-place", Span(file.path), "no kind of record is kept here", hint),)
    return _read(file, kind)


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


def _read(file: File, kind: Kind) -> tuple[Parsed, tuple[Problem, ...]]:
    text, problems = decode(file)
    if problems:
        return _nothing(file.path), problems
    readers: dict[str, Callable[[], tuple[Parsed, tuple[Problem, ...]]]] = {
        "list": lambda: _read_list(file.path, text, kind.record),
        "fields": lambda: _read_single(file.path, text, kind.record),
        "text": lambda: _read_text(file.path, text, kind.record),
    }
    return readers[kind.shape]()


BEGINS = re.compile(r"^-[ \t{]+id:[ \t]*([a-z0-9-]+)", re.MULTILINE)
"""The start of a record in a list, to find ids in a file that is not valid YAML."""


def _nothing(path: str, text: str = "") -> Parsed:
    """Return the result for an unreadable file: the ids of the records that it seems to hold."""
    name, ending = path.rpartition("/")[2].rsplit(".", 1)
    names = [name] if ending == "md" else BEGINS.findall(text)
    return Parsed(unread=tuple((one, Place(path)) for one in names))


def _one(path: str, record: Record | None) -> Parsed:
    """Return the result for a file with one record, or none if that is invalid."""
    return Parsed((record,), (Place(path),)) if record else _nothing(path)


def _read_list(path: str, text: str, record: type[Record]) -> tuple[Parsed, tuple[Problem, ...]]:
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
        one, wrong = _validate(_Fields(path, text, 0, len(text)), record, item, (number,))
        problems += wrong
        if one:
            made.append((one, Place(path, (number,))))
        elif isinstance(item, dict) and isinstance(name := item.get("id"), str):
            unread.append((name, Place(path, (number,))))
    return Parsed(tuple(one for one, _ in made), tuple(place for _, place in made), tuple(unread)), problems


def _read_single(path: str, text: str, record: type[Record]) -> tuple[Parsed, tuple[Problem, ...]]:
    data, problems = read_fields(path, text)
    if data is None and problems:
        return _nothing(path), problems
    one, wrong = _validate(_Fields(path, text, 0, len(text)), record, {} if data is None else data, ())
    return _one(path, one), (*problems, *wrong)


def _read_text(path: str, text: str, record: type[Record]) -> tuple[Parsed, tuple[Problem, ...]]:
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
    language = str(data.get("language", "en")) if isinstance(data, dict) else "en"
    body, wrong_prose = read_prose(path, text, body_at, position(text, body_at)[0], language[:2])
    filled = {"id": stem, "body": body}
    fields = _Fields(path, text, start, end, language[:2])
    one, wrong = _validate(fields, record, {} if data is None else data, (), filled)
    return _one(path, one), (*problems, *wrong, *wrong_prose)


class Locator:
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


# Messages for pydantic's errors


@dataclass(frozen=True, slots=True)
class _Fields:
    """The part of a file that holds fields: its offsets in the text, in code points, and its language."""

    path: str
    text: str
    start: int
    end: int
    language: str = "en"

    def at(self, keys: Keys) -> Span:
        """Return the span of the value at some keys."""
        return locate(self.path, self.text, keys, self.start, self.end)

    def read(self, keys: Keys, words: str) -> tuple[Prose, tuple[Problem, ...]]:
        """Read the words of a value that cites."""
        return read_cited(self.path, self.text, extent(self.text, keys, self.start, self.end), words, self.language)

    @property
    def has_marks(self) -> bool:
        """Whether anything may be left to be written."""
        return MARK in self.text[self.start : self.end]


def _validate(
    fields: _Fields, record: type[Record], data: Data, keys: Keys, filled: Mapping[str, object] | None = None
) -> tuple[Record | None, tuple[Problem, ...]]:
    given: object = data
    forbidden: tuple[Problem, ...] = ()
    if isinstance(data, dict) and filled:
        # Fields that come from the file's name and text may not be written.
        forbidden = tuple(
            Problem(
                "field-unknown",
                fields.at((*keys, name)),
                f"the field {name} is not written: it comes from the file itself",
                "delete the line",
            )
            for name in filled
            if name in data
        )
        given = {**data, **filled}
    given, open_fields = finished(record, given) if fields.has_marks else (given, ())
    given, wrong_prose = with_prose(record, given, lambda within, words: fields.read((*keys, *within), words))
    left = tuple(_unfinished(record, within, fields.at((*keys, *within))) for within in open_fields)
    known = (*forbidden, *wrong_prose, *left)
    try:
        return record.model_validate(given), known
    except ValidationError as error:
        # A field that says TODO has its problem already.
        told: set[tuple[Keys, str]] = set()
        problems = []
        found = error.errors(include_url=False)
        for details in found:
            if details["type"] == "too_short" and any(_stands_within(other["loc"], details["loc"]) for other in found):
                # The list is too short only because its items are invalid.
                continue
            problem = _in_words(record, details, lambda within: fields.at((*keys, *within)))
            is_open = any(tuple(details["loc"])[: len(within)] == within for within in open_fields)
            if not is_open and (mark := (tuple(details["loc"]), problem.code)) not in told:
                told.add(mark)
                problems.append(problem)
        return None, (*known, *problems)


def _unfinished(record: type[Record], keys: Keys, at: Span) -> Problem:
    field = next((key for key in reversed(keys) if isinstance(key, str)), "")
    return Problem("draft-unfinished", at, f"{field} is still to be written", described(record, keys))


def _stands_within(keys: Keys, outer: Keys) -> bool:
    return len(keys) > len(outer) and keys[: len(outer)] == outer


def _in_words(record: type[Record], details: ErrorDetails, at: Callable[[Keys], Span]) -> Problem:
    keys = tuple(details["loc"])
    field = next((str(key) for key in reversed(keys) if isinstance(key, str)), "")
    match details["type"]:
        case "extra_forbidden":
            names = field_names(record, keys[:-1])
            return Problem("field-unknown", at(keys), f"there is no field {field} here", _meant(field, names))
        case "missing":
            return Problem("field-missing", at(keys[:-1]), f"the field {field} is missing", described(record, keys))
        case "enum" | "literal_error":
            allowed = re.findall(r"'([^']*)'", str(details.get("ctx", {}).get("expected", "")))
            return Problem(
                "value-malformed",
                at(keys),
                f"{field} can't be {details['input']!r}",
                _meant(str(details["input"]), allowed),
            )
        case "id-malformed" | "date-malformed" as code:
            return Problem(code, at(keys), details["msg"])
        case "string_type":
            return Problem(
                "value-malformed",
                at(keys),
                f"{field} must be a text",
                "if it holds a colon and a space, put it in quotation marks",
            )
        case "tuple_type" | "list_type":
            return Problem(
                "value-malformed",
                at(keys),
                f"{field} must be a list",
                f"write `{field}: [one, another]`, or one a line, each after a hyphen",
            )
        case "too_short":
            least = details.get("ctx", {}).get("min_length", 1)
            return Problem("value-malformed", at(keys), f"{field} needs at least {least}", described(record, keys))
        case "model_type" | "model_attributes_type" | "dict_type":
            return Problem(
                "value-malformed", at(keys), f"{field or 'a record'} must be a group of fields, each as `name: value`"
            )
        case "string_pattern_mismatch":
            message = f"{field} can't be {said(str(details['input']))}"
            return Problem("value-malformed", at(keys), message, described(record, keys))
        case _:
            message = f"{field}: {details['msg'].removeprefix('Value error, ')}"
            return Problem("value-malformed", at(keys), message, described(record, keys))


CLOSE = 0.05
"""How much less similar than the best match another suggestion may be."""


def _meant(name: str, names: list[str]) -> str:
    listed = f"one of: {', '.join(names)}"
    # Jaro-Winkler finds typing errors (a letter too many, too few, or two exchanged) and prefers a common prefix.
    found = process.extract(name, names, scorer=JaroWinkler.similarity, score_cutoff=0.75, limit=2)
    near = [match[0] for match in found if match[1] > found[0][1] - CLOSE]
    return f"did you mean {' or '.join(near)}? It is {listed}" if near else f"it is {listed}"
