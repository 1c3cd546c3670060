"""Where the parts of pictures stand: in pixels and percents that only rendering knows."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from siglum.html import geometry, part_views, picture_views, text_views, views
from siglum.html.geometry import GEOMETRY
from siglum.html.picture_views import Month, MonthDay, Network, NetworkLine, NetworkNode, Score, ScoreCell, ScoreThread
from siglum.html.views import Siglum

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
MAY = Month("May", tuple(MonthDay(day, 0, "·", strong=False) for day in range(1, 32)), (), (), ())


def test_views_hold_no_pixels() -> None:
    sizes = {"x", "y", "x1", "x2", "y1", "y2", "width", "height", "column"}
    for module in (views, text_views, part_views, picture_views):
        for name, kind in vars(module).items():
            if is_dataclass(kind) and name != "SharedPicture":
                assert not sizes & {field.name for field in fields(kind)}, name


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
    assert geometry.score_numbers(score) == ((4, "16.67%"), (5, "50%"))


def test_days_share_the_width_of_their_month() -> None:
    assert (geometry.day_start(1, MAY), geometry.day_start(31, MAY), geometry.day_width(MAY)) == (
        "0.00%",
        "96.77%",
        "3.23%",
    )
    assert (geometry.day_middle(1, MAY), geometry.day_middle(16, MAY)) == ("1.61%", "50.00%")
    assert [geometry.bead_y(below) for below in range(3)] == [90, 73, 56]
    assert [geometry.label_y(line) for line in range(2)] == [116, 129]


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
