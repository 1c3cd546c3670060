"""Takes full-page pictures of a built page, for a developer's eyes.

python tools/screenshot.py output/index.html pictures --width 390 --width 1440 [--dark]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

# A script sees its own folder only; the browser's helper is found from the repository's root.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.browser.chromium import ChromiumMissingError, browser

DEFAULT_WIDTHS = (390, 1440)


def take(page: str, out: Path, widths: list[int], *, dark: bool) -> list[Path]:
    """One PNG for each width (CSS pixels) of the page, a path or an address. Gives the files written."""
    if "://" in page:
        address, name = page, page.split("://", 1)[1].strip("/").replace("/", "-").replace(":", "-")
    else:
        path = Path(page).resolve(strict=True)
        if path.is_dir():
            path /= "index.html"
        address, name = path.as_uri(), path.parent.name if path.stem == "index" else path.stem
    out.mkdir(parents=True, exist_ok=True)
    written = []
    with browser() as chromium:
        for width in widths:
            # Without animations, so that two pictures of one page are alike.
            view = chromium.new_page(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce",
            )
            view.goto(address)
            target = out / f"{name}-{width}{'-dark' if dark else ''}.png"
            view.screenshot(path=target, full_page=True, animations="disabled")
            view.close()
            written.append(target)
    return written


def main() -> None:
    """Reads the arguments, takes the pictures, prints their paths."""
    parser = argparse.ArgumentParser(description="Takes full-page pictures of a built page.")
    parser.add_argument("page", help="a file, a folder with an index.html, or an address")
    parser.add_argument("out", type=Path, metavar="OUT_DIR", help="where the PNG files go")
    parser.add_argument("--width", type=int, action="append", help="CSS pixels; may be given several times")
    parser.add_argument("--dark", action="store_true", help="as a reader with a dark colour scheme sees it")
    chosen = parser.parse_args()
    try:
        for target in take(chosen.page, chosen.out, chosen.width or list(DEFAULT_WIDTHS), dark=chosen.dark):
            print(target)
    except (ChromiumMissingError, OSError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
