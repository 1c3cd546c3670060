"""Sources: the articles themselves, with every quoted passage marked, and the list of them."""

from generator.knowing.coverage import coverage_of
from generator.knowing.indexes import Indexes, SourcePassage
from generator.knowing.quotes import Stretch
from generator.knowing.site import Site, SourceText
from generator.model.records import SetAside, Source
from generator.model.urls import page_of
from generator.model.values import SetAsideReason, Stance
from generator.showing import addresses
from generator.showing.addresses import Way
from generator.showing.apparatus import Apparatus
from generator.showing.frame import Heading, frame_of
from generator.showing.marking import Mark, names_in, nodes_of
from generator.showing.page_views import SourcePage, SourcesPage
from generator.showing.part_views import (
    AsideLine,
    BlockLabel,
    DerivationView,
    DoubtfulLine,
    Paragraph,
    ReferenceLine,
    SharedLine,
    SourceLine,
)
from generator.showing.structured import source_data
from generator.showing.texts import claims_note, place_of_notes, show
from generator.showing.views import Fact, Link, Note, Run

SHARED_SHOWN = 8
"""Shared runs of words that a source's page lists."""


def source_page(indexes: Indexes, source_id: str) -> SourcePage:
    """Return the page of one source."""
    site = indexes.site
    path = page_of("sources", source_id)
    way = Way(indexes, path)
    apparatus = Apparatus(indexes, way)
    source, text = site.sources[source_id], site.texts[source_id]
    passages = indexes.passages[source_id]
    notes = tuple(
        _passage_note(passage, number, apparatus) for passage, number in zip(passages, _numbers(passages), strict=True)
    )
    paragraphs = _paragraphs(source_id, notes, apparatus)
    letter = indexes.sigla[source_id]
    about = show(source.body, source_id, apparatus)
    positions = {note.number: passage.stretches[-1].end for note, passage in zip(notes, passages, strict=True)}
    in_order = tuple(sorted(notes, key=lambda note: note.number))
    order = list(site.sources)
    at = order.index(source_id)
    heading = Heading(
        path,
        "source",
        f"Article {letter}: {apparatus.short_title(source)}",
        f"The whole text of article {letter}, {source.title}, with every quoted passage marked.",
        ((addresses.SOURCES, "Sources"),),
        source_data(indexes, source_id),
    )
    return SourcePage(
        frame=frame_of(site, heading),
        id=source_id,
        siglum=apparatus.siglum(source_id),
        title=source.title,
        language=source.language,
        excerpts=source.show == "excerpts",
        about=about.segments,
        about_notes=(),
        facts=_facts(source_id, apparatus),
        paragraphs=paragraphs,
        notes=in_order,
        place=place_of_notes(in_order, len(text.text), positions),
        derivations=tuple(_derivations(source_id, apparatus)),
        shared=tuple(_shared(source_id, apparatus)),
        doubtful=tuple(_doubtful(source_id, apparatus)),
        set_aside=tuple(
            AsideLine(text.text[aside.stretches[0].start : aside.stretches[-1].end], str(aside.passage.reason))
            for aside in text.set_aside
        ),
        others=apparatus.sigla(other for other in site.sources if other != source_id),
        previous=_neighbour(order, at - 1, apparatus),
        next=_neighbour(order, at + 1, apparatus),
        text_href="" if source.show == "excerpts" else way.to(f"sources/{source_id}.txt"),
    )


def _neighbour(order: list[str], at: int, apparatus: Apparatus) -> Link | None:
    if not 0 <= at < len(order):
        return None
    siglum = apparatus.siglum(order[at])
    return Link(siglum.href, f"Article {siglum.letter}: {siglum.title}")


def _numbers(passages: tuple[SourcePassage, ...]) -> list[int]:
    """Return the number of each passage's note, in the order in which a reader comes to the passages' ends.

    Where several end together, the inner one comes first, as its mark does.
    """

    def order(at: int) -> tuple[int, int, int]:
        last = passages[at].stretches[-1]
        return last.end, -last.start, -at

    numbers = [0] * len(passages)
    for number, at in enumerate(sorted(range(len(passages)), key=order), start=1):
        numbers[at] = number
    return numbers


def _passage_note(passage: SourcePassage, number: int, apparatus: Apparatus) -> Note:
    """Return the note of a passage: the claims that rest on it."""
    claims = tuple(dict.fromkeys(proof.claim for proof in passage.proofs))
    return claims_note(claims, number, apparatus, quoting=False)


