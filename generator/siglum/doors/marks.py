"""What tells of a folder of files, without reading these, whether anything in it was changed since."""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from siglum.doors.plain import digest_plain, know_digest
from siglum.model.files import Digest, digest_of

Mark = list[int | str]
"""The mode, the size and the number in the file system of a file or a folder, the times in nanoseconds when its bytes,
or its entries, and when anything of it was changed; and the digest of these if it was changed lately."""
TICK = 20_000_000
"""Nanoseconds within which a file system may give two changes of a file one time."""
PLAIN = 5
"""The length of a mark without a digest."""


def marks_of(folder: Path) -> dict[str, Mark]:
    """Return the mark of a folder, as the empty path, and of everything in it, by its path there; raises OSError.

    The time when anything of a file was changed is the system's own, which nobody can set. Only a file that was changed
    a moment before the last could be changed again within the same tick of that clock.
    """
    found = {address: _mark(status) for address, status in _statuses(folder)}
    latest = max(int(mark[-1]) for mark in found.values())
    for address, mark in found.items():
        if latest - int(mark[-1]) < TICK:
            mark.append(_digest(folder, address, mark))
    return found


def is_unchanged(folder: Path, marks: Mapping[str, Mark]) -> bool:
    """Tell whether everything in a folder is as it was when it got these marks; raises OSError.

    What was added or removed has changed the folder in which it stood, so that none has to be listed.
    """
    top = f"{folder}/"
    for address, mark in marks.items():
        if _mark(os.lstat(top + address if address else folder)) != mark[:PLAIN]:
            return False
    return all(_digest(folder, address, mark) == mark[-1] for address, mark in marks.items() if len(mark) > PLAIN)


def is_marked(status: os.stat_result, data: bytes, mark: Mark | None) -> bool:
    """Tell whether a file that was read is as it was when it got a mark."""
    return mark is not None and mark[:PLAIN] == _mark(status) and mark[PLAIN:] in ([], [digest_of(data)])


def know_digests(folder: Path, marks: Mapping[str, Mark], digests: Mapping[str, Digest]) -> None:
    """Let the files of a folder that are as they were when they got these marks not be read again for their digests.

    `digests` are those that they had then. Raises OSError where there is no folder.
    """
    device = folder.stat().st_dev
    for address, digest in digests.items():
        mark = marks.get(address, [])
        # One with a digest of its own was changed too lately for its times to tell.
        if len(mark) == PLAIN:
            _, size, number, changed, touched = map(int, mark)
            know_digest((device, number, size, changed, touched), digest)


def _mark(status: os.stat_result) -> Mark:
    return [status.st_mode, status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns]


def _digest(folder: Path, address: str, mark: Mark) -> Digest:
    """Return the digest of the bytes of a file, of the names in a folder, or of where a link leads."""
    mode, path = int(mark[0]), folder / address
    if stat.S_ISREG(mode):
        return digest_plain(path)
    names = path.iterdir() if stat.S_ISDIR(mode) else [path.readlink()] if stat.S_ISLNK(mode) else []
    return digest_of(b"\0".join(sorted(map(os.fsencode, names))))


def _statuses(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield a folder and everything in it, by its path there."""
    yield "", folder.lstat()
    folders = [""]
    for above in folders:
        with os.scandir(f"{folder}/{above}") as entries:
            for entry in entries:
                address = f"{above}{entry.name}"
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(status.st_mode):
                    folders.append(f"{address}/")
                yield address, status
