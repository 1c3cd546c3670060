"""The package as others get it, built once for all processes of the tests."""

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from siglum import __version__
from tests.builds.real import REPOSITORY, shared_folder

NAME = f"siglum-{__version__}-py3-none-any.whl"
SDIST = f"siglum-{__version__}.tar.gz"


def quick_python(place: Path, lock: Path | None = None) -> Path:
    """Write a Python whose venv is virtualenv, which takes a tenth of the time, and return the program.

    With a lock, what it locks is in each environment from the start: uv puts it there in a second, and pip, which
    would take a quarter of a minute, finds that it has nothing to do.
    """
    uv = Path(sys.executable).with_name("uv")
    filled = f'{uv} pip install --quiet --python "$1/bin/python" --require-hashes --requirement {lock}'
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(
        f"""#!/bin/sh
set -e
test "$1 $2" = "-m venv" || exec {sys.executable} "$@"
shift 2
{sys.executable} -m virtualenv --quiet "$@"
{filled if lock else ""}
""",
        encoding="utf-8",
    )
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
