"""What a page owes its readers: the quotations that its view holds, each whole, and every other text of it.

A template prints these as they are. It does not know which are a source's words, and this does not either: whatever is
shown as a source's words has to be one of them from the first letter to the last.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from siglum.html.part_views import Paragraph, SourceNode
from siglum.html.rereading import Owed, plain
from siglum.html.text_views import KeySegment
from siglum.html.views import QuoteSegment


@dataclass(frozen=True, slots=True)
class _Quotation:
    segments: tuple[str, ...]
    keys: tuple[str, ...] = ()


def owed_of(view: object) -> Owed:
    """Return the quotations and the texts that stand in a view, or in anything that it holds."""
    quotations: set[tuple[str, ...]] = set()
    texts: set[str] = set()
    keys: set[str] = set()
    for found in _within(view):
        if isinstance(found, _Quotation):
            quotations.add(found.segments)
            keys.update(found.keys)
        else:
            texts.add(found)
    return Owed(frozenset(quotations), frozenset(texts), frozenset(keys))


def _within(value: object) -> Iterator[_Quotation | str]:
    if isinstance(value, str):
        yield plain(value)
    elif isinstance(value, Paragraph):
        yield plain("".join(_words(value.nodes)))
        for node in value.nodes:
            yield from _within(node.note)
    elif isinstance(value, tuple | list) and value and all(isinstance(one, KeySegment) for one in value):
        whole = tuple(plain(one.before + one.key + one.after) for one in value)
        yield _Quotation(whole, tuple(plain(one.key) for one in value))
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _within(getattr(value, field.name))
    elif isinstance(value, tuple | list) and value and all(isinstance(one, QuoteSegment) for one in value):
        yield _Quotation(tuple(plain(one.text) for one in value))
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from _within(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _within(one)


def _words(nodes: tuple[SourceNode, ...]) -> Iterator[str]:
    """Yield the words of a paragraph, without the numbers of notes."""
    for node in nodes:
        if node.kind != "note":
            yield node.text
            yield from _words(node.children)
