"""What must hold of every text that an author writes: bodies, and fields that cite as these do."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from siglum.model.files import Place, Span
from siglum.model.problems import Problem, Severity, said
from siglum.model.prose import Prose, Sentence, Unit
from siglum.model.records import Page
from siglum.proving.fields_quoted import mark_open
from siglum.proving.marks import opens_with
from siglum.proving.quoted import in_block, in_marks, nearest_in, stands_in
from siglum.proving.site import Site
from siglum.proving.texts import texts_of
from siglum.proving.unknown import unknown_id

CITE = "cite what it rests on as [@claim-id], or end it with [@editor:ground] where it is the editor's own"
WIKI = re.compile(r"\[\[([^\[\]|]*)\]\]")
"""A link to a record, without words of its own."""


def citations_and_links_lead_somewhere(site: Site, record: str) -> Iterator[Problem]:
    """Every `[@claim]` cites a claim, and every `[[id]]` links to a record that has a page or a place on one."""
    path = site.places[record].path
    body = getattr(site.records[record], "body", None)
    for prose in texts_of(site.records[record]):
        yield from _leading_nowhere(site, path, prose)
        yield from _placing_nothing(site, path, prose, in_body=prose is body)


def _leading_nowhere(site: Site, path: str, prose: Prose) -> Iterator[Problem]:
    for cite in prose.cites:
        for claim in cite.claims:
            if claim not in site.claims and not site.dropped(claim):
                at = Span(path, cite.line, cite.column, cite.line, cite.end_column)
                problem = unknown_id(claim, site.claims, Place(path), "claim")
                yield Problem(problem.code, at, problem.message, problem.hint)
    for link in prose.links:
        if not _is_linkable(site, link.target) and not site.dropped(link.target):
            at = Span(path, link.line, link.column, link.line, link.end_column)
            linkable = [name for name in site.records if _is_linkable(site, name)]
            problem = unknown_id(link.target, linkable, Place(path), "record")
            yield Problem(problem.code, at, problem.message, problem.hint)


def _placing_nothing(site: Site, path: str, prose: Prose, *, in_body: bool) -> Iterator[Problem]:
    """Yield what would stand below a paragraph and is not there, or stands in a field, which has no room for it."""
    for placed in prose.placed:
        at = Span(path, placed.line, placed.column, placed.line, placed.end_column)
        if placed.what == "brief":
            names, kind = [name for name, one in site.entities.items() if one.brief or one.facts], BRIEFED
        else:
            names, kind = [ratio.part for ratio in site.settings.ratios], PART
        if not in_body:
            hint = "write it in the text below the fields, behind the paragraph that it belongs to"
            yield Problem("link-malformed", at, f"[[{placed.what}:…]] stands in texts alone, not in fields", hint)
        elif placed.target not in names and not site.dropped(placed.target):
            problem = unknown_id(placed.target, names, Place(path), kind)
            yield Problem(problem.code, at, problem.message, problem.hint)


BRIEFED = "person, organization or topic with a brief or facts"
PART = "claim in the settings’ ratios, as the part of a whole,"


def _is_linkable(site: Site, record: str) -> bool:
    return record in site.records and not isinstance(site.records[record], Page)


def paragraphs_cite(site: Site, record: str) -> Iterator[Problem]:
    """Every paragraph of an explainer cites a claim, or is marked as the editor's own.

    A sentence that does neither, in a paragraph that does, is a warning.
    """
    if record not in site.explainers:
        return
    path = site.places[record].path
    for unit in site.explainers[record].body.units:
        if unit.kind == "heading" or not any(sentence.text for sentence in unit.sentences):
            continue
        if not any(_accounted(sentence) for sentence in unit.sentences):
            at = _whole_line(path, unit.sentences[0])
            hint = CITE
            yield Problem("paragraph-without-citation", at, "this paragraph cites nothing", hint)
            continue
        for sentence in unit.sentences:
            if not _accounted(sentence):
                hint = (
                    "cite what it rests on as [@claim-id], or end it with [@editor:ground] where it is the editor's own"
                )
                message = f"this sentence cites nothing: {said(sentence.text)}"
                at = _whole_line(path, sentence)
                yield Problem("sentence-without-citation", at, message, hint, Severity.WARNING, record)


def _accounted(sentence: Sentence) -> bool:
    return bool(sentence.cites) or sentence.editors


def _whole_line(path: str, sentence: Sentence) -> Span:
    return Span(path, sentence.line, sentence.column, sentence.line, sentence.column)


def quoted_words_stand_in_their_sources(site: Site, record: str) -> Iterator[Problem]:
    """What an author's text puts in quotation marks stands, word for word, in a source that the sentence cites.

    A block quotation is one. A sentence that cites nothing may quote any source.
    """
    path = site.places[record].path
    for prose in texts_of(site.records[record]):
        yield from _misquoting(site, path, prose)


def _misquoting(site: Site, path: str, prose: Prose) -> Iterator[Problem]:
    texts = [_shown(unit, site) for unit in prose.units]
    for number, unit in enumerate(prose.units):
        text = texts[number]
        if unit.quoted:
            if words := in_block(text):
                yield from _misquoted(path, unit.sentences, words, site)
            continue
        ends = _ends(unit, site)
        goes_on = opens_with(texts[number + 1]) if number + 1 < len(texts) else ""
        quoted, strays = in_marks(text, goes_on)
        for one in quoted:
            yield from _misquoted(path, _sentences_at(unit, ends, one.start, one.end), one.words, site)
        for at, mark in strays:
            yield replace(mark_open(mark, Place(path)), at=_whole_line(path, _sentences_at(unit, ends, at, at + 1)[0]))


def _shown(unit: Unit, site: Site) -> str:
    """Return a paragraph as it is read: a link without words shows the name of its record."""
    return " ".join(_spoken(sentence, site) for sentence in unit.sentences)


def _spoken(sentence: Sentence, site: Site) -> str:
    if "[[" not in sentence.text:
        return sentence.text
    return WIKI.sub(lambda match: _name_of(site, match[1].strip()) or match[0], sentence.text)


def _name_of(site: Site, record: str) -> str:
    found = site.records.get(record)
    return str(getattr(found, "name", None) or getattr(found, "title", ""))


def _ends(unit: Unit, site: Site) -> list[int]:
    """Return where each sentence of a paragraph ends in its text as it is read."""
    return [end - 1 for end in accumulate(len(_spoken(sentence, site)) + 1 for sentence in unit.sentences)]


def _sentences_at(unit: Unit, ends: list[int], start: int, end: int) -> tuple[Sentence, ...]:
    """Return the sentences of a paragraph that a stretch of its text touches; at least one."""
    first = bisect_right(ends, start)
    # A sentence begins a space after the end of the one before it.
    last = bisect_left(ends, end - 1)
    return unit.sentences[first : last + 1] or unit.sentences[-1:]


def _misquoted(path: str, sentences: Sequence[Sentence], words: str, site: Site) -> Iterator[Problem]:
    """Yield the problem of words that stand in no source that the sentences cite."""
    cited = [proof for one in sentences for claim in one.cites for proof in site.proofs_of.get(claim, ())]
    sources = {proof.evidence.source for proof in cited} or set(site.texts)
    known = [source for source in sorted(sources) if source in site.texts]
    if not any(stands_in(words, site.texts[source]) for source in known):
        message = f"no source that this sentence cites has the words {said(words)}"
        hint = nearest_in(words, known, site.texts)
        yield Problem("prose-misquotes", _whole_line(path, sentences[0]), message, hint)
