"""Names in running text: whole words, the longest first, and none that two records share."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siglum.facts.names import Mention, Names, names_of
from tests.sampled import examples
from tests.tiny import tiny


def found(text: str, **forms: str) -> list[tuple[str, str]]:
    """Return the names in a text, as they stand there and what they mean."""
    names = Names({form.replace("_", " "): target for form, target in forms.items()})
    return [(text[mention.start : mention.end], mention.target) for mention in names.find(text)]


def test_a_name_is_found_with_its_offsets_in_code_points() -> None:
    assert list(Names({"Ann": "ann"}).find("\U0001f600 Ann.")) == [Mention("ann", 2, 5)]


@pytest.mark.parametrize("text", ["Annabel", "McAnn", "Ann1", "1Ann", "éAnn", "Annä", "ann", "ANN", "A nn"])
def test_a_part_of_a_word_and_another_case_are_no_name(text: str) -> None:
    assert found(text, Ann="ann") == []


@pytest.mark.parametrize(
    "text", ["Ann", "Ann’s", "(Ann)", "“Ann”", "Ann-Marie", "Ann/Bob", "@Ann", "人Ann人", "Ann\u200bx"]
)
def test_a_name_ends_where_a_word_does(text: str) -> None:
    assert found(text, Ann="ann") == [("Ann", "ann")]


def test_names_in_scripts_without_spaces_stand_within_sentences() -> None:
    assert found("我用小红书看视频", 小红书="rednote") == [("小红书", "rednote")]


def test_the_longest_of_the_names_that_begin_at_one_place_is_meant() -> None:
    assert found("Ann Abel and Ann", Ann="a", Ann_Abel="b") == [("Ann Abel", "b"), ("Ann", "a")]
    assert found("New York Times Companies", New_York="a", New_York_Times="b", Times_Companies="c") == [
        ("New York Times", "b")
    ]


@pytest.mark.parametrize("text", ["Harbour Street", "Harbour\nStreet 4", "near Harbour Bridge.", "Harbour\u00a0House"])
def test_the_name_of_a_street_or_a_building_means_nobody(text: str) -> None:
    assert found(text, Harbour="harbour") == []
    assert found(text, Harbour_Street="street") == ([(text[:14], "street")] if "Street" in text else [])


@pytest.mark.parametrize("text", ["Harbour Streetwise", "Harbour, Street", "Harbour street"])
def test_other_words_behind_a_name_leave_it_one(text: str) -> None:
    assert found(text, Harbour="harbour") == [("Harbour", "harbour")]


def test_a_name_is_found_over_the_end_of_a_line() -> None:
    assert found("by Mara\nLindqvist and Mara\u00a0Lindqvist", Mara_Lindqvist="mara") == [
        ("Mara\nLindqvist", "mara"),
        ("Mara\u00a0Lindqvist", "mara"),
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Mill by mill", []),
        ("They went. Mill", []),
        ("“Mill", []),
        ("One:\n\n(Mill", []),
        ("Was it? Mill", []),
        ("by the Mill", ["mill"]),
        ("by\nMill", ["mill"]),
        ("the “Mill”", ["mill"]),
        ("at St. Mary’s Mill", ["mill"]),
    ],
)
def test_a_common_word_that_begins_a_sentence_means_nobody(text: str, meant: list[str]) -> None:
    assert [one.target for one in Names({"Mill": "mill"}, ["Mill"]).find(text)] == meant
    assert bool(list(Names({"Mill": "mill"}).find(text)))


def test_a_name_within_a_longer_one_is_not_found_beside_it() -> None:
    assert found("Bank of England", Bank_of_England="a", England="b", Bank="c") == [("Bank of England", "a")]


def test_without_names_nothing_is_found() -> None:
    assert found("Ann") == []


FORMS = st.dictionaries(
    st.sampled_from(["a", "b", "a b", "b a", "ab", "b-a", "a b a"]), st.sampled_from("xyz"), max_size=5
)


@examples(500)
@given(FORMS, st.text(alphabet="ab -.", max_size=14))
def test_names_are_found_as_by_looking_for_each_at_every_place(forms: dict[str, str], text: str) -> None:
    expected, at = [], 0
    while at < len(text):
        here = [
            form
            for form in forms
            if text.startswith(form, at) and not re.match(r"\w\w", text[max(0, at - 1) : at + 1].rjust(2))
            if not re.match(r"\w\w", text[at + len(form) - 1 : at + len(form) + 1].ljust(2))
        ]
        if here:
            longest = max(here, key=len)
            expected.append(Mention(forms[longest], at, at + len(longest)))
            at += len(longest)
        else:
            at += 1
    assert list(Names(forms).find(text)) == expected


SITE = """
--- seeds/s1.txt
Ann Abel, the engineer, spoke for Rednote, or RED. Sam spoke too.
--- site_src/people/ann.md
---
name: Ann Abel
aliases: [{form: Abel, sources: [s1]}, {form: Sam, sources: [s1]}]
---
--- site_src/people/engineer.md
---
name: the engineer
named: false
---
--- site_src/people/sam.md
---
name: Sam
---
--- site_src/organizations/rednote.md
---
name: Rednote
kind: platform
aliases: [{form: RED, sources: [s1]}]
---
--- site_src/topics/bridge.md
---
name: The bridge
---
"""


def test_all_forms_of_a_name_mean_its_record_and_a_form_of_two_means_neither() -> None:
    site = tiny(SITE).site
    assert site is not None
    assert names_of(site).forms == {
        "Abel": "ann",
        "Ann Abel": "ann",
        "RED": "rednote",
        "Rednote": "rednote",
        "The bridge": "bridge",
    }


@pytest.mark.parametrize(
    ("name", "language", "is_found"),
    [
        ("June", "en", ()),
        ("Monday", "en", ()),
        ("June", "de", ("June",)),
        ("Mittwoch", "de", ()),
        ("june", "en", ("june",)),
        ("June Abel", "en", ("June Abel",)),
    ],
)
def test_a_name_that_a_month_or_a_day_has_too_is_only_linked_by_hand(
    name: str, language: str, is_found: tuple[str, ...]
) -> None:
    settings = f"title: T\ntagline: t\ndescription: d\nscope: s\nlanguage: {language}\n"
    site = tiny(f"--- site_src/site.yaml\n{settings}--- site_src/people/one.md\n---\nname: {name}\n---\n").site
    assert site is not None
    assert tuple(names_of(site).forms) == is_found
