"""Pages of many kinds in Firefox: what the layout promises holds in a second engine.

Where no Firefox is at hand, this is skipped. Firefox does not tell of layout shifts, so that these are looked for in
Chromium alone.
"""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from tests.browser.desk import EMPTY, HEIGHT, LOOK, PHONE, WIDE, only_wrong
from tests.browser.firefox import Firefox, find_firefox, firefox
from tests.browser.test_every_kind import DESK, KINDS, NARROWEST, NEAR, page_of
from tests.builds.real import Built
from tests.sampled import part_of

pytestmark = pytest.mark.skipif(find_firefox() is None, reason="no Firefox is installed here")

WIDTHS = (NARROWEST, PHONE, 768, DESK, WIDE)
HERE = part_of(KINDS, 2)
"""In Chromium every kind is looked at."""
WITH_AXE = part_of(HERE, 5)
"""Axe judges elements and colours, which are the same in Chromium, where it sees every kind."""


class Reader:
    """The one Firefox of this process, in a thread without an event loop."""

    def __init__(self, path: str) -> None:
        self._stack, self._thread, self._path = ExitStack(), ThreadPoolExecutor(1), path
        self._browser: Firefox | None = None

    def visit(self, base: str, address: str, *, axe: bool) -> dict[str, list[str]]:
        """Look at a page in each width, with axe too, and return what is wrong, by where."""
        return self._thread.submit(self._visit, base, address, axe=axe).result()

    def _visit(self, base: str, address: str, *, axe: bool) -> dict[str, list[str]]:
        if self._browser is None:
            self._browser = self._stack.enter_context(firefox(self._path))
            self._browser.before_pages(LOOK)
            self._browser.resize(WIDE, HEIGHT)
            self._browser.goto(base + EMPTY)
        steps: list[tuple[object, ...]] = [("anywhere", WIDE, "anchored")]
        steps += [(f"at {width}", width, "wide", "cut") for width in WIDTHS]
        steps += [(f"notes at {width}", width, NEAR) for width in WIDTHS if width >= DESK]
        if address.startswith("explainers/"):
            steps += [(f"words at {width}", width, "worded") for width in WIDTHS if width >= DESK]
        steps.append(("with space", PHONE, "spaced"))
        if axe:
            steps.append(("axe", PHONE, "thinned", "axe"))
        shown = json.dumps([f"/{address}", WIDE, HEIGHT])
        found = self._browser.evaluate(f"look.show(...{shown}).then(() => look.steps({json.dumps(steps)}))")
        return only_wrong(found)

    def close(self) -> None:
        """End it."""
        self._thread.submit(self._stack.close).result()
        self._thread.shutdown()


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    made = Reader(find_firefox() or "")
    yield made
    made.close()


@pytest.mark.parametrize("kind", HERE)
def test_a_page_is_whole_in_firefox(reader: Reader, real: Built, base: str, kind: str) -> None:
    assert reader.visit(base, page_of(real, kind), axe=kind in WITH_AXE) == {}
