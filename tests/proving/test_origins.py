"""Who depends on whom: what a passage rests on, and how a count is said."""

import pytest
from msgspec.structs import replace

from siglum.model.files import Place
from siglum.proving.origins import basis_of, count, is_outlet
from siglum.proving.site import Site
from siglum.proving.values import Basis
from tests.tiny import tiny

SITE = """
--- seeds/s1.txt
The ferry was cheap, says the Post. It was slow, says Ann. It was red. I think that it was ugly. It will sink.
--- seeds/s2.txt
The ferry was cheap.
--- seeds/s3.txt
The ferry was cheap, and dear.
--- site_src/sources/s1.md
---
file: s1.txt
title: One
sha256: auto
set_aside: auto
---
--- site_src/sources/s2.md
---
file: s2.txt
title: Two
sha256: auto
derives_from: [{origin: wire, reason: the same words}]
set_aside: auto
---
--- site_src/sources/s3.md
---
file: s3.txt
title: Three
sha256: auto
derives_from: [{origin: wire, reason: the same words}, {origin: letter, reason: the same words}]
set_aside: auto
---
--- seeds/s4.txt
The ferry was cheap.
--- site_src/sources/s4.md
---
file: s4.txt
title: Four
sha256: auto
derives_from: [{origin: wire, reason: the same words}]
set_aside: auto
---
--- seeds/s5.txt
The ferry was cheap.
--- site_src/sources/s5.md
---
file: s5.txt
title: Five
sha256: auto
derives_from: [{origin: printed, reason: It says so.}]
set_aside: auto
---
--- seeds/s6.txt
The ferry was cheap.
--- site_src/sources/s6.md
---
file: s6.txt
title: Six
sha256: auto
outlet: wire-service
set_aside: auto
---
--- seeds/s7.txt
The ferry was cheap.
--- site_src/sources/s7.md
---
file: s7.txt
title: Seven
sha256: auto
outlet: wire-service
set_aside: auto
---
--- site_src/origins.yaml
- {id: wire, name: a report of the wire, outlet: wire-service, reason: the same words}
- {id: letter, name: a letter, reason: the same words}
- {id: printed, name: a printed report, outlet: wire-service, judged: false, reason: It says so.}
--- site_src/people/ann.md
---
name: Ann
---
--- site_src/organizations/post.md
---
name: The Post
kind: outlet
---
--- site_src/organizations/wire-service.md
---
name: The Wire
kind: outlet
---
--- site_src/organizations/maker.md
---
name: The Maker
kind: company
---
--- site_src/claims/a.yaml
"""
OWN = Basis("source:s1", "the article itself", named=False, judged=False, own=True)
POST = Basis("post", "The Post", named=True, judged=False, outlet="post")
WIRE = Basis("wire-service", "a report of the wire", named=False, judged=True, origin="wire", outlet="wire-service")
LETTER = Basis("origin:letter", "a letter", named=False, judged=True, origin="letter")


def site_with(*evidence: str, kind: str = "fact") -> tuple[Site, list[str]]:
    """Return a site with one claim of these pieces of evidence, and the codes of its problems of origin."""
    lines = "".join(f"    - {{{one}}}\n" for one in evidence)
    proven = tiny(f"{SITE}- id: a\n  statement: So it was.\n  kind: {kind}\n  evidence:\n{lines}")
    assert proven.site is not None
    return proven.site, [problem.code for problem in proven.problems if problem.code.startswith("origin-un")]


def basis(evidence: str, kind: str = "fact") -> Basis:
    """Return what one piece of evidence rests on."""
    site, codes = site_with(evidence, kind=kind)
    assert [code for code in codes if code != "origin-unused"] == []
    (proof,) = site.proofs.values()
    return proof.basis


RULES = (
    # What the evidence says itself comes before all else.
    ("source: s1, quote: The ferry was cheap, origin: letter", LETTER),
    ("source: s1, quote: The ferry was cheap, origin: post, chain: [wire-service]", POST),
    ("source: s1, quote: The ferry was cheap, origin: own, chain: [post]", OWN),
    ("source: s2, quote: The ferry was cheap, origin: post", POST),
    ("source: s2, quote: The ferry was cheap, origin: own", replace(OWN, key="source:s2")),
    # Then the innermost outlet of the chain.
    ("source: s1, quote: The ferry was cheap, chain: [post]", POST),
    ("source: s1, quote: The ferry was cheap, chain: [ann, maker, post, wire-service]", POST),
    ("source: s2, quote: The ferry was cheap, chain: [ann, post]", POST),
    # Then the article itself, though it derives from a report: nobody shares what it says.
    ("source: s2, quote: The ferry was cheap", replace(OWN, key="source:s2")),
    ("source: s2, quote: The ferry was cheap, chain: [ann]", replace(OWN, key="source:s2")),
    ("source: s2, quote: The ferry was cheap, chain: [maker]", replace(OWN, key="source:s2")),
    # Else the article itself.
    ("source: s1, quote: The ferry was cheap", OWN),
    ("source: s1, quote: It was slow, chain: [ann], form: indirect", OWN),
    ("source: s1, quote: It was slow, chain: [maker]", OWN),
)


