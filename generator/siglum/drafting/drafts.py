"""Drafts a claim for each sentence of a source that is not accounted for, for an editor to judge and rewrite.

A draft holds only what stands in the text. The statement is left to the editor.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TypeAlias

from msgspec import Struct

from siglum.facts.names import Mention, Names
from siglum.languages.dates import dates_in
from siglum.languages.english import FORESEES, RELATIVE_DAY
from siglum.languages.english_numbers import NUMBER_WITH_UNIT
from siglum.lint.speakers import descriptions_of, speakers_in, unnamed_speakers
from siglum.model.problems import said
from siglum.model.prose import EDITOR
from siglum.model.records import Passage
from siglum.model.urls import slug, slug_fault
from siglum.model.values import ClaimKind, Form, SetAsideReason
from siglum.proving.folding import Stretch, fold, fold_words
from siglum.proving.origins import is_outlet
from siglum.proving.quotations import place
from siglum.proving.site import Site
from siglum.proving.standing import Miss
from siglum.proving.values import SourceText

UNWRITABLE = re.compile(r"[\u061c\u200e\u200f]+")
"""Marks of direction, which may stand in an article and not in a record: a quotation is split at them."""
CONTEXTS = (1, 2, 3, 5, 8, 13)
"""Numbers of words that are tried as a prefix or suffix, to single out one of several equal passages."""
NEAR = 400
"""Code points on either side of a passage from which these words are taken."""
CLOSING = "(?:\\s?[”“\"’‘')\\]»«\u203a\u2039」』])*\\Z"
ENDS = re.compile(f"[.!?…:;\u3002\uff01\uff1f]{CLOSING}")
ASKS = re.compile(f"[?\uff1f]{CLOSING}")
ODD_SPACE = re.compile(r"[^\S ]|  ")
"""White space that is not one plain space, such as a line end."""
MARKS = re.compile('[“”"„«»]')
SLUG_WORDS, SLUG_LENGTH = 6, 48


class Draft(Struct, frozen=True):
    """A proposed claim, and what was found in the sentence that it is to rest on."""

    id: str
    """An id that no record has, made of the sentence's first words."""
    source: str
    line: int
    """The line of the source at which the sentence begins, from 1."""
    kind: ClaimKind
    about: tuple[str, ...]
    """The ids of the records that the sentence names, in order."""
    quote: tuple[str, ...]
    """The whole sentence as it reads, in one line; in segments where it holds characters that no record may hold."""
    prefix: str | None
    suffix: str | None
    chain: tuple[str, ...]
    form: Form
    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    undated: str | None
    """The first relative date, such as "on Monday", which the claim has to resolve."""
    origins: tuple[str, ...]
    """The origins of the source, where the evidence has to say which of them it is from."""
    speakers: tuple[str, ...]
    """Speakers without a record, in the words of the sentence."""
    doubtful: bool
    """Whether a part of the sentence is marked as doubtful."""
    aside: SetAsideReason | None
    """Why the sentence may back no claim at all: it looks like a heading or a question."""
    remark: str = ""
    """What somebody wrote of the passage."""


class Undraftable(Struct, frozen=True):
    """A sentence that no claim can quote as it stands."""

    source: str
    line: int
    words: str
    reason: str


class Mentions(Struct, frozen=True):
    """Where a sentence mentions records, as offsets into the sentence."""

    names: tuple[Mention, ...]
    descriptions: tuple[Mention, ...]
    """Descriptions of voices without a name."""


Tried: TypeAlias = dict[Passage, tuple[Stretch, ...] | Miss]
"""Where each passage tried so far was found in one source, or why it was not."""


