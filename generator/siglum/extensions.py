"""Fills the registries with what installed distributions declare; the one place that imports their code.

docs/extending.md tells how one is written. What is installed runs with all that the user may do, as every Python
package does: it is not shut in. What it is held to is that its mistakes are told as its own.
"""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint
from typing import Any

from siglum.doors.errors import EnvironmentFault, Fault
from siglum.doors.extensions import PREFIX, THEMES, Declared, cannot_be_used, declared
from siglum.exports.downloads import DOWNLOADS
from siglum.model.extensions import Registry
from siglum.proving.more_laws import MORE_LAWS
from siglum.sources.formats import FORMATS

REGISTRIES: dict[str, Registry[Any]] = {one.group: one for one in (DOWNLOADS, FORMATS, MORE_LAWS)}
GROUPS = (*REGISTRIES, THEMES)


@dataclass(frozen=True, slots=True)
class _Answering:
    """Answers for one thing of an extension."""

    declared: Declared

    def __str__(self) -> str:
        return self.declared.distribution

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Turn whatever the extension's code raises into a fault that names it."""
        try:
            yield
        except Fault:
            raise
        except (Exception, SystemExit) as error:
            raise self.fault(f"{type(error).__name__}: {error}{_where(error)}") from error

    def fault(self, what: str) -> EnvironmentFault:
        """Return the fault for what is wrong with it."""
        return cannot_be_used(self.declared, what)


def _where(error: BaseException) -> str:
    """Return the last line of code that an error went through, for whoever mends it."""
    frames = traceback.extract_tb(error.__traceback__)
    return f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""


@cache
def load_extensions() -> None:
    """Import what is declared and add it to the registries, once; raises EnvironmentFault for what can't be used."""
    for one in declared():
        answering = _Answering(one)
        if one.group not in GROUPS:
            near = ", ".join(sorted(GROUPS))
            raise answering.fault(f"there is no group {one.group}; those that start with {PREFIX} are {near}")
        if one.group in REGISTRIES:
            with answering():
                item = EntryPoint(one.name, one.value, one.group).load()
            REGISTRIES[one.group].add(one.name, item, answering)
