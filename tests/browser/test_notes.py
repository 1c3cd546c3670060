"""The notes of a text, as a reader opens and leaves them: by keyboard, by finger, by mouse, and without a script."""

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.desk import PHONE, TABLET, WIDE, Desk, resize
from tests.builds.real import Built

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

OPEN = ".note:popover-open"
TALL = 844
"""The height of a telephone's window, in CSS pixels."""


def pages_in(built: Built, folder: str) -> list[str]:
    return [address for address in built.shown if address.startswith(f"{folder}/") and address.count("/") == 2]


def focused(page: "Page") -> "Locator":
    return page.locator(":focus")


def is_focused(page: "Page", selector: str) -> bool:
    return page.locator(f"{selector}:focus").count() == 1


def box_of(found: "Locator") -> dict[str, float]:
    box = found.bounding_box()
    assert box is not None
    x, y, width = box["x"], box["y"], box["width"]
    return {"x": x, "y": y, "width": width, "right": x + width, "bottom": y + box["height"]}


def by_keyboard(desk: Desk, base: str, address: str, width: int) -> dict[str, Any]:
    page, _ = desk.window(base)
    resize(page, width, TALL)
    page.goto(f"{base}/{address}")
    page.locator("#m2 button").focus()
    page.keyboard.press("Enter")
    made: dict[str, Any] = {"opened": page.locator(OPEN).get_attribute("id"), "box": box_of(page.locator(OPEN))}
    made["room"] = page.evaluate("document.body.clientWidth")
    made["focus stayed"] = is_focused(page, "#m2 button")
    page.keyboard.press("Tab")
    made["Tab entered"] = page.locator(f"{OPEN} :focus").count()
    page.keyboard.press("Escape")
    made["closed"] = page.locator(OPEN).count()
    made["focus returned"] = is_focused(page, "#m2 button")
    page.keyboard.press("Space")
    made["opened again"] = page.locator(OPEN).count()
    return made


@pytest.mark.parametrize("width", [PHONE, TABLET])
def test_enter_opens_a_note_tab_enters_it_and_escape_leads_back(desk: Desk, real: Built, base: str, width: int) -> None:
    made = desk.do(by_keyboard, base, pages_in(real, "explainers")[0], width)
    box, room = made.pop("box"), made.pop("room")
    assert made == {
        "opened": "n2",
        "focus stayed": True,
        "Tab entered": 1,
        "closed": 0,
        "focus returned": True,
        "opened again": 1,
    }
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["right"] <= room
    assert box["bottom"] <= TALL
    if width == PHONE:
        assert (box["width"], box["bottom"]) == (room, TALL)


def by_links(desk: Desk, base: str, address: str) -> dict[str, Any]:
    page, _ = desk.window(base)
    page.goto(f"{base}/{address}")
    page.locator("#m2 a").focus()
    page.keyboard.press("Enter")
    made: dict[str, Any] = {"at": page.url.partition("#")[2], "seen": in_window(page, "#n2")}
    page.keyboard.press("Tab")
    made["Tab entered"] = page.locator("#n2 :focus").count()
    page.go_back()
    made["back at"] = page.url.partition("#")[2]
    made["seen again"] = in_window(page, "#m2")
    return made


def in_window(page: "Page", selector: str) -> bool:
    found: bool = page.locator(selector).evaluate(
        "one => { const { top, bottom } = one.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }"
    )
    return found


def test_on_a_wide_screen_a_number_leads_to_its_note_and_back(desk: Desk, real: Built, base: str) -> None:
    assert desk.do(by_links, base, pages_in(real, "explainers")[0]) == {
        "at": "n2",
        "seen": True,
        "Tab entered": 1,
        "back at": "",
        "seen again": True,
    }


def by_finger(desk: Desk, base: str, address: str) -> dict[str, Any]:
    page, _ = desk.window(
        base,
        viewport={"width": PHONE, "height": TALL},
        java_script_enabled=False,
        has_touch=True,
        is_mobile=True,
    )
    page.goto(f"{base}/{address}")
    made: dict[str, Any] = {"script": page.locator(".theme").count()}
    number = page.locator("#m2 button")
    number.scroll_into_view_if_needed()
    number.tap()
    made["opened"] = page.locator(OPEN).get_attribute("id")
    box = box_of(page.locator(OPEN))
    made["sheet"] = (box["x"], box["right"], box["bottom"])
    page.touchscreen.tap(PHONE / 2, 20)
    made["closed"] = page.locator(OPEN).count()
    made["left"] = page.url.rpartition("/")[2]
    return made


