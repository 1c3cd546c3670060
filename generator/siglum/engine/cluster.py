"""An executor on a Dask cluster, whose workers may be other machines; it knows of Dask, and of nothing of ours.

Work is pure, so that what a lost worker had in hand is simply done again by another.
"""

import gc
import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from itertools import count
from threading import Lock
from typing import Any, TypeVar

from distributed import Client, Future, LocalCluster
from distributed.comm.core import CommClosedError
from distributed.protocol.pickle import dumps, loads
from distributed.scheduler import KilledWorker
from msgspec import Struct

from siglum.engine.executors import Ground

Given = TypeVar("Given")
Result = TypeVar("Result")
TRIES = 20
"""How often in a row work may be lost, with the workers that had it in hand, until it is given up."""
AHEAD = 3
"""Chunks that wait at each worker, so that none is idle; what they return waits here in turn."""
CONNECTING = 5.0
"""Seconds in which a scheduler has to answer."""
STARTS = 3
"""How often a cluster on this machine is started, where one of its workers is lost meanwhile."""
PATIENCE = 30.0
"""Seconds for which one worker at least is waited for."""

LOSSES = (CancelledError, KilledWorker, CommClosedError, TimeoutError, OSError)
"""What is raised where a worker is lost, or the scheduler."""


class ClusterError(Exception):
    """A cluster that can't be used, or was lost."""

    def __init__(self, message: str, hint: str) -> None:
        """Take what is wrong, and the remedy."""
        super().__init__(message)
        self.message, self.hint = message, hint


class OtherCodeError(Exception):
    """A worker runs other code, and might make other bytes."""


class Cluster:
    """Shares the work among the workers of a cluster."""

    is_here = False
    sees_disk = False

    def __init__(self, client: "Client", identify: Callable[[], str]) -> None:
        """Take a connected client, and what says by which code a process works."""
        self._client, self._identify, self._identity = client, identify, identify()
        self.processes = max(1, len(client.nthreads()))
        self._ground: Ground | None = None
        self._name = ""
        self._parts: list[Future[Any]] = []
        """All that was told of the ground, piece by piece."""

    def map_on(self, ground: Ground, work: Callable[[Any, Given], Result], given: Sequence[Given]) -> Iterator[Result]:
        """Yield the result for each, in order.

        Raises ClusterError where the scheduler is lost, a worker runs other code, or workers are lost again and again.
        """
        try:
            yield from self._map(ground, work, given)
        except OtherCodeError as error:
            hint = "Install the same versions of siglum, its libraries and its extensions on all of them."
            raise ClusterError(str(error), hint) from error
        except LOSSES as error:
            hint = "Look at the logs of the scheduler and its workers, and build again. If memory ran out, start fewer."
            what = str(error).partition("\n")[0] or type(error).__name__
            raise ClusterError(f"the cluster was lost: {what}", hint) from error

    def _map(self, ground: Ground, work: Callable[[Any, Given], Result], given: Sequence[Given]) -> Iterator[Result]:
        if not given:
            # What is told now would be lost.
            return
        if ground is not self._ground:
            self._begin(ground)
        packed = dumps(ground.news())
        waiting: deque[Future[Any]] = deque()
        number = lost = 0
        while number < len(given):
            try:
                if packed:
                    self._parts.append(self._send(packed))
                    packed = b""
                while len(waiting) < self.processes * AHEAD and number + len(waiting) < len(given):
                    order = _Order(self._name, work, given[number + len(waiting)], self._identify, self._identity)
                    waiting.append(self._client.submit(_work, order, *self._parts, pure=False))
                result = waiting[0].result()
            except LOSSES:
                # A part of the ground may have been on the lost workers alone, so that all is sent once more.
                lost += 1
                if lost > TRIES or self._client.status != "running":
                    raise
                waiting.clear()
                self._begin(ground)
                packed = dumps(ground.news())
                continue
            waiting.popleft().release()
            number, lost = number + 1, 0
            yield result

    def let_go(self) -> None:
        """Have workers free what they hold, while this process goes on."""
        with suppress(*LOSSES):
            self._client.run(_leave_off, wait=False)

    def _begin(self, ground: Ground) -> None:
        """Have workers know nothing yet."""
        ground.forget()
        self._ground, self._name = ground, f"{self._client.id} {next(_numbers)}"
        self._parts.clear()

    def _send(self, packed: bytes) -> Future[Any]:
        """Give workers bytes, which Dask may move and drop as it likes."""
        self._client.wait_for_workers(1, timeout=PATIENCE)
        try:
            sent: Future[Any] = self._client.scatter(packed, hash=False)
        except KeyError as error:
            # Dask looks up a worker that was lost just now.
            message = f"the worker {error} was lost"
            raise CommClosedError(message) from error
        return sent


