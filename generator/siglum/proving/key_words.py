"""The words of a quotation that a margin shows: they stand in it, and cut no word."""

from collections.abc import Iterator

from siglum.model.problems import Problem, said
from siglum.proving.boundaries import cuts
from siglum.proving.folding import fold_words
from siglum.proving.site import Site

HINT = "write words of the quotation, in its own spelling and whole, or delete the field"


def place_of_key(key: str, segment: str) -> int | None:
    """Return where key words first stand in a segment of a quotation without cutting a word; None where they do not."""
    at = segment.find(key)
    while at >= 0 and cuts(at, at + len(key), segment):
        at = segment.find(key, at + 1)
    return at if at >= 0 else None


def key_words_are_quoted(site: Site, claim: str) -> Iterator[Problem]:
    """The words that the margin is to show stand in one segment of their quotation."""
    for proof in site.proofs_of[claim]:
        key, text = proof.evidence.key, site.texts[proof.source].text
        if key is None:
            continue
        segments = (fold_words(text[stretch.start : stretch.end]) for stretch in proof.stretches)
        if all(place_of_key(fold_words(key), segment) is None for segment in segments):
            message = f"{said(key)} does not stand in this quotation, as whole words"
            yield Problem("key-not-quoted", proof.place.at("key"), message, HINT)
