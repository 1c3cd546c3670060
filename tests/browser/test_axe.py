"""What axe-core finds on a page of every kind: nothing, in both themes, with notes beside the text or opened."""

from importlib.resources import files

import pytest

from tests.browser.desk import PHONE, WIDE, Desk, resize
from tests.browser.test_every_kind import KINDS, page_of
from tests.builds.real import Built

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

THIN = """() => {
  const like = (one) => [one, ...one.querySelectorAll("*")].map((part) => `${part.localName}.${part.className}`);
  for (const list of document.querySelectorAll("main *")) {
    const seen = {};
    for (const item of [...list.children]) {
      // Notes find their places by their numbers and by one another, so all of these stay.
      if (item.matches(".mk, .note, :has(.mk, .note)")) continue;
      const sort = [...new Set(like(item))].sort().join();
      if ((seen[sort] = (seen[sort] ?? 0) + 1) > 3) item.remove();
    }
  }
}"""
"""Leave three of those items of a list that are made alike; a thousand of them tell nothing more, and take long."""

RUN = """async (rules) => {
  const all = { rules: { "target-size": { enabled: true } } };
  const chosen = rules.length ? { runOnly: { type: "rule", values: rules } } : all;
  const { violations } = await axe.run({ resultTypes: ["violations"], ...chosen });
  return violations.flatMap((rule) => rule.nodes.map((one) => `${rule.id}: ${one.target} ${one.failureSummary}`));
}"""


IN_THE_DARK = KINDS[::5]
"""The themes differ in their colours alone, each pair of which is measured in the stylesheet; these are seen too."""


def examined(desk: Desk, base: str, address: str, *, dark: bool) -> dict[str, list[str]]:
    """Everything in one theme and width; of the others, what may differ there."""
    found: dict[str, list[str]] = {}
    page, _ = desk.window(base, color_scheme="light")
    resize(page, PHONE)
    page.goto(f"{base}/{address}")
    page.evaluate(AXE)
    numbers = page.locator(".mk > button:visible")
    if numbers.count():
        numbers.first.click()
    page.evaluate(THIN)
    found["light, with a note open"] = page.evaluate(RUN, [])
    if dark:
        page, _ = desk.window(base, color_scheme="dark")
        resize(page, WIDE)
        page.goto(f"{base}/{address}")
        page.evaluate(AXE)
        page.evaluate(THIN)
        found["dark, wide"] = page.evaluate(RUN, ["color-contrast", "target-size", "link-in-text-block"])
    return {where: what for where, what in found.items() if what}


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(desk: Desk, real: Built, base: str, kind: str) -> None:
    assert desk.do(examined, base, page_of(real, kind), dark=kind in IN_THE_DARK) == {}
