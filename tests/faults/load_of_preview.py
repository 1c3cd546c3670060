"""The preview under load: two thousand saves, five hundred connections, hostile hosts; its memory stays bounded.

It takes minutes, and so is no part of `make test`: `make faults` runs it.
"""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.preview.desk import CLAIM_PAGE, Preview, claim, plant, previewing, until
from tests.preview.test_refusals import hosts

SAVES = 2000
CONNECTIONS = 500
GROWTH = 64
"""MiB by which it may grow once it is warm."""


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Return a preview of its own."""
    with previewing(plant(tmp_path), within=()) as made:
        yield made


def memory(preview: Preview) -> int:
    """Return the MiB that the process has in memory."""
    lines = Path(f"/proc/{preview.process.pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) >> 10


def descriptors(preview: Preview) -> int:
    """Return how many descriptors the process has open."""
    return len(list(Path(f"/proc/{preview.process.pid}/fd").iterdir()))


def test_two_thousand_saves_cost_no_memory(preview: Preview) -> None:
    warm = 0
    for number in range(SAVES):
        words = f"The bridge opened in May 1932, says save {number}."
        preview.save(claim(words))
        if number % 50 == 49:
            until(lambda words=words: words in preview.page(), f"save {number} is shown")  # type: ignore[misc]
        if number == SAVES // 10:
            warm = memory(preview)
    until(lambda: f"says save {SAVES - 1}." in preview.page(), "the last save is shown")
    assert memory(preview) <= warm + GROWTH


def upgrade(preview: Preview) -> socket.socket:
    """Open a web socket, and say nothing on it."""
    connection = socket.create_connection(("127.0.0.1", preview.port), timeout=30)
    connection.sendall(
        f"GET /livereload HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\nOrigin: {preview.address}\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    assert connection.recv(4096).startswith(b"HTTP/1.1 101")
    return connection


def test_five_hundred_connections_are_served_and_let_go(preview: Preview) -> None:
    preview.page()
    warm, before = memory(preview), descriptors(preview)
    with ExitStack() as stack:
        for number in range(CONNECTIONS):
            made = upgrade(preview) if number % 2 else socket.create_connection(("127.0.0.1", preview.port), timeout=30)
            stack.enter_context(made)
            if not number % 2:
                # One that begins to ask and never ends.
                made.sendall(b"GET / HTTP/1.1\r\nHost: 127")
        assert preview.ask(CLAIM_PAGE).status == 200
        preview.save(claim("The bridge opened in May 1932, they say."))
        until(lambda: "they say" in preview.page(), "a save is shown while all are connected")
    until(lambda: descriptors(preview) <= before + 5, "what was opened is closed")
    assert memory(preview) <= warm + GROWTH


def test_hostile_hosts_and_origins_get_nothing_however_often_they_ask(preview: Preview) -> None:
    warm = memory(preview)
    end = time.monotonic() + 20
    asked = 0
    while time.monotonic() < end:
        for host in hosts(preview.port):
            assert preview.ask("/", Host=host).body == b""
            answer = preview.ask("/", Origin=f"http://{host}")
            assert answer.status == 403
            assert b"bridge" not in answer.body
            asked += 2
    assert asked > 500
    assert memory(preview) <= warm + GROWTH
