"""Adds the search index to the stage: the old site's where it was made of the same pages, else a new one."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from siglum.doors.pagefind import index_of, version
from siglum.doors.publish import Stage
from siglum.doors.system import naming
from siglum.model.files import Digest, digest_of
from siglum.model.urls import SEARCH_FOLDER

LETTERS_WITHOUT_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff"
"""The letters of scripts without spaces: Thai, Lao, Burmese, Khmer, Chinese and Japanese."""
MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
"""Those that belong to the letter before them."""
BETWEEN = re.compile(
    f"(?<=[{LETTERS_WITHOUT_SPACES}A-Za-z0-9])(?=[{LETTERS_WITHOUT_SPACES}])(?![{MARKS}])|(?<=[{LETTERS_WITHOUT_SPACES}])(?=[A-Za-z0-9])"
)
"""Where one word of the index ends and the next begins; search.js parts what is asked so too."""


class Searched(Struct, frozen=True):
    """What of a site is searched."""

    folders: tuple[str, ...]
    """The folders whose pages are those of records; the pages right in them only list these."""
    passed_over: str
    """A selector for what stands on such a page and is not its words: numbers, notes, context, labels."""


class Index(Struct, frozen=True):
    """The staged index: a digest of its inputs, and its files with their digests."""

    made_of: Digest
    files: Mapping[str, Digest]
    kept: bool
    """Whether it was taken over from the old site."""

    @property
    def remembered(self) -> dict[str, Any]:
        """What the cache keeps of it."""
        return {"made_of": self.made_of, "files": dict(self.files)}


NO_INDEX = Index("", {}, kept=False)


def index_site(stage: Stage, pages: Mapping[str, Digest], remembered: Mapping[str, Any], what: Searched) -> Index:
    """Add the search index to the stage; the old site's if it was made from the same pages.

    `pages` are the digests of all pages by address; only those of records are indexed, in the order of their addresses.
    Raises EnvironmentFault if the index cannot be made, or the disk fails.
    """
    searched = {address: digest for address, digest in sorted(pages.items()) if is_searched(address, what)}
    if not searched:
        return NO_INDEX
    made_of = digest_of(
        "\n".join(
            [version(), BETWEEN.pattern, what.passed_over, *(f"{name} {digest}" for name, digest in searched.items())]
        ).encode()
    )
    known: Mapping[str, Digest] = remembered.get("files", {}) if remembered.get("made_of") == made_of else {}
    if known and _keep(stage, known):
        return Index(made_of, dict(known), kept=True)
    made = index_of(_read(stage.folder, searched), what.passed_over)
    digests = {}
    for name, data in made.items():
        address = f"{SEARCH_FOLDER}/{name}"
        digests[address] = digest_of(data)
        if not stage.keep(address, digests[address]):
            stage.write(address, data)
    return Index(made_of, digests, kept=False)


def is_searched(address: str, what: Searched) -> bool:
    """Return whether a page is the first of a record; lists stand one folder above it, further parts one below."""
    folder, *rest = address.split("/")
    return folder in what.folders and len(rest) == 2 and rest[1] == "index.html"  # noqa: PLR2004 - its own folder


def _keep(stage: Stage, known: Mapping[str, Digest]) -> bool:
    """Take over all files of the old index, or none."""
    kept: list[str] = []
    for address, digest in known.items():
        if not stage.keep(address, digest):
            for one in kept:
                stage.drop(one)
            return False
        kept.append(address)
    return True


def _read(folder: Path, addresses: Mapping[str, Digest]) -> Iterator[tuple[str, bytes]]:
    """Yield the staged pages, with spaces where a script sets none: Pagefind knows words by them alone."""
    for address in addresses:
        with naming(folder / address):
            yield address, BETWEEN.sub(" ", (folder / address).read_bytes().decode()).encode()
