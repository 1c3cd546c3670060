"""A proven site goes out: every page is made, or kept where nothing changed, and read again before all is published."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from hashlib import blake2b

from jinja2 import TemplateError

from siglum.build import Build
from siglum.catalogue.pages import Page
from siglum.doors.errors import EnvironmentFault
from siglum.doors.publish import Stage
from siglum.doors.signals import begin, signals_held
from siglum.model.files import Digest, digest_of
from siglum.model.problems import Problem

WORTH_FORKING = 400
"""Pages to be made for which starting further processes repays itself."""
CHUNK = 64
"""Pages that a process makes at a time."""

Remembered = Mapping[str, Sequence[str]]
"""By page address: the digest of the view it was made of, and that of its bytes."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one page."""

    address: str
    view: Digest
    data: Digest
    kept: bool
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Staged:
    """All that stands on the stage."""

    pages: tuple[Made, ...]
    others: int
    others_kept: int
    problems: tuple[Problem, ...]

    @property
    def remembered(self) -> dict[str, list[str]]:
        """What to remember of the pages for next time."""
        return {made.address: [made.view, made.data] for made in self.pages}

    @property
    def digests(self) -> dict[str, Digest]:
        """The digests of the pages by their addresses."""
        return {made.address: made.data for made in self.pages}

    @property
    def kept(self) -> int:
        """How many files were taken over unchanged."""
        return self.others_kept + sum(made.kept for made in self.pages)


def stage_site(build: Build, stage: Stage, remembered: Remembered, jobs: int, advance: Callable[[int], None]) -> Staged:
    """Put every file of the site on the stage; `advance` is told how many pages are done."""
    made: list[Made] = []
    for batch in _batches(build, stage, remembered, jobs):
        made += batch
        advance(len(batch))
    others = kept = 0
    for address, data in build.other_files():
        others += 1
        if stage.keep(address, digest_of(data)):
            kept += 1
        else:
            stage.write(address, data)
    return Staged(tuple(made), others, kept, tuple(problem for one in made for problem in one.problems))


def _batches(build: Build, stage: Stage, remembered: Remembered, jobs: int) -> Iterator[list[Made]]:
    pages = build.pages
    chunks = [pages[start : start + CHUNK] for start in range(0, len(pages), CHUNK)]
    if jobs < 2 or len(pages) < WORTH_FORKING:  # noqa: PLR2004 - one process is this one
        for chunk in chunks:
            yield [_make(page, build, stage, remembered) for page in chunk]
        return
    _Shared.build, _Shared.stage, _Shared.remembered, _Shared.chunks = build, stage, remembered, chunks
    # What follows from the site is derived before the fork, so that every process shares it.
    build.prepare()
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(jobs, mp_context=fork, initializer=begin, initargs=(os.getpid(),))
    try:
        with signals_held():
            made = pool.map(_make_chunk, range(len(chunks)))
        yield from made
    except BrokenProcessPool as error:
        message = "a process that makes pages was ended from outside"
        raise EnvironmentFault(message, "If memory ran out, build with fewer of them: --jobs 1.") from error
    finally:
        # Held once more, since the pool waits for ever when its end is interrupted.
        with signals_held():
            pool.shutdown(cancel_futures=True)


class _Shared:
    """What forked processes take over from this one: too large to be sent, and never changed."""

    build: Build
    stage: Stage
    remembered: Remembered
    chunks: list[tuple[Page, ...]]


def _make_chunk(number: int) -> list[Made]:
    chunk = _Shared.chunks[number]
    return [_make(page, _Shared.build, _Shared.stage, _Shared.remembered) for page in chunk]


def _make(page: Page, build: Build, stage: Stage, remembered: Remembered) -> Made:
    """Make one page, unless the old one was made of the same view by the same templates."""
    view = page.view()
    fingerprint = blake2b(f"{build.renderer.digest}\n{build.renderer.site!r}\n{view!r}".encode(), digest_size=20)
    digest = fingerprint.hexdigest()
    known = remembered.get(page.address)
    if known and known[0] == digest and stage.keep(page.address, known[1]):
        return Made(page.address, digest, known[1], kept=True)
    try:
        data = build.renderer.render(page.template, view)
    except TemplateError as error:
        return Made(page.address, digest, "", kept=False, problems=(build.renderer.problem(error, page.template),))
    data_digest = digest_of(data)
    problems = tuple(build.rereader.read(page.address, data))
    if stage.keep(page.address, data_digest):
        return Made(page.address, digest, data_digest, kept=True, problems=problems)
    stage.write(page.address, data)
    return Made(page.address, digest, data_digest, kept=False, problems=problems)
