"""Where the parts of pictures stand: in pixels and percents that only rendering knows."""

import re
from pathlib import Path

import pytest
from msgspec import Struct

from siglum.html import geometry, part_views, picture_views, text_views, views
from siglum.html.days import Lane
from siglum.html.geometry import GEOMETRY, DrawnRow
from siglum.html.picture_views import (
    DayCell,
    DayCount,
    DayLane,
    DayRow,
    DaysPicture,
    Network,
    NetworkLine,
    NetworkNode,
    Score,
    ScoreCell,
    ScoreThread,
)
from siglum.html.views import PagePicture, Siglum
from siglum.model.refs import Ref

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def test_views_hold_no_pixels() -> None:
    sizes = {"x", "y", "x1", "x2", "y1", "y2", "width", "height", "column"}
    for module in (views, text_views, part_views, picture_views):
        for name, kind in vars(module).items():
            if isinstance(kind, type) and issubclass(kind, Struct) and name not in {"SharedPicture", "ShownPicture"}:
                assert not sizes & set(kind.__struct_fields__), name


def test_templates_use_every_function_of_geometry() -> None:
    used = set(re.findall(r"\b([a-z_]+)\(", "".join(path.read_text("utf-8") for path in TEMPLATES.rglob("*.html"))))
    assert set(GEOMETRY) <= used


def test_threads_of_a_score_are_spread_over_their_column() -> None:
    assert [[geometry.thread_x(number, count) for number in range(count)] for count in range(1, 5)] == [
        [50],
        [30, 70],
        [20, 50, 80],
        pytest.approx([15, 38.33, 61.67, 85], abs=0.01),
    ]


def test_a_score_is_drawn_as_lines_and_dots_of_each_sort() -> None:
    named, opened = ScoreThread((0, 2), named=True, against=False), ScoreThread((1,), named=False, against=False)
    cells = tuple(ScoreCell(number, (named, opened) if number == 4 else (opened,)) for number in (4, 5, 6))
    score = Score("", explained=False, rows=(Siglum("A", "", None),) * 3, cells=cells)
    assert (geometry.score_height(score), geometry.score_width(score)) == (72, 30)
    assert geometry.score_path(score, "named", "lines") == "M3 12V60"
    assert geometry.score_path(score, "named", "dots") == "M3 12h0M3 60h0"
    assert geometry.score_path(score, "open", "dots") == "M7 36h0M15 36h0M25 36h0"
    assert geometry.score_path(score, "open", "lines") == geometry.score_path(score, "against", "dots") == ""
    # The number of the second note would touch that of the first.
    assert geometry.score_numbers(score) == ((4, "16.67%"),)


def test_threads_that_no_other_reaches_into_stand_in_one_slot() -> None:
    assert geometry.score_slots(((0,), (1,), (2,), (4,))) == [0, 0, 0, 0]
    assert geometry.score_slots(((0, 2), (1,), (3, 4), (2,))) == [0, 1, 0, 1]
    assert geometry.score_slots(((1,), (1,), (0, 3))) == [0, 1, 2]


def row(told: Lane, first: float | None, last: float | None) -> DayRow:
    return DayRow(Ref("event", "e"), "E", "happened", True, "", told, first, last, (3.5,))  # noqa: FBT003 - printed


def test_an_event_stands_where_its_date_allows_and_never_beyond_the_scale() -> None:
    cells = tuple(DayCell(number, "", "", shaded=False, strong=False) for number in range(4))
    picture = DaysPicture("", cells, (), (), "")

    def drawn(told: Lane, first: float | None, last: float | None) -> DrawnRow:
        return geometry.day_row(row(told, first, last), picture)

    assert drawn("told", 1, 2) == DrawnRow("37.5%", 0, None, None, "", ("87.5%",))
    assert drawn("told", 1, 3) == DrawnRow("25%", 7, None, ("25%", "50%"), "", ("87.5%",))
    assert drawn("wide", -30, 90) == DrawnRow("0%", 7, None, ("0%", "100%"), "", ("87.5%",))
    assert drawn("by", None, 3) == DrawnRow("75%", -13, ("0%", "75%"), None, "75%", ("87.5%",))
    assert drawn("from", 1, None) == DrawnRow("25%", 13, ("25%", "100%"), None, "25%", ("87.5%",))
    assert drawn("unknown", None, None) == DrawnRow("0%", -13, ("0%", "100%"), None, "", ("87.5%",))


