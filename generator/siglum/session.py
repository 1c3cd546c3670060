"""A project in an author's hands: its folder and what is still unsaved, proven again and again.

The commands prove once and end; the preview, and whatever an editor's language server will be, ask for the next state
after every keystroke. Each state costs what has changed since the last.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

from siglum.build import Proven, give, prove
from siglum.doors.cache import cache_folder, code_stamp, load_cache, save_cache
from siglum.doors.disk import read_snapshot
from siglum.doors.shipped import PACKAGE, TEMPLATES
from siglum.engine.database import Database
from siglum.engine.store import DamagedError, restore, store
from siglum.exports.downloads import DOWNLOADS
from siglum.extensions import load_extensions
from siglum.model.files import File, Snapshot, with_files
from siglum.model.problems import Problem, cache_damaged
from siglum.proving.more_laws import MORE_LAWS

REMEMBERED = "answers.json"


@dataclass(frozen=True, slots=True)
class State:
    """A project at one moment."""

    proven: Proven
    of_folders: tuple[Problem, ...]
    """What is wrong with the folders and names of the files, before anything in them is read."""

    @property
    def key(self) -> object:
        """What tells this state from another."""
        return self.proven.snapshot.digest, self.of_folders

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong; where there is no folder, nothing stands in it."""
        if any(problem.code == "folder-missing" for problem in self.of_folders):
            return self.of_folders
        return (*self.of_folders, *self.proven.problems)


class Session:
    """Reads a project, and proves it with what it knows already.

    One thread at a time may use it: whoever has several holds `lock`.
    """

    def __init__(self, root: Path, base_url: str | None = None) -> None:
        """Work on the project in the folder `root`; `base_url` stands in for that of its settings.

        Raises EnvironmentFault for an extension that can't be used.
        """
        load_extensions(DOWNLOADS, MORE_LAWS)
        self.root, self.base_url = root, base_url
        self.database = Database()
        self.buffers: dict[str, bytes] = {}
        self.lock = RLock()
        self._stamp = ""

    # What is known from earlier processes

    @property
    def stamp(self) -> str:
        """What tells the code that runs here from other code, whose answers may differ."""
        self._stamp = self._stamp or code_stamp(PACKAGE)
        return self._stamp

    def recall(self) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
        """Take over what an earlier process stored; return what it noted beside the answers, and what is damaged."""
        path = cache_folder(self.root) / REMEMBERED
        known, problem = load_cache(path, self.stamp)
        try:
            restore(known.get("answers", {}), self.database)
        except DamagedError as error:
            self.database = Database()
            return {}, (cache_damaged(str(path), str(error)),)
        return known.get("notes", {}), (problem,) if problem else ()

    def remember(self, notes: Mapping[str, Any]) -> tuple[Problem, ...]:
        """Store what is known, and the caller's own notes, for the next process; return what stood in the way."""
        known = {"answers": store(self.database), "notes": dict(notes)}
        problem = save_cache(cache_folder(self.root) / REMEMBERED, self.stamp, known)
        return (problem,) if problem else ()

    # States

    def open(self, path: str, data: bytes) -> None:
        """Let bytes that are not saved yet stand for a file; `path` is from the project's root."""
        self.buffers[path] = data

    def close(self, path: str) -> None:
        """Let the file on the disk stand for itself again."""
        self.buffers.pop(path, None)

    def read(self) -> tuple[Snapshot, tuple[Problem, ...]]:
        """Read every input; raises EnvironmentFault for one that is there and cannot be read."""
        snapshot, wrong = read_snapshot(self.root, TEMPLATES)
        return with_files(snapshot, (File(path, data) for path, data in sorted(self.buffers.items()))), wrong

    def prove(self, snapshot: Snapshot, of_folders: tuple[Problem, ...] = ()) -> State:
        """Prove a snapshot; the states before it are then gone."""
        return State(prove(snapshot, self.base_url, self.database), of_folders)

    def look(self) -> State:
        """Read and prove the project as it is now."""
        return self.prove(*self.read())

    def go_back(self, state: State) -> None:
        """Let an earlier state be the present one again."""
        give(self.database, state.proven.snapshot, self.base_url)
