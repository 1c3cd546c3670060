"""All that the page of patterns shows, invented."""

from dataclasses import dataclass
from functools import cache

from siglum.html.apparatus import ANONYMOUS, DOUBTFUL
from siglum.html.part_views import (
    BlockLabel,
    Collation,
    Day,
    DerivationView,
    DisagreementView,
    EntityCard,
    EventLine,
    EventView,
    IndexGroup,
    MatrixGroup,
    OriginPath,
    Paragraph,
    PositionView,
    RoleLine,
    SourceLine,
    SourceNode,
)
from siglum.html.picture_views import Month, Network, Score
from siglum.html.text_views import Block, Inline, Text
from siglum.html.views import (
    Backlink,
    Badge,
    ChainLink,
    ClaimLine,
    EvidenceCard,
    Fact,
    Link,
    Note,
    NotedClaim,
    NoteQuote,
    QuoteSegment,
    Siglum,
    Strip,
)
from siglum.preview.patterns.ferry import (
    ALL_WRITINGS,
    CHINESE,
    HEBREW,
    HERE,
    LONG,
    LONG_WORD,
    PLAIN,
    SOURCE,
    badges,
    claim_lines,
    sigla,
    siglum_of,
    strips,
    words_of,
)
from siglum.preview.patterns.proofs import chains, collations, evidence, matrix, month, network, origins, score


@dataclass(frozen=True, slots=True)
class Patterns:
    """All that the page of patterns shows, by the part that shows it."""

    strips: tuple[tuple[str, Strip], ...]
    badges: tuple[Badge, ...]
    lines: tuple[ClaimLine, ...]
    evidence: tuple[EvidenceCard, ...]
    chains: tuple[tuple[ChainLink, ...], ...]
    origins: tuple[OriginPath, ...]
    collations: tuple[Collation, ...]
    scores: tuple[Score, ...]
    groups: tuple[MatrixGroup, ...]
    sources: tuple[Siglum, ...]
    source_lines: tuple[SourceLine, ...]
    cards: tuple[EntityCard, ...]
    text: Text
    notes: tuple[Note, ...]
    paragraphs: tuple[Paragraph, ...]
    derivations: tuple[DerivationView, ...]
    disagreement: DisagreementView
    days: tuple[Day, ...]
    event_lines: tuple[EventLine, ...]
    month: Month
    facts: tuple[Fact, ...]
    backlinks: tuple[Backlink, ...]
    index: tuple[IndexGroup, ...]
    networks: tuple[Network, ...]
    pages: tuple[Link, ...]
    neighbours: tuple[tuple[Link | None, Link | None], ...]


@cache
def patterns() -> Patterns:
    """Return the views, which are the same for every site."""
    return Patterns(
        strips=strips(),
        badges=tuple(badges()),
        lines=tuple(claim_lines()),
        evidence=tuple(evidence()),
        chains=chains(),
        origins=origins(),
        collations=collations(),
        scores=(score(3, 2), score(12, 5), score(30, 12)),
        groups=(matrix(5),),
        sources=sigla(5),
        source_lines=tuple(_source_lines()),
        cards=tuple(_cards()),
        text=_text(),
        notes=_notes(),
        paragraphs=tuple(_paragraphs()),
        derivations=_derivations(),
        disagreement=_disagreement(),
        days=_days(),
        event_lines=(EventLine(HERE, "The ferry leaves", "14 May 1932"), EventLine(HERE, LONG, "")),
        month=month(),
        facts=_facts(),
        backlinks=(Backlink(Link(HERE, "The ferry, note 3"), LONG), Backlink(Link(HERE, LONG_WORD), "")),
        index=(IndexGroup("People", tuple(Link(HERE, name) for name in ("Ada", LONG_WORD, "Zoe"))),),
        networks=(network(5), network(0)),
        pages=(Link(HERE, "A to F"), Link(None, "G to P"), Link(HERE, LONG_WORD)),
        neighbours=((Link(HERE, PLAIN), Link(HERE, LONG)), (None, Link(HERE, PLAIN)), (Link(HERE, PLAIN), None)),
    )


# Texts


def _noted(number: int, statement: str, badge: Badge, *quotes: tuple[str, str], against: bool = False) -> NotedClaim:
    shown = tuple(
        NoteQuote(SOURCE, language, (QuoteSegment(words, gap=False),), siglum_of(at % 5), against)
        for at, (language, words) in enumerate(quotes)
    )
    return NotedClaim(f"claim-{number}", HERE, statement, badge, shown)


