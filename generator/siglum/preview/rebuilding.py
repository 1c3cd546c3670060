"""Makes one build after another: a save during a build leads to the next, and saves at once to one together."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from siglum.commands.terminal import say
from siglum.model.counting import numbered
from siglum.model.problems import Severity
from siglum.preview.attempts import NOTHING, Attempt, Maker

if TYPE_CHECKING:
    from siglum.preview.notices import Notice
    from siglum.preview.shown import Shown

Result = TypeVar("Result")

EVERYTHING = "*"
"""Announced when pages have to be loaded again."""
STYLES = "site.css"
"""Announced when only stylesheets have changed; livereload's script then replaces them without a reload."""
QUIET = 0.15
"""Seconds after a build in which open pages load what is new; only then are warnings looked for."""
NOTES = "/__preview/notes"
"""Announced when the notes have changed; our client script then asks for the state."""


class Rebuilding:
    """Holds the site being served and the last attempt, and renews both when it is woken."""

    def __init__(self, maker: Maker, announce: Callable[[str], None]) -> None:
        """Build with `maker`; `announce` is called with EVERYTHING, STYLES or NOTES, for open pages."""
        self.maker = maker
        self.announce = announce
        self.shown: Shown | None = None
        self.tried: Attempt = NOTHING
        self.builds = 0
        self.notices: tuple[str, ...] = ()
        self.warnings: tuple[Notice, ...] = ()
        self._dirty = asyncio.Event()

    def wake(self) -> None:
        """Say that something may have been saved; cheap, and safe to call at any time from the event loop."""
        self._dirty.set()

    def notice(self, words: str) -> None:
        """Show words about the server itself, in the terminal and in open pages."""
        say(words)
        self.notices = (*self.notices, words)
        self.announce(NOTES)

    async def run(self) -> None:
        """Build after each call of `wake`, for ever. The flag is cleared before a build reads, so no save is lost."""
        while True:
            if self.tried.unweighed and await self._is_quiet():
                await self.weigh()
            await self._dirty.wait()
            self._dirty.clear()
            await self.rebuild()

    async def rebuild(self) -> None:
        """Make one attempt, and tell open pages what is new."""
        before, tried = self.shown, self.tried
        made = await aside(lambda: self.maker.make(tried, before))
        if made is tried or (made.key is None and self._dirty.is_set()):
            # Nothing is new, or a file vanished while it was read, and the next build is due already.
            return
        self.builds += 1
        self.shown = made.shown or before
        # Until the warnings of this site are known, those of the one before are shown.
        self.tried = replace(made, notes=(*made.notes, *self.warnings)) if made.unweighed else made
        if made.shown and (before is None or made.shown.token != before.token):
            self.announce(EVERYTHING)
        elif made.shown and before and made.shown.marks != before.marks:
            self.announce(STYLES)
        if self.tried.notes != tried.notes:
            self.announce(NOTES)
        self._say(self.tried)

    async def weigh(self) -> None:
        """Look for the warnings of the site that is shown, and notify open pages."""
        tried = self.tried
        self.tried = await aside(lambda: self.maker.weigh(tried))
        self.warnings = tuple(note for note in self.tried.notes if note.severity != Severity.ERROR)
        self.announce(NOTES)
        if self.tried.notes != tried.notes:
            told = _counted(self.tried) or "no warnings any more"
            say(f"{told}, shown in the pages and by `check`" if self.tried.notes else told)

    async def _is_quiet(self) -> bool:
        """Wait QUIET seconds; return False if something is saved in that time."""
        with suppress(TimeoutError):
            async with asyncio.timeout(QUIET):
                await self._dirty.wait()
        return not self._dirty.is_set()

    def _say(self, made: Attempt) -> None:
        for note in made.notes[:20]:
            if note.severity == "error":
                say(f"{note.place}: error[{note.code}]: {note.message}".removeprefix(": "))
        # Warnings are looked for once the pages are shown.
        none = "no errors" if made.unweighed else "no problems"
        pages = f"{made.shown.pages} pages" if made.shown else "not shown"
        say(f"{pages}, {_counted(made) or none}, {1000 * made.seconds:.0f} ms")


def _counted(made: Attempt) -> str:
    """Return how many errors and warnings there are, in words; nothing where there are none."""
    errors = sum(note.severity == "error" for note in made.notes)
    counts = (("error", errors), ("warning", len(made.notes) - errors))
    return ", ".join(numbered(count, name) for name, count in counts if count)


async def aside(work: Callable[[], Result]) -> Result:
    """Run `work` in a thread, so that the event loop goes on, and return what it returns.

    The thread is a daemon, so that work that hangs does not keep the server from ending. What it raises is raised here.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Result] = loop.create_future()

    def settle(result: Result | None, error: BaseException | None) -> None:
        if future.done():
            return
        if error is None:
            future.set_result(result)  # type: ignore[arg-type] # without an error there is a result
        elif isinstance(error, Exception):
            future.set_exception(error)
        else:
            future.set_exception(RuntimeError(f"{type(error).__name__} in a thread: {error}"))

    def run() -> None:
        outcome: tuple[Result | None, BaseException | None]
        try:
            outcome = work(), None
        except BaseException as error:  # noqa: BLE001 - handed over, and raised there
            outcome = None, error
        # Where the loop has ended meanwhile, nobody waits for it any more.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, *outcome)

    threading.Thread(target=run, daemon=True).start()
    return await future
