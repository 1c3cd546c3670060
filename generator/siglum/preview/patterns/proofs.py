"""Invented evidence, chains, origins and comparisons, and pictures and tables of them."""

from itertools import starmap

from msgspec.structs import replace

from siglum.html.collation import compare
from siglum.html.days import Lane
from siglum.html.finding_views import (
    Bounded,
    FigureChart,
    FigureGroup,
    FigureRow,
    FigureSaid,
    FigureTick,
    HangingRow,
    OrderColumn,
    OrderLine,
    OrderPicture,
    OrderRow,
)
from siglum.html.name_views import ThemeRow
from siglum.html.part_views import (
    Bead,
    MatrixCell,
    MatrixGroup,
    MatrixRow,
    OriginArticle,
    OriginPath,
    SearchLine,
)
from siglum.html.picture_views import (
    DayCell,
    DayCount,
    DayLane,
    DayLine,
    DayRow,
    DaysPicture,
    Nature,
    Network,
    NetworkGroup,
    NetworkLine,
    NetworkNode,
    NetworkSpeaker,
    Score,
    ScoreCell,
    ScoreThread,
)
from siglum.html.version_views import Collation, VersionRow, Way, WayRun, Ways, WaySegment
from siglum.html.views import (
    ChainLink,
    DoubtLine,
    EvidenceCard,
    Link,
    PagePicture,
    QuoteSegment,
    Row,
    TranslationView,
    Verbatim,
)
from siglum.html.ways import only_some
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
    sigla,
    siglum_of,
    words_of,
)

# Evidence


def _chain(*names: str, known: bool = True) -> tuple[ChainLink, ...]:
    roles = ("Speaker", "to", "reported by", "reported by", "printed by")
    return tuple(
        ChainLink(roles[number], name, HERE if known or number else None, known or number > 0)
        for number, name in enumerate(names)
    )


def chains() -> tuple[tuple[ChainLink, ...], ...]:
    """Return chains of one, three, four and five links."""
    return (
        _chain("Article A"),
        _chain("The keeper", "The Gazette", "Article B"),
        _chain("A boy whom nobody names", "The keeper", "The Gazette", "The Evening Post", "Article C", known=False),
        _chain(LONG_WORD, "看门人", "حارس البوابة", "Article D"),
    )


def _pages() -> tuple[PagePicture, ...]:
    """Return an upright page that can be read elsewhere, and a wide one that can't."""
    lines = tuple((72.0, top, right, top + 12) for top, right in ((300.0, 520.0), (316.0, 520.0), (332.0, 210.0)))
    return (
        PagePicture("page 12", "https://gazette.example/report.pdf#page=12", (595, 842), lines),
        PagePicture("page xiii", "", (842, 420), ((72, 40, 770, 52),)),
    )


