"""Where a quotation may begin and end: between words, numbers and signs of every script, and within none of them."""

import re
import unicodedata
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siglum.proving import boundaries
from siglum.proving.boundaries import cuts, stands_whole, unit_around, units, widened
from siglum.proving.folding import fold, fold_words
from siglum.proving.quotations import place
from siglum.proving.standing import Miss
from tests.proving.test_quotations import Words
from tests.sampled import examples, part_of


def cut(text: str, quoted: str) -> str | None:
    """Return what a quotation of a text cuts in two; None where it cuts nothing."""
    folded = fold_words(text)
    start = folded.index(fold_words(quoted))
    end = start + len(fold_words(quoted))
    unit = unit_around(start, folded) or unit_around(end, folded)
    return folded[unit[0] : unit[1]] if unit else None


@pytest.mark.parametrize(
    ("text", "quoted", "unit"),
    [
        # Digits in groups
        ("It cost 1 500 000 crowns.", "It cost 1", "1 500 000"),
        ("It cost 1 500 000 crowns.", "500 000 crowns", "1 500 000"),
        ("It cost 1\u00a0500\u00a0000 crowns.", "000 crowns", "1 500 000"),
        ("It cost 1\u202f500 crowns.", "500 crowns", "1 500"),
        ("It cost 1\u2009500 crowns.", "It cost 1", "1 500"),
        ("It cost 1'500 crowns.", "500 crowns", "1'500"),
        ("It cost 1’500 crowns.", "It cost 1", "1’500"),
        ("It cost 1.500.000 crowns.", "500.000 crowns", "1.500.000"),
        ("It cost 1.500,75 crowns.", "It cost 1.500", "1.500,75"),
        # Signs before, fractions, ranges
        ("It was -5 there.", "5 there", "-5"),
        ("It was −5 there.", "5 there", "−5"),
        ("It was –5 there.", "5 there", "–5"),
        ("It was (-5) there.", "5) there", "-5"),
        ("It was ±0.1 mm off.", "0.1 mm off", "±0.1"),
        ("It was ± 0.1 mm off.", "0.1 mm off", "± 0.1"),
        ("It was ± 0.1 mm off.", "was ± 0", "± 0.1"),
        ("It was .5 there.", "5 there", ".5"),
        ("It was < 0.05 there.", "0.05 there", "< 0.05"),
        ("It was ≥5 there.", "5 there", "≥5"),
        ("Only 1/3 of it stood.", "3 of it", "1/3"),
        ("Only 1/3 of it stood.", "Only 1", "1/3"),
        ("Only 1⁄3 of it stood.", "3 of it", "1⁄3"),
        ("Only 2½ of it stood.", "Only 2", "2½"),
        ("Only 2 ½ of it stood.", "Only 2", "2 ½"),
        ("Only 1 1/2 of it stood.", "1/2 of it", "1 1/2"),
        ("Some 3–5 people saw.", "5 people", "3–5"),
        ("Some 3-5 people saw.", "Some 3", "3-5"),
        ("Some 3 – 5 people saw.", "5 people", "3 – 5"),
        ("At 10:30 it was.", "At 10", "10:30"),
        ("On 2024-01-13 it was.", "01-13 it was", "2024-01-13"),
        ("About 10² metres.", "About 10", "10²"),
        ("Water is H₂O here.", "is H", "H₂O"),
        # Money, percent, degrees
        ("It cost $5 at most.", "5 at most", "$5"),
        ("It cost US$5 at most.", "$5 at most", "US$5"),
        ("It cost $ 5 at most.", "5 at most", "$ 5"),
        ("It cost 5€ at most.", "cost 5", "5€"),
        ("It cost 5 € at most.", "cost 5", "5 €"),
        ("It cost 5\u00a0€ at most.", "cost 5", "5 €"),
        ("It fell by 5% then.", "by 5", "5%"),
        ("It fell by 5 % then.", "by 5", "5 %"),
        ("It fell by 5‰ then.", "by 5", "5‰"),
        ("It fell by 5 percent then.", "by 5", "5 percent"),
        ("At 20° it boils.", "At 20", "20°"),
        ("At 20 °C it boils.", "At 20", "20 °C"),
        ("At 20 °C it boils.", "At 20 °", "20 °C"),
        ("For 18+ only.", "For 18", "18+"),
        ("A 5′ pole.", "A 5", "5′"),
        ("It was #5 there.", "5 there", "#5"),
        ("In the ’90s it was.", "90s it was", "’90s"),
        ("It cost €5–€10 then.", "€10 then", "€5–€10"),
        ("It lost -$5 then.", "$5 then", "-$5"),
        ("It was 5±2 mm.", "It was 5", "5±2"),
        # Great numbers in words
        ("It cost 5 million crowns.", "It cost 5", "5 million"),
        ("It cost 5 million crowns.", "million crowns", "5 million"),
        ("It cost two thousand crowns.", "thousand crowns", "two thousand"),
        # Words and codes around a number
        ("It was minus 5 there.", "5 there", "minus 5"),
        ("A pole of 5′ 10″ fell.", "10″ fell", "5′ 10″"),
        ("It took No. 5 there.", "5 there", "No. 5"),
        ("It cost 500 USD in all.", "It cost 500", "500 USD"),
        ("It cost CHF 500 in all.", "500 in all", "CHF 500"),
        # Compounds, and addresses of the web
        ("An anti–war march.", "war march", "anti–war"),
        ("See example.org/bridge now.", "See example.org", "example.org/bridge"),
        ("See https://example.org/b?c=1 now.", "c=1 now", "https://example.org/b?c=1"),
        ("For non-smokers only.", "smokers only", "non-smokers"),
        ("For non\u2010smokers only.", "smokers only", "non\u2010smokers"),
        ("For non\u2011smokers only.", "smokers only", "non\u2011smokers"),
        ("The α-gate is open.", "gate is open", "α-gate"),
        ("An R&D office.", "An R", "R&D"),
        ("At 5 km/h it went.", "At 5 km", "km/h"),
        ("In C++ and C#.", "In C", "C++"),
        ("A #tag here.", "tag here", "#tag"),
        # What shows nothing
        ("It is no\u00adwhere to be seen.", "where to be", "no\u00adwhere"),
        ("It is no\u200bwhere to be seen.", "where to be", "no\u200bwhere"),
        ("It is no\u2060where to be seen.", "where to be", "no\u2060where"),
        ("It is no\ufeffwhere to be seen.", "where to be", "no\ufeffwhere"),
        ("It is no\ufeffwhere to be seen.", "It is no", "no\ufeffwhere"),
        ("It is 1\u200b500 to be seen.", "500 to be", "1\u200b500"),
        ("می\u200cخواهم بروم به خانه", "خواهم بروم", "می\u200cخواهم"),
        # Chinese and Japanese
        ("耗资1500万克朗，于五月开通", "500万克朗，于五月", "1500万"),
        ("耗资1500万克朗，于五月开通", "万克朗，于五月", "1500万"),
        ("耗资1500万克朗，于五月开通", "耗资1500", "1500万"),
        ("增长1.5倍左右的人数", "5倍左右的人数", "1.5倍"),
        ("TikTok用户涌入平台", "Tok用户涌入平台", "TikTok"),
        ("橋は3千人が渡った", "千人が渡った", "3千人"),
        ("三千万人来了很久", "万人来了很久", "三千万人"),
        ("北京的学生来了很久", "京的学生来了", "北京"),
        # Korean
        ("약 1500명이 참가했다고 한다", "500명이 참가했다고", "1500명이"),
        ("약 1500명이 참가했다고 한다", "명이 참가했다고", "1500명이"),
        ("비흡연자는 들어올 수 있다", "흡연자는 들어올 수", "비흡연자는"),
        ("비흡연자는 들어올 수 있다", "비흡연자", "비흡연자는"),
        ("TikTok은 금지되었다", "은 금지되었다", "TikTok은"),
        # Scripts without spaces, by dictionary
        ("ห่านหยุดรถรางเช้านี้", "านหยุดรถราง", "ห่าน"),
        ("ห่านหยุดรถรางเช้านี้", "ห่านหยุดรถรางเช้", "เช้า"),
        ("ក្ងានបញ្ឈប់រថភ្លើងនៅព្រឹកនេះ", "រថភ្លើងនៅព្រឹ", "ព្រឹក"),
        ("ຄົນລາວຮັກປະເທດລາວ", "ຮັກປະ", "ປະເທດ"),
        ("ကျွန်တော်သည်မြန်မာနိုင်ငံသားဖြစ်သည်", "ကျွန်တော်သည်မြန်မာ", "မြန်မာနိုင်ငံ"),
        ("བོད་ཡིག་ནི་བོད་ཀྱི", "ད་ཡིག", "བོད"),
    ],
)
def test_what_a_quotation_cuts_in_two_is_refused_whole(text: str, quoted: str, unit: str) -> None:
    assert cut(text, quoted) == unit
    miss = place(Words((fold_words(quoted),)), fold(text), short=True)
    assert isinstance(miss, Miss)
    assert miss.code == "quote-cuts-word"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It cost 1 500 000 crowns.", "cost 1 500 000 crowns"),
        ("In 2020 500 people came.", "500 people came"),
        ("In 2020 $5 was much.", "In 2020"),
        ("In 2020 $5 was much.", "$5 was much"),
        ("It ended. 5 people came.", "5 people came"),
        ("It ended (5 people came).", "5 people came"),
        ("It ended – 5 people came.", "5 people came"),
        ("It ended—5 people came.", "5 people came"),
        ("Some five, ten or so.", "ten or so"),
        ("Five million-odd people.", "Five million-odd people"),
        ("He said “5 people came”.", "5 people came"),
        ("He said '5 people came'.", "5 people came"),
        ("He said 5 people came.", "5 people came"),
        ("It took 5 days.", "took 5"),
        ("The dogs’ bones were there.", "bones were there"),
        ("\u200bThe ferry\u200b sank.", "The ferry"),
        ("耗资1500万克朗，于五月开通", "1500万克朗，于五月开通"),
        ("TikTok用户涌入平台", "用户涌入平台"),
        ("ห่านหยุดรถรางเช้านี้", "หยุดรถราง"),
        ("ក្ងានបញ្ឈប់រថភ្លើងនៅព្រឹកនេះ", "បញ្ឈប់រថភ្លើង"),
        ("ຄົນລາວຮັກປະເທດລາວ", "ຮັກປະເທດ"),
        ("ကျွန်တော်သည်မြန်မာနိုင်ငံသားဖြစ်သည်", "မြန်မာနိုင်ငံသား"),
        ("เสีย\u200bเงินไปแล้ว", "เงินไปแล้ว"),
        ("བོད་ཡིག་ནི་བོད་ཀྱི", "ཡིག་ནི"),
        # No dictionary has them, so they may be parted anywhere.
        ("ꦲꦏ꧀ꦱꦫꦗꦮ", "ꦱꦫꦗ"),
        ("약 1500명이 참가했다고 한다", "1500명이 참가했다고"),
    ],
)
def test_whole_words_numbers_and_signs_may_be_quoted(text: str, quoted: str) -> None:
    assert cut(text, quoted) is None


