"""One file in, records and problems out: all mistakes of a file at once, and the same from the cache."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest
from pydantic import BaseModel

from siglum.model.files import File
from siglum.model.meanings import meanings
from siglum.model.problems import Problem, Severity
from siglum.model.records import Claim, Record, Source
from siglum.reading.parse import KINDS, Kind, Parsed, PlaceFinder, dump_records, load_records, parse
from siglum.reading.text import decode
from tests.tiny import read_cases

REPOSITORY = Path(__file__).resolve().parents[2]
CONTENT = [
    File(path.relative_to(top).as_posix(), path.read_bytes())
    for top in (REPOSITORY, REPOSITORY / "tests" / "golden" / "site")
    for ending in (".md", ".yaml")
    for path in sorted((top / "site_src").rglob(f"*{ending}"))
]
CLAIM = b"- id: a\n  statement: A b.\n  kind: fact\n  evidence: [{source: s, quote: A b}]\n"
CLAIMS = "site_src/claims/a.yaml"


def told(file: File) -> tuple[Problem, ...]:
    """Return what is wrong with a file."""
    return parse(file)[1]


# What is stored of it


def stored(parsed: Parsed) -> bytes:
    """Return what a file says as it lies in the cache."""
    found = dump_records(parsed)
    assert found
    return found


def test_what_is_stored_is_what_was_read() -> None:
    for file in CONTENT:
        fresh, problems = parse(file)
        assert problems == (), file.path
        again = load_records(stored(fresh))
        assert again == fresh, file.path
        assert [type(record) for record in again.records] == [type(record) for record in fresh.records]


def test_there_are_files_of_every_kind_to_try_it_with() -> None:
    for kind in KINDS:
        assert any(kind.path.match(file.path) for file in CONTENT), kind.example


DAMAGE = ("", "{", "[", "[]]", "null", "1", '"a"', "{}", "[1]", "[{}]", '[{"id": "a"}]', "[null]", "\x00", "[" * 3000)


def test_what_is_damaged_is_refused() -> None:
    whole = dump_records(parse(File(CLAIMS, CLAIM))[0])
    assert whole
    named = CLAIMS.encode() + b"\n"
    wrong = (b"site_src/none.txt\n[]", b"[]", b"\xff\n[]", *(named + text.encode() for text in DAMAGE))
    for damaged in (*wrong, *(whole[:length] for length in range(len(whole)))):
        with pytest.raises(ValueError, match=r"."):
            load_records(damaged)


def test_a_file_of_which_something_could_not_be_read_is_not_stored() -> None:
    assert dump_records(parse(File(CLAIMS, CLAIM + b"- id: B\n"))[0]) is None


def test_every_tiny_site_reads_the_same_from_what_is_stored() -> None:
    for case in read_cases(REPOSITORY / "tests" / "cases"):
        for file in case.snapshot().content:
            fresh, problems = parse(file)
            if not problems and dump_records(fresh):
                assert load_records(stored(fresh)) == fresh, case.name


# Fields


def fields(record: type[BaseModel], within: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every field that an author can write in a record and in those within it, with the keys that lead there."""
    filled = record.filled if issubclass(record, Record) else frozenset[str]()
    for name, info in record.model_fields.items():
        written = info.alias or name
        if name not in filled:
            yield within, written
            for inner, key in records_in(info.annotation):
                yield from fields(inner, (*within, written, *key))


def records_in(annotation: object) -> Iterator[tuple[type[Record], tuple[str | int, ...]]]:
    """Yield the records that a field may hold, and the key of one in a list or under names."""
    keys: dict[object, tuple[str | int, ...]] = {tuple: (0,), Mapping: ("a",)}
    for part in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(part, type) and issubclass(part, Record):
            yield part, keys.get(getattr(annotation, "__origin__", None), ())


def written(kind: Kind, within: tuple[str | int, ...], name: str) -> File:
    """Return a file of a kind that has one field, with a text in it, at a place."""
    data: object = {name: "x"}
    for key in reversed(within):
        data = [data] if isinstance(key, int) else {key: data}
    text = json.dumps([data] if kind.shape == "list" else data)
    path = kind.example.replace("*", "a")
    return File(path, (f"---\n{text}\n---\n" if kind.shape == "text" else text).encode())


FIELDS = [(kind, within, name) for kind in KINDS for within, name in fields(kind.record)]


