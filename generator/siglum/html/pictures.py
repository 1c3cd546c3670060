"""Pictures of data, the score of an explainer and the month of the timeline; words beside each say the same."""

from itertools import pairwise

from siglum.html.apparatus import Apparatus
from siglum.html.picture_views import Month, MonthDay, MonthMark, Score, ScoreCell, ScoreThread
from siglum.html.text_views import Text
from siglum.model.date_words import month_in_words
from siglum.model.dates import Moment, days_of_month, weekday_of
from siglum.model.records import Event
from siglum.model.values import Stance

SCORE_LIMIT = 30
"""The most notes on one score; with more, columns would be too narrow."""
SCORE_SOURCES = 12


def scores(notes: tuple[tuple[str, ...], ...], sections: tuple[int, ...], apparatus: Apparatus) -> tuple[Score, ...]:
    """Return the pictures of a text's notes by sources; several where there are more than SCORE_LIMIT notes.

    `notes` holds the claims of each note; `sections` the number, from 0, of the first note of each section of the text.
    A note's column has a thread for each origin of its claims. There is no picture without notes, or with more than
    SCORE_SOURCES sources.
    """
    if not notes or len(apparatus.site.sources) > SCORE_SOURCES:
        return ()
    cuts = score_cuts(len(notes), sections)
    return tuple(
        _score(notes[start:end], start, len(notes), last=end == len(notes), apparatus=apparatus)
        for start, end in pairwise(cuts)
    )


def sourcing(notes: tuple[tuple[str, ...], ...], apparatus: Apparatus) -> str:
    """Return in a sentence how many of a text's notes rest on one origin alone; empty without notes."""
    if not notes:
        return ""
    counts = apparatus.indexes.counts
    single = sum(len({origin.key for claim in group for origin in counts[claim].origins}) == 1 for group in notes)
    if len(notes) == 1:
        return f"There is one note, and it rests on {'one report' if single else 'several reports'}."
    if single == len(notes):
        return f"Each of the {len(notes)} notes rests on one report only, however many articles print it."
    rest = "rests" if single == 1 else "rest"
    return f"{single} of the {len(notes)} notes {rest} on one report only, however many articles print it."


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
        title=(f"Which of the {len(sources)} articles carries the claims of {which}, as the notes say."),
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
        key = (proof.basis.key, proof.evidence.stance is Stance.CONTRADICTS)
        found, named = groups.get(key, (set(), False))
        groups[key] = (found | {proof.evidence.source}, named or proof.basis.named)
    return tuple(
        ScoreThread(tuple(row for row, source in enumerate(sources) if source in found), named and not against, against)
        for (_, against), (found, named) in sorted(groups.items(), key=lambda item: item[0][1])
    )


FRIDAY = 4
TIGHT = 2
"""A day with events, fewer than this many days after the last such day, has its label a line lower."""


def month_of(events: tuple[Event, ...]) -> Month | None:
    """Return the picture of the month with the most events of a known day; None where there are none."""
    months: dict[tuple[int, int], list[tuple[Moment, Event]]] = {}
    for event in events:
        if event.when and event.when.day and event.when.begins:
            months.setdefault(event.when.begins[:2], []).append((event.when.begins, event))
    if not months:
        return None
    (year, month), found = max(months.items(), key=lambda item: (len(item[1]), item[0]))
    length = days_of_month(year, month)
    stacked: dict[int, int] = {}
    marks = []
    for moment, event in sorted(found, key=lambda item: (item[0], item[1].dated == "inferred")):
        if event.nature == "planned":
            continue
        day = moment[2]
        below = stacked.get(day, 0)
        stacked[day] = below + 1
        marks.append(MonthMark(day, below, event.dated == "inferred"))
    planned = tuple(sorted({moment[2] for moment, event in found if event.nature == "planned"}))
    weekends = (day for day in range(1, length + 1) if (weekday_of(year, month, day) or 0) > FRIDAY)
    return Month(
        title=_month_title(year, month, stacked, planned),
        days=_day_labels(length, {*stacked, *planned}),
        weekends=tuple(weekends),
        marks=tuple(marks),
        deadlines=planned,
    )


def _day_labels(length: int, strong: set[int]) -> tuple[MonthDay, ...]:
    labels = []
    lower = False
    before = -TIGHT
    for day in range(1, length + 1):
        if day in strong:
            lower = day - before < TIGHT and not lower
            before = day
            labels.append(MonthDay(day, int(lower), str(day), strong=True))
        else:
            labels.append(MonthDay(day, 0, str(day) if day in (1, length) else "·", strong=False))
    return tuple(labels)


def _month_title(year: int, month: int, stacked: dict[int, int], planned: tuple[int, ...]) -> str:
    said = [f"{count} event{'s' * (count != 1)} on the {_ordinal(day)}" for day, count in sorted(stacked.items())]
    said += [f"a date set for the {_ordinal(day)}" for day in planned]
    return f"{month_in_words(year, month)}: {', '.join(said)}. The list below says the same."


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
