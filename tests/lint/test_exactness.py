"""Bounds that a statement adds, or turns round."""

import pytest

from siglum.lint.exactness import added_bounds

SAME = (
    ("en", "No more than 500 came.", "Up to 500 came."),
    ("en", "At least 500 came.", "500 or more came."),
    ("en", "Nearly 500 came.", "Almost 500 came."),
    ("en", "Nearly 500 came.", "About 500 came."),
    ("en", "Fewer than 500 came.", "Nearly 500 came."),
    ("en", "Between 400 and 500 came.", "Up to 500 came."),
    ("en", "As many as 500 came.", "Up to 500 came."),
    ("en", "Some 500 came.", "About 500 came."),
    ("en", "Now more than 1100 pictures.", "There are now more than 1100 pictures."),
    ("en", "It ran over 30 years.", "It ran for over 30 years."),
    ("en", "It ran until 1990.", "It ran up to 1990."),
    ("en", "It had fewer than 20 seats, more than 20 were wanted.", "More than 20 were wanted."),
    ("de", "Es kamen nicht weniger als 500.", "Es kamen mindestens 500."),
    ("de", "Ein Buch mit 500 Seiten.", "Ein Buch über 500 Seiten."),
    ("de", "Es kamen knapp 500.", "Es kamen fast 500."),
    ("de", "Es kamen gut 500.", "Es kamen mehr als 500."),
    ("ru", "Пришло не менее 500 человек.", "Пришло как минимум 500 человек."),
    ("zh", "有500多人参加了集会。", "超过500人参加了集会。"),
)
OTHER = (
    ("en", "At least 500 came.", "At most 500 came."),
    ("en", "At least 500 came.", "Up to 500 came."),
    ("en", "No more than 500 came.", "At least 500 came."),
    ("en", "The limit of 500 was exceeded.", "The limit was over 500."),
    ("de", "Es kamen 500.", "Es kamen mehr als 500."),
    ("de", "Es kamen mindestens 500.", "Es kamen höchstens 500."),
    ("fr", "500 personnes sont venues.", "Plus de 500 personnes sont venues."),
    ("fr", "Au moins 500 sont venus.", "Au plus 500 sont venus."),
    ("es", "Vinieron al menos 500.", "Vinieron como máximo 500."),
    ("ru", "Пришло не менее 500 человек.", "Пришло не более 500 человек."),
    ("zh", "有500人参加了集会。", "超过500人参加了集会。"),
    ("ja", "集会には500人以上が参加した。", "集会には500人以下が参加した。"),
)


@pytest.mark.parametrize(("language", "passage", "statement"), SAME)
def test_a_bound_may_be_said_in_other_words(language: str, passage: str, statement: str) -> None:
    assert not [*added_bounds(statement, [(passage, language)], language)]


@pytest.mark.parametrize(("language", "passage", "statement"), OTHER)
def test_a_bound_that_is_added_or_turned_is_told(language: str, passage: str, statement: str) -> None:
    assert [*added_bounds(statement, [(passage, language)], language)]
