"""Prints for the commands: messages on standard error, data on standard output."""

import errno
import io
import os
import select
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from msgspec.structs import replace

from siglum import __version__, reports
from siglum.doors.system import reason
from siglum.model.counting import numbered
from siglum.model.problems import Problem, Severity

if TYPE_CHECKING:
    from typing_extensions import Buffer


class _Unfailing(io.FileIO):
    """A stream whose reader may go away and whose disk may be full: what cannot be written is lost, and noted."""

    def __init__(self, descriptor: int) -> None:
        """Write to an open descriptor, which stays open."""
        super().__init__(descriptor, "w", closefd=False)
        self.lost: OSError | None = None
        self.is_told = False

    def write(self, data: "Buffer") -> int:
        """Write, and take everything for written; never raises OSError."""
        rest = memoryview(data).cast("B")
        size = len(rest)
        while rest and self.lost is None:
            try:
                written = super().write(rest)
                if written is None:
                    # Whoever reads has made the stream such that it does not wait; so we do.
                    select.select([], [self], [])
                rest = rest[written or 0 :]
            except (OSError, ValueError) as error:
                self.lost = error if isinstance(error, OSError) else OSError(errno.EBADF, os.strerror(errno.EBADF))
        return size


def prepare_streams() -> None:
    """Make standard streams such that to print never fails, and so never decides how a command ends.

    A stream that is closed leads nowhere from then on, and no file that is opened later takes its number.
    """
    for descriptor, mode in enumerate((os.O_RDONLY, os.O_WRONLY, os.O_WRONLY)):
        try:
            os.fstat(descriptor)
        except OSError:
            # The lowest free number, and so this one.
            os.open(os.devnull, mode)
    for name, descriptor in {"stdin": 0, "stdout": 1, "stderr": 2}.items():
        stream = getattr(sys, name)
        if stream is None and name == "stdin":
            sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(descriptor, closefd=False)), "utf-8")
        elif name != "stdin" and (stream is None or _is_real(stream, descriptor)):
            encoding = stream.encoding if stream else "utf-8"
            is_by_line = bool(stream and stream.line_buffering) or name == "stderr"
            into = io.BufferedWriter(_Unfailing(descriptor))
            # Characters that a terminal can't encode are escaped.
            made = io.TextIOWrapper(into, encoding, "backslashreplace", line_buffering=is_by_line)
            if name == "stdout":
                sys.stdout = made
            else:
                sys.stderr = made


def _is_real(stream: TextIO, descriptor: int) -> bool:
    """Tell whether a stream leads to its own descriptor; that of a test leads elsewhere."""
    try:
        return isinstance(stream, io.TextIOWrapper) and stream.fileno() == descriptor
    except (OSError, ValueError):
        return False


def tell_losses() -> bool:
    """Say that something that was printed on standard output is lost, if that is so; return whether it was news."""
    sys.stdout.flush()
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    # Who closes a pipe has seen enough.
    if not isinstance(raw, _Unfailing) or raw.lost is None or raw.lost.errno == errno.EPIPE or raw.is_told:
        return False
    raw.is_told = True
    say(f"what was printed on standard output is not whole: {reason(raw.lost)}")
    return True


def say(words: str, stream: TextIO | None = None) -> None:
    """Print words, by default on standard error."""
    print(words, file=stream or sys.stderr, flush=True)


def say_error(message: str, hint: str = "") -> None:
    """Print an error and a hint."""
    say(f"error: {message}")
    if hint:
        say(f"    hint: {hint}")


def say_data(line: str) -> None:
    """Print a line of data on standard output, in UTF-8 whatever the terminal's encoding is."""
    _in_utf8(sys.stdout)
    say(line, sys.stdout)


def _in_utf8(stream: TextIO) -> None:
    if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
        # A name that is no Unicode is escaped, in whatever encoding.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def report(problems: tuple[Problem, ...], form: str, root: Path | None = None) -> None:
    """Print problems in a format: text on standard error, others on standard output, in UTF-8.

    `root` is the project's folder. For GitHub, paths are given from the working directory, unless `root` is absolute.
    """
    if form != "text":
        _in_utf8(sys.stdout)
    match form:
        case "json":
            say(reports.as_json(problems), sys.stdout)
        case "sarif":
            from siglum.extensions import load_extensions  # noqa: PLC0415 - only this format says what codes mean
            from siglum.proving.more_laws import MORE_LAWS  # noqa: PLC0415 - as above

            load_extensions(MORE_LAWS)
            say(reports.as_sarif(problems, __version__), sys.stdout)
        case "github":
            for line in reports.as_github(_from_here(problem, root or Path()) for problem in problems):
                say(line, sys.stdout)
        case _:
            for line in reports.as_text(problems, colour=_colours(sys.stderr)):
                say(line)


def _from_here(problem: Problem, root: Path) -> Problem:
    if root.is_absolute():
        return problem
    return replace(problem, at=replace(problem.span, path=(root / problem.span.path).as_posix()))


def _colours(stream: TextIO) -> bool:
    """Whether to print colours: on a terminal, without NO_COLOR and TERM=dumb."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") != "dumb"


@contextmanager
def progress(pages: int, form: str) -> Iterator[Callable[[int], None]]:
    """Show a progress bar, on a terminal only; yields a function that takes the number of pages newly made."""
    if form != "text" or not sys.stderr.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        yield lambda _count: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import Progress  # noqa: PLC0415 - only a terminal needs it

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Making pages", total=pages)
        yield lambda count: bar.advance(task, count)


def note_broken(errors: int) -> None:
    """Say that what is told of a site leaves out what has errors, where it has some."""
    if errors:
        say(f"note: the site has {numbered(errors, 'error')}, and what a broken record says does not count here")


def counted(problems: tuple[Problem, ...]) -> str:
    """Return how many problems there are, such as "1 error, 2 warnings"."""
    counts = {severity: sum(problem.severity is severity for problem in problems) for severity in Severity}
    said = [numbered(count, severity) for severity, count in counts.items() if count]
    return ", ".join(said) or "no problems"
