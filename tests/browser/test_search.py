"""The search, as a reader meets it in a real browser: served over HTTP, on its page and in the dialog of every page."""

import functools
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.desk import Desk
from tests.builds.real import Built, made_once
from tests.builds.small import build, copy_site, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FIELD = "input[type=search]"
RESULTS = ".found li"
HOSTILE = "<img src=x onerror=document.title=1> &amp; <b>bold</b>"
"""A statement that would be markup if it were not inserted as text."""
PASSAGE = "directly interact with Americans before"
MISSPELT = "Xiaoshongshu"
PERSON = "Lindquist"
"""How an article of the small site writes the name of Mara Lindqvist."""
LEFT = "net::ERR_ABORTED"
"""What becomes of a request whose page is left before it is answered."""
BOUND = 200
"""Milliseconds within which a reader has an answer, once the index is there; it takes some ten on a machine at rest."""

TIMED = """async (words) => {
  const index = await import(new URL("../pagefind/pagefind.js", location.href));
  await index.search("warm");
  const times = [];
  for (const one of words) {
    let found, best = Infinity;
    // The best of three: what else the machine does meanwhile is not the search's.
    for (let time = 0; time < 3; time++) {
      const start = performance.now();
      found = (await index.search(one)).results;
      await Promise.all(found.slice(0, 24).map((result) => result.data()));
      best = Math.min(best, performance.now() - start);
    }
    times.push([one, found.length, best]);
  }
  return times;
}"""


# What happens in the browser


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the base class
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this computer, and lend its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def page_of(chromium: "Browser", requests: list[str], wrong: list[str], **options: Any) -> Iterator["Page"]:  # noqa: ANN401 - Playwright's own
    context = chromium.new_context(reduced_motion="reduce", **options)
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.on("request", lambda request: requests.append(request.url))
    page.on("requestfailed", lambda request: None if request.failure == LEFT else wrong.append(str(request.failure)))
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
    page.on("console", lambda said: wrong.append(f"{said.type}: {said.text}"))
    page.on("pageerror", lambda error: wrong.append(f"page error: {error}"))
    try:
        yield page
    finally:
        context.close()


def look_for(page: "Page", words: str) -> list[dict[str, str]]:
    """Type words into the field of the search page, and return the results."""
    page.goto(page.url.partition("?")[0])
    page.fill(FIELD, words)
    answered(page, words)
    return shown(page)


def answered(page: "Page", words: str) -> None:
    """Wait until the results for these words are there."""
    page.wait_for_function(
        "words => document.querySelector('[role=status]')?.textContent.includes(`“${words}”`)", arg=words
    )


def shown(page: "Page") -> list[dict[str, str]]:
    """Return the results that a page shows."""
    found: list[dict[str, str]] = page.eval_on_selector_all(
        RESULTS,
        """all => all.map(one => ({
            group: one.closest("section").querySelector("h2").textContent,
            title: one.querySelector("a").textContent,
            href: one.querySelector("a").href,
            kind: one.querySelector(".kind").textContent,
            excerpt: one.querySelector(".as").textContent,
            marked: [...one.querySelectorAll("b")].map(word => word.textContent).join(" "),
            elements: one.querySelectorAll("*").length - one.querySelectorAll("a, .kind, .as, b").length,
        }))""",
    )
    return found


def status(page: "Page") -> str:
    return page.locator("[role=status]").text_content() or ""


def focused(page: "Page") -> str:
    """Return what has the focus: its name, and its words or its address."""
    found: str = page.evaluate(
        "(document.activeElement.getAttribute('href') ?? document.activeElement.getAttribute('type') ?? '') + ' '"
        " + document.activeElement.tagName"
    )
    return found


def on_the_page(page: "Page", site: str, requests: list[str]) -> dict[str, Any]:
    page.goto(f"{site}search/index.html", wait_until="networkidle")
    before = [url for url in requests if "pagefind" in url or "search." in url.rpartition("/")[2]]
    hidden = page.locator(FIELD).is_visible() and not page.get_by_text("from the disk").is_visible()
    made = {"fetched before": before, "field instead of excuse": hidden, "list": page.locator(".block a").count()}
    made["passage"] = look_for(page, PASSAGE)
    made["said of passage"] = status(page)
    made["address"] = page.url.partition("?")[2]
    made["list behind results"] = page.locator(".block").first.is_visible()
    made["misspelt"] = look_for(page, MISSPELT)
    made["nothing"] = look_for(page, "qqqqxyzzy")
    made["said of nothing"] = status(page)
    made["many"] = len(look_for(page, "the"))
    made["said of many"] = status(page)
    page.get_by_role("button", name="Show more").click()
    page.wait_for_function(f"() => document.querySelectorAll('{RESULTS}').length > 24")
    made["more"] = len(shown(page))
    made["focus after more"] = focused(page)
    page.goto(f"{site}search/index.html?q={MISSPELT}")
    page.wait_for_selector(RESULTS)
    made["from the address"] = (page.input_value(FIELD), len(shown(page)))
    page.fill(FIELD, "")
    page.wait_for_function(f"() => !document.querySelector('{RESULTS}')")
    made["emptied"] = (status(page), page.url.partition("?")[2], page.locator(".block").first.is_visible())
    page.keyboard.press("Tab")
    page.keyboard.press("Control+k")
    page.wait_for_function("() => document.activeElement.type === 'search'")
    made["dialogs"] = page.locator("dialog").count()
    made["times"] = page.evaluate(TIMED, ["opportunities", MISSPELT, "cat tax", "the"])
    return made


