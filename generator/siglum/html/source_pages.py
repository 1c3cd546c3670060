"""The pages of sources: the articles themselves, with every quoted passage marked."""

from collections.abc import Mapping

from msgspec.structs import replace

from siglum.facts.indexes import Indexes
from siglum.facts.passages import SourcePassage
from siglum.html.apparatus import Apparatus
from siglum.html.frame import shortened
from siglum.html.margin import crowded_in_source
from siglum.html.marking import Mark, names_in, nodes_of
from siglum.html.page_views import SourcePage
from siglum.html.pagination import part_links
from siglum.html.part_views import BlockLabel, Paragraph
from siglum.html.resting import resting
from siglum.html.source_facts import (
    derivations,
    doubt_id,
    doubtful_passages,
    set_aside,
    shared_words,
    source_facts,
)
from siglum.html.text_views import Note
from siglum.html.texts import passage_note, show_lettered
from siglum.html.views import Heading, Link
from siglum.model.records import SetAside
from siglum.model.refs import Ref
from siglum.model.values import SetAsideReason
from siglum.proving.folding import Stretch
from siglum.proving.values import BlockSpan, SourceText

TITLE = 80
"""The most characters of an article's title in the title of its page."""


def source_page(indexes: Indexes, here: Ref) -> SourcePage:
    """Return one part of the page of a source.

    What introduces the article stands on the first part, what is derived from its whole text on the last.
    """
    site, source_id, part = indexes.site, here.id, here.part
    parts = indexes.text_parts[source_id]
    stretch = parts[part - 1]
    apparatus = Apparatus(indexes, here)
    source, text = site.sources[source_id], site.texts[source_id]
    quoted = [
        one for one in _numbered(indexes.passages[source_id]) if stretch.start < one.stretches[-1].end <= stretch.end
    ]
    notes = {
        passage.id: passage_note(passage.proofs, number, apparatus) for number, passage in enumerate(quoted, start=1)
    }
    first, last = part == 1, part == len(parts)
    about = show_lettered(source.body, source_id, apparatus) if first else ()
    return SourcePage(
        heading=_heading(indexes, here, len(parts)),
        id=source_id,
        siglum=apparatus.siglum(source_id),
        title=apparatus.as_printed(source.title, (source_id,)),
        title_language=apparatus.title_language(source_id),
        language=apparatus.language(source_id),
        excerpts=source.show == "excerpts",
        about=about,
        facts=source_facts(source_id, apparatus) if first else (),
        part=part,
        parts=part_links(here, len(parts)),
        paragraphs=_paragraphs(source_id, stretch, notes, apparatus),
        last=last,
        end=None if last else here.parted(len(parts)).on("origin" if source.derives_from else "shared"),
        resting=resting(source_id, "If this article fell", apparatus) if last else None,
        derivations=tuple(derivations(source_id, apparatus)) if last else (),
        shared=tuple(shared_words(source_id, apparatus)) if last else (),
        doubtful=tuple(doubtful_passages(source_id, apparatus)) if last else (),
        set_aside=tuple(set_aside(source_id, text)) if last and source.show == "full" else (),
        previous=_before(here, apparatus),
        next=_after(here, len(parts), apparatus),
        text=None if source.show == "excerpts" or not first else Ref("text", source_id),
    )


def _heading(indexes: Indexes, here: Ref, parts: int) -> Heading:
    source, part = indexes.site.sources[here.id], here.part
    letter = indexes.sigla[here.id]
    called = f"Article {letter}: {shortened(source.title, TITLE)}"
    described = f"article {letter}, {source.title}, with every quoted passage marked."
    above: tuple[tuple[Ref, str], ...] = ((Ref("sources"), "Sources"),)
    if parts > 1:
        described = f"{described.removesuffix('.')}: part {part} of {parts}."
    if part > 1:
        above = (*above, (here.parted(1), f"Article {letter}"))
        called = f"Part {part} of {parts} of article {letter}: {shortened(source.title, TITLE)}"
    if source.show == "excerpts":
        shown = f"Passages of {described.partition(', with every')[0]}, with the claims that rest on them."
    else:
        shown = f"The text of {described}" if parts > 1 else f"The whole text of {described}"
    return Heading(called, shown, above)


def _before(here: Ref, apparatus: Apparatus) -> Link | None:
    if here.part > 1:
        return Link(here.parted(here.part - 1), f"Part {here.part - 1} of this article")
    return _neighbour(apparatus.indexes.orders.around[here.id].before, apparatus)


