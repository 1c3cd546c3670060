"""What a sentence of a text says more than the claims that its paragraph cites: a number in digits."""

from collections.abc import Iterator

from siglum.facts.indexes import Indexes
from siglum.lint.amounts import Mark, marks_in, marks_of
from siglum.lint.wording import unprinted_numbers
from siglum.model.problems import Problem, Severity, said
from siglum.model.prose import Prose, Sentence, Unit
from siglum.proving.texts import texts_of

HINT = "write the number that the claim has, cite the claim that has this one, or leave it out"


def sentences_add_no_number(record: str, indexes: Indexes) -> tuple[Problem, ...]:
    """Return each number of a record's texts that stands in no claim cited beside it, nor in what one rests on.

    Numbers in words are let stand: they mostly count articles and speakers. Reasons are held by laws of their own.
    """
    site = indexes.site
    own = site.records[record]
    reasons = tuple(texts_of(getattr(own, "grounds", ())))
    texts = (prose for prose in texts_of(own) if all(prose is not reason for reason in reasons))
    return tuple(problem for prose in texts for problem in _added(prose, record, indexes))


def _added(prose: Prose, record: str, indexes: Indexes) -> Iterator[Problem]:
    language = indexes.site.settings.language
    for unit in prose.units:
        beside: frozenset[Mark] | None = None
        for sentence in unit.sentences:
            if not sentence.cites or sentence.editors or not any(map(str.isdecimal, sentence.text)):
                continue
            for number in unprinted_numbers(sentence.text, language, tuple(_read(sentence, indexes))):
                shown = sentence.text[number.start : number.end]
                if number.kind != "number" or not any(map(str.isdecimal, shown)):
                    continue
                beside = _marks_beside(unit, indexes) if beside is None else beside
                if beside.isdisjoint(marks_of(number, sentence.text, language)):
                    message = f"no claim that this paragraph cites, nor a passage of one, has the number {said(shown)}"
                    at = sentence.at(indexes.site.places[record].path)
                    yield Problem("sentence-adds-number", at, message, HINT, Severity.WARNING, record)


def _marks_beside(unit: Unit, indexes: Indexes) -> frozenset[Mark]:
    """Return the numbers of all that a paragraph rests on."""
    read = dict.fromkeys(one for sentence in unit.sentences for one in _read(sentence, indexes))
    return frozenset(mark for words, language in read for mark in marks_in(words, language))


def _read(sentence: Sentence, indexes: Indexes) -> Iterator[tuple[str, str]]:
    """Yield what may have the numbers of a sentence, each with its language: claims, passages, days of both."""
    site = indexes.site
    for claim in (one for one in sentence.cites if one in site.claims):
        proofs = site.proofs_of[claim]
        days = [site.claims[claim].when, *(site.events[event].when for event in indexes.events_of.get(claim, ()))]
        days += (site.published[proof.source] for proof in proofs)
        own = [site.claims[claim].statement, *(day.words for day in days if day)]
        own += (site.sources[proof.source].title for proof in proofs)
        own += (proof.evidence.translation.text for proof in proofs if proof.evidence.translation)
        yield from ((words, site.settings.language) for words in own)
        yield from ((site.words_of(proof), site.language[proof.source]) for proof in proofs)
