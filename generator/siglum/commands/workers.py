"""Who does the work of a command: this process, ones that are forked from it, or a Dask cluster."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from siglum.commands.options import Workers, seldom_look_for_garbage
from siglum.doors.cache import code_stamp
from siglum.doors.errors import EnvironmentFault
from siglum.doors.shipped import PACKAGE
from siglum.doors.signals import begin, signals_held
from siglum.engine.executors import Executor, Forked, Here, LostError

if TYPE_CHECKING:
    from siglum.engine.cluster import Cluster


@contextmanager
def working(workers: Workers) -> Iterator[Executor]:
    """Yield what does the work; raises EnvironmentFault where it can't be had, or is lost meanwhile."""
    if workers.scheduler or workers.local:
        with _cluster(workers) as cluster:
            yield cluster
        return
    try:
        yield Forked(workers.jobs, begin, signals_held) if workers.jobs > 1 else Here()
    except LostError as error:
        message = "a process that makes pages was ended from outside"
        raise EnvironmentFault(message, "If memory ran out, build with fewer of them: --jobs 1.") from error


@contextmanager
def _cluster(workers: Workers) -> "Iterator[Cluster]":
    try:
        from siglum.engine.cluster import ClusterError, opened  # noqa: PLC0415 - only this needs Dask
    except ImportError as error:
        hint = "Install siglum[cluster]; without it, --jobs has one machine's processes do the work."
        raise EnvironmentFault(f"there is no Dask here: {error}", hint) from error
    try:
        with opened(workers.scheduler, workers.local or 0, identity) as cluster:
            yield cluster
    except ClusterError as error:
        raise EnvironmentFault(error.message, error.hint) from error


@cache
def identity() -> str:
    """Return what the code that works here is known by; the process is made ready for work then.

    Raises EnvironmentFault for an extension that can't be used.
    """
    from siglum.exports.downloads import DOWNLOADS  # noqa: PLC0415 - a worker's first work needs it
    from siglum.extensions import load_extensions  # noqa: PLC0415 - as above
    from siglum.proving.more_laws import MORE_LAWS  # noqa: PLC0415 - as above

    seldom_look_for_garbage()
    load_extensions(DOWNLOADS, MORE_LAWS)
    return code_stamp(PACKAGE)
