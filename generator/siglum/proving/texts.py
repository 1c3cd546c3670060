"""Every text of a record: its body, and each field that cites as a body does."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import EllipsisType
from typing import Annotated, Literal, get_args, get_origin

from pydantic import BaseModel

from siglum.model.prose import Prose


@cache
def _names(kind: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of a model's fields that may hold a text, the body's first."""
    holding = (name for name, one in kind.model_fields.items() if _may_hold(one.annotation))
    return tuple(sorted(holding, key=lambda name: name != "body"))


def _may_hold(kind: object) -> bool:
    """Whether a value of a declared type may hold a text; of a type that is not known, it may."""
    if get_origin(kind) is Annotated:
        return _may_hold(get_args(kind)[0])
    if parts := [one for one in get_args(kind) if not isinstance(one, str | EllipsisType)]:
        return any(map(_may_hold, parts))
    if not isinstance(kind, type) or kind is object:
        return get_origin(kind) is not Literal
    if issubclass(kind, BaseModel):
        return bool(_names(kind))
    return issubclass(kind, Prose | Mapping | tuple)


def texts_of(value: object) -> Iterator[Prose]:
    """Yield the texts in a record, or in what it holds, its body first; an empty one is none."""
    match value:
        case Prose():
            if value.blocks:
                yield value
        case BaseModel():
            for name in _names(type(value)):
                yield from texts_of(getattr(value, name))
        case Mapping():
            for one in value.values():
                yield from texts_of(one)
        case tuple():
            for one in value:
                yield from texts_of(one)
        case _:
            pass