def draft_claims(site: Site, names: Names, source: str, taken: Sequence[str] = ()) -> Iterator[Draft | Undraftable]:
    """Yield a draft for each sentence of a source that is not accounted for, in order of the text.

    `taken` are ids that no draft may have, beside those of the site.
    """
    text = site.texts[source]
    used = {*site.places, *taken, EDITOR}
    descriptions = descriptions_of(site)
    tried: Tried = {}
    for covered in site.coverage[source]:
        if covered.state != "gap":
            continue
        words = text.text[covered.stretch.start : covered.stretch.end]
        passage = _passage(text, covered.stretch, tried)
        if isinstance(passage, str):
            yield Undraftable(source, text.line(covered.stretch.start), words, passage)
            continue
        read = _as_it_reads(words)
        mentions = Mentions(tuple(names.find(read)), tuple(descriptions.find(read)))
        draft = _draft(site, source, covered.stretch, passage, mentions, used)
        used.add(draft.id)
        yield draft


def draft_of(site: Site, names: Names, source: str, stretch: Stretch, passage: Passage, used: set[str]) -> Draft:
    """Return the draft for a passage of a source that somebody marked; `used` are the ids that it may not have."""
    words = _as_it_reads(site.texts[source].text[stretch.start : stretch.end])
    mentions = Mentions(tuple(names.find(words)), tuple(descriptions_of(site).find(words)))
    return _draft(site, source, stretch, passage, mentions, used)


def _draft(site: Site, source: str, stretch: Stretch, passage: Passage, mentions: Mentions, used: set[str]) -> Draft:
    text = site.texts[source]
    words = _as_it_reads(text.text[stretch.start : stretch.end])
    speakers = speakers_in(words, (*mentions.names, *mentions.descriptions), site)
    blocks = [block for block in text.blocks if block.stretch.overlaps(stretch)]
    chain = (*speakers, *(voice for voice in dict.fromkeys(block.voice for block in blocks) if voice not in speakers))
    printed = dates_in(words, site.language[source])
    numbers = tuple(
        match[0].strip()
        for match in NUMBER_WITH_UNIT.finditer(words)
        if not any(one.start < match.end() and match.start() < one.end for one in printed)
    )
    days = (words[one.start : one.end].strip(" ,.–-") for one in printed)
    dates = tuple(dict.fromkeys((*days, *(match[0] for match in RELATIVE_DAY.finditer(words)))))
    relative = RELATIVE_DAY.search(words)
    undated = relative[0] if relative else None
    derivations = tuple(derivation.origin for derivation in site.derives_from[source])
    settled = len(derivations) < 2 or any(is_outlet(voice, site) for voice in chain)  # noqa: PLR2004 - one is settled
    form = _form(words, speakers, within=any(block.stretch.start <= stretch.start for block in blocks))
    return Draft(
        id=_free_id(words, f"{source}-line-{text.line(stretch.start)}", used),
        source=source,
        line=text.line(stretch.start),
        kind=_kind(words, form, numbers, dates),
        about=tuple(dict.fromkeys(mention.target for mention in mentions.names)),
        quote=passage.quote,
        prefix=passage.prefix,
        suffix=passage.suffix,
        chain=chain,
        form=form,
        numbers=numbers,
        dates=dates,
        undated=undated,
        origins=() if settled else derivations,
        speakers=() if speakers else unnamed_speakers(words),
        doubtful=any(part.overlaps(stretch) for aside in text.doubtful for part in aside.stretches),
        aside=_aside(words, alone=any(part == stretch for part in text.paragraphs)),
    )


# The quotation


def _passage(text: SourceText, stretch: Stretch, tried: Tried) -> Passage | str:
    """Return the passage that quotes a sentence and nothing else, or why there is none."""
    whole = text.text[stretch.start : stretch.end]
    segments = tuple(_as_it_reads(part.strip()) for part in UNWRITABLE.split(whole) if part.strip())
    if not segments:
        return "it holds nothing that can be quoted"
    whole_passage = Passage(quote=segments)
    found = _placed(whole_passage, text, tried)
    if not isinstance(found, Miss):
        return whole_passage if _is_within(found, stretch) else "another passage has the same words"
    if found.code != "quote-ambiguous":
        return found.message
    for prefix, suffix in _contexts(text.text, stretch):
        passage = Passage(quote=segments, prefix=prefix, suffix=suffix)
        placed = _placed(passage, text, tried)
        if not isinstance(placed, Miss) and _is_within(placed, stretch):
            return passage
    return found.message


