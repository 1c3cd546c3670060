"""A place that is no folder of this machine: an object store, or a server, whatever fsspec can write to."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from siglum.doors.errors import EnvironmentFault, UsageFault
from siglum.model.problems import visible

BATCH = 64
"""Files that are handed over at once; many stores take several at a time."""
OF_THIS_MACHINE = frozenset(("file", "local"))
UNFIT = frozenset(("http", "https", "data", "git", "github", "gist", "zip", "tar", "cached", "reference"))
"""What can be read, and not written to file by file."""


def open_store(url: str) -> "Store":
    """Return the store at an address such as s3://bucket/site.

    Raises UsageFault for one that nothing can be written to, and EnvironmentFault where a library is missing.
    """
    scheme = url.partition("://")[0] if "://" in url else ""
    # Without a password.
    shown = visible(re.sub(r"//[^/@]*@", "//", url))
    if not scheme or scheme in OF_THIS_MACHINE:
        hint = "For a folder, say `siglum build --output DIR`, which exchanges it in one step."
        raise UsageFault(f"{shown} is a folder of this machine, and no store", hint)
    if scheme in UNFIT:
        raise UsageFault(f"{shown} can't be written to", "Name a store, such as s3://bucket/site.")
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - only this needs it
    except ImportError as error:
        raise EnvironmentFault(f"there is no fsspec here: {error}", "Install siglum[upload].") from error
    try:
        # Nothing that was seen before is taken for what stands there now.
        files, path = url_to_fs(url, use_listings_cache=False, skip_instance_cache=True)
    except ImportError as error:
        hint = "Install the package that it names; siglum[upload] brings none of any one store."
        raise EnvironmentFault(f"{shown}: {error}", hint) from error
    except ValueError as error:
        raise UsageFault(f"{shown}: {error}", "Name a store, such as s3://bucket/site.") from error
    except Exception as error:
        raise _fault(shown, error) from error
    return Store(shown, files, str(path).rstrip("/"))


class Store:
    """Files below one address; all methods raise EnvironmentFault for whatever goes wrong there."""

    def __init__(self, shown: str, files: Any, path: str) -> None:  # noqa: ANN401 - fsspec has no types
        """Take the address as messages show it, the file system of fsspec, and the path there."""
        self.shown = shown
        self._files, self._path = files, path

    def below(self, folder: str) -> "Store":
        """Return what stands in a folder of it."""
        return Store(f"{self.shown}/{folder}", self._files, f"{self._path}/{folder}")

    def is_empty(self) -> bool:
        """Tell whether nothing stands there."""
        with self._telling():
            self._files.invalidate_cache()
            try:
                names = self._files.ls(self._path, detail=False)
            except FileNotFoundError:
                return True
        # Some stores have an object for a folder itself.
        return not [name for name in names if str(name).strip("/") != self._path.strip("/")]

    def read(self, address: str) -> bytes | None:
        """Return the bytes of a file; None where there is none."""
        with self._telling():
            try:
                return bytes(self._files.cat_file(self._at(address)))
            except FileNotFoundError:
                return None

    def write(self, address: str, data: bytes) -> None:
        """Write a file whole."""
        with self._telling():
            self._files.pipe_file(self._at(address), data)

    def put(self, folder: Path, addresses: Sequence[str]) -> Iterator[int]:
        """Write files of a folder at the same addresses; yield after each batch how many it was."""
        for start in range(0, len(addresses), BATCH):
            batch = addresses[start : start + BATCH]
            with self._telling():
                # By their files and not their bytes, so that the store can tell of what type each is.
                self._files.put([str(folder / address) for address in batch], [self._at(one) for one in batch])
            yield len(batch)

    def remove(self, addresses: Sequence[str]) -> None:
        """Remove files; one that is not there is no fault."""
        with self._telling():
            for address in addresses:
                try:
                    self._files.rm_file(self._at(address))
                except FileNotFoundError:
                    continue

    def _at(self, address: str) -> str:
        return f"{self._path}/{address}"

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except EnvironmentFault:
            raise
        except Exception as error:
            raise _fault(self.shown, error) from error


def _fault(shown: str, error: Exception) -> EnvironmentFault:
    """Return the fault for whatever a library for a store raises, which may be anything."""
    said = visible(str(error).strip().split("\n")[0]) or type(error).__name__
    return EnvironmentFault(f"{shown}: {said}", "See that it is there, and that you may write to it.")
