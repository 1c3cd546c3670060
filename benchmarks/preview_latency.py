"""How long it takes from a save to the changed page: run from the repository's root, with a project's folder or none.

    python -m benchmarks.preview_latency [ROOT]

The project is copied first. Each round changes one claim's statement, waits for the word to open pages, and asks for
the claim's page. The table is in milliseconds from the moment at which the file was closed.
"""

import asyncio
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 15
PAUSE = 0.4
"""Seconds between two rounds, so that none meets the end of another."""
STATEMENT = re.compile(r"^- id: (?P<id>\S+)\n  statement: (?P<words>.+)$", re.MULTILINE)


@contextmanager
def previewing(root: Path) -> "Iterator[int]":
    """Run the preview of a project, and lend its port."""
    log = root / "preview.log"
    command = [sys.executable, "-m", "generator", "--root", str(root), "preview", "--port", "0"]
    with log.open("w") as said:
        process = subprocess.Popen(command, stderr=said)
    try:
        while not (match := re.search(r"127\.0\.0\.1:(\d+)/", log.read_text())):
            if process.poll() is not None:
                sys.exit(log.read_text())
            time.sleep(0.05)
        yield int(match[1])
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


async def measure(root: Path, port: int) -> list[tuple[float, float]]:
    """Return, for each round, the time to the word and the time to the page."""
    file, claim = next(
        (path, match)
        for path in sorted((root / "site_src" / "claims").glob("*.yaml"))
        if (match := STATEMENT.search(path.read_text("utf-8")))
    )
    before = file.read_text("utf-8")
    page = HTTPRequest(f"http://127.0.0.1:{port}/claims/{claim['id']}/", request_timeout=60)
    socket = await websocket_connect(f"ws://127.0.0.1:{port}/livereload")
    await socket.write_message('{"command": "hello"}')
    await socket.read_message()
    client = AsyncHTTPClient()
    await client.fetch(page)
    measured = []
    for number in range(ROUNDS):
        await asyncio.sleep(PAUSE)
        words = f"Round {number} of a measurement."
        text = before.replace(claim["words"], words, 1)
        start = await _save(file, text)
        measured.append(await _round(client, socket, page, words, start))
    return measured


async def _save(file: Path, text: str) -> float:
    file.write_text(text, "utf-8")  # noqa: ASYNC240 - it must be done when the clock starts
    return time.perf_counter()


async def _round(
    client: AsyncHTTPClient, socket: WebSocketClientConnection, page: HTTPRequest, words: str, start: float
) -> tuple[float, float]:
    await socket.read_message()
    word = time.perf_counter()
    answer = await client.fetch(page)
    if words not in answer.body.decode():
        message = "the page served after the word is not the changed one"
        raise RuntimeError(message)
    return 1000 * (word - start), 1000 * (time.perf_counter() - start)


def main(root: Path) -> None:
    """Measure, and print the table."""
    with tempfile.TemporaryDirectory() as made:
        copy = Path(made) / "project"
        for name in ("site_src", "seeds"):
            shutil.copytree(root / name, copy / name)
        with previewing(copy) as port:
            measured = asyncio.run(measure(copy, port))
        log = (copy / "preview.log").read_text()
    builds = [float(said) for said in re.findall(r"(\d+) ms$", log, re.MULTILINE)[1:]]
    rows = {
        "the build itself": builds,
        "save to the word": [word for word, _ in measured],
        "save to the page served": [served for _, served in measured],
    }
    print(f"{'milliseconds':<26}{'least':>8}{'median':>8}{'most':>8}")
    for name, values in rows.items():
        print(f"{name:<26}{min(values):>8.0f}{statistics.median(values):>8.0f}{max(values):>8.0f}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
