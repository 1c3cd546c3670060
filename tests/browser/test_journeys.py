"""From the home page to the words of an article and back, with the keyboard alone, with and without a script."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.desk import PHONE, WIDE, Desk, resize

if TYPE_CHECKING:
    from playwright.sync_api import Page

STOPS = 400
"""More presses of Tab than any way on a page takes."""


def tab_to(page: "Page", selector: str, key: str = "Tab") -> int:
    """Press Tab until something that the selector finds has the focus, and return how often."""
    for presses in range(1, STOPS):
        page.keyboard.press(key)
        if page.locator(f"{selector}:focus").count():
            return presses
    pytest.fail(f"Tab never comes to {selector} on {page.url}")


def enter(page: "Page", selector: str, then: str, key: str = "Tab") -> None:
    """Go to a link with Tab, follow it, and wait for an address of this pattern."""
    tab_to(page, selector, key)
    page.keyboard.press("Enter")
    page.wait_for_url(then)


def skip(page: "Page") -> None:
    """Begin a page with its skip link, which is the first stop, and comes to sight there."""
    assert tab_to(page, ".skip") == 1
    assert page.locator(".skip").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**#Main")


def there_and_back(desk: Desk, base: str, width: int, *, script: bool) -> list[str]:
    """Go the whole way, and return the headings of the pages on it."""
    page, wrong = desk.window(base, java_script_enabled=script)
    resize(page, width)
    page.goto(f"{base}/index.html")
    seen = []

    def see() -> None:
        seen.append(page.locator("h1").inner_text())

    see()
    skip(page)
    enter(page, ".one a", "**/explainers/*/index.html")
    see()
    skip(page)
    # The first number with a single claim, which its note quotes.
    note = page.locator(".note:has(.w):not(:has(.w ~ .w))").first.get_attribute("id") or ""
    mark = note.replace("n", "m")
    tab_to(page, f"#{mark} > *")
    page.keyboard.press("Enter")
    enter(page, f"#{note} .who > a[href*='claims/']", "**/claims/*/index.html")
    claim = page.url.removeprefix(base)
    see()
    skip(page)
    enter(page, ".ev > a.sig", "**/sources/**#*")
    see()
    assert page.locator("mark:target").count() == 1
    # From the passage, Tab goes on to what stands in it or after it: names, and the number that leads to the claim.
    number = page.locator(f".note:has(a[href*='{claim}'])").first.get_attribute("id") or ""
    tab_to(page, f"#m{number[1:]} > *")
    page.keyboard.press("Enter")
    enter(page, f"#{number} a[href*='{claim}']", "**/claims/*/index.html")
    see()
    tab_to(page, ".more > summary")
    page.keyboard.press("Enter")
    enter(page, "section:has(#cited) a[href*=explainers]", "**/explainers/*/index.html#m*")
    see()
    enter(page, ".brand", f"{base}/index.html", "Shift+Tab")
    see()
    assert not wrong
    return seen


@pytest.mark.parametrize(("width", "script"), [(WIDE, True), (PHONE, False)])
def test_one_can_go_to_the_words_and_back_by_keyboard(desk: Desk, base: str, width: int, *, script: bool) -> None:
    seen = desk.do(there_and_back, base, width, script=script)
    home, explainer, claim, source, *back = seen
    assert back == [claim, explainer, home]
    assert len({home, explainer, claim, source}) == 4
