"""Compares the versions of an utterance with the first, word by word."""

from collections import Counter
from difflib import SequenceMatcher

from siglum.html.apparatus import FORMS, Apparatus
from siglum.html.version_views import Collation, DiffWord, VersionRow
from siglum.html.views import Link
from siglum.model.expressions import expression
from siglum.model.records import Wording
from siglum.model.values import Form
from siglum.proving.values import Proof

EDGES = expression(r"^[^\w]+|[^\w]+$")


def collate(wording: Wording, apparatus: Apparatus) -> Collation:
    """Return the versions of a wording, with those that are printed in quotation marks compared word by word.

    The first version is the base; editors put the fullest first.
    """
    site = apparatus.site
    proofs = [site.proofs[name] for name in wording.versions if name in site.proofs]
    base = _words(proofs[0], apparatus) if proofs else ""
    rows = []
    for number, proof in enumerate(proofs):
        comparable = proof.evidence.form in (Form.DIRECT, Form.MIXED)
        words = compare(base, _words(proof, apparatus)) if number and comparable else ()
        speaker = site.voices.get(proof.evidence.chain[0]) if proof.evidence.chain else None
        rows.append(
            VersionRow(
                siglum=apparatus.siglum_of(proof),
                source=proof.source,
                claim=apparatus.ref(proof.claim),
                form=FORMS[proof.evidence.form],
                speaker=speaker.name if speaker else "",
                full=apparatus.segments(proof),
                words=words,
                base=number == 0,
                language=apparatus.language(proof.source),
                translation=apparatus.translation(proof),
            )
        )
    voice = site.voices[wording.speaker]
    return Collation(
        id=wording.id,
        href=apparatus.ref(wording.id),
        title=wording.title,
        speaker=Link(apparatus.entity(wording.speaker), voice.name),
        rows=tuple(rows),
        note=apparatus.words(wording.note or ""),
        diffed=any(row.words for row in rows),
    )


def _words(proof: Proof, apparatus: Apparatus) -> str:
    return " ".join(segment.text for segment in apparatus.segments(proof))


def compare(base: str, version: str) -> tuple[DiffWord, ...]:
    """Compare two versions by words, ignoring case and punctuation at the edges of words.

    Words that are left out in one place and added in another count as moved.
    """
    ours, theirs = base.split(), version.split()
    matcher = SequenceMatcher(None, [_plain(word) for word in ours], [_plain(word) for word in theirs], autojunk=False)
    made: list[DiffWord] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            made.append(DiffWord("same", " ".join(theirs[c:d])))
            continue
        if theirs[c:d]:
            made.append(DiffWord("ins", " ".join(theirs[c:d])))
        if ours[a:b]:
            made.append(DiffWord("del", " ".join(ours[a:b])))
    return _moved(made)


def _plain(word: str) -> str:
    return EDGES.sub("", word).casefold() or word


def _moved(words: list[DiffWord]) -> tuple[DiffWord, ...]:
    """Mark as moved what is left out in one place and added in another, and drop the former."""
    lost = Counter(_key(word) for word in words if word.kind == "del")
    gained = Counter(_key(word) for word in words if word.kind == "ins")
    moved = {key for key in lost.keys() & gained.keys() if key}
    made = []
    for word in words:
        if _key(word) in moved and word.kind == "ins":
            made.append(DiffWord("moved", word.text))
        elif not (_key(word) in moved and word.kind == "del"):
            made.append(word)
    return tuple(made)


def _key(word: DiffWord) -> str:
    return " ".join(_plain(part) for part in word.text.split())
