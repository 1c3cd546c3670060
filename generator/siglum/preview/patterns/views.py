"""All that the page of patterns shows, invented."""

from functools import cache

from msgspec import Struct

from siglum.html.apparatus import ANONYMOUS, DOUBTFUL, TAGS
from siglum.html.dots import Dots
from siglum.html.finding_views import Day, EventView, FigureChart, HangingRow, OrderPicture
from siglum.html.list_views import SourceLine
from siglum.html.name_views import EntityCard, RoleLine, ThemeRow
from siglum.html.part_views import (
    AnswerLine,
    Bead,
    DerivationView,
    DifferenceRow,
    EventLine,
    IndexGroup,
    MatrixGroup,
    OriginPath,
    Paragraph,
    RestingView,
    SearchLine,
    ToldPassage,
)
from siglum.html.picture_views import DaysPicture, FlowCount, FlowEnd, FlowPicture, Network, Score
from siglum.html.text_views import (
    RatioPicture,
    Text,
)
from siglum.html.version_views import Collation, Ways
from siglum.html.views import (
    Backlink,
    ChainLink,
    ClaimLine,
    EvidenceCard,
    Fact,
    Link,
    NoteQuote,
    QuoteSegment,
    Siglum,
    Tag,
    Verbatim,
)
from siglum.model.refs import Ref
from siglum.preview.patterns.ferry import (
    CHINESE,
    HEBREW,
    HERE,
    LONG,
    LONG_WORD,
    PLAIN,
    SOURCE,
    TRANSLATED,
    claim_lines,
    sigla,
    siglum_of,
    words_of,
)
from siglum.preview.patterns.proofs import (
    beads,
    chains,
    chart,
    collations,
    days,
    evidence,
    hanging,
    matrix,
    network,
    order,
    origins,
    score,
    searches,
    themes,
    ways,
)
from siglum.preview.patterns.texts import paragraphs, text


class Patterns(Struct, frozen=True):
    """All that the page of patterns shows, by the part that shows it."""

    tags: tuple[Tag, ...]
    lines: tuple[ClaimLine, ...]
    evidence: tuple[EvidenceCard, ...]
    chains: tuple[tuple[ChainLink, ...], ...]
    origins: tuple[OriginPath, ...]
    collations: tuple[Collation, ...]
    ways: Ways
    scores: tuple[Score, ...]
    groups: tuple[MatrixGroup, ...]
    sources: tuple[Siglum, ...]
    source_lines: tuple[SourceLine, ...]
    cards: tuple[EntityCard, ...]
    text: Text
    paragraphs: tuple[Paragraph, ...]
    derivations: tuple[DerivationView, ...]
    resting: tuple[RestingView, ...]
    dots: tuple[RatioPicture, ...]
    order: OrderPicture
    hanging: tuple[HangingRow, ...]
    differences: tuple[DifferenceRow, ...]
    searches: tuple[SearchLine, ...]
    beads: tuple[tuple[Bead, ...], ...]
    told: tuple[ToldPassage, ...]
    flows: tuple[FlowPicture, ...]
    themes: tuple[ThemeRow, ...]
    themes_of_many: tuple[ThemeRow, ...]
    days: tuple[Day, ...]
    event_lines: tuple[EventLine, ...]
    all_days: DaysPicture
    chart: FigureChart
    facts: tuple[Fact, ...]
    backlinks: tuple[Backlink, ...]
    index: tuple[IndexGroup, ...]
    networks: tuple[Network, ...]
    pages: tuple[Link, ...]
    neighbours: tuple[tuple[Link | None, Link | None], ...]


