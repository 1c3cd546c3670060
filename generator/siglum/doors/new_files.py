"""Creates new files and folders, all of them or none; nothing that exists is overwritten."""

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from siglum.doors.errors import UsageFault
from siglum.doors.signals import finishing
from siglum.doors.system import FOLDER_MODE, Files, naming, write_new
from siglum.model.problems import visible

KEPT = ".git"
"""What a folder may contain and still count as empty, for those who create the repository first."""


def read_files(top: Path) -> dict[str, bytes]:
    """Return the bytes of all files below a folder of the generator's, by their relative paths."""
    found = {}
    for path in sorted(top.rglob("*")):
        with naming(path):
            if path.is_file():
                found[path.relative_to(top).as_posix()] = path.read_bytes()
    return found


def place_files(root: Path, new: Mapping[str, bytes], files: Files | None = None) -> None:
    """Write new files below `root`, by their relative paths, and create their folders.

    Raises UsageFault if one of them exists, or if a parent is a link or a file, and EnvironmentFault for the disk; then
    none of them is left.
    """
    with _whole_or_nothing() as undo:
        _place(files or Files(), root, new, undo)


def place_folder(folder: Path, new: Mapping[str, bytes], files: Files | None = None) -> None:
    """Create a folder with these files, by their relative paths; they are staged first, so that it appears complete.

    An empty folder is filled. Raises UsageFault for a folder that is not empty or whose parent is missing, and
    EnvironmentFault for the disk; then all is as it was.
    """
    files = files or Files()
    # Not resolved: a link does not count as an empty folder.
    target = Path(os.path.abspath(folder))  # noqa: PTH100
    if os.path.lexists(target):
        _see_that_it_is_empty(target)
        stage = target / f".new-{os.getpid()}"
    elif not target.parent.is_dir():
        message = (
            f"{visible(str(target.parent))}: there is no such folder, so {visible(target.name)} cannot be made in it"
        )
        raise UsageFault(message, "Make it first, or choose another place.")
    else:
        stage = target.with_name(f".{target.name}.new-{os.getpid()}")
    with _whole_or_nothing() as undo:
        _make_folder(files, stage, undo)
        _place(files, stage, new, undo)
        if stage.parent == target:
            _move_up(files, stage, new, undo)
        else:
            with naming(target):
                files.rename(stage, target)


def _see_that_it_is_empty(target: Path) -> None:
    with naming(target):
        is_folder = stat.S_ISDIR(target.lstat().st_mode)
        there = sorted(set(os.listdir(target)) - {KEPT}) if is_folder else []  # noqa: PTH208 - names are wanted
    if not is_folder:
        raise UsageFault(f"{visible(str(target))} is there already, and is no folder", "Choose another name.")
    if there:
        message = f"{visible(str(target))} is not empty: {visible(there[0])} is in it"
        raise UsageFault(message, "Choose a new or an empty folder; nothing was written.")


def _move_up(files: Files, stage: Path, new: Mapping[str, bytes], undo: "Undo") -> None:
    """Move the staged files up into the folder that contains the stage, and remove the stage.

    The folder itself is not replaced: a shell may be in it.
    """
    for name in sorted({path.partition("/")[0] for path in new}):
        with naming(stage.parent / name):
            files.rename(stage / name, stage.parent / name)
        undo(_back(files, stage.parent / name, stage / name))
    with naming(stage):
        files.remove_folder(stage)
    undo(lambda: files.make_folder(stage))


def _back(files: Files, here: Path, there: Path) -> Callable[[], None]:
    return lambda: files.rename(here, there)


Undo = Callable[[Callable[[], None]], None]
"""Registers a function that undoes a step."""


def _place(files: Files, root: Path, new: Mapping[str, bytes], undo: Undo) -> None:
    for name, data in new.items():
        path = root / name
        _make_way(files, root, path.parent, undo)
        if os.path.lexists(path):
            raise UsageFault(f"{visible(str(path))} is there already", "Nothing was written, so that nothing is lost.")
        with naming(path):
            try:
                write_new(files, path, (data,))
            except BaseException:
                with suppress(OSError):
                    files.unlink(path)
                raise
        undo(_gone(files.unlink, path))


def _make_way(files: Files, root: Path, folder: Path, undo: Undo) -> None:
    """Create the missing folders from `root` to `folder`."""
    way = [folder, *folder.parents]
    for one in reversed(way[: way.index(root)]):
        if not os.path.lexists(one):
            _make_folder(files, one, undo)
        elif not stat.S_ISDIR(one.lstat().st_mode):
            message = f"{visible(str(one))} is no folder, or a link to one"
            raise UsageFault(message, "Links are not followed; put a folder there.")


def _make_folder(files: Files, folder: Path, undo: Undo) -> None:
    with naming(folder):
        files.make_folder(folder)
        undo(_gone(files.remove_folder, folder))
        files.set_mode(folder, FOLDER_MODE)


def _gone(remove: Callable[[Path], None], path: Path) -> Callable[[], None]:
    return lambda: remove(path)


@contextmanager
def _whole_or_nothing() -> Iterator[Undo]:
    """Undo the registered steps, last first, if the block fails; signals are blocked meanwhile."""
    with finishing(), ExitStack() as steps:

        def undo(step: Callable[[], None]) -> None:
            steps.callback(_quietly, step)

        yield undo
        steps.pop_all()


def _quietly(step: Callable[[], None]) -> None:
    # A failure to undo must not hide the original error.
    with suppress(OSError):
        step()
