"""Finds the Chromium of this machine and starts it, for a test or for a picture.

Run as a script, it prints the browser's path, or says that there is none and exits 1.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CANDIDATES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)

# A test must see only what it serves itself: everything that a browser does on its own account is off.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


class ChromiumMissingError(RuntimeError):
    """No Chromium, or none that can run."""


def _runs(executable: str) -> bool:
    # Being there is not enough: some systems have a script of this name that only says where to get one.
    try:
        done = subprocess.run(
            [executable, "--version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and b"Chrom" in done.stdout


@functools.cache
def find_chromium() -> str:
    """The path of a Chromium that runs: $CHROMIUM if it is set, else the first of CANDIDATES."""
    if chosen := os.environ.get("CHROMIUM"):
        path = shutil.which(chosen)
        if path is None or not _runs(path):
            raise ChromiumMissingError(f"CHROMIUM={chosen} is not a Chromium that can run")
        return path
    for candidate in CANDIDATES:
        path = shutil.which(candidate)
        if path is not None and _runs(path):
            return path
    raise ChromiumMissingError(
        "no Chromium was found: install your system's chromium or google-chrome package, "
        "or set CHROMIUM to the path of one"
    )


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium, for as long as the context lasts. Starting it takes a second: share it.

    Meanwhile this thread counts as running an event loop, so that asyncio.run() fails in it: a test that
    shares the process and uses asyncio does so in a thread or a process of its own.
    """
    # Imported here, so that the browser can be looked for before Playwright is installed.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    executable = find_chromium()
    # Chromium refuses to start its sandbox as root.
    sandbox = os.geteuid() != 0
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable,
            args=[*ARGUMENTS, *(() if sandbox else ("--no-sandbox",))],
            chromium_sandbox=sandbox,
        )
        try:
            yield chromium
        finally:
            chromium.close()


if __name__ == "__main__":
    try:
        sys.stdout.write(find_chromium() + "\n")
    except ChromiumMissingError as error:
        sys.exit(str(error))