@cache
def patterns(photograph: str) -> Patterns:
    """Return the views, which are the same for every site; `photograph` is the address of one of its pictures."""
    return Patterns(
        tags=TAGS,
        lines=tuple(claim_lines()),
        evidence=tuple(evidence()),
        chains=chains(),
        origins=origins(),
        collations=collations(),
        ways=ways(),
        scores=(score(3, 2), score(12, 5), score(30, 12)),
        groups=(matrix(5),),
        sources=sigla(5),
        source_lines=tuple(_source_lines()),
        cards=tuple(_cards()),
        text=text(photograph),
        paragraphs=paragraphs(),
        derivations=_derivations(),
        resting=_resting(),
        dots=_dots(),
        order=order(),
        hanging=hanging(),
        differences=_differences(),
        searches=searches(),
        beads=beads(),
        told=_told(),
        flows=(_flow(4, 3), _flow(20, 12)),
        themes=themes((0, 1, 40, 3, 12), (5, 0, 0, 9, 1)),
        themes_of_many=themes((50, 20), (1, 1)),
        days=_days(),
        event_lines=(EventLine(HERE, "The ferry leaves", "14 May 1932"), EventLine(HERE, LONG, "")),
        all_days=days(),
        chart=chart(),
        facts=_facts(),
        backlinks=(Backlink(Link(HERE, "The ferry, note 3"), LONG), Backlink(Link(HERE, LONG_WORD), "")),
        index=(IndexGroup("People", tuple(Link(HERE, name) for name in ("Ada", LONG_WORD, "Zoe"))),),
        networks=(network(5), network(0)),
        pages=(Link(HERE, "A to F"), Link(None, "G to P"), Link(HERE, LONG_WORD)),
        neighbours=((Link(HERE, PLAIN), Link(HERE, LONG)), (None, Link(HERE, PLAIN)), (Link(HERE, PLAIN), None)),
    )


def _dots() -> tuple[RatioPicture, ...]:
    part, whole = Link(HERE, "More than 40 passengers"), Link(HERE, LONG)
    drawn = (Dots(100, 60, 20), Dots(1000, 4, 50), Dots(10_000, 1, 125), None)
    return tuple(RatioPicture("So many dots.", "At least 4.1 in 1,000.", one, part, whole, PLAIN) for one in drawn)


def _resting() -> tuple[RestingView, ...]:
    everything = Ref("rests.json")
    link = Link(Ref("home"), LONG)
    return (
        RestingView(
            "If this article fell, none of the 2 claims that it carries would have nothing left.", 0, (), everything
        ),
        RestingView("If this report fell, all of the 2 claims would have nothing left.", 2, (link, link), everything),
        RestingView(f"If all that {LONG_WORD} says fell, 90 of the 99 claims would fall.", 90, (link,), everything),
    )


def _derivations() -> tuple[DerivationView, ...]:
    passages = tuple((QuoteSegment(Verbatim(one, SOURCE), gap=False),) for one in (PLAIN, HEBREW))
    return (
        DerivationView(
            "one",
            HERE,
            "The Gazette’s report",
            LONG,
            judged=True,
            passages=passages,
            others=sigla(3),
        ),
        DerivationView("two", HERE, LONG_WORD, PLAIN, judged=False, passages=(), others=()),
    )


def _differences() -> tuple[DifferenceRow, ...]:
    dawn = AnswerLine("At dawn", (siglum_of(0), siglum_of(1)))
    never = AnswerLine("Not at all", (siglum_of(2),))
    return (
        DifferenceRow("d", HERE, "When did the ferry leave?", "another time", contested=False, answers=(dawn, never)),
        DifferenceRow("e", HERE, LONG, "", contested=True, answers=(AnswerLine(LONG_WORD, ()), dawn, never)),
    )


def _flow(voices: int, articles: int) -> FlowPicture:
    names = [LONG_WORD, "The Gazette", "the keeper", *(f"Voice {number}" for number in range(voices))]
    said = [FlowEnd(f"v{number}", Link(HERE, names[number]), "", number == 0) for number in range(voices)]
    printed = [
        FlowEnd(f"a{number}", Link(HERE, PLAIN), siglum_of(number % 5).letter, concluded=False)
        for number in range(articles)
    ]
    counts = (
        FlowCount(voice.key, article.key, 1 + (number * 7 + at) % 9)
        for number, voice in enumerate(said)
        for at, article in enumerate(printed)
        if (number + at) % 2 == 0
    )
    finding = "what two articles seem to take from one report: 9 of 20 claims."
    title, how = "Who is really speaking?", Link(HERE, "How")
    return FlowPicture(title, tuple(said), tuple(printed), tuple(counts), finding, how)


