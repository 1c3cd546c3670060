"""When something was, as seen from the day of the text that says so, in every language."""

import pytest

from siglum.languages.relative_days import relative_day_in

SEEN = (
    ("en", "The ferry sank on Monday, 3 May 1912."),
    ("en", "He may resign this May."),
    ("de", "Die Fähre ging vor drei Tagen unter."),
    ("fr", "Le bac a coulé il y a deux jours."),
    ("pt", "Isso foi há dois anos."),
    ("ru", "Пять лет назад паром утонул."),
    ("zh", "三年前，渡轮沉没。"),
    ("ja", "三日前にフェリーが沈没した。"),
    ("ko", "사흘 전이었다. 오늘 배가 침몰했다."),
    ("tr", "Feribot dün battı."),
    ("ar", "غرقت العبارة أمس."),
    ("he", "הספינה טבעה אתמול."),
    ("hi", "नाव कल डूबी।"),
    ("nl", "De veerboot zonk gisteren."),
    ("pl", "Prom zatonął wczoraj."),
    ("uk", "Пором затонув учора."),
    ("pt", "A balsa afundou ontem."),
    ("en", "The ferry sank two weeks ago."),
    ("en", "The ferry sank the day before yesterday."),
    ("en", "The ferry sank this spring."),
    ("en", "The ferry sank last summer."),
    ("en", "The ferry sank last night."),
    ("en", "The ferry sank this afternoon."),
    ("en", "Last May the ferry sank."),
    ("en", "The ferry will sail next spring."),
    ("en", "A year ago the ferry sank."),
    ("de", "Die Fähre sank gestern."),
    ("de", "Die Fähre sank am Montag."),
    ("de", "Die Fähre sank vor zwei Tagen."),
    ("de", "Die Fähre sank letzte Woche."),
    ("fr", "Le bac a coulé hier."),
    ("es", "El barco se hundió ayer."),
    ("it", "Il traghetto è affondato ieri."),
    ("ru", "Паром затонул вчера."),
    ("zh", "渡轮昨天沉没。"),
    ("ja", "フェリーは昨日沈没した。"),
    ("ko", "여객선이 어제 침몰했다."),
)
NOT_SEEN = (
    ("en", "The ferry sank three days earlier."),
    ("en", "The ferry sank long ago."),
    ("en", "This may be so."),
    ("de", "Der Morgen kam."),
    ("de", "Die Fähre fuhr vor dem Krieg."),
    ("fr", "Il y a deux bacs."),
    ("es", "Hace frío."),
    ("es", "Mañana sale el barco a las 9."),
    ("pt", "Há dois barcos."),
    ("ru", "Паром вернулся назад."),
    ("zh", "战前有一艘渡轮。"),
    ("la", "Heri venit."),
)


@pytest.mark.parametrize(("language", "text"), SEEN)
def test_a_text_tells_when_as_seen_from_its_day(language: str, text: str) -> None:
    assert relative_day_in(text, language)


@pytest.mark.parametrize(("language", "text"), NOT_SEEN)
def test_other_words_tell_no_day(language: str, text: str) -> None:
    assert not relative_day_in(text, language)
