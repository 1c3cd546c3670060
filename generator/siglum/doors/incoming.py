"""Reads the files that a command is told to take in, from anywhere, or standard input, up to a limit."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from siglum.doors.errors import UsageFault
from siglum.doors.system import naming
from siglum.model.problems import visible


def read_incoming(path: Path | None, limit: int) -> bytes:
    """Return the bytes of a file, or of standard input if `path` is None; one more than `limit` if it is longer.

    Links are followed and pipes read, since the user chose the path. Raises UsageFault for a folder and for a missing
    file, EnvironmentFault for one that cannot be read.
    """
    if path is None:
        return sys.stdin.buffer.read(limit + 1)
    if path.is_dir():
        raise UsageFault(f"{visible(str(path))} is a folder", "Name one file.")
    if not path.exists():
        raise UsageFault(f"{visible(str(path))} is not there", "Look at its name and its folder.")
    with naming(path), path.open("rb") as stream:
        return stream.read(limit + 1)


def files_of(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return files as they are named, and for each folder the files in it and below, sorted; hidden ones are left out.

    Links in folders are not followed. Raises UsageFault for a folder without files, EnvironmentFault for one that can't
    be listed.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        below = list(_below(path))
        if not below:
            raise UsageFault(f"there is no file in {visible(str(path))}", "Name a folder with articles in it.")
        found += below
    return tuple(dict.fromkeys(found))


def _below(folder: Path) -> Iterator[Path]:
    with naming(folder):
        for top, folders, names in os.walk(folder, onerror=_refused):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                path = Path(top, name)
                if not name.startswith(".") and path.is_file() and not path.is_symlink():
                    yield path


def _refused(error: OSError) -> None:
    raise error
