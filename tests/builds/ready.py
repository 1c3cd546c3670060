"""A process that has imported siglum, and is copied for each command of a test: in a tenth of a second instead of two.

What is run in a copy is a process of its own, with its own streams, signals and exit code, in a session of its own.
What happens while Python starts is another matter: whoever tests that starts Python.

The process listens on a socket. A connection begins with a request: a line of JSON, with the files that become the
standard streams. It is answered with the number of the copy, and, once that has ended, with its status; a copy whose
asker hangs up is killed. Commands of a shell ask by tests/builds/ask.py.
"""

import atexit
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Protocol

REPOSITORY = Path(__file__).resolve().parents[2]
ASK = Path(__file__).with_name("ask.py")
"""The program by which a shell asks."""
LONGEST = 1 << 20
"""Bytes that a request may take."""
PATIENCE = 120.0
"""Seconds that a command may take on a machine that does other things too."""
PROGRAMS = {"siglum": "siglum.commands.program", "dask": "dask.__main__", "elsewhere": "tests.builds.elsewhere"}
"""The module whose `main` each program is."""
PREPARED = {
    "siglum": ("tests.builds.meddled",),
    "dask": ("distributed.cli.dask_scheduler", "distributed.cli.dask_worker"),
    "elsewhere": (),
}
"""What is imported before the first copy becomes a program."""


class HasFileno(Protocol):
    """A file, a socket, or an end of a pipe."""

    def fileno(self) -> int:
        """Return the number of its descriptor."""


class Copy:
    """A copy that runs a command."""

    def __init__(self, asking: socket.socket) -> None:
        """Take the connection on which it was asked for."""
        self._asking = asking
        self.number = int(asking.recv(LONGEST))

    def wait(self, patience: float = PATIENCE) -> int:
        """Return its exit code once it has ended, as subprocess has it; after so many seconds kill it and raise."""
        with self._asking:
            self._asking.settimeout(patience)
            try:
                return os.waitstatus_to_exitcode(int(self._asking.recv(LONGEST)))
            except TimeoutError:
                self.kill()
                raise

    def has_ended(self) -> bool:
        """Tell whether it has ended."""
        return bool(select.select([self._asking], [], [], 0)[0])

    def kill(self) -> None:
        """Kill it, with all that it started."""
        os.killpg(self.number, signal.SIGKILL)

    def end(self) -> None:
        """Kill it, unless it has ended or was ended, and wait until it is gone."""
        with suppress(ProcessLookupError):
            self.kill()
        if self._asking.fileno() >= 0:
            self.wait()


class Ready:
    """The process that is copied, seen from the tests."""

    def __init__(self, address: str) -> None:
        """Take the place where it listens."""
        self.address = address

    def start(
        self,
        program: str,
        *arguments: str,
        said: tuple[IO[bytes], IO[bytes]],
        told: HasFileno | None = None,
        how: tuple[str, ...] = (),
        env: Mapping[str, str] | None = None,
    ) -> Copy:
        """Let a copy become a program of PROGRAMS, meddled with in the ways of tests.builds.meddled.

        What it says goes to the two files; it is told what `told` holds. Without an environment of its own it has that
        of this process.
        """
        asking = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        asking.connect(self.address)
        with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - not a path of ours
            asked = {"program": program, "arguments": arguments, "environment": dict(env or os.environ), "how": how}
            files = [one.fileno() for one in (told or nothing, *said)]
            socket.send_fds(asking, [json.dumps({**asked, "folder": str(Path.cwd())}).encode()], files)
        return Copy(asking)

    def run(
        self, how: tuple[str, ...], arguments: tuple[str, ...], env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run siglum, meddled with in some ways, and return what became of it."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            code = self.start("siglum", *arguments, said=(out, err), how=how, env=env).wait()
            for stream in (out, err):
                stream.seek(0)
            return subprocess.CompletedProcess(arguments, code, out.read().decode(), err.read().decode())

    def asking(self, *how: str) -> tuple[str, ...]:
        """Return the command by which a process of its own becomes siglum, meddled with in some ways."""
        return (sys.executable, "-I", "-S", str(ASK), self.address, *how, "--")


class Started(Ready):
    """One that this process started."""

    def __init__(self) -> None:
        """Start it."""
        self._folder = tempfile.TemporaryDirectory(prefix="siglum-ready-")
        super().__init__(str(Path(self._folder.name) / "socket"))
        self._alive, there = socket.socketpair()
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listening, there:
            listening.bind(self.address)
            listening.listen()
            given = (listening.fileno(), there.fileno())
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.builds.ready", *map(str, given)],
                cwd=REPOSITORY,
                env={**os.environ, "PYTHONPATH": str(REPOSITORY / "generator")},
                pass_fds=given,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )

    def end(self) -> None:
        """End it, and all copies."""
        self._alive.close()
        self._process.wait(PATIENCE)
        self._folder.cleanup()


SHARED = "SIGLUM_TESTS_READY"
"""The variable that tells the processes of one run of the tests where the one that they share listens."""
_STARTED: list[Started] = []


