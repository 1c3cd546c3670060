"""The JSON Schemas for editors: each explains every field, accepts what the generator accepts, and marks slips."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from siglum.model.problems import Problem
from siglum.model.prose import Prose
from siglum.model.records import Record
from siglum.reading.cited import with_prose
from siglum.reading.fields import Keys, read_fields
from siglum.reading.parse import KINDS, Kind
from siglum.reading.prose import read_cited
from siglum.reading.text import front_matter
from siglum.reference.documents import schemas
from tests.test_docs import records_of

REPOSITORY = Path(__file__).resolve().parents[1]
SITES = {
    "real": REPOSITORY,
    "small": REPOSITORY / "tests" / "golden" / "site",
    "new": REPOSITORY / "generator" / "siglum" / "project" / "starter",
}
SCHEMAS = {name: json.loads(text) for name, text in schemas().items()}


class AnEditorsLoader(yaml.SafeLoader):
    """Reads YAML 1.2 as editors do: a day is a text, but a number, a truth value and null are what they look like."""


AnEditorsLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
):
    AnEditorsLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), [*first, ""])


def schema_of(kind: Kind) -> dict[str, Any]:
    name = kind.example.removeprefix("site_src/").partition("/")[0].partition(".")[0]
    found: dict[str, Any] = SCHEMAS[f"{name}.schema.json"]
    return found


def files_of(root: Path) -> Iterator[tuple[Kind, Path, str]]:
    """Yield every file of records of a project: its kind and the fields that it holds."""
    for path in sorted((root / "site_src").rglob("*.*")):
        kind = next((kind for kind in KINDS if kind.path.match(path.relative_to(root).as_posix())), None)
        if kind:
            text = path.read_text("utf-8")
            limits = front_matter(text)
            yield kind, path, text[limits[0] : limits[1]] if limits and kind.shape == "text" else text


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every field that a schema knows, with its schema."""
    for name, part in (("", schema), *schema.get("$defs", {}).items()):
        for field, told in part.get("properties", {}).items():
            yield f"{name}.{field}", told


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_and_says_what_it_is_of(name: str) -> None:
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"].startswith("site_src/")
    assert schema["description"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_says_what_it_means_and_has_examples_that_it_accepts(name: str) -> None:
    schema = SCHEMAS[name]
    fields = dict(properties(schema))
    assert fields
    for field, told in fields.items():
        assert told.get("description", "").endswith((".", ")")), field
        assert told.get("examples"), field
        judge = Draft202012Validator({**told, "$defs": schema.get("$defs", {})})
        for example in told["examples"]:
            assert [error.message for error in judge.iter_errors(example)] == [], field


def test_every_example_is_one_that_the_generator_accepts() -> None:
    records = {record for kind in KINDS for record in records_of(kind.record)}
    assert len(records) > 15
    for record in records:
        for name, info in record.model_fields.items():
            if name not in record.filled:
                kept = TypeAdapter(info.rebuild_annotation())
                for example in info.examples or ():
                    written = _as_text(json.loads(json.dumps(example), parse_int=str))
                    read, problems = with_prose(record, {name: written}, _read)
                    assert not problems
                    assert isinstance(read, dict)
                    assert kept.validate_python(read[name]) is not None, (record.__name__, name)


def _read(_: Keys, words: str) -> tuple[Prose, tuple[Problem, ...]]:
    return read_cited("a.yaml", words, (0, len(words)), words)


def _as_text(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a value as the generator reads it from YAML, where every scalar is a text."""
    if isinstance(value, dict):
        return {name: _as_text(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else value


@pytest.mark.parametrize("site", SITES)
def test_every_file_of_a_site_is_accepted_as_the_generator_and_as_an_editor_reads_it(site: str) -> None:
    seen = set()
    for kind, path, text in files_of(SITES[site]):
        judge = Draft202012Validator(schema_of(kind))
        as_texts, problems = read_fields(str(path), text)
        assert not problems
        as_editors_read = yaml.load(text, Loader=AnEditorsLoader)  # noqa: S506 - a safe loader
        assert [f"{error.json_path}: {error.message}" for error in judge.iter_errors(as_editors_read)] == [], path
        if not any(word in text for word in ("true", "false", "null", "order:")):
            assert [f"{error.json_path}: {error.message}" for error in judge.iter_errors(as_texts)] == [], path
        seen.add(kind.example)
    assert len(seen) >= len(KINDS) - 2


CLAIM = """
- id: opened
  statement: The bridge opened.
  kind: event
  when: 1932
  evidence: [{source: post, quote: The bridge opened}]
"""


def marked(text: str) -> list[str]:
    """Return what an editor marks in a file of claims."""
    judge = Draft202012Validator(SCHEMAS["claims.schema.json"])
    return [error.json_path for error in judge.iter_errors(yaml.load(text, Loader=AnEditorsLoader))]  # noqa: S506


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("statement:", "statment:", "$[0]"),
        ("kind: event", "kind: rumour", "$[0].kind"),
        ("id: opened", "id: The Opening", "$[0].id"),
        ("quote:", "qoute:", "$[0].evidence[0]"),
        ("[{source: post, quote: The bridge opened}]", "[]", "$[0].evidence"),
    ],
)
def test_a_slip_is_marked_at_its_place(old: str, new: str, where: str) -> None:
    assert marked(CLAIM) == []
    assert where in marked(CLAIM.replace(old, new, 1))


def test_a_schema_has_nothing_that_nobody_writes() -> None:
    for name, schema in SCHEMAS.items():
        text = json.dumps(schema)
        assert all(f"#/$defs/{defined}" in text for defined in schema.get("$defs", {})), name
        assert "Prose" not in text, name
        assert issubclass(KINDS[0].record, Record)
