"""Bytes to text, and where a character of it stands."""

import re
import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siglum.model.files import File, Span
from siglum.proving.folding import fold
from siglum.reading.text import decode, line_at, line_starts, position, span_of
from tests.sampled import examples

PATH = "site_src/a.yaml"
DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u200e\u200f"
LINES = st.text(alphabet="ab\n\r\u0085\u2028\u2029\x0b\x0c\x1c\u00e9\U0001f600", max_size=40)


def places(data: bytes, *, seed: bool = False) -> list[tuple[str, int, int]]:
    """Return the code, line and column of everything that is wrong with a file."""
    _, problems = decode(File(PATH, data), seed=seed)
    return [(problem.code, problem.span.line, problem.span.column) for problem in problems]


@examples(300)
@given(LINES)
def test_lines_end_at_lf_crlf_and_cr_and_nowhere_else(text: str) -> None:
    lines = re.split(r"\r\n|\n|\r", text)
    assert len(line_starts(text)) == len(lines)
    for number, line in enumerate(lines, start=1):
        assert line_at(text, number) == line
    assert line_at(text, 0) == line_at(text, len(lines) + 1) == ""


@examples(300)
@given(LINES, st.integers(0, 40))
def test_a_position_leads_to_its_character(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    line, column = position(text, offset)
    assert line_starts(text)[line - 1] + column - 1 == offset
    assert column >= 1


def test_columns_count_code_points() -> None:
    assert position("é\U0001f600x", 2) == (1, 3)


def test_a_span_goes_from_its_first_character_to_behind_its_last() -> None:
    assert span_of(PATH, "ab\r\ncd", 1, 5) == Span(PATH, 1, 2, 2, 2)
    assert span_of(PATH, "ab", 2, 1) == Span(PATH, 1, 3, 1, 3), "a span never ends before it begins"


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
def test_a_byte_order_mark_is_refused(mark: bytes) -> None:
    text, _ = decode(File(PATH, mark + b"a\0"))
    assert (text, places(mark + b"a\0")) == ("", [("byte-order-mark", 1, 1)])


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        (b"caf\xe9", 1, 4, "byte 3 (0xE9)"),
        (b"\xc3\xa9\n\xc3", 2, 1, "byte 3 (0xC3)"),
        (b"ab\r\xff", 2, 1, "byte 3 (0xFF)"),
        (b"\xed\xa0\x80", 1, 1, "byte 0 (0xED)"),
        (b"\xc0\x80", 1, 1, "byte 0 (0xC0)"),
        (b"\xf4\x90\x80\x80", 1, 1, "byte 0 (0xF4)"),
    ],
    ids=repr,
)
def test_what_is_not_utf8_is_refused_at_its_byte_and_nothing_is_guessed(
    data: bytes, line: int, column: int, byte: str
) -> None:
    text, problems = decode(File(PATH, data))
    assert text == ""
    assert places(data) == [("not-utf8", line, column)]
    assert byte in problems[0].message


def test_every_control_character_is_refused_and_named() -> None:
    numbers = (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF)
    for number, seed in product(numbers, (True, False)):
        data = f"a\nb{chr(number)}".encode()
        assert places(data, seed=seed) == [("control-character", 2, 2)], hex(number)
        _, problems = decode(File(PATH, data), seed=seed)
        assert f"U+{number:04X}" in problems[0].message, hex(number)


def test_tabs_and_all_ends_of_lines_are_text() -> None:
    assert decode(File(PATH, b"a\tb\r\nc\rd\n")) == ("a\tb\r\nc\rd\n", ())


def test_every_control_of_direction_is_refused_in_a_record() -> None:
    for char in DIRECTION:
        assert places(f"ab{char}".encode()) == [("direction-control", 1, 3)], hex(ord(char))


def test_an_article_may_hold_the_three_marks_and_no_override() -> None:
    for char in DIRECTION:
        expected = [] if char in "\u061c\u200e\u200f" else [("direction-control", 1, 3)]
        assert places(f"ab{char}".encode(), seed=True) == expected, hex(ord(char))


def test_no_script_piles_up_more_marks_than_thirty() -> None:
    many, few = "\u0301" * 40, "\u0323\u0301" * 15
    assert places(f"ab\nx{few}y".encode()) == []
    assert places(f"ab\nx{few}\u0f73y".encode()) == [("marks-piled-up", 2, 2)]
    assert places(f"…—x{many}—{many}".encode()) == [("marks-piled-up", 1, 4), ("marks-piled-up", 1, 45)]
    text, problems = decode(File(PATH, f"x{many}".encode()))
    assert text == "", "to put them in order takes too long"
    assert "40 combining marks" in problems[0].message


@pytest.mark.parametrize("pile", ["\u0301", "\u0323\u0301", "\u0301x\u0301", "\u0f73", "…\u0301", "\u0301\u034f"])
def test_marks_without_end_are_read_or_refused_in_seconds(pile: str) -> None:
    data = f"a{pile * 200_000}".encode()
    began = time.process_time()
    text, problems = decode(File(PATH, data), seed=True)
    fold(text)
    assert bool(text) is not bool(problems)
    assert time.process_time() - began < 5


def test_everything_that_is_wrong_is_said_at_once() -> None:
    found = places("a\0b\u202ec\x1bd\u2066".encode())
    assert sorted(found, key=lambda one: one[2]) == [
        ("control-character", 1, 2),
        ("direction-control", 1, 4),
        ("control-character", 1, 6),
        ("direction-control", 1, 8),
    ]


@examples(300)
@given(st.binary(max_size=60))
def test_any_bytes_are_text_as_they_are_or_refused(data: bytes) -> None:
    text, problems = decode(File(PATH, data))
    assert text.encode() == data or (text == "" and problems)
