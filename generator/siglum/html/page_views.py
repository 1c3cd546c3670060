"""The views of whole pages, each with the fields that its template in templates/pages/ uses, and no others."""

from msgspec import Struct

from siglum.html.finding_views import (
    CarrierView,
    Day,
    FigureAlone,
    FigureChart,
    HangingRow,
    OrderPicture,
    RatioView,
    ReasonView,
)
from siglum.html.list_views import SourceList
from siglum.html.name_views import CardGroup, FormLine, OutsideLink, RoleLine, ThemeRow
from siglum.html.part_views import (
    AnswerView,
    AsideLine,
    CastLine,
    DerivationView,
    DifferenceGroup,
    DifferenceRow,
    DoubtfulLine,
    EventLine,
    ExplainerLine,
    IndexGroup,
    LineGroup,
    MatrixGroup,
    OriginPath,
    Paragraph,
    RestingView,
    SearchLine,
    SharedLine,
    WaivedLine,
    WayIn,
)
from siglum.html.picture_views import DaysPicture, FlowPicture, Network, Score
from siglum.html.text_views import FactLine, Text
from siglum.html.version_views import Collation, Ways
from siglum.html.views import (
    Backlink,
    ClaimLine,
    EvidenceCard,
    Fact,
    Heading,
    Link,
    OtherLanguage,
    Row,
    Siglum,
    Tag,
    Verbatim,
    Words,
)
from siglum.model.refs import Ref


class ExplainerPage(Struct, frozen=True):
    """An explainer with the words of the articles beside it."""

    heading: Heading
    nth: str
    """Its place among the explainers, in words; empty for a single one."""
    title: str
    standfirst: str
    byline: str
    contents: tuple[Link, ...]
    body: Text
    scores: tuple[Score, ...]
    """One for the whole text, or several for its sections; none without notes or with too many sources."""
    finding: str
    """How well it is sourced, in a sentence."""
    previous: Link | None
    next: Link | None


class HomePage(Struct, frozen=True):
    """The home page."""

    heading: Heading
    title: str
    lead: Text
    first: ExplainerLine | None
    others: tuple[ExplainerLine, ...]
    all_explainers: Link | None
    flow: FlowPicture | None
    differences: tuple[DifferenceRow, ...]
    all_differences: str
    cast: tuple[CastLine, ...]
    everybody: Link | None
    ways: tuple[WayIn, ...]


class ClaimPage(Struct, frozen=True):
    """A claim with every passage that bears on it."""

    heading: Heading
    id: str
    kind: str
    sign: Link | None
    """Whether it is contested, or told differently, linked to the question."""
    contested: bool
    statement: Words
    count: str
    """How widely it is carried, in sentences."""
    tags: tuple[Tag, ...]
    cards: tuple[EvidenceCard, ...]
    facts: tuple[Fact, ...]
    note: Words
    collations: tuple[Collation, ...]
    origins: tuple[OriginPath, ...]
    differences: tuple[DifferenceRow, ...]
    silent: Row
    """The sources that are proven to say nothing of it."""
    searched: tuple[SearchLine, ...]
    """What was looked for in these, for it or for a question that it answers."""
    searches: Ref
    """The export that has all searches."""
    cited: tuple[Backlink, ...]
    events: tuple[EventLine, ...]
    related: tuple[ClaimLine, ...]
    citation: str
    """How to cite this claim, as plain text."""
    bibtex: str
    previous: Link | None
    next: Link | None


class SourcePage(Struct, frozen=True):
    """A source's text, or a part of it, with every quoted passage marked."""

    heading: Heading
    id: str
    siglum: Siglum
    title: Verbatim
    """Nobody's words where the text does not print it."""
    title_language: OtherLanguage
    language: OtherLanguage
    excerpts: bool
    """Whether only the quoted paragraphs are shown."""
    about: Text
    facts: tuple[Fact, ...]
    part: int
    parts: tuple[Link, ...]
    """Links to the parts of a long text, the present one without a ref; empty where there is only one."""
    paragraphs: tuple[Paragraph, ...]
    last: bool
    """Whether the text ends on this part, so that what is derived from the whole text follows."""
    end: Ref | None
    """Leads to what is derived from the text, on the last part; None on that part."""
    resting: RestingView | None
    derivations: tuple[DerivationView, ...]
    shared: tuple[SharedLine, ...]
    doubtful: tuple[DoubtfulLine, ...]
    set_aside: tuple[AsideLine, ...]
    previous: Link | None
    next: Link | None
    text: Ref | None
    """Leads to the plain text; None on further parts, and where only excerpts are shown."""


class EntityPage(Struct, frozen=True):
    """A person, an organization or a topic, with the claims by and about them.

    What has a default stands on the first part alone.
    """

    heading: Heading
    kind: str
    """Person, Topic, or the kind of organization."""
    name: str
    claims: tuple[LineGroup, ...]
    """What they say, what reached an article through them, and what is said about them."""
    part: int
    parts: tuple[Link, ...]
    """Links to the parts, the present one without a ref; empty where there is only one."""
    tags: tuple[Tag, ...] = ()
    brief: Text = ()
    facts: tuple[FactLine, ...] = ()
    about: Text = ()
    roles: tuple[RoleLine, ...] = ()
    elsewhere: tuple[OutsideLink, ...] = ()
    """Pages on other sites that are about the same."""
    table: tuple[ThemeRow, ...] = ()
    """How many claims of each theme each article has; empty where there are few."""
    articles: tuple[Siglum, ...] = ()
    """The columns of the table; none where it has the numbers of claims and of articles."""
    resting: RestingView | None = None
    """What would fall with whoever speaks; None for a topic."""
    reports: tuple[Link, ...] = ()
    """What it is thought, or known, to stand behind."""
    published: tuple[Siglum, ...] = ()
    """The articles that an outlet published."""
    ways: tuple[Ways, ...] = ()
    """What they said that is printed in several versions."""
    events: tuple[EventLine, ...] = ()
    forms: tuple[FormLine, ...] = ()
    names: tuple[str, ...] = ()
    """All other forms of the name, printed by an article or recorded by the editor; for the search alone."""
    backlinks: tuple[Backlink, ...] = ()


