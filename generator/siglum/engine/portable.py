"""A database in the form in which it reaches processes that do not share its memory: its values, piece by piece."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from msgspec import Struct

from siglum.engine.database import ABSENT, Answer, Database
from siglum.engine.tracked import REGISTERED


class News(Struct, frozen=True):
    """Values of a database that another process has not got yet."""

    modules: tuple[str, ...]
    """Those that declare the kinds of answers."""
    values: Mapping[str, Mapping[str, Any]]
    """By kind and key."""

    def __call__(self, known: Database | None) -> Database:
        """Return what a process knew with these added; None knew nothing."""
        database = known or Database()
        for module in self.modules:
            import_module(module)
        for name, values in self.values.items():
            work, answers = REGISTERED.get(name), database.of(name)
            for key, value in values.items():
                answers[key] = Answer(work, name, key, value=value, settled=0, known=True)
        return database


class Portable:
    """A database whose values other processes get, and not what these were worked out from.

    With them it stands for one revision, so that its inputs must not change until everything is told once more.
    """

    def __init__(self, database: Database) -> None:
        """Take the database of this process."""
        self.value = database
        self._told: dict[str, set[str]] = {}

    @classmethod
    def of(cls, database: Database) -> "Portable":
        """Return the one of a database, which knows what was told of it."""
        found: Portable = database.facades.setdefault(cls, cls(database))
        return found

    def forget(self) -> None:
        """Begin again, with processes that know nothing."""
        self._told.clear()

    def news(self) -> News:
        """Return all values that still stand and were not told yet."""
        modules: set[str] = set()
        found: dict[str, dict[str, Any]] = {}
        # As lists, since what an answer read may be worked out while it is settled.
        for name, answers in list(self.value.answers.items()):
            work = REGISTERED.get(name)
            if work is not None:
                modules.add(work.owner.__module__)
            if work is None or work.compared:
                told = self._told.setdefault(name, set())
                untold = [one for one in list(answers.values()) if one.key not in told and self._stands(one)]
                told.update(one.key for one in untold)
                found[name] = {one.key: one.value for one in untold}
        return News(tuple(sorted(modules)), found)

    def _stands(self, answer: Answer) -> bool:
        """Tell whether an answer has a value, and it stands."""
        if not answer.known or answer.value is ABSENT:
            return False
        return answer.work is None or self.value.stands(answer.work, answer.key)
