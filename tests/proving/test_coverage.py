"""How much of each source is accounted for, sentence by sentence."""

import pytest
from msgspec.structs import replace

from siglum.proving.coverage import Covered, coverage_of, quoted_share
from siglum.proving.site import Site
from tests.tiny import tiny

TEXT = "The ferry was cheap. It was red. It sank. Nobody was on it."


def site_of(claims: str = "", aside: str = "") -> Site:
    """Return a site of one source of four sentences, with these claims and what is set aside."""
    proven = tiny(
        f"--- seeds/s1.txt\n{TEXT}\n--- site_src/sources/s1.md\n---\nfile: s1.txt\ntitle: One\nsha256: auto\n"
        f"set_aside: [{aside}]\n---\n--- site_src/claims/a.yaml\n{claims}\n"
    )
    assert proven.site is not None
    assert proven.errors == ()
    return proven.site


def claim(name: str, *quotes: str) -> str:
    """Return a claim with a piece of evidence for each quotation."""
    evidence = ", ".join(f"{{source: s1, quote: {quote}}}" for quote in quotes)
    return f"- {{id: {name}, statement: So it was., kind: fact, evidence: [{evidence}]}}\n"


def states(site: Site) -> list[str]:
    """Return what became of each sentence."""
    return [covered.state for covered in site.coverage["s1"]]


def test_a_sentence_that_nothing_touches_is_a_gap() -> None:
    assert states(site_of()) == ["gap"] * 4


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("The ferry", ["cited", "gap", "gap", "gap"]),
        ("'cheap. It'", ["cited", "cited", "gap", "gap"]),
        ("ferry was cheap.", ["cited", "gap", "gap", "gap"]),
        ("It was red.", ["gap", "cited", "gap", "gap"]),
        ("'red. It sank. Nobody'", ["gap", "cited", "cited", "cited"]),
        ("on it.", ["gap", "gap", "gap", "cited"]),
        ("[The ferry, Nobody was]", ["cited", "gap", "gap", "cited"]),
    ],
)
def test_evidence_accounts_for_every_sentence_that_its_segments_touch_and_no_other(
    quote: str, expected: list[str]
) -> None:
    assert states(site_of(claim("a", quote))) == expected
    assert states(site_of(aside=f"{{quote: {quote}, reason: rhetoric}}")) == [
        state.replace("cited", "set-aside") for state in expected
    ]


def test_sentences_with_nothing_between_them_are_apart() -> None:
    """Where no space parts them, one ends at the very offset at which the next begins."""
    text = "船很便宜了。它是红色的。它已经沉了。"
    made = tiny(f"--- seeds/s1.txt\n{text}\n--- site_src/claims/a.yaml\n{claim('a', '它是红色的。')}").site
    assert made is not None
    covered = coverage_of(replace(made.texts["s1"], set_aside=()), made.proofs_in["s1"])
    assert [one.state for one in covered] == ["gap", "cited", "gap"]
    assert covered[0].stretch.end == covered[1].stretch.start


def test_a_sentence_names_its_claims_in_the_order_of_the_text_each_once() -> None:
    site = site_of(claim("b", "was cheap", "'The ferry was'") + claim("a", "'The ferry'"))
    assert site.coverage["s1"][0].claims == ("a", "b")


def test_what_is_cited_is_not_set_aside_even_if_it_is() -> None:
    site = site_of(claim("a", "'The ferry'"), aside="{quote: The ferry was cheap. It was red., reason: heading}")
    first, second, *_ = site.coverage["s1"]
    assert (first.state, first.reason) == ("cited", None)
    assert (second.state, second.reason, second.claims) == ("set-aside", "heading", ())


def test_every_sentence_is_there_once_with_its_place() -> None:
    covered = site_of().coverage["s1"]
    assert [TEXT[one.stretch.start : one.stretch.end] for one in covered] == [
        "The ferry was cheap.",
        "It was red.",
        "It sank.",
        "Nobody was on it.",
    ]
    assert all(isinstance(one, Covered) for one in covered)


def share(site: Site) -> float:
    return quoted_share(site.texts["s1"], site.proofs_in["s1"])


def test_the_share_counts_characters_of_sentences() -> None:
    assert share(site_of()) == 0
    whole = share(site_of(aside=f"{{quote: {TEXT}, reason: rhetoric}}"))
    assert whole == 1
    sentences = len(TEXT) - 3
    assert share(site_of(claim("a", "It was red."))) == len("It was red.") / sentences
    twice = site_of(claim("a", "It was red.") + claim("b", "was red."), aside="{quote: It was, reason: rhetoric}")
    assert share(twice) == len("It was red.") / sentences, "what is marked twice counts once"
