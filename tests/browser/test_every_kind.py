"""A page of every kind of the real site, as it is laid out for every window, theme, medium and need."""

import pytest
from msgspec import Struct

from tests.browser.desk import PHONE, TABLET, WIDE, Desk, look, moved, only_wrong, sample
from tests.builds.real import Built

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
PAPER = 688
"""The width of an A4 page within its margins, in CSS pixels."""
DRIFT, WAIT = 270, 160
"""How far from its number a note may stand, and how long a paragraph may wait for notes, in CSS pixels."""
NEAR = ("beside", DRIFT, WAIT)
IN_THE_DARK = KINDS[::5]
"""The themes differ in their colours alone, each pair of which is measured in the stylesheet; these are seen too."""
OF_THEME_AND_WIDTH = ("target-size", "link-in-text-block")
"""The rules of axe, beside that of contrast, whose outcome may differ from one theme or width to the next."""


def page_of(built: Built, kind: str) -> str:
    return sample({address: (built.output / address).stat().st_size for address in built.shown})[kind]


def test_the_sample_has_a_page_of_every_kind(real: Built) -> None:
    assert tuple(sample(dict.fromkeys(real.shown, 0))) == KINDS


class Visit(Struct, frozen=True, dict=True):
    """What was found wrong with a page, by where."""

    whole: dict[str, list[str]]
    axe: dict[str, list[str]]


def visited(desk: Desk, base: str, address: str, *, dark: bool) -> Visit:
    """Look at a page in every way, on two loads."""
    page, wrong = desk.window(base)
    found = {"moved on a wide screen": moved(page, f"/{address}", WIDE)}
    found |= look(
        page,
        ("everywhere", WIDE, "frame", "pairs", "moving", "anchored"),
        *((f"at {width}", width, "wide", NEAR) for width in (1920, 1280, DESK)),
        (f"scrolled at {DESK}", DESK, "stuck"),
        (f"at {WIDE}", WIDE, "wide", "cut", "small", "faint", NEAR, "stuck"),
        *((f"at {width}", width, "wide", "cut") for width in (TABLET, NARROWEST)),
    )
    page.emulate_media(forced_colors="active")
    found |= look(page, ("in forced colours", NARROWEST, "outlined"))
    page.emulate_media(forced_colors="none", media="print")
    found |= look(page, ("on paper", PAPER, "printed", "wide"))
    page.emulate_media(media="screen")
    found["moved on a telephone"] = moved(page, f"/{address}", PHONE)
    found |= look(page, ("on a telephone", PHONE, "wide", "cut", "small", "faint", "spaced"))
    axe = look(page, ("light, with a note open", PHONE, "opened", "thinned", "axe", "closed"))
    if dark:
        page.emulate_media(color_scheme="dark")
        axe |= look(page, ("dark, wide", WIDE, ("axe", *OF_THEME_AND_WIDTH)))
    found |= look(page, ("without anchors", WIDE, "withoutAnchors"))
    return Visit(only_wrong(found | {"on the way": list(wrong)}), only_wrong(axe))


@pytest.fixture(scope="module", params=KINDS)
def visit(request: pytest.FixtureRequest, desk: Desk, real: Built, base: str) -> Visit:
    """Return what is wrong with a page of a kind, from one visit for all tests."""
    return desk.do(visited, base, page_of(real, request.param), dark=request.param in IN_THE_DARK)


def test_a_page_is_whole_in_every_window_and_medium(visit: Visit) -> None:
    assert visit.whole == {}


def test_axe_finds_nothing_in_both_themes_with_notes_beside_the_text_or_opened(visit: Visit) -> None:
    assert visit.axe == {}
