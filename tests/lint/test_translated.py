"""What a translation says otherwise than its passage: a denial on one side, and what is none."""

import pytest

from siglum.lint.translated import translated_otherwise

KEPT = (
    ("ja", "少なくとも30人が死亡した。", "At least 30 people died."),
    ("ja", "彼は行かなければならない。", "He must go."),
    ("ru", "Не менее 30 человек погибли.", "At least 30 people died."),
    ("ru", "Тем не менее мост открыли.", "The bridge was opened all the same."),
    ("zh", "南非总统星期一辞职。", "The president of South Africa resigned on Monday."),
    ("zh", "船被水淹没了。", "The ship was flooded."),
    ("fr", "Il n’a que 20 ans.", "He is only 20."),
    ("fr", "Il partit avant qu’il ne pleuve.", "He left before it rained."),
    ("es", "No cabe duda de ello.", "It is certain."),
    ("de", "Nicht weit vom Dorf lag der See.", "The lake lay near the village."),
    ("de", "Der Verkauf wurde 1920 verboten.", "The sale was banned in 1920."),
    ("de", "Es ist unmöglich.", "It cannot be done."),
    ("es", "Prohíben la venta.", "Nothing may be sold."),
    ("sv", "Inte bara barn kom.", "Children and others came."),
)
LOST = (
    ("de", "Die Fähre ist nicht gesunken.", "The ferry has sunk."),
    ("fr", "Le pont n’a pas été ouvert.", "The bridge was opened."),
    ("es", "El puente no se abrió.", "The bridge was opened."),
    ("ru", "Мост не открыли.", "The bridge was opened."),
    ("zh", "桥没有开放。", "The bridge was opened."),
    ("ja", "橋は開通しなかった。", "The bridge was opened."),
    ("ko", "다리는 열리지 않았다.", "The bridge was opened."),
    ("tr", "Köprü açılmadı.", "The bridge was opened."),
    ("ar", "لم يفتح الجسر.", "The bridge was opened."),
    ("nn", "Brua vart ikkje opna.", "The bridge was opened."),
)
DOUBTS: tuple[tuple[str, str, str, list[str]], ...] = (
    ("de", "Die Fähre sank angeblich.", "The ferry sank.", ["statement-drops-hedge"]),
    ("de", "Die Fähre sank.", "The ferry may have sunk.", ["statement-adds-hedge"]),
    ("de", "Die Fähre sank angeblich.", "The ferry is said to have sunk.", []),
    ("fr", "Le bac aurait coulé.", "The ferry reportedly sank.", []),
    ("de", "Es kamen 500.", "More than 500 came.", ["statement-adds-hedge"]),
    ("de", "Es kamen mindestens 500.", "At most 500 came.", ["statement-adds-hedge"]),
    ("tr", "Toplantıya 500'den fazla kişi geldi.", "More than 500 came.", []),
    ("zh", "有500多人参加了集会。", "More than 500 attended.", []),
    ("de", "Die Preise stiegen um 40 %.", "Prices rose to 40%.", ["statement-adds-number"]),
    ("de", "Die Preise stiegen um 40 %.", "Prices rose by 40%.", []),
    ("de", "Man darf hier rauchen.", "One may smoke here.", []),
    ("zh", "渡轮疑似沉没。", "The ferry is feared to have sunk.", []),
)


@pytest.mark.parametrize(("language", "passage", "translation", "codes"), DOUBTS)
def test_a_translation_doubts_and_counts_as_its_passage_does(
    language: str, passage: str, translation: str, codes: list[str]
) -> None:
    assert [code for code, *_ in translated_otherwise(translation, "en", passage, language)] == codes


@pytest.mark.parametrize(("language", "passage", "translation"), KEPT)
def test_what_only_looks_like_a_denial_wants_none_in_the_translation(
    language: str, passage: str, translation: str
) -> None:
    assert [code for code, *_ in translated_otherwise(translation, "en", passage, language)] == []


@pytest.mark.parametrize(("language", "passage", "translation"), LOST)
def test_a_denial_that_a_translation_loses_is_told(language: str, passage: str, translation: str) -> None:
    assert [code for code, *_ in translated_otherwise(translation, "en", passage, language)] == ["negation-on-one-side"]