def _notes() -> tuple[Note, ...]:
    carried = badges()
    contents: tuple[tuple[bool, tuple[NotedClaim, ...]], ...] = (
        (False, (_noted(1, PLAIN, carried[0], ALL_WRITINGS[0]),)),
        (True, (_noted(2, LONG, carried[2], *ALL_WRITINGS[:3], against=True),)),
        (False, (_noted(3, PLAIN, carried[3], ALL_WRITINGS[3]), _noted(4, LONG, carried[1], ALL_WRITINGS[4]))),
        (False, (_noted(5, f"The {LONG_WORD} was lost.", carried[0]),)),
        (True, (_noted(6, PLAIN, carried[1], ALL_WRITINGS[5]),)),
    )
    return tuple(
        Note(number, contested, f"m{number}", claims) for number, (contested, claims) in enumerate(contents, start=1)
    )


def _text() -> Text:
    inlines = []
    for note in _notes():
        inlines += [Inline("text", "As "), Inline("name", "the keeper", href=HERE), Inline("text", " wrote, ")]
        inlines += [Inline("cover", inlines=(Inline("text", LONG.rstrip(".")),))]
        inlines += [Inline("note", note=note, marker=f"m{note.number}"), Inline("text", ". ")]
        inlines += [Inline("text", "So much for that"), Inline("editor"), Inline("text", ". ")]
    return (Block("paragraph", tuple(inlines)),)


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
            heading=False,
            nodes=(SourceNode("text", text=LONG),),
            begins=(label,),
            inside="the keeper",
            ends=(label,),
        ),
    ]


def _paragraph(number: int, nodes: tuple[SourceNode, ...], *, heading: bool = False) -> Paragraph:
    return Paragraph(number, heading, nodes, begins=(), inside="", ends=())


def _derivations() -> tuple[DerivationView, ...]:
    return (
        DerivationView("one", "The Gazette’s report", LONG, judged=True, passages=(PLAIN, HEBREW), others=sigla(3)),
        DerivationView("two", LONG_WORD, PLAIN, judged=False, passages=(), others=()),
    )


def _disagreement() -> DisagreementView:
    lines = claim_lines()
    positions = (
        PositionView("At dawn", (lines[0],), (siglum_of(0), siglum_of(1))),
        PositionView("Not at all", (lines[2], lines[3]), (siglum_of(2),)),
    )
    note = words_of("No article asked ", "the keeper", ".")
    meaning = "The articles speak of different moments."
    question = "When did the ferry leave?"
    return DisagreementView(
        "d", HERE, question, "Told of different moments", meaning, positions, (siglum_of(4),), (siglum_of(3),), note
    )


def _days() -> tuple[Day, ...]:
    def event(number: int, title: str, nature: str = "", *, disputed: bool = False) -> EventView:
        link = Link(HERE, "The articles disagree on this day.") if disputed else None
        basis = words_of("“", "the Gazette", " prints the date.”")
        return EventView(f"event-{number}", words_of(title), nature, basis, False, link, tuple(claim_lines()[:2]))  # noqa: FBT003 - whether it is inferred

    return (
        Day("1932-05-14", "1932-05-14", "14", "14 May 1932", False, False, (event(1, PLAIN), event(2, CHINESE))),  # noqa: FBT003 - inferred, planned
        Day("1932-05-15", "1932-05-15", "15", "15 May 1932", True, False, (event(3, HEBREW, disputed=True),)),  # noqa: FBT003
        Day("1932-05-20", "1932-05-20", "20", "20 May 1932", False, True, (event(4, LONG, "Planned"),)),  # noqa: FBT003
        Day("", "", "", "Day unknown", False, False, (event(5, f"The {LONG_WORD} is lost"),)),  # noqa: FBT003
    )


# Lists


def _source_lines() -> list[SourceLine]:
    facts = "outlet not named; author not named; date not given"
    return [
        SourceLine(siglum_of(number), siglum_of(number).title, facts, LONG if number % 2 else "", number)
        for number in range(5)
    ]


def _cards() -> list[EntityCard]:
    roles = (RoleLine(siglum_of(0), SOURCE, "keeper of the gate", HERE), RoleLine(siglum_of(1), SOURCE, HEBREW, HERE))
    return [
        EntityCard(HERE, "The keeper", roles, (ANONYMOUS,), 12, sigla(5)),
        EntityCard(HERE, LONG_WORD, (), (DOUBTFUL,), 1, sigla(1)),
        EntityCard(HERE, "看门人", roles[:1], (), 0, ()),
    ]


def _facts() -> tuple[Fact, ...]:
    return (
        Fact("Outlet", words_of("", "The Gazette")),
        Fact("Author", words_of("not named")),
        Fact("File", words_of(f"{LONG_WORD}.txt")),
        Fact("Outlets that it names", words_of("", "The Gazette", ", ", "حارس البوابة", ", ", "渡轮")),
    )
