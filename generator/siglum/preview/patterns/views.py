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
    BlockLabel,
    DerivationView,
    DifferenceRow,
    EventLine,
    IndexGroup,
    MatrixGroup,
    OriginPath,
    Paragraph,
    RestingView,
    SearchLine,
    SourceNode,
    ToldPassage,
)
from siglum.html.picture_views import DaysPicture, FlowCount, FlowEnd, FlowPicture, Network, Score
from siglum.html.text_views import (
    Block,
    Inline,
    KeySegment,
    Note,
    NoteLine,
    NoteTranslation,
    NoteWords,
    RatioPicture,
    ShownPicture,
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
    ALL_WRITINGS,
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
        text=(*_text(), *_photographs(photograph)),
        paragraphs=tuple(_paragraphs()),
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


# Texts


def _line(number: int, *, words: int | None = None, against: bool = False, contested: bool = False) -> NoteLine:
    """Return a line of a note, with the words of one of all writings or with none."""
    language, said = ALL_WRITINGS[words or 0]
    cut = len(said) // 3
    segments = (KeySegment(said[:cut], Verbatim(said[cut : 2 * cut], SOURCE), said[2 * cut :], gap=False),)
    sign = Link(HERE, "contested" if contested else "told differently") if number % 2 else None
    return NoteLine(
        words=None if words is None else NoteWords(SOURCE, language, segments, cut=True, opens=False, against=against),
        voices=("the keeper", "The Gazette")[: number % 3],
        siglum=siglum_of(number % 5),
        statement=LONG if number % 2 else PLAIN,
        claim=Link(HERE, "three articles, one report"),
        sign=sign,
        contested=contested,
        translation=None
        if words is None or language == "en"
        else NoteTranslation(KeySegment("", Verbatim(PLAIN, ""), f" {LONG}", gap=False), "the editor"),
    )


def _notes() -> tuple[Note, ...]:
    reason = (Inline("text", LONG), Inline("sigla", sigla=(siglum_of(2),)))
    return (
        Note("1", "m1", (_line(1, words=0),)),
        Note("2", "m2", (_line(2, words=1), _line(3, words=2, contested=True))),
        Note("3", "m3", (_line(4, words=3),), (_line(5, words=4, against=True, contested=True),)),
        Note("4", "m4", (_line(6), _line(7))),
        Note("a", "ma", (), reason=reason),
    )


def _text() -> Text:
    inlines = []
    for note in _notes():
        inlines += [Inline("text", "As "), Inline("name", "the keeper", href=HERE), Inline("text", " wrote, ")]
        inlines += [Inline("cover", inlines=(Inline("text", LONG.rstrip(".")),))]
        inlines += [Inline("note", note=note, marker=note.back), Inline("text", ". ")]
    return (Block("paragraph", tuple(inlines), notes=_notes()), _table())


def _photographs(address: str) -> Text:
    """Return a small picture and one that is wider than its column."""
    return tuple(
        Block(
            "picture",
            (Inline("text", words),),
            text="A ferry.",
            picture=ShownPicture(Ref("address", address), side, side),
        )
        for side, words in ((120, "Photograph: the keeper"), (1200, f"{LONG} {LONG_WORD}"))
    )


def _table() -> Block:
    """Return a table that is wider than a small screen, with the words of its columns on every side."""

    def cells(*words: str) -> tuple[tuple[Inline, ...], ...]:
        return tuple((Inline("text", text),) for text in words)

    note = Note("5", "m5", (_line(2, words=0),))
    rows = (cells("1932", "1,204", PLAIN, LONG_WORD), cells("1933", "12", CHINESE, HEBREW))
    last = (*rows[0][-1], Inline("note", note=note, marker=note.back))
    return Block(
        "table",
        header=cells("Year", "Crossings", "What is told of them", "By whom"),
        rows=((*rows[0][:-1], last), rows[1]),
        sides=("", "end", "start", "middle"),
        text="Year, Crossings, What is told of them, By whom",
        notes=(note,),
    )


def _paragraphs() -> list[Paragraph]:
    label = BlockLabel(Link(HERE, "the keeper"), judged=True, note="Nothing marks where they begin.")
    made = [_paragraph(1, (SourceNode("text", text="The ferry leaves"),), heading=True)]
    for number, (_, words) in enumerate(ALL_WRITINGS, start=2):
        cut = len(words) // 2
        mark = SourceNode("mark", text=words[:cut], against=number % 2 == 0)
        name = SourceNode("name", text=words[cut : cut + 6], href=HERE)
        doubt = SourceNode("doubt", text=words[cut + 6 : -4])
        made.append(_paragraph(number, (mark, name, doubt, SourceNode("text", text=words[-4:]))))
    return [
        *made,
        Paragraph(
            9,
            SOURCE,
            heading=False,
            nodes=(SourceNode("text", text=LONG),),
            notes=(Note("9", "m9", (_line(8),)),),
            begins=(label,),
            inside="the keeper",
            ends=(label,),
        ),
    ]


def _paragraph(number: int, nodes: tuple[SourceNode, ...], *, heading: bool = False) -> Paragraph:
    return Paragraph(number, SOURCE, heading, nodes, notes=(), begins=(), inside="", ends=())


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
