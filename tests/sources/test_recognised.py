"""Which language a text seems to be in."""

import pytest

from siglum.sources.recognised import COMMONEST, language_of

TEXTS = {
    "en": "The ferry was late again on Tuesday because of the fog that lay over the estuary until noon; the port said"
    " that it would not pay for the tickets of those who had waited in the old customs house. ",
    "de": "Die Fähre kam am Dienstag wieder zu spät, weil der Nebel bis zum Mittag über der Mündung lag, und der Hafen"
    " sagte, dass er die Karten der Wartenden nicht bezahlen werde, die im alten Zollhaus waren. ",
    "fr": "Le bac est de nouveau arrivé en retard mardi, à cause du brouillard resté sur l'estuaire, et le port a"
    " dit qu'il ne paierait pas les billets de ceux qui attendaient dans la vieille douane. ",
    "es": "El barco llegó otra vez tarde el martes por la niebla que había sobre el estuario, y el puerto dijo que no"
    " pagaría los billetes de los que esperaban en la vieja aduana, como se lo habían pedido. ",
    "uk": "Пором знову запізнився у вівторок, бо туман лежав над гирлом до полудня; порт сказав, що не буде платити за"
    " квитки тих, хто чекав у старій митниці, як вони про це просили його. ",
    "ru": "Паром снова опоздал во вторник, так как туман лежал над устьем до полудня, и порт сказал, что он не будет"
    " платить за билеты тех, кто ждал в старой таможне, как они его об этом и просили. ",
    "ja": "渡し船は霧のために火曜日もまた遅れた。",
    "zh": "渡船星期二因为大雾又晚点了。",
    "ko": "나룻배는 화요일에 안개 때문에 또 늦었다.",
    "th": "เรือข้ามฟากมาสายอีกครั้งในวันอังคาร",
    "el": "Το πλοίο άργησε πάλι την Τρίτη.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_text_tells_its_language_by_its_letters_or_its_commonest_words(language: str, text: str) -> None:
    assert language_of(text * 3) == language


@pytest.mark.parametrize(
    "text",
    ["", "12 34 56 " * 99, TEXTS["de"], " ".join(COMMONEST["da"].split() * 9), (TEXTS["en"] + TEXTS["de"]) * 2],
    ids=["empty", "numbers", "few words", "Danish or Norwegian", "two languages"],
)
def test_where_it_is_not_clear_no_language_is_told(text: str) -> None:
    assert language_of(text) == ""
