"""The records that authors write, each declared once.

From these declarations come the validation of every file, the JSON Schemas for editors and the reference in docs/.
Offsets and lengths are in Unicode code points.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.model.prose import Prose
from generator.model.values import (
    Cause,
    ClaimKind,
    EvidenceRef,
    Form,
    MaybeAddress,
    MaybeDate,
    MaybeSlug,
    MaybeWords,
    OrganizationKind,
    Scope,
    Segments,
    SetAsideReason,
    Slug,
    Stance,
    Truth,
    Words,
)


class Record(BaseModel):
    """Anything that an author writes down: closed to unknown fields, never changed once read."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    filled: ClassVar[frozenset[str]] = frozenset()
    """Fields that the reader fills from the file's name and body; an author may not write them."""


class Waiver(Record):
    """A warning that the editor has weighed and lets stand; the site shows it on its about page."""

    code: Words
    """The code of the warning."""
    reason: Words
    """Why it may stand."""


class Weighed(Record):
    """A record whose warnings may be waived."""

    waive: tuple[Waiver, ...] = ()
    """Warnings that the editor has weighed, each with the reason why it may stand."""


class Passage(Record):
    """A stretch of the source in whose file it is written down."""

    quote: Segments
    """The words as the source prints them; a list where something is left out between them, in order."""
    prefix: MaybeWords = None
    """Words that stand right before the passage, where it occurs more than once (W3C Web Annotation 4.2.4)."""
    suffix: MaybeWords = None
    """Words that stand right after the passage, where it occurs more than once."""


class SourcedPassage(Passage):
    """A stretch of a named source."""

    source: Slug
    """The source whose words these are."""


class Evidence(SourcedPassage):
    """One passage that bears on a claim."""

    chain: tuple[Slug, ...] = ()
    """Whoever says it, innermost first: the speaker, then the outlet that quotes them; the source is not written."""
    form: Form = Form.OWN
    """direct: in quotation marks; mixed: partly; indirect: reported; own: the source's own statement."""
    stance: Stance = Stance.SUPPORTS
    """supports, contradicts, or varies: the same thing in other words or with another figure."""
    scope: Scope | None = None
    """How far the credit to the voice reaches, where a reader could think it goes further."""
    origin: MaybeSlug = None
    """What this passage rests on, where chain and source do not say it: an outlet, a declared origin, or own."""
    note: MaybeWords = None
    """A remark of the editor's about this passage."""


class Claim(Weighed):
    """One atomic statement in the editor's own neutral words, with the passages that bear on it."""

    id: Slug
    """The claim's name, and the address of its page."""
    statement: Words
    """One assertion, saying no more than its passages say."""
    kind: ClaimKind
    """fact, event, figure, quotation, opinion, prediction or allegation."""
    about: tuple[Slug, ...] = ()
    """The people, organizations and topics that it is about."""
    when: MaybeDate = None
    """When what it tells of happened (EDTF level 1, or a set of level 2)."""
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    """The passages that bear on it."""
    note: MaybeWords = None
    """A remark of the editor's, shown on the claim's page."""


class Derivation(Record):
    """That a source goes back to an origin, and how one can tell."""

    origin: Slug
    """The origin, declared in origins.yaml."""
    reason: Words
    """Why it is thought to: the same speakers, the same quotations, the same order of facts."""
    passages: tuple[Words, ...] = ()
    """Words of this source that show it."""


class Block(Record):
    """A part of a source that is somebody else's words."""

    voice: Slug
    """Whoever wrote this part."""
    start: Annotated[Words, Field(alias="from")]
    """The first words of the part, as printed."""
    end: Annotated[Words, Field(alias="to")]
    """The last words of the part, as printed."""
    judged: Truth = False
    """true where the limits are the editor's judgement, and not marked in the text."""
    note: MaybeWords = None
    """How the limits were found."""


class Doubtful(Passage):
    """A passage that is garbled, damaged or contradicts itself: shown exactly, never smoothed."""

    reason: Words
    """What is wrong with it."""
    compare: SourcedPassage | None = None
    """The passage of another source that shows what was meant."""


class SetAside(Passage):
    """A stretch of a source that backs no claim."""

    reason: SetAsideReason
    """boilerplate, heading, transition, question or rhetoric."""


class Source(Weighed):
    """One article as received."""

    filled: ClassVar[frozenset[str]] = frozenset({"id", "body"})

    id: Slug
    file: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$")]
    """The article's file in seeds/."""
    title: Words
    """The title that the article prints; in square brackets and in the editor's words where it prints none."""
    short: MaybeWords = None
    """A shorter title for lists and tables."""
    outlet: MaybeSlug = None
    """The outlet that published it; null where the text does not say."""
    byline: MaybeWords = None
    """The author as the text names them."""
    published: MaybeDate = None
    """When it was published (EDTF); null where the text does not say."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    """The language of the text (BCP 47)."""
    address: MaybeAddress = None
    """Where the original stands on the web, if that is known."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """The digest of the file as annotated; an edited seed is an error until the editor confirms it here."""
    show: Literal["full", "excerpts"] = "full"
    """full, or excerpts: only passages in context, for texts that may not be republished."""
    derives_from: tuple[Derivation, ...] = ()
    """The origins that this source goes back to."""
    blocks: tuple[Block, ...] = ()
    """Parts that are other people's words, where the source is a container."""
    doubtful: tuple[Doubtful, ...] = ()
    """Passages that are garbled or contradict themselves."""
    set_aside: tuple[SetAside, ...] = ()
    """What backs no claim, and why."""
    body: Prose
    """What the source is and how far to trust it."""


