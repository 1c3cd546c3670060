"""Quotations in YAML, JSON and JSON Lines, by declared paths."""

import pytest

from siglum.quoting.paths import Declared, Path, read_declared, read_path, shared, texts_in, wildcards
from siglum.quoting.quotation import Quotation


def path(written: str) -> Path:
    found = read_path(written)
    assert found is not None
    return found


def declared(quote: str, source: str = "", statement: str = "") -> Declared:
    return Declared(path(quote), path(source) if source else None, path(statement) if statement else None)


def read(name: str, text: str, *paths: str) -> list[Quotation]:
    found, problems = read_declared(name, text, declared(*paths))
    assert problems == ()
    return list(found)


def pairs(found: list[Quotation]) -> list[tuple[str | tuple[str, ...], str]]:
    return [(one.words, one.groups[0][0].said if one.groups else "") for one in found]


YAML = """
name: Ferry
evidence:
  - snippet: The ferry sank
    reference: one
  - reference: two
    snippet: >-
      The pier
      burned
  - snippet: Nobody said
deep:
  phenotypes:
    - name: A fire
      evidence:
        - {reference: three, snippet: 'it wasn''t so'}
        - {reference: four, snippet: [One part, another part]}
"""


def test_paths_that_share_a_list_go_together() -> None:
    found = read("a.yaml", YAML, "evidence[].snippet", "evidence[].reference")
    assert pairs(found) == [("The ferry sank", "one"), ("The pier burned", "two"), ("Nobody said", "")]
    assert [one.span.line for one in found] == [4, 7, 10]


def test_stars_stand_for_fields_and_for_any_depth() -> None:
    found = read("a.yaml", YAML, "**.evidence[].snippet", "**.evidence[].reference")
    assert [said for _, said in pairs(found)] == ["one", "two", "", "three", "four"]
    found = read("a.yaml", YAML, "deep.*[].evidence[].snippet", "deep.*[].evidence[].reference", "deep.*[].name")
    assert pairs(found) == [("it wasn't so", "three"), (("One part", "another part"), "four")]
    assert [one.sentence for one in found] == ["A fire", "A fire"]
    assert found[1].text == "One part … another part"


def test_a_source_may_be_named_once_for_many() -> None:
    text = '{"papers": [{"id": "one", "quotes": ["The ferry sank", "It burned"]}, {"id": "two", "quotes": []}]}'
    assert pairs(read("a.json", text, "papers[].quotes[]", "papers[].id")) == [
        ("The ferry sank", "one"),
        ("It burned", "one"),
    ]
    assert pairs(read("a.json", text, "papers[].quotes[]")) == [("The ferry sank", ""), ("It burned", "")]


def test_lines_of_json_are_documents_each() -> None:
    text = '{"q": "The ferry sank", "s": "one"}\n\n{"q": "It \\u201cburned\\u201d", "s": null}\n'
    found = read("a.jsonl", text, "q", "s")
    assert pairs(found) == [("The ferry sank", "one"), ("It “burned”", "")]
    assert [(one.span.line, one.span.column) for one in found] == [(1, 7), (3, 7)]


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("a.yaml", "a: 'open\n", "yaml-syntax", 1),
        ("a.json", '{"a": 1,\n "b" 2}', "json-syntax", 2),
        ("a.jsonl", '{"a": 1}\n{"a": }\n', "json-syntax", 2),
        ("a.json", "[" * 100_000, "json-syntax", 1),
    ],
)
def test_what_is_malformed_is_told_at_its_place(name: str, text: str, code: str, line: int) -> None:
    _, (problem,) = read_declared(name, text, declared("a"))
    assert (problem.code, problem.span.line) == (code, line)
    assert problem.hint


@pytest.mark.parametrize("written", ["a", "a.b", "a[]", "[].a", "[][].a", "*.a", "**.a[].b", "a-b_c.d e"])
def test_a_path_is_read_as_it_is_written(written: str) -> None:
    assert "".join(f".{step}" if step != "[]" else step for step in path(written)).lstrip(".") == written


@pytest.mark.parametrize("written", ["", ".", "a.", ".a", "a..b", "a[0]", "a[", "a]b"])
def test_what_is_no_path_is_none(written: str) -> None:
    assert read_path(written) is None


def test_what_two_paths_share_is_counted_by_their_wildcards() -> None:
    quote = path("a[].b[].c")
    assert shared(quote, path("a[].d")) == wildcards(path("a[].d")) == 1
    assert shared(quote, path("a[].b[].d")) == 2
    assert shared(quote, path("x[].d")) == 0 < wildcards(path("x[].d"))


def test_the_letters_of_a_value_are_where_they_stand_in_the_file() -> None:
    first, folded, _, quoted, parts = read("a.yaml", YAML, "**.evidence[].snippet")
    for one, words in ((first, "The ferry sank"), (folded, "The pier\n      burned")):
        assert one.letters
        assert YAML[one.letters.starts[0] : one.letters.ends[-1]] == words
        assert len(one.letters.starts) == len(one.text)
    assert quoted.letters is None, "an escape is not what it says"
    assert parts.letters is None


def test_the_paths_of_texts_can_be_listed() -> None:
    data = {"name": "x", "evidence": [{"snippet": "a"}, {"snippet": "b", "more": ["c"]}]}
    assert list(texts_in(data)) == ["name", "evidence[].snippet", "evidence[].more[]"]  # type: ignore[arg-type]