@pytest.mark.parametrize(
    ("language", "text", "quoted", "number"),
    [
        ("en", "one hundred and five people came", "five people", "one hundred and five"),
        ("en", "half a million people came", "a million people", "half a million"),
        ("en", "two thirds of them came", "thirds of them", "two thirds"),
        ("en", "about three quarters of them", "about three", "three quarters"),
        ("de", "zwei Millionen Menschen kamen", "Millionen Menschen", "zwei Millionen"),
        ("es-MX", "dos millones de personas", "millones de", "dos millones"),
        ("fr", "quatre vingt dix personnes", "dix personnes", "quatre vingt dix"),
        ("ru", "два миллиона человек", "миллиона человек", "два миллиона"),
        ("en", "A quarter of a million came", "a million came", "A quarter of a million"),
        ("en", "It was a million and a half", "a million", "a million and a half"),
        ("en", "several hundred people came", "hundred people", "several hundred"),
        ("fr", "un million et demi de gens", "un million", "un million et demi"),
        ("ru", "полтора миллиона человек", "миллиона человек", "полтора миллиона"),
        ("pl", "Przyszło pół miliona osób", "miliona osób", "pół miliona"),
        ("ar", "وصل نصف مليون شخص", "مليون شخص", "نصف مليون"),
        ("hi", "साढ़े तीन लाख लोग", "तीन लाख", "साढ़े तीन लाख"),
        ("zh", "数百人来了", "百人来了", "数百"),
        ("de", "Es kamen 500 Tsd. Leute", "kamen 500", "500 Tsd"),
        ("ru", "Ушли 5 процентов людей", "Ушли 5", "5 процентов"),
        ("ru", "тридцать процентов людей", "процентов людей", "тридцать процентов"),
        ("tr", "nüfusun yüzde 30 kadarı", "30 kadarı", "yüzde 30"),
        ("en", "In 44 BC he died", "In 44", "44 BC"),
        ("fr", "En 44 av. J.-C. il meurt", "En 44", "44 av. J.-C"),
        ("en", "It was minus five there", "five there", "minus five"),
        ("fr", "au moins cinq personnes", "cinq personnes", None),
        ("fr", "Le pont de l'État français tient", "État français tient", None),
        ("fr", "Le pont de l’État français tient", "État français tient", None),
        ("fr", "Il dit qu'Abel vint hier", "Abel vint hier", None),
        ("it", "Il ponte dell’Europa cadde", "Europa cadde", None),
        ("ca", "El pont d'Europa va caure", "Europa va", None),
        ("fr", "C'est aujourd'hui fini", "hui fini", "aujourd'hui"),
        ("fr", "Quelqu’un vint hier", "un vint", "Quelqu’un"),
        ("en", "Then O'Brien came", "Brien came", "O'Brien"),
        ("en", "two or three people came", "three people", None),
        ("en", "one in five people came", "five people", "one in five"),
        ("en", "In May 2020 two million people came", "two million", None),
        ("en", "Chapter five. Two people came", "Two people", None),
        ("de", "Am ersten Tag kamen zwei Leute", "zwei Leute", None),
    ],
)
def test_a_number_in_words_is_not_cut_in_its_language(
    language: str, text: str, quoted: str, number: str | None
) -> None:
    start = text.index(quoted)
    unit = unit_around(start, text, language) or unit_around(start + len(quoted), text, language)
    assert (text[unit[0] : unit[1]] if unit else None) == number
    assert stands_whole(quoted, text, language) is (number is None)


