"""A figure stands in its passage, in digits or in words, with the words that say how exactly it is meant."""

import json

import pytest

from siglum.languages.dates import dates_in
from tests.tiny import tiny

SITE = """--- seeds/s1.txt
{text}
--- site_src/sources/s1.md
---
file: s1.txt
title: '[About s1]'
language: {language}
sha256: auto
set_aside: auto
---
--- site_src/claims/a.yaml
- id: a
  statement: It had a number.
  kind: figure
  figure: {figure}
  evidence: [{{source: s1, quote: {quote}}}]
"""


def refused(language: str, text: str, value: str, bound: str, upto: str, unit: str = "crowns") -> bool:
    """Whether a figure does not stand in a passage, or not with its bound."""
    figure = {"value": value, "unit": unit, "of": "it", "bound": bound} | ({"upto": upto} if upto else {})
    quote = json.dumps(text, ensure_ascii=False)
    written = SITE.format(text=text, language=language, figure=json.dumps(figure), quote=quote)
    codes = {problem.code for problem in tiny(written).problems}
    assert "quote-not-verbatim" not in codes
    return not codes.isdisjoint(("figure-not-printed", "figure-bound-differs"))


@pytest.mark.parametrize(
    ("language", "text", "value", "bound", "upto"),
    [
        ("en", "It cost 2,000,000 crowns.", "2000000", "exact", ""),
        ("en", "It cost two million crowns.", "2000000", "exact", ""),
        ("en", "It cost 2m crowns.", "2000000", "exact", ""),
        ("en", "It cost 2.5 million crowns.", "2500000", "exact", ""),
        ("en", "It cost two and a half million crowns.", "2500000", "exact", ""),
        ("en", "It cost half a million crowns.", "500000", "exact", ""),
        ("en", "It cost a million crowns.", "1000000", "exact", ""),
        ("en", "It cost 1.5bn crowns.", "1500000000", "exact", ""),
        ("en", "A dozen boats came.", "12", "exact", ""),
        ("en", "Two dozen boats came.", "24", "exact", ""),
        ("en", "Two thirds of them came.", "2/3", "exact", ""),
        ("en", "A quarter of them came.", "1/4", "exact", ""),
        ("en", "Three in four of them came.", "3/4", "exact", ""),
        ("en", "One in five of them came.", "1/5", "exact", ""),
        ("en", "Half of them came.", "1/2", "exact", ""),
        ("en", "Twenty-one boats came.", "21", "exact", ""),
        ("en", "One hundred and five boats came.", "105", "exact", ""),
        ("en", "Only one boat came.", "1", "exact", ""),
        ("en", "A single boat came.", "1", "exact", ""),
        ("en", "Both boats came.", "2", "exact", ""),
        ("de", "Beide Boote kamen.", "2", "exact", ""),
        ("de", "Die beiden kamen.", "2", "exact", ""),
        ("es", "Ambos vinieron.", "2", "exact", ""),
        ("ru", "Пришли обе картины.", "2", "exact", ""),
        ("ru", "Пришло двое детей.", "2", "exact", ""),
        ("ja", "約7万5千人が来た", "75000", "about", ""),
        ("zh", "全长3000多千米", "3000", "over", ""),
        ("en", "He was born in 44 B.C.", "44", "exact", ""),
        ("en", "No boats came.", "0", "exact", ""),
        ("en", "Zero boats came.", "0", "exact", ""),
        ("en", "Twice as many came.", "2", "exact", ""),
        ("en", "A couple of boats came.", "2", "exact", ""),
        ("en", "A score of boats came.", "20", "exact", ""),
        ("en", "It cost 2 000 crowns.", "2000", "exact", ""),
        ("en", "It cost 2'000 crowns.", "2000", "exact", ""),
        ("en", "It cost ½ crown.", "1/2", "exact", ""),
        ("en", "It cost 2½ crowns.", "2.5", "exact", ""),
        ("en", "It cost 2 1/2 crowns.", "2.5", "exact", ""),
        ("en", "It cost 3/4 of a crown.", "3/4", "exact", ""),
        ("en", "It cost $2k.", "2000", "exact", ""),
        ("en", "It fell by −5 crowns.", "-5", "exact", ""),
        ("en", "It fell to minus five crowns.", "-5", "exact", ""),
        ("en", "It fell by − 5 crowns.", "-5", "exact", ""),
        ("en", "It fell by -$5.", "-5", "exact", ""),
        ("en", "They had 12 children – 8 sons and 4 daughters.", "8", "exact", ""),
        ("en", "They had 12 children - 8 sons and 4 daughters.", "8", "exact", ""),
        ("en", "It cost 1,00,000 crowns.", "100000", "exact", ""),
        ("en", "It cost 3 lakh crowns.", "300000", "exact", ""),
        ("en", "It cost 3 crore crowns.", "30000000", "exact", ""),
        ("en", "It cost 5 percent of crowns.", "5", "exact", ""),
        ("en", "It cost 1.234,50 crowns.", "1234.5", "exact", ""),
        ("en", "It cost 1.234 crowns.", "1.234", "exact", ""),
        ("en", "It cost 0.7 crowns.", "0.7", "exact", ""),
        ("en", "It cost .7 crowns.", "0.7", "exact", ""),
        ("en", "It had 4 wheels and 5 crowns.", "4", "exact", ""),
        ("en", "More than 500 came.", "500", "over", ""),
        ("en", "Over 500 came.", "500", "over", ""),
        ("en", "At least 500 came.", "500", "over", ""),
        ("en", "500 or more came.", "500", "over", ""),
        ("en", "500+ came.", "500", "over", ""),
        ("en", "Upwards of 500 came.", "500", "over", ""),
        ("en", "No fewer than 500 came.", "500", "over", ""),
        ("en", "Not less than 500 came.", "500", "over", ""),
        ("en", "A minimum of 500 came.", "500", "over", ""),
        ("en", "Well over 500 came.", "500", "over", ""),
        ("en", "Just over 500 came.", "500", "over", ""),
        ("en", "Slightly more than 500 came.", "500", "over", ""),
        ("en", "Some 500 came.", "500", "about", ""),
        ("en", "About 500 came.", "500", "about", ""),
        ("en", "Around 500 came.", "500", "about", ""),
        ("en", "Roughly 500 came.", "500", "about", ""),
        ("en", "Approximately 500 came.", "500", "about", ""),
        ("en", "500 or so came.", "500", "about", ""),
        ("en", "Nearly 500 came.", "500", "under", ""),
        ("en", "Nearly 500 came.", "500", "about", ""),
        ("en", "Almost 500 came.", "500", "under", ""),
        ("en", "Up to 500 came.", "500", "under", ""),
        ("en", "Fewer than 500 came.", "500", "under", ""),
        ("en", "Less than 500 came.", "500", "under", ""),
        ("en", "Under 500 came.", "500", "under", ""),
        ("en", "At most 500 came.", "500", "under", ""),
        ("en", "Not more than 500 came.", "500", "under", ""),
        ("en", "No more than 500 came.", "500", "under", ""),
        ("en", "As many as 500 came.", "500", "under", ""),
        ("en", "Just under 500 came.", "500", "under", ""),
        ("en", "A maximum of 500 came.", "500", "under", ""),
        ("en", "Hardly 500 came.", "500", "under", ""),
        ("en", "Barely 500 came.", "500", "over", ""),
        ("en", "Exactly 500 came.", "500", "exact", ""),
        ("en", "Precisely 500 came.", "500", "exact", ""),
        ("en", "An estimated 500 came.", "500", "about", ""),
        ("en", "It is estimated that 500 came.", "500", "about", ""),
        ("en", "Estimates put it at 500.", "500", "about", ""),
        ("en", "Close to 500 came.", "500", "about", ""),
        ("en", "In the region of 500 came.", "500", "about", ""),
        ("en", "Hundreds came, perhaps 500.", "500", "about", ""),
        ("en", "Maybe 500 came.", "500", "about", ""),
        ("en", "Possibly 500 came.", "500", "about", ""),
        ("en", "An average of 500 came.", "500", "exact", ""),
        ("en", "More than five hundred came.", "500", "over", ""),
        ("en", "Fewer than five hundred came.", "500", "under", ""),
        ("en", "The number topped 500.", "500", "over", ""),
        ("en", "It exceeded 500.", "500", "over", ""),
        ("en", "It surpassed 500 quickly.", "500", "over", ""),
        ("en", "It reached 500.", "500", "exact", ""),
        ("en", "It rose above 500.", "500", "over", ""),
        ("en", "It fell below 500.", "500", "under", ""),
        ("en", "Greater than 500 came.", "500", "over", ""),
        ("en", "Higher than 500 it was.", "500", "over", ""),
        ("en", "Lower than 500 it was.", "500", "under", ""),
        ("en", "Within 500 it was.", "500", "under", ""),
        ("en", "Short of 500 it was.", "500", "under", ""),
        ("en", "500 at a minimum came.", "500", "over", ""),
        ("en", "500-plus came.", "500", "over", ""),
        ("en", "500-odd came.", "500", "about", ""),
        ("en", ">500 came.", "500", "over", ""),
        ("en", "≥ 500 came.", "500", "over", ""),
        ("en", "<500 came.", "500", "under", ""),
        ("en", "~500 came.", "500", "about", ""),
        ("en", "c. 500 came.", "500", "about", ""),
        ("en", "ca. 500 came.", "500", "about", ""),
        ("en", "circa 500 came.", "500", "about", ""),
        ("en", "500ish came.", "500", "about", ""),
        ("en", "From 500 upwards came.", "500", "over", ""),
        ("en", "500 and counting came.", "500", "over", ""),
        ("en", "More than a million came.", "1000000", "over", ""),
        ("en", "More than $500 it was.", "500", "over", ""),
        ("en", "Not even 500 came.", "500", "under", ""),
        ("en", "More than 3 percent of 500 came.", "500", "exact", ""),
        ("en", "The story about 500 boats is told.", "500", "exact", ""),
        ("en", "Talk of over 500 came.", "500", "over", ""),
        ("en", "500 at the very least came.", "500", "over", ""),
        ("en", "All but 500 came.", "500", "exact", ""),
        ("en", "Virtually 500 came.", "500", "about", ""),
        ("en", "Max. 500 came.", "500", "under", ""),
        ("en", "Min. 500 came.", "500", "over", ""),
        ("en", "It was 500 to be precise.", "500", "exact", ""),
        ("en", "Between 3 and 5 million came.", "3000000", "between", "5000000"),
        ("en", "3 to 5 million came.", "3000000", "between", "5000000"),
        ("en", "3–5 million came.", "3000000", "between", "5000000"),
        ("en", "From 300 to 500 came.", "300", "between", "500"),
        ("en", "300 or 400 came.", "300", "between", "400"),
        ("en", "Between three hundred and five hundred came.", "300", "between", "500"),
        ("en", "$3m-$5m it was.", "3000000", "between", "5000000"),
        ("en", "Between $3 and $5 million it was.", "3000000", "between", "5000000"),
        ("en", "three to five came.", "3", "between", "5"),
        ("en", "Anything from 300 to 500 came.", "300", "between", "500"),
        ("en", "At least 300 and at most 500 came.", "300", "between", "500"),
        ("de", "Es waren über 500 Leute.", "500", "over", ""),
        ("de", "Es waren 2,5 Millionen.", "2500000", "exact", ""),
        ("de", "Es waren zweieinhalb Millionen.", "2500000", "exact", ""),
        ("de", "Es war eine halbe Million.", "500000", "exact", ""),
        ("de", "Es waren fünfundzwanzig Leute.", "25", "exact", ""),
        ("de", "Es waren 1.500 Leute.", "1500", "exact", ""),
        ("de", "Es war ein Dutzend.", "12", "exact", ""),
        ("fr", "Il y avait 1 500 gens.", "1500", "exact", ""),
        ("fr", "Il y avait quatre-vingt-dix gens.", "90", "exact", ""),
        ("es", "dos mil personas", "2000", "exact", ""),
        ("zh", "来了1500万人左右", "15000000", "about", ""),
        ("zh", "来了三千人", "3000", "exact", ""),
        ("zh", "超过3.5亿人", "350000000", "over", ""),
        ("ja", "二千五百人が来た", "2500", "exact", ""),
        ("ko", "3.5억 명", "350000000", "exact", ""),
        ("ko", "500만 명", "5000000", "exact", ""),
        ("ru", "два миллиона человек", "2000000", "exact", ""),
        ("ru", "1,5 млн человек", "1500000", "exact", ""),
        ("ar", "٢٬٠٠٠ شخص", "2000", "exact", ""),
        ("hi", "५,००,००० लोग", "500000", "exact", ""),
        ("pt", "um milhão e meio", "1500000", "exact", ""),
        ("it", "duemilacinquecento", "2500", "exact", ""),
        ("sv", "tjugofem", "25", "exact", ""),
        ("pl", "dwa tysiące", "2000", "exact", ""),
        ("tr", "iki milyon", "2000000", "exact", ""),
        ("en", "It rose from 300 to 500 crowns.", "500", "exact", ""),
        ("en", "They won 3-2 there.", "2", "exact", ""),
        ("en", "Many came, and 100 left.", "100", "exact", ""),
        ("fr", "Une centaine de gens.", "100", "about", ""),
        ("fr", "Le nombre passa de 300 à 500.", "500", "exact", ""),
        ("zh", "来了3至5万人", "30000", "between", "50000"),
        ("zh", "七十多万人来了", "700000", "over", ""),
        ("zh", "十几个人来了", "10", "over", ""),
        ("zh", "十人几乎都来了", "10", "exact", ""),
        ("de", "Gut eine halbe Million Leute.", "500000", "over", ""),
        ("de", "Nicht weniger als 500 Leute.", "500", "over", ""),
        ("de", "Er kam nicht, mehr als 500 kamen.", "500", "over", ""),
        ("de", "Nicht nur mehr als 500 kamen.", "500", "over", ""),
        ("de", "Es kamen 500. Die Polizei schwieg.", "500", "exact", ""),
        ("ru", "Не менее 500 человек.", "500", "over", ""),
        ("zh", "不少于500人来了", "500", "over", ""),
        ("ar", "ما لا يقل عن 500 شخص", "500", "over", ""),
        ("ja", "500人に満たなかった", "500", "under", ""),
        ("ja", "500人強化した", "500", "exact", ""),
    ],
)
def test_a_figure_that_a_passage_prints_is_found(language: str, text: str, value: str, bound: str, upto: str) -> None:
    assert not refused(language, text, value, bound, upto)


