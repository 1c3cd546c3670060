"""A YAML reader that keeps every scalar a string and knows its position, built on the events of PyYAML's C parser.

Anchors, tags, directives, duplicate keys, several documents and too deep nesting are problems.
"""

from contextlib import suppress
from functools import lru_cache
from typing import Protocol, TypeAlias

import yaml

from siglum.model.expressions import expression
from siglum.model.files import Span
from siglum.model.problems import Problem, said
from siglum.reading.text import CONTROL, STEERING, position, span_of

Data: TypeAlias = str | list["Data"] | dict[str, "Data"]
Keys: TypeAlias = tuple[str | int, ...]

CUT = expression(r"[ \t]*(?<=[ \t:-])(#[^\s#][^\r\n]*)")
"""A comment behind a value on its line that may be meant as a part of it, as #1 or #MeToo would be."""
LOOKED_AT = 200
"""Code points behind a value in which such a comment may begin."""
SHOWN = 40
DEPTH_LIMIT = 32
NODE_LIMIT = 100_000


QUOTES = "quote a value that begins with a quotation mark, bracket, @ or `, or that holds a colon and a space"
NAMED = "write a colon and a space behind the name of a field, and begin lines with spaces in which a value goes on"
TABS = "begin lines with spaces: YAML takes no tabs there, and editors can be told to write none"


class _Marked(Protocol):
    """A position as PyYAML gives it, from its C parser or its Python one."""

    @property
    def index(self) -> int:
        """The offset in the text, in code points."""


class _Refused(Exception):  # noqa: N818 - control flow within this module, not an error
    """Ends the reading of a file at once."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read_fields(
    path: str, text: str, start: int = 0, end: int | None = None
) -> tuple[Data | None, tuple[Problem, ...]]:
    """Read the YAML at text[start:end] of the file into strings, lists and dicts.

    Returns None and the problems if nothing can be used; None without a problem if it is empty. Offsets are in code
    points.
    """
    builder = _Builder(path, text, start, len(text) if end is None else end)
    try:
        data = builder.document()
    except _Refused as refused:
        return None, (*builder.problems, refused.problem)
    return data, tuple(builder.problems)


def locate(path: str, text: str, keys: Keys, start: int = 0, end: int | None = None) -> Span:
    """Return the span of the value at `keys`, or of the nearest enclosing value."""
    found = extent(text, keys, start, end)
    return span_of(path, text, *found) if found[1] else Span(path, 1, 1, 1, 1)


def extent(text: str, keys: Keys, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """Return the offsets, in code points, of the value at `keys`, or of the nearest enclosing one; 0, 0 for none."""
    spans = _spans(text, start, len(text) if end is None else end)
    return next((spans[keys[:length]] for length in range(len(keys), -1, -1) if keys[:length] in spans), (0, 0))


@lru_cache(maxsize=8)
def _spans(text: str, start: int, end: int) -> dict[Keys, tuple[int, int]]:
    """Return the range of every value of a document; cached, since a file with one mistake often has several."""
    builder = _Builder("", text, start, end)
    spans: dict[Keys, tuple[int, int]] = {}
    builder.spans = spans
    with suppress(_Refused):
        builder.document()
    return spans


def _index(mark: _Marked | None) -> int:
    """Return the offset of a mark in code points; PyYAML's types allow None."""
    return mark.index if mark else 0


