"""JSON-LD of pages, in the terms of schema.org.

Its text is safe in a script element: <, >, & and the Unicode line separators are escaped in it.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from siglum.exports.downloads import DOWNLOADS
from siglum.facts.indexes import Indexes
from siglum.html.views import Heading
from siglum.model.originals import carried_at
from siglum.model.records import Organization, Person, Record, Source
from siglum.model.refs import Ref
from siglum.model.source_record import addresses_of, identifiers_of
from siglum.model.urls import Addressed
from siglum.model.values import OrganizationKind, SourceKind
from siglum.proving.lookups import Lookups
from siglum.proving.values import Proof

Data = Callable[[Indexes, Ref, Heading, Addressed], Markup]
"""Makes a page's JSON-LD of the indexes, the page's ref and heading, and the function that returns addresses."""
NO_DATA = Markup("{}")
TYPES = {
    SourceKind.ARTICLE: "NewsArticle",
    SourceKind.PAPER: "ScholarlyArticle",
    SourceKind.REPORT: "Report",
    SourceKind.BOOK: "Book",
    SourceKind.CHAPTER: "Chapter",
    SourceKind.PAGE: "CreativeWork",
    SourceKind.WEB_PAGE: "WebPage",
    SourceKind.POST: "SocialMediaPosting",
    SourceKind.LETTER: "Message",
    SourceKind.TALK: "CreativeWork",
}
"""The type of each kind of source; schema.org has none for a page of a document, nor for a talk."""
ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def script_text(data: object) -> Markup:
    """Return data as JSON that is safe in a script element."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return Markup(text.translate(ESCAPES))  # noqa: S704 - nothing in it can end a script element


def _linked(kind: str, fields: Mapping[str, object]) -> Markup:
    found = {name: value for name, value in fields.items() if value not in (None, "", [], ())}
    return script_text({"@context": "https://schema.org", "@type": kind, **found})


def claim_data(indexes: Indexes, ref: Ref, _: Heading, address: Addressed) -> Markup:
    """Return a claim with the quotations that it appears in."""
    site, claim_id = indexes.site, ref.id
    claim = site.claims[claim_id]
    proofs = site.proofs_of[claim_id]
    return _linked(
        "Claim",
        {
            "@id": address(ref),
            "text": claim.statement,
            "about": [_named(indexes, name, address) for name in claim.about if name in site.entities],
            "appearance": [quotation(indexes, proof, address) for proof in proofs],
        },
    )


def quotation(indexes: Indexes, proof: Proof, address: Addressed) -> dict[str, Any]:
    """Return a passage as a schema.org Quotation, part of its article."""
    site = indexes.site
    words = site.texts[proof.source].joined(proof.stretches, " […] ")
    speaker = proof.evidence.chain[0] if proof.evidence.chain else None
    data: dict[str, Any] = {
        "@type": "Quotation",
        "text": words,
        "isPartOf": _work(indexes, proof.source, address),
    }
    if speaker and site.voices[speaker].named:
        data["creator"] = _named(indexes, speaker, address)
    if proof.contradicts:
        data["description"] = "Speaks against the claim"
    return data


def _work(indexes: Indexes, name: str, address: Addressed) -> dict[str, str]:
    source = indexes.site.sources[name]
    return {"@type": TYPES[source.kind], "@id": address(Ref("source", name)), "headline": source.title}


def _author(indexes: Indexes, source: Source) -> dict[str, str] | None:
    """Return whom an article names as its author, where a record has that name; nobody knows what any other is."""
    author, site = source.author or "", indexes.site
    called = Lookups.of(site.database).called.get(author.casefold(), ()) if author else ()
    return {"@type": _type(site.entities[called[0]]), "name": author} if called else None


def _named(indexes: Indexes, name: str, address: Addressed) -> dict[str, str]:
    record = indexes.site.entities[name]
    return {"@type": _type(record), "@id": address(indexes.ref(name)), "name": record.name}


