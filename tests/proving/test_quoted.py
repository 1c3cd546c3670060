"""What an author's text puts in quotation marks: whether it stands in a source, as whole words or in pieces."""

import re

import pytest

from siglum.proving.folding import fold
from siglum.proving.quoted import in_block, in_marks, nearest_in, quoted_in, stands_in, stands_in_passage
from siglum.proving.values import SourceText

SOURCE = (
    "Nobody was hurt, said the keeper’s wife.\n\nThe ferry sank in May, after nine years.\n\nIt was dear.\n\n"
    "Then the bridge was closed."
)


def source(text: str = SOURCE) -> SourceText:
    return SourceText("seeds/s.txt", text, text.encode(), fold(text), ())


@pytest.mark.parametrize(
    "words",
    [
        "Nobody was hurt",
        "Nobody was hurt.",
        "hurt",
        "[n]obody was hurt",
        "The ferry … after nine years",
        "The ferry [of Sallow] sank in May",
        "sank in May [sic], after",
        "Nobody was hurt … The ferry sank",
        "hurt […] wife",
    ],
)
def test_whole_words_stand_in_a_source_and_so_do_pieces_near_each_other(words: str) -> None:
    assert stands_in(words, source())


@pytest.mark.parametrize(
    "words",
    [
        "body was hurt",
        "keeper",
        "nobody was hurt",
        "The ferry … Nobody was hurt",
        "Nobody was hurt … It was dear",
        "The ferry [of Sallow … sank",
        "[s]obody was hurt",
        "ferry san … May",
        "in … March",
    ],
)
def test_parts_of_words_other_words_and_pieces_far_apart_do_not(words: str) -> None:
    assert not stands_in(words, source())


@pytest.mark.parametrize("words", ["Nobody was hurt", "The ferry sank in May, after", "It was dear"])
def test_no_mutant_of_words_stands(words: str) -> None:
    tried = 0
    for at, char in enumerate(words):
        before, behind = words[:at], words[at + 1 :]
        for mutant in (
            before + behind,
            f"{before}q{behind}",
            before + char + char + behind,
            f"{before}{char}\u200b{behind}",
        ):
            is_there = re.search(rf"(?<![\w’]){re.escape(mutant.strip())}(?![\w’])", SOURCE)
            # A space more or less at an end, or two for one, is no difference.
            if " ".join(mutant.split()) == words or is_there:
                continue
            tried += 1
            assert not stands_in(mutant, source()), mutant
    assert tried > 20


def test_a_passage_is_looked_through_by_itself() -> None:
    assert stands_in_passage("was hurt", "Nobody was hurt")
    assert not stands_in_passage("body was", "Nobody was hurt")


def test_words_in_marks_are_told_with_their_places() -> None:
    text = "It “was dear”, ‘said’ the dogs’ keeper; “?”"
    quoted, strays = in_marks(text)
    assert [text[one.start : one.end] for one in quoted] == [one.words for one in quoted] == ["was dear", "said"]
    assert strays == ()
    assert in_marks("It “was")[1] == ((3, "“"),)
    assert list(quoted_in("“a b” and «c»")) == ["a b", "c"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry sank.", "The ferry sank."),
        ("“The ferry sank.”", "The ferry sank."),
        ("“The ferry sank.” — The Tribune", "The ferry sank."),
        ("The ferry sank. -- Jon Abel, Tribune", "The ferry sank."),
        ("— The Tribune", ""),
        ("“The ferry” and “the bridge”", "“The ferry” and “the bridge”"),
    ],
)
def test_of_a_block_quotation_the_line_that_names_whose_it_is_is_no_part(text: str, words: str) -> None:
    assert in_block(text) == words


def test_the_nearest_passage_of_the_likeliest_source_is_told() -> None:
    texts = {"a": source("Nothing of it here."), "b": source()}
    assert nearest_in("the ferry sank", texts, texts) == (
        "b has these words in another case: write a changed letter in brackets, as in [T]he"
    )
    assert nearest_in("The ferry swam in May", texts, texts).startswith('b has "The ferry sank in May"')
    assert "only within others" in nearest_in("body was hurt", texts, texts)
