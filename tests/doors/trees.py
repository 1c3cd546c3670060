"""Whole folders as values, so that a test can say "as it was" of one, and the calls of the doors made to fail."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from siglum.doors.system import Files

CALLS = tuple(name for name, value in vars(Files).items() if callable(value) and not name.startswith("_"))
"""Every step by which the doors change the disk."""

MISSING = "no folder"


def tree_hash(top: Path) -> str:
    """Digest of all names, kinds, modes, bytes and link targets below `top`, following no link."""
    if not os.path.lexists(top):
        return MISSING
    return sha256(os.fsencode("\n".join(_lines(top, "")))).hexdigest()


def _lines(path: Path, name: str) -> Iterator[str]:
    mode = path.lstat().st_mode
    if stat.S_ISDIR(mode):
        yield f"{name}/ {mode:o}"
        for entry in names_in(path):
            yield from _lines(path / entry, f"{name}/{entry}")
    elif stat.S_ISLNK(mode):
        yield f"{name} {mode:o} -> {path.readlink()}"
    elif not stat.S_ISREG(mode):
        yield f"{name} {mode:o}"
    else:
        yield f"{name} {mode:o} {sha256(path.read_bytes()).hexdigest()}"


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder, sorted."""
    return sorted(path.name for path in folder.iterdir())


def plant(top: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below `top`, with the modes that a site has."""
    top.mkdir(parents=True, exist_ok=True)
    for address, data in files.items():
        path = top / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o644)
    return top


def read_all(top: Path) -> dict[str, bytes]:
    """Return the bytes of all files below `top`."""
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}


def files_that(meddle: Callable[[str, Callable[[], Any], tuple[Any, ...]], Any]) -> Files:
    """Return a file system of which every call goes through `meddle(name of the call, the call itself, arguments)`."""

    def meddled(name: str) -> Callable[..., Any]:
        def call(self: Files, *arguments: Any) -> Any:  # noqa: ANN401 - stands for every method
            return meddle(name, lambda: getattr(Files, name)(self, *arguments), arguments)

        return call

    made: Files = type("MeddledFiles", (Files,), {name: meddled(name) for name in CALLS})()
    return made


def run_with_mounts(command: str, place: Path, program: str, *, patience: int = 60) -> str:
    """Run a shell command that may mount and then runs a Python program; return what that printed.

    The command finds the interpreter in $0, the place in $1, the program in $2 and the project in $3. The test is
    skipped where the system lets nobody mount.
    """
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-Urm", "true"], check=False).returncode != 0:
        pytest.skip("nothing can be mounted here")
    project = Path(__file__).parents[2]
    words = [unshare, "-Urm", "sh", "-c", command, sys.executable, str(place), program, str(project)]
    return subprocess.run(words, cwd=project, stdout=subprocess.PIPE, text=True, check=True, timeout=patience).stdout


def git(root: Path, *arguments: str, day: str = "2001-02-03") -> None:
    """Run Git in a folder as nobody in particular; what is committed was written shortly before midnight of a day."""
    who = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = {"GIT_AUTHOR_DATE": f"{day}T23:59:00+0900", "GIT_COMMITTER_DATE": "2020-01-01T00:00:00Z"}
    command = [shutil.which("git") or "git", "-C", str(root), *arguments]
    subprocess.run(command, env={**os.environ, **who, **when}, check=True, capture_output=True)
