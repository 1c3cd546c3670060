"""Articles as received: their text untouched, and where their sentences stand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siglum.model.files import File
from siglum.sources.stored import read_text, sentences_of
from tests.sampled import examples

SENTENCES = (
    "The bridge opened. ",
    "“It will last,” she said. ",
    "人們都很高興。",
    "Café? ",
    "\U0001f600! ",
    "e\u0301. ",
)
HARDER = ("Mr. Abel v. the U.S. ", "“One. Two. Three.” ", "A heading", "...", "\u200f")
SPACE = ("\n", "\r\n", "\r", "\n\n", "\u00a0", "\t", "  ", "\u2028")
ARTICLE = st.lists(st.sampled_from((*SENTENCES, *HARDER, *SPACE)), max_size=12).map("".join)


def read(text: str, language: str = "en") -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return an article's text and its sentences."""
    words, _ = read_text(File("seeds/a.txt", text.encode()))
    return words, sentences_of(words, language)


@examples(300)
@given(ARTICLE)
def test_every_letter_stands_in_one_sentence_and_every_sentence_within_one_paragraph(text: str) -> None:
    words, sentences = read(text)
    assert words == (text if text.strip() else "")
    at = 0
    for start, end in sentences:
        assert at <= start < end <= len(words), "sentences stand in order and do not overlap"
        assert not words[at:start].strip(), "nothing stands between them but space"
        sentence = words[start:end]
        assert sentence == sentence.strip()
        assert not re.search(r"(\r\n|\r|\n)[ \t]*(\r\n|\r|\n)", sentence)
        at = end
    assert not words[at:].strip()


def test_sentences_are_told_apart_in_code_points() -> None:
    text = "\U0001f600 e\u0301 one. Two “three.”\r\nFour\rFive. Six!\n\n人們很高興。河上的橋。"
    words, sentences = read(text)
    assert [words[start:end] for start, end in sentences] == [
        "\U0001f600 e\u0301 one.",
        "Two “three.”",
        "Four",
        "Five.",
        "Six!",
        "人們很高興。",
        "河上的橋。",
    ]


@pytest.mark.parametrize("data", [b"", b" ", b"\n\r\n\t", "\u00a0\u2003".encode()])
def test_an_empty_article_is_refused(data: bytes) -> None:
    text, problems = read_text(File("seeds/a.txt", data))
    assert (text, [problem.code for problem in problems]) == ("", ["seed-empty"])


def test_an_article_that_is_no_text_is_refused_whole() -> None:
    text, problems = read_text(File("seeds/a.txt", b"A b. \xff"))
    assert (text, [problem.code for problem in problems]) == ("", ["not-utf8"])


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "zh", "zh-Hant", "tlh", "ar", "xx"])
def test_a_language_that_nobody_knows_has_sentences_too(language: str) -> None:
    words, sentences = read("One two. Three four.", language)
    assert [words[start:end] for start, end in sentences] == ["One two.", "Three four."]
