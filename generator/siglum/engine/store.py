"""The contents of a database as plain JSON and bytes, for a later process.

For each answer the store holds the digest and what was read, and the value only where it costs more to work out than
to store. Nothing that is read here is run, and what is damaged is refused or worked out again. But a value that was
forged in its plain form is believed as if it had been worked out, so that whoever keeps a store has to keep it out of
the reach of others (doors/cache.py does).
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any, overload

from msgspec import Struct

from siglum.engine.database import ABSENT, Answer, Database
from siglum.engine.tracked import REGISTERED

KEPT = 20
"""Revisions for which answers are kept that nobody asks for: a check asks for no page, and the next build for all."""
_NUMBER = attrgetter("number")
MANY = 8
"""What an answer read is kept as numbers where it is more than this, until somebody looks at it."""


class DamagedError(ValueError):
    """The data is not what `store` returns."""


class Contents(Struct, frozen=True):
    """What a database holds."""

    kinds: Mapping[str, Any]
    """[keys, digests] of the inputs and answers of each kind, as plain JSON; all are numbered in this order, from 0."""
    columns: bytes | memoryview
    """For each kind in the same order five columns: the revisions in which the answers came out differently; those in
    which they were last known to stand; how many others each read; the numbers of all of these; how many bytes each
    value has, and all values. Numbers have four bytes, the least significant first."""


def store(database: Database) -> tuple[dict[str, Any], Iterator[bytes]]:
    """Return the inputs and the answers, as the two parts of Contents; one that was not asked for lately is left out.

    The columns come kind by kind, as they are asked for, so that the values are never held in their plain form all at
    once; the database must not change meanwhile.
    """
    groups: dict[str, list[Answer]] = {}
    for answer in _kept(database):
        groups.setdefault(answer.name, []).append(answer)
    for number, answer in enumerate(answer for group in groups.values() for answer in group):
        answer.number = number
    # Kept, the digests of all answers would take up a tenth of the memory.
    digest = partial(database.digest_of, keep=False)
    kinds = {name: [[one.key for one in group], list(map(digest, group))] for name, group in groups.items()}
    return kinds, (column for group in groups.values() for column in _columns_of(group))


def _columns_of(group: list[Answer]) -> Iterator[bytes]:
    values = [stored_of(one) or b"" for one in group]
    yield _packed(one.changed for one in group)
    yield _packed(one.settled for one in group)
    yield _packed(len(one.asked) for one in group)
    yield _packed(number for one in group for number in map(_NUMBER, one.asked))
    yield _packed(map(len, values))
    yield b"".join(values)


def _kept(database: Database) -> list[Answer]:
    """Return the answers that are kept, each only with all that it read."""
    oldest = max(0, database.revision - KEPT)
    everything = list(database)
    # An input that was asked for and is not there may be there another time.
    kept = [one for one in everything if one.work is None or (one.known and one.settled >= oldest)]
    for one in everything:
        one.number = -1
    for one in kept:
        one.number = 0
    while True:
        lost = [one for one in kept if -1 in map(_NUMBER, one.asked)]
        if not lost:
            return kept
        for one in lost:
            one.number = -1
        kept = [one for one in kept if one.number == 0]


def stored_of(answer: Answer) -> bytes | memoryview | None:
    """Return the value of an answer in its plain form; None where it is not kept, or there is none."""
    if answer.stored is not None or answer.value is ABSENT:
        return answer.stored
    plain = answer.work.plain if answer.work else None
    return plain.dump(answer.value) if plain else None


def _packed(numbers: Iterable[int]) -> bytes:
    packed = array("i", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


class _Columns:
    """Reads columns one after the other; raises ValueError where there are none left."""

    def __init__(self, columns: bytes | memoryview) -> None:
        self.left = memoryview(columns)

    def take(self, size: int) -> memoryview:
        if not 0 <= size <= len(self.left):
            message = "it ends too early"
            raise ValueError(message)
        taken, self.left = self.left[:size], self.left[size:]
        return taken

    def numbers(self, count: int) -> "array[int]":
        numbers = array("i")
        numbers.frombytes(self.take(count * numbers.itemsize))
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers


def restore(contents: Contents, database: Database) -> None:
    """Fill a new database with what another stored; raises DamagedError, after which it must not be used."""
    found: list[Answer] = []
    reads: list[tuple[array[int], array[int]]] = []
    columns = _Columns(contents.columns)
    try:
        for name, (keys, digests) in contents.kinds.items():
            changed, settled, counts = (columns.numbers(len(keys)) for _ in range(3))
            reads.append((counts, columns.numbers(sum(counts))))
            sizes = columns.numbers(len(keys))
            if not {*map(type, keys), *map(type, digests)} <= {str}:
                message = "a key or a digest is no text"
                raise DamagedError(message)
            work, answers = REGISTERED.get(name), database.of(name)
            for key, digest, came, stood, size in zip(keys, digests, changed, settled, sizes, strict=True):
                value = columns.take(size) if size else None
                answers[key] = answer = Answer(work, name, key, ABSENT, digest, value, (), came, stood, known=True)
                found.append(answer)
            database.revision = max(database.revision, *changed, *settled)
        for answer, asked in zip(found, _asked(reads, found), strict=True):
            answer.asked = asked
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        message = "it does not hold what it should"
        raise DamagedError(message) from error
    database.used = bool(found)


def _asked(reads: Iterable[tuple["array[int]", "array[int]"]], found: list[Answer]) -> Iterator[Sequence[Answer]]:
    """Yield what each answer read, of all that were found."""
    for counts, numbers in reads:
        if min(counts, default=0) < 0 or min(numbers, default=0) < 0 or max(numbers, default=0) >= len(found):
            message = "a number is of no answer"
            raise ValueError(message)
        start = 0
        for count in counts:
            if count == 1:
                # Half of all answers: the row of a table reads the table alone.
                yield (found[numbers[start]],)
            elif count > MANY:
                yield _Read(found, numbers[start : start + count])
            else:
                yield tuple(map(found.__getitem__, numbers[start : start + count]))
            start += count


class _Read(Sequence[Answer]):
    """The many answers that one read, by their numbers: most are never looked at."""

    __slots__ = ("_found", "_numbers")

    def __init__(self, found: list[Answer], numbers: "array[int]") -> None:
        self._found, self._numbers = found, numbers

    def __iter__(self) -> Iterator[Answer]:
        return map(self._found.__getitem__, self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Answer: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Answer, ...]: ...
    def __getitem__(self, at: int | slice) -> Answer | tuple[Answer, ...]:
        return tuple(self)[at]
