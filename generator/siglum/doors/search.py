"""The search index: Pagefind, a program of its own, reads the staged pages and adds what the site's script asks."""

import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from siglum.doors.errors import EnvironmentFault
from siglum.doors.publish import Stage
from siglum.doors.system import Files, naming
from siglum.model.files import Digest, digest_of
from siglum.model.problems import visible

FOLDER = "pagefind"
"""Where the index stands in the site. Its files find one another by their names, so that none may be renamed."""
INDEXED = ("claims", "explainers", "organizations", "people", "sources", "topics")
"""The folders whose records are searched; other pages only arrange what stands on theirs."""
EXCLUDED = ".mk,.note,.ed,.ctx,.voice"
"""What stands within indexed elements and is not the words of the page: numbers, notes, context, labels."""
PACKAGE = "pagefind-bin"
PATIENCE = 600
"""Seconds after which Pagefind is taken to hang; ten thousand pages need a few."""
REMEDY = "Build with --no-search to publish without a search: the site then has its lists from A to Z."


@dataclass(frozen=True, slots=True)
class Index:
    """The index on the stage: what it was made of, and its files with their digests."""

    made_of: Digest
    files: Mapping[str, Digest]
    kept: bool
    """Whether it was taken over from the old site."""

    @property
    def remembered(self) -> dict[str, Any]:
        """What to remember of it for next time."""
        return {"made_of": self.made_of, "files": dict(self.files)}


NO_INDEX = Index("", {}, kept=False)


def index_site(
    stage: Stage, pages: Mapping[str, Digest], remembered: Mapping[str, Any], files: Files | None = None
) -> Index:
    """Add the index of the staged pages to the stage; the old site's one where it was made of the same pages.

    `pages` are all pages by their addresses, of which only records are searched. Raises EnvironmentFault when the index
    cannot be made.
    """
    files = files or Files()
    searched = {address: digest for address, digest in sorted(pages.items()) if _is_searched(address)}
    if not searched:
        return NO_INDEX
    made_of = digest_of("\n".join([_version(), *(f"{name} {digest}" for name, digest in searched.items())]).encode())
    known: Mapping[str, Digest] = remembered.get("files", {}) if remembered.get("made_of") == made_of else {}
    if known and _keep(stage, known, files):
        return Index(made_of, dict(known), kept=True)
    _run_pagefind(stage.folder)
    made = stage.folder / FOLDER
    with naming(made):
        _discard(_unused(made), files)
        found = sorted(path for path in made.rglob("*") if path.is_file())
        digests = {path.relative_to(stage.folder).as_posix(): digest_of(path.read_bytes()) for path in found}
    return Index(made_of, digests, kept=False)


def _is_searched(address: str) -> bool:
    """Tell whether a page is a record's own; the lists of records stand one folder above."""
    folder, _, rest = address.partition("/")
    return folder in INDEXED and "/" in rest


def _version() -> str:
    """Return the version of Pagefind, since another may make another index of the same pages."""
    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return ""


def _keep(stage: Stage, known: Mapping[str, Digest], files: Files) -> bool:
    """Take over all files of the old index, or none."""
    kept: list[Path] = []
    for address, digest in known.items():
        if not stage.keep(address, digest):
            # What was taken over shares its bytes with the old site: Pagefind must not find it here and write over it.
            _discard(kept, files)
            return False
        kept.append(stage.folder / address)
    return True


def _discard(paths: Iterable[Path], files: Files) -> None:
    for path in paths:
        with naming(path):
            files.unlink(path)


def _run_pagefind(folder: Path) -> None:
    """Let Pagefind write its index below a folder of pages; raises EnvironmentFault."""
    arguments = (
        *("--site", ".", "--output-subdir", FOLDER),
        *("--glob", f"{{{','.join(INDEXED)}}}/*/index.html"),
        *("--exclude-selectors", EXCLUDED),
        # The site is also read where no server completes the address of a folder.
        "--keep-index-url",
        "--quiet",
    )
    # What is set for another site of the same author must not change this one.
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
    if done.returncode != 0 or not (folder / FOLDER / "pagefind-entry.json").is_file():
        said = " ".join((done.stderr or done.stdout).split()) or "it did not say why"
        raise _fault(f"Pagefind ended with {done.returncode}: {visible(said)}")


def _executable() -> str:
    """Return the path of the program that the package brings along."""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 - who builds without a search can do without it
    except ImportError as error:
        raise _fault(f"the package {PACKAGE} is not installed") from error
    return str(get_executable())


def _fault(what: str) -> EnvironmentFault:
    return EnvironmentFault(f"the search index could not be made: {what}", REMEDY)


def _unused(made: Path) -> Iterator[Path]:
    """Yield what Pagefind adds for sites that use its own search boxes, and its code for languages not found here."""
    languages = json.loads((made / "pagefind-entry.json").read_bytes())["languages"].values()
    code = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages}
    for path in sorted(made.iterdir()):
        is_box = path.name.startswith(("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui."))
        is_other_code = path.name.startswith("wasm.") and path.name not in code
        if is_box or is_other_code or path.name == "pagefind-highlight.js":
            yield path
