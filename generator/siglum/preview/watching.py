"""Tells that something was saved. Events are hints: every build reads all inputs afresh, so a missed one is mended.

livereload's own watcher asks every file's modification time each 0.8 seconds and follows links. This one is woken by
the system within milliseconds. It watches each folder by itself, since what watches whole trees follows links too,
even in circles; where a folder comes or goes, it starts again.
"""

import asyncio
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from livereload.watcher import Watcher as LiveReloadWatcher
from watchfiles import Change, awatch

from siglum.doors.disk import CONTENT, SEEDS, TEMPLATES, is_passed_over
from siglum.doors.extensions import theme_folders
from siglum.preview.rebuilding import aside

INPUTS = (CONTENT.name, SEEDS.name, TEMPLATES.name)
TOGETHER = 5
"""Milliseconds without a further save after which the ones before it are built together."""
AT_MOST = 400
"""Milliseconds that a stream of saves is waited for."""
TURN = 500
"""Milliseconds after which the watcher looks up, though nothing happened."""
SOON = 0.08
"""Seconds after a beginning, as when a folder came or went, after which all is read once more."""
TURNS = 60
"""Turns after which everything is read again, in case that an event was lost: half a minute."""
POLL = 300
"""Milliseconds between two looks where the system does not tell."""
PAUSE = 0.3
"""Seconds before a folder that has gone is looked for again."""


class Watcher(LiveReloadWatcher):  # type: ignore[misc] # livereload has no types
    """livereload's watcher with another way to know."""

    def __init__(self, root: Path, shipped: Path, notice: Callable[[str], None]) -> None:
        """Watch the inputs of a project; `notice` is told, in words, when the system's own way of telling fails."""
        super().__init__()
        self.root = root.resolve()
        self.shipped = shipped.resolve()
        self.notice = notice
        self.polls = bool(os.environ.get("WATCHFILES_FORCE_POLLING"))
        self.task: asyncio.Task[None] | None = None

    def start(self, callback: Callable[[], None]) -> bool:
        """Call `callback` at every change from now on; True tells livereload that it need not poll."""
        self.task = asyncio.get_running_loop().create_task(self._run(callback))
        return True

    async def _run(self, callback: Callable[[], None]) -> None:
        while True:
            try:
                await (self._look(callback) if self.polls else self._watch(callback))
            except FileNotFoundError:
                await asyncio.sleep(PAUSE)
            except Exception as error:  # noqa: BLE001 - the library raises more than OSError, and deaf it must never be
                if self.polls:
                    await asyncio.sleep(PAUSE)
                else:
                    self.polls = True
                    self.notice(not_told(error))
            callback()

    async def _watch(self, callback: Callable[[], None]) -> None:
        """Watch until the folders are others than at the beginning."""
        watched = await aside(self.folders)
        turn = 0
        events = awatch(
            *sorted(watched),
            watch_filter=self.concerns,
            debounce=AT_MOST,
            step=TOGETHER,
            rust_timeout=TURN,
            yield_on_timeout=True,
            recursive=False,
            force_polling=False,
            # What it would ignore beside permissions is the limit on watches: it would be deaf and not say so.
            ignore_permission_denied=False,
        )
        # Most likely the system watches by then. It takes a turn to be certain, and a save need not wait for that.
        asyncio.get_running_loop().call_later(SOON, callback)
        async for changes in events:
            # At the first turn it is certain that the system watches; what was saved before that is read now.
            if changes or turn % TURNS == 0:
                callback()
            if (_may_move_folders(changes) or turn % TURNS == 0) and await aside(self.folders) != watched:
                return
            turn += 1

    async def _look(self, callback: Callable[[], None]) -> None:
        """Look for changes at intervals, for ever. watchfiles could too, but takes two saves in one second for one."""
        seen, turn = frozenset[tuple[str, int, int, int]](), 0
        while True:
            started = time.monotonic()
            found = await aside(self.stamps)
            if found != seen or turn % TURNS == 0:
                callback()
            seen, turn = found, turn + 1
            # On a large site on a slow disk, looking must not become all that is done.
            await asyncio.sleep(max(POLL / 1000, 10 * (time.monotonic() - started)))

    def stamps(self) -> frozenset[tuple[str, int, int, int]]:
        """Return what tells whether a file was touched: its path, time, size and number on the disk."""
        found = set()
        for folder in self.folders():
            with suppress(OSError), os.scandir(folder) as entries:
                for entry in entries:
                    with suppress(OSError):
                        status = entry.stat(follow_symlinks=False)
                        if self.concerns(Change.modified, entry.path):
                            found.add((entry.path, status.st_mtime_ns, status.st_size, status.st_ino))
        return frozenset(found)

    def concerns(self, _change: Change, path: str) -> bool:
        """Tell whether a change may be one of the inputs; beside these, the root holds much else."""
        file = Path(path)
        return not is_passed_over(file.name) and (file.parent != self.root or file.name in INPUTS)

    def folders(self) -> frozenset[str]:
        """Return every folder to watch: the root, by which new inputs come, and all folders of the inputs."""
        tops = (*(self.root / name for name in INPUTS), self.shipped, *theme_folders())
        return frozenset((str(self.root), *(folder for top in tops for folder in _folders(top))))


def _may_move_folders(changes: Iterable[tuple[Change, str]]) -> bool:
    """Tell whether a folder may have come or gone; what is deleted can no longer be asked what it was."""
    return any(kind is Change.deleted or (kind is Change.added and Path(path).is_dir()) for kind, path in changes)


def _folders(top: Path) -> Iterator[str]:
    """Yield a folder and those below it, following no link and entering none that is hidden."""
    if top.is_symlink() or not top.is_dir():
        return
    waiting = [str(top)]
    for folder in waiting:
        try:
            with os.scandir(folder) as entries:
                waiting += [
                    entry.path
                    for entry in entries
                    if entry.is_dir(follow_symlinks=False) and not is_passed_over(entry.name)
                ]
        except OSError:
            # It went while it was looked at, or may not be read, which the build says better.
            continue
        yield folder


def not_told(error: Exception) -> str:
    """Say in words why the system does not tell of changes, and what helps."""
    words = str(error)
    if "watch limit" in words or "No space left" in words:
        remedy = "raise it with `sudo sysctl fs.inotify.max_user_watches=524288`"
        reason = "the system's limit on watched files is reached"
    elif "Too many open files" in words:
        remedy = "raise it with `sudo sysctl fs.inotify.max_user_instances=1024`"
        reason = "the system's limit on programs that watch files is reached"
    else:
        remedy = "on a network disk that is to be expected"
        reason = f"the system does not tell of changes ({words})"
    return f"{reason}; {remedy}. Until then the preview looks for changes every {POLL} ms."
