"""What an author sees, in a real Chromium."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.chromium import browser
from tests.preview.desk import CLAIM_FILE, CLAIM_PAGE, FILES, Preview, claim, plant, previewing, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STYLE = "templates/assets/css/99-test.css"


@pytest.fixture(scope="module")
def chromium() -> "Iterator[Browser]":
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = plant(tmp_path_factory.mktemp("seen"))
    (root / STYLE).parent.mkdir(parents=True)
    (root / STYLE).write_text("h1 { letter-spacing: 1px }")
    with previewing(root) as running:
        yield running


@pytest.fixture
def page(chromium: "Browser", preview: Preview) -> "Iterator[Page]":
    """Return a page of the site that is connected, and mend what the test before it broke."""
    preview.save(claim())
    until(lambda: preview.state()["errors"] == 0, "the site is whole")
    context = chromium.new_context(viewport={"width": 900, "height": 600})
    opened = context.new_page()
    refused: list[str] = []
    opened.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    open_page(opened, preview.address + CLAIM_PAGE)
    yield opened
    assert refused == []
    context.close()


def open_page(page: "Page", address: str) -> None:
    """Go to a page, and wait until it hears of what happens."""
    page.goto(address)
    page.locator("preview-desk[data-connected]").wait_for(state="attached")
    # Lost when the page is loaded again.
    page.evaluate("() => { window.stayed = true }")


def stayed(page: "Page") -> bool:
    """Tell whether the page was not loaded again since it was opened."""
    kept: bool = page.evaluate("() => window.stayed === true")
    return kept


def stays_scrolled(page: "Page", place: int) -> bool:
    """Scroll, and tell whether the page is long enough for it, and was not loaded again for a state before."""
    page.evaluate("place => { window.stayed = true; window.scrollTo(0, place) }", place)
    page.wait_for_timeout(500)
    return stayed(page) and page.evaluate("() => window.scrollY") == place


def in_force(page: "Page", spacing: str) -> None:
    found = "() => getComputedStyle(document.querySelector('h1')).letterSpacing"
    until(lambda: page.evaluate(found) == spacing, "the new style is in force")


def test_a_save_is_shown_without_a_hand(page: "Page", preview: Preview) -> None:
    preview.save(claim("The bridge was opened in the spring."))
    page.get_by_role("heading", name="The bridge was opened in the spring.").wait_for()
    assert not stayed(page)
    page.evaluate("() => { window.stayed = true }")
    preview.save(claim("The bridge was opened in a May."))
    page.get_by_role("heading", name="The bridge was opened in a May.").wait_for()


def test_a_mistake_is_shown_over_the_last_good_site_and_goes_when_it_is_mended(page: "Page", preview: Preview) -> None:
    preview.save(claim(quote="The bridge over the Sund opened in June 1932."))
    panel = page.get_by_role("region", name="Problems of this site")
    panel.wait_for()
    assert page.get_by_role("heading", name="The bridge opened in May 1932.").is_visible()
    words = panel.inner_text()
    assert "1 error. What you see is the last good site." in words
    assert "error: quote-not-verbatim" in words
    assert "June" in words
    line, caret = panel.locator("pre").first.inner_text().split("\n")
    assert line == "      quote: The bridge over the Sund opened in June 1932."
    assert set(caret) == {" ", "^"}
    link = panel.get_by_role("link").first
    assert link.inner_text().startswith(f"{CLAIM_FILE}:8:")
    number, column = link.inner_text().removeprefix(f"{CLAIM_FILE}:").split(":")
    assert link.get_attribute("href") == f"vscode://file{preview.root}/{CLAIM_FILE}:{number}:{column}"
    assert stayed(page)
    # Another page, opened meanwhile, tells of it as well, over its last good state.
    page.goto(preview.address)
    panel.wait_for()
    page.goto(preview.address + CLAIM_PAGE)
    panel.wait_for()
    preview.save(claim())
    panel.wait_for(state="detached")
    assert preview.state()["errors"] == 0


def test_what_an_author_wrote_is_text_in_the_panel(page: "Page", preview: Preview) -> None:
    preview.save(claim(quote="<img src=x onerror=\"document.title='bad'\"><b>bold</b>"))
    panel = page.get_by_role("region", name="Problems of this site")
    panel.wait_for()
    assert "<img src=x" in panel.inner_text()
    assert panel.locator("img, b").count() == 0


def test_the_panel_can_be_put_aside_until_something_else_is_wrong(page: "Page", preview: Preview) -> None:
    preview.save(claim(quote="Not there."))
    panel = page.get_by_role("region", name="Problems of this site")
    panel.wait_for()
    page.get_by_role("button", name="1 error").click()
    panel.wait_for(state="hidden")
    preview.save(claim(quote="Not there either."))
    panel.wait_for()


def test_a_stylesheet_is_swapped_in_the_page_that_stands(page: "Page", preview: Preview) -> None:
    for width in ("3px", "5px"):
        preview.save(f"h1 {{ letter-spacing: {width} }}", STYLE)
        in_force(page, width)
    assert stayed(page)
    # A mistake and its mending, and a new style in between, need no new page either.
    preview.save(claim(quote="Not there."))
    panel = page.get_by_role("region", name="Problems of this site")
    panel.wait_for()
    preview.save("h1 { letter-spacing: 7px }", STYLE)
    preview.save(claim())
    panel.wait_for(state="detached")
    in_force(page, "7px")
    assert stayed(page)


def test_the_place_in_the_page_stays(page: "Page", preview: Preview) -> None:
    open_page(page, f"{preview.address}/explainers/story/")
    until(lambda: stays_scrolled(page, 1500), "the page is long and settled")
    preview.save(
        FILES["site_src/explainers/story.md"].replace("The bridge opened in 1932.", "It opened in 1932.", 1),
        "site_src/explainers/story.md",
    )
    page.get_by_text("It opened in 1932.").first.wait_for(state="attached")
    assert not stayed(page)
    until(lambda: page.evaluate("() => window.scrollY") == 1500, "the page is where it was")


def test_a_broken_template_is_told_of_and_the_pages_stand(page: "Page", preview: Preview) -> None:
    own = preview.root / "templates" / "pages" / "claim.html"
    for broken in ("{% if %}", "{{ page.no_such_thing }}"):
        preview.save(broken, "templates/pages/claim.html")
        panel = page.get_by_role("region", name="Problems of this site")
        panel.wait_for()
        page.get_by_text("template-broken").wait_for()
        assert page.get_by_role("heading", name="The bridge opened in May 1932.").is_visible()
        own.unlink()
        panel.wait_for(state="detached")


def test_the_margin_tells_how_a_page_rests_on_its_evidence(page: "Page", preview: Preview) -> None:
    source = "site_src/sources/gazette.md"
    preview.save(FILES[source].partition("set_aside")[0] + "---\n", source)
    until(lambda: preview.state()["others"] and preview.state()["weighed"], "a gap is warned of")
    page.set_viewport_size({"width": 1500, "height": 800})
    page.goto(f"{preview.address}/sources/gazette/")
    margin = page.locator("preview-health")
    page.locator("preview-health[data-marked='1']").wait_for()
    marked = "() => [...CSS.highlights.get('preview-gap')].map((range) => range.toString())"
    assert page.evaluate(marked) == ["The mayor cut the ribbon before a large crowd."]
    margin.get_by_text("Sentences not accounted for 1").click()
    assert margin.get_by_text("The mayor cut the ribbon").is_visible()
    assert margin.get_by_role("link", name="seeds/gazette.txt:2").is_visible()
    room = "() => document.querySelector('preview-health').getBoundingClientRect().right"
    text = "() => document.querySelector('main h1').getBoundingClientRect().left"
    assert page.evaluate(room) < page.evaluate(text)
    # Where there is no margin it stands above the text, folded, and nothing goes beyond the window.
    page.set_viewport_size({"width": 390, "height": 800})
    page.reload()
    page.locator("preview-health[data-marked='1']").wait_for()
    assert margin.get_by_text("Evidence health").is_visible()
    assert not margin.get_by_text("Sentences not accounted for 1").is_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    preview.save(FILES[source], source)
    page.wait_for_function("() => document.querySelector('preview-health') && !CSS.highlights.has('preview-gap')")


def test_another_site_in_the_browser_reads_nothing(chromium: "Browser", preview: Preview) -> None:
    """The page of another port counts as the same site, but not as the same origin."""
    context = chromium.new_context()
    page = context.new_page()
    page.route("http://127.0.0.1:9/", lambda route: route.fulfill(body="<p>elsewhere</p>", content_type="text/html"))
    page.goto("http://127.0.0.1:9/")
    tries = """async (address) => {
      const result = {};
      result.fetched = await fetch(address + "/__preview/state.json").then(() => true, () => false);
      result.opaque = await fetch(address + "/", { mode: "no-cors" }).then(() => true, () => false);
      result.script = await new Promise((done) => {
        const script = document.createElement("script");
        script.onload = () => done(true);
        script.onerror = () => done(false);
        script.src = address + "/__preview/client.js";
        document.body.append(script);
      });
      result.socket = await new Promise((done) => {
        const socket = new WebSocket(address.replace("http", "ws") + "/livereload");
        socket.onopen = () => done(true);
        socket.onerror = () => done(false);
      });
      return result;
    }"""
    assert page.evaluate(tries, preview.address) == {
        "fetched": False,
        "opaque": False,
        "script": False,
        "socket": False,
    }
    context.close()


def test_an_end_is_said_and_a_new_start_is_found(chromium: "Browser", tmp_path_factory: pytest.TempPathFactory) -> None:
    root = plant(tmp_path_factory.mktemp("ended"))
    context = chromium.new_context()
    page = context.new_page()
    with previewing(root) as first:
        open_page(page, first.address + CLAIM_PAGE)
        port = first.port
    page.get_by_text("The preview has ended.").wait_for()
    (root / CLAIM_FILE).write_text(claim("The bridge was opened in between."))
    with previewing(root, "--port", str(port)):
        page.get_by_role("heading", name="The bridge was opened in between.").wait_for()
    context.close()
