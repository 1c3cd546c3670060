"""What the site holds, for other programs: JSON, Web Annotations, CSL for Zotero, CSV for spreadsheets.

Every JSON object begins with "schema", "version" and "generated_from", the digest of all inputs; there is no clock in
it. Offsets are Unicode code points into the source as published at /sources/ID.txt, half-open.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Literal

from siglum.catalogue.addresses import address_of, passage_address
from siglum.exports.annotations import annotations_of, segments_of
from siglum.exports.csl import item_of
from siglum.exports.shapes import (
    SHAPES,
    ExportedClaim,
    ExportedComparison,
    ExportedCoverage,
    ExportedDisagreement,
    ExportedEntity,
    ExportedEvent,
    ExportedEvidence,
    ExportedProblem,
    ExportedSource,
    ExportedVoice,
    ExportedWording,
    schema_of,
)
from siglum.facts.indexes import Indexes
from siglum.html.timeline_page import ordered
from siglum.model.problems import Problem
from siglum.model.records import Doubtful, Organization, Person, Record
from siglum.model.urls import public
from siglum.proving.values import Entity, Proof

VERSION = 1
CLAIM_COLUMNS = ("claim", "statement", "kind", "when", "articles", "origins", "disputed")
EVIDENCE_COLUMNS = ("source", "stance", "form", "chain", "origin", "quote", "start", "end")
EXPORTS = (
    ("claims.json", "every claim with its evidence"),
    ("claims.csv", "the same as a table, one line for each passage"),
    ("sources.json", "the articles, what is known of them, and how much of each is accounted for"),
    ("sources.csl.json", "the articles for reference managers"),
    ("entities.json", "people, organizations and topics"),
    ("timeline.json", "the events"),
    ("disagreements.json", "disagreements and wordings"),
    ("coverage.json", "every sentence of every article, and what became of it"),
    ("annotations.jsonld", "every passage as a W3C Web Annotation"),
    ("problems.json", "the warnings with which the site was published"),
)


class Exporter:
    """Writes one site's data."""

    def __init__(self, indexes: Indexes, generated_from: str, warnings: Callable[[], tuple[Problem, ...]]) -> None:
        """Export what `indexes` know; `generated_from` is the digest of all inputs; `warnings` returns them."""
        self.indexes = indexes
        self.site = indexes.site
        self.generated_from = generated_from
        self.warnings = warnings

    def file(self, address: str) -> bytes | None:
        """Return the file at an address, or None where no export stands there."""
        make = dict(self._files()).get(address)
        return make() if make else None

    def addresses(self) -> Iterator[str]:
        """Yield the address of each file; none is made."""
        for address, _ in self._files():
            yield address

    def _files(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Yield each address, and how its file is made."""
        site = self.site
        yield "data/claims.json", lambda: self._json("claims", claims=[self._claim(name) for name in site.claims])
        yield "data/claims.csv", self._csv
        yield "data/sources.json", lambda: self._json("sources", sources=[self._source(name) for name in site.sources])
        yield "data/sources.csl.json", lambda: _pretty([item_of(name, site) for name in site.sources])
        yield (
            "data/entities.json",
            lambda: self._json("entities", entities=[self._entity(name) for name in site.entities]),
        )
        yield "data/timeline.json", lambda: self._json("timeline", events=list(self._events()))
        yield (
            "data/disagreements.json",
            lambda: self._json(
                "disagreements", disagreements=list(self._disagreements()), wordings=list(self._wordings())
            ),
        )
        yield (
            "data/coverage.json",
            lambda: self._json("coverage", sources=[self._coverage(name) for name in site.sources]),
        )
        yield "data/problems.json", lambda: self._json("problems", problems=[_problem(one) for one in self.warnings()])
        yield "data/annotations.jsonld", lambda: _pretty(annotations_of(self.indexes))
        for name in SHAPES:
            yield f"data/schema/{name}.schema.json", partial(_schema, name)
        for name, text in site.texts.items():
            if site.sources[name].show == "full":
                yield f"sources/{name}.txt", partial(bytes, text.data)

    def _json(self, name: str, **content: object) -> bytes:
        head = {"schema": f"data/schema/{name}.schema.json", "version": VERSION, "generated_from": self.generated_from}
        return _pretty({**head, **content})

    def url(self, record: Record, name: str) -> str:
        """Return a record's address: in full where the site's is known, else from the site's root."""
        return self.full(address_of(record, name))

    def full(self, address: str) -> str:
        """Return an address in full where the site's own is known, else as it is, from the site's root."""
        base = self.site.settings.base_url
        return public(base, address) if base else address

    def _claim(self, name: str) -> ExportedClaim:
        claim, count = self.site.claims[name], self.indexes.counts[name]
        return {
            "id": name,
            "url": self.url(claim, name),
            "statement": claim.statement,
            "kind": str(claim.kind),
            "when": claim.when.text if claim.when else None,
            "about": list(claim.about),
            "articles": len(count.articles),
            "origins": len(count.origins),
            "disputed": self.indexes.disputed(name),
            "evidence": [self._evidence(proof) for proof in self.site.proofs_of[name]],
        }

    def _evidence(self, proof: Proof) -> ExportedEvidence:
        evidence, text = proof.evidence, self.site.texts[proof.evidence.source].text
        source = self.site.sources[evidence.source]
        return {
            "id": proof.id,
            "source": evidence.source,
            "file": source.file,
            "url": self.full(passage_address(self.indexes, proof.id)),
            "quote": " […] ".join(text[stretch.start : stretch.end] for stretch in proof.stretches),
            "segments": list(segments_of(proof, self.site)),
            "stance": evidence.stance.value,
            "form": evidence.form.value,
            "scope": str(evidence.scope) if evidence.scope else None,
            "chain": [*(self._voice(voice) for voice in evidence.chain), self._last_link(evidence.source)],
            "origin": {
                "key": proof.basis.key,
                "name": proof.basis.name,
                "named": proof.basis.named,
                "judged": proof.basis.judged,
            },
        }

    def _voice(self, voice: str) -> ExportedVoice:
        record = self.site.voices[voice]
        kind = "person" if isinstance(record, Person) else str(record.kind)
        return {"id": voice, "name": record.name, "kind": kind, "named": record.named}

    def _last_link(self, source: str) -> ExportedVoice:
        record = self.site.sources[source]
        return {"id": source, "name": record.title, "kind": "source", "named": record.outlet is not None}

    def _source(self, name: str) -> ExportedSource:
        source, text = self.site.sources[name], self.site.texts[name]
        covered = self.site.coverage[name]
        return {
            "id": name,
            "siglum": self.indexes.sigla[name],
            "url": self.url(source, name),
            "text_url": f"sources/{name}.txt" if source.show == "full" else None,
            "file": source.file,
            "sha256": source.sha256,
            "title": source.title,
            "outlet": source.outlet,
            "byline": source.byline,
            "published": source.published.text if source.published else None,
            "origin_group": [derivation.origin for derivation in source.derives_from],
            "blocks": [
                {"voice": block.voice, "start": block.stretch.start, "end": block.stretch.end, "judged": block.judged}
                for block in text.blocks
            ],
            "doubtful": [
                {
                    "start": aside.stretches[0].start,
                    "end": aside.stretches[-1].end,
                    "reason": str(aside.passage.reason),
                    "compare": _compare(aside.passage),
                }
                for aside in text.doubtful
            ],
            "sentences": len(covered),
            "accounted": sum(one.state != "gap" for one in covered),
        }

    def _entity(self, name: str) -> ExportedEntity:
        entity = self.site.entities[name]
        claims = (
            *self.indexes.said_by.get(name, ()),
            *self.indexes.told_by.get(name, ()),
            *self.indexes.about.get(name, ()),
        )
        return {
            "id": name,
            "url": self.url(entity, name),
            "kind": _entity_kind(entity),
            "name": entity.name,
            "aliases": [alias.form for alias in entity.aliases],
            "named": entity.named if isinstance(entity, Person | Organization) else True,
            "roles": [{"text": role.text, "source": role.source, "claim": role.claim} for role in entity.roles]
            if isinstance(entity, Person | Organization)
            else [],
            "claims": list(dict.fromkeys(claims)),
        }

    def _events(self) -> Iterator[ExportedEvent]:
        events = dict(self.site.events)
        names = ordered(events)
        for name in (*names, *(name for name in events if name not in names)):
            event = events[name]
            yield {
                "id": name,
                "url": self.url(event, name),
                "when": event.when.text if event.when else None,
                "earliest": event.when.earliest if event.when else None,
                "latest": event.when.latest if event.when else None,
                "basis": event.basis,
                "dated": event.dated,
                "nature": event.nature,
                "disputed": event.disputed_by,
                "title": event.title,
                "claims": list(event.claims),
            }

    def _disagreements(self) -> Iterator[ExportedDisagreement]:
        for name, disagreement in self.site.disagreements.items():
            yield {
                "id": name,
                "url": self.url(disagreement, name),
                "question": disagreement.question,
                "cause": str(disagreement.cause),
                "positions": [
                    {"answer": position.answer, "claims": list(position.claims)} for position in disagreement.positions
                ],
                "silent": list(self.indexes.silent(disagreement)),
            }

    def _wordings(self) -> Iterator[ExportedWording]:
        for name, wording in self.site.wordings.items():
            yield {
                "id": name,
                "url": self.url(wording, name),
                "speaker": wording.speaker,
                "versions": [
                    {"evidence": version, "text": self._evidence(self.site.proofs[version])["quote"]}
                    for version in wording.versions
                ],
            }

    def _coverage(self, name: str) -> ExportedCoverage:
        return {
            "source": name,
            "sentences": [
                {
                    "start": one.stretch.start,
                    "end": one.stretch.end,
                    "state": one.state,
                    "claims": list(one.claims),
                    "reason": one.reason,
                }
                for one in self.site.coverage[name]
            ],
        }

    def _csv(self) -> bytes:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow((*CLAIM_COLUMNS, *EVIDENCE_COLUMNS))
        for name, claim in self.site.claims.items():
            count = self.indexes.counts[name]
            when = claim.when.text if claim.when else ""
            disputed = "yes" if self.indexes.disputed(name) else "no"
            for proof in self.site.proofs_of[name]:
                made = self._evidence(proof)
                chain = " > ".join(link["name"] for link in made["chain"])
                about = (
                    name,
                    claim.statement,
                    str(claim.kind),
                    when,
                    len(count.articles),
                    len(count.origins),
                    disputed,
                )
                words = (proof.evidence.source, made["stance"], made["form"], chain, proof.basis.name, made["quote"])
                row = (*about, *words, proof.stretches[0].start, proof.stretches[-1].end)
                writer.writerow(_safe_cell(cell) for cell in row)
        return out.getvalue().encode()


def _entity_kind(entity: Entity) -> Literal["person", "organization", "topic"]:
    return "person" if isinstance(entity, Person) else "organization" if isinstance(entity, Organization) else "topic"


def _compare(passage: Record) -> ExportedComparison | None:
    if not isinstance(passage, Doubtful) or passage.compare is None:
        return None
    return {"source": passage.compare.source, "quote": list(passage.compare.quote)}


def _problem(problem: Problem) -> ExportedProblem:
    span = problem.span
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "message": problem.message,
        "hint": problem.hint,
    }


def _safe_cell(cell: object) -> object:
    """Keep a spreadsheet from reading a quotation as a formula; some pass over the space before one."""
    risky = isinstance(cell, str) and (cell.startswith(("\t", "\r")) or cell.lstrip().startswith(("=", "+", "-", "@")))
    return f"'{cell}" if risky else cell


@cache
def _schema(name: str) -> bytes:
    """Return the schema of an export, which is the same for every site."""
    return _pretty(schema_of(name))


def _pretty(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
