"""Names to records: what is found is put together, and what is not is said without hiding the rest."""

import pytest

from siglum.build import Proven, prove
from siglum.engine.database import Database
from siglum.model.files import Place, Snapshot, digest_of
from siglum.proving.evidence import evidence_id
from siglum.proving.site import Site
from siglum.proving.unknown import unknown_id
from tests.tiny import filled, snapshot, tiny

SEEDS = """
--- seeds/b.txt
The ferry was cheap. It was red.
--- seeds/a.txt
The bridge was dear. It was blue.
"""


def claim(name: str, *evidence: str) -> str:
    """Return a claim with these pieces of evidence."""
    listed = ", ".join(f"{{{one}}}" for one in evidence)
    return f"- {{id: {name}, statement: So it was., kind: fact, evidence: [{listed}]}}\n"


def proven(claims: str, more: str = "") -> Proven:
    """Return what is proven of two articles and these claims."""
    return tiny(f"{SEEDS}\n--- site_src/claims/a.yaml\n{claims}{more}")


def site_of(claims: str, more: str = "") -> Site:
    """Return the site of it."""
    site = proven(claims, more).site
    assert site is not None
    return site


def test_sources_stand_in_the_order_of_their_files() -> None:
    assert list(site_of("[]").sources) == ["a", "b"]


def test_the_second_passage_from_a_source_has_a_number_and_keeps_it_where_another_is_lost() -> None:
    site = site_of(
        claim("x", "source: a, quote: The bridge was", "source: b, quote: It was red", "source: a, quote: It was blue")
    )
    assert list(site.proofs) == ["x/a", "x/b", "x/a/2"]
    lost = site_of(claim("x", "source: a, quote: The gate was", "source: a, quote: It was blue"))
    assert list(lost.proofs) == ["x/a/2"]
    assert [evidence_id("x", "a", number) for number in (1, 2, 10)] == ["x/a", "x/a/2", "x/a/10"]


def test_a_proof_knows_its_claim_its_number_and_its_place() -> None:
    site = site_of(claim("x", "source: b, quote: It was red", "source: a, quote: It was blue"))
    proof = site.proofs["x/a"]
    assert (proof.claim, proof.number, proof.place.keys) == ("x", 1, (0, "evidence", 1))
    assert site.texts["a"].text[proof.stretches[0].start : proof.stretches[0].end] == "It was blue"


def test_a_quotation_that_stands_in_another_source_is_said_to() -> None:
    (problem,) = proven(claim("x", "source: a, quote: It was red")).errors
    assert problem.code == "quote-not-verbatim"
    assert problem.hint.startswith("it stands in b; set source to that")


def test_all_that_is_lost_is_said_and_what_is_found_is_kept() -> None:
    made = proven(
        claim("x", "source: a, quote: It was green", "source: c, quote: It was blue", "source: a, quote: It was blue")
        + claim("y", "source: b, quote: red")
    )
    assert sorted(problem.code for problem in made.errors) == ["id-unknown", "quote-not-verbatim", "quote-too-short"]
    assert made.site is not None
    assert list(made.site.proofs) == ["x/a/2"]


def test_the_first_record_of_an_id_is_kept() -> None:
    made = proven(claim("x", "source: a, quote: It was blue") + claim("x", "source: b, quote: It was red"))
    assert made.site is not None
    assert list(made.site.proofs) == ["x/a"]
    (problem,) = made.errors
    assert (problem.code, problem.span.line) == ("id-used-twice", 2)


def test_without_settings_there_is_no_site() -> None:
    made = prove(Snapshot((), (), ()))
    (problem,) = made.errors
    assert made.site is None
    assert (problem.code, problem.span.path) == ("settings-missing", "site_src/site.yaml")


def test_a_source_whose_file_was_edited_is_read_all_the_same() -> None:
    made = proven(
        claim("x", "source: edited, quote: The gate was open"),
        "--- seeds/edited.txt\nThe gate was open.\n--- site_src/sources/edited.md\n---\nfile: edited.txt\ntitle: A\n"
        f"sha256: {'0' * 64}\n---\n",
    )
    assert [problem.code for problem in made.errors] == ["seed-changed"]
    assert made.site is not None
    assert "x/edited" in made.site.proofs
    assert made.errors[0].hint.endswith(f"set sha256 to {digest_of(b'The gate was open.' + bytes([10]))}")