def test_without_a_script_a_tap_opens_a_sheet_and_a_tap_elsewhere_closes_it(desk: Desk, real: Built, base: str) -> None:
    assert desk.do(by_finger, base, pages_in(real, "explainers")[0]) == {
        "script": 0,
        "opened": "n2",
        "sheet": (0, PHONE, TALL),
        "closed": 0,
        "left": "index.html",
    }


WASHED = """() => {
  const wash = document.createElement("i");
  wash.style.background = "var(--wash)";
  document.body.append(wash);
  const colour = getComputedStyle(wash).backgroundColor;
  wash.remove();
  return [...document.querySelectorAll(".cl, .src mark")]
    .filter((one) => getComputedStyle(one).backgroundColor === colour)
    .map((one) => one.nextElementSibling?.id);
}"""
"""The ids of the numbers whose words are washed."""


def number(page: "Page", of: int) -> "Locator":
    """Return that of the two controls of a number that is shown."""
    return page.locator(f"#m{of} > :visible")


def washed(desk: Desk, base: str, address: str) -> dict[str, Any]:
    page, _ = desk.window(base)
    page.goto(f"{base}/{address}")
    made: dict[str, Any] = {"before": page.evaluate(WASHED)}
    number(page, 2).hover()
    made["pointed at"] = page.evaluate(WASHED)
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    number(page, 3).focus()
    made["focused"] = page.evaluate(WASHED)
    resize(page, PHONE)
    number(page, 4).click()
    made["opened"] = page.evaluate(WASHED)
    return made


@pytest.mark.parametrize("kind", ["explainers", "sources"])
def test_a_number_washes_the_words_that_it_covers(desk: Desk, real: Built, base: str, kind: str) -> None:
    address = next(one for one in real.shown if one.startswith(f"{kind}/") and stand_apart(text_of(real, one)))
    assert desk.do(washed, base, address) == {"before": [], "pointed at": ["m2"], "focused": ["m3"], "opened": ["m4"]}


def stand_apart(text: str) -> bool:
    """Tell whether each of the first four numbers has words of its own."""
    return all(
        re.search(rf'(?<!</button></span>)(?:</span>|</mark>)<span class="mk" id="m{n}"', text) for n in range(1, 5)
    )


def text_of(built: Built, address: str) -> str:
    return (built.output / address).read_text(encoding="utf-8")


def passages(desk: Desk, base: str, addresses: list[str]) -> list[tuple[str, str, bool]]:
    """Follow the first passage of each of some claims; return its words, those it led to, and whether one sees them."""
    page, _ = desk.window(base)
    found = []
    for address in addresses:
        page.goto(f"{base}/{address}")
        words = page.locator(".ev mark").first.text_content() or ""
        page.locator(".ev > a.sig").first.click()
        seen = in_window(page, "mark:target")
        # Numbers of other notes may stand within the words.
        page.evaluate("document.querySelectorAll('mark:target .mk').forEach(number => number.remove())")
        found.append((words, page.locator("mark:target").text_content() or "", seen))
    return found


def test_a_passage_leads_to_its_words_in_the_article(desk: Desk, real: Built, base: str) -> None:
    found = desk.do(passages, base, pages_in(real, "claims")[::60])
    assert len(found) > 3
    for words, led_to, seen in found:
        # Where another passage crosses it, the words stand side by side in several marks.
        assert led_to
        assert words.startswith(led_to)
        assert seen, words
    assert sum(words == led_to for words, led_to, _ in found) > len(found) / 2


def pictures(desk: Desk, base: str, addresses: list[str], width: int, *, script: bool) -> list[bytes]:
    """Return pages as they look."""
    page, _ = desk.window(base, java_script_enabled=script)
    # The typeface may arrive late or not at all; what else differs is looked for.
    page.route("**/*.woff2", lambda route: route.abort())
    resize(page, width, 2000)
    made = []
    for address in addresses:
        page.goto(f"{base}/{address}")
        # The theme switch and the search are there for a script only, and in a place that is kept free for them.
        page.evaluate("document.styleSheets[0].insertRule('.theme, .search > * { visibility: hidden }')")
        # Made in half the time of a PNG.
        made.append(page.screenshot(animations="disabled", type="jpeg", quality=95))
    page.unroute_all()
    return made


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_a_page_looks_the_same_without_its_script(desk: Desk, real: Built, base: str, width: int) -> None:
    kinds = ("explainers", "claims", "sources")
    addresses = ["index.html", "search/index.html", *(pages_in(real, kind)[0] for kind in kinds)]
    with_script, without = (desk.do(pictures, base, addresses, width, script=script) for script in (True, False))
    both = zip(addresses, with_script, without, strict=True)
    assert [address for address, one, other in both if one != other] == []
