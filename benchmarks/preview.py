"""How long an author waits: from a save to the changed page served, for each kind of edit.

    python -m benchmarks.preview [ROOT]

The project is copied first. Each round saves an edit, waits for the word that open pages get, and asks for what was
edited. Times begin at the moment at which the file was closed. `cpu` is what the server's process worked in that time:
unlike the rest, it hardly depends on what else the machine does.
"""

import asyncio
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

ROOT = Path(__file__).parent.parent
ROUNDS = 9
PAUSE = 0.5
"""Seconds between two rounds, so that none meets the end of another; some more on a large site."""
STATEMENT = re.compile(r"^- id: (?P<id>\S+)\n  statement: (?P<words>.+)$", re.MULTILINE)
NOTES = "/__preview/notes"
"""In a message that tells of warnings, and of no new page."""
STYLESHEET = re.compile(r'href="[./]*(assets/[a-z-]+\.[0-9a-f]+\.css)"')


class Edit(Struct, frozen=True):
    """One kind of edit: what is saved, what is asked for then, and what must be in it."""

    name: str
    file: Path
    text: Callable[[str], str]
    """The file's text, with a word that is new in each round."""
    page: str


class Round(Struct, frozen=True):
    """What one round took, in milliseconds."""

    word: float
    page: float
    cpu: float


@contextmanager
def previewing(root: Path) -> Iterator[tuple[int, int]]:
    """Run the preview of a project, and lend its port and the id of its process."""
    log = root / "preview.log"
    command = [sys.executable, "-m", "siglum", "--root", str(root), "preview", "--port", "0"]
    with log.open("w") as said:
        process = subprocess.Popen(command, stderr=said, cwd=ROOT)
    try:
        while not (match := re.search(r"127\.0\.0\.1:(\d+)/", log.read_text())):
            if process.poll() is not None:
                sys.exit(log.read_text())
            time.sleep(0.05)
        yield int(match[1]), process.pid
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def edits_of(root: Path) -> tuple[Edit, ...]:
    """Return an edit of each kind that a project allows."""
    claims, claim = next(
        (path, match)
        for path in sorted((root / "site_src/claims").glob("*.yaml"))
        if (match := STATEMENT.search(path.read_text("utf-8")))
    )
    before = claims.read_text("utf-8")
    explainer = min((root / "site_src/explainers").glob("*.md"))
    source = min((root / "site_src/sources").glob("*.md"))
    address = f"/claims/{claim['id']}/"
    template = (ROOT / "templates/pages/claim.html").read_text("utf-8")

    def goes_on(file: Path) -> Callable[[str], str]:
        text = file.read_text("utf-8").rstrip()
        return lambda word: f"{text}\n\nAnd {word} [@editor].\n"

    return (
        Edit("an explainer's text", explainer, goes_on(explainer), f"/explainers/{explainer.stem}/"),
        Edit("a claim's statement", claims, lambda word: before.replace(claim["words"], f"It is {word}.", 1), address),
        Edit("a source's record", source, goes_on(source), f"/sources/{source.stem}/"),
        Edit(
            "a template",
            root / "templates/pages/claim.html",
            lambda word: template.replace("<h1", f'<p>{word}</p><h1 class="{word}"', 1),
            address,
        ),
        Edit("a style", root / "templates/assets/css/99-own.css", lambda word: f".{word} {{ order: 1 }}\n", ""),
    )


async def measure(root: Path, port: int, process: int) -> dict[str, list[Round]]:
    """Return the rounds of each kind of edit."""
    base = f"http://127.0.0.1:{port}"
    client = AsyncHTTPClient()
    home = await client.fetch(f"{base}/", request_timeout=60)
    if (match := STYLESHEET.search(home.body.decode())) is None:
        message = "the home page has no stylesheet"
        raise RuntimeError(message)
    socket = await websocket_connect(f"ws://127.0.0.1:{port}/livereload")
    await socket.write_message('{"command": "hello"}')
    await socket.read_message()
    measured: dict[str, list[Round]] = {}
    for edit in edits_of(root):
        page = HTTPRequest(f"{base}{edit.page or f'/{match[1]}'}", request_timeout=60)
        rounds = [await _round(client, socket, edit, page, (process, number)) for number in range(ROUNDS + 1)]
        # The first one finds a folder, or compiles a template, that the others have.
        measured[edit.name] = rounds[1:]
    return measured


async def _round(
    client: AsyncHTTPClient, socket: WebSocketClientConnection, edit: Edit, page: HTTPRequest, which: tuple[int, int]
) -> Round:
    process, number = which
    word = f"round-{number}-of-a-measurement"
    await _rest(socket)
    worked = _cpu(process)
    edit.file.parent.mkdir(parents=True, exist_ok=True)
    edit.file.write_text(edit.text(word), "utf-8")
    start = time.perf_counter()
    while NOTES in str(await socket.read_message()):
        pass
    told = time.perf_counter()
    answer = await client.fetch(page)
    end, cpu = time.perf_counter(), _cpu(process) - worked
    if word not in answer.body.decode():
        message = f"{edit.name}: what was served after the word is not what was saved"
        raise RuntimeError(message)
    return Round(1000 * (told - start), 1000 * (end - start), 1000 * cpu)


async def _rest(socket: WebSocketClientConnection) -> None:
    """Wait until nothing more is said of the round before."""
    said = asyncio.ensure_future(socket.read_message())
    while True:
        done, _ = await asyncio.wait((said,), timeout=PAUSE)
        if not done:
            # A message that is waited for cannot be given back, so the next round takes it over.
            said.cancel()
            return
        said = asyncio.ensure_future(socket.read_message())


def _cpu(process: int) -> float:
    """Return the seconds that a process has worked, by the clock that Linux keeps for each."""
    return time.clock_gettime((~process << 3) | 2)


def rows(root: Path, unit: float | None = None) -> Iterator[str]:
    """Measure a copy of a project, and yield a table; `unit` is the seconds to give the least time as a ratio of."""
    with tempfile.TemporaryDirectory() as made:
        copy = Path(made) / "project"
        for name in ("site_src", "seeds"):
            shutil.copytree(root / name, copy / name)
        with previewing(copy) as (port, process):
            measured = asyncio.run(measure(copy, port, process))
    yield f"{'ms, least (median) of ' + str(ROUNDS):<28}{'word':>12}{'page':>14}{'cpu':>14}{'units' if unit else '':>8}"
    for name, rounds in measured.items():
        cells = [_cell([getattr(one, part) for one in rounds]) for part in ("word", "page", "cpu")]
        ratio = f"{min(one.page for one in rounds) / 1000 / unit:>8.2f}" if unit else ""
        yield f"{name:<28}{cells[0]:>12}{cells[1]:>14}{cells[2]:>14}{ratio}"


def _cell(values: list[float]) -> str:
    return f"{min(values):.0f} ({sorted(values)[len(values) // 2]:.0f})"


if __name__ == "__main__":
    for row in rows(Path(sys.argv[1] if len(sys.argv) > 1 else ".")):
        print(row)