def test_every_field_that_is_misspelt_is_offered_as_it_should_be() -> None:
    for kind, within, name in FIELDS:
        slips = {name + name[-1]} | ({name[0] + name[2:], name[:-2] + name[:-3:-1]} if len(name) > 3 else set())
        for slip in slips - {name}:
            what = (kind.record.__name__, within, slip)
            file = written(kind, within, slip)
            problems = [one for one in told(file) if one.code == "field-unknown"]
            assert len(problems) == 1, what
            assert name in re.findall(r"[a-z0-9_]+", problems[0].hint.partition("?")[0]), what
            span = problems[0].span
            line = decode(file)[0].split("\n")[span.line - 1]
            assert line[span.column - 1 : span.end_column - 1] == '"x"', f"it does not point at the field: {what}"


def test_there_are_fields_within_fields_to_misspell() -> None:
    assert len(FIELDS) > 90
    assert (KINDS[3], ("evidence", 0), "quote") in FIELDS
    assert (KINDS[6], ("doubtful", 0, "compare"), "source") in FIELDS


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.record.__name__)
def test_every_field_that_must_be_there_is_asked_for_with_what_it_holds(kind: Kind) -> None:
    meant = meanings(kind.record)
    needed = {
        info.alias or name: meant.get(info.alias or name, "")
        for name, info in kind.record.model_fields.items()
        if info.is_required() and name not in kind.record.filled
    }
    problems = told(written(kind, (), "unknown"))
    missing = [problem for problem in problems if problem.code == "field-missing"]
    assert [problem.message for problem in missing] == [f"the field {name} is missing" for name in needed]
    for problem, (name, meaning) in zip(missing, needed.items(), strict=True):
        assert problem.hint.startswith(f"{name}: {meaning}") or not problem.hint
        assert problem.hint or name == "id"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.record.__name__)
def test_any_value_in_any_field_is_read_or_refused_at_its_place(kind: Kind) -> None:
    values = ('"x"', "[]", "{}", '[{"a": "b"}]', '{"a": {"b": "c"}}', '[["a"]]', '""')
    names = [name for within, name in fields(kind.record) if not within]
    for name, value in product(names, values):
        text = f'{{"{name}": {value}}}'
        record = f"[{text}]" if kind.shape == "list" else text
        whole = f"---\n{record}\n---\n" if kind.shape == "text" else record
        for problem in told(File(kind.example.replace("*", "a"), whole.encode())):
            assert problem.severity is Severity.ERROR, text
            assert problem.message, text
            assert problem.span.line == (2 if kind.shape == "text" else 1), text
            assert problem.span.column <= problem.span.end_column, text


def test_all_mistakes_of_a_file_are_said_at_once() -> None:
    text = (
        "- id: One two\n  statement: ''\n  kind: fakt\n  when: soon\n  about: x\n  evidence: {}\n"
        "- statement: A b\n  kind: fact\n  kind: event\n  colour: red\n"
        "  evidence:\n    - {source: s, quote: [], form: said, stance: no, scope: all, chain: [A]}\n"
    )
    found = sorted((problem.span.line, problem.code) for problem in told(File(CLAIMS, text.encode())))
    assert found == [
        (1, "id-malformed"),
        (2, "value-malformed"),
        (3, "value-malformed"),
        (4, "date-malformed"),
        (5, "value-malformed"),
        (6, "value-malformed"),
        (7, "field-missing"),
        (9, "yaml-duplicate-key"),
        (10, "field-unknown"),
        (12, "id-malformed"),
        (12, "value-malformed"),
        (12, "value-malformed"),
        (12, "value-malformed"),
        (12, "value-malformed"),
    ]


@pytest.mark.parametrize("value", ["{}", "{a: b}", "[a, b]", "{blocks: []}", "{blocks: [{kind: rule}]}"])
def test_what_is_to_be_a_date_or_a_text_that_cites_is_no_group_and_no_list(value: str) -> None:
    for path, field in (("disagreements/a.yaml", "told"), ("timeline.yaml", "when"), ("people/a.md", "brief")):
        record = f"{{{field}: {value}}}"
        text = f"---\n{record}\n---\n" if path.endswith(".md") else f"- {record}\n"
        found = [one.message for one in told(File(f"site_src/{path}", text.encode())) if one.code != "field-missing"]
        assert found == [f"{field} must be a text"]


@pytest.mark.parametrize(
    ("value", "meant"), [("factt", "fact"), ("Fact", "fact"), ("alegation", "allegation"), ("quote", "quotation")]
)
def test_a_value_that_is_nearly_one_of_a_list_is_offered_as_it_should_be(value: str, meant: str) -> None:
    (problem,) = told(File(CLAIMS, CLAIM.replace(b"fact", value.encode())))
    assert (problem.code, problem.span.line, problem.span.column) == ("value-malformed", 3, 9)
    assert problem.hint.startswith(f"did you mean {meant}?")


