"""The views that pages have in common: sigla, chains, claims in lists, evidence cards."""

from collections.abc import Iterable, Mapping, Sequence

from siglum.engine.tracked import Tracked, each
from siglum.facts.indexes import Indexes
from siglum.html.citing import original, pages_of
from siglum.html.surroundings import surroundings
from siglum.html.views import (
    IN_A_ROW,
    ChainLink,
    ClaimLine,
    DoubtLine,
    EvidenceCard,
    Link,
    QuoteSegment,
    Row,
    Run,
    Siglum,
    Tag,
    TranslationView,
    Verbatim,
    Words,
)
from siglum.model.locators import words_of
from siglum.model.records import Claim, Doubtful, Person, Source
from siglum.model.refs import Ref
from siglum.model.values import Difference, Form, OrganizationKind, Scope, Stance
from siglum.proving.folding import Stretch
from siglum.proving.forms import block_of, stands_behind_dash, stands_behind_name, stands_in_marks
from siglum.proving.lookups import Lookups
from siglum.proving.values import Aside, Proof, supporting

VARIANT = Tag("Variant wording", "The words are printed in more than one version.")
ANONYMOUS = Tag("Anonymous source", "Whoever says this is not named, or only in part.")
UNIDENTIFIED = Tag("Unidentified", "A name is given, and no article says whose it is.")
UNNAMED = Tag("Not named", "No article gives a name.")
DOUBTFUL = Tag(
    "Doubtful passage", "A passage is garbled, damaged or contradicts itself; it is shown exactly as printed."
)
TAGS = (VARIANT, ANONYMOUS, UNIDENTIFIED, UNNAMED, DOUBTFUL)

FORMS = {
    Form.DIRECT: "in quotation marks",
    Form.MIXED: "partly in quotation marks",
    Form.INDIRECT: "reported, not quoted",
    Form.OWN: "in the writer’s own words",
}
BEHIND_NAME = "written down as they spoke"
BEHIND_DASH = "printed as speech, behind a dash"
STANCES = {
    Stance.SUPPORTS: "says so",
    Stance.CONTRADICTS: "speaks against it",
    Stance.PARTIAL: "says a part of it",
    Stance.VARIES: "says it otherwise",
}
SCOPES = {
    Scope.SENTENCE: "The credit covers this sentence only.",
    Scope.PARAGRAPH: "The credit is taken to cover the paragraph.",
    Scope.INFERRED: "That the credit reaches this far is the editor’s inference.",
}


class SameEverywhere(Tracked):
    """What pages show of a claim or a source that is the same on every page."""

    @property
    def indexes(self) -> Indexes:
        """What follows from the site."""
        return Indexes.of(self.database)

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims."""
        return self.indexes.site.claims

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources."""
        return self.indexes.site.sources

    @each("sources")
    def siglum(self, source: str) -> Siglum:
        """A source's siglum, linked to the source."""
        record = self.sources[source]
        return Siglum(self.indexes.sigla[source], record.short or record.title, self.indexes.ref(source))

    @each("claims")
    def line(self, claim: str) -> ClaimLine:
        """A claim as an item of a list."""
        apparatus = Apparatus(self.indexes, Ref("claim", claim))
        count = self.indexes.counts[claim]
        return ClaimLine(
            id=claim,
            href=Ref("claim", claim),
            statement=self.claims[claim].statement,
            sources=apparatus.sigla(count.articles),
            words=count.words,
            sign=apparatus.sign(claim),
            contested=self.indexes.disputed(claim),
        )


