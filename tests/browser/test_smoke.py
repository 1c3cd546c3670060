"""The pages of the real site in a real browser: nothing fails, is missing or sticks out.

The pages come from a server. From the disk they look the same, but there a browser says of the font that it may not be
fetched ahead. They are shown in frames, several at a time, which is much quicker than one after the other.
"""

import re

from tests.browser.desk import EMPTY, WIDE, Desk
from tests.builds.real import Built

NARROWEST = 320
"""The narrowest window that must do (WCAG 1.4.10), in CSS pixels."""

ALIKE = re.compile(r"(?:claims|people|organizations|topics)/(?!index\.html|page/)")
"""The address of a page of its own begins so, unlike that of the list of its kind."""

SWEEP = """async ([addresses, widths]) => {
  const found = [];
  const rest = [...addresses];
  const visit = async () => {
    const frame = document.createElement("iframe");
    Object.assign(frame.style, { border: 0, height: "600px" });
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
    alike = [address for address in real.shown if ALIKE.match(address)]
    # The pages of claims are alike, and so are those of what they are about: a tenth of them stands for all.
    addresses = [address for address in real.shown if address not in alike] + alike[::10]
    assert len(addresses) > 70
    assert desk.do(swept, base, addresses) == []
