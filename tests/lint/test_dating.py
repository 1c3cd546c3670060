"""A date that is called stated stands in a passage, in whatever form texts print dates and times."""

import json

import pytest

from tests.tiny import tiny

SITE = """--- seeds/s1.txt
{text}
--- site_src/sources/s1.md
---
file: s1.txt
title: '[About s1]'
language: {language}
published: {published}
sha256: auto
set_aside: auto
---
--- site_src/claims/a.yaml
- id: a
  statement: It opened.
  kind: event
  evidence: [{{source: s1, quote: {quote}}}]
--- site_src/timeline.yaml
- {{id: b, title: It opens, when: {when}, basis: So it says., dated: {dated}, claims: [a]}}
"""


def cautioned(language: str, text: str, when: str, dated: str, published: str) -> bool:
    """Whether a date is told not to be that of its passage."""
    quote = json.dumps(text, ensure_ascii=False)
    written = SITE.format(
        text=text, language=language, quote=quote, when=json.dumps(when), dated=dated, published=published or "null"
    )
    codes = {problem.code for problem in tiny(written).problems}
    assert codes.isdisjoint(("quote-not-verbatim", "date-malformed"))
    return not codes.isdisjoint(("date-not-printed", "date-differs"))


@pytest.mark.parametrize(
    ("language", "text", "when", "dated", "published"),
    [
        ("en", "It opened on 14 April 1912.", "1912-04-14", "stated", ""),
        ("en", "It opened on April 14, 1912.", "1912-04-14", "stated", ""),
        ("en", "It opened on 14th of April, 1912.", "1912-04-14", "stated", ""),
        ("en", "It opened on the 14th of April 1912.", "1912-04-14", "stated", ""),
        ("en", "It opened 14/4/1912.", "1912-04-14", "stated", ""),
        ("en", "It opened 4/14/1912.", "1912-04-14", "stated", ""),
        ("en", "It opened 14.4.1912.", "1912-04-14", "stated", ""),
        ("en", "It opened 1912-04-14.", "1912-04-14", "stated", ""),
        ("en", "It opened on Sunday, 14 Apr. 1912.", "1912-04-14", "stated", ""),
        ("en", "It opened on 14-Apr-1912.", "1912-04-14", "stated", ""),
        ("ru", "Он открылся в мае 1912 года.", "1912-05", "stated", ""),
        ("pl", "Otwarto go w maju 1912 roku.", "1912-05", "stated", ""),
        ("cs", "Otevřen v květnu 1912.", "1912-05", "stated", ""),
        ("he", "הגשר נפתח ב-3 במאי 1912.", "1912-05-03", "stated", ""),
        ("ar", "افتتح الجسر في 3 أيار 1912.", "1912-05-03", "stated", ""),
        ("es", "Se abrió el tres de mayo de 1912.", "1912-05-03", "stated", ""),
        ("it", "Si aprì il tre maggio 1912.", "1912-05-03", "stated", ""),
        ("de", "Im Jänner 1912 wurde sie eröffnet.", "1912-01", "stated", ""),
        ("en", "It stood from 1912-35.", "1912/1935", "stated", ""),
        ("en", "It stood in 1912–5.", "1912/1915", "stated", ""),
        ("en", "It opened on April the fourteenth, 1912.", "1912-04-14", "stated", ""),
        ("en", "It opened on 14/04/12.", "1912-04-14", "stated", ""),
        ("en", "It opened in April 1912.", "1912-04", "stated", ""),
        ("en", "It opened in 1912.", "1912", "stated", ""),
        ("en", "It opened on 14 April.", "1912-04-14", "stated", "1912-04-16"),
        ("en", "It opened in the spring of 1912.", "1912-21", "stated", ""),
        ("en", "It opened in autumn 1912.", "1912-23", "stated", ""),
        ("en", "It opened in the fall of 1912.", "1912-23", "stated", ""),
        ("en", "It opened in winter 1912.", "1912-24", "stated", ""),
        ("en", "In the winter of 1912–13 it opened.", "1912-24", "stated", ""),
        ("en", "It opened in 44 BC.", "-0043", "stated", ""),
        ("en", "It opened in 44 B.C.", "-0043", "stated", ""),
        ("en", "It opened in 44 BCE.", "-0043", "stated", ""),
        ("en", "It opened in AD 44.", "0044", "stated", ""),
        ("en", "It opened in 1 BC.", "0000", "stated", ""),
        ("en", "It opened in 13,000 BC.", "Y-12999", "stated", ""),
        ("en", "It opened around 44 BC.", "-0043~", "stated", ""),
        ("en", "It opened in the year 80 before our era.", "-0079", "stated", ""),
        ("en", "It opened 80 years before Christ, in 80 before Christ.", "-0079", "stated", ""),
        ("en", "It opened on the 24th of August in the year 79.", "0079-08-24", "stated", ""),
        ("en", "It opened in A.D. 79.", "0079", "stated", ""),
        ("en", "It opened on the 5th of February, A.D. 63.", "0063-02-05", "stated", ""),
        ("en", "It opened in 79 of our era.", "0079", "stated", ""),
        ("en", "It opened in the year of our Lord 912.", "0912", "stated", ""),
        ("fr", "Elle ouvrit le 23 novembre de l'an 79.", "0079-11-23", "stated", ""),
        ("fr", "Elle ouvrit en l’an 80 avant notre ère.", "-0079", "stated", ""),
        ("de", "Sie wurde im Jahre 79 eröffnet.", "0079", "stated", ""),
        ("de", "Sie wurde im Jahr 79 n. Chr. eröffnet.", "0079", "stated", ""),
        ("it", "Fu aperto nell'anno 79 d.C.", "0079", "stated", ""),
        ("es", "Se abrió en el año 79.", "0079", "stated", ""),
        ("de", "It opened in 753 v. Chr.", "-0752", "stated", ""),
        ("fr", "It opened in 753 av. J.-C.", "-0752", "stated", ""),
        ("en", "It opened at 23:40 on 14 April 1912.", "1912-04-14T23:40", "stated", ""),
        ("en", "It opened at 11:40 pm on 14 April 1912.", "1912-04-14T23:40", "stated", ""),
        ("en", "It opened at 11.40 p.m. on 14 April 1912.", "1912-04-14T23:40", "stated", ""),
        ("en", "It opened at noon on 14 April 1912.", "1912-04-14T12:00", "stated", ""),
        ("en", "It opened at midnight on 14 April 1912.", "1912-04-14T00:00", "stated", ""),
        ("en", "It opened at twenty to midnight on 14 April 1912.", "1912-04-14T23:40", "stated", ""),
        ("en", "It opened at half past ten on 14 April 1912.", "1912-04-14T10:30", "stated", ""),
        ("en", "It opened at ten o’clock on 14 April 1912.", "1912-04-14T10:00", "stated", ""),
        ("en", "It opened at 10 o'clock on 14 April 1912.", "1912-04-14T10:00", "stated", ""),
        ("en", "It opened at 2340 hours on 14 April 1912.", "1912-04-14T23:40", "stated", ""),
        ("en", "It opened on 14 April 1912 at 2340 GMT.", "1912-04-14T23:40", "stated", ""),
        ("en", "It opened on 14 April 1912 at 0640.", "1912-04-14T06:40", "stated", ""),
        ("en", "On 14 April 1912 it opened at 23.40.", "1912-04-14T23:40", "stated", ""),
        ("en", "It opened at 23h40 on 14 April 1912.", "1912-04-14T23:40", "stated", ""),
        ("en", "It opened at 11:40 on 14 April 1912.", "1912-04-14T23:40", "stated", ""),
        ("en", "It opened at 10 a.m. GMT on 14 April 1912.", "1912-04-14T10:00Z", "stated", ""),
        ("en", "It opened at 10 a.m. UTC on 14 April 1912.", "1912-04-14T10:00Z", "stated", ""),
        ("en", "It opened at 10 a.m. (UTC+5) on 14 April 1912.", "1912-04-14T10:00+05:00", "stated", ""),
        ("en", "It opened between 14 and 16 April 1912.", "1912-04-14/1912-04-16", "stated", ""),
        ("en", "It opened from April 14 to April 16, 1912.", "1912-04-14/1912-04-16", "stated", ""),
        ("en", "It opened 14–16 April 1912.", "1912-04-14/1912-04-16", "stated", ""),
        ("en", "It opened from 14 April to 2 May 1912.", "1912-04-14/1912-05-02", "stated", ""),
        ("en", "It opened on 14 or 15 April 1912.", "[1912-04-14,1912-04-15]", "stated", ""),
        ("en", "It opened by 1912.", "../1912", "stated", ""),
        ("en", "It opened since 1912.", "1912/..", "stated", ""),
        ("en", "It opened about 1912.", "1912~", "stated", ""),
        ("en", "It opened in the 1910s.", "191X", "stated", ""),
        ("en", "It opened in the 19th century.", "18XX", "stated", ""),
        ("en", "It opened in the nineteenth century.", "18XX", "stated", ""),
        ("en", "It opened in the 1900s.", "19XX", "stated", ""),
        ("de", "Am 14. April 1912 war es.", "1912-04-14", "stated", ""),
        ("fr", "Le 14 avril 1912 il fut ouvert.", "1912-04-14", "stated", ""),
        ("fr", "Le 1er mai 1912 il fut ouvert.", "1912-05-01", "stated", ""),
        ("es", "El 14 de abril de 1912 se abrió.", "1912-04-14", "stated", ""),
        ("ja", "1912年4月14日に開いた。", "1912-04-14", "stated", ""),
        ("zh", "2025年1月16日，它开了。", "2025-01-16", "stated", ""),
        ("ko", "2025년 1월 16일에 열렸다.", "2025-01-16", "stated", ""),
        ("ru", "14 апреля 1912 года мост открыт.", "1912-04-14", "stated", ""),
        ("pl", "Dnia 14 kwietnia 1912 most.", "1912-04-14", "stated", ""),
        ("de", "Im Frühling 1912 war es.", "1912-21", "stated", ""),
        ("fr", "Au printemps 1912 il fut là.", "1912-21", "stated", ""),
        ("ar", "في 14 أبريل 1912 افتتح", "1912-04-14", "stated", ""),
        ("tr", "14 Nisan 1912 günü açıldı.", "1912-04-14", "stated", ""),
        ("zh", "民國14年4月1日開了。", "1925-04-01", "stated", ""),
        ("ja", "昭和7年5月14日に開いた。", "1932-05-14", "stated", ""),
        ("zh", "二〇二五年一月十六日开了。", "2025-01-16", "stated", ""),
        ("en", "It opened on 14 April.", "1912-04-14", "inferred", ""),
        ("en", "It opened on Sunday.", "1912-04-14", "inferred", ""),
        ("en", "It opened in 1912.", "1912-04-14", "inferred", ""),
        ("en", "It opened in 1912 and closed in 1913.", "1912", "inferred", ""),
        ("en", "In 500 boats of May it opened 1912.", "1912-05", "stated", ""),
        ("en", "On the 14th it opened in April of 1912.", "1912-04-14", "stated", ""),
        ("en", "In May of that year, 1912, on the 14th, it opened.", "1912-05-14", "stated", ""),
    ],
)
def test_a_date_that_a_passage_prints_is_not_told(
    language: str, text: str, when: str, dated: str, published: str
) -> None:
    assert not cautioned(language, text, when, dated, published)


