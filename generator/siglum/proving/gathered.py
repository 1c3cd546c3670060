"""The records of all files put together: each id once, and what is wrong where it is used twice."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from siglum.model.files import Place
from siglum.model.problems import Problem
from siglum.model.prose import EDITOR
from siglum.reading.parse import Parsed, kind_of


class Standing(Struct, frozen=True):
    """Where a record stands: its kind, its file, and its number there, from 0."""

    kind: str
    path: str
    number: int


class Gathered(Struct, frozen=True):
    """Every record by its id; nothing here changes when only the words of a record do."""

    standing: Mapping[str, Standing]
    places: Mapping[str, Place]
    """Where each record was written, those included that could not be read."""
    nameless: frozenset[str]
    """The kinds of records that could not be read, and whose ids nobody knows: claim, source, origin and so on."""
    problems: tuple[Problem, ...]


def gather(files: Iterable[tuple[str, Parsed]]) -> Gathered:
    """Take the first record of each id; all kinds share one space, so that [[id]] means one thing."""
    standing: dict[str, Standing] = {}
    places: dict[str, Place] = {}
    unread: dict[str, Place] = {}
    nameless: set[str] = set()
    problems: list[Problem] = []
    for path, parsed in files:
        unread.update((name, place) for name, place in parsed.unread if name)
        if any(not name for name, _ in parsed.unread) and (kind := kind_of(path)) and kind.shape != "fields":
            nameless.add(kind.record.__name__.lower())
        for number, (record, where) in enumerate(zip(parsed.records, parsed.places, strict=True)):
            name = getattr(record, "id", None)
            if name is None:
                continue
            if name == EDITOR:
                hint = "choose another id: in a citation, @editor marks the editor's own words"
                problems.append(Problem("id-used-twice", where.at("id"), f"{EDITOR} is not free", hint))
            elif name in standing:
                message = f"the id {name} is used twice; the other is in {places[name].path}"
                problems.append(Problem("id-used-twice", where.at("id"), message, "give one of the two another id"))
            else:
                standing[name] = Standing(type(record).__name__, path, number)
                places[name] = where
    return Gathered(standing, {**unread, **places}, frozenset(nameless), tuple(problems))
