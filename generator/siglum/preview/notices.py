"""What an open page shows of a problem: place, line and caret, hint, and a link that opens the editor."""

import os
import re
import traceback
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, urlsplit

from msgspec import Struct, to_builtins

from siglum.doors.errors import Fault, UsageFault
from siglum.doors.extensions import theme_folder
from siglum.doors.shipped import HOME
from siglum.model.problems import Problem, Severity, visible
from siglum.reports import caret, place_of

EDITOR = "vscode://file{path}:{line}:{column}"
"""The link that opens a file in Visual Studio Code; many editors have a scheme of their own."""
NEVER_LINKED = frozenset({"about", "blob", "data", "filesystem", "jar", "javascript", "vbscript", "view-source"})
"""Schemes that a browser handles itself instead of opening an editor; some of them hold a second one."""
NAMES = ("{path}", "{line}", "{column}")
"""What stands in the pattern of a link for a place; nothing else in it means anything."""
MOST = 100
"""The most notes that are sent to a page."""


class Notice(Struct, frozen=True):
    """A problem or fault as the page shows it."""

    severity: str
    code: str
    place: str
    message: str
    hint: str = ""
    line: str = ""
    caret: str = ""
    link: str = ""


class Desk:
    """Knows where an author's files are, and the link that opens one in their editor."""

    def __init__(self, root: Path, shipped: Path, editor: str = EDITOR) -> None:
        """Take the project, the folder of siglum's templates, and the pattern of the link.

        Raises UsageFault for a pattern of which no link can be made.
        """
        scheme = _scheme(editor)
        if not scheme or scheme in NEVER_LINKED or "{path}" not in editor:
            hint = f"Write it as in {EDITOR}"
            raise UsageFault(f"--editor {visible(editor)}: no link to a file can be made of this", hint)
        self.root = Path(os.path.realpath(root))
        self.shipped = Path(os.path.realpath(shipped))
        self.editor = editor
        self.theme: str | None = None
        """The theme in force."""

    def link(self, path: str, line: int, column: int) -> str:
        """Return the link that opens a file of the project, the theme or siglum's templates; empty without a file."""
        own = self.root / path
        themed = theme_folder(self.theme) if self.theme else None
        file = own if own.exists() else self.shipped.parent / path
        if themed and file is not own and (themed.parent / path).exists():
            file = themed.parent / path
        if not file.is_file():
            return ""
        return _filled(self.editor, quote(os.fsencode(file.as_posix())), line or 1, column or 1)

    def note(self, problem: Problem) -> Notice:
        """Return what the page shows of a problem."""
        span = problem.span
        line, mark = (*(text.removeprefix("    ") for text in caret(problem)), "", "")[:2]
        return Notice(
            severity=str(problem.severity),
            code=problem.code,
            place=place_of(problem),
            message=visible(problem.message),
            hint=visible(problem.hint),
            line=line,
            caret=mark,
            link=self.link(span.path, span.line, span.column),
        )

    def notes(self, problems: Iterable[Problem]) -> tuple[Notice, ...]:
        """Return what the page shows of several problems."""
        return tuple(self.note(problem) for problem in problems)


def _filled(editor: str, path: str, line: int, column: int) -> str:
    """Put values for the three names; anything else in braces stays, since a pattern is no program."""
    values = dict(zip(NAMES, (path, str(line), str(column)), strict=True))
    return re.sub("|".join(map(re.escape, NAMES)), lambda found: values[found[0]], editor)


def _scheme(editor: str) -> str:
    """Return the scheme of the links that a pattern makes; empty where it makes none."""
    filled = _filled(editor, "/a", 1, 1)
    try:
        return "" if "{" in filled or "}" in filled else urlsplit(filled).scheme
    except ValueError:
        return ""


def fault_notice(fault: Fault) -> Notice:
    """Return what is shown for a failure of the disk or of an extension."""
    return Notice(str(Severity.ERROR), "environment", "", visible(fault.message), visible(fault.hint))


def crash_notice(error: BaseException) -> Notice:
    """Return what is shown for a bug in siglum: where it failed, and the last line of the traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    place = ""
    if frames:
        file = Path(frames[-1].filename)
        name = file.relative_to(HOME) if file.is_relative_to(HOME) else file
        place = f"{name}:{frames[-1].lineno}"
    last = traceback.format_exception_only(error)[-1].strip()
    hint = "This is a bug in siglum; the whole traceback stands in the terminal. Please report it."
    return Notice(str(Severity.ERROR), "crash", visible(place), visible(last), hint)


def as_data(notes: tuple[Notice, ...]) -> dict[str, object]:
    """Return notes as plain data for the client script: at most MOST of them, and the number of all."""
    errors = sum(note.severity == Severity.ERROR for note in notes)
    return {
        "errors": errors,
        "others": len(notes) - errors,
        "left_out": max(0, len(notes) - MOST),
        "problems": [to_builtins(note) for note in notes[:MOST]],
    }
