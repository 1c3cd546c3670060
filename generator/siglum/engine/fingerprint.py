"""Digests of values, the same in every process.

A value is written out by the standard library's serializer, without its memory of what it met before, so that equal
values have equal bytes however they were made. The bytes are only digested; nothing is ever read back from them.
A value holds no set, whose order differs from process to process.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from io import BytesIO
from operator import attrgetter
from pickle import Pickler
from typing import Any

from pydantic import BaseModel


def fingerprint(value: object) -> str:
    """Return a digest of a value made of dataclasses, records, containers and scalars: 32 hexadecimal digits."""
    if isinstance(value, bytes):
        return blake2b(value, digest_size=16).hexdigest()
    out = BytesIO()
    writer = _Writer(out, protocol=5)
    writer.fast = True
    writer.dump(value)
    return blake2b(out.getbuffer(), digest_size=16).hexdigest()


def _named(name: str, *parts: object) -> tuple[object, ...]:
    """Stand in the bytes for whatever makes a value again; nothing ever does."""
    return (name, *parts)


class _Writer(Pickler):
    """Writes values by their type's name and their fields, so that what they cache is left out."""

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401 - whatever stands in a value
        """Return how a value is written; NotImplemented for what is written as it always is."""
        kind = type(value)
        if issubclass(kind, Enum):
            return _named, (kind.__qualname__, value.value)
        if issubclass(kind, BaseModel):
            return _named, (kind.__qualname__, *value.__dict__.values())
        if is_dataclass(kind):
            return _named, (kind.__qualname__, _fields_of(kind)(value))
        if isinstance(value, type):
            return _named, ("type", value.__qualname__)
        return NotImplemented


@cache
def _fields_of(kind: type) -> Callable[[object], object]:
    names = [one.name for one in fields(kind)]
    return attrgetter(*names) if names else lambda _: ()
