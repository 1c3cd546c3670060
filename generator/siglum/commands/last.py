"""What was published last, noted so that a build in which nothing changed ends before any slow import."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct, convert, to_builtins

from siglum.doors.cache import cache_folder, load_cache, save_cache
from siglum.doors.marks import Mark, is_marked, is_unchanged, know_digests, marks_of
from siglum.doors.plain import read_plain
from siglum.doors.publish import read_marker
from siglum.doors.shipped import TEMPLATES
from siglum.model.files import INPUTS, Digest
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
    marks: Mapping[str, Marks]
    """How the folders stood, by their paths."""


class Last(Struct, frozen=True):
    """A build that published a site, with how everything stood that it read and wrote."""

    output: str
    """The folder of the site, without links."""
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
        with suppress(OSError):
            return (
                asked == self.read.asked
                and self.read.marks.keys() == {str(one) for one in folders_of(root) if os.path.lexists(one)}
                and all(is_unchanged(Path(folder), marks) for folder, marks in self.read.marks.items())
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


def marks_of_inputs(root: Path) -> dict[str, Marks]:
    """Return the marks of the folders that a build reads; none of one that is not there or can't be read."""
    found: dict[str, Marks] = {}
    for folder in folders_of(root):
        with suppress(OSError):
            found[str(folder)] = marks_of(folder)
    return found


def recall_last(root: Path, output: Path, stamp: str) -> Last | None:
    """Return what was noted of the last build of an output by the same code."""
    plain = load_cache(cache_folder(root) / LAST, stamp)[0].plain
    return convert(plain, Last) if plain.get("output") == os.path.realpath(output) else None


def note_last(
    root: Path, output: Path, stamp: str, read: Read, summary: Mapping[str, int], problems: Sequence[Problem]
) -> None:
    """Note what was published, and with which warnings.

    A disk that refuses is told of with the rest of the cache, and the next build just does more. What cannot be read
    now, or was wrong with this build alone, is no ground for the next to end early.
    """
    if not any(problem.code in PASSING for problem in problems):
        with suppress(OSError):
            last = Last(os.path.realpath(output), read, marks_of(output), summary, dump_problems(problems))
            save_cache(cache_folder(root) / LAST, stamp, to_builtins(last))
