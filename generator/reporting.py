"""How problems are said: for a person, for a program, for a code host. Text only; nothing is printed here."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from generator.model.problems import Problem, Severity, visible

FORMATS = ("text", "json", "github", "sarif")
REPEATED = 8
"""Problems of one code in one run that are shown in full; the rest are counted."""


def as_text(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield each problem as its place, what is wrong, the line with a caret, and what to do; many alike are counted."""
    shown: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        key = (problem.code, problem.severity)
        shown[key] += 1
        if shown[key] <= REPEATED:
            yield from _lines(problem)
    for (code, severity), count in shown.items():
        if count > REPEATED:
            yield f"… and {count - REPEATED} more with {severity}[{code}]; --format json lists all of them"


def _lines(problem: Problem) -> Iterator[str]:
    yield f"{place_of(problem)}: {problem.severity}[{problem.code}]: {visible(problem.message)}"
    yield from caret(problem)
    if problem.hint:
        yield f"    hint: {visible(problem.hint)}"


def place_of(problem: Problem) -> str:
    """Return PATH:LINE:COLUMN, as far as it is known."""
    span = problem.span
    return f"{visible(span.path)}:{span.line}:{span.column}" if span.line else visible(span.path)


WIDTH = 100
"""Columns of a source line that are shown."""


def caret(problem: Problem) -> Iterator[str]:
    """Yield the line that a problem stands on, and a caret under the part that is meant."""
    span, line = problem.span, problem.source_line
    if not line.strip() or not span.line:
        return
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    offset = max(0, start - WIDTH // 2)
    cut = line[offset : offset + WIDTH]
    before = "…" if offset else ""
    after = "…" if offset + WIDTH < len(line) else ""
    marked = max(1, min(end, offset + WIDTH, len(line)) - start)
    yield f"    {before}{visible(cut.replace(chr(9), ' '))}{after}"
    yield f"    {' ' * (start - offset + len(before))}{'^' * marked}"


def as_json(problems: Iterable[Problem]) -> str:
    """Return all problems as one JSON object."""
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
    return json.dumps({"problems": listed}, ensure_ascii=False, indent=1)


GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def as_github(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield each problem as a workflow command, so that it stands at its line in a pull request."""
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
    from generator.model.codes import CODES  # noqa: PLC0415 - only this format needs the explanations

    found = tuple(problems)
    rules = sorted({problem.code for problem in found})
    log = {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "sourced-explainer",
                        "semanticVersion": version,
                        "rules": [
                            {
                                "id": code,
                                "shortDescription": {"text": CODES[code].means},
                                "help": {"text": CODES[code].mend},
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
