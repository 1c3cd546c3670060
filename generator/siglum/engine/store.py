"""The contents of a database as bytes, for a later process.

For each answer the store holds the digest and what was read, and the value only where it costs more to work out than
to store. Nothing that is read here is run, and what is damaged is refused or worked out again. But a value that was
forged in its plain form is believed as if it had been worked out, so that whoever keeps a store has to keep it out of
the reach of others (doors/cache.py does).

It is made of columns, each behind its size in eight bytes: first, as JSON, the revision and the kinds of answers, each
with its name and how many it has; all answers are numbered in this order, from 0. Then for each kind, as JSON, the keys
and the digests; and in numbers of four bytes the revisions in which the answers came out differently; those in which
they were last known to stand; how many others each read; the numbers of all of these; how many bytes each value has; at
last all values. Numbers have the least significant byte first.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain, islice, repeat
from operator import attrgetter

from msgspec import MsgspecError, Struct, json

from siglum.engine.database import ABSENT, Answer, Database, Waiting
from siglum.engine.tracked import REGISTERED

KEPT = 20
"""Revisions for which answers are kept that nobody asks for: a check asks for no page, and the next build for all."""
_NUMBER = attrgetter("number")
SIZE = 8
"""The bytes in which the size of a column stands before it."""
COLUMNS = 8
"""Those of each kind."""


class DamagedError(ValueError):
    """The data is not what `store` returns."""


def store(database: Database) -> Iterator[bytes]:
    """Yield the inputs and the answers, piece by piece; an answer that was not asked for lately is left out.

    The pieces come as they are asked for, so that the values are never held in their plain form all at once; the
    database must not change meanwhile.
    """
    groups: dict[str, list[Answer]] = {}
    for answer in _kept(database):
        groups.setdefault(answer.name, []).append(answer)
    for number, answer in enumerate(answer for group in groups.values() for answer in group):
        answer.number = number
    yield from _sized(json.encode((database.revision, [(name, len(group)) for name, group in groups.items()])))
    for group in groups.values():
        for column in _columns_of(group, database):
            yield from _sized(column)


def _sized(column: bytes) -> Iterator[bytes]:
    yield len(column).to_bytes(SIZE, "little")
    yield column


def _columns_of(group: list[Answer], database: Database) -> Iterator[bytes]:
    yield json.encode([one.key for one in group])
    # Kept, the digests of all answers would take up a tenth of the memory.
    yield json.encode([database.digest_of(one, keep=False) for one in group])
    values = [stored_of(one) or b"" for one in group]
    yield _packed("i", (one.changed for one in group))
    yield _packed("i", (one.settled for one in group))
    yield _packed("I", (len(one.asked) for one in group))
    yield _packed("I", (number for one in group for number in map(_NUMBER, one.asked)))
    yield _packed("I", map(len, values))
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


def _packed(code: str, numbers: Iterable[int]) -> bytes:
    packed = array(code, numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def restore(data: bytes | memoryview, database: Database) -> None:
    """Fill a new database with what another stored; raises DamagedError, after which it must not be used.

    The answers of a kind are read when somebody asks for one of them: most commands ask for no page.
    """
    columns = _Columns(data)
    try:
        revision, kinds = json.decode(columns.take(), type=tuple[int, list[tuple[str, int]]])
        shelves = [_Shelf(name, count, *(columns.take() for _ in range(COLUMNS))) for name, count in kinds]
        restoring = _Restoring(database, shelves)
    except (MsgspecError, ValueError, OverflowError, MemoryError) as error:
        message = "it does not hold what it should"
        raise DamagedError(message) from error
    database.revision, database.used = revision, bool(kinds)
    for at, shelf in enumerate(shelves):
        database.waiting[shelf.name] = Waiting(shelf.count, partial(restoring.unpack, at))


class _Columns:
    """Reads columns one after the other; raises ValueError where there are none left."""

    def __init__(self, columns: bytes | memoryview) -> None:
        self.left = memoryview(columns)

    def take(self) -> memoryview:
        size = int.from_bytes(self.left[:SIZE], "little")
        taken, self.left = self.left[SIZE : SIZE + size], self.left[SIZE + size :]
        if len(taken) != size:
            message = "it ends too early"
            raise ValueError(message)
        return taken


class _Shelf(Struct, frozen=True):
    """The answers of one kind as they are stored; what it does not hold as it should raises ValueError."""

    name: str
    count: int
    keys: memoryview
    digests: memoryview
    changed: memoryview
    settled: memoryview
    counts: memoryview
    reads: memoryview
    sizes: memoryview
    values: memoryview

    def answers(self) -> Iterator[Answer]:
        """Return the answers, without what they read."""
        keys, digests = (json.decode(one, type=list[str]) for one in (self.keys, self.digests))
        sizes = _numbers("I", self.sizes)
        ends = list(accumulate(sizes, initial=0))
        rows = (keys, digests, _numbers("i", self.changed), _numbers("i", self.settled), sizes)
        if {len(row) for row in rows} != {self.count} or ends[-1] != len(self.values):
            message = "a column is too short or too long"
            raise ValueError(message)
        values = (self.values[end : end + size] if size else None for end, size in zip(ends, sizes, strict=False))
        work, name = repeat(REGISTERED.get(self.name)), repeat(self.name)
        return map(Answer, work, name, keys, repeat(ABSENT), digests, values, repeat(()), *rows[2:4], repeat(True))  # noqa: FBT003

    def asked(self) -> tuple["array[int]", "array[int]"]:
        """Return how many others each answer read, and the numbers of all of these."""
        counts, asked = _numbers("I", self.counts), _numbers("I", self.reads)
        if len(counts) != self.count or sum(counts) != len(asked):
            message = "a column is too short or too long"
            raise ValueError(message)
        return counts, asked


def _numbers(code: str, column: memoryview) -> "array[int]":
    numbers = array(code)
    numbers.frombytes(column)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class _Restoring:
    """Answers that an earlier process stored, on their way into a database."""

    def __init__(self, database: Database, shelves: Sequence[_Shelf]) -> None:
        self.database, self.shelves = database, shelves
        self.starts = list(accumulate((one.count for one in shelves), initial=0))
        self.found = [Answer(None, "", "")] * self.starts[-1]
        self.shelf_of = array("H", chain.from_iterable(repeat(at, one.count) for at, one in enumerate(shelves)))
        """The shelf of each answer by its number."""

    def unpack(self, at: int) -> None:
        """Give the database the answers of a shelf, and those that these read; what is damaged is worked out again."""
        unpacked: list[str] = []
        try:
            self._unpack(at, unpacked)
        except (TypeError, ValueError, IndexError, MsgspecError):
            for name in unpacked:
                self.database.answers[name].clear()
            self.database.waiting.clear()

    def _unpack(self, at: int, unpacked: list[str]) -> None:
        shelf, start = self.shelves[at], self.starts[at]
        del self.database.waiting[shelf.name]
        unpacked.append(shelf.name)
        answers = self.database.of(shelf.name)
        self.found[start : start + shelf.count] = made = list(shelf.answers())
        answers.update((one.key, one) for one in made)
        counts, asked = shelf.asked()
        # All that is on the other shelves is there before anybody looks at what an answer read.
        for other in {*map(self.shelf_of.__getitem__, asked)}:
            if self.shelves[other].name in self.database.waiting:
                self._unpack(other, unpacked)
        read = map(self.found.__getitem__, asked)
        for answer, count in zip(made, counts, strict=True):
            answer.asked = tuple(islice(read, count))
