"""Reads a plain file safely where somebody may have put a link, a pipe or a folder in its place."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

READ_ONLY = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
"""Does not follow links, and does not block on a pipe."""


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
    """Yield the content of an open file, to its end or to the limit, also if it grows meanwhile."""
    left = sys.maxsize if limit is None else limit
    # One byte more than its size, so that usually only one more call is needed to see the end.
    while left and (piece := os.read(descriptor, min(left, size + 1))):
        left -= len(piece)
        yield piece
