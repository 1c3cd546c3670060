"""An author's text as it stands on a page: its holes filled with links, names and numbered notes.

The only place where finished markup enters a view.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from siglum.html.apparatus import Apparatus
from siglum.html.views import Note, NotedClaim, NoteQuote, NotesPlace, Segment
from siglum.html.views import Text as Segments
from siglum.model.prose import EDITOR, Address, Cite, CoverEnd, CoverStart, Html, Link, Prose, Text
from siglum.model.urls import page_of
from siglum.model.values import Stance
from siglum.proving.values import Proof

NOTE_QUOTES = 3
"""Passages that a note shows; the claim's page has all of them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as segments, with the notes that its numbers open."""

    segments: Segments
    notes: tuple[Note, ...]


def show(prose: Prose, record: str, apparatus: Apparatus) -> Shown:
    """Show the text of a record. Names are linked at their first mention in each paragraph."""
    groups = apparatus.indexes.notes[record]
    notes = {group: claims_note(group, number, apparatus) for number, group in enumerate(groups, start=1)}
    return Shown(tuple(_segments(prose, notes, apparatus)), tuple(notes.values()))


def _segments(prose: Prose, notes: dict[tuple[str, ...], Note], apparatus: Apparatus) -> Iterator[Segment]:
    met: dict[int, int] = {}
    named: set[str] = set()
    for piece in prose.pieces:
        match piece:
            case Html(html=html):
                if "<p" in html or "<h" in html or "<li" in html or "<t" in html:
                    named = set()
                yield Segment("html", html=Markup(html))  # noqa: S704 - made by the Markdown library from escaped text
            case Text(text=text):
                yield from _named(text, apparatus, named)
            case Address(address=address):
                yield Segment("text", text=apparatus.way.to(address))
            case Link(target=target, words=words):
                yield Segment("link", text=words or apparatus.indexes.name(target), href=apparatus.way.record(target))
            case CoverStart():
                yield Segment("cover")
            case CoverEnd():
                yield Segment("covered")
            case Cite(claims=claims):
                if EDITOR in claims:
                    yield Segment("editor")
                if note := notes.get(tuple(claim for claim in claims if claim != EDITOR)):
                    met[note.number] = met.get(note.number, 0) + 1
                    marker = note.back if met[note.number] == 1 else f"{note.back}-{met[note.number]}"
                    yield Segment("note", note=note, marker=marker)


def _named(text: str, apparatus: Apparatus, named: set[str]) -> Iterator[Segment]:
    at = 0
    for mention in apparatus.indexes.names.find(text):
        href = apparatus.way.entity(mention.target)
        if not href or mention.target in named:
            continue
        named.add(mention.target)
        if text[at : mention.start]:
            yield Segment("text", text=text[at : mention.start])
        yield Segment("name", text=text[mention.start : mention.end], href=href)
        at = mention.end
    if text[at:]:
        yield Segment("text", text=text[at:])


def claims_note(claims: tuple[str, ...], number: int, apparatus: Apparatus, *, quoting: bool = True) -> Note:
    """Return the note of some claims: how widely each is carried, and its words, those against it marked.

    Where the words stand beside the note anyhow, as on a source's page, they are not quoted.
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
        href=apparatus.way.record(claim),
        full_href=apparatus.way.full(page_of("claims", claim)) if quoting else "",
        statement=apparatus.site.claims[claim].statement,
        badge=replace(badge, tags=badge.tags[:1]),
        quotes=tuple(_note_quote(proof, apparatus) for proof in proofs),
    )


def _chosen(proofs: tuple[Proof, ...]) -> tuple[Proof, ...]:
    """Choose what a note shows: the first passage that says it, what speaks against it, then others."""
    against = [proof for proof in proofs if proof.evidence.stance is Stance.CONTRADICTS]
    carrying = [proof for proof in proofs if proof not in against]
    chosen = [*carrying[:1], *against[: NOTE_QUOTES - 1]]
    return tuple(chosen or proofs[:1])


def _note_quote(proof: Proof, apparatus: Apparatus) -> NoteQuote:
    source = proof.evidence.source
    return NoteQuote(
        source=source,
        language=apparatus.site.sources[source].language,
        segments=apparatus.segments(proof),
        siglum=apparatus.siglum(source, apparatus.way.passage(proof.id)),
        against=proof.evidence.stance is Stance.CONTRADICTS,
    )


SIDE_WIDTH = 44
"""Characters to a line of a note in the margin."""
TEXT_WIDTH = 66
"""Characters to a line of the text."""
NOTE_LINES = 3
"""Lines that a note has beside its quotations: the number, the strip and the count."""
LINE_RATIO = 0.72
"""The height of a line of a note against one of the text."""
FOLDED_CLAIM = 1.2
"""The height of a claim in a folded note, in lines of the text."""
FOLDED_GAP = 0.2
DRIFT_LINES = 13
"""Lines of the text in 400 pixels."""
NOTE_LIMIT = 60
"""Notes that the stylesheet can place beside a text."""


def place_of_notes(notes: tuple[Note, ...], characters: int, positions: dict[int, int]) -> NotesPlace:
    """Return where notes stand on a wide screen: beside the text if they fit, folded if only that fits, else after it.

    `positions` holds for each note the offset of its number in the text, whose length is `characters`. A note may stand
    some lines lower than its number, where the notes before it need the room, but no more than about 400 pixels.
    """
    if len(notes) > NOTE_LIMIT:
        return "end"
    if _fit([note_height(note) for note in notes], notes, characters, positions):
        return ""
    folded = [FOLDED_CLAIM * len(note.claims) + FOLDED_GAP for note in notes]
    return "short" if _fit(folded, notes, characters, positions) else "end"


def _fit(heights: list[float], notes: tuple[Note, ...], characters: int, positions: dict[int, int]) -> bool:
    bottom = 0.0
    for note, height in zip(notes, heights, strict=True):
        top = positions.get(note.number, 0) / TEXT_WIDTH * 1.25
        start = max(top, bottom)
        if start - top > DRIFT_LINES:
            return False
        bottom = start + height
    return bottom <= characters / TEXT_WIDTH * 1.25 + DRIFT_LINES / 2


def note_height(note: Note) -> float:
    """Estimate the height of a note in the margin, in lines of the text."""
    lines = NOTE_LINES * max(1, len(note.claims))
    for claim in note.claims:
        for quote in claim.quotes:
            characters = sum(len(segment.text) for segment in quote.segments)
            lines += -(-characters // SIDE_WIDTH)
        if not claim.quotes:
            lines += -(-len(claim.statement) // SIDE_WIDTH)
    return lines * LINE_RATIO


def marker_positions(segments: Segments) -> tuple[dict[int, int], int]:
    """Return where each note's number first stands in a text, and the text's length, in characters."""
    at = 0
    found: dict[int, int] = {}
    for segment in segments:
        if segment.kind == "note" and segment.note is not None:
            found.setdefault(segment.note.number, at)
        at += len(segment.text)
        if segment.kind == "html":
            # A new paragraph begins on a line of its own.
            at += TEXT_WIDTH // 2 if "<p" in segment.html or "<h" in segment.html else 0
    return found, at


def section_starts(segments: Segments) -> tuple[int, ...]:
    """Return how many notes a text has before each of its headings; a note counts where its number first stands."""
    met: set[int] = set()
    starts: list[int] = []
    for segment in segments:
        if segment.kind == "html" and "<h" in segment.html:
            starts.append(len(met))
        elif segment.kind == "note" and segment.note is not None:
            met.add(segment.note.number)
    return tuple(dict.fromkeys(starts))
