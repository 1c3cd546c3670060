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
    ("de", "Sie ist nicht zu unterscheiden.", "It is indistinguishable."),
    ("es", "El libro es de no ficción.", "The book is non-fiction."),
    ("de", "Er warnte sie davor, alles zu glauben.", "He cautioned them not to believe it all."),
    ("fi", "Hän päätti, ettei palaa.", "She decided not to return."),
    ("fr", "Il chanta « Don't Look Back ».", "He sang “Don't Look Back”."),
    ("tr", "Kasaba 13. yüzyıldan kalmadır.", "The town dates from the 13th century."),
    ("tr", "Komedi filminde oynadı.", "He was in a comedy."),
    ("tr", "Geri dönmemeyi seçti.", "He chose not to return."),
    ("ar", "القبر هو المثوى الأخير ليسوع.", "The grave is the last resting place of Jesus."),
    ("ar", "حذر أعضاءه بألا يعودوا.", "He told members that they must not return."),
    ("ko", "그는 떠날 수밖에 없었다.", "He had to leave."),
    ("ko", "왜 그런지 모르겠다.", "I don't know why."),
)
SAME_NUMBERS = (
    ("zh", "这是一个港口。", "It is a port."),
    ("zh", "它在公告牌榜上位居第96位。", "It stood at No. 96 on the Billboard chart."),
    ("zh", "儘管很多B29轟炸機都裝備了雷達。", "Many B-29s had radar."),
    ("zh", "貸款15，001到19，999英鎊。", "Loans from £15,001 to £19,999."),
    ("th", "เขาสามารถเดินได้", "He can walk."),
    ("th", "เมื่อสองพันปีที่แล้ว", "It was two thousand years ago."),
    ("th", "ราคา 760 ปอนด์", "It costs £760."),
    ("ko", "2015년 10월에 승진했다.", "She was promoted in October 2015."),
    ("ko", "60년대 중반에 시작했다.", "It began in the mid-Sixties."),
    ("pl", "W latach 60. padało.", "It rained in the 1960s."),
    ("is", "Það var á 7. áratugnum.", "It was in the 1960s."),
    ("fi", "Se oli 700-luvulla.", "It was in the 8th century."),
    ("cs", "Přišel 53letý muž.", "A man of 53 came."),
    ("it", "Arrivò la 28enne alla 96esima posizione.", "The woman of 28 came to place 96."),
    ("it", "Secondo lui, la prima era buona.", "He thinks that it was good."),
    ("ar", "حضر رجلان.", "Two men came."),
    ("hi", "बीबीसी ने सौंप दिया।", "The BBC handed it over."),
    ("hi", "वह चार साल वहाँ रहा।", "He stayed there for four years."),
    ("hi", "बजट $1.4 बिलियन है।", "The budget is $1.4 billion."),
    ("tr", "En az 330,000 kişi geldi.", "At least 330,000 came."),
    ("tr", "Bitkilerin yüzde 70'inden biraz fazlası yaşıyordu.", "Just over 70% of the plants were alive."),
    ("tr", "Bütçesi 1,4 milyar dolardan fazladır.", "Its budget is more than $1.4 billion."),
    ("es", "Perdió decenas de miles de millones.", "It lost tens of billions."),
    ("ar", "ارتفعت بأكثر من 5% هذا العام.", "They rose by more than 5%."),
    ("sv", "Han styrde över ett råd med fem medlemmar.", "He presided over a five-member council."),
    ("de", "2015 stiegen sie um 6 % auf 221 Milliarden.", "They were up by 6% in 2015 to $221bn."),
    ("es", "El 3 % se aplica a 3 años.", "The 3% applies for three years."),
)
OTHER_NUMBERS = (
    ("de", "Es kamen drei Boote.", "Five boats came."),
    ("pl", "W latach 60. padało.", "It rained in the 1990s."),
    ("is", "Það var á 7. áratugnum.", "It was in the 1990s."),
    ("zh", "渡轮于1399年沉没。", "The ferry sank in 1339."),
    ("th", "ราคา 760 ปอนด์", "It costs $760."),
    ("hi", "बजट $1.4 बिलियन है।", "The budget is $1.5 billion."),
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


@pytest.mark.parametrize(("language", "passage", "translation"), SAME_NUMBERS)
def test_the_same_number_in_another_language_is_no_other(language: str, passage: str, translation: str) -> None:
    assert not [*translated_otherwise(translation, "en", passage, language)]
    assert not [*translated_otherwise(passage, language, translation, "en")]


@pytest.mark.parametrize(("language", "passage", "translation"), OTHER_NUMBERS)
def test_another_number_is_told_across_languages(language: str, passage: str, translation: str) -> None:
    assert [code for code, *_ in translated_otherwise(translation, "en", passage, language)] == [
        "statement-adds-number"
    ]
