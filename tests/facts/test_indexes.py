"""What follows from a site: who is cited where, which passages stand where, what is disputed, how names are printed."""

import re

from siglum.build import Proven
from siglum.facts.indexes import Indexes
from siglum.facts.passages import PrintedForm, Quoting
from tests.tiny import tiny

SITE = """
--- seeds/s1.txt
Ann Abel says that the ferry was cheap. “It sank,” said Ann to the Post. It was red. It sank.
--- seeds/s2.txt
The ferry was dear, Abel says. Abel says no more.
--- seeds/s3.txt
Nothing of that.
--- site_src/people/ann.md
---
name: Ann Abel
aliases: [{form: Abel, sources: [s1, s2]}]
---
She spoke of [[ferry]] [@cheap].
--- site_src/organizations/post.md
---
name: The Post
kind: outlet
---
--- site_src/topics/ferry.md
---
name: The ferry
---
--- site_src/claims/a.yaml
- id: cheap
  statement: The ferry was cheap.
  kind: fact
  about: [ferry]
  evidence:
    - {source: s1, quote: Ann Abel says that the ferry was cheap, chain: [ann], form: indirect}
    - {source: s2, quote: The ferry was dear, stance: contradicts}
- id: sank
  statement: Ann Abel says that it sank.
  kind: quotation
  evidence:
    - {source: s1, quote: '“It sank,”', chain: [ann, post], form: direct}
- id: red
  statement: It was red.
  kind: fact
  evidence: [{source: s1, quote: It was red.}, {source: s1, quote: It sank., prefix: red.}]
- id: red-too
  statement: It was red too.
  kind: fact
  evidence: [{source: s1, quote: 'It  was red.'}]
- id: dear
  statement: The ferry was dear.
  kind: fact
  evidence: [{source: s2, quote: The ferry was dear}]
--- site_src/timeline.yaml
- {id: sinking, title: It sinks, basis: It says so., claims: [sank]}
--- site_src/disagreements/a.yaml
- id: price
  question: Was it cheap?
  kind: contrary
  positions: [{answer: Yes, claims: [cheap]}, {answer: No, claims: [dear]}]
--- site_src/wordings/a.yaml
- {id: words, title: Words, speaker: ann, versions: [cheap/s1, dear/s2]}
--- site_src/explainers/story.md
---
title: The story
standfirst: Of the ferry.
---
The ferry was cheap [@cheap], or dear [@dear]. [[ann]] says that it sank [@sank; @cheap].

It was red [@red].
--- site_src/pages/about.md
---
title: About
---
See [[words]] and [[s3|the third]], and Ann Abel.
"""


def indexes_of(proven: Proven) -> Indexes:
    """Return what follows from what is proven."""
    assert proven.site is not None
    assert proven.errors == (), [f"{problem.code}: {problem.message}" for problem in proven.errors]
    return proven.indexes


INDEXES = indexes_of(tiny(SITE))


def test_sources_have_letters_in_their_order() -> None:
    assert INDEXES.sigla == {"s1": "A", "s2": "B", "s3": "C"}


def test_after_z_letters_have_numbers_and_all_differ() -> None:
    sigla = indexes_of(tiny("\n".join(f"--- seeds/s{number:02}.txt\nIt sank." for number in range(60)))).sigla
    assert [sigla[f"s{number:02}"] for number in (0, 25, 26, 51, 52, 59)] == ["A", "Z", "A1", "Z1", "A2", "H2"]
    assert len(set(sigla.values())) == 60


def test_a_claim_is_cited_in_each_sentence_that_cites_it() -> None:
    assert INDEXES.cited_in["cheap"] == (
        Quoting("story", "The ferry was cheap, or dear."),
        Quoting("story", "Ann Abel says that it sank."),
        Quoting("ann", "She spoke of The ferry."),
    )
    assert "red-too" not in INDEXES.cited_in


def test_a_record_is_named_where_its_name_stands_or_a_link_leads_to_it_and_not_in_its_own_text() -> None:
    assert INDEXES.named_in["ann"] == (
        Quoting("story", "Ann Abel says that it sank."),
        Quoting("about", "See Words and the third, and Ann Abel."),
    )
    assert [quoting.record for quoting in INDEXES.named_in["s3"]] == ["about"]
    assert [quoting.record for quoting in INDEXES.named_in["words"]] == ["about"]


def test_notes_are_numbered_in_the_order_of_first_citation() -> None:
    assert INDEXES.numbers["story"] == {"cheap": 1, "dear": 2, "sank": 3, "red": 4}
    assert "about" not in INDEXES.numbers


def test_the_innermost_voice_says_it_and_the_others_tell_it() -> None:
    assert INDEXES.said_by == {"ann": ("cheap", "sank")}
    assert INDEXES.told_by == {"post": ("sank",)}


def test_a_claim_is_about_what_it_says_and_what_its_statement_names() -> None:
    assert INDEXES.about["ann"] == ("sank",)
    assert INDEXES.about["ferry"] == ("cheap", "dear")


def test_the_forms_of_a_name_are_counted_by_source_commonest_first() -> None:
    assert INDEXES.printed["ann"] == (
        PrintedForm("Abel", (("s2", 2),)),
        PrintedForm("Ann Abel", (("s1", 1),)),
    )


