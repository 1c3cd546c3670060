"""Digests of values, the same in every process.

A value is pickled without memoization, so that equal values have equal bytes however they were made. The bytes are
only digested, and never read back. Values must not hold sets, whose order differs from process to process.
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
    """Return the digest (32 hexadecimal digits) of a value made of dataclasses, records, containers and scalars."""
    if isinstance(value, bytes):
        return blake2b(value, digest_size=16).hexdigest()
    out = BytesIO()
    writer = _Writer(out, protocol=5)
    writer.fast = True
    writer.dump(value)
    return blake2b(out.getbuffer(), digest_size=16).hexdigest()


def _named(name: str, *parts: object) -> tuple[object, ...]:
    """Stand in the pickle for a constructor; it is never called there."""
    return (name, *parts)


class _Writer(Pickler):
    """Writes the name of a value's type and its fields, so that cached properties are left out."""

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401 - whatever stands in a value
        """Return what is written for a value; NotImplemented where pickle's own way will do."""
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
