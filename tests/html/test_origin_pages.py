"""The page of what several articles go back to, with nothing on it, with one claim, and with more than it can list."""

import pytest

from siglum.facts.indexes import Indexes
from siglum.html.origin_pages import LISTED, ROWS, origin_page
from siglum.html.page_views import OriginPage
from siglum.model.refs import Ref
from tests.html.invented import claim, evidence, indexes_of, listed, text

REPORT = {"id": "report", "name": "a report", "reason": "They share it."}
ORDER = "The boat was red. The sea was calm. The fish was big."
TURNED = "The fish was big. The sea was calm. The boat was red."


def source(name: str, **fields: str) -> dict[str, bytes]:
    derived = [{"origin": "report", "reason": "The same words.", "passages": ["The sea was calm"]}]
    known: dict[str, object] = {
        "file": f"{name}.txt",
        "title": name,
        "sha256": "auto",
        "set_aside": "auto",
        "derives_from": derived,
    }
    return {f"sources/{name}.md": text("", **{**known, **fields})}


def page_of(indexes: Indexes) -> OriginPage:
    return origin_page(indexes, Ref("origin", "report"))


def carried(name: str, quote: str, *sources: str) -> dict[str, object]:
    return claim(name, *(evidence(one, quote) for one in sources))


def test_what_nothing_goes_back_to_says_so_and_draws_nothing() -> None:
    page = page_of(indexes_of(1, claim("me"), **{"origins.yaml": listed(REPORT)}))
    assert page.standfirst == "No article on this site goes back to it."
    assert (page.order, page.carriers, page.hanging, page.count, page.resting) == (None, (), (), 0, None)
    assert [reason.title for reason in page.reasons] == ["Why it counts as one"]


def three_articles(**fields: object) -> Indexes:
    things = [{"label": label, "claims": [label]} for label in ("red", "calm", "big")]
    origin = REPORT | {"shared": things, **fields}
    claims = [
        carried("red", "The boat was red", "s1", "s2", "s3"),
        carried("calm", "The sea was calm", "s1", "s2"),
        carried("big", "The fish was big", "s3", "s1"),
        carried("s3-alone", "The boat was red", "s3"),
    ]
    files = source("s1", published="2025-01-02") | source("s2", published="2025-01-01") | source("s3")
    return indexes_of({"s1": ORDER, "s2": ORDER, "s3": TURNED}, *claims, **files, **{"origins.yaml": listed(origin)})


def test_who_carries_it_stands_in_the_order_of_the_dates() -> None:
    page = page_of(three_articles())
    assert [one.source for one in page.carriers] == ["s2", "s1", "s3"]
    assert page.carried == "The oldest first; C bears no date."
    assert page.carriers[0].credits == "It carries two claims, and names no report that it has them from."
    assert [[part.text for part in words] for words in page.carriers[0].passages] == [["The sea was calm"]]


def test_what_hangs_on_it_stands_by_the_articles_that_carry_it() -> None:
    page = page_of(three_articles())
    rows = [("".join(row.cells), row.count, row.alone, row.said) for row in page.hanging]
    assert rows == [
        ("ABC", 1, False, "one claim in A, B and C"),
        ("AB·", 1, False, "one claim in A and B"),
        ("A·C", 1, False, "one claim in A and C"),
    ]
    assert page.count == 3
    assert page.standfirst.endswith(
        "Three claims of this site rest on it; all of them stand in several articles, and count as told once."
    )
    assert page.resting is not None
    assert page.resting.sentence.startswith("If this report fell, all of the three claims")


def test_the_order_of_telling_is_drawn_of_what_the_editor_names() -> None:
    order = page_of(three_articles()).order
    assert order is not None
    assert order.drawn
    assert {column.siglum.letter: column.things for column in order.columns} == {
        "A": ("red", "calm", "big"),
        "B": ("red", "calm"),
        "C": ("big", "red"),
    }
    table = {row.label: row.places for row in order.rows}
    letters = [column.siglum.letter for column in order.columns]
    assert dict(zip(letters, table["red"], strict=True)) == {"A": 1, "B": 1, "C": 2}
    assert dict(zip(letters, table["calm"], strict=True)) == {"A": 2, "B": 2, "C": 0}


