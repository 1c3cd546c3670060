"""Days and times of a statement that are others than those of its passages."""

import pytest

from siglum.lint.days import said_of_other_days
from siglum.model.dates import When, read_when

SAME = (
    ("en", "The ferry sank on 3 May 1912.", "The ferry sank in May 1912."),
    ("en", "In May and June 1912 it rained.", "It rained in May 1912."),
    ("en", "Between 30 April and 2 May 1912 it rained.", "It rained on 30 April 1912."),
    ("en", "In 44 BC Caesar died.", "Caesar died in 44 BCE."),
    ("en", "The train leaves at 5 p.m.", "The train leaves at 17:00."),
    ("en", "The train leaves at 5 p.m.", "The train leaves at 5 o'clock."),
    ("en", "The ferry ran until 1912.", "The ferry ran until 1912."),
    ("en", "The ferry ran from 1900 until 1912.", "The ferry ran until 1912."),
    ("en", "The ferry ran from 1900 to 1912.", "The ferry stopped after 1912."),
    ("en", "Old style, 25 October 1917; 7 November by ours.", "It was on 7 November 1917."),
    ("en", "The day after 3 May the ferry sank.", "The ferry sank on 4 May."),
    ("en", "The act of 3 May entered into force on 1 June 1912.", "The act of May entered into force in June 1912."),
    ("de", "Die Fähre fuhr bis 1912.", "Die Fähre fuhr bis 1912."),
    ("de", "Am Sonnabend sank die Fähre.", "Am Samstag sank die Fähre."),
    ("zh", "渡轮于1912年5月3日沉没。", "渡轮于1912年6月沉没。"),
    ("en", "It rained in January-February 1794.", "In January 1794 it rained."),
    ("en", "It ran in 1991-1997.", "It ran from 1991 until 1997."),
    ("de", "In den 1950er Jahren und 1973 fuhr sie.", "Sie fuhr in den 1950er-Jahren."),
    ("cs", "V říjnu byl otevřen pro děti.", "Byl pro děti otevřen v říjnu."),
    ("cs", "Kolem roku 1900 př. n. l.", "Roku 1900 př. n. l."),
    ("zh", "约公元前1600年。", "公元前1600年。"),
    ("zh", "它于4至6月举行。", "它在4月开始。"),
    ("pt", "Em novembro, dez meses depois, afundou.", "Afundou em novembro, dez meses depois."),
)
ACROSS = (
    ("en", "It ran about 1600 BC.", "fi", "Se oli noin 1600 eKr."),
    ("en", "It ran about 1600 BC.", "zh", "约公元前1600年。"),
    ("en", "It ran about 1600 BC.", "ko", "기원전 1600년 무렵이다."),
    ("en", "It ran about 1600 BC.", "tr", "M.Ö. 1600 civarında."),
    ("en", "It ran about 1600 BC.", "ru", "Около 1600 г. до н. э."),
    ("en", "It opened in April 1997.", "cs", "Byl otevřen v dubnu 1997 pro děti."),
    ("en", "It was for 2013-2014.", "sv", "Det var för 2013–2014."),
    ("en", "It is not 2017 or 2020.", "zh", "并非2017或2020年。"),
)
OTHER = (
    ("en", "The ferry sank on 3 May 1912.", "The ferry sank in June 1912."),
    ("en", "It was built on 3 May and sank on 4 June.", "It was built on 3 June."),
    ("en", "In 44 BC Caesar died.", "Caesar died in 44 AD."),
    ("en", "The train leaves at 5 p.m.", "The train leaves at 5 a.m."),
    ("en", "The train leaves at noon.", "The train leaves at midnight."),
    ("en", "The ferry sank on Monday.", "The ferry sank on Tuesday."),
    ("en", "Before 1912 there was a ferry.", "There was a ferry from 1912."),
    ("en", "Until 1912 there was a ferry.", "After 1912 there was a ferry."),
    ("en", "The ferry ran until 1912.", "The ferry ran since 1912."),
    ("en", "The ferry opened before May 1912.", "The ferry opened after May 1912."),
    ("de", "Die Fähre sank am 3. Mai 1912.", "Die Fähre sank im Juni 1912."),
    ("de", "Die Fähre fuhr bis 1912.", "Die Fähre fuhr seit 1912."),
    ("fr", "Le bac a coulé le 3 mai 1912.", "Le bac a coulé en juin 1912."),
    ("fr", "Le bac servit jusqu'en 1912.", "Le bac servit depuis 1912."),
    ("es", "El barco se hundió el 3 de mayo de 1912.", "El barco se hundió en junio de 1912."),
    ("ru", "Паром затонул 3 мая 1912 года.", "Паром затонул в июне 1912 года."),
    ("ru", "Паром ходил до 1912 года.", "Паром ходил с 1912 года."),
    ("uk", "Пором ходив до 1912 року.", "Пором ходив після 1912 року."),
    ("pt", "A balsa abriu antes de maio de 1912.", "A balsa abriu depois de maio de 1912."),
    ("tr", "Feribot 1912'den önce açıldı.", "Feribot 1912'den sonra açıldı."),
    ("zh", "渡轮在1912年之前运行。", "渡轮在1912年之后运行。"),
    ("ja", "フェリーは1912年まで運航した。", "フェリーは1912年から運航した。"),
    ("ar", "غرقت العبارة في 3 مايو 1912.", "غرقت العبارة في يونيو 1912."),
    ("he", "הספינה טבעה ב-3 במאי 1912.", "הספינה טבעה ביוני 1912."),
    ("hi", "नाव 3 मई 1912 को डूबी।", "नाव जून 1912 में डूबी।"),
    ("tr", "Feribot 3 Mayıs 1912'de battı.", "Feribot Haziran 1912'de battı."),
    ("pl", "Prom zatonął 3 maja 1912 roku.", "Prom zatonął w czerwcu 1912 roku."),
)


@pytest.mark.parametrize(("language", "passage", "statement"), SAME)
def test_the_same_day_in_other_words_is_no_other(language: str, passage: str, statement: str) -> None:
    assert not [*said_of_other_days(statement, language, [(passage, language)], None)]


@pytest.mark.parametrize(("language", "passage", "there", "statement"), ACROSS)
def test_the_same_day_in_another_language_is_no_other(language: str, passage: str, there: str, statement: str) -> None:
    assert not [*said_of_other_days(statement, there, [(passage, language)], None)]
    assert not [*said_of_other_days(passage, language, [(statement, there)], None)]


@pytest.mark.parametrize(("language", "passage", "statement"), OTHER)
def test_another_day_or_time_is_told(language: str, passage: str, statement: str) -> None:
    assert [*said_of_other_days(statement, language, [(passage, language)], None)]


@pytest.mark.parametrize(
    ("when", "codes"), [("1912-06", []), ("1912", []), ("1912-05-03", ["date-differs"]), ("", ["date-differs"])]
)
def test_a_day_that_the_editor_has_worked_out_is_none_of_the_statement_alone(when: str, codes: list[str]) -> None:
    worked_out = read_when(when) if when else None
    assert worked_out is None or isinstance(worked_out, When)
    passage = ("The ferry was built in May 1912.", "en")
    found = said_of_other_days("The ferry sank in June 1912.", "en", [passage], worked_out)
    assert [code for code, *_ in found] == codes
