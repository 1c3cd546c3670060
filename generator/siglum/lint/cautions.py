"""What a careful annotator looks at twice: a statement that says more, or less, than its passages.

These are warnings, since words can be right for reasons that a program does not see. A warning is mended, or waived
in the record with a reason that the site shows. They know English best: of other languages fewer words are known.
"""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from siglum.facts.indexes import Indexes
from siglum.languages.dates import counts_in
from siglum.languages.english import OF_SOMEBODY, REPORTING, SPEAKS_NOT
from siglum.languages.relative_days import relative_day_in
from siglum.lint.days import said_of_other_days
from siglum.lint.denying import denied_on_one_side, undoubted
from siglum.lint.names import is_latin, spelt_alike, strange_names
from siglum.lint.opposites import opposites_said
from siglum.lint.speakers import speakers_in, speaking
from siglum.lint.swaps import changed_places
from siglum.lint.translated import translated_otherwise
from siglum.lint.values import Remark, Texts
from siglum.lint.wording import (
    added_negation,
    added_numbers,
    adds_bounds,
    dropped_frames,
    dropped_hedges,
    dropped_limits,
    dropped_negation,
    dropped_turns,
    drops_bounds,
)
from siglum.model.language_tags import code_of, is_english
from siglum.model.problems import Problem, Severity, said
from siglum.model.records import Claim
from siglum.model.values import ClaimKind
from siglum.proving.folding import Stretch
from siglum.proving.quoted import quoted_in, stands_in_passage
from siglum.proving.values import Proof, supporting

OPENING_MARKS = "\"'“„‘«"
"""Signs before words in quotation marks."""


class Weighing(Struct, frozen=True):
    """A claim with what its passages say, ready to be compared."""

    claim: Claim
    own: str
    """The language of the site, in which the statement is."""
    proofs: tuple[Proof, ...]
    printed: Texts
    """The words of each piece of evidence that carries it, as its source has them."""
    read: Texts
    """The same in the language of the site, where the editor has them translated."""

    @property
    def statement(self) -> str:
        """The statement of the claim."""
        return self.claim.statement

    @property
    def passages(self) -> tuple[str, ...]:
        """What is read of each piece of evidence, without its language."""
        return tuple(words for words, _ in self.read)

    @property
    def translations(self) -> tuple[str, ...]:
        """The translations among the passages."""
        return tuple(proof.evidence.translation.text for proof in self.proofs if proof.evidence.translation)

    @property
    def is_foreign(self) -> bool:
        """Whether a passage is in another language than the site, and nobody has translated it."""
        return any(code_of(language) != code_of(self.own) for _, language in self.read)


Caution = Callable[[Weighing, Indexes], Iterator[Remark]]
"""Yields a code, a message and a hint."""


def cautions_of(name: str, indexes: Indexes, looks: tuple[Caution, ...]) -> tuple[Problem, ...]:
    """Return what some of the cautions find at one claim."""
    site = indexes.site
    claim, proofs = site.claims[name], supporting(site.proofs_of[name])
    if not proofs:
        return ()
    own = site.settings.language
    printed = tuple((site.words_of(proof), site.language[proof.source]) for proof in proofs)
    translated = (proof.evidence.translation for proof in proofs)
    read = tuple((known.text, own) if known else text for known, text in zip(translated, printed, strict=True))
    weighing = Weighing(claim, own, proofs, printed, read)
    where = site.places[name].at("statement")
    return tuple(
        Problem(code, where, message, hint, Severity.WARNING, name)
        for look in looks
        for code, message, hint in look(weighing, indexes)
    )


def _adds_number(weighing: Weighing, _: Indexes) -> Iterator[Remark]:
    """Every number of the statement stands in a passage, in figures or in words."""
    when = weighing.claim.when
    known = " ".join((when.words if when else "", *weighing.translations))
    yield from added_numbers(weighing.statement, weighing.printed, known, weighing.own)


def _says_other_days(weighing: Weighing, _: Indexes) -> Iterator[Remark]:
    """The days and times of the statement are those of a passage, or of the claim's date."""
    # What a translation has otherwise than its passage is told of it, and not once more of the statement.
    read = (*weighing.printed, *((words, weighing.own) for words in weighing.translations))
    yield from said_of_other_days(weighing.statement, weighing.own, read, weighing.claim.when)