BLOCKS = """
--- seeds/s.txt
Start. One two three. Four five six. Seven. One two three. End.
--- site_src/people/ann.md
---
name: Ann
---
--- site_src/sources/s.md
---
file: s.txt
title: S
sha256: auto
set_aside: auto
blocks: [{voice: ann, %s}]
---
"""


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ("from: Start., to: Four five six.", "Start. One two three. Four five six."),
        ("from: Start., to: six", "Start. One two three. Four five six"),
        ("from: Four five six., to: Four five six.", "Four five six."),
        ("from: Seven., to: End.", "Seven. One two three. End."),
        ("from: Four, to: Seven", "Four five six. Seven"),
        # After its first words, its last words stand once.
        ("from: Four, to: One two three.", "Four five six. Seven. One two three."),
    ],
)
def test_a_block_goes_from_its_first_words_to_its_last(limits: str, words: str) -> None:
    made = tiny(BLOCKS % limits)
    assert made.site is not None
    assert made.errors == ()
    (block,) = made.site.texts["s"].blocks
    assert made.site.texts["s"].text[block.stretch.start : block.stretch.end] == words


@pytest.mark.parametrize(
    "limits", ["from: One two, to: Seven", "from: Start., to: three.", "from: Seven., to: Four", "from: X y, to: End."]
)
def test_limits_that_are_not_clear_are_refused(limits: str) -> None:
    made = tiny(BLOCKS % limits)
    assert [problem.code for problem in made.errors] == ["block-not-found"]
    assert "`from` and `to`" in made.errors[0].hint


def test_the_ids_that_are_near_are_offered() -> None:
    known = ("opened-in-may", "opened-in-june", "ferry")
    problem = unknown_id("opend-in-may", known, Place("a"), "claim")
    assert (problem.code, problem.message) == ("id-unknown", "there is no claim opend-in-may")
    assert problem.hint.startswith("did you mean opened-in-may")
    assert unknown_id("zzz", known, Place("a"), "claim").hint == "there is no claim with an id like it"
    assert unknown_id("zzz", (), Place("a"), "claim").hint


def test_the_file_of_a_record_that_is_still_to_be_written_is_named() -> None:
    where = "site_src/people/zzz.md or site_src/organizations/zzz.md"
    hint = unknown_id("zzz", ["ferry"], Place("a"), "person or organization").hint
    assert hint == f"there is no person or organization with an id like it; for a new one, write {where}"
    hint = unknown_id("fery", ["ferry"], Place("a"), "organization").hint
    assert hint == "did you mean ferry? For a new one, write site_src/organizations/fery.md"


def test_a_doubtful_passage_is_set_beside_the_passage_that_it_is_compared_with() -> None:
    made = tiny(
        "--- seeds/a.txt\nThe ferry ferry sank.\n--- seeds/b.txt\nThe ferry sank.\n--- site_src/sources/a.md\n---\n"
        "file: a.txt\ntitle: A\nsha256: auto\nset_aside: auto\n"
        "doubtful: [{quote: ferry ferry, reason: twice, compare: {source: b, quote: The ferry}}]\n---\n"
    )
    assert made.site is not None
    (aside,) = made.site.texts["a"].doubtful
    (stretch,) = aside.compared
    assert made.site.texts["b"].text[stretch.start : stretch.end] == "The ferry"


def test_a_record_that_changes_around_a_doubtful_passage_is_proven_again() -> None:
    """What is found in the text comes out as it was, and so is that of the record as it was read before."""
    files = {
        "seeds/a.txt": b"The ferry ferry sank.\n",
        "seeds/b.txt": b"The ferry sank.\n",
        "site_src/sources/a.md": (
            b"---\nfile: a.txt\ntitle: A\nsha256: auto\n"
            b"doubtful: [{quote: ferry ferry, reason: twice, compare: {source: b, quote: The ferry}}]\n---\n"
        ),
    }
    database = Database()
    before = prove(snapshot(filled(files)), None, database).problems
    files["site_src/sources/a.md"] = files["site_src/sources/a.md"].replace(b"title: A", b"title: '[Another]'")
    assert prove(snapshot(filled(files)), None, database).problems == prove(snapshot(filled(files))).problems
    assert "quote-not-verbatim" not in {problem.code for problem in before}


def test_an_article_with_another_name_and_one_whose_line_ends_changed_are_told_with_the_remedy() -> None:
    text = b"It was full.\nIt sank.\n"
    record = "---\nfile: {}\ntitle: T\nsha256: {}\n---\n"
    files = {
        "seeds/new.txt": text,
        "seeds/crlf.txt": text.replace(b"\n", b"\r\n"),
        "site_src/sources/one.md": record.format("old.txt", digest_of(text)).encode(),
        "site_src/sources/two.md": record.format("crlf.txt", digest_of(text)).encode(),
    }
    made = prove(snapshot(filled(files)))
    told = {problem.code: (problem.hint, problem.record) for problem in made.errors}
    assert told["seed-missing"] == ("seeds/new.txt is this article: write file: new.txt", "one")
    assert told["seed-changed"][0].startswith("only its line ends differ: save it with LF")
    assert told["seed-changed"][1] == "two"
