"""A stylesheet as its rules: what they are for, when they hold, and what they declare.

tinycss2 reads it, as CSS Syntax Module Level 3 has it: escapes, texts with brackets in them, rules in rules.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration: name and value in small letters, without `!important`."""

    name: str
    value: str
    important: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """The declarations of a rule, and the selectors and conditions under which they hold."""

    selectors: tuple[str, ...]
    declared: tuple[Declared, ...]
    conditions: tuple[tuple[str, str], ...]
    """Keyword and prelude of each at-rule around it, in small letters, from the outside in: ("media", "print")."""


def rules_in(sheet: str) -> Iterator[Rule]:
    """Yield the rules of a sheet in its order; what is no CSS is passed over, as browsers do."""
    yield from _rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), (), ())


def declared_in(style: str) -> tuple[Declared, ...]:
    """Return what the `style` attribute of an element declares."""
    return _declared(tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True))


def _rules(nodes: Iterable[Node], above: Sequence[str], conditions: tuple[tuple[str, str], ...]) -> Iterator[Rule]:
    for node in nodes:
        if isinstance(node, AtRule) and node.content is not None:
            keyword = (node.lower_at_keyword, _text(node.prelude).lower())
            inside = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            if above and (declared := _declared(inside)):
                yield Rule(tuple(above), declared, (*conditions, keyword))
            yield from _rules(inside, above, (*conditions, keyword))
        elif isinstance(node, QualifiedRule):
            selectors = tuple(one for selector in _divided(node.prelude) for one in _within(selector, above))
            inside = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            yield Rule(selectors, _declared(inside), conditions)
            yield from _rules(inside, selectors, conditions)


def _declared(nodes: Iterable[Node]) -> tuple[Declared, ...]:
    declarations = (node for node in nodes if isinstance(node, Declaration))
    return tuple(Declared(one.lower_name, _text(one.value).lower(), one.important) for one in declarations)


def _divided(prelude: Iterable[Node]) -> Iterator[str]:
    """Yield the selectors of a list; a comma within brackets divides none."""
    part: list[Node] = []
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            yield _text(part)
            part = []
        elif node.type != "comment":
            part.append(node)
    yield _text(part)


def _within(selector: str, above: Sequence[str]) -> Iterator[str]:
    """Yield a selector as it is meant in a rule for others: `& > p` and `p` in a rule for `.a`."""
    if not above:
        yield selector
    for outer in above:
        yield selector.replace("&", outer) if "&" in selector else f"{outer} {selector}"


def _text(nodes: Iterable[Node]) -> str:
    return str(tinycss2.serialize(nodes)).strip()
