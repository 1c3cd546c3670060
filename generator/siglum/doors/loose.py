"""Writes single files outside the site, where the user asked for them."""

from pathlib import Path, PurePosixPath

from siglum.doors.errors import UsageFault
from siglum.doors.plain import NotPlainError, read_plain
from siglum.doors.system import Files, environment_fault, naming, write_over
from siglum.model.problems import visible


def place_in(root: Path, path: str) -> Path:
    """Return where a file of a folder stands; raises UsageFault where the way leads out of it, or over a link."""
    way = PurePosixPath(path)
    place = root / path
    if way.is_absolute() or ".." in way.parts:
        raise UsageFault(f"{visible(path)} leads out of {visible(str(root))}", "Nothing was written.")
    for folder in list(place.parents)[: len(way.parts) - 1]:
        if folder.is_symlink():
            raise UsageFault(f"{visible(str(folder))} is a link", "Links are not followed; put a folder there.")
    return place


def read_file(path: Path) -> bytes | None:
    """Return the bytes of a file, or None where there is none.

    Raises UsageFault for a link, a folder and the like, and EnvironmentFault where it can't be read.
    """
    try:
        return read_plain(path)[0]
    except FileNotFoundError:
        return None
    except NotPlainError as error:
        raise UsageFault(f"{visible(str(path))} is no plain file", "Put a file there, or nothing.") from error
    except OSError as error:
        raise environment_fault(path, error) from error


def replace_file(path: Path, data: bytes, files: Files | None = None) -> None:
    """Replace a file atomically and create its parent folders; raises EnvironmentFault with the path."""
    with naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_over(files or Files(), path, (data,), by_way_of=path.with_name(f".{path.name}.new"))


def remove_file(path: Path, files: Files | None = None) -> None:
    """Remove a file; raises EnvironmentFault naming the path."""
    with naming(path):
        (files or Files()).unlink(path)