def _adds_name(weighing: Weighing, indexes: Indexes) -> Iterator[Remark]:
    """Every name in the statement stands in a passage, before it in its paragraph, or in its chain."""
    site = indexes.site
    known = speaking(weighing.proofs, site)
    for proof in weighing.proofs:
        text = site.texts[proof.source]
        last = proof.stretches[-1].end
        start = next((part.start for part in text.paragraphs if part.start <= proof.stretches[0].start < part.end), 0)
        known |= {mention.target for mention in indexes.mentions[text.text[start:last]]}
    known |= {mention.target for words in weighing.translations for mention in indexes.mentions[words]}
    mentions = indexes.mentions[weighing.statement]
    plain = "quote the words that name it, or leave it out"
    hint = f"{plain}; where another form of the name stands there, write it under `aliases` in its record"
    for mention in mentions:
        if mention.target not in known:
            name = weighing.statement[mention.start : mention.end]
            yield "statement-adds-name", f"no passage, and nothing before it in its paragraph, names {said(name)}", hint
    is_read = not weighing.is_foreign and all(map(is_latin, weighing.passages))
    if not is_read or not is_english(weighing.own):
        return
    # In the passages a name mostly stands, and these are short.
    sources = dict.fromkeys(proof.source for proof in weighing.proofs)
    texts = [words for words, _ in (*weighing.read, *weighing.printed)]
    texts += (site.texts[source].text for source in sources)
    taken = [(mention.start, mention.end) for mention in mentions]
    for name in strange_names(weighing.statement, taken, texts):
        alike = spelt_alike(name, texts)
        near = f"an article has {said(alike)}: write it so, if that is meant" if alike else plain
        yield "statement-adds-name", f"no article that this rests on has the name {said(name)}", near


def _drops_hedge(weighing: Weighing, _: Indexes) -> Iterator[Remark]:
    """What every passage hedges, the statement hedges; of another language nothing is known."""
    statement, passages, own = weighing.statement, weighing.passages, weighing.own
    # What a translation drops is told of it, and not once more of the statement.
    yield from drops_bounds(statement, weighing.read, own)
    yield from adds_bounds(statement, weighing.read, own)
    if weighing.is_foreign:
        return
    if not is_english(own):
        yield from undoubted(statement, passages, own)
        return
    found = [*dropped_hedges(statement, passages, weighing.translations), *dropped_frames(statement, passages)]
    found += dropped_limits(statement, passages)
    yield from found or dropped_turns(statement, passages)


def _negates(weighing: Weighing, _: Indexes) -> Iterator[Remark]:
    """A negation stands on both sides or on neither; of another language than the site's nothing is known."""
    if weighing.is_foreign:
        return
    if not is_english(weighing.own):
        yield from denied_on_one_side(weighing.statement, weighing.passages, weighing.own)
        return
    yield from added_negation(weighing.statement, weighing.passages)
    yield from dropped_negation(weighing.statement, weighing.passages, weighing.translations)


def _says_opposite(weighing: Weighing, _: Indexes) -> Iterator[Remark]:
    """No word of the statement is the opposite of the one in its place, and no two have changed places."""
    if not weighing.is_foreign:
        yield from opposites_said(weighing.statement, weighing.passages, weighing.own)
        yield from changed_places(weighing.statement, weighing.read, weighing.own)


def _translates_otherwise(weighing: Weighing, _: Indexes) -> Iterator[Remark]:
    """A translation says what its passage says."""
    for proof, (printed, language) in zip(weighing.proofs, weighing.printed, strict=True):
        if proof.evidence.translation:
            yield from translated_otherwise(proof.evidence.translation.text, weighing.own, printed, language)


def _quotes_beyond(weighing: Weighing, _: Indexes) -> Iterator[Remark]:
    """What the statement puts in quotation marks stands in a passage."""
    read = (*(words for words, _ in weighing.printed), *weighing.translations)
    for words in quoted_in(weighing.statement):
        # A mark between Hebrew letters belongs to a word: what is written just so stands there.
        is_there = any(f"{mark}{words}" in passage for passage in read for mark in OPENING_MARKS)
        if not is_there and not any(stands_in_passage(words, passage) for passage in read):
            hint = "quote the passage's own words, or leave out the quotation marks"
            yield "statement-quotes-beyond-evidence", f"no passage has the words {said(words)}", hint


def _speaker_missing(weighing: Weighing, indexes: Indexes) -> Iterator[Remark]:
    """Whoever the statement says to speak is in a chain."""
    chains = {voice for proof in weighing.proofs for voice in proof.evidence.chain}
    statement = weighing.statement
    for mention in indexes.mentions[statement]:
        after, before = statement[mention.end :], statement[: mention.start]
        says = re.match(rf"\s+{REPORTING}\b", after) and not (OF_SOMEBODY.search(before) or SPEAKS_NOT.match(after))
        speaks = says or re.search(r"\baccording to (?:the )?$", before, re.IGNORECASE)
        if speaks and mention.target not in chains and mention.target in indexes.site.voices:
            name = statement[mention.start : mention.end]
            hint = f"add {mention.target} to the chain, or say it without a speaker"
            yield "speaker-not-in-chain", f"the statement has {said(name)} speak, who is in no chain", hint