@pytest.mark.parametrize(
    ("language", "text", "value", "bound", "upto"),
    [
        ("en", "The first boat came.", "1", "exact", ""),
        ("en", "It cost 2 million crowns.", "2000001", "exact", ""),
        ("en", "It cost 20 million crowns.", "2000000", "exact", ""),
        ("en", "It cost 2.5 million crowns.", "25000000", "exact", ""),
        ("en", "It cost 12,000 crowns.", "12", "exact", ""),
        ("en", "It fell to -5 crowns.", "5", "exact", ""),
        ("en", "Lemon8 had crowns.", "8", "exact", ""),
        ("en", "No. 2 boat cost crowns.", "2", "exact", ""),
        ("en", "COVID-19 cost crowns.", "19", "exact", ""),
        ("en", "It was the 19th crown.", "19", "exact", ""),
        ("en", "In 1932 it had crowns.", "1932", "exact", ""),
        ("en", "On 5 May it had crowns.", "5", "exact", ""),
        ("en", "At 10:30 it had crowns.", "10", "exact", ""),
        ("en", "More than 500 came.", "500", "exact", ""),
        ("en", "500 came.", "500", "over", ""),
        ("en", "500 came.", "500", "about", ""),
        ("en", "500 came.", "500", "under", ""),
        ("en", "Nearly 500 came.", "500", "exact", ""),
        ("en", "Up to 500 came.", "500", "exact", ""),
        ("en", "About 500 came.", "500", "over", ""),
        ("en", "Over 500 came.", "500", "under", ""),
        ("en", "Perhaps 500 came.", "500", "exact", ""),
        ("en", "Between 300 and 500 came.", "300", "between", "400"),
        ("en", "300 came and 500 left.", "300", "between", "500"),
        ("de", "Es waren 500 Leute.", "500", "over", ""),
        ("de", "Es waren mehr als 500 Leute.", "500", "exact", ""),
        ("fr", "Plus de 500 gens.", "500", "exact", ""),
        ("es", "Más de 500 personas.", "500", "exact", ""),
        ("zh", "超过3.5亿人", "350000000", "exact", ""),
        ("de", "Es kamen 500 Leute.", "500", "under", ""),
        ("de", "Es kamen 300 bis 500 Leute.", "300", "exact", ""),
        ("de", "Es kamen 300 bis 500 Leute.", "500", "exact", ""),
        ("de", "Zwischen 300 und 500 kamen.", "300", "exact", ""),
        ("de", "Zwischen 300 und 500 kamen.", "500", "exact", ""),
        ("fr", "Entre 300 et 500 gens.", "500", "exact", ""),
        ("tr", "300 ile 500 arasında kişi", "500", "exact", ""),
        ("zh", "300至500人来了", "500", "exact", ""),
        ("en", "From 300 to 500 came.", "500", "exact", ""),
        ("en", "Two or three million came.", "3000000", "exact", ""),
        ("en", "Several hundred came.", "100", "exact", ""),
        ("en", "A couple of hundred came.", "2", "exact", ""),
        ("en", "A quarter of a million came.", "1000000", "exact", ""),
        ("en", "From 3 to 500 came.", "300", "between", "500"),
        ("fr", "Une centaine de gens.", "100", "exact", ""),
        ("zh", "第十届会议开了", "10", "exact", ""),
        ("de", "Im 19. Jahrhundert kam es.", "19", "exact", ""),
        ("de", "Kaum 500 Leute kamen.", "500", "exact", ""),
        ("de", "Nicht einmal 500 Leute kamen.", "500", "exact", ""),
        ("de", "Keine 500 Leute kamen.", "500", "exact", ""),
        ("ja", "500人強が来た", "500", "exact", ""),
    ],
)
def test_a_figure_that_a_passage_does_not_print_so_is_not(
    language: str, text: str, value: str, bound: str, upto: str
) -> None:
    assert refused(language, text, value, bound, upto)


