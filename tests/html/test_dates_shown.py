"""How dates of every kind stand on the timeline, in its picture, and in what machines are told."""

import json

from siglum.facts.indexes import Indexes
from siglum.html.json_ld import events_data
from siglum.html.timeline_page import timeline_page
from siglum.html.views import Heading
from siglum.model.refs import Ref
from tests.html.invented import claim, evidence, indexes_of, listed

SAYS = "It struck on a Sunday, and sank on the Monday."
DATES = {
    "season": "2024-21~",
    "winter": "2023-24",
    "caesar": "-0043-03-15",
    "long-ago": "Y-13000",
    "battle": "1066-10-14",
    "sank": "1912-04-15T02:20",
    "struck": "1912-04-14T23:40~",
    "seen": "1912-04-14T23:39/1912-04-14T23:40",
    "rising": "1917-10-25",
    "now": "2025-01-13",
    "then": "2025-01-13T07:42+01:00",
    "month": "2025-01",
    "by-then": "../2025-01-13",
}


def dated() -> Indexes:
    """Return what follows from events of all kinds of dates, on one claim that names two days of the week."""
    said = claim("said", evidence("s1", SAYS))
    events = [
        {"id": name, "title": name, "when": when, "basis": "So.", "claims": ["said"]} for name, when in DATES.items()
    ]
    return indexes_of({"s1": SAYS}, said, **{"timeline.yaml": listed(*events)})


def test_dates_are_sorted_by_the_moment_and_an_open_beginning_goes_before_its_last_day() -> None:
    assert dated().events_in_order == (
        "long-ago",
        "caesar",
        "battle",
        "seen",
        "struck",
        "sank",
        "rising",
        "winter",
        "season",
        "month",
        "by-then",
        "now",
        "then",
    )


def test_days_and_times_stand_in_words_and_a_day_of_the_week_only_where_it_is_sure() -> None:
    page = timeline_page(dated(), Ref("timeline"))
    assert [(day.words, day.datetime, day.numeral) for day in page.days] == [
        ("13,001 BC", "", ""),
        ("15 March 44 BC", "", "15"),
        ("14 October 1066", "", "14"),
        # A passage names this day, and the calendar agrees.
        ("Sunday 14 April 1912, 23:39 to 23:40", "", "14"),
        ("Sunday 14 April 1912, about 23:40", "", "14"),
        # It was a Monday in the new calendar and a Sunday in the old one, and the passage names both.
        ("15 April 1912, 02:20", "1912-04-15T02:20", "15"),
        # Which calendar it is of, nobody can tell.
        ("25 October 1917", "1917-10-25", "25"),
        ("winter 2023", "", ""),
        ("about spring 2024", "", ""),
        ("January 2025", "2025-01", ""),
        ("13 January 2025 or earlier", "", ""),
        ("Monday 13 January 2025", "2025-01-13", "13"),
        ("Monday 13 January 2025, 07:42 (UTC+01:00)", "2025-01-13T07:42+01:00", "13"),
    ]


def test_machines_are_told_only_what_they_have_a_form_for() -> None:
    data = json.loads(events_data(dated(), Ref("timeline"), Heading("", ""), lambda ref: ref.fragment))
    told = {item["name"]: (item.get("startDate"), item.get("endDate")) for item in data["itemListElement"]}
    assert {name: ends for name, ends in told.items() if any(ends)} == {
        "seen": ("1912-04-14T23:39", "1912-04-14T23:40"),
        "sank": ("1912-04-15T02:20", "1912-04-15T02:20"),
        "rising": ("1917-10-25", "1917-10-25"),
        "month": ("2025-01", "2025-01"),
        "by-then": (None, "2025-01-13"),
        "now": ("2025-01-13", "2025-01-13"),
        "then": ("2025-01-13T07:42+01:00", "2025-01-13T07:42+01:00"),
    }
