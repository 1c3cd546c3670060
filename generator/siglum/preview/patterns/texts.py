"""The texts that the page of patterns shows, invented: with notes, a table and pictures; and paragraphs of a source."""

from siglum.html.part_views import BlockLabel, Paragraph, SourceNode
from siglum.html.text_views import (
    Block,
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
    siglum_of,
)


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


def text(photograph: str) -> Text:
    """Return a text of paragraphs with notes, a table and pictures; `photograph` is the address of one."""
    inlines = []
    for note in _notes():
        inlines += [Inline("text", "As "), Inline("name", "the keeper", href=HERE), Inline("text", " wrote, ")]
        inlines += [Inline("cover", inlines=(Inline("text", LONG.rstrip(".")),))]
        inlines += [Inline("note", note=note, marker=note.back), Inline("text", ". ")]
    return (Block("paragraph", tuple(inlines), notes=_notes()), _table(), *_photographs(photograph))


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


def paragraphs() -> tuple[Paragraph, ...]:
    """Return the paragraphs of a source in all writings, with marks, names, doubts and parts of others."""
    label = BlockLabel(Link(HERE, "the keeper"), judged=True, note="Nothing marks where they begin.")
    made = [_paragraph(1, (SourceNode("text", text="The ferry leaves"),), heading=True)]
    for number, (_, words) in enumerate(ALL_WRITINGS, start=2):
        cut = len(words) // 2
        mark = SourceNode("mark", text=words[:cut], against=number % 2 == 0)
        name = SourceNode("name", text=words[cut : cut + 6], href=HERE)
        doubt = SourceNode("doubt", text=words[cut + 6 : -4])
        made.append(_paragraph(number, (mark, name, doubt, SourceNode("text", text=words[-4:]))))
    return (
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
    )


def _paragraph(number: int, nodes: tuple[SourceNode, ...], *, heading: bool = False) -> Paragraph:
    return Paragraph(number, SOURCE, heading, nodes, notes=(), begins=(), inside="", ends=())