_numbers = count()


# In a worker


class _Order(Struct, frozen=True):
    """A piece of work, which is done on the ground of a name by whoever runs the code that asks for it."""

    name: str
    work: Callable[[Any, Any], Any]
    given: Any
    identify: Callable[[], str]
    identity: str


class _Held(Struct):
    """The ground of a name, as far as this worker has made it of its parts."""

    name: str = ""
    value: Any = None
    parts: int = 0


_held = _Held()
_one_at_a_time = Lock()


def _work(order: _Order, *parts: bytes) -> Any:  # noqa: ANN401 - whatever it makes
    """Do a piece of work in a worker."""
    with _one_at_a_time:
        if order.identify() != order.identity:
            message = "a worker runs another version than this process"
            raise OtherCodeError(message)
        if _held.name != order.name:
            _let_go()
            _held.name = order.name
        for part in parts[_held.parts :]:
            _held.value = _loaded(part)(_held.value)
            _held.parts += 1
        return order.work(_held.value, order.given)


def _loaded(part: bytes) -> Callable[[Any], Any]:
    """Return what was sent, without a look for garbage among all that comes into being."""
    looks = gc.isenabled()
    gc.disable()
    try:
        made: Callable[[Any], Any] = loads(part)
        gc.freeze()
    finally:
        if looks:
            gc.enable()
    return made


async def _leave_off() -> None:
    """Free what is held, unless it is in use; as a coroutine, which Dask runs without having anybody wait for it."""
    if _one_at_a_time.acquire(blocking=False):
        try:
            _let_go()
        finally:
            _one_at_a_time.release()


def _let_go() -> None:
    """Free the memory of what was held, which refers to itself."""
    _held.name, _held.value, _held.parts = "", None, 0
    gc.unfreeze()
    gc.collect()


@contextmanager
def opened(scheduler: str | None, workers: int, identify: Callable[[], str]) -> Iterator[Cluster]:
    """Yield a cluster: that of a scheduler, or one of its own with some workers, which ends with it.

    Raises ClusterError where there is none, or its workers have other versions of what they need to understand us.
    """
    _be_quiet()
    own = None
    try:
        if scheduler is None:
            own = _started(workers)
        client = Client(scheduler or own, timeout=CONNECTING, set_as_default=False)
    except (OSError, ValueError, RuntimeError) as error:
        if scheduler is None:
            raise ClusterError(f"no cluster starts here: {error}", "Build without --workers, or with fewer.") from error
        hint = "Start a scheduler and workers first: docs/scale.md tells how."
        raise ClusterError(f"no cluster can be had at {scheduler}: {error}", hint) from error
    try:
        _same_versions(client)
        yield Cluster(client, identify)
    finally:
        for one in (client, own):
            if one is not None:
                with suppress(OSError, TimeoutError, RuntimeError):
                    one.close()


def _started(workers: int) -> LocalCluster:
    """Return a cluster on this machine; where a worker is lost while it starts, it is started again."""
    for more in reversed(range(STARTS)):
        try:
            return LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0", memory_limit=0
            )
        except (OSError, RuntimeError):
            if not more:
                raise
    raise AssertionError


def _be_quiet() -> None:
    """Keep Dask from logging what is raised here, or is done again."""
    for name in ("asyncio", *logging.root.manager.loggerDict):
        if name == "asyncio" or name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _same_versions(client: Client) -> None:
    hint = "Start workers for it, and install on all of them what is installed here."
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        client.get_versions(check=True)
    except TimeoutError as error:
        raise ClusterError("the scheduler has no workers", hint) from error
    except ValueError as error:
        raise ClusterError(f"the workers have other versions: {error}", hint) from error
