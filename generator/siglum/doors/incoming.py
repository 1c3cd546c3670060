"""Reads a file named on the command line, or standard input, up to a limit."""

import sys
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
