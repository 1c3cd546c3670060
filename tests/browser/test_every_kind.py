"""A page of every kind of the real site, as it is laid out for every window, theme, medium and need."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.desk import PHONE, TABLET, WIDE, Desk, resize, sample
from tests.builds.real import Built

if TYPE_CHECKING:
    from playwright.sync_api import Page

KINDS = (
    "404",
    "about",
    "claims",
    "differences",
    "explainers",
    "figures",
    "home",
    "lightest of claims",
    "lightest of people",
    "matrix",
    "one of claims",
    "one of differences",
    "one of explainers",
    "one of organizations",
    "one of origins",
    "one of people",
    "one of sources",
    "one of topics",
    "part of claims",
    "part of matrix",
    "part of organizations",
    "part of search",
    "part of sources",
    "search",
    "sources",
    "timeline",
    "topics",
    "whos-who",
    "wordings",
)
NARROWEST, DESK = 320, 1120
LOOKED = """async (ways) => {
  const found = [];
  for (const way of ways) found.push(...(await look[way]()));
  return found;
}"""
PAPER = 688
"""The width of an A4 page within its margins, in CSS pixels."""
DRIFT, WAIT, FAR = 270, 160, 10_000
"""How far from its number a note may stand, and how long a paragraph may wait for notes, in CSS pixels."""


def page_of(built: Built, kind: str) -> str:
    return sample({address: (built.output / address).stat().st_size for address in built.shown})[kind]


def test_the_sample_has_a_page_of_every_kind(real: Built) -> None:
    assert tuple(sample(dict.fromkeys(real.shown, 0))) == KINDS


def visited(desk: Desk, base: str, address: str) -> dict[str, list[str]]:
    """Look at a page in every way, on two loads, and return what is wrong, by where.

    Beside an article stand more claims than it has lines, so that nobody can keep these near.
    """
    near = (DRIFT, WAIT) if address.startswith("explainers/") else (FAR, FAR)
    found: dict[str, list[str]] = {}
    page, wrong = desk.window(base)
    page.goto(f"{base}/{address}")
    found["moved on a wide screen"] = look(page, "shifts")
    found["everywhere"] = look(page, "frame", "pairs", "moving")
    for width in (1920, WIDE, 1280, DESK):
        resize(page, width)
        found[f"notes at {width}"] = page.evaluate("near => look.beside(...near)", near)
        found[f"at {width}"] = look(page, "wide", *(("cut", "small", "faint") if width == WIDE else ()))
    for width in (TABLET, NARROWEST):
        resize(page, width)
        found[f"at {width}"] = look(page, "wide", "cut")
    page.emulate_media(forced_colors="active")
    found["in forced colours"] = look(page, "outlined")
    page.emulate_media(forced_colors="none", media="print")
    resize(page, PAPER)
    found["on paper"] = look(page, "printed", "wide")
    page.emulate_media(media="screen")
    resize(page, PHONE)
    page.goto(f"{base}/{address}")
    found["moved on a telephone"] = look(page, "shifts")
    found["on a telephone"] = look(page, "wide", "cut", "small", "faint", "spaced")
    resize(page, WIDE)
    found["without anchors"] = look(page, "withoutAnchors")
    found["on the way"] = list(wrong)
    return {where: what for where, what in found.items() if what}


def look(page: "Page", *ways: str) -> list[str]:
    found: list[str] = page.evaluate(LOOKED, ways)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_whole_in_every_window_and_medium(desk: Desk, real: Built, base: str, kind: str) -> None:
    assert desk.do(visited, base, page_of(real, kind)) == {}
