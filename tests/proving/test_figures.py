"""A figure stands in its passage, in digits or in words, with the words that say how exactly it is meant."""

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


def refused(language: str, text: str, value: str, bound: str, upto: str) -> bool:
    """Whether a figure does not stand in a passage, or not with its bound."""
    figure = {"value": value, "unit": "crowns", "of": "it", "bound": bound} | ({"upto": upto} if upto else {})
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
    ],
)
def test_a_figure_that_a_passage_does_not_print_so_is_not(
    language: str, text: str, value: str, bound: str, upto: str
) -> None:
    assert refused(language, text, value, bound, upto)


def test_two_numbers_that_stand_near_each_other_are_no_span() -> None:
    assert not refused("de", "Es kamen 500 Leute, 300 gingen.", "500", "exact", "")
    assert not refused("en", "It had 500 boats and 300 men.", "500", "exact", "")
