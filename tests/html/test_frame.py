"""Titles and descriptions are cut at words, and never so that a quotation says less than its source."""

import pytest

from siglum.html.frame import shortened


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("The bridge opened in May.", "The bridge opened in May."),
        ("The bridge opened in May, after nine years of work.", "The bridge opened in May, after…"),
        ("It was called “a bridge for a hundred years” by all.", "It was called…"),
        ("It was (“a bridge for a hundred years and more”).", "It was…"),
        ("“A bridge for a hundred years and more”, they say.", "“A bridge for a hundred years…”"),
        ("The bridge opened in May, after “nine years” of work.", "The bridge opened in May, after…"),
        ("The “bridge” opened in May, after “nine years” of work.", "The “bridge” opened in May…"),
        ("“A bridge” is what all of them call it.", "“A bridge” is what all of them…"),
    ],
)
def test_a_text_is_cut_at_a_word_and_before_a_quotation(text: str, short: str) -> None:
    assert shortened(text, 34) == short
