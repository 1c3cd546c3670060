"""What others may add without a fork: a registry for each sort of thing, with ours in it first.

A registry finds and imports nothing. `siglum.extensions` fills it, above the rooms, with what is installed.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Generic, Protocol, TypeVar

Item = TypeVar("Item")


class Guard(Protocol):
    """Knows which extension a thing is from, and answers for it."""

    def __call__(self) -> AbstractContextManager[None]:
        """Return what the extension's code runs in: there, whatever it raises becomes a fault that names it."""

    def fault(self, what: str) -> Exception:
        """Return the fault to raise for what is wrong with the extension."""


class Registry(Generic[Item]):
    """All things of one sort: ours, then those of extensions."""

    def __init__(
        self,
        group: str,
        sort: type[Item],
        ours: tuple[Item, ...],
        id_of: Callable[[Item], str],
        fault_of: "Callable[[Item, Registry[Item]], str]",
    ) -> None:
        """Begin with `ours`.

        `group` is that of the entry points by which extensions declare things of this sort. `fault_of` says why one of
        theirs can't be added to what the registry holds, and returns nothing where it can.
        """
        self.group, self.sort = group, sort
        self._id_of, self._fault_of = id_of, fault_of
        self._items = {id_of(one): one for one in ours}
        self._guards: dict[str, Guard] = {}

    def __iter__(self) -> Iterator[Item]:
        """Iterate over everything, ours first."""
        return iter(self._items.values())

    def __getitem__(self, id: str) -> Item:  # noqa: A002 - what it is called
        """Return what has an id; raises KeyError where nothing has."""
        return self._items[id]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of everything."""
        return tuple(self._items)

    def is_added(self, item: Item) -> bool:
        """Tell whether a thing is from an extension."""
        return self._id_of(item) in self._guards

    def add(self, name: str, item: object, guard: Guard) -> None:
        """Add what an extension declares under a name; raises the guard's fault where it can't be."""
        if not isinstance(item, self.sort):
            raise guard.fault(f"it is a {type(item).__name__} and no {self.sort.__module__}.{self.sort.__qualname__}")
        with guard():
            fault = self._fault_of(item, self)
        if self._id_of(item) != name:
            fault = f'its name is {name}, and what it leads to calls itself "{self._id_of(item)}"'
        elif name in self._items:
            fault = f"there is already {name}{f', from {self._guards[name]}' if name in self._guards else ''}"
        if fault:
            raise guard.fault(fault)
        self._items[name] = item
        self._guards[name] = guard

    def guarding(self, item: Item) -> AbstractContextManager[None]:
        """Return what the code of a thing runs in, so that an extension answers for what it raises."""
        guard = self._guards.get(self._id_of(item))
        return guard() if guard else nullcontext()

    def expect(self, item: Item, is_so: bool, what: str) -> None:  # noqa: FBT001 - reads as a sentence
        """Raise the fault of the extension that a thing is from unless something is so; `what` says what is wrong."""
        guard = self._guards.get(self._id_of(item))
        if not is_so and guard:
            raise guard.fault(what)