@pytest.mark.parametrize(
    ("language", "text", "when", "dated", "published"),
    [
        ("en", "It opened in 1921.", "1912", "stated", ""),
        ("en", "It opened on April 15, 1912.", "1912-04-16", "stated", ""),
        ("en", "It opened in April 1912.", "1912-04-14", "stated", ""),
        ("en", "It opened on 14 April.", "1912-04-14", "stated", ""),
        ("en", "It opened on 14 April.", "1912-04-14", "stated", "1913-04-16"),
        ("en", "It opened in summer 1912.", "1912-21", "stated", ""),
        ("en", "It opened in 1912.", "1912-21", "stated", ""),
        ("en", "It opened last spring.", "1912-21", "stated", ""),
        ("en", "It opened in 43 BC.", "-0043", "stated", ""),
        ("en", "It opened in 44 AD.", "-0043", "stated", ""),
        ("en", "It opened at 11:40 am on 14 April 1912.", "1912-04-14T23:40", "stated", ""),
        ("en", "It opened at 23.45 on 14 April 1912.", "1912-04-14T23:40", "stated", ""),
        ("en", "It opened on 14 April 1912.", "1912-04-14T23:40", "stated", ""),
        ("en", "It opened at 10 a.m. on 14 April 1912.", "1912-04-14T10:00Z", "stated", ""),
        ("en", "It opened at 10 a.m. on 14 April 1912.", "1912-04-14T10:00+05:00", "stated", ""),
        ("en", "It opened on 14 April 1912.", "1912-04-14/1912-04-16", "stated", ""),
        ("en", "It opened on 14 April 1912.", "[1912-04-14,1912-04-15]", "stated", ""),
        ("en", "It opened in the 1920s.", "191X", "stated", ""),
        ("en", "It opened in the 20th century.", "18XX", "stated", ""),
        ("de", "Im Sommer 1912 war es.", "1912-21", "stated", ""),
        ("en", "It opened on Monday, 15 April 1912.", "1912-04-14", "inferred", ""),
        ("en", "It opened in 1913.", "1912-04-14", "inferred", ""),
        ("en", "It opened in May 1912.", "1912-04-14", "inferred", ""),
        ("en", "At 10 am on 14 April 1912 it opened.", "1912-04-14T22:00", "inferred", ""),
        ("en", "It opened in March 1912; the 14 boats came.", "1912-03-14", "stated", ""),
        ("en", "He may open 14 in 1912.", "1912-05-14", "stated", ""),
        ("en", "It opened on 14 April 1912 and shut on 15 May 1913.", "1913-04-14", "stated", ""),
        ("en", "It opened on 14 April 1912 and shut on 15 May 1913.", "1912-05-14", "stated", ""),
        ("en", "It opened on 14 April 1912 and shut on 15 May 1913.", "1912-04-15", "stated", ""),
    ],
)
def test_a_date_that_a_passage_does_not_print_is_told(
    language: str, text: str, when: str, dated: str, published: str
) -> None:
    assert cautioned(language, text, when, dated, published)


