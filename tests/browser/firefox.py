"""Finds the Firefox of this machine, and drives it by WebDriver BiDi, for the tests that ask a second browser.

https://www.w3.org/TR/webdriver-bidi/ is the protocol: commands and answers as JSON, by a web socket.
"""

import asyncio
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from tornado.websocket import WebSocketClientConnection, websocket_connect

CANDIDATES = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
# It must see only what a test serves, and do nothing on its own account.
QUIET = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
    "ui.prefersReducedMotion": 1,
}
LARGEST = 64 << 20
"""The bytes of the longest answer."""


def find_firefox() -> str | None:
    """Return the path of a Firefox: $FIREFOX if it is set, else the first of CANDIDATES; None where there is none."""
    chosen = os.environ.get("FIREFOX")
    return next(filter(None, map(shutil.which, (chosen,) if chosen else CANDIDATES)), None)


class Firefox:
    """One window of a headless Firefox."""

    def __init__(self, runner: asyncio.Runner, socket: WebSocketClientConnection) -> None:
        """Begin a session on a socket, which belongs to the runner's loop."""
        self._runner, self._socket, self._numbers = runner, socket, count(1)
        self._told("session.new", capabilities={})
        self._window = self._told("browsingContext.getTree")["contexts"][0]["context"]

    def _told(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and return its result; raises RuntimeError where it failed."""
        answer = self._runner.run(self._ask({"id": next(self._numbers), "method": method, "params": parameters}))
        if answer["type"] != "success":
            message = f"{method}: {answer['error']}: {answer['message']}"
            raise RuntimeError(message)
        result: dict[str, Any] = answer["result"]
        return result

    async def _ask(self, command: dict[str, Any]) -> dict[str, Any]:
        await self._socket.write_message(json.dumps(command))
        while said := await asyncio.wait_for(self._socket.read_message(), timeout=60):
            answer: dict[str, Any] = json.loads(said)
            # What has no number, or another one, is news that nobody asked for.
            if answer.get("id") == command["id"]:
                return answer
        message = "Firefox closed the connection"
        raise RuntimeError(message)

    def before_pages(self, script: str) -> None:
        """Run a script at the beginning of each page from now on."""
        self._told("script.addPreloadScript", functionDeclaration=f"() => {{ {script} }}")

    def resize(self, width: int, height: int) -> None:
        """Give the window a size in CSS pixels."""
        self._told("browsingContext.setViewport", context=self._window, viewport={"width": width, "height": height})

    def goto(self, address: str) -> None:
        """Load a page and wait for all that it loads."""
        self._told("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401 - whatever JSON can hold
        """Return the value of an expression on the page, or of its promise."""
        wrapped = f"(async () => JSON.stringify((await ({expression})) ?? null))()"
        result = self._told("script.evaluate", expression=wrapped, target={"context": self._window}, awaitPromise=True)
        if result["type"] != "success":
            raise RuntimeError(result["exceptionDetails"]["text"])
        return json.loads(result["result"]["value"])

    def picture(self) -> str:
        """Return a picture of the window: a PNG in Base64."""
        data: str = self._told("browsingContext.captureScreenshot", context=self._window)["data"]
        return data


@contextmanager
def firefox(path: str) -> Iterator[Firefox]:
    """Lend a headless Firefox with a profile of its own; to be used in one thread, without an event loop in it."""
    with tempfile.TemporaryDirectory() as profile:
        prefs = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in QUIET.items())
        Path(profile, "user.js").write_text(prefs, encoding="utf-8")
        command = [path, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        with (
            subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
            ) as process,
            asyncio.Runner() as runner,
        ):
            try:
                found = next(filter(None, map(LISTENS.search, process.stderr or ())), None)
                if found is None:
                    message = f"{path} does not speak WebDriver BiDi"
                    raise RuntimeError(message)
                socket = runner.run(_connected(f"{found[1]}/session"))
                yield Firefox(runner, socket)
                runner.run(_ended(socket))
            finally:
                process.kill()


async def _connected(address: str) -> WebSocketClientConnection:
    return await websocket_connect(address, max_message_size=LARGEST)


async def _ended(socket: WebSocketClientConnection) -> None:
    socket.close()
    while await socket.read_message() is not None:
        pass
