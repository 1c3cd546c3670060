"""How many reports there may be behind a claim: as many as origins, or fewer where passages share their wording.

Two articles of which one has the other's words, and neither says where it has them, may have one report before them, or
two. Nobody can know, so that both numbers are told.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from siglum.facts.rewording import Rewording
from siglum.facts.shared_wording import RUN, WORD, Shared
from siglum.proving.folding import Stretch
from siglum.proving.values import Proof


class Likeness(Struct, frozen=True):
    """Where the same words stand in two sources, or words that seem to be written from each other."""

    one: str
    other: str
    in_one: Stretch
    in_other: Stretch


def likenesses(
    shared: Iterable[Shared], reworded: Iterable[Rewording], own: Mapping[str, str]
) -> dict[str, tuple[Likeness, ...]]:
    """Return what is alike, by each of the two sources, in the order of its text.

    `own` is each source's text without what it quotes: the same words of a speaker come from the speaker.
    """
    found: dict[str, list[Likeness]] = {}
    alike = [Likeness(one.one, one.other, one.in_one, one.in_other) for one in reworded]
    alike += [Likeness(one.one, one.other, one.in_one, one.in_other) for one in shared if _is_own(one, own)]
    for one in alike:
        found.setdefault(one.one, []).append(one)
        found.setdefault(one.other, []).append(Likeness(one.other, one.one, one.in_other, one.in_one))
    return {name: tuple(sorted(ones, key=lambda one: one.in_one.start)) for name, ones in found.items()}


def _is_own(shared: Shared, own: Mapping[str, str]) -> bool:
    stretches = ((shared.one, shared.in_one), (shared.other, shared.in_other))
    return all(len(WORD.findall(own[name][part.start : part.end])) >= RUN for name, part in stretches)


def fewest(proofs: Sequence[Proof], alike: Mapping[str, tuple[Likeness, ...]]) -> int:
    """Return the fewest origins that the passages of a claim may have."""
    keys = list(dict.fromkeys(proof.basis.key for proof in proofs))
    joined = {key: key for key in keys}
    for number, one in enumerate(proofs):
        for other in proofs[number + 1 :]:
            # What both articles name, is known.
            is_known = one.basis.named and other.basis.named
            if one.basis.key != other.basis.key and not is_known and _are_alike(one, other, alike):
                _join(joined, one.basis.key, other.basis.key)
    return len({_root(joined, key) for key in keys})


def _are_alike(one: Proof, other: Proof, alike: Mapping[str, tuple[Likeness, ...]]) -> bool:
    return any(
        found.other == other.source and one.touches(found.in_one) and other.touches(found.in_other)
        for found in alike.get(one.source, ())
    )


def _root(joined: Mapping[str, str], key: str) -> str:
    while joined[key] != key:
        key = joined[key]
    return key


def _join(joined: dict[str, str], one: str, other: str) -> None:
    joined[_root(joined, one)] = _root(joined, other)
