"""A project under work: its folder and its unsaved files, proven again and again.

A command proves once and ends; the preview proves after every save, and a language server could after every keystroke.
Each state costs only what has changed since the last.
"""

from pathlib import Path
from threading import RLock

from msgspec import Struct

from siglum.build import Proven, give, prove
from siglum.doors.cache import cache_folder, code_stamp, load_cache, save_cache
from siglum.doors.disk import read_snapshot
from siglum.doors.shipped import PACKAGE, TEMPLATES
from siglum.engine.database import Database
from siglum.engine.store import DamagedError, restore, store
from siglum.exports.downloads import DOWNLOADS
from siglum.extensions import load_extensions
from siglum.model.files import SETTINGS, File, Snapshot, with_files
from siglum.model.problems import Problem, cache_damaged, errors_first
from siglum.proving.more_laws import MORE_LAWS

REMEMBERED = "answers"
WORTH_STORING = 100
"""One of how many answers has to be new, or worked out anew, so that all of them are stored."""


class State(Struct, frozen=True):
    """A project at one moment."""

    proven: Proven
    of_folders: tuple[Problem, ...]
    """Problems of folders and file names, found before any file is parsed."""

    @property
    def key(self) -> object:
        """Equal for states with the same inputs."""
        return self.proven.snapshot.digest, self.of_folders

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems: errors first, those of folders before those in files; where a folder is missing, that alone.

        Settings that are there, and could not be read, are not said to be missing as well.
        """
        if any(problem.code == "folder-missing" for problem in self.of_folders):
            return self.of_folders
        are_there = any(problem.span.path == SETTINGS for problem in self.of_folders)
        found = (one for one in self.proven.problems if not (are_there and one.code == "settings-missing"))
        return errors_first((*self.of_folders, *found))


class Session:
    """Reads a project and proves it, reusing what it knows already.

    One thread at a time may use it, holding `lock` where there are several.
    """

    def __init__(self, root: Path, base_url: str | None = None, stamp: str = "") -> None:
        """Open the project in the folder `root`; `base_url` takes the place of that of its settings.

        `stamp` is the code's own where the caller has it already: it takes a look at every file of ours.
        Raises EnvironmentFault for an extension that can't be used.
        """
        load_extensions(DOWNLOADS, MORE_LAWS)
        self.root, self.base_url = root, base_url
        self.database = Database()
        self.buffers: dict[str, bytes] = {}
        self.lock = RLock()
        self._stamp = stamp

    # What is known from earlier processes

    @property
    def stamp(self) -> str:
        """Identifies the code that runs here: answers of other code may differ and are not reused."""
        self._stamp = self._stamp or code_stamp(PACKAGE)
        return self._stamp

    def recall(self) -> tuple[Problem, ...]:
        """Take over what an earlier process stored; return what is damaged."""
        path = cache_folder(self.root) / REMEMBERED
        known, problem = load_cache(path, self.stamp)
        try:
            if known.data:
                restore(known.data, self.database)
        except DamagedError as error:
            self.database = Database()
            return (cache_damaged(str(path), str(error)),)
        return (problem,) if problem else ()

    def remember(self) -> tuple[Problem, ...]:
        """Store the answers for the next process, if enough of them is new; return a problem where that failed.

        To store everything takes longer than to work out a few answers once more.
        """
        if self.database.learnt * WORTH_STORING < self.database.count():
            return ()
        problem = save_cache(cache_folder(self.root) / REMEMBERED, self.stamp, {}, store(self.database))
        return (problem,) if problem else ()

    # States

    def open(self, path: str, data: bytes) -> None:
        """Use unsaved bytes in place of a file; `path` is relative to the project's root."""
        self.buffers[path] = data

    def close(self, path: str) -> None:
        """Use the file on the disk again."""
        self.buffers.pop(path, None)

    def read(self) -> tuple[Snapshot, tuple[Problem, ...]]:
        """Read every input; raises EnvironmentFault for one that exists and can't be read."""
        snapshot, wrong = read_snapshot(self.root, TEMPLATES)
        return with_files(snapshot, (File(path, data) for path, data in sorted(self.buffers.items()))), wrong

    def prove(self, snapshot: Snapshot, of_folders: tuple[Problem, ...] = ()) -> State:
        """Prove a snapshot; earlier states must not be used any more, except with `go_back`."""
        return State(prove(snapshot, self.base_url, self.database), of_folders)

    def look(self) -> State:
        """Read and prove the project as it is now."""
        return self.prove(*self.read())

    def go_back(self, state: State) -> None:
        """Make an earlier state the present one again."""
        give(self.database, state.proven.snapshot, self.base_url)