class _Builder:
    """Builds the data of one document, event by event."""

    def __init__(self, path: str, text: str, start: int, end: int) -> None:
        self.path = path
        self.text = text
        self.start = start
        self.last = len(text[start:end].rstrip())
        self.events = yaml.parse(text[start:end], Loader=yaml.CBaseLoader)
        self.problems: list[Problem] = []
        self.spans: dict[Keys, tuple[int, int]] | None = None
        self.nodes = 0

    def problem(self, code: str, event: yaml.Event, message: str, hint: str = "") -> Problem:
        first, last = self.start + _index(event.start_mark), self.start + _index(event.end_mark)
        return Problem(code, span_of(self.path, self.text, first, last), message, hint)

    def next(self) -> yaml.Event:
        try:
            return next(self.events)
        except yaml.MarkedYAMLError as error:
            # What is never closed, or named, is told where it begins, not where the file ends or another field begins.
            ends = error.problem_mark and error.problem_mark.index >= self.last
            is_unnamed = "simple key" in (error.context or "")
            is_open = ends or is_unnamed or "while parsing a flow" in (error.context or "")
            mark = (error.context_mark if is_open else None) or error.problem_mark or error.context_mark
            at = self.start + (mark.index if mark else 0)
            told = " ".join(part for part in (error.context, error.problem) if part)
            # Of some tabs it says no more than that no value begins so.
            hint = NAMED if is_unnamed else QUOTES
            hint = TABS if "tab character" in told or self.text[at : at + 1] == "\t" else hint
            at_span = span_of(self.path, self.text, min(at, len(self.text)), min(at, len(self.text)))
            raise _Refused(Problem("yaml-syntax", at_span, f"this is not YAML: {told}", hint)) from error
        except yaml.YAMLError as error:
            raise _Refused(Problem("yaml-syntax", Span(self.path, 1, 1, 1, 1), f"this is not YAML: {error}")) from error

    def document(self) -> Data | None:
        self.next()
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
            raise _Refused(
                self.problem("yaml-directive", event, "directives such as %YAML are not used here", "delete it")
            )
        data = self.value(self.next(), (), 1)
        self.next()
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            hint = "put each document into a file of its own, and delete the line of three hyphens"
            raise _Refused(self.problem("yaml-several-documents", after, "a second document begins here", hint))
        return data

    def value(self, event: yaml.Event, keys: Keys, depth: int) -> Data:
        self.nodes += 1
        self.check_event(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            self.record(keys, event, event)
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, keys, depth)
        return self.mapping(event, keys, depth)

    def check_event(self, event: yaml.Event, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            hint = "write the value out; if it begins with & or *, quote it"
            raise _Refused(self.problem("yaml-anchor", event, "anchors (&) and aliases (*) are not used here", hint))
        if getattr(event, "tag", None):
            hint = "delete the tag; if the value begins with !, quote it"
            raise _Refused(self.problem("yaml-tag", event, "tags (!) are not used here: every value is text", hint))
        if depth > DEPTH_LIMIT:
            message = f"values are nested more than {DEPTH_LIMIT} deep"
            raise _Refused(
                self.problem("yaml-too-deep", event, message, "no record needs that; look for a bracket too many")
            )
        if self.nodes > NODE_LIMIT:
            message = f"the file holds more than {NODE_LIMIT:,} values"
            raise _Refused(self.problem("yaml-too-large", event, message, "split the file; any name will do"))

    def record(self, keys: Keys, first: yaml.Event, last: yaml.Event) -> None:
        if self.spans is not None:
            self.spans[keys] = (self.start + _index(first.start_mark), self.start + _index(last.end_mark))

    def scalar(self, event: yaml.ScalarEvent) -> str:
        text = str(event.value)
        at = self.start + _index(event.end_mark)
        if event.style in (None, "") and self.text.find("#", at, at + LOOKED_AT) >= 0:
            text += self.cut_off(event, at)
        if not text.isprintable() and (match := CONTROL.search(text) or STEERING.search(text)):
            message = f"the escape for U+{ord(match[0]):04X} may not stand in a text"
            self.problems.append(self.problem("control-character", event, message, "delete the escape"))
        return text

    def cut_off(self, event: yaml.ScalarEvent, end: int) -> str:
        """Return what a comment cuts off a value, which is a problem; a remark has a space behind its #."""
        match = CUT.match(self.text, end)
        if not match:
            return ""
        shown = match[1] if len(match[1]) <= SHOWN else f"{match[1][:SHOWN]}…"
        line, _ = position(self.text, match.start(1))
        message = f"on line {line}, what follows # is a comment to YAML and no part of the value: {said(shown)}"
        hint = "put the whole value in quotation marks; if it is a remark, write a space behind the #"
        self.problems.append(self.problem("yaml-comment-cuts", event, message, hint))
        # With it, nothing else is wrong that follows from the cut alone.
        return match[0] if event.value else match[1]

    def sequence(self, start: yaml.Event, keys: Keys, depth: int) -> list[Data]:
        values: list[Data] = []
        event = self.next()
        while not isinstance(event, yaml.SequenceEndEvent):
            values.append(self.value(event, (*keys, len(values)), depth + 1))
            event = self.next()
        self.record(keys, start, event)
        return values

    def mapping(self, start: yaml.Event, keys: Keys, depth: int) -> dict[str, Data]:
        values: dict[str, Data] = {}
        first_at: dict[str, int] = {}
        event = self.next()
        while not isinstance(event, yaml.MappingEndEvent):
            self.check_event(event, depth)
            if not isinstance(event, yaml.ScalarEvent):
                message = "the name of a field must be a word, not a list or a group of fields"
                raise _Refused(
                    self.problem("yaml-key-not-text", event, message, "look for a bracket or a question mark too many")
                )
            name = self.scalar(event)
            if name in first_at:
                line, _ = position(self.text, first_at[name])
                message = f"the field {name} stands twice here, first on line {line}"
                self.problems.append(self.problem("yaml-duplicate-key", event, message, "keep one of the two"))
            first_at.setdefault(name, self.start + _index(event.start_mark))
            value = self.value(self.next(), (*keys, name), depth + 1)
            values.setdefault(name, value)
            event = self.next()
        self.record(keys, start, event)
        return values
