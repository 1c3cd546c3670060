"""Wording that sources share: the same words in a row, whatever stands between them."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siglum.facts.shared_wording import COMMON, RUN, Shared, shared_wording
from siglum.proving.folding import Stretch
from tests.sampled import examples


def shared(**texts: str) -> list[tuple[str, str, str, str, int]]:
    """Return each run with its two texts: what it reads in both, and how many words it has."""
    return [
        (
            run.one,
            run.other,
            texts[run.one][run.in_one.start : run.in_one.end],
            texts[run.other][run.in_other.start : run.in_other.end],
            run.words,
        )
        for run in shared_wording(texts)
    ]


def test_six_words_in_a_row_are_shared_and_five_are_not() -> None:
    assert RUN == 6
    assert shared(a="x one two three four five six y", b="one two three four five six") == [
        ("a", "b", "one two three four five six", "one two three four five six", 6)
    ]
    assert shared(a="x one two three four five y", b="one two three four five") == []


def test_case_marks_and_space_are_no_difference_and_both_texts_are_as_printed() -> None:
    assert shared(a="“One two,” three: four\nfive SIX. Then", b="one  two three — four five six") == [
        ("a", "b", "One two,” three: four\nfive SIX", "one  two three — four five six", 6)
    ]


def test_figures_and_apostrophes_are_parts_of_words() -> None:
    assert shared(a="they don’t sell 1,000 or 2.5 of it", b="they don’t sell 1,001 or 2.5 of it") == []


def test_a_run_is_as_long_as_it_can_be() -> None:
    words = " ".join(f"w{number}" for number in range(40))
    assert [run[4] for run in shared(a=f"x {words} y", b=f"z {words} v")] == [40]


def test_every_two_of_three_texts_are_compared_and_the_longest_run_comes_first() -> None:
    short, long = "one two three four five six", "a b c d e f g h"
    runs = shared(x=f"{short}. Z {long}", y=f"{long}. W {short}", v=short)
    assert [(one, other, words) for one, other, _, _, words in runs] == [
        ("x", "v", 6),
        ("x", "y", 8),
        ("x", "y", 6),
        ("y", "v", 6),
    ]


def test_a_text_shares_nothing_with_itself() -> None:
    assert shared(a="one two three four five six. One two three four five six") == []


def test_a_phrase_that_stands_everywhere_is_a_phrase_of_the_language() -> None:
    phrase = "subscribe to our newsletter and get more"
    assert COMMON == 12
    assert shared_wording({f"t{number}": phrase for number in range(COMMON + 1)}) == ()
    assert len(shared_wording({f"t{number}": phrase for number in range(COMMON)})) == 66, "each two of them"
    assert len(shared_wording({f"t{number}": phrase for number in range(3)})) == 3


@pytest.mark.parametrize("texts", [{}, {"a": "one two three four five six"}, {"a": "", "b": ""}])
def test_where_there_is_nothing_to_compare_nothing_is_shared(texts: dict[str, str]) -> None:
    assert shared_wording(texts) == ()


def test_runs_of_one_length_come_in_the_order_of_the_first_text_and_then_of_the_other() -> None:
    one, two, long = "one two three four five six", "a b c d e f", "s t u v w x y"
    texts = {"x": f"{two}. Z {one}. Z {long}", "y": f"{one}. W {two}. V {one}. U {long}"}
    runs = shared_wording(texts)
    assert [(texts["x"][run.in_one.start : run.in_one.end], run.in_other.start) for run in runs] == [
        (long, texts["y"].index(long)),
        (two, texts["y"].index(two)),
        (one, 0),
        (one, texts["y"].rindex(one)),
    ]


def by_looking(texts: dict[str, list[str]]) -> Iterator[tuple[str, str, int, int, int]]:
    """Yield every run that can't be made longer, found by comparing every place with every other."""
    names = list(texts)
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            a, b = texts[one], texts[other]
            for at in range(len(a)):
                for there in range(len(b)):
                    if at and there and a[at - 1] == b[there - 1]:
                        continue
                    length = 0
                    while at + length < len(a) and there + length < len(b) and a[at + length] == b[there + length]:
                        length += 1
                    if length >= RUN:
                        yield one, other, at, there, length


# So short that no run can stand in more than COMMON places.
TEXTS = st.lists(st.sampled_from(["aa", "b", "c"]), max_size=11)


@examples(400)
@given(TEXTS, TEXTS)
def test_the_runs_are_those_that_one_finds_by_looking(one: list[str], other: list[str]) -> None:
    texts = {"one": one, "other": other}
    starts = {name: [match.start() for match in re.finditer(r"\w+", " ".join(words))] for name, words in texts.items()}
    ends = {name: [match.end() for match in re.finditer(r"\w+", " ".join(words))] for name, words in texts.items()}
    expected = {
        Shared(
            first,
            second,
            Stretch(starts[first][at], ends[first][at + length - 1]),
            Stretch(starts[second][there], ends[second][there + length - 1]),
            length,
        )
        for first, second, at, there, length in by_looking(texts)
    }
    assert set(shared_wording({name: " ".join(words) for name, words in texts.items()})) == expected
