"""The page of figures: which share a scale, honest ends, and who counted."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from siglum.catalogue.frames import frame_of
from siglum.catalogue.published import Published
from siglum.html import geometry
from siglum.html.bars import Amount, Chart, charts_of
from siglum.html.figures_page import figures_page, figures_parts
from siglum.html.page_views import FiguresPage
from siglum.html.views import Heading
from siglum.model.figures import Figure
from siglum.model.refs import Ref
from tests.html.invented import claim, evidence, indexes_of, text


def amount(key: str, of: str, low: float, unit: str = "users", high: float | None = None) -> Amount:
    return Amount(key, of, unit, Fraction(low), Fraction(low if high is None else high))


def groups(charts: tuple[Chart, ...]) -> list[list[tuple[str, tuple[str, ...]]]]:
    return [list(chart.groups) for chart in charts]


def test_figures_of_one_thing_share_a_scale_and_so_do_things_counted_by_one_noun() -> None:
    charts, alone = charts_of(
        [
            amount("a", "users of X", 170, "monthly users"),
            amount("b", "newcomers", 7, "new fans"),
            amount("c", "posts", 9, "posts"),
            amount("d", "newcomers", 8, "new users"),
            amount("g", "age", 37, "years"),
            amount("h", "age of another", 10, "years"),
            amount("e", "cost", 2, "crowns"),
            amount("f", "cost", 3, "crowns"),
        ]
    )
    assert groups(charts) == [[("users of X", ("a",)), ("newcomers", ("b", "d"))], [("cost", ("e", "f"))]]
    assert alone == ("c", "g", "h")


def test_what_no_bar_can_show_stands_alone() -> None:
    charts, alone = charts_of([amount("a", "cold", -4, "degrees"), amount("b", "cold", 3, "degrees")])
    assert (charts, alone) == ((), ("a", "b"))
    assert charts_of([amount("a", "none", 0), amount("b", "none", 0)]) == ((), ("a", "b"))
    assert charts_of([]) == ((), ())


def test_very_small_groups_have_a_scale_of_their_own() -> None:
    small = [amount(f"s{number}", "small", number) for number in range(1, 6)]
    charts, alone = charts_of([amount("a", "large", 90_000), *small])
    assert groups(charts) == [[("small", ("s1", "s2", "s3", "s4", "s5"))]]
    assert alone == ("a",)
    near = charts_of([amount("a", "large", 1000), *small])[0]
    assert len(near) == 1


@pytest.mark.parametrize(
    ("top", "ticks"),
    [(300, [0, 100, 200, 300]), (1, [0, Fraction(1, 2), 1]), (9, [0, 2, 4, 6, 8]), (170, [0, 50, 100, 150])],
)
def test_marks_of_a_scale_are_round(top: int, ticks: list[Fraction]) -> None:
    ((chart,), _) = charts_of([amount("a", "x", top), amount("b", "x", top)])
    assert list(chart.ticks) == ticks


@example([Fraction(0), Fraction(0), Fraction(0), Fraction(1)])
@given(st.lists(st.fractions(min_value=0, max_value=10**12), min_size=2, max_size=30))
def test_every_figure_stands_once_and_no_mark_beyond_the_greatest(numbers: list[Fraction]) -> None:
    amounts = [Amount(str(at), f"of {at % 3}", "users", number, number) for at, number in enumerate(numbers)]
    charts, alone = charts_of(amounts)
    shown = [key for chart in charts for _, keys in chart.groups for key in keys]
    assert sorted([*shown, *alone]) == sorted(one.key for one in amounts)
    for chart in charts:
        assert 2 <= len(chart.ticks) <= 5
        assert chart.ticks[0] == 0
        assert chart.ticks[-1] <= chart.top


def test_bars_are_true_to_the_figures() -> None:
    assert geometry.bar_x(1) == "92%"
    assert geometry.bar_width(170 / 300) == "52.13%"
    assert geometry.bar_width(0.004) == "1.6"
    assert geometry.bar_width(0) == "0%"


def figure(value: str, of: str = "the cost", unit: str = "crowns", **fields: str) -> dict[str, str]:
    return {"value": value, "unit": unit, "of": of, **fields}


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("houses", "1 house"), ("ferries", "1 ferry"), ("churches", "1 church"), ("people", "1 person"),
        ("members of parliament", "1 member of parliament"), ("lives lost", "1 life lost"),
        ("policemen on board", "1 policeman on board"), ("series", "1 series"), ("losses", "1 loss"), ("bus", "1 bus"),
        ("Häuser", "1 Häuser"), ("kg", "1 kg"), ("%", "1%"),
    ],
)  # fmt: skip
def test_one_of_a_unit_is_a_single_one(unit: str, said: str) -> None:
    assert Figure.model_validate(figure("1", unit=unit)).words == said
    if unit != "%":
        assert Figure.model_validate(figure("2", unit=unit)).words == f"2 {unit}"


COSTS = {
    "s1": "The bridge cost 200 crowns. It had over 50 piers.",
    "s2": "It cost 200 crowns. The Count counted about 300 crowns, or 300 to 400 crowns.",
}


def costs() -> FiguresPage:
    count = {"people/count.md": text(name="Count")}
    claims = [
        claim("a", evidence("s1", "The bridge cost 200 crowns."), kind="figure", figure=figure("200")),
        claim("b", evidence("s2", "It cost 200 crowns."), kind="figure", figure=figure("200")),
        claim(
            "c",
            evidence("s2", "The Count counted about 300 crowns", chain=["count"], form="indirect"),
            kind="figure",
            figure=figure("300", bound="about", counted_by="count"),
        ),
        claim(
            "d",
            evidence("s2", "or 300 to 400 crowns"),
            kind="figure",
            figure=figure("300", bound="between", upto="400"),
        ),
        claim(
            "e",
            evidence("s1", "It had over 50 piers"),
            kind="figure",
            figure=figure("50", "the piers", "piers", bound="over"),
        ),
    ]
    return figures_page(indexes_of(COSTS, *claims, **count), Ref("figures"))


def test_the_same_figure_of_the_same_thing_is_one_row_and_says_who_prints_it() -> None:
    (chart,) = costs().charts
    (group,) = chart.groups
    assert group.of == "The cost"
    rows = [(row.name.text, row.share, row.upto, row.bound, row.counted) for row in group.rows]
    assert rows == [
        ("200 crowns", 0.5, None, "exact", False),
        ("About 300 crowns", 0.75, None, "about", True),
        ("300 to 400 crowns", 0.75, 1.0, "between", False),
    ]
    assert [[(one.voices, one.article.letter) for one in row.said] for row in group.rows[:2]] == [
        [((), "A"), ((), "B")],
        [(("Count",), "B")],
    ]
    assert group.rows[1].known == "counted by Count"
    assert chart.finding == "Crowns, on one scale from nought."
    assert [sign for sign, _ in chart.legend] == ["Filled:", "Dashed:", "≈", "Pale:"]


def test_the_first_eight_figures_of_one_thing_are_open() -> None:
    text_of = {f"s{number}": f"It cost {number}00 crowns." for number in range(1, 10)}
    claims = [
        claim(f"c{number}", evidence(f"s{number}", words), kind="figure", figure=figure(f"{number}00"))
        for number, words in enumerate(text_of.values(), start=1)
    ]
    for count, shown in ((8, (8, 0)), (9, (8, 1))):
        articles = dict([*text_of.items()][:count])
        ((group,),) = (
            chart.groups for chart in figures_page(indexes_of(articles, *claims[:count]), Ref("figures")).charts
        )
        assert (len(group.rows), len(group.more)) == shown


def test_a_figure_alone_is_a_numeral_with_its_words() -> None:
    page = costs()
    (alone,) = page.alone
    assert (alone.of, alone.numeral, alone.known) == ("The piers", "More than 50 piers", "")
    assert [segment.text for segment in alone.passage.quote.segments] == ["It had over 50 piers"]
    assert page.title == "Four figures. Only one says who counted"
    assert page.standfirst.startswith("How many, according to whom. What is said with “more than” or “about”")


def test_without_a_figure_there_is_no_page_and_no_entry_in_the_menu() -> None:
    cost = "It cost 2 crowns."
    bare = indexes_of(1, claim("a"))
    counted = indexes_of({"s1": cost}, claim("a", evidence("s1", cost), kind="figure", figure=figure("2")))
    for indexes, parts in ((bare, 0), (counted, 1)):
        published = Published.of(indexes.database)
        assert figures_parts(indexes) == parts
        assert ("figures/index.html" in published.pages) is bool(parts)
        frame = frame_of(indexes, Ref("home"), Heading("", ""), published.left_out)
        assert ("Figures" in {item.text for item in frame.menu}) is bool(parts)
        assert {"Timeline", "Differences"} <= {item.text for item in frame.menu}
