"""Dates: what is one, how early and how late it can be, and how it is said."""

import json
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from siglum.model.dates import LIMIT, When, read_when
from siglum.model.values import Date
from tests.sampled import examples

DATES = (
    # text, earliest, latest, words
    ("2025-01-13", "2025-01-13", "2025-01-13", "13 January 2025"),
    ("2024-02-29", "2024-02-29", "2024-02-29", "29 February 2024"),
    ("2025-02", "2025-02-01", "2025-02-28", "February 2025"),
    ("2013", "2013-01-01", "2013-12-31", "2013"),
    ("2025-01~", "2025-01-01", "2025-01-31", "about January 2025"),
    ("2013?", "2013-01-01", "2013-12-31", "perhaps 2013"),
    ("2025-01-13%", "2025-01-13", "2025-01-13", "perhaps about 13 January 2025"),
    ("201X", "2010-01-01", "2019-12-31", "the 2010s"),
    ("20XX", "2000-01-01", "2099-12-31", "2000 to 2099"),
    ("2025-XX", "2025-01-01", "2025-12-31", "2025"),
    ("2025-01-XX", "2025-01-01", "2025-01-31", "a day in January 2025"),
    ("2025-21", "2025-03-01", "2025-05-31", "spring 2025"),
    ("2025-01-13/2025-01-19", "2025-01-13", "2025-01-19", "13 to 19 January 2025"),
    ("2025-01-31/2025-02-02", "2025-01-31", "2025-02-02", "31 January to 2 February 2025"),
    ("2024-12-31/2025-01-01", "2024-12-31", "2025-01-01", "31 December 2024 to 1 January 2025"),
    ("2025-01/2025-03", "2025-01-01", "2025-03-31", "January to March 2025"),
    ("2025-01-13/2025-03", "2025-01-13", "2025-03-31", "13 January 2025 to March 2025"),
    ("2025-01/2025-03-02", "2025-01-01", "2025-03-02", "January 2025 to 2 March 2025"),
    ("2025-01~/2025-03", "2025-01-01", "2025-03-31", "about January 2025 to March 2025"),
    ("2025-01-XX/2025-01-20", "2025-01-01", "2025-01-20", "a day in January 2025 to 20 January 2025"),
    ("199X/2000", "1990-01-01", "2000-12-31", "the 1990s to 2000"),
    ("2025-01-13/2025-01-13", "2025-01-13", "2025-01-13", "13 January 2025"),
    ("../2013", None, "2013-12-31", "2013 or earlier"),
    ("2025-01-14/..", "2025-01-14", None, "from 14 January 2025 on"),
    ("/2013", None, "2013-12-31", "until 2013, the start is not known"),
    ("2013/", "2013-01-01", None, "from 2013, the end is not known"),
    ("[2025-01-13,2025-01-14]", "2025-01-13", "2025-01-14", "13 or 14 January 2025"),
    ("[2025-01-13, 2025-01-14, 2025-02-02]", "2025-01-13", "2025-02-02", "13, 14 January or 2 February 2025"),
    ("[2025-01-13..2025-01-15]", "2025-01-13", "2025-01-15", "some time from 13 to 15 January 2025"),
    ("[2013,2015]", "2013-01-01", "2015-12-31", "2013 or 2015"),
    ("[..2013]", None, "2013-12-31", "2013 or earlier"),
    ("[2013..]", "2013-01-01", None, "2013 or later"),
    ("{2013,2014}", "2013-01-01", "2014-12-31", "2013 and 2014"),
    ("2024-21~", "2024-03-01", "2024-05-31", "about spring 2024"),
    ("2023-24", "2023-12-01", "2024-02-29", "winter 2023"),
    ("2023-24?", "2023-12-01", "2024-02-29", "perhaps winter 2023"),
    ("2024-21/2024-22", "2024-03-01", "2024-08-31", "spring 2024 to summer 2024"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15", "15 March 44 BC"),
    ("-0043", "-0043-01-01", "-0043-12-31", "44 BC"),
    ("0000", "0000-01-01", "0000-12-31", "1 BC"),
    ("0004-02-29", "0004-02-29", "0004-02-29", "29 February 4"),
    ("-0100~", "-0100-01-01", "-0100-12-31", "about 101 BC"),
    ("-004X", "-0049-01-01", "-0040-12-31", "50 to 41 BC"),
    ("-0043/-0040", "-0043-01-01", "-0040-12-31", "44 to 41 BC"),
    ("-0043/0014", "-0043-01-01", "0014-12-31", "44 BC to the year 14"),
    ("[-0043-03-14,-0043-03-15]", "-0043-03-14", "-0043-03-15", "14 or 15 March 44 BC"),
    ("0079-08-24", "0079-08-24", "0079-08-24", "24 August 79"),
    ("0079?", "0079-01-01", "0079-12-31", "perhaps the year 79"),
    ("Y-13000", "-13000-01-01", "-13000-12-31", "13,001 BC"),
    ("Y170000002", "+170000002-01-01", "+170000002-12-31", "170,000,002"),
    ("1912-04-14T23:40", "1912-04-14T23:40", "1912-04-14T23:40", "14 April 1912, 23:40"),
    ("1912-04-14T23:40~", "1912-04-14T23:40", "1912-04-14T23:40", "14 April 1912, about 23:40"),
    ("1912-04-14T23:40?", "1912-04-14T23:40", "1912-04-14T23:40", "14 April 1912, perhaps 23:40"),
    ("2025-01-13T10:00:05Z", "2025-01-13T10:00:05Z", "2025-01-13T10:00:05Z", "13 January 2025, 10:00:05 UTC"),
    (
        "2025-01-13T10:00+01:00",
        "2025-01-13T10:00+01:00",
        "2025-01-13T10:00+01:00",
        "13 January 2025, 10:00 (UTC+01:00)",
    ),
    ("1912-04-14T23:40/1912-04-14T23:50", "1912-04-14T23:40", "1912-04-14T23:50", "14 April 1912, 23:40 to 23:50"),
    (
        "1912-04-14T23:40/1912-04-15T02:20",
        "1912-04-14T23:40",
        "1912-04-15T02:20",
        "14 April 1912, 23:40, to 15 April 1912, 02:20",
    ),
    ("../1912-04-14T23:40", None, "1912-04-14T23:40", "14 April 1912, 23:40 or earlier"),
    ("1912-04-14T23:40/..", "1912-04-14T23:40", None, "from 14 April 1912, 23:40 on"),
    ("1912-04-14T23:40/1912-04-15", "1912-04-14T23:40", "1912-04-15", "14 April 1912, 23:40 to 15 April 1912"),
    (
        "[1912-04-14T23:40,1912-04-14T23:50]",
        "1912-04-14T23:40",
        "1912-04-14T23:50",
        "14 April 1912, 23:40 or 23:50",
    ),
    ("  2013  ", "2013-01-01", "2013-12-31", "2013"),
)

NO_DATES = (
    *("", " ", "today", "13 January 2025", "13.1.2025", "2025/01/13", "20250113", "2025-1-3", "25-01-13", "2025-W03"),
    # Days and months that no calendar has.
    *(
        "2025-13",
        "2025-00",
        "2025-01-00",
        "2025-02-29",
        "2025-02-30",
        "2025-04-31",
        "2025-01-32",
        "-0000",
        "-0043-02-30",
    ),
    # Times that no clock has, or that stand without a day.
    *("1912-04-14T24:00", "1912-04-14T23:60", "1912-04T23:40", "1912-04-14T23", "1912-04-14T23:40+25:00", "T23:40"),
    *("1912-04-14T23:40/1912-04-14T23:10", "1912-04-14 23:40", "1912-04-14T11:40pm", "2024-21-03", "Y2025", "Y-123"),
    # What ends before it begins, has no end at all, or is not closed.
    *("2025-03/2025-01", "2025-01-19/2025-01-13", "/", "..", "../..", "/..", "[2025-01-13", "2025]", "[]", "[,]"),
    # What other parts of EDTF allow, for which the site has no words.
    *("Y17e7", "2025-41", "2025-33", "~2025", "2025-01-~13", "1e5", "2025S2"),
    # Digits of other scripts, and what is far too long.
    *("２０２５", "2025-01-1３", f"2025{'0' * 5000}", f"[{','.join(['2025'] * 40)}]"),
)


def test_a_date_has_its_bounds_and_its_words() -> None:
    for text, earliest, latest, words in DATES:
        when = read_when(text)
        assert isinstance(when, When), text
        assert (when.text, when.earliest, when.latest, when.words) == (text.strip(), earliest, latest, words), text
        days = {moment[:10] if moment and moment[0].isdigit() else moment for moment in (earliest, latest)}
        assert when.day == (days.pop() if len(days) == 1 and None not in days else None), text


@pytest.mark.parametrize("text", NO_DATES, ids=lambda text: repr(text[:20]))
def test_what_is_no_date_is_refused_with_an_example(text: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match=r"is not a date; write 2025-01-13|ends before it begins"):
        read_when(text)
    assert capfd.readouterr() == ("", ""), (
        "the library printed something, which would spoil what is printed for programs"
    )


def test_the_limit_of_length_is_for_what_no_date_needs() -> None:
    longest = f"[{', '.join(f'2025-01-{day:02}' for day in range(10, 16))}]"
    assert len(longest) <= LIMIT
    assert isinstance(read_when(longest), When)


PARTS = ("2025", "2024", "201X", "20XX", "-", "-01", "-12", "-13", "-XX", "-21", "-25", "-41", "-31", "/", "..", ",")


@examples(400)
@given(st.lists(st.sampled_from((*PARTS, "[", "]", "{", "}", "~", "?", "%", "Y", " ", "0")), max_size=7).map("".join))
def test_any_text_is_a_date_in_words_or_refused_in_an_authors_words(text: str) -> None:
    refused = ""
    try:
        when = read_when(text)
    except ValueError as error:
        refused, when = str(error), None
    if when is None:
        assert refused.startswith(repr(text.strip()))
        return
    assert isinstance(when, When)
    assert when.earliest or when.latest
    assert not (when.earliest and when.latest and when.earliest > when.latest)
    assert when.words
    assert not set(when.words) & set("[]{}~?%/"), "marks of the format are no words"
    assert "X" not in when.words


@examples(200)
@given(st.dates())
def test_every_day_is_itself(day: date) -> None:
    when = read_when(day.isoformat())
    assert isinstance(when, When)
    assert when.day == day.isoformat()


@examples(60)
@given(
    st.integers(-9999, 9999),
    st.integers(1, 12),
    st.integers(1, 28),
    st.sampled_from(["", "~", "?", "%"]),
    st.sampled_from(["{year}", "{year}-{month:02}", "{year}-{month:02}-{day:02}"]),
)
def test_the_bounds_of_a_date_are_those_of_the_library(year: int, month: int, day: int, mark: str, shape: str) -> None:
    written = shape.format(year=f"{'-' * (year < 0)}{abs(year):04}", month=month, day=day)
    when, library = read_when(written + mark), parse_edtf(written)
    assert isinstance(when, When)
    assert when.begins is not None
    assert when.ends is not None
    assert when.begins[:3] == tuple(library.lower_strict())[:3]
    assert when.ends[:3] == tuple(library.upper_strict())[:3]


@pytest.mark.parametrize(
    ("text", "machine", "ends"),
    [
        ("2025-01-13", "2025-01-13", ("2025-01-13", "2025-01-13")),
        ("2025-01", "2025-01", ("2025-01", "2025-01")),
        ("1912-04-14T23:40", "1912-04-14T23:40", ("1912-04-14T23:40", "1912-04-14T23:40")),
        ("2025-01-13T10:00Z", "2025-01-13T10:00Z", ("2025-01-13T10:00Z", "2025-01-13T10:00Z")),
        ("2025-01-13/2025-01-19", "", ("2025-01-13", "2025-01-19")),
        ("../2025-01-16", "", ("", "2025-01-16")),
        ("2025-01-13~/2025-01-19", "", ("", "2025-01-19")),
        ("1066", "1066", ("1066", "1066")),
        *((text, "", ("", "")) for text in ("2025-01~", "2024-21", "201X", "2025-01-XX", "[2013,2014]", "2013?")),
        *((text, "", ("", "")) for text in ("-0043-03-15", "-0043", "0000", "Y-13000", "1066-10-14", "1500-05")),
    ],
)
def test_machines_are_told_only_what_they_have_a_form_for(text: str, machine: str, ends: tuple[str, str]) -> None:
    when = read_when(text)
    assert isinstance(when, When)
    assert (when.machine, when.machine_ends) == (machine, ends)


@pytest.mark.parametrize(
    ("text", "weekday", "possible"),
    [
        ("2025-01-13", 0, 0),
        ("2025-01-13T23:40", 0, 0),
        # Before all calendars agreed, a day is none of our days of the week; these were in the calendar of their time.
        ("1912-04-14", None, 6),
        ("1917-10-25", None, 2),
        ("1066-10-14", None, 5),
        ("2025-01", None, None),
        ("2025-01-13/2025-01-19", None, None),
    ],
)
def test_a_weekday_is_told_where_all_calendars_agree(text: str, weekday: int | None, possible: int | None) -> None:
    when = read_when(text)
    assert isinstance(when, When)
    assert when.weekday == weekday
    assert (possible in when.possible_weekdays) if possible is not None else not when.possible_weekdays


def test_a_date_comes_back_from_the_cache_as_it_was() -> None:
    adapter = TypeAdapter(Date)
    when = adapter.validate_python("2025-01~")
    assert adapter.validate_json(adapter.dump_json(when)) == when
    assert json.loads(adapter.dump_json(when))["words"] == "about January 2025"