def _after(here: Ref, parts: int, apparatus: Apparatus) -> Link | None:
    if here.part < parts:
        return Link(here.parted(here.part + 1), f"Part {here.part + 1} of this article")
    return _neighbour(apparatus.indexes.orders.around[here.id].after, apparatus)


def _neighbour(source: str | None, apparatus: Apparatus) -> Link | None:
    if source is None:
        return None
    siglum = apparatus.siglum(source)
    return Link(siglum.href, f"Article {siglum.letter}: {siglum.title}")


def _numbered(passages: tuple[SourcePassage, ...]) -> list[SourcePassage]:
    """Return the passages in the order of their ends, where their numbers stand.

    Of several that end together, the innermost comes first.
    """

    def order(at: int) -> tuple[int, int, int]:
        last = passages[at].stretches[-1]
        return last.end, -last.start, -at

    return [passages[at] for at in sorted(range(len(passages)), key=order)]


def _paragraphs(
    source_id: str, part: Stretch, notes: Mapping[str, Note], apparatus: Apparatus
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a part of a source; `notes` are those of this part, by the ids of their passages."""
    indexes, site = apparatus.indexes, apparatus.site
    text = site.texts[source_id]
    marks = [
        *_passage_marks(indexes.passages[source_id], notes),
        *_doubtful_marks(text),
        *_name_marks(source_id, text, apparatus),
    ]
    shown = indexes.may_show[source_id]
    headings = _headings(text)
    made = []
    for number, paragraph in enumerate(text.paragraphs, start=1):
        if not part.start <= paragraph.start < part.end:
            continue
        begins, inside, ends = _blocks_at(paragraph, text.blocks, apparatus)
        pieces = [
            Stretch(max(one.start, paragraph.start), min(one.end, paragraph.end))
            for one in shown
            if one.overlaps(paragraph)
        ]
        for at, piece in enumerate(pieces):
            touching = tuple(mark for mark in marks if mark.start < piece.end and mark.end > piece.start)
            made.append(
                Paragraph(
                    number=number,
                    source=source_id,
                    heading=paragraph in headings,
                    nodes=nodes_of(text.printed, piece, touching),
                    lines=text.set_lines.get(paragraph, ""),
                    notes=_notes_of(touching, piece),
                    begins=begins if at == 0 else (),
                    inside=inside,
                    ends=ends if piece is pieces[-1] else (),
                )
            )
    below = crowded_in_source(made)
    return tuple(replace(one, below=at in below) for at, one in enumerate(made))


def _notes_of(marks: tuple[Mark, ...], paragraph: Stretch) -> tuple[Note, ...]:
    """Return the notes of the passages that end in a paragraph, by their numbers."""
    found = [mark.note for mark in marks if mark.note and mark.end <= paragraph.end]
    return tuple(sorted(found, key=lambda note: int(note.mark)))


def _blocks_at(
    of: Stretch, blocks: tuple[BlockSpan, ...], apparatus: Apparatus
) -> tuple[tuple[BlockLabel, ...], str, tuple[BlockLabel, ...]]:
    """Return the labels of the blocks that begin in a paragraph, whose block it stands in, and those that end in it."""
    voices = apparatus.site.voices
    labels = [
        (one.stretch, BlockLabel(Link(apparatus.entity(one.voice), voices[one.voice].name), one.judged, one.note or ""))
        for one in blocks
    ]
    begins = tuple(label for stretch, label in labels if of.start <= stretch.start < of.end)
    inside = next((voices[one.voice].name for one in blocks if one.stretch.start <= of.start < one.stretch.end), "")
    # What is noted of a block is told where it begins.
    ends = tuple(replace(label, note="") for stretch, label in labels if of.start < stretch.end <= of.end)
    return begins, inside, ends


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


def _passage_marks(passages: tuple[SourcePassage, ...], notes: Mapping[str, Note]) -> list[Mark]:
    """Return the marks of passages; one that ends on another part has its note there, and none here."""
    marks = []
    for passage in passages:
        note = notes.get(passage.id)
        against = all(proof.contradicts for proof in passage.proofs)
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


def _doubtful_marks(text: SourceText) -> list[Mark]:
    return [
        Mark(stretch.start, stretch.end, "doubt", doubt_id(number) if stretch is aside.stretches[0] else "")
        for number, aside in enumerate(text.doubtful)
        for stretch in aside.stretches
    ]


def _name_marks(source: str, text: SourceText, apparatus: Apparatus) -> list[Mark]:
    mentions = [(one.target, one.start, one.end) for one in apparatus.indexes.mentions_in[source]]
    links = {target: apparatus.entity(target) for target, _, _ in mentions}
    return list(names_in(text.paragraphs, mentions, links))
