"""When Ctrl-C or a request to end may stop a build, and what becomes of the processes that it has forked."""

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
    """Let no signal arrive while processes are forked, so that each first chooses what it listens to."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _HELD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def finishing() -> Iterator[None]:
    """Let no signal stop what follows: it comes too late, and is forgotten once all is done.

    Where it fails instead, a signal that came meanwhile is heard again.
    """
    with signals_held():
        yield
        while signal.sigpending().intersection(_HELD):
            signal.sigwait(_HELD)


def begin(parent: int) -> None:
    """Begin the work of a process that `parent` has forked while signals were held.

    It would otherwise say by itself that it was interrupted, or outlive a killed parent and keep the lock of its
    output. Systems other than Linux can't tie it to its parent.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
    if os.getppid() != parent:
        os._exit(1)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _HELD)