# Kinds of files

PLACES = {
    "site_src/site.yml": "Settings",
    "site_src/claims/a/b.yaml": "Claim",
    "site_src/sources/a.md": "Source",
    "site_src/origins.yaml": "Origin",
    "site_src/wordings/a.yml": "Wording",
}
NO_PLACES = (
    *(
        "site_src/a.yaml",
        "site_src/claims.yaml",
        "site_src/claims/a.md",
        "site_src/people/a.yaml",
        "site_src/people.md",
    ),
    *(
        "site_src/people/a/b.md",
        "site_src/site.yaml/a",
        "site_src/timeline/a.yaml",
        "claims/a.yaml",
        "site_src/claims/.yaml",
    ),
    *("site_src/claims/a.yaml.bak", "site_src/claims/a.yaml\n", "site_src/Claims/a.yaml"),
)


@pytest.mark.parametrize(("path", "kind"), PLACES.items())
def test_the_folder_says_what_a_file_holds(path: str, kind: str) -> None:
    assert [one.record.__name__ for one in KINDS if one.path.match(path)] == [kind]


def test_a_file_elsewhere_is_not_read_and_not_passed_over() -> None:
    for path in NO_PLACES:
        problems = told(File(path, b"[]"))
        assert [(problem.code, problem.span.path) for problem in problems] == [("file-in-no-place", path)], repr(path)
        assert all(kind.example in problems[0].hint for kind in KINDS), repr(path)


# Front matter


def source(text: str) -> File:
    """Return a file of a topic."""
    return File("site_src/topics/a.md", text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "---\nname: A\n---\nWords.\n",
        "---\nname: A\n---",
        "---  \nname: A\n--- \t\nWords.",
        "---\r\nname: A\r\n---\r\nWords.\r\n",
        "---\nname: A\n---\n---\nWords.\n",
        "---\nname: >-\n  A ---\n---\n",
    ],
)
def test_front_matter_stands_between_two_lines_of_hyphens(text: str) -> None:
    parsed, problems = parse(source(text))
    assert problems == ()
    assert len(parsed.records) == 1


@pytest.mark.parametrize(
    "text", ["", "name: A\n", "\n---\nname: A\n---\n", "---\nname: A\n", " ---\nname: A\n---\n", "--- a\n---\n"]
)
def test_a_file_without_front_matter_is_refused_where_it_begins(text: str) -> None:
    (problem,) = told(source(text))
    assert (problem.code, problem.span.line, problem.span.column) == ("front-matter-missing", 1, 1)


def test_fields_and_text_of_one_file_are_both_looked_through() -> None:
    problems = told(source("---\nnmae: A\n---\n\nWords ![a](b).\n\n[@ x\n"))
    assert sorted((problem.span.line, problem.code) for problem in problems) == [
        (2, "field-missing"),
        (2, "field-unknown"),
        (5, "image-refused"),
        (7, "citation-malformed"),
    ]


def test_the_name_of_a_file_is_the_id_of_its_record() -> None:
    parsed, _ = parse(source("---\nname: A\n---\n"))
    assert [getattr(record, "id", None) for record in parsed.records] == ["a"]


# Places


def test_a_place_is_found_in_the_file_that_it_is_of() -> None:
    parsed, _ = parse(File(CLAIMS, CLAIM))
    place = parsed.places[0]
    assert isinstance(parsed.records[0], Claim)
    span = PlaceFinder(File(CLAIMS, CLAIM)).span(place.at("evidence", 0, "quote"))
    assert (span.line, span.column, span.end_column) == (4, 33, 36)


def test_a_place_in_front_matter_is_found_and_one_in_a_broken_file_is_its_file() -> None:
    file = File("site_src/sources/a.md", b"---\ntitle: A\nset_aside:\n  - quote: B c\n---\nset_aside: D\n")
    parsed, _ = parse(file)
    assert not any(isinstance(record, Source) for record in parsed.records)
    from siglum.model.files import Place  # noqa: PLC0415

    span = PlaceFinder(file).span(Place(file.path, ("set_aside", 0, "quote")))
    assert (span.line, span.column) == (4, 12)
    assert PlaceFinder(File(file.path, b"\xff")).span(Place(file.path, ("title",))).line == 0
