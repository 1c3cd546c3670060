"""A disk that fails, a kill, or Ctrl-C at any write of a whole build leaves the old site or the new one."""

import errno
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from siglum.commands import build as commands
from siglum.doors import cache, publish, search
from siglum.doors.cache import cache_folder
from siglum.model.files import digest_of
from tests.builds.small import TEMPLATES, Command, build, change, write
from tests.doors.trees import CALLS, files_that, names_in, tree_hash

pytestmark = [
    pytest.mark.filterwarnings(
        # The children that are forked here only build and are killed.
        "ignore:.*multi-threaded, use of fork:DeprecationWarning"
    ),
    pytest.mark.usefixtures("worked_once"),
]

SITE = {
    "seeds/a.txt": "The bridge opened in May.\n",
    "site_src/site.yaml": "title: A\ntagline: B\ndescription: C\nscope: D\n",
    "site_src/claims/one.yaml": (
        "- id: opened\n  statement: The bridge opened.\n  kind: event\n"
        "  evidence:\n    - source: a\n      quote: The bridge opened in May.\n"
    ),
    "site_src/sources/a.md": ("---\nfile: a.txt\ntitle: A\nsha256: DIGEST\n---\nIt is short.\n"),
    "site_src/pages/colophon.md": "---\ntitle: Colophon\n---\nBy hand.\n",
}
"""As small as a site can be, since it is built some hundred times."""

PAGE = "<!doctype html><title>{{ frame.title }}</title><h1>{{ site.tagline }}</h1>\n"


