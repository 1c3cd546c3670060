"""One register of the people and organizations of many sites, in which records are one where editors say so."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct


class Listed(Struct, frozen=True):
    """A person or an organization on one site."""

    site: str
    id: str
    name: str
    kind: str
    url: str
    """Its address; from the site's root where the site's own is not known."""
    same_as: tuple[str, ...]
    """Addresses of which the editor says that they are about the very same."""
    claims: int


def register(listed: Iterable[Listed]) -> list[dict[str, Any]]:
    """Return an entry for each person or organization, by name, with its records on all sites.

    Records are of one when an address that one gives as the same is that of the other, or when both give the same one.
    """
    records = list(listed)
    groups = _Groups(len(records))
    first: dict[str, int] = {}
    for number, one in enumerate(records):
        own = (one.url,) if "://" in one.url else ()
        for address in map(_plain, (*own, *one.same_as)):
            groups.join(first.setdefault(address, number), number)
    gathered: dict[int, list[Listed]] = {}
    for number, one in enumerate(records):
        gathered.setdefault(groups.root(number), []).append(one)
    entries = [_entry(found) for found in gathered.values()]
    return sorted(entries, key=lambda entry: (entry["name"].casefold(), entry["records"][0]["site"]))


def _entry(found: list[Listed]) -> dict[str, Any]:
    most = max(found, key=lambda one: one.claims)
    return {
        "name": most.name,
        "kind": most.kind,
        "same_as": sorted({address for one in found for address in one.same_as}),
        "records": [
            {"site": one.site, "id": one.id, "name": one.name, "url": one.url, "claims": one.claims} for one in found
        ],
    }


def _plain(address: str) -> str:
    """Return an address without what does not tell pages apart: the protocol, index.html, and the last slash."""
    return address.partition("://")[2].removesuffix("index.html").rstrip("/")


class _Groups:
    """Which numbers belong together."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def root(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = number = self._above[self._above[number]]
        return number

    def join(self, one: int, other: int) -> None:
        self._above[self.root(other)] = self.root(one)