class Origin(Record):
    """What several sources go back to."""

    id: Slug
    """The origin's name."""
    name: Words
    """What to call it on a page."""
    outlet: MaybeSlug = None
    """The outlet that is thought to stand behind it; null where no source lets one tell."""
    judged: Truth = True
    """false where a source says so itself; true where it is concluded from what the sources share."""
    reason: Words
    """Why these sources are counted as one."""


class NameForm(Record):
    """Another form of a name, and the sources that print it."""

    form: Words
    """The name as printed."""
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The sources in which this form stands."""
    note: MaybeWords = None
    """A remark, such as that the form is misspelt."""


class Role(Record):
    """What a source calls somebody, in the source's own words."""

    text: Words
    """The words of the source."""
    source: Slug
    """The source that has these words."""
    claim: Slug
    """The claim that states it."""


class Entity(Weighed):
    """Whatever has a name and a page of its own."""

    filled: ClassVar[frozenset[str]] = frozenset({"id", "body"})

    id: Slug
    name: Words
    """The name under which the site lists it; for an unnamed speaker, a description in the text's words."""
    aliases: tuple[NameForm, ...] = ()
    """Every other form of the name, and who prints it."""
    body: Prose
    """What the articles let one say about it."""


class Person(Entity):
    """A human voice, named or not."""

    named: Truth = True
    """false for a speaker whom no source names."""
    identified: Truth = True
    """false where a name stands in a text that does not explain whose it is."""
    roles: tuple[Role, ...] = ()
    """What each source calls them."""


class Organization(Entity):
    """An outlet, a company, a platform, a body."""

    kind: OrganizationKind
    """outlet, company, platform, government, court, research or other."""
    named: Truth = True
    """false for a body that no source names."""
    roles: tuple[Role, ...] = ()
    """What each source calls it."""


class Topic(Entity):
    """A matter that several claims are about."""


class Event(Weighed):
    """Something on the timeline."""

    id: Slug
    """The event's name, and its place on the timeline's page."""
    title: Words
    """What happened, in a few words."""
    when: MaybeDate = None
    """The day or the span (EDTF); null where the texts do not let one tell."""
    basis: Words
    """The words that date it and the reasoning that resolves them."""
    dated: Literal["stated", "inferred"] = "inferred"
    """stated where a source prints the date; inferred where it follows from what the sources print."""
    nature: Literal["happened", "reported", "planned"] = "happened"
    """Whether the day is when it happened, when it was reported, or what was set or planned for it."""
    disputed_by: Annotated[MaybeSlug, Field(alias="disputed")] = None
    """The disagreement about its day, if there is one."""
    claims: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The claims that tell it."""


class Position(Record):
    """One answer to the question of a disagreement."""

    answer: Words
    """The answer, in a few words."""
    claims: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The claims that give it."""


class Disagreement(Weighed):
    """A question to which the sources give different answers."""

    id: Slug
    """The disagreement's name, and its place on the page."""
    question: Words
    """What the sources differ on."""
    cause: Cause
    """time, scope, definition, source, wording or real."""
    positions: tuple[Position, ...]
    """The answers, each with the claims that give it."""
    note: MaybeWords = None
    """A remark of the editor's, only where the texts themselves settle the matter."""


class Wording(Weighed):
    """One utterance that is printed in several versions."""

    id: Slug
    """The wording's name, and its place on the page."""
    title: Words
    """What the utterance is, in a few words."""
    speaker: Slug
    """Whose words they are."""
    versions: Annotated[tuple[EvidenceRef, ...], Field(min_length=2)]
    """The pieces of evidence that print it, the fullest first."""
    note: MaybeWords = None
    """What each version cuts or adds."""


class Explainer(Weighed):
    """A text for somebody who knows nothing of the matter."""

    filled: ClassVar[frozenset[str]] = frozenset({"id", "body"})

    id: Slug
    title: Words
    """The headline."""
    standfirst: Words
    """One or two sentences below the headline."""
    order: Annotated[int, Field(ge=0)] = 0
    """Its place among the explainers."""
    short: MaybeWords = None
    """A shorter title for menus and lists."""
    body: Prose
    """The text, with [@claim] and [[id]]."""


class Page(Record):
    """A text of the editor's own: home.md and about.md add to those pages, any other becomes a page of its own."""

    filled: ClassVar[frozenset[str]] = frozenset({"id", "body"})

    id: Slug
    title: Words
    """The page's title."""
    body: Prose
    """The text."""


class Settings(Record):
    """What holds for the whole site (site.yaml)."""

    title: Words
    """The site's name."""
    tagline: Words
    """What the site is about, in a line."""
    description: Words
    """What a search engine or a shared link says of it."""
    scope: Words
    """The sentence in the footer: from what the site is built, and that nothing else went in."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    """The language of the site's own words (BCP 47)."""
    base_url: MaybeAddress = None
    """Where the site will stand, for canonical links and feeds."""
    coverage: Literal["growing", "complete"] = "growing"
    """complete: a sentence of a source that is neither cited nor set aside is an error; growing: a warning."""
    lead: MaybeSlug = None
    """The explainer that the home page opens with."""
    moved: Mapping[str, str] = Field(default_factory=dict)
    """Addresses that have changed, old: new; both within the site."""
