"""Input files, and positions in them."""

from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Digest: TypeAlias = str
"""SHA-256 as 64 hexadecimal digits."""

CONTENT, SEEDS, TEMPLATES = INPUTS = ("site_src", "seeds", "templates")
"""The folders of a project of which its site is made."""
SETTINGS = f"{CONTENT}/site.yaml"
"""The path of the file with a site's settings."""
ORIGINAL = ".original"
"""The ending of files in seeds/ that are kept as they came."""


def digest_of(data: bytes) -> Digest:
    """Return the SHA-256 digest of some bytes."""
    return sha256(data).hexdigest()


class File(Struct, frozen=True, dict=True):
    """A file as it was read: its path from the project's root, with forward slashes, and its bytes."""

    path: str
    data: bytes

    @cached_property
    def digest(self) -> Digest:
        """The digest of the bytes."""
        return digest_of(self.data)


class Kept(Struct, frozen=True):
    """A file that is kept as it came, such as the PDF of an article: its path, as of a File, and its digest alone."""

    path: str
    digest: Digest


class Snapshot(Struct, frozen=True, dict=True):
    """All input files, each read once."""

    content: tuple[File, ...]
    """The files of site_src/, sorted by path."""
    seeds: tuple[File, ...]
    """The files of seeds/, sorted by path."""
    templates: tuple[File, ...]
    """The templates and assets in use, sorted by path: a project's own, a theme's, or the generator's."""
    theme: str | None = None
    """The theme whose templates are among them."""
    themes: tuple[str, ...] = ()
    """The names of the themes that are installed."""
    originals: tuple[Kept, ...] = ()
    """The files of seeds/ that articles were taken from, sorted by path."""

    @property
    def files(self) -> tuple[File | Kept, ...]:
        """All of them, folder by folder."""
        return (*self.content, *self.seeds, *self.originals, *self.templates)

    @cached_property
    def digest(self) -> Digest:
        """The digest of all inputs: their paths and their bytes."""
        lines = (f"{file.path}\0{file.digest}\n" for file in self.files)
        return digest_of("".join(lines).encode())


def with_files(snapshot: Snapshot, files: Iterable[File]) -> Snapshot:
    """Return a snapshot in which these files stand for those of their paths, or are new."""
    parts: dict[str, dict[str, File]] = {
        CONTENT: {file.path: file for file in snapshot.content},
        SEEDS: {file.path: file for file in snapshot.seeds},
        TEMPLATES: {file.path: file for file in snapshot.templates},
    }
    for file in files:
        parts[file.path.partition("/")[0]][file.path] = file
    content, seeds, templates = (tuple(part[path] for path in sorted(part)) for part in parts.values())
    return replace(snapshot, content=content, seeds=seeds, templates=templates)


class Span(Struct, frozen=True, tag=True):
    """A range of a file. Lines and columns count from 1, in code points; the end is exclusive.

    Only LF, CR LF and CR end a line. Line 0 means that the problem has no line, only a file.
    """

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


class Place(Struct, frozen=True, tag=True):
    """A value in a file, addressed by the keys that lead to it, such as (3, "evidence", 0, "quote").

    Its span is looked up only when a problem is shown, so records need not carry positions.
    """

    path: str
    keys: tuple[str | int, ...] = ()

    def at(self, *keys: str | int) -> "Place":
        """Return the place of a value nested in this one."""
        return Place(self.path, (*self.keys, *keys))