def _as_it_reads(words: str) -> str:
    """Return words of a source in one line: over its line ends, and over the words that these break."""
    return fold(words).text if ODD_SPACE.search(words) else words


def _placed(passage: Passage, text: SourceText, tried: Tried) -> tuple[Stretch, ...] | Miss:
    """Find a passage, once only: a text that repeats itself asks for the same ones again and again."""
    if passage not in tried:
        tried[passage] = place(passage, text.folded)
    return tried[passage]


def _is_within(found: Sequence[Stretch], stretch: Stretch) -> bool:
    return found[0].start >= stretch.start and found[-1].end <= stretch.end


def _contexts(text: str, stretch: Stretch) -> Iterator[tuple[str | None, str | None]]:
    """Yield (prefix, suffix) that may single out a quotation: more and more words on one side, last on both."""
    before = _words(text[max(0, stretch.start - NEAR) : stretch.start], cut=stretch.start > NEAR, last=False)
    after = _words(text[stretch.end : stretch.end + NEAR], cut=stretch.end + NEAR < len(text), last=True)
    # A context ends where there is a character that no record may hold.
    before = _until_unwritable(before[::-1])[::-1]
    after = _until_unwritable(after)
    for count in CONTEXTS:
        if before[-count:]:
            yield " ".join(before[-count:]), None
        if after[:count]:
            yield None, " ".join(after[:count])
    if before and after:
        yield " ".join(before), " ".join(after)


def _until_unwritable(words: list[str]) -> list[str]:
    return list(takewhile(lambda word: not UNWRITABLE.search(word), words[: CONTEXTS[-1]]))


def _words(text: str, *, cut: bool, last: bool) -> list[str]:
    """Return the words of a text; where it was `cut` at its far end, without the word there."""
    words = fold_words(text).split(" ")
    if cut:
        words = words[:-1] if last else words[1:]
    return [word for word in words if word]


def _free_id(words: str, otherwise: str, used: set[str]) -> str:
    made = ""
    for word in slug(words).split("-")[:SLUG_WORDS]:
        if len(made) + len(word) < SLUG_LENGTH:
            made = f"{made}-{word}" if made else word
    if slug_fault(made) or made.replace("-", "").isdigit():
        made = otherwise[-SLUG_LENGTH:].strip("-")
    numbers = (f"{made}-{number}" for number in range(2, len(used) + 3))
    return made if made not in used else next(name for name in numbers if name not in used)


def _form(words: str, speakers: tuple[str, ...], *, within: bool) -> Form:
    """Return the form of the words; `within` a block, all of them are its voice's own."""
    if within:
        return Form.DIRECT
    if not speakers:
        return Form.OWN
    if not MARKS.search(words):
        return Form.INDIRECT
    return Form.DIRECT if MARKS.match(words) else Form.MIXED


def _kind(words: str, form: Form, numbers: tuple[str, ...], dates: tuple[str, ...]) -> ClaimKind:
    if form in (Form.DIRECT, Form.MIXED) and MARKS.search(words):
        return ClaimKind.QUOTATION
    if form is Form.INDIRECT and FORESEES.search(words):
        return ClaimKind.PREDICTION
    if numbers:
        return ClaimKind.FIGURE
    return ClaimKind.EVENT if dates else ClaimKind.FACT


def _aside(words: str, *, alone: bool) -> SetAsideReason | None:
    """Return why a sentence may back no claim, or None; `alone`: it is a whole paragraph."""
    if ASKS.search(words):
        return SetAsideReason.QUESTION
    return SetAsideReason.HEADING if alone and not ENDS.search(words) else None


def told_of(undraftable: Undraftable) -> str:
    """Return why a sentence has no draft, and what to do with it."""
    return f"{said(undraftable.words)}: {undraftable.reason}; set it aside, or quote it together with what stands by it"
