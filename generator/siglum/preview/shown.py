"""The site being served: a Build in memory, whose pages are made when somebody asks for them."""

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from siglum.build import Proven
from siglum.catalogue.addresses import NOT_FOUND
from siglum.catalogue.published import Published
from siglum.model.files import File, Snapshot, digest_of
from siglum.model.problems import Problem
from siglum.preview.patterns.page import patterns_page

STYLES = "templates/assets/css/"
NAMED_BY_DIGEST = re.compile(r"(assets/.+)\.[0-9a-f]{10}(\.[a-z0-9]+)")
"""The address of an asset: a page that was loaded earlier asks for it by a digest that is no longer its own."""
FROM_THE_PAGE = re.compile(r'(\s(?:href|src)=")(?![a-z+]+:|/|#|")')
"""The beginning of a link that starts from the page's own folder."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Digests by which two snapshots are compared: of the stylesheets, of the templates, and of all else."""

    styles: str
    templates: str
    rest: str


def marks_of(snapshot: Snapshot) -> Marks:
    """Return what tells a snapshot from another."""
    styles = [file for file in snapshot.templates if file.path.startswith(STYLES)]
    others = [file for file in snapshot.templates if not file.path.startswith(STYLES)]
    return Marks(*(_digest(files) for files in (styles, others, [*snapshot.content, *snapshot.seeds])))


def _digest(files: list[File]) -> str:
    return digest_of("".join(f"{file.path}\0{file.digest}\n" for file in files).encode())


class BrokenPageError(Exception):
    """A page can't be made, since its template is broken."""

    def __init__(self, problem: Problem) -> None:
        """Say why."""
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True)
class Shown:
    """A good site, and what its inputs were. It is asked with `lock` held, since builds use the same database."""

    proven: Proven
    marks: Marks
    pages: int
    """How many pages it has."""
    token: str
    """Names all states of the site between which an open page need not be loaded again."""
    lock: AbstractContextManager[object]

    @property
    def published(self) -> Published:
        """Its files."""
        return self.proven.published

    @property
    def assets(self) -> Mapping[str, bytes]:
        """The assets by address."""
        return dict(self.published.assets.files)

    @property
    def assets_by_name(self) -> Mapping[tuple[str, ...], str]:
        """The address of each asset by what it is called apart from its digest."""
        matches = ((NAMED_BY_DIGEST.fullmatch(address), address) for address in self.assets)
        return {match.groups(): address for match, address in matches if match}

    def asset(self, address: str) -> bytes | None:
        """Return an asset, also under a name that it had before it was edited."""
        match = NAMED_BY_DIGEST.fullmatch(address)
        if match is None:
            return None
        return self.assets.get(address) or self.assets.get(self.assets_by_name.get(match.groups(), ""))

    def page(self, address: str) -> bytes | None:
        """Make a page or another file; raises BrokenPageError where its template is broken."""
        with self.lock:
            if address in self.published.pages:
                return self._made(address)
            if address in self.published.others:
                return self.published.other[address].data
            return patterns_page(self.published, address)

    def _made(self, address: str) -> bytes:
        made = self.published.page[address]
        if made.data or not made.problems:
            return made.data
        raise BrokenPageError(made.problems[0])

    def not_found(self) -> bytes:
        """Make the site's own page for a wrong address, with links that work at whatever address it is shown."""
        made = self.page(NOT_FOUND) or b""
        return FROM_THE_PAGE.sub(r"\1/", made.decode()).encode()


def address_of_path(path: str) -> str | None:
    """Return the address that the path of a request stands for; None where no site has such an address.

    A folder stands for its index.html. What is encoded twice, climbs, hides, or is not UTF-8 stands for nothing.
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
