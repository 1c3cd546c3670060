"""Problems as values, and what of a text may be shown where something is wrong with it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siglum.model.codes import CODES
from siglum.model.files import Place, Span
from siglum.model.problems import Problem, Severity, beginning, errors_in, said, visible
from tests.alphabet import ANY
from tests.sampled import examples


@examples(500)
@given(st.text(ANY))
def test_what_is_shown_holds_nothing_that_steers_a_terminal_or_does_not_show(text: str) -> None:
    assert not [char for char in visible(text) if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "aU+001B[31mb"),
        ("\u202egnp", "U+202Egnp"),
        ("a\u200bb", "aU+200Bb"),
        ("soft\u00adhyphen", "softU+00ADhyphen"),
        ("\U000e0041", "U+E0041"),
        ("half\ud800", "halfU+D800"),
        ("a\u2028b", "aU+2028b"),
        ("café 人 ’", "café 人 ’"),
    ],
)
def test_a_character_that_does_not_show_is_shown_by_its_number(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert said(text) == f'"{shown}"'


def test_only_errors_forbid_publishing() -> None:
    problems = tuple(Problem("id-unknown", Span("a"), "m", severity=severity) for severity in Severity)
    assert [problem.severity for problem in errors_in(problems)] == [Severity.ERROR]


def test_a_problem_is_an_error_unless_it_says_otherwise() -> None:
    assert Problem("id-unknown", Span("a"), "m").severity is Severity.ERROR


def test_a_place_that_was_not_found_yet_is_a_span_of_its_file() -> None:
    assert Problem("id-unknown", Place("a", ("b", 0)), "m").span == Span("a")
    assert Problem("id-unknown", Span("a", 1, 2, 3, 4), "m").span == Span("a", 1, 2, 3, 4)


def test_a_problem_is_a_value() -> None:
    problem = Problem("id-unknown", Span("a"), "m")
    with pytest.raises(AttributeError):
        problem.message = "other"  # type: ignore[misc]
    assert problem == Problem("id-unknown", Span("a"), "m")


def test_every_code_says_what_it_means_and_how_to_mend_it_in_whole_sentences() -> None:
    for name, code in CODES.items():
        for text in (code.means, code.mend):
            assert text.endswith("."), name
            assert visible(text) == text, name


def test_a_long_text_is_told_by_its_first_words() -> None:
    assert beginning("one two", 7) == "one two"
    assert beginning("one two three", 9) == "one two …"
    assert beginning("one two three", 7) == "one two …"
    assert beginning("渡" * 9, 3) == "渡渡渡 …"
