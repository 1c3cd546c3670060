"""The versions of an utterance side by side, with what not all of them have."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from siglum.html.apparatus import Apparatus
from siglum.html.version_views import Way, WayRun, Ways, WaySegment
from siglum.model.records import Wording
from siglum.model.values import Form
from siglum.proving.boundaries import units

FEWEST = 2
"""Versions in quotation marks that can be compared."""


def ways_of(wording: Wording, apparatus: Apparatus) -> Ways:
    """Return the versions of a wording in the editor's order; those that stand in quotation marks are compared."""
    site = apparatus.site
    proofs = [site.proofs[name] for name in wording.versions if name in site.proofs]
    segments = [apparatus.segments(proof) for proof in proofs]
    marked = [at for at, proof in enumerate(proofs) if proof.evidence.form in (Form.DIRECT, Form.MIXED)]
    is_compared = len(marked) >= FEWEST
    runs: list[tuple[tuple[WayRun, ...], ...]] = [
        tuple((WayRun(one.text, own=False),) for one in each) for each in segments
    ]
    if is_compared:
        found = only_some([tuple(one.text for one in segments[at]) for at in marked])
        runs = [found[marked.index(at)] if at in marked else one for at, one in enumerate(runs)]
    rows = []
    for proof, shown, parts in zip(proofs, segments, runs, strict=True):
        speaker = proof.evidence.chain[0] if proof.evidence.chain else ""
        cut = (WaySegment(run, one.gap) for run, one in zip(parts, shown, strict=True))
        rows.append(
            Way(
                siglum=apparatus.siglum_of(proof),
                source=proof.source,
                segments=tuple(cut),
                speaker=site.voices[speaker].name if speaker else "",
                lost=speaker != wording.speaker,
                language=apparatus.language(proof.source),
                translation=apparatus.translation(proof),
            )
        )
    return Ways(wording.title, apparatus.ref(wording.id), tuple(rows), is_compared)


def only_some(versions: list[tuple[str, ...]]) -> list[tuple[tuple[WayRun, ...], ...]]:
    """Part the segments of each version into runs of words that all versions have, and words that only some have.

    Words are the same whatever their case; they count as had only where they stand in the same order. Signs and spaces
    belong to the words around them.
    """
    places = [[(at, *word) for at, text in enumerate(segments) for word in _words(text)] for segments in versions]
    words = [
        [segments[at][start:end].casefold() for at, start, end in found]
        for segments, found in zip(versions, places, strict=True)
    ]
    made = []
    for mine, (segments, found) in enumerate(zip(versions, places, strict=True)):
        shared = set(range(len(found)))
        for other in range(len(versions)):
            if other != mine:
                shared &= _matched(words[mine], words[other])
        own = [(at, start, end) for number, (at, start, end) in enumerate(found) if number not in shared]
        common = [(at, start) for number, (at, start, _) in enumerate(found) if number in shared]
        made.append(tuple(tuple(_runs(text, at, own, common)) for at, text in enumerate(segments)))
    return made


def _words(text: str) -> Iterator[tuple[int, int]]:
    return ((start, end) for start, end in units(text) if any(map(str.isalnum, text[start:end])))


def _matched(ours: list[str], theirs: list[str]) -> set[int]:
    """Return the numbers of our words that others have in the same order."""
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return {number for block in blocks for number in range(block.a, block.a + block.size)}


def _runs(text: str, at: int, own: list[tuple[int, int, int]], common: list[tuple[int, int]]) -> Iterator[WayRun]:
    """Yield the runs of the segment number `at`; own words with no common word between them are one run."""
    joined: list[tuple[int, int]] = []
    for _, start, end in (one for one in own if one[0] == at):
        last = joined[-1][1] if joined else None
        if last is not None and not any(place == at and last <= begun < start for place, begun in common):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    done = 0
    for start, end in joined:
        if done < start:
            yield WayRun(text[done:start], own=False)
        yield WayRun(text[start:end], own=True)
        done = end
    if done < len(text):
        yield WayRun(text[done:], own=False)
