"""Problems: what is wrong with the content, where, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from siglum.model.files import Place, Span


class Severity(StrEnum):
    """An error prevents publishing; a warning is shown, and may be waived with a reason."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake at one place, in terms that an author knows. It is a value and never raised."""

    code: str
    """One of the codes in siglum.model.codes."""
    at: Place | Span
    """Where it is; a Place becomes a Span before it is shown."""
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    record: str = ""
    """The id of the record concerned; its `waive` field can waive the warning."""
    source_line: str = ""
    """The text of the line concerned, filled in when the problem is located."""

    @property
    def span(self) -> Span:
        """Its range in the file; only the path if it has not been located yet."""
        return self.at if isinstance(self.at, Span) else Span(self.at.path)


def errors_in(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems that prevent publishing."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def visible(text: str) -> str:
    """Return `text` with every unprintable character, terminal escapes included, written as U+XXXX."""
    return "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in text)


def said(text: str) -> str:
    """Return `text` in quotation marks, for a message that quotes the author."""
    return f'"{visible(text)}"'
