"""Finds whom a sentence quotes or reports, by verbs such as "said" beside a name or description that a record has.

It knows English alone. Drafts propose whom it finds, and a caution asks for whoever is in no chain: an editor decides.
"""

import re
from collections.abc import Sequence

from siglum.facts.names import Mention, Names
from siglum.languages.english import (
    ACCORDING,
    IS_SPOKEN_OF,
    OF_SOMEBODY,
    SPEAKS_AFTER,
    SPEAKS_BEFORE,
    SPEAKS_NOT,
    TOLD,
    UNNAMED,
)
from siglum.model.expressions import expression
from siglum.proving.origins import is_outlet
from siglum.proving.site import Site
from siglum.proving.values import Proof

OF_WHICH = expression(r"\b(?:that|which|whom|who (?:ha[ds] |have )?\w+) (?:the )?\Z")
"""Before somebody who does not speak in the sentence: the bridge that Ann called ugly, those who knew Ann said."""
NEAR = 250
"""Code points on either side of a name in which its verb is looked for."""


def descriptions_of(site: Site) -> Names:
    """Return a finder of the descriptions of unnamed voices, with and without their article, capitalized or not."""
    forms: dict[str, str] = {}
    for name, voice in site.voices.items():
        if not voice.named:
            bare = re.sub(r"^(?:the|an?|some)\s+", "", voice.name, flags=re.IGNORECASE)
            for form in (voice.name, bare):
                forms |= {form: name, form[:1].upper() + form[1:]: name}
    return Names(forms)


def speakers_in(words: str, mentions: Sequence[Mention], site: Site) -> tuple[str, ...]:
    """Return the ids of the voices that a sentence quotes or reports, as a chain has them: outlets last.

    `mentions` are the names and descriptions in `words`, with offsets into it.
    """
    found = []
    for mention in mentions:
        if mention.target not in site.voices:
            continue
        before = words[max(0, mention.start - NEAR) : mention.start]
        after = words[mention.end : mention.end + NEAR]
        if OF_WHICH.search(before):
            continue
        told = TOLD.search(before) and is_outlet(mention.target, site)
        spoke = SPEAKS_AFTER.match(after) and not (OF_SOMEBODY.search(before) or SPEAKS_NOT.match(after))
        said_so = SPEAKS_BEFORE.search(before) and not IS_SPOKEN_OF.match(after)
        if told or spoke or said_so or ACCORDING.search(before):
            found.append(mention.target)
    return tuple(sorted(dict.fromkeys(found), key=lambda voice: is_outlet(voice, site)))


def unnamed_speakers(words: str) -> tuple[str, ...]:
    """Return the speakers of a sentence in its own words, whether or not a record has their name."""
    found = [match["who"].strip() for pattern in UNNAMED for match in pattern.finditer(words)]
    return tuple(dict.fromkeys(found))


def speaking(proofs: Sequence[Proof], site: Site) -> set[str]:
    """Return the ids of all by whom some passages reached a reader: their chains, and their articles' outlets."""
    chains = {voice for proof in proofs for voice in proof.evidence.chain}
    return chains | {site.outlet[proof.source] for proof in proofs}
