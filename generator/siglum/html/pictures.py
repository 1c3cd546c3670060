"""Pictures of data, such as the score of an explainer; words beside each say the same."""

from itertools import pairwise

from siglum.html.apparatus import Apparatus
from siglum.html.picture_views import Score, ScoreCell, ScoreThread
from siglum.html.text_views import Text
from siglum.model.counting import in_words
from siglum.model.values import Stance

SCORE_LIMIT = 30
"""The most notes on one score; with more, columns would be too narrow."""
SCORE_SOURCES = 12


def scores(notes: tuple[tuple[str, ...], ...], sections: tuple[int, ...], apparatus: Apparatus) -> tuple[Score, ...]:
    """Return the pictures of a text's notes by sources; several where there are more than SCORE_LIMIT notes.

    `notes` holds the claims of each note; `sections` the number, from 0, of the first note of each section of the text.
    A note's column has a thread for each origin of its claims. There is no picture without notes, of a single
    source, or with more than SCORE_SOURCES.
    """
    if not notes or len(apparatus.indexes.sources_up_to[str(SCORE_SOURCES)]) <= 1:
        return ()
    cuts = score_cuts(len(notes), sections)
    return tuple(
        _score(notes[start:end], start, len(notes), last=end == len(notes), apparatus=apparatus)
        for start, end in pairwise(cuts)
    )


def sourcing(notes: tuple[tuple[str, ...], ...], apparatus: Apparatus) -> str:
    """Say how many of a text's notes rest on one origin alone; nothing without notes, or with a single source."""
    if not notes or apparatus.indexes.sources_up_to["1"]:
        return ""
    counts = apparatus.indexes.counts
    single = sum(len({origin.key for claim in group for origin in counts[claim].origins}) == 1 for group in notes)
    if len(notes) == 1:
        return f"There is one note, and it rests on {'one source' if single else 'several sources'}."
    if single == len(notes):
        return f"Each of the {len(notes)} notes rests on one source only, however many articles print it."
    rest = "rests" if single == 1 else "rest"
    return f"{single} of the {len(notes)} notes {rest} on one source only, however many articles print it."


def section_starts(text: Text) -> tuple[int, ...]:
    """Return how many notes begin before each heading of a text, without repetitions."""
    met = 0
    starts: list[int] = []
    for block in text:
        if block.kind == "heading":
            starts.append(met)
        met += sum(not note.reason for note in block.notes)
    return tuple(dict.fromkeys(starts))


def score_cuts(count: int, sections: tuple[int, ...]) -> tuple[int, ...]:
    """Return the bounds of the half-open ranges of notes on each score, from 0 to `count`.

    A range ends before a section where that leaves no score with too many notes; otherwise anywhere.
    """
    parts = -(-count // SCORE_LIMIT)
    cuts = [0]
    for number in range(1, parts):
        wanted = count * number // parts
        lowest = max(cuts[-1] + 1, count - SCORE_LIMIT * (parts - number))
        highest = min(cuts[-1] + SCORE_LIMIT, count - 1)
        fit = [start for start in sections if lowest <= start <= highest] or range(lowest, highest + 1)
        cuts.append(min(fit, key=lambda start: (abs(start - wanted), start)))
    return (*cuts, count)


def _score(notes: tuple[tuple[str, ...], ...], before: int, total: int, *, last: bool, apparatus: Apparatus) -> Score:
    """Return the picture of some of a text's `total` notes; `before` of them come before these."""
    sources = tuple(apparatus.site.sources)
    cells = tuple(
        ScoreCell(number, _score_threads(group, sources, apparatus))
        for number, group in enumerate(notes, start=before + 1)
    )
    which = f"each of the {total} notes" if len(notes) == total else f"notes {before + 1} to {before + len(notes)}"
    return Score(
        title=(f"Which of the {in_words(len(sources), 'article')} carries the claims of {which}, as the notes say."),
        explained=last,
        rows=apparatus.sigla(sources),
        cells=cells,
    )


def _score_threads(group: tuple[str, ...], sources: tuple[str, ...], apparatus: Apparatus) -> tuple[ScoreThread, ...]:
    """Return the origins of a note's claims as threads; those against the claims last."""
    proofs = tuple(proof for claim in group for proof in apparatus.site.proofs_of[claim])
    groups: dict[tuple[str, bool], tuple[set[str], bool]] = {}
    for proof in proofs:
        if proof.evidence.stance not in (Stance.SUPPORTS, Stance.CONTRADICTS):
            continue
        key = (proof.basis.key, proof.contradicts)
        found, named = groups.get(key, (set(), False))
        groups[key] = (found | {proof.source}, named or proof.basis.named)
    return tuple(
        ScoreThread(tuple(row for row, source in enumerate(sources) if source in found), named and not against, against)
        for (_, against), (found, named) in sorted(groups.items(), key=lambda item: item[0][1])
    )
