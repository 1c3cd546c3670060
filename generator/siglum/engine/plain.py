"""The plain form in which a store keeps an answer's value: bytes, for values that cost more to make than to read."""

from collections.abc import Callable
from functools import cache
from typing import Any
from zlib import compress, decompress, error

from msgspec import MsgspecError, Raw, Struct
from msgspec.json import Decoder, Encoder
from pydantic import BaseModel

from siglum.engine.fingerprint import fingerprint


class Plain(Struct, frozen=True):
    """How a value is written and read."""

    dump: Callable[[Any], bytes | None]
    """Returns the bytes of a value, or None for one that is better worked out again."""
    load: Callable[[bytes], Any]
    """Returns a value that is equal to what was dumped; raises ValueError or TypeError for bytes of nothing such."""
    digest: Callable[[Any], str] = fingerprint
    """Returns a digest that only equal values share."""


def plain_json(shape: Any) -> Plain:  # noqa: ANN401 - a type of any form, such as tuple[str, ...]
    """Return the plain form of the values of a type that is made of structs, records, containers and scalars."""

    @cache
    def decoder() -> Decoder[Any]:
        # It takes time to make, and many a process needs none.
        return Decoder(shape, dec_hook=_record_read)

    def load(data: bytes) -> Any:  # noqa: ANN401 - as Plain has it
        try:
            return decoder().decode(data)
        except MsgspecError as wrong:
            raise ValueError(str(wrong)) from wrong

    return Plain(_ENCODER.encode, load, _digest)


def _digest(value: object) -> str:
    """Return the digest of a value by its JSON: all values of one type are written alike, which takes less time."""
    return fingerprint(_ENCODER.encode(value))


def _record_written(value: object) -> Raw:
    """Write what only pydantic can."""
    if isinstance(value, BaseModel):
        return Raw(value.__pydantic_serializer__.to_json(value, by_alias=True))
    message = f"{type(value).__name__} has no plain form"
    raise TypeError(message)


def _record_read(kind: type, value: object) -> object:
    if issubclass(kind, BaseModel):
        return kind.model_validate(value)
    message = f"{kind.__name__} has no plain form"
    raise TypeError(message)


_ENCODER = Encoder(enc_hook=_record_written)

PLAIN_TEXT = Plain(str.encode, lambda data: bytes(data).decode())
"""The plain form of text."""


def packed(plain: Plain) -> Plain:
    """Return the plain form that takes less room, for values that are long or many."""

    def dump(value: Any) -> bytes | None:  # noqa: ANN401 - as Plain has it
        data = plain.dump(value)
        return None if data is None else compress(data, 1)

    def load(data: bytes) -> Any:  # noqa: ANN401 - as Plain has it
        try:
            whole = decompress(data)
        except error as wrong:
            raise ValueError(str(wrong)) from wrong
        return plain.load(whole)

    return Plain(dump, load, plain.digest)
