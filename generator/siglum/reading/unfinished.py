"""Fields of a draft that still say TODO, which are errors until an editor fills them in."""

import re

from siglum.model.expressions import expression
from siglum.model.records import Record
from siglum.reading.field_docs import field_at
from siglum.reading.fields import Data, Keys

MARK = "TODO"
LEFT = expression(rf"\s*{MARK}\s*(?::.*)?\Z", re.DOTALL)
"""TODO, alone or followed by a remark, as in "TODO: who says this?"."""
QUOTED = frozenset({"quote", "prefix", "suffix"})
"""Fields that contain a source's words, in which TODO is only text."""

STAND_INS = {"origin": "own"}
"""Placeholder values for fields whose absence would cause a second problem."""


def finished(record: type[Record], data: object) -> tuple[object, tuple[Keys, ...]]:
    """Return a record's data without optional fields that say TODO, and the keys of all fields that say so.

    A required field stays as it is, so that references to the record still resolve.
    """
    found: list[Keys] = []
    return _without(record, data, (), found), tuple(found)


def _without(record: type[Record], data: object, keys: Keys, found: list[Keys]) -> object:
    if isinstance(data, list):
        return [_without(record, value, (*keys, number), found) for number, value in enumerate(data)]
    if not isinstance(data, dict):
        return data
    kept: dict[str, object] = {}
    for name, value in data.items():
        within = (*keys, name)
        if name in QUOTED or not _is_left(value):
            kept[name] = _without(record, value, within, found)
            continue
        found.append(within)
        info = field_at(record, within)
        if info is None or info.is_required():
            kept[name] = value
        elif name in STAND_INS:
            kept[name] = STAND_INS[name]
    return kept


def _is_left(value: Data) -> bool:
    """Whether a value, or one of the texts in a list, is a TODO."""
    texts = value if isinstance(value, list) else [value]
    return any(isinstance(text, str) and LEFT.match(text) for text in texts)
