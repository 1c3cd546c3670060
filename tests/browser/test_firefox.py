"""A page of every kind in Firefox: what the layout promises holds in a second engine.

Where no Firefox is at hand, this is skipped. Firefox does not tell of layout shifts, so that these are looked for in
Chromium alone.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from tests.browser.desk import HEIGHT, LOOK, PHONE, WIDE
from tests.browser.firefox import Firefox, find_firefox, firefox
from tests.browser.test_axe import AXE, RUN, THIN
from tests.browser.test_every_kind import DESK, DRIFT, FAR, KINDS, NARROWEST, WAIT, page_of
from tests.builds.real import Built
from tests.sampled import part_of

pytestmark = pytest.mark.skipif(find_firefox() is None, reason="no Firefox is installed here")

WIDTHS = (NARROWEST, PHONE, 768, DESK, WIDE)
WITH_AXE = tuple(part_of(KINDS, 5))
"""Axe judges elements and colours, which are the same in Chromium, where it sees every kind."""
BY_HEART = """(() => {
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice the id ${id}`);
  const lost = [...document.querySelectorAll("a[href^='#']")]
    .filter((one) => one.hash.length > 1 && !document.getElementById(decodeURIComponent(one.hash.slice(1))))
    .map((one) => `leads nowhere: ${one.hash}`);
  const styled = [...document.querySelectorAll("body [style]")].map((one) => `has a style: ${look.name(one)}`);
  return [...twice, ...lost, ...styled];
})()"""
"""Ids are there once, links within the page lead somewhere, and no element brings a style of its own."""


class Reader:
    """The one Firefox of this process, in a thread without an event loop."""

    def __init__(self, path: str) -> None:
        self._stack, self._thread, self._path = ExitStack(), ThreadPoolExecutor(1), path
        self._browser: Firefox | None = None

    def visit(self, address: str, near: tuple[int, int], *, axe: bool) -> dict[str, list[str]]:
        """Look at a page in each width, with axe too, and return what is wrong, by where."""
        return self._thread.submit(self._visit, address, near, axe=axe).result()

    def _visit(self, address: str, near: tuple[int, int], *, axe: bool) -> dict[str, list[str]]:
        if self._browser is None:
            self._browser = self._stack.enter_context(firefox(self._path))
            self._browser.before_pages(LOOK)
        browser = self._browser
        browser.resize(WIDE, HEIGHT)
        browser.goto(address)
        found = {"anywhere": browser.evaluate(BY_HEART)}
        for width in WIDTHS:
            browser.resize(width, HEIGHT)
            found[f"at {width}"] = browser.evaluate("[...look.wide(), ...look.cut()]")
            if width >= DESK:
                found[f"notes at {width}"] = browser.evaluate(f"look.beside({near[0]}, {near[1]})")
                if near[0] < FAR:
                    found[f"words at {width}"] = browser.evaluate("look.worded()")
        browser.resize(PHONE, HEIGHT)
        found["with space"] = browser.evaluate("look.spaced()")
        if axe:
            browser.evaluate(f"({THIN})()")
            browser.evaluate(f"(() => {{ {AXE}; return 0; }})()")
            found["axe"] = browser.evaluate(f"({RUN})([])")
        return {where: what for where, what in found.items() if what}

    def close(self) -> None:
        """End it."""
        self._thread.submit(self._stack.close).result()
        self._thread.shutdown()


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    made = Reader(find_firefox() or "")
    yield made
    made.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_whole_in_firefox(reader: Reader, real: Built, base: str, kind: str) -> None:
    address = page_of(real, kind)
    near = (DRIFT, WAIT) if address.startswith("explainers/") else (FAR, FAR)
    assert reader.visit(f"{base}/{address}", near, axe=kind in WITH_AXE) == {}
