"""By how much something changed, and what it came to; and dozens that became hundreds."""

import pytest

from siglum.lint.amounts import in_other_roles, roughly_otherwise

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


ROUGHLY_SAME = (
    ("en", "Scores were hurt.", "Dozens were hurt."),
    ("en", "Tens of thousands marched.", "Tens of thousands marched."),
    ("en", "Thousands marched, some 2,300 of them women; dozens fell.", "Dozens fell."),
    ("en", "Dozens came, in all 340.", "Hundreds came."),
    ("en", "Some 4,000 marched.", "Thousands marched."),
    ("en", "Hundreds came, then thousands.", "Thousands came."),
    ("en", "In the nineteen hundreds dozens came.", "Dozens came."),
    ("de", "Zehntausende kamen.", "Zehntausende kamen."),
    ("fr", "Des dizaines de milliers de gens sont venus.", "Des dizaines de milliers de gens sont venus."),
    ("zh", "数百万人参加了集会。", "数百万人参加了集会。"),
)
ROUGHLY_OTHER = (
    ("en", "Dozens of people died.", "Hundreds of people died."),
    ("en", "Tens of thousands marched.", "Hundreds of thousands marched."),
    ("de", "Dutzende Menschen starben.", "Hunderte Menschen starben."),
    ("de", "Zehntausende kamen.", "Hunderttausende kamen."),
    ("fr", "Des dizaines de milliers de gens sont venus.", "Des milliers de gens sont venus."),
    ("es", "Vinieron cientos de personas.", "Vinieron miles de personas."),
    ("it", "Vennero centinaia di persone.", "Vennero migliaia di persone."),
    ("pt", "Vieram centenas de pessoas.", "Vieram milhares de pessoas."),
    ("nl", "Er kwamen honderden mensen.", "Er kwamen duizenden mensen."),
    ("ru", "Пришли сотни людей.", "Пришли тысячи людей."),
    ("ru", "Пришли десятки тысяч людей.", "Пришли тысячи людей."),
    ("pl", "Przyszły setki ludzi.", "Przyszły tysiące ludzi."),
    ("tr", "Yüzlerce kişi geldi.", "Binlerce kişi geldi."),
    ("ar", "جاء مئات الأشخاص.", "جاء آلاف الأشخاص."),
    ("hi", "सैकड़ों लोग आए।", "हज़ारों लोग आए।"),
    ("zh", "数百人参加了集会。", "数千人参加了集会。"),
    ("ja", "数百人が集会に参加した。", "数千人が集会に参加した。"),
    ("ko", "수백 명이 집회에 참가했다.", "수천 명이 집회에 참가했다."),
)


@pytest.mark.parametrize(("language", "passage", "statement"), ROUGHLY_SAME)
def test_dozens_are_dozens_or_a_number_of_that_size(language: str, passage: str, statement: str) -> None:
    assert not [*roughly_otherwise(statement, [(passage, language)], language)]


@pytest.mark.parametrize(("language", "passage", "statement"), ROUGHLY_OTHER)
def test_hundreds_are_no_dozens(language: str, passage: str, statement: str) -> None:
    assert [*roughly_otherwise(statement, [(passage, language)], language)]
