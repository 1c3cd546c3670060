"""The records that authors write, each declared once.

From these declarations come the validation of every file, the JSON Schemas for editors and the reference in docs/.
Offsets and lengths are in Unicode code points.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from siglum.model.figures import Figure, Ratio
from siglum.model.ground import Ground, Grounded
from siglum.model.record_base import Elsewhere, Passage, Record, SourcedPassage, Translation, Waiver, Weighed
from siglum.model.search import Met, Search
from siglum.model.site_records import Dates, Settings, Theme
from siglum.model.source_record import (
    Block,
    Derivation,
    Doubtful,
    Origin,
    Original,
    Reason,
    SetAside,
    SharedThing,
    Source,
)
from siglum.model.values import (
    Cited,
    ClaimKind,
    Difference,
    EvidenceRef,
    Form,
    MaybeCited,
    MaybeDate,
    MaybeSlug,
    MaybeWords,
    OrganizationKind,
    Scope,
    ShortTitle,
    ShortWords,
    Slug,
    Stance,
    Truth,
    Words,
    known,
    such_as,
)

__all__ = [
    "Block",
    "Claim",
    "Dates",
    "Derivation",
    "Disagreement",
    "Doubtful",
    "Entity",
    "Event",
    "Evidence",
    "Explainer",
    "Figure",
    "Ground",
    "Grounded",
    "KeyFact",
    "Met",
    "NameForm",
    "Organization",
    "Origin",
    "Original",
    "Page",
    "Passage",
    "Person",
    "Position",
    "Ratio",
    "Reason",
    "Record",
    "Role",
    "Search",
    "SetAside",
    "Settings",
    "SharedThing",
    "Source",
    "SourcedPassage",
    "Theme",
    "Topic",
    "Translation",
    "Waiver",
    "Weighed",
    "Wording",
]


class Evidence(SourcedPassage):
    """One passage that bears on a claim."""

    chain: Annotated[tuple[Slug, ...], such_as(["mara-lindqvist", "harbour-post"])] = ()
    """Whoever says it, innermost first: the speaker, then the outlet that quotes them; the source is not written."""
    form: Annotated[Form, such_as("direct", "indirect")] = Form.OWN
    """direct: in quotation marks, or behind the speaker's name; mixed: partly; indirect: reported; own: the
    source's own statement."""
    stance: Annotated[Stance, such_as("supports", "partial")] = Stance.SUPPORTS
    """supports: it says so; partial: it says a part of it; varies: a related thing, another figure, another scope;
    contradicts: it speaks against it."""
    scope: Annotated[Scope | None, such_as("sentence")] = None
    """How far the credit to the voice reaches, where a reader could think it goes further."""
    origin: Annotated[MaybeSlug, such_as("wire-report", "own")] = None
    """What this passage rests on, where chain and source do not say it: an outlet, a declared origin, or own."""
    key: Annotated[MaybeWords, such_as("after nine years of work")] = None
    """The words of the quotation that a margin shows; without, those with the claim's figure or name, or the first."""
    apart: Annotated[MaybeWords, such_as("The list of what was built goes over four paragraphs.")] = None
    """Why segments of the quotation belong together that stand further apart than in neighbouring paragraphs."""
    translation: Annotated[
        Translation | None,
        such_as({"text": "The bridge opened in May 1932, after nine years of work.", "by": "the editor"}),
    ] = None
    """The passage in the site's language, where the source has another: shown beside it, labelled."""
    note: Annotated[MaybeWords, such_as("The article says so a second time, in its last paragraph.")] = None
    """A remark of the editor's about this passage."""


class Claim(Weighed):
    """One atomic statement in the editor's own neutral words, with the passages that bear on it."""

    id: Annotated[Slug, such_as("bridge-opened-in-may")]
    """The claim's name, and the address of its page."""
    statement: Annotated[Words, such_as("The bridge opened in May 1932.")]
    """One assertion, saying no more than its passages say."""
    kind: Annotated[ClaimKind, such_as("event", "figure")]
    """fact, event, figure, quotation, opinion, prediction or allegation."""
    about: Annotated[tuple[Slug, ...], such_as(["harbour-bridge", "mara-lindqvist"])] = ()
    """The people, organizations and topics that it is about."""
    when: Annotated[MaybeDate, such_as("1932-05", "1932-05-14", "1932-05~")] = None
    """When what it tells of happened: EDTF level 1, a set of level 2, or a time of day (1912-04-14T23:40)."""
    figure: Annotated[
        Figure | None, such_as({"value": "2000000", "unit": "crowns", "of": "the cost of the bridge", "bound": "about"})
    ] = None
    """The number that it states, as data: every passage that carries the claim prints it."""
    evidence: Annotated[
        tuple[Evidence, ...],
        Field(min_length=1),
        such_as([{"source": "harbour-post", "quote": "The bridge opened in May 1932, after nine years of work."}]),
    ]
    """The passages that bear on it."""
    looked_for: Annotated[Search | None, such_as({"terms": ["open*"], "names": ["harbour-bridge"]})] = None
    """What was looked for in the articles that have no evidence here, so that they can be said to say nothing of it."""
    note: Annotated[MaybeWords, such_as("The article of the Courier has another day.")] = None
    """A remark of the editor's, shown on the claim's page."""


