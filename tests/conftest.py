"""What holds for all tests."""

import gc
import os
import shutil
import signal
import tempfile

import pytest
from hypothesis import settings

from siglum.commands.options import seldom_look_for_garbage
from tests.builds.ready import end_what_is_ready, share_what_is_ready
from tests.builds.small import do_once_in_all
from tests.sampled import WHOLE
from tests.tables import keep_tables

# How long one example takes depends on what else the machine does.
settings.register_profile("steady", deadline=None, max_examples=40)
settings.load_profile("steady")
# For `make faults`, which has hours.
settings.register_profile(WHOLE, deadline=None, max_examples=20_000)

# What a build keeps for the next must be nobody's who works on this machine.
CACHE = tempfile.mkdtemp(prefix="siglum-tests-")
os.environ["XDG_CACHE_HOME"] = CACHE

do_once_in_all()

# A shell that starts something in the background has it ignore Ctrl-C, and so would all that the tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


LONGEST = ("test_tutorial", "tests/package/", "test_cluster", "test_incremental", "test_add.py::test_whoever_breaks")
"""What the ids of tests hold that take many seconds each: for they install packages, start clusters, or wait."""


def pytest_configure(config: pytest.Config) -> None:
    """Let the workers of a run share what is ready, and all runs the tables of words."""
    if cache := getattr(config, "cache", None):
        keep_tables(cache.mkdir("tables"))
    if config.getoption("numprocesses", None):
        share_what_is_ready()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest tests, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: not any(one in item.nodeid for one in LONGEST))


def pytest_collection_finish() -> None:
    """Look for garbage as seldom as a command does, and never among the tests, which stay until the end."""
    seldom_look_for_garbage()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    end_what_is_ready()
    shutil.rmtree(CACHE, ignore_errors=True)