def test_bars_of_counts_are_as_high_as_their_share_of_the_most() -> None:
    counts = (DayCount(0, 8, Ref("event", "e"), ""), DayCount(3, 2, Ref("event", "f"), ""))
    lane = DayLane("", "", far=False, rows=(), more=(), counts=counts)
    assert [geometry.count_height(one, lane) for one in counts] == ["72", "18"]


def test_lines_lead_from_column_to_column_of_who_told_whom() -> None:
    node = NetworkNode("", known=True)
    network = Network("", True, (node,) * 3, (node,), (node,) * 2, (), ())  # noqa: FBT003 - as it is declared
    assert geometry.network_height(network) == 112
    assert [geometry.name_y(number, "speakers", network) for number in range(3)] == [47, 73, 99]
    assert [geometry.name_y(number, "articles", network) for number in range(2)] == [54, 92]
    assert geometry.name_y(0, "outlets", network) == 73
    lines = (
        NetworkLine("speakers", 0, "outlets", 0, 1, known=True),
        NetworkLine("outlets", 0, "articles", 0, 6, known=True),
        NetworkLine("speakers", 0, "articles", 0, 90, known=True),
    )
    assert [(geometry.line_start(one), geometry.line_end(one), geometry.line_width(one)) for one in lines] == [
        ("31%", "45%", "1.2"),
        ("69%", "92%", "2.0"),
        ("31%", "92%", "5.0"),
    ]


# Pages of originals


def page(width: float, height: float, *boxes: tuple[float, float, float, float]) -> PagePicture:
    return PagePicture("page 1", "", (width, height), boxes)


def test_a_page_keeps_its_shape_with_its_longer_side_the_same() -> None:
    assert geometry.page_sides(page(595, 842)) == (59, 84)
    assert geometry.page_sides(page(842, 595)) == (84, 59)
    assert geometry.page_sides(page(0.5, 0.5)) == (84, 84)
    # A roll is drawn wide enough to be seen.
    assert geometry.page_sides(page(100, 90_000)) == (6, 84)


def test_lines_stand_on_a_drawn_page_where_they_stand_on_the_page() -> None:
    assert geometry.page_lines(page(840, 840, (84, 420, 756, 462))) == "M8.4 42H75.6V46.2H8.4z"
    assert geometry.page_lines(page(840, 420, (84, 210, 756, 231), (84, 0, 168, 42))) == (
        "M8.4 21H75.6V23.1H8.4zM8.4 0H16.8V4.2H8.4z"
    )


def test_a_line_is_thick_enough_to_be_seen_and_within_the_page() -> None:
    assert geometry.page_lines(page(840, 840, (0, 0, 840, 1))) == "M0 0H84V1.5H0z"
    assert geometry.page_lines(page(840, 840, (0, 839, 840, 840))) == "M0 82.5H84V84H0z"


def test_what_stands_beyond_the_edges_of_a_page_is_not_drawn() -> None:
    assert geometry.page_lines(page(840, 840, (-100, 420, 1e9, 462))) == "M0 42H84V46.2H0z"
    assert geometry.page_lines(page(840, 840, (900, 420, 1000, 462), (10, -50, 20, -10))) == ""
    # Sides in the wrong order are the same sides.
    assert geometry.page_lines(page(840, 840, (756, 462, 84, 420))) == "M8.4 42H75.6V46.2H8.4z"