def _told() -> tuple[ToldPassage, ...]:
    claim = Link(HERE, "three articles, one report")
    left, sank = Verbatim("The ferry left at dawn", "gazette"), Verbatim("and sank", "gazette")
    segments = (QuoteSegment(left, gap=False), QuoteSegment(sank, gap=True))
    quote = NoteQuote("gazette", "en", segments, siglum_of(0), against=False)
    other = (QuoteSegment(Verbatim(HEBREW, "gazette"), gap=False),)
    hebrew = NoteQuote("gazette", "he", other, siglum_of(1), against=False, translation=TRANSLATED)
    return (
        ToldPassage(quote, (), claim),
        ToldPassage(quote, ("the keeper", "The Gazette"), claim),
        ToldPassage(hebrew, (), claim),
    )


def _days() -> tuple[Day, ...]:
    def event(number: int, title: str, nature: str = "Happened", known: str = "printed") -> EventView:
        disputed = Link(HERE, "two answers are given") if known != "printed" else None
        basis = words_of("“", "the Gazette", " prints the date.”")
        words = Link(HERE, "the words, two claims")
        return EventView(f"event-{number}", words_of(title), nature, known, basis, sigla(number), words, disputed)

    lost = event(5, f"The {LONG_WORD} is lost", known="")
    return (
        Day("1932", "1932", "", worked_out=False, events=(event(1, PLAIN), event(2, CHINESE, "Reported"))),
        Day("1932-05-15", "15", "15 May 1932", True, (event(3, HEBREW, known="date worked out"),)),  # noqa: FBT003 - worked out
        Day("1932-05-20", "20", "20 May 1932", worked_out=False, events=(event(4, LONG, "Expected"),)),
        Day("", "", "no day given", worked_out=False, events=(lost,)),
    )


# Lists


def _source_lines() -> list[SourceLine]:
    facts = "outlet not named; author not named; date not given"
    return [
        SourceLine(siglum_of(number), siglum_of(number).title, facts, LONG if number % 2 else "", number)
        for number in range(5)
    ]


def _cards() -> list[EntityCard]:
    called = (Verbatim("keeper of the gate", SOURCE), Verbatim(HEBREW, SOURCE))
    roles = tuple(RoleLine(siglum_of(number), SOURCE, role, HERE) for number, role in enumerate(called))
    return [
        EntityCard(HERE, "The keeper", "", roles, (ANONYMOUS,), 12, sigla(5)),
        EntityCard(HERE, LONG_WORD, LONG, (), (DOUBTFUL,), 1, sigla(1)),
        EntityCard(HERE, "看门人", PLAIN, roles[:1], (), 0, ()),
        EntityCard(HERE, "The Harbour Post", PLAIN, (), (), 0, (), sigla(2)),
        EntityCard(HERE, "The Tribune", PLAIN, (), (), 3, sigla(2), sigla(1)),
    ]


def _facts() -> tuple[Fact, ...]:
    return (
        Fact("Outlet", words_of("", "The Gazette")),
        Fact("Author", words_of("not named")),
        Fact("File", words_of(f"{LONG_WORD}.txt")),
        Fact("Original", words_of(f"https://gazette.example/{LONG_WORD}")),
        Fact("Captured", words_of("14 May 2026, 07:00 UTC")),
        Fact("Carried here", words_of("", "the web archive itself", f", SHA-256 {'0123456789abcdef' * 4}")),
        Fact("Outlets that it credits", words_of("", "The Gazette", ", ", "حارس البوابة", ", ", "渡轮")),
    )
