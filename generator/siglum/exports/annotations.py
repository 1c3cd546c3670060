"""The passages as W3C Web Annotations: each is said of a claim, and leads to the words in their source."""

from collections.abc import Iterator
from typing import Any

from siglum.catalogue.addresses import address_of
from siglum.exports.shapes import ExportedSegment
from siglum.facts.indexes import Indexes
from siglum.model.urls import public, relative
from siglum.model.values import Stance
from siglum.proving.site import Site
from siglum.proving.values import Proof

AROUND = 32
"""Code points of prefix and suffix in a selector."""
ADDRESS = "data/annotations.jsonld"


def segments_of(proof: Proof, site: Site) -> Iterator[ExportedSegment]:
    """Yield where each segment of a quotation stands, with its words and those around it."""
    text = site.texts[proof.evidence.source].text
    for stretch in proof.stretches:
        yield {
            "start": stretch.start,
            "end": stretch.end,
            "exact": text[stretch.start : stretch.end],
            "prefix": text[max(0, stretch.start - AROUND) : stretch.start],
            "suffix": text[stretch.end : stretch.end + AROUND],
        }


def annotations_of(indexes: Indexes) -> dict[str, Any]:
    """Return an AnnotationCollection with one annotation for each piece of evidence.

    All addresses are in full where the site's is known, else relative to the collection, as JSON-LD reads them.
    """
    site = indexes.site
    items = [_annotation(proof, site) for proof in site.proofs.values()]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": _iri(ADDRESS, site),
        "type": "AnnotationCollection",
        "label": site.settings.title,
        "total": len(items),
        "first": {"id": _iri(f"{ADDRESS}#page", site), "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotation(proof: Proof, site: Site) -> dict[str, Any]:
    claim = site.claims[proof.claim]
    name = "e-" + proof.id.partition("/")[2].replace("/", "-")
    return {
        "id": _iri(f"{address_of(claim, proof.claim)}#{name}", site),
        "type": "Annotation",
        "motivation": "assessing" if proof.evidence.stance is Stance.CONTRADICTS else "identifying",
        "body": {"type": "TextualBody", "value": claim.statement, "purpose": "describing", "format": "text/plain"},
        "target": [_target(proof.evidence.source, segment, site) for segment in segments_of(proof, site)],
    }


def _target(name: str, segment: ExportedSegment, site: Site) -> dict[str, Any]:
    source = site.sources[name]
    quote = {"type": "TextQuoteSelector"} | {key: segment[key] for key in ("exact", "prefix", "suffix")}
    if source.show != "full":
        # The text alone is not published, so there is nothing that the offsets would count in; the page has the words.
        return {"source": _iri(address_of(source, name), site), "selector": [quote]}
    position = {"type": "TextPositionSelector", "start": segment["start"], "end": segment["end"]}
    return {"source": _iri(f"sources/{name}.txt", site), "selector": [quote, position]}


def _iri(address: str, site: Site) -> str:
    base = site.settings.base_url
    return public(base, address) if base else relative(address, ADDRESS)
