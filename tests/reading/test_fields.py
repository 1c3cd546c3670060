"""YAML as text: what an author wrote stays what it is, and what YAML would make of it is refused, quickly."""

import json
import string
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siglum.reading.fields import DEPTH_LIMIT, NODE_LIMIT, Data, Keys, locate, read_fields
from tests.sampled import examples

PATH = "site_src/a.yaml"


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail where something takes this process longer; that others use the machine does not count."""
    started = time.process_time()
    yield
    took = time.process_time() - started
    assert took < seconds, f"it took {took:.1f} s"


def codes(text: str) -> list[str]:
    """Return the codes of what is wrong with a text."""
    return [problem.code for problem in read_fields(PATH, text)[1]]


def place(text: str) -> tuple[str, int, int]:
    """Return the code, line and column of the one thing that is wrong with a text."""
    problems = read_fields(PATH, text)[1]
    assert len(problems) == 1, text
    return problems[0].code, problems[0].span.line, problems[0].span.column


# A text is a text

AS_WRITTEN = (
    "NO",
    "no",
    "on",
    "off",
    "Yes",
    "true",
    "false",
    "null",
    "~",
    "",
    "012",
    "0x1F",
    "0o17",
    "1:30",
    "190:20:30",
)
NUMBERS = ("1.10", "1_000", "1e5", ".inf", "-.INF", ".NaN", "+1", "-0", "1,000", "9" * 5000)
DATES = ("2024-01-02", "2001-12-14t21:59:43.10-05:00", "<<", "=", "12:30:45", "0b101")


def test_a_value_stays_exactly_what_was_written() -> None:
    for value in [*AS_WRITTEN, *NUMBERS, *DATES]:
        assert read_fields(PATH, f"a: {value}\n") == ({"a": value}, ()), value[:20]
        assert read_fields(PATH, f"- {value}\n") == ([value], ()), value[:20]


def test_the_name_of_a_field_stays_what_was_written() -> None:
    for name in ["1", "1.0", "true", "null", "~", "2024-01-02", "NO", "<<"]:
        assert read_fields(PATH, f"{name}: a\n") == ({name: "a"}, ()), name


# No field twice


@pytest.mark.parametrize(
    ("text", "line", "column", "first"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, 1),
        ("a:\n  b:\n    c: 1\n    c: 2\n", 4, 5, 3),
        ("- {a: 1, a: 2}\n", 1, 10, 1),
        ("a: 1\n'a': 2\n", 2, 1, 1),
        ('a: 1\n"\\x61": 2\n', 2, 1, 1),
        ("a: 1\n? a\n: 2\n", 2, 3, 1),
    ],
)
def test_a_field_that_stands_twice_is_refused_and_the_first_is_named(
    text: str, line: int, column: int, first: int
) -> None:
    data, (problem,) = read_fields(PATH, text)
    assert place(text) == ("yaml-duplicate-key", line, column)
    assert f"first on line {first}" in problem.message
    assert data is not None, "what else is wrong with the file is looked for all the same"


NAMES = st.text(alphabet="ab", min_size=1, max_size=2)


@examples(200)
@given(st.lists(NAMES, max_size=8))
def test_every_repeated_field_is_a_problem_and_no_other(names: list[str]) -> None:
    text = "".join(f"{name}: {number}\n" for number, name in enumerate(names)) or "{}"
    data, problems = read_fields(PATH, text)
    assert isinstance(data, dict)
    assert list(data) == list(dict.fromkeys(names))
    assert len(problems) == len(names) - len(set(names))
    assert all(value == str(names.index(name)) for name, value in data.items()), "the first one counts"


# No anchors, no aliases, no bombs


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: &x 1\n", 1, 4),
        ("a: *x\n", 1, 4),
        ("- b\n- &x [c]\n", 2, 3),
        ("&x a: 1\n", 1, 1),
        ("a: 1\n*x : 2\n", 2, 1),
        ("<<: *x\n", 1, 5),
        ("a: &x {b: 1}\nc: *x\n", 1, 4),
    ],
)
def test_anchors_and_aliases_are_refused_where_they_stand(text: str, line: int, column: int) -> None:
    assert place(text) == ("yaml-anchor", line, column)


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 26)]
    with within(1):
        assert codes("\n".join(levels)) == ["yaml-anchor"]


def test_a_bomb_of_merge_keys_is_refused_at_once() -> None:
    levels = ["- &a0 {k: v}"]
    levels += [f"- &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 26)]
    with within(1):
        assert codes("\n".join(levels)) == ["yaml-anchor"]


# Bounded work

DEEP = {
    "lists in brackets": "[" * 5000,
    "a mebibyte of brackets": "[" * (1 << 20),
    "closed lists in brackets": "[" * 5000 + "]" * 5000,
    "braces": "{a: " * 5000,
    "lists by hyphens": "- " * 5000 + "a",
    "fields by indentation": "".join(f"{' ' * depth}a:\n" for depth in range(1000)),
    "fields as names of fields": "? " * 5000 + "a",
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_what_is_nested_too_deep_is_refused_at_once(text: str) -> None:
    with within(1):
        (code,) = codes(text)
    assert code in {"yaml-too-deep", "yaml-key-not-text"}


def test_the_limit_of_depth_is_thirty_two() -> None:
    def nested(depth: int) -> str:
        return "[" * depth + "]" * depth

    assert (DEPTH_LIMIT, codes(nested(32)), codes(nested(33))) == (32, [], ["yaml-too-deep"])


def test_the_limit_of_values_is_a_hundred_thousand() -> None:
    def many(values: int) -> str:
        # The list is a value itself.
        return "[" + "a," * (values - 1) + "]"

    assert NODE_LIMIT == 100_000
    with within(10):
        assert codes(many(NODE_LIMIT)) == []
        assert codes(many(NODE_LIMIT + 1)) == ["yaml-too-large"]


LARGE = {
    "one long value": "a: " + "x" * (1 << 20),
    "one long name": "x" * (1 << 20) + ": a",
    "one field again and again": "a: b\n" * 40_000,
    "empty lines": "\n" * (1 << 20),
    "quotation marks": "'" * (1 << 20),
    "a value over many lines": "a: >\n" + " x\n" * 300_000,
    "a comment": "#" * (1 << 20),
    "hyphens": "-" * (1 << 20),
    "percent signs": "%" * (1 << 20),
    "question marks": "? " * (1 << 19),
    "colons": ": " * (1 << 19),
    "exclamation marks": "!" * (1 << 20),
    "tabs": "\t" * (1 << 20),
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE.keys())
def test_a_mebibyte_of_anything_is_read_or_refused_in_seconds(text: str) -> None:
    with within(10):
        data, problems = read_fields(PATH, text)
        for problem in problems[-3:]:
            assert problem.span.line >= 1
    assert data is not None or problems or not text.strip("\n#")


# No tags, no directives, no second document


def test_every_tag_is_refused() -> None:
    for tag in [
        *(
            "!!python/object/apply:os.system",
            "!!python/name:os.system",
            "!!binary",
            "!!str",
            "!!int",
            "!!set",
            "!!omap",
        ),
        *("!", "!local", "!<tag:yaml.org,2002:str>", "!!timestamp", "!!merge", "!!null", "!!bool", "!!float", "!!map"),
    ]:
        assert place(f"a:\n  b: {tag} x\n") == ("yaml-tag", 2, 6), tag
        assert codes(f"{tag} {{a: b}}\n") == ["yaml-tag"], tag
        assert codes(f"{tag} a: b\n") == ["yaml-tag"], tag
        assert codes(f"- {tag} [a]\n") == ["yaml-tag"], tag


@pytest.mark.parametrize("directive", ["%YAML 1.1", "%YAML 1.2", "%TAG !e! tag:example.org,2000:"])
def test_directives_are_refused(directive: str) -> None:
    assert place(f"{directive}\n---\na: b\n")[:2] == ("yaml-directive", 1)


@pytest.mark.parametrize(("text", "line"), [("a: b\n---\nc: d\n", 2), ("a\n...\n---\nb\n", 3), ("---\n---\n", 2)])
def test_a_second_document_is_refused_where_it_begins(text: str, line: int) -> None:
    assert place(text)[:2] == ("yaml-several-documents", line)


@pytest.mark.parametrize("text", ["---\na: b\n", "a: b\n...\n", "---\na: b\n...\n", "# x\n---\n# y\na: b\n# z\n"])
def test_one_document_may_have_its_marks(text: str) -> None:
    assert read_fields(PATH, text) == ({"a": "b"}, ())


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "  \n\n"])
def test_nothing_is_nothing_and_no_problem(text: str) -> None:
    assert read_fields(PATH, text) == (None, ())


# Names of fields are words


@pytest.mark.parametrize("text", ["? [a, b]\n: c\n", "{a: b}: c\n", "[a]: b\n", "? {a: b}\n", "? - a\n: b\n"])
def test_a_list_or_fields_as_the_name_of_a_field_is_refused(text: str) -> None:
    assert codes(text) == ["yaml-key-not-text"]


# Escapes


def test_an_escape_for_what_may_not_stand_in_a_text_is_refused() -> None:
    for escape in [r"\0", r"\a", r"\b", r"\e", r"\x1b", r"\x7f", r"\x85", r"\N", r"\u202e", r"\u200f"]:
        assert place(f'a:\n  - "x{escape}y"\n') == ("control-character", 2, 5), escape
        assert codes(f'"x{escape}y": a\n') == ["control-character"], escape


@pytest.mark.parametrize("escape", [r"\ud800", r"\udfff", r"\ud83d\ude00", r"\U00110000"])
def test_an_escape_for_half_a_character_is_refused(escape: str) -> None:
    assert codes(f'a: "{escape}"\n') in (["yaml-syntax"], ["control-character"])


def test_other_escapes_are_the_characters_that_they_stand_for() -> None:
    assert read_fields(PATH, r'a: "\t\n\u00e9\U0001f600\u200d\""') == ({"a": '\t\n\u00e9\U0001f600\u200d"'}, ())


# Mistakes


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1\n", 1),
        ("a: 'x\n", 1),
        ("a: b: c\n", 1),
        ("a\nb: c\n", 2),
        ("- a\nb: c\n", 2),
        ("a: @b\n", 1),
        ("a: `b\n", 1),
        ("a: %b\n", 1),
        ("\ta: b\n", 1),
        ("a: b\n  c: d\n", 2),
        ("a: ]\n", 1),
        ("a: }\n", 1),
        ('a: "\\q"\n', 1),
        # What is never closed stands where it opens, whatever comes after it.
        ('a: b\nc: "d\ne: f\n\n\n', 2),
        ("a: b\nc: 'd\ne: f\n", 2),
        ("a: b\nc: [d,\n  e\n", 2),
        ("a: b\nc: {d: e\n\n", 2),
        ("a: b\nc:d\ne: f\n", 2),
        ("a: b\nc d\n\n\ne: f\n", 2),
    ],
)
def test_what_is_not_yaml_is_refused_at_its_line(text: str, line: int) -> None:
    assert place(text)[:2] == ("yaml-syntax", line)


@examples(500)
@given(st.text(alphabet="ab:-?[]{},&*!|>'\"%@`#\n \t", max_size=30))
def test_any_text_is_read_or_refused_and_never_breaks_the_reader(text: str) -> None:
    data, problems = read_fields(PATH, text)
    assert data is not None or problems or not codes(text)
    for problem in problems:
        assert 1 <= problem.span.line <= text.count("\n") + 1
        assert (problem.span.line, problem.span.column) <= (problem.span.end_line, problem.span.end_column)
    assert locate(PATH, text, ("a", 0, "b")).line >= 1


# Places

WORDS = st.text(alphabet=string.ascii_letters + " :#'é人\U0001f600-", max_size=8)
DATA = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=8
)


def leaves(data: Data, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Yield every text of the data with the keys that lead to it."""
    if isinstance(data, str):
        yield keys, data
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from leaves(value, (*keys, key))


