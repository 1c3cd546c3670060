"""What a text says more than the claims that it cites: a number in digits, or that somebody else speaks."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from siglum.facts.indexes import Indexes
from siglum.languages.numbers import Number
from siglum.languages.references import refers
from siglum.lint.amounts import Mark, marks_in, marks_of
from siglum.lint.speakers import speakers_in, speaking
from siglum.lint.wording import unprinted_numbers
from siglum.model.expressions import expression
from siglum.model.language_tags import is_english
from siglum.model.problems import Problem, Severity, said
from siglum.model.prose import Prose, Unit
from siglum.model.records import Event
from siglum.proving.texts import texts_of

DECADE = expression(r"['’]?s\b|ern?\b|[-'’]?(?:\u0445|er|tal|luv|luk)|年代|년대")
"""What makes a decade, or some years of a life, of the number before it."""
HINT = "write the number that the claim has, cite the claim that has this one, or leave it out"


def sentences_add_no_number(record: str, indexes: Indexes) -> tuple[Problem, ...]:
    """Return each number of a record's texts that stands in no claim cited beside it, nor in what one rests on.

    Numbers in words are let stand: they mostly count articles and speakers. Reasons are held by laws of their own.
    """
    own = indexes.site.records[record]
    in_title = _added_by_title(record, own, indexes) if isinstance(own, Event) else ()
    return (*in_title, *(problem for prose in _told_in(own) for problem in _added(prose, record, indexes)))


def sentences_have_nobody_else_speak(record: str, indexes: Indexes) -> tuple[Problem, ...]:
    """Return who speaks in an English sentence, and neither speaks in what its paragraph cites nor is named there."""
    site = indexes.site
    texts = _told_in(site.records[record]) if is_english(site.settings.language) else ()
    return tuple(problem for prose in texts for unit in prose.units for problem in _speaking(unit, record, indexes))


def _told_in(record: object) -> tuple[Prose, ...]:
    """Return the texts of a record, but for reasons."""
    reasons = tuple(texts_of(getattr(record, "grounds", ())))
    return tuple(prose for prose in texts_of(record) if all(prose is not reason for reason in reasons))


def _speaking(unit: Unit, record: str, indexes: Indexes) -> Iterator[Problem]:
    site, known = indexes.site, set[str]()
    claims = [claim for sentence in unit.sentences for claim in sentence.cites if claim in site.claims]
    for claim in claims:
        proofs = site.proofs_of[claim]
        known |= speaking(proofs, site) | set(site.claims[claim].about)
        named = [site.claims[claim].statement, *(site.words_of(proof) for proof in proofs)]
        named += (site.sources[proof.source].byline or "" for proof in proofs)
        known |= {mention.target for words in named for mention in indexes.mentions[words]}
    for sentence in unit.sentences if claims else ():
        mentions = indexes.mentions[sentence.text] if sentence.cites and not sentence.editors else ()
        for voice in speakers_in(sentence.text, mentions, site):
            if voice not in known:
                message = f"this sentence has {said(site.voices[voice].name)} speak, who is in nothing that it cites"
                hint = "cite the claim in which they speak, or name who does"
                at = sentence.at(site.places[record].path)
                yield Problem("speaker-not-in-chain", at, message, hint, Severity.WARNING, record)


def _added_by_title(name: str, event: Event, indexes: Indexes) -> Iterator[Problem]:
    site = indexes.site
    language = site.settings.language
    read = tuple(_read(event.claims, indexes))
    for number in unprinted_numbers(event.title, language, read) if any(map(str.isdecimal, event.title)) else ():
        shown = event.title[number.start : number.end]
        # At its end a number may be a name: Phase 2, the crossing 40.
        if _is_in_digits(number, shown) and any(map(str.isalpha, event.title[number.end :])):
            message = f"no claim of this event, nor a passage of one, has the number {said(shown)}"
            at = site.places[name].at("title")
            yield Problem("sentence-adds-number", at, message, HINT, Severity.WARNING, name)


def _is_in_digits(number: Number, shown: str) -> bool:
    return number.kind == "number" and any(map(str.isdecimal, shown))


def _added(prose: Prose, record: str, indexes: Indexes) -> Iterator[Problem]:
    language = indexes.site.settings.language
    for unit in prose.units:
        beside: frozenset[Mark] | None = None
        for sentence in unit.sentences:
            if not sentence.cites or sentence.editors or not any(map(str.isdecimal, sentence.text)):
                continue
            for number in unprinted_numbers(sentence.text, language, tuple(_read(sentence.cites, indexes))):
                shown = sentence.text[number.start : number.end]
                if not _is_in_digits(number, shown) or refers(sentence.text, number.start, number.end):
                    continue
                beside = _marks_beside(unit, indexes) if beside is None else beside
                own = marks_of(number, sentence.text, language)
                if beside.isdisjoint(own) and not _is_of_decade(number, sentence.text, beside):
                    message = f"no claim that this paragraph cites, nor a passage of one, has the number {said(shown)}"
                    at = sentence.at(indexes.site.places[record].path)
                    yield Problem("sentence-adds-number", at, message, HINT, Severity.WARNING, record)


def _is_of_decade(number: Number, text: str, beside: frozenset[Mark]) -> bool:
    """Whether a number begins a decade of which there is a year or an age: the 1890s, where 1899 is known."""
    return DECADE.match(text, number.end) is not None and any(
        kind == "number" and isinstance(value, Fraction) and number.value <= value < number.value + 10
        for kind, value in beside
    )


def _marks_beside(unit: Unit, indexes: Indexes) -> frozenset[Mark]:
    """Return the numbers of all that a paragraph rests on."""
    read = dict.fromkeys(one for sentence in unit.sentences for one in _read(sentence.cites, indexes))
    return frozenset(mark for words, language in read for mark in marks_in(words, language))


def _read(claims: Sequence[str], indexes: Indexes) -> Iterator[tuple[str, str]]:
    """Yield what may have the numbers of what cites claims, each with its language: these, passages, days of both."""
    site = indexes.site
    for claim in (one for one in claims if one in site.claims):
        proofs = site.proofs_of[claim]
        days = [site.claims[claim].when, *(site.events[event].when for event in indexes.events_of.get(claim, ()))]
        days += (site.published[proof.source] for proof in proofs)
        own = [site.claims[claim].statement, *(day.words for day in days if day)]
        own += (site.sources[proof.source].title for proof in proofs)
        own += (proof.evidence.translation.text for proof in proofs if proof.evidence.translation)
        yield from ((words, site.settings.language) for words in own)
        yield from ((site.words_of(proof), site.language[proof.source]) for proof in proofs)
