"""The shapes of the exports, each declared once; the JSON Schemas in data/schema/ are made from them.

The docstrings of the classes stand in these schemas.

Offsets are Unicode code points into the source as published at /sources/ID.txt, half-open.
"""

from typing import Literal

from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12


class ExportedSegment(TypedDict):
    """A stretch of a source (W3C Web Annotation 4.2.4 and 4.2.5)."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


class ExportedVoice(TypedDict):
    """A link of a chain."""

    id: str
    name: str
    kind: str
    named: bool


class ExportedOrigin(TypedDict):
    """What a passage rests on; passages with the same key have the same origin."""

    key: str
    name: str
    named: bool
    judged: bool
    sums_up: bool


class ExportedLocator(TypedDict):
    """Where words stand in the original that a source's text was taken from; null where that does not apply.

    A box is a rectangle on the page: left, top, right, bottom, in points from its upper left corner. The size of the
    page is its width and height, likewise. Times are seconds.
    """

    page: int | None
    label: str | None
    box: list[float] | None
    page_size: list[float] | None
    begins: float | None
    ends: float | None
    element: str | None


class ExportedOriginal(TypedDict):
    """The file that a source's text was taken from."""

    sha256: str
    came: str
    captured: str | None
    """When a web archive says that it took the page (EDTF)."""
    url: str | None
    """Where the site carries the file; null where it does not."""


class ExportedTranslation(TypedDict):
    """A passage in the language of the site: no words of its source, but those of whoever translated it."""

    text: str
    language: str
    by: str


class ExportedEvidence(TypedDict):
    """A piece of evidence; its chain is innermost first, the source last. `language` is that of the quote."""

    id: str
    source: str
    file: str
    url: str
    quote: str
    language: str
    translation: ExportedTranslation | None
    segments: list[ExportedSegment]
    where: str | None
    locators: list[ExportedLocator]
    stance: Literal["supports", "partial", "varies", "contradicts"]
    form: Literal["direct", "mixed", "indirect", "own"]
    scope: str | None
    chain: list[ExportedVoice]
    origin: ExportedOrigin


class ExportedFigure(TypedDict):
    """The number that a claim states; figures with the same `of` can be compared. `value` and `upto` are its ends."""

    value: float
    unit: str
    of: str
    bound: Literal["exact", "over", "about", "under", "between"]
    upto: float | None
    counted_by: str | None
    when: str | None
    span: str | None
    words: str


class ExportedClaim(TypedDict):
    """A claim with its evidence."""

    id: str
    url: str
    statement: str
    kind: str
    when: str | None
    about: list[str]
    figure: ExportedFigure | None
    articles: int
    origins: int
    origins_fewest: int
    disputed: bool
    in_part: list[str]
    otherwise: list[str]
    against: list[str]
    silent: list[str]
    silent_to_question: list[str]
    evidence: list[ExportedEvidence]


class ExportedStanding(TypedDict):
    """A sentence of an explainer, and the claims that it rests on.

    `grounds` are those of the editor's by which it rests on them; empty where the sentence cites them itself.
    """

    explainer: str
    sentence: str
    claims: list[str]
    grounds: list[str]


class ExportedLoss(TypedDict):
    """What the site loses without an article, a report, an outlet or a speaker.

    `nothing` are the claims for which nothing would be left that says so, `fewer` those that would go back to fewer
    origins; `unsupported` are the sentences of which every claim has nothing left, or one that they are reckoned
    from, `in_part` the others of which some have.
    """

    id: str
    kind: str
    name: str
    url: str
    claims: list[str]
    nothing: list[str]
    fewer: list[str]
    unsupported: list[ExportedStanding]
    in_part: list[ExportedStanding]


class ExportedBlock(TypedDict):
    """A part of a source that is somebody else's words."""

    voice: str
    start: int
    end: int
    judged: bool


class ExportedComparison(TypedDict):
    """The passage that shows what a doubtful one means."""

    source: str
    quote: list[str]


class ExportedDoubtful(TypedDict):
    """A doubtful passage."""

    start: int
    end: int
    reason: str
    compare: ExportedComparison | None


class ExportedSource(TypedDict):
    """A source, and how much of it is accounted for."""

    id: str
    siglum: str
    url: str
    text_url: str | None
    file: str
    sha256: str
    kind: Literal["article", "paper", "report", "book", "chapter", "page", "web-page", "post", "letter", "talk"]
    part_of: str | None
    """The source that it is a part of."""
    title: str
    outlet: str | None
    byline: str | None
    published: str | None
    language: str
    address: str | None
    doi: str | None
    pmid: str | None
    isbn: str | None
    handle: str | None
    wikidata: str | None
    original: ExportedOriginal | None
    origin_group: list[str]
    blocks: list[ExportedBlock]
    doubtful: list[ExportedDoubtful]
    sentences: int
    accounted: int


class ExportedRole(TypedDict):
    """What a source calls somebody."""

    text: str
    source: str
    claim: str


class ExportedEntity(TypedDict):
    """A person, an organization or a topic."""

    id: str
    url: str
    kind: Literal["person", "organization", "topic"]
    name: str
    aliases: list[str]
    named: bool
    roles: list[ExportedRole]
    same_as: list[str]
    """Pages elsewhere that are about the same."""
    wikidata: str | None
    claims: list[str]


class ExportedEvent(TypedDict):
    """An event; earliest and latest are days, or times of one; null where there is no bound."""

    id: str
    url: str
    when: str | None
    earliest: str | None
    latest: str | None
    basis: str
    dated: str
    nature: str
    disputed: str | None
    title: str
    claims: list[str]


class ExportedPosition(TypedDict):
    """An answer in a disagreement."""

    answer: str
    claims: list[str]


class ExportedDisagreement(TypedDict):
    """A disagreement."""

    id: str
    url: str
    question: str
    kind: str
    positions: list[ExportedPosition]
    silent: list[str]
    not_looked_at: list[str]


class ExportedVersion(TypedDict):
    """A version of an utterance."""

    evidence: str
    text: str


class ExportedWording(TypedDict):
    """An utterance in several versions."""

    id: str
    url: str
    speaker: str
    versions: list[ExportedVersion]


class ExportedSentence(TypedDict):
    """A sentence of a source, and what became of it."""

    start: int
    end: int
    state: str
    claims: list[str]
    reason: str | None


class ExportedCoverage(TypedDict):
    """A source's sentences."""

    source: str
    sentences: list[ExportedSentence]


class ExportedProblem(TypedDict):
    """A warning with which the site was published."""

    code: str
    severity: str
    path: str
    line: int
    column: int
    message: str
    hint: str
