"""Runs Pagefind on the staged pages to make the search index that the site's script uses."""

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from siglum.doors.errors import EnvironmentFault
from siglum.doors.publish import Stage
from siglum.doors.system import Files, naming
from siglum.model.files import Digest, digest_of
from siglum.model.problems import visible
from siglum.model.urls import SEARCH_FOLDER

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff"
"""The letters of scripts without spaces: Thai, Lao, Burmese, Khmer, Chinese and Japanese."""
MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
"""Those that belong to the letter before them."""
BETWEEN = re.compile(f"(?<=[{UNSPACED}A-Za-z0-9])(?=[{UNSPACED}])(?![{MARKS}])|(?<=[{UNSPACED}])(?=[A-Za-z0-9])")
"""Where one word of the index ends and the next begins; search.js parts what is asked so too."""
PACKAGE = "pagefind-bin"
PATIENCE = 600
"""Seconds after which Pagefind is considered hung; ten thousand pages take a few."""
REMEDY = "Build with --no-search to publish without a search: the site then has its lists from A to Z."


@dataclass(frozen=True, slots=True)
class Searched:
    """What of a site is searched."""

    folders: tuple[str, ...]
    """The folders whose pages are those of records; the pages right in them only list these."""
    passed_over: str
    """A selector for what stands on such a page and is not its words: numbers, notes, context, labels."""


@dataclass(frozen=True, slots=True)
class Index:
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


def index_site(
    stage: Stage,
    pages: Mapping[str, Digest],
    remembered: Mapping[str, Any],
    what: Searched,
    files: Files | None = None,
) -> Index:
    """Add the search index to the stage; the old site's if it was made from the same pages.

    `pages` are the digests of all pages by address; only those of records are indexed. Raises EnvironmentFault if the
    index cannot be made.
    """
    files = files or Files()
    searched = {address: digest for address, digest in sorted(pages.items()) if _is_searched(address, what)}
    if not searched:
        return NO_INDEX
    made_of = digest_of(
        "\n".join(
            [_version(), BETWEEN.pattern, what.passed_over, *(f"{name} {digest}" for name, digest in searched.items())]
        ).encode()
    )
    known: Mapping[str, Digest] = remembered.get("files", {}) if remembered.get("made_of") == made_of else {}
    if known and _keep(stage, known, files):
        return Index(made_of, dict(known), kept=True)
    with _with_spaces(stage.folder, searched) as pages_in:
        _run_pagefind(pages_in, stage.folder / SEARCH_FOLDER, what)
    made = stage.folder / SEARCH_FOLDER
    with naming(made):
        _discard(_unused(made), files)
        found = sorted(path for path in made.rglob("*") if path.is_file())
        digests = {path.relative_to(stage.folder).as_posix(): digest_of(path.read_bytes()) for path in found}
    return Index(made_of, digests, kept=False)


def _is_searched(address: str, what: Searched) -> bool:
    """Return whether a page is that of a record; the lists of records are one folder above."""
    folder, _, rest = address.partition("/")
    return folder in what.folders and "/" in rest


def _version() -> str:
    """Return the version of Pagefind: another may make a different index of the same pages."""
    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return ""


def _keep(stage: Stage, known: Mapping[str, Digest], files: Files) -> bool:
    """Take over all files of the old index, or none."""
    kept: list[Path] = []
    for address, digest in known.items():
        if not stage.keep(address, digest):
            # A file that was taken over is a hard link to the old site's: Pagefind must not overwrite it.
            _discard(kept, files)
            return False
        kept.append(stage.folder / address)
    return True


def _discard(paths: Iterable[Path], files: Files) -> None:
    for path in paths:
        with naming(path):
            files.unlink(path)


@contextmanager
def _with_spaces(folder: Path, searched: Iterable[str]) -> Iterator[Path]:
    """Give a folder with the pages as Pagefind is to read them: the stage, or a copy with spaces where words end.

    Pagefind knows words by the spaces between them, and some scripts have none.
    """
    with naming(folder):
        pages = {address: (folder / address).read_bytes().decode() for address in searched}
    if not any(BETWEEN.search(text) for text in pages.values()):
        yield folder
        return
    with tempfile.TemporaryDirectory() as name, naming(Path(name)):
        for address, text in pages.items():
            place = Path(name) / address
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(BETWEEN.sub(" ", text).encode())
        yield Path(name)


def _run_pagefind(folder: Path, to: Path, what: Searched) -> None:
    """Run Pagefind on a folder of pages; raises EnvironmentFault."""
    arguments = (
        *("--site", ".", "--output-path", str(to.absolute())),
        *("--glob", f"{{{','.join(what.folders)}}}/*/index.html"),
        *("--exclude-selectors", what.passed_over),
        # The site also works from the disk, where no server adds index.html.
        "--keep-index-url",
        "--quiet",
    )
    # Settings for another site must not change this one.
    variables = {name: value for name, value in os.environ.items() if not name.upper().startswith("PAGEFIND_")}
    try:
        done = subprocess.run(  # noqa: S603 - the program is the locked package's, the arguments are ours
            [_executable(), *arguments],
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _fault(f"Pagefind did not finish within {PATIENCE} seconds") from error
    except OSError as error:
        raise _fault(f"Pagefind could not be started: {error.strerror or error}") from error
    if done.returncode != 0 or not (to / "pagefind-entry.json").is_file():
        said = " ".join((done.stderr or done.stdout).split()) or "it did not say why"
        raise _fault(f"Pagefind ended with {done.returncode}: {visible(said)}")


def _executable() -> str:
    """Return the path of the program in the installed package."""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 - who builds without a search can do without it
    except ImportError as error:
        raise _fault(f"the package {PACKAGE} is not installed") from error
    return str(get_executable())


def _fault(what: str) -> EnvironmentFault:
    return EnvironmentFault(f"the search index could not be made: {what}", REMEDY)


def _unused(made: Path) -> Iterator[Path]:
    """Yield the files for Pagefind's own search boxes, and its code for languages that the site does not use."""
    languages = json.loads((made / "pagefind-entry.json").read_bytes())["languages"].values()
    code = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages}
    for path in sorted(made.iterdir()):
        is_box = path.name.startswith(("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui."))
        is_other_code = path.name.startswith("wasm.") and path.name not in code
        if is_box or is_other_code or path.name == "pagefind-highlight.js":
            yield path
