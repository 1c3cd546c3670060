"""Generates docs/problems.md, docs/fields.md and the JSON Schemas from the declarations."""

import json
from collections.abc import Iterator, Mapping
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from siglum.model.codes import CODES, WARNINGS
from siglum.model.dates import When
from siglum.model.meanings import meanings
from siglum.model.prose import Prose
from siglum.model.records import Record
from siglum.reading.parse import KINDS, Kind
from siglum.reference.examples import MENDED, WRONG, Example

GENERATED = (
    "<!-- Written by `python -m siglum reference docs`; edit the declarations in generator/siglum/model/, not this. -->"
)


PROBLEMS_HEAD = f"""# Problems, and how to mend them

{GENERATED}

Every problem that the generator reports has a code. `siglum explain CODE` says the same as this page.

An error keeps the site from being published; what was there before stays. A warning does not, and can be waived in its
record: `waive: [{{code: …, reason: …}}]`, and one that is of no record in site.yaml. The site shows
what was waived, and why, on its about page."""

FIELDS_HEAD = f"""# Fields, file by file

{GENERATED}

What a file may hold. A field in **bold** must be there. Values are text: quote one that begins with a quotation mark, a
bracket, `@` or a backquote, or that holds a colon and a space. `null` says that something is not known."""


def problems_page(examples: Mapping[str, Example]) -> str:
    """Return docs/problems.md: every code with its meaning, its remedy, and an example before and after."""
    return "\n\n".join((PROBLEMS_HEAD, *(_problem(code, examples.get(code)) for code in sorted(CODES)))) + "\n"


def _problem(code: str, example: Example | None) -> str:
    kind = "A warning." if code in WARNINGS else "An error."
    told = [f"## {code}", f"*{kind}* {CODES[code].means}", f"**What to do:** {CODES[code].mend}"]
    if example:
        for title, side in (("Wrong:", WRONG), ("Mended:", MENDED)):
            lines = [line for path, shown in example.shown(side) for line in (path, *(f"    {one}" for one in shown))]
            told += [title, "\n".join(("```text", *(line.rstrip() for line in lines), "```"))]
    return "\n\n".join(told)


def fields_page() -> str:
    """Return docs/fields.md: every kind of file with its fields."""
    parts = [FIELDS_HEAD]
    nested: dict[str, type[BaseModel]] = {}
    for kind in KINDS:
        parts += [f"## {kind.example}", _shape_words(kind), _doc(kind.record), _table(kind.record, nested)]
    parts.append("# Groups of fields")
    done: set[str] = set()
    while open_names := [name for name in nested if name not in done]:
        name = open_names[0]
        done.add(name)
        parts += [f"## {name}", _doc(nested[name]), _table(nested[name], nested)]
    return "\n\n".join(parts) + "\n"


def _shape_words(kind: Kind) -> str:
    return {
        "list": "A list: each record begins with a hyphen.",
        "fields": "One group of fields.",
        "text": "The fields stand between two lines of three hyphens; the text follows, in Markdown with `[@claim]` and"
        " `[[id]]`. The file's name is the record's id.",
    }[kind.shape]


def _doc(record: type[BaseModel]) -> str:
    return " ".join((record.__doc__ or "").split())


def _table(record: type[BaseModel], nested: dict[str, type[BaseModel]]) -> str:
    lines = ["| field | holds | what it says |", "|---|---|---|"]
    bar, told = {ord("|"): "\\|"}, meanings(record)
    for name, info in _fields(record):
        shown = f"**{name}**" if info.is_required() else name
        meaning = f"{' '.join(told.get(name, '').split())}{_such_as(info)}"
        lines.append(f"| {shown} | {_type_words(info.annotation, nested)} | {meaning.translate(bar)} |")
    return "\n".join(lines)


def _such_as(info: FieldInfo) -> str:
    """Return the examples of a field that fit on a line; an enumeration needs none."""
    texts = [one for one in info.examples or () if isinstance(one, str | int) and not isinstance(one, bool)]
    lists = [one for one in info.examples or () if isinstance(one, list) and all(isinstance(text, str) for text in one)]
    if _is_choice(info.annotation):
        return ""
    shown = [f"`{text}`" for text in texts] + [f"`[{', '.join(one)}]`" for one in lists]
    return f" Such as {' or '.join(shown)}." if shown else ""


def _is_choice(annotation: object) -> bool:
    parts = (annotation, *get_args(annotation))
    return any(get_origin(part) is Literal or (isinstance(part, type) and issubclass(part, Enum)) for part in parts)


def _fields(record: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    filled = record.filled if issubclass(record, Record) else frozenset[str]()
    # A record's own fields come first; `waive`, which most records have, comes last.
    for name, info in sorted(record.model_fields.items(), key=lambda field: field[0] == "waive"):
        if name not in filled:
            yield info.alias or name, info


def _type_words(annotation: Any, nested: dict[str, type[BaseModel]]) -> str:  # noqa: ANN401 - any annotation of a field
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type_words(arguments[0], nested)
    if origin in (Union, UnionType):
        known = [_type_words(part, nested) for part in arguments if part is not type(None)]
        return " or ".join([*known, "null"] if type(None) in arguments else known)
    if origin is tuple:
        return f"list of {_type_words(arguments[0], nested)}"
    if origin is Mapping:
        return f"for each name, {_type_words(arguments[1], nested)}"
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in arguments)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(f"`{member.value}`" for member in annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        nested[annotation.__name__] = annotation
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    names: dict[Any, str] = {
        Prose: "text that cites",
        str: "text",
        bool: "true or false",
        int: "number",
        When: "date (EDTF)",
    }
    return names.get(annotation, "fields")


def schemas() -> dict[str, str]:
    """Return a JSON Schema (2020-12) for each kind of file, by the name of its file."""
    return {f"{_schema_name(kind)}.schema.json": json.dumps(_schema(kind), indent=1) + "\n" for kind in KINDS}


def _schema_name(kind: Kind) -> str:
    return kind.example.removeprefix("site_src/").partition("/")[0].partition(".")[0]


def _schema(kind: Kind) -> dict[str, Any]:
    shape: Any = tuple[kind.record, ...] if kind.shape == "list" else kind.record  # type: ignore[name-defined]
    made = TypeAdapter(shape).json_schema(by_alias=True)
    for name in kind.record.filled:
        made["properties"].pop(name, None)
        if name in made.get("required", ()):
            made["required"].remove(name)
    defined = made.pop("$defs", {})
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.example,
        "description": _doc(kind.record),
    }
    used = {name: defined[name] for name in sorted(_used(made, defined))}
    return {**made, **head, **({"$defs": used} if used else {})}


def _used(schema: object, defined: Mapping[str, object], seen: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the names of all definitions that a schema uses; those of fields that no author writes are left out."""
    if isinstance(schema, Mapping):
        name = str(schema.get("$ref", "")).removeprefix("#/$defs/")
        if name in defined and name not in seen:
            seen = _used(defined[name], defined, seen | {name})
        for value in schema.values():
            seen = _used(value, defined, seen)
    elif isinstance(schema, list):
        for value in schema:
            seen = _used(value, defined, seen)
    return seen
