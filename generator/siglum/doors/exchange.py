"""Checks that the output folder may be replaced, locks it, and exchanges it for the staged one."""

import errno
import fcntl
import json
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from siglum.doors.errors import EnvironmentFault, UsageFault
from siglum.doors.plain import read_plain
from siglum.doors.system import NO_EXCHANGE, Files, environment_fault, naming

MARKER = ".sourced-site.json"
"""The file that marks a folder as made by this generator; no other folder with content is ever removed."""

MARKER_LIMIT = 1 << 20
"""In bytes; a larger file is not a marker."""

_REMEDY = "Name a folder that this generator made, an empty one, or a new one."


class OutputPaths(Struct, frozen=True):
    """The output folder, and the paths beside it that a build uses; all are absolute."""

    output: Path
    staging: Path
    previous: Path
    """Where the old site is moved for a moment on systems that cannot exchange two folders."""
    lock: Path


def survey(output: Path, inputs: Sequence[Path]) -> OutputPaths:
    """Check that `output` may be replaced, and return the paths to use; raises UsageFault if it may not."""
    ground = _names(output)
    output, parent = ground.output, ground.output.parent
    if not parent.is_dir():
        message = f"{parent}: the folder that is to hold {output.name}/ does not exist"
        raise UsageFault(message, f"Create it first: mkdir -p '{parent}'")
    if not output.name:
        message = f"{output}: this is the root of the whole disk and cannot be the output"
        raise UsageFault(message, _REMEDY)
    _keep_apart(output, inputs)
    require_ours(output)
    return ground


def is_untidy(output: Path) -> bool:
    """Return whether a running or failed build has left something beside `output`."""
    ground = _names(output)
    return any(os.path.lexists(path) for path in (ground.staging, ground.previous, ground.lock))


def _names(output: Path) -> OutputPaths:
    """Return the paths to use, without looking at what is there."""
    if output.name in {"", ".."}:
        output = _real(output)
    parent = _real(output.parent)
    names = (f".{output.name}.{ending}" for ending in ("staging", "previous", "lock"))
    staging, previous, lock = (parent / name for name in names)
    return OutputPaths(parent / output.name, staging, previous, lock)


def _real(path: Path) -> Path:
    """Return a path without links; one that leads round in a circle stays as it is, and whoever uses it is told."""
    return Path(os.path.realpath(path))


def require_ours(output: Path) -> None:
    """Raise UsageFault unless `output` is missing, an empty folder, or a site that this generator made."""
    try:
        mode = output.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise environment_fault(output, error) from error
    if stat.S_ISLNK(mode):
        message = f"{output}: is a symbolic link, and the output must be a folder itself"
        raise UsageFault(message, "Name the folder it leads to, or remove the link.")
    if not stat.S_ISDIR(mode):
        message = f"{output}: is not a folder"
        raise UsageFault(message, _REMEDY)
    with naming(output):
        names = os.listdir(output)  # noqa: PTH208 - the names alone are wanted
    if any(name.casefold() == ".git" for name in names):
        message = f"{output}: holds a .git, which would be lost when the folder is replaced"
        raise UsageFault(message, "Build into a folder of its own and copy the site from there.")
    if names and read_marker(output) is None:
        message = f"{output}: is not empty and was not made by this generator (it holds no readable {MARKER})"
        raise UsageFault(message, _REMEDY)


def _keep_apart(output: Path, inputs: Sequence[Path]) -> None:
    """Raise UsageFault when the output is, holds or lies inside one of the inputs."""
    for given in inputs:
        source = _real(given)
        if _is_within(source, output):
            fault = "is or holds"
        elif _is_within(output, source):
            fault = "lies inside"
        else:
            continue
        message = f"{output}: {fault} an input folder ({source}); a build would replace it or read its own work"
        raise UsageFault(message, "Name a folder beside the inputs, such as output/.")


def _is_within(inner: Path, outer: Path) -> bool:
    """Return whether `outer` is `inner` or one of its parents, also by another name for the same folder."""
    return any(one == outer or _is_one_folder(one, outer) for one in (inner, *inner.parents))


