"""Turns an author's text into its view: names and links as refs, citations as numbered notes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from siglum.html.apparatus import Apparatus
from siglum.html.text_views import Block, Inline, Text
from siglum.html.views import Note, NotedClaim, NoteQuote
from siglum.model import prose as tree
from siglum.model.refs import Ref
from siglum.model.values import Stance
from siglum.proving.values import Proof, supporting

NOTE_QUOTES = 3
"""The most passages that a note shows of a claim, whose page has all of them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The view of a text, and its notes in order."""

    text: Text
    notes: tuple[Note, ...]


def show(prose: tree.Prose, record: str, apparatus: Apparatus) -> Shown:
    """Return the view of the text of a record. Names are linked at their first mention in each paragraph."""
    groups = apparatus.indexes.notes[record]
    notes = {group: claims_note(group, number, apparatus) for number, group in enumerate(groups, start=1)}
    return Shown(Showing(notes, apparatus).blocks(prose.blocks), tuple(notes.values()))


class Showing:
    """Turns one text into its view, from beginning to end."""

    def __init__(self, notes: Mapping[tuple[str, ...], Note], apparatus: Apparatus) -> None:
        """Take the note of each group of claims that the text cites together."""
        self._notes = notes
        self._apparatus = apparatus
        self._met: dict[int, int] = {}
        """How often each note, by number, was cited in the text so far."""
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
                case tree.Emphasis(inlines=inner):
                    yield Inline("emphasis", inlines=tuple(self._inlines(inner, linked=linked)))
                case tree.Strong(inlines=inner):
                    yield Inline("strong", inlines=tuple(self._inlines(inner, linked=linked)))
                case tree.Link(target=target, words=words):
                    shown = Inline("text", words or self._apparatus.indexes.name(target))
                    yield Inline("link", inlines=(shown,), href=self._apparatus.ref(target))
                case tree.PageLink(address=address, inlines=inner):
                    yield Inline("link", inlines=tuple(self._inlines(inner, linked=True)), href=Ref("address", address))
                case tree.WebLink(address=address, inlines=inner):
                    yield Inline("web-link", inlines=tuple(self._inlines(inner, linked=True)), address=address)
                case tree.EditorsMark():
                    yield Inline("editor")
                case tree.Cite():
                    yield from self._citation(inline)

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
        note = self._notes[cite.claims]
        self._met[note.number] = self._met.get(note.number, 0) + 1
        marker = note.back if self._met[note.number] == 1 else f"{note.back}-{self._met[note.number]}"
        yield Inline("note", note=note, marker=marker)


def claims_note(claims: tuple[str, ...], number: int, apparatus: Apparatus, *, quoting: bool = True) -> Note:
    """Return the note of some claims: how widely each is carried, and passages for and against it.

    Passages are left out with `quoting` false, as on a source's page, where they stand beside the note.
    """
    contested = any(apparatus.indexes.disputed(claim) for claim in claims)
    return Note(
        number=number,
        contested=contested,
        back=f"m{number}",
        claims=tuple(_noted(claim, apparatus, quoting=quoting) for claim in claims),
    )


def _noted(claim: str, apparatus: Apparatus, *, quoting: bool) -> NotedClaim:
    badge = apparatus.badge(claim)
    proofs = _chosen(apparatus.site.proofs_of[claim]) if quoting else ()
    return NotedClaim(
        id=claim,
        href=apparatus.ref(claim),
        statement=apparatus.site.claims[claim].statement,
        badge=replace(badge, tags=badge.tags[:1]),
        quotes=tuple(_note_quote(proof, apparatus) for proof in proofs),
    )


def _chosen(proofs: tuple[Proof, ...]) -> tuple[Proof, ...]:
    """Return what a note shows: the first passage that carries the claim, and those against it, up to NOTE_QUOTES."""
    against = [proof for proof in proofs if proof.evidence.stance is Stance.CONTRADICTS]
    chosen = [*supporting(proofs)[:1], *against[: NOTE_QUOTES - 1]]
    return tuple(chosen or proofs[:1])


def _note_quote(proof: Proof, apparatus: Apparatus) -> NoteQuote:
    source = proof.evidence.source
    return NoteQuote(
        source=source,
        language=apparatus.site.sources[source].language,
        segments=apparatus.segments(proof),
        siglum=apparatus.siglum(source, apparatus.passage(proof.id)),
        against=proof.evidence.stance is Stance.CONTRADICTS,
    )
