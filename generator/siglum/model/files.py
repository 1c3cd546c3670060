"""Files on the way in, and places in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TypeAlias

Digest: TypeAlias = str
"""SHA-256 as 64 hexadecimal digits."""


def digest_of(data: bytes) -> Digest:
    """Return the digest by which everything is keyed; times are never."""
    return sha256(data).hexdigest()


@dataclass(frozen=True)
class File:
    """One file as it was read: its path from the project's root, with slashes, and its bytes."""

    path: str
    data: bytes

    @cached_property
    def digest(self) -> Digest:
        """The digest of the bytes."""
        return digest_of(self.data)


@dataclass(frozen=True)
class Snapshot:
    """All inputs as they stood at one moment; nothing is read twice."""

    content: tuple[File, ...]
    """The files of site_src/, sorted by path."""
    seeds: tuple[File, ...]
    """The files of seeds/, sorted by path."""
    templates: tuple[File, ...]
    """The templates and assets in force, sorted by path: the project's own stand in for the generator's."""

    @cached_property
    def digest(self) -> Digest:
        """The digest of all inputs together, names and bytes."""
        lines = (f"{file.path}\0{file.digest}\n" for file in (*self.content, *self.seeds, *self.templates))
        return digest_of("".join(lines).encode())


def with_files(snapshot: Snapshot, files: Iterable[File]) -> Snapshot:
    """Return a snapshot in which these files stand for those of their paths, or are new."""
    parts: dict[str, dict[str, File]] = {
        "site_src": {file.path: file for file in snapshot.content},
        "seeds": {file.path: file for file in snapshot.seeds},
        "templates": {file.path: file for file in snapshot.templates},
    }
    for file in files:
        parts[file.path.partition("/")[0]][file.path] = file
    return Snapshot(*(tuple(part[path] for path in sorted(part)) for part in parts.values()))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file: lines and columns count from 1, in code points; the end is the column after the last.

    Lines end at LF, CR LF and CR only.
    """

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A value in a file by the keys that lead to it, such as ("claims", 3, "evidence", 0, "quote").

    Its span is looked up only when it is to be shown, so records need not carry positions.
    """

    path: str
    keys: tuple[str | int, ...] = ()

    def at(self, *keys: str | int) -> "Place":
        """Return a place further within."""
        return Place(self.path, (*self.keys, *keys))