def _credits_nobody(weighing: Weighing, indexes: Indexes) -> Iterator[Remark]:
    """Where the sentence of a passage has somebody speak, its evidence has a chain, or says what it rests on."""
    site = indexes.site
    named = {mention.target for mention in indexes.mentions[weighing.statement]}
    for proof in weighing.proofs:
        source = proof.source
        is_open = proof.basis.own and not (proof.evidence.chain or proof.evidence.origin)
        is_read = is_open and is_english(site.language[source])
        touched = [one for one in site.texts[source].sentences if proof.touches(one)] if is_read else []
        for one in touched:
            words = _parts_touched(site.texts[source].text, one, proof)
            for voice in speakers_in(words, indexes.mentions[words], site):
                if voice not in (*named, site.outlet[source]):
                    hint = f"write `chain: [{voice}]`, or `origin: own` where the article says it of its own knowledge"
                    message = f"the passage from {source} has {said(site.voices[voice].name)} speak, and no chain"
                    yield "chain-missing", message, hint


def _parts_touched(text: str, sentence: Stretch, proof: Proof) -> str:
    """Return the parts of a sentence between semicolons that a passage touches."""
    ends = [at for at in range(sentence.start, sentence.end) if text[at] == ";"]
    parts = (Stretch(*part) for part in pairwise((sentence.start, *ends, sentence.end)))
    return "".join(text[part.start : part.end] for part in parts if proof.touches(part))


def _only_doubtful(weighing: Weighing, indexes: Indexes) -> Iterator[Remark]:
    """A claim has a passage that is not doubtful."""
    if all(_doubtful(proof, indexes) for proof in weighing.proofs):
        hint = "add a sound passage, say in the statement that the passage is garbled, or waive this with the reason"
        if not re.search(r"\b(garbled|unclear|damaged|broken)\b", weighing.statement, re.IGNORECASE):
            yield "claim-rests-on-doubtful", "every passage of this claim is marked as doubtful", hint


def _doubtful(proof: Proof, indexes: Indexes) -> bool:
    asides = indexes.site.texts[proof.source].doubtful
    return any(proof.touches(part) for aside in asides for part in aside.stretches)


def _undated(weighing: Weighing, _: Indexes) -> Iterator[Remark]:
    """A passage that says when, as seen from its own day, has its day worked out."""
    if weighing.claim.when:
        return
    for printed, passage, proof in zip(weighing.printed, weighing.read, weighing.proofs, strict=True):
        found = relative_day_in(*printed) or relative_day_in(*passage)
        if found and not proof.evidence.note and not weighing.claim.note:
            hint = "write `when:` with the day that it means, or a note that says why it cannot be known"
            yield "relative-date-unresolved", f"the passage says {said(found)}, and the claim has no date", hint
            return


def _figure_untyped(weighing: Weighing, _: Indexes) -> Iterator[Remark]:
    """A claim of the kind figure has it as data, where a passage leaves no doubt which number that is."""
    claim = weighing.claim
    if claim.kind is not ClaimKind.FIGURE or claim.figure is not None:
        return
    stated = _counts(claim.statement, weighing.own).keys()
    for passage, language in weighing.read:
        printed = _counts(passage, language)
        if len(both := stated & printed.keys()) == 1:
            hint = "write `figure:` with its value, unit and `of`, or set another kind"
            message = f"the passage prints {said(printed[both.pop()])}, and the claim has no `figure`"
            yield "figure-untyped", message, hint
            return


def _counts(text: str, language: str) -> dict[Fraction, str]:
    """Return the numbers that count something in a text, each as it is printed."""
    return {one.value: text[one.start : one.end] for one in counts_in(text, language)}


CAUTIONS: tuple[Caution, ...] = (
    _adds_number,
    _says_other_days,
    _drops_hedge,
    _translates_otherwise,
    _negates,
    _says_opposite,
    _quotes_beyond,
    _only_doubtful,
    _undated,
    _figure_untyped,
)
CAUTIONS_OF_NAMES: tuple[Caution, ...] = (_adds_name, _speaker_missing, _credits_nobody)
"""These also read what everybody is called, so that a new name has only these look again."""
