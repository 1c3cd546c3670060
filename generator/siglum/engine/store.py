"""The contents of a database as plain JSON, for a later process.

For each answer the store holds the digest and what was read, and the value only where it costs more to work out than
to store. It need not be trusted: values are taken over only through an answer's own `load`, and the worst that a wrong
digest does is that an answer is worked out again, or that an old file with this very digest is kept.
"""

import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from siglum.engine.database import ABSENT, Answer, Database
from siglum.engine.tracked import REGISTERED

Row = list[Any]
"""[key, digest, the revisions in which it came out differently and was known to stand, the numbers of what was read,
packed, value as JSON]; the last only where it is stored."""
KEPT = 20
"""Revisions for which answers are kept that nobody asks for: a check asks for no page, and the next build for all."""


class DamagedError(ValueError):
    """The data is not what `store` returns."""


def store(database: Database) -> dict[str, list[Row]]:
    """Return the inputs and the answers by kind, each with the revision in which it was last known to stand.

    Rows are numbered in this order. An answer that was not asked for lately is left out.
    """
    kinds: dict[str, list[Answer]] = {}
    for answer in _kept(database):
        kinds.setdefault(answer.name, []).append(answer)
    numbers = {id(answer): number for number, answer in enumerate(one for group in kinds.values() for one in group)}
    rows: dict[str, list[Row]] = {}
    for name, group in kinds.items():
        rows[name] = [_row(answer, database, numbers) for answer in group]
    return rows


def _kept(database: Database) -> Iterator[Answer]:
    """Yield the answers that are kept, each only with all that it read."""
    oldest = max(0, database.revision - KEPT)
    # An input that was asked for and is not there may be there another time.
    kept = {id(one): one for one in database if one.work is None or (one.known and one.settled >= oldest)}
    while lost := [one for one in kept.values() if not all(id(asked) in kept for asked in one.asked)]:
        for one in lost:
            del kept[id(one)]
    return iter(kept.values())


def _row(answer: Answer, database: Database, numbers: Mapping[int, int]) -> Row:
    row: Row = [
        answer.key,
        database.digest_of(answer),
        answer.changed,
        answer.settled,
        _packed([numbers[id(asked)] for asked in answer.asked]),
    ]
    dump = getattr(answer.work, "dump", None)
    if answer.stored is not None:
        row.append(answer.stored)
    elif dump is not None and answer.value is not ABSENT and (stored := dump(answer.value)) is not None:
        row.append(stored)
    return row


def _packed(numbers: list[int]) -> str:
    """Return numbers as text: of a large site there are millions, and JSON would take long over each."""
    packed = array("I", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return b64encode(packed.tobytes()).decode("ascii")


def _unpacked(text: str) -> "array[int]":
    """Return the numbers that were packed; raises ValueError or TypeError for what is no such text."""
    numbers = array("I")
    numbers.frombytes(b64decode(text, validate=True))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def restore(rows: Mapping[str, Iterable[Row]], database: Database) -> None:
    """Fill a new database with what another stored; raises DamagedError, after which it must not be used."""
    found: list[tuple[Answer, str]] = []
    try:
        for name, group in rows.items():
            work = REGISTERED.get(name)
            answers = database.of(name)
            for key, digest, changed, settled, asked, *stored in group:
                answer = Answer(
                    work, name, str(key), digest=str(digest), changed=int(changed), settled=int(settled), known=True
                )
                database.revision = max(database.revision, answer.changed, answer.settled)
                answer.stored = stored[0] if stored else None
                answers[answer.key] = answer
                found.append((answer, asked))
        numbered = [answer for answer, _ in found]
        for answer, asked in found:
            answer.asked = tuple(map(numbered.__getitem__, _unpacked(asked)))
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        message = "it does not hold what it should"
        raise DamagedError(message) from error
    database.used = bool(found)