def _paragraphs(source_id: str, notes: tuple[Note, ...], apparatus: Apparatus) -> tuple[Paragraph, ...]:
    indexes, site = apparatus.indexes, apparatus.site
    text = site.texts[source_id]
    marks = [
        *_passage_marks(indexes.passages[source_id], notes),
        *_doubtful_marks(text),
        *_name_marks(text, apparatus),
    ]
    excerpts = site.sources[source_id].show == "excerpts"
    headings = _headings(text)
    made = []
    for number, paragraph in enumerate(text.paragraphs, start=1):
        touching = tuple(mark for mark in marks if mark.start < paragraph.end and mark.end > paragraph.start)
        if excerpts and not any(mark.kind == "mark" for mark in touching):
            continue
        inside = [block for block in text.blocks if block.stretch.start <= paragraph.start < block.stretch.end]
        made.append(
            Paragraph(
                number=number,
                heading=paragraph in headings,
                nodes=nodes_of(text.text, paragraph, touching),
                begins=tuple(
                    _block_label(block.voice, apparatus, judged=block.judged, note=block.note)
                    for block in text.blocks
                    if paragraph.start <= block.stretch.start < paragraph.end
                ),
                inside=apparatus.site.voices[inside[0].voice].name if inside else "",
                ends=tuple(
                    _block_label(block.voice, apparatus, judged=block.judged, note=block.note)
                    for block in text.blocks
                    if paragraph.start < block.stretch.end <= paragraph.end
                ),
            )
        )
    return tuple(made)


def _block_label(voice: str, apparatus: Apparatus, *, judged: bool, note: str | None) -> BlockLabel:
    return BlockLabel(Link(apparatus.way.entity(voice), apparatus.site.voices[voice].name), judged, note or "")


def _headings(text: SourceText) -> set[Stretch]:
    """Return the paragraphs that the editor set aside as headings."""
    found = set()
    for aside in text.set_aside:
        if isinstance(aside.passage, SetAside) and aside.passage.reason is SetAsideReason.HEADING:
            found |= {
                part
                for part in text.paragraphs
                if part.start >= aside.stretches[0].start and part.end <= aside.stretches[-1].end
            }
    return found


def _passage_marks(passages: tuple[SourcePassage, ...], notes: tuple[Note, ...]) -> list[Mark]:
    marks = []
    for passage, note in zip(passages, notes, strict=True):
        against = all(proof.evidence.stance is Stance.CONTRADICTS for proof in passage.proofs)
        last = len(passage.stretches) - 1
        for number, stretch in enumerate(passage.stretches):
            marks.append(
                Mark(
                    stretch.start,
                    stretch.end,
                    "mark",
                    passage.id if number == 0 else "",
                    against=against,
                    note=note if number == last else None,
                )
            )
    return marks


def doubt_id(number: int) -> str:
    """Return the address of a source's doubtful passage on its page."""
    return f"doubt-{number + 1}"


def _doubtful_marks(text: SourceText) -> list[Mark]:
    return [
        Mark(stretch.start, stretch.end, "doubt", doubt_id(number) if stretch is aside.stretches[0] else "")
        for number, aside in enumerate(text.doubtful)
        for stretch in aside.stretches
    ]


def _name_marks(text: SourceText, apparatus: Apparatus) -> list[Mark]:
    links = {name: apparatus.way.entity(name) for name in apparatus.site.entities}
    mentions = ((mention.target, mention.start, mention.end) for mention in apparatus.indexes.names.find(text.text))
    return list(names_in(text.paragraphs, mentions, links))


def _facts(source_id: str, apparatus: Apparatus) -> tuple[Fact, ...]:
    site = apparatus.site
    source, text = site.sources[source_id], site.texts[source_id]
    outlet = site.organizations[source.outlet] if source.outlet else None
    told = dict.fromkeys(
        voice
        for proof in site.proofs_in[source_id]
        for voice in proof.evidence.chain
        if apparatus.indexes.outlet(voice)
    )
    named: list[Run] = []
    for voice in told:
        named += [Run(", ")] if named else []
        named.append(Run(site.voices[voice].name, apparatus.way.entity(voice)))
    covered = coverage_of(site, source_id)
    cited = sum(one.state == "cited" for one in covered)
    aside = sum(one.state == "set-aside" for one in covered)
    return (
        Fact(
            "Outlet", (Run(outlet.name, apparatus.way.entity(source.outlet or "")),) if outlet else (Run("not named"),)
        ),
        Fact("Author", apparatus.words(source.byline) if source.byline else (Run("not named"),)),
        Fact("Date", (Run(source.published.words if source.published else "not given"),)),
        Fact("Outlets that it names", tuple(named) or (Run("none"),)),
        Fact("Length", (Run(f"{len(text.text.split()):,} words"),)),
        Fact("Passages quoted", (Run(str(len(apparatus.indexes.passages[source_id]))),)),
        Fact("Sentences", (Run(f"{len(covered)}: {cited} cited, {aside} set aside"),)),
        Fact("File", (Run(source.file),)),
    )


