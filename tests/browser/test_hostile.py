"""A site with code in every text of every record, in a real browser: none of it runs, and no policy has to stop it."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.desk import EMPTY, WIDE, Desk, served
from tests.browser.test_smoke import SWEEP
from tests.builds.hostile import HostileSite
from tests.builds.real import Built
from tests.builds.small import build

if TYPE_CHECKING:
    from playwright.sync_api import Dialog


def seen(desk: Desk, base: str, addresses: list[str]) -> list[str]:
    """Show every page in a frame; return what the browser says of them."""
    page, wrong = desk.window(base)
    opened: list[str] = []

    def note(dialog: "Dialog") -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.goto(base + EMPTY)
    page.evaluate(SWEEP, [[f"/{address}" for address in addresses], [WIDE]])
    page.remove_listener("dialog", note)
    return [*opened, *dict.fromkeys(wrong)]


def test_no_code_that_stands_in_a_text_is_run_or_stopped(desk: Desk, tmp_path: Path) -> None:
    """What the policy stops is said on the console, so an empty console means that there was nothing to stop."""
    site = HostileSite(tmp_path / "site")
    assert build(site.root, search=False) == 0
    # The page for wrong addresses asks for what stands at the site's own, which is not here.
    addresses = [address for address in Built(site.root).shown if address != "404.html"]
    assert len(addresses) > 40
    with served(site.root / "output") as base:
        assert desk.do(seen, base, addresses) == []
        # The same look does find code where there is some.
        page = site.root / "output" / addresses[0]
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("</main>", "<img src=x onerror=alert(1)></main>"), encoding="utf-8")
        assert desk.do(seen, base, addresses[:1])
