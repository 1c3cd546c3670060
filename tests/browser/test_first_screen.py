"""What a reader sees first, and beside the text: of every explainer, in one visit each; and of the home page."""

from tests.browser.desk import PHONE, WIDE, Desk, look, only_wrong, show
from tests.browser.test_every_kind import DESK, NEAR
from tests.builds.real import Built

FIRST = "#text > :not(details)"
BEGINS = {1280: 460, PHONE: 700}
"""Above which pixel the first sentence begins, in windows of these widths."""
START = 500
"""Above which pixel a telephone shows where to start."""
TALL = 844
"""The height of a telephone's window, above which headline and standfirst end."""


def seen_first(desk: Desk, base: str, address: str) -> dict[str, list[str]]:
    page, _ = desk.window(base)
    show(page, f"/{address}", WIDE)
    found = look(
        page,
        *((f"beside, at {width}", width, NEAR, "worded") for width in (WIDE, DESK)),
        *((f"at {width}", width, ("begins", FIRST, above)) for width, above in BEGINS.items()),
        ("on a telephone", PHONE, ("ends", ".stand", TALL), "folded"),
        ("with all", PHONE, "pressed", "unfolded", "pressed", "folded"),
    )
    page.emulate_media(media="print")
    found |= look(page, ("on paper", PHONE, "unfolded"))
    return only_wrong(found)


def test_an_explainer_begins_on_the_first_screen_with_the_words_beside_it(desk: Desk, real: Built, base: str) -> None:
    explainers = [one for one in real.shown if one.startswith("explainers/") and one.count("/") == 2]
    assert len(explainers) > 5
    assert {one: found for one in explainers if (found := desk.do(seen_first, base, one))} == {}


def seen_beside_an_article(desk: Desk, base: str, address: str) -> dict[str, list[str]]:
    page, _ = desk.window(base)
    show(page, f"/{address}", WIDE)
    return only_wrong(look(page, *((f"beside, at {width}", width, NEAR) for width in (WIDE, DESK))))


def test_the_notes_of_an_article_stand_beside_their_paragraph_or_below_it(desk: Desk, real: Built, base: str) -> None:
    articles = [one for one in real.shown if one.startswith("sources/") and one.count("/") > 1]
    assert len(articles) > 5
    assert {one: found for one in articles if (found := desk.do(seen_beside_an_article, base, one))} == {}


def seen_at_home(desk: Desk, base: str) -> dict[str, list[str]]:
    page, _ = desk.window(base)
    show(page, "/index.html", PHONE)
    return only_wrong(look(page, ("on a telephone", PHONE, ("begins", "#start", START), ("ends", ".stand > p", TALL))))


def test_a_telephone_shows_at_once_where_to_start(desk: Desk, base: str) -> None:
    assert desk.do(seen_at_home, base) == {}