def test_a_message_has_a_date_in_words() -> None:
    written = SITE.format(
        text="It opened.", language="en", quote="It opened.", when='"-0079"', dated="stated", published="null"
    )
    [message] = [one.message for one in tiny(written).problems if one.code == "date-not-printed"]
    assert "prints 80 BC, and" in message


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1500 miners walked out."),
        ("en", "Gauge 4 stood at 1023."),
        ("en", "It fell to 1005 hPa."),
        ("en", "He died in Room 1408 of flight 1549."),
        ("en", "Convention No. 1066 was signed, and sold at 1850."),
        ("en", "Some 1800 men loaded 1200 kg."),
        ("en", "Between 1200 and 1500 men came, in 1500 boats."),
        ("en", "It rose from 1200 metres."),
        ("de", "1500 Bergleute streikten in Zimmer 1408."),
        ("de", "Der Druck fiel auf 1005 hPa, etwa 1800 kamen."),
        ("fr", "1500 mineurs partirent de la chambre 1408."),
        ("ru", "Пришли 1500 человек."),
        ("zh", "1500名矿工罢工。"),
        ("ko", "1500명이 참가했다."),
    ],
)
def test_a_number_that_need_be_no_year_is_no_other_date(language: str, text: str) -> None:
    assert not cautioned(language, text, "1912-03-05", "inferred", "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It ran from 1900 to 1911."),
        ("en", "The Act of 1911 said so."),
        ("en", "It sank (1911)."),
        ("en", "1911 saw the first."),
        ("en", "In the 1920s it opened."),
        ("de", "Die Fähre sank 1911."),
        ("fr", "Il coula en 1911."),
        ("ru", "В 1911 году паром затонул."),
        ("zh", "渡轮于1911年沉没。"),
        ("tr", "Feribot 1911'de battı."),
        ("pl", "Prom zatonął w 1911 roku."),
    ],
)
def test_a_year_that_is_surely_one_is_another_date(language: str, text: str) -> None:
    assert cautioned(language, text, "1912-03-05", "inferred", "")
