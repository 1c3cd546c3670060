"""Turns an author's text into its view: names and links as refs, citations as numbers, reasons as letters."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count, product
from string import ascii_lowercase

from siglum.html.apparatus import Apparatus
from siglum.html.key_words import FEWER, MOST, key_of
from siglum.html.margin import crowded
from siglum.html.text_views import Block, Inline, KeySegment, Note, NoteLine, NoteWords, Text
from siglum.html.views import Link, Siglum, Verbatim
from siglum.model import prose as tree
from siglum.model.records import Grounded
from siglum.model.refs import Ref
from siglum.model.values import Stance
from siglum.proving.marks import opens_with
from siglum.proving.values import Proof, of_stance, supporting


def show(prose: tree.Prose, record: str, apparatus: Apparatus) -> Text:
    """Return the view of an explainer's text, with the notes of each paragraph.

    Numbers stand for claims, letters for reasons. Names are linked at their first mention in each paragraph.
    """
    groups = apparatus.indexes.notes[record]

    def shown(shorter: frozenset[int]) -> Text:
        notes = {
            group: claims_note(group, number, apparatus, FEWER if number in shorter else MOST)
            for number, group in enumerate(groups, start=1)
        }
        return _shown(prose, record, apparatus, notes)

    blocks = shown(frozenset())
    if full := crowded(blocks):
        blocks = shown(frozenset(int(note.mark) for number in full for note in blocks[number].notes if note.lines))
    below = crowded(blocks)
    return tuple(replace(block, below=number in below) for number, block in enumerate(blocks))


def show_lettered(prose: tree.Prose, record: str, apparatus: Apparatus) -> Text:
    """Return the view of another text: each citation is the letters of the articles that say so."""
    return tuple(replace(block, below=True) for block in _shown(prose, record, apparatus, None))


def show_cited(prose: tree.Prose | None, apparatus: Apparatus) -> Text:
    """Return the view of a field that cites, likewise."""
    return Showing(None, {}, apparatus).blocks(prose.blocks) if prose else ()


def _shown(prose: tree.Prose, record: str, apparatus: Apparatus, notes: Mapping[tuple[str, ...], Note] | None) -> Text:
    grounds = _reasons(prose, record, apparatus)
    showing = Showing(notes, grounds, apparatus)
    shown = []
    for block in prose.blocks:
        showing.opened = []
        (view,) = showing.blocks((block,))
        shown.append(replace(view, notes=tuple(showing.opened)))
    return tuple(shown)


def _reasons(prose: tree.Prose, record: str, apparatus: Apparatus) -> dict[str, Note]:
    """Return the notes of the editor's reasons, by the names of their grounds, lettered in the order of the text."""
    written = apparatus.site.records[record]
    if not isinstance(written, Grounded):
        return {}
    used = dict.fromkeys(mark.ground for mark in prose.editors_marks if mark.ground in written.grounds)
    return {
        name: Note(letter, f"m{letter}", (), reason=_one_line(written.grounds[name].because, apparatus))
        for name, letter in zip(used, letters(), strict=False)
    }


def _one_line(prose: tree.Prose, apparatus: Apparatus) -> tuple[Inline, ...]:
    """Return the view of a field that cites as running words."""
    return tuple(inline for block in show_cited(prose, apparatus) for inline in block.inlines)


def letters() -> Iterator[str]:
    """Yield a to z, then aa, ab and so on."""
    for length in count(1):
        for found in product(ascii_lowercase, repeat=length):
            yield "".join(found)


