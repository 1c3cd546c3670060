"""Draws the picture that a shared link shows: the strip of the site's language, with a site's name or without.

python tools/social.py site_src/assets/social.png --title "The RedNote File"
python tools/social.py templates/assets/social.png

The picture says nothing that would need a source: the strip in it is of no claim. It is drawn by Chromium in
development and kept, since another Chromium may draw other bytes.
"""

from __future__ import annotations

import argparse
import base64
import sys
from html import escape
from pathlib import Path

# A script sees its own folder only; the browser's helper is found from the repository's root.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.browser.chromium import ChromiumMissingError, browser

FONT = Path(__file__).resolve().parent.parent / "templates" / "assets" / "font" / "manuale.woff2"
WIDTH, HEIGHT = 1200, 630
"""In pixels: what the places that show links ask for."""
SLOTS = "ABCDE"
THREADS = (("named", (0, 1, 3)), ("unnamed", (2, 4)), ("against", (1,)))
"""The threads of the strip: their kind, and the slots that have a bead."""
BEADS = ('<circle cx="{x}" cy="{y}" r="12"/>', '<path d="M{x} {y}m0-15l15 15-15 15-15-15z"/>')
"""A round one for what supports, a diamond for what speaks against."""
SIZES = ((32, 128), (60, 96), (90, 72))
"""How large a name of at most so many characters is set, in pixels."""

STYLE = """
@font-face{font-family:Manuale;src:url(data:font/woff2;base64,FONT) format("woff2");font-weight:400 700}
*{margin:0;box-sizing:border-box}
body{width:1200px;height:630px;padding:64px 80px;background:#fcfcfa;color:#16181c;font-family:Manuale,serif;
display:flex;flex-direction:column;justify-content:space-between;border-top:16px solid #b0241a}
h1{font-size:SIZEpx;font-weight:600;line-height:1.04;letter-spacing:-.014em;text-wrap:balance}
svg{display:block}
text{font:700 46px "Liberation Sans",Arial,sans-serif;fill:#16181c;text-anchor:middle}
.named,.unnamed{stroke:#b0241a;fill:#b0241a}.against{stroke:#1c4e8c;fill:#1c4e8c}
.unnamed{fill:#fcfcfa}.unnamed path{stroke-dasharray:12 12}
g{stroke-width:6}.rule{stroke:#16181c;stroke-width:3}
"""


def strip(step: int, row: int) -> str:
    """Return the strip as SVG; `step` and `row` are pixels from slot to slot and from thread to thread."""
    top, first = 100, 40
    parts = [f'<path class="rule" d="M0 1.5H{WIDTH - 160}"/>']
    for number, letter in enumerate(SLOTS):
        parts.append(f'<text x="{first + number * step}" y="68">{letter}</text>')
    for number, (kind, slots) in enumerate(THREADS):
        y = top + row // 2 + number * row
        places = [first + slot * step for slot in slots]
        line = f'<path d="M{places[0]} {y}H{places[-1]}"/>' if len(places) > 1 else ""
        bead = BEADS[kind == "against"]
        beads = "".join(bead.format(x=x, y=y) for x in places)
        parts.append(f'<g class="{kind}">{line}{beads}</g>')
    height = top + row * len(THREADS)
    return f'<svg width="{WIDTH - 160}" height="{height}">{"".join(parts)}</svg>'


def page(title: str) -> str:
    """Return the picture as a page."""
    font = base64.b64encode(FONT.read_bytes()).decode()
    size = next((pixels for length, pixels in SIZES if len(title) <= length), 64)
    style = STYLE.replace("FONT", font).replace("SIZE", str(size))
    body = f"<h1>{escape(title)}</h1>{strip(240, 62)}" if title else strip(240, 124)
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style><body>{body}'


def main() -> None:
    """Read the arguments, and draw the picture."""
    parser = argparse.ArgumentParser(description="Draws the picture that a shared link shows.")
    parser.add_argument("out", type=Path, metavar="FILE", help="where the PNG goes")
    parser.add_argument("--title", default="", help="the site's name; without it the picture fits any site")
    chosen = parser.parse_args()
    try:
        with browser() as chromium:
            view = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
            view.set_content(page(chosen.title))
            view.evaluate("document.fonts.ready")
            chosen.out.parent.mkdir(parents=True, exist_ok=True)
            view.screenshot(path=chosen.out, animations="disabled")
    except (ChromiumMissingError, OSError) as error:
        sys.exit(str(error))
    print(chosen.out)


if __name__ == "__main__":
    main()
