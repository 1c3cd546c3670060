"""The command `upgrade`: renews what siglum wrote in a project, and leaves alone what its author changed."""

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from siglum import __version__
from siglum.commands.terminal import say
from siglum.doors.errors import UsageFault
from siglum.doors.loose import place_in, read_file, remove_file, replace_file
from siglum.model.counting import numbered
from siglum.model.problems import visible
from siglum.project.changes import UNRECORDED, steps_since
from siglum.project.files import LOCKED, RECORD, WHEELS, project_files, record_of, renewed
from siglum.project.new import shipped_files

_GENERATOR = re.compile(rb"^GENERATOR \?= .*$", re.MULTILINE)
_NEEDED = (WHEELS, *(name for name, _ in LOCKED))
"""What is written again even if it was deleted, since nothing can be installed without it."""


class Recorded(Struct, frozen=True):
    """What a project records of the siglum that made it."""

    version: str | None
    """None for a project from before versions were recorded."""
    digests: Mapping[str, tuple[str, ...]]
    """For each path, the digests that the file may have had when siglum wrote it."""


class Step(Struct, frozen=True):
    """What is done to one file; `data` is its new content, for all kinds but `remove`."""

    kind: str
    """write; beside (the author's file stays, the new one is put next to it); remove; left-out (it was deleted)."""
    path: str
    data: bytes = b""


def upgrade_project(root: Path, wheel: Path | None = None) -> int:
    """Renew a project's lock, schemas, workflow and the like, print what was done and what to do; return the exit code.

    Raises UsageFault where there is no project, one that a later siglum made, or no wheel; then nothing is written.
    """
    if not (root / "site_src").is_dir():
        raise UsageFault(f"{visible(str(root))} has no site_src/, so there is no project", "Name it: --root DIR.")
    recorded = _recorded(root)
    changes = steps_since(recorded.version)
    if changes is None:
        message = f"this project was made by siglum {recorded.version}, and this is siglum {__version__}"
        raise UsageFault(message, "Upgrade with the later one: uvx siglum@latest upgrade")
    shipped = shipped_files(wheel)
    if shipped.wheel is None:
        message = "this siglum runs in a checkout, and no project can be locked to that"
        raise UsageFault(message, "Run `make wheel` in the checkout, and here: uvx --from THE_WHEEL siglum upgrade")
    files = renewed(project_files(shipped))
    present = {path: read_file(place_in(root, path)) for path in {*files, *recorded.digests}}
    steps = tuple(planned(recorded, present, files))
    for step in steps:
        _do(root, step)
    # Last, so that an interrupted upgrade can be repeated.
    replace_file(root / RECORD, record_of(files))
    say(f"{numbered(sum(step.kind == 'write' for step in steps), 'file')} renewed for siglum {__version__}")
    todo = [text for change in changes for text in change.steps]
    if todo:
        say(f"\nsince {recorded.version or 'no version was recorded'}, to do by hand:")
    for text in todo:
        say(f"  - {text}")
    say("next: make check")
    return 0


def planned(recorded: Recorded, present: Mapping[str, bytes | None], files: Mapping[str, bytes]) -> Iterator[Step]:
    """Yield what is to be done, in order of paths; files that an author changed are not overwritten.

    `present` holds the bytes of each path in the project, None where it is missing; `files` the new ones.
    """
    for path in sorted({*files, *recorded.digests}):
        there, new, then = present[path], files.get(path), recorded.digests.get(path, ())
        is_ours = there is not None and _digest(path, there) in then
        if there == new:
            continue
        if new is None:
            if is_ours:
                yield Step("remove", path)
        elif there is None:
            yield Step("write" if not then or path.startswith(_NEEDED) else "left-out", path, new)
        else:
            yield Step("write" if is_ours or _is_made(path, recorded) else "beside", path, new)


def _is_made(path: str, recorded: Recorded) -> bool:
    """Whether a file may be overwritten though its digest was not recorded: the schemas, which nobody edits."""
    return recorded.version is None and path.startswith("schemas/")


def _digest(path: str, data: bytes) -> str:
    if path == "Makefile":
        data = _GENERATOR.sub(b"GENERATOR ?= @GENERATOR@", data)
    return sha256(data).hexdigest()


def _recorded(root: Path) -> Recorded:
    data = read_file(root / RECORD)
    if data is None:
        return Recorded(None, UNRECORDED)
    try:
        said = json.loads(data)
        return Recorded(str(said["version"]), {str(path): (str(digest),) for path, digest in said["files"].items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"{visible(str(root / RECORD))} is not what siglum wrote there"
        raise UsageFault(message, "Take it from the repository's history, or delete it.") from error


def _do(root: Path, step: Step) -> None:
    match step.kind:
        case "write":
            replace_file(root / step.path, step.data)
            say(f"  {step.path}")
        case "beside":
            replace_file(root / f"{step.path}.new", step.data)
            say(f"  {step.path} was changed here and stays; compare it with {step.path}.new, then delete that")
        case "remove":
            remove_file(root / step.path)
            say(f"  {step.path} is needed no more, and was removed")
        case _:
            say(f"  {step.path} was deleted here, and stays so")