class Showing:
    """Turns one text into its view, from beginning to end."""

    def __init__(
        self, notes: Mapping[tuple[str, ...], Note] | None, reasons: Mapping[str, Note], apparatus: Apparatus
    ) -> None:
        """Take the note of each group of claims that the text cites together; None where articles' letters stand there.

        `reasons` are those of the editor's own sentences, by the names of their grounds.
        """
        self._notes = notes
        self._reasons = reasons
        self._apparatus = apparatus
        self.opened: list[Note] = []
        """The notes whose first mark was met since this was last emptied."""
        self._met: dict[str, int] = {}
        """How often each note, by its mark, was met in the text so far."""
        self._named: set[str] = set()
        """The ids of the records whose names were linked in this paragraph so far."""

    def blocks(self, blocks: tuple[tree.Block, ...]) -> Text:
        """Return the views of blocks."""
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: tree.Block) -> Block:
        match block:
            case tree.Paragraph():
                return Block("paragraph", inlines=self._unit(block))
            case tree.Heading(level=level, id=heading):
                return Block("heading", inlines=self._unit(block), level=level, id=heading)
            case tree.List(ordered=ordered, items=items, tight=tight, start=start):
                shown = tuple(map(self.blocks, items))
                return Block("numbers" if ordered else "bullets", items=shown, tight=tight, start=start)
            case tree.Quotation(blocks=inner):
                return Block("quotation", blocks=self.blocks(inner))
            case tree.Table(header=header, rows=rows):
                return Block("table", header=self._cells(header), rows=tuple(map(self._cells, rows)))
            case tree.CodeBlock(text=text, language=language):
                return Block("code", text=text, language=language)
            case tree.Rule():
                return Block("rule")

    def _cells(self, cells: tuple[tree.Cell, ...]) -> tuple[tuple[Inline, ...], ...]:
        return tuple(map(self._unit, cells))

    def _unit(self, unit: tree.AnyUnit) -> tuple[Inline, ...]:
        self._named = set()
        return tuple(self._inlines(unit.inlines))

    def _inlines(self, inlines: tuple[tree.Inline, ...], *, linked: bool = False) -> Iterator[Inline]:
        """Yield the views of inlines; `linked` ones stand in a link, so that names in them are not linked."""
        for inline in inlines:
            match inline:
                case tree.Text(text=text):
                    yield from (Inline("text", text),) if linked else self._names(text)
                case tree.CodeText(text=text):
                    yield Inline("code", text)
                case tree.Break():
                    yield Inline("break")
                case tree.Emphasis(kind=kind, inlines=inner) | tree.Strong(kind=kind, inlines=inner):
                    yield Inline(kind, inlines=tuple(self._inlines(inner, linked=linked)))
                case tree.Link(target=target, words=words):
                    shown = Inline("text", words or self._apparatus.indexes.name(target))
                    yield Inline("link", inlines=(shown,), href=self._apparatus.ref(target))
                case tree.PageLink(address=address, inlines=inner):
                    yield Inline("link", inlines=tuple(self._inlines(inner, linked=True)), href=Ref("address", address))
                case tree.WebLink(address=address, inlines=inner):
                    yield Inline("web-link", inlines=tuple(self._inlines(inner, linked=True)), address=address)
                case tree.EditorsMark(ground=ground):
                    yield from map(self._marker, filter(None, [self._reasons.get(ground)]))
                case tree.Cite():
                    yield from self._citation(inline)

    def _letters(self, claims: tuple[str, ...]) -> tuple[Siglum, ...]:
        """Return the sources that say what some claims say, each leading to its first passage."""
        apparatus = self._apparatus
        first: dict[str, str] = {}
        for claim in claims:
            for proof in supporting(apparatus.site.proofs_of[claim]):
                first.setdefault(proof.evidence.source, proof.id)
        return tuple(
            apparatus.siglum(source, apparatus.passage(first[source]))
            for source in apparatus.site.sources
            if source in first
        )

    def _names(self, text: str) -> Iterator[Inline]:
        at = 0
        for mention in self._apparatus.indexes.names.find(text):
            href = self._apparatus.entity(mention.target)
            if not href or mention.target in self._named:
                continue
            self._named.add(mention.target)
            if text[at : mention.start]:
                yield Inline("text", text[at : mention.start])
            yield Inline("name", text[mention.start : mention.end], href=href)
            at = mention.end
        if text[at:]:
            yield Inline("text", text[at:])

    def _citation(self, cite: tree.Cite) -> Iterator[Inline]:
        if cite.covered:
            yield Inline("cover", inlines=tuple(self._inlines(cite.covered)))
        if self._notes is None:
            yield Inline("sigla", sigla=self._letters(cite.claims))
        else:
            yield self._marker(self._notes[cite.claims])

    def _marker(self, note: Note) -> Inline:
        met = self._met[note.mark] = self._met.get(note.mark, 0) + 1
        if met == 1:
            self.opened.append(note)
        return Inline("note", note=note, marker=note.back if met == 1 else f"{note.back}-{met}")


def claims_note(claims: tuple[str, ...], number: int, apparatus: Apparatus, most: int = MOST) -> Note:
    """Return the note of some claims: for each, the words of the first article that says so, and of others after it.

    `most` is how many code points of them the margin shows.
    """
    lines, more = [], []
    for claim in claims:
        first, *others = _chosen(apparatus.site.proofs_of[claim])
        line = _line(claim, first, apparatus, most)
        # Where one claim stands behind the number, its words tell it.
        lines.append(line if len(claims) > 1 else replace(line, statement=""))
        more += [replace(_line(claim, proof, apparatus, most), statement="") for proof in others]
    return Note(str(number), f"m{number}", tuple(lines), tuple(more))


def passage_note(claims: tuple[str, ...], number: int, apparatus: Apparatus) -> Note:
    """Return the note of a passage on its article's page: the claims that rest on it."""
    return Note(str(number), f"m{number}", tuple(_line(claim, None, apparatus) for claim in claims))


def _chosen(proofs: tuple[Proof, ...]) -> tuple[Proof, ...]:
    """Return the first passage that says so, and the first against it; the claim's page has all of them."""
    against = of_stance(proofs, Stance.CONTRADICTS)
    ordered = supporting(proofs)
    return (*ordered[:1], *against[:1]) or proofs[:1]


def _line(claim: str, proof: Proof | None, apparatus: Apparatus, most: int = MOST) -> NoteLine:
    indexes = apparatus.indexes
    is_against = proof is not None and proof.evidence.stance is Stance.CONTRADICTS
    return NoteLine(
        words=_words(proof, apparatus, most) if proof else None,
        voices=tuple(apparatus.site.voices[voice].name for voice in proof.evidence.chain) if proof else (),
        siglum=apparatus.siglum(proof.evidence.source, apparatus.passage(proof.id)) if proof else None,
        statement=apparatus.site.claims[claim].statement,
        claim=Link(apparatus.ref(claim), "speaks against it" if is_against else indexes.counts[claim].words),
        sign=apparatus.sign(claim),
        contested=indexes.disputed(claim),
    )


def _words(proof: Proof, apparatus: Apparatus, most: int) -> NoteWords:
    source = proof.evidence.source
    segments = [segment.text for segment in apparatus.segments(proof)]
    key = key_of(segments, apparatus.site.claims[proof.claim].statement, proof.evidence.key, most)
    shown = tuple(
        KeySegment(text[: key.start], Verbatim(text[key.start : key.end], source), text[key.end :], number > 0)
        if number == key.segment
        else KeySegment(text, Verbatim("", source), "", number > 0)
        for number, text in enumerate(segments)
    )
    return NoteWords(
        source=source,
        language=apparatus.site.language[source],
        segments=shown,
        cut=any(segment.before or segment.after for segment in shown),
        opens=bool(opens_with(segments[key.segment][key.start :])),
        against=proof.evidence.stance is Stance.CONTRADICTS,
    )