@pytest.mark.parametrize(
    "sentence",
    [
        "ห่านหยุดรถรางเช้านี้แล้วคนขับสั่นกระดิ่งสิบเอ็ดครั้ง",
        "ក្ងានបញ្ឈប់រថភ្លើងនៅព្រឹកនេះ",
        "ຄົນລາວຮັກປະເທດລາວ",
        "ကျွန်တော်သည်မြန်မာနိုင်ငံသားဖြစ်သည်",
        "བོད་ཡིག་ནི་བོད་ཀྱི",
        "ꦲꦏ꧀ꦱꦫꦗꦮ",
        "渡轮终于开航了",
        "昨日の朝橋が開いた",
    ],
)
def test_a_sentence_of_a_script_without_spaces_is_no_single_word(sentence: str) -> None:
    assert not isinstance(place(Words((sentence,)), fold(f"{sentence}。")), Miss)


SCRIPTS = st.text(
    st.one_of(
        st.sampled_from("ab Z 12 ,.-–’'%$€±½²/#@&\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u0301 "),
        st.characters(min_codepoint=0x0E00, max_codepoint=0x0FFF),
        st.characters(min_codepoint=0x1000, max_codepoint=0x11FF),
        st.characters(min_codepoint=0x1780, max_codepoint=0x19FF),
        st.characters(min_codepoint=0x3040, max_codepoint=0x30FF),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x4FFF),
        st.characters(min_codepoint=0xAC00, max_codepoint=0xAD00),
        st.characters(min_codepoint=0x05D0, max_codepoint=0x06FF),
        st.characters(min_codepoint=0x0900, max_codepoint=0x097F),
        st.characters(min_codepoint=0x1F300, max_codepoint=0x1F6FF),
    ),
    max_size=40,
)


