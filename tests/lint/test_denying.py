"""A denial or a doubt on one side only, in sites that are in another language than English."""

import pytest

from siglum.lint.denying import denied_on_one_side, undoubted

LOST = (
    ("de", "Die Fähre sank nicht.", "Die Fähre sank."),
    ("fr", "Le bac n’a pas coulé.", "Le bac a coulé."),
    ("es", "El barco no se hundió.", "El barco se hundió."),
    ("it", "Il traghetto non è affondato.", "Il traghetto è affondato."),
    ("pt", "A balsa não afundou.", "A balsa afundou."),
    ("nl", "De veerboot zonk niet.", "De veerboot zonk."),
    ("pl", "Prom nie zatonął.", "Prom zatonął."),
    ("ru", "Паром не затонул.", "Паром затонул."),
    ("uk", "Пором не затонув.", "Пором затонув."),
    ("tr", "Feribot batmadı.", "Feribot battı."),
    ("ar", "لم تغرق العبارة.", "غرقت العبارة."),
    ("he", "הספינה לא טבעה.", "הספינה טבעה."),
    ("hi", "नाव नहीं डूबी।", "नाव डूबी।"),
    ("hi", "कानून पारित नहीं हुआ।", "कानून पारित हुआ।"),
    ("zh", "渡轮没有沉没。", "渡轮沉没。"),
    ("ja", "フェリーは沈没しなかった。", "フェリーは沈没した。"),
    ("ko", "배는 침몰하지 않았다.", "배는 침몰했다."),
)
KEPT = (
    ("de", "Niemand wurde verletzt.", "Es gab keine Verletzten."),
    ("de", "Die Fähre war alles andere als pünktlich.", "Die Fähre war nicht pünktlich."),
    ("de", "Die Fähre sank erst nach einer Stunde, nicht sofort.", "Die Fähre sank nach einer Stunde."),
    ("fr", "Le bac n’a coulé qu’en mai.", "Le bac a coulé en mai."),
    ("fr", "Le maire refusa de venir.", "Le maire n’est pas venu."),
    ("es", "No hubo heridos.", "Nadie resultó herido."),
    ("es", "El barco llegó sin daños.", "El barco no sufrió daños."),
    ("pt", "O barco afundou em maio.", "O barco afundou no mês de maio."),
    ("it", "Il sindaco rifiutò di firmare.", "Il sindaco non firmò."),
    ("ru", "Мэр отказался подписать закон.", "Мэр не подписал закон."),
    ("zh", "没有人受伤。", "无人受伤。"),
    ("ja", "市長は署名を拒んだ。", "市長は署名しなかった。"),
    ("de", "Das Gericht wies die Klage ab.", "Das Gericht gab der Klage nicht statt."),
    ("de", "Die Brücke ist nicht vor 1912 fertig geworden.", "Die Brücke wurde frühestens 1912 fertig."),
    ("de", "Der Minister wollte sich nicht äußern.", "Der Minister gab keine Stellungnahme ab."),
    ("fr", "Le tribunal a débouté le plaignant.", "Le tribunal n’a pas donné raison au plaignant."),
    ("fr", "Nul n’a été blessé.", "Il n’y a pas eu de blessé."),
    ("ru", "Никто не пострадал.", "Пострадавших нет."),
    ("ja", "死者はいなかった。", "死者は出なかった。"),
    ("tr", "Kimse ölmedi.", "Ölen olmadı."),
    ("pl", "Sąd oddalił apelację.", "Sąd nie uwzględnił apelacji."),
    ("hi", "अदालत ने अपील खारिज कर दी।", "अदालत ने अपील स्वीकार नहीं की।"),
    ("la", "Non venit.", "Venit."),
    ("de", "Die Fähre sank im Mai. Der Bürgermeister kam nicht.", "Die Fähre sank im Mai."),
    ("de", "Die Fähre sank im Mai, weil der Steuermann nicht wach war.", "Die Fähre sank im Mai."),
    ("fr", "Le bac a coulé en mai. Le maire n’est pas venu.", "Le bac a coulé en mai."),
    ("ru", "Паром затонул в мае. Мэр не приехал.", "Паром затонул в мае."),
    ("zh", "渡轮在五月沉没。市长没有来。", "渡轮在五月沉没。"),
    ("ko", "배는 5월에 침몰했다. 시장은 오지 않았다.", "배는 5월에 침몰했다."),
    ("ar", "غرقت العبارة في مايو. لم يحضر العمدة.", "غرقت العبارة في مايو."),
)
"""The same in other words; and a language that nobody knows."""
DOUBTED = (
    ("de", "Angeblich sank die Fähre.", "Die Fähre sank."),
    ("de", "Die Fähre soll gesunken sein.", "Die Fähre ist gesunken."),
    ("fr", "Le bac aurait coulé.", "Le bac a coulé."),
    ("es", "El barco supuestamente se hundió.", "El barco se hundió."),
    ("it", "Il traghetto sarebbe affondato.", "Il traghetto è affondato."),
    ("pt", "A balsa teria afundado.", "A balsa afundou."),
    ("nl", "De veerboot zou gezonken zijn.", "De veerboot is gezonken."),
    ("ru", "Паром якобы затонул.", "Паром затонул."),
    ("zh", "据说渡轮沉没。", "渡轮沉没。"),
    ("ja", "フェリーは沈没したという噂だ。", "フェリーは沈没した。"),
    ("ar", "ربما غرقت العبارة.", "غرقت العبارة."),
)
STILL_DOUBTED = (
    ("de", "Die Fähre soll gesunken sein.", "Die Fähre sank wohl."),
    ("de", "Die Firma soll im Mai die Brücke bauen.", "Die Firma baut im Mai die Brücke."),
    ("fr", "Le maire aurait dû venir.", "Le maire devait venir."),
    ("de", "Vermutlich war es ein Unfall.", "Die Polizei geht von einem Unfall aus."),
    ("fr", "Il aurait coulé.", "Selon la presse, il a coulé."),
    ("de", "Die Fähre sank im Mai. Angeblich war der Steuermann krank.", "Die Fähre sank im Mai."),
    ("es", "El barco se hundió en mayo. Tal vez llovía.", "El barco se hundió en mayo."),
)


@pytest.mark.parametrize(("language", "denying", "plain"), LOST)
def test_a_denial_on_one_side_is_told(language: str, denying: str, plain: str) -> None:
    for statement, passage in ((plain, denying), (denying, plain)):
        assert [code for code, *_ in denied_on_one_side(statement, [passage], language)] == ["negation-on-one-side"]


@pytest.mark.parametrize(("language", "passage", "statement"), KEPT)
def test_what_is_denied_in_other_words_is_the_same(language: str, passage: str, statement: str) -> None:
    assert not [*denied_on_one_side(statement, [passage], language)]


@pytest.mark.parametrize(("language", "passage", "statement"), DOUBTED)
def test_a_doubt_that_a_statement_loses_is_told(language: str, passage: str, statement: str) -> None:
    assert [code for code, *_ in undoubted(statement, [passage], language)] == ["statement-drops-hedge"]


@pytest.mark.parametrize(("language", "passage", "statement"), STILL_DOUBTED)
def test_a_doubt_may_be_kept_in_other_words(language: str, passage: str, statement: str) -> None:
    assert not [*undoubted(statement, [passage], language)]
