"""Numbers in running text, in digits and in words, of several languages; and what holds digits and is no number."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icu4py.messageformat import MessageFormat

from siglum.languages.english_numbers import BOUNDS
from siglum.languages.numbers import numbers_in
from tests.sampled import examples

PRINTED = (
    # language, text, what is read in it
    ("en", "seven hundred thousand people", "700000"),
    ("en", "more than three million, and 1.2 million", "3000000 1200000"),
    ("en", "two thirds of them, three quarters, half of it", "2/3 3/4 1/2"),
    ("en", "Twenty-one of a hundred thousand", "21 100000"),
    ("en", "half a million, a dozen, two and a half million", "500000 12 2500000"),
    ("en", "one hundred and one; two hundred forty thousand three hundred and five", "101 240305"),
    ("en", "one million two hundred thousand", "1200000"),
    ("en", "700k, 700K, $3bn, 3.5m", "700000 700000 3000000000 3500000"),
    ("en", "1,200,000.50 and 1 200 000 and 12,00,000", "2400001/2 1200000 1200000"),
    ("en", "2 ½, ½, 1/3, 0.25", "5/2 1/2 1/3 1/4"),
    ("en", "5 m high, 5m long, $5 m, 12 t of coal, 3.5m people", "5 5 5000000 12 3500000"),
    ("en", "two or three, nineteen twelve", "2 3 19 12"),
    ("en", "a 37-year-old in the 1990s, 5km away", "37 1990 5"),
    ("zh", "大约16万8千人", "168000"),
    ("ja", "7万5000人、7万5千人、3億4070万ドル、1兆2000億円", "75000 75000 340700000 1200000000000"),
    ("ja", "1億2千万人、2千万人、300年5人", "120000000 20000000 300 5"),
    ("ko", "3억4070만, 3억 4070만, 1억2천만", "340700000 340700000 120000000"),
    ("zh", "体重80千克，千克，四千人，全长3000多千米，2900千瓦，8千人", "80 4000 3000 2900 8000"),
    ("es", "221 mil millones, 1,4 mil millones", "221000000000 1400000000"),
    ("en", "3 hundred million, 3 million 400 thousand, $5k, 20 m", "300000000 3000000 400000 5000 20"),
    ("ru", "двое детей, трое, четверо, пятеро, троих", "2 3 4 5 3"),
    ("pl", "dwoje dzieci, troje, pięcioro", "2 3 5"),
    ("de", "zweier Bücher", "2"),
    ("en", "three million and five million copies", "3000000 5000000"),
    ("en", "two thousand and five thousand, two thousand and five", "2000 5000 2005"),
    ("de", "drei Millionen und fünf Millionen", "3000000 5000000"),
    ("en", "44 B.C. and 1600 B.C.E., 44b people", "44 1600 44000000000"),
    ("en", "No one and one of them, a third man, hundreds of thousands, dozens", ""),
    ("de", "siebenhunderttausend, einundzwanzig, 1.234 Tage", "700000 21 1234"),
    ("de", "fast hundert, tausend Leute, hundertzwanzig, Tausende, hunderttausend", "100 1000 120 100000"),
    ("es", "unas ochocientas personas, más de doscientas, doscientas mil", "800 200 200000"),
    ("fr", "haut de 8,62 m, 3 M€", "431/50 3000000"),
    ("fr", "à 8 m 62, pour 12 fr. 50", "431/50 25/2"),
    ("ru", "две тысячи, двадцать две", "2000 22"),
    ("sv", "hundra män och tusen kvinnor", "100 1000"),
    ("ru", "тысяча человек", "1000"),
    ("en", "they won two-nil", "2 0"),
    ("de", "1,2 Millionen, zwei Millionen, 3 Mrd. Euro", "1200000 2000000 3000000000"),
    ("fr", "sept cent mille, vingt et un, deux millions, 700 000", "700000 21 2000000 700000"),
    ("es", "setecientos mil, 1,2 millones, 700.000", "700000 1200000 700000"),
    ("pt", "um milhão e duzentos mil", "1200000"),
    ("it", "settecentomila, 1,2 milioni, 700mila", "700000 1200000 700000"),
    ("ru", "семьсот тысяч, 1,2 млн, двадцать один", "700000 1200000 21"),
    ("ja", "七十万人、120万、三千五百万、1.2億円", "700000 1200000 35000000 120000000"),
    ("zh", "七十万人、一百二十万、1500万、三亿", "700000 1200000 15000000 300000000"),
    ("ko", "칠십만 명, 120만 명", "700000 1200000"),
    ("hi", "सात लाख, 12,00,000", "700000 1200000"),
    ("ar", "٧٠٠٬٠٠٠ شخص", "700000"),
    ("th", "เจ็ดแสนคน", "700000"),
    ("en", "a quarter of a million, three quarters of a million", "250000 750000"),
    ("en", "a million and a half, three and a quarter million, half a dozen", "1500000 3250000 6"),
    ("en", "several hundred, many thousand, a couple of hundred, a few dozen", ""),
    ("de", "eine Viertelmillion, drei viertel Millionen, drei Viertel einer Million", "250000 750000 750000"),
    ("de", "500 Tsd. Leute", "500000"),
    ("de", "mehrere hundert, einige tausend, ein paar hundert", ""),
    ("fr", "trois quarts de million, deux millions et demi, la moitié, une centaine", "750000 2500000 1/2 100"),
    ("fr", "septante et une, quatre-vingt-dix", "71 90"),
    ("es", "un cuarto de millón, un millón y medio", "250000 1500000"),
    ("ru", "два с половиной миллиона, полумиллиона, полтора миллиона", "2500000 500000 1500000"),
    ("ru", "пятисот человек, сорока, двумя тысячами, несколько сот", "500 40 2000"),
    ("pl", "pół miliona, półtora miliona, pięciuset", "500000 1500000 500"),
    ("tr", "yarım milyon, İki buçuk milyon, 700 binden fazla, birkaç yüz, ona", "500000 2500000 700000"),
    ("ar", "نصف مليون، ثلاثة ملايين ونصف المليون، 300 و500", "500000 3500000 300 500"),
    ("he", "חצי מיליון, מיליון וחצי, כמה מאות", "500000 1500000"),
    ("hi", "साढ़े तीन लाख, डेढ़ लाख, ढाई लाख, पौने दो लाख", "350000 150000 250000 175000"),
    ("zh", "三分之二，百分之三十，七十多万，两个半小时", "2/3 30 700000 5/2"),
    ("zh", "数百人，几十万人，第十届，19世纪", ""),
    ("ja", "三分の二、数千人、何百人、第3回、死者数100人", "2/3 100"),
    ("ko", "3분의 2, 수백, 수십만, 70여만 명, 제3회", "2/3 700000"),
    ("nb", "halvannen million, flere hundre", "1500000"),
    ("th", "ครึ่งล้าน", "500000"),
)


@pytest.mark.parametrize(("language", "text", "expected"), PRINTED)
def test_numbers_are_read_in_digits_and_in_words(language: str, text: str, expected: str) -> None:
    found = [str(one.value) for one in numbers_in(text, language) if one.kind in ("number", "words")]
    assert found == expected.split()


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("the gene GABRA1 here", "GABRA1", "name"),
        ("the app Lemon8, here", "Lemon8", "name"),
        ("of COVID-19.", "COVID-19", "name"),
        ("an F-16", "F-16", "name"),
        ("on 4chan", "4chan", "name"),
        ("version 2.1.1", "2.1.1", "name"),
        ("the No. 2 boat", "2", "label"),
        ("our #1 boat", "1", "label"),
        ("on the 16th", "16th", "ordinal"),
    ],
)
def test_what_holds_digits_and_counts_nothing_is_no_number(text: str, words: str, kind: str) -> None:
    (found,) = numbers_in(text, "en")
    assert (text[found.start : found.end], found.kind) == (words, kind)


NAMES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "ru", "pl", "tr", "ja", "zh", "ko")


@examples(300)
@given(
    st.sampled_from(NAMES),
    st.integers(2, 999_999) | st.sampled_from([1, 2, 12, 120, 700]).map(lambda count: count * 10**6),
)
def test_what_a_language_spells_is_read_as_it_was_meant(language: str, number: int) -> None:
    spelled = str(MessageFormat("{n, spellout}", language).format({"n": number})).replace("\u00ad", "")
    assert [one.value for one in numbers_in(spelled, language)] == [Fraction(number)]


@examples(300)
@given(st.sampled_from((*NAMES, "hi", "ar", "fa", "bn")), st.integers(0, 10**12) | st.floats(0.1, 10**6).map(float))
def test_what_a_language_groups_is_read_as_it_was_meant(language: str, number: float) -> None:
    rounded = round(number, 2)
    written = str(MessageFormat("{n, number}", language).format({"n": rounded}))
    assert [one.value for one in numbers_in(written, language)] == [Fraction(str(rounded))]


@examples(200)
@given(
    st.lists(
        st.sampled_from(["7", "00", ",", ".", " ", "-", "/", "½", "k", "million", "two", "a", "No.", "é", "万", "A"])
    )
)
def test_numbers_stand_in_their_text_one_after_the_other(parts: list[str]) -> None:
    text, at = "".join(parts), 0
    for one in numbers_in(text, "en"):
        assert at <= one.start < one.end <= len(text)
        at = one.end


@pytest.mark.parametrize(
    ("before", "after", "bounds"),
    [
        ("more than ", " people", {"over"}),
        ("at least $", "", {"over"}),
        ("no fewer than ", "", {"over"}),
        ("", "+ people", {"over"}),
        ("", " or more", {"over"}),
        ("no more than ", "", {"under"}),
        ("fewer than ", "", {"under"}),
        ("up to ", "", {"under"}),
        ("nearly ", "", {"under", "about"}),
        ("about ", "", {"about"}),
        ("an estimated ", "", {"about"}),
        ("", " or so", {"about"}),
        ("over the ", "", {"over"}),
        ("all over the town, ", "", set()),
        ("it has ", " users", set()),
    ],
)
def test_the_bound_of_a_number_is_read_in_the_words_beside_it(before: str, after: str, bounds: set[str]) -> None:
    assert {bound for bound, (ahead, behind) in BOUNDS.items() if ahead.search(before) or behind.match(after)} == bounds


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("이 배는 침몰했고, 사람이 많았다. 오늘 일이 많다. 백악관은 받아들이지 않았다.", []),
        ("사고로 두 명이 숨졌다.", [2]),
        ("천만다행으로 두 명이 살았다.", [2]),
        ("스물세 척과 스무 명, 삼백오십 명", [23, 20, 350]),
        ("인구 오백만, 십만 원, 세계와 네덜란드", [5_000_000, 100_000]),
    ],
)
def test_a_syllable_of_a_korean_word_is_no_number(text: str, values: list[int]) -> None:
    assert [one.value for one in numbers_in(text, "ko")] == values


def test_a_thai_number_in_words_stands_before_what_it_counts_or_at_an_end() -> None:
    for text in ("มีเรือห้า", "มีเรือห้า แล้วก็ไป", "เรือห้าลำ"):
        assert [int(one.value) for one in numbers_in(text, "th")] == [5], text
    for text in ("เขาสามารถเดินได้", "ไปที่ห้างนี้", "อุตสาหกรรมนี้"):
        assert not numbers_in(text, "th"), text
