"""What a quotation leaves out, or stops right before, that turns what it says: looked at in the source around it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from siglum.facts.indexes import Indexes
from siglum.lint.brackets import swapped
from siglum.lint.turning import Around, clause_before, turned
from siglum.lint.values import Remark
from siglum.model.problems import Problem, Severity
from siglum.proving.folding import Stretch, fold_words
from siglum.proving.site import Site
from siglum.proving.values import Proof, SourceText, supporting


def omissions_of(name: str, indexes: Indexes) -> tuple[Problem, ...]:
    """Return what the quotations behind a claim leave out that turns them, each at its quotation."""
    site = indexes.site
    statement = site.claims[name].statement
    return tuple(
        Problem(code, proof.place.at("quote"), message, hint, Severity.WARNING, name)
        for proof in supporting(site.proofs_of[name])
        for code, message, hint in _turned(proof, statement, site)
    )


def _turned(proof: Proof, statement: str, site: Site) -> Iterator[Remark]:
    source = proof.source
    beside, language = around(site.texts[source], proof.stretches), site.language[source]
    yield from swapped(proof.evidence.quote, site.texts[source], language)
    yield from turned(beside, language, statement, site.settings.language)


def around(text: SourceText, stretches: Sequence[Stretch]) -> Around:
    """Return what stands around stretches of a source that are quoted, and between them."""
    start, end = stretches[0].start, stretches[-1].end
    opening = text.text[min(start, _sentence(text, start).start) : start]
    before = fold_words(clause_before(opening))
    quoted = text.joined(stretches)
    gap = " " if before and text.text[start - 1 : start].isspace() else ""
    left_out = tuple(
        part for one, other in pairwise(stretches) for part in _left_out(text, one.end, other.start) if part
    )
    last = _sentence(text, max(start, end - 1))
    after = fold_words(text.text[end : last.end])
    # What follows a stop within the quotation is another clause; the space before it tells words apart.
    behind = f" {after}" if after[:1].isalnum() else after
    following = fold_words(_next(text, max(end, last.end)))
    return Around(left_out, fold_words(opening), f"{before}{gap}{fold_words(quoted)}", before, behind, following)


def _next(text: SourceText, offset: int) -> str:
    """Return the sentence that begins behind an offset, where it stands in the same paragraph."""
    number = bisect_left(text.sentences, offset, key=lambda sentence: sentence.start)
    if number == len(text.sentences):
        return ""
    found = text.sentences[number]
    return "" if "\n" in text.text[offset : found.start] else text.text[found.start : found.end]


def _left_out(text: SourceText, start: int, end: int) -> Iterator[str]:
    """Yield what is left out of the sentences that are quoted on either side; whole sentences between are no part."""
    last, first = _sentence(text, max(0, start - 1)), _sentence(text, end)
    if last == first:
        yield fold_words(text.text[start:end])
        return
    yield fold_words(text.text[start : min(end, last.end)])
    yield fold_words(text.text[max(start, first.start) : end])


def _sentence(text: SourceText, offset: int) -> Stretch:
    """Return the sentence that an offset stands in, or the place itself where it stands in none."""
    number = bisect_right(text.sentences, offset, key=lambda sentence: sentence.start) - 1
    if number < 0 or text.sentences[number].end <= offset:
        return Stretch(offset, offset)
    return text.sentences[number]
