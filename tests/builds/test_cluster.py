"""A Dask cluster makes the same bytes as one process, loses nothing with a worker, and is refused with other code."""

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dask
import pytest
from distributed import Client
from msgspec import Struct

from siglum.commands.options import Workers
from siglum.commands.workers import working
from siglum.doors.errors import EnvironmentFault
from siglum.engine import cluster as cluster_of_dask
from siglum.engine.cluster import ClusterError, opened
from tests.builds.ready import Copy, ready
from tests.builds.small import change, copy_site, meddled, run
from tests.doors.trees import names_in, tree_hash

SHARED = meddled("fork")
"""The command, with so small a site shared among workers all the same."""


class Dask:
    """A scheduler on this machine, and workers that come one after another."""

    def __init__(self, folder: Path) -> None:
        """Start the scheduler; `folder` holds what it writes."""
        self.folder, self.found = folder, folder / "scheduler.json"
        self.workers: list[Copy] = []
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0")
        until = time.monotonic() + 60
        while not self.found.exists() and time.monotonic() < until:
            time.sleep(0.05)
        self.address = str(json.loads(self.found.read_text())["address"])

    def _start(self, *arguments: str) -> Copy:
        with (self.folder / "log").open("ab") as log:
            given = (*arguments, "--scheduler-file", str(self.found), "--no-dashboard")
            return ready().start("dask", *given, said=(log, log))

    def grow(self, number: int) -> None:
        """Start as many workers as are lacking, and wait until the scheduler has this number."""
        while len(self.workers) < number:
            self.workers.append(self._start("worker", "--no-nanny", "--nworkers", "1", "--nthreads", "1"))
        connect: Any = Client
        with connect(self.address, set_as_default=False) as client:
            client.wait_for_workers(number, timeout=60)
            assert len(client.nthreads()) == number

    def end(self) -> None:
        """End all of it."""
        for one in (*self.workers, self.scheduler):
            one.end()


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """Yield a scheduler that has no workers yet."""
    made = Dask(tmp_path_factory.mktemp("cluster"))
    try:
        yield made
    finally:
        made.end()


