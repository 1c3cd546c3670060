"""Fills the registries with what installed distributions declare; the one place that imports their code.

docs/extending.md tells how one is written. What is installed runs with all that the user may do, as every Python
package does: it is not shut in. What it is held to is that its mistakes are told as its own.
"""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import EntryPoint
from typing import Any

from msgspec import Struct

from siglum.doors.errors import EnvironmentFault, Fault
from siglum.doors.extensions import GROUPS, Declared, cannot_be_used, declared, declared_for
from siglum.model.extensions import Registry


class _Answering(Struct, frozen=True):
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


def load_extensions(*registries: Registry[Any]) -> None:
    """Import what is declared for some registries and add it to them, once.

    Raises EnvironmentFault for what can't be used, and for something declared for a group that is none.
    """
    for one in declared():
        if one.group not in GROUPS:
            raise cannot_be_used(one, f"there is no group {one.group}; they are {', '.join(GROUPS)}")
    for registry in registries:
        load(registry)


@cache
def load(registry: Registry[Any]) -> None:
    """Import what is declared for one registry and add it, once."""
    for one in declared_for(registry.group):
        answering = _Answering(one)
        with answering():
            item = EntryPoint(one.name, one.value, one.group).load()
        registry.add(one.name, item, answering)
