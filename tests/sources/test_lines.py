"""Which lines of a text read on, and which stand as they are set."""

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siglum.sources.lines import printed, runs_of
from siglum.sources.stored import sentences_of

PROSE = """The ferry carried some of its passengers over the estuary at noon, and trans-
ferred the rest to the pilot boat, which had waited since the early
morning for the fog to lift. Nobody was hurt, but the captain said that
he would not sail again until the horn had been mended by the port's
engineers.
    A second paragraph begins here with an indent and goes on for a while
until it ends on a short line."""
VERSE = """Over the water the grey geese go
Under a cloud that is heavy and low
Crying of winters that nobody knows
Down to the sea where the long river flows"""
TABLE = """Year    Boats   Passengers
1931    12      4,000
1932    15      5,100"""
CODE = """function sail() {
  return 1;
}"""


def kinds(text: str) -> list[tuple[str, int]]:
    return [(run.kind, text.count("\n", run.start, run.end)) for run in runs_of(text)]


def test_prose_reads_on_and_verse_tables_and_blocks_in_braces_stand_as_they_are_set() -> None:
    text = f"THE FERRY\n\n{PROSE}\n\n{VERSE}\n\n{TABLE}\n\n{CODE}"
    assert kinds(text) == [("prose", 0), ("prose", 4), ("prose", 1), ("lines", 3), ("columns", 2), ("lines", 2)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Year\tBoats\n1931\t12\n1932\t15", "columns"),
        ("Year   Boats\n1931   12", "columns"),
        ("Year  Boats  Seats\n1931  twelve  90", "columns"),
        ("Year  Boats\n1931  twelve", "prose"),
        ("Year Boats\t\n1931 twelve\t", "prose"),
    ],
)
def test_cells_are_set_apart_by_a_tab_by_three_spaces_or_more_than_once_by_two(text: str, kind: str) -> None:
    assert {run.kind for run in runs_of(text)} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "A heading\nA first paragraph, with a sentence.\nA second one, with another.\n" * 20,
        "One\n\nTwo\n\nThree\n\nFour\n",
        "",
        "A title that is long enough to be a line\nBy Tilda Marrow\n\nA sentence.\n",
    ],
)
def test_a_text_with_a_paragraph_a_line_stays_one(text: str) -> None:
    assert [run.kind for run in runs_of(text)] == ["prose"] * len([line for line in text.split("\n") if line.strip()])


def test_sentences_read_on_over_line_ends() -> None:
    sentences = [PROSE[start:end] for start, end in sentences_of(PROSE, "en")]
    assert sentences[0].startswith("The ferry carried")
    assert sentences[0].endswith("for the fog to lift.")
    assert len(sentences) == 3
    assert len(sentences_of(VERSE, "en")) == 4


def test_a_word_that_is_broken_reads_on_however_long_its_line_is() -> None:
    text = f"{'A long paragraph that stands on a single line. ' * 6}It was trans-\nferred at noon.\nAnother one-\nTwo."
    assert kinds(text) == [("prose", 1), ("prose", 0), ("prose", 0)]


JUSTIFIED = """The ferry  carried some of  its  passengers  over  the  estuary  at
noon, and the rest  of  them to the pilot boat,  which  had  waited
since  the  early morning for the fog  to lift. Nobody was hurt, as
the captain said."""
RIGHT = """Aurora, a steamer of the coast            4,000       12 days
Saint Bride, a fishing boat                  31        3 days
The pilot boat                                7      365 days"""


def test_lines_that_are_spread_to_one_width_are_prose_and_a_table_of_one_width_is_none() -> None:
    assert kinds(f"{JUSTIFIED}\n\n{RIGHT}") == [("prose", 3), ("columns", 2)]


@pytest.mark.parametrize("width", [24, 132, 200])
def test_lines_of_any_width_read_on(width: int) -> None:
    text = "\n".join(textwrap.wrap(" ".join(PROSE.replace("trans-\nferred", "took").split()) * 3, width))
    assert [kind for kind, _ in kinds(text)] == ["prose"]


def test_no_reader_sees_a_line_end_in_chinese_prose() -> None:
    text = "大雁停住了四号线的电车，司机按了十一次铃，\n没有一只大雁眨眼，市长说这是鸟儿的事情，\n乘客们在雾中等了三个小时，谁也不知道为什\n么会这样。"  # noqa: E501
    assert "为什\0么" in printed(text)
    assert len(printed(text)) == len(text)


@given(st.text(st.sampled_from("ab 人A.-\n\r\t{"), max_size=200))
def test_the_runs_are_in_order_and_hold_all_that_is_no_space(text: str) -> None:
    runs = runs_of(text)
    assert all(one.end <= other.start for one, other in pairwise(runs))
    outside = text
    for run in reversed(runs):
        assert text[run.start : run.end].strip()
        outside = outside[: run.start] + outside[run.end :]
    assert not outside.strip()