def _derivations(source_id: str, apparatus: Apparatus) -> list[DerivationView]:
    site = apparatus.site
    views = []
    for derivation in site.sources[source_id].derives_from:
        origin = site.origins[derivation.origin]
        others = [
            other
            for other, source in site.sources.items()
            if other != source_id and any(one.origin == derivation.origin for one in source.derives_from)
        ]
        views.append(
            DerivationView(
                derivation.origin,
                origin.name,
                derivation.reason,
                origin.judged,
                derivation.passages,
                apparatus.sigla(others),
            )
        )
    return views


def _shared(source_id: str, apparatus: Apparatus) -> list[SharedLine]:
    text = apparatus.site.texts[source_id].text
    lines = []
    for shared in apparatus.indexes.shared:
        if source_id not in (shared.one, shared.other):
            continue
        other, stretch = (shared.other, shared.in_one) if shared.one == source_id else (shared.one, shared.in_other)
        words = text[stretch.start : stretch.end]
        lines.append(SharedLine(apparatus.siglum(other), words, shared.words, len(words)))
    return sorted(lines, key=lambda line: -line.words)[:SHARED_SHOWN]


def _doubtful(source_id: str, apparatus: Apparatus) -> list[DoubtfulLine]:
    return [
        DoubtfulLine(
            apparatus.way.record(source_id, doubt_id(number)),
            apparatus.cut(source_id, aside.stretches),
            apparatus.doubt(aside),
        )
        for number, aside in enumerate(apparatus.site.texts[source_id].doubtful)
    ]


def source_line(source_id: str, source: Source, apparatus: Apparatus) -> SourceLine:
    """Return a source for a list."""
    site = apparatus.site
    about = next((sentence.text for unit in source.body.units for sentence in unit.sentences), "")
    claims = len({proof.claim for proof in site.proofs_in[source_id]})
    return SourceLine(
        apparatus.siglum(source_id), source.title, _known(source, site), apparatus.indexes.plain(about), claims
    )


def reference_line(source_id: str, apparatus: Apparatus) -> ReferenceLine:
    """Return a source for the list beside a text."""
    source = apparatus.site.sources[source_id]
    address = f". {source.address}" if source.address else ""
    reference = f"“{source.title}”. {_known(source, apparatus.site)}{address}"
    return ReferenceLine(apparatus.siglum(source_id), reference)


def _known(source: Source, site: Site) -> str:
    """Return an article's outlet, author and date, as far as they are known."""
    outlet = site.organizations[source.outlet].name if source.outlet else "outlet not named"
    author = source.byline or "author not named"
    return f"{outlet}; {author}; {source.published.words if source.published else 'date not given'}"


def sources_page(indexes: Indexes) -> SourcesPage:
    """Return the list of sources, and of the origins that several go back to."""
    site = indexes.site
    apparatus = Apparatus(indexes, Way(indexes, addresses.SOURCES))
    count = len(site.sources)
    articles = f"{count} article{'s' * (count != 1)}"
    standfirst = f"Everything on this site comes from {articles}, shown as they were received."
    heading = Heading(addresses.SOURCES, "sources", "Sources", standfirst)
    origins = tuple(
        DerivationView(
            name,
            origin.name,
            origin.reason,
            origin.judged,
            (),
            apparatus.sigla(
                source_id
                for source_id, source in site.sources.items()
                if any(derivation.origin == name for derivation in source.derives_from)
            ),
        )
        for name, origin in site.origins.items()
    )
    lines = tuple(source_line(name, source, apparatus) for name, source in site.sources.items())
    return SourcesPage(frame_of(site, heading), "Sources", standfirst, lines, origins)
