"""What a project's Git history tells: on which day each file was last changed."""

import re
import subprocess
from pathlib import Path

from siglum.doors.errors import EnvironmentFault, UsageFault
from siglum.doors.system import reason
from siglum.model.problems import visible

DAY = re.compile(r"\d{4}-\d\d-\d\d")
SEPARATOR = "\x1e"
"""What stands before the day of each commit in what Git is asked for, and in no path that it prints."""


def last_changed(root: Path, folder: str) -> dict[str, str]:
    """Return the day (YYYY-MM-DD, where its author was) of the last commit that changed each file of a folder.

    `folder` and the paths are relative to the root. Raises UsageFault where the root is in no repository, or in one
    that does not hold its whole history, and EnvironmentFault where Git can't be run.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        hint = "Fetch it whole: git fetch --unshallow; in a workflow, give actions/checkout fetch-depth: 0."
        raise UsageFault(f"{visible(str(root))} holds a part of its history only, and old files would look new", hint)
    found: dict[str, str] = {}
    asked = ("--relative", "--no-renames", f"--format={SEPARATOR}%as", "--name-only", "-z", "--", folder)
    for commit in _git(root, "log", *asked).split(SEPARATOR)[1:]:
        day, *paths = (part.strip("\n") for part in commit.split("\0"))
        if DAY.fullmatch(day):
            # The newest commit comes first.
            for path in filter(None, paths):
                found.setdefault(path, day)
    return found


def _git(root: Path, *arguments: str) -> str:
    # What stands in the configuration of a repository must not run programs.
    command = ["git", "-C", str(root), "-c", "core.fsmonitor=false", "-c", "log.showSignature=false", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are ours
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except OSError as error:
        raise EnvironmentFault(f"Git can't be run: {reason(error)}", "Install Git.") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        hint = "Run it in a project that is kept in Git and has a commit."
        raise UsageFault(f"Git does not tell when files were changed: {visible(said)}", hint)
    return done.stdout.decode(errors="surrogateescape")
