"""The texts of a folder that the command line names, read once, without following links out of it."""

import os
from pathlib import Path

from siglum.doors.errors import UsageFault
from siglum.doors.plain import NotPlainError, read_plain
from siglum.doors.system import naming
from siglum.model.files import File
from siglum.model.problems import visible

LIMIT = 64 << 20
"""Bytes of a text that are read, at most; no article has so many."""


def read_folder(folder: Path, endings: tuple[str, ...]) -> tuple[File, ...]:
    """Return the plain files of a folder and of those in it whose names have one of the endings, sorted by path.

    Paths are from the folder, with slashes. Hidden files and folders, and links, are left out. Raises UsageFault where
    the folder is none, or a file is too large, and EnvironmentFault for one that can't be read.
    """
    if not folder.exists():
        raise UsageFault(f"{visible(str(folder))} is not there", "Name the folder that holds the texts of the sources.")
    if not folder.is_dir():
        raise UsageFault(f"{visible(str(folder))} is no folder", "Name the folder that the text stands in.")
    files: list[File] = []
    for top, folders, names in os.walk(folder, onerror=_refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(top, name)
            if name.startswith(".") or not name.endswith(endings):
                continue
            with naming(path):
                try:
                    data, status = read_plain(path, limit=LIMIT)
                except NotPlainError:
                    continue
            if status.st_size > LIMIT:
                raise UsageFault(f"{visible(str(path))} is larger than {LIMIT >> 20} MB", "Divide it, or take it out.")
            files.append(File(path.relative_to(folder).as_posix(), data))
    return tuple(sorted(files, key=lambda file: file.path))


def _refused(error: OSError) -> None:
    with naming(Path(str(error.filename))):
        raise error
