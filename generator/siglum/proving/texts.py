"""Every text of a record: its body, and each field that cites as a body does."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from siglum.model.prose import Prose


def texts_of(value: object) -> Iterator[Prose]:
    """Yield the texts in a record, or in what it holds, its body first; an empty one is none."""
    match value:
        case Prose():
            if value.blocks:
                yield value
        case BaseModel():
            names = sorted(type(value).model_fields, key=lambda name: name != "body")
            for name in names:
                yield from texts_of(getattr(value, name))
        case Mapping():
            for one in value.values():
                yield from texts_of(one)
        case tuple():
            for one in value:
                yield from texts_of(one)
        case _:
            pass
