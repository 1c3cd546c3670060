"""What must hold of every text that an author writes: bodies, and fields that cite as these do."""

from collections.abc import Iterator

from msgspec.structs import replace

from siglum.model.files import Place, Span
from siglum.model.problems import Problem, Severity, said
from siglum.model.prose import Prose, Sentence
from siglum.proving.fields_quoted import mark_open
from siglum.proving.prose_quotations import QuotedInProse, quotations_of
from siglum.proving.quoted import nearest_in, stands_in
from siglum.proving.site import Site
from siglum.proving.texts import texts_of
from siglum.proving.translations import translated_as
from siglum.proving.unknown import unknown_id

CITE = "cite what it rests on as [@claim-id], or end it with [@editor:ground] where it is the editor's own"


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
            if claim not in site.claims and not site.dropped(claim, "claim"):
                at = Span(path, cite.line, cite.column, cite.line, cite.end_column)
                problem = unknown_id(claim, site.claims, Place(path), "claim")
                yield Problem(problem.code, at, problem.message, problem.hint)
    for link in prose.links:
        if not _is_linkable(site, link.target) and not site.dropped(link.target, "record"):
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
        elif placed.target not in names and not site.dropped(placed.target, kind):
            problem = unknown_id(placed.target, names, Place(path), kind)
            yield Problem(problem.code, at, problem.message, problem.hint)


BRIEFED = "person, organization or topic with a brief or facts"
PART = "claim in the settings’ ratios, as the part of a whole,"


def _is_linkable(site: Site, record: str) -> bool:
    return record in site.records and record not in site.pages


def paragraphs_cite(site: Site, record: str) -> Iterator[Problem]:
    """Every paragraph of an explainer, and every row of a table, cites a claim, or is marked as the editor's own.

    A sentence that does neither, in a paragraph that does, is a warning.
    """
    if record not in site.explainers:
        return
    path = site.places[record].path
    for unit in site.explainers[record].body.units:
        if unit.kind in {"heading", "picture"} or not any(sentence.text for sentence in unit.sentences):
            continue
        if not any(_accounted(sentence) for sentence in unit.sentences):
            message = f"this {unit.kind} cites nothing"
            yield Problem("paragraph-without-citation", unit.sentences[0].at(path), message, CITE)
            continue
        for sentence in unit.sentences:
            if not _accounted(sentence):
                message = f"this sentence cites nothing: {said(sentence.text)}"
                yield Problem("sentence-without-citation", sentence.at(path), message, CITE, Severity.WARNING, record)


def _accounted(sentence: Sentence) -> bool:
    return bool(sentence.cites) or sentence.editors


def quoted_words_stand_in_their_sources(site: Site, record: str) -> Iterator[Problem]:
    """What an author's text puts in quotation marks stands, word for word, in a source that the sentence cites.

    A block quotation is one. A sentence that cites nothing may quote any source. An explainer's body may quote a
    translation, since its notes show it as one.
    """
    written = site.records[record]
    path = site.places[record].path
    for prose in texts_of(written):
        shows_translations = record in site.explainers and prose is site.explainers[record].body
        yield from _misquoting(site, path, prose, shows_translations=shows_translations)


def _misquoting(site: Site, path: str, prose: Prose, *, shows_translations: bool) -> Iterator[Problem]:
    for one in quotations_of(prose, site):
        at = one.sentences[0].at(path)
        if one.is_stray:
            yield replace(mark_open(one.words, Place(path)), at=at)
        elif problem := _misquoted(one, site, at, shows_translations=shows_translations):
            yield problem


def _misquoted(one: QuotedInProse, site: Site, at: Span, *, shows_translations: bool) -> Problem | None:
    """Return the problem of words that stand in no source that the sentences cite, nor in a translation shown there."""
    cited = one.cited(site)
    sources = one.sources(site) or set(site.texts)
    known = [source for source in sorted(sources) if source in site.texts]
    if any(stands_in(one.words, site.texts[source]) for source in known):
        return None
    whose = "no source that this sentence cites" if cited else "no source"
    message = f"{whose} has the words {said(one.words)}"
    if translated := translated_as(one.words, cited):
        if shows_translations:
            return None
        hint = (
            f"they are a translation of {translated[0].evidence.source}: only explainers and claims, which show the "
            "source's words beside it, may quote one; leave out the quotation marks"
        )
        return Problem("prose-misquotes", at, message, hint)
    return Problem("prose-misquotes", at, message, nearest_in(one.words, known, site.texts))
