"""Every tiny site of tests/cases/ has exactly the problems that it marks."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from siglum.build import prove
from siglum.model.codes import CODES, WARNINGS
from siglum.model.problems import visible
from tests.tiny import Case, Mark, cases_in, found, read_cases

TESTS = Path(__file__).parent
CASES = read_cases(TESTS / "cases")

ELSEWHERE = {
    # Given to files that are no part of a site.
    "original-unreadable": "sources",
    "original-date-differs": "builds",
    "original-differs": "builds",
    "original-not-compared": "builds",
    "json-syntax": "quoting",
    "quote-source-unknown": "quoting",
    "quote-uncited": "quoting",
    # Given by the doors, which read and write.
    "cache-damaged": "doors",
    "cache-not-saved": "doors",
    "file-name-unusable": "doors",
    "file-not-understood": "doors",
    "file-too-large": "doors",
    "folder-missing": "doors",
    "input-is-a-link": "doors",
    "input-not-a-file": "doors",
    "old-site-not-removed": "doors",
    "swap-not-confirmed": "doors",
    # Given while the site is shown and published.
    "input-changed": "builds",
    "page-misquotes": "builds",
    "picture-not-png": "builds",
    "template-broken": "builds",
}
"""The codes that no tiny site has, since proving does not give them, and the folder of the tests that look for them."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_tiny_site_has_exactly_the_problems_that_it_marks(case: Case) -> None:
    snapshot = case.snapshot()
    proven = prove(snapshot)
    told = "\n".join(f"{found(problem)}: {problem.message}\n    {problem.hint}" for problem in proven.problems)
    columns = {(mark.path, mark.line, mark.code) for mark in case.marks if mark.column}
    marks = [found(problem) for problem in proven.problems]
    judged = [mark if (mark.path, mark.line, mark.code) in columns else _anywhere(mark) for mark in marks]
    assert sorted(map(str, judged)) == sorted(map(str, case.marks)), f"cases/{case.group}.txt:{case.line}\n{told}"

    files = {file.path: file for file in (*snapshot.content, *snapshot.seeds)}
    for problem in proven.problems:
        span = problem.span
        assert visible(problem.message + problem.hint) == problem.message + problem.hint, "it can steer a terminal"
        assert (span.line, span.column) <= (span.end_line, span.end_column), "it ends before it begins"
        assert not span.line or span.path in files, "it stands in a file that is not there"
    again = prove(snapshot, database=proven.database)
    assert again.problems == proven.problems, "another reading, with what this one knows, finds something else"


def _anywhere(mark: Mark) -> Mark:
    return Mark(mark.path, mark.line, mark.code, mark.severity)


def test_every_code_has_a_case_or_a_named_test_elsewhere() -> None:
    marked = {mark.code for case in CASES for mark in case.marks}
    assert marked <= CODES.keys(), "cases mark problems that do not exist"
    assert CODES.keys() - marked == ELSEWHERE.keys(), "exactly the codes that proving can't give have no case"
    for folder in set(ELSEWHERE.values()):
        texts = [path.read_text("utf-8") for path in sorted((TESTS / folder).glob("test_*.py"))]
        asserted = {code for text in texts for code in asserted_in(text)}
        missing = {code for code, place in ELSEWHERE.items() if place == folder} - asserted
        assert not missing, f"no test in {folder}/ asserts {missing}"


def asserted_in(module: str) -> Iterator[str]:
    """Yield the codes that stand in what the tests of a module assert; not those that only a comment names."""
    for test in ast.walk(ast.parse(module)):
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
            asserted = [node.test for node in ast.walk(test) if isinstance(node, ast.Assert)]
            for part in (part for condition in asserted for part in ast.walk(condition)):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield from re.findall(r"[a-z]+(?:-[a-z]+)+", part.value)


def test_a_code_is_looked_for_by_an_assertion_and_not_by_a_comment() -> None:
    module = (
        "'Of swap-not-confirmed.'\n"
        "def helper():\n    assert x == 'old-site-not-removed'\n"
        "def test_x():\n    'Of input-changed.'\n    # cache-damaged\n    explain('page-misquotes')\n"
        "    assert found == ['file-too-large'], 'not-utf8'\n    assert 'x: error[cache-not-saved]: y' in told\n"
    )
    assert list(asserted_in(module)) == ["file-too-large", "cache-not-saved"]


def test_warnings_are_the_problems_that_are_declared_to_be() -> None:
    marked = {mark.code: set[str]() for case in CASES for mark in case.marks}
    for case in CASES:
        for mark in case.marks:
            marked[mark.code].add(mark.severity)
    assert {code for code, found in marked.items() if "warning" in found} == WARNINGS - ELSEWHERE.keys()
    both = {code for code, found in marked.items() if len(found) > 1}
    assert both == {"sentence-unaccounted"}
    assert CODES.keys() >= WARNINGS


def test_cases_have_titles_of_their_own() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names)) > 0


def test_a_case_is_read_as_it_is_written() -> None:
    text = (
        "=== one\n--- site_src/a.yaml   #! file-in-no-place\n"
        "- x: \\u{e9}  #! id-unknown:3, id-malformed #? form-not-direct\n"
        "--- seeds/b.txt (hex)\n636166e9 0a\n21 #! not-utf8\n--- site_src/site.yaml (none)\n\n"
        "=== two\n--- seeds/c.txt (no record)\n\\repeat{3}{ab}\n"
    )
    one, two = cases_in(text)
    assert (one.title, one.line, one.absent) == ("one", 1, {"site_src/site.yaml"})
    assert one.files == {"site_src/a.yaml": "- x: é\n".encode(), "seeds/b.txt": b"caf\xe9\n!"}
    assert [str(mark) for mark in one.marks] == [
        "site_src/a.yaml error file-in-no-place",
        "site_src/a.yaml:1 warning form-not-direct",
        "site_src/a.yaml:1:3 error id-unknown",
        "site_src/a.yaml:1 error id-malformed",
        "seeds/b.txt:2 error not-utf8",
    ]
    assert (two.files, two.unrecorded) == ({"seeds/c.txt": b"ababab\n"}, {"seeds/c.txt"})
    assert {"site_src/site.yaml"} == {file.path for file in two.snapshot().content}
