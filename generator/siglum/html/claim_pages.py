"""The pages of claims, each with every passage that bears on it, and the list of all claims."""

from collections.abc import Iterator, Sequence

from siglum.engine.tracked import Tracked, value
from siglum.facts.indexes import Indexes
from siglum.html.apparatus import STANCES, Apparatus
from siglum.html.citing import bibtex, citation
from siglum.html.collation import collate
from siglum.html.difference_pages import difference_row, letters_of
from siglum.html.frame import shortened, subject
from siglum.html.page_views import ClaimPage, ClaimsPage
from siglum.html.pagination import described, first_pages, part_links, portions
from siglum.html.part_views import EventLine, LineGroup, OriginArticle, OriginPath
from siglum.html.search_lines import search_lines
from siglum.html.views import Backlink, Fact, Heading, Link, Run
from siglum.model.counting import in_words, numbered
from siglum.model.figures import Figure
from siglum.model.records import Person
from siglum.model.refs import Ref
from siglum.model.values import Stance
from siglum.proving.grouping import grouped
from siglum.proving.origins import Count, leading
from siglum.proving.values import Basis, Proof, supporting

TITLE_LENGTH = 70
RELATED = 6
CLAIMS_PART = 120
"""Claims on one page of the list of all claims."""


def claim_page(indexes: Indexes, here: Ref) -> ClaimPage:
    """Return the page of one claim."""
    site, claim_id = indexes.site, here.id
    claim = site.claims[claim_id]
    apparatus = Apparatus(indexes, here)
    proofs = site.proofs_of[claim_id]
    title = shortened(claim.statement, TITLE_LENGTH)
    heading = Heading(title, claim.statement, ((Ref("claims"), "Claims"),))
    around = indexes.orders.around[claim_id]
    return ClaimPage(
        heading=heading,
        id=claim_id,
        kind=claim.kind.capitalize(),
        statement=apparatus.words(claim.statement),
        count=counting(claim_id, apparatus),
        sign=_sign(claim_id, apparatus),
        contested=indexes.disputed(claim_id),
        tags=apparatus.tags(claim_id),
        cards=tuple(apparatus.evidence_card(proof) for proof in proofs),
        facts=_facts(claim_id, apparatus),
        note=apparatus.words(claim.note or ""),
        collations=tuple(collate(wording, apparatus) for wording in indexes.wordings_of.get(claim_id, ())),
        # Of a single passage its own card tells the way.
        origins=tuple(_origins(proofs, apparatus)) if len(proofs) > 1 else (),
        differences=tuple(
            difference_row(asked, apparatus, claim_id) for asked in indexes.disagreements_of.get(claim_id, ())
        ),
        silent=apparatus.row(indexes.silent[claim_id]),
        searched=search_lines((claim_id, *_questions(claim_id, indexes)), apparatus),
        searches=Ref("silences.json"),
        cited=tuple(_cited(claim_id, apparatus)),
        events=tuple(event_line(name, apparatus) for name in indexes.events_of.get(claim_id, ())),
        related=apparatus.claim_lines(_related(claim_id, indexes)),
        citation=citation(claim_id, indexes),
        bibtex=bibtex(claim_id, indexes),
        previous=_neighbour(around.before, apparatus),
        next=_neighbour(around.after, apparatus),
    )


def _sign(claim: str, apparatus: Apparatus) -> Link | None:
    """Return how the claim stands to others; without a link where its own page has all that is against it."""
    sign = apparatus.sign(claim)
    return Link(None, sign.text) if sign and sign.href == apparatus.here else sign


def _questions(claim: str, indexes: Indexes) -> list[str]:
    return [disagreement.id for disagreement in indexes.disagreements_of.get(claim, ())]


ALIKE = "Some of these passages share their wording, and nothing tells whether one has it from another."


def counting(claim: str, apparatus: Apparatus) -> str:
    """Return how widely a claim is carried, in sentences; what is said otherwise is never counted in."""
    indexes = apparatus.indexes
    count = indexes.counts[claim]
    articles, origins = len(count.articles), len(count.origins)
    said = f"{in_words(articles, 'article').capitalize()} {'says' if articles == 1 else 'say'} so."
    if articles > 1 and origins == 1:
        said += f" {_of_one_origin(count, apparatus)}"
    elif origins > 1:
        go = "It goes" if articles == 1 else "They go"
        said += f" {go} back to {count.sources}, as far as the texts show."
    others = (
        (count.in_part, STANCES[Stance.PARTIAL], "say a part of it"),
        (count.otherwise, STANCES[Stance.VARIES], "say it otherwise"),
        (count.against, STANCES[Stance.CONTRADICTS], "speak against it"),
        (indexes.silent_itself[claim], "says nothing of it", "say nothing of it"),
    )
    for sources, one, several in others:
        if sources:
            letters = letters_of(sources, apparatus)
            said += f" {letters} {one if len(sources) == 1 else several}."
    if asked := [source for source in indexes.silent[claim] if source not in indexes.silent_itself[claim]]:
        letters = letters_of(asked, apparatus)
        which = "the" if len(indexes.disagreements_of[claim]) == 1 else "a"
        said += f" To {which} question behind it, {letters} {'says' if len(asked) == 1 else 'say'} nothing."
    return said


