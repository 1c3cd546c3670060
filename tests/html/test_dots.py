"""A part of a whole as dots, and in words: never more than the two figures say."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siglum.facts.indexes import Indexes
from siglum.html.dots import BASES, dots_of, exactly
from siglum.html.figures_page import figures_page
from siglum.html.geometry import dots_box, dots_path
from siglum.model.figures import Figure
from siglum.model.refs import Ref
from siglum.model.values import Bound
from tests.html.invented import claim, evidence, indexes_of, text


def figure(value: str, bound: Bound = Bound.EXACT) -> Figure:
    return Figure(value=value, unit="users", of="users", bound=bound)


@pytest.mark.parametrize(
    ("part", "whole", "drawn"),
    [
        ("700000", "170000000", (1000, 4)),
        ("50", "100", (100, 50)),
        ("2/3", "1", (100, 67)),
        ("1", "100", (100, 1)),
        ("1", "101", (1000, 10)),
        ("1", "10000", (10_000, 1)),
        ("1", "10001", None),
        ("3", "2", None),
        ("0", "5", None),
        ("1", "0", None),
    ],
)
def test_the_base_is_the_smallest_in_which_there_is_a_dot(part: str, whole: str, drawn: tuple[int, int] | None) -> None:
    dots = dots_of(figure(part), figure(whole))
    assert (dots and (dots.base, dots.filled)) == drawn


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_dots_are_the_ratio_rounded(part: int, more: int) -> None:
    whole = part + more
    dots = dots_of(figure(str(part)), figure(str(whole)))
    if dots is None:
        assert Fraction(part, whole) * BASES[-1] < 1
    else:
        assert dots.filled == round(Fraction(part, whole) * dots.base) >= 1
        assert dots.rows * dots.columns == dots.base
        # Every dot is drawn: a dash for each 10 units.
        drawn = sum(int(row.partition("h")[2]) // 10 + 1 for row in dots_path(dots, dots.filled).split("M")[1:])
        assert drawn == dots.filled
        assert dots_box(dots) == f"0 0 {10 * dots.columns} {10 * dots.rows}"


OVER, UNDER, ABOUT = Bound.OVER, Bound.UNDER, Bound.ABOUT


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (Bound.EXACT, Bound.EXACT, "4.1 in 1,000"),
        (OVER, Bound.EXACT, "at least 4.1 in 1,000"),
        (Bound.EXACT, OVER, "at most 4.1 in 1,000"),
        (UNDER, OVER, "at most 4.1 in 1,000"),
        (OVER, UNDER, "at least 4.1 in 1,000"),
        (OVER, OVER, "about 4.1 in 1,000"),
        (ABOUT, Bound.EXACT, "about 4.1 in 1,000"),
    ],
)
def test_the_words_claim_no_more_than_the_bounds_do(part: Bound, whole: Bound, words: str) -> None:
    assert exactly(figure("700000", part), figure("170000000", whole)) == words


def of(value: int, unit: str) -> dict[str, object]:
    return {"value": value, "unit": unit, "of": unit}


def counted(caveat: str = "") -> Indexes:
    claims = (
        claim("few", evidence(quote="There were 4 guests"), figure=of(4, "guests"), statement="There were 4 guests."),
        claim("all", evidence(quote="of 90 people"), figure=of(90, "people"), statement="There were 90 people."),
    )
    fields = {"title": "T", "tagline": "t", "description": "D.", "scope": "S."}
    ratio = {"part": "few", "whole": "all"} | ({"caveat": caveat} if caveat else {})
    settings = text("", **fields, ratios=[ratio]).replace(b"---\n", b"")
    return indexes_of({"s1": "There were 4 guests, of 90 people."}, *claims, **{"site.yaml": settings})


def test_the_page_of_figures_shows_the_ratios_that_the_settings_name() -> None:
    (ratio,) = figures_page(counted("They may be others."), Ref("figures")).ratios
    assert (ratio.id, ratio.title) == ("ratio-1", "Guests, beside people")
    picture = ratio.picture
    assert (picture.said, picture.exactly) == ("Four dots in a hundred.", "4.4 in 100.")
    assert (picture.part.text, picture.whole.text, picture.caveat) == ("4 guests", "90 people", "They may be others.")
