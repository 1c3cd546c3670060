"""What each field of a record means: the text below its declaration, read when somebody asks for it.

Pydantic would read it whenever a record is declared, so that every command would wait for what few of them tell.
"""

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic import BaseModel


@cache
def meanings(record: type[BaseModel]) -> Mapping[str, str]:
    """Return what each field of a record means, by its name as it is written; inherited ones are among them."""
    told: dict[str, str] = {}
    for kind in reversed(record.__mro__):
        if issubclass(kind, BaseModel) and kind is not BaseModel:
            told |= _declared_in(kind.__module__).get(kind.__name__, {})
    return {info.alias or name: told[name] for name, info in record.model_fields.items() if name in told}


@cache
def _declared_in(module: str) -> Mapping[str, Mapping[str, str]]:
    """Return what stands below the fields of each class of a module of ours."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: dict(_texts_below(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _texts_below(declared: ast.ClassDef) -> list[tuple[str, str]]:
    return [
        (field.target.id, inspect.cleandoc(below.value.value))
        for field, below in pairwise(declared.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
    ]


def add_meanings(schema: dict[str, Any], record: type[BaseModel]) -> None:
    """Add to the JSON Schema of a record what each of its fields means."""
    for name, meaning in meanings(record).items():
        schema["properties"][name]["description"] = meaning
