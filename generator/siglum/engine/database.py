"""Answers that know what they were worked out from, so that none is worked out twice, and none goes stale.

An **answer** is the result of a pure function of the database and one key. While it is worked out, the database notes
every other answer that it reads; dependencies are never declared, and so never forgotten. **Inputs** are the only
answers that are set from outside, and setting one to another value begins a new revision.

An answer that is asked for in a later revision is first *settled*: what it read is settled, in the same order. If none
of that has changed, the answer stands. Otherwise it is worked out again, and if it comes out as before, its readers are
not affected (early cutoff). This is the red-green algorithm of Salsa, which rust-analyzer uses; Typst's comemo is
similar.

One thread at a time may use a database.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import suppress
from typing import Any, Final, Protocol

from msgspec import Struct

from siglum.engine.fingerprint import fingerprint
from siglum.engine.plain import Plain


class _Absent:
    """The type of ABSENT, which stands for no value: none in this process, or none for this key."""

    def __repr__(self) -> str:
        return "ABSENT"

    def __reduce__(self) -> str:
        return "ABSENT"


ABSENT: Final = _Absent()


class CycleError(RuntimeError):
    """An answer depends on itself: a mistake in the functions, not in their inputs."""


class Work(Protocol):
    """How the answers of one kind are worked out."""

    @property
    def name(self) -> str:
        """The name of the kind, which is the same in every process."""

    @property
    def plain(self) -> Plain | None:
        """The form in which a store keeps an answer; None where it is worked out again."""

    @property
    def compared(self) -> bool:
        """Whether a new answer is compared with the one before; if not, it always counts as changed."""

    @property
    def costs(self) -> bool:
        """Whether to work one out takes any time; a row of a table takes none, once the table is there."""

    def make(self, database: "Database", key: str) -> object:
        """Work out the answer for a key; raises KeyError(key) where there is none."""

    def digest(self, value: object) -> str:
        """Return a digest that only equal answers share."""


class Answer(Struct, eq=False):
    """An answer or an input, as the database holds it."""

    work: Work | None
    """How it is worked out; None for an input."""
    name: str
    key: str
    value: Any = ABSENT
    digest: str = ""
    """The digest of the value; empty until it is asked for, NONE where there is no value."""
    stored: bytes | memoryview | None = None
    """The value in its plain form, until it is asked for."""
    asked: Sequence["Answer"] = ()
    """What it read while it was worked out, in order."""
    changed: int = 0
    """The last revision in which it came out differently."""
    settled: int = -1
    """The last revision in which it was known to stand; SETTLING while that is found out."""
    known: bool = False
    """Whether it was worked out or set, here or in an earlier process."""
    number: int = -1
    """Its number in the store that was made last; -1 where it was left out."""


class Waiting(Struct, frozen=True):
    """The answers of one kind that an earlier process stored, before anybody asks for one."""

    count: int
    unpack: Callable[[], None]
    """Has the database hold them, in place of this."""


class Database:
    """Inputs, answers, and what the answers read."""

    def __init__(self) -> None:
        """Begin empty, at revision 0."""
        self.revision = 0
        self.answers: dict[str, dict[str, Answer]] = {}
        self.waiting: dict[str, Waiting] = {}
        """The kinds of which nobody has asked for an answer yet."""
        self.facades: dict[type, Any] = {}
        self.made = 0
        """How many answers were worked out in all; tests use it."""
        self.learnt = 0
        """How many answers were new, or what they read had changed, here or in processes that told of them."""
        self.used = False
        """Whether anything was settled in this revision, so that the next change begins a new one."""
        self.log: list[Answer] | None = None
        """What was worked out, in order, while somebody keeps a log; otherwise None."""
        self._frame: dict[Answer, None] | None = None
        self._working: set[int] = set()

    def of(self, name: str) -> dict[str, Answer]:
        """Return the answers of one kind by key."""
        if name in self.waiting:
            self.waiting[name].unpack()
        return self.answers.setdefault(name, {})

    # Inputs

    def give(self, name: str, key: str, value: object, digest: str = "") -> bool:
        """Set an input and tell whether it changed; `digest` is that of the value, where the caller has it."""
        answers = self.of(name)
        answer = answers.get(key)
        # What nobody has asked for is no ground to settle anything again.
        was_asked = answer is not None
        if answer is None:
            answer = answers[key] = Answer(None, name, key)
        if value is ABSENT:
            digest = NONE
        if answer.known and self._is_same_input(answer, value, digest):
            answer.value = value
            return False
        if self.used and was_asked:
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
        """Remove the inputs of a kind whose keys are not in `keep`."""
        for key, answer in self.of(name).items():
            if key not in keep and answer.known:
                self.give(name, key, ABSENT)

    # Answers

    def ask(self, work: Work, answers: dict[str, Answer], key: str) -> Any:  # noqa: ANN401 - whatever the work makes
        """Return an answer, or ABSENT; the answer that is being worked out, if any, is noted to have read it."""
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
        """Return an input, or ABSENT where it is not set; reading it is noted as in `ask`."""
        answers = self.of(name)
        answer = answers.get(key)
        if answer is None:
            answer = answers[key] = Answer(None, name, key)
        if self._frame is not None:
            self._frame[answer] = None
        return answer.value

    def let_go(self, answer: Answer) -> None:
        """Drop the value of an answer to save memory; its digest stays."""
        self.digest_of(answer)
        answer.value = ABSENT

    def settle(self, work: Work, key: str) -> Answer:
        """Bring an answer up to date and return it; one that stands from an earlier process may have no value yet."""
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
        """Tell whether an answer still stands, without working it out; what it read may be worked out."""
        answer = self.of(work.name).get(key)
        if answer is None or not answer.known:
            return False
        self.used = True
        return answer.settled == self.revision or self._still_stands(answer)

    def digest_of(self, answer: Answer, *, keep: bool = True) -> str:
        """Return the digest of an answer that has been settled; `keep` it, unless it is asked for once at the end."""
        if answer.digest or answer.value is ABSENT:
            return answer.digest
        digest = answer.work.digest(answer.value) if answer.work else fingerprint(answer.value)
        if keep:
            answer.digest = digest
        return digest

    def _settle(self, answer: Answer) -> None:
        if answer.work is None:
            return
        self.used = True
        if not answer.known or answer.settled == SETTLING or not self._still_stands(answer):
            self._work_out(answer)

    def _still_stands(self, answer: Answer) -> bool:
        """Settle what an answer read, in the same order, and tell whether all of that is unchanged."""
        revision, settled, answer.settled = self.revision, answer.settled, SETTLING
        try:
            for asked in answer.asked:
                if asked.settled != revision and asked.work is not None:
                    if asked.settled == SETTLING or id(asked) in self._working:
                        # It waits for this one, so only a tampered store can say that this one read it.
                        return False
                    if not asked.known or not self._still_stands(asked):
                        self._work_out_or_change(asked)
                if asked.changed > settled:
                    return answer.settled == revision
            settled = revision
        finally:
            if answer.settled == SETTLING:
                answer.settled = settled
        return True

    def _work_out_or_change(self, asked: Answer) -> None:
        """Work out anew what an answer read; what can no longer be worked out counts as changed."""
        try:
            self._work_out(asked)
        except CycleError:
            raise
        except Exception:  # noqa: BLE001 - if it is still wanted, whoever asks for it meets the same error again
            asked.changed = self.revision
            asked.known = False

    def _restore(self, answer: Answer) -> bool:
        """Give an answer that stands without its value that value again; False where there is none."""
        plain = answer.work.plain if answer.work else None
        if answer.stored is not None and plain is not None:
            stored, answer.stored = answer.stored, None
            # A stored value that can't be loaded, as in a tampered store, is simply worked out again.
            with suppress(ValueError, TypeError, RecursionError):
                answer.value = plain.load(bytes(stored))
                return True
        if answer.digest == NONE:
            return False
        # What it read is unchanged, so it is unchanged too, and need not be compared.
        self._work_out(answer, stands=True)
        return answer.value is not ABSENT

    def _work_out(self, answer: Answer, *, stands: bool = False) -> None:
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
        self.learnt += work.costs and not stands
        if not stands and not (answer.known and self._is_as_before(answer, value, work)):
            answer.changed = self.revision
            answer.digest = NONE if value is ABSENT else ""
            answer.value = value
        elif answer.value is ABSENT:
            answer.value = value
        # Otherwise the old, equal object stays, so that later comparisons see one object.
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

    # Memory

    def forget(self, revisions: int) -> None:
        """Drop the answers that were not settled in the last `revisions` revisions."""
        oldest = self.revision - revisions
        for answers in self.answers.values():
            for key in [key for key, one in answers.items() if one.work is not None and one.settled < oldest]:
                answers.pop(key).number = -1

    def count(self) -> int:
        """Return how many answers and inputs there are."""
        return sum(map(len, self.answers.values())) + sum(one.count for one in self.waiting.values())

    def __iter__(self) -> Iterator[Answer]:
        """Yield every answer and input."""
        while self.waiting:
            self.of(next(iter(self.waiting)))
        for answers in self.answers.values():
            yield from answers.values()


SETTLING: Final = -2
"""In place of a revision: what the answer read is being settled."""
NONE: Final = "-"
"""The digest of ABSENT."""