@pytest.mark.parametrize(("evidence", "expected"), RULES, ids=[evidence[8:] for evidence, _ in RULES])
def test_what_a_passage_rests_on(evidence: str, expected: Basis) -> None:
    assert basis(evidence) == expected


CHEAP = ("source: s6, quote: The ferry was cheap", "source: s7, quote: The ferry was cheap")


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        ((CHEAP[0], "source: s1, quote: The ferry was cheap, chain: [wire-service]"), "two articles, one report"),
        (("source: s5, quote: The ferry was cheap, origin: printed", CHEAP[0]), "two articles, one report"),
        ((*CHEAP, "source: s1, quote: The ferry was cheap, chain: [wire-service]"), "three articles, two sources"),
        (CHEAP, "two articles, two sources"),
        ((CHEAP[0], "source: s1, quote: The ferry was cheap, chain: [post]"), "two articles, two sources"),
        ((CHEAP[0], "source: s1, quote: The ferry was cheap"), "two articles, two sources"),
    ],
)
def test_the_article_of_an_outlet_has_one_origin_with_what_others_have_from_it(
    evidence: tuple[str, ...], words: str
) -> None:
    site, _ = site_with(*evidence)
    assert count(site.proofs_of["a"], site).words == words


@pytest.mark.parametrize("chain", ["", ", chain: [ann]", ", chain: [maker]"])
def test_what_articles_share_that_derive_from_one_report_rests_on_it(chain: str) -> None:
    site, _ = site_with(
        f"source: s2, quote: The ferry was cheap{chain}", f"source: s4, quote: The ferry was cheap{chain}"
    )
    assert [proof.basis for proof in site.proofs_of["a"]] == [WIRE, WIRE]


def test_what_one_article_says_and_another_says_otherwise_is_its_own() -> None:
    site, _ = site_with("source: s2, quote: The ferry was cheap", "source: s4, quote: The ferry, stance: varies")
    assert [proof.basis.key for proof in site.proofs_of["a"]] == ["source:s2", "source:s4"]


def test_an_origin_that_the_text_states_is_that_of_everything_in_it() -> None:
    site, _ = site_with("source: s5, quote: The ferry was cheap")
    assert [proof.basis.origin for proof in site.proofs_of["a"]] == ["printed"]


def test_a_summary_before_what_it_sums_up_is_no_origin_of_its_own() -> None:
    summary, report = "source: s1, quote: The ferry was cheap", "source: s1, quote: It was slow, chain: [post]"
    site, _ = site_with(report, summary)
    assert [(proof.basis.key, proof.basis.sums_up) for proof in site.proofs_of["a"]] == [
        ("post", False),
        ("post", True),
    ]
    assert count(site.proofs_of["a"], site).words == "one article"
    for other in (f"{summary}, origin: own", summary.replace("The ferry was cheap", "It was red")):
        site, _ = site_with(report, other)
        assert count(site.proofs_of["a"], site).words == "one article, two sources"


def test_an_origin_that_a_source_states_itself_is_named_and_not_judged() -> None:
    stated = basis("source: s1, quote: The ferry was cheap, origin: printed")
    assert (stated.named, stated.judged, stated.key) == (True, False, "wire-service")


@pytest.mark.parametrize("kind", ["opinion", "prediction"])
def test_an_opinion_of_the_articles_own_needs_no_other_name(kind: str) -> None:
    assert basis("source: s1, quote: I think that it was ugly", kind=kind).named
    assert not basis("source: s1, quote: I think that it was ugly, form: indirect", kind=kind).named
    assert not basis("source: s1, quote: I think that it was ugly", kind="fact").named


def test_a_source_of_several_origins_leaves_its_passages_undetermined() -> None:
    site, codes = site_with("source: s3, quote: The ferry was cheap")
    assert "origin-undetermined" in codes
    assert next(iter(site.proofs.values())).basis.key == "source:s3"
    assert "origin-undetermined" not in site_with("source: s3, quote: The ferry was cheap, chain: [post]")[1]


@pytest.mark.parametrize("name", ["maker", "ann", "s2", "nobody"])
def test_only_an_outlet_or_a_declared_origin_is_one(name: str) -> None:
    _, codes = site_with(f"source: s1, quote: The ferry was cheap, origin: {name}")
    assert "origin-unknown" in codes


def test_only_an_outlet_publishes_reports() -> None:
    site, _ = site_with("source: s1, quote: The ferry was cheap")
    assert [name for name in (*site.voices, "s1", "nobody") if is_outlet(name, site)] == ["post", "wire-service"]