class CardsPage(Struct, frozen=True):
    """Who is who: people and organizations; or the list of topics."""

    heading: Heading
    title: str
    standfirst: str
    contents: tuple[Link, ...]
    """The groups on all parts, with links to where each begins; none where there is one."""
    groups: tuple[CardGroup, ...]
    parts: tuple[Link, ...]


class ClaimsPage(Struct, frozen=True):
    """The list of all claims, by the files that hold them, or a part of it."""

    heading: Heading
    title: str
    standfirst: str
    subjects: tuple[Link, ...]
    """The groups on all parts, with links to where each begins."""
    groups: tuple[LineGroup, ...]
    parts: tuple[Link, ...]


class SourcesPage(Struct, frozen=True):
    """The list of sources, their origins, and who told whom."""

    heading: Heading
    title: str
    standfirst: str
    list: SourceList
    origins: tuple[DerivationView, ...]
    network: Network | None


class OriginPage(Struct, frozen=True):
    """What several articles go back to: in which order they tell it, why it counts as one, and what hangs on it."""

    heading: Heading
    kind: str
    """Whether it is named in a text, or concluded."""
    title: str
    standfirst: str
    order: OrderPicture | None
    reasons: tuple[ReasonView, ...]
    against: Text
    outlet: Link | None
    carriers: tuple[CarrierView, ...]
    carried: str
    """What can be said of who came first."""
    hanging: tuple[HangingRow, ...]
    count: int
    """The number of claims that go back to it."""
    resting: RestingView | None
    previous: Link | None
    next: Link | None


class ExplainersPage(Struct, frozen=True):
    """The list of explainers."""

    heading: Heading
    title: str
    standfirst: str
    lines: tuple[ExplainerLine, ...]


class TimelinePage(Struct, frozen=True):
    """The timeline: what happened when, and how that is known."""

    heading: Heading
    title: str
    standfirst: str
    picture: DaysPicture | None
    days: tuple[Day, ...]
    """Of a part; those of which no date is known come last, in one."""
    parts: tuple[Link, ...]


class FiguresPage(Struct, frozen=True):
    """Every figure that a claim states: those that can be compared on scales, the others by themselves."""

    heading: Heading
    title: str
    standfirst: str
    charts: tuple[FigureChart, ...]
    ratios: tuple[RatioView, ...]
    alone: tuple[FigureAlone, ...]


class DifferencesPage(Struct, frozen=True):
    """Every question to which the articles give more than one answer, by its sort."""

    heading: Heading
    title: str
    standfirst: str
    groups: tuple[DifferenceGroup, ...]
    parts: tuple[Link, ...]
    has_wordings: bool


class DifferencePage(Struct, frozen=True):
    """One question with its answers side by side."""

    heading: Heading
    kind: str
    contested: bool
    question: str
    told: Text
    answers: tuple[AnswerView, ...]
    squared: Text
    settle: Text
    silent: Row
    """The sources that are proven to say nothing to it."""
    searched: tuple[SearchLine, ...]
    """What was looked for; empty where nobody looked."""
    met: bool
    """Whether passages have one of its words, and say nothing to it."""
    searches: Ref
    """The export that has these, each with why it says nothing."""
    unlooked: Row
    """The sources that give no answer, and in which nobody looked for one."""
    previous: Link | None
    next: Link | None


class WordingsPage(Struct, frozen=True):
    """Every utterance that is printed in several versions."""

    heading: Heading
    title: str
    standfirst: str
    collations: tuple[Collation, ...]


class MatrixPage(Struct, frozen=True):
    """The matrix of claims by sources, or a part of it."""

    heading: Heading
    title: str
    standfirst: str
    groups: tuple[MatrixGroup, ...]
    parts: tuple[Link, ...]
    """Links to the pages of the matrix, the present one without a ref; empty where there is only one."""


class AboutPage(Struct, frozen=True):
    """The about page: how to read the site, what the marks mean, what is computed and what is judged."""

    heading: Heading
    title: str
    body: Text
    tags: tuple[Tag, ...]
    counts: tuple[Fact, ...]
    waived: tuple[WaivedLine, ...]
    exports: tuple[Link, ...]


class TextPage(Struct, frozen=True):
    """A page of the editor's own."""

    heading: Heading
    title: str
    body: Text


class IndexPage(Struct, frozen=True):
    """The list of everything from A to Z: the search page, and the page for wrong addresses."""

    heading: Heading
    title: str
    standfirst: str
    groups: tuple[IndexGroup, ...]
    parts: tuple[Link, ...]
    """Links to the pages of the list, the present one without a ref; empty where there is only one."""
    searching: bool
    """Whether the search field stands on this page."""
