"""Reads all inputs into a Snapshot."""

import os
import re
import stat
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from unicodedata import category

from msgspec import Struct

from siglum.doors.errors import EnvironmentFault
from siglum.doors.extensions import theme_folder, theme_names
from siglum.doors.plain import READ_ONLY, NotPlainError, digest_plain, read_plain
from siglum.doors.system import environment_fault, naming
from siglum.model import files
from siglum.model.files import ORIGINAL, SETTINGS, File, Kept, Snapshot, Span
from siglum.model.locators import ENDING as LOCATORS
from siglum.model.pictures import ENDINGS as PICTURES
from siglum.model.problems import Problem, Severity, visible
from siglum.model.urls import DEVICE_NAMES

CONTENT_LIMIT = 1 << 20
"""In bytes, for one file of site_src/."""
SEED_LIMIT = 4 << 20
"""In bytes, for one file of seeds/ and of templates/."""
NAME_LIMIT = 255
"""In bytes of UTF-8, for one name: the limit of common file systems."""
PATH_LIMIT = 240
"""In bytes of UTF-8, for a path from the project's root: short enough for Windows and for archives."""


class Folder(Struct, frozen=True):
    """One of the input folders, and which of its files are read."""

    name: str
    endings: tuple[str, ...]
    """Endings of the paths that are read; empty for all."""
    limit: int
    """The maximum size of a file in bytes."""
    tells_of_others: bool = False
    """Whether to warn of files with other endings."""
    kept: tuple[str, ...] = ()
    """Endings of files of which only the digest is read, whatever their size."""


CONTENT = Folder(files.CONTENT, (".md", ".yaml", ".yml"), CONTENT_LIMIT, tells_of_others=True)
OWN_ASSETS = Folder(
    f"{files.CONTENT}/assets", tuple(f".{one}" for one in sorted(PICTURES)), SEED_LIMIT, tells_of_others=True
)
"""A project's own pictures; the one of shared links replaces that of the templates."""
THEME = re.compile(rb"""^theme:[ \t]*(["']?)([a-z0-9-]+)\1[ \t]*(?:#.*)?\r?$""", re.MULTILINE)
SEEDS = Folder(files.SEEDS, (".txt", LOCATORS), SEED_LIMIT, kept=(ORIGINAL,))
TEMPLATES = Folder(files.TEMPLATES, (), SEED_LIMIT)


def read_snapshot(root: Path, templates: Path) -> tuple[Snapshot, tuple[Problem, ...]]:
    """Read every input file once, without following links; a file that cannot be an input is a problem.

    `templates` is the folder that ships with the generator. A file of the same name in the theme that site.yaml names
    replaces one of it, one in the project's own templates/ replaces either, and so does an asset in site_src/assets/.
    Raises EnvironmentFault for a file that exists and cannot be read, which is never treated as deleted, and for a
    theme that is installed without its templates.
    """
    content, _, content_problems = _read_folder(root / CONTENT.name, CONTENT)
    seeds, originals, seed_problems = _read_folder(root / SEEDS.name, SEEDS)
    shipped, _, template_problems = _read_folder(templates, TEMPLATES)
    theme = _theme_of(content)
    folder = theme_folder(theme) if theme else None
    themed: tuple[File, ...] = ()
    if folder:
        themed, _, theme_problems = _read_folder(folder, TEMPLATES)
        template_problems += theme_problems
    own: tuple[File, ...] = ()
    if not _is_one_folder(root / TEMPLATES.name, templates):
        own, _, own_problems = _read_folder(root / TEMPLATES.name, TEMPLATES)
        template_problems += own_problems
    in_force = {file.path: file for file in (*shipped, *themed, *own)}
    for asset in (file for file in content if file.path.startswith(f"{OWN_ASSETS.name}/")):
        in_force.pop(asset.path.replace(CONTENT.name, TEMPLATES.name, 1), None)
        in_force[asset.path] = asset
    records = tuple(file for file in content if file.path not in in_force)
    missing = tuple(_missing_folders(root, templates))
    used = tuple(in_force[path] for path in sorted(in_force))
    snapshot = Snapshot(records, seeds, used, theme if folder else None, theme_names(), originals)
    return snapshot, (*missing, *content_problems, *seed_problems, *template_problems)


