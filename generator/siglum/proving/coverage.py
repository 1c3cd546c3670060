"""How much of each source is accounted for: sentence by sentence, cited, set aside, or neither."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct

from siglum.model.values import Accounting, SetAsideReason
from siglum.proving.folding import Stretch
from siglum.proving.values import Proof, SourceText


class Covered(Struct, frozen=True):
    """One sentence: where it stands, and what became of it."""

    stretch: Stretch
    claims: tuple[str, ...]
    """The claims that its words back, in the order of the text."""
    reason: str | None
    """Why it is set aside, where it backs no claim."""

    @property
    def state(self) -> str:
        """cited, set-aside or gap."""
        if self.claims:
            return "cited"
        return "set-aside" if self.reason else "gap"


def coverage_of(
    text: SourceText, proofs: Iterable[Proof], accounting: Accounting = Accounting.ALL
) -> tuple[Covered, ...]:
    """Return every sentence of a source with what accounts for it: evidence or a set-aside passage that touches it.

    `proofs` are those of the evidence taken from it, in the order of its text. Where only what is cited is accounted
    for, a paragraph without evidence counts as read.
    """
    proofs = tuple(proofs)
    claims: list[list[str]] = [[] for _ in text.sentences]
    reasons: list[str | None] = [None] * len(text.sentences)
    if accounting is Accounting.CITED:
        quoted = {number for proof in proofs for number in _touched(text.paragraphs, proof.stretches)}
        near = set(_touched(text.sentences, [text.paragraphs[number] for number in quoted]))
        reasons = [None if number in near else str(SetAsideReason.READ) for number in range(len(reasons))]
    for proof in proofs:
        for number in _touched(text.sentences, proof.stretches):
            if proof.claim not in claims[number]:
                claims[number].append(proof.claim)
    for aside in text.set_aside:
        for number in _touched(text.sentences, aside.stretches):
            reasons[number] = str(aside.passage.reason)
    return tuple(
        Covered(stretch, tuple(claims[number]), None if claims[number] else reasons[number])
        for number, stretch in enumerate(text.sentences)
    )


def _touched(sentences: Sequence[Stretch], stretches: Sequence[Stretch]) -> list[int]:
    starts = [sentence.start for sentence in sentences]
    found = []
    for stretch in stretches:
        first = max(0, bisect_left(starts, stretch.start + 1) - 1)
        for number in range(first, len(sentences)):
            if sentences[number].start >= stretch.end:
                break
            if sentences[number].end > stretch.start:
                found.append(number)
    return found


def quoted_share(text: SourceText, proofs: Iterable[Proof]) -> float:
    """Return how much of a source's sentences is quoted or set aside, counted in characters, from 0 to 1."""
    marked = bytearray(len(text.text))
    passages = [*(proof.stretches for proof in proofs), *(aside.stretches for aside in text.set_aside)]
    for stretches in passages:
        for stretch in stretches:
            marked[stretch.start : stretch.end] = b"\1" * (stretch.end - stretch.start)
    whole = sum(sentence.end - sentence.start for sentence in text.sentences)
    done = sum(sum(marked[sentence.start : sentence.end]) for sentence in text.sentences)
    return done / whole if whole else 1.0
