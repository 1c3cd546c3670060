"""The Nth step of publishing fails, or the process is killed there, for every N: the site is the old one or the new."""

import errno
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from siglum.doors.errors import EnvironmentFault
from siglum.doors.exchange import is_unlinkable
from siglum.doors.publish import MARKER, staging
from siglum.doors.system import NO_EXCHANGE, Files
from siglum.model.files import digest_of
from siglum.model.problems import Problem
from tests.builds.elsewhere import Elsewhere, elsewhere
from tests.doors.trees import CALLS, MISSING, files_that, names_in, plant, read_all, run_with_mounts, tree_hash
from tests.sampled import part_of

OLD = {"index.html": b"old", "claims/a/index.html": b"A", "claims/b/index.html": b"B", "gone/x.html": b"X"}
NEW = {"index.html": b"new", "claims/a/index.html": b"A", "topics/t/index.html": b"T" * 70_000}

NUMBERS = [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES]
"""A full disk, a broken one, one that may not be written, and what for a link means that a copy may do."""

WAYS = ["exchange", "exchange, durable", "two renames", "two renames, durable", "first site"]


class Site:
    """A project whose output is about to be replaced in one of the ways."""

    def __init__(self, top: Path, way: str) -> None:
        self.output = top / "output"
        self.durable = way.endswith("durable")
        self.has_exchange = not way.startswith("two renames")
        top.mkdir()
        if way != "first site":
            self.publish(Files(), OLD)
            # An old site may hold anything by now; it goes as it is.
            (self.output / "planted").symlink_to("/etc")
        self.old = tree_hash(self.output)

    def publish(self, files: Files, site: dict[str, bytes]) -> tuple[Problem, ...]:
        with staging(self.output, [], files, durable=self.durable) as stage:
            for address, data in site.items():
                if not stage.keep(address, digest_of(data)):
                    stage.write(address, data)
            return stage.swap({"digest": digest_of(repr(site).encode())})

    def files(self, at: Callable[[int, str, Callable[[], Any]], None]) -> Files:
        """Return a file system that calls `at` with the count, the name, and the act of each step, before it is done.

        Without an exchange it says so when it is asked, and that counts as a step.
        """
        count = 0

        def stepping(name: str, act: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
            nonlocal count
            count += 1

            def half() -> None:
                # A disk that is full takes a part of what it is given.
                if name == "fill":
                    os.write(arguments[0], arguments[1][: len(arguments[1]) // 2])

            at(count, name, half)
            if name == "exchange" and not self.has_exchange:
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
            return act()

        return files_that(stepping)

    def beside(self) -> list[str]:
        return names_in(self.output.parent)


@pytest.fixture(scope="session")
def new_hash(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the hash of the new site, published without a fault into an empty place."""
    site = Site(tmp_path_factory.mktemp("new") / "site", "first site")
    assert site.publish(Files(), NEW) == ()
    assert {address: data for address, data in read_all(site.output).items() if address != MARKER} == NEW
    return tree_hash(site.output)


def steps_of(top: Path, way: str) -> list[str]:
    """Return the names of all steps of a run without a fault, in order."""
    names: list[str] = []
    site = Site(top, way)
    site.publish(site.files(lambda _count, name, _half: names.append(name)), NEW)
    assert len(names) > 20
    return names


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Callable[[], Path]]:
    """Return a maker of fresh places that are removed again, since there are hundreds."""
    made: list[Path] = []

    def make() -> Path:
        if made:
            shutil.rmtree(made[-1])
        made.append(tmp_path / str(len(made)))
        return made[-1]

    yield make
    shutil.rmtree(made[-1])


def test_the_runs_take_every_step_that_there_is(room: Callable[[], Path]) -> None:
    """What is never taken is never made to fail."""
    taken = {name for way in WAYS for name in steps_of(room(), way)}
    assert taken == set(CALLS)


def is_borne(name: str, number: int) -> bool:
    """Tell whether a step may fail in this way without any harm, by design."""
    error = OSError(number, "")
    is_copied_instead = name == "link" and is_unlinkable(error)
    is_renamed_instead = name == "exchange" and number in NO_EXCHANGE
    return is_copied_instead or is_renamed_instead


def tells_something_new(way: str, number: int) -> bool:
    """To wait for the disk as well adds steps, none of which asks why another failed: there, one way is enough."""
    return number == errno.EIO or not way.endswith("durable")


@pytest.mark.parametrize(
    ("way", "number"),
    [
        pytest.param(way, one, id=f"{way}-{errno.errorcode[one]}")
        for way in WAYS
        for one in NUMBERS
        if tells_something_new(way, one)
    ],
)
def test_every_step_may_fail(room: Callable[[], Path], new_hash: str, way: str, number: int) -> None:
    steps = steps_of(room(), way)
    outcomes = {"refused": 0, "warned": 0, "borne": 0}
    for fail_at, step in enumerate(steps, start=1):
        site = Site(room(), way)
        where = f"{way}: {errno.errorcode[number]} at step {fail_at}, {step}"

        def failing(count: int, _name: str, half: Callable[[], None], *, fail_at: int = fail_at) -> None:
            if count == fail_at:
                half()
                raise OSError(number, os.strerror(number))

        try:
            problems = site.publish(site.files(failing), NEW)
        except EnvironmentFault as fault:
            outcomes["refused"] += 1
            said = fault.message
            assert tree_hash(site.output) == site.old, where
            # Who could not lock the file does not know whether it is another's, and leaves it.
            stays = [".output.lock"] * (step == "lock") + ["output"] * (site.old != MISSING)
            assert site.beside() == stays, where
        else:
            said = ""
            assert tree_hash(site.output) == new_hash, where
            if problems:
                outcomes["warned"] += 1
                assert {problem.code for problem in problems} <= {"old-site-not-removed", "swap-not-confirmed"}, where
                assert is_after_swap(steps, fail_at), where
            else:
                # The very last step is the removal of the lock file, which is no obstacle.
                outcomes["borne"] += 1
                assert is_borne(step, number) or fail_at == len(steps), where
        assert not said or (said.startswith(str(site.output.parent)) and said.endswith(os.strerror(number))), where
        assert site.publish(Files(), NEW) == (), where
        assert (tree_hash(site.output), site.beside()) == (new_hash, ["output"]), where
    assert outcomes["refused"] > 10
    assert outcomes["warned"] > 5 or way == "first site"


def is_after_swap(steps: list[str], place: int) -> bool:
    """Tell whether a step, counted from 1, comes after the one that published the new site."""
    if "exchange" in steps:
        # After an exchange that is missing, two renames follow it.
        swapped = steps.index("exchange") + 1
        while steps[swapped] == "rename":
            swapped += 1
    else:
        swapped = len(steps) - steps[::-1].index("rename")
    return place > swapped


@pytest.mark.parametrize("way", WAYS)
def test_every_step_may_be_the_first_of_a_disk_that_fails_for_good(
    room: Callable[[], Path], new_hash: str, way: str
) -> None:
    for fail_from, step in enumerate(steps_of(room(), way), start=1):
        site = Site(room(), way)
        where = f"{way}: from step {fail_from}, {step}"

        def failing(count: int, _name: str, _half: object, *, fail_from: int = fail_from) -> None:
            if count >= fail_from:
                raise OSError(errno.EIO, os.strerror(errno.EIO))

        with suppress(EnvironmentFault):
            site.publish(site.files(failing), NEW)
        check_after_the_worst(site, new_hash, where)


@pytest.mark.parametrize("moment", ["before", "in the middle of"])
# Whether the disk is waited for as well, what is there by then is the same; and to be killed leaves what a disk does
# that fails for good.
@pytest.mark.parametrize("way", part_of(WAYS, 2))
def test_the_process_may_be_killed_at_every_step(
    do: Elsewhere, room: Callable[[], Path], new_hash: str, way: str, moment: str
) -> None:
    outcomes = do(kill_at_every_step, room(), new_hash, way, moment)
    assert outcomes >= ({"old"} if moment == "in the middle of" else {"old", "new"})
    assert ("between" in outcomes) == (way.startswith("two renames") and moment != "in the middle of")


@pytest.fixture(scope="module")
def do() -> Iterator[Elsewhere]:
    """Return a small process, of which hundreds are forked."""
    with elsewhere() as made:
        yield made


def kill_at_every_step(place: Path, new_hash: str, way: str, moment: str) -> set[str]:
    """Publish in processes that are killed, each at another step; return which sites were there afterwards."""
    place.mkdir()
    outcomes = set()
    # To be killed after a step is to be killed before the next; after the last, nothing is left to go wrong.
    for kill_at, step in enumerate(steps_of(place / "steps", way), start=1):
        if moment == "in the middle of" and step != "fill":
            continue
        site = Site(place / str(kill_at), way)

        def killing(count: int, _name: str, half: Callable[[], None], *, kill_at: int = kill_at) -> None:
            if moment == "in the middle of" and count == kill_at:
                half()
            if count == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

        child = os.fork()
        if child == 0:
            try:
                site.publish(site.files(killing), NEW)
            finally:
                os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL
        outcomes.add(check_after_the_worst(site, new_hash, f"{way}: killed {moment} step {kill_at}, {step}"))
    return outcomes


def check_after_the_worst(site: Site, new_hash: str, where: str) -> str:
    """Assert that the site is whole, or for two renames is put back by the next start; return which one it was."""
    found = tree_hash(site.output)
    whole = {site.old: "old", new_hash: "new"}
    if found == MISSING != site.old:
        assert not site.has_exchange, where
        assert tree_hash(site.output.parent / ".output.previous") == site.old, where
        outcome, expected = "between", site.old
    else:
        assert found in whole, where
        outcome, expected = whole[found], found
    # The lock is free, and the next start clears up, even if it publishes nothing itself.
    with staging(site.output, []):
        assert tree_hash(site.output) == expected, where
    assert tree_hash(site.output) == expected, where
    assert site.beside() == ([] if expected == MISSING else ["output"]), where
    assert site.publish(Files(), NEW) == (), where
    assert (tree_hash(site.output), site.beside()) == (new_hash, ["output"]), where
    return outcome


FULL_DISK = """
import sys
from pathlib import Path
from siglum.doors.errors import EnvironmentFault
from siglum.doors.publish import staging
from tests.doors.trees import names_in, tree_hash
output = Path(sys.argv[1]) / "output"
with staging(output, []) as stage:
    stage.write("index.html", b"old")
    stage.swap({})
before = tree_hash(output)
try:
    with staging(output, []) as stage:
        for page in range(1000):
            stage.write(f"pages/{page}.html", b"x" * 10_000)
        stage.swap({})
except EnvironmentFault as fault:
    print(fault.message)
print(tree_hash(output) == before, names_in(output.parent))
with staging(output, []) as stage:
    stage.write("index.html", b"new")
    print(stage.swap({}), (output / "index.html").read_bytes())
"""


def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    command = 'mount -t tmpfs -o size=400k none "$1" && exec "$0" -c "$2" "$1"'
    said = run_with_mounts(command, tmp_path, FULL_DISK)
    first, *rest = said.splitlines()
    assert first.endswith(".html: No space left on device")
    assert first.startswith(str(tmp_path / ".output.staging" / "pages"))
    assert rest == ["True ['output']", "() b'new'"]


def test_the_same_bytes_in_another_order_of_steps_are_the_same_site(tmp_path: Path, new_hash: str) -> None:
    """The yardstick itself: a site has one hash, and another site has another."""
    site = Site(tmp_path / "site", "exchange")
    assert site.old != new_hash
    site.publish(Files(), dict(NEW))
    assert tree_hash(site.output) == new_hash
    plant(site.output, {"index.html": b"nee"})
    assert tree_hash(site.output) != new_hash