def _theme_of(content: tuple[File, ...]) -> str | None:
    """Return the theme that site.yaml names. It is needed before anything is understood; a law checks it."""
    found = (THEME.search(file.data) for file in content if file.path == SETTINGS)
    return next((match[2].decode() for match in found if match), None)


def _missing_folders(root: Path, templates: Path) -> Iterator[Problem]:
    if not os.path.lexists(root / CONTENT.name):
        yield Problem(
            "folder-missing",
            Span(f"{CONTENT.name}/"),
            f"there is no folder {CONTENT.name}/ in {visible(str(root))}",
            f"Run the command in the folder of your project, or create {CONTENT.name}/ with a site.yaml in it.",
        )
    if not os.path.lexists(templates):
        message = f"{visible(str(templates))}: the templates that ship with the generator are missing"
        raise EnvironmentFault(message, "Install the generator again.")


def _is_one_folder(one: Path, other: Path) -> bool:
    try:
        return os.path.samestat(one.lstat(), other.lstat())
    except OSError:
        return False


def _read_folder(top: Path, folder: Folder) -> tuple[tuple[File, ...], tuple[Kept, ...], tuple[Problem, ...]]:
    """Read an input folder; a missing one is empty. All results are sorted by path, by code point."""
    try:
        mode = top.lstat().st_mode
    except FileNotFoundError:
        return (), (), ()
    except OSError as error:
        raise environment_fault(top, error) from error
    if not stat.S_ISDIR(mode):
        return (), (), (_not_a_file(folder.name, mode, "folder"),)
    with naming(top):
        descriptor = os.open(top, READ_ONLY | os.O_DIRECTORY)
    try:
        found = tuple(_walk(descriptor, folder.name, folder))
    finally:
        os.close(descriptor)
    files = sorted((one for one in found if isinstance(one, File)), key=lambda file: file.path)
    kept = sorted((one for one in found if isinstance(one, Kept)), key=lambda file: file.path)
    problems = sorted((one for one in found if isinstance(one, Problem)), key=lambda problem: problem.span.path)
    return tuple(files), tuple(kept), tuple(problems)


def _walk(descriptor: int, path: str, folder: Folder) -> Iterator[File | Kept | Problem]:
    """Read an open directory recursively; the limit on the length of paths bounds the depth."""
    with naming(path), os.scandir(descriptor) as listing:
        entries = list(listing)
    for entry in entries:
        here = f"{path}/{entry.name}"
        if is_passed_over(entry.name):
            continue
        with naming(here):
            # What the listing says of most entries costs no further look.
            is_folder = entry.is_dir(follow_symlinks=False)
            other = None if is_folder or entry.is_file(follow_symlinks=False) else entry.stat(follow_symlinks=False)
        if is_folder:
            within = OWN_ASSETS if here == OWN_ASSETS.name else folder
            yield from _enter(descriptor, entry.name, here, within)
        elif other:
            yield _not_a_file(here, other.st_mode, "file")
        elif folder.endings and not here.endswith((*folder.endings, *folder.kept)):
            yield from _passed_over(here, folder)
        elif fault := name_fault(here):
            yield _unusable(here, fault)
        elif here.endswith(folder.kept):
            yield _keep(descriptor, entry.name, here)
        else:
            yield _read(descriptor, entry.name, here, folder.limit)


def _enter(descriptor: int, name: str, path: str, folder: Folder) -> Iterator[File | Kept | Problem]:
    """Read a subfolder of an open directory."""
    if fault := name_fault(path):
        yield _unusable(path, fault)
        return
    with naming(path):
        inner = os.open(name, READ_ONLY | os.O_DIRECTORY, dir_fd=descriptor)
    try:
        yield from _walk(inner, path, folder)
    finally:
        os.close(inner)