def evidence() -> list[EvidenceCard]:
    """Return evidence of every stance, in each of the languages."""
    stances = (
        ("Says so", False),
        ("Says a part of it", False),
        ("Says it otherwise", False),
        ("Speaks against it", True),
    )
    doubt = DoubtLine(
        "A word is missing in print.", siglum_of(1), (QuoteSegment(Verbatim("at dawn", SOURCE), gap=False),), SOURCE
    )
    cards = []
    for number, (language, words) in enumerate(ALL_WRITINGS):
        stance, against = stances[number % len(stances)]
        cut = words.find(" ", len(words) // 2)
        whole = (QuoteSegment(Verbatim(words, SOURCE), gap=False),)
        halves = (words[:cut], words[cut:])
        parts = tuple(QuoteSegment(Verbatim(half.strip(), SOURCE), at > 0) for at, half in enumerate(halves))
        cards.append(
            EvidenceCard(
                id=f"evidence-{number}",
                siglum=siglum_of(number % 5),
                source=SOURCE,
                language=language,
                before=Verbatim(f"{words} " if number % 2 else "", SOURCE),
                more_before=number % 2 == 1,
                segments=parts if number == 1 else whole,
                after=Verbatim(f" {words}" if number % 2 else "", SOURCE),
                more_after=number % 3 == 1,
                against=against,
                stance=stance,
                form=("in quotation marks", "reported, not quoted")[number % 2],
                scope="The credit is taken to cover the paragraph." if number % 2 else "",
                chain=chains()[number % 4],
                origin=words_of("From ", "the Gazette", ".") if number % 2 else (),
                title=siglum_of(number % 5).title,
                title_language="",
                note=words_of("The keeper is ", "the keeper of the east gate", ".") if number % 3 == 1 else (),
                doubts=(doubt,) if number % 3 == 0 else (),
                original="",
                pages=_pages() if number % 3 == 0 else (),
                translation=None if language == "en" else TranslationView((PLAIN, LONG)[number % 2], "the editor"),
            )
        )
    return cards


def origins() -> tuple[OriginPath, ...]:
    """Return origins: a named one, a judged one, the article itself, and one that is not named."""

    def articles(*numbers: int, lost: bool) -> tuple[OriginArticle, ...]:
        said = "names nobody for it" if lost else "credits the keeper, through the Gazette"
        return tuple(OriginArticle(siglum_of(number), said, lost) for number in numbers)

    def path(name: str, reason: str, *numbers: int, named: bool, judged: bool = False) -> OriginPath:
        report = Link(HERE, "why") if judged else None
        leads = None if name.startswith("The article") else HERE
        return OriginPath(name, leads, reason, report, named, judged, articles(*numbers, lost=not named))

    return (
        path("The Gazette", "Named in the article.", 0, named=True),
        path("a report of the morning", "By the editor’s judgement", 1, 2, 3, named=False, judged=True),
        path("The article itself", "", 4, named=True),
        path(LONG_WORD, CHINESE, 2, named=False),
    )


def order() -> OrderPicture:
    """Return three articles side by side, two of which tell the same things in the same order."""
    names = ("the keeper", "a boy", "the ferry", "shortened in the…", "渡轮")
    tellings = ((names, True), (names[:4], True), (names[2:] + names[:2], False))
    columns = [OrderColumn(siglum_of(at), things, same) for at, (things, same) in enumerate(tellings)]
    lines = [
        OrderLine(at, start, columns[at + 1].things.index(thing), parallel=at == 0)
        for at in range(2)
        for start, thing in enumerate(columns[at].things)
        if thing in columns[at + 1].things
    ]
    places = ((one.things.index(name) + 1 if name in one.things else 0 for one in columns) for name in names)
    rows = tuple(OrderRow(name, tuple(found)) for name, found in zip(names, places, strict=True))
    found = "A and B run parallel: four things, no line crosses."
    title = "They tell the same things, two of them in the same order"
    rest = "C has them in another order."
    return OrderPicture(title, found, True, tuple(columns), tuple(lines), found, rest, rows)  # noqa: FBT003 - drawn


def hanging() -> tuple[HangingRow, ...]:
    """Return the claims of three sets of articles, the last of which is one article alone."""

    def row(cells: str, said: str, count: int, *, alone: bool = False) -> HangingRow:
        claims = tuple(Link(HERE, words) for _, words in ALL_WRITINGS[:count])
        return HangingRow(tuple(cells), said, count, count / 40, alone, claims, count - len(claims))

    return (
        row("ABC", "40 claims in A, B and C", 40),
        row("A·C", "one claim in A and C", 1),
        row("··C", "five claims in C", 5, alone=True),
    )


def collations() -> tuple[Collation, ...]:
    """Return a comparison word by word, and one side by side."""
    base = PLAIN
    versions = (
        "The ferry left at noon, said the keeper.",
        "Said the keeper of the gate: the ferry left at dawn.",
        HEBREW,
    )

    def row(number: int, words: str, *, diffed: bool) -> VersionRow:
        compared = compare(base, words) if number and diffed else ()
        full = (QuoteSegment(Verbatim(words, SOURCE), gap=False),)
        form = "in quotation marks" if diffed else "reported, not quoted"
        row = VersionRow(siglum_of(number), SOURCE, HERE, form, "The keeper", full, compared, base=number == 0)
        return replace(row, language="he", translation=TRANSLATED) if words == HEBREW else row

    made = []
    for name, diffed in (("diffed", True), ("side-by-side", False)):
        rows = tuple(row(number, words, diffed=diffed) for number, words in enumerate((base, *versions)))
        note = () if diffed else words_of("Who ", "the keeper", " was is not known.")
        made.append(Collation(name, HERE, "When the ferry left", Link(HERE, "The keeper"), rows, note, diffed))
    return tuple(made)


def ways() -> Ways:
    """Return the versions of an utterance side by side, with what not all have; one has lost its speaker."""
    versions = (PLAIN, "The ferry left at noon, said the keeper.", HEBREW)
    runs = only_some([(words,) for words in versions[:2]])

    def way(number: int, words: str) -> Way:
        parts = runs[number] if number < len(runs) else ((WayRun(words, own=False),),)
        segments = tuple(WaySegment(part, gap=False) for part in parts)
        said = Way(siglum_of(number), SOURCE, segments, "The keeper", lost=number == 1)
        return replace(said, language="he", translation=TRANSLATED) if words == HEBREW else said

    return Ways("When the ferry left", HERE, tuple(starmap(way, enumerate(versions))), compared=True)


# Pictures and tables


def themes(*counts: tuple[int, ...]) -> tuple[ThemeRow, ...]:
    """Return the rows of a table of themes, given the numbers of each; every other has a long name."""
    return tuple(ThemeRow(Link(HERE, LONG_WORD if at % 2 else PLAIN), row) for at, row in enumerate(counts))


def score(notes: int, sources: int) -> Score:
    """Return a picture of notes by sources, given the number of each."""

    def cell(number: int) -> ScoreCell:
        first = number % sources
        one = ScoreThread(tuple(range(first, sources, 2)), named=number % 3 == 0, against=False)
        other = ScoreThread((first,), named=False, against=number % 4 == 1)
        return ScoreCell(number + 1, (one, other) if number % 2 else (one,))

    return Score(
        title=f"Which of {sources} articles carries the claims of {notes} notes",
        explained=True,
        rows=sigla(sources),
        cells=tuple(cell(number) for number in range(notes)),
    )


def matrix(sources: int) -> MatrixGroup:
    """Return a table of claims by sources, given the number of sources."""
    signs = (
        ("●", "says so", HERE),
        ("", "silent", None),
        ("≠", "speaks against it", HERE),
        ("≈", "in other words", HERE),
    )

    def row(number: int, statement: str) -> MatrixRow:
        cells = tuple(MatrixCell(*signs[(number + column) % 4]) for column in range(sources))
        return MatrixRow(Link(HERE, statement), cells, "2 articles, 1 origin")

    rows = tuple(row(number, words) for number, (_, words) in enumerate(ALL_WRITINGS))
    return MatrixGroup("The ferry", sigla(sources), rows)


def days() -> DaysPicture:
    """Return the picture of events of every nature and lane, one of them counted instead of drawn."""
    spans: tuple[tuple[Lane, float | None, float | None], ...] = (
        ("told", 1, 2),
        ("told", 2, 4),
        ("by", None, 3),
        ("from", 3, None),
        ("wide", -4, 9),
        ("unknown", None, None),
    )
    natures: tuple[Nature, ...] = ("happened", "reported", "planned")
    names = ("The last ferry", LONG_WORD, "看门人", "A boy", "حارس البوابة", "The gate")

    def row(number: int, told: Lane, first: float | None, last: float | None) -> DayRow:
        others = (4.5,) if number == 0 else ()
        nature, when = natures[number % 3], "14 May 1932"
        return DayRow(
            HERE.on(f"event-{number % 5 + 1}"), names[number], nature, number % 2 == 0, when, told, first, last, others
        )

    rows = tuple(row(number, *span) for number, span in enumerate(spans))
    far = (row(0, "before", None, None), row(4, "before", None, None))
    counts = (DayCount(1, 31, HERE.on("event-1"), "13 May 1932"), DayCount(3, 7, HERE.on("event-3"), "15 May 1932"))
    cells = tuple(
        DayCell(number, str(12 + number), "Thu", shaded=number in (2, 3), strong=number == 1) for number in range(5)
    )
    lanes = (
        DayLane("Long before", "", far=True, rows=far, more=(), counts=()),
        DayLane("A day can be told", "", far=False, rows=rows[:2], more=(), counts=()),
        DayLane("By 15 May", "it had happened by then", far=False, rows=rows[2:4], more=rows[4:], counts=()),
        DayLane("Counted", "", far=False, rows=(), more=(), counts=counts),
    )
    return DaysPicture(
        "May 1932", cells, (DayLine(3, "A is dated"),), lanes, "Of eight events, of two the day can be told."
    )


def chart() -> FigureChart:
    """Return figures with every bound, one of them too small to be a bar, some of them shown on demand."""
    bounds: tuple[tuple[Bounded, float, float | None], ...] = (
        ("exact", 1.0, None),
        ("over", 0.6, None),
        ("under", 0.5, None),
        ("about", 0.4, None),
        ("between", 0.3, 0.7),
        ("over", 0.001, None),
    )
    said = (FigureSaid(("The keeper", "The Gazette"), siglum_of(0)), FigureSaid((), siglum_of(1)))
    rows = tuple(
        FigureRow(Link(HERE, f"Figure {at}"), "counted by the keeper", (), said, share, upto, bound, counted=at == 0)
        for at, (bound, share, upto) in enumerate(bounds)
    )
    ticks = tuple(FigureTick(at / 4, f"{at * 100}") for at in range(5))
    groups = (FigureGroup("Those on board", rows[:5], ()), FigureGroup(LONG, rows[5:], rows[:1]))
    legend = (("Filled", "an article says who counted"), ("→", "more than, or over"))
    return FigureChart("c-people", "People", groups, ticks, "People, on one scale from nought.", legend)


def network(speakers: int) -> Network:
    """Return the picture of who told whom; with 0 speakers only the list, as for a site with too many."""
    names = ("The keeper", LONG_WORD, "看门人", "A boy", "حارس البوابة")
    drawn = tuple(NetworkNode(names[number % 5], number % 2 == 0) for number in range(speakers))
    outlets = tuple(NetworkNode(name, known) for name, known in OUTLETS)
    articles = tuple(NetworkNode(one.letter, known=True) for one in sigla(5))
    lines = tuple(
        NetworkLine("speakers", at, "outlets", at % 2, 6 * (at % 3), node.known) for at, node in enumerate(drawn)
    )
    told = (
        NetworkSpeaker(Link(HERE, "The keeper"), sigla(2), identified=True),
        NetworkSpeaker(Link(None, LONG_WORD), sigla(1), identified=False),
    )
    groups = (
        NetworkGroup("", Link(HERE, "The Gazette"), told, sigla(3)),
        NetworkGroup("An outlet that nobody names", None, told[1:], sigla(1)),
    )
    return Network("Who told whom", speakers > 0, drawn, outlets, articles, lines, groups)


OUTLETS = (("The Gazette", True), ("not named", False))


def searches() -> tuple[SearchLine, ...]:
    """Return what was looked for on the page of a question, and for a question on the page of a claim."""
    return (
        SearchLine(None, ("toll", LONG_WORD), Row(3, sigla(3)), "One passage that has one of them says nothing here."),
        SearchLine(Link(HERE, LONG), ("free of charge",), Row(0, ()), ""),
    )


def beads() -> tuple[tuple[Bead, ...], ...]:
    """Return the letters of an answer, joined and apart."""
    joined = tuple(Bead(siglum_of(number), named=False, joined=number > 0) for number in range(3))
    return (joined, (Bead(siglum_of(3), named=True, joined=False), *joined[:2]), joined[:1])