def test_of_forms_that_are_as_common_the_first_in_the_alphabet_comes_first_wherever_they_stand() -> None:
    site = SITE.replace("Nothing of that.", "Nothing of that. Annie went, Zoe, Zoe, and Zoe stayed. Abel saw it.")
    site = site.replace(
        "[{form: Abel, sources: [s1, s2]}]",
        "[{form: Abel, sources: [s2]}, {form: Zoe, sources: [s3]}, {form: Annie, sources: [s3]}]",
    )
    assert indexes_of(tiny(site)).printed["ann"] == (
        PrintedForm("Abel", (("s2", 2), ("s3", 1))),
        PrintedForm("Zoe", (("s3", 3),)),
        PrintedForm("Ann Abel", (("s1", 1),)),
        PrintedForm("Annie", (("s3", 1),)),
    )


def test_a_claim_is_disputed_by_a_passage_or_by_an_answer_that_excludes_it() -> None:
    assert [claim for claim in INDEXES.site.claims if INDEXES.disputed(claim)] == ["cheap", "dear"]
    other = indexes_of(tiny(SITE.replace("kind: contrary", "kind: judgement")))
    assert [claim for claim in other.site.claims if other.disputed(claim)] == ["cheap"]
    assert [one.id for one in INDEXES.disagreements_of["dear"]] == ["price"]


def test_a_source_without_an_answer_was_not_looked_at_for_it() -> None:
    assert INDEXES.silent["price"] == ()
    assert INDEXES.unlooked("price") == ("s3",)


def test_a_source_that_speaks_second_or_against_is_not_silent() -> None:
    changed = SITE.replace(
        "positions: [{answer: Yes, claims: [cheap]}, {answer: No, claims: [dear]}]",
        "positions: [{answer: Yes, claims: [cheap]}, {answer: No, claims: [red]}]",
    )
    made = indexes_of(tiny(changed))
    assert [proof.evidence.source for proof in made.site.proofs_of["cheap"]] == ["s1", "s2"]
    assert made.unlooked("price") == ("s3",)


def test_events_and_wordings_are_found_by_their_claims() -> None:
    assert INDEXES.events_of == {"sank": ("sinking",)}
    assert [one.id for one in INDEXES.wordings_of["dear"]] == ["words"]


def test_evidence_of_the_same_words_at_the_same_place_is_one_passage() -> None:
    passages = INDEXES.passages["s1"]
    assert [[proof.id for proof in passage.proofs] for passage in passages] == [
        ["cheap/s1"],
        ["sank/s1"],
        ["red-too/s1", "red/s1"] if passages[2].proofs[0].id == "red-too/s1" else ["red/s1", "red-too/s1"],
        ["red/s1/2"],
    ]
    assert INDEXES.passage_of["red/s1"] == INDEXES.passage_of["red-too/s1"]


def test_passages_have_addresses_of_their_own() -> None:
    names = [passage.id for passages in INDEXES.passages.values() for passage in passages]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"p-[0-9a-f]{6}(-[0-9]+)?", name) for name in names)


def test_a_passage_keeps_its_address_when_other_things_change() -> None:
    changed = SITE.replace(
        "Ann Abel says that the ferry was cheap. ", "Something new. Ann Abel says that the ferry was cheap. "
    )
    changed = changed.replace("  kind: quotation\n", "  kind: quotation\n  note: a note\n")
    assert indexes_of(tiny(changed)).passage_of == INDEXES.passage_of


def test_the_same_words_at_two_places_have_two_addresses() -> None:
    claims = (
        "- {id: a, statement: It sank., kind: fact, evidence: [{source: s1, quote: It sank, suffix: '. Then'}]}\n"
        "- {id: b, statement: It sank., kind: fact, evidence: [{source: s1, quote: It sank, suffix: '. End'}]}\n"
    )
    made = indexes_of(
        tiny(f"--- seeds/s1.txt\nIt sank. Then it sank. Then It sank. End\n--- site_src/claims/a.yaml\n{claims}")
    )
    first, second = made.passage_of["a/s1"], made.passage_of["b/s1"]
    assert second == f"{first}-2"


def test_a_passage_keeps_its_address_when_the_same_words_are_quoted_before_it() -> None:
    seed = "--- seeds/s1.txt\nIt sank. Then it sank. Then It sank. End\n--- site_src/claims/a.yaml\n"
    late = "- {id: b, statement: It sank., kind: fact, evidence: [{source: s1, quote: It sank, suffix: '. End'}]}\n"
    early = "- {id: a, statement: It sank., kind: fact, evidence: [{source: s1, quote: It sank, suffix: '. Then'}]}\n"
    alone, both = indexes_of(tiny(seed + late)), indexes_of(tiny(seed + early + late))
    assert alone.passage_of["b/s1"] == both.passage_of["b/s1"]
    assert both.passage_of["a/s1"] != both.passage_of["b/s1"]


def test_all_is_worked_out_before_processes_are_forked() -> None:
    fresh = indexes_of(tiny(SITE))
    fresh.work_out()
    made = fresh.database.made
    assert fresh.printed
    assert fresh.counts["cheap"].articles
    assert fresh.passages["s1"]
    assert fresh.cited_in["cheap"]
    assert fresh.database.made == made