def _of_one_origin(count: Count, apparatus: Apparatus) -> str:
    (origin,) = count.origins
    if origin.judged:
        return f"One report seems to be behind them{'' if origin.named else ', and none says which'}."
    if origin.own:
        return "They are parts of one work."
    published = any(apparatus.site.outlet[source] == origin.outlet for source in count.articles)
    return f"They {'go back to' if origin.outlet and published else 'have it from'} {origin.name}."


def _neighbour(claim: str | None, apparatus: Apparatus) -> Link | None:
    if claim is None:
        return None
    return Link(apparatus.ref(claim), shortened(apparatus.site.claims[claim].statement, TITLE_LENGTH))


def _facts(claim_id: str, apparatus: Apparatus) -> tuple[Fact, ...]:
    site, indexes = apparatus.site, apparatus.indexes
    claim = site.claims[claim_id]
    named: list[Run] = []
    for name in claim.about:
        named += [Run(", ")] if named else []
        named.append(Run(site.entities[name].name, apparatus.entity(name)))
    facts = [Fact("Kind", (Run(claim.kind.capitalize()),))]
    if named:
        facts.append(Fact("About", tuple(named)))
    if claim.when:
        facts.append(Fact("When", (Run(claim.when.words),)))
    if claim.figure:
        facts += _figure_facts(claim.figure, apparatus)
    facts.append(Fact("Passages", (Run(str(len(claim.evidence))),)))
    count = indexes.counts[claim_id]
    facts.append(Fact("Articles that say so", (Run(", ".join(indexes.sigla[one] for one in count.articles)),)))
    if count.is_open:
        facts.append(Fact("Reports behind it", (Run(f"{count.sources.capitalize()}. {ALIKE}"),)))
    if count.against:
        facts.append(Fact("Articles against", (Run(", ".join(indexes.sigla[one] for one in count.against)),)))
    return tuple(facts)


def _figure_facts(figure: Figure, apparatus: Apparatus) -> Iterator[Fact]:
    """Yield what is known of a figure."""
    yield Fact("Figure", (Run(figure.words),))
    yield Fact("The number of", (Run(figure.of),))
    if counted := figure.counted_by:
        yield Fact("Counted by", (Run(apparatus.site.voices[counted].name, apparatus.entity(counted)),))
    if figure.when:
        yield Fact("Date of the count", (Run(figure.when.words),))


def _origins(proofs: tuple[Proof, ...], apparatus: Apparatus) -> Iterator[OriginPath]:
    """Yield each origin of the evidence that supports a claim, with the articles that it reached."""
    for found in grouped((proof.basis.key, proof) for proof in supporting(proofs)).values():
        basis = leading(*(proof.basis for proof in found))
        articles = tuple(
            OriginArticle(
                apparatus.siglum_of(proof),
                _credits(proof, apparatus),
                lost=not proof.basis.named,
            )
            for proof in found
        )
        origin = next((proof.basis.origin for proof in found if proof.basis.origin), None)
        named = basis.outlet if basis.named else None
        href = apparatus.entity(named) if named else apparatus.ref(origin) if origin else None
        report = Link(apparatus.ref(origin), "why" if basis.judged else "what hangs on it") if origin else None
        yield OriginPath(
            _origin_name(basis), href, _origin_reason(found, basis), report, basis.named, basis.judged, articles
        )


def _origin_name(basis: Basis) -> str:
    return "The article itself" if basis.own else basis.name


def _origin_reason(proofs: Sequence[Proof], basis: Basis) -> str:
    if basis.own:
        if basis.named:
            return ""
        # Whoever is credited beneath said it; what is not named is the report that it was read in.
        is_credited = any(proof.evidence.chain for proof in proofs)
        return "It names no report that it has this from." if is_credited else "It does not say where it has this from."
    if any(proof.basis.own for proof in proofs):
        return "Its own article, and what others have from it."
    if any(proof.basis.judged for proof in proofs):
        return "Counted as one report, by the editor’s judgement" if len(proofs) > 1 else "By the editor’s judgement"
    return "Named in the article." if len(proofs) == 1 else "Named as the report that these passages come from."


