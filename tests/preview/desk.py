"""A tiny project, the preview of it in a process of its own, and what a browser would ask it, by hand."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct

from tests.builds.ready import ready

REPOSITORY = Path(__file__).resolve().parents[2]
SEED = "The bridge over the Sund opened in May 1932.\nThe mayor cut the ribbon before a large crowd.\n"
CLAIM = """- id: bridge-opened
  statement: {statement}
  kind: event
  about: [bridge]
  when: 1932-05
  evidence:
    - source: gazette
      quote: {quote}
"""
QUOTE = "The bridge over the Sund opened in May 1932."
PARAGRAPH = "The bridge opened in 1932.[@bridge-opened]\n\n"
FILES = {
    "seeds/gazette.txt": SEED,
    "site_src/site.yaml": (
        "title: The Bridge\ntagline: For a test\ndescription: A bridge, for a test.\nscope: One article.\nlead: story\n"
    ),
    "site_src/sources/gazette.md": (
        f"---\nfile: gazette.txt\ntitle: '[The Gazette]'\nsha256: {sha256(SEED.encode()).hexdigest()}\n"
        "set_aside:\n  - quote: The mayor cut the ribbon before a large crowd.\n    reason: transition\n---\n"
    ),
    "site_src/topics/bridge.md": "---\nname: the bridge\n---\nThe bridge of the town.\n",
    "site_src/explainers/story.md": f"---\ntitle: The story\nstandfirst: How it opened.\n---\n{PARAGRAPH * 80}",
    "site_src/claims/bridge.yaml": CLAIM.format(statement="The bridge opened in May 1932.", quote=QUOTE),
}
CLAIM_FILE = "site_src/claims/bridge.yaml"
CLAIM_PAGE = "/claims/bridge-opened/"
PATIENCE = 60.0
"""Seconds after which a test gives up; none is expected to take more than a fraction."""


def claim(statement: str = "The bridge opened in May 1932.", quote: str = QUOTE) -> str:
    """Return the file of claims, with another statement or another quotation."""
    return CLAIM.format(statement=statement, quote=quote)


def plant(root: Path) -> Path:
    """Write the tiny project."""
    for path, text in FILES.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


class Answer(Struct, frozen=True):
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


class Preview(Struct, frozen=True, dict=True):
    """A running preview."""

    root: Path
    port: int
    process: subprocess.Popen[str]
    log: Path

    @property
    def address(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path exactly as it is written; an underscore in a header's name stands for a hyphen."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()

    def raw(self, data: bytes) -> bytes:
        """Send bytes, and return all that comes back until the server closes or has nothing more to say."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=0.5) as connection:
            received = b""
            try:
                connection.sendall(data)
                while piece := connection.recv(65536):
                    received += piece
            except (TimeoutError, ConnectionError):
                pass
            return received

    def state(self) -> dict[str, Any]:
        """Return how things stand."""
        state: dict[str, Any] = json.loads(self.ask("/__preview/state.json").body)
        return state

    def page(self, path: str = CLAIM_PAGE) -> str:
        """Return a page."""
        return self.ask(path).text

    def save(self, text: str, path: str = CLAIM_FILE) -> None:
        """Save a file as a plain program does."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def until(holds: Callable[[], object], what: str) -> None:
    """Wait until something holds; fail, saying what, where it never does."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.02)


def command(root: Path, *arguments: str) -> list[str]:
    """Return the command that previews a project."""
    return [sys.executable, "-m", "siglum", "--root", str(root), "preview", *arguments]


@contextmanager
def previewing(root: Path, *arguments: str, within: tuple[str, ...] | None = None) -> Iterator[Preview]:
    """Run the preview of a project on a free port; at the end it must go as Ctrl-C makes it go.

    It is a copy of a process that is ready; or with `within`, a command that turns itself into the one given after it,
    or none, it is started.
    """
    log = root / "preview.log"
    copied = [*ready().asking(), *command(root)[3:]]
    started_by = copied if within is None else [*within, *command(root)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "generator"), "PYTHONWARNINGS": "default"}
    with log.open("w") as said:
        process = subprocess.Popen(
            [*started_by, "--port", "0", *arguments],
            stderr=said,
            stdin=subprocess.DEVNULL,
            text=True,
            env=environment,
        )
    try:
        started = re.compile(r"preview at http://127\.0\.0\.1:(\d+)/")
        until(lambda: started.search(log.read_text()) or process.poll() is not None, "the preview starts")
        match = started.search(log.read_text())
        assert match, log.read_text()
        yield Preview(root, int(match[1]), process, log)
        assert process.poll() is None, f"the preview ended by itself:\n{log.read_text()}"
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0, log.read_text()
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
