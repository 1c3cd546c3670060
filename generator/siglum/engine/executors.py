"""Where work is done: in this process, or in ones forked from it. Whoever hands it out need not know which."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol, TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")


class Executor(Protocol):
    """What hands out work: `concurrent.futures`' way of mapping a function over what it is given."""

    def map(self, work: Callable[[Given], Result], given: Sequence[Given]) -> Iterator[Result]:
        """Yield the result for each, in order."""


class Here:
    """Does everything in this process, one after the other."""

    def map(self, work: Callable[[Given], Result], given: Sequence[Given]) -> Iterator[Result]:
        """Yield the result for each, in order."""
        yield from map(work, given)


class Forked:
    """Shares the work among processes forked from this one, which know all that it knows when they begin.

    `begin` is called in each; `held` returns a context in which a signal may not stop what is being done.
    """

    def __init__(
        self,
        processes: int,
        begin: Callable[[int], None],
        held: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        """Fork up to `processes`."""
        self._processes, self._begin, self._held = processes, begin, held

    def map(self, work: Callable[[Given], Result], given: Sequence[Given]) -> Iterator[Result]:
        """Yield the result for each, in order; raises BrokenProcessPool where a process was ended from outside."""
        # What is large and never changes is not sent: a forked process finds it where it was.
        _inherited.append((work, given))
        fork = multiprocessing.get_context("fork")
        pool = ProcessPoolExecutor(self._processes, mp_context=fork, initializer=self._begin, initargs=(os.getpid(),))
        try:
            with self._held():
                made = pool.map(_work, range(len(given)))
            yield from made
        finally:
            # Held once more, since the pool waits for ever when its end is interrupted.
            with self._held():
                pool.shutdown(cancel_futures=True)
            _inherited.pop()


_inherited: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []


def _work(number: int) -> Any:  # noqa: ANN401 - whatever the work returns
    work, given = _inherited[-1]
    return work(given[number])
