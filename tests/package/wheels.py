"""The package as others get it, built once for all processes of the tests."""

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from siglum import __version__
from tests.builds.real import REPOSITORY, shared_folder

QUICK_PYTHON = f"""#!/bin/sh
case "$1 $2" in
"-m venv") shift 2 && exec {sys.executable} -m virtualenv --quiet "$@" ;;
*) exec {sys.executable} "$@" ;;
esac
"""
"""A Python whose venv is virtualenv, which takes a tenth of the time: for tests of what makes environments."""

NAME = f"siglum-{__version__}-py3-none-any.whl"
SDIST = f"siglum-{__version__}.tar.gz"


def quick_python(place: Path) -> Path:
    """Write QUICK_PYTHON into a file that is not there yet, and return the file."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(QUICK_PYTHON, encoding="utf-8")
    place.chmod(0o755)
    return place


def hatch(source: Path, to: Path, *targets: str) -> Path:
    """Build the targets (wheel, sdist) of a source tree into a folder, and return the folder."""
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(to), *(f"--target={target}" for target in targets)],
        cwd=source,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return to


def build_once(factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheel and the source distribution of this checkout."""
    folder = shared_folder(factory)
    with (folder / "dist.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "dist").exists():
            hatch(REPOSITORY, folder / "dist.new", "sdist", "wheel").rename(folder / "dist")
    return folder / "dist"
