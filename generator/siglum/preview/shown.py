"""The site being served: a Build in memory, whose pages are made when somebody asks for them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote_to_bytes

from siglum.build import Build
from siglum.catalogue.addresses import NOT_FOUND
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


@dataclass(frozen=True)
class Shown:
    """A good site, and what its inputs were."""

    build: Build
    marks: Marks
    problems: Callable[[], tuple[Problem, ...]]
    """Returns its warnings; to look for them takes as long as all else."""
    token: str
    """Names all states of the site between which an open page need not be loaded again."""

    @cached_property
    def assets(self) -> Mapping[str, bytes]:
        """The assets by address; asked for by every page, so not made together with the exports."""
        return dict(self.build.assets.files)

    @cached_property
    def assets_by_name(self) -> Mapping[tuple[str, ...], str]:
        """The address of each asset by what it is called apart from its digest."""
        matches = ((NAMED_BY_DIGEST.fullmatch(address), address) for address in self.assets)
        return {match.groups(): address for match, address in matches if match}

    @cached_property
    def others(self) -> Mapping[str, bytes]:
        """Every file that is no page, made when the first of them is asked for."""
        return dict(self.build.other_files())

    def asset(self, address: str) -> bytes | None:
        """Return an asset, also under a name that it had before it was edited."""
        match = NAMED_BY_DIGEST.fullmatch(address)
        if match is None:
            return None
        return self.assets.get(address) or self.assets.get(self.assets_by_name.get(match.groups(), ""))

    def page(self, address: str) -> bytes | None:
        """Make a page; raises what its view or its template raises."""
        page = self.build.page_at.get(address)
        return self.build.renderer.render(page.template, page.view()) if page else patterns_page(self.build, address)

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
