"""Executors, which do work in this process or in ones forked from it; callers need not know which."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Any, Protocol, TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")


class Ground(Protocol):
    """What all pieces of work read, which may grow between them."""

    @property
    def value(self) -> Any:  # noqa: ANN401 - whatever the work reads
        """It in this process, and in those that are forked from it."""

    def news(self) -> Callable[[Any], Any]:
        """Return what was added since it was last asked for, all at first, so that it can be sent to a process.

        Called there with the value as the process has it, None at first, it returns the value with what was added.
        """

    def forget(self) -> None:
        """Begin again, with processes that have nothing."""


class Executor(Protocol):
    """Maps a function over values, as the executors of `concurrent.futures` do."""

    processes: int
    """How many values are worked on at a time."""
    is_here: bool
    """Whether the work is done in this process."""
    sees_disk: bool
    """Whether the work may write to the disk of this machine."""

    def map_on(self, ground: Ground, work: Callable[[Any, Given], Result], given: Sequence[Given]) -> Iterator[Result]:
        """Yield the result for each, in order; the work gets the value of the ground before each."""

    def let_go(self) -> None:
        """Be told that no more work comes, so that memory can be freed."""


class _OfThisMemory:
    """Does work that finds its ground in the memory of this process, or in a copy of it."""

    def map(self, work: Callable[[Given], Result], given: Sequence[Given]) -> Iterator[Result]:
        """Yield the result for each, in order."""
        raise NotImplementedError

    def map_on(self, ground: Ground, work: Callable[[Any, Given], Result], given: Sequence[Given]) -> Iterator[Result]:
        """Yield the result for each, in order; raises as `map` does."""
        yield from self.map(partial(work, ground.value), given)

    def let_go(self) -> None:
        """Nothing is held."""


class Here(_OfThisMemory):
    """Works in this process, one value after the other."""

    processes = 1
    is_here = True
    sees_disk = True

    def map(self, work: Callable[[Given], Result], given: Sequence[Given]) -> Iterator[Result]:
        """Yield the result for each, in order."""
        yield from map(work, given)


class LostError(Exception):
    """A process was ended from outside."""


class Forked(_OfThisMemory):
    """Shares the work among processes that are forked from this one and begin with a copy of its memory.

    `begin` is called in each, with the id of this process; `held` returns a context in which signals wait.
    """

    is_here = False
    sees_disk = True

    def __init__(
        self,
        processes: int,
        begin: Callable[[int], None],
        held: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        """Use up to `processes` processes; they are forked by `map`."""
        self.processes, self._begin, self._held = processes, begin, held

    def map(self, work: Callable[[Given], Result], given: Sequence[Given]) -> Iterator[Result]:
        """Yield the result for each, in order; raises LostError where a process was killed."""
        import multiprocessing  # noqa: PLC0415 - a check, and many a build, forks none
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - as above
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - as above

        # The work and its values are inherited, not sent: they are large, and do not change.
        _inherited.append((work, given))
        fork = multiprocessing.get_context("fork")
        pool = ProcessPoolExecutor(self.processes, mp_context=fork, initializer=self._begin, initargs=(os.getpid(),))
        try:
            with self._held():
                made = pool.map(_work, range(len(given)))
            yield from made
        except BrokenProcessPool as error:
            raise LostError from error
        finally:
            # Held again, since a pool whose shutdown is interrupted waits for ever.
            with self._held():
                pool.shutdown(cancel_futures=True)
            _inherited.pop()


_inherited: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []


def _work(number: int) -> Any:  # noqa: ANN401 - whatever the work returns
    work, given = _inherited[-1]
    return work(given[number])
