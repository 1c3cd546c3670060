"""Problems: what is wrong with the content, where, and what to do about it."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from siglum.model.files import Place, Span


class Severity(StrEnum):
    """An error prevents publishing; a warning is shown, and may be waived with a reason."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Problem(Struct, frozen=True):
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


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that prevent publishing."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def errors_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems with the errors first, and otherwise in the order in which they are given."""
    return tuple(sorted(problems, key=lambda one: list(Severity).index(one.severity)))


def cache_damaged(path: str, what: str) -> Problem:
    """Say that what an earlier build stored can't be used."""
    message = f"the cache cannot be used ({what}); everything is built afresh"
    hint = "Nothing is lost, and it is written anew; if this comes back, check the disk."
    return Problem("cache-damaged", Span(visible(path)), message, hint, Severity.WARNING)


def visible(text: str) -> str:
    """Return `text` with every unprintable character, terminal escapes included, written as U+XXXX."""
    return "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in text)


def said(text: str) -> str:
    """Return `text` in quotation marks, for a message that quotes the author."""
    return f'"{visible(text)}"'


def beginning(text: str, length: int) -> str:
    """Return a text, or as many of its first words as have at most `length` characters, with an ellipsis."""
    if len(text) <= length:
        return text
    return f"{text[: length + 1].rpartition(' ')[0] or text[:length]} …"


def dump_problems(problems: Iterable[Problem]) -> list[list[object]]:
    """Return problems as plain JSON."""
    return [
        [
            one.code,
            ["at", one.at.path, list(one.at.keys)]
            if isinstance(one.at, Place)
            else ["in", one.at.path, *_ends(one.at)],
            one.message,
            one.hint,
            one.severity.value,
            one.record,
            one.source_line,
        ]
        for one in problems
    ]


def _ends(span: Span) -> tuple[int, int, int, int]:
    return span.line, span.column, span.end_line, span.end_column


def load_problems(stored: object) -> tuple[Problem, ...]:
    """Return what `dump_problems` was given; raises ValueError for anything else."""
    found: list[Problem] = []
    for one in stored if isinstance(stored, list) else ():
        match one:
            case [
                str(code),
                ["at", str(path), list(keys)],
                str(message),
                str(hint),
                str(severity),
                str(record),
                str(line),
            ]:
                found.append(Problem(code, Place(path, tuple(keys)), message, hint, Severity(severity), record, line))
            case [str(code), ["in", str(path), *ends], str(message), str(hint), str(severity), str(record), str(line)]:
                found.append(Problem(code, Span(path, *ends), message, hint, Severity(severity), record, line))
            case _:
                message = "this is no problem"
                raise ValueError(message)
    return tuple(found)
