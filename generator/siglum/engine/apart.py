"""Answers that are worked out apart: in other processes that have the same inputs, and tell what they learnt."""

from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

from siglum.engine.database import ABSENT, Answer, Database
from siglum.engine.executors import Executor
from siglum.engine.tracked import REGISTERED

Wanted = tuple[str, str]
"""The kind of an answer, and its key."""
Learnt = tuple[str, str, str, tuple[Wanted, ...], object]
"""An answer's kind, key and digest, what it read, and its value; that is ABSENT where it is not told."""


CHUNKS = 6
"""Chunks of work for each process, so that one which is slower holds up no other for long."""


def work_out_apart(database: Database, wanted: Sequence[Wanted], executor: Executor, told: Container[str]) -> None:
    """Have answers worked out by an executor, and take over what was learnt; of the kinds `told`, the values too.

    What can't be worked out is left, so that whoever asks for it here meets the error.
    """
    size = max(1, -(-len(wanted) // (executor.processes * CHUNKS)))
    chunks = [wanted[start : start + size] for start in range(0, len(wanted), size)]
    for rows in executor.map(_Working(database, told), chunks):
        take_over(rows, database)


class Portable:
    """A database that another process gets with all values, and without what they were worked out from.

    There it stands for one revision, whose inputs must not change.
    """

    def __init__(self, database: Database) -> None:
        """Take the database of this process."""
        self.database = database

    def __getstate__(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """Return the values by kind and key, each kind with the module that declares it; none for inputs."""
        found = {}
        for name, answers in self.database.answers.items():
            work = REGISTERED.get(name)
            if work is None or work.compared:
                values = {key: one.value for key, one in answers.items() if _has_value(one, self.database)}
                found[name] = (work.owner.__module__ if work else "", values)
        return found

    def __setstate__(self, found: dict[str, tuple[str, dict[str, Any]]]) -> None:
        """Make a database of the values."""
        self.database = Database()
        for name, (module, values) in found.items():
            if module:
                import_module(module)
            work = REGISTERED.get(name)
            answers = self.database.of(name)
            for key, value in values.items():
                answers[key] = Answer(work, name, key, value=value, settled=0, known=True)


def _has_value(answer: Answer, database: Database) -> bool:
    stands = answer.work is None or answer.settled == database.revision
    return answer.known and stands and answer.value is not ABSENT


class _Working:
    """Works out answers in the process that it is called in."""

    def __init__(self, database: Database, told: Container[str]) -> None:
        self.portable, self.told = Portable(database), told

    def __call__(self, wanted: Sequence[Wanted]) -> list[Learnt]:
        database = self.portable.database
        with learning(database, self.told) as learnt:
            for name, key in wanted:
                # Whoever asks for it later meets the same error.
                with suppress(Exception):
                    database.ask(REGISTERED[name], database.of(name), key)
        return learnt


@contextmanager
def learning(database: Database, told: Container[str] = ()) -> Iterator[list[Learnt]]:
    """Yield a list that holds in the end all that was worked out meanwhile."""
    learnt: list[Learnt] = []
    database.log = []
    try:
        yield learnt
        learnt += rows_of(database.log, database, told)
    finally:
        database.log = None


def rows_of(answers: Iterable[Answer], database: Database, told: Container[str] = ()) -> list[Learnt]:
    """Return answers for `take_over` in another process; of the kinds `told` with their values."""
    return [
        (
            one.name,
            one.key,
            database.digest_of(one),
            tuple((asked.name, asked.key) for asked in one.asked),
            one.value if one.name in told else ABSENT,
        )
        for one in answers
    ]


def take_over(rows: Iterable[Learnt], database: Database) -> None:
    """Add to a database the rows of a process that had the same inputs."""
    for name, key, digest, asked, value in rows:
        answer = _answer(database, name, key)
        if answer.known and answer.settled == database.revision:
            continue
        if not answer.known or answer.digest != digest:
            answer.changed = database.revision
        answer.digest, answer.known, answer.value = digest, True, value
        answer.stored, answer.settled = None, database.revision
        answer.asked = tuple(_answer(database, *one) for one in asked)


def _answer(database: Database, name: str, key: str) -> Answer:
    answers = database.of(name)
    found = answers.get(key)
    if found is None:
        found = answers[key] = Answer(REGISTERED.get(name), name, key)
    return found
