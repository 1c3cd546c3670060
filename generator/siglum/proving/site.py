"""What is known: every record by its id, every quotation at its place, and what is wrong where one has none.

The facts of a site, worked out when they are asked for. What follows from them stands in siglum.facts.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain

from msgspec import Struct

from siglum.engine.fingerprint import fingerprint
from siglum.engine.plain import plain_json
from siglum.engine.tracked import Through, Tracked, each, kept, table, value
from siglum.model.dates import When
from siglum.model.files import SETTINGS, Place
from siglum.model.problems import Problem
from siglum.model.records import (
    Claim,
    Dates,
    Derivation,
    Disagreement,
    Event,
    Explainer,
    Organization,
    Origin,
    Page,
    Person,
    Record,
    Settings,
    Source,
    Topic,
    Wording,
)
from siglum.proving.annotated import changed, compared, missing, read_source
from siglum.proving.coverage import Covered, coverage_of
from siglum.proving.evidence import prove_claim
from siglum.proving.gathered import Gathered, gather
from siglum.proving.of_kinds import Kind, OfKinds
from siglum.proving.unknown import unknown_id
from siglum.proving.values import Entity, Proof, SourceText, Voice
from siglum.reading.written import Written
from siglum.sources.stored import Stored

DATES = "site_src/dates.yaml"
MIXED = ("record", "evidence")
"""What may have an id, and may be of any kind."""
VOICES, ENTITIES = "voices", "entities"
"""Stand for several kinds of records together: who can say something, and what can be named."""


class ProvenClaim(Struct, frozen=True):
    """What became of the evidence of one claim."""

    proofs: tuple[Proof, ...]
    problems: tuple[Problem, ...]


_FOLLOWS = {"data", "folded"}
"""The fields of a source's text that follow from its other fields, and take long to digest."""
_TOLD = [name for name in SourceText.__struct_fields__ if name not in _FOLLOWS]


def _digest_of_text(read: tuple[SourceText, tuple[Problem, ...]]) -> str:
    """Leave out what follows from the text itself."""
    text, problems = read
    return fingerprint((*(getattr(text, name) for name in _TOLD), problems))


