"""The one form in which quotations are compared: NFC, and single spaces; and the way back from it."""

import re
import unicodedata
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from siglum.proving.folding import fold, fold_words
from tests.sampled import examples

# The code points with the property White_Space, from PropList.txt of Unicode; none was added since 2014.
WHITE = [*range(0x09, 0x0E), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
NOT_WHITE = [0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0x1C, 0x1F]
COMPOSING = (
    "aeou\u0300\u0301\u0308\u0323\u0327\u0338=\u1100\u1161\u11a8\uac00\u0344\u2126\u212b\u0958\u0f73\u0f71\u0f72"
)
TEXT = st.text(alphabet=COMPOSING + "".join(map(chr, WHITE)) + "\u200b’'.\U0001f600\U0002f800", max_size=30)


def plain(text: str) -> str:
    """Fold a text as it is defined, without a way back; of scripts without spaces, TEXT has only this letter."""
    white = "[" + "".join(map(re.escape, map(chr, WHITE))) + "]"
    line_end = "[ \t\xa0]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[ \t\xa0\u3000]*"
    normal = unicodedata.normalize("NFC", text)
    return re.sub(f"{white}+", " ", re.sub(f"(?<=\u4e3d){line_end}(?=\u4e3d)", "", normal))


@examples(1500)
@given(TEXT)
@example("\u0f71\u0f72")
@example("a\u0323\u0301 a\u0301\u0323")
def test_folding_is_nfc_and_single_spaces_and_nothing_else(text: str) -> None:
    assert fold(text).text == plain(text)
    assert fold_words(text) == plain(text).strip(" ")


@examples(500)
@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text).text).text == fold(text).text


@examples(500)
@given(TEXT)
def test_composed_and_decomposed_texts_fold_to_the_same(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, text)).text == plain(text)


@examples(1000)
@given(TEXT)
def test_every_offset_leads_back_to_where_its_character_came_from(text: str) -> None:
    folded = fold(text)
    offsets = [folded.original(offset) for offset in range(len(folded.text) + 1)]
    assert offsets[0] == 0
    assert offsets[-1] == len(text)
    assert offsets == sorted(offsets)
    # What stands between two characters folds to what stands between them in the folded text.
    edges = [at for at in range(1, len(folded.text)) if not unicodedata.combining(folded.text[at])]
    for start, end in pairwise([0, *edges, len(folded.text)]):
        # A line break that is no space belongs to the character before it.
        assert plain(text[offsets[start] : offsets[end]]) in (folded.text[start:end], f"{folded.text[start:end]} ")


@examples(500)
@given(st.text(alphabet="abc .’é人", max_size=60), st.data())
def test_in_a_text_that_needs_no_folding_every_offset_is_itself(text: str, data: st.DataObject) -> None:
    single = re.sub(" +", " ", text)
    offset = data.draw(st.integers(0, len(single)))
    assert fold(single).text == single
    assert fold(single).original(offset) == offset


def test_every_white_space_of_unicode_is_a_space() -> None:
    for number in WHITE:
        assert fold(f"a{chr(number)}b").text == "a b", hex(number)
        assert fold_words(f"{chr(number)}a {chr(number)} b{chr(number)}") == "a b", hex(number)


def test_what_only_looks_like_space_is_none() -> None:
    for number in NOT_WHITE:
        assert fold(f"a{chr(number)}b").text == f"a{chr(number)}b", hex(number)


def test_nothing_else_is_folded() -> None:
    for text in ["ﬁ", "²", "½", "…", "’", "“", "–", "А", "ſ", "ａ", "\u0130", "ß", "A"]:
        assert fold(text).text == fold_words(text) == text, text


def test_a_word_that_is_broken_at_the_end_of_a_line_is_one_word() -> None:
    folded = fold("It was trans-\n  ferred, and well-\nknown as a well-known, pre- \r\ncious X-\nray; 3-\n4.")
    assert folded.text == "It was transferred, and well-known as a well-known, precious X-ray; 3-4."
    assert folded.broken == {
        ("trans", "ferred"): "transferred",
        ("well", "known"): "well-known",
        ("pre", "cious"): "precious",
        ("X", "ray"): "X-ray",
        ("3", "4"): "3-4",
    }
    assert [
        folded.known(words) for words in ("trans-ferred", "trans- ferred", "transferred", "well- known", "wellknown")
    ] == [
        "transferred",
        "transferred",
        "transferred",
        "well-known",
        "well-known",
    ]


def test_behind_the_hyphen_of_a_compound_a_line_break_is_no_space() -> None:
    folded = fold("The Anglo-\nAmerican war of 1914-\n1918 -\nAnd --\nBut he.")
    assert folded.text == "The Anglo-American war of 1914-1918 - And -- But he."
    assert [folded.known(words) for words in ("Anglo- American", "AngloAmerican", "1914-1918")] == [
        "Anglo-American",
        "AngloAmerican",
        "1914-1918",
    ]


def test_a_line_break_between_characters_of_a_script_without_spaces_is_nothing() -> None:
    text = "\u4e3a\u4ec0\n\u4e48 a\n\u4e3d\n\n\u4e3d"
    folded = fold(text)
    assert folded.text == "\u4e3a\u4ec0\u4e48 a \u4e3d \u4e3d"
    assert (folded.stretch(1, 2).end, folded.original(2)) == (2, 3)
    assert fold_words("\u4e3a\n\u4ec0") == "\u4e3a\u4ec0"
