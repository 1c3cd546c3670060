"""Claims: one page for each, with every passage that bears on it, and the list of them."""

from collections.abc import Iterator

from siglum.catalogue import addresses
from siglum.catalogue.addresses import Way
from siglum.facts.indexes import Indexes
from siglum.html.apparatus import Apparatus
from siglum.html.citing import bibtex, citation
from siglum.html.collation import collate
from siglum.html.disagreement_pages import disagreement_view
from siglum.html.frame import Heading, frame_of, shortened, subject
from siglum.html.json_ld import claim_data
from siglum.html.page_views import ClaimPage, ClaimsPage
from siglum.html.pagination import part_links, portions
from siglum.html.part_views import EventLine, LineGroup, OriginArticle, OriginPath
from siglum.html.views import Backlink, Fact, Link, Run
from siglum.model.records import Person
from siglum.model.urls import page_of
from siglum.proving.values import Basis, Proof, supporting

TITLE_LENGTH = 70
RELATED = 6
CLAIMS_PART = 120
"""Claims that one page of the list of all claims has."""


def claim_page(indexes: Indexes, claim_id: str) -> ClaimPage:
    """Return the page of one claim."""
    site = indexes.site
    claim = site.claims[claim_id]
    path = page_of("claims", claim_id)
    way = Way(indexes, path)
    apparatus = Apparatus(indexes, way)
    proofs = site.proofs_of[claim_id]
    title = shortened(claim.statement, TITLE_LENGTH)
    heading = Heading(
        path, "claim", title, claim.statement, ((addresses.CLAIMS, "Claims"),), claim_data(indexes, claim_id)
    )
    order = list(site.claims)
    at = order.index(claim_id) if len(order) < ORDER_LIMIT else -1
    frame = frame_of(site, heading)
    return ClaimPage(
        frame=frame,
        id=claim_id,
        kind=claim.kind.capitalize(),
        statement=apparatus.words(claim.statement),
        badge=apparatus.badge(claim_id),
        cards=tuple(apparatus.evidence_card(proof) for proof in proofs),
        facts=_facts(claim_id, apparatus),
        note=apparatus.words(claim.note or ""),
        collations=tuple(collate(wording, apparatus) for wording in indexes.wordings_of.get(claim_id, ())),
        origins=tuple(_origins(proofs, apparatus)),
        disagreements=tuple(
            disagreement_view(disagreement, apparatus) for disagreement in indexes.disagreements_of.get(claim_id, ())
        ),
        cited=tuple(_cited(claim_id, apparatus)),
        events=tuple(event_line(name, apparatus) for name in indexes.events_of.get(claim_id, ())),
        related=apparatus.claim_lines(_related(claim_id, indexes)),
        citation=citation(claim_id, indexes),
        bibtex=bibtex(claim_id, indexes),
        here=apparatus.way.to(path),
        previous=_neighbour(order, at - 1, way, indexes) if at > 0 else None,
        next=_neighbour(order, at + 1, way, indexes) if 0 <= at < len(order) - 1 else None,
    )


ORDER_LIMIT = 5000
"""With more claims than this, the next one in the files is nothing that a reader would follow."""


def _neighbour(order: list[str], at: int, way: Way, indexes: Indexes) -> Link:
    return Link(way.record(order[at]), shortened(indexes.site.claims[order[at]].statement, TITLE_LENGTH))


def _facts(claim_id: str, apparatus: Apparatus) -> tuple[Fact, ...]:
    site, indexes = apparatus.site, apparatus.indexes
    claim = site.claims[claim_id]
    named: list[Run] = []
    for name in claim.about:
        named += [Run(", ")] if named else []
        named.append(Run(site.entities[name].name, apparatus.way.entity(name)))
    facts = [Fact("Kind", (Run(claim.kind.capitalize()),))]
    if named:
        facts.append(Fact("About", tuple(named)))
    if claim.when:
        facts.append(Fact("When", (Run(claim.when.words),)))
    facts.append(Fact("Passages", (Run(str(len(claim.evidence))),)))
    count = indexes.counts[claim_id]
    facts.append(Fact("Articles that say so", (Run(", ".join(indexes.sigla[one] for one in count.articles)),)))
    if count.against:
        facts.append(Fact("Articles against", (Run(", ".join(indexes.sigla[one] for one in count.against)),)))
    return tuple(facts)


def _origins(proofs: tuple[Proof, ...], apparatus: Apparatus) -> Iterator[OriginPath]:
    """Yield each origin of what carries a claim, with the articles that it reached."""
    grouped: dict[str, list[Proof]] = {}
    for proof in supporting(proofs):
        grouped.setdefault(proof.basis.key, []).append(proof)
    for found in grouped.values():
        basis = next((proof.basis for proof in found if proof.basis.named), found[0].basis)
        articles = tuple(
            OriginArticle(
                apparatus.siglum(proof.evidence.source, apparatus.way.passage(proof.id)),
                _credits(proof, apparatus),
                lost=not proof.basis.named,
            )
            for proof in found
        )
        href = apparatus.way.entity(basis.outlet) if basis.outlet else ""
        yield OriginPath(
            _origin_name(basis), href, _origin_reason(found, basis, apparatus), basis.named, basis.judged, articles
        )


