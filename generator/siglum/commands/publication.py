"""Stages a proven site: each file is made, or taken over from the old site where it has not changed."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from siglum.catalogue.published import Carried, Made, Published
from siglum.doors.publish import Stage
from siglum.engine.apart import Learnt, learning, take_over
from siglum.engine.database import Database
from siglum.engine.executors import Executor, Here
from siglum.engine.portable import Portable
from siglum.engine.tracked import Answers
from siglum.model.files import Digest, Span
from siglum.model.problems import Problem

WORTH_SHARING = 400
"""The number of pages to be made from which on sharing the work among processes saves time."""
CLAIMS_FOR_A_PAGE = 250
"""A data file of this many claims takes as long as a page, one of twice as many as long as two."""
CHUNK = 64
"""Files that a process makes at a time, at most."""
SHARES = 3
"""Chunks for each process, where there are few files, so that one which is slower holds up no other for long."""


class Put(Struct, frozen=True):
    """A file on the stage, or a page with problems, which is not there; `kept` tells that it was taken over."""

    address: str
    digest: Digest
    kept: bool
    problems: tuple[Problem, ...] = ()


class Staged(Struct, frozen=True):
    """Everything on the stage."""

    pages: tuple[Put, ...]
    others: tuple[Put, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of all files."""
        return tuple(problem for one in (*self.pages, *self.others) for problem in one.problems)

    @property
    def digests(self) -> dict[str, Digest]:
        """The digests of the pages by their addresses."""
        return {one.address: one.digest for one in self.pages}

    @property
    def kept(self) -> int:
        """The number of files that were taken over from the old site."""
        return sum(one.kept for one in (*self.pages, *self.others))


def stage_site(
    published: Published, stage: Stage, executor: Executor, root: Path, advance: Callable[[int], None]
) -> Staged:
    """Put every file of the site on the stage; `advance` is called with the number of further pages that are done.

    `root` is the folder of the project, from which files are copied that the site carries as they are. Raises
    EnvironmentFault where the disk or an extension fails.
    """
    put = {one.address: one for files in (published.page, published.other) for one in _taken_over(files, stage)}
    pages = [address for address in published.pages if address not in put]
    others = [address for address in published.others if address not in put]
    advance(len(published.pages) - len(pages))
    many = len(pages) >= WORTH_SHARING
    in_data = len(others) * len(published.claim_ids) // CLAIMS_FOR_A_PAGE
    # What another machine would have to be told of the whole site is too much for a few files.
    if not many and (not executor.sees_disk or len(pages) + in_data < WORTH_SHARING):
        executor = Here()
    if many and not executor.is_here:
        # The indexes are worked out before the work is shared, so that all processes have these.
        published.indexes.work_out()
    database = published.database
    # Data files come first, since some of them take as long as hundreds of pages.
    chunks = [
        _Chunk(are_pages, addresses[start : start + size])
        for are_pages, addresses in ((False, others), (True, pages))
        for size in (min(CHUNK, -(-len(addresses) // (executor.processes * SHARES))),)
        for start in range(0, len(addresses), size or 1)
    ]
    made = executor.map_on(Portable.of(database), _Making(stage, executor), chunks)
    for chunk, batch in zip(chunks, made, strict=True):
        take_over(batch.learnt, database)
        done = (*batch.put, *(_put(address, made, digest, stage) for address, digest, made in batch.sent))
        put |= {one.address: one for one in done}
        advance(len(done) * chunk.are_pages)
    executor.let_go()
    carried = tuple(_copy(address, one, stage, root) for address, one in published.carried.items())
    return Staged(
        tuple(put[address] for address in published.pages), (*(put[address] for address in published.others), *carried)
    )


def _copy(address: str, one: Carried, stage: Stage, root: Path) -> Put:
    copied = stage.copy(address, root / one.path, one.digest)
    return Put(address, copied.digest, copied.kept, () if copied.digest == one.digest else (changed(one.path),))


def changed(path: str) -> Problem:
    """Return the problem of an input that was changed while the site was being made."""
    message = "this file was changed while the site was being built, so nothing was published"
    return Problem("input-changed", Span(path), message, "build again")


def _taken_over(files: Answers[Made], stage: Stage) -> Iterator[Put]:
    """Take over, without making them, the files of the old site that still stand."""
    for address in files:
        if files.stands(address):
            digest = files.digest(address)
            if stage.keep(address, digest):
                yield Put(address, digest, kept=True)


class _Batch(Struct, frozen=True):
    """What was made of a chunk, and what was learnt for it."""

    put: tuple[Put, ...] = ()
    sent: tuple[tuple[str, Digest, Made], ...] = ()
    """Those that a process made which does not see this disk."""
    learnt: Learnt = field(default_factory=Learnt)


class _Chunk(Struct, frozen=True):
    """Files that a process makes at a time."""

    are_pages: bool
    addresses: Sequence[str]


class _Making:
    """Makes chunks of files, in this process or another."""

    def __init__(self, stage: Stage, executor: Executor) -> None:
        self.is_here = executor.is_here
        self.stage = stage if executor.sees_disk else None

    def __call__(self, database: Database, chunk: _Chunk) -> _Batch:
        published = Published.of(database)
        files = published.page if chunk.are_pages else published.other
        if self.is_here and self.stage:
            return _Batch(tuple(_stage(address, files, self.stage) for address in chunk.addresses))
        with learning(database) as learnt:
            if self.stage:
                made = _Batch(tuple(_stage(address, files, self.stage) for address in chunk.addresses), learnt=learnt)
            else:
                made = _Batch(sent=tuple(map(partial(_sent, files), chunk.addresses)), learnt=learnt)
        return made


def _sent(files: Answers[Made], address: str) -> tuple[str, Digest, Made]:
    made = files[address]
    digest = files.digest(address)
    files.let_go(address)
    return address, digest, made


def _stage(address: str, files: Answers[Made], stage: Stage) -> Put:
    """Make a file and put it on the stage."""
    made = files[address]
    put = _put(address, made, files.digest(address), stage)
    # Its bytes are on the disk now; those of all files together would fill the memory.
    files.let_go(address)
    return put


def _put(address: str, made: Made, digest: Digest, stage: Stage) -> Put:
    """Put a file on the stage: that of the old site where it has the same bytes."""
    kept = False
    if not made.problems:
        kept = stage.keep(address, digest)
        if not kept:
            stage.write(address, made.data)
    return Put(address, digest, kept, made.problems)
