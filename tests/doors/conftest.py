"""The output folder of a project, missing or holding a first site; and an end to what hangs."""

import errno
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from siglum.doors.system import Files
from tests.doors.sites import FIRST, publish
from tests.doors.trees import files_that, plant


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return the place of an output folder in a project with inputs; the folder itself is not there yet."""
    for name in ("site_src", "seeds", "templates"):
        plant(tmp_path / "project" / name, {"x.txt": b"x"})
    return tmp_path / "project" / "output"


@pytest.fixture
def old(output: Path) -> Path:
    """Return the output folder with a first site in it."""
    assert publish(output, FIRST) == ()
    return output


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest) -> Callable[[], Files]:
    """Return a maker of file systems, with and without an exchange of two folders."""

    def without_exchange(name: str, act: Callable[[], Any], _: object) -> Any:  # noqa: ANN401 - every call
        if name == "exchange":
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return act()

    return Files if request.param == "exchange" else lambda: files_that(without_exchange)


@pytest.fixture
def in_five_seconds() -> Iterator[None]:
    """Fail a test that hangs."""

    def give_up(*_: object) -> NoReturn:
        pytest.fail("it hangs")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(5)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
