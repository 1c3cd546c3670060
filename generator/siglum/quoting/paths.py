"""Quotations in data, by declared paths: `evidence[].snippet` with `evidence[].reference`.

A path is the keys that lead to a value, with a full stop between them. `[]` stands for every item of a list, `*` for
every field, `**` for any depth. What a path has in common with the path of the quotations is the same item.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from siglum.model.files import Span
from siglum.model.problems import Problem
from siglum.quoting.quotation import Citation, Letters, Quotation
from siglum.reading.fields import Data, Keys, locate, read_fields
from siglum.reading.text import line_at, line_starts, span_of

Path: TypeAlias = tuple[str, ...]
"""The steps of a path; EACH, ANY and DEEP are no keys."""
EACH, ANY, DEEP = "[]", "*", "**"
PATH = re.compile(r"(?:\[\]|\*\*?|[^.\[\]*]+)(?:\[\])*(?:\.(?:\*\*?|[^.\[\]*]+)(?:\[\])*)*")
Match: TypeAlias = tuple[Keys, Keys]
"""The keys that lead to a value, and those of them that [], * or ** stood for."""


def read_path(written: str) -> Path | None:
    """Return the steps of a path as it is written; None where it is none."""
    if not PATH.fullmatch(written):
        return None
    return tuple(step for step in re.findall(r"\[\]|\*\*?|[^.\[\]*]+", written) if step)


class Declared(Struct, frozen=True):
    """Where the quotations of a file stand, the names of their sources, and what is stated on them."""

    quote: Path
    source: Path | None = None
    statement: Path | None = None


def shared(path: Path, other: Path) -> int:
    """Return how many of the wildcards of `other` are the same as in `path`: those that both begin with."""
    count = 0
    for one, same in zip(path, other, strict=False):
        if one != same:
            break
        count += one in (EACH, ANY, DEEP)
    return count


def wildcards(path: Path) -> int:
    """Return how many wildcards a path has."""
    return sum(step in (EACH, ANY, DEEP) for step in path)


def matches(data: Data, path: Path, keys: Keys = (), bound: Keys = ()) -> Iterator[tuple[Match, Data]]:
    """Yield every value that a path leads to, with its keys and what the wildcards stand for."""
    if not path:
        yield (keys, bound), data
        return
    step, rest = path[0], path[1:]
    if step == EACH:
        for number, item in enumerate(data) if isinstance(data, list) else ():
            yield from matches(item, rest, (*keys, number), (*bound, number))
    elif step == DEEP:
        for within, value in _depths(data):
            yield from matches(value, rest, (*keys, *within), (*bound, "/".join(map(str, within))))
    elif isinstance(data, dict):
        for key in data if step == ANY else [step] if step in data else []:
            yield from matches(data[key], rest, (*keys, key), (*bound, key) if step == ANY else bound)


def _depths(data: Data, keys: Keys = ()) -> Iterator[tuple[Keys, Data]]:
    yield keys, data
    items: Iterator[tuple[str | int, Data]] | None = None
    if isinstance(data, dict):
        items = iter(data.items())
    elif isinstance(data, list):
        items = enumerate(data)
    for key, value in items or ():
        yield from _depths(value, (*keys, key))


def read_data(path: str, text: str) -> tuple[tuple[tuple[Data, int, int], ...], tuple[Problem, ...]]:
    """Return the documents of a file of YAML, JSON or JSON Lines, with their bounds in its text, and what is wrong."""
    if path.endswith((".jsonl", ".ndjson")):
        documents: list[tuple[Data, int, int]] = []
        problems: list[Problem] = []
        for start, line in _lines(text):
            data, wrong = _json(path, text, start, start + len(line))
            problems += wrong
            if data is not None:
                documents.append((data, start, start + len(line)))
        return tuple(documents), tuple(problems)
    data, wrong = _json(path, text, 0, len(text)) if path.endswith(".json") else read_fields(path, text)
    return ((data, 0, len(text)),) if data is not None else (), wrong


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, start in enumerate(line_starts(text), start=1):
        if (line := line_at(text, number)).strip():
            yield start, line


def _json(path: str, text: str, start: int, end: int) -> tuple[Data | None, tuple[Problem, ...]]:
    try:
        return _as_data(json.loads(text[start:end])), ()
    except json.JSONDecodeError as error:
        at = min(start + error.pos, len(text))
        hint = "look at the comma, bracket or quotation mark right before it"
        return None, (Problem("json-syntax", span_of(path, text, at, at), f"this is not JSON: {error.msg}", hint),)
    except RecursionError:
        hint = "no record needs that; look for a bracket too many"
        return None, (Problem("json-syntax", span_of(path, text, start, start), "this JSON is nested too deep", hint),)


def _as_data(value: object) -> Data:
    if isinstance(value, Mapping):
        return {str(key): _as_data(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_data(item) for item in value]
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)


def read_declared(path: str, text: str, declared: Declared) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
    """Return the quotations of a file of data that declared paths lead to, and what is wrong with the file."""
    documents, problems = read_data(path, text)
    found: list[Quotation] = []
    for data, start, end in documents:
        values = {
            name: {bound: (keys, _words(value)) for (keys, bound), value in matches(data, there)}
            for name, there in (("source", declared.source), ("statement", declared.statement))
            if there is not None
        }

        def beside(
            name: str, bound: Keys, values: dict[str, dict[Keys, tuple[Keys, str]]] = values
        ) -> tuple[Keys, str]:
            known = values.get(name, {})
            within = (bound[:length] for length in range(len(bound), -1, -1))
            return next((known[keys] for keys in within if keys in known), ((), ""))

        for number, ((keys, bound), value) in enumerate(matches(data, declared.quote)):
            words = tuple(_words(part) for part in value) if isinstance(value, list) else _words(value)
            if isinstance(words, tuple) and len(words) == 1:
                (words,) = words
            at, source = beside("source", bound)
            span = locate(path, text, keys, start, end)
            there = locate(path, text, at, start, end)
            named = Citation(source, (source,), source, place=(there, line_at(text, there.line)))
            quotation = Quotation(
                words=words,
                span=span,
                source_line=line_at(text, span.line),
                groups=((named,),) if source else (),
                sentence=beside("statement", bound)[1],
                key=(start, number),
                prose=False,
                letters=_letters(text, span, words) if isinstance(words, str) else None,
            )
            found.append(quotation)
    return tuple(found), problems


def _words(value: Data) -> str:
    if isinstance(value, str):
        return value.strip()
    return " ".join(_words(item) for item in (value if isinstance(value, list) else value.values()))


def _letters(text: str, span: Span, words: str) -> Letters | None:
    """Return where the characters of a value stand in the file, as far as it stands there as it is read.

    Lines may be folded: any white space stands for any other.
    """
    if not words or not span.line:
        return None
    starts = line_starts(text)
    first, last = (starts[line - 1] + column - 1 for line, column in _edges(span))
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.search(pattern, text[first:last])
    if not match:
        return None
    at, end = first + match.start(), first + match.end()
    begins: list[int] = []
    ends: list[int] = []
    for number, char in enumerate(words):
        length = 1
        if char.isspace():
            if number and words[number - 1].isspace():
                length = 0
            else:
                while at + length < end and text[at + length].isspace():
                    length += 1
        begins.append(at)
        ends.append(at + length)
        at += length
    return Letters(tuple(begins), tuple(ends))


def _edges(span: Span) -> tuple[tuple[int, int], tuple[int, int]]:
    return (span.line, span.column), (span.end_line, span.end_column)


def texts_in(data: Data, path: str = "") -> Iterator[str]:
    """Yield the paths at which a document holds texts, as they are written, each once for all items of a list."""
    seen: set[str] = set()

    def walk(value: Data, path: str) -> Iterator[str]:
        if isinstance(value, str):
            if path not in seen:
                seen.add(path)
                yield path
        elif isinstance(value, list):
            for item in value:
                yield from walk(item, f"{path}[]")
        else:
            for key, item in value.items():
                yield from walk(item, f"{path}.{key}" if path else key)

    yield from walk(data, path)
