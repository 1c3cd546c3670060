"""The unit of a number: the same one in other words, and another one."""

import pytest

from siglum.lint.measures import in_other_units

SAME = (
    ("en", "Unemployment rose by 2 points to 9 per cent.", "Unemployment rose by 2 percentage points."),
    ("en", "The walk is 5 km long.", "The walk is five kilometres long."),
    ("en", "The tanker held 400 tons.", "The tanker held 400 tonnes."),
    ("en", "It lasted 30 min.", "It lasted 30 minutes."),
    ("en", "A 30-minute talk.", "It lasted 30 minutes."),
    ("en", "A 300-foot ship.", "The ship was 300 feet long."),
    ("en", "It weighs 3 lb.", "It weighs 3 pounds."),
    ("en", "It cost 3 pounds.", "It cost £3."),
    ("en", "It went 60 miles an hour.", "It went at 60 mph."),
    ("en", "It went at 60 mph.", "It went 60 miles per hour."),
    ("en", "It covers 5 square miles.", "It covers 5 square miles."),
    ("en", "The temperature fell to minus five degrees.", "It was 5 degrees below zero."),
    ("en", "There were 5 degrees of frost.", "It was minus 5 degrees."),
    ("en", "He was a 5-year-old boy.", "He was 5 years old."),
    ("en", "He was 83, in Paris.", "He was 83 years old."),
    ("en", "It took 5 days, 5 men said.", "It took 5 weeks."),
    ("en", "On 5 May 30 men came; it took 5 days.", "It took 5 days."),
    ("en", "It cost 5 million Canadian dollars.", "It cost $5m."),
    ("en", "The 400m race.", "The race was 400 metres."),
    ("en", "The vote was 52%.", "The vote was 52 per cent."),
    ("en", "Temperatures rose by 2 °C.", "Temperatures rose by 2 degrees Celsius."),
    ("en", "Temperatures rose by 2 °C.", "Temperatures rose by 2 degrees."),
    ("de", "Der Weg ist 5 Kilometer lang.", "Der Weg ist 5 km lang."),
    ("de", "Es kostete 300 Euro.", "Es kostete 300 €."),
    ("de", "Nach 30 Jahren endete es.", "Es endete nach 30 Jahren."),
    ("fr", "Il pèse 3 kilos.", "Il pèse 3 kilogrammes."),
    ("fr", "Il a duré 30 ans.", "Il a duré 30 années."),
    ("ru", "В 30 километрах от города.", "В 30 км от города."),
    ("ru", "Через 5 лет.", "Через 5 годов."),
    ("zh", "这艘船的长度是300米。", "这艘船的长度是三百米。"),
    ("zh", "5月3日，3年后。", "3年后。"),
    ("ja", "3キロ歩いた。", "3キロメートル歩いた。"),
    ("ja", "体重は3キロ。", "体重は3キログラム。"),
    ("pl", "Trwało to 5 godzin.", "Trwało to 5 godzin."),
)
OTHER = (
    (
        "en",
        "Unemployment rose by 2 percentage points to 9 per cent.",
        "Unemployment rose by 2 per cent, to 9 per cent.",
    ),
    ("en", "The walk is 5 km long.", "The walk is 5 miles long."),
    ("en", "The tanker held 400 tons.", "The tanker held 400 litres."),
    ("en", "It lasted 30 minutes.", "It lasted 30 hours."),
    ("en", "A 300-foot ship.", "The ship was 300 metres long."),
    ("en", "It weighs 3 kg.", "It weighs 3 pounds."),
    ("en", "It cost 3 pounds.", "It cost $3."),
    ("en", "It went at 60 mph.", "It went 60 kilometres per hour."),
    ("en", "It covers 5 square miles.", "It covers 5 miles."),
    ("en", "The temperature was −5 °C.", "The temperature was 5 °C."),
    ("en", "The temperature fell to minus five degrees.", "It was 5 degrees."),
    ("en", "He was 5 years old.", "He was 5 months old."),
    ("en", "It cost 5 million euros.", "It cost $5m."),
    ("en", "Temperatures rose by 2 °C.", "Temperatures rose by 2 degrees Fahrenheit."),
    ("de", "Der Weg ist 5 Kilometer lang.", "Der Weg ist 5 Meilen lang."),
    ("de", "Es kostete 300 Kronen.", "Es kostete 300 Euro."),
    ("de", "Es kostete 300 Dollar.", "Es kostete 300 Euro."),
    ("de", "Nach 30 Jahren endete es.", "Es endete nach 30 Monaten."),
    ("de", "Der Preis stieg um 2 Prozentpunkte.", "Der Preis stieg um 2 Prozent."),
    ("fr", "Il pèse 3 kilos.", "Il pèse 3 tonnes."),
    ("ru", "Это длилось 30 минут.", "Это длилось 30 часов."),
    ("ru", "Через 5 лет.", "Через 5 месяцев."),
    ("zh", "这艘船的长度是300米。", "这艘船的长度是300英尺。"),
    ("zh", "这场会议一共持续了3天。", "这场会议一共持续了3年。"),
    ("ja", "3時間続いた。", "3日間続いた。"),
    ("ko", "3시간 걸렸다.", "3일 걸렸다."),
    ("es", "Duró 30 minutos.", "Duró 30 horas."),
    ("it", "Costò 300 lire.", "Costò 300 euro."),
    ("pl", "Trwało to 5 godzin.", "Trwało to 5 dni."),
    ("tr", "30 dakika sürdü.", "30 saat sürdü."),
    ("ar", "استمر 30 دقيقة.", "استمر 30 ساعة."),
    ("hi", "यह 30 मिनट चला।", "यह 30 घंटे चला।"),
)


@pytest.mark.parametrize(("language", "passage", "statement"), SAME)
def test_a_unit_is_the_same_in_other_words(language: str, passage: str, statement: str) -> None:
    assert not [*in_other_units(statement, [(passage, language)], language)]


@pytest.mark.parametrize(("language", "passage", "statement"), OTHER)
def test_a_number_of_another_unit_is_told(language: str, passage: str, statement: str) -> None:
    assert [*in_other_units(statement, [(passage, language)], language)]


def test_a_translation_keeps_the_unit_of_its_passage() -> None:
    assert [*in_other_units("It was 300 feet long.", [("Es war 300 Meter lang.", "de")], "en")] == ["300 feet"]
    assert not [*in_other_units("It cost 300 roubles.", [("Это стоило 300 рублей.", "ru")], "en")]
