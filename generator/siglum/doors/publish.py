"""Stages a site beside the output folder, and replaces the output in one step or not at all."""

import json
import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from siglum.doors.errors import EnvironmentFault, Fault
from siglum.doors.exchange import (
    MARKER,
    OutputPaths,
    clear_up,
    is_unlinkable,
    is_untidy,
    locked,
    put_in_place,
    read_marker,
    require_ours,
    survey,
)
from siglum.doors.plain import digest_by_status, digest_plain, pieces_of_plain
from siglum.doors.system import (
    FILE_MODE,
    FOLDER_MODE,
    Files,
    make_folder,
    naming,
    reason,
    write_digested,
    write_new,
    write_over,
)
from siglum.model.files import Digest, Span
from siglum.model.problems import Problem, Severity

__all__ = ["MARKER", "Copied", "Files", "Stage", "is_untidy", "read_marker", "staging"]


@contextmanager
def staging(
    output: Path, inputs: Sequence[Path], files: Files | None = None, *, durable: bool = False
) -> Iterator["Stage"]:
    """Provide a stage for a new site; the output stays as it is unless the stage's `swap` is called.

    The output may not be, contain or lie inside one of the folders in `inputs`. With `durable`, all is flushed to the
    disk, so that even a power failure leaves the old site or the new one. The leftovers of a killed build are cleared
    first. Raises UsageFault if the output may not be replaced, and EnvironmentFault for the disk, a permission, or
    another build of the same output.
    """
    files = files or Files()
    ground = survey(output, inputs)
    owner = os.getpid()
    stage = Stage(files, ground, durable=durable)
    with locked(files, ground.lock) as failed:
        with naming(ground.output.parent):
            clear_up(files, ground)
        try:
            _raise_stage(files, ground)
            yield stage
        finally:
            # A forked worker that ends with an exception must not clear its parent's stage.
            if os.getpid() == owner:
                with suppress(OSError, Fault):
                    clear_up(files, ground)
    stage.left_behind = tuple(
        _warning(
            "old-site-not-removed",
            ground.lock,
            f"the new site is in place, but the lock of its folder could not be removed: {reason(error)}",
            "It is no obstacle, and the next build tries again; you may also remove this file yourself.",
        )
        for error in failed
    )


def _raise_stage(files: Files, ground: OutputPaths) -> None:
    """Create the staging folder with a marker, by which a later build knows that it may remove it."""
    with naming(ground.staging):
        make_folder(files, ground.staging)
        # Empty until the site is complete, so that it is never half written.
        write_new(files, ground.staging / MARKER, (b"",))


