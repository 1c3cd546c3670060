"""The command, meddled with, for tests that need it to fail or wait: `… -m tests.builds.meddled HOW... -- ARGUMENTS`.

fork            start further processes for any number of pages
listing         read folders in another order than the system gives them
clock           let it be the first day of 2100
raise=MOMENT    raise an exception that nobody expects
die=MOMENT      kill the process that meets the moment, and no other
kill=MOMENT=N   send this process and all that it started the signal N
wait=MOMENT=DIR say so by a file DIR/ready, and go on when there is a file DIR/go

A MOMENT is reading, making, staging (something is written), checking, swapping, swapped, or saving. Each process meets
it once.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from siglum import build as flow
from siglum import session
from siglum.commands import build as commands
from siglum.commands import program, publication
from siglum.doors import publish
from siglum.doors.system import Files
from siglum.html.render import Renderer

PATIENCE = 60
"""Seconds after which a test that waits has failed."""


def before(owner: object, name: str, act: Callable[[], None]) -> None:
    """Let `act` be done once, right before a function is first called in any of the processes."""
    original = getattr(owner, name)
    waiting = [act]

    def called(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - stands for every function
        if waiting:
            waiting.pop()()
        return original(*arguments, **named)

    setattr(owner, name, called)


def at(moment: str, act: Callable[[], None]) -> None:
    """Let `act` be done at a moment of a build."""
    match moment:
        case "reading":
            before(commands, "read_snapshot", act)
        case "making":
            before(Renderer, "render", act)
        case "staging":
            before(Files, "fill", act)
        case "checking":
            before(commands, "_changed_meanwhile", act)
        case "swapping":
            before(publish, "put_in_place", act)
        case "swapped":
            before(publish.Stage, "_finish", act)
        case "saving":
            before(session, "save_cache", act)
        case _:
            raise ValueError(moment)


def fail() -> None:
    message = "nobody expects this"
    raise RuntimeError(message)


def wait(folder: Path) -> None:
    (folder / "ready").touch()
    until = time.monotonic() + PATIENCE
    while not (folder / "go").exists():
        if time.monotonic() > until:
            message = "nobody let this build go on"
            raise TimeoutError(message)
        time.sleep(0.01)


def shuffle_listings() -> None:
    """Give the entries of every folder in an order of their own, as another disk would."""
    original = os.scandir
    chance = random.Random(8)  # noqa: S311 - any order will do

    class Listing:
        def __init__(self, *arguments: Any) -> None:  # noqa: ANN401 - as scandir has them
            with original(*arguments) as found:
                self.entries = list(found)
            chance.shuffle(self.entries)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            return None

        def __iter__(self) -> Self:
            return self

        def __next__(self) -> Any:  # noqa: ANN401 - an entry
            if not self.entries:
                raise StopIteration
            return self.entries.pop()

    os.scandir = Listing  # type: ignore[assignment]


def set_clock() -> None:
    """Let it be the first day of 2100."""
    day = time.struct_time((2100, 1, 1, 0, 0, 0, 4, 1, 0))
    vars(time).update(time=lambda: 4102444800.0, localtime=lambda *_: day, gmtime=lambda *_: day)


def meddle(how: str) -> None:
    """Meddle in one way."""
    kind, _, rest = how.partition("=")
    moment, _, value = rest.partition("=")
    match kind:
        case "fork":
            flow.WORTH_SHARING = publication.WORTH_SHARING = 1
            publication.CHUNK = 4
        case "listing":
            shuffle_listings()
        case "clock":
            set_clock()
        case "raise":
            at(moment, fail)
        case "die":
            at(moment, lambda: os.kill(os.getpid(), signal.SIGKILL))
        case "kill":
            at(moment, lambda: os.killpg(0, int(value)))
        case "wait":
            at(moment, lambda: wait(Path(value)))
        case _:
            raise ValueError(how)


if __name__ == "__main__":
    end = sys.argv.index("--")
    for one in sys.argv[1:end]:
        meddle(one)
    sys.argv[1:] = sys.argv[end + 1 :]
    program.main()