def test_the_problem_of_an_origin_is_at_its_evidence() -> None:
    site, _ = site_with("source: s3, quote: The ferry was cheap")
    proof = next(iter(site.proofs.values()))
    _, (problem,) = basis_of(proof.evidence, site.claims["a"], site, Place("p", (1,)))
    assert problem.at == Place("p", (1,))


COUNTS = (
    (["source: s1, quote: The ferry was cheap"], "one article", ("s1",), ()),
    (["source: s1, quote: The ferry was cheap, chain: [post]"], "one article", ("s1",), ()),
    # Two articles that go back to one report are one origin.
    (
        ["source: s2, quote: The ferry was cheap", "source: s3, quote: The ferry was cheap, origin: wire"],
        "two articles, one report",
        ("s2", "s3"),
        (),
    ),
    # An outlet's own report and what is thought to be that outlet's are one.
    (
        ["source: s1, quote: The ferry was cheap, chain: [wire-service]", "source: s2, quote: The ferry was cheap"],
        "two articles, one report",
        ("s1", "s2"),
        (),
    ),
    (
        ["source: s2, quote: The ferry was cheap", "source: s1, quote: The ferry was cheap, chain: [post]"],
        "two articles, two sources",
        ("s1", "s2"),
        (),
    ),
    # Several passages of one article are one article.
    (
        ["source: s1, quote: The ferry was cheap", "source: s1, quote: It was red", "source: s1, quote: It will sink"],
        "one article",
        ("s1",),
        (),
    ),
    # What speaks against a claim, says it otherwise, or says a part of it is never counted in.
    (
        [
            "source: s1, quote: The ferry was cheap",
            "source: s2, quote: The ferry was cheap, stance: varies",
            "source: s4, quote: The ferry was cheap, stance: partial",
            "source: s1, quote: It was red, stance: contradicts",
        ],
        "one article",
        ("s1",),
        ("s1",),
    ),
    (["source: s1, quote: It was red, stance: contradicts"], "no articles", (), ("s1",)),
)


def test_what_is_said_in_part_and_otherwise_is_counted_apart() -> None:
    site, _ = site_with(
        "source: s1, quote: The ferry was cheap",
        "source: s1, quote: It was red, stance: varies",
        "source: s2, quote: The ferry was cheap, stance: varies",
        "source: s4, quote: The ferry was cheap, stance: varies",
        "source: s4, quote: The ferry, stance: partial",
    )
    counted = count(site.proofs_of["a"], site)
    assert (counted.articles, counted.in_part, counted.otherwise) == (("s1",), ("s4",), ("s2",))


@pytest.mark.parametrize(
    ("evidence", "words", "articles", "against"), COUNTS, ids=[words for _, words, _, _ in COUNTS] and None
)
def test_origins_are_counted_and_not_articles(
    evidence: list[str], words: str, articles: tuple[str, ...], against: tuple[str, ...]
) -> None:
    site, _ = site_with(*evidence)
    counted = count(site.proofs_of["a"], site)
    assert (counted.words, counted.articles, counted.against) == (words, articles, against)
    assert counted.judged == any(origin.judged for origin in counted.origins)


def test_an_origin_that_any_passage_names_is_named_whatever_comes_first() -> None:
    one, other = (
        "source: s2, quote: The ferry was cheap",
        "source: s1, quote: The ferry was cheap, chain: [wire-service]",
    )
    for evidence in ([one, other], [other, one]):
        site, _ = site_with(*evidence)
        (origin,) = count(site.proofs_of["a"], site).origins
        assert origin.named


BOOK = """
--- seeds/b.txt
A handbook of the Sallow.
--- seeds/c1.txt
The ferry was cheap.
--- seeds/c2.txt
The ferry was cheap, as we said.
--- seeds/other.txt
The ferry was cheap then.
--- site_src/sources/b.md
---
file: b.txt
title: "[The handbook]"
kind: book
sha256: auto
set_aside: auto
---
--- site_src/sources/c1.md
---
file: c1.txt
title: "[One]"
kind: chapter
part_of: b
sha256: auto
---
--- site_src/sources/c2.md
---
file: c2.txt
title: "[Two]"
kind: chapter
part_of: b
sha256: auto
---
--- site_src/claims/a.yaml
- id: a
  statement: The ferry was cheap.
  kind: fact
  evidence:
    - {source: c1, quote: The ferry was cheap}
    - {source: c2, quote: The ferry was cheap}
"""


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("", "two articles, one work"),
        ("    - {source: b, quote: A handbook}\n", "three articles, one work"),
        ("    - {source: other, quote: The ferry was cheap}\n", "three articles, two sources"),
    ],
)
def test_the_chapters_of_one_book_are_one_work(more: str, words: str) -> None:
    site = tiny(BOOK + more).site
    assert site is not None
    assert count(site.proofs_of["a"], site).words == words
