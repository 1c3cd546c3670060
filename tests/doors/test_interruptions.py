"""A build that ends early, that is killed, or that is not alone."""

import errno
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from siglum.doors.errors import EnvironmentFault
from siglum.doors.publish import MARKER, Stage, staging
from siglum.doors.system import Files
from siglum.model.files import digest_of
from siglum.model.problems import Severity
from tests.doors.sites import FIRST, beside, inputs, publish, published
from tests.doors.trees import MISSING, files_that, plant, tree_hash

pytestmark = pytest.mark.filterwarnings(
    # The children that are forked here only write files and end.
    "ignore:.*multi-threaded, use of fork:DeprecationWarning"
)


# Leaving without a swap


@pytest.mark.parametrize("reason", [KeyboardInterrupt, RuntimeError, SystemExit, None])
def test_leaving_without_a_swap_leaves_everything_as_it_was(old: Path, reason: type[BaseException] | None) -> None:
    before = tree_hash(old.parent)
    with suppress(KeyboardInterrupt, RuntimeError, SystemExit), staging(old, inputs(old)) as stage:
        stage.write("claims/c/index.html", b"C")
        assert stage.keep("index.html", digest_of(b"first"))
        if reason:
            raise reason
    assert tree_hash(old.parent) == before


def test_nothing_is_made_when_nothing_was_there(output: Path) -> None:
    with staging(output, inputs(output)) as stage:
        stage.write("index.html", b"")
    assert (tree_hash(output), beside(output)) == (MISSING, [])


