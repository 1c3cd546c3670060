"""In which order things stand, so that a page asks for the place of what it shows, and never for all that there is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from siglum.engine.tracked import Tracked, table
from siglum.proving.site import Site


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
        gathered: dict[str, list[str]] = {}
        for name, source in self.site.sources.items():
            for origin in dict.fromkeys(one.origin for one in source.derives_from):
                gathered.setdefault(origin, []).append(name)
        return {origin: tuple(names) for origin, names in gathered.items()}

    @table
    def published_by(self) -> Mapping[str, tuple[str, ...]]:
        """The sources that each outlet published."""
        gathered: dict[str, list[str]] = {}
        for name, source in self.site.sources.items():
            if source.outlet:
                gathered.setdefault(source.outlet, []).append(name)
        return {outlet: tuple(names) for outlet, names in gathered.items()}

    def in_order(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return sources, or events, each once, in the order of all."""
        return tuple(sorted(set(names), key=lambda name: self.number[name]))


def sort_key(words: str) -> str:
    """Return the key that words are sorted by: without case and marks at the beginning."""
    return words.lstrip("“”‘’\"'([").casefold()


def _around(names: Iterable[str]) -> dict[str, Around]:
    row = list(names)
    befores, afters = [None, *row][:-1], [*row, None][1:]
    return {name: Around(before, after) for before, name, after in zip(befores, row, afters, strict=True)}