def _credits(proof: Proof, apparatus: Apparatus) -> str:
    """Return in words whom an article credits with what it prints."""
    chain = proof.evidence.chain
    if not chain:
        return "is its own" if proof.basis.own and proof.basis.outlet else "names nobody for it"
    names = apparatus.voices(proof)
    speaker = apparatus.site.voices[chain[0]]
    unnamed = isinstance(speaker, Person) and not speaker.named
    first = f"{names[0]}, not named" if unnamed else names[0]
    return f"credits {', through '.join([first, *names[1:]])}"


def _cited(claim_id: str, apparatus: Apparatus) -> Iterator[Backlink]:
    indexes = apparatus.indexes
    for quoting in indexes.cited_in.get(claim_id, ()):
        name = indexes.name(quoting.record)
        if number := indexes.numbers.get(quoting.record, {}).get(claim_id):
            page = Link(apparatus.ref(quoting.record, f"m{number}"), f"{name}, note {number}")
        else:
            page = Link(apparatus.ref(quoting.record), name)
        yield Backlink(page, quoting.sentence)


def event_line(name: str, apparatus: Apparatus) -> EventLine:
    """Return an event as an item of a list."""
    event = apparatus.site.events[name]
    return EventLine(apparatus.ref(name), event.title, event.when.words if event.when else "day unknown")


def _related(claim_id: str, indexes: Indexes) -> list[str]:
    """Return the claims about the same records, at most RELATED; sharing a rarely treated record counts for more."""
    about = indexes.site.claims[claim_id].about
    weights: dict[str, float] = {}
    for name in about:
        claims = indexes.about.get(name, ())
        if len(claims) > RELATED_LIMIT:
            continue
        for other in claims:
            if other != claim_id:
                weights[other] = weights.get(other, 0) + 1 / len(claims)
    return sorted(weights, key=lambda other: (-weights[other], other))[:RELATED]


RELATED_LIMIT = 400
"""A record that more claims than this are about does not relate them."""


class ClaimList(Tracked):
    """What all pages of the list of claims have in common."""

    @property
    def indexes(self) -> Indexes:
        """What follows from the site."""
        return Indexes.of(self.database)

    @value
    def subjects(self) -> dict[str, list[str]]:
        """The ids of the claims by the stems of the files that hold them."""
        groups: dict[str, list[str]] = {}
        for name in self.indexes.site.claims:
            stem = self.indexes.site.places[name].path.rpartition("/")[2].partition(".")[0]
            groups.setdefault(stem, []).append(name)
        return groups

    @value
    def pages(self) -> list[list[tuple[str, tuple[str, ...]]]]:
        """The subjects with their claims, page by page."""
        return portions(list(self.subjects.items()), CLAIMS_PART)

    @value
    def single(self) -> int:
        """How many claims have only one origin."""
        return sum(len(count.origins) == 1 for count in self.indexes.counts.values())


def claims_parts(indexes: Indexes, _key: str = "") -> int:
    """Return the number of pages of the list of claims."""
    return len(ClaimList.of(indexes.database).pages)


def claims_page(indexes: Indexes, here: Ref) -> ClaimsPage:
    """Return one page of the list of all claims."""
    site, part = indexes.site, here.part
    apparatus = Apparatus(indexes, here)
    listed = ClaimList.of(indexes.database)
    pages = listed.pages
    standfirst = (
        f"{numbered(len(site.claims), 'statement')}, each with the words that it rests on. "
        f"{listed.single} of them ha{'s' if listed.single == 1 else 've'} only one source, however many articles print"
        " them."
    )
    title = "Claims" if len(pages) == 1 else f"Claims, part {part} of {len(pages)}"
    above = () if part == 1 else ((here.parted(1), "Claims"),)
    begins = first_pages(pages)
    return ClaimsPage(
        heading=Heading(title, described(standfirst, here, len(pages)), above),
        title=title,
        standfirst=standfirst,
        subjects=tuple(Link(here.parted(begins[stem]).on(f"c-{stem}"), subject(stem)) for stem in listed.subjects),
        groups=tuple(
            LineGroup(
                f"c-{stem}",
                subject(stem) if begins[stem] == part else f"{subject(stem)}, continued",
                apparatus.claim_lines(names),
            )
            for stem, names in pages[part - 1]
        ),
        parts=part_links(here, len(pages)),
    )
