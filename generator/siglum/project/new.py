"""The command `new`: writes a small complete project on an invented subject, to be replaced by one's own."""

import shlex
from pathlib import Path

from siglum.commands.terminal import say
from siglum.doors.errors import UsageFault
from siglum.doors.incoming import read_incoming
from siglum.doors.installed import WHEEL, own_wheel
from siglum.doors.new_files import place_folder, read_files
from siglum.doors.plain import read_plain
from siglum.doors.shipped import LOCKS, PACKAGE
from siglum.doors.system import naming
from siglum.model.problems import visible
from siglum.project.files import LOCKED, Shipped, project_files
from siglum.reference.documents import schemas

PROJECT = PACKAGE / "project" / "starter"
WHEEL_LIMIT = 16 << 20
"""In bytes; our wheel has about a million."""


def start_project(folder: Path, wheel: Path | None = None) -> int:
    """Write the project into a folder that is missing or empty, print what to do next, and return the exit code.

    `wheel` is the one that the project keeps; without it, one packed again from the installed siglum. Raises UsageFault
    for another wheel.
    """
    shipped = shipped_files(wheel)
    files = project_files(shipped)
    place_folder(folder, files)
    said = visible(str(folder))
    say(f"{said}: {len(files)} files of a small project on an invented subject; README.md says what is where")
    if shipped.wheel is None:
        say(
            "note: this siglum runs in a checkout, so requirements.txt can't lock it; its first lines say what to do. "
            "`make new` in the checkout has no such gap"
        )
    say("next: " + " && ".join([f"cd {shlex.quote(said)}"] * (said != ".") + ["make preview"]))
    return 0


def shipped_files(wheel: Path | None) -> Shipped:
    """Read what a project is made from; raises UsageFault for a wheel of another name than that of this siglum."""
    if wheel and wheel.name != WHEEL:
        raise UsageFault(f"{visible(str(wheel))} is not the wheel of this siglum", f"It is called {WHEEL}.")
    kept = read_incoming(wheel, WHEEL_LIMIT) if wheel else own_wheel()
    return Shipped(
        starter=read_files(PROJECT),
        schemas=schemas(),
        locks={lock: _read(LOCKS / lock) for _, lock in LOCKED},
        wheel=None if kept is None else (WHEEL, kept),
    )


def _read(path: Path) -> bytes:
    with naming(path):
        return read_plain(path)[0]
