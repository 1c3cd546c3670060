"""What tells of a folder of files, without reading these, whether anything in it was changed since."""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from siglum.doors.plain import digest_plain

Mark = list[int | str]
"""The mode of a file or folder; of a file also its size, its number in the file system, the times in nanoseconds when
its bytes and when anything of it was changed, and the digest of its bytes if it was changed lately."""
TICK = 50_000_000
"""Nanoseconds within which a file system may give two changes of a file one time."""
PLAIN = 5
"""The length of a mark without a digest."""


def marks_of(folder: Path) -> dict[str, Mark]:
    """Return the mark of everything in a folder, by its path there; raises OSError.

    The time when anything of a file was changed is the system's own, which nobody can set. Only a file that was changed
    a moment before the last could be changed again within the same tick of that clock.
    """
    found, latest = {}, 0
    for address, status in _statuses(folder):
        found[address] = _mark(status)
        latest = max(latest, status.st_ctime_ns)
    for address, mark in found.items():
        if len(mark) == PLAIN and latest - int(mark[-1]) < TICK:
            mark.append(_digest(folder, address))
    return found


def is_unchanged(folder: Path, marks: Mapping[str, Mark]) -> bool:
    """Tell whether everything in a folder is as it was when it got these marks; raises OSError."""
    found = {address: _mark(status) for address, status in _statuses(folder)}
    if found.keys() != marks.keys() or any(marks[address][:PLAIN] != mark for address, mark in found.items()):
        return False
    return all(_digest(folder, address) == mark[-1] for address, mark in marks.items() if len(mark) > PLAIN)


def _mark(status: os.stat_result) -> Mark:
    if not stat.S_ISREG(status.st_mode):
        return [status.st_mode]
    return [status.st_mode, status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns]


def _digest(folder: Path, address: str) -> str:
    return digest_plain(folder / address)


def _statuses(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield everything in a folder, by its path there."""
    folders = [""]
    for above in folders:
        with os.scandir(f"{folder}/{above}") as entries:
            for entry in entries:
                address = f"{above}{entry.name}"
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(status.st_mode):
                    folders.append(f"{address}/")
                yield address, status
