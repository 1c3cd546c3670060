"""What is left of a site without an article, a report or a speaker; held against a count by hand."""

from siglum.facts.indexes import Indexes
from siglum.proving.values import supporting
from tests.tiny import tiny

SITE = """
--- seeds/s1.txt
The ferry was cheap, said Ann Abel. It was slow, the Wire reports. It was red.
--- seeds/s2.txt
The ferry was cheap, says the Post. It was slow, the Wire reports. It was old. It was dear, said Ann Abel.
--- site_src/people/ann.md
---
name: Ann Abel
---
--- site_src/organizations/wire.md
---
name: The Wire
kind: outlet
---
--- site_src/organizations/post.md
---
name: The Post
kind: outlet
---
--- site_src/origins.yaml
- {id: one-report, name: One report, reason: They share it.}
--- site_src/sources/s2.md
---
file: s2.txt
title: Second
outlet: post
sha256: auto
set_aside: auto
---
--- site_src/claims/c.yaml
- id: cheap
  statement: The ferry was cheap.
  kind: fact
  evidence:
    - {source: s1, quote: 'The ferry was cheap, said Ann Abel', chain: [ann], form: indirect}
    - {source: s2, quote: 'The ferry was cheap, says the Post'}
- id: slow
  statement: The ferry was slow.
  kind: fact
  evidence:
    - {source: s1, quote: 'It was slow, the Wire reports', chain: [wire], form: indirect}
    - {source: s2, quote: 'It was slow, the Wire reports', chain: [wire], form: indirect}
- id: red
  statement: The ferry was red.
  kind: fact
  evidence:
    - {source: s1, quote: It was red, origin: one-report}
    - {source: s2, quote: 'It was dear, said Ann Abel', chain: [ann], form: indirect, stance: varies}
--- site_src/explainers/e.md
---
title: The ferry
standfirst: It was so.
---
It was cheap [@cheap]. It was slow [@slow]. It was red [@red]. It was slow and cheap [@slow] [@cheap].
"""
OWN = (
    SITE.replace(
        "standfirst: It was so.",
        """standfirst: It was so.
grounds:
  both: {because: 'They say that it was red [@red], and slow [@slow].', kind: comparison}
  colour: {because: 'They say that it was red [@red].', kind: inference}
  elsewhere: {because: 'See [[s1]].', kind: inference}
  summed: {because: 'See [@red].', kind: arithmetic, reckoned: {claims: [red, slow], how: sum, gives: '2'}}""",
    )
    + """
It was both [@editor:both]. It had a colour [@editor:colour]. It was elsewhere [@editor:elsewhere]. It was slow
[@slow; @editor:colour]. That makes two [@editor:summed]. It was slow, and that makes two [@slow; @editor:summed].
"""
)


def site(files: str = SITE) -> Indexes:
    """Return what follows from a site of two articles, a wire, a report and a speaker."""
    proven = tiny(files)
    assert proven.site is not None
    return Indexes.of(proven.site.database)


def losses() -> dict[str, tuple[list[str], list[str], list[int], list[int]]]:
    """Return for each the claims with nothing left and with fewer origins, and the sentences, wholly and in part."""
    indexes = site()
    return {
        name: (
            list(loss.nothing),
            list(loss.fewer),
            [one.number for one in loss.unsupported],
            [one.number for one in loss.in_part],
        )
        for name, loss in ((name, indexes.loss[name]) for name in indexes.carried)
    }


def test_a_site_loses_what_rests_on_an_article_a_report_an_outlet_or_a_speaker_alone() -> None:
    assert losses() == {
        # Of two articles, one is left for what both say; a report that both took over is one origin, and stays one.
        "s1": (["red"], ["cheap"], [2], []),
        "s2": ([], ["cheap"], [], []),
        # An outlet takes what it published with it.
        "post": ([], ["cheap"], [], []),
        # Whoever is quoted in both falls in both.
        "wire": (["slow"], [], [1], [3]),
        "ann": ([], ["cheap"], [], []),
        "one-report": (["red"], [], [2], []),
    }


def test_what_says_it_otherwise_carries_nothing() -> None:
    indexes = site()
    assert indexes.loss["ann"].claims == ("cheap",)
    assert "red" not in indexes.carried["s2"]


def test_nothing_is_left_exactly_where_every_passage_that_says_so_falls() -> None:
    indexes = site()
    for name in indexes.site.sources:
        for claim in indexes.site.claims:
            left = [one for one in supporting(indexes.site.proofs_of[claim]) if one.evidence.source != name]
            said = claim in indexes.carried[name]
            assert (claim in indexes.loss[name].nothing) == (said and not left)


def test_what_is_credited_to_an_outlet_falls_with_the_report_that_is_thought_to_be_the_outlets() -> None:
    proven = tiny(SITE.replace("name: One report,", "name: One report, outlet: wire,"))
    assert proven.site is not None
    indexes = Indexes.of(proven.site.database)
    assert indexes.carried["one-report"] == ("slow", "red")
    assert indexes.loss["one-report"].nothing == ("slow", "red")


def test_a_sentence_of_the_editors_falls_with_the_claims_of_its_ground() -> None:
    loss = site(OWN).loss["one-report"]
    assert loss.nothing == ("red",)
    fallen = {one.sentence: one.grounds for one in loss.unsupported}
    assert fallen == {
        "It was red.": (),
        "It had a colour.": ("colour",),
        # What is reckoned from two figures cannot be reckoned from one.
        "That makes two.": ("summed",),
    }
    assert {one.sentence: one.claims for one in loss.in_part} == {
        "It was both.": ("red", "slow"),
        "It was slow.": ("slow", "red"),
        "It was slow, and that makes two.": ("slow", "red"),
    }


def test_a_book_takes_its_chapters_with_it() -> None:
    chapters = (
        SITE.replace("outlet: post\n", "kind: chapter\npart_of: whole\n")
        + """
--- seeds/whole.txt
A book.
--- site_src/sources/whole.md
---
file: whole.txt
title: A book
kind: book
sha256: auto
set_aside: auto
---
"""
    )
    indexes = site(chapters)
    assert indexes.loss["whole"].claims == indexes.loss["s2"].claims
    assert indexes.loss["whole"].fewer == indexes.loss["s2"].fewer
