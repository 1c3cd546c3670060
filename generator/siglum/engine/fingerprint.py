"""Digests of values, the same in every process.

A value is pickled without memoization, so that equal values have equal bytes however they were made. The bytes are
only digested, and never read back. Values must not hold sets, whose order differs from process to process.
"""

from collections.abc import Callable
from enum import Enum
from hashlib import blake2b
from io import BytesIO
from operator import attrgetter
from pickle import Pickler
from typing import Any

from msgspec import Struct
from pydantic import BaseModel


def fingerprint(value: object) -> str:
    """Return the digest (32 hexadecimal digits) of a value made of structs, records, containers and scalars."""
    if isinstance(value, bytes):
        return blake2b(value, digest_size=16).hexdigest()
    if type(value) is str:
        return blake2b(b"str " + value.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    out = BytesIO()
    writer = Pickler(out, protocol=5)
    writer.fast = True
    writer.dispatch_table = _WRITTEN
    writer.dump(value)
    return blake2b(out.getbuffer(), digest_size=16).hexdigest()


def _named(name: str, *parts: object) -> tuple[object, ...]:
    """Stand in the pickle for a constructor; it is never called there."""
    return (name, *parts)


class _Reducers(dict[type, Callable[[Any], Any]]):
    """How the values of each type are written: the name of the type and the fields, without cached properties."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        found = self[kind] = _reducer(kind)
        return found


def _reducer(kind: type) -> Callable[[Any], Any]:
    name = kind.__qualname__
    if issubclass(kind, Enum):
        return lambda value: (_named, (name, value.value))
    if issubclass(kind, BaseModel):
        return lambda value: (_named, (name, *value.__dict__.values()))
    if issubclass(kind, Struct):
        names = kind.__struct_fields__
        get = attrgetter(*names) if names else lambda _: ()
        return lambda value: (_named, (name, get(value)))
    return lambda value: value.__reduce_ex__(5)


_WRITTEN = _Reducers()
