"""Tables of an author's text on a small screen."""

from typing import Any

from siglum.html.assets import stylesheet
from siglum.html.render import templates_of
from siglum.html.text_views import Block, Inline
from tests.browser.desk import PHONE, Desk, resize
from tests.html.shipped import TEMPLATES, TEXTS

LONG = "Flussdampfschifffahrtsgesellschaft"
STYLES = stylesheet((TEMPLATES / "assets/css" / name).read_text("utf-8") for name in ("20-base.css", "50-prose.css"))


def wide_table() -> str:
    """Return a table that no small screen holds, as the site's own template writes it."""
    cells = ((Inline("text", LONG),),) * 3
    block = Block("table", header=cells, rows=(cells,), sides=("", "end", ""), text="A, B, C")
    macros: Any = templates_of(TEXTS).environment.get_template("parts/prose.html").module
    return str(macros.prose((block,)))


def scrolled(desk: Desk) -> tuple[bool, bool, bool, bool]:
    """Tell whether the page fits, the box scrolls, the keyboard reaches it, and moves it."""
    page, _ = desk.window("about:")
    resize(page, PHONE)
    page.set_content(f'<!doctype html><style>{STYLES}</style><main class="prose">{wide_table()}</main>')
    fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = page.get_by_role("region", name="Table: A, B, C")
    scrolls = box.evaluate("box => box.scrollWidth > box.clientWidth")
    page.keyboard.press("Tab")
    is_reached = box.evaluate("box => box === document.activeElement")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    return fits, scrolls, is_reached, box.evaluate("box => box.scrollLeft > 0")


def test_a_wide_table_scrolls_in_its_own_box_and_by_the_keyboard_too(desk: Desk) -> None:
    assert desk.do(scrolled) == (True, True, True, True)
