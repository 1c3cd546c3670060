"""What proving finds: where quotations stand, what they rest on, and a source's text with what is marked in it."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal

from msgspec import Struct

from siglum.model.files import Place
from siglum.model.locators import Located, Locator, touched
from siglum.model.records import Doubtful, Evidence, Organization, Person, SetAside, Topic
from siglum.model.values import Stance
from siglum.proving.folding import Folded, Stretch
from siglum.proving.quotations import QuotedPart
from siglum.reading.text import position
from siglum.sources.lines import printed, runs_of

Voice = Person | Organization
Entity = Person | Organization | Topic


ITSELF = "source:"
"""What the key of an article that is its own origin begins with."""


class Basis(Struct, frozen=True):
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
    own: bool = False
    """Whether it is the article itself, with the work that this is a part of."""


class Proof(Struct, frozen=True):
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

    def touches(self, stretch: Stretch) -> bool:
        """Whether it quotes some code point of a stretch of its source."""
        return any(part.overlaps(stretch) for part in self.stretches)

    @property
    def source(self) -> str:
        """The source that it quotes."""
        return self.evidence.source

    @property
    def contradicts(self) -> bool:
        """Whether it speaks against its claim."""
        return self.evidence.stance is Stance.CONTRADICTS

    @property
    def length(self) -> int:
        """How many code points of the source it quotes."""
        return sum(stretch.end - stretch.start for stretch in self.stretches)

    @property
    def anchor(self) -> str:
        """The id of its element on the page of its claim."""
        return "e-" + self.id.partition("/")[2].replace("/", "-")


class Aside(Struct, frozen=True):
    """A doubtful or set-aside passage that has been found in its source."""

    passage: Doubtful | SetAside
    stretches: tuple[Stretch, ...]
    compared: tuple[Stretch, ...] = ()
    """Where the passage of another source stands that shows what was meant."""


class BlockSpan(Struct, frozen=True):
    """A part of a source that is somebody else's words, found in its text."""

    voice: str
    stretch: Stretch
    judged: bool
    note: str | None


class SourceText(Struct, frozen=True, dict=True):
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
    located: tuple[Located, ...] = ()
    """Where its stretches stand in the original, in order."""

    def line(self, offset: int) -> int:
        """Return the line, from 1, of a code point; only LF, CR LF and CR end a line."""
        return position(self.text, offset)[0]

    @cached_property
    def paragraphs(self) -> tuple[Stretch, ...]:
        """Its paragraphs; most articles arrive with one a line, some with lines that were broken by hand."""
        return tuple(Stretch(run.start, run.end) for run in runs_of(self.text))

    @cached_property
    def set_lines(self) -> Mapping[Stretch, Literal["lines", "columns"]]:
        """The paragraphs whose lines stand as they are set (verse, addresses, tables), and what of them."""
        return {Stretch(run.start, run.end): run.kind for run in runs_of(self.text) if run.kind != "prose"}

    @cached_property
    def printed(self) -> str:
        """Its text as it is printed: NUL stands for a line break that no reader sees (see lines)."""
        return printed(self.text)

    def words(self, start: int, end: int) -> str:
        """Return the words of a stretch as they are printed."""
        return self.printed[start:end].replace("\0", "")

    def joined(self, stretches: Iterable[Stretch], between: str = " ") -> str:
        """Return the words of stretches as received, with something in the place of what stands between them."""
        return between.join(self.text[part.start : part.end] for part in stretches)

    def where(self, stretches: Iterable[Stretch]) -> tuple[Locator, ...]:
        """Return where a passage stands in the original that the text was taken from, as far as that is known."""
        return tuple(one for part in stretches for one in touched(self.located, part.start, part.end))


def supporting(proofs: tuple[Proof, ...]) -> tuple[Proof, ...]:
    """Return the evidence that says what a claim says, and not a part of it, or something like it."""
    return of_stance(proofs, Stance.SUPPORTS)


def of_stance(proofs: tuple[Proof, ...], *stances: Stance) -> tuple[Proof, ...]:
    """Return the evidence of some stances."""
    return tuple(proof for proof in proofs if proof.evidence.stance in stances)
