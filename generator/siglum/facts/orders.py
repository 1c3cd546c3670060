"""In which order things stand, so that a page asks for the place of what it shows, and never for all that there is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from siglum.engine.tracked import Tracked, table
from siglum.facts.grouping import grouped
from siglum.model.dates import When
from siglum.proving.site import Site

NEVER = (10**10,)
"""Sorts after every moment."""


@dataclass(frozen=True, slots=True)
class Around:
    """The ids of the records before and after one of the same kind; None at the ends."""

    before: str | None
    after: str | None


class Orders(Tracked):
    """The orders of one site."""

    @property
    def site(self) -> Site:
        """The proven site."""
        return Site.of(self.database)

    @table
    def number(self) -> Mapping[str, int]:
        """The place of each source and event among those of its kind, from 0."""
        site = self.site
        return {name: number for kind in (site.sources, site.events) for number, name in enumerate(kind)}

    @table
    def around(self) -> Mapping[str, Around]:
        """What stands before and after each source and claim."""
        return {**_around(self.site.sources), **_around(self.site.claims)}

    @table
    def deriving(self) -> Mapping[str, tuple[str, ...]]:
        """The sources that derive from each origin."""
        return grouped(
            (origin, name)
            for name, source in self.site.sources.items()
            for origin in dict.fromkeys(one.origin for one in source.derives_from)
        )

    @table
    def published_by(self) -> Mapping[str, tuple[str, ...]]:
        """The sources that each outlet published."""
        return grouped((source.outlet, name) for name, source in self.site.sources.items() if source.outlet)

    def in_order(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return sources, or events, each once, in the order of all."""
        return tuple(sorted(set(names), key=lambda name: self.number[name]))


def sort_key(words: str) -> str:
    """Return the key that words are sorted by: without case and marks at the beginning."""
    return words.lstrip("“”‘’\"'([").casefold()


def date_key(when: When) -> tuple[tuple[int, ...], bool, tuple[int, ...]]:
    """Return the key that dates are sorted by.

    One without a known beginning ("16 January 2025 or earlier") stands right before those of its last day, where a
    reader looks for it; at the head of a list it would seem to be the oldest of all.
    """
    # A last day without a time of day goes before what has one.
    until = when.ends[:3] if when.ends and "T" not in (when.latest or "") else when.ends
    return when.begins or until or NEVER, when.begins is not None, when.ends or NEVER


def _around(names: Iterable[str]) -> dict[str, Around]:
    row = list(names)
    befores, afters = [None, *row][:-1], [*row, None][1:]
    return {name: Around(before, after) for before, name, after in zip(befores, row, afters, strict=True)}
