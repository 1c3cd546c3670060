"""A word of a statement whose opposite its passage has."""

import pytest

from siglum.lint.opposites import opposites_said

SAME = (
    ("en", "Prices rose by 5 per cent.", "Prices increased by 5 per cent."),
    ("en", "Prices fell in May and rose in June.", "Prices rose in June."),
    ("en", "He was acquitted of murder.", "He was convicted of murder."),
    ("en", "Brazil lost to Germany.", "Germany won against Brazil."),
    ("en", "The ferry opened before the war.", "The war came after the ferry opened."),
    ("en", "There were more men than women.", "There were fewer women than men."),
    ("en", "The first ferry sank.", "The first ferry sank."),
    ("en", "Two passengers survived; the others died.", "Two passengers survived."),
    ("en", "Of ten passengers eight died.", "Two passengers survived."),
    ("en", "The shop opened in May. It closed in June.", "The shop closed in June."),
    ("en", "Profits rose, and costs fell.", "Profits rose while costs fell."),
    ("en", "Sales fell less than feared.", "Sales fell less than feared."),
    ("de", "Die Preise stiegen im Mai.", "Die Preise wuchsen im Mai."),
    ("de", "Das Schiff sank vor dem Krieg.", "Das Schiff sank vor dem Krieg."),
    ("en", "After the war it was rebuilt; before it, there was a ferry.", "Before the war there was a ferry."),
    (
        "en",
        "He denied the charges. The first edition came in 1859, the last in 1872.",
        "The last edition came in 1872.",
    ),
    ("en", "The patients who died were older than those who survived.", "Those who survived were younger."),
)
OTHER = (
    ("en", "Prices rose by 5 per cent.", "Prices fell by 5 per cent."),
    ("en", "The court upheld the verdict.", "The court overturned the verdict."),
    ("en", "Bell was acquitted of murder.", "Bell was convicted of murder."),
    ("en", "The party lost the vote.", "The party won the vote."),
    ("en", "The ferry opened before the war.", "The ferry opened after the war."),
    ("en", "The youngest child survived.", "The oldest child survived."),
    ("en", "The first ferry sank.", "The last ferry sank."),
    ("en", "The motion was accepted.", "The motion was rejected."),
    ("de", "Die Preise stiegen im Mai.", "Die Preise sanken im Mai."),
    ("de", "Das letzte Schiff sank.", "Das erste Schiff sank."),
    ("de", "Das Schiff fuhr vor dem Krieg.", "Das Schiff fuhr nach dem Krieg."),
    ("fr", "Les prix ont augmenté en mai.", "Les prix ont baissé en mai."),
    ("es", "Los precios subieron en mayo.", "Los precios bajaron en mayo."),
    ("it", "Il partito ha vinto.", "Il partito ha perso."),
    ("pt", "O partido ganhou a eleição.", "O partido perdeu a eleição."),
    ("nl", "De prijzen stegen in mei.", "De prijzen daalden in mei."),
    ("pl", "Partia wygrała wybory.", "Partia przegrała wybory."),
    ("ru", "Цены выросли в мае.", "Цены упали в мае."),
)


@pytest.mark.parametrize(("language", "passage", "statement"), SAME)
def test_what_is_no_opposite_is_let_stand(language: str, passage: str, statement: str) -> None:
    assert not [*opposites_said(statement, [passage], language)]


@pytest.mark.parametrize(("language", "passage", "statement"), OTHER)
def test_an_opposite_in_the_same_place_is_told(language: str, passage: str, statement: str) -> None:
    assert [*opposites_said(statement, [passage], language)]


def test_where_anything_is_denied_opposites_may_be_the_same() -> None:
    assert not [*opposites_said("The motion was accepted.", ["The motion was not rejected."], "en")]
