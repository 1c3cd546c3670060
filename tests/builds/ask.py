"""Asks the process that is ready (tests/builds/ready.py) to be siglum: `python -I -S ask.py SOCKET HOW... -- WORDS...`.

For commands of a shell, as a Makefile has them, and for tests that want a process to wait for. HOW is meddled with it,
in the ways of tests/builds/meddled.py. What is asked for has this process's streams, folder and environment,
is sent its signals, and ends it as it ended. It imports little, since that is its whole purpose.
"""

import json
import os
import signal
import socket
import sys


def main() -> int:
    """Ask, wait, and return the exit code."""
    address, *given = sys.argv[1:]
    how, arguments = given[: given.index("--")], given[given.index("--") + 1 :]
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as asking:
        asking.connect(address)
        asked = {"program": "siglum", "arguments": arguments, "environment": dict(os.environ), "how": how}
        socket.send_fds(asking, [json.dumps({**asked, "folder": os.getcwd()}).encode()], [0, 1, 2])  # noqa: PTH109
        copy = int(asking.recv(64))
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda number, _: os.kill(copy, number))
        status = os.waitstatus_to_exitcode(int(asking.recv(64)))
    if status < 0:
        signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    return status


if __name__ == "__main__":
    sys.exit(main())
