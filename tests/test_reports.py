"""How problems are told: to a person, in order and a few of many alike; to a scanner, by the standard's schema."""

import json
import re
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest

from siglum import reports
from siglum.build import prove
from siglum.model.files import Span
from siglum.model.problems import Problem, Severity
from tests.tiny import read_cases, tiny

TESTS = Path(__file__).parent
SARIF = TESTS / "schemas" / "sarif-2.1.0-rtm.5.json"


def problem(path: str, line: int, code: str = "id-unknown", severity: Severity = Severity.ERROR) -> Problem:
    return Problem(code, Span(path, line, 3, line, 6), f"line {line}", "look", severity, source_line="ab cde")


def told(*problems: Problem, colour: bool = False) -> str:
    return "\n".join(reports.as_text(problems, colour=colour))


# To a person


def test_a_problem_has_its_place_its_line_a_caret_and_a_hint() -> None:
    assert told(problem("a.yaml", 7)) == (
        "a.yaml:7:3: error[id-unknown]: line 7\n    ab cde\n      ^^^\n    hint: look"
    )


@pytest.mark.parametrize(
    ("line", "part", "under"),
    [
        ("  quote: the ferry", "the ferry", 9),
        ("  quote: 橋終於 the ferry", "the ferry", 16),
        ("  quote: cafe\u0301 the ferry", "the ferry", 14),
        ("\tquote: the\tferry", "the\tferry", 8),
        ("  \u200bquote: the ferry", "the ferry", 15),
    ],
    ids=["letters", "ideographs", "a mark that stands on a letter", "tabs", "what does not show and is spelt out"],
)
def test_the_caret_stands_under_the_part_that_is_meant(line: str, part: str, under: int) -> None:
    start = line.index(part) + 1
    span = Span("a.yaml", 1, start, 1, start + len(part))
    _, shown, caret, *_ = told(Problem("id-unknown", span, "m", source_line=line)).split("\n")
    assert caret == f"    {' ' * under}{'^' * len(part)}"
    assert part.replace("\t", " ") in shown


def test_the_caret_marks_wide_letters_as_wide_as_they_are_and_something_in_any_case() -> None:
    wide = Problem("id-unknown", Span("a", 1, 3, 1, 5), "m", source_line="a 橋終 b")
    assert told(wide).split("\n")[2] == "      ^^^^"
    end = Problem("id-unknown", Span("a", 1, 4, 1, 4), "m", source_line="a b")
    assert told(end).split("\n")[2] == "       ^"


def test_a_long_line_is_cut_around_the_part_that_is_meant() -> None:
    line = "x" * 300 + "NEAR" + "y" * 300
    _, shown, caret = told(Problem("id-unknown", Span("a", 1, 301, 1, 305), "m", source_line=line)).split("\n")
    assert len(shown) < 110
    assert shown[caret.index("^") : caret.rindex("^") + 1] == "NEAR"


def test_a_hundred_alike_in_a_file_are_three_and_a_count_with_their_lines() -> None:
    shown = told(*(problem("a.yaml", line) for line in range(1, 101)), problem("b.yaml", 1))
    assert re.findall(r"^(\S+): error", shown, re.MULTILINE) == ["a.yaml:1:3", "a.yaml:2:3", "a.yaml:3:3", "b.yaml:1:3"]
    assert "a.yaml: … and 97 more error[id-unknown], on lines 4, 5, 6, 7, 8, 9, 10, 11, …\n" in shown
    assert shown.index("… and 97") < shown.index("b.yaml:1:3"), "they are counted where their file ends"


def test_three_alike_are_shown_and_a_fourth_is_counted() -> None:
    assert "…" not in told(*(problem("a.yaml", line) for line in (1, 2, 3)))
    assert "… and 1 more error[id-unknown], on line 4" in told(*(problem("a.yaml", line) for line in (1, 2, 3, 4)))


def test_kinds_and_files_are_counted_apart() -> None:
    mixed = [problem("a.yaml", line, code) for line in (1, 2, 3) for code in ("id-unknown", "id-malformed")]
    assert "…" not in told(*mixed, *(problem("b.yaml", line) for line in (1, 2, 3)))
    warnings = [problem("a.yaml", line, severity=Severity.WARNING) for line in (4, 5, 6)]
    assert "…" not in told(*mixed, *warnings)


def test_one_in_each_of_a_hundred_files_is_a_dozen_and_a_count() -> None:
    shown = told(*(problem(f"{number:03}.yaml", 1) for number in range(100)))
    assert shown.count("error[id-unknown]: line 1") == 12
    assert "… and 88 more error[id-unknown] in 88 other files\n--format json lists all of them" in shown


