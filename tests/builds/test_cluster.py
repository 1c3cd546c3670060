"""A Dask cluster makes the same bytes as one process, loses nothing with a worker, and is refused with other code."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from siglum.commands.options import Workers
from siglum.commands.workers import working
from siglum.doors.errors import EnvironmentFault
from siglum.engine.cluster import ClusterError, opened
from tests.builds.small import change, copy_site, environment, meddled, run
from tests.doors.trees import tree_hash

DASK = (sys.executable, "-m", "dask")
SHARED = meddled("fork")
"""The command, with so small a site shared among workers all the same."""


def started(*arguments: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start a program of Dask's."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen([*DASK, *arguments], cwd=folder, env=environment(), stdin=quiet, stdout=quiet, stderr=quiet)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a scheduler with two workers."""
    folder = tmp_path_factory.mktemp("cluster")
    found = folder / "scheduler.json"
    where = ("--scheduler-file", str(found), "--no-dashboard")
    running = [started("scheduler", "--host", "127.0.0.1", "--port", "0", *where, folder=folder)]
    try:
        until = time.monotonic() + 30
        while not found.exists() and time.monotonic() < until:
            time.sleep(0.05)
        running.append(started("worker", *where, "--nworkers", "2", "--nthreads", "1", folder=folder))
        yield str(json.loads(found.read_text())["address"])
    finally:
        for one in reversed(running):
            one.terminate()
            one.wait(30)


def test_a_cluster_makes_the_bytes_that_one_process_makes(site: Path, tmp_path: Path, scheduler: str) -> None:
    alone = copy_site(tmp_path / "alone")
    assert run(alone, "build", "--jobs", "1").returncode == 0
    done = run(site, "build", "--scheduler", scheduler, command=SHARED)
    assert done.returncode == 0, done.stderr
    assert tree_hash(site / "output") == tree_hash(alone / "output")
    # What the workers learnt is known to the next build.
    change(site, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
    change(alone, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
    assert run(site, "build", "--jobs", "1").returncode == run(alone, "build", "--jobs", "1", "--no-cache").returncode
    assert tree_hash(site / "output") == tree_hash(alone / "output")


def test_a_scheduler_that_is_not_there_leaves_the_old_site(published: Path) -> None:
    change(published, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
    before = tree_hash(published / "output")
    done = run(published, "build", "--scheduler", "tcp://127.0.0.1:1", command=SHARED)
    assert (done.returncode, "Traceback" in done.stderr) == (3, False), done.stderr
    assert "docs/scale.md" in done.stderr
    assert tree_hash(published / "output") == before


def squared(given: tuple[int, str]) -> int:
    """Return the square of a number; the worker is killed that is the first to work on one with a file's name."""
    number, place = given
    if place:
        try:
            Path(place).touch(exist_ok=False)
        except FileExistsError:
            return number * number
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def same() -> str:
    """Return what all processes of a test are known by."""
    return "same"


def of_its_own() -> str:
    """Return what is known of one process alone."""
    return str(os.getpid())


@pytest.fixture
def imports(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let workers import the tests, as they do the package."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))


@pytest.mark.usefixtures("imports")
@pytest.mark.filterwarnings("default")
def test_killed_workers_cost_time_and_nothing_else(tmp_path: Path) -> None:
    given = [(number, str(tmp_path / str(number)) if number in (2, 7, 8) else "") for number in range(12)]
    with opened(None, 2, same) as cluster:
        assert list(cluster.map(squared, given)) == [number * number for number, _ in given]
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.usefixtures("imports")
@pytest.mark.filterwarnings("default")
def test_a_worker_with_other_code_is_refused() -> None:
    with (
        opened(None, 1, of_its_own) as cluster,
        pytest.raises(ClusterError, match="a worker runs another version") as refused,
    ):
        list(cluster.map(squared, [(1, "")]))
    assert "same versions" in refused.value.hint


def test_without_dask_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "siglum.engine.cluster", None)
    with pytest.raises(EnvironmentFault) as fault, working(Workers(1, local=2)):
        pass
    assert "siglum[cluster]" in (fault.value.hint or "")