def test_an_interruption_between_two_renames_brings_the_old_site_back_at_once(old: Path) -> None:
    before = tree_hash(old)
    renamed: list[str] = []

    def interrupted(name: str, act: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
        if name == "exchange":
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
        if name == "rename" and arguments[1] == old and not renamed:
            renamed.append("once")
            raise KeyboardInterrupt
        return act()

    with staging(old, inputs(old), files_that(interrupted)) as stage:
        stage.write("index.html", b"second")
        with pytest.raises(KeyboardInterrupt):
            stage.swap({})
        assert (renamed, tree_hash(old)) == (["once"], before)
    assert beside(old) == ["output"]


def test_an_interruption_just_after_the_first_rename_does_too(old: Path) -> None:
    before = tree_hash(old)

    def interrupted(name: str, act: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
        if name == "exchange":
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
        act()
        if name == "rename" and arguments[0] == old:
            raise KeyboardInterrupt

    def half_interrupted(name: str, act: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
        return interrupted(name, act, arguments) if name in {"exchange", "rename"} else act()

    with staging(old, inputs(old), files_that(half_interrupted)) as stage:
        stage.write("index.html", b"second")
        with pytest.raises(KeyboardInterrupt):
            stage.swap({})
        assert tree_hash(old) == before
    assert beside(old) == ["output"]


def test_the_old_site_is_not_removed_while_it_cannot_be_put_back(old: Path) -> None:
    before = tree_hash(old)

    def stuck(name: str, act: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
        if name == "exchange":
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
        if name == "rename" and arguments[1] == old:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return act()

    with pytest.raises(EnvironmentFault, match="Input/output error"):
        publish(old, {"index.html": b"second"}, files_that(stuck))
    assert tree_hash(old.parent / ".output.previous") == before
    with staging(old, inputs(old)):
        assert tree_hash(old) == before
    assert (tree_hash(old), beside(old)) == (before, ["output"])


# What a killed build left


def test_leftovers_of_a_killed_build_are_removed(old: Path) -> None:
    before = tree_hash(old.parent)
    plant(old.parent / ".output.staging", {MARKER: b'{"unfinished":1}\n', "claims/a/index.html": b"half"})
    (old.parent / ".output.previous").mkdir()
    plant(old.parent, {".output.lock": b"999999\n"})
    with staging(old, inputs(old)):
        assert beside(old) == [".output.lock", ".output.staging", "output"]
    assert tree_hash(old.parent) == before


def test_a_swap_that_was_cut_off_between_two_renames_is_repaired(old: Path) -> None:
    before = tree_hash(old)
    old.rename(old.parent / ".output.previous")
    plant(old.parent / ".output.staging", {MARKER: b"{}", "index.html": b"second"})
    with staging(old, inputs(old)):
        assert tree_hash(old) == before
    assert (tree_hash(old), beside(old)) == (before, ["output"])


def test_only_a_failing_clean_up_is_a_warning_and_the_next_build_makes_it_good(
    old: Path, way: Callable[[], Files]
) -> None:
    maker = way()

    def stubborn(name: str, act: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
        if name == "unlink" and arguments[0].name == "index.html":
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return getattr(maker, name)(*arguments) if name == "exchange" else act()

    problems = publish(old, {"index.html": b"second"}, files_that(stubborn))
    assert [(problem.code, problem.severity) for problem in problems] == [("old-site-not-removed", Severity.WARNING)]
    assert "Permission denied" in problems[0].message
    assert published(old) == {"index.html": b"second"}
    assert publish(old, FIRST) == ()
    assert (published(old), beside(old)) == (FIRST, ["output"])


# Several processes


def write_some(stage: Stage, number: int) -> None:
    for page in range(20):
        stage.write(f"shared/deep/{page}/{number}.html", b"%d" % number)


def test_forked_workers_write_to_one_stage(output: Path) -> None:
    forking = multiprocessing.get_context("fork")
    with staging(output, inputs(output)) as stage:
        workers = [forking.Process(target=write_some, args=(stage, number)) for number in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(60)
        assert [worker.exitcode for worker in workers] == [0] * 4
        assert stage.swap({}) == ()
    assert len(published(output)) == 80
    assert {path.stat().st_mode & 0o777 for path in output.rglob("*")} == {0o755, 0o644}


def test_a_worker_that_fails_does_not_clear_the_stage_of_its_parent(output: Path) -> None:
    parent = os.getpid()
    try:
        with staging(output, inputs(output)) as stage:
            stage.write("index.html", b"ours")
            child = os.fork()
            if child == 0:
                # Unwinds the very context manager that the parent is in.
                raise RuntimeError
            os.waitpid(child, 0)
            with pytest.raises(EnvironmentFault, match="is building"), staging(output, inputs(output)):
                pytest.fail("two builds at once")
            assert stage.swap({}) == ()
    finally:
        if os.getpid() != parent:
            os._exit(0)
    assert published(output) == {"index.html": b"ours"}


def test_a_worker_that_lives_on_does_not_keep_the_lock(output: Path) -> None:
    waiting, ending = os.pipe()

    def without_removing_it(name: str, act: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
        if name == "unlink" and arguments[0].name == ".output.lock":
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return act()

    with staging(output, inputs(output), files_that(without_removing_it)) as stage:
        child = os.fork()
        if child == 0:
            os.close(ending)
            os.read(waiting, 1)
            os._exit(0)
        stage.write("index.html", b"first")
        stage.swap({})
    # Neither by the file, which is still there, nor by the descriptor that the worker has too.
    assert beside(output) == [".output.lock", "output"]
    assert publish(output, FIRST) == ()
    os.close(ending)
    os.waitpid(child, 0)
    os.close(waiting)


SECOND_BUILD = """
import sys
from pathlib import Path
from siglum.doors.errors import EnvironmentFault
from siglum.doors.publish import staging
try:
    with staging(Path(sys.argv[1]), []) as stage:
        stage.write("index.html", sys.argv[2].encode())
        print("in", flush=True)
        sys.stdin.readline()
        stage.swap({})
except EnvironmentFault as fault:
    print(fault.message, flush=True)
    sys.exit(fault.exit_code)
"""


@pytest.fixture
def start(output: Path) -> Iterator[Callable[[str], "subprocess.Popen[str]"]]:
    """Return what starts a build of its own into the output; it publishes at the end of a line of input."""
    started: list[subprocess.Popen[str]] = []

    def start_one(text: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", SECOND_BUILD, str(output), text]
        top = Path(__file__).parents[2]
        build = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=top)
        started.append(build)
        return build

    yield start_one
    for build in started:
        build.kill()
        build.communicate()


def line_of(build: "subprocess.Popen[str]") -> str:
    assert build.stdout is not None
    return build.stdout.readline().strip()


def test_of_three_builds_at_once_one_publishes_and_two_are_told_by_whom(
    output: Path, start: Callable[[str], "subprocess.Popen[str]"]
) -> None:
    builds = [start(text) for text in "abc"]
    said = [line_of(build) for build in builds]
    assert said.count("in") == 1
    winner = builds[said.index("in")]
    message = f"{output.parent / '.output.lock'}: process {winner.pid} is building into the same output"
    # One that came in the moment between the lock and its note could not know by whom.
    nameless = message.replace(f"process {winner.pid}", "another process")
    assert all(line in {message, nameless} for line in said if line != "in")
    assert line_of(start("d")) == message
    winner.communicate("\n", timeout=60)
    assert sorted(build.wait(60) for build in builds) == [0, 3, 3]
    assert published(output) == {"index.html": "abc"[said.index("in")].encode()}
    assert beside(output) == ["output"]


def test_a_build_that_is_killed_gives_the_lock_back(
    output: Path, start: Callable[[str], "subprocess.Popen[str]"]
) -> None:
    build = start("a")
    assert line_of(build) == "in"
    build.kill()
    build.wait(60)
    assert beside(output) == [".output.lock", ".output.staging"]
    assert publish(output, FIRST) == ()
    assert (published(output), beside(output)) == (FIRST, ["output"])


def test_who_waited_with_an_old_lock_file_in_hand_asks_again(old: Path) -> None:
    """The file may be removed by the build that held it, between our opening and our locking it."""
    opened: list[int] = []

    def removed_meanwhile(name: str, act: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
        if name == "lock" and not opened:
            opened.append(arguments[0])
            (old.parent / ".output.lock").unlink()
        return act()

    with staging(old, inputs(old), files_that(removed_meanwhile)) as stage:
        with pytest.raises(EnvironmentFault, match="is building"), staging(old, inputs(old)):
            pytest.fail("two builds at once")
        stage.write("index.html", b"second")
        stage.swap({})
    assert published(old) == {"index.html": b"second"}
