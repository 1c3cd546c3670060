"""Opens the port of the preview, on the loopback only, and finds out who holds one that is taken."""

import errno
import os
import socket
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

from tornado.netutil import bind_sockets

from siglum.doors.errors import EnvironmentFault
from siglum.model.problems import visible
from siglum.preview.guard import LOOPBACK

TRIED = 50
"""The number of ports above a taken one that are tried to find a free one."""
LAST = 65535


def listen(port: int) -> list[socket.socket]:
    """Return sockets that listen on the loopback; port 0 means any free one.

    Raises EnvironmentFault, naming the process that holds the port, where the system tells, and the next free port.
    """
    try:
        return bind_sockets(port, LOOPBACK, family=socket.AF_INET)
    except OSError as error:
        hint = _hint(port)
        if error.errno == errno.EADDRINUSE:
            by = holder(port)
            raise EnvironmentFault(f"port {port} is taken{f' by {by}' if by else ''}", hint) from error
        if error.errno == errno.EACCES:
            raise EnvironmentFault(f"port {port} is kept for the system", hint) from error
        raise EnvironmentFault(f"port {port}: {error.strerror or error}", hint) from error


def _hint(port: int) -> str:
    free = next((one for one in range(max(port + 1, 1024), min(port + TRIED, LAST) + 1) if _is_free(one)), None)
    return f"Choose another one: --port {free}" if free else "Choose another one with --port."


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


_LISTENING = "0A"
"""The state of a listening socket in /proc/net/tcp."""


def holder(port: int) -> str:
    """Return the name and id of the process that listens on a port; empty where the system does not tell."""
    wanted = {f"socket:[{inode}]" for inode in _listening(port)}
    if not wanted:
        return ""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if _holds(process, wanted):
                name = (process / "comm").read_text("utf-8", "replace").strip()
                return f"{visible(name)} (process {process.name})"
    return ""


def _holds(process: Path, sockets: Container[str]) -> bool:
    """Tell whether a process holds one of some sockets; raises OSError where the system does not tell."""
    for descriptor in (process / "fd").iterdir():
        with suppress(OSError):
            if os.readlink(descriptor) in sockets:  # noqa: PTH115 - a socket's link leads to no path
                return True
    return False


def _listening(port: int) -> set[str]:
    """Return the inodes of the sockets that listen on a port."""
    found = set()
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        with suppress(OSError):
            for line in table.read_text("ascii").split("\n")[1:]:
                fields = line.split()
                if len(fields) > 9 and fields[3] == _LISTENING and int(fields[1].rpartition(":")[2], 16) == port:  # noqa: PLR2004 - the inode is the tenth
                    found.add(fields[9])
    return found
