"""What an author may want to look at on a page; the preview shows it, and no published file holds it.

Apart from the warnings, these are no mistakes: a claim may have one origin. But an author wants to know while writing.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, to_builtins

from siglum.catalogue.addresses import address_of
from siglum.catalogue.published import Published
from siglum.facts.indexes import Indexes
from siglum.html.frame import shortened
from siglum.model.files import Span
from siglum.model.problems import Problem, visible
from siglum.model.prose import Prose, Sentence
from siglum.model.records import Claim, Explainer, Page, Record, Source
from siglum.model.refs import HOME
from siglum.preview.notices import Desk

MOST = 40
"""The most items of a group that are shown; the others are only counted."""
PART = re.compile(r"/[0-9]+/index\.html\Z")
"""The end of the address of a second or further part of a page."""
LENGTH = 160
"""The most characters of a sentence or passage that are shown."""

APART = frozenset({"sentence-without-citation", "sentence-unaccounted"})
"""Warnings that are not listed with the others, since they have groups of their own."""


class Item(Struct, frozen=True):
    """One thing to look at: its words, the page that shows it, its place in a file, and the link that opens that."""

    text: str
    page: str = ""
    place: str = ""
    link: str = ""


class Group(Struct, frozen=True):
    """Items of one kind; `count` includes those that are not shown."""

    name: str
    count: int
    items: tuple[Item, ...]


class Health(Struct, frozen=True):
    """What an author may want to look at on one page."""

    groups: tuple[Group, ...] = ()
    gaps: tuple[str, ...] = ()
    """On a source's page, the sentences that are not accounted for, in order of the text, to be marked there."""

    @property
    def data(self) -> dict[str, object]:
        """The same as plain data, for the client script."""
        data: dict[str, object] = to_builtins(self)
        return data


def health_of(indexes: Indexes, problems: Iterable[Problem], address: str, desk: Desk) -> Health:
    """Return what there is to look at on the page at an address; nothing for pages that show no record of their own."""
    name = _name_at(address, indexes) or _name_at(PART.sub("/index.html", address), indexes)
    if name is None:
        return Health()
    record = indexes.site.records[name]
    claims = _claims_on(name, record, indexes)
    shown = {name, *claims}
    gaps = tuple(_gaps(name, indexes, desk)) if isinstance(record, Source) else ()
    groups = (
        _group("Warnings", (_warning(one, desk) for one in problems if one.record in shown and one.code not in APART)),
        _group("Sentences that cite nothing", _uncited(name, record, indexes, desk)),
        _group("Sentences not accounted for", (item for _, item in gaps)),
        _group("Claims with one origin", _alone(claims, indexes)),
        _group("Passages that several claims share", _shared(name, claims, indexes)),
    )
    return Health(tuple(group for group in groups if group.count), tuple(words for words, _ in gaps))


def _name_at(address: str, indexes: Indexes) -> str | None:
    """Return the id of the record whose page has an address; None for other pages."""
    ref = Published.of(indexes.database).pages.get(address)
    name = "home" if ref == HOME else ref.id if ref else ""
    return name if name in indexes.site.records else None


def _group(name: str, items: Iterable[Item]) -> Group:
    found = tuple(dict.fromkeys(items))
    return Group(name, len(found), found[:MOST])


def _claims_on(name: str, record: Record, indexes: Indexes) -> tuple[str, ...]:
    """Return the claims that a record's page shows."""
    match record:
        case Claim():
            return (name,)
        case Source():
            return tuple(dict.fromkeys(proof.claim for proof in indexes.site.proofs_in[name]))
        case Explainer() | Page():
            return tuple(dict.fromkeys(claim for sentence in _sentences(record.body) for claim in sentence.cites))
        case _:
            kinds = (indexes.said_by, indexes.told_by, indexes.about)
            return tuple(dict.fromkeys(claim for kind in kinds for claim in kind.get(name, ())))


def _sentences(prose: Prose) -> Iterator[Sentence]:
    for unit in prose.units:
        if unit.kind not in {"heading", "picture"}:
            yield from unit.sentences


def _warning(problem: Problem, desk: Desk) -> Item:
    note = desk.note(problem)
    return Item(f"{note.code}: {note.message}", place=note.place, link=note.link)


def _uncited(name: str, record: Record, indexes: Indexes, desk: Desk) -> Iterator[Item]:
    if not isinstance(record, Explainer):
        return
    path = indexes.site.places[name].path
    for sentence in _sentences(record.body):
        if sentence.text and not sentence.cites and not sentence.editors:
            yield _there(sentence.text, Span(path, sentence.line, sentence.column), desk)


def _gaps(source: str, indexes: Indexes, desk: Desk) -> Iterator[tuple[str, Item]]:
    """Yield the sentences of a source that are not accounted for, each as its text and as an item."""
    text = indexes.site.texts[source]
    for covered in indexes.site.coverage[source]:
        if covered.state == "gap":
            words = text.text[covered.stretch.start : covered.stretch.end]
            yield words, _there(words, Span(text.path, text.line(covered.stretch.start), 1), desk)


def _there(words: str, span: Span, desk: Desk) -> Item:
    place = f"{visible(span.path)}:{span.line}"
    return Item(shortened(words, LENGTH), place=place, link=desk.link(span.path, span.line, span.column))


def _alone(claims: Iterable[str], indexes: Indexes) -> Iterator[Item]:
    for claim in claims:
        if claim in indexes.site.claims and len(indexes.counts[claim].origins) == 1:
            record = indexes.site.claims[claim]
            yield Item(f"{record.statement} ({indexes.counts[claim].words})", _page(address_of(indexes.ref(claim))))


def _shared(name: str, claims: tuple[str, ...], indexes: Indexes) -> Iterator[Item]:
    """Yield the passages that are evidence of a claim on the page and of another; on a source's page, only its own."""
    site = indexes.site
    proofs = (proof for claim in claims for proof in site.proofs_of.get(claim, ()))
    sources = (name,) if name in site.sources else tuple(dict.fromkeys(proof.source for proof in proofs))
    for source in sources:
        for passage in indexes.passages[source]:
            behind = tuple(dict.fromkeys(proof.claim for proof in passage.proofs))
            if len(behind) > 1 and not set(claims).isdisjoint(behind):
                words = site.texts[source].text[passage.stretches[0].start : passage.stretches[-1].end]
                text = f"“{shortened(words, LENGTH)}” {indexes.sigla[source]}: {', '.join(behind)}"
                yield Item(text, _page(address_of(indexes.passage_ref(passage.proofs[0].id))))


def _page(address: str) -> str:
    """Return an address from the site's root as an absolute path."""
    page, hash_sign, fragment = address.partition("#")
    return f"/{page.removesuffix('index.html')}{hash_sign}{fragment}"
