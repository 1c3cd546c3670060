"""The quoted passages of a source, and other values of what follows: sentences that cite, printed forms of a name."""

from collections import defaultdict
from hashlib import sha256

from msgspec import Struct

from siglum.proving.folding import Stretch, fold_words
from siglum.proving.values import Proof


class Quoting(Struct, frozen=True):
    """A sentence of an author's text that cites a claim or links to a record."""

    record: str
    """The record whose text it is."""
    sentence: str


class SourcePassage(Struct, frozen=True):
    """A passage that is quoted from a source: its fragment on the source's page, and the evidence that quotes it."""

    id: str
    stretches: tuple[Stretch, ...]
    """Where it stands in the source, in code points, half-open; several where the quotation leaves words out."""
    proofs: tuple[Proof, ...]


class PrintedForm(Struct, frozen=True):
    """A form of a name, and how often each source prints it."""

    form: str
    sources: tuple[tuple[str, int], ...]
    """(source id, count), in the order of the sources."""


def passages_of(text: str, proofs: tuple[Proof, ...]) -> tuple[SourcePassage, ...]:
    """Group the evidence that quotes the same stretches, and give each group an id made of its words.

    Where the same words occur several times in the text, the id ends with the number of the occurrence, counting those
    that nobody quotes, so that it does not change when another occurrence comes to be quoted.
    """
    places: dict[tuple[Stretch, ...], list[Proof]] = defaultdict(list)
    for proof in proofs:
        places[proof.stretches].append(proof)
    passages: dict[str, SourcePassage] = {}
    for stretches, found in places.items():
        words = "\x1f".join(fold_words(segment) for segment in found[0].evidence.quote)
        name = "p-" + sha256(words.encode()).hexdigest()[:6]
        first = stretches[0]
        number = text.count(text[first.start : first.end], 0, first.start) + 1
        numbered = name if number == 1 else f"{name}-{number}"
        while numbered in passages:
            number += 1
            numbered = f"{name}-{number}"
        passages[numbered] = SourcePassage(numbered, stretches, tuple(found))
    return tuple(passages.values())
