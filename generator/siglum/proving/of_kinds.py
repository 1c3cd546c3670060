"""The records of a site by id, of some kinds alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from siglum.model.records import Record

if TYPE_CHECKING:
    from siglum.proving.site import Site

Kind = TypeVar("Kind", bound=Record)


class OfKinds(Mapping[str, Kind], Generic[Kind]):
    """The records of some kinds: each is looked up by itself, and all are listed only where all are asked for."""

    def __init__(self, site: "Site", listed: Callable[[], Sequence[str]], *kinds: type[Record]) -> None:
        """Take the site, what lists the ids of these records in their order, and the kinds."""
        self._site, self._listed, self._kinds = site, listed, kinds
        self._names = frozenset(one.__name__ for kind in kinds for one in _with_below(kind))

    def __getitem__(self, name: str) -> Kind:
        """Return a record by its id."""
        found = self._site.record.get(name)
        if not isinstance(found, self._kinds):
            raise KeyError(name)
        return cast("Kind", found)

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 - as Mapping has it
        """Return a record by its id, or the default."""
        found = self._site.record.get(name)
        return found if isinstance(found, self._kinds) else default

    def __contains__(self, name: object) -> bool:
        """Whether a record of these kinds has an id, whatever else it says."""
        return isinstance(name, str) and self._site.kind.get(name) in self._names

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids."""
        return iter(self._listed())

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._listed())


def _with_below(kind: type[Record]) -> Iterator[type[Record]]:
    """Yield a class, and all that are made of it."""
    yield kind
    for below in kind.__subclasses__():
        yield from _with_below(below)
