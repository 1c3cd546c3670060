"""Every page of the real site in a real browser, from the disk: nothing fails, is missing or sticks out."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.chromium import browser
from tests.builds.real import REPOSITORY, Built

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (390, 1440)
"""The width of a telephone and of a desk, in CSS pixels."""
HEIGHT = 900

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


@contextmanager
def watched(chromium: "Browser", **options: Any) -> Iterator[tuple["Page", list[str]]]:  # noqa: ANN401 - Playwright's own
    """Lend a page of its own context, and the list in which all that goes wrong on it is noted."""
    context = chromium.new_context(reduced_motion="reduce", **options)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(f"{said.type}: {said.text}") if said.type != "log" else None)
    page.on("pageerror", lambda error: wrong.append(f"page error: {error}"))
    page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}: {request.failure}"))
    page.on("request", lambda request: None if request.url.startswith("file:") else wrong.append(request.url))
    try:
        yield page, wrong
    finally:
        context.close()


def visit(output: Path, addresses: list[str]) -> dict[str, list[str]]:
    """Open every page at each width, and return what went wrong, each with the pages on which it did."""
    found: dict[str, list[str]] = {}
    with browser() as chromium, watched(chromium, viewport={"width": WIDTHS[0], "height": HEIGHT}) as (page, wrong):
        for address in addresses:
            page.goto((output / address).as_uri(), wait_until="load")
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