BOUNDED = (
    # language, text, value, bound
    ("es", "Más del 66 % vivía.", "66", "over"),
    ("es", "Menos del 40 % vivía.", "40", "under"),
    ("es", "Aproximadamente el 40 % vivía.", "40", "about"),
    ("es", "Alrededor del 40 % vivía.", "40", "about"),
    ("es", "Cerca del 40 % vivía.", "40", "about"),
    ("es", "En torno al 40 % vivía.", "40", "about"),
    ("es", "Casi el 90 % vivía.", "90", "under"),
    ("es", "Estaba por encima del 90 %.", "90", "over"),
    ("es", "Estaba por debajo de los 90 grados.", "90", "under"),
    ("es", "Supera el 30 % del total.", "30", "over"),
    ("es", "Al menos otros seis murieron.", "6", "over"),
    ("es", "Murieron 300 personas o más.", "300", "over"),
    ("it", "Circa il 40 % vive lì.", "40", "about"),
    ("it", "Circa l'80 % vive lì.", "80", "about"),
    ("it", "Più del 66 % vive lì.", "66", "over"),
    ("it", "Oltre il 30 % vive lì.", "30", "over"),
    ("it", "Meno della metà vive lì.", "1/2", "under"),
    ("it", "Quasi il 90 % vive lì.", "90", "under"),
    ("it", "Intorno al 90 % vive lì.", "90", "about"),
    ("pt", "Pelo menos outras seis pessoas morreram.", "6", "over"),
    ("pt", "Mais dos 300 morreram.", "300", "over"),
    ("pt", "Cerca da metade morreu.", "1/2", "about"),
    ("fr", "Le taux est en dessous de 20 %.", "20", "under"),
    ("fr", "Le taux tomba sous les 20 %.", "20", "under"),
    ("fr", "Le nombre dépasse 3 millions.", "3000000", "over"),
    ("fr", "Le nombre dépasse les 300.", "300", "over"),
    ("fr", "Le nombre ne dépasse pas 300.", "300", "under"),
    ("fr", "Près des deux tiers votèrent.", "2/3", "about"),
    ("fr", "Il y eut 300 personnes environ.", "300", "about"),
    ("de", "Es waren schätzungsweise 15.000 Leute.", "15000", "about"),
    ("de", "Es waren geschätzte 15.000 Leute.", "15000", "about"),
    ("de", "Die Zahl übersteigt 300.", "300", "over"),
    ("de", "Mindestens weitere sechs starben.", "6", "over"),
    ("en", "At least another six people died.", "6", "over"),
    ("ru", "По крайней мере 330 человек пришли.", "330", "over"),
    ("ru", "Более чем 300 человек пришли.", "300", "over"),
    ("ru", "Цены выросли более чем на 10 %.", "10", "over"),
    ("ru", "Цены выросли почти на 10 %.", "10", "under"),
    ("ru", "Цены выросли примерно на 10 %.", "10", "about"),
    ("ru", "Более чем в 30 странах.", "30", "over"),
    ("ru", "Уровень упал ниже 20 %.", "20", "under"),
    ("ru", "Там живёт до 90 % людей.", "90", "under"),
    ("ru", "Прошло 20 с лишним лет.", "20", "over"),
    ("tr", "Yüzde 30'un üzerinde artış oldu.", "30", "over"),
    ("tr", "Sıcaklık 30 derecenin altında kaldı.", "30", "under"),
    ("tr", "Yaklaşık yüzde 40 geldi.", "40", "about"),
    ("tr", "Dün 30 kişi kadar geldi.", "30", "about"),
    ("zh", "降到了20%以下", "20", "under"),
    ("zh", "超过了20%以上", "20", "over"),
    ("zh", "70%以上的人来了", "70", "over"),
    ("zh", "提供了高达90%的水", "90", "under"),
    ("zh", "每人大约$15000", "15000", "about"),
    ("zh", "至少另外六名记者", "6", "over"),
    ("ja", "20%以上の人", "20", "over"),
    ("ja", "20%未満の人", "20", "under"),
    ("ja", "20%を下回った", "20", "under"),
    ("ja", "最大で300人が来た", "300", "under"),
    ("ko", "20% 이상의 사람", "20", "over"),
    ("ko", "20% 아래로 떨어졌다", "20", "under"),
    ("fr", "Le taux tomba sous le seuil de 20 %.", "20", "under"),
    ("fr", "Les morts, estimés à 7,5 millions, sont nombreux.", "7500000", "about"),
    ("es", "Los muertos, estimados en 7,5 millones.", "7500000", "about"),
    ("ru", "Потери оцениваются в 7,5 миллиона человек.", "7500000", "about"),
    ("ru", "Число превысило 66.", "66", "over"),
    ("ru", "Он приплыл приблизительно за 4 минуты.", "4", "about"),
    # What only looks like a bound.
    ("de", "Unter den 300 Gästen war er.", "300", "exact"),
    ("sv", "Under de 20 åren hände det.", "20", "exact"),
    ("es", "Avancemos hasta 2016 y esto merece más.", "2016", "exact"),
    ("es", "Duró hasta el 2016.", "2016", "exact"),
    ("zh", "从12000元的余额中取钱", "12000", "exact"),
    ("zh", "300人多次来了", "300", "exact"),
    ("ru", "Пришло больше на 10 человек.", "10", "exact"),
    ("ru", "Число выросло до 500 человек.", "500", "exact"),
    ("ru", "Число упало с 700 до 500 человек.", "500", "exact"),
    ("en", "It lasted up to 1990.", "1990", "exact"),
    ("es", "Durará hasta 2035.", "2035", "exact"),
    ("fr", "Il dura jusqu’à 2016.", "2016", "exact"),
    ("de", "Es dauerte bis zu 1990.", "1990", "exact"),
    ("fr", "Jusqu’à 2016 personnes vinrent.", "2016", "under"),
)


