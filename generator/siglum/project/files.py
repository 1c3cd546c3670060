"""The files of a project that `new` writes, and those of them that `upgrade` renews."""

import json
from collections.abc import Mapping
from hashlib import sha256

from msgspec import Struct

from siglum import __version__

MADE = ("output/", ".output.", ".venv/")
"""Folders that a build inside the shipped starter leaves there, and that are no part of it."""
RECORD = ".siglum.json"
"""The file that records which version made a project, and the digests of the files that it wrote."""
WHEELS = "wheels/"
"""The folder of a project that keeps the wheel of siglum."""
_AUTHORS = ("seeds/", "site_src/", "README.md")
"""What belongs to the author: written once, and never renewed."""
LOCKED = (("requirements.txt", "requirements.lock"), ("requirements-html.txt", "requirements-html.lock"))
"""The lock files of a project, and the lock of siglum that each is made of."""
_HEADS = {
    "requirements.txt": "# What this site is built with.",
    "requirements-html.txt": "# What this site is built with, and what `make add` reads articles in HTML with.",
}
_LOCK = """{head} `siglum upgrade` renews this file; `make` installs it, as does
#     python -m pip install --require-hashes --only-binary :all: -r {name}
# The hashes decide which files are the right ones; the wheel of siglum itself is kept in wheels/.
--find-links wheels
siglum=={version} \\
    --hash=sha256:{digest}
"""
_LOCK_WITHOUT = """{head} `siglum upgrade` renews this file.
#
# siglum itself is MISSING here: the one that made this project ran in a checkout, and only a wheel can be locked. Run
# `make wheel` in the checkout, and here `uvx --from THE_WHEEL siglum upgrade`; until then, say make SIGLUM="…".
"""


class Shipped(Struct, frozen=True):
    """What a project is made from."""

    starter: Mapping[str, bytes]
    """The files of the starter, by path."""
    schemas: Mapping[str, str]
    locks: Mapping[str, bytes]
    """The locks in `LOCKED`, by name."""
    wheel: tuple[str, bytes] | None
    """Name and bytes of the wheel of this siglum; None where it runs in a checkout and none was given."""


def project_files(shipped: Shipped) -> dict[str, bytes]:
    """Return all files of a new project, by path."""
    starter = {path: data for path, data in shipped.starter.items() if not path.startswith(MADE)}
    files = {**starter, **{f"schemas/{name}": text.encode() for name, text in shipped.schemas.items()}}
    if shipped.wheel:
        files[f"{WHEELS}{shipped.wheel[0]}"] = shipped.wheel[1]
    for name, lock in LOCKED:
        files[name] = _head(name, shipped.wheel).encode() + shipped.locks[lock]
    return {**files, RECORD: record_of(renewed(files))}


def _head(name: str, wheel: tuple[str, bytes] | None) -> str:
    if wheel is None:
        return _LOCK_WITHOUT.format(head=_HEADS[name])
    return _LOCK.format(head=_HEADS[name], name=name, version=__version__, digest=sha256(wheel[1]).hexdigest())


def renewed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that `upgrade` renews: all but the author's, and RECORD."""
    return {path: data for path, data in files.items() if path != RECORD and not path.startswith(_AUTHORS)}


def record_of(files: Mapping[str, bytes]) -> bytes:
    """Return the bytes of RECORD for these files."""
    digests = {path: sha256(data).hexdigest() for path, data in sorted(files.items())}
    return (json.dumps({"version": __version__, "files": digests}, indent=1) + "\n").encode()
