"""Answers that know what they were worked out from, so that none is worked out twice or left to grow old.

An **answer** is the result of a pure function of the database and one key. While it is worked out, the database notes
every other answer that it reads; nobody writes down what depends on what, and so nobody can forget to. **Inputs** are
the only answers that are set from outside, and setting one to something else begins a new revision.

Asked again in a later revision, an answer is first *settled*: what it had read is settled, in the same order. If none
of that has changed, it stands. Else it is worked out afresh, and if it comes out as it was, whoever read it does not
notice (early cutoff). This is the red-green algorithm of Salsa, which rust-analyzer uses; Typst's comemo is akin.

One thread at a time may use a database.
"""

from collections.abc import Callable, Container, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Protocol

from siglum.engine.fingerprint import fingerprint


class _Absent:
    """There is no value: not worked out in this process, or nothing of this key."""

    def __repr__(self) -> str:
        return "ABSENT"

    def __reduce__(self) -> str:
        return "ABSENT"


ABSENT: Final = _Absent()


class CycleError(RuntimeError):
    """An answer was asked for while it was being worked out: the functions are at fault, not what they were given."""


class Work(Protocol):
    """How the answers of one kind are worked out."""

    @property
    def name(self) -> str:
        """What the kind is called: the same in every process."""

    @property
    def compared(self) -> bool:
        """Whether an answer is compared with the one before; if not, each new one counts as changed."""

    def make(self, database: "Database", key: str) -> object:
        """Work out the answer for a key; raises KeyError where there is none."""

    def digest(self, value: object) -> str:
        """Return a digest that two answers share only if they are the same."""


@dataclass(slots=True, eq=False)
class Answer:
    """An answer as the database holds it."""

    work: Work | None
    """How it is worked out; None for an input."""
    name: str
    key: str
    value: Any = ABSENT
    digest: str = ""
    """Of the value; empty until it is wanted."""
    stored: object = None
    """The value as the store holds it, until it is asked for."""
    asked: tuple["Answer", ...] = ()
    """What it read, in order."""
    changed: int = 0
    """The revision in which it last came out differently."""
    settled: int = -1
    """The revision in which it was last known to stand."""
    known: bool = False
    """Whether it was worked out, here or in an earlier process."""


