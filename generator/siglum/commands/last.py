"""What was published last, noted so that a build in which nothing changed ends before any slow import."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from msgspec import MsgspecError, Struct, json

from siglum.doors.cache import cache_folder, load_cache, save_cache
from siglum.doors.marks import Mark, is_marked, is_unchanged, know_digests, marks_of
from siglum.doors.plain import read_plain
from siglum.doors.publish import read_marker
from siglum.doors.shipped import TEMPLATES
from siglum.model.files import INPUTS, Digest, digest_of
from siglum.model.problems import Problem, dump_problems, load_problems

LAST = "last"
"""The file in the cache."""
PASSING = frozenset({"cache-damaged", "cache-not-saved", "old-site-not-removed", "swap-not-confirmed"})
"""Warnings about one build alone, which the next has no part in."""
Marks: TypeAlias = Mapping[str, Mark]


class Read(Struct, frozen=True):
    """What a build read."""

    asked: str
    """The options that make another site."""
    digest: Digest
    """That of these and of all files."""
    marks: Sequence[Marks | None]
    """How the folders stood, in the order of `folders_of`; None where there was none, or it could not be read."""


class Last(Struct, frozen=True):
    """A build that published a site, with how everything stood that it read and wrote."""

    output: Digest
    """That of the path of the site, without links."""
    read: Read
    marks: Marks
    """How the site stood."""
    summary: Mapping[str, int]
    warnings: list[list[object]]
    """As plain JSON."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The warnings."""
        return load_problems(self.warnings)

    def is_of(self, root: Path, asked: str) -> bool:
        """Whether a build with some options would read what this one read: nothing there was touched since."""
        folders = zip(folders_of(root), self.read.marks, strict=True)
        with suppress(OSError):
            return asked == self.read.asked and all(
                is_unchanged(folder, marks) if marks else not os.path.lexists(folder) for folder, marks in folders
            )
        return False

    def stands(self, output: Path) -> bool:
        """Whether the site is as it was published: nothing there was touched since."""
        marker = read_marker(output)
        with suppress(OSError):
            return marker is not None and marker.get("inputs") == self.read.digest and is_unchanged(output, self.marks)
        return False

    def know_site(self, output: Path) -> None:
        """Take it from the manifest of the site what bytes its files have, as far as nobody touched them since."""
        from siglum.exports.manifest import ADDRESS, read_manifest  # noqa: PLC0415 - see build_site

        with suppress(OSError):
            data, status = read_plain(output / ADDRESS)
            manifest = read_manifest(data) if is_marked(status, data, self.marks.get(ADDRESS)) else None
            if manifest:
                know_digests(output, self.marks, manifest["files"])


def folders_of(root: Path) -> tuple[Path, ...]:
    """Return the folders that a build reads, but for those of installed packages, which the stamp of the code tells."""
    return (*(root / name for name in INPUTS), TEMPLATES)


def marks_of_inputs(root: Path) -> tuple[Marks | None, ...]:
    """Return the marks of the folders that a build reads."""
    return tuple(map(_marks_of, folders_of(root)))


def _marks_of(folder: Path) -> Marks | None:
    with suppress(OSError):
        return marks_of(folder)
    return None


def _digest_of(output: Path) -> Digest:
    """Return the digest of a path without links, which need not be text."""
    return digest_of(os.fsencode(os.path.realpath(output)))


def recall_last(root: Path, output: Path, stamp: str) -> Last | None:
    """Return what was noted of the last build of an output by the same code."""
    noted = load_cache(cache_folder(root) / LAST, stamp)[0].data
    with suppress(MsgspecError):
        last = json.decode(noted, type=Last)
        return last if last.output == _digest_of(output) else None
    return None


def note_last(
    root: Path, output: Path, stamp: str, read: Read, summary: Mapping[str, int], problems: Sequence[Problem]
) -> None:
    """Note what was published, and with which warnings.

    A disk that refuses is told of with the rest of the cache, and the next build just does more. What cannot be read
    now, or was wrong with this build alone, is no ground for the next to end early; nor is a name that is no text.
    """
    if not any(problem.code in PASSING for problem in problems):
        with suppress(OSError, UnicodeEncodeError):
            last = Last(_digest_of(output), read, marks_of(output), summary, dump_problems(problems))
            save_cache(cache_folder(root) / LAST, stamp, {}, [json.encode(last)])
