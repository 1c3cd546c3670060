"""A process that has imported siglum, and is copied for each command of a test: in a tenth of a second instead of two.

What is run in a copy is a process of its own, with its own streams, signals and exit code, in a session of its own.
What happens while Python starts is another matter: whoever tests that starts Python.

The process reads requests from a socket: a line of JSON, with the files that become standard output and error. It
answers with the number of the copy, and, once that has ended, with its status.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
LONGEST = 1 << 20
"""Bytes that a request may take."""
PATIENCE = 120.0
"""Seconds that a command may take on a machine that does other things too."""


class Ready:
    """The process that is copied, seen from the tests."""

    def __init__(self) -> None:
        """Start it."""
        self.here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with there:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.builds.ready", str(there.fileno())],
                cwd=REPOSITORY,
                env={**os.environ, "PYTHONPATH": str(REPOSITORY / "generator")},
                pass_fds=[there.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )

    def run(self, how: tuple[str, ...], arguments: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
        """Run the command, meddled with in the ways of tests.builds.meddled, and return what became of it."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            asked = json.dumps({"how": how, "arguments": arguments, "environment": dict(os.environ)}).encode()
            self.here.settimeout(PATIENCE)
            socket.send_fds(self.here, [asked], [out.fileno(), err.fileno()])
            number = int(self.here.recv(LONGEST))
            try:
                status = int(self.here.recv(LONGEST))
            except TimeoutError:
                os.killpg(number, signal.SIGKILL)
                self.here.recv(LONGEST)
                raise
            for stream in (out, err):
                stream.seek(0)
            said = (out.read().decode(), err.read().decode())
        return subprocess.CompletedProcess(arguments, os.waitstatus_to_exitcode(status), *said)

    def end(self) -> None:
        """End it."""
        self.here.close()
        self.process.wait(PATIENCE)


_STARTED: list[Ready] = []


def ready() -> Ready:
    """Return the one of this process, started when it is first wanted."""
    if not _STARTED:
        _STARTED.append(Ready())
    return _STARTED[0]


def end_what_is_ready() -> None:
    """End the process that is copied, if there is one."""
    while _STARTED:
        _STARTED.pop().end()


def prepare() -> None:
    """Import what a build does, and compile the templates."""
    from siglum.doors.shipped import TEMPLATES  # noqa: PLC0415 - the tests import this module too
    from tests.builds import meddled  # noqa: F401, PLC0415
    from tests.builds.small import compile_once, compile_once_in_all  # noqa: PLC0415

    for path in sorted(TEMPLATES.rglob("*.html")):
        compile_once(path.relative_to(TEMPLATES).as_posix(), path.read_text(encoding="utf-8"))
    compile_once_in_all()


def copied(asking: socket.socket) -> dict[str, Any] | None:
    """Answer requests; return one in each copy, and nothing once there are no more."""
    while True:
        asked, files, _, _ = socket.recv_fds(asking, LONGEST, 2)
        if not asked:
            return None
        copy = os.fork()
        if copy == 0:
            os.setsid()
            for number, file in enumerate(files, start=1):
                os.dup2(file, number)
                os.close(file)
            asking.close()
            request: dict[str, Any] = json.loads(asked)
            return request
        for file in files:
            os.close(file)
        asking.send(str(copy).encode())
        asking.send(str(os.waitpid(copy, 0)[1]).encode())


def main() -> None:
    """Be the process that is copied; in a copy, run the command and exit as it does."""
    prepare()
    request = copied(socket.socket(fileno=int(sys.argv[1])))
    if request is None:
        return
    from siglum.commands import program  # noqa: PLC0415 - see above
    from tests.builds.meddled import meddle  # noqa: PLC0415

    os.environ.clear()
    os.environ.update(request["environment"])
    for one in request["how"]:
        meddle(one)
    sys.argv = ["siglum", *request["arguments"]]
    program.main()


if __name__ == "__main__":
    main()