def _is_one_folder(one: Path, other: Path) -> bool:
    """Return whether two paths are the same folder, as with bind mounts or case-insensitive file systems."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def read_marker(output: Path) -> dict[str, Any] | None:
    """Return the marker of a site, or None if the folder has no readable one."""
    try:
        data, _ = read_plain(output / MARKER, limit=MARKER_LIMIT)
        marker = json.loads(data)
    except (OSError, ValueError, RecursionError):
        return None
    return marker if isinstance(marker, dict) else None


@contextmanager
def locked(files: Files, path: Path) -> Iterator[list[OSError]]:
    """Hold the lock of an output folder, so that only one build works on it at a time.

    Yields a list, which afterwards holds why the file could not be removed, if so. Raises EnvironmentFault with the
    number of the process that holds it. The file is removed at the end; one left by a killed build does no harm, since
    the lock is an flock and not the existence of the file. Forked worker processes do not release it.
    """
    with naming(path):
        descriptor = _take_lock(files, path)
    owner = os.getpid()
    failed: list[OSError] = []
    try:
        with naming(path):
            files.note(descriptor, f"{owner}\n".encode())
        yield failed
    finally:
        # By now a site may be published, so nothing here may raise.
        with suppress(OSError):
            if os.getpid() == owner:
                # Removed while it is still locked: a process that opened it before notices and opens it again.
                try:
                    files.unlink(path)
                except OSError as error:
                    failed.append(error)
                # Explicitly, since workers that are still alive have copies of the descriptor.
                fcntl.flock(descriptor, fcntl.LOCK_UN)
        with suppress(OSError):
            os.close(descriptor)


def _take_lock(files: Files, path: Path) -> int:
    """Open and lock the lock file; return its descriptor once the path still leads to the locked file."""
    while True:
        descriptor = files.open_lock(path)
        try:
            _lock(files, path, descriptor)
            if _is_at(descriptor, path):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _lock(files: Files, path: Path, descriptor: int) -> None:
    """Take the lock without waiting, or raise a fault that names the process that holds it."""
    is_file = stat.S_ISREG(os.fstat(descriptor).st_mode)
    said = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip() if is_file else "something else"
    if said and not said.isdecimal():
        message = f"{path}: is in the way; it should hold only the number of a process"
        raise UsageFault(message, "Move this file elsewhere, or choose another output.")
    try:
        files.lock(descriptor)
    except BlockingIOError:
        who = f"process {said}" if said else "another process"
        message = f"{path}: {who} is building into the same output"
        raise EnvironmentFault(message, "Wait until it is done, or end it, and build again.") from None


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except FileNotFoundError:
        return False


def put_in_place(files: Files, ground: OutputPaths) -> None:
    """Make the staged folder the output; the old one is then at the staging or the previous path.

    If it raises OSError, the output is unchanged, or `clear_up` restores it.
    """
    if not os.path.lexists(ground.output):
        files.rename(ground.staging, ground.output)
        return
    try:
        files.exchange(ground.staging, ground.output)
    except OSError as error:
        if error.errno not in NO_EXCHANGE:
            raise
    else:
        return
    try:
        files.rename(ground.output, ground.previous)
        files.rename(ground.staging, ground.output)
    except BaseException:
        _put_back(files, ground)
        raise


def clear_up(files: Files, ground: OutputPaths) -> None:
    """Restore the old site if a build was killed between the two renames, then remove its other leftovers.

    Raises OSError, and UsageFault, before anything is changed, for leftovers that this generator did not make.
    """
    left = [path for path in (ground.staging, ground.previous) if os.path.lexists(path)]
    for path in left:
        if not _is_left_by_us(path):
            message = f"{path}: is in the way; this generator uses that name and did not make what stands there"
            raise UsageFault(message, "Move it elsewhere, or choose another output.")
    # First, and without it nothing is removed: the only complete site may be at the previous path.
    _put_back(files, ground)
    for path in left:
        if os.path.lexists(path):
            remove_tree(files, path)


def _put_back(files: Files, ground: OutputPaths) -> None:
    if os.path.lexists(ground.previous) and not os.path.lexists(ground.output):
        files.rename(ground.previous, ground.output)


def _is_left_by_us(path: Path) -> bool:
    """Return whether this is a folder that is empty or has a marker, which is empty until the site is complete."""
    if not stat.S_ISDIR(path.lstat().st_mode):
        return False
    try:
        return stat.S_ISREG((path / MARKER).lstat().st_mode)
    except FileNotFoundError:
        return not any(path.iterdir())


def remove_tree(files: Files, top: Path) -> None:
    """Remove a folder recursively without following links; raises OSError at the first failure.

    The marker is removed last, so that the rest of an interrupted removal is still recognized.
    """
    folders = [top]
    for folder in folders:
        with _entries(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                folders.append(folder / entry.name)
            elif folder is not top or entry.name != MARKER:
                files.unlink(folder / entry.name)
    for folder in reversed(folders[1:]):
        files.remove_folder(folder)
    with suppress(FileNotFoundError):
        files.unlink(top / MARKER)
    files.remove_folder(top)


@contextmanager
def _entries(folder: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
    """List a folder; raises OSError if it has been replaced by a link."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        with os.scandir(descriptor) as entries:
            yield entries
    finally:
        os.close(descriptor)


def is_unlinkable(error: OSError) -> bool:
    """Return whether a file cannot be linked here, but perhaps copied."""
    return error.errno in {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS, errno.EACCES}
