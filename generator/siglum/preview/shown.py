"""The site being served: proven, and with pages that are made on request, in memory."""

import re
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from urllib.parse import unquote_to_bytes

from msgspec import Struct

from siglum.build import Proven
from siglum.catalogue.addresses import address_of
from siglum.catalogue.published import Published
from siglum.model.files import File, Kept, Snapshot, digest_of
from siglum.model.problems import Problem
from siglum.model.refs import NOT_FOUND
from siglum.preview.patterns.page import patterns_page

STYLES = "templates/assets/css/"
NAMED_BY_DIGEST = re.compile(r"(assets/.+)\.[0-9a-f]{10}(\.[a-z0-9]+)")
"""The address of an asset; a page that was loaded earlier may ask for it with an old digest."""
FROM_THE_PAGE = re.compile(r'(\s(?:href|src)=")(?![a-z+]+:|/|#|")')
"""The beginning of a relative link in HTML."""


class Marks(Struct, frozen=True):
    """Digests of a snapshot: of stylesheets, of other templates and assets, and of records and articles."""

    styles: str
    templates: str
    rest: str


def marks_of(snapshot: Snapshot) -> Marks:
    """Return the digests of a snapshot."""
    styles = [file for file in snapshot.templates if file.path.startswith(STYLES)]
    others = [file for file in snapshot.templates if not file.path.startswith(STYLES)]
    rest: list[File | Kept] = [*snapshot.content, *snapshot.seeds, *snapshot.originals]
    return Marks(_digest(styles), _digest(others), _digest(rest))


def _digest(files: Iterable[File | Kept]) -> str:
    return digest_of("".join(f"{file.path}\0{file.digest}\n" for file in files).encode())


class BrokenPageError(Exception):
    """A page can't be made; its template is broken."""

    def __init__(self, problem: Problem) -> None:
        """Take the problem that says why."""
        super().__init__(problem.message)
        self.problem = problem


class Shown(Struct, frozen=True, dict=True):
    """A site without errors. Its database is used with `lock` held, since builds use it too."""

    proven: Proven
    marks: Marks
    pages: int
    """The number of pages."""
    token: str
    """Stays the same as long as open pages need not be loaded again."""
    lock: AbstractContextManager[object]

    @property
    def published(self) -> Published:
        """The files of the site."""
        return self.proven.published

    @property
    def assets(self) -> Mapping[str, bytes]:
        """The bytes of each asset, by address."""
        return dict(self.published.assets.files)

    @property
    def assets_by_name(self) -> Mapping[tuple[str, ...], str]:
        """The address of each asset, by its name without the digest."""
        matches = ((NAMED_BY_DIGEST.fullmatch(address), address) for address in self.assets)
        return {match.groups(): address for match, address in matches if match}

    def asset(self, address: str) -> bytes | None:
        """Return an asset, given its address, which may have an old digest; None where there is none."""
        match = NAMED_BY_DIGEST.fullmatch(address)
        if match is None:
            return None
        return self.assets.get(address) or self.assets.get(self.assets_by_name.get(match.groups(), ""))

    def page(self, address: str) -> bytes | None:
        """Return a page or another file; None for an address that nothing has.

        Raises BrokenPageError for a page whose template is broken.
        """
        with self.lock:
            if address in self.published.pages:
                return self._made(address)
            if address in self.published.others:
                return self.published.other[address].data
            return patterns_page(self.published, address)

    def carried(self, address: str) -> str | None:
        """Return the path in the project of a file that the site carries as it is; None for any other address."""
        with self.lock:
            return self.published.carried[address].path if address in self.published.carried else None

    def _made(self, address: str) -> bytes:
        made = self.published.page[address]
        if made.data or not made.problems:
            return made.data
        raise BrokenPageError(made.problems[0])

    def not_found(self) -> bytes:
        """Return the site's own page for wrong addresses, with links that work at any address."""
        made = self.page(address_of(NOT_FOUND)) or b""
        return FROM_THE_PAGE.sub(r"\1/", made.decode()).encode()


def address_of_path(path: str) -> str | None:
    """Return the address from the site's root that a request's path means; None for paths that no site has.

    A folder means its index.html. Refused are empty and hidden segments, climbing, encoded slashes, control characters
    and what is not UTF-8.
    """
    if not path.startswith("/"):
        return None
    segments = []
    for segment in path[1:].split("/"):
        try:
            segments.append(unquote_to_bytes(segment).decode())
        except UnicodeDecodeError:
            return None
    *folders, name = segments
    is_wrong = any(not folder for folder in folders) or any(
        segment.startswith(".") or not segment.isprintable() or "/" in segment or "\\" in segment
        for segment in segments
    )
    return None if is_wrong else "/".join((*folders, name or "index.html"))
