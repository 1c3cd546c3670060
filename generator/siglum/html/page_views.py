"""The views of whole pages: what each kind of page shows, made of the parts in views and part_views.

A page's view has the fields that its template in templates/pages/ uses, and no others.
"""

from dataclasses import dataclass

from siglum.html.part_views import (
    AsideLine,
    CardGroup,
    Collation,
    Day,
    DerivationView,
    DisagreementLine,
    DisagreementView,
    DoubtfulLine,
    EventLine,
    EventView,
    ExplainerLine,
    FormLine,
    IndexGroup,
    LineGroup,
    MatrixGroup,
    OriginPath,
    Paragraph,
    ReferenceLine,
    RoleLine,
    SharedLine,
    SourceLine,
    WaivedLine,
)
from siglum.html.picture_views import Month, Network, Score
from siglum.html.text_views import Text
from siglum.html.views import (
    Backlink,
    Badge,
    ClaimLine,
    EvidenceCard,
    Fact,
    Heading,
    Link,
    Note,
    NotesPlace,
    Siglum,
    Tag,
    Words,
)
from siglum.model.refs import Ref


@dataclass(frozen=True, slots=True)
class ExplainerPage:
    """An explainer with its notes."""

    heading: Heading
    title: str
    standfirst: str
    tally: str
    scores: tuple[Score, ...]
    """One for the whole text, or several of whole sections; none where it could not be read."""
    body: Text
    notes: tuple[Note, ...]
    sources: tuple[ReferenceLine, ...]
    previous: Link | None
    next: Link | None
    place: NotesPlace
    """Where the notes stand on a wide screen."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """The way in: what happened, what is contested, how the site knows, where to start."""

    heading: Heading
    title: str
    lead: Text
    notes: tuple[Note, ...]
    explainers: tuple["ExplainerLine", ...]
    contested: tuple["DisagreementLine", ...]
    sources: tuple["SourceLine", ...]
    counts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A claim with every passage that bears on it."""

    heading: Heading
    id: str
    kind: str
    statement: Words
    badge: Badge
    cards: tuple[EvidenceCard, ...]
    facts: tuple[Fact, ...]
    note: Words
    collations: tuple[Collation, ...]
    origins: tuple[OriginPath, ...]
    disagreements: tuple[DisagreementView, ...]
    cited: tuple[Backlink, ...]
    events: tuple[EventLine, ...]
    related: tuple[ClaimLine, ...]
    citation: str
    """How to cite this claim, as plain text."""
    bibtex: str
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source's whole text, with every quoted passage marked."""

    heading: Heading
    id: str
    siglum: Siglum
    title: str
    language: str
    excerpts: bool
    """Whether only the quoted paragraphs are shown."""
    about: Text
    facts: tuple[Fact, ...]
    part: int
    parts: tuple[Link, ...]
    """The parts of a long text, the present one without an address; empty where there is one only."""
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    place: NotesPlace
    """Where the notes stand on a wide screen."""
    last: bool
    """Whether the text ends here, so that what is concluded from it follows."""
    end: Ref | None
    """The link to what is concluded from the text, on its last part; empty on that part itself."""
    derivations: tuple[DerivationView, ...]
    shared: tuple[SharedLine, ...]
    doubtful: tuple[DoubtfulLine, ...]
    set_aside: tuple[AsideLine, ...]
    others: tuple[Siglum, ...]
    previous: Link | None
    next: Link | None
    text: Ref | None
    """The link to the text alone; empty where only excerpts are shown."""


@dataclass(frozen=True, slots=True)
class EntityPage:
    """A person, an organization or a topic: what is said by and about them, each line a claim."""

    heading: Heading
    kind: str
    """Person, Organization or Topic, or more exactly what it is."""
    name: str
    tags: tuple[Tag, ...]
    about: Text
    notes: tuple[Note, ...]
    roles: tuple[RoleLine, ...]
    claims: tuple[LineGroup, ...]
    """What they say; for an outlet, what reached an article through it; what is said about them."""
    part: int
    parts: tuple[Link, ...]
    """The pages of a long list of claims; the first has all else."""
    collations: tuple[Collation, ...]
    events: tuple[EventLine, ...]
    forms: tuple[FormLine, ...]
    names: tuple[str, ...]
    """Every other form of the name, printed by an article or known to the editor; only the search reads them."""
    together: tuple[Link, ...]
    """Others who are named in the same claims."""
    backlinks: tuple[Backlink, ...]


@dataclass(frozen=True, slots=True)
class CardsPage:
    """People, organizations or topics."""

    heading: Heading
    title: str
    standfirst: str
    groups: tuple[CardGroup, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """Every claim, by what it is about, or a part of them."""

    heading: Heading
    title: str
    standfirst: str
    subjects: tuple[Link, ...]
    """What the claims of all parts are about, each with the link to where it begins."""
    groups: tuple[LineGroup, ...]
    parts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """Every source."""

    heading: Heading
    title: str
    standfirst: str
    lines: tuple[SourceLine, ...]
    origins: tuple[DerivationView, ...]
    network: Network | None


@dataclass(frozen=True, slots=True)
class ExplainersPage:
    """Every explainer."""

    heading: Heading
    title: str
    standfirst: str
    lines: tuple[ExplainerLine, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What happened when, and how that is known."""

    heading: Heading
    title: str
    standfirst: str
    month: Month | None
    background: tuple[Day, ...]
    days: tuple[Day, ...]
    unknown: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class DisagreementsPage:
    """Every question on which the sources differ."""

    heading: Heading
    title: str
    standfirst: str
    disagreements: tuple[DisagreementView, ...]


@dataclass(frozen=True, slots=True)
class WordingsPage:
    """Every utterance that is printed in several versions."""

    heading: Heading
    title: str
    standfirst: str
    collations: tuple[Collation, ...]


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """Claims by sources."""

    heading: Heading
    title: str
    standfirst: str
    sources: tuple[Siglum, ...]
    groups: tuple[MatrixGroup, ...]
    parts: tuple[Link, ...]
    """The matrix's other pages, where it is split."""


@dataclass(frozen=True, slots=True)
class AboutPage:
    """How to read the site; what the marks mean; what is computed and what is judged."""

    heading: Heading
    title: str
    body: Text
    notes: tuple[Note, ...]
    sample: Badge | None
    tags: tuple[Tag, ...]
    counts: tuple[Fact, ...]
    waived: tuple[WaivedLine, ...]
    exports: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page of the editor's own."""

    heading: Heading
    title: str
    body: Text
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """Everything from A to Z: the page for searching, and for a wrong address."""

    heading: Heading
    title: str
    standfirst: str
    groups: tuple[IndexGroup, ...]
    parts: tuple[Link, ...]
    """The pages of the list, where it has several."""
    searching: bool
    """Whether the search's field stands here."""
