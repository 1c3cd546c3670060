"""Writes a small complete project on an invented subject, to be looked at, changed, and replaced by one's own."""

import os
import shlex
from collections.abc import Mapping
from pathlib import Path

from siglum.commands.terminal import say
from siglum.doors.new_files import place_folder, read_files
from siglum.doors.shipped import PACKAGE
from siglum.model.problems import visible
from siglum.reference.documents import schemas

PROJECT = PACKAGE / "project" / "starter"
CHECKOUT = PACKAGE.parent.parent
"""Where the generator runs from; it is used in place, and never installed."""
MADE = ("output/", ".output.")
"""What a build within the files of the project would leave there; it is no part of them."""
GENERATOR = b"@GENERATOR@"
"""What stands in the Makefile for the place of the generator."""


def start_project(folder: Path) -> int:
    """Write the project into a folder that is missing or empty, say what to do next, and return the exit code."""
    files = project_files(read_files(PROJECT), place_of(CHECKOUT, folder))
    place_folder(folder, files)
    said = visible(str(folder))
    say(f"{said}: {len(files)} files of a small project on an invented subject; README.md says what is where")
    say("next: " + " && ".join([f"cd {shlex.quote(said)}"] * (said != ".") + ["make preview"]))
    return 0


def project_files(shipped: Mapping[str, bytes], checkout: str) -> dict[str, bytes]:
    """Return the files of a new project by their paths: those that ship, and the schemas that editors read.

    `checkout` is where its Makefile finds the generator.
    """
    # In a Makefile, a dollar begins a variable and a hash sign a comment.
    place = checkout.replace("$", "$$").replace("#", "\\#").encode()
    files = {
        path: data.replace(GENERATOR, place) if path == "Makefile" else data
        for path, data in shipped.items()
        if not path.startswith(MADE)
    }
    return {**files, **{f"schemas/{name}": text.encode() for name, text in schemas().items()}}


def place_of(checkout: Path, folder: Path) -> str:
    """Return where the generator is, as seen from a project's folder.

    Relative where the two have a folder in common, so that they may move together, and so that a project which is
    published does not tell where its author keeps it; absolute where they share nothing but the root of the disk.
    """
    there, here = os.path.realpath(checkout), os.path.realpath(folder)
    is_apart = os.path.commonpath([there, here]) == os.path.sep
    return there if is_apart else os.path.relpath(there, here)
