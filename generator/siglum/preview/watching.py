"""Tells that something was saved. Events are hints: each build reads all inputs, so a missed event does no harm.

livereload's own watcher polls the modification times of all files every 0.8 seconds, and follows links. This one is
woken by the system within milliseconds. It watches each folder separately, since recursive watches follow links too,
even in circles; when a folder comes or goes, it starts again.
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
"""Milliseconds without a further save after which saves are built together."""
AT_MOST = 400
"""The most milliseconds for which a stream of saves is waited for."""
TURN = 500
"""Milliseconds after which the watcher takes a turn even if nothing happened."""
SOON = 0.08
"""Seconds after watching begins, or begins again, after which all is read once more."""
TURNS = 60
"""Turns (30 seconds in all) after which everything is read again, in case an event was lost."""
POLL = 300
"""Milliseconds between two polls where the system does not tell of changes."""
PAUSE = 0.3
"""Seconds before watching begins again after a folder vanished or polling failed."""


class Watcher(LiveReloadWatcher):  # type: ignore[misc] # livereload has no types
    """livereload's watcher, with events in place of polling."""

    def __init__(self, root: Path, shipped: Path, notice: Callable[[str], None]) -> None:
        """Watch the inputs of a project; `notice` is called with words for the author if events can't be had."""
        super().__init__()
        self.root = Path(os.path.realpath(root))
        self.shipped = Path(os.path.realpath(shipped))
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
        """Watch until a folder has come or gone."""
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
            # Otherwise it would ignore the limit on watches too, and silently miss events.
            ignore_permission_denied=False,
        )
        # By then the system most likely watches; to be certain takes a turn, for which a save need not wait.
        asyncio.get_running_loop().call_later(SOON, callback)
        async for changes in events:
            # From the first turn on the system certainly watches; what was saved before is read now.
            if changes or turn % TURNS == 0:
                callback()
            if (_may_move_folders(changes) or turn % TURNS == 0) and await aside(self.folders) != watched:
                return
            turn += 1

    async def _look(self, callback: Callable[[], None]) -> None:
        """Poll for changes, for ever. watchfiles could too, but takes two saves in one second for one."""
        seen, turn = frozenset[tuple[str, int, int, int]](), 0
        while True:
            started = time.monotonic()
            found = await aside(self.stamps)
            if found != seen or turn % TURNS == 0:
                callback()
            seen, turn = found, turn + 1
            # On a large site on a slow disk, polling must not take up all the time.
            await asyncio.sleep(max(POLL / 1000, 10 * (time.monotonic() - started)))

    def stamps(self) -> frozenset[tuple[str, int, int, int]]:
        """Return (path, modification time in ns, size, inode) of every input, by which changes show."""
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
        """Tell whether a change may concern an input; the root holds other things too."""
        file = Path(path)
        return not is_passed_over(file.name) and (file.parent != self.root or file.name in INPUTS)

    def folders(self) -> frozenset[str]:
        """Return the folders to watch: the root, where folders of inputs may appear, and all folders with inputs."""
        tops = (*(self.root / name for name in INPUTS), self.shipped, *theme_folders())
        return frozenset((str(self.root), *(folder for top in tops for folder in _folders(top))))


def _may_move_folders(changes: Iterable[tuple[Change, str]]) -> bool:
    """Tell whether a folder may have come or gone; what was deleted may have been one."""
    return any(kind is Change.deleted or (kind is Change.added and Path(path).is_dir()) for kind, path in changes)


def _folders(top: Path) -> Iterator[str]:
    """Yield a folder and those below it, without following links or entering hidden folders."""
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
            # It vanished meanwhile, or can't be read, which the build will report.
            continue
        yield folder


def not_told(error: Exception) -> str:
    """Return in words why the system does not tell of changes, and what to do."""
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
