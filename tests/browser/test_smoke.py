"""The pages of the real site in a real browser: nothing fails, is missing or sticks out.

A page of every kind is looked at in every way elsewhere; here are the others.

The pages come from a server. From the disk they look the same, but there a browser says of the font that it may not be
fetched ahead. They are shown in frames, several at a time, which is much quicker than one after the other.
"""

import re

from tests.browser.desk import EMPTY, WIDE, Desk
from tests.browser.test_every_kind import KINDS, page_of
from tests.builds.real import Built

NARROWEST = 320
"""The narrowest window that must do (WCAG 1.4.10), in CSS pixels."""

ALIKE = re.compile(r"(?:claims|differences|organizations|people|topics)/(?!index\.html|page/)")
"""The address of a page of its own begins so, unlike that of the list of its kind."""

SWEEP = """async ([addresses, widths]) => {
  const found = [];
  const rest = [...addresses];
  const visit = async () => {
    const frame = document.createElement("iframe");
    // Below what the window shows, nothing has to be drawn.
    Object.assign(frame.style, { border: 0, height: "600px", position: "fixed", top: "200vh" });
    document.body.append(frame);
    for (let address = rest.shift(); address; address = rest.shift()) {
      frame.style.width = `${widths[0]}px`;
      await new Promise((done) => { frame.onload = done; frame.src = address; });
      const root = frame.contentDocument.documentElement;
      if (!root.querySelector("h1")) found.push(`${address} has no heading`);
      for (const width of widths) {
        frame.style.width = `${width}px`;
        if (root.scrollWidth > width) found.push(`${address} is ${root.scrollWidth} wide in a window of ${width}`);
      }
    }
  };
  await Promise.all(Array.from({ length: 6 }, visit));
  return found;
}"""


def swept(desk: Desk, base: str, addresses: list[str]) -> list[str]:
    page, wrong = desk.window(base)
    page.goto(base + EMPTY)
    found: list[str] = page.evaluate(SWEEP, [[f"/{address}" for address in addresses], [NARROWEST, WIDE]])
    return [*found, *dict.fromkeys(wrong)]


def test_no_page_has_an_error_a_failed_request_or_a_horizontal_scroll(desk: Desk, real: Built, base: str) -> None:
    looked_at = {page_of(real, kind) for kind in KINDS}
    rest = [address for address in real.shown if address not in looked_at]
    alike = [address for address in rest if ALIKE.match(address)]
    # The pages of claims are alike, and so are those of what they are about: a tenth of them stands for all.
    addresses = [address for address in rest if address not in alike] + alike[::10]
    assert len(addresses) > 50
    assert desk.do(swept, base, addresses) == []
