"""Regular expressions that are compiled when they are first used."""

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from siglum.model.expressions import expression

PACKAGE = Path(__file__).resolve().parents[2] / "generator" / "siglum"


def test_an_expression_is_compiled_when_it_is_first_used_and_not_before() -> None:
    unclosed = expression("(")
    assert unclosed.pattern == "("
    with pytest.raises(re.error):
        unclosed.search("a")


def test_it_does_what_the_compiled_one_does() -> None:
    letter = expression("a(b?)", re.IGNORECASE)
    compiled = re.compile(letter.pattern, re.IGNORECASE)
    for text in ("", "xAb", "aab"):
        for _ in ("first", "again"):
            assert letter.findall(text) == compiled.findall(text)
            assert letter.sub(r"<\1>", text) == compiled.sub(r"<\1>", text)
            assert [one.span() for one in letter.finditer(text, 1)] == [
                one.span() for one in compiled.finditer(text, 1)
            ]
    assert expression(rb"\d").search(b"a1")


def within(value: object) -> Iterator[Any]:
    """Yield the expressions in a value that a module holds."""
    if type(value) is type(expression("")):
        yield value
    elif isinstance(value, Mapping | tuple | list):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from within(one)


def test_every_expression_that_a_module_holds_can_be_compiled() -> None:
    count = 0
    for path in sorted(PACKAGE.rglob("*.py")):
        if "expression(" in path.read_text("utf-8"):
            module = import_module(".".join(("siglum", *path.relative_to(PACKAGE).with_suffix("").parts)))
            for one in within(list(vars(module).values())):
                one.search(one.pattern[:0])
                count += 1
    assert count > 300
