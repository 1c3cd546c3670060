"""Every text of a record: its body, and each field that cites as a body does."""

from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel

from siglum.model.prose import Prose


@cache
def _names(kind: type[BaseModel]) -> tuple[str, ...]:
    return tuple(sorted(kind.model_fields, key=lambda name: name != "body"))


def texts_of(value: object) -> Iterator[Prose]:
    """Yield the texts in a record, or in what it holds, its body first; an empty one is none."""
    match value:
        case Prose():
            if value.blocks:
                yield value
        case BaseModel():
            for name in _names(type(value)):
                found = getattr(value, name)
                # Most fields hold neither.
                if found is not None and type(found) is not str:
                    yield from texts_of(found)
        case Mapping():
            for one in value.values():
                yield from texts_of(one)
        case tuple():
            for one in value:
                yield from texts_of(one)
        case _:
            pass