def ready() -> Ready:
    """Return the one that is shared, or that of this process, started when it is first wanted."""
    if address := os.environ.get(SHARED):
        return Ready(address)
    if not _STARTED:
        _STARTED.append(Started())
    return _STARTED[0]


def share_what_is_ready() -> None:
    """Start one for this process and all that it starts."""
    os.environ[SHARED] = ready().address


def end_what_is_ready() -> None:
    """End the process that this one started to be copied, if there is one."""
    while _STARTED:
        _STARTED.pop().end()


# In the process itself


def prepare() -> None:
    """Import what a build does, compile the templates, and make what is made when it is first wanted, by a build."""
    from siglum.build import prove, show  # noqa: PLC0415 - the tests import this module too
    from siglum.doors.disk import read_snapshot  # noqa: PLC0415
    from siglum.doors.shipped import TEMPLATES  # noqa: PLC0415
    from tests.builds import meddled  # noqa: F401, PLC0415
    from tests.builds.small import SITE, compile_once, do_once_in_all  # noqa: PLC0415

    for name in ("commands.workers", "doors.search", "exports.manifest", "preview.server"):
        import_module(f"siglum.{name}")
    for path in sorted(TEMPLATES.rglob("*.html")):
        compile_once(path.relative_to(TEMPLATES).as_posix(), path.read_text(encoding="utf-8"))
    do_once_in_all()
    proven = prove(read_snapshot(SITE, TEMPLATES)[0])
    # What is wrong with the site is found by its own tests.
    for _ in () if proven.errors else show(proven).files():
        pass
    # What is never looked through for garbage stays shared with the copies.
    gc.freeze()


class Mother:
    """Answers requests by copies of itself."""

    def __init__(self, listening: socket.socket, alive: socket.socket) -> None:
        """Listen, for as long as the other end of `alive` is open."""
        self._listening, self._alive = listening, alive
        self._poll = select.poll()
        self._copies: dict[int, tuple[int, socket.socket, int]] = {}
        for one in (listening, alive):
            self._poll.register(one, select.POLLIN)

    def serve(self) -> dict[str, Any] | None:
        """Return the request in each copy, and nothing in the process itself, once it is to end."""
        while True:
            for number, _ in self._poll.poll():
                if number == self._alive.fileno():
                    for copy, _, _ in set(self._copies.values()):
                        os.killpg(copy, signal.SIGKILL)
                    return None
                if number == self._listening.fileno():
                    if request := self._copied(self._listening.accept()[0]):
                        return request
                elif number in self._copies:
                    self._ended(number)

    def _copied(self, asking: socket.socket) -> dict[str, Any] | None:
        asked, files, _, _ = socket.recv_fds(asking, LONGEST, 3)
        request: dict[str, Any] = json.loads(asked)
        for module in PREPARED[request["program"]]:
            import_module(module)
        copy = os.fork()
        if copy == 0:
            os.setsid()
            for number, file in enumerate(files):
                os.dup2(file, number)
                os.close(file)
            for one in (asking, self._listening, self._alive, *(other for _, other, _ in self._copies.values())):
                one.close()
            return request
        for file in files:
            os.close(file)
        asking.send(str(copy).encode())
        running = os.pidfd_open(copy)
        for number in (running, asking.fileno()):
            self._copies[number] = (copy, asking, running)
            self._poll.register(number, select.POLLIN)
        return None

    def _ended(self, number: int) -> None:
        """Tell the status of a copy that has ended, or kill it, if its asker has hung up."""
        copy, asking, running = self._copies[number]
        if number != running:
            os.killpg(copy, signal.SIGKILL)
        status = os.waitpid(copy, 0)[1]
        for one in (running, asking.fileno()):
            self._poll.unregister(one)
            del self._copies[one]
        if number == running:
            asking.send(str(status).encode())
        asking.close()
        os.close(running)


def main() -> None:
    """Be the process that is copied; in a copy, run the command and exit as it does."""
    prepare()
    request = Mother(*(socket.socket(fileno=int(number)) for number in sys.argv[1:])).serve()
    if request is None:
        return
    from tests.builds.meddled import meddle  # noqa: PLC0415 - see above

    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    # Where temporary files go, unless the environment says otherwise.
    tempfile.tempdir = None
    for one in request["how"]:
        meddle(one)
    sys.argv = [request["program"], *request["arguments"]]
    try:
        import_module(PROGRAMS[request["program"]]).main()
    except SystemExit as stop:
        end(stop)


def end(stop: SystemExit) -> None:
    """End a copy as Python would, but for looking through its memory, which would first have to be copied, too.

    Where the code is no number, or words can't be written, Python has more to say, so it is left to that.
    """
    if not isinstance(stop.code, int):
        raise stop
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):
            raise stop from None
    atexit._run_exitfuncs()  # noqa: SLF001 - what Python does
    os._exit(stop.code)


if __name__ == "__main__":
    main()