class NameForm(Record):
    """Another form of a name, and the sources that print it."""

    form: Annotated[Words, such_as("M. Lindqvist")]
    """The name as printed."""
    sources: Annotated[tuple[Slug, ...], Field(min_length=1), such_as(["harbour-post"])]
    """The sources in which this form stands."""
    note: Annotated[MaybeWords, such_as("Misspelt.")] = None
    """A remark, such as that the form is misspelt."""


class Role(Record):
    """What a source calls somebody, in the source's own words."""

    text: Annotated[Words, such_as("the bridge’s engineer")]
    """The words of the source."""
    source: Annotated[Slug, such_as("harbour-post")]
    """The source that has these words."""
    claim: Annotated[Slug, such_as("lindqvist-engineer")]
    """The claim that states it."""


class KeyFact(Record):
    """A line of what is known of somebody or something."""

    label: Annotated[Words, such_as("Founded")]
    """What it is about, in a word or two."""
    text: Annotated[Cited, such_as("in 1921, says the Post [@post-founded]")]
    """What the articles say of it, with the claims."""


class Entity(Grounded, Weighed, Elsewhere):
    """Whatever has a name and a page of its own."""

    filled: ClassVar[frozenset[str]] = frozenset({"id", "body"})

    id: Slug
    name: Annotated[Words, such_as("Mara Lindqvist", "the town clerk")]
    """The name under which the site lists it; for an unnamed speaker, a description in the text's words."""
    aliases: Annotated[tuple[NameForm, ...], such_as([{"form": "M. Lindqvist", "sources": ["harbour-post"]}])] = ()
    """Every other form of the name, and who prints it."""
    brief: Annotated[MaybeCited, such_as("The engineer of the bridge [@lindqvist-engineer].")] = None
    """Who or what it is, in a sentence or two."""
    facts: Annotated[
        tuple[KeyFact, ...], such_as([{"label": "Founded", "text": "in 1921, says the Post [@post-founded]"}])
    ] = ()
    """What is known of it, line by line, at most nine; the last may say what no article tells."""
    body: Cited
    """What else the articles let one say about it."""


class Person(Entity):
    """A human voice, named or not."""

    named: Annotated[Truth, such_as(False)] = True
    """false for a speaker whom no source names."""
    identified: Annotated[Truth, such_as(False)] = True
    """false where a name stands in a text that does not explain whose it is."""
    roles: Annotated[
        tuple[Role, ...], such_as([{"text": "the engineer", "source": "harbour-post", "claim": "lindqvist-engineer"}])
    ] = ()
    """What each source calls them."""


class Organization(Entity):
    """An outlet, a company, a platform, a body."""

    kind: Annotated[OrganizationKind, such_as("outlet", "company")]
    """outlet, company, platform, government, court, research or other."""
    named: Annotated[Truth, such_as(False)] = True
    """false for a body that no source names."""
    roles: Annotated[
        tuple[Role, ...], such_as([{"text": "the local paper", "source": "courier", "claim": "post-local-paper"}])
    ] = ()
    """What each source calls it."""


class Topic(Entity):
    """A matter that several claims are about."""


class Event(Weighed):
    """Something on the timeline."""

    id: Annotated[Slug, such_as("opening")]
    """The event's name, and its place on the timeline's page."""
    title: Annotated[Words, such_as("The bridge opens")]
    """What happened, in a few words."""
    short: Annotated[ShortTitle | None, BeforeValidator(known), such_as("The bridge opens")] = None
    """It in at most 48 characters, for the picture of all events; without, the title is cut at a word."""
    when: Annotated[MaybeDate, such_as("1932-05-14", "1932-05-14/1932-05-16")] = None
    """The day, the time of day or the span (EDTF); null where the texts do not let one tell."""
    basis: Annotated[Words, such_as('the Post writes "on Saturday"; it is dated 16 May 1932, a Monday')]
    """The words that date it and the reasoning that resolves them."""
    dated: Annotated[Literal["stated", "inferred"], such_as("stated")] = "inferred"
    """stated where a source prints the date; inferred where it follows from what the sources print."""
    nature: Annotated[Literal["happened", "reported", "planned"], such_as("planned")] = "happened"
    """Whether the day is when it happened, when it was reported, or what was set or planned for it."""
    disputed_by: Annotated[MaybeSlug, Field(alias="disputed"), such_as("day-of-the-opening")] = None
    """The disagreement about its day, if there is one."""
    claims: Annotated[tuple[Slug, ...], Field(min_length=1), such_as(["bridge-opened-in-may"])]
    """The claims that tell it."""


