"""What a site holds, for other programs: JSON, Web Annotations, CSL for Zotero, CSV for spreadsheets.

Every JSON object begins with "schema", "version" and "generated_from", the digest of all inputs; there is no clock in
it. Offsets are Unicode code points into the source as published at /sources/ID.txt, half-open.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

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
from siglum.model.problems import Problem
from siglum.model.records import Doubtful, Organization, Person, Record
from siglum.model.refs import Ref
from siglum.model.urls import Addressed, public
from siglum.proving.values import Entity, Proof

VERSION = 1
CLAIM_COLUMNS = ("claim", "statement", "kind", "when", "articles", "origins", "disputed")
EVIDENCE_COLUMNS = ("source", "stance", "form", "chain", "origin", "quote", "start", "end")


class Exporter:
    """Writes one site's data."""

    def __init__(
        self,
        indexes: Indexes,
        generated_from: str,
        warnings: Callable[[], tuple[Problem, ...]],
        address_of: Addressed,
    ) -> None:
        """Export what `indexes` know.

        `generated_from` is the digest of all inputs; `warnings` returns them; `address_of` knows where refs lead to.
        """
        self.indexes = indexes
        self.site = indexes.site
        self.generated_from = generated_from
        self.warnings = warnings
        self.address_of = address_of

    def json(self, name: str, **content: object) -> bytes:
        """Return data as the JSON file of an export."""
        head = {"schema": f"data/schema/{name}.schema.json", "version": VERSION, "generated_from": self.generated_from}
        return _pretty({**head, **content})

    def url(self, ref: Ref) -> str:
        """Return an address: in full where the site's is known, else from the site's root."""
        base, address = self.site.settings.base_url, self.address_of(ref)
        return public(base, address) if base else address

    def record(self, name: str) -> str:
        """Return the address of a record."""
        return self.url(self.indexes.ref(name))

    def claim(self, name: str) -> ExportedClaim:
        """Return a claim with its evidence."""
        claim, count = self.site.claims[name], self.indexes.counts[name]
        return {
            "id": name,
            "url": self.record(name),
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
        evidence = proof.evidence
        source = self.site.sources[evidence.source]
        return {
            "id": proof.id,
            "source": evidence.source,
            "file": source.file,
            "url": self.url(self.indexes.passage_ref(proof.id)),
            "quote": self._quotation(proof),
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

    def _quotation(self, proof: Proof) -> str:
        """Return the quoted words as the source prints them."""
        text = self.site.texts[proof.evidence.source].text
        return " […] ".join(text[stretch.start : stretch.end] for stretch in proof.stretches)

    def _voice(self, voice: str) -> ExportedVoice:
        record = self.site.voices[voice]
        kind = "person" if isinstance(record, Person) else str(record.kind)
        return {"id": voice, "name": record.name, "kind": kind, "named": record.named}

    def _last_link(self, source: str) -> ExportedVoice:
        record = self.site.sources[source]
        return {"id": source, "name": record.title, "kind": "source", "named": record.outlet is not None}

    def source(self, name: str) -> ExportedSource:
        """Return an article."""
        source, text = self.site.sources[name], self.site.texts[name]
        covered = self.site.coverage[name]
        return {
            "id": name,
            "siglum": self.indexes.sigla[name],
            "url": self.record(name),
            "text_url": self.address_of(Ref("text", name)) if source.show == "full" else None,
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

    def entity(self, name: str) -> ExportedEntity:
        """Return a person, an organization or a topic."""
        entity = self.site.entities[name]
        claims = (
            *self.indexes.said_by.get(name, ()),
            *self.indexes.told_by.get(name, ()),
            *self.indexes.about.get(name, ()),
        )
        return {
            "id": name,
            "url": self.record(name),
            "kind": _entity_kind(entity),
            "name": entity.name,
            "aliases": [alias.form for alias in entity.aliases],
            "named": entity.named if isinstance(entity, Person | Organization) else True,
            "roles": [{"text": role.text, "source": role.source, "claim": role.claim} for role in entity.roles]
            if isinstance(entity, Person | Organization)
            else [],
            "claims": list(dict.fromkeys(claims)),
        }

    def events(self) -> Iterator[ExportedEvent]:
        """Yield the events in their order."""
        for name in self.indexes.events_in_order:
            event = self.site.events[name]
            yield {
                "id": name,
                "url": self.record(name),
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

    def disagreements(self) -> Iterator[ExportedDisagreement]:
        """Yield the disagreements."""
        for name, disagreement in self.site.disagreements.items():
            yield {
                "id": name,
                "url": self.record(name),
                "question": disagreement.question,
                "cause": str(disagreement.cause),
                "positions": [
                    {"answer": position.answer, "claims": list(position.claims)} for position in disagreement.positions
                ],
                "silent": list(self.indexes.silent(disagreement)),
            }

    def wordings(self) -> Iterator[ExportedWording]:
        """Yield the wordings."""
        for name, wording in self.site.wordings.items():
            yield {
                "id": name,
                "url": self.record(name),
                "speaker": wording.speaker,
                "versions": [
                    {"evidence": version, "text": self._quotation(self.site.proofs[version])}
                    for version in wording.versions
                ],
            }

    def coverage(self, name: str) -> ExportedCoverage:
        """Return what became of every sentence of an article."""
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

    def csv(self) -> bytes:
        """Return the claims as a table."""
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


def _once(_: Indexes) -> tuple[str, ...]:
    return ("",)


@dataclass(frozen=True, slots=True)
class Download:
    """A file for other programs, or several of one kind."""

    id: str
    """By this, refs name it."""
    address: str
    """From the site's root, with {id} where there is one for each key."""
    make: Callable[[Exporter, str], bytes]
    """Returns its bytes."""
    words: str = ""
    """What readers are told that it holds; empty for what they are not told of."""
    keys: Callable[[Indexes], Iterable[str]] = _once
    """Lists the ids that have such a file; one that there is once has the empty one."""
    in_dataset: bool = False
    """Whether search engines are told of it."""


def _data(name: str, make: Callable[[Exporter], bytes], words: str, *, in_dataset: bool = False) -> Download:
    return Download(name, f"data/{name}", lambda exporter, _: make(exporter), words, in_dataset=in_dataset)


DOWNLOADS: tuple[Download, ...] = (
    _data(
        "claims.json",
        lambda one: one.json("claims", claims=[one.claim(name) for name in one.site.claims]),
        "every claim with its evidence",
        in_dataset=True,
    ),
    _data("claims.csv", Exporter.csv, "the same as a table, one line for each passage"),
    _data(
        "sources.json",
        lambda one: one.json("sources", sources=[one.source(name) for name in one.site.sources]),
        "the articles, what is known of them, and how much of each is accounted for",
        in_dataset=True,
    ),
    _data(
        "sources.csl.json",
        lambda one: _pretty([item_of(name, one.site) for name in one.site.sources]),
        "the articles for reference managers",
    ),
    _data(
        "entities.json",
        lambda one: one.json("entities", entities=[one.entity(name) for name in one.site.entities]),
        "people, organizations and topics",
        in_dataset=True,
    ),
    _data(
        "timeline.json",
        lambda one: one.json("timeline", events=list(one.events())),
        "the events",
        in_dataset=True,
    ),
    _data(
        "disagreements.json",
        lambda one: one.json("disagreements", disagreements=list(one.disagreements()), wordings=list(one.wordings())),
        "disagreements and wordings",
        in_dataset=True,
    ),
    _data(
        "coverage.json",
        lambda one: one.json("coverage", sources=[one.coverage(name) for name in one.site.sources]),
        "every sentence of every article, and what became of it",
    ),
    _data(
        "annotations.jsonld",
        lambda one: _pretty(annotations_of(one.indexes, one.address_of)),
        "every passage as a W3C Web Annotation",
        in_dataset=True,
    ),
    _data(
        "problems.json",
        lambda one: one.json("problems", problems=[_problem(problem) for problem in one.warnings()]),
        "the warnings with which the site was published",
    ),
    Download("schema", "data/schema/{id}.schema.json", lambda _, name: _schema(name), keys=lambda _: SHAPES),
    Download(
        "text",
        "sources/{id}.txt",
        lambda one, name: one.site.texts[name].data,
        keys=lambda indexes: [name for name, source in indexes.site.sources.items() if source.show == "full"],
    ),
)
"""Every file for other programs, each declared once."""
