"""Reads a plain file safely where somebody may have put a link, a pipe or a folder in its place."""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from siglum.model.files import Digest

READ_ONLY = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
"""Does not follow links, and does not block on a pipe."""
PIECE = 1 << 20
"""The bytes that are read at a time of a file of which only the digest is wanted."""
SETTLED = 2_000_000_000
"""Nanoseconds after which a file system tells two changes of a file apart."""
_DIGESTS: dict[tuple[int, ...], Digest] = {}
"""The digests of files that were read, or are known from an earlier process, by what their status was."""


class NotPlainError(OSError):
    """The path is not a plain file; `mode` tells what it is, as in stat."""

    def __init__(self, mode: int) -> None:
        """Keep the mode, of which only the file type matters."""
        super().__init__(errno.EINVAL, "Not a plain file")
        self.mode = mode


def read_plain(
    path: str | Path, *, folder: int | None = None, limit: int | None = None
) -> tuple[bytes, os.stat_result]:
    """Return the bytes of a file, at most `limit` if that is given, and its status.

    A relative path starts at the folder with the descriptor `folder`. Raises OSError, and NotPlainError before anything
    is read.
    """
    with _opened(path, folder) as (descriptor, status):
        return b"".join(_pieces(descriptor, status.st_size, limit)), status


def pieces_of_plain(path: str | Path, *, folder: int | None = None) -> Iterator[bytes]:
    """Yield the bytes of a file of any size, no more than a mebibyte at a time; else as `read_plain`."""
    with _opened(path, folder) as (descriptor, _):
        while piece := os.read(descriptor, PIECE):
            yield piece


def digest_plain(path: str | Path, *, folder: int | None = None) -> Digest:
    """Return the digest of a file of any size, of which no more than a mebibyte is held; else as `read_plain`.

    A file that this process has read, and whose status is the same, is not read again.
    """
    with _opened(path, folder) as (descriptor, status):
        mark = _mark_of(status)
        if known := _DIGESTS.get(mark):
            return known
        begun = time.time_ns()
        made = sha256()
        while piece := os.read(descriptor, PIECE):
            made.update(piece)
        digest = made.hexdigest()
        # A file that was changed just now may change once more without its times telling (as git's index knows).
        if _mark_of(os.fstat(descriptor)) == mark and begun - max(status.st_mtime_ns, status.st_ctime_ns) > SETTLED:
            _DIGESTS[mark] = digest
        return digest


def digest_by_status(status: os.stat_result) -> Digest | None:
    """Return the digest of a file that this process has read or knows of, by its status; None of any other."""
    return _DIGESTS.get(_mark_of(status))


def know_digest(status: tuple[int, ...], digest: Digest) -> None:
    """Take a digest on trust for the file with this device, number, size, and times of both kinds, as stat has them."""
    _DIGESTS[status] = digest


def _mark_of(status: os.stat_result) -> tuple[int, ...]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


@contextmanager
def _opened(path: str | Path, folder: int | None) -> Iterator[tuple[int, os.stat_result]]:
    """Open a plain file; yield its descriptor and its status."""
    try:
        descriptor = os.open(path, READ_ONLY, dir_fd=folder)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise NotPlainError(stat.S_IFLNK) from error
        raise
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotPlainError(status.st_mode)
        yield descriptor, status
    finally:
        os.close(descriptor)


def _pieces(descriptor: int, size: int, limit: int | None) -> Iterator[bytes]:
    """Yield the content of an open file, to its end or to the limit, also if it grows meanwhile."""
    left = sys.maxsize if limit is None else limit
    # One byte more than its size, so that usually only one more call is needed to see the end.
    while left and (piece := os.read(descriptor, min(left, size + 1))):
        left -= len(piece)
        yield piece
