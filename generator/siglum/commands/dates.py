"""The command that notes when each explainer was last changed, so that a build needs neither a clock nor Git."""

from pathlib import Path, PurePosixPath

from siglum.commands.terminal import say
from siglum.doors.history import last_changed
from siglum.doors.loose import replace_file
from siglum.model.counting import numbered
from siglum.model.exits import DONE
from siglum.model.problems import visible
from siglum.model.urls import slug_fault

EXPLAINERS, NOTED = "site_src/explainers", "site_src/dates.yaml"
HEAD = "# Written by `siglum dates` from the history of Git; a build by CI makes it anew, so keep it out of commits.\n"


def note_dates(root: Path) -> int:
    """Write dates.yaml; return the exit code. Raises UsageFault where there is no history, and EnvironmentFault."""
    changed = last_changed(root, EXPLAINERS)
    texts = {PurePosixPath(path): day for path, day in sorted(changed.items()) if (root / path).is_file()}
    days = {path.stem: day for path, day in texts.items() if path.suffix == ".md" and not slug_fault(path.stem)}
    lines = "".join(f"\n  {name}: {day}" for name, day in days.items())
    replace_file(root / NOTED, f"{HEAD}updated:{lines or ' {}'}\n".encode())
    say(f"{numbered(len(days), 'explainer')} dated in {visible(str(root / NOTED))}")
    return DONE