@examples(200)
@given(DATA, st.sampled_from(["", "# é\r\n", "\r"]), st.booleans())
def test_what_was_written_comes_back_and_every_value_is_found_where_it_stands(
    data: Data,
    before: str,
    many_lines: bool,  # noqa: FBT001 - both ways to write it
) -> None:
    # JSON is YAML, and no text of it goes over the end of a line.
    text = before + json.dumps(data, ensure_ascii=False, indent=1 if many_lines else None) + "\n"
    found, problems = read_fields(PATH, text)
    assert (found, problems) == (data, ())
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for keys, words in leaves(data):
        span = locate(PATH, text, keys)
        assert span.line == span.end_line
        assert json.loads(lines[span.line - 1][span.column - 1 : span.end_column - 1]) == words


def test_a_place_that_is_not_there_is_the_nearest_around_it() -> None:
    text = "a:\n  - b: c\n"
    assert locate(PATH, text, ("a", 0, "x")) == locate(PATH, text, ("a", 0))
    assert locate(PATH, text, ("a", 7, "x")) == locate(PATH, text, ("a",))
    assert locate(PATH, "", ("a",)).line == 1


def test_a_part_of_a_file_is_read_with_the_places_of_the_whole() -> None:
    text = "---\na: b\nc: &d\n---\nwords: [\n"
    start, end = text.index("a:"), text.index("---\nwords")
    _, (problem,) = read_fields(PATH, text, start, end)
    assert (problem.code, problem.span.line, problem.span.column) == ("yaml-anchor", 3, 4)
    assert locate(PATH, text, ("a",), start, end).line == 2


def test_a_tab_is_told_apart_from_a_value_that_needs_quotation_marks() -> None:
    tabs = [read_fields("a.yaml", text)[1] for text in ("- id: a\n\tstatement: A\n", "a:\n\t- b\n", "\ta: b\n")]
    (colon,) = read_fields("a.yaml", "- id: a\n  statement: He said: go\n")[1]
    assert all("spaces" in tab.hint for (tab,) in tabs)
    assert "quote a value" in colon.hint
