"""What a page owes its readers: the quotations that its view holds, each whole, and every other text of it.

A template prints these as they are. It does not know which are a source's words, and this does not either: whatever is
shown as a source's words has to be one of them from the first letter to the last.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from siglum.html.part_views import Paragraph, SourceNode
from siglum.html.rereading import Owed, plain
from siglum.html.text_views import KeySegment
from siglum.html.views import QuoteSegment
from siglum.model.refs import Ref


@dataclass(frozen=True, slots=True)
class _Found:
    quotations: set[tuple[str, ...]] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)


Taking = Callable[[Any, _Found], None]
"""Adds what stands in a value of one type."""


def owed_of(view: object) -> Owed:
    """Return the quotations and the texts that stand in a view, or in anything that it holds."""
    found = _Found()
    _take_all((view,), found)
    quotations = {tuple(map(plain, segments)) for segments in found.quotations}
    return Owed(frozenset(quotations), frozenset(map(plain, found.texts)), frozenset(map(plain, found.keys)))


def _take_all(values: Iterable[Any], found: _Found) -> None:
    for value in values:
        kind: type = type(value)
        take = _taking(kind)
        if take:
            take(value, found)


@cache
def _taking(kind: type) -> Taking | None:
    """Return what adds the words in values of a type; None where they hold none, as most of a view does not."""
    if issubclass(kind, str):
        return lambda value, found: found.texts.add(value)
    if issubclass(kind, Paragraph):
        return _take_paragraph
    if issubclass(kind, tuple | list):
        return _take_row
    if issubclass(kind, set | frozenset):
        return _take_all
    if issubclass(kind, dict):
        return lambda value, found: _take_all(value.values(), found)
    if is_dataclass(kind) and not issubclass(kind, Ref):
        return _of_fields(kind)
    return None


def _of_fields(kind: type) -> Taking:
    names = [one.name for one in fields(kind)]
    if len(names) == 1:
        return lambda value, found: _take_all((getattr(value, names[0]),), found)
    get = attrgetter(*names)
    return lambda value, found: _take_all(get(value), found)


def _take_paragraph(value: Paragraph, found: _Found) -> None:
    found.texts.add("".join(_words(value.nodes)))
    _take_all((node.note for node in value.nodes), found)


def _take_row(value: Sequence[Any], found: _Found) -> None:
    if not value:
        return
    if all(isinstance(one, KeySegment) for one in value):
        found.quotations.add(tuple(one.before + one.key + one.after for one in value))
        found.keys.update(one.key for one in value)
    elif all(isinstance(one, QuoteSegment) for one in value):
        found.quotations.add(tuple(one.text for one in value))
    else:
        _take_all(value, found)


def _words(nodes: tuple[SourceNode, ...]) -> Iterator[str]:
    """Yield the words of a paragraph, without the numbers of notes."""
    for node in nodes:
        if node.kind != "note":
            yield node.text
            yield from _words(node.children)
