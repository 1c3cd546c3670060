"""No quotation that is off by a single character gets through, on the real site's own passages."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.build import Memory, prove
from generator.doors.disk import read_snapshot
from generator.knowing.folding import fold
from generator.knowing.quotes import Miss, place
from generator.knowing.site import Site
from generator.model.records import Passage

ROOT = Path(__file__).parent.parent.parent


@cache
def real_site() -> Site:
    snapshot, problems = read_snapshot(ROOT, ROOT / "templates")
    proven = prove(snapshot, Memory({}, {}))
    assert not problems
    assert proven.site is not None
    return proven.site


def plain(text: str) -> str:
    """Fold by means of our own, so that the code under test is not asked about itself."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def mutants(quote: str) -> Iterator[str]:
    """Yield the quotation with each of its characters left out, doubled, and put in another's place."""
    for at, char in enumerate(quote):
        yield quote[:at] + quote[at + 1 :]
        yield quote[:at] + char + char + quote[at + 1 :]
        yield quote[:at] + ("q" if char != "q" else "x") + quote[at + 1 :]


@pytest.mark.parametrize("source", ["latest-news", "curious-case", "us-action", "unexpected-haven", "untitled-report"])
def test_a_quotation_that_differs_at_any_place_is_not_found(source: str) -> None:
    site = real_site()
    text = site.texts[source]
    folded_plain = plain(text.text)
    tried = survivors = 0
    for quote in {segment for proof in site.proofs_in[source] for segment in proof.evidence.quote}:
        for mutant in mutants(quote):
            tried += 1
            found = place(Passage(quote=(mutant,)), text.folded, short=True) if mutant.strip() else Miss("", "")
            # Left out at an edge, what remains may still be the source's own words.
            if not isinstance(found, Miss) and plain(mutant) not in folded_plain:
                survivors += 1
    assert tried > 1000
    assert survivors == 0


@pytest.mark.parametrize("source", ["latest-news", "untitled-report"])
def test_a_source_that_differs_at_any_quoted_character_fails(source: str) -> None:
    site = real_site()
    text = site.texts[source].text
    for proof in site.proofs_in[source]:
        start, end = proof.stretches[0].start, proof.stretches[-1].end
        for at in range(start, end):
            if text[at].isspace() or not any(part.start <= at < part.end for part in proof.stretches):
                continue
            changed = text[:at] + ("q" if text[at] != "q" else "x") + text[at + 1 :]
            assert isinstance(place(proof.evidence, fold(changed)), Miss), (proof.id, at)


def test_every_proof_leads_to_its_words() -> None:
    site = real_site()
    assert len(site.proofs) > 300
    for proof in site.proofs.values():
        text = site.texts[proof.evidence.source].text
        for segment, stretch in zip(proof.evidence.quote, proof.stretches, strict=True):
            assert plain(text[stretch.start : stretch.end]) == plain(segment)
