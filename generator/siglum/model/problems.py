"""What can be wrong with what an author wrote, and how it is said."""

from dataclasses import dataclass
from enum import StrEnum

from siglum.model.files import Place, Span


class Severity(StrEnum):
    """An error keeps the site from being published; a warning is shown, and may be waived with a reason."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """One slip, at one place, in the author's words. It is a value: nothing raises it."""

    code: str
    """One of the codes in siglum.model.codes."""
    at: Place | Span
    """Where it is; a Place becomes a Span before it is shown."""
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    record: str = ""
    """The id of the record that it concerns, by which a warning can be waived."""
    source_line: str = ""
    """The line of the file at which it stands, filled in when it is located."""

    @property
    def span(self) -> Span:
        """The stretch of the file; only the path where the problem was not located yet."""
        return self.at if isinstance(self.at, Span) else Span(self.at.path)


def errors_in(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems that forbid publishing."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def visible(text: str) -> str:
    """Return `text` with every character that would not show, or would steer a terminal, as U+XXXX."""
    return "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in text)


def said(text: str) -> str:
    """Return `text` in quotation marks, as a message shows what somebody wrote."""
    return f'"{visible(text)}"'
