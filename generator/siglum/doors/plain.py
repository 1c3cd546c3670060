"""Reading a plain file that somebody else could have put a link, a pipe or a folder in the place of."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

READ_ONLY = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
"""Follows no link, and does not wait for the other end of a pipe."""


class NotPlainError(OSError):
    """What stands there is no plain file; `mode` says what it is, as in stat."""

    def __init__(self, mode: int) -> None:
        """Keep the mode, of which only the kind counts."""
        super().__init__(errno.EINVAL, "Not a plain file")
        self.mode = mode


def read_plain(
    path: str | Path, *, folder: int | None = None, limit: int | None = None
) -> tuple[bytes, os.stat_result]:
    """Return the bytes of a file, at most `limit` of them if that is given, and what the system says about it.

    `folder` is the descriptor from which a relative path starts. Raises OSError, and NotPlainError before anything is
    read.
    """
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
        return b"".join(_pieces(descriptor, status.st_size, limit)), status
    finally:
        os.close(descriptor)


def _pieces(descriptor: int, size: int, limit: int | None) -> Iterator[bytes]:
    """Yield the rest of an open file. One that grows meanwhile is read to its new end, or to the limit."""
    left = sys.maxsize if limit is None else limit
    # One byte more than is there, so that a second call sees the end.
    while left and (piece := os.read(descriptor, min(left, size + 1))):
        left -= len(piece)
        yield piece
