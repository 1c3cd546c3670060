"""The package as others get it, built once for all processes of the tests."""

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from siglum import __version__
from tests.builds.real import REPOSITORY, made_once

NAME = f"siglum-{__version__}-py3-none-any.whl"
SDIST = f"siglum-{__version__}.tar.gz"


def quick_python(place: Path, packages: Path | None = None) -> Path:
    """Write a Python whose venv is virtualenv, which takes a tenth of the time, and return the program.

    With a folder of packages, these can be imported in each environment from the start, so that pip, which would take
    a quarter of a minute to install them, finds that it has nothing to do.
    """
    filled = f'for one in "$1"/lib/python3*/site-packages; do echo {packages} >"$one/shared.pth"; done'
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(
        f"""#!/bin/sh
set -e
test "$1 $2" = "-m venv" || exec {sys.executable} "$@"
shift 2
{sys.executable} -m virtualenv --quiet "$@"
{filled if packages else ""}
""",
        encoding="utf-8",
    )
    place.chmod(0o755)
    return place


def locked_once(factory: pytest.TempPathFactory) -> Path:
    """Return a folder that leads to the packages that are locked for use, of those of the tests, and to no other.

    They need not be installed again, nor compiled; whether they have the versions that are locked is for pip to say.
    """

    def lead(place: Path) -> None:
        place.mkdir()
        lock = (REPOSITORY / "requirements-html.lock").read_text("utf-8")
        for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE):
            package = metadata.distribution(name)
            for top in {path.parts[0] for path in package.files or ()} - {"..", "__pycache__"}:
                (place / top).symlink_to(str(package.locate_file(top)))

    return made_once(factory, "locked", lead)


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
    return made_once(factory, "dist", lambda place: hatch(REPOSITORY, place, "sdist", "wheel"))
