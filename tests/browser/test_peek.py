"""Who a name stands for, once one points at it: from the page that it leads to, and nothing rests on it."""

import gzip
from typing import Any

from tests.browser.desk import WIDE, Desk, resize
from tests.builds.real import Built

PAGE = "explainers/what-happened/index.html"
NAME = "a.nm[href$='organizations/rednote/index.html']"
SHOWN = "#peek:popover-open"
LIMIT = 1536
"""Bytes of the script, as they are sent."""


def pointed_at(desk: Desk, base: str) -> dict[str, Any]:
    page, wrong = desk.window(base)
    resize(page, WIDE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    page.goto(f"{base}/{PAGE}")
    made: dict[str, Any] = {"before": [one for one in asked if "peek" in one]}
    name = page.locator(NAME).first
    name.hover()
    page.wait_for_timeout(150)
    made["at once"] = page.locator(SHOWN).count()
    page.locator(SHOWN).wait_for(timeout=3000)
    made["words"] = page.locator(SHOWN).inner_text()
    made["described by"] = name.get_attribute("aria-describedby")
    page.locator(SHOWN).hover()
    page.wait_for_timeout(400)
    made["while one points at it"] = page.locator(SHOWN).count()
    page.keyboard.press("Escape")
    made["after Escape"] = page.locator(SHOWN).count()
    page.mouse.move(1, 1)
    name.focus()
    page.locator(SHOWN).wait_for(timeout=3000)
    page.keyboard.press("Tab")
    made["after the focus went on"] = page.locator(SHOWN).count()
    made["wrong"] = list(wrong)
    return made


def test_a_name_says_who_it_stands_for_and_escape_closes_it(desk: Desk, real: Built, base: str) -> None:
    brief = "A Chinese app for tips on beauty, food and travel, called Xiaohongshu at home."
    made = desk.do(pointed_at, base)
    assert made.pop("words").startswith(brief)
    assert made == {
        "before": [],
        "at once": 0,
        "described by": "peek",
        "while one points at it": 1,
        "after Escape": 0,
        "after the focus went on": 0,
        "wrong": [],
    }
    (script,) = (real.output / "assets").glob("peek.*.js")
    assert len(gzip.compress(script.read_bytes(), 9, mtime=0)) <= LIMIT


def on_a_telephone(desk: Desk, base: str) -> list[str]:
    page, _ = desk.window(base, has_touch=True, is_mobile=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base}/{PAGE}")
    page.locator(NAME).first.focus()
    page.wait_for_timeout(600)
    return [one for one in asked if "peek" in one]


def test_where_nobody_can_point_nothing_is_fetched(desk: Desk, base: str) -> None:
    assert desk.do(on_a_telephone, base) == []
