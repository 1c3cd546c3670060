"""The system calls by which the doors change the disk, as methods of a class, so that tests can make each fail."""

import ctypes
import errno
import fcntl
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from siglum.doors.errors import EnvironmentFault
from siglum.model.files import Digest
from siglum.model.problems import visible

FILE_MODE = 0o644
FOLDER_MODE = 0o755

NO_EXCHANGE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})
"""Errors of kernels and file systems that cannot exchange two folders."""

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
_RENAMEAT2_NUMBER = {"x86_64": 316, "aarch64": 276, "riscv64": 276}
"""The number of the system call, for C libraries without a wrapper for it (musl before 1.2.6)."""

_HINTS = {
    errno.ENOSPC: "Free some space on this disk and build again.",
    errno.EDQUOT: "Free some of your quota on this disk and build again.",
    errno.EROFS: "This disk is mounted read-only; choose an output on another one.",
    errno.EACCES: "Check who owns it and who may write there, then build again.",
    errno.EPERM: "Check who owns it and who may write there, then build again.",
    errno.EMFILE: "Too many files are open; raise the limit (`ulimit -n`) and build again.",
    errno.EBUSY: "It is in use, perhaps as a mount point; mount the folder above it instead.",
    errno.EXDEV: "It lies on another disk than its parent folder; mount the folder above it instead.",
}


class Files:
    """Changes to the file system. Each method either succeeds or raises OSError.

    Modes are set by a separate call, since the umask restricts the mode given at creation.
    """

    def make_folder(self, path: Path) -> None:
        """Create one folder; its parent must exist."""
        os.mkdir(path, FOLDER_MODE)  # noqa: PTH102 - this is the one place for system calls

    def create(self, path: Path) -> int:
        """Create a file, where nothing may exist yet, not even a dangling link; return its descriptor."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        return os.open(path, flags, FILE_MODE)

    def fill(self, descriptor: int, data: bytes) -> None:
        """Write all bytes; one system call may write only some."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]

    def set_mode(self, target: int | Path, mode: int) -> None:
        """Set the mode of an open file or of a folder."""
        os.chmod(target, mode)  # noqa: PTH101 - also takes descriptors

    def link(self, name: str, folder: int, target: Path) -> None:
        """Make a hard link to the file `name` in the open `folder`, without following a symbolic link."""
        os.link(name, target, src_dir_fd=folder, follow_symlinks=False)

    def rename(self, source: Path, target: Path) -> None:
        """Rename a file over another, or a folder to a free name or over an empty folder."""
        os.rename(source, target)  # noqa: PTH104

    def exchange(self, one: Path, other: Path) -> None:
        """Exchange two paths atomically.

        Raises OSError with a number in NO_EXCHANGE if the system cannot do so.
        """
        _exchange(os.fsencode(one), os.fsencode(other))

    def unlink(self, path: Path) -> None:
        """Remove a file or a symbolic link."""
        os.unlink(path)  # noqa: PTH108

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        os.rmdir(path)  # noqa: PTH106

    def flush(self, path: Path) -> None:
        """Flush a file or folder to the disk (fsync)."""
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def open_lock(self, path: Path) -> int:
        """Open the lock file for reading and writing; create it if it is missing."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, FILE_MODE)

    def lock(self, descriptor: int) -> None:
        """Take the lock, or raise BlockingIOError without waiting; the system releases it when the process ends."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def note(self, descriptor: int, data: bytes) -> None:
        """Replace the content of the open lock file."""
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, data, 0)


def write_new(files: Files, path: Path, pieces: Iterable[bytes]) -> None:
    """Write a new file, piece by piece, with FILE_MODE, whatever the umask; raises OSError if it exists."""
    descriptor = files.create(path)
    try:
        for piece in pieces:
            files.fill(descriptor, piece)
        files.set_mode(descriptor, FILE_MODE)
    finally:
        os.close(descriptor)


def write_digested(files: Files, path: Path, pieces: Iterable[bytes]) -> Digest:
    """Write a new file, as `write_new` does, and return the digest of its bytes."""
    made = sha256()

    def digested() -> Iterator[bytes]:
        for piece in pieces:
            made.update(piece)
            yield piece

    write_new(files, path, digested())
    return made.hexdigest()


def write_over(files: Files, path: Path, pieces: Iterable[bytes], *, by_way_of: Path) -> None:
    """Replace a file atomically, by way of a temporary file beside it; if it raises OSError, `path` is unchanged."""
    with suppress(FileNotFoundError):
        files.unlink(by_way_of)
    try:
        write_new(files, by_way_of, pieces)
        files.rename(by_way_of, path)
    except BaseException:
        with suppress(OSError):
            files.unlink(by_way_of)
        raise


def make_folder(files: Files, path: Path) -> None:
    """Create a folder with FOLDER_MODE, whatever the umask; raises OSError."""
    files.make_folder(path)
    files.set_mode(path, FOLDER_MODE)


class naming:  # noqa: N801 - written as a word
    """Turns an OSError into an EnvironmentFault with the path and the reason, in a `with`."""

    # Every file of a project is read in some of these, so that a generator of contextlib's would be felt.
    __slots__ = ("_path",)

    def __init__(self, path: Path | str) -> None:
        """Take the path that the fault names where the error names none."""
        self._path = path

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        """Raise the fault for an OSError."""
        if isinstance(error, OSError):
            raise environment_fault(self._path, error) from error


def environment_fault(path: Path | str, error: OSError) -> EnvironmentFault:
    """Return the fault for an OSError: with the path that it names, else `path`, the reason and a hint."""
    told = error.filename
    where = told if isinstance(told, str) and os.path.isabs(told) else str(path)  # noqa: PTH117 - it is text
    return EnvironmentFault(f"{visible(where)}: {reason(error)}", _HINTS.get(error.errno or 0, ""))


def reason(error: OSError) -> str:
    """Return the system's message, such as "No space left on device"."""
    return error.strerror or type(error).__name__


def _exchange(one: bytes, other: bytes) -> None:
    """Call renameat2 with RENAME_EXCHANGE (Linux 3.15); raises OSError, with ENOSYS if there is no such call."""
    library = ctypes.CDLL(None, use_errno=True)
    arguments = (
        ctypes.c_int(_AT_FDCWD),
        ctypes.c_char_p(one),
        ctypes.c_int(_AT_FDCWD),
        ctypes.c_char_p(other),
        ctypes.c_uint(_RENAME_EXCHANGE),
    )
    is_linux = sys.platform == "linux"
    number = _RENAMEAT2_NUMBER.get(platform.machine()) if sys.maxsize > 2**32 else None
    if is_linux and hasattr(library, "renameat2"):
        result = library.renameat2(*arguments)
    elif is_linux and number is not None:
        result = library.syscall(ctypes.c_long(number), *arguments)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), os.fsdecode(one), None, os.fsdecode(other))
