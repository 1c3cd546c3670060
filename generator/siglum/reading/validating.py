"""What an author wrote to a record: all its mistakes at once, pydantic's errors in an author's words."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from siglum.model.files import Span
from siglum.model.problems import Problem, said
from siglum.model.prose import Prose
from siglum.model.records import Record
from siglum.model.values import WRITTEN
from siglum.reading.cited import with_prose
from siglum.reading.field_docs import described, field_names, last_name
from siglum.reading.fields import Data, Keys, extent, locate
from siglum.reading.prose import read_cited
from siglum.reading.unfinished import MARK, finished


class FieldsOf(Struct, frozen=True):
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


def validated(
    fields: FieldsOf, record: type[Record], data: Data, keys: Keys, filled: Mapping[str, object] | None = None
) -> tuple[Record | None, tuple[Problem, ...]]:
    """Return the record that stands at `keys` in a file, None where it can't be one, and what is wrong with it.

    `filled` holds the fields that come from the file's name and text, and may not be written.
    """
    given: object = data
    known: list[Problem] = []
    if isinstance(data, dict) and filled:
        known += _written_though_filled(fields, keys, [name for name in filled if name in data])
        given = {**data, **filled}
    given, open_fields = finished(record, given) if fields.has_marks else (given, ())
    given, wrong_prose = with_prose(record, given, lambda within, words: fields.read((*keys, *within), words))
    known += wrong_prose
    known += [_unfinished(record, within, fields.at((*keys, *within))) for within in open_fields]
    try:
        return record.model_validate(given, context=WRITTEN), tuple(known)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        told = _told(record, errors, open_fields, lambda within: fields.at((*keys, *within)))
        return None, (*known, *told)


def _written_though_filled(fields: FieldsOf, keys: Keys, names: Sequence[str]) -> Iterator[Problem]:
    for name in names:
        message = f"the field {name} is not written: it comes from the file itself"
        yield Problem("field-unknown", fields.at((*keys, name)), message, "delete the line")


def _unfinished(record: type[Record], keys: Keys, at: Span) -> Problem:
    return Problem("draft-unfinished", at, f"{last_name(keys)} is still to be written", described(record, keys))


def _told(
    record: type[Record], errors: Sequence[ErrorDetails], open_fields: Sequence[Keys], at: Callable[[Keys], Span]
) -> Iterator[Problem]:
    """Yield pydantic's errors as problems, each once, without those that follow from others."""
    told: set[tuple[Keys, str]] = set()
    for details in errors:
        keys = tuple(details["loc"])
        # A list whose items are invalid seems too short for that alone; a field that says TODO has its problem already.
        if details["type"] == "too_short" and any(_stands_within(other["loc"], keys) for other in errors):
            continue
        if any(keys[: len(within)] == within for within in open_fields):
            continue
        problem = _in_words(record, details, at)
        if (keys, problem.code) not in told:
            told.add((keys, problem.code))
            yield problem


def _stands_within(keys: Keys, outer: Keys) -> bool:
    return len(keys) > len(outer) and keys[: len(outer)] == outer


def _in_words(record: type[Record], details: ErrorDetails, at: Callable[[Keys], Span]) -> Problem:
    keys = tuple(details["loc"])
    field = last_name(keys)
    match details["type"]:
        case "extra_forbidden":
            names = field_names(record, keys[:-1])
            return Problem("field-unknown", at(keys), f"there is no field {field} here", _meant(field, names))
        case "missing":
            return Problem("field-missing", at(keys[:-1]), f"the field {field} is missing", described(record, keys))
        case "id-malformed" | "date-malformed" as code:
            return Problem(code, at(keys), details["msg"])
        case "enum" | "literal_error":
            allowed = re.findall(r"'([^']*)'", str(details.get("ctx", {}).get("expected", "")))
            message, hint = f"{field} can't be {details['input']!r}", _meant(str(details["input"]), allowed)
        case "string_type":
            message, hint = f"{field} must be a text", "if it holds a colon and a space, put it in quotation marks"
        case "tuple_type" | "list_type":
            message = f"{field} must be a list"
            hint = f"write `{field}: [one, another]`, or one a line, each after a hyphen"
        case "model_type" | "model_attributes_type" | "dict_type":
            message, hint = f"{field or 'a record'} must be a group of fields, each as `name: value`", ""
        case "too_short":
            least = details.get("ctx", {}).get("min_length", 1)
            message, hint = f"{field} needs at least {least}", described(record, keys)
        case "string_pattern_mismatch":
            message, hint = f"{field} can't be {said(str(details['input']))}", described(record, keys)
        case _:
            message, hint = f"{field}: {details['msg'].removeprefix('Value error, ')}", described(record, keys)
    return Problem("value-malformed", at(keys), message, hint)


CLOSE = 0.05
"""How much less similar than the best match another suggestion may be."""


def _meant(name: str, names: list[str]) -> str:
    from rapidfuzz import process  # noqa: PLC0415 - only a mistake needs it
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415 - as above

    listed = f"one of: {', '.join(names)}"
    # Jaro-Winkler finds typing errors (a letter too many, too few, or two exchanged) and prefers a common prefix.
    found = process.extract(name, names, scorer=JaroWinkler.similarity, score_cutoff=0.75, limit=2)
    near = [match[0] for match in found if match[1] > found[0][1] - CLOSE]
    return f"did you mean {' or '.join(near)}? It is {listed}" if near else f"it is {listed}"
