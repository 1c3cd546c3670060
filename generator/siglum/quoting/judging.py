"""A file's quotations against the texts of a folder: what became of each, and what is wrong with it, as problems."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from siglum.lint.turning import Around, clause_before, turned
from siglum.lint.wording import (
    added_hedges,
    added_names,
    added_negation,
    added_numbers,
    dropped_hedges,
    dropped_negation,
)
from siglum.model.language_tags import is_english
from siglum.model.problems import Problem, Severity, said
from siglum.proving.folding import WORD, Stretch
from siglum.proving.quoted import OWN_WORDS
from siglum.quoting.naming import Shelf, Text
from siglum.quoting.proof import Outcome, Place, Status, prove
from siglum.quoting.quotation import Citation, Quotation
from siglum.quoting.sentences import sentences

if TYPE_CHECKING:
    from siglum.lint.values import Remark

SENTENCES_STOP = ".,;:…，。、；："  # noqa: RUF001 - signs of more than one script
"""Signs that end a quotation in running text and belong to the sentence around it."""
LISTED = 5
"""Places of a quotation that are named."""


class Judged(Struct, frozen=True):
    """A quotation and what became of it."""

    quotation: Quotation
    outcome: Outcome
    cited: tuple[str, ...]
    """The files of the texts that it cites; none where it cites nothing, and all were looked through."""
    problems: tuple[Problem, ...] = ()


def judge(quotations: Sequence[Quotation], shelf: Shelf, language: str = "en") -> tuple[Judged, ...]:
    """Prove each quotation of a file, and look at the sentences that cite them."""
    judged = [_judged(quotation, shelf) for quotation in quotations]
    sentences_of: dict[tuple[int, ...], list[Judged]] = {}
    for one in judged:
        if one.outcome.stands and one.outcome.status is not Status.AMBIGUOUS:
            sentences_of.setdefault(one.quotation.key, []).append(one)
    remarks = {id(beside[0]): tuple(_remarks(beside, shelf, language)) for beside in sentences_of.values()}
    return tuple(replace(one, problems=(*one.problems, *remarks.get(id(one), ()))) for one in judged)


def _judged(quotation: Quotation, shelf: Shelf) -> Judged:
    cited, unknown = _cited(quotation, shelf)
    if unknown:
        anywhere = _proven(quotation, shelf, ())
        hint = _unknown_hint(unknown, anywhere, shelf)
        message = f"{said(unknown.said)} names no text among the sources"
        outcome = replace(anywhere, status=Status.NOT_FOUND, places=(), code="quote-source-unknown")
        span, line = unknown.place or (quotation.span, quotation.source_line)
        problem = Problem("quote-source-unknown", span, message, hint, source_line=line)
        return Judged(quotation, outcome, (), (problem,))
    outcome = _proven(quotation, shelf, cited)
    problems: tuple[Problem, ...] = ()
    if not outcome.stands:
        problems = (_problem(outcome.code, quotation, outcome.message, _hint(quotation, outcome, cited, shelf)),)
    elif outcome.status is Status.AMBIGUOUS:
        shown = _named(outcome.places, shelf)
        message = f"these words stand {len(outcome.places)} times in what is cited, so it is not clear which are meant"
        hint = f"quote more; they stand at {shown}"
        problems = (_problem("quote-ambiguous", quotation, message, hint, Severity.WARNING),)
    if outcome.stands and not quotation.groups and quotation.prose:
        message = "nothing says where this quotation comes from"
        hint = f"cite it with a note or a link; it stands at {_named(outcome.places, shelf)}"
        problems += (_problem("quote-uncited", quotation, message, hint, Severity.WARNING),)
    return Judged(quotation, outcome, cited, problems)


def _cited(quotation: Quotation, shelf: Shelf) -> tuple[tuple[str, ...], Citation | None]:
    """Return the texts that a quotation cites, or else the citation that names none."""
    unknown: Citation | None = None
    for group in quotation.groups:
        if found := tuple(dict.fromkeys(file for citation in group for file in shelf.named(citation))):
            return found, None
        unknown = unknown or group[0]
        if any(citation.strict for citation in group):
            break
    return (), unknown


def _proven(quotation: Quotation, shelf: Shelf, cited: Iterable[str]) -> Outcome:
    """Look for a quotation in the texts that it cites, or in all."""
    sources = shelf.sources.among(cited) if cited else shelf.sources
    outcome = prove(quotation.words, sources, short=quotation.prose)
    if outcome.stands or not quotation.prose or not isinstance(quotation.words, str):
        return outcome
    kept = quotation.words.rstrip().rstrip(SENTENCES_STOP)
    other = prove(kept, sources, short=True) if kept != quotation.words else outcome
    return other if other.stands else outcome


def _unknown_hint(citation: Citation, anywhere: Outcome, shelf: Shelf) -> str:
    if anywhere.stands:
        return f"the words stand at {_named(anywhere.places, shelf)}; cite that by its path, its address or its name"
    if citation.said.startswith("[^") and not citation.words.strip() and not citation.targets:
        return f"write the note: {citation.said}: and the path, the address or the name of a source"
    return "add the text to the sources, give its address in a field `url:` there, or name another source"


def _hint(quotation: Quotation, outcome: Outcome, cited: Sequence[str], shelf: Shelf) -> str:
    """Return where the words stand instead, or the nearest passage and what differs."""
    if cited:
        others = [name for name in shelf.texts if name not in cited]
        elsewhere = _proven(quotation, shelf, others) if others else outcome
        if elsewhere.stands:
            return f"it stands at {_named(elsewhere.places, shelf)}; cite that"
    near = outcome.nearest
    if outcome.code == "quote-not-verbatim" and near:
        at = f"{near.source}:{near.line + shelf.texts[near.source].lines_before}"
        passage = f"the nearest passage, at {at}, reads {said(near.words)}; {near.differs}"
        return f"{outcome.hint}; {passage}" if outcome.hint else passage
    return outcome.hint or OWN_WORDS


def in_file(place: Place, shelf: Shelf) -> tuple[int, int, tuple[Stretch, ...]]:
    """Return line and column of a place in its file, and its stretches as offsets in the whole of it."""
    text = shelf.texts[place.source]
    stretches = tuple(Stretch(part.start + text.start, part.end + text.start) for part in place.stretches)
    return place.line + text.lines_before, place.column, stretches


def _named(places: Sequence[Place], shelf: Shelf) -> str:
    named = [f"{place.source}:{line}:{column}" for place in places for line, column, _ in [in_file(place, shelf)]]
    more = f" and {len(named) - LISTED} more" if len(named) > LISTED else ""
    return ", ".join(named[:LISTED]) + more


def _problem(code: str, quotation: Quotation, message: str, hint: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(code, quotation.span, message, hint, severity, source_line=quotation.source_line)


# What stands beside a quotation


def _remarks(beside: Sequence[Judged], shelf: Shelf, language: str) -> Iterator[Problem]:
    """Compare a sentence with the passages that it quotes, and each quotation with what it leaves out."""
    first = beside[0].quotation
    around = [_around(place, shelf.texts[place.source], language) for one in beside for place in one.outcome.places[:1]]
    paragraphs = [(passage.paragraph, passage.language or language) for passage in around]
    texts = {name: shelf.texts[name] for one in beside for place in one.outcome.places for name in [place.source]}
    rest = first.sentence
    whole = " ".join((rest, *(one.quotation.text for one in beside)))
    clauses = [passage.around.clause for passage in around]
    found: list[Remark] = []
    if rest:
        about = " ".join((*(text.about for text in texts.values()), *_cited_words(beside)))
        found += added_numbers(rest, paragraphs, about, language)
        found += added_negation(rest, clauses)
        found += added_hedges(rest, [passage.sentence for passage in around])
        if is_english(language):
            # Whom a source names anywhere it may well speak of here, as "he" or "the company".
            known = [frozenset(word.lower() for word in WORD.findall(about)), *map(shelf.sources.words, texts)]
            found += added_names(rest, frozenset().union(*known))
    turning: list[tuple[Quotation, Remark]] = []
    for one, passage in zip(beside, around, strict=True):
        whole_of_one = f"{rest} {one.quotation.text}"
        remarks = turned(passage.around, passage.language or language, whole_of_one, language)
        turning += [(one.quotation, remark) for remark in remarks]
    if rest and not turning:
        found += dropped_negation(whole, clauses)
        found += dropped_hedges(whole, clauses)
    for quotation, remark in (*((first, remark) for remark in found), *turning):
        code, message, hint = remark
        yield _problem(code, quotation, _of_sentence(message), hint, Severity.WARNING)


def _of_sentence(message: str) -> str:
    """Say of a sentence what the cautions say of a statement."""
    return message.replace("the statement", "the sentence that cites it")


def _cited_words(beside: Iterable[Judged]) -> Iterator[str]:
    for one in beside:
        for group in one.quotation.groups:
            for citation in group:
                yield citation.words
                yield citation.said
                yield citation.label


class _Passage(Struct, frozen=True):
    """A quotation in its source."""

    sentence: str
    """The sentences that it is quoted from."""
    paragraph: str
    around: Around
    language: str
    """Its source's, as far as that says it."""


def _around(place: Place, text: Text, language: str) -> _Passage:
    words = text.words
    start, end = place.stretches[0].start, place.stretches[-1].end
    first, last = text.paragraph_around(start, end)
    paragraph = words[first:last]
    bounds = [(first + one, first + other) for one, other in sentences(paragraph, language)]
    begins = max((one for one, _ in bounds if one <= start), default=first)
    ends = min((other for _, other in bounds if other >= end), default=last)
    opening = words[begins:start]
    before = clause_before(opening)
    around = Around(
        left_out=tuple(words[one.end : other.start] for one, other in pairwise(place.stretches)),
        opening=opening,
        clause=before + " ".join(words[part.start : part.end] for part in place.stretches),
        before=before,
        after=words[end:ends],
        following=next((words[one:other] for one, other in bounds if one >= ends), ""),
    )
    return _Passage(words[begins:ends], paragraph, around, text.language)


def counts(judged: Iterable[Judged]) -> Mapping[str, int]:
    """Return how many quotations have each status, in the order in which these are told."""
    listed = list(judged)
    found = {str(status): sum(one.outcome.status is status for one in listed) for status in Status}
    return {name: count for name, count in found.items() if count}
