"""JSON as the data files have it: indented, in UTF-8."""

from collections.abc import Iterable

from pydantic_core import to_json


def indented(data: object) -> bytes:
    """Return data as indented JSON, in UTF-8."""
    # Python's own json writes what is indented slowly.
    return to_json(data, indent=1) + b"\n"


def filled(data: bytes, entries: Iterable[str]) -> bytes:
    """Return indented JSON, whose last value is an empty list, with entries in that list, which are indented JSON too.

    So a file of many pieces is made without reading any of them.
    """
    before, _, after = data.rpartition(b"[]")
    line = b"\n" + b" " * after.count(b"}")
    inner = line + b" "
    listed = b",".join(inner + entry.encode().replace(b"\n", inner) for entry in entries)
    return b"".join((before, b"[", listed, line, b"]", after)) if listed else data
