"""Turns an author's text into its view: names and links as refs, citations as numbers, reasons as letters."""

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import count, product
from string import ascii_lowercase
from types import MappingProxyType

from msgspec.structs import replace

from siglum.html.apparatus import STANCES, Apparatus
from siglum.html.assets import named_by
from siglum.html.key_words import FEWER, MOST, Key, key_near, key_of, share_of
from siglum.html.margin import crowded
from siglum.html.ratios import ratio_of
from siglum.html.text_views import (
    Block,
    BriefView,
    FactLine,
    Inline,
    KeySegment,
    Note,
    NoteLine,
    NoteTranslation,
    NoteWords,
    ShownPicture,
    Text,
)
from siglum.html.views import Link, Verbatim
from siglum.model import prose as tree
from siglum.model.records import Grounded, Translation
from siglum.model.refs import Ref
from siglum.model.values import Stance
from siglum.proving.marks import opens_with
from siglum.proving.prose_quotations import passages_quoted
from siglum.proving.translations import translations_quoted
from siglum.proving.values import Entity, Proof, of_stance, supporting


def show(prose: tree.Prose, record: str, apparatus: Apparatus) -> Text:
    """Return the view of an explainer's text, with the notes of each paragraph.

    Numbers stand for claims, letters for reasons. Names are linked at their first mention in each paragraph.
    """
    groups = apparatus.indexes.notes[record]
    quoted = translations_quoted(apparatus.site, record)
    passages = passages_quoted(prose, apparatus.site)

    def shown(shorter: frozenset[int]) -> Text:
        notes = {
            group: claims_note(group, number, apparatus, FEWER if number in shorter else MOST, quoted, passages)
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
        first, *placed = (*showing.blocks((block,)), *_placed(block, apparatus))
        shown += [replace(first, notes=tuple(showing.opened)), *placed]
    return tuple(shown)


def _placed(block: tree.Block, apparatus: Apparatus) -> Iterator[Block]:
    """Yield what stands below a block: who or what something is in brief, or a picture of a figure."""
    for one in tree.Prose(blocks=(block,)).placed:
        if one.what == "brief":
            yield Block("brief", brief=_brief(one.target, apparatus))
        else:
            yield Block("figure", ratio=ratio_of(one.target, apparatus))


def _brief(name: str, apparatus: Apparatus) -> BriefView:
    entity = apparatus.site.entities[name]
    link = Link(apparatus.entity(name), entity.name)
    return BriefView(f"in-brief-{name}", link, show_cited(entity.brief, apparatus), fact_lines(entity, apparatus))


def fact_lines(entity: Entity, apparatus: Apparatus) -> tuple[FactLine, ...]:
    """Return the facts of a person, an organization or a topic, each with its label."""
    return tuple(FactLine(fact.label, show_cited(fact.text, apparatus)) for fact in entity.facts)


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
            case tree.Table(header=header, rows=rows, sides=sides):
                told = ", ".join(filter(None, (column.plain for column in header)))
                columns = tuple(map(self._unit, header))
                return Block("table", header=columns, rows=tuple(map(self._cells, rows)), sides=sides, text=told)
            case tree.Picture(path=path, alternative=alternative, credit=credit):
                file = self._apparatus.site.written.picture[path]
                shown_file = ShownPicture(Ref("address", named_by(path, file.digest)), file.width, file.height)
                return Block("picture", inlines=self._unit(credit), text=alternative.plain, picture=shown_file)
            case tree.CodeBlock(text=text, language=language):
                return Block("code", text=text, language=language)
            case tree.Rule():
                return Block("rule")

    def _cells(self, row: tree.Row) -> tuple[tuple[Inline, ...], ...]:
        self._named = set()
        return tuple(tuple(self._inlines(cell)) for cell in row.cells)

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
                case tree.Emphasis(inlines=inner) | tree.Strong(inlines=inner):
                    is_strong = isinstance(inline, tree.Strong)
                    shown = tuple(self._inlines(inner, linked=linked))
                    yield Inline("strong" if is_strong else "emphasis", inlines=shown)
                case tree.Link(target=target, words=words):
                    name = Inline("text", words or self._apparatus.indexes.name(target))
                    yield Inline("link", inlines=(name,), href=self._apparatus.ref(target))
                case tree.PageLink(address=address, inlines=inner):
                    yield Inline("link", inlines=tuple(self._inlines(inner, linked=True)), href=Ref("address", address))
                case tree.WebLink(address=address, inlines=inner):
                    yield Inline("web-link", inlines=tuple(self._inlines(inner, linked=True)), address=address)
                case tree.EditorsMark(ground=ground):
                    yield from map(self._marker, filter(None, [self._reasons.get(ground)]))
                case tree.Placed():
                    pass
                case tree.Cite():
                    yield from self._citation(inline)

    def _names(self, text: str) -> Iterator[Inline]:
        at = 0
        for mention in self._apparatus.indexes.mentions[text]:
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
            yield Inline("sigla", sigla=self._apparatus.articles(cite.claims))
        else:
            yield self._marker(self._notes[cite.claims])

    def _marker(self, note: Note) -> Inline:
        met = self._met[note.mark] = self._met.get(note.mark, 0) + 1
        if met == 1:
            self.opened.append(note)
        return Inline("note", note=note, marker=note.back if met == 1 else f"{note.back}-{met}")


def claims_note(
    claims: tuple[str, ...],
    number: int,
    apparatus: Apparatus,
    most: int = MOST,
    quoted: Mapping[str, str] = MappingProxyType({}),
    passages: Mapping[str, str] = MappingProxyType({}),
) -> Note:
    """Return the note of some claims: for each, the words of the first article that says so, and of others after it.

    `most` is how many code points of them the margin shows. `quoted` is what the text quotes of translations, by the
    ids of the evidence: these stand in the margin, too. `passages` is what it quotes of the passages themselves, of
    which one stands there in the place of the first.
    """
    lines: list[NoteLine] = []
    more: list[NoteLine] = []
    for claim in claims:
        proofs = apparatus.site.proofs_of[claim]
        first, *others = _chosen(proofs, passages)
        others += [proof for proof in proofs if proof.id in quoted and proof not in (first, *others)]
        for proof in (first, *others):
            line = _line(claim, proof, apparatus, most, quoted.get(proof.id, passages.get(proof.id, "")))
            # Where one claim stands behind the number, its words tell it.
            alone = line if proof is first and len(claims) > 1 else replace(line, statement="")
            (lines if proof is first or proof.id in quoted else more).append(alone)
    return Note(str(number), f"m{number}", tuple(lines), tuple(more))


def passage_note(proofs: Iterable[Proof], number: int, apparatus: Apparatus) -> Note:
    """Return the note of a passage on its article's page: the claims that rest on it, each translation of it once."""
    first = {proof.claim: proof for proof in reversed(tuple(proofs))}
    lines: list[NoteLine] = []
    for claim, proof in reversed(first.items()):
        translation = proof.evidence.translation
        shown = _translated(translation, Key(0, 0, len(translation.text))) if translation else None
        is_new = all(line.translation != shown for line in lines)
        lines.append(replace(_line(claim, None, apparatus), translation=shown if is_new else None))
    return Note(str(number), f"m{number}", tuple(lines))


def _chosen(proofs: tuple[Proof, ...], quoted: Container[str]) -> tuple[Proof, ...]:
    """Return a passage that says so, and the first against it; the claim's page has all of them.

    It is the first, or the first that the text quotes.
    """
    against = of_stance(proofs, Stance.CONTRADICTS)
    ordered = sorted(supporting(proofs), key=lambda proof: proof.id not in quoted)
    return (*ordered[:1], *against[:1]) or proofs[:1]


def _line(claim: str, proof: Proof | None, apparatus: Apparatus, most: int = MOST, quoted: str = "") -> NoteLine:
    indexes = apparatus.indexes
    words, translation = _words(proof, apparatus, most, quoted) if proof else (None, None)
    is_against = proof is not None and proof.contradicts
    return NoteLine(
        words=words,
        voices=apparatus.voices(proof) if proof else (),
        siglum=apparatus.siglum_of(proof) if proof else None,
        statement=apparatus.site.claims[claim].statement,
        claim=Link(apparatus.ref(claim), STANCES[Stance.CONTRADICTS] if is_against else indexes.counts[claim].words),
        sign=apparatus.sign(claim),
        contested=indexes.disputed(claim),
        translation=translation,
    )


def _words(proof: Proof, apparatus: Apparatus, most: int, quoted: str) -> tuple[NoteWords, NoteTranslation | None]:
    """Return the words of a passage, and its translation, with the key words of each at the same place."""
    source, translation = proof.source, proof.evidence.translation
    segments = [segment.text for segment in apparatus.segments(proof)]
    statement = apparatus.site.claims[proof.claim].statement
    key = key_of(segments, f"{statement} {quoted}", proof.evidence.key, most)
    translated = None
    if translation:
        whole = (translation.text,)
        if proof.evidence.key:
            its = key_near(whole, share_of(segments, key), most)
        else:
            # The statement has words of the translation, and few of the passage.
            its = key_of(whole, f"{statement} {quoted}", None, most)
            key = key_near(segments, share_of(whole, its), most)
        translated = _translated(translation, its)
    shown = tuple(
        KeySegment(text[: key.start], Verbatim(text[key.start : key.end], source), text[key.end :], number > 0)
        if number == key.segment
        else KeySegment(text, Verbatim("", source), "", number > 0)
        for number, text in enumerate(segments)
    )
    words = NoteWords(
        source=source,
        language=apparatus.language(source),
        segments=shown,
        cut=any(segment.before or segment.after for segment in shown),
        opens=bool(opens_with(segments[key.segment][key.start :])),
        against=proof.contradicts,
    )
    return words, translated


def _translated(translation: Translation, key: Key) -> NoteTranslation:
    text = translation.text
    return NoteTranslation(
        KeySegment(text[: key.start], Verbatim(text[key.start : key.end], ""), text[key.end :], gap=False),
        translation.by,
    )
