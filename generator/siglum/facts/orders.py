"""In which order things stand, so that a page asks for the place of what it shows, and never for all that there is."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from siglum.engine.tracked import Tracked, table
from siglum.model.dates import When
from siglum.proving.grouping import grouped
from siglum.proving.site import Site

NEVER = (10**10,)
"""Sorts after every moment."""


class Around(Struct, frozen=True):
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
        """The place of each source, event and topic among those of its kind, from 0."""
        site = self.site
        kinds = site.sources, site.events, site.topics
        return {name: number for kind in kinds for number, name in enumerate(kind)}

    @table
    def around(self) -> Mapping[str, Around]:
        """What stands before and after each source and claim."""
        return {**neighbours(self.site.sources), **neighbours(self.site.claims)}

    @table
    def published_by(self) -> Mapping[str, tuple[str, ...]]:
        """The sources that each outlet published."""
        return grouped((source.outlet, name) for name, source in self.site.sources.items() if source.outlet)

    @table
    def declared_by(self) -> Mapping[str, tuple[str, ...]]:
        """The declared origins that each outlet stands behind."""
        return grouped((origin.outlet, name) for name, origin in self.site.origins.items() if origin.outlet)

    @table
    def uttered_by(self) -> Mapping[str, tuple[str, ...]]:
        """The wordings of what each voice said."""
        return grouped((wording.speaker, name) for name, wording in self.site.wordings.items() if wording.speaker)

    def in_order(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return sources, events or topics, each once, in the order of all."""
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


def neighbours(names: Iterable[str]) -> dict[str, Around]:
    """Return what stands before and after each of some names."""
    row = list(names)
    befores, afters = [None, *row][:-1], [*row, None][1:]
    return {name: Around(before, after) for before, name, after in zip(befores, row, afters, strict=True)}
