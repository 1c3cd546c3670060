"""Stages a proven site: each file is made, or taken over from the old site where it has not changed."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from siglum.catalogue.published import Made, Published
from siglum.doors.errors import EnvironmentFault
from siglum.doors.publish import Stage
from siglum.doors.signals import begin, signals_held
from siglum.engine.executors import Executor, Forked, Here
from siglum.engine.store import rows_of, take_over
from siglum.engine.tracked import Answers
from siglum.model.files import Digest
from siglum.model.problems import Problem

WORTH_FORKING = 400
"""The number of pages to be made from which on forking processes saves time."""
CHUNK = 64
"""Pages that are handed to a process at a time."""


@dataclass(frozen=True, slots=True)
class Put:
    """A file on the stage, or a page with problems, which is not there; `kept` tells that it was taken over."""

    address: str
    digest: Digest
    kept: bool
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Staged:
    """Everything on the stage."""

    pages: tuple[Put, ...]
    others: tuple[Put, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of the pages."""
        return tuple(problem for one in self.pages for problem in one.problems)

    @property
    def digests(self) -> dict[str, Digest]:
        """The digests of the pages by their addresses."""
        return {one.address: one.digest for one in self.pages}

    @property
    def kept(self) -> int:
        """The number of files that were taken over from the old site."""
        return sum(one.kept for one in (*self.pages, *self.others))


def stage_site(published: Published, stage: Stage, jobs: int, advance: Callable[[int], None]) -> Staged:
    """Put every file of the site on the stage; `advance` is called with the number of further pages that are done.

    Raises EnvironmentFault where the disk or an extension fails, or a process is killed.
    """
    put = {one.address: one for one in _taken_over(published.page, stage)}
    advance(len(put))
    waiting = [address for address in published.pages if address not in put]
    chunks = [waiting[start : start + CHUNK] for start in range(0, len(waiting), CHUNK)]
    executor: Executor = Here()
    if jobs > 1 and len(waiting) >= WORTH_FORKING:
        executor = Forked(jobs, begin, signals_held)
        # The indexes are worked out before processes are forked, so that all of them share these.
        published.indexes.work_out()
    try:
        for batch in executor.map(_Making(published, stage), chunks):
            take_over(batch.learnt, published.database)
            put |= {one.address: one for one in batch.put}
            advance(len(batch.put))
    except BrokenProcessPool as error:
        message = "a process that makes pages was ended from outside"
        raise EnvironmentFault(message, "If memory ran out, build with fewer of them: --jobs 1.") from error
    others = tuple(_put(address, published.other, stage) for address in published.others)
    return Staged(tuple(put[address] for address in published.pages), others)


def _taken_over(pages: Answers[Made], stage: Stage) -> Iterator[Put]:
    """Take over, without making them, the pages of the old site that still stand."""
    for address in pages:
        if pages.stands(address):
            digest = pages.digest(address)
            if stage.keep(address, digest):
                yield Put(address, digest, kept=True)


@dataclass(frozen=True, slots=True)
class _Batch:
    """The files of a chunk, and the answers that were worked out for it, as `rows_of` returns them."""

    put: tuple[Put, ...]
    learnt: list[tuple[str, str, str, list[tuple[str, str]]]]


class _Making:
    """Makes chunks of pages, in this process or a forked one."""

    def __init__(self, published: Published, stage: Stage) -> None:
        self.published, self.stage = published, stage
        self.process = os.getpid()

    def __call__(self, chunk: Sequence[str]) -> _Batch:
        database = self.published.database
        is_apart = os.getpid() != self.process
        database.log = [] if is_apart else None
        put = tuple(_put(address, self.published.page, self.stage) for address in chunk)
        learnt = rows_of(database.log or (), database)
        database.log = None
        return _Batch(put, learnt)


def _put(address: str, files: Answers[Made], stage: Stage) -> Put:
    """Put a file on the stage: that of the old site where it has the same bytes."""
    made = files[address]
    digest = files.digest(address)
    kept = False
    if not made.problems:
        kept = stage.keep(address, digest)
        if not kept:
            stage.write(address, made.data)
    # Its bytes are on the disk now; those of all files together would fill the memory.
    files.let_go(address)
    return Put(address, digest, kept, made.problems)
