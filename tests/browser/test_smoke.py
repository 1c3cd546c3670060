"""Every page of the real site in a real browser: nothing fails, is missing or sticks out.

The pages come from a server. From the disk they look the same, but there a browser says of the font that it may not be
fetched ahead.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.chromium import browser
from tests.builds.real import REPOSITORY, Built

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (390, 1440)
"""The width of a telephone and of a desk, in CSS pixels."""
HEIGHT = 900

LEFT = "net::ERR_ABORTED"
"""What becomes of a request, such as for the icon, when its page is left before it was answered."""
STICKING_OUT = """width => {
  const found = [];
  const scrolled = document.documentElement.scrollWidth;
  if (scrolled > width) {
    for (const element of document.querySelectorAll("body *")) {
      const box = element.getBoundingClientRect();
      if (box.right > width + 1 && found.length < 3) found.push(element.tagName + "." + element.className);
    }
  }
  return scrolled > width ? [scrolled, ...found] : [];
}"""
"""The width of what can be scrolled to, and the elements that stick out; nothing where the page fits."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        del format, args


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and lend its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@contextmanager
def watched(chromium: "Browser", base: str, **options: Any) -> Iterator[tuple["Page", list[str]]]:  # noqa: ANN401 - Playwright's own
    """Lend a page of its own context, and the list in which all that goes wrong on it is noted."""
    context = chromium.new_context(reduced_motion="reduce", **options)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(f"{said.type}: {said.text}") if said.type != "log" else None)
    page.on("pageerror", lambda error: wrong.append(f"page error: {error}"))
    page.on(
        "requestfailed", lambda request: None if request.failure == LEFT else wrong.append(f"failed: {request.url}")
    )
    page.on("request", lambda request: None if request.url.startswith(base) else wrong.append(request.url))
    try:
        yield page, wrong
    finally:
        context.close()


def visit(output: Path, addresses: list[str]) -> dict[str, list[str]]:
    """Open every page at each width, and return what went wrong, each with the pages on which it did."""
    found: dict[str, list[str]] = {}
    window = {"width": WIDTHS[0], "height": HEIGHT}
    with served(output) as base, browser() as chromium, watched(chromium, base, viewport=window) as (page, wrong):
        for address in addresses:
            page.goto(f"{base}/{address}", wait_until="load")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                if sticking := page.evaluate(STICKING_OUT, width):
                    wrong.append(f"at {width} it is wider than the window: {sticking}")
            for one in dict.fromkeys(wrong):
                found.setdefault(one, []).append(address)
            wrong.clear()
    return found


PARTS = 2


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_an_error_a_failed_request_or_a_horizontal_scroll(real: Built, part: int) -> None:
    addresses = list(real.pages)[part::PARTS]
    assert len(addresses) > 100
    # In a process of its own, since Playwright and tests that use asyncio cannot share one.
    command = [sys.executable, "-m", "tests.browser.test_smoke", str(real.output)]
    done = subprocess.run(
        command, cwd=REPOSITORY, input=json.dumps(addresses), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    assert not found, "\n".join(f"on {len(where)} pages, such as {where[0]}: {what}" for what, where in found.items())


if __name__ == "__main__":
    sys.stdout.write(json.dumps(visit(Path(sys.argv[1]), json.load(sys.stdin))))
