"""Two numbers or names that have changed places."""

import pytest

from siglum.lint.swaps import changed_places

SAME = (
    ("en", "300 men and 200 women came.", "300 men and 200 women came."),
    ("en", "300 men and 200 women came.", "200 women and 300 men came."),
    ("en", "Ann Abel sued Bob Bell.", "Bob Bell was sued by Ann Abel."),
    ("en", "Ann Abel married Bob Bell.", "Bob Bell married Ann Abel."),
    ("en", "Ann Abel and Bob Bell came.", "Bob Bell and Ann Abel came."),
    ("en", "It is 30 feet by 50.", "It is 50 feet by 30."),
    ("en", "Prices rose from 20 to 30.", "Prices rose from 20 to 30."),
    ("en", "Ann told Bob. Then Bob told Ann.", "Bob told Ann."),
    ("en", "Ann, who sued Bob, won.", "Ann sued Bob."),
    ("fr", "Il y avait 30 hommes et 20 femmes.", "Il y avait 20 femmes et 30 hommes."),
)
OTHER = (
    ("en", "Seven of the ten ships sank.", "Ten of the seven ships sank."),
    ("en", "300 men and 200 women came.", "200 men and 300 women came."),
    ("en", "Ann Abel sued Bob Bell.", "Bob Bell sued Ann Abel."),
    ("en", "Brazil beat Germany.", "Germany beat Brazil."),
    ("en", "12 men left and 30 stayed.", "30 men left and 12 stayed."),
    ("de", "Es kamen 300 Männer und 200 Frauen.", "Es kamen 200 Männer und 300 Frauen."),
    ("ru", "Пришли 300 мужчин и 200 женщин.", "Пришли 200 мужчин и 300 женщин."),
    ("zh", "共有300名男子和200名女子参加。", "共有200名男子和300名女子参加。"),
)


@pytest.mark.parametrize(("language", "passage", "statement"), SAME)
def test_what_may_stand_either_way_is_let_stand(language: str, passage: str, statement: str) -> None:
    assert not [*changed_places(statement, [(passage, language)], language)]


@pytest.mark.parametrize(("language", "passage", "statement"), OTHER)
def test_two_that_have_changed_places_are_told(language: str, passage: str, statement: str) -> None:
    assert [*changed_places(statement, [(passage, language)], language)]
