"""The pages of what the articles differ on: all questions by their sort, and each with its answers side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from siglum.engine.tracked import Tracked, table, value
from siglum.facts.indexes import Indexes
from siglum.facts.orders import Around, neighbours
from siglum.html.apparatus import Apparatus
from siglum.html.page_views import DifferencePage, DifferencesPage
from siglum.html.pagination import part_links, portions
from siglum.html.part_views import AnswerLine, AnswerView, Bead, DifferenceGroup, DifferenceRow, ToldPassage
from siglum.html.search_lines import search_lines
from siglum.html.telling import listed
from siglum.html.texts import show_cited
from siglum.html.views import Heading, Link, NoteQuote
from siglum.model.counting import in_words, number_word
from siglum.model.records import Disagreement, Position
from siglum.model.refs import Ref
from siglum.model.values import Difference
from siglum.proving.grouping import grouped
from siglum.proving.values import Basis, Proof

MOST_BEADS = 12
"""Articles of an answer that are drawn; of more the number is told."""
MOST_ROOM = 4
MOST_NAMED = 2
"""Speakers of an article that are named beside an answer."""
ROWS = 60
"""Questions on one page of the list."""


class Sort(Struct, frozen=True):
    """A sort of differences, under one heading."""

    id: str
    title: str
    meaning: str


CONTRARY = Sort(
    "contrary", "Cannot all be true", "Contested in the strict sense: if one answer holds, another does not."
)
JUDGED = Sort("judged", "Judged differently", "Reasons, forecasts and opinions. They may stand side by side.")
TOLD = Sort("told", "Told differently", "The articles differ in words, scope, measure, speaker or time.")
SORTS: Mapping[Difference, tuple[Sort, str]] = {
    Difference.CONTRARY: (CONTRARY, "cannot all be true"),
    Difference.JUDGEMENT: (JUDGED, "judged differently"),
    Difference.WORDING: (TOLD, "they differ in words"),
    Difference.SCOPE: (TOLD, "they differ in scope"),
    Difference.MEASURE: (TOLD, "they differ in measure"),
    Difference.SPEAKER: (TOLD, "they differ in speaker"),
    Difference.TIME: (TOLD, "they differ in time"),
}
"""For each kind of difference, its sort, and the words for the kind itself."""


class Questions(Tracked):
    """What all pages of questions have in common."""

    @property
    def indexes(self) -> Indexes:
        """What follows from the site."""
        return Indexes.of(self.database)

    @value
    def by_sort(self) -> dict[str, tuple[str, ...]]:
        """The ids of the questions by their sorts, in the editor's order."""
        groups: dict[str, list[str]] = {sort.id: [] for sort in (CONTRARY, JUDGED, TOLD)}
        for name, disagreement in self.indexes.site.disagreements.items():
            groups[SORTS[disagreement.kind][0].id].append(name)
        return {sort: tuple(names) for sort, names in groups.items() if names}

    @value
    def pages(self) -> list[list[tuple[str, tuple[str, ...]]]]:
        """The sorts with their questions, page by page."""
        return portions(list(self.by_sort.items()), ROWS)

    @table
    def around(self) -> Mapping[str, Around]:
        """What stands before and after each question, sort by sort."""
        return neighbours([name for names in self.by_sort.values() for name in names])


def difference_row(disagreement: Disagreement, apparatus: Apparatus, claim: str = "") -> DifferenceRow:
    """Return a question with its answers as an item of a list; for a claim, with words that answer it otherwise."""
    sort, words = SORTS[disagreement.kind]

    def passage(position: Position) -> ToldPassage | None:
        others = apparatus.supporting(position.claims) if claim and claim not in position.claims else ()
        return told_passage(others[0], apparatus) if others else None

    return DifferenceRow(
        id=disagreement.id,
        href=apparatus.ref(disagreement.id),
        question=disagreement.question,
        kind=words if sort is TOLD else "",
        contested=sort is CONTRARY,
        answers=tuple(
            AnswerLine(
                position.short or position.answer, apparatus.sigla(_sources(position, apparatus)), passage(position)
            )
            for position in disagreement.positions
        ),
    )


def differences_parts(indexes: Indexes, _key: str = "") -> int:
    """Return the number of pages of the list."""
    return len(Questions.of(indexes.database).pages)


