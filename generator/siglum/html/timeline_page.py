"""The timeline: what happened when, how each date is known, and the events without a date."""

from siglum.facts.indexes import Indexes
from siglum.html.apparatus import Apparatus
from siglum.html.page_views import TimelinePage
from siglum.html.part_views import Day, EventView
from siglum.html.pictures import month_of
from siglum.html.views import Heading, Link
from siglum.model.dates import When
from siglum.model.records import Event
from siglum.model.refs import Ref

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY_NATURES = {"happened": "", "reported": "Reported on this day", "planned": "Set for this day"}
NATURES = {"happened": "", "reported": "Reported at this time", "planned": "Set for this time"}
"""The words for the nature of an event; DAY_NATURES for one of a known day, these for any other."""


def timeline_page(indexes: Indexes, here: Ref) -> TimelinePage:
    """Return the timeline."""
    site = indexes.site
    events = dict(site.events)
    apparatus = Apparatus(indexes, here)
    names = [name for name in indexes.events_in_order if events[name].when]
    stated = sum(events[name].dated == "stated" for name in names)
    standfirst = (
        f"{len(events)} event{'s' * (len(events) != 1)}. "
        f"Sources print the dates of {stated}; the others are inferred, and each says how."
        if events
        else "No event has been recorded on this site."
    )
    heading = Heading("Timeline", standfirst)
    month = month_of(tuple(events.values()))
    days = _days(names, apparatus)
    # Events that are known only by month, year or span are the background to those of a day.
    background = tuple(day for day in days if not day.is_day)
    return TimelinePage(
        heading=heading,
        title="What happened when",
        standfirst=standfirst,
        month=month,
        background=background,
        days=tuple(day for day in days if day not in background),
        unknown=tuple(_event(name, apparatus) for name in _undated(events)),
    )


def _undated(events: dict[str, Event]) -> list[str]:
    return [name for name in events if not events[name].when]


def _days(names: list[str], apparatus: Apparatus) -> list[Day]:
    """Return the events by date, in the order of `names`, as one Day for each date."""
    grouped: dict[str, list[str]] = {}
    for name in names:
        when = apparatus.site.events[name].when
        if when:
            grouped.setdefault(when.text, []).append(name)
    days = []
    for text, found in grouped.items():
        events = [apparatus.site.events[name] for name in found]
        when = events[0].when
        if when is None:
            continue
        days.append(
            Day(
                edtf=text,
                datetime=when.machine,
                is_day=bool(when.day),
                numeral=_numeral(when),
                words=_words(when, found, apparatus),
                inferred=all(event.dated == "inferred" for event in events),
                planned=any(event.nature == "planned" for event in events),
                events=tuple(_event(name, apparatus) for name in found),
            )
        )
    return days


def _numeral(when: When) -> str:
    """Return the day of the month, or several of one month, such as 13–15; empty for a longer time."""
    first, last = when.begins, when.ends
    if not first or not last or first[:2] != last[:2]:
        return ""
    if when.day:
        return str(first[2])
    is_written_out = len(when.text) > len("2025-01~") and "/" not in when.text
    return f"{first[2]}–{last[2]}" if is_written_out else ""


def _words(when: When, events: list[str], apparatus: Apparatus) -> str:
    """Say a date, with the day of the week where that is sure: all calendars agree on it, or a passage prints it."""
    weekday = WEEKDAYS[when.weekday] if when.weekday is not None else _printed_weekday(when, events, apparatus)
    return f"{weekday} {when.words}" if weekday else when.words


def _printed_weekday(when: When, events: list[str], apparatus: Apparatus) -> str:
    """Return the day of the week that passages print, where it is the date's in the new calendar or in the old one."""
    site = apparatus.site
    printed = {
        day
        for event in events
        for claim in site.events[event].claims
        for proof in site.proofs_of[claim]
        for part in proof.stretches
        for day in WEEKDAYS
        if day in site.texts[proof.evidence.source].text[part.start : part.end]
    }
    fitting = {WEEKDAYS[one] for one in when.possible_weekdays} & printed
    return fitting.pop() if len(fitting) == 1 else ""


def _event(name: str, apparatus: Apparatus) -> EventView:
    event = apparatus.site.events[name]
    disputed = None
    if event.disputed_by:
        question = apparatus.site.disagreements[event.disputed_by].question
        disputed = Link(apparatus.ref(event.disputed_by), question)
    return EventView(
        id=name,
        title=apparatus.words(event.title),
        nature=(DAY_NATURES if event.when and event.when.day else NATURES)[event.nature],
        basis=apparatus.words(event.basis),
        inferred=event.dated == "inferred",
        disputed=disputed,
        claims=apparatus.claim_lines(event.claims),
    )