def test_with_fewer_than_three_things_there_is_no_picture() -> None:
    things = [{"label": label, "claims": [label]} for label in ("red", "calm")]
    assert page_of(three_articles(shared=things)).order is None


def test_reasons_stand_under_their_headings_and_what_speaks_against_it_after_them() -> None:
    reasons = [
        {"title": "Why a report", "text": "It is red [@red]."},
        {"title": "Why one", "text": "It is calm [@calm]."},
    ]
    page = page_of(three_articles(reasons=reasons, against="Nobody has it."))
    assert [(reason.id, reason.title) for reason in page.reasons] == [("why-1", "Why a report"), ("why-2", "Why one")]
    assert page.against


def test_of_many_claims_the_first_are_listed_and_of_many_sets_the_largest() -> None:
    names = [f"s{number}" for number in range(1, 8)]
    claims = [carried(f"c{number}", ORDER[:16], "s1", "s2") for number in range(LISTED + 20)]
    sets = [(one, other) for at, one in enumerate(names) for other in names[at + 1 :]]
    claims += [carried(f"p-{one}-{other}", ORDER[:16], one, other) for one, other in sets]
    files: dict[str, bytes] = {}
    for name in names:
        files |= source(name)
    page = page_of(indexes_of(dict.fromkeys(names, ORDER), *claims, **files, **{"origins.yaml": listed(REPORT)}))
    first = page.hanging[0]
    assert (first.count, len(first.claims), first.more, first.share) == (LISTED + 21, LISTED, 21, 1)
    assert len(page.hanging) == ROWS
    assert page.hanging[-1].cells == ("…",)
    assert sum(row.count for row in page.hanging) == page.count == LISTED + 20 + len(sets)


def many(articles: int, points: int, *sets: tuple[str, ...]) -> OriginPage:
    """Return the page of a report that articles have points from, all of them all, or else each the sets it is in."""
    names = [f"s{number}" for number in range(1, articles + 1)]
    told = [f"Point {number} came." for number in range(1, points + 1)]
    body = " ".join(["The sea was calm.", *told])
    carriers = sets or (tuple(names),) * points
    claims = [
        carried(f"c{number}", words, *some) for number, (words, some) in enumerate(zip(told, carriers, strict=True))
    ]
    files: dict[str, bytes] = {}
    for name in names:
        files |= source(name)
    shared = [{"label": f"Point {number}", "claims": [f"c{number}"]} for number in range(points)]
    origins = {"origins.yaml": listed(REPORT | {"shared": shared})}
    return page_of(indexes_of(dict.fromkeys(names, body), *claims, **files, **origins))


@pytest.mark.parametrize(("articles", "points", "drawn"), [(6, 3, True), (7, 3, False), (2, 24, True), (2, 25, False)])
def test_six_articles_and_twenty_four_points_can_be_followed(articles: int, points: int, drawn: bool) -> None:  # noqa: FBT001 - a table
    order = many(articles, points).order
    assert order is not None
    assert (order.drawn, len(order.rows)) == (drawn, points)


def test_of_eight_articles_a_row_shows_each_and_of_nine_its_own() -> None:
    assert many(8, 1, ("s1", "s3")).hanging[0].cells == ("A", "·", "C", *"·····")
    assert many(9, 1, ("s1", "s3")).hanging[0].cells == ("A", "C")


def test_twelve_sets_have_a_row_each_and_of_more_the_last_row_has_the_rest() -> None:
    sets = [(one, other) for one in ("s1", "s2", "s3") for other in ("s4", "s5", "s6", "s7", "s8")]
    assert [len(row.cells) for row in many(8, 12, *sets[:12]).hanging] == [8] * 12
    rows = many(8, 13, *sets[:13]).hanging
    assert ([len(row.cells) for row in rows], rows[-1].count) == ([8] * 11 + [1], 2)
