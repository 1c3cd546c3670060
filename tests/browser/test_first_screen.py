"""What a reader sees first, and beside the text: of every explainer, in one visit each; and of the home page."""

from typing import TYPE_CHECKING, Any

from tests.browser.desk import PHONE, WIDE, Desk, resize
from tests.browser.test_every_kind import DESK, DRIFT, WAIT
from tests.builds.real import Built

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIRST = "#text > :not(details)"
BEGINS = {(1280, 900): 460, (PHONE, 844): 700}
"""Above which pixel the first sentence begins, in windows of these sizes."""
START = 500
"""Above which pixel a telephone shows where to start."""
SHOWN = "[...document.querySelectorAll('.note')].filter(look.seen).length"


def top_of(page: "Page", selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    return box["y"] if box else 10_000


def seen_first(desk: Desk, base: str, address: str) -> dict[str, Any]:
    page, _ = desk.window(base)
    page.goto(f"{base}/{address}")
    found: dict[str, Any] = {}
    for width in (WIDE, DESK):
        resize(page, width)
        found[f"beside, at {width}"] = page.evaluate(
            "near => [...look.beside(...near), ...look.worded()]", (DRIFT, WAIT)
        )
    for (width, height), above in BEGINS.items():
        resize(page, width, height)
        if (top := top_of(page, FIRST)) > above:
            found[f"at {width}"] = f"the first sentence begins at {top:.0f}"
    notes = page.locator(".note").count()
    found["hidden on a telephone"] = page.evaluate(SHOWN)
    page.locator(".all summary").click()
    found["not shown with all"] = notes - page.evaluate(SHOWN)
    page.locator(".all summary").click()
    page.emulate_media(media="print")
    found["not printed"] = notes - page.evaluate(SHOWN)
    page.emulate_media(media="screen")
    return {where: what for where, what in found.items() if what}


def test_an_explainer_begins_on_the_first_screen_with_the_words_beside_it(desk: Desk, real: Built, base: str) -> None:
    explainers = [one for one in real.shown if one.startswith("explainers/") and one.count("/") == 2]
    assert len(explainers) > 5
    assert {one: found for one in explainers if (found := desk.do(seen_first, base, one))} == {}


def start_of(desk: Desk, base: str) -> float:
    page, _ = desk.window(base)
    resize(page, PHONE, 844)
    page.goto(f"{base}/index.html")
    return top_of(page, "#start")


def test_a_telephone_shows_at_once_where_to_start(desk: Desk, base: str) -> None:
    assert desk.do(start_of, base) <= START