def differences_page(indexes: Indexes, here: Ref) -> DifferencesPage:
    """Return one page of the list of all questions."""
    site = indexes.site
    apparatus = Apparatus(indexes, here)
    questions = Questions.of(indexes.database)
    pages = questions.pages
    total, contrary = len(site.disagreements), len(questions.by_sort.get(CONTRARY.id, ()))
    standfirst = _standfirst(total, contrary, len(site.sources))
    title = "Where the articles differ" if len(pages) == 1 else f"Where the articles differ, part {here.part}"
    return DifferencesPage(
        heading=Heading("Differences" if here.part == 1 else f"Differences, part {here.part}", standfirst),
        title=title,
        standfirst=standfirst,
        groups=tuple(
            DifferenceGroup(
                f"g-{sort.id}",
                sort.title,
                sort.meaning,
                tuple(difference_row(site.disagreements[name], apparatus) for name in names),
            )
            for sort_id, names in pages[here.part - 1]
            for sort in (next(one for one in (CONTRARY, JUDGED, TOLD) if one.id == sort_id),)
        ),
        parts=part_links(here, len(pages)),
        has_wordings=bool(site.wordings),
    )


def _standfirst(total: int, contrary: int, sources: int) -> str:
    if not total:
        return "No question was found to which the articles give more than one answer."
    asked = in_words(total, "question").capitalize()
    given = "gives" if sources == 1 else "give"
    first = f"{asked} to which the {in_words(sources, 'article')} {given} more than one answer."
    if not contrary:
        return f"{first} All answers can be true together."
    have = "has" if contrary == 1 else "have"
    which = in_words(contrary, "of them").removesuffix("s").capitalize()
    return f"{first} {which} {have} answers that cannot all be true; the rest is judgement, or another way of telling."


def difference_page(indexes: Indexes, here: Ref) -> DifferencePage:
    """Return the page of one question."""
    site = indexes.site
    disagreement = site.disagreements[here.id]
    apparatus, search = Apparatus(indexes, here), disagreement.looked_for
    beside = Questions.of(indexes.database).around[here.id]
    told = disagreement.told.plain if disagreement.told else ""
    described = told or " / ".join(position.short or position.answer for position in disagreement.positions)
    return DifferencePage(
        heading=Heading(disagreement.question, described, ((Ref("disagreements"), "Differences"),)),
        kind=SORTS[disagreement.kind][1],
        contested=disagreement.kind is Difference.CONTRARY,
        question=disagreement.question,
        told=show_cited(disagreement.told, apparatus),
        answers=tuple(_answer(position, apparatus) for position in disagreement.positions),
        squared=show_cited(disagreement.squared, apparatus),
        settle=show_cited(disagreement.settle, apparatus),
        silent=apparatus.row(indexes.silent[here.id]),
        searched=search_lines((here.id,), apparatus),
        met=bool(search and search.met),
        searches=Ref("silences.json"),
        unlooked=apparatus.row(indexes.unlooked(here.id)),
        previous=_neighbour(beside.before, apparatus),
        next=_neighbour(beside.after, apparatus),
    )


def _neighbour(name: str | None, apparatus: Apparatus) -> Link | None:
    return Link(apparatus.ref(name), apparatus.site.disagreements[name].question) if name else None


def _sources(position: Position, apparatus: Apparatus) -> tuple[str, ...]:
    return apparatus.indexes.orders.in_order(proof.source for proof in apparatus.supporting(position.claims))


def _answer(position: Position, apparatus: Apparatus) -> AnswerView:
    proofs = apparatus.supporting(position.claims)
    origins = _by_origin(proofs, apparatus)
    beads = tuple(_beads(origins, apparatus))
    articles = len({source for _, sources in origins for source in sources})
    return AnswerView(
        answer=position.answer,
        beads=beads if len(beads) <= MOST_BEADS else (),
        articles=articles,
        room=min(max(round(articles**0.5), 1), MOST_ROOM),
        said_by=tuple(_all_said_by(origins, proofs, apparatus)),
        passages=tuple(told_passage(proof, apparatus) for proof in _longest(proofs, apparatus)),
    )


