"""What was worked out before, kept for a process that works on nearly the same values again and again: the preview.

A build from the shell keeps nothing here; what it remembers is stored by digests (see build.Memory).
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar, TypeVarTuple

Result = TypeVar("Result")
Value = TypeVar("Value")
Given = TypeVarTuple("Given")


class Kept:
    """Results by the very values that they were worked out of: unchanging ones, told apart by identity.

    Identity costs nothing to compare, and whoever reads the same file again gets the same values from here. Each entry
    holds what it was worked out of, so that no identity is given to another value while it stands. What two rounds
    did not ask for is forgotten, so no more is kept than two sites hold.

    Threads may ask at the same time: at worst, both work out the same.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._before: dict[Hashable, tuple[tuple[object, ...], Any]] = {}
        self._now: dict[Hashable, tuple[tuple[object, ...], Any]] = {}

    def of(self, make: Callable[[*Given], Result], *given: *Given) -> Result:
        """Return what `make` returns of what is given; it must depend on nothing else."""
        return self.under(make, given, lambda: make(*given))

    def under(self, what: Hashable, given: tuple[object, ...], make: Callable[[], Result]) -> Result:
        """Return what `make` returns, which for one `what` must depend on nothing but what is given."""
        key = (what, *map(id, given))
        entry = self._now.get(key)
        if entry is None:
            entry = self._before.get(key) or (given, make())
            self._now[key] = entry
        result: Result = entry[1]
        return result

    def each(
        self,
        what: Hashable,
        values: Mapping[str, Value],
        given: tuple[object, ...],
        make: Callable[[str], Result],
        consulted: Callable[[str], tuple[object, ...]] | None = None,
    ) -> dict[str, Result]:
        """Return what `make` returns for each key; it must depend on nothing but the key, its value and what is given.

        For many values of which few are new, this takes a tenth of the time that it takes to ask for one by one.
        Where what is given is new as a whole, `consulted` tells what of it a key's result depends on.
        """
        entry = self._now.get(what) or self._before.get(what)
        before: dict[str, tuple[Value, tuple[object, ...], Result]] = entry[1] if entry else {}
        unchanged = entry is not None and _are_the_same(entry[0], given)
        made = {}
        for name, value in values.items():
            known = before.get(name)
            if known and known[0] is value and unchanged:
                made[name] = known
                continue
            parts = consulted(name) if consulted else ()
            if known and known[0] is value and parts and _are_the_same(known[1], parts):
                made[name] = known
            else:
                made[name] = (value, parts, make(name))
        self._now[what] = (given, made)
        return {name: result for name, (_, _, result) in made.items()}

    def same(self, name: Hashable, value: Result) -> Result:
        """Return the value that was last given under this name if it is equal, else the new one."""
        key = (Kept.same, name)
        entry = self._now.get(key) or self._before.get(key)
        if entry is None or entry[1] != value:
            entry = ((), value)
        self._now[key] = entry
        result: Result = entry[1]
        return result

    def turn(self) -> None:
        """End a round."""
        self._before, self._now = self._now, {}

    def __len__(self) -> int:
        """Return how many results are kept."""
        return len(self._now.keys() | self._before.keys())


def _are_the_same(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))


class _Forgetful(Kept):
    """Keeps nothing."""

    def under(self, _what: Hashable, _given: tuple[object, ...], make: Callable[[], Result]) -> Result:
        """Work it out."""
        return make()

    def each(
        self,
        _what: Hashable,
        values: Mapping[str, Value],
        _given: tuple[object, ...],
        make: Callable[[str], Result],
        _consulted: Callable[[str], tuple[object, ...]] | None = None,
    ) -> dict[str, Result]:
        """Work each out."""
        return {name: make(name) for name in values}

    def same(self, _name: Hashable, value: Result) -> Result:
        """Return the value itself."""
        return value


FORGETFUL = _Forgetful()
"""For whoever works out everything once."""
