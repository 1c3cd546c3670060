"""By how much something changed, and what it came to."""

import pytest

from siglum.lint.amounts import in_other_roles

SAME = (
    ("en", "Prices rose by 300 crowns.", "Prices rose by 300 crowns."),
    ("en", "Prices rose from 200 to 300 crowns.", "Prices rose to 300 crowns."),
    ("en", "Prices rose by 300 to 500 crowns.", "Prices rose by 300 to 500 crowns."),
    ("en", "Prices rose 300 per cent.", "Prices rose by 300 per cent."),
    ("en", "The ship was sunk by 300 men.", "The ship was sunk by 300 men."),
    ("en", "It was sold to 300 people as prices fell.", "It was bought by 300 people as prices fell."),
    ("de", "Die Preise stiegen um 40 Prozent.", "Um 40 Prozent stiegen die Preise."),
    ("fr", "Les prix sont passés de 30 à 40 %.", "Les prix ont augmenté à 40 %."),
)
OTHER = (
    ("en", "Prices rose to 300 crowns.", "Prices rose by 300 crowns."),
    ("en", "Prices rose by 300 crowns.", "Prices rose to 300 crowns."),
    ("de", "Die Preise stiegen um 40 Prozent.", "Die Preise stiegen auf 40 Prozent."),
    ("de", "Die Preise sind auf 40 Kronen gestiegen.", "Die Preise sind um 40 Kronen gestiegen."),
    ("fr", "Les prix ont augmenté de 40 %.", "Les prix ont augmenté à 40 %."),
    ("es", "Los precios subieron un 40 %.", "Los precios subieron al 40 %."),
    ("it", "I prezzi sono saliti del 40%.", "I prezzi sono saliti al 40%."),
    ("nl", "De prijzen stegen met 40 procent.", "De prijzen stegen tot 40 procent."),
    ("ru", "Цены выросли на 40 процентов.", "Цены выросли до 40 процентов."),
    ("pl", "Ceny wzrosły o 40 procent.", "Ceny wzrosły do 40 procent."),
    ("zh", "物价在五月上涨了40%。", "物价在五月上涨到40%。"),
    ("sv", "Priserna ökade med 40 procent.", "Priserna ökade till 40 procent."),
)


@pytest.mark.parametrize(("language", "passage", "statement"), SAME)
def test_the_same_role_is_let_stand(language: str, passage: str, statement: str) -> None:
    assert not [*in_other_roles(statement, [(passage, language)], language)]


@pytest.mark.parametrize(("language", "passage", "statement"), OTHER)
def test_by_how_much_and_up_to_what_are_not_the_same(language: str, passage: str, statement: str) -> None:
    assert [*in_other_roles(statement, [(passage, language)], language)]
