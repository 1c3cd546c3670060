"""What the page says of a mistake: every problem with its place, its line and a caret, a hint, a way to the editor."""

import traceback
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from siglum.doors.errors import Fault, UsageFault
from siglum.doors.shipped import HOME
from siglum.model.problems import Problem, Severity, visible
from siglum.reports import caret, place_of

EDITOR = "vscode://file{path}:{line}:{column}"
"""How a link opens a file in Visual Studio Code; many editors have a scheme of their own."""
NEVER_LINKED = frozenset({"javascript", "data", "vbscript", "blob"})
"""Schemes that would run in the page instead of opening an editor."""
MOST = 100
"""Notes that are sent to a page; a thousand alike would help nobody."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that an author should know, as the page shows it."""

    severity: str
    code: str
    place: str
    message: str
    hint: str = ""
    line: str = ""
    caret: str = ""
    link: str = ""


class Desk:
    """Where an author's files lie, and how their editor is told to open one."""

    def __init__(self, root: Path, shipped: Path, editor: str = EDITOR) -> None:
        """Raises UsageFault for a template of which no link can be made."""
        try:
            scheme = urlsplit(editor.format(path="/a", line=1, column=1)).scheme
        except (KeyError, IndexError, ValueError):
            scheme = ""
        if not scheme or scheme in NEVER_LINKED or "{path}" not in editor:
            hint = f"Write it as in {EDITOR}"
            raise UsageFault(f"--editor {visible(editor)}: no link to a file can be made of this", hint)
        self.root = root.resolve()
        self.shipped = shipped.resolve()
        self.editor = editor

    def link(self, path: str, line: int, column: int) -> str:
        """Return the link that opens a file of the project, or of the templates in force; empty where there is none."""
        own = self.root / path
        file = own if own.exists() else self.shipped.parent / path
        if not file.is_file():
            return ""
        return self.editor.format(path=quote(file.as_posix()), line=line or 1, column=column or 1)

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
        """Return what the page shows of all problems of a build."""
        return tuple(self.note(problem) for problem in problems)


def fault_notice(fault: Fault) -> Notice:
    """Return what is shown when the disk stood in the way, and not what the author wrote."""
    return Notice(str(Severity.ERROR), "environment", "", visible(fault.message), visible(fault.hint))


def crash_notice(error: BaseException) -> Notice:
    """Return what is shown when the generator itself broke: where, and the last line of the traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    place = ""
    if frames:
        file = Path(frames[-1].filename)
        name = file.relative_to(HOME) if file.is_relative_to(HOME) else file
        place = f"{name}:{frames[-1].lineno}"
    last = traceback.format_exception_only(error)[-1].strip()
    hint = "This is a bug of the generator; the whole traceback stands in the terminal. Please report it."
    return Notice(str(Severity.ERROR), "crash", visible(place), visible(last), hint)


def as_data(notes: tuple[Notice, ...]) -> dict[str, object]:
    """Return the notes as the client script reads them, at most MOST of them, and how many there are in all."""
    errors = sum(note.severity == Severity.ERROR for note in notes)
    return {
        "errors": errors,
        "others": len(notes) - errors,
        "left_out": max(0, len(notes) - MOST),
        "problems": [asdict(note) for note in notes[:MOST]],
    }
