"""A published site as it lies somewhere, read file by file, without following links."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from siglum.doors.errors import UsageFault
from siglum.doors.plain import digest_plain, read_plain
from siglum.doors.system import naming
from siglum.model.files import Digest
from siglum.model.problems import visible


def addresses_in(folder: Path) -> dict[str, bool]:
    """Return everything in a published site but its folders, by address, and whether it is a plain file.

    Raises UsageFault where the folder is none, and EnvironmentFault for one that can't be read.
    """
    if not os.path.isdir(folder):  # noqa: PTH112 - never raises, whatever the path
        raise UsageFault(f"{visible(str(folder))} is no folder", "Name the folder that holds the site.")
    found = {}
    folders = [""]
    for above in folders:
        with naming(folder / above):
            entries = sorted(os.scandir(folder / above), key=lambda entry: entry.name)
        for entry in entries:
            address = f"{above}/{entry.name}" if above else entry.name
            with naming(folder / address):
                mode = entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                folders.append(address)
            else:
                found[address] = stat.S_ISREG(mode)
    return found


def digest_published(folder: Path, address: str) -> Digest:
    """Return the digest of a plain file of a site, whatever its size; raises as `read_published` does."""
    with naming(folder / address):
        return digest_plain(folder / address)


def read_published(folder: Path, addresses: Iterator[str]) -> Iterator[tuple[str, bytes]]:
    """Yield plain files of a site with their bytes; raises EnvironmentFault for one that can't be read."""
    for address in addresses:
        with naming(folder / address):
            yield address, read_plain(folder / address)[0]
