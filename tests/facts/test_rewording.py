"""Copies that were planted among independent reports are found, also reworded ones, and hardly anything else is."""

from collections import Counter

import pytest

from siglum.facts.bounds import likenesses
from siglum.facts.indexes import Indexes
from siglum.facts.rewording import OwnWords, rewordings, told, unquoted
from siglum.facts.shared_wording import shared_wording
from siglum.proving.folding import Stretch
from tests.facts.planted import Pair, pairs
from tests.tiny import tiny

CORPORA, EVENTS = 5, 60
RECALL, FALSE = 0.95, 0.01


def found_in(planted: list[Pair]) -> set[int]:
    """Return the numbers of the pairs of which one is told to have the other's wording."""
    texts = {
        f"{side}{at}": text for at, pair in enumerate(planted) for side, text in (("a", pair.one), ("b", pair.other))
    }
    reworded = rewordings([told(name, text, Stretch(0, len(text)), "en") for name, text in texts.items()])
    own = {name: unquoted(text) for name, text in texts.items()}
    alike = likenesses(shared_wording(texts), reworded, own)
    return {at for at in range(len(planted)) if any(one.other == f"b{at}" for one in alike.get(f"a{at}", ()))}


def test_planted_copies_are_found_and_independent_reports_are_not_taken_for_copies() -> None:
    counts: Counter[str] = Counter()
    for seed in range(CORPORA):
        planted = pairs(EVENTS, seed)
        found = found_in(planted)
        for at, pair in enumerate(planted):
            kind = "independent" if not pair.is_copy else "reworded" if pair.is_reworded else "copied"
            counts[kind] += 1
            counts[f"{kind}, found"] += at in found
    copies = counts["copied"] + counts["reworded"]
    assert counts["reworded"] * 3 == copies == counts["independent"] == CORPORA * EVENTS
    assert counts["copied, found"] + counts["reworded, found"] >= RECALL * copies, counts
    assert counts["reworded, found"] >= RECALL * counts["reworded"], counts
    assert counts["independent, found"] <= FALSE * counts["independent"], counts


def sentence(source: str, words: str) -> OwnWords:
    return OwnWords(source, Stretch(0, len(words)), tuple(words.split()))


def test_sentences_of_seven_words_of_their_own_are_compared_and_shorter_ones_are_not() -> None:
    for words, found in (("flood swept bridge away before dawn came", 1), ("flood swept bridge away before dawn", 0)):
        assert len(rewordings([sentence("a", words), sentence("b", words)])) == found


def test_what_forty_sentences_have_tells_them_apart_and_what_more_have_is_of_the_subject() -> None:
    words = "flood swept bridge away before dawn came"
    assert rewordings([sentence(f"s{number}", words) for number in range(40)])
    assert rewordings([sentence(f"s{number}", words) for number in range(41)]) == ()


def test_those_that_are_most_alike_come_first() -> None:
    whole = "flood swept bridge away before dawn came"
    found = rewordings([sentence("a", whole), sentence("b", f"{whole.rpartition(' ')[0]} ended"), sentence("c", whole)])
    assert [(one.one, one.other) for one in found] == [("a", "c"), ("a", "b"), ("b", "c")]
    assert found[0].alike == 1 > found[1].alike


def test_words_of_three_letters_are_of_the_language() -> None:
    text = "Old men saw that boats were sunk"
    assert told("a", text, Stretch(0, len(text)), "en").words == ("that", "boat", "were", "sunk")


def test_six_words_of_a_reporter_are_wording_that_two_share_and_five_beside_a_quotation_are_not() -> None:
    for words, found in (("the flood swept the bridge away", 1), ("flood swept the bridge away “Gone”", 0)):
        texts = {"a": f"At dawn {words}.", "b": f"Soon {words} for good."}
        own = {name: unquoted(text) for name, text in texts.items()}
        assert len(shared_wording(texts)) == 1
        assert len(likenesses(shared_wording(texts), [], own).get("a", ())) == found


QUOTED = "“Nobody could have known that it would come to this in a single night,” said Ann."


def test_the_same_words_of_a_speaker_are_no_shared_wording_of_reporters() -> None:
    one = f"The warehouse beside the harbour burned down late on Monday evening. {QUOTED}"
    other = f"Flames gutted a derelict storehouse; nobody was there when it happened. {QUOTED}"
    assert found_in([Pair(one, other, is_copy=False, is_reworded=False)]) == set()
    assert shared_wording({"a": one, "b": other}) != ()


def test_reports_that_share_their_wording_and_name_nobody_are_one_to_several() -> None:
    proven = tiny(SITE)
    assert proven.site is not None
    counts = Indexes.of(proven.site.database).counts
    told_as = {claim: counts[claim].words for claim in proven.site.claims}
    assert told_as == {
        "flood": "four articles, two to four sources",
        "toll": "two articles, two sources",
        "named": "two articles, two sources",
    }


SITE = """
--- seeds/s1.txt
The old ferry drifted helplessly across the flooded meadows until soldiers caught it.
The toll was raised.
--- seeds/s2.txt
The ancient ferry drifted helplessly over the flooded meadows until some soldiers caught it.
They raised tolls.
--- seeds/s3.txt
The old ferry drifted helplessly across the flooded meadows until soldiers caught it, said the Post.
--- seeds/s4.txt
After the dam had broken, a boat without a crew came to rest near the barracks.
It had been torn loose by night, the Wire reports.
--- site_src/organizations/post.md
---
name: The Post
kind: outlet
---
--- site_src/organizations/wire.md
---
name: The Wire
kind: outlet
---
--- site_src/claims/c.yaml
- id: flood
  statement: The ferry drifted off.
  kind: event
  evidence:
    - {source: s1, quote: The old ferry drifted helplessly across the flooded meadows until soldiers caught it}
    - {source: s2, quote: The ancient ferry drifted helplessly over the flooded meadows}
    - {source: s3, quote: The old ferry drifted helplessly across the flooded meadows}
    - {source: s4, quote: a boat without a crew came to rest near the barracks}
- id: toll
  statement: The toll was raised.
  kind: event
  evidence:
    - {source: s1, quote: The toll was raised}
    - {source: s2, quote: They raised tolls}
- id: named
  statement: The ferry drifted off, as two outlets report.
  kind: event
  evidence:
    - source: s3
      quote: The old ferry drifted helplessly across the flooded meadows until soldiers caught it, said the Post
      chain: [post]
      form: indirect
    - {source: s4, quote: 'It had been torn loose by night, the Wire reports', chain: [wire], form: indirect}
"""


@pytest.mark.parametrize("text", ["", "Short.", "It rained. It rained."])
def test_what_says_too_little_of_its_own_is_like_nothing(text: str) -> None:
    one = told("a", text, Stretch(0, len(text)), "en")
    assert rewordings([one, told("b", text, Stretch(0, len(text)), "en")]) == ()
