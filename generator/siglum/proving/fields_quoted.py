"""Quotations in the fields of records: every text of the editor's that is shown, but those in a source's own words."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel

from siglum.model.expressions import expression
from siglum.model.files import SETTINGS, Place
from siglum.model.problems import Problem, said
from siglum.model.records import (
    Claim,
    Disagreement,
    Event,
    Evidence,
    Explainer,
    Met,
    NameForm,
    Origin,
    Original,
    Position,
    Role,
    Source,
    Translation,
    Wording,
)
from siglum.proving.lookups import Lookups
from siglum.proving.marks import MARK
from siglum.proving.quoted import in_marks, nearest_in, stands_in
from siglum.proving.site import Site
from siglum.proving.translations import translated_as
from siglum.proving.values import Proof

OF_THE_SOURCE = frozenset(("quote", "prefix", "suffix", "start", "end", "passages", "form", "span"))
"""Fields that hold a source's own words, each proven elsewhere."""
FILE_OR_ADDRESS = expression(r"\.\w{1,8}\Z|\A\w+://\S+\Z")
"""What an original is called: a name with an ending, or an address."""
MAY_LOOK_ROUND = frozenset(("note", "reason", "basis", "apart", "standfirst"))
"""Fields in which the editor may compare, and so quote a source that the record does not rest on."""
ABOUT_WORDS = MAY_LOOK_ROUND - {"standfirst"}
"""Those that tell of the words of sources, and not with them of what happened."""


class _Rests(Struct, frozen=True):
    """What a field may quote: the sources that its record rests on, and the translations that its page shows."""

    sources: frozenset[str] = frozenset()
    translated: tuple[Proof, ...] = ()


class _Field(Struct, frozen=True):
    """A text with a quotation mark in it: its place, what it may quote, and the name of its field."""

    text: str
    place: Place
    rests: _Rests
    name: str


class QuotedByField(Struct, frozen=True):
    """Words in quotation marks in a field."""

    words: str
    text: str
    """The whole field."""
    place: Place
    sources: frozenset[str]
    """The sources that the record rests on; none where it rests on none."""
    compares: bool
    """Whether the field is one of those that say something of the words themselves, such as a note."""


def fields_quote_their_sources(site: Site, record: str) -> Iterator[Problem]:
    """What a field puts in quotation marks stands, word for word, in a source that its record rests on."""
    written = site.records[record]
    # A claim's page shows its passages with their translations, so that the claim may quote these.
    translated = site.proofs_of[record] if isinstance(written, Claim) else ()
    yield from _of(site, written, site.places[record], _Rests(translated=translated))


def quoted_by_fields(site: Site, record: str) -> Iterator[QuotedByField]:
    """Yield what the fields of a record put in quotation marks, but for those in a source's own words."""
    written = site.records[record]
    for field in _fields(site, written, site.places[record], _Rests()):
        for one in in_marks(field.text)[0]:
            compares = field.name in ABOUT_WORDS
            yield QuotedByField(one.words, field.text, field.place, field.rests.sources, compares=compares)


def settings_quote_their_sources(site: Site) -> Iterator[Problem]:
    """What the settings put in quotation marks stands in a source."""
    yield from _of(site, site.settings, Place(SETTINGS), _Rests())


def _of(site: Site, value: object, place: Place, rests: _Rests) -> Iterator[Problem]:
    """Yield what is wrong in a value and all that stands in it."""
    for field in _fields(site, value, place, rests):
        yield from _of_field(site, field)


def _fields(site: Site, value: object, place: Place, rests: _Rests, field: str = "") -> Iterator[_Field]:
    """Yield each text with a quotation mark in a value."""
    if isinstance(value, BaseModel):
        theirs = replace(rests, sources=_sources_of(site, value) or rests.sources)
        for name, info in type(value).model_fields.items():
            found = getattr(value, name)
            if _has_marks(found) and name not in OF_THE_SOURCE and not _is_printed(value, name):
                yield from _fields(site, found, place.at(info.alias or name), theirs, name)
    elif isinstance(value, tuple | Mapping):
        for key, one in value.items() if isinstance(value, Mapping) else enumerate(value):
            if _has_marks(one):
                yield from _fields(site, one, place.at(key), rests, field)
    elif isinstance(value, str) and MARK.search(value):
        yield _Field(value, place, rests, field)


def _has_marks(value: object) -> bool:
    """Whether anything in quotation marks may stand in a value; most of a record holds none."""
    return bool(MARK.search(value)) if isinstance(value, str) else isinstance(value, tuple | Mapping | BaseModel)


def _is_printed(value: BaseModel, name: str) -> bool:
    """Whether a field is in a source's words in this kind of record alone; a title in brackets is the editor's.

    A file of an original is named as somebody called it.
    A translation has them in another language, with whatever quotation marks stand there.
    """
    match value:
        case Source():
            return name == "title" and not value.title.startswith("[")
        case Original():
            return name == "came" and bool(FILE_OR_ADDRESS.search(value.came))
        case Role() | Translation():
            return name == "text"
        case _:
            return False


def _of_field(site: Site, field: _Field) -> Iterator[Problem]:
    quoted, strays = in_marks(field.text)
    for _, mark in strays:
        yield mark_open(mark, field.place)
    rests = field.rests
    known = [source for source in rests.sources if source in site.texts]
    for one in quoted:
        if any(stands_in(one.words, site.texts[source]) for source in known):
            continue
        if translated_as(one.words, rests.translated):
            continue
        others = [source for source in site.texts if source not in rests.sources]
        looks_round = not known or field.name in MAY_LOOK_ROUND
        if looks_round and any(stands_in(one.words, site.texts[name]) for name in others):
            continue
        whose = "no source that this rests on" if known else "no source"
        hint = nearest_in(one.words, known or site.texts, site.texts)
        yield Problem("prose-misquotes", field.place, f"{whose} has the words {said(one.words)}", hint)


def mark_open(mark: str, place: Place) -> Problem:
    """Return the problem of a quotation mark without a partner."""
    message = f"the quotation mark {mark} has no partner here"
    return Problem(
        "quote-mark-open",
        place,
        message,
        "write both marks of the pair; for inches write ″, and for a letter as in ʿAbd write ʿ",
    )


def _sources_of(site: Site, value: BaseModel) -> frozenset[str]:
    """Return the sources that a record, or a part of one, rests on; none where it rests on none."""
    match value:
        case Source():
            return frozenset((value.id,))
        case Claim():
            return frozenset(evidence.source for evidence in value.evidence)
        case Evidence() | Met():
            return frozenset((value.source,))
        case Event() | Position():
            return site.may_be_quoted_by(value.claims)
        case Disagreement():
            return site.may_be_quoted_by([claim for position in value.positions for claim in position.claims])
        case Wording():
            return site.may_be_quoted_by([version.partition("/")[0] for version in value.versions])
        case Explainer():
            return site.may_be_quoted_by([claim for cite in value.body.cites for claim in cite.claims])
        case NameForm():
            return frozenset(value.sources)
        case Origin():
            return frozenset(Lookups.of(site.database).deriving.get(value.id, ()))
        case _:
            return frozenset()