@examples(400)
@given(SCRIPTS)
def test_the_units_of_a_text_follow_each_other_and_leave_out_only_spaces(text: str) -> None:
    folded = fold_words(text)
    found = list(units(folded))
    assert all(start < end for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    left = folded
    for start, end in reversed(found):
        left = left[:start] + left[end:]
    assert all(char == " " or unicodedata.category(char) in {"Cf", "Mn"} for char in left)


@examples(400)
@given(SCRIPTS, st.integers(0, 40), st.integers(0, 40))
def test_a_stretch_that_was_widened_holds_it_and_the_unit_holds_the_edge(text: str, one: int, other: int) -> None:
    folded = fold_words(text)
    start, end = sorted((one % (len(folded) + 1), other % (len(folded) + 1)))
    low, high = widened(start, end, folded)
    assert 0 <= low <= start <= end <= high <= len(folded)
    for edge in (start, end):
        if unit := unit_around(edge, folded):
            assert unit[0] < edge < unit[1]
    if not cuts(start, end, folded):
        assert (low, high) == (start, end)


@examples(300)
@given(st.lists(st.text(st.characters(categories=["Ll", "Lu"], max_codepoint=0x24F), min_size=1), min_size=3))
def test_words_with_spaces_between_them_are_cut_nowhere_else(words: list[str]) -> None:
    folded = fold_words(" ".join(words))
    assert stands_whole(folded.split(" ")[1], folded) or " million" in f" {folded.lower()}"


RUNS = ("กขฃคฅ", "ห่านหยุดรถราง", "a-", "1 ", "$ ", "河上的橋", "½a", "111 ", "'5")


@pytest.mark.parametrize("run", part_of(RUNS, 2))
def test_a_long_text_is_looked_through_in_little_time(run: str) -> None:
    text = fold_words(run * (400_000 // len(run)))
    begun = process_time()
    stands_whole(text[1:4], text)
    assert process_time() - begun < 10


NUMBERS = ("5", "315", "000", "million", "hundred", "½", "²", "万", "三", "Ⅳ", "No", "Nr", "minus", "v", "C")
OTHERS = ("n", "a", "The", "한", "é", "ß", "ก", "中", "e\u0323\u0301", "www", *".!?,;)”-%$/。'’+°", *" " * 12)


@examples(1000)
@given(st.lists(st.sampled_from(NUMBERS + OTHERS), min_size=2, max_size=24).map("".join).map(fold_words))
def test_behind_the_stop_of_a_sentence_a_close_look_tells_what_is_told_at_once(text: str) -> None:
    for edge in (match.end() for match in re.finditer(r"[.!?](?= )", text)):
        if boundaries._is_plain(edge, text):  # noqa: SLF001 - both ways are ours, and have to agree
            assert boundaries._unit_around(edge, text) is None, (edge, text)  # noqa: SLF001 - as above
