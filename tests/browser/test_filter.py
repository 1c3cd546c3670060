"""The field that narrows a long list of sources: only with a script, by keyboard, and told to those who do not see."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from siglum.html.source_lists import FEW, PART
from tests.browser.desk import PHONE, WIDE, Desk, resize, served
from tests.browser.test_journeys import tab_to
from tests.builds.small import build, write
from tests.html.invented import text
from tests.tiny import filled

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAME = "Only articles on this page with these words in title, outlet or author"
SPECIAL = (
    {"title": "The gate of \u00d8resund caf\u00e9", "outlet": "post", "byline": "Jon Abel", "published": "1932-05"},
    {"title": "The ferry", "outlet": "post"},
    {"title": "Tolls: a gate", "byline": "Mara Lindqvist"},
)


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site with more sources than one page lists."""
    root = tmp_path_factory.mktemp("listed")
    records = [*SPECIAL, *({"title": f"Number {at}"} for at in range(PART + FEW - len(SPECIAL)))]
    files: dict[str, bytes] = {"site_src/organizations/post.md": text(name="The Post", kind="outlet")}
    for at, record in enumerate(records):
        files[f"seeds/s{at:02}.txt"] = f"{record['title']}. It was so, says number {at}.\n".encode()
        told = {name: f"'{value}'" if name == "title" else value for name, value in record.items()}
        files[f"site_src/sources/s{at:02}.md"] = text(file=f"s{at:02}.txt", **told, sha256="auto", set_aside="auto")
    for path, data in filled(files).items():
        write(root, path, data)
    assert build(root) == 0
    return root / "output"


def titles(page: "Page") -> list[str]:
    return [(one.text_content() or "").partition(": ")[2] for one in page.locator(".source:visible h3 a").all()]


def narrowed(desk: Desk, base: str) -> None:
    page, wrong = desk.window(base)
    page.goto(f"{base}/sources/index.html")
    count = page.locator(".filter output")
    assert len(titles(page)) == PART
    assert count.inner_text() == ""
    tab_to(page, "#filter")
    for typed, left in (
        ("GATE", ["The gate of \u00d8resund caf\u00e9", "Tolls: a gate"]),
        ("cafe", ["The gate of \u00d8resund caf\u00e9"]),
        ("post", ["The gate of \u00d8resund caf\u00e9", "The ferry"]),
        ("lindqvist", ["Tolls: a gate"]),
        ("abel  gate", ["The gate of \u00d8resund caf\u00e9"]),
        ("1932", ["The gate of \u00d8resund caf\u00e9"]),
        ("claim", []),
    ):
        page.keyboard.press("Control+a")
        page.keyboard.type(typed)
        assert titles(page) == left, typed
        assert count.inner_text() == f"{len(left)} of {PART} articles on this page"
    assert not page.locator("#g1").is_visible()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    assert len(titles(page)) == PART
    assert count.inner_text() == ""
    # It is told what the field is for, and how many are left, without the focus being moved.
    assert page.get_by_role("searchbox", name=NAME).count() == 1
    assert page.get_by_role("status").count() == 1
    for width in (320, PHONE, WIDE):
        resize(page, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    # Of a list in several parts it says so, and leads to the search, which goes through all.
    assert page.locator(".filter a:visible").count() == 0
    page.locator("#filter").fill("gate & tolls")
    page.locator(".filter a").click()
    page.wait_for_url("**/search/index.html?q=gate%20%26%20tolls")
    page.goto(f"{base}/sources-by/title/index.html")
    page.locator("#filter").fill("number 33")
    assert titles(page) == ["Number 33"]
    assert page.locator("main section h2:visible").all_inner_texts() == ["N"]
    page.goto(f"{base}/index.html")
    assert page.locator("script[src*='/filter.']").count() == 0
    assert not wrong


def bare(desk: Desk, base: str) -> None:
    page, wrong = desk.window(base, java_script_enabled=False)
    page.goto(f"{base}/sources/index.html")
    assert page.locator("#filter, .filter").count() == 0
    assert len(titles(page)) == PART
    assert not wrong


def test_a_long_list_is_narrowed_by_words_and_says_how_many_are_left(desk: Desk, listed: Path) -> None:
    with served(listed) as base:
        desk.do(narrowed, base)


def test_without_a_script_the_list_is_whole_and_has_no_field(desk: Desk, listed: Path) -> None:
    with served(listed) as base:
        desk.do(bare, base)


def test_the_script_is_small() -> None:
    script = Path(__file__).parents[2] / "templates/assets/js/apart/filter.js"
    assert script.stat().st_size <= 1920


def examined(desk: Desk, base: str, width: int, scheme: str) -> list[str]:
    page, _ = desk.window(base, color_scheme=scheme)
    resize(page, width)
    page.goto(f"{base}/sources/index.html")
    page.locator("#filter").fill("gate")
    found: list[str] = page.evaluate("look.axe()")
    return found


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (WIDE, "dark")])
def test_axe_finds_nothing_in_a_list_that_was_narrowed(desk: Desk, listed: Path, width: int, scheme: str) -> None:
    with served(listed) as base:
        assert desk.do(examined, base, width, scheme) == []
