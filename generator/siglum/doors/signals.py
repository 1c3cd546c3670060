"""When SIGINT and SIGTERM may stop a command, and how forked processes handle them."""

import ctypes
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_HELD = (signal.SIGINT, signal.SIGTERM)
_PR_SET_PDEATHSIG = 1


@contextmanager
def signals_held() -> Iterator[None]:
    """Block signals while processes are forked, so that each can set its handlers first."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _HELD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def finishing() -> Iterator[None]:
    """Ignore signals in what follows, which is too late to stop; they are discarded at its end.

    If it fails instead, a signal that came meanwhile is delivered.
    """
    with signals_held():
        yield
        while signal.sigpending().intersection(_HELD):
            signal.sigwait(_HELD)


@contextmanager
def until_exit() -> Iterator[None]:
    """Block signals in what follows and for the rest of the process, which ends with it.

    If it fails instead, a signal that came meanwhile is delivered.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _HELD)
    try:
        yield
    except BaseException:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        raise


def begin(parent: int) -> None:
    """Set up the signals of a process that `parent` has forked while they were blocked.

    Without this it would report an interruption itself, or outlive a killed parent and keep the lock of its output. It
    can be tied to its parent on Linux only.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
    if os.getppid() != parent:
        os._exit(1)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _HELD)
