"""Where the notes of a text stand on a wide screen: beside their numbers, folded there, or after the text."""

import pytest

from siglum.html.notes_place import marker_positions, note_height, place_of_notes, section_starts
from siglum.html.text_views import Block, Inline
from siglum.html.views import Badge, Note, NotedClaim, NoteQuote, QuoteSegment, Siglum, Strip

BADGE = Badge(Strip("", (), ()), "", ())
LONG = 100_000
"""Characters of a text in which there is room for anything."""


def quote(*lengths: int) -> NoteQuote:
    segments = tuple(QuoteSegment("x" * length, gap=False) for length in lengths)
    return NoteQuote("s1", "en", segments, Siglum("A", "", None), against=False)


def note(number: int, *quotes: NoteQuote, statement: str = "So.", claims: int = 1) -> Note:
    noted = NotedClaim("a", None, statement, BADGE, quotes)
    return Note(number, contested=False, back="", claims=(noted,) * claims)


def place(count: int, characters: int = LONG, apart: int = 0) -> str:
    """Return the place of notes of one short claim each, whose numbers stand some characters apart."""
    notes = tuple(note(number) for number in range(count))
    return place_of_notes(notes, characters, {one.number: one.number * apart for one in notes})


def test_a_note_is_as_high_as_its_lines() -> None:
    assert note_height(note(1)) == pytest.approx(0.72 * 4)
    assert note_height(note(1, statement="x" * 45)) == pytest.approx(0.72 * 5)
    assert note_height(note(1, quote(44), statement="x" * 200)) == pytest.approx(0.72 * 4)
    assert note_height(note(1, quote(30, 15), quote(1))) == pytest.approx(0.72 * 6)
    assert note_height(note(1, quote(1), claims=2)) == pytest.approx(0.72 * 8)


@pytest.mark.parametrize(("count", "where"), [(1, ""), (5, ""), (6, "short"), (10, "short"), (11, "end")])
def test_notes_whose_numbers_stand_together_drift_no_further_than_four_hundred_pixels(count: int, where: str) -> None:
    """That is 13 lines of the text: five notes of 2.9 lines each begin within them, or ten folded ones of 1.4."""
    assert place(count) == where


@pytest.mark.parametrize(("apart", "where"), [(150, ""), (100, "short"), (70, "short"), (30, "end")])
def test_notes_may_drift_from_one_to_the_next_but_not_ever_further(apart: int, where: str) -> None:
    assert place(60, apart=apart) == where


@pytest.mark.parametrize(("count", "where"), [(2, ""), (3, "short"), (5, "short"), (6, "end")])
def test_notes_may_reach_below_their_text_by_half_as_much(count: int, where: str) -> None:
    assert place(count, characters=66) == where


def test_of_more_notes_than_the_stylesheet_can_place_all_stand_after_the_text() -> None:
    assert place(60, LONG * 10, apart=1000) == ""
    assert place(61, LONG * 10, apart=1000) == "end"


def test_a_number_counts_where_it_first_stands_and_a_section_by_the_notes_before_it() -> None:
    one, two = note(1), note(2)
    text = (
        paragraph(words(10), number(one)),
        Block("heading", (words(5), number(two), number(one), Inline("emphasis", inlines=(words(4),)))),
        Block("bullets", items=((Block("heading", (Inline("cover", inlines=(number(note(3)),)),)),),)),
        Block("quotation", blocks=(Block("heading"),)),
        Block("table", header=((words(2),),), rows=(((number(note(4)),),),)),
    )
    assert marker_positions(text) == ({1: 43, 2: 81, 3: 118, 4: 153}, 153)
    assert section_starts(text) == (1, 2, 3)


def paragraph(*inlines: Inline) -> Block:
    """Return a paragraph."""
    return Block("paragraph", inlines)


def words(length: int) -> Inline:
    """Return so many characters."""
    return Inline("text", "x" * length)


def number(note: Note) -> Inline:
    """Return the number of a note."""
    return Inline("note", note=note)