class Project:
    """A project of two states: in each the published site is about to be replaced by that of the other."""

    def __init__(self, top: Path) -> None:
        self.root = top / "site"
        self.output = self.root / "output"
        for name, text in SITE.items():
            write(self.root, name, text.replace("DIGEST", digest_of(SITE["seeds/a.txt"].encode())))
        assert build(self.root, search=False) == 0
        self.old = tree_hash(self.output)
        self.edit()
        assert build(self.root, search=False) == 0
        self.new = tree_hash(self.output)
        assert self.new != self.old

    def edit(self) -> None:
        """Edit it into its other state: one page comes, one goes, some are others, and most stay."""
        pages, names = self.root / "site_src" / "pages", ["colophon.md", "imprint.md"]
        words = ["statement: The bridge opened.", "statement: The bridge was opened."]
        if not (pages / names[0]).exists():
            names, words = names[::-1], words[::-1]
        (pages / names[0]).rename(pages / names[1])
        change(self.root, "site_src/claims/one.yaml", *words)

    def turn(self) -> None:
        """Edit it, so that what is published is the old site."""
        self.edit()
        self.old, self.new = self.new, self.old

    def is_clean(self) -> bool:
        """Tell whether nothing is left of a build that did not end well."""
        beside = names_in(self.root) == ["output", "seeds", "site_src"]
        return beside and names_in(cache_folder(self.root)) == ["answers.json", "last.json"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project with templates that are made at once, so that hundreds of builds are."""
    for path in (TEMPLATES / "pages").iterdir():
        write(tmp_path, f"templates/pages/{path.name}", PAGE)
    monkeypatch.setattr(commands, "TEMPLATES", tmp_path / "templates")
    return Project(tmp_path)


Act = Callable[[], Any]
At = Callable[[int, str, Act], None]


@contextmanager
def meddling(monkeypatch: pytest.MonkeyPatch, at: At) -> Iterator[None]:
    """Let `at` be called with the count, the name and half of the act of each write of a build, before it is done."""
    count = 0

    def stepping(name: str, act: Act, arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
        nonlocal count
        count += 1

        def half() -> None:
            # A disk that is full takes a part of what it is given.
            if name == "fill":
                os.write(arguments[0], arguments[1][: len(arguments[1]) // 2])

        at(count, name, half)
        return act()

    with monkeypatch.context() as patch:
        files = files_that(stepping)
        for module in (publish, cache, search):
            patch.setattr(module, "Files", lambda: files)
        yield


def steps_of(project: Project, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of all writes of a build without a fault, in order."""
    project.turn()
    names: list[str] = []
    with meddling(monkeypatch, lambda _count, name, _half: names.append(name)):
        assert build(project.root, search=False) == 0
    assert tree_hash(project.output) == project.new
    return names


def test_a_whole_build_takes_every_step_that_can_fail(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is never taken is never made to fail; only a build that is asked to be durable waits for the disk."""
    steps = steps_of(project, monkeypatch)
    assert set(steps) == set(CALLS) - {"flush"}
    assert len(steps) > 150


def telling(steps: list[str]) -> list[int]:
    """Return the numbers, from 1, of the steps that differ by what comes right before and after them, twice each.

    A page that is written is like any other; tests/faults fails every single step of publishing.
    """
    seen = Counter[tuple[str, ...]]()
    numbers = []
    for at in range(len(steps)):
        around = tuple(steps[max(0, at - 2) : at + 3])
        seen[around] += 1
        if seen[around] <= TWICE:
            numbers.append(at + 1)
    return numbers


TWICE = 2
NUMBERS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EMFILE)
PARTS = 2


@pytest.mark.parametrize("part", range(PARTS))
def test_every_write_of_a_build_may_fail(
    project: Project, command: Command, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    steps = steps_of(project, monkeypatch)
    codes = []
    for fail_at in telling(steps)[part::PARTS]:
        number = NUMBERS[fail_at % len(NUMBERS)]
        where = f"{errno.errorcode[number]} at step {fail_at}, {steps[fail_at - 1]}"

        def failing(count: int, _name: str, half: Act, *, fail_at: int = fail_at, number: int = number) -> None:
            if count == fail_at:
                half()
                raise OSError(number, os.strerror(number))

        project.turn()
        with meddling(monkeypatch, failing):
            done = command(project.root, "build", "--jobs", "1", "--no-search")
        assert done.returncode in {0, 3}, f"{where}: {done.stderr}"
        codes.append(done.returncode)
        if done.returncode:
            assert tree_hash(project.output) == project.old, where
            assert done.stderr.startswith(f"error: {project.root}"), done.stderr
            assert f": {os.strerror(number)}\n" in done.stderr, done.stderr
            assert done.stderr.count("error: ") == 1, done.stderr
            staged = [name for name in names_in(project.root) if name.startswith(".output")]
            # Who could not lock the file does not know whether it is another's, and leaves it.
            assert staged == [".output.lock"] * (steps[fail_at - 1] == "lock"), where
        else:
            assert tree_hash(project.output) == project.new, where
        assert build(project.root, search=False) == 0, where
        assert tree_hash(project.output) == project.new, where
        assert project.is_clean(), where
    assert codes.count(3) > len(codes) / 2  # Most of the steps are needed; a fault in the rest is borne.
    assert codes.count(0) > 5


@pytest.mark.parametrize("part", range(PARTS))
def test_a_build_may_be_killed_at_every_write(project: Project, monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    steps = steps_of(project, monkeypatch)
    outcomes = []
    for kill_at in telling(steps)[part::PARTS]:
        where = f"killed at step {kill_at}, {steps[kill_at - 1]}"

        def killing(count: int, _name: str, half: Act, *, kill_at: int = kill_at) -> None:
            if count == kill_at:
                half()
                os.kill(os.getpid(), signal.SIGKILL)

        project.turn()
        child = os.fork()
        if child == 0:
            try:
                with meddling(monkeypatch, killing):
                    build(project.root, search=False)
            finally:
                os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL, where
        found = tree_hash(project.output)
        assert found in {project.old, project.new}, where
        outcomes.append("new" if found == project.new else "old")
        assert build(project.root, search=False) == 0, where
        assert tree_hash(project.output) == project.new, where
        assert project.is_clean(), where
    assert outcomes == sorted(outcomes, key=["old", "new"].index)
    assert set(outcomes) == {"old", "new"}


@pytest.mark.parametrize("part", range(PARTS))
def test_a_build_may_be_interrupted_at_every_write(
    project: Project, command: Command, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    """On every code but 0, output/ is what it was: also where Ctrl-C comes after the site was published."""
    steps = steps_of(project, monkeypatch)
    codes = []
    for stop_at in telling(steps)[part::PARTS]:
        where = f"interrupted at step {stop_at}, {steps[stop_at - 1]}"

        def interrupting(count: int, _name: str, _half: Act, *, stop_at: int = stop_at) -> None:
            if count == stop_at:
                signal.raise_signal(signal.SIGINT)

        project.turn()
        with meddling(monkeypatch, interrupting):
            done = command(project.root, "build", "--jobs", "1", "--no-search")
        assert done.returncode in {0, 130}, f"{where}: {done.stderr}"
        assert tree_hash(project.output) == (project.new if done.returncode == 0 else project.old), where
        codes.append(done.returncode)
        assert build(project.root, search=False) == 0, where
        assert tree_hash(project.output) == project.new, where
        assert project.is_clean(), where
    assert codes.count(130) > 15
