"""Writes single files outside the site, where the user asked for them."""

from pathlib import Path

from siglum.doors.system import Files, naming, write_over


def replace_file(path: Path, data: bytes, files: Files | None = None) -> None:
    """Replace a file atomically and create its parent folders; raises EnvironmentFault with the path."""
    with naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_over(files or Files(), path, data, by_way_of=path.with_name(f".{path.name}.new"))