class Position(Record):
    """One answer to the question of a disagreement."""

    answer: Annotated[Words, such_as("Two million crowns, says the Post")]
    """The answer, with who gives it."""
    short: Annotated[ShortWords | None, BeforeValidator(known), such_as("Two million crowns")] = None
    """The answer in at most 44 characters, for lists; without, the list shows the whole."""
    claims: Annotated[tuple[Slug, ...], Field(min_length=1), such_as(["cost-two-million"])]
    """The claims that give it."""


class Disagreement(Weighed):
    """A question to which the sources give different answers."""

    id: Annotated[Slug, such_as("cost")]
    """The disagreement's name, and its place on the page."""
    question: Annotated[Words, such_as("What did the bridge cost?")]
    """What the sources differ on."""
    kind: Annotated[Difference, such_as("contrary", "measure")]
    """contrary: the answers cannot all be true; judgement: they weigh the same thing differently; wording: other
    words; scope: more or less is meant; measure: other things are counted; speaker: other people are said to have
    said it; time: other moments are meant."""
    positions: Annotated[
        tuple[Position, ...],
        such_as(
            [
                {"answer": "Two million", "claims": ["cost-two-million"]},
                {"answer": "Three million", "claims": ["cost-three-million"]},
            ]
        ),
    ]
    """The answers, each with the claims that give it."""
    looked_for: Annotated[Search | None, such_as({"terms": ["cost", "price", "crowns"]})] = None
    """What was looked for in the articles that give no answer, so that they can be said to say nothing of it."""
    told: Annotated[MaybeCited, such_as("Two articles have a sum each, and only one says whose it is.")] = None
    """One or two sentences: who gives which answer."""
    squared: Annotated[MaybeCited, such_as("The Courier corrected itself in its next issue [@cost-corrected].")] = None
    """Whether the answers can be true together, and how; only what the texts themselves show."""
    settle: Annotated[MaybeCited, such_as("The accounts of the harbour office. No article quotes them.")] = None
    """What would settle the question, and that no article has it."""


class Wording(Weighed):
    """One utterance that is printed in several versions."""

    id: Annotated[Slug, such_as("lindqvist-on-the-wind")]
    """The wording's name, and its place on the page."""
    title: Annotated[Words, such_as("Mara Lindqvist on the wind")]
    """What the utterance is, in a few words."""
    speaker: Annotated[Slug, such_as("mara-lindqvist")]
    """Whose words they are."""
    versions: Annotated[
        tuple[EvidenceRef, ...], Field(min_length=2), such_as(["built-to-last/harbour-post", "built-to-last/courier"])
    ]
    """The pieces of evidence that print it, the fullest first."""
    note: Annotated[MaybeWords, such_as("The Courier cuts the second half of the sentence.")] = None
    """What each version cuts or adds."""


class Explainer(Grounded, Weighed):
    """A text for somebody who knows nothing of the matter."""

    filled: ClassVar[frozenset[str]] = frozenset({"id", "body"})

    id: Slug
    title: Annotated[Words, such_as("How the bridge was built")]
    """The headline."""
    standfirst: Annotated[Words, such_as("Nine years, two engineers, and a ferry that nobody wanted to lose.")]
    """One or two sentences below the headline."""
    by: Annotated[MaybeWords, such_as("Jon Abel")] = None
    """Who wrote it."""
    updated: Annotated[MaybeDate, such_as("2026-05-14")] = None
    """The day on which it was last changed; without it, that of dates.yaml."""
    order: Annotated[int, Field(ge=0), such_as(1)] = 0
    """Its place among the explainers."""
    short: Annotated[MaybeWords, such_as("The bridge")] = None
    """A shorter title for menus and lists."""
    body: Cited
    """The text, with [@claim] and [[id]]."""


class Page(Grounded):
    """A text of the editor's own: home.md and about.md add to those pages, any other becomes a page of its own."""

    filled: ClassVar[frozenset[str]] = frozenset({"id", "body"})

    id: Slug
    title: Annotated[Words, such_as("How this site was made")]
    """The page's title."""
    body: Cited
    """The text."""
