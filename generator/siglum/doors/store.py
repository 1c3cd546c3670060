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


class Store:
    """Files below one address; all methods raise EnvironmentFault for whatever goes wrong there."""

    def __init__(self, url: str) -> None:
        """Take an address such as s3://bucket/site; raises UsageFault for one that nothing can be written to."""
        scheme = url.partition("://")[0] if "://" in url else ""
        if not scheme or scheme in OF_THIS_MACHINE:
            message = f"{visible(url)} is a folder of this machine, and no store"
            raise UsageFault(message, "For a folder, say `siglum build --output DIR`, which exchanges it in one step.")
        if scheme in UNFIT:
            raise UsageFault(f"{visible(url)} can't be written to", "Name a store, such as s3://bucket/site.")
        self.shown = visible(re.sub(r"//[^/@]*@", "//", url))
        """The address without a password."""
        self._files, self._path = self._opened(url)

    def _opened(self, url: str) -> tuple[Any, str]:
        try:
            from fsspec.core import url_to_fs  # noqa: PLC0415 - only this needs it
        except ImportError as error:
            raise EnvironmentFault(f"there is no fsspec here: {error}", "Install siglum[upload].") from error
        try:
            # Nothing that was seen before is taken for what stands there now.
            files, path = url_to_fs(url, use_listings_cache=False, skip_instance_cache=True)
        except ImportError as error:
            hint = "Install the package that it names; siglum[upload] brings none of any one store."
            raise EnvironmentFault(f"{self.shown}: {error}", hint) from error
        except ValueError as error:
            raise UsageFault(f"{self.shown}: {error}", "Name a store, such as s3://bucket/site.") from error
        except Exception as error:
            raise self._fault(error) from error
        return files, str(path).rstrip("/")

    def below(self, folder: str) -> "Store":
        """Return what stands in a folder of it."""
        made = object.__new__(Store)
        made.shown, made._files, made._path = f"{self.shown}/{folder}", self._files, f"{self._path}/{folder}"
        return made

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
        """Write files of a folder at the same addresses; yield after each batch how many are there."""
        for start in range(0, len(addresses), BATCH):
            batch = addresses[start : start + BATCH]
            with self._telling():
                # By their files and not their bytes, so that the store can tell of what type each is.
                self._files.put([str(folder / address) for address in batch], [self._at(one) for one in batch])
            yield start + len(batch)

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
            raise self._fault(error) from error

    def _fault(self, error: Exception) -> EnvironmentFault:
        """Return the fault for whatever a library for a store raises, which may be anything."""
        said = visible(str(error).strip().split("\n")[0]) or type(error).__name__
        return EnvironmentFault(f"{self.shown}: {said}", "See that it is there, and that you may write to it.")
