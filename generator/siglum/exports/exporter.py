"""Records and what follows from them as plain data, in the shapes of the exports.

A JSON file with a schema of ours begins with "schema", "version" and "generated_from", the digest of all inputs; no
file holds the time of a build. Offsets are Unicode code points into the source as published at /sources/ID.txt,
half-open.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Literal

from msgspec.json import decode

from siglum.exports.annotations import annotation_of, segments_of
from siglum.exports.indented import filled, indented
from siglum.exports.shapes import (
    ExportedClaim,
    ExportedComparison,
    ExportedCoverage,
    ExportedDisagreement,
    ExportedDoubtful,
    ExportedEntity,
    ExportedEvent,
    ExportedEvidence,
    ExportedFigure,
    ExportedLocator,
    ExportedLoss,
    ExportedOriginal,
    ExportedSource,
    ExportedStanding,
    ExportedTranslation,
    ExportedVoice,
    ExportedWording,
)
from siglum.facts.indexes import Indexes
from siglum.facts.resting import Standing
from siglum.facts.rights import without
from siglum.model.figures import Figure
from siglum.model.locators import Locator, words_of
from siglum.model.originals import carried_at
from siglum.model.problems import Problem
from siglum.model.records import Doubtful, Organization, Person, Record
from siglum.model.refs import Ref
from siglum.model.source_record import Original
from siglum.model.urls import Addressed, public
from siglum.proving.values import Aside, Entity, Proof

VERSION = 1


class Exporter:
    """Turns one site into data."""

    def __init__(
        self,
        indexes: Indexes,
        generated_from: Callable[[], str],
        warnings: Callable[[], tuple[Problem, ...]],
        address_of: Addressed,
        pieces: Mapping[str, str] | None = None,
    ) -> None:
        """Export what `indexes` know.

        `generated_from` returns the digest of all inputs; `warnings` the warnings that were not waived; `address_of`
        returns the address of a ref from the site's root. `pieces` has what `piece` made for each `piece_key` before.
        """
        self.indexes = indexes
        self.site = indexes.site
        self.generated_from = generated_from
        self.warnings = warnings
        self.address_of = address_of
        self.pieces = pieces

    def all_of(self, kind: str, names: Iterable[str]) -> Iterator[Any]:
        """Yield the pieces of a kind for some records, as plain data."""
        return map(decode, self.pieces_of(kind, names))

    def pieces_of(self, kind: str, names: Iterable[str]) -> Iterator[str]:
        """Yield the pieces of a kind for some records, as indented JSON."""
        for name in names:
            yield self.piece(kind, name) if self.pieces is None else self.pieces[piece_key(kind, name)]

    def piece(self, kind: str, name: str) -> str:
        """Return what the files say of one record, as indented JSON; `kind` is one of PIECES."""
        return indented(PIECES[kind](self, name)).decode().rstrip()

    def json(self, name: str, **content: object) -> bytes:
        """Return an export as JSON, beginning with its schema, version and inputs; `name` is that of the schema."""
        schema = self.address_of(Ref("schema", name))
        return indented({"schema": schema, "version": VERSION, "generated_from": self.generated_from(), **content})

    def json_of(self, name: str, content: str, kind: str, names: Iterable[str]) -> bytes:
        """Return an export as `json` does, of which the content is a list: the pieces of a kind for some records."""
        return filled(self.json(name, **{content: []}), self.pieces_of(kind, names))

    def url(self, ref: Ref) -> str:
        """Return the address of a ref: full where the site's own is known, else from the site's root."""
        base, address = self.site.settings.base_url, self.address_of(ref)
        return public(base, address) if base else address

    def record(self, name: str) -> str:
        """Return the address of a record's page, or of its place on one; raises KeyError for an unknown id."""
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
            "figure": _figure(claim.figure) if claim.figure else None,
            "articles": len(count.articles),
            "origins": len(count.origins),
            "origins_fewest": len(count.origins) if count.fewest is None else count.fewest,
            "disputed": self.indexes.disputed(name),
            "in_part": list(count.in_part),
            "otherwise": list(count.otherwise),
            "against": list(count.against),
            "silent": list(itself := self.indexes.silent_itself[name]),
            "silent_to_question": [one for one in self.indexes.silent[name] if one not in itself],
            "evidence": [self._evidence(proof) for proof in self.site.proofs_of[name]],
        }

    def _evidence(self, proof: Proof) -> ExportedEvidence:
        evidence = proof.evidence
        source = self.site.sources[evidence.source]
        located = self.site.texts[evidence.source].where(proof.stretches)
        return {
            "id": proof.id,
            "source": evidence.source,
            "file": source.file,
            "url": self.url(self.indexes.passage_ref(proof.id)),
            "quote": self._quotation(proof),
            "language": source.language,
            "translation": self._translation(proof),
            "segments": list(segments_of(proof, self.indexes)),
            "where": words_of(located) or None,
            "locators": [_locator(one) for one in located],
            "stance": evidence.stance.value,
            "form": evidence.form.value,
            "scope": str(evidence.scope) if evidence.scope else None,
            "chain": [*(self._voice(voice) for voice in evidence.chain), self._last_link(evidence.source)],
            "origin": {
                "key": proof.basis.key,
                "name": proof.basis.name,
                "named": proof.basis.named,
                "judged": proof.basis.judged,
                "sums_up": proof.basis.sums_up,
            },
        }

    def _translation(self, proof: Proof) -> ExportedTranslation | None:
        written = proof.evidence.translation
        if written is None:
            return None
        return {"text": written.text, "language": self.site.settings.language, "by": written.by}

    def loss(self, name: str) -> ExportedLoss:
        """Return what the site loses without something."""
        loss = self.indexes.loss[name]
        return {
            "id": name,
            "kind": self.site.kind[name].lower(),
            "name": self.indexes.name(name),
            "url": self.record(name),
            "claims": list(loss.claims),
            "nothing": list(loss.nothing),
            "fewer": list(loss.fewer),
            "unsupported": [self._standing(one) for one in loss.unsupported],
            "in_part": [self._standing(one) for one in loss.in_part],
        }

    def _standing(self, one: Standing) -> ExportedStanding:
        return {
            "explainer": one.explainer,
            "sentence": self.indexes.plain(one.sentence),
            "claims": list(one.claims),
            "grounds": list(one.grounds),
        }

    def _quotation(self, proof: Proof) -> str:
        """Return the quoted words as the source prints them, with […] between segments."""
        text = self.site.texts[proof.source].text
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
            "kind": source.kind.value,
            "part_of": source.part_of,
            "title": source.title,
            "outlet": source.outlet,
            "byline": source.byline,
            "published": source.published.text if source.published else None,
            "language": source.language,
            "address": source.address,
            "doi": source.doi,
            "pmid": source.pmid,
            "isbn": source.isbn,
            "handle": source.handle,
            "wikidata": source.wikidata,
            "original": self._original(source.original) if source.original else None,
            "origin_group": [derivation.origin for derivation in source.derives_from],
            "blocks": [
                {"voice": block.voice, "start": block.stretch.start, "end": block.stretch.end, "judged": block.judged}
                for block in text.blocks
            ],
            "doubtful": [_doubtful(aside) for aside in text.doubtful],
            "sentences": len(covered),
            "accounted": sum(one.state != "gap" for one in covered),
        }

    def _original(self, original: Original) -> ExportedOriginal:
        address = carried_at(original)
        return {
            "sha256": original.sha256,
            "came": original.came,
            "captured": original.captured.text if original.captured else None,
            "url": self.url(Ref("address", address)) if address else None,
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
            "same_as": list(entity.same_as),
            "wikidata": entity.wikidata,
            "claims": list(dict.fromkeys(claims)),
        }

    def events(self) -> Iterator[ExportedEvent]:
        """Yield the events in the order of the timeline."""
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
                "kind": str(disagreement.kind),
                "positions": [
                    {"answer": position.answer, "claims": list(position.claims)} for position in disagreement.positions
                ],
                "silent": list(self.indexes.silent[name]),
                "not_looked_at": list(self.indexes.unlooked(name)),
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

    def without_withheld(self, text: str) -> str:
        """Return words of ours without those of a source that may not be shown."""
        for source in self.site.sources:
            text = without(text, self.indexes.withheld[source])
        return text