class Apparatus:
    """Makes the views of the parts of one page."""

    def __init__(self, indexes: Indexes, here: Ref) -> None:
        """Make parts for the page `here`, on which the names of its own record are not linked."""
        self.indexes = indexes
        self.site = indexes.site
        self.here = here
        self.same = SameEverywhere.of(indexes.database)

    # Where links lead

    def ref(self, record: str, fragment: str = "") -> Ref:
        """Return the ref of a record, or of a place on its page; raises KeyError for an unknown id."""
        return self.indexes.ref(record, fragment)

    def entity(self, name: str) -> Ref | None:
        """Return the ref of a person, organization or topic; None where that is this page."""
        found = self.ref(name)
        return None if found == self.here else found

    def passage(self, evidence: str) -> Ref:
        """Return the ref of the marked passage that a piece of evidence quotes."""
        return self.indexes.passage_ref(evidence)

    def within(self, source: str, offset: int, fragment: str) -> Ref:
        """Return the ref of a fragment on the part of a source's page that holds `offset`, in code points."""
        return Ref("source", source, fragment, self.indexes.part(source, offset))

    # Names in running text

    def words(self, text: str, *, first_only: bool = False) -> Words:
        """Return a text with its names linked; with `first_only`, each name at its first mention alone."""
        runs: list[Run] = []
        at = 0
        seen: set[str] = set()
        for mention in self.indexes.mentions[text]:
            href = self.entity(mention.target)
            if not href or (first_only and mention.target in seen):
                continue
            seen.add(mention.target)
            if text[at : mention.start]:
                runs.append(Run(text[at : mention.start]))
            runs.append(Run(text[mention.start : mention.end], href))
            at = mention.end
        if text[at:]:
            runs.append(Run(text[at:]))
        return tuple(runs)

    # Sources and counts

    def siglum(self, source: str, href: Ref | None = None) -> Siglum:
        """Return a source's siglum, linked to `href`, or to the source without one."""
        known = self.same.siglum[source]
        return Siglum(known.letter, known.title, href) if href else known

    def siglum_of(self, proof: Proof) -> Siglum:
        """Return the siglum of the source of a passage, linked to the passage."""
        return self.siglum(proof.source, self.passage(proof.id))

    def sigla(self, sources: Iterable[str]) -> tuple[Siglum, ...]:
        """Return the sigla of several sources."""
        return tuple(self.siglum(source) for source in sources)

    def row(self, sources: Sequence[str]) -> Row:
        """Return sources of which a page shows the sigla, or the number alone where they are many."""
        return Row(len(sources), self.sigla(sources) if len(sources) <= IN_A_ROW else ())

    def tags(self, claim: str) -> tuple[Tag, ...]:
        """Return the tags of a claim, the most important first."""
        found = []
        proofs = self.site.proofs_of[claim]
        if any(self.doubts(proof) for proof in supporting(proofs)):
            found.append(DOUBTFUL)
        if claim in self.indexes.wordings_of:
            found.append(VARIANT)
        # An article's own words need no named speaker, even if its author is not named; reported words do.
        spoken = [proof.evidence for proof in proofs if proof.evidence.form is not Form.OWN]
        speakers = [self.site.voices[evidence.chain[0]] for evidence in spoken if evidence.chain]
        if any(not speaker.named for speaker in speakers):
            found.append(ANONYMOUS)
        if any(isinstance(speaker, Person) and not speaker.identified for speaker in speakers):
            found.append(UNIDENTIFIED)
        return tuple(found)

    def sign(self, claim: str) -> Link | None:
        """Return the link to the difference that a claim is an answer in, the gravest first; none for a judgement."""
        differences = self.indexes.disagreements_of.get(claim, ())
        for one in differences:
            if one.kind is Difference.CONTRARY:
                return Link(self.ref(one.id), "contested")
        if self.indexes.disputed(claim):
            return Link(self.ref(claim), "contested")
        told = next((one for one in differences if one.kind is not Difference.JUDGEMENT), None)
        return Link(self.ref(told.id), "told differently") if told else None

    def claim_line(self, claim: str) -> ClaimLine:
        """Return a claim as an item of a list."""
        return self.same.line[claim]

    def claim_lines(self, claims: Iterable[str]) -> tuple[ClaimLine, ...]:
        """Return several claims as items of a list."""
        return tuple(self.claim_line(claim) for claim in claims)

    # Passages

    def supporting(self, claims: Iterable[str]) -> tuple[Proof, ...]:
        """Return the evidence that says what some claims say, claim by claim."""
        return tuple(proof for claim in claims for proof in supporting(self.site.proofs_of[claim]))

    def articles(self, claims: Iterable[str]) -> tuple[Siglum, ...]:
        """Return the sources that say what some claims say, each linked to the first passage that does."""
        first: dict[str, Proof] = {}
        for proof in self.supporting(claims):
            first.setdefault(proof.source, proof)
        return tuple(self.siglum_of(first[source]) for source in self.indexes.orders.in_order(first))

    def segments(self, proof: Proof) -> tuple[QuoteSegment, ...]:
        """Return the segments of a quotation, as the source prints them."""
        return self.cut(proof.source, proof.stretches)

    def cut(self, source: str, stretches: tuple[Stretch, ...]) -> tuple[QuoteSegment, ...]:
        """Return stretches of a source as the segments of a quotation."""
        text = self.site.texts[source]
        return tuple(
            QuoteSegment(Verbatim(text.words(stretch.start, stretch.end), source), number > 0)
            for number, stretch in enumerate(stretches)
        )

    def as_printed(self, words: str, sources: Iterable[str]) -> Verbatim:
        """Return words as those of the first of some sources that is seen to print them, or as nobody's."""
        for source in sources:
            text = self.site.texts[source].text
            if any(text.find(words, one.start, one.end) >= 0 for one in self.indexes.may_show[source]):
                return Verbatim(words, source)
        return Verbatim(words, "")

    def chain(self, proof: Proof) -> tuple[ChainLink, ...]:
        """Return the links by which the words reached the article, speaker first, article last."""
        links = []
        for number, voice in enumerate(proof.evidence.chain):
            record = self.site.voices[voice]
            outlet = self.indexes.outlet(voice)
            role = "Outlet" if outlet and (number or len(proof.evidence.chain) == 1) else "Speaker"
            if number and not outlet:
                role = "Through"
            known = record.named and (not isinstance(record, Person) or record.identified)
            links.append(ChainLink(role, record.name, self.entity(voice), known))
        basis = proof.basis
        if basis.origin and not any(self.indexes.outlet(voice) for voice in proof.evidence.chain):
            links.append(ChainLink("Outlet", "not named", None, known=False))
        letter = self.indexes.sigla[proof.source]
        links.append(ChainLink("Article", letter, self.ref(proof.source), known=True))
        return tuple(links)

    def voices(self, proof: Proof) -> tuple[str, ...]:
        """Return the names of those by whom the words reached the article, speaker first."""
        return tuple(self.site.voices[voice].name for voice in proof.evidence.chain)

    def language(self, source: str) -> str:
        """Return the language of a source's words (BCP 47) where the site has another; else nothing."""
        theirs = self.site.language[source]
        return "" if theirs == self.site.settings.language else theirs

    def title_language(self, source: str) -> str:
        """Return `language` for a source's title; one in square brackets is in the editor's words."""
        return "" if self.site.sources[source].title.startswith("[") else self.language(source)

    def translation(self, proof: Proof) -> TranslationView | None:
        """Return a passage in the language of the site, where its record has it."""
        written = proof.evidence.translation
        return TranslationView(written.text, written.by) if written else None

    def form_words(self, proof: Proof) -> str:
        """Return in words how the source prints a passage; what a part of it reprints has no marks of its own."""
        text = self.site.texts[proof.source]
        block = block_of(proof, text)
        form = proof.evidence.form
        if block and (form is Form.OWN or (form is Form.DIRECT and not stands_in_marks(proof, text))):
            return f"reprinted from {self.site.voices[block.voice].name}"
        if form is Form.DIRECT and not stands_in_marks(proof, text):
            behind_name = stands_behind_name(proof, text, Lookups.of(self.site.database).called)
            return BEHIND_NAME if behind_name else BEHIND_DASH if stands_behind_dash(proof, text) else FORMS[form]
        return FORMS[form]

    def origin_words(self, proof: Proof) -> Words:
        """Return in words what a passage rests on, linked to its page; nothing where that is the article itself."""
        basis = proof.basis
        if basis.own:
            # Whoever it credits says so; what it does not name is the report that it read that in.
            credited = "The article names no report that it has this from."
            own = "The article says so itself, and not where it has it from."
            return () if basis.named else (Run(credited if proof.evidence.chain else own),)
        leads = self.ref(basis.origin) if basis.origin else self.entity(basis.outlet) if basis.outlet else None
        name = Run(basis.name, leads)
        if basis.sums_up:
            return (Run("The article’s own summary of what it prints of "), name, Run("; no source beside it."))
        if basis.judged:
            return (Run("Concluded to be from "), name, Run("."))
        return (Run("From "), name, Run(", as the text says."))

    def doubts(self, proof: Proof) -> tuple[DoubtLine, ...]:
        """Return what the editor marked as doubtful in a quoted passage."""
        asides = self.site.texts[proof.source].doubtful
        return tuple(self.doubt(aside) for aside in asides if any(map(proof.touches, aside.stretches)))

    def doubt(self, aside: Aside) -> DoubtLine:
        """Return why a passage is doubtful, and the passage of another source that it is compared with."""
        passage = aside.passage
        compare = passage.compare if isinstance(passage, Doubtful) else None
        if compare is None or not aside.compared:
            return DoubtLine(str(passage.reason), None, (), "")
        return DoubtLine(
            str(passage.reason),
            self.siglum(compare.source),
            self.cut(compare.source, aside.compared),
            compare.source,
            self.language(compare.source),
        )

    def evidence_card(self, proof: Proof) -> EvidenceCard:
        """Return a piece of evidence as its claim's page shows it."""
        evidence, source = proof.evidence, self.site.sources[proof.source]
        around = surroundings(evidence.source, proof.stretches, self.indexes)
        segments = self.segments(proof)
        where = self.site.texts[evidence.source].where(proof.stretches)
        return EvidenceCard(
            id=proof.anchor,
            siglum=self.siglum_of(proof),
            source=evidence.source,
            language=self.language(evidence.source),
            before=Verbatim(around.before, evidence.source),
            more_before=around.more_before,
            segments=segments,
            after=Verbatim(around.after, evidence.source),
            more_after=around.more_after,
            against=proof.contradicts,
            stance=STANCES[evidence.stance].capitalize(),
            form=self.form_words(proof),
            scope=SCOPES[evidence.scope] if evidence.scope else "",
            chain=self.chain(proof),
            origin=self.origin_words(proof),
            title=source.title,
            title_language=self.title_language(evidence.source),
            note=self.words(evidence.note or ""),
            doubts=self.doubts(proof),
            original=original(source, segments, where),
            where=words_of(where),
            translation=self.translation(proof),
            pages=pages_of(source, where),
        )


def organization_words(kind: OrganizationKind) -> str:
    """Return the words for a kind of organization, in lower case."""
    return {OrganizationKind.OTHER: "organization", OrganizationKind.RESEARCH: "research organization"}.get(
        kind, str(kind)
    )
