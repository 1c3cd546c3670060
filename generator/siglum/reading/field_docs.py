"""Looks up the declaration and documentation of a field of a record by its keys."""

from collections.abc import Mapping
from types import UnionType
from typing import Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from siglum.model.meanings import meanings
from siglum.model.records import Record
from siglum.reading.fields import Keys


def model_at(record: type[BaseModel], keys: Keys) -> type[BaseModel] | None:
    """Return the type of the record at `keys` within a record type."""
    here: type[BaseModel] | None = record
    by_name = False
    for key in keys:
        if here is None or isinstance(key, int):
            continue
        if by_name:
            by_name = False
            continue
        found = next((info for name, info in here.model_fields.items() if key in (name, info.alias)), None)
        here = _model_within(found.annotation) if found else None
        # In a mapping of groups, the next key is the name of one.
        by_name = found is not None and get_origin(found.annotation) is Mapping
    return here


def holds(annotation: object, kind: type) -> bool:
    """Whether a field may hold a value of a type."""
    return annotation is kind or any(holds(part, kind) for part in get_args(annotation))


def _model_within(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, list, Union, UnionType) or get_args(annotation):
        return next((model for part in get_args(annotation) if (model := _model_within(part))), None)
    return None


def field_names(record: type[Record], keys: Keys) -> list[str]:
    """Return the names of the fields that an author may write in the record at `keys`."""
    model = model_at(record, keys)
    if model is None:
        return []
    filled = model.filled if issubclass(model, Record) else frozenset[str]()
    return [info.alias or name for name, info in model.model_fields.items() if name not in filled]


def last_name(keys: Keys) -> str:
    """Return the name of the field that keys lead to, or into whose list they lead; empty where they name none."""
    return next((key for key in reversed(keys) if isinstance(key, str)), "")


def described(record: type[Record], keys: Keys) -> str:
    """Return the documentation of the field at `keys`, as "name: description", with an example; empty without one."""
    model, info = _holding(record, keys), field_at(record, keys)
    told = meanings(model).get(last_name(keys)) if model else None
    if info is None or not told:
        return ""
    example = next((one for one in info.examples or () if isinstance(one, str)), "")
    return f"{last_name(keys)}: {told}{f' Such as {example}.'.replace('..', '.') if example else ''}"


def field_at(record: type[Record], keys: Keys) -> FieldInfo | None:
    """Return the declaration of the field at `keys`, or of the field whose list they lead into."""
    model, named = _holding(record, keys), last_name(keys)
    if model is None:
        return None
    return next((info for name, info in model.model_fields.items() if named in (name, info.alias)), None)


def _holding(record: type[Record], keys: Keys) -> type[BaseModel] | None:
    """Return the type of the record that holds the field at `keys`."""
    names = [key for key in keys if isinstance(key, str)]
    return model_at(record, tuple(names[:-1])) if names else None