@pytest.mark.parametrize(("language", "text", "value", "bound"), BOUNDED)
def test_a_bound_is_read_over_the_words_and_signs_between_it_and_its_number(
    language: str, text: str, value: str, bound: str
) -> None:
    others = {"exact", "over"} - {bound}
    assert not refused(language, text, value, bound, "")
    assert all(refused(language, text, value, other, "") for other in others)


COUNTED_BEHIND_MONTHS = (
    # language, text, the number, the month
    ("en", "In December, 300 people came.", "300", 12),
    ("en", "In May 400 people came.", "400", 5),
    ("en", "By August 900 soldiers had come.", "900", 8),
    ("en", "In March 2500 miners struck.", "2500", 3),
    ("en", "In March 1500 miners struck.", "1500", 3),
    ("en", "In March, 1932 miners struck.", "1932", 3),
    ("en", "On 3 May 200 people came.", "200", 5),
    ("de", "Im Mai 400 Menschen.", "400", 5),
    ("fr", "En mai 400 personnes vinrent.", "400", 5),
    ("ru", "В мае 400 человек пришли.", "400", 5),
    ("fr", "En mai, sept personnes vinrent.", "7", 5),
    ("fr", "En mai, dix-sept personnes vinrent.", "17", 5),
    ("fr", "En mai, ils étaient dix-sept.", "17", 5),
    ("fr", "En mai, ils étaient sept. Tous vinrent.", "7", 5),
)