class Site(Tracked):
    """Everything that authors wrote, resolved and proven."""

    @property
    def written(self) -> Written:
        """The files that it was read from."""
        return Written.of(self.database)

    @property
    def stored(self) -> Stored:
        """The articles as received."""
        return Stored.of(self.database)

    # Records

    @value
    def gathered(self) -> Gathered:
        """Where every record stands."""
        return gather(self.written.outline.items())

    @table
    def ids(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the records of each kind, in the order of the files; explainers in the editor's."""
        found: dict[str, list[str]] = {}
        for name, one in self.gathered.records.items():
            found.setdefault(one.kind, []).append(name)
        kinds = {kind: tuple(names) for kind, names in found.items()}
        voices = (*kinds.get("Person", ()), *kinds.get("Organization", ()))
        return {**kinds, VOICES: voices, ENTITIES: (*voices, *kinds.get("Topic", ()))}

    @each()
    def written_record(self, name: str) -> Record:
        """A record by its id, whether or not it can be used."""
        found = self.gathered.records[name]
        return self.written.read[found.place.path].parsed.records[found.number]

    @each()
    def record(self, name: str) -> Record:
        """A record by its id; a source only with its article."""
        found = self.written_record[name]
        if isinstance(found, Source) and not self.is_usable[name]:
            raise KeyError(name)
        return found

    @each(plain=plain_json(bool))
    def is_usable(self, name: str) -> bool:
        """Whether the article of a source is there and can be read."""
        found = self.written_record[name]
        return isinstance(found, Source) and found.file in self.stored.names and self.stored.is_readable[found.file]

    @each(plain=plain_json(str))
    def kind(self, name: str) -> str:
        """What kind of record has an id: its class's name."""
        return type(self.record[name]).__name__

    @table
    def usable(self) -> Mapping[str, str]:
        """The sources whose article is there and can be read, in the editor's order, with their files.

        Those that the settings do not name come after, in the order of their files.
        """
        sources = {name: self.written_record[name] for name in self.ids.get("Source", ())}
        found = {name: one.file for name, one in sources.items() if isinstance(one, Source)}
        chosen = self.settings.sources if self.has_settings else ()
        place = {name: number for number, name in reversed(list(enumerate(chosen)))}
        ordered = sorted(found.items(), key=lambda item: (place.get(item[0], len(chosen)), item[1], item[0]))
        return {name: file for name, file in ordered if self.is_usable[name]}

    @table
    def places(self) -> Mapping[str, Place]:
        """Where each record was written, by its id."""
        return self.gathered.places

    @value
    def has_settings(self) -> bool:
        """Whether there are settings; without, there is no site."""
        return self._single(SETTINGS, Settings) is not None

    @value
    def settings(self) -> Settings:
        """The settings; `base_url` as it was asked for, where it was. Raises ValueError where there are none."""
        if (found := self._single(SETTINGS, Settings)) is None:
            message = "the site has no settings"
            raise ValueError(message)
        base_url = self.written.option.get("base_url")
        return found if base_url is None else found.model_copy(update={"base_url": base_url})

    def _single(self, name: str, kind: type[Kind]) -> Kind | None:
        """Return what a file says that a project has once, with either ending."""
        paths = (name, name.replace(".yaml", ".yml"))
        said = (one for path in paths if path in self.written.content for one in self.written.read[path].parsed.records)
        return next((one for one in said if isinstance(one, kind)), None)

    @value
    def dates(self) -> Dates:
        """On which days texts were last changed, as far as that is noted."""
        return self._single(DATES, Dates) or Dates()

    @kept(plain_json(tuple[str, ...]))
    def explainer_ids(self) -> tuple[str, ...]:
        """The explainers in the editor's order."""
        found = ((name, self.record[name]) for name in self.ids.get("Explainer", ()))
        ordered = sorted((one.order, name) for name, one in found if isinstance(one, Explainer))
        return tuple(name for _, name in ordered)

    @kept(plain_json(tuple[str, ...]))
    def source_ids(self) -> tuple[str, ...]:
        """The sources that can be used, in the editor's order."""
        return tuple(self.usable)

    @value
    def record_ids(self) -> tuple[str, ...]:
        """The ids of all records."""
        kinds = (self.sources, self.claims, self.entities, self.origins, self.events, self.disagreements)
        return tuple(chain.from_iterable((*kinds, self.wordings, self.explainers, self.pages)))

    def _of(self, kind: type[Record]) -> Callable[[], Sequence[str]]:
        return lambda: self.ids.get(kind.__name__, ())

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """In the editor's order; those that it does not name come after, by their files."""
        return OfKinds(self, lambda: self.source_ids, Source)

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims."""
        return OfKinds(self, self._of(Claim), Claim)

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """The people."""
        return OfKinds(self, self._of(Person), Person)

    @cached_property
    def organizations(self) -> Mapping[str, Organization]:
        """The organizations."""
        return OfKinds(self, self._of(Organization), Organization)

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """The topics."""
        return OfKinds(self, self._of(Topic), Topic)

    @cached_property
    def origins(self) -> Mapping[str, Origin]:
        """The declared origins."""
        return OfKinds(self, self._of(Origin), Origin)

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """The events."""
        return OfKinds(self, self._of(Event), Event)

    @cached_property
    def disagreements(self) -> Mapping[str, Disagreement]:
        """The disagreements."""
        return OfKinds(self, self._of(Disagreement), Disagreement)

    @cached_property
    def wordings(self) -> Mapping[str, Wording]:
        """The wordings."""
        return OfKinds(self, self._of(Wording), Wording)

    @cached_property
    def explainers(self) -> Mapping[str, Explainer]:
        """In the editor's order."""
        return OfKinds(self, lambda: self.explainer_ids, Explainer)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """The editor's own pages."""
        return OfKinds(self, self._of(Page), Page)

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """People, organizations and topics together."""
        return OfKinds(self, lambda: self.ids[ENTITIES], Person, Organization, Topic)

    @cached_property
    def voices(self) -> Mapping[str, Voice]:
        """Whoever can say something."""
        return OfKinds(self, lambda: self.ids[VOICES], Person, Organization)

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """Every record that has an id of its own, of every kind."""
        return OfKinds(self, lambda: self.record_ids, Record)

    def dropped(self, name: str, kind: str = "") -> bool:
        """Whether a record with this id was written, and could not be taken up for a reason that is said there.

        With the words for what has such an id (claim, person or organization), also whether one may have been: a
        record of such a kind whose own id can't be told.
        """
        if name in self.records:
            return False
        nameless = self.gathered.nameless
        claim, _, source = name.partition("/")
        if source and (self.dropped(claim) or self.dropped(source)):
            # Evidence, which is named by both.
            return True
        return name in self.places or any(one in kind or kind in MIXED for one in nameless)

    def quoted_by(self, claims: Iterable[str]) -> frozenset[str]:
        """Return the sources that some claims quote, whether or not the words stand there."""
        known = (self.claims[claim] for claim in claims if claim in self.claims)
        return frozenset(evidence.source for claim in known for evidence in claim.evidence)

    def may_be_quoted_by(self, claims: Collection[str]) -> frozenset[str]:
        """Return the sources that some claims quote; all, where a claim was dropped, so that nobody knows its own."""
        return frozenset(self.texts) if any(map(self.dropped, claims)) else self.quoted_by(claims)

    # Sources

    @table
    def ranks(self) -> Mapping[str, int]:
        """The place of each source in the editor's order."""
        return {source: number for number, source in enumerate(self.sources)}

    @each("sources", digest=_digest_of_text)
    def _read_text(self, name: str) -> tuple[SourceText, tuple[Problem, ...]]:
        """A source's text with what its record marks in it, but for the passages of others."""
        source = self.sources[name]
        return read_source(source, self.stored.seed[source.file], self.places[name])

    @each("sources", digest=_digest_of_text)
    def annotated(self, name: str) -> tuple[SourceText, tuple[Problem, ...]]:
        """A source's text with all that its record marks in it, and what is wrong with that."""
        text, problems = self._read_text[name]
        others = Through(self._read_text, lambda read: read[0])
        made, wrong = compared(self.sources[name], text, others, self.places[name], self._unknown_source)
        return made, (*problems, *wrong)

    def _unknown_source(self, name: str, where: Place) -> Problem | None:
        return None if self.dropped(name, "source") else unknown_id(name, self.sources, where, "source")

    @cached_property
    def texts(self) -> Mapping[str, SourceText]:
        """The text of each source, with what the editor marked in it."""
        return Through(self.annotated, lambda read: read[0])

    @each("sources")
    def plain_text(self, source: str) -> str:
        """The text of a source. It stays the same answer when only what is marked in it changes."""
        return self.stored.text[self.sources[source].file][0]

    @each("sources")
    def language(self, source: str) -> str:
        """The language of a source (BCP 47)."""
        return self.sources[source].language

    @each("sources")
    def derives_from(self, source: str) -> tuple[Derivation, ...]:
        """The origins that a source derives from."""
        return self.sources[source].derives_from

    @each("sources")
    def work(self, source: str) -> str:
        """The source that counts as one work with all its parts: what a source is a part of, or itself."""
        return self.sources[source].part_of or source

    @each("sources")
    def outlet(self, source: str) -> str:
        """The outlet that published a source; empty where none is known."""
        return self.sources[source].outlet or ""

    @each("sources")
    def published(self, source: str) -> When | None:
        """When a source was published."""
        return self.sources[source].published

    # Evidence

    @each("claims", plain=plain_json(ProvenClaim))
    def proven(self, name: str) -> ProvenClaim:
        """What became of the evidence of a claim."""
        return ProvenClaim(*prove_claim(self.claims[name], self))

    @cached_property
    def proofs_of(self) -> Mapping[str, tuple[Proof, ...]]:
        """The evidence of each claim, in the editor's order."""
        return Through(self.proven, lambda proven: proven.proofs)

    def words_of(self, proof: Proof) -> str:
        """Return the words that a piece of evidence quotes, as its source has them, its segments in a row."""
        return self.texts[proof.source].joined(proof.stretches)

    @table
    def proofs(self) -> Mapping[str, Proof]:
        """By the id of the evidence, in the order of the claims."""
        return {proof.id: proof for name in self.claims for proof in self.proven[name].proofs}

    @table
    def proofs_in(self) -> Mapping[str, tuple[Proof, ...]]:
        """The evidence taken from each source, in the order of its text."""
        gathered: dict[str, list[Proof]] = {source: [] for source in self.sources}
        for name in self.claims:
            for proof in self.proven[name].proofs:
                gathered[proof.source].append(proof)
        return {
            source: tuple(
                sorted(proofs, key=lambda proof: (proof.stretches[0].start, proof.stretches[-1].end, proof.id))
            )
            for source, proofs in gathered.items()
        }

    @each("sources")
    def coverage(self, name: str) -> tuple[Covered, ...]:
        """Every sentence of a source with what accounts for it."""
        return coverage_of(self.texts[name], self.proofs_in[name], self.sources[name].coverage)

    # What is wrong

    @each("ids_of_sources", plain=plain_json(tuple[Problem, ...]))
    def source_problems(self, name: str) -> tuple[Problem, ...]:
        """What is wrong with a source: its article, or a passage that is not found in it."""
        source, place = self.written_record[name], self.places[name]
        if not isinstance(source, Source):
            raise KeyError(name)
        if source.file not in self.stored.names:
            return (missing(source, self.stored, place),)
        if name not in self.usable:
            # Why it can't be read is said of the article itself.
            return ()
        return (*changed(source, self.stored.seed[source.file], place), *self.annotated[name][1])

    @value
    def ids_of_sources(self) -> tuple[str, ...]:
        """The sources that were written, whether or not they can be used."""
        return tuple(self.ids.get("Source", ()))