def _type(record: Record) -> str:
    match record:
        case Person():
            return "Person"
        case Organization(kind=OrganizationKind.OUTLET):
            return "NewsMediaOrganization"
        case Organization(kind=OrganizationKind.GOVERNMENT | OrganizationKind.COURT):
            return "GovernmentOrganization"
        case Organization():
            return "Organization"
        case _:
            return "Thing"


def entity_data(indexes: Indexes, ref: Ref, _: Heading, address: Addressed) -> Markup:
    """Return a person, an organization or a topic."""
    entity = indexes.site.entities[ref.id]
    fields: dict[str, object] = {"@id": address(ref.parted(1)), "name": entity.name}
    fields["alternateName"] = [alias.form for alias in entity.aliases]
    fields["sameAs"] = list(entity.elsewhere)
    return _linked(_type(entity), fields)


def source_data(indexes: Indexes, ref: Ref, _: Heading, address: Addressed) -> Markup:
    """Return a source, with what is known of it."""
    site = indexes.site
    source = site.sources[ref.id]
    outlet = site.organizations.get(source.outlet) if source.outlet else None
    whole = _work(indexes, source.part_of, address) if source.part_of else None
    isbn = {"isbn": source.isbn} if source.kind is SourceKind.BOOK else {}
    return _linked(
        TYPES[source.kind],
        {
            "@id": address(ref.parted(1)),
            "headline": source.title,
            "inLanguage": source.language,
            "datePublished": source.published.machine if source.published else None,
            "author": _author(indexes, source),
            "creditText": source.author,
            "publisher": {"@type": _type(outlet), "name": outlet.name} if outlet else None,
            "isPartOf": whole,
            "url": source.address,
            "archivedAt": address(Ref("address", carried)) if (carried := carried_at(source.original)) else None,
            "identifier": [
                {"@type": "PropertyValue", "propertyID": name, "value": value}
                for name, value in identifiers_of(source).items()
            ],
            "sameAs": list(addresses_of(source).values()),
            **isbn,
        },
    )


def events_data(indexes: Indexes, ref: Ref, _: Heading, address: Addressed) -> Markup:
    """Return the events of a part of the timeline."""
    site = indexes.site
    events = []
    for name in indexes.events_in_order:
        if indexes.event_part[name] != ref.part:
            continue
        event = site.events[name]
        item: dict[str, object] = {"@type": "Event", "@id": address(indexes.ref(name)), "name": event.title}
        start, end = event.when.machine_ends if event.when else ("", "")
        if start:
            item["startDate"] = start
        if end:
            item["endDate"] = end
        events.append(item)
    return _linked("ItemList", {"name": "Timeline", "itemListElement": events})


def article_data(indexes: Indexes, ref: Ref, heading: Heading, address: Addressed) -> Markup:
    """Return an explainer, with the articles that its claims rest on."""
    site = indexes.site
    cited = {proof.source for claim in indexes.numbers[ref.id] for proof in site.proofs_of[claim]}
    cites = [address(Ref("source", name)) for name in indexes.orders.in_order(cited)]
    language = site.settings.language
    fields = {"headline": heading.title, "inLanguage": language, "citation": cites}
    return _linked("Article", fields)


def site_data(indexes: Indexes, _ref: Ref, _: Heading, address: Addressed) -> Markup:
    """Return the site as a dataset with its downloads, for the home page."""
    settings = indexes.site.settings
    downloads = [{"@type": "DataDownload", "contentUrl": address(Ref(one.id))} for one in DOWNLOADS if one.in_dataset]
    fields = {"name": settings.title, "description": settings.description, "distribution": downloads}
    return _linked("Dataset", {**fields, "url": settings.base_url})


def page_data(_: Indexes, _ref: Ref, heading: Heading, _address: Addressed) -> Markup:
    """Return the name and description of a page that is about no single record."""
    return _linked("CollectionPage", {"name": heading.title, "description": heading.description})