class Stage:
    """A site that is being written. Forked processes may write to it too, each to different addresses."""

    def __init__(self, files: Files, ground: OutputPaths, *, durable: bool) -> None:
        """Use an empty staging folder; only `staging` makes a Stage."""
        self.left_behind: tuple[Problem, ...] = ()
        """Warnings of what could not be tidied up after the end."""
        self.folder = ground.staging
        """The folder of the pages until the swap, for tools that read or add files themselves."""
        self._files = files
        self._ground = ground
        self._durable = durable
        self._pages = {_key(MARKER): MARKER}
        self._folders: dict[str, str] = {}
        self._made: set[str] = set()
        self._is_swapped = False

    def write(self, address: str, data: bytes) -> None:
        """Write one file of the site.

        Raises EnvironmentFault for the disk and for a file that somebody else put there, and ValueError for an address
        that leaves the site, is taken, or differs from another only in case or Unicode normalization.
        """
        path = self._room_for(address)
        with naming(path):
            try:
                write_new(self._files, path, (data,))
            except FileExistsError as error:
                message = f"{path}: something else has written there"
                raise EnvironmentFault(message, "Let nothing but siglum write beside the output.") from error

    def keep(self, address: str, digest: Digest) -> bool:
        """Take over the old site's file if it has this digest; else return False, and the caller writes the file.

        Does not follow links in the old site, and holds no more than a mebibyte of it. Raises as `write` does.
        """
        self._require_open()
        *folders, name = _parts(address)
        try:
            old = _open_folder(self._ground.output, folders)
        except OSError:
            return False
        try:
            status = _status_of(name, old, digest)
            if status is None:
                return False
            path = self._room_for(address)
            with naming(path):
                if self._link(name, old, path, status) or (
                    write_digested(self._files, path, _read_on(name, old)) == digest
                ):
                    return True
                self._files.unlink(path)
        finally:
            os.close(old)
        del self._pages[_key(address)]
        return False

    def copy(self, address: str, source: Path, digest: Digest) -> "Copied":
        """Have the bytes of a plain file of any size stand at an address, no more than a mebibyte of them at a time.

        The old site's file is taken over where it has this digest, else the source is copied, whose digest may be
        another by now. Raises as `write` does, and EnvironmentFault for a source that can't be read.
        """
        if self.keep(address, digest):
            return Copied(digest, kept=True)
        path = self._room_for(address)
        with naming(path):
            return Copied(write_digested(self._files, path, _told_of(source)), kept=False)

    def _link(self, name: str, old: int, path: Path, status: os.stat_result) -> bool:
        """Link an old file; tell whether it could be linked, and is still what its status says."""
        try:
            self._files.link(name, old, path)
        except OSError as error:
            if not is_unlinkable(error):
                raise
            return False
        if _is_one_state(path.lstat(), status):
            return True
        self._files.unlink(path)
        return False

    def drop(self, address: str) -> None:
        """Take a file off the stage again; raises EnvironmentFault for the disk."""
        path = self.folder / address
        with naming(path):
            self._files.unlink(path)
        del self._pages[_key(address)]

    def swap(self, marker: Mapping[str, str | int]) -> tuple[Problem, ...]:
        """Let the staged site take the place of the output in one step, and remove the old one.

        `marker` is noted in the site, and `read_marker` returns it to the next build. From the moment of the exchange
        the new site is published, so what fails afterwards is returned as a warning and never raised. Raises
        UsageFault and EnvironmentFault before it, and ValueError when the stage holds what no site may hold.
        """
        self._require_open()
        require_ours(self._ground.output)
        path = self.folder / MARKER
        text = json.dumps(dict(marker), sort_keys=True, ensure_ascii=True, indent=1) + "\n"
        with naming(path):
            write_over(self._files, path, (text.encode("ascii"),), by_way_of=self.folder / f"{MARKER}.new")
        with naming(self.folder):
            self._settle()
        with naming(self._ground.output):
            put_in_place(self._files, self._ground)
        self._is_swapped = True
        return tuple(self._finish())

    def _finish(self) -> Iterator[Problem]:
        """Confirm the swap and remove the old site; the new one is in place already, so nothing here may raise."""
        parent = self._ground.output.parent
        if self._durable:
            try:
                self._files.flush(parent)
            except OSError as error:
                yield _warning(
                    "swap-not-confirmed",
                    parent,
                    f"the new site is in place, but the disk did not confirm it: {reason(error)}",
                    "It may be lost in a power failure; build again to be sure.",
                )
        try:
            clear_up(self._files, self._ground)
        except (OSError, Fault) as error:
            words = reason(error) if isinstance(error, OSError) else str(error)
            yield _warning(
                "old-site-not-removed",
                self.folder,
                f"the new site is in place, but the old one could not be removed: {words}",
                "The next build tries again; you may also remove this folder yourself.",
            )

    def _settle(self) -> None:
        """Check the files of all processes: plain files with the right modes and distinct names.

        If durable, flush everything to the disk, each folder after its contents.
        """
        seen: dict[str, tuple[str, bool]] = {}
        folders = [""]
        for above in folders:
            for entry in sorted(os.scandir(self.folder / above), key=lambda found: found.name):
                address = f"{above}/{entry.name}" if above else entry.name
                mode = entry.stat(follow_symlinks=False).st_mode
                is_folder = stat.S_ISDIR(mode)
                if not is_folder and not stat.S_ISREG(mode):
                    message = f"{address!r} is neither a file nor a folder, and no site may hold it"
                    raise ValueError(message)
                # Two folders may have the same key (A/x and a/y do not collide), but not a file and anything else.
                other, is_other_folder = seen.setdefault(_key(address), (address, is_folder))
                if other != address and not (is_folder and is_other_folder):
                    message = f"the addresses {other!r} and {address!r} are one on many disks"
                    raise ValueError(message)
                wanted = FOLDER_MODE if is_folder else FILE_MODE
                if stat.S_IMODE(mode) != wanted:
                    self._files.set_mode(self.folder / address, wanted)
                if is_folder:
                    folders.append(address)
                elif self._durable:
                    self._files.flush(self.folder / address)
        if self._durable:
            for folder in reversed(folders):
                self._files.flush(self.folder / folder)

    def _room_for(self, address: str) -> Path:
        """Return the path of a free address, and create its folders; raises as `write` does."""
        self._require_open()
        parts = _parts(address)
        above = ["/".join(parts[:count]) for count in range(1, len(parts))]
        # A folder that was made before was checked then, and no page can replace it.
        ways = [(folder, _key(folder)) for folder in above if folder not in self._made]
        key = _key(address)
        taken = self._pages.get(key) or self._folders.get(key)
        taken = taken or next((self._pages[way] for _, way in ways if way in self._pages), None)
        if taken is not None:
            message = f"the address {address!r} is taken by {taken!r}"
            raise ValueError(message)
        for folder, way in ways:
            self._make(self.folder / folder)
            self._made.add(folder)
            self._folders.setdefault(way, folder)
        self._pages[key] = address
        return self.folder / address

    def _make(self, folder: Path) -> None:
        """Create a folder; another process may have done so already."""
        with naming(folder):
            try:
                make_folder(self._files, folder)
            except FileExistsError:
                if not stat.S_ISDIR(folder.lstat().st_mode):
                    message = f"{folder}: a file stands where a folder is needed"
                    raise ValueError(message) from None

    def _require_open(self) -> None:
        if self._is_swapped:
            message = "the stage is empty: its site has been published"
            raise ValueError(message)


