"""What proving finds: where quotations stand, what they rest on, and a source's text with what is marked in it."""

from dataclasses import dataclass
from functools import cached_property

from siglum.model.files import Place
from siglum.model.records import Doubtful, Evidence, Organization, Person, SetAside, Topic
from siglum.model.values import Stance
from siglum.proving.folding import Folded
from siglum.proving.quotations import QuotedPart, Stretch
from siglum.reading.text import position

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
    sums_up: bool = False
    """Whether the article says in its own words what it then prints of that origin."""
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
    parts: tuple[QuotedPart, ...] = ()
    """The quotation as it is written, part by part, where the editor put something into it; else empty."""

    @property
    def anchor(self) -> str:
        """The id of its element on the page of its claim."""
        return "e-" + self.id.partition("/")[2].replace("/", "-")


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
        return position(self.text, offset)[0]

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


def supporting(proofs: tuple[Proof, ...]) -> tuple[Proof, ...]:
    """Return the evidence that says what a claim says, and not a part of it, or something like it."""
    return of_stance(proofs, Stance.SUPPORTS)


def of_stance(proofs: tuple[Proof, ...], *stances: Stance) -> tuple[Proof, ...]:
    """Return the evidence of some stances."""
    return tuple(proof for proof in proofs if proof.evidence.stance in stances)