@pytest.mark.filterwarnings("default")
def test_a_cluster_makes_the_bytes_that_one_process_makes(tmp_path: Path, cluster: Dask) -> None:
    """With one worker, and with three."""
    alone = copy_site(tmp_path / "alone")
    assert run(alone, "build", "--jobs", "1").returncode == 0
    expected = tree_hash(alone / "output")
    sites = []
    for number in (1, 3):
        cluster.grow(number)
        sites.append(copy_site(tmp_path / f"of {number}"))
        done = run(sites[-1], "build", "--scheduler", cluster.address, command=SHARED)
        assert done.returncode == 0, done.stderr
        assert tree_hash(sites[-1] / "output") == expected, f"{number} workers"
    # What the workers learnt is known to the next build.
    change(alone, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
    assert run(alone, "build", "--jobs", "1", "--no-cache").returncode == 0
    for site in sites:
        change(site, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
        assert run(site, "build", "--jobs", "1").returncode == 0
        assert tree_hash(site / "output") == tree_hash(alone / "output")


@pytest.mark.filterwarnings("default")
def test_a_scheduler_that_is_lost_in_the_middle_leaves_the_old_site(
    published: Path, tmp_path: Path, cluster: Dask
) -> None:
    """Some pages were made when it is killed, and the others never are."""
    change(published, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
    before = tree_hash(published / "output")
    cluster.grow(1)
    with (tmp_path / "said").open("wb") as words:
        given = ("--root", str(published), "build", "--scheduler", cluster.address)
        how = ("fork", f"wait=staging={tmp_path}")
        building = ready().start("siglum", *given, said=(words, words), how=how)
    try:
        until = time.monotonic() + 60
        while not (tmp_path / "ready").exists():
            assert not building.has_ended()
            assert time.monotonic() < until, "the build did not come so far"
            time.sleep(0.01)
        cluster.scheduler.end()
        (tmp_path / "go").touch()
        code = building.wait()
    finally:
        building.end()
    said = (tmp_path / "said").read_text("utf-8")
    assert (code, "Traceback" in said) == (3, False), said
    assert said.startswith("error: the cluster was lost"), said
    assert tree_hash(published / "output") == before
    assert names_in(published) == ["output", "seeds", "site_src"]
    # A build without the cluster finds nothing in its way.
    assert run(published, "build", "--jobs", "1").returncode == 0
    assert tree_hash(published / "output") != before


def test_a_scheduler_that_is_not_there_leaves_the_old_site(published: Path) -> None:
    change(published, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
    before = tree_hash(published / "output")
    done = run(published, "build", "--scheduler", "tcp://127.0.0.1:1", command=SHARED)
    assert (done.returncode, "Traceback" in done.stderr) == (3, False), done.stderr
    assert "docs/scale.md" in done.stderr
    assert tree_hash(published / "output") == before


class Added(Struct, frozen=True, dict=True):
    """Numbers that were added to those that a worker has."""

    numbers: tuple[int, ...]

    def __call__(self, known: tuple[int, ...] | None) -> tuple[int, ...]:
        """Return all numbers."""
        return (*(known or ()), *self.numbers)


class Numbers:
    """A ground of numbers, which is told piece by piece."""

    def __init__(self) -> None:
        """Begin with no numbers."""
        self.value: tuple[int, ...] = ()
        self.told = 0

    def news(self) -> Added:
        """Return the numbers that were not told yet."""
        told, self.told = self.told, len(self.value)
        return Added(self.value[told:])

    def forget(self) -> None:
        """Tell them all once more."""
        self.told = 0


def added(ground: tuple[int, ...], given: tuple[int, str]) -> tuple[int, ...]:
    """Return the ground with a number; the worker is killed that is the first to work on one with a file's name."""
    number, place = given
    if place:
        try:
            Path(place).touch(exist_ok=False)
        except FileExistsError:
            return (*ground, number)
        os.kill(os.getpid(), signal.SIGKILL)
    return (*ground, number)


def same() -> str:
    """Return what all processes of a test are known by."""
    return "same"


def of_its_own() -> str:
    """Return what is known of one process alone."""
    return str(os.getpid())


@pytest.fixture
def imports(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let workers import the tests, as they do the package, and be copies of a process that has imported Dask."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    with dask.config.set({"distributed.worker.multiprocessing-method": "forkserver"}):
        yield


@pytest.mark.usefixtures("imports")
@pytest.mark.filterwarnings("default")
def test_killed_workers_cost_time_and_nothing_else(tmp_path: Path) -> None:
    """They lose what they were told, too, which grows while they work."""
    ground = Numbers()
    with opened(None, 2, same) as workers:
        for step in (1, 2):
            ground.value = (*ground.value, step)
            assert list(workers.map_on(ground, added, [])) == []
            places = {number: str(tmp_path / f"{step} {number}") for number in (2, 7, 8)}
            given = [(number, places.get(number, "")) for number in range(12)]
            assert list(workers.map_on(ground, added, given)) == [(*ground.value, number) for number, _ in given]
        workers.let_go()
    assert len(list(tmp_path.iterdir())) == 6


@pytest.mark.usefixtures("imports")
@pytest.mark.filterwarnings("default")
def test_a_worker_with_other_code_is_refused() -> None:
    with (
        opened(None, 1, of_its_own) as cluster,
        pytest.raises(ClusterError, match="a worker runs another version") as refused,
    ):
        list(cluster.map_on(Numbers(), added, [(1, "")]))
    assert "same versions" in refused.value.hint


def test_without_dask_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "siglum.engine.cluster", None)
    with pytest.raises(EnvironmentFault) as fault, working(Workers(1, local=2)):
        pass
    assert "siglum[cluster]" in (fault.value.hint or "")


def test_a_cluster_that_loses_a_worker_while_it_starts_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    began: list[int] = []

    def starting(n_workers: int, **_: object) -> str:
        began.append(n_workers)
        if len(began) < cluster_of_dask.STARTS:
            message = "Nanny failed to start."
            raise RuntimeError(message)
        return "a cluster"

    monkeypatch.setattr(cluster_of_dask, "LocalCluster", starting)
    assert cluster_of_dask._started(2) == "a cluster"  # noqa: SLF001 - what opens it waits for real workers
    assert began == [2] * cluster_of_dask.STARTS
