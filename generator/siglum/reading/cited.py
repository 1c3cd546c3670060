"""Fields that cite as texts do: each such value of a record's data is read into a tree."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from siglum.model.problems import Problem
from siglum.model.prose import Prose
from siglum.model.records import Record
from siglum.reading.field_docs import field_at, holds
from siglum.reading.fields import Keys

ReadField = Callable[[Keys, str], tuple[Prose, tuple[Problem, ...]]]
"""Reads the words of the value at some keys."""


REMEMBERED = 4096
"""Fields of which it is remembered whether they cite; keys may be an author's own words."""


def with_prose(record: type[Record], data: object, read: ReadField) -> tuple[object, tuple[Problem, ...]]:
    """Return a record's data in which the fields that cite are read, and what is wrong in them."""
    problems: list[Problem] = []
    return _read(record, data, (), read, problems), tuple(problems)


@lru_cache(maxsize=REMEMBERED)
def _cites(record: type[Record], names: tuple[str, ...]) -> bool:
    """Whether the field that these keys lead to, without the numbers in lists, is a text that cites."""
    info = field_at(record, names)
    return info is not None and holds(info.annotation, Prose)


def _read(record: type[Record], data: object, keys: Keys, read: ReadField, problems: list[Problem]) -> object:
    match data:
        case str() if data.strip() and _cites(record, tuple(key for key in keys if isinstance(key, str))):
            prose, wrong = read(keys, data)
            problems += wrong
            return prose
        case Mapping():
            return {name: _read(record, value, (*keys, name), read, problems) for name, value in data.items()}
        case Sequence() if not isinstance(data, str):
            return [_read(record, value, (*keys, number), read, problems) for number, value in enumerate(data)]
        case _:
            return data