@pytest.mark.parametrize(("language", "text", "value", "month"), COUNTED_BEHIND_MONTHS)
def test_a_number_behind_a_month_is_a_count_where_something_is_counted(
    language: str, text: str, value: str, month: int
) -> None:
    assert not refused(language, text, value, "exact", "")
    assert [one.year for one in dates_in(text, language) if one.month == month] == [None]


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("en", "In May 1932 storms came.", 1932),
        ("en", "In May 410 AD it fell.", 410),
        ("en", "He died on 22 May 337.", 337),
        ("en", "In May, 1932, it was so.", 1932),
        ("en", "The May 2000 elections", 2000),
        ("fr", "En sept 1932 il vint", 1932),
        ("fr", "En sept. 1932 il vint", 1932),
    ],
)
def test_a_number_behind_a_month_is_its_year(language: str, text: str, year: int) -> None:
    assert [one.year for one in dates_in(text, language) if one.month] == [year]


NOT_MORE = (
    ("de", "Nicht mehr als 500 Leute"), ("de", "Es waren keine mehr als 500"), ("fr", "Pas plus de 500 gens"),
    ("fr", "Il n’est pas venu plus de 500 gens"), ("es", "No más de 500 personas"), ("es", "No vinieron más de 500"),
    ("it", "Non più di 500 persone"), ("pt", "Não mais de 500 pessoas"), ("pt", "Não mais que 500 pessoas"),
    ("nl", "Niet meer dan 500 mensen"), ("sv", "Inte mer än 500 personer"), ("da", "Ikke mere end 500 mennesker"),
    ("no", "Ikke mer enn 500 mennesker"), ("ru", "Не более 500 человек"), ("pl", "Nie więcej niż 500 osób"),
    ("tr", "500'den fazla değil"), ("tr", "500'ü aşmadı onlar"), ("ar", "لا أكثر من 500 شخص"),
    ("ar", "لم يتجاوز 500 شخص"), ("zh", "来的不超过500人"), ("zh", "来的没有超过500人"),
    ("ja", "500人を超えなかった"), ("ja", "500人以上ではなかった"), ("ko", "500명을 넘지 않았다"),
    ("ko", "500명을 넘지 못했다"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NOT_MORE)
def test_a_denial_turns_a_bound(language: str, text: str) -> None:
    assert not refused(language, text, "500", "under", "")
    assert refused(language, text, "500", "over", "")
    assert refused(language, text, "500", "exact", "")


@pytest.mark.parametrize(
    ("language", "text", "unit", "holds"),
    [
        ("en", "Fifty dollars was the toll", "euros", False),
        ("en", "Fifty US dollars was the toll", "dollars", True),
        ("en", "EUR 50 was the toll", "euros", True),
        ("en", "50 per cent of them", "dollars", False),
        ("en", "50 per cent of them", "people", True),
        ("de", "Fünfzig Euro Zoll", "dollars", False),
        ("de", "Fünfzig Euro Zoll", "euros", True),
        ("ru", "50 рублей было", "dollars", False),
        ("ja", "料金は50円でした", "yen", True),
        ("ja", "料金は50ドルでした", "yen", False),
    ],
)
def test_a_number_of_another_money_is_not_the_figure(language: str, text: str, unit: str, holds: bool) -> None:  # noqa: FBT001 - of a table
    assert refused(language, text, "50", "exact", "", unit) is not holds


def test_an_end_of_a_span_is_told_as_such() -> None:
    figure = json.dumps({"value": "2", "unit": "crowns", "of": "it"})
    written = SITE.format(text="It cost two or three.", language="en", figure=figure, quote="It cost two or three")
    (problem,) = (one for one in tiny(written).problems if one.code == "figure-bound-differs")
    assert problem.message == 'the figure is said as exact, and "two" is an end of "two or three"'


def test_two_numbers_that_stand_near_each_other_are_no_span() -> None:
    assert not refused("de", "Es kamen 500 Leute, 300 gingen.", "500", "exact", "")
    assert not refused("en", "It had 500 boats and 300 men.", "500", "exact", "")