PIECES: Mapping[str, Callable[[Exporter, str], object]] = {
    "claim": Exporter.claim,
    "annotation": lambda one, name: annotation_of(one.site.proofs[name], one.indexes, one.address_of),
    "source": Exporter.source,
    "coverage": Exporter.coverage,
    "entity": Exporter.entity,
    "loss": Exporter.loss,
}
"""What files consist of, by kind, each made for one record: after an edit few of them are made again."""


def piece_key(kind: str, name: str) -> str:
    """Return the key of a piece."""
    return f"{kind} {name}"


def _entity_kind(entity: Entity) -> Literal["person", "organization", "topic"]:
    return "person" if isinstance(entity, Person) else "organization" if isinstance(entity, Organization) else "topic"


def _locator(one: Locator) -> ExportedLocator:
    return {
        "page": one.page,
        "label": one.label or None,
        "box": list(one.box) if one.box else None,
        "page_size": list(one.size) if one.size else None,
        "begins": one.begins,
        "ends": one.ends,
        "element": one.element or None,
    }


def _doubtful(aside: Aside) -> ExportedDoubtful:
    return {
        "start": aside.stretches[0].start,
        "end": aside.stretches[-1].end,
        "reason": str(aside.passage.reason),
        "compare": _compare(aside.passage),
    }


def _compare(passage: Record) -> ExportedComparison | None:
    if not isinstance(passage, Doubtful) or passage.compare is None:
        return None
    return {"source": passage.compare.source, "quote": list(passage.compare.quote)}


def _figure(figure: Figure) -> ExportedFigure:
    """Return a figure with its ends as numbers; a whole number stays one."""
    return {
        "value": _number(figure.amount),
        "unit": figure.unit,
        "of": figure.of,
        "bound": figure.bound.value,
        "upto": _number(figure.upper) if figure.upper is not None else None,
        "counted_by": figure.counted_by,
        "when": figure.when.text if figure.when else None,
        "span": figure.span,
        "words": figure.words,
    }


def _number(amount: Fraction) -> float:
    return int(amount) if amount.denominator == 1 else float(amount)
