"""Answers that are worked out apart: in other processes that have the same inputs, and tell what they learnt."""

from array import array
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

from msgspec import Struct, field

from siglum.engine.database import ABSENT, Answer, Database
from siglum.engine.executors import Executor
from siglum.engine.portable import Portable
from siglum.engine.store import stored_of
from siglum.engine.tracked import REGISTERED

Wanted = tuple[str, str]
"""The kind of an answer, and its key."""


class Learnt(Struct):
    """What one process worked out, in the form in which it is sent to another."""

    names: list[Wanted] = field(default_factory=list)
    """Every answer that is spoken of, once."""
    rows: list[tuple[int, str, "array[int]", object, bytes | memoryview | None]] = field(default_factory=list)
    """Of each answer that was worked out, its number among the names, its digest, the numbers of what it read, its
    value, which is ABSENT where it is not told, and its value as it is stored, None where it is not."""
    count: int = 0
    """How many of them were new, or what they read had changed."""


CHUNKS = 6
"""Chunks of work for each process, so that one which is slower holds up no other for long."""


def work_out_apart(database: Database, wanted: Sequence[Wanted], executor: Executor, told: Container[str]) -> None:
    """Have answers worked out by an executor, and take over what was learnt; of the kinds `told`, the values too.

    What can't be worked out is left, so that whoever asks for it here meets the error.
    """
    size = max(1, -(-len(wanted) // (executor.processes * CHUNKS)))
    chunks = [wanted[start : start + size] for start in range(0, len(wanted), size)]
    for learnt in executor.map_on(Portable.of(database), _Working(told), chunks):
        take_over(learnt, database)


class _Working:
    """Works out answers in the process that it is called in."""

    def __init__(self, told: Container[str]) -> None:
        self.told = told

    def __call__(self, database: Database, wanted: Sequence[Wanted]) -> Learnt:
        with learning(database, self.told) as learnt:
            for name, key in wanted:
                work, answers = REGISTERED[name], database.of(name)
                # Whoever asks for it later meets the same error.
                with suppress(Exception):
                    database.ask(work, answers, key)
        return learnt


@contextmanager
def learning(database: Database, told: Container[str] = ()) -> Iterator[Learnt]:
    """Yield what will hold in the end all that was worked out meanwhile."""
    learnt, before = Learnt(), database.learnt
    database.log = []
    try:
        yield learnt
        tell(database.log, database, told, learnt)
        learnt.count = database.learnt - before
    finally:
        database.log = None


def tell(answers: Iterable[Answer], database: Database, told: Container[str], learnt: Learnt) -> None:
    """Add answers to what was learnt; of the kinds `told` with their values."""
    numbers: dict[int, int] = {}

    def number_of(answer: Answer) -> int:
        number = numbers.get(id(answer))
        if number is None:
            number = numbers[id(answer)] = len(learnt.names)
            learnt.names.append((answer.name, answer.key))
        return number

    for one in answers:
        asked = array("L", map(number_of, one.asked))
        value, stored = (one.value, None) if one.name in told else (ABSENT, stored_of(one))
        learnt.rows.append((number_of(one), database.digest_of(one), asked, value, stored))


def take_over(learnt: Learnt, database: Database) -> None:
    """Add to a database what a process learnt that had the same inputs."""
    database.learnt += learnt.count
    spoken_of = [_answer(database, name, key) for name, key in learnt.names]
    for number, digest, asked, value, stored in learnt.rows:
        answer = spoken_of[number]
        if answer.known and answer.settled == database.revision:
            continue
        if not answer.known or answer.digest != digest:
            answer.changed = database.revision
        answer.digest, answer.known, answer.value = digest, True, value
        answer.stored, answer.settled = stored, database.revision
        answer.asked = tuple(map(spoken_of.__getitem__, asked))


def _answer(database: Database, name: str, key: str) -> Answer:
    answers = database.of(name)
    found = answers.get(key)
    if found is None:
        found = answers[key] = Answer(REGISTERED.get(name), name, key)
    return found
