"""Where long pages are divided: nothing is lost, nothing stands twice, and a source's parts follow from its text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siglum.catalogue.addresses import address_of
from siglum.facts.parts import TEXT_PART, text_parts
from siglum.html.pagination import part_links, portions
from siglum.html.pictures import SCORE_LIMIT, score_cuts
from siglum.html.views import Link
from siglum.model.refs import Ref
from siglum.proving.folding import Stretch


def paragraphs_of(text: str) -> tuple[Stretch, ...]:
    found, at = [], 0
    for line in text.split("\n\n"):
        found.append(Stretch(at, at + len(line)))
        at += len(line) + 2
    return tuple(found)


@given(st.lists(st.integers(min_value=1, max_value=1500), min_size=1, max_size=30), st.data())
def test_parts_cover_a_text_and_begin_with_a_paragraph(lengths: list[int], data: st.DataObject) -> None:
    endings = data.draw(st.lists(st.sampled_from([".", ":", "”"]), min_size=len(lengths), max_size=len(lengths)))
    text = "\n\n".join("x" * (length - 1) + ending for length, ending in zip(lengths, endings, strict=True))
    paragraphs = paragraphs_of(text)
    parts = text_parts(text, paragraphs)
    assert parts[0].start == 0
    assert parts[-1].end == len(text)
    assert len(parts) <= -(-len(text) // TEXT_PART)
    for one, other in pairwise(parts):
        assert one.end == other.start
        assert one.start < one.end
        [before] = [end for start, end in ((p.start, p.end) for p in paragraphs) if end + 2 == other.start]
        # A heading, or what introduces a quotation, stays with what follows.
        assert text[before - 1] != ":"


def test_a_short_text_is_one_part_and_so_is_an_empty_one() -> None:
    text = "a" * TEXT_PART
    assert text_parts(text, (Stretch(0, len(text)),)) == (Stretch(0, len(text)),)
    assert text_parts("", ()) == (Stretch(0, 1),)


def test_parts_are_nearly_equal() -> None:
    text = "\n\n".join("y" * 399 + "." for _ in range(40))
    lengths = [part.end - part.start for part in text_parts(text, paragraphs_of(text))]
    assert len(lengths) == 5
    assert max(lengths) - min(lengths) <= 2 * 402


def test_of_two_places_as_near_to_the_middle_the_earlier_one_divides() -> None:
    lengths = (TEXT_PART // 2 - 2, TEXT_PART // 2, TEXT_PART // 2)
    text = "\n\n".join("a" * (length - 1) + "." for length in lengths)
    earlier, later = (part.start for part in paragraphs_of(text)[1:])
    assert len(text) // 2 - earlier == later - len(text) // 2
    assert TEXT_PART < len(text) <= 2 * TEXT_PART
    assert text_parts(text, paragraphs_of(text)) == (Stretch(0, earlier), Stretch(earlier, len(text)))


Groups = list[tuple[str, list[int]]]


@given(st.lists(st.integers(min_value=0, max_value=25), max_size=12), st.integers(min_value=1, max_value=20))
def test_portions_hold_everything_once_in_its_order(counts: list[int], size: int) -> None:
    groups: Groups = [
        (f"g{number}", [number * 100 + one for one in range(count)]) for number, count in enumerate(counts)
    ]
    pages = portions(groups, size)
    assert [one for page in pages for _, items in page for one in items] == [
        one for _, items in groups for one in items
    ]
    assert all(sum(len(items) for _, items in page) <= size for page in pages)
    for title, items in groups:
        if 0 < len(items) <= size:
            assert sum(title == one for page in pages for one, _ in page) == 1, "what fits on a page is not divided"


def test_nothing_is_one_empty_page() -> None:
    assert portions([], 5) == [[]]


def test_what_just_fills_the_rest_of_a_page_stays_on_it_and_what_is_one_more_begins_the_next() -> None:
    assert portions([("a", [1, 2, 3]), ("b", [4, 5])], 5) == [[("a", (1, 2, 3)), ("b", (4, 5))]]
    assert portions([("a", [1, 2, 3]), ("b", [4, 5, 6])], 5) == [[("a", (1, 2, 3))], [("b", (4, 5, 6))]]
    assert portions([("a", [1, 2, 3]), ("b", [4, 5]), ("c", [6])], 5)[1] == [("c", (6,))]


def test_a_group_that_fits_on_no_page_fills_the_rest_of_one_and_goes_on() -> None:
    assert portions([("a", [1]), ("b", [2, 3, 4, 5])], 3) == [[("a", (1,)), ("b", (2, 3))], [("b", (4, 5))]]


def test_the_first_part_has_the_address_itself() -> None:
    assert address_of(Ref("source", "a")) == "sources/a/index.html"
    assert address_of(Ref("source", "a", part=3)) == "sources/a/3/index.html"
    assert address_of(Ref("claims", part=2, fragment="c-1")) == "claims/page/2/index.html#c-1"


def test_the_present_part_is_no_link_and_a_single_part_needs_none() -> None:
    here = Ref("source", "a", part=2)
    assert part_links(here, 2) == (Link(Ref("source", "a"), "Part 1"), Link(None, "Part 2"))
    assert part_links(Ref("source", "a"), 1) == ()


@given(st.integers(min_value=1, max_value=200), st.sets(st.integers(min_value=0, max_value=200), max_size=12))
def test_a_score_is_never_too_wide_and_notes_stay_in_order(count: int, sections: set[int]) -> None:
    cuts = score_cuts(count, tuple(sorted(sections)))
    assert cuts[0] == 0
    assert cuts[-1] == count
    assert all(0 < end - start <= SCORE_LIMIT for start, end in pairwise(cuts))
    assert len(cuts) - 1 == -(-count // SCORE_LIMIT)


@pytest.mark.parametrize(
    ("count", "sections", "cuts"),
    [
        (30, (0, 15), (0, 30)),
        (40, (0, 11, 18, 33), (0, 18, 40)),
        # Of two sections as near to the middle the earlier one, in whatever order they are given.
        (40, (0, 17, 23), (0, 17, 40)),
        (40, (23, 17, 0), (0, 17, 40)),
        # Where no section is near enough, the very middle.
        (40, (0, 2, 38), (0, 20, 40)),
    ],
)
def test_a_score_is_divided_before_a_section(count: int, sections: tuple[int, ...], cuts: tuple[int, ...]) -> None:
    assert score_cuts(count, sections) == cuts
