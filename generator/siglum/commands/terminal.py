"""Prints for the commands: messages on standard error, data on standard output."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from siglum import __version__, reports
from siglum.model.problems import Problem, Severity


def say(words: str, stream: TextIO | None = None) -> None:
    """Print words, by default on standard error; never fails, even if the stream is closed."""
    stream = stream or sys.stderr
    try:
        print(words, file=stream, flush=True)
    except (OSError, ValueError):
        silence(stream)


def say_error(message: str, hint: str = "") -> None:
    """Print an error and a hint."""
    say(f"error: {message}")
    if hint:
        say(f"    hint: {hint}")


def silence(stream: TextIO) -> None:
    """Point a stream that has failed to the null device, so that it does not fail again when the process ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say_data(line: str) -> None:
    """Print a line of data on standard output, in UTF-8 whatever the terminal's encoding is."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.encoding.lower() != "utf-8":
        sys.stdout.reconfigure(encoding="utf-8")
    say(line, sys.stdout)


def report(problems: tuple[Problem, ...], form: str, root: Path | None = None) -> None:
    """Print problems in a format: text on standard error, others on standard output, in UTF-8.

    `root` is the project's folder. For GitHub, paths are given from the working directory, unless `root` is absolute.
    """
    if form != "text" and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
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


def numbered(count: int, noun: str) -> str:
    """Return a number with its noun, such as "1 claim" or "2 claims"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def counted(problems: tuple[Problem, ...]) -> str:
    """Return how many problems there are, such as "1 error, 2 warnings"."""
    counts = {severity: sum(problem.severity is severity for problem in problems) for severity in Severity}
    said = [numbered(count, severity) for severity, count in counts.items() if count]
    return ", ".join(said) or "no problems"
