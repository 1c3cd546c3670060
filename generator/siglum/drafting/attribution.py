"""Finds whom a sentence quotes or reports, by verbs such as "said" beside a name or description that a record has.

It knows English alone, and only proposes: an editor decides.
"""

import re
from collections.abc import Sequence

from siglum.facts.names import Mention, Names
from siglum.lint.cautions import OF
from siglum.lint.wording import REPORTING
from siglum.proving.origins import is_outlet
from siglum.proving.site import Site

NEAR = 250
"""Code points on either side of a name in which its verb is looked for."""
SPEAKS = (
    rf"(?:{REPORTING}|shares?|shared|adds?|added|explains?|explained|posts?|posted|announce[sd]?|confirm(?:s|ed)"
    r"|den(?:ies|ied)|promise[sd]?|admit(?:s|ted)|insist(?:s|ed)|joke[sd]?|recall(?:s|ed)|quipped|complain(?:s|ed)"
    r"|cautions?|cautioned|comment(?:s|ed)|describe[sd]?|points? out|pointed out|stating|saying|echo(?:es|ed)"
    r"|disclose[sd]?|opine[sd]?|assume[sd]?|reiterate[sd]?|(?:was|were|is|are) quoted as saying|voice[sd]?"
    r"|express(?:es|ed)?|criticize[sd]?|applaud(?:s|ed))"
)
ADVERBS = r"(?:(?:has|have|had|also|recently|[a-z]+ly)\s+){0,3}"
SPEAKS_AFTER = re.compile(
    r"[”\"]?(?:\s*,[^,.;“”\"]{1,80},|\s*,\s+(?:an?|the|who|one|from|in|at)\b[^,.;“”\"]{1,80}?|\s*\([^)]{1,80}\))?"
    rf"\s+{ADVERBS}{SPEAKS}\b"
)
SPEAKS_BEFORE = re.compile(rf"[,.!?”\"’]\s*{SPEAKS}\s+(?:(?:the|Ms|Mr|Mrs|Dr)\.?\s+)?$")
IS_SPOKEN_OF = re.compile(r"\s+(?:is|was|are|were|has|have|had|will|would|can|could|may|might)\b")
ACCORDING = re.compile(r"\baccording to (?:[a-z]+ ){0,4}$", re.IGNORECASE)
TOLD = re.compile(r"\b(?:told|tells|tell|to)\s+(?:the )?$")
PLAINLY_SPEAKS = (
    r"(?:said|says?|told|tells|argue[sd]?|warn(?:s|ed)|explain(?:s|ed)|wrote|writes|add(?:s|ed)|comment(?:s|ed)|states|stated"
    r"|suggest(?:s|ed)|claimed|predict(?:s|ed)|reveal(?:s|ed)|announce[sd]|confirm(?:s|ed)|denied|point(?:s|ed) out"
    r"|believes?|thinks?|insist(?:s|ed)|admit(?:s|ted)|reiterate[sd]|assume[sd])"
)
UNNAMED = (
    re.compile(r"\b[Aa]ccording to (?P<who>[^,.;:“”\"]{2,60})"),
    re.compile(rf"[,.!?”\"]\s*(?:{PLAINLY_SPEAKS}|posted)\s+(?P<who>[^,.;:“”\"]{{2,60}})"),
    re.compile(
        r"(?P<who>(?:\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}|\b(?:[Hh]e|[Ss]he|[Tt]hey)|\b(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne"
        rf"|[Ss]ome|[Mm]any)(?:\s+[\w’'-]+){{1,4}}?))\s+{ADVERBS}{PLAINLY_SPEAKS}\b"
    ),
)


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
        told = TOLD.search(before) and is_outlet(mention.target, site)
        spoke = SPEAKS_AFTER.match(after) and not OF.search(before)
        said_so = SPEAKS_BEFORE.search(before) and not IS_SPOKEN_OF.match(after)
        if told or spoke or said_so or ACCORDING.search(before):
            found.append(mention.target)
    return tuple(sorted(dict.fromkeys(found), key=lambda voice: is_outlet(voice, site)))


def unnamed_speakers(words: str) -> tuple[str, ...]:
    """Return the speakers of a sentence in its own words, whether or not a record has their name."""
    found = [match["who"].strip() for pattern in UNNAMED for match in pattern.finditer(words)]
    return tuple(dict.fromkeys(found))
