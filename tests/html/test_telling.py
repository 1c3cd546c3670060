"""In which order articles tell what they share; held against every pair, counted by hand."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siglum.html.telling import FEWEST, TRIED, Teller, crossings, finding, listed, parallel, side_by_side, title, told

LETTERS = {name: name.upper() for name in "abcdefghijkl"}


def columns(**things: str) -> list[Teller]:
    """Return articles that tell things, which are the numbers of letters."""
    return [Teller(name, tuple(ord(one) - ord("a") for one in said)) for name, said in things.items()]


def test_articles_tell_things_in_the_order_of_their_texts() -> None:
    places = [{"a": 30, "b": 1}, {"a": 10}, {"b": 0, "a": 20}]
    assert told(places, ["a", "b", "c"]) == (Teller("a", (1, 2, 0)), Teller("b", (2, 0)))


@pytest.mark.parametrize(
    ("one", "other", "crossed"), [("abcd", "abcd", 0), ("abcd", "dcba", 6), ("abc", "xbya", 1), ("ab", "cd", 0)]
)
def test_crossings_are_pairs_that_stand_the_other_way_round(one: str, other: str, crossed: int) -> None:
    assert crossings(*columns(a=one, b=other)) == crossed


def test_those_of_one_order_stand_side_by_side() -> None:
    telling = side_by_side(columns(a="efgabcd", b="abcdefg", c="abcdfg"))
    assert [one.article for one in telling.columns][:2] == ["b", "c"]
    assert telling.crossings[0] == 0
    assert [one.article for one in parallel(telling)] == ["b", "c"]
    assert title(telling) == "They tell the same things, two of them in the same order"
    assert finding(telling, LETTERS) == (
        "B and C run parallel: six things, no line crosses.",
        "A has them in another order.",
    )


def test_what_is_told_in_one_order_by_all_or_by_none_is_said() -> None:
    alike = side_by_side(columns(a="abc", b="abc", c="abcd"))
    assert title(alike) == "They tell the same things in the same order"
    assert finding(alike, LETTERS) == ("A, B and C run parallel: three things, no line crosses.", "")
    unlike = side_by_side(columns(a="abcd", b="badc"))
    assert title(unlike) == "They tell the same things, each in an order of its own"
    assert finding(unlike, LETTERS)[0] == ""


def test_two_things_in_one_order_say_nothing() -> None:
    assert FEWEST == 3
    assert parallel(side_by_side(columns(a="ab", b="ab"))) == ()


TELLINGS = st.lists(st.permutations(range(5)).map(tuple), min_size=2, max_size=9)


@given(TELLINGS)
def test_every_article_stands_once_and_neighbours_are_counted_right(things: list[tuple[int, ...]]) -> None:
    made = [Teller(f"s{number}", one) for number, one in enumerate(things)]
    telling = side_by_side(made)
    assert sorted(one.article for one in telling.columns) == sorted(one.article for one in made)
    for (one, other), crossed in zip(
        zip(telling.columns, telling.columns[1:], strict=False), telling.crossings, strict=True
    ):
        pairs = combinations(range(5), 2)
        assert crossed == sum(
            (one.things.index(a) < one.things.index(b)) != (other.things.index(a) < other.things.index(b))
            for a, b in pairs
        )
    if len(made) <= TRIED:
        assert sum(telling.crossings) <= sum(map(crossings, made, made[1:]))


def test_words_are_listed_as_one_writes_them() -> None:
    assert [listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])] == ["A", "A and B", "A, B and C"]