def _origin_name(basis: Basis) -> str:
    return "The article itself" if basis.key.startswith("source:") else basis.name


def _origin_reason(proofs: list[Proof], basis: Basis, apparatus: Apparatus) -> str:
    if basis.key.startswith("source:"):
        return "" if basis.named else "It does not say where it has this from."
    judged = next((proof.basis.origin for proof in proofs if proof.basis.judged and proof.basis.origin), None)
    if judged and len(proofs) > 1:
        return f"Counted as one origin, by the editor's judgement. {apparatus.site.origins[judged].reason}"
    if judged:
        return f"By the editor's judgement. {apparatus.site.origins[judged].reason}"
    return "Named in the article." if len(proofs) == 1 else "Named as the report that these passages come from."


def _credits(proof: Proof, apparatus: Apparatus) -> str:
    """Say whom an article credits with what it prints."""
    chain = proof.evidence.chain
    if not chain:
        return "names nobody for it"
    names = [apparatus.site.voices[voice].name for voice in chain]
    speaker = apparatus.site.voices[chain[0]]
    unnamed = isinstance(speaker, Person) and not speaker.named
    first = f"{names[0]}, not named" if unnamed else names[0]
    return f"credits {', through '.join([first, *names[1:]])}"


def _cited(claim_id: str, apparatus: Apparatus) -> Iterator[Backlink]:
    indexes = apparatus.indexes
    for quoting in indexes.cited_in.get(claim_id, ()):
        number = indexes.numbers[quoting.record][claim_id]
        name = indexes.name(quoting.record)
        if indexes.site.kind[quoting.record] == "Explainer" or quoting.record == "home":
            page = Link(apparatus.way.record(quoting.record, f"m{number}"), f"{name}, note {number}")
        else:
            page = Link(apparatus.way.record(quoting.record), name)
        yield Backlink(page, quoting.sentence)


def event_line(name: str, apparatus: Apparatus) -> EventLine:
    """Return an event for a list."""
    event = apparatus.site.events[name]
    return EventLine(apparatus.way.record(name), event.title, event.when.words if event.when else "day unknown")


def _related(claim_id: str, indexes: Indexes) -> list[str]:
    """Return the claims that share most of what this one is about, the most particular first."""
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
"""Something that more claims than this are about says nothing of how they are related."""


def claims_parts(indexes: Indexes) -> int:
    """Return how many pages the list of claims takes."""
    return len(portions(_subjects(indexes), CLAIMS_PART))


def claims_address(part: int) -> str:
    """Return the address of a part, counted from 1, of the list of claims; a claim may be called by a number."""
    return addresses.CLAIMS if part == 1 else f"claims/page/{part}/index.html"


def _subjects(indexes: Indexes) -> list[tuple[str, list[str]]]:
    """Return the claims under the files that the editor put them into."""
    groups: dict[str, list[str]] = {}
    for name in indexes.site.claims:
        stem = indexes.site.places[name].path.rpartition("/")[2].partition(".")[0]
        groups.setdefault(stem, []).append(name)
    return list(groups.items())


def claims_page(indexes: Indexes, part: int = 1) -> ClaimsPage:
    """Return a part, counted from 1, of the list of all claims."""
    site = indexes.site
    path = claims_address(part)
    apparatus = Apparatus(indexes, Way(indexes, path))
    pages = portions(_subjects(indexes), CLAIMS_PART)
    single = sum(len(count.origins) == 1 for count in indexes.counts.values())
    standfirst = (
        f"{len(site.claims)} statements, each with the words that it rests on. {single} of them have only one origin,"
        " however many articles print them."
    )
    title = "Claims" if len(pages) == 1 else f"Claims, part {part} of {len(pages)}"
    above = () if part == 1 else ((addresses.CLAIMS, "Claims"),)
    described = standfirst if part == 1 else f"Part {part} of {len(pages)}. {standfirst}"
    heading = Heading(path, "claims", title, described, above)
    begins = {stem: number for number, page in reversed(list(enumerate(pages, start=1))) for stem, _ in page}
    hrefs = [apparatus.way.to(claims_address(number)) for number in range(1, len(pages) + 1)]
    return ClaimsPage(
        frame=frame_of(site, heading),
        title=title,
        standfirst=standfirst,
        subjects=tuple(
            Link(apparatus.way.to(f"{claims_address(begins[stem])}#c-{stem}"), subject(stem))
            for stem, _ in _subjects(indexes)
        ),
        groups=tuple(
            LineGroup(
                f"c-{stem}",
                subject(stem) if begins[stem] == part else f"{subject(stem)}, continued",
                apparatus.claim_lines(names),
            )
            for stem, names in pages[part - 1]
        ),
        parts=part_links(hrefs, part),
    )
