"""The plain form in which a store keeps an answer's value: bytes of JSON, for the values that cost more to make."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Plain:
    """How a value is written and read."""

    dump: Callable[[Any], bytes | None]
    """Returns the bytes of a value, or None for one that is better worked out again."""
    load: Callable[[bytes], Any]
    """Returns a value that is equal to what was dumped; raises ValueError or TypeError for bytes of nothing such."""


def plain_json(shape: Any) -> Plain:  # noqa: ANN401 - a type of any form, such as tuple[str, ...]
    """Return the plain form of the values of a type that is made of dataclasses, records, containers and scalars."""

    @cache
    def adapter() -> TypeAdapter[Any]:
        # It takes time to make, and many a process needs none.
        return TypeAdapter(shape)

    return Plain(lambda value: adapter().dump_json(value, by_alias=True), lambda data: adapter().validate_json(data))


PLAIN_TEXT = Plain(str.encode, lambda data: bytes(data).decode())
"""The plain form of text."""