def _parts(address: str) -> list[str]:
    """Return the segments of an address; raises ValueError for one that is unsafe."""
    parts = address.split("/")
    is_wrong = any(part in {"", ".", ".."} or part.casefold() == ".git" for part in parts)
    if is_wrong or "\0" in address or "\\" in address:
        message = f"{address!r} is no address of a page: it must be relative, with plain segments between slashes"
        raise ValueError(message)
    return parts


def _key(address: str) -> str:
    """Return a key that is equal for addresses which some file systems do not distinguish."""
    if address.isascii():
        return address.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", address).casefold())


def _open_folder(top: Path, names: Sequence[str]) -> int:
    """Open a folder below `top` segment by segment, without following links; raises OSError."""
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(top, flags)
    for name in names:
        try:
            inner = os.open(name, flags, dir_fd=descriptor)
        finally:
            os.close(descriptor)
        descriptor = inner
    return descriptor


class Copied(Struct, frozen=True):
    """A file that was copied to a stage, or linked from the old site."""

    digest: Digest
    kept: bool


def _told_of(source: Path) -> Iterator[bytes]:
    """Yield the bytes of a plain file; an error names it, and not what is written of it."""
    with naming(source):
        yield from pieces_of_plain(source)


def _is_one_state(one: os.stat_result, other: os.stat_result) -> bool:
    """Tell whether two results are of one file that nobody wrote to in between."""
    return os.path.samestat(one, other) and (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)


def _status_of(name: str, folder: int, digest: Digest) -> os.stat_result | None:
    """Return the status of a plain file that has FILE_MODE and this digest; None for any other."""
    try:
        status = os.stat(name, dir_fd=folder, follow_symlinks=False)
        # To change the mode of a link would change it in the old site too.
        if stat.S_IMODE(status.st_mode) != FILE_MODE:
            return None
        if (digest_by_status(status) or digest_plain(name, folder=folder)) != digest:
            return None
    except OSError:
        return None
    return status


def _read_on(name: str, folder: int) -> Iterator[bytes]:
    """Yield the bytes of a plain file as far as it can be read; whoever wants all of them compares the digest."""
    with suppress(OSError):
        yield from pieces_of_plain(name, folder=folder)


def _warning(code: str, path: Path, message: str, hint: str) -> Problem:
    return Problem(code, Span(str(path)), message, hint, Severity.WARNING)