def _by_origin(proofs: Iterable[Proof], apparatus: Apparatus) -> list[tuple[Basis, list[str]]]:
    """Return the origins of an answer, each with its sources, the largest first."""
    by_key = grouped((proof.basis.key, proof) for proof in proofs)
    ranks = apparatus.site.ranks
    found = (
        # What one passage names, another may only be thought to come from.
        (
            min((one.basis for one in same), key=lambda basis: basis.own),
            sorted({one.source for one in same}, key=ranks.__getitem__),
        )
        for same in by_key.values()
    )
    return sorted(found, key=lambda item: (-len(item[1]), ranks[item[1][0]]))


def _beads(origins: list[tuple[Basis, list[str]]], apparatus: Apparatus) -> Iterator[Bead]:
    """Yield each source once, with the largest of its origins; those of one origin are joined."""
    placed: set[str] = set()
    for basis, sources in origins:
        for number, source in enumerate(one for one in sources if one not in placed):
            yield Bead(apparatus.siglum(source), basis.named or basis.own, number > 0)
        placed.update(sources)


def _all_said_by(
    origins: list[tuple[Basis, list[str]]], proofs: Iterable[Proof], apparatus: Apparatus
) -> Iterator[Link]:
    """Yield who gives an answer, by origins; articles that say it alike, each for itself, are told together."""
    alike: dict[str, list[str]] = {}
    for basis, sources in origins:
        if not basis.own:
            yield _said_by(basis, sources, apparatus)
            continue
        theirs = [one for one in proofs if one.basis.key == basis.key and one.source in sources]
        whose = _whose(theirs, len(sources), apparatus)
        if len(sources) > 1:
            yield Link(None, f"{letters_of(sources, apparatus)}, {whose}")
        else:
            alike.setdefault(whose, []).append(sources[0])
    for whose, sources in alike.items():
        yield Link(None, f"{letters_of(sources, apparatus)}, {'each ' if len(sources) > 1 else ''}{whose}")


def letters_of(sources: Sequence[str], apparatus: Apparatus) -> str:
    """Return the letters of some sources in a row, such as "A, B and C"."""
    return listed([apparatus.indexes.sigla[source] for source in sources])


def _said_by(basis: Basis, sources: list[str], apparatus: Apparatus) -> Link:
    letters = letters_of(sources, apparatus)
    leads = apparatus.ref(basis.origin) if basis.origin else None
    if basis.judged:
        said = "from one report" if len(sources) > 1 else "perhaps from one report"
        return Link(leads, f"{letters}, {said}")
    return Link(leads, f"{basis.name}, in {letters}")


def _whose(proofs: Iterable[Proof], sources: int, apparatus: Apparatus) -> str:
    """Say whose words the passages of an article are that goes back to nothing else: its own, or those of speakers."""
    speakers = dict.fromkeys(_speaker(proof, apparatus) for proof in proofs)
    if set(speakers) == {None}:
        return "in its own words" if sources == 1 else "parts of one work, in their own words"
    names = [apparatus.site.voices[speaker].name for speaker in speakers if speaker]
    several = f"{number_word(len(names))} speakers"
    theirs = f"citing {' and '.join(names) if len(names) <= MOST_NAMED else several}"
    return theirs if None not in speakers else f"in its own words and {theirs}"


def _speaker(proof: Proof, apparatus: Apparatus) -> str | None:
    """Return who says a passage; None for the article itself, and for whom its byline names."""
    site = apparatus.site
    speaker = proof.evidence.chain[0] if proof.evidence.chain else None
    byline = site.sources[proof.source].author or ""
    return None if speaker and site.voices[speaker].name in byline else speaker


def _longest(proofs: Iterable[Proof], apparatus: Apparatus) -> list[Proof]:
    """Return one passage of each article, the longest first."""
    chosen: dict[str, Proof] = {}
    for proof in proofs:
        known = chosen.get(proof.source)
        if known is None or proof.length > known.length:
            chosen[proof.source] = proof
    return sorted(chosen.values(), key=lambda proof: (-proof.length, apparatus.site.ranks[proof.source]))


def told_passage(proof: Proof, apparatus: Apparatus) -> ToldPassage:
    """Return the words of a passage, with whoever says it and how widely it is carried."""
    source = proof.source
    quote = NoteQuote(
        source,
        apparatus.language(source),
        apparatus.segments(proof),
        apparatus.siglum_of(proof),
        against=False,
        translation=apparatus.translation(proof),
    )
    carried = Link(apparatus.ref(proof.claim), apparatus.indexes.counts[proof.claim].words)
    return ToldPassage(quote, apparatus.voices(proof), carried)
