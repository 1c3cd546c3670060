"""A site with code in every text of every record, in a real browser: none of it runs, and no policy has to stop it."""

import json
import subprocess
import sys
from pathlib import Path

from tests.builds.hostile import HostileSite
from tests.builds.real import REPOSITORY, Built
from tests.builds.small import build


def test_no_code_that_stands_in_a_text_is_run_or_stopped(tmp_path: Path) -> None:
    """What the policy stops is said on the console, so an empty console means that there was nothing to stop."""
    site = HostileSite(tmp_path / "site")
    assert build(site.root) == 0
    built = Built(site.root)
    addresses = [address for address in built.pages if built.pages[address].all("main#_main")]
    assert len(addresses) > 40
    # In a process of its own, since Playwright and tests that use asyncio cannot share one.
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.test_smoke", str(built.output)],
        cwd=REPOSITORY,
        input=json.dumps(addresses),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    assert not found, "\n".join(f"on {len(where)} pages, such as {where[0]}: {what}" for what, where in found.items())