class Database:
    """Inputs, answers, and what the answers read."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.revision = 0
        self.answers: dict[str, dict[str, Answer]] = {}
        self.facades: dict[type, Any] = {}
        self.made = 0
        """How many answers were worked out, for those who watch that not too many are."""
        self.used = False
        """Whether anything was settled in this revision, so that the next change needs one of its own."""
        self.log: list[Answer] | None = None
        """What was worked out since somebody began to keep a log."""
        self._frame: dict[Answer, None] | None = None
        self._working: set[int] = set()

    def __getstate__(self) -> dict[str, object]:
        """Return what another process needs."""
        return {**self.__dict__, "log": None, "_frame": None, "_working": set(), "facades": {}}

    def of(self, name: str) -> dict[str, Answer]:
        """Return the answers of one kind by key."""
        return self.answers.setdefault(name, {})

    # Inputs

    def give(self, name: str, key: str, value: object, digest: str = "") -> bool:
        """Set an input, and tell whether it is another than before; `digest` is its own where it is known."""
        answers = self.of(name)
        answer = answers.get(key)
        if answer is None:
            answer = answers[key] = Answer(None, name, key)
        if value is ABSENT:
            digest = NONE
        if answer.known and self._is_same_input(answer, value, digest):
            answer.value = value
            return False
        if self.used:
            self.revision += 1
            self.used = False
        answer.changed = self.revision
        answer.value, answer.digest, answer.known = value, digest, True
        return True

    def _is_same_input(self, answer: Answer, value: object, digest: str) -> bool:
        if value is ABSENT or answer.digest == NONE:
            return value is ABSENT and answer.digest == NONE
        if answer.value is not ABSENT:
            return answer.value is value or bool(answer.value == value)
        return answer.digest == (digest or fingerprint(value))

    def keep_only(self, name: str, keep: Container[str]) -> None:
        """Take away every input of a kind whose key is not to be kept."""
        for key, answer in self.of(name).items():
            if key not in keep and answer.known:
                self.give(name, key, ABSENT)

    # Answers

    def ask(self, work: Work, answers: dict[str, Answer], key: str) -> Any:  # noqa: ANN401 - whatever the work makes
        """Return an answer, ABSENT where there is none for this key; whoever is being worked out has then read it."""
        answer = answers.get(key)
        if answer is None:
            answer = answers[key] = Answer(work, work.name, key)
        if answer.settled != self.revision:
            self._settle(answer)
        if self._frame is not None:
            self._frame[answer] = None
        if answer.value is ABSENT and answer.known and not self._restore(answer):
            return ABSENT
        return answer.value

    def read(self, name: str, key: str) -> Any:  # noqa: ANN401 - whatever was set
        """Return an input, ABSENT where it was never set."""
        answers = self.of(name)
        answer = answers.get(key)
        if answer is None:
            answer = answers[key] = Answer(None, name, key)
        if self._frame is not None:
            self._frame[answer] = None
        return answer.value

    def let_go(self, answer: Answer) -> None:
        """Drop the value of an answer that is large and wanted no more; its digest stays."""
        self.digest_of(answer)
        answer.value = ABSENT

    def settle(self, work: Work, key: str) -> Answer:
        """Bring an answer up to date, without its value where it stands as an earlier process left it."""
        answers = self.of(work.name)
        answer = answers.get(key)
        if answer is None:
            answer = answers[key] = Answer(work, work.name, key)
        if answer.settled != self.revision:
            self._settle(answer)
        if self._frame is not None:
            self._frame[answer] = None
        return answer

    def stands(self, work: Work, key: str) -> bool:
        """Tell whether an answer that was worked out before is known to stand; it is not worked out here."""
        answer = self.of(work.name).get(key)
        if answer is None or not answer.known:
            return False
        self.used = True
        return answer.settled == self.revision or self._still_stands(answer)

    def digest_of(self, answer: Answer) -> str:
        """Return the digest of an answer that has been settled."""
        if not answer.digest and answer.value is not ABSENT:
            answer.digest = answer.work.digest(answer.value) if answer.work else fingerprint(answer.value)
        return answer.digest

    def _settle(self, answer: Answer) -> None:
        if answer.work is None:
            return
        self.used = True
        if not answer.known or answer.settled == SETTLING or not self._still_stands(answer):
            self._work_out(answer)

    def _still_stands(self, answer: Answer) -> bool:
        """Settle what an answer read, in the same order, and tell whether none of that has changed."""
        settled, answer.settled = answer.settled, SETTLING
        try:
            for asked in answer.asked:
                if asked.settled == SETTLING or id(asked) in self._working:
                    # It waits for this one, so this one can have read it only as another hand stored it.
                    return False
                if asked.settled != self.revision and asked.work is not None:
                    self._settle_or_change(asked)
                if asked.changed > settled:
                    return answer.settled == self.revision
            settled = self.revision
        finally:
            if answer.settled == SETTLING:
                answer.settled = settled
        return True

    def _settle_or_change(self, asked: Answer) -> None:
        """Settle what was read before; what can't be worked out any more has changed."""
        try:
            self._settle(asked)
        except CycleError:
            raise
        except Exception:  # noqa: BLE001 - if it is still wanted, whoever asks for it meets the same error again
            asked.changed = self.revision
            asked.known = False

    def _restore(self, answer: Answer) -> bool:
        """Give a value back to an answer that stands without one; False where it has none."""
        load: Callable[[object], object] | None = getattr(answer.work, "load", None)
        if answer.stored is not None and load is not None:
            stored, answer.stored = answer.stored, None
            # What was stored by another hand is not believed, and costs no more than the time to make it again.
            with suppress(ValueError, TypeError, RecursionError):
                answer.value = load(stored)
                return True
        if answer.digest == NONE:
            return False
        changed = answer.changed
        self._work_out(answer)
        if answer.work is not None and not answer.work.compared:
            # Nothing that it read has changed, so neither has it.
            answer.changed = changed
        return answer.value is not ABSENT

    def _work_out(self, answer: Answer) -> None:
        work = answer.work
        if work is None or id(answer) in self._working:
            message = f"{answer.name} of {answer.key!r} depends on itself"
            raise CycleError(message)
        self._working.add(id(answer))
        outer, self._frame = self._frame, {}
        try:
            value = self._made(work, answer.key)
            asked = tuple(self._frame)
        finally:
            self._frame = outer
            self._working.discard(id(answer))
        self.made += 1
        if self.log is not None:
            self.log.append(answer)
        self.used = True
        if not answer.known or not self._is_as_before(answer, value, work):
            answer.changed = self.revision
            answer.digest = NONE if value is ABSENT else ""
            answer.value = value
        elif answer.value is ABSENT:
            answer.value = value
        # Else the value that it had stays, so that what was compared once is the same object from then on.
        answer.stored = None
        answer.asked, answer.settled, answer.known = asked, self.revision, True

    def _made(self, work: Work, key: str) -> object:
        try:
            return work.make(self, key)
        except KeyError as error:
            if error.args != (key,):
                raise
            return ABSENT

    def _is_as_before(self, answer: Answer, value: object, work: Work) -> bool:
        if value is ABSENT or answer.digest == NONE:
            return value is ABSENT and answer.digest == NONE
        if not work.compared:
            return False
        if answer.value is not ABSENT:
            return answer.value is value or bool(answer.value == value)
        return answer.digest == work.digest(value)

    # Room

    def forget(self, revisions: int) -> None:
        """Drop the answers that nobody asked for in the last revisions."""
        oldest = self.revision - revisions
        for answers in self.answers.values():
            for key in [key for key, one in answers.items() if one.work is not None and one.settled < oldest]:
                del answers[key]

    def __iter__(self) -> Iterator[Answer]:
        """Yield every answer and input."""
        for answers in self.answers.values():
            yield from answers.values()


SETTLING: Final = -2
"""Stands for a revision while what an answer read is settled."""
NONE: Final = "-"
"""The digest of no value."""
