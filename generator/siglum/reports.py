"""Formats problems as text, JSON, GitHub workflow commands and SARIF; prints nothing."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeAlias
from urllib.parse import quote

from siglum.model.counting import numbered
from siglum.model.problems import Problem, Severity, visible

SHOWN_IN_A_FILE = 3
"""Problems with the same code in a file that are shown in full; the others are counted, with their lines."""
SHOWN_IN_A_RUN = 12
"""Problems with the same code in all files that are shown in full."""
LINES_NAMED = 8
"""How many lines of the counted problems are listed."""

BOLD, RED, YELLOW, CYAN, PLAIN = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[0m"
COLOURS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.HINT: CYAN}
Kind: TypeAlias = tuple[str, Severity]


def as_text(problems: Iterable[Problem], *, colour: bool = False) -> Iterator[str]:
    """Yield the lines of a report for people, in the order of the problems given.

    Each problem has its place, what is wrong, the line with a caret, and a hint. Of many with the same code a few are
    shown, and the others counted: at the end of their file if it has any of those shown, else at the end.
    """
    in_run: Counter[Kind] = Counter()
    elsewhere: dict[Kind, list[str]] = {}
    for (_, path), group in groupby(problems, key=lambda problem: (problem.severity, problem.span.path)):
        in_file: Counter[Kind] = Counter()
        hidden: dict[Kind, list[int]] = {}
        for problem in group:
            kind = (problem.code, problem.severity)
            if in_file[kind] < SHOWN_IN_A_FILE and in_run[kind] < SHOWN_IN_A_RUN:
                yield from _lines(problem, colour=colour)
                in_file[kind] += 1
                in_run[kind] += 1
            else:
                hidden.setdefault(kind, []).append(problem.span.line)
        for kind, lines in hidden.items():
            if in_file[kind]:
                yield f"{_bold(visible(path), colour=colour)}: … and {_more(kind, lines, colour=colour)}"
            else:
                elsewhere.setdefault(kind, []).extend(path for _ in lines)
    for kind, paths in elsewhere.items():
        files = len(set(paths))
        yield f"… and {len(paths)} more {_label(kind, colour=colour)} in {numbered(files, 'other file')}"
    if elsewhere:
        yield "--format json lists all of them"


def _more(kind: Kind, lines: list[int], *, colour: bool) -> str:
    """Return how many more of a kind a file has, and on which lines."""
    named = [str(line) for line in dict.fromkeys(lines) if line]
    where = f", on line{'s' * (len(named) != 1)} {', '.join(named[:LINES_NAMED])}" if named else ""
    return f"{len(lines)} more {_label(kind, colour=colour)}{where}{', …' if len(named) > LINES_NAMED else ''}"


def _lines(problem: Problem, *, colour: bool) -> Iterator[str]:
    label = _label((problem.code, problem.severity), colour=colour)
    yield f"{_bold(place_of(problem), colour=colour)}: {label}: {visible(problem.message)}"
    for number, line in enumerate(caret(problem)):
        yield f"{COLOURS[problem.severity]}{line}{PLAIN}" if colour and number else line
    if problem.hint:
        yield f"    {CYAN if colour else ''}hint:{PLAIN if colour else ''} {visible(problem.hint)}"


def _label(kind: Kind, *, colour: bool) -> str:
    code, severity = kind
    return f"{COLOURS[severity]}{severity}[{code}]{PLAIN}" if colour else f"{severity}[{code}]"


def _bold(text: str, *, colour: bool) -> str:
    return f"{BOLD}{text}{PLAIN}" if colour else text


def place_of(problem: Problem) -> str:
    """Return PATH:LINE:COLUMN, or PATH alone for a problem without a line."""
    span = problem.span
    return f"{visible(span.path)}:{span.line}:{span.column}" if span.line else visible(span.path)


WIDTH = 100
"""Code points of a source line that are shown."""


def caret(problem: Problem) -> Iterator[str]:
    """Yield the line of a problem, and another with carets under the part concerned; nothing for a blank line."""
    span, line = problem.span, problem.source_line
    if not line.strip() or not span.line:
        return
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    offset = max(0, start - WIDTH // 2)
    cut = line[offset : offset + WIDTH]
    before = "…" if offset else ""
    after = "…" if offset + WIDTH < len(line) else ""
    marked = line[start : max(start + 1, min(end, offset + WIDTH))]
    yield f"    {before}{_shown(cut)}{after}"
    yield f"    {' ' * (_cells(line[offset:start]) + len(before))}{'^' * max(1, _cells(marked))}"


def _shown(text: str) -> str:
    return visible(text.replace("\t", " "))


def _cells(text: str) -> int:
    """Return the width of a text in terminal columns: combining marks have none, wide characters two."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in _shown(text))
    return len(_shown(text)) + wide - sum(unicodedata.category(char) in ("Mn", "Me") for char in text)


def as_json(problems: Iterable[Problem], **more: object) -> str:
    """Return all problems as one JSON object, with whatever else a command found."""
    listed = [
        {
            "code": problem.code,
            "severity": str(problem.severity),
            "path": problem.span.path,
            "line": problem.span.line,
            "column": problem.span.column,
            "end_line": problem.span.end_line,
            "end_column": problem.span.end_column,
            "message": problem.message,
            "hint": problem.hint,
            "record": problem.record,
        }
        for problem in problems
    ]
    return json.dumps({"problems": listed, **more}, ensure_ascii=False, indent=1)


GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def as_github(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield a GitHub workflow command for each problem, which annotates its line in a pull request."""
    for problem in problems:
        span = problem.span
        fields = {"file": visible(span.path), "title": problem.code}
        if span.line:
            fields |= {"line": str(span.line), "col": str(span.column)}
            fields |= {"endLine": str(span.end_line), "endColumn": str(span.end_column)}
        said = ",".join(f"{name}={_property(value)}" for name, value in fields.items())
        words = "\n".join(visible(part) for part in (problem.message, problem.hint) if part)
        yield f"::{GITHUB_LEVELS[problem.severity]} {said}::{_data(words)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(problems: Iterable[Problem], version: str) -> str:
    """Return all problems as a SARIF 2.1.0 log."""
    from siglum.proving.more_laws import all_codes, all_warnings  # noqa: PLC0415 - only this format needs them

    codes, warnings = all_codes(), all_warnings()
    found = tuple(problems)
    rules = sorted({problem.code for problem in found})
    log = {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "siglum",
                        "semanticVersion": version,
                        "rules": [
                            {
                                "id": code,
                                "shortDescription": {"text": codes[code].means},
                                "help": {"text": codes[code].mend},
                                "defaultConfiguration": {"level": "warning" if code in warnings else "error"},
                            }
                            for code in rules
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(problem, rules) for problem in found],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1)


def _sarif_result(problem: Problem, rules: list[str]) -> dict[str, object]:
    span = problem.span
    place: dict[str, object] = {"artifactLocation": {"uri": quote(span.path)}}
    if span.line:
        place["region"] = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
    words = f"{problem.message}. {problem.hint}" if problem.hint else problem.message
    return {
        "ruleId": problem.code,
        "ruleIndex": rules.index(problem.code),
        "level": SARIF_LEVELS[problem.severity],
        "message": {"text": words},
        "locations": [{"physicalLocation": place}],
    }