def by_keyboard(page: "Page", site: str, requests: list[str]) -> dict[str, Any]:
    """From a page two folders deep to a person and back, without a mouse."""
    requests.clear()
    page.goto(f"{site}claims/rednote-is-xiaohongshu/index.html", wait_until="networkidle")
    made: dict[str, Any] = {"fetched before": [url for url in requests if "pagefind" in url]}
    page.keyboard.press("k")
    page.keyboard.press("/")
    page.keyboard.press("s")
    made["dialog after single keys"] = page.locator("dialog").count()
    page.locator(".mast nav a").nth(2).focus()
    left = focused(page)
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog[open]")
    page.wait_for_function("() => document.activeElement.type === 'search'")
    page.keyboard.type("no such words as qqqq")
    answered(page, "no such words as qqqq")
    page.keyboard.press("Control+k")
    page.keyboard.type(MISSPELT)
    answered(page, MISSPELT)
    made["said"] = status(page)
    made["found"] = shown(page)
    page.keyboard.press("Escape")
    made["dialogs after one Escape"] = page.locator("dialog[open]").count()
    made["focus returned"] = (left, focused(page))
    page.keyboard.press("Control+k")
    # The words of last time are there, to be gone on from or written over.
    made["words of last time"] = (page.input_value(FIELD), page.evaluate("getSelection().toString()"), shown(page))
    page.keyboard.press("Tab")
    made["focus after Tab"] = focused(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/organizations/**")
    made["arrived"] = page.locator("h1").text_content()
    return made


def journeys(desk: Desk, real: Path, small: Path) -> dict[str, Any]:
    """Do all that the tests are about."""
    made: dict[str, Any] = {"wrong": []}
    requests: list[str] = []
    chromium = desk.chromium
    with served(real) as site, page_of(chromium, requests, made["wrong"]) as page:
        made["page"] = on_the_page(page, site, requests)
        made["keyboard"] = by_keyboard(page, site, requests)
        made["elsewhere"] = [url for url in requests if not url.startswith(site)]
    with served(real) as site, page_of(chromium, [], made["wrong"], java_script_enabled=False) as page:
        page.goto(f"{site}search/index.html")
        why = page.get_by_text("To search by words").is_visible()
        made["script off"] = (page.locator(FIELD).is_visible(), why, page.locator(".block a").count())
    with page_of(chromium, requests := [], []) as page:
        page.goto((real / "search/index.html").as_uri())
        page.keyboard.press("Control+k")
        why = page.get_by_text("To search by words").is_visible()
        made["from the disk"] = (page.locator(FIELD).is_visible(), why, page.locator(".block a").count())
        made["fetched from the disk"] = [url for url in requests if "search." in url.rpartition("/")[2]]
    # The small site stands in a folder of its host, as on many free hosts.
    with served(small.parent.parent) as site, page_of(chromium, [], made["wrong"]) as page:
        page.goto(f"{site}{small.parent.name}/{small.name}/search/index.html")
        made["hostile"] = look_for(page, "onerror")
        made["hostile title"] = look_for(page, "speeches")
        made["misspelt person"] = look_for(page, PERSON)
        made["title"] = page.title()
        made["images"] = page.locator("main img").count()
        page.locator(f"{RESULTS} a").first.click()
        page.wait_for_url(lambda url: "/search/" not in url)
        made["arrived in the folder"] = page.locator("h1").count()
    return made


# What the tests make of it


@pytest.fixture(scope="module")
def found(desk: Desk, real: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what the journeys found; one of all processes makes them."""

    def make(folder: Path) -> None:
        # A site below an address of its host.
        (folder / "found.json").write_text(explore(desk, real, folder / "host" / "site"), encoding="utf-8")

    folder = made_once(tmp_path_factory, "search", make)
    made: dict[str, Any] = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    return made


def explore(desk: Desk, real: Built, small: Path) -> str:
    """Make a small site with a hostile statement, and do the journeys on both."""
    copy_site(small)
    claim = f"- id: hostile\n  statement: {json.dumps(HOSTILE)}\n  kind: fact\n  evidence:\n"
    write(small, "site_src/claims/hostile.yaml", f"{claim}    - source: gazette\n      quote: 人們都很高興\n")
    assert build(small) == 0
    return json.dumps(desk.do(journeys, real.output, small / "output"))


def test_nothing_fails_and_nothing_is_fetched_from_elsewhere(found: dict[str, Any]) -> None:
    assert found["wrong"] == []
    assert found["elsewhere"] == []


def test_a_claim_is_found_by_words_of_its_passage(found: dict[str, Any]) -> None:
    results = found["page"]["passage"]
    [claim] = [one for one in results if one["group"] == "Claims" and "Jacob Hui says" in one["title"]]
    assert claim["kind"] == "Quotation"
    assert claim["href"].endswith("/index.html")
    assert {"directly", "interact", "Americans"} <= set(claim["marked"].replace(",", "").split())
    assert found["page"]["said of passage"] == f"{len(results)} results for “{PASSAGE}”"
    assert found["page"]["address"] == "q=" + PASSAGE.replace(" ", "%20")


def test_an_organization_is_found_by_a_form_that_an_article_misspelt(found: dict[str, Any]) -> None:
    results = found["page"]["misspelt"]
    first = results[0]
    assert (first["group"], first["title"], first["kind"]) == ("Organizations", "RedNote", "Platform")
    assert MISSPELT in first["marked"]
    assert {"Claims", "Articles"} <= {one["group"] for one in results}


def test_a_person_is_found_by_a_form_that_an_article_misspelt(found: dict[str, Any]) -> None:
    first = found["misspelt person"][0]
    assert (first["group"], first["title"]) == ("People", "Mara Lindqvist")
    assert PERSON in first["marked"]


def test_results_come_in_groups_and_many_of_them_in_portions(found: dict[str, Any]) -> None:
    page = found["page"]
    assert page["many"] == 24
    assert page["said of many"].endswith(" results for “the”, 24 of them shown")
    assert page["more"] == 48
    assert page["focus after more"].endswith(" A")
    assert (page["nothing"], page["said of nothing"]) == ([], "0 results for “qqqqxyzzy”")


def test_the_words_are_in_the_address_and_come_from_it(found: dict[str, Any]) -> None:
    page = found["page"]
    assert page["from the address"] == [MISSPELT, len(page["misspelt"])]
    assert page["emptied"] == ["", "", True]


def test_the_list_gives_way_to_the_results(found: dict[str, Any]) -> None:
    assert found["page"]["field instead of excuse"]
    # The first part of the list.
    assert found["page"]["list"] > 150
    assert not found["page"]["list behind results"]


def test_nothing_of_the_search_is_fetched_before_it_is_wanted(found: dict[str, Any]) -> None:
    assert found["page"]["fetched before"] == []
    assert found["keyboard"]["fetched before"] == []


def test_an_answer_does_not_keep_one_waiting(found: dict[str, Any]) -> None:
    for words, count, milliseconds in found["page"]["times"]:
        print(f"“{words}”: {count} results in {milliseconds:.1f} ms")  # noqa: T201 - shown by pytest -rP
        assert count
        assert milliseconds < BOUND


def test_all_of_it_works_by_keyboard_and_no_single_key_does_anything(found: dict[str, Any]) -> None:
    keyboard = found["keyboard"]
    assert keyboard["dialog after single keys"] == 0
    assert keyboard["said"] == f"{len(keyboard['found'])} results for “{MISSPELT}”"
    assert keyboard["found"] == found["page"]["misspelt"]
    before, after = keyboard["focus returned"]
    assert before == after
    assert keyboard["dialogs after one Escape"] == 0
    assert keyboard["words of last time"] == [MISSPELT, MISSPELT, keyboard["found"]]
    assert keyboard["focus after Tab"].endswith("organizations/rednote/index.html A")
    assert keyboard["arrived"] == "RedNote"


def test_on_its_own_page_the_shortcut_leads_to_the_field(found: dict[str, Any]) -> None:
    assert found["page"]["dialogs"] == 0


def test_hostile_titles_and_excerpts_are_shown_as_text(found: dict[str, Any]) -> None:
    [claim] = [one for one in found["hostile"] if one["group"] == "Claims"]
    assert claim["title"] == HOSTILE
    assert "<img src=x onerror=document.title=1>" in claim["excerpt"]
    assert any("& a <bill>" in one["title"] for one in found["hostile title"])
    assert {one["elements"] for one in (*found["hostile"], *found["hostile title"])} == {0}
    assert (found["images"], found["title"].split(" ")[0]) == (0, "Search")


def test_it_works_in_any_folder_of_a_host(found: dict[str, Any]) -> None:
    assert found["arrived in the folder"] == 1


@pytest.mark.parametrize("how", ["script off", "from the disk"])
def test_where_nothing_can_be_fetched_the_page_is_a_list_and_says_why(found: dict[str, Any], how: str) -> None:
    assert found["fetched from the disk"] == []
    field, why, links = found[how]
    assert (field, why) == (False, True)
    assert links > 150


SCRIPT_LIMIT = 3072


def test_scripts_weigh_at_most_three_kilobytes_before_the_search_is_used(real: Built) -> None:
    scripts = {path.name.partition(".")[0]: path for path in (real.output / "assets").glob("*.js")}
    assert set(scripts) == {"site", "search", "peek", "filter"}
    assert scripts["site"].stat().st_size <= SCRIPT_LIMIT
    assert f"./{scripts['search'].name}" in scripts["site"].read_text("utf-8")
