"""What is known: every record by its id, every quotation at its place, and what both rest on.

Values only, never changed once made. What follows from them is derived in the other modules of this room.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from siglum.model.files import Place
from siglum.model.records import (
    Claim,
    Disagreement,
    Doubtful,
    Event,
    Evidence,
    Explainer,
    Organization,
    Origin,
    Page,
    Person,
    Record,
    SetAside,
    Settings,
    Source,
    Topic,
    Wording,
)
from siglum.model.values import Stance
from siglum.proving.folding import Folded
from siglum.proving.quotations import Stretch

Voice = Person | Organization
Entity = Person | Organization | Topic


@dataclass(frozen=True, slots=True)
class Basis:
    """What a passage ultimately rests on, as far as the texts show."""

    key: str
    """Passages with the same key have the same origin."""
    name: str
    """What to call it."""
    named: bool
    """Whether the passage's own source names it."""
    judged: bool
    """Whether the editor concluded it from what the sources share, rather than read it."""
    origin: str | None = None
    """The declared origin that it is, if it is one."""
    outlet: str | None = None
    """The outlet that it is, if it is one."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence that has been found in its source."""

    id: str
    """CLAIM/SOURCE, or CLAIM/SOURCE/2 for the second from that source."""
    claim: str
    number: int
    """Its place among the claim's pieces of evidence, from 0."""
    evidence: Evidence
    stretches: tuple[Stretch, ...]
    """Where each segment of the quotation stands in the source's text."""
    basis: Basis
    place: Place


@dataclass(frozen=True, slots=True)
class Aside:
    """A doubtful or set-aside passage that has been found in its source."""

    passage: Doubtful | SetAside
    stretches: tuple[Stretch, ...]
    compared: tuple[Stretch, ...] = ()
    """Where the passage of another source stands that shows what was meant."""


@dataclass(frozen=True, slots=True)
class BlockSpan:
    """A part of a source that is somebody else's words, found in its text."""

    voice: str
    stretch: Stretch
    judged: bool
    note: str | None


@dataclass(frozen=True)
class SourceText:
    """A source's text as received, folded for comparison, and what the editor marked in it."""

    path: str
    """Its file, from the project's root."""
    text: str
    data: bytes
    folded: Folded
    sentences: tuple[Stretch, ...]
    """Its sentences; a heading, a dateline and a byline are sentences too."""
    blocks: tuple[BlockSpan, ...] = ()
    doubtful: tuple[Aside, ...] = ()
    set_aside: tuple[Aside, ...] = ()

    def line(self, offset: int) -> int:
        """Return the line, from 1, of a code point; only LF, CR LF and CR end a line."""
        before = self.text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        return before.count("\n") + 1

    @cached_property
    def paragraphs(self) -> tuple[Stretch, ...]:
        """Its lines that hold anything: articles arrive with one paragraph a line."""
        found: list[Stretch] = []
        start = 0
        for line in self.text.replace("\r\n", "\n\n").replace("\r", "\n").split("\n"):
            if line.strip():
                found.append(Stretch(start, start + len(line)))
            start += len(line) + 1
        return tuple(found)


@dataclass(frozen=True)
class Site:
    """Everything that authors wrote, resolved and proven."""

    settings: Settings
    sources: Mapping[str, Source]
    """In the order of ingestion, which is that of their files."""
    texts: Mapping[str, SourceText]
    claims: Mapping[str, Claim]
    proofs: Mapping[str, Proof]
    """By the id of the evidence, in the order of the claims."""
    people: Mapping[str, Person]
    organizations: Mapping[str, Organization]
    topics: Mapping[str, Topic]
    origins: Mapping[str, Origin]
    events: Mapping[str, Event]
    disagreements: Mapping[str, Disagreement]
    wordings: Mapping[str, Wording]
    explainers: Mapping[str, Explainer]
    """In the editor's order."""
    pages: Mapping[str, Page]
    places: Mapping[str, Place]
    """Where each record was written, by its id."""

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The place of each source in the order of ingestion."""
        return {source: number for number, source in enumerate(self.sources)}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """People, organizations and topics together."""
        return {**self.people, **self.organizations, **self.topics}

    @cached_property
    def voices(self) -> Mapping[str, Voice]:
        """Whoever can say something."""
        return {**self.people, **self.organizations}

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """Every record that has an id of its own, of every kind."""
        return {
            **self.sources,
            **self.claims,
            **self.entities,
            **self.origins,
            **self.events,
            **self.disagreements,
            **self.wordings,
            **self.explainers,
            **self.pages,
        }

    def dropped(self, name: str) -> bool:
        """Whether a record with this id was written, and could not be taken up for a reason that is said there."""
        return name in self.places and name not in self.records

    @cached_property
    def proofs_of(self) -> Mapping[str, tuple[Proof, ...]]:
        """The evidence of each claim, in the editor's order."""
        gathered: dict[str, list[Proof]] = {claim: [] for claim in self.claims}
        for proof in self.proofs.values():
            gathered[proof.claim].append(proof)
        return {claim: tuple(proofs) for claim, proofs in gathered.items()}

    @cached_property
    def proofs_in(self) -> Mapping[str, tuple[Proof, ...]]:
        """The evidence taken from each source, in the order of its text."""
        gathered: dict[str, list[Proof]] = {source: [] for source in self.sources}
        for proof in self.proofs.values():
            gathered[proof.evidence.source].append(proof)
        return {
            source: tuple(
                sorted(proofs, key=lambda proof: (proof.stretches[0].start, proof.stretches[-1].end, proof.id))
            )
            for source, proofs in gathered.items()
        }


def supporting(proofs: tuple[Proof, ...]) -> tuple[Proof, ...]:
    """Return the evidence that carries a claim: what varies still says it, what contradicts does not."""
    return tuple(proof for proof in proofs if proof.evidence.stance is not Stance.CONTRADICTS)