def _read(descriptor: int, name: str, path: str, limit: int) -> File | Problem:
    """Read a file of an open directory, up to one byte more than the limit; raises EnvironmentFault."""
    with naming(path):
        try:
            data, _ = read_plain(name, folder=descriptor, limit=limit + 1)
        except NotPlainError as error:
            # It was replaced since the directory was listed.
            return _not_a_file(path, error.mode, "file")
    if len(data) <= limit:
        return File(path, data)
    message = f"this file is larger than {limit >> 20} MiB, the most that is read of one file"
    return Problem("file-too-large", Span(path), message, "Split it, or keep what is not text elsewhere.")


def _keep(descriptor: int, name: str, path: str) -> Kept | Problem:
    """Read the digest of a file of an open directory; raises EnvironmentFault."""
    with naming(path):
        try:
            return Kept(path, digest_plain(name, folder=descriptor))
        except NotPlainError as error:
            return _not_a_file(path, error.mode, "file")


def is_passed_over(name: str) -> bool:
    """Return whether a file or folder is hidden, or an editor's backup or lock file.

    Only the name counts: the lock files of some editors are dangling links.
    """
    return name.startswith(".") or name.endswith("~") or (name.startswith("#") and name.endswith("#"))


@lru_cache(maxsize=1 << 16)
def name_fault(path: str) -> str | None:
    """Return why a path from the project's root cannot be used, by its last segment and its length, or None.

    Folders are checked before their contents, so the other segments are valid.
    """
    name = path.rpartition("/")[2]
    try:
        name_size, path_size = len(name.encode()), len(path.encode())
    except UnicodeEncodeError:
        return "is not valid UTF-8"
    stem = name.partition(".")[0].rstrip().casefold()
    # Python prints none of those kinds, and hardly any other.
    is_hidden = not name.isprintable() and any(category(char) in {"Cc", "Cf", "Zl", "Zp"} for char in name)
    is_unshowable = ":" in name or "\\" in name or is_hidden
    faults = (
        (is_unshowable, "holds a character that does not show or that some systems cannot have in a name"),
        (name.endswith((".", " ")), "ends in a dot or a space, which some systems drop"),
        (stem in DEVICE_NAMES, "is a name that some systems keep for a device"),
        (name_size > NAME_LIMIT, f"is {name_size} bytes long; the limit is {NAME_LIMIT}"),
        (path_size > PATH_LIMIT, f"makes a path of {path_size} bytes; the limit is {PATH_LIMIT}"),
    )
    return next((fault for is_so, fault in faults if is_so), None)


def _unusable(path: str, fault: str) -> Problem:
    name = visible(path.rpartition("/")[2])
    return Problem("file-name-unusable", Span(visible(path)), f"the name {name!r} {fault}", "Rename it.")


def _not_a_file(path: str, mode: int, wanted: str) -> Problem:
    """Return a problem for something that is not the file or folder expected at `path`."""
    span = Span(visible(path))
    if stat.S_ISLNK(mode):
        message = "this is a link, and links are not followed: they may lead out of the project"
        return Problem("input-is-a-link", span, message, f"Put the {wanted} itself here.")
    kinds: tuple[tuple[Callable[[int], bool], str], ...] = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISREG, "a file"),
    )
    kind = next((kind for is_kind, kind in kinds if is_kind(mode)), "a device")
    return Problem("input-not-a-file", span, f"this is {kind} and not a {wanted}", "Move it out of the project.")


def _passed_over(path: str, folder: Folder) -> Iterator[Problem]:
    """Warn of a file that is not read although an author may expect it."""
    endings = [ending.rpartition("/")[2] for ending in folder.endings if ending != ".yml"]
    *others, last = endings
    readable = f"{', '.join(others)} and {last} are" if others else f"{last} is"
    if path.lower().endswith(folder.endings):
        hint = "Write its ending in small letters."
    elif folder.tells_of_others:
        hint = "Move it out of this folder, or give its name a dot in front."
    else:
        return
    message = f"this file is not read; only {readable}"
    yield Problem("file-not-understood", Span(visible(path)), message, hint, Severity.WARNING)
