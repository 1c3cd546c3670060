"""Work that forks, done in a copy of the process that is ready: its forks take a fraction of those of a grown one."""

import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import IO, Any, ParamSpec, TypeVar

from tests.builds.ready import PATIENCE, ready

P = ParamSpec("P")
R = TypeVar("R")


class Elsewhere:
    """A copy that does one piece of work after another, and remembers what these keep in their modules."""

    def __init__(self, asking: "Connection[Any, Any]", said: IO[bytes]) -> None:
        """Take the connection on which it is asked, and the file to which it says what it has to say."""
        self._asking, self._said = asking, said

    def __call__(self, do: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
        """Return what a function of a module returns there; what it raises fails the test, with its traceback."""
        self._asking.send((do, given, named))
        assert self._asking.poll(PATIENCE), "no answer"
        try:
            error, answer = self._asking.recv()
        except EOFError:
            self._said.seek(0)
            error, answer = self._said.read().decode(), None
        if error is not None:
            raise AssertionError(error)
        return answer  # type: ignore[no-any-return]


@contextmanager
def elsewhere() -> Iterator[Elsewhere]:
    """Provide a copy for work."""
    asking, asked = Pipe()
    with tempfile.TemporaryFile() as said, asking:
        with asked:
            copy = ready().start("elsewhere", told=asked, said=(said, said))
        try:
            yield Elsewhere(asking, said)
        finally:
            copy.end()


def main() -> None:
    """Do what is asked for on the standard input, which is a connection, until it is closed."""
    asked: Connection[Any, Any] = Connection(0)
    while True:
        try:
            do, given, named = asked.recv()
        except EOFError:
            return
        try:
            error, answer = None, do(*given, **named)
        except Exception:  # noqa: BLE001 - whatever it is, the test is to tell it
            error, answer = traceback.format_exc(), None
        asked.send((error, answer))
