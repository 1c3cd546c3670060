"""Single files outside the site: what a command writes where it was told to."""

from pathlib import Path

from siglum.doors.system import Files, naming, write_over


def replace_file(path: Path, data: bytes, files: Files | None = None) -> None:
    """Write a file in one step, with the folders on the way to it; raises EnvironmentFault naming the path."""
    with naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_over(files or Files(), path, data, by_way_of=path.with_name(f".{path.name}.new"))
