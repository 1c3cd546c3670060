"""The picture of all events: its scale for any dates, where each event stands, and what is said of them."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siglum.catalogue.addresses import address_of
from siglum.html.apparatus import Apparatus
from siglum.html.days import UNITS, day_at, day_number, number_of, scale_of
from siglum.html.lanes import days_picture
from siglum.html.page_views import TimelinePage
from siglum.html.picture_views import DaysPicture
from siglum.html.timeline_page import timeline_page, timeline_parts
from siglum.model.dates import When, read_when
from siglum.model.refs import Ref
from tests.html.invented import claim, indexes_of, listed


def when(text: str | None) -> When | None:
    found = read_when(text)
    assert found is None or isinstance(found, When)
    return found


def lanes_of(*texts: str | None) -> tuple[str, int, list[str]]:
    scale = scale_of({str(number): when(text) for number, text in enumerate(texts)})
    assert scale
    return scale.unit, scale.cells, [spot.lane for spot in scale.spots.values()]


@pytest.mark.parametrize(
    ("texts", "unit", "cells"),
    [
        (("1912-04-14T23:39", "1912-04-14T23:40", "1912-04-14T23:50"), "minute", 14),
        (("1912-04-14T20:00", "1912-04-14T23:40", "1912-04-15T02:20"), "hour", 9),
        (("2025-01-13", "2025-01-14", "2025-01-19"), "day", 9),
        # In months they would share two columns.
        (("2025-01-13", "2025-02-02", "2025-02-19"), "day", 40),
        (("2025-01-13", "2025-05-02", "2025-07-19"), "month", 9),
        (("1900-01", "1904-05-02", "1910"), "1", 13),
        (("1850", "1904", "1990"), "10", 17),
        (("1066", "1504", "1990"), "100", 12),
        (("-3000", "0200", "1990"), "1000", 5 + 2),
        (("Y-130000", "Y-20000", "1990"), "10000", 14 + 2),
        # No date is drawn more exactly than most are known.
        (("2025-01", "2025-01", "2025-02"), "month", 4),
        # A single day.
        (("2025-01-13", "2025-01-13", "2025-01-13"), "day", 3),
        # Four cells are enough, three are too few, unless the finer ones were more than can be seen.
        (("1900", "1915", "1939"), "10", 4 + 2),
        (("1900", "1915", "1929"), "1", 30 + 2),
        (("1912-04-14T20:00", "1912-04-14T20:40", "1912-04-14T21:35"), "minute", 96 + 2),
        (("1912-04-14T20:00", "1912-04-14T20:40", "1912-04-14T21:36"), "hour", 2 + 2),
    ],
)
def test_the_unit_is_the_finest_in_which_most_dates_fit(texts: tuple[str, ...], unit: str, cells: int) -> None:
    found, number, told = lanes_of(*texts)
    assert (found, number) == (unit, cells)
    assert told == ["told"] * 3


def test_one_of_five_that_lies_far_off_does_not_squeeze_the_others_and_one_of_four_does() -> None:
    near = ("2025-01-13", "2025-01-14", "2025-01-16", "2025-01-19")
    assert lanes_of("1500", *near)[0] == "day"
    assert lanes_of("1500", *near[1:])[0] == "100"


def test_events_stand_in_lanes_by_what_can_be_said_of_their_dates() -> None:
    near = [f"2025-01-{day}" for day in range(13, 20)] * 4
    texts = (
        *near,
        "1989",
        "[2020..]",
        "2031",
        "../2025-01-16",
        "2025-01-17/..",
        "2025-01",
        None,
        "2025-01-14/2025-01-17",
    )
    unit, cells, told = lanes_of(*texts)
    assert (unit, cells) == ("day", 9)
    assert told[len(near) :] == ["before", "before", "after", "by", "from", "wide", "unknown", "told"]


def test_without_a_date_there_is_no_scale() -> None:
    assert scale_of({"a": None}) is None
    assert scale_of({}) is None


@given(st.lists(st.dates(), min_size=1, max_size=40))
def test_every_event_that_can_be_told_stands_within_the_scale_and_most_can(days: list[date]) -> None:
    scale = scale_of({str(number): when(day.isoformat()) for number, day in enumerate(days)})
    assert scale
    assert scale.unit in UNITS
    told = [spot for spot in scale.spots.values() if spot.lane == "told"]
    assert len(told) >= len(days) * 4 // 5
    for spot in told:
        assert spot.first is not None
        assert spot.last is not None
        assert 0 <= spot.first < spot.last <= scale.cells
    assert scale.cells <= 16 * 6 + 2


@given(st.dates())
def test_days_are_counted_as_the_calendar_does(day: date) -> None:
    number = day_number(day.year, day.month, day.day)
    assert number - day_number(1, 1, 1) == (day - date(1, 1, 1)).days
    assert day_at(number) == (day.year, day.month, day.day)
    assert number_of((day.year, day.month, day.day, 23, 59, 0), "hour") == number * 24 + 23


def test_the_year_before_the_year_0_ends_before_it() -> None:
    assert day_at(day_number(0, 1, 1) - 1) == (-1, 12, 31)


def picture(*events: tuple[str, str | None], **fields: dict[str, object]) -> DaysPicture | None:
    made = [
        {
            "id": name,
            "title": f"What is {name}",
            "when": found,
            "basis": "So.",
            "claims": ["said"],
            **fields.get(name, {}),
        }
        for name, found in events
    ]
    indexes = indexes_of(1, claim("said"), **{"timeline.yaml": listed(*made)})
    return days_picture(Apparatus(indexes, Ref("timeline")))


def test_every_event_has_a_row_and_its_name_is_short() -> None:
    long = " ".join(["word"] * 20)
    found = picture(
        ("e", "1932-05-14"),
        ("f", "1932-05-16"),
        ("g", None),
        e={"title": long},
        f={"short": "Short", "nature": "planned"},
    )
    assert found
    rows = [row for lane in found.lanes for row in lane.rows]
    assert [(row.name, row.nature, row.when) for row in rows] == [
        ("word word word word word word word word word…", "happened", "14 May 1932"),
        ("Short", "planned", "16 May 1932"),
        ("What is g", "happened", "no day given"),
    ]
    assert all(lane.title == "" for lane in found.lanes), "of few events, lanes need no headings"
    assert found.title == "May 1932"
    assert [cell.text for cell in found.cells] == ["13", "14", "15", "16", "17"]
    assert [cell.shaded for cell in found.cells] == [False, True, True, False, False]
    assert [(line.cell, line.text) for line in found.lines] == [(3, "expected")]
    assert found.finding == "Of three events, of two the day can be told and of one no time."


@pytest.mark.parametrize(("second", "low"), [("1932-05-15", True), ("1932-05-20", False)])
def test_the_words_of_a_line_stand_below_those_of_one_that_is_near(second: str, *, low: bool) -> None:
    planned: dict[str, object] = {"nature": "planned"}
    found = picture(("e", "1932-05-14"), ("f", second), ("g", "1932-05-22"), e=planned, f=planned)
    assert found
    assert [line.low for line in found.lines] == [False, low]


def test_there_is_no_picture_of_two_events_or_of_events_without_any_date() -> None:
    assert picture(("e", "1932-05-14"), ("f", "1932-05-15")) is None
    assert picture(("e", None), ("f", None), ("g", None)) is None


def test_events_before_a_day_stand_by_their_last_day_and_in_one_lane_where_there_are_many() -> None:
    sure = [(f"s{day}", f"1932-05-{day}") for day in range(10, 16)]
    two = picture(*sure, ("a", "../1932-05-12"), ("b", "../1932-05-14"), ("c", "../1932-05-12"))
    assert two
    assert [(lane.title, len(lane.rows)) for lane in two.lanes] == [
        ("A day can be told", 6),
        ("By 12 May 1932", 2),
        ("By 14 May 1932", 1),
    ]
    planned: dict[str, dict[str, object]] = {"a": {"nature": "planned"}, "b": {"nature": "planned"}}
    mixed = picture(*sure, ("a", "../1932-05-12"), ("b", "../1932-05-14"), ("c", "../1932-05-12"), **planned)
    assert mixed
    assert [lane.meaning for lane in (*two.lanes, *mixed.lanes)] == [
        "",
        "it had happened by then",
        "it had happened by then",
        "",
        "it had happened or was to happen by then",
        "it was to happen by then",
    ]
    four = picture(*sure, *((f"b{day}", f"../1932-05-{day}") for day in range(11, 15)))
    assert four
    assert [(lane.title, len(lane.rows)) for lane in four.lanes][1:] == [("A last day is known", 4)]


def test_long_lanes_show_their_first_rows_and_very_many_events_are_counted() -> None:
    start = date(1932, 5, 1)
    many = picture(*((f"e{number}", (start + timedelta(number % 9)).isoformat()) for number in range(41)))
    assert many
    assert [(len(lane.rows), len(lane.more)) for lane in many.lanes] == [(12, 29)]
    huge = picture(*((f"e{number}", (start + timedelta(number % 9)).isoformat()) for number in range(301)))
    assert huge
    (lane,) = huge.lanes
    assert (lane.rows, lane.more) == ((), ())
    assert sum(one.events for one in lane.counts) == 301
    assert (lane.counts[0].href, lane.counts[0].when) == (Ref("event", "e0"), "1 May 1932")
    assert {one.href.part for one in lane.counts} == {1, 2}, "three pages, of which the last has one event"


def test_the_timeline_is_divided_from_three_hundred_and_one_events_on() -> None:
    def pages(count: int) -> list[TimelinePage]:
        made = (
            {"id": f"e{at}", "title": "T", "when": f"{1500 + at}", "basis": "So.", "claims": ["said"]}
            for at in range(count)
        )
        indexes = indexes_of(1, claim("said"), **{"timeline.yaml": listed(*made)})
        parts = timeline_parts(indexes)
        return [timeline_page(indexes, Ref("timeline", part=number)) for number in range(1, parts + 1)]

    assert [len(page.days) for page in pages(300)] == [300]
    several = pages(301)
    assert [len(page.days) for page in several] == [150, 150, 1]
    assert [page.picture is not None for page in several] == [True, False, False]
    assert several[0].picture
    rows = [row.href for lane in several[0].picture.lanes for row in (*lane.rows, *lane.more)]
    assert address_of(next(ref for ref in rows if ref.id == "e300")) == "timeline/3/index.html#e300"
    assert [link.href for link in several[1].parts] == [Ref("timeline"), None, Ref("timeline", part=3)]


@pytest.mark.parametrize(
    ("texts", "title", "labels"),
    [
        (("1912-04-14T23:58", "1912-04-15T00:01", "1912-04-15T00:02"), "14 April 1912 to 15 April 1912", r"\d\d:\d\d"),
        (("1931-11-03", "1932-02-04", "1932-03-04"), "1931 to 1932", r"[A-Z][a-z]{2}"),
        (("1931", "1934", "1938"), "Years", r"19\d\d"),
        (("1831", "1934", "1938"), "Decades", r"1\d\d0s"),
        (("-0400", "0120", "0700"), "Centuries", r"\d+|\d+ BC"),
    ],
)
def test_a_scale_says_what_it_covers(texts: tuple[str, ...], title: str, labels: str) -> None:
    found = picture(*((f"e{number}", text) for number, text in enumerate(texts)))
    assert found
    assert found.title == title
    assert [cell.text for cell in found.cells if cell.text and not re.fullmatch(labels, cell.text)] == []


def test_days_on_which_articles_differ_are_joined() -> None:
    indexes = indexes_of(
        1,
        claim("a"),
        claim("b"),
        **{
            "timeline.yaml": listed(
                {"id": "e", "title": "E", "when": "1932-05-14", "basis": "So.", "claims": ["a"], "disputed": "day"},
                {"id": "f", "title": "F", "when": "1932-05-15", "basis": "So.", "claims": ["b"], "disputed": "day"},
                {"id": "g", "title": "G", "when": "1932-05-16", "basis": "So.", "claims": ["b"]},
            ),
            "disagreements/all.yaml": listed(
                {
                    "id": "day",
                    "question": "On which day?",
                    "kind": "time",
                    "positions": [{"answer": "One", "claims": ["a"]}, {"answer": "Two", "claims": ["b"]}],
                }
            ),
        },
    )
    found = days_picture(Apparatus(indexes, Ref("timeline")))
    assert found
    assert [row.others for row in found.lanes[0].rows] == [(2.5,), (1.5,), ()]
