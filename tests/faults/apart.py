"""The harness, in a copy of the process that is ready: a fork of it takes a third of one of a process of the tests."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Any

from tests.builds.ready import PATIENCE, ready
from tests.faults.harness import Case, Harness, Outcome, harness


class Apart:
    """A harness in another process."""

    def __init__(self, asking: "Connection[Any, Any]", said: IO[bytes]) -> None:
        """Take the connection on which it is asked, and the file to which it says what is wrong with itself."""
        self._asking, self._said = asking, said

    def run(self, case: Case) -> Outcome:
        """Run one case and judge it; the project is then as it was."""
        outcome = self._asked(Harness.run, case)
        assert isinstance(outcome, Outcome)
        return outcome

    def calls(self, way: str, *, search: bool) -> list[str]:
        """Return the names of all calls of a build that nothing happens to."""
        return list(self._asked(Harness.calls, way, search=search))

    def _asked(self, what: Any, *given: object, **named: object) -> Any:  # noqa: ANN401 - as a Harness answers
        self._asking.send((what.__name__, given, named))
        assert self._asking.poll(PATIENCE), "the harness does not answer"
        try:
            return self._asking.recv()
        except EOFError:
            self._said.seek(0)
            raise AssertionError(self._said.read().decode()) from None


@contextmanager
def apart(top: Path) -> Iterator[Apart]:
    """Provide a harness in a process of its own, in a folder."""
    asking, asked = Pipe()
    with tempfile.TemporaryFile() as said, asking:
        with asked:
            copy = ready().start("faults", str(top), told=asked, said=(said, said))
        try:
            yield Apart(asking, said)
        finally:
            copy.end()


def main() -> None:
    """Do what is asked for on the standard input, which is a connection, until it is closed."""
    with harness(Path(sys.argv[1])) as made:
        asked: Connection[Any, Any] = Connection(0)
        while True:
            try:
                what, given, named = asked.recv()
            except EOFError:
                return
            asked.send(getattr(made, what)(*given, **named))
