"""What a database knows, as plain JSON, so that a later process need not find it out again.

For each answer it holds the digest and what was read, and the value itself only where it costs more to work out than to
store. A digest that is wrong makes an answer be worked out once more, or keep a file whose bytes it names; no value is
taken from here but those that an answer's own `load` accepts.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from siglum.engine.database import ABSENT, NONE, Answer, Database
from siglum.engine.tracked import REGISTERED

Row = list[Any]
"""[key, digest, [numbers of what was read], value as JSON]; the last only where it is stored."""


class DamagedError(ValueError):
    """What was stored is not what a database stores."""


def store(database: Database) -> dict[str, list[Row]]:
    """Return every answer that stands in this revision, by kind; answers are numbered in this order."""
    standing = [answer for answer in database if _stands(answer, database)]
    kinds: dict[str, list[Answer]] = {}
    for answer in standing:
        kinds.setdefault(answer.name, []).append(answer)
    numbers = {id(answer): number for number, answer in enumerate(one for group in kinds.values() for one in group)}
    rows: dict[str, list[Row]] = {}
    for name, group in kinds.items():
        rows[name] = [_row(answer, database, numbers) for answer in group]
    return rows


def _stands(answer: Answer, database: Database) -> bool:
    return answer.known and (answer.work is None or answer.settled == database.revision)


def _row(answer: Answer, database: Database, numbers: Mapping[int, int]) -> Row:
    row: Row = [
        answer.key,
        database.digest_of(answer),
        [numbers[id(asked)] for asked in answer.asked if id(asked) in numbers],
    ]
    dump = getattr(answer.work, "dump", None)
    if answer.stored is not None:
        row.append(answer.stored)
    elif dump is not None and answer.value is not ABSENT and (stored := dump(answer.value)) is not None:
        row.append(stored)
    return row


def restore(rows: Mapping[str, Iterable[Row]], database: Database) -> None:
    """Let a fresh database know what another stored; raises DamagedError, and then the database is not to be used."""
    found: list[tuple[Answer, list[int]]] = []
    try:
        for name, group in rows.items():
            work = REGISTERED.get(name)
            answers = database.of(name)
            for key, digest, asked, *stored in group:
                answer = Answer(work, name, str(key), digest=str(digest), settled=0, known=True)
                answer.stored = stored[0] if stored else None
                answers[answer.key] = answer
                found.append((answer, asked))
        numbered = [answer for answer, _ in found]
        for answer, asked in found:
            # A negative number would count from the end.
            answer.asked = tuple(numbered[number] for number in asked if number >= 0)
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        message = "it does not hold what it should"
        raise DamagedError(message) from error
    database.used = bool(found)


def rows_of(answers: Iterable[Answer], database: Database) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """Return answers that were worked out in another process as that one can tell of them, without their values."""
    return [
        (one.name, one.key, database.digest_of(one), [(asked.name, asked.key) for asked in one.asked])
        for one in answers
    ]


def take_over(rows: Iterable[tuple[str, str, str, list[tuple[str, str]]]], database: Database) -> None:
    """Let a database know what `rows_of` told in a process that was given the same inputs."""
    for name, key, digest, asked in rows:
        answer = _answer(database, name, key)
        if answer.known and answer.settled == database.revision:
            continue
        answer.digest, answer.known, answer.value = digest, True, ABSENT
        answer.changed = answer.settled = database.revision
        answer.asked = tuple(_answer(database, *one) for one in asked)


def _answer(database: Database, name: str, key: str) -> Answer:
    answers = database.of(name)
    found = answers.get(key)
    if found is None:
        found = answers[key] = Answer(REGISTERED.get(name), name, key)
    return found


__all__ = ["NONE", "DamagedError", "Row", "restore", "rows_of", "store", "take_over"]
