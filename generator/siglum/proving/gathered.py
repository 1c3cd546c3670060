"""The records of all files put together: each id once, and what is wrong where it is used twice."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from siglum.model.files import Place
from siglum.model.problems import Problem
from siglum.model.prose import EDITOR
from siglum.reading.parse import kind_of
from siglum.reading.written import Named, Outline


class Gathered(Struct, frozen=True):
    """Every record by its id; nothing here changes when only the words of a record do."""

    records: Mapping[str, Named]
    places: Mapping[str, Place]
    """Where each record was written, those included that could not be read."""
    nameless: frozenset[str]
    """The kinds of records that could not be read, and whose ids nobody knows: claim, source, origin and so on."""
    problems: tuple[Problem, ...]


def gather(files: Iterable[tuple[str, Outline]]) -> Gathered:
    """Take the first record of each id; all kinds share one space, so that [[id]] means one thing."""
    records: dict[str, Named] = {}
    unread: dict[str, Place] = {}
    nameless: set[str] = set()
    problems: list[Problem] = []
    for path, outline in files:
        unread.update((name, place) for name, place in outline.unread if name)
        if any(not name for name, _ in outline.unread) and (kind := kind_of(path)) and kind.shape != "fields":
            nameless.add(kind.record.__name__.lower())
        for one in outline.named:
            if one.id == EDITOR:
                hint = "choose another id: in a citation, @editor marks the editor's own words"
                problems.append(Problem("id-used-twice", one.place.at("id"), f"{EDITOR} is not free", hint))
            elif one.id in records:
                message = f"the id {one.id} is used twice; the other is in {records[one.id].place.path}"
                problems.append(Problem("id-used-twice", one.place.at("id"), message, "give one of the two another id"))
            else:
                records[one.id] = one
    places = {name: one.place for name, one in records.items()}
    return Gathered(records, {**unread, **places}, frozenset(nameless), tuple(problems))