def test_what_is_not_told_of_a_run_is_exactly_what_is_counted() -> None:
    listed = [
        problem(f"{number % 17:02}.yaml", line, code)
        for number, line in enumerate(range(1, 200))
        for code in ("id-unknown", "id-malformed")
    ]
    listed.sort(key=lambda one: one.span.path)
    shown = told(*listed)
    counted = sum(int(count) for count in re.findall(r"… and (\d+) more", shown))
    assert shown.count("hint: look") + counted == len(listed)


def test_problems_of_a_run_stand_errors_first_and_file_by_file() -> None:
    claim = "statement: A\n  kind: fact\n  about: [nobody, nothing]\n  evidence: [{source: s1, quote: The ferry was}]\n"
    proven = tiny(
        f"--- seeds/s1.txt\nThe ferry was cheaper.\n--- site_src/claims/b.yaml\n- id: b\n  {claim}"
        f"--- site_src/claims/a.yaml\n- id: a\n  {claim}"
        "--- site_src/origins.yaml\n- {id: wire, name: The wire, reason: It says so.}\n"
    )
    order = [(list(Severity).index(one.severity), one.span.path, one.span.line) for one in proven.problems]
    assert order == sorted(order)
    assert {severity for severity, _, _ in order} == {0, 1}
    assert {path for _, path, _ in order} >= {
        "site_src/claims/a.yaml",
        "site_src/claims/b.yaml",
        "site_src/origins.yaml",
    }


def test_colours_change_nothing_but_colour() -> None:
    listed = [problem("a.yaml", line, severity=severity) for severity in Severity for line in range(1, 6)]
    coloured = told(*listed, colour=True)
    assert coloured != told(*listed)
    assert re.sub(r"\x1b\[\d+m", "", coloured) == told(*listed)
    assert coloured.count("\x1b[0m") == len(re.findall(r"\x1b\[[1-9]\d*m", coloured)), "each colour ends"
    assert "\x1b" not in told(*listed)


def test_a_message_cannot_steer_a_terminal() -> None:
    hostile = Problem("id-unknown", Span("a\x1b[2J.yaml", 1, 1, 1, 2), "m\x1b[31m", "h\u202e", source_line="l\x07ine")
    shown = told(*[hostile] * 5)
    assert not [char for char in shown if not char.isprintable() and char != "\n"]


# To a scanner


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft4Validator:
    data = SARIF.read_bytes()
    assert sha256(data).hexdigest() in (SARIF.parent / "README.md").read_text("utf-8")
    written = json.loads(data)
    jsonschema.Draft4Validator.check_schema(written)
    return jsonschema.Draft4Validator(written, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)


def test_whatever_is_wrong_with_a_site_the_log_is_valid_by_the_schema_of_sarif(
    schema: jsonschema.Draft4Validator,
) -> None:
    of_each_code = {mark.code: case for case in read_cases(TESTS / "cases") for mark in case.marks}
    cases = {case.name: case for case in of_each_code.values()}
    found = [one for case in cases.values() for one in prove(case.snapshot()).problems]
    placeless = Problem("file-in-no-place", Span("site_src/claims/my claims é%.yaml"), "no place")
    hint = problem("a.yaml", 1, severity=Severity.HINT)
    log = json.loads(reports.as_sarif([*found, placeless, hint], "0.1.0"))
    assert [error.message for error in schema.iter_errors(log)] == []
    assert len(log["runs"][0]["results"]) == len(found) + 2
    assert {result["ruleId"] for result in log["runs"][0]["results"]} == {*of_each_code, placeless.code, hint.code}
    assert {result["level"] for result in log["runs"][0]["results"]} == {"error", "warning", "note"}


def test_a_log_without_a_problem_is_valid_too(schema: jsonschema.Draft4Validator) -> None:
    assert list(schema.iter_errors(json.loads(reports.as_sarif([], "0.1.0")))) == []


@pytest.mark.parametrize(
    ("old", "new"), [('"level": "error"', '"level": "bad"'), ('"startLine": 1', '"startLine": 0'), ('"text"', '"txet"')]
)
def test_the_schema_refuses_what_is_wrong(schema: jsonschema.Draft4Validator, old: str, new: str) -> None:
    made = reports.as_sarif([problem("a.yaml", 1)], "0.1.0")
    assert old in made
    assert list(schema.iter_errors(json.loads(made.replace(old, new))))


def test_every_result_names_its_rule_and_every_rule_is_explained() -> None:
    found = [problem("a.yaml", 1, code) for code in ("yaml-tag", "id-unknown", "yaml-tag")]
    [run] = json.loads(reports.as_sarif(found, "0.1.0"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["id-unknown", "yaml-tag"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [one.code for one in found]
