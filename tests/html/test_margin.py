"""Which paragraphs have their notes below them, since the margin has no room beside: by lines, as the page is drawn."""

import pytest

from siglum.html.margin import crowded
from siglum.html.text_views import Block, Inline, Note

WIDE, NARROW = 61, 40
"""The characters of a line of the text, and of a reason in the margin."""


def paragraph(lines: int, noted: int = 0) -> Block:
    """Return a paragraph of so many lines, with a note of so many lines beside it, or none."""
    reason = (Inline("text", "n" * NARROW * noted),)
    notes = (Note("a", "", (), reason=reason),) if noted else ()
    return Block("paragraph", (Inline("text", "p" * WIDE * lines),), notes=notes)


@pytest.mark.parametrize(("noted", "below"), [(1, False), (12, False), (13, True), (40, True)])
def test_a_note_may_reach_twelve_lines_below_a_line_of_text_and_no_further(noted: int, below: bool) -> None:  # noqa: FBT001 - a table
    assert crowded([paragraph(1, noted)]) == ({0} if below else set())


def test_what_is_put_below_its_paragraph_takes_no_room_from_the_next() -> None:
    assert crowded([paragraph(1, 13), paragraph(1, 12)]) == {0}


@pytest.mark.parametrize(("lines", "below"), [(3, True), (4, False)])
def test_the_notes_before_it_may_hold_up_a_note_by_two_lines(lines: int, below: bool) -> None:  # noqa: FBT001 - a table
    assert crowded([paragraph(1, 12), paragraph(lines, 1)]) == ({1} if below else set())


def test_notes_reach_past_paragraphs_that_have_none() -> None:
    assert crowded([paragraph(1, 12), paragraph(1), paragraph(1, 1)]) == {2}
    assert crowded([paragraph(1, 12), paragraph(1), paragraph(1), paragraph(1), paragraph(1, 1)]) == set()


def test_room_that_nobody_used_before_is_none_for_what_comes() -> None:
    assert crowded([paragraph(40), paragraph(1, 13)]) == {1}
