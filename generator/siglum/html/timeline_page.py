"""The timeline: all events in one picture, and how the date of each is known."""

from siglum.facts.indexes import Indexes
from siglum.facts.parts import event_parts
from siglum.html.apparatus import Apparatus
from siglum.html.finding_views import Day, EventView
from siglum.html.lanes import days_picture
from siglum.html.page_views import TimelinePage
from siglum.html.pagination import described, part_links
from siglum.html.views import Heading, Link
from siglum.model.counting import in_words, number_word
from siglum.model.dates import When
from siglum.model.refs import Ref

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NATURES = {"happened": "Happened", "reported": "Reported", "planned": "Expected"}
TITLE = "What happened when, as far as anybody says"


def timeline_page(indexes: Indexes, here: Ref) -> TimelinePage:
    """Return the timeline."""
    apparatus = Apparatus(indexes, here)
    standfirst = _standfirst(indexes)
    parts = event_parts(indexes.events_in_order)
    above = () if here.part == 1 else ((here.parted(1), "Timeline"),)
    called = "Timeline" if here.part == 1 else f"Timeline, part {here.part} of {len(parts)}"
    heading = Heading(called, described(standfirst, here, len(parts)), above)
    title = TITLE if here.part == 1 else f"{TITLE}, part {here.part}"
    return TimelinePage(
        heading=heading,
        title=title,
        standfirst=standfirst,
        picture=days_picture(apparatus) if here.part == 1 else None,
        days=tuple(_days(parts[here.part - 1], apparatus)),
        parts=part_links(here, len(parts)),
    )


def _standfirst(indexes: Indexes) -> str:
    events = indexes.site.events
    if not events:
        return "No event has been recorded on this site."
    printed = sum(event.when is not None and event.dated == "stated" for event in events.values())
    total = in_words(len(events), "event")
    if printed == len(events):
        return f"The articles print the date of {'all ' if printed > 1 else ''}{total}."
    number = number_word(printed) if printed else "none"
    rest = "the other" if len(events) - printed == 1 else "the others"
    for_whom = rest if printed else "each"
    return f"Of {total} the articles print the date of {number}. For {for_whom} this is how near one can come."


def timeline_parts(indexes: Indexes, _key: str = "") -> int:
    """Return the number of pages of the timeline."""
    return len(event_parts(indexes.events_in_order))


def _days(names: tuple[str, ...], apparatus: Apparatus) -> list[Day]:
    """Return events by date, in their order, as one Day for each date; those without one come last."""
    grouped: dict[str, list[str]] = {}
    for name in names:
        when = apparatus.site.events[name].when
        grouped.setdefault(when.text if when else "", []).append(name)
    return [_day(found, apparatus) for found in grouped.values()]


def _day(names: list[str], apparatus: Apparatus) -> Day:
    events = [apparatus.site.events[name] for name in names]
    when = events[0].when
    words = _words(when, names, apparatus) if when else "no day given"
    numeral = _numeral(when) if when else ""
    return Day(
        datetime=when.machine if when else "",
        numeral=numeral,
        words="" if words == numeral else words,
        worked_out=all(event.dated == "inferred" for event in events),
        events=tuple(_event(name, apparatus) for name in names),
    )


def _numeral(when: When) -> str:
    """Return the day of the month, or several of one month, such as 13–15, or a year; empty for any other time."""
    if when.words == when.text and when.text.isdigit():
        return when.text
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
        if day in site.texts[proof.source].text[part.start : part.end]
    }
    fitting = {WEEKDAYS[one] for one in when.possible_weekdays} & printed
    return fitting.pop() if len(fitting) == 1 else ""


def _event(name: str, apparatus: Apparatus) -> EventView:
    event = apparatus.site.events[name]
    disputed = None
    if event.disputed_by:
        answers = in_words(len(apparatus.site.disagreements[event.disputed_by].positions), "answer")
        disputed = Link(apparatus.ref(event.disputed_by), f"{answers} are given")
    count = "" if len(event.claims) == 1 else f", {in_words(len(event.claims), 'claim')}"
    return EventView(
        id=name,
        title=apparatus.words(event.title),
        nature=NATURES[event.nature],
        known=("printed" if event.dated == "stated" else "date worked out") if event.when else "",
        basis=apparatus.words(event.basis),
        articles=apparatus.articles(event.claims),
        words=Link(apparatus.ref(event.claims[0]), f"the words{count}"),
        disputed=disputed,
    )
