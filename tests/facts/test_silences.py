"""What was looked for behind each silence: by claims, by questions, and by sentences of the editor's own."""

from siglum.facts.silences import Silence, silences_of
from tests.tiny import tiny

SITE = """
--- seeds/s1.txt
The toll was dear, said Ann Abel.
--- seeds/s2.txt
It was slow. The bell tolls on Toll Street.
--- seeds/s3.txt
It was red.
--- site_src/people/ann.md
---
name: Ann Abel
aliases: [{form: Abel, sources: [s1]}]
---
--- site_src/claims/c.yaml
- id: dear
  statement: The toll was dear.
  kind: fact
  looked_for:
    terms: [toll]
    names: [ann]
    met: [{source: s2, quote: The bell tolls on Toll Street, reason: It is a bell and a street.}]
  evidence: [{source: s1, quote: 'The toll was dear, said Ann Abel', chain: [ann], form: indirect}]
--- site_src/explainers/e.md
---
title: The ferry
standfirst: It was so.
grounds:
  no-colour: {because: Only the third has a colour., kind: absence, looked_for: {terms: [red], sources: [s1, s2]}}
---
It was dear [@dear]. Two articles name no colour [@editor:no-colour].
"""


def test_each_search_tells_what_was_looked_for_and_where_it_stands() -> None:
    proven = tiny(SITE)
    assert proven.site is not None
    claim, ground = silences_of(proven.site)
    assert (claim.record, claim.ground, claim.words) == ("dear", "", ("toll", "Ann Abel", "Abel"))
    # The second has the word in what was looked at, and does not speak of it.
    assert (claim.found, claim.silent) == (("s1", "s2"), ("s2", "s3"))
    assert [met.reason for met in claim.search.met] == ["It is a bell and a street."]
    assert isinstance(ground, Silence)
    assert (ground.record, ground.ground, ground.words) == ("e", "no-colour", ("red",))
    assert (ground.found, ground.silent) == (("s3",), ("s1", "s2"))
