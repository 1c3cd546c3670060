"""The evidence as W3C Web Annotations: each has the claim as its body and the quoted words as its target."""

from collections.abc import Iterator
from typing import Any

from siglum.exports.shapes import ExportedSegment
from siglum.facts.indexes import Indexes
from siglum.facts.rights import around
from siglum.model.locators import fragment_of
from siglum.model.originals import carried_at
from siglum.model.refs import Ref
from siglum.model.source_record import Original
from siglum.model.urls import Addressed, public, relative
from siglum.proving.site import Site
from siglum.proving.values import Proof

AROUND = 32
"""Code points of prefix and suffix in a selector."""
PAGES, TIMES = "http://tools.ietf.org/rfc/rfc8118", "http://www.w3.org/TR/media-frags/"
"""What the fragments of addresses conform to."""
HERE = Ref("annotations.jsonld")


def segments_of(proof: Proof, indexes: Indexes) -> Iterator[ExportedSegment]:
    """Yield the segments of a quotation: offsets in code points, half-open, with the words there and around them."""
    source = proof.source
    text, shown = indexes.site.texts[source].text, indexes.may_show[source]
    for stretch in proof.stretches:
        limits = around(shown, stretch.start, stretch.end)
        yield {
            "start": stretch.start,
            "end": stretch.end,
            "exact": text[stretch.start : stretch.end],
            "prefix": text[max(limits.start, stretch.start - AROUND) : stretch.start],
            "suffix": text[stretch.end : min(limits.end, stretch.end + AROUND)],
        }


def collection(site: Site, address_of: Addressed) -> dict[str, Any]:
    """Return an AnnotationCollection, of which the list of annotations is still empty: its last value."""
    iri = _iris(site, address_of)
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": iri(HERE),
        "type": "AnnotationCollection",
        "label": site.settings.title,
        "total": len(site.proofs),
        "first": {"id": iri(HERE.on("page")), "type": "AnnotationPage", "startIndex": 0, "items": []},
    }


def _iris(site: Site, address_of: Addressed) -> Addressed:
    base = site.settings.base_url

    def iri(ref: Ref) -> str:
        address = address_of(ref)
        return public(base, address) if base else relative(address, address_of(HERE))

    return iri


def annotation_of(proof: Proof, indexes: Indexes, address_of: Addressed) -> dict[str, Any]:
    """Return the annotation of a piece of evidence.

    Addresses are full where the site's own is known, else relative to the collection, as JSON-LD resolves them.
    """
    iri = _iris(indexes.site, address_of)
    site = indexes.site
    claim = site.claims[proof.claim]
    body = {"type": "TextualBody", "value": claim.statement, "purpose": "describing", "format": "text/plain"}
    return {
        "id": iri(Ref("claim", proof.claim, proof.anchor)),
        "type": "Annotation",
        "motivation": "assessing" if proof.contradicts else "identifying",
        "body": [body, translation] if (translation := _translation(proof, site)) else body,
        "target": [
            *(_target(proof.source, segment, site, iri) for segment in segments_of(proof, indexes)),
            *_in_original(proof, site, iri),
        ],
    }


def _translation(proof: Proof, site: Site) -> dict[str, Any] | None:
    """Return the translation of a passage as a comment on it by whoever translated it; it is no part of the target."""
    written = proof.evidence.translation
    if written is None:
        return None
    return {
        "type": "TextualBody",
        "value": written.text,
        "purpose": "commenting",
        "format": "text/plain",
        "language": site.settings.language,
        "label": f"Translated by {written.by}",
        "creator": {"name": written.by},
    }


def _in_original(proof: Proof, site: Site, iri: Addressed) -> Iterator[dict[str, Any]]:
    """Yield where a passage stands in the original on the web: a page (RFC 8118), a time, or an element."""
    source = site.sources[proof.source]
    where = site.texts[proof.source].where(proof.stretches)
    if not source.address or not where:
        return
    address, state = source.address.partition("#")[0], _state(source.original, iri)
    if fragment := fragment_of(where):
        standard = PAGES if where[0].page is not None else TIMES
        yield {
            "source": address,
            "selector": {"type": "FragmentSelector", "conformsTo": standard, "value": fragment},
            **state,
        }
        return
    for element in dict.fromkeys(one.element for one in where if one.element):
        yield {"source": address, "selector": {"type": "XPathSelector", "value": element}, **state}


def _state(original: Original | None, iri: Addressed) -> dict[str, Any]:
    """Return when the original was as it is quoted, and where the site carries it so (Web Annotation, 4.3.1)."""
    told = original.captured.text if original and original.captured else ""
    date = {"sourceDate": told} if "T" in told and "/" not in told else {}
    cached = {"cached": iri(Ref("address", carried))} if (carried := carried_at(original)) else {}
    return {"state": {"type": "TimeState", **date, **cached}} if date or cached else {}


def _target(name: str, segment: ExportedSegment, site: Site, iri: Addressed) -> dict[str, Any]:
    source = site.sources[name]
    quote = {"type": "TextQuoteSelector"} | {key: segment[key] for key in ("exact", "prefix", "suffix")}
    if source.show != "full":
        # The text is not published as a file, so offsets would refer to nothing; the page has the words.
        return {"source": iri(Ref("source", name)), "selector": [quote]}
    position = {"type": "TextPositionSelector", "start": segment["start"], "end": segment["end"]}
    return {"source": iri(Ref("text", name)), "selector": [quote, position]}
