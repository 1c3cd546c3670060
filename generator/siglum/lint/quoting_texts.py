"""What a quotation in an author's text leaves out, or stops right before, that turns what it says."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from siglum.facts.indexes import Indexes
from siglum.lint.brackets import swapped
from siglum.lint.omissions import around
from siglum.lint.turning import turned
from siglum.model.files import Place, Span
from siglum.model.problems import Problem, Severity, beginning, said
from siglum.proving.fields_quoted import quoted_by_fields
from siglum.proving.prose_quotations import quotations_of
from siglum.proving.quoted import places_in
from siglum.proving.site import Site
from siglum.proving.texts import texts_of

if TYPE_CHECKING:
    from siglum.lint.values import Remark

SHOWN = 50
"""Characters of a quotation, at most, in a message."""


def omissions_in_texts(record: str, indexes: Indexes) -> tuple[Problem, ...]:
    """Return what the quotations in a record's texts and fields leave out that turns them, each where it stands."""
    return tuple(_omissions(record, indexes.site))


def _omissions(record: str, site: Site) -> Iterator[Problem]:
    path = site.places[record].path
    for prose in texts_of(site.records[record]):
        for one in quotations_of(prose, site):
            if not one.is_stray:
                told = " ".join(sentence.text for sentence in one.sentences)
                yield from _turned(one.words, told, one.sources(site), site, one.sentences[0].at(path), record)
    for field in quoted_by_fields(site, record):
        if not field.compares:
            yield from _turned(field.words, field.text, field.sources, site, field.place, record)


def _turned(
    words: str, text: str, sources: frozenset[str], site: Site, at: Place | Span, record: str
) -> Iterator[Problem]:
    """Yield what turns a quotation wherever it stands in some sources, in all where none are given."""
    for source in sorted(sources or site.texts) if "[" in words else ():
        if (known := site.texts.get(source)) and (swaps := tuple(swapped((words,), known, site.language[source]))):
            for code, message, hint in swaps:
                yield Problem(code, at, f"{said(beginning(words, SHOWN))}: {message}", hint, Severity.WARNING, record)
            return
    found: list[Remark] = []
    for source in sorted(sources or site.texts):
        if source not in site.texts:
            continue
        for stretches in places_in(words, site.texts[source]):
            remark = next(
                turned(around(site.texts[source], stretches), site.language[source], text, site.settings.language),
                None,
            )
            if remark is None:
                return
            found.append(remark)
    for code, message, hint in found[:1]:
        yield Problem(code, at, f"{said(beginning(words, SHOWN))}: {message}", hint, Severity.WARNING, record)
