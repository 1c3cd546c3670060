"""A project with inputs, and a site published beside them."""

from pathlib import Path

from siglum.doors.publish import MARKER, staging
from siglum.doors.system import Files
from siglum.model.problems import Problem
from tests.doors.trees import names_in, read_all

FIRST = {"index.html": b"first", "claims/a/index.html": b"A", "claims/b/index.html": b"B"}


def inputs(output: Path) -> list[Path]:
    return [output.parent / name for name in ("site_src", "seeds", "templates")]


def beside(output: Path) -> list[str]:
    """Return what is in the project, but for the inputs."""
    return [name for name in names_in(output.parent) if name not in {"site_src", "seeds", "templates"}]


def publish(output: Path, site: dict[str, bytes], files: Files | None = None) -> tuple[Problem, ...]:
    with staging(output, inputs(output), files) as stage:
        for address, data in site.items():
            stage.write(address, data)
        return stage.swap({"pages": len(site)})


def published(output: Path) -> dict[str, bytes]:
    """Return the files of the site, but for the marker."""
    return {address: data for address, data in read_all(output).items() if address != MARKER}
