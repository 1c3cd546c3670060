"""One record, one address: what may be a name, and how one page links to another."""

from posixpath import dirname, join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siglum.model.urls import DEVICE_NAMES, SLUG_LIMIT, public, relative, slug_fault
from tests.alphabet import ANY
from tests.sampled import examples

NO_NAMES = (
    *(
        "",
        "-",
        "-a",
        "a-",
        "a--b",
        "A",
        "a_b",
        "a b",
        "a.b",
        ".git",
        "..",
        "../x",
        "/x",
        "a/b",
        "a\\b",
        "C:x",
        "a/../b",
    ),
    *("a\0", "a\n", "\na", "a\u200b", "caf\u00e9", "cafe\u0301", "ﬁ", "straße", "１", "a\u202e", "%2e", "a#b", "a?b"),
)


def test_what_cannot_be_an_address_is_no_name() -> None:
    for text in NO_NAMES:
        assert slug_fault(text), repr(text)


def test_letters_digits_and_single_hyphens_are_a_name() -> None:
    for text in ["a", "0", "a-b", "2025-01-13", "a" * SLUG_LIMIT, "con-air", "com10", "nul1"]:
        assert slug_fault(text) is None, text


def test_a_name_has_at_most_eighty_characters() -> None:
    assert "81" in (slug_fault("a" * 81) or "")


def test_the_names_of_devices_are_none() -> None:
    for text in sorted(DEVICE_NAMES):
        assert "device" in (slug_fault(text) or ""), text


def test_the_devices_of_the_systems_that_have_them_are_all_there() -> None:
    assert {"con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"} <= DEVICE_NAMES


@examples(300)
@given(st.text(ANY, max_size=90))
def test_a_name_is_the_same_in_every_file_system_and_every_address(text: str) -> None:
    if slug_fault(text) is None:
        assert text.isascii()
        assert text == text.casefold()
        assert len(text.encode()) <= SLUG_LIMIT
        assert normpath(f"claims/{text}/index.html") == f"claims/{text}/index.html"


LINKS = (
    # to, from, link
    ("index.html", "index.html", "index.html"),
    ("index.html", "about/index.html", "../index.html"),
    ("about/index.html", "index.html", "about/index.html"),
    ("claims/a/index.html", "claims/b/index.html", "../a/index.html"),
    ("claims/a/index.html", "404.html", "claims/a/index.html"),
    ("claims/a/index.html#e-1", "claims/a/index.html", "#e-1"),
    ("sources/s/index.html#p-1", "claims/a/index.html", "../../sources/s/index.html#p-1"),
    ("assets/site.css", "sources/s/index.html", "../../assets/site.css"),
    ("claims/index.html", "claims/a/index.html", "../index.html"),
    ("claims/a/index.html", "claims/index.html", "a/index.html"),
    ("timeline/index.html", "timeline/index.html", "index.html"),
)


def test_a_link_is_the_way_from_one_page_to_another() -> None:
    for address, page, link in LINKS:
        assert relative(address, page) == link, (address, page)


PAGES = st.lists(st.sampled_from(["a", "b", "claims", "c-d"]), max_size=3).map(
    lambda parts: "/".join([*parts, "x.html"])
)


@examples(200)
@given(PAGES, PAGES)
def test_every_link_followed_from_its_page_leads_to_its_address(address: str, page: str) -> None:
    assert normpath(join(dirname(page), relative(address, page))) == address


@pytest.mark.parametrize("base", ["https://example.org/site", "https://example.org/site/"])
def test_the_full_address_leaves_out_what_hosts_add(base: str) -> None:
    assert public(base, "index.html") == "https://example.org/site/"
    assert public(base, "claims/a/index.html") == "https://example.org/site/claims/a/"
    assert public(base, "claims/a/index.html#e") == "https://example.org/site/claims/a/#e"
    assert public(base, "404.html") == "https://example.org/site/404.html"
    assert public(base, "pages/reindex.html") == "https://example.org/site/pages/reindex.html"
