"""What a page owes its readers, by what its view holds: all words of sources, whole, and what the editor quotes.

Words of a source are Verbatim, wherever they stand in a view. A template has to print each of them, mark it as its
source's, and mark nothing else so. What editors put in quotation marks has to be printed as it stands in the view.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from markupsafe import Markup
from msgspec import Struct, field

from siglum.html.part_views import Paragraph, SourceNode
from siglum.html.rereading import Owed, plain, quotations_in
from siglum.html.text_views import Block, Inline, KeySegment, NoteTranslation
from siglum.html.version_views import DiffWord, Way
from siglum.html.views import EvidenceCard, Heading, QuoteSegment, Run, Siglum, Verbatim
from siglum.model.refs import Ref


class _Found(Struct, frozen=True):
    quotations: list[tuple[str, ...]] = field(default_factory=list)
    """Each as its source and its segments."""
    words: list[Verbatim] = field(default_factory=list)
    """All others."""
    cards: list[tuple[str, ...]] = field(default_factory=list)
    """The quotations that machines are told too."""
    keys: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)
    """The texts of editors and authors that a reader sees."""
    whole: list[str] = field(default_factory=list)
    """Those of them that a reader sees whole, whatever is quoted in them."""
    about: list[str] = field(default_factory=list)
    """Those that stand in the head of a page, or that a template may leave out."""


Taking = Callable[[Any, _Found], None]
"""Adds what stands in a value of one type."""


def said_in(*views: object) -> frozenset[str]:
    """Return what some views have in quotation marks, as `plain` returns it."""
    found = _Found()
    _take_all(views, found)
    return frozenset(quotations_in(*found.said, *found.about))


def owed_of(view: object, around: Iterable[str] = ()) -> Owed:
    """Return what a view, with all that it holds, owes the readers of its page; `around` is said around it."""
    found = _Found()
    _take_all((view,), found)
    quotations = [(source, *map(plain, segments)) for source, *segments in found.quotations]
    due = Counter((source, words) for source, *segments in quotations for words in segments)
    alone = [(one.source, plain(one)) for one in found.words if one.source and one.strip()]
    due.update(alone)
    said = Counter(quotations_in(*found.said))
    said.update(map(plain, found.whole))
    about = {*around, *quotations_in(*found.about)}
    return Owed(
        quotations=frozenset(quotations),
        words=frozenset(alone),
        due=due,
        keys=frozenset(map(plain, found.keys)),
        cards=Counter((source, plain(" […] ".join(segments))) for source, *segments in found.cards),
        said=said,
        may_say=frozenset(about | said.keys()),
    )


def _take_all(values: Iterable[Any], found: _Found) -> None:
    for value in values:
        kind = type(value)
        if kind is str:  # as most are
            found.said.append(value)
        elif take := TAKINGS[kind]:
            take(value, found)


class _Takings(dict[type, Taking | None]):
    """What adds the words in values of a type; None where they hold none, as most of a view does not."""

    def __missing__(self, kind: type) -> Taking | None:
        self[kind] = take = _taking(kind)
        return take


TAKINGS = _Takings()


def _taking(kind: type) -> Taking | None:
    for special, take in SPECIAL.items():
        if issubclass(kind, special):
            return take
    if issubclass(kind, Struct) and not issubclass(kind, Ref):
        return _of_fields(kind)
    return None


def _of_fields(kind: type[Struct]) -> Taking:
    names = kind.__struct_fields__
    if len(names) == 1:
        return lambda value, found: _take_all((getattr(value, names[0]),), found)
    get = attrgetter(*names)
    return lambda value, found: _take_all(get(value), found)


def _take_card(value: EvidenceCard, found: _Found) -> None:
    found.cards.append((value.source, *(one.text for one in value.segments)))
    _of_fields(EvidenceCard)(value, found)


def _take_way(value: Way, found: _Found) -> None:
    found.quotations.append((value.source, *(one.words for one in value.segments)))
    _take_all((value.siglum, value.speaker, value.translation), found)


def _take_paragraph(value: Paragraph, found: _Found) -> None:
    found.words.append(Verbatim("".join(_words(value.nodes)), value.source))
    _take_all((value.notes, value.begins, value.ends), found)


def _take_block(value: Block, found: _Found) -> None:
    cells = (value.inlines, *value.header, *(cell for row in value.rows for cell in row))
    found.said.extend((value.text, *("".join(_running(cell)) for cell in cells)))
    _take_all((value.items, value.blocks, value.notes), found)


def _take_translation(value: NoteTranslation, found: _Found) -> None:
    """Take the words of a translation as one text: what it quotes may reach over the key words of its margin."""
    found.said.extend((value.words.before + value.words.key + value.words.after, value.by))


def _take_row(value: Sequence[Any], found: _Found) -> None:
    if value:
        kind, *others = set(map(type, value))
        take = _take_all if others else ROWS.get(kind, _take_all)
        take(value, found)


def _take_key_segments(value: Sequence[KeySegment], found: _Found) -> None:
    found.quotations.append((value[0].key.source, *(one.before + one.key + one.after for one in value)))
    found.keys.update(one.key for one in value)


def _take_quote(value: Sequence[QuoteSegment], found: _Found) -> None:
    found.quotations.append((value[0].text.source, *(one.text for one in value)))


def _take_compared(value: Sequence[DiffWord], found: _Found) -> None:
    compared = " ".join(one.text for one in value)
    found.said.append(compared)
    found.whole.append(compared)


def _words(nodes: tuple[SourceNode, ...]) -> Iterator[str]:
    """Yield the words of a paragraph, without the numbers of notes."""
    for node in nodes:
        if node.kind != "note":
            yield node.text
            yield from _words(node.children)


def _running(inlines: Iterable[Inline]) -> Iterator[str]:
    """Yield the words of running text, without the marks of notes."""
    for inline in inlines:
        if inline.kind == "break":
            yield "\n"
        yield inline.text
        yield from _running(inline.inlines)


SPECIAL: dict[type, Taking] = {
    Verbatim: lambda value, found: found.words.append(value),
    Markup: lambda _value, _found: None,
    str: lambda value, found: found.said.append(value),
    EvidenceCard: _take_card,
    Way: _take_way,
    Paragraph: _take_paragraph,
    Block: _take_block,
    NoteTranslation: _take_translation,
    Heading: lambda value, found: found.about.extend((value.title, value.description, value.in_full)),
    # In most places the letter alone is shown.
    Siglum: lambda value, found: found.about.append(value.title),
    tuple: _take_row,
    list: _take_row,
    frozenset: _take_all,
    set: _take_all,
    dict: lambda value, found: _take_all(value.values(), found),
}
"""What adds the words of values of these types; of any other struct, all fields are looked through."""

ROWS: dict[type, Taking] = {
    KeySegment: _take_key_segments,
    QuoteSegment: _take_quote,
    Run: lambda value, found: found.said.append("".join([one.text for one in value])),
    Inline: lambda value, found: found.said.append("".join(_running(value))),
    DiffWord: _take_compared,
}
"""What adds the words of a row whose values are all of one type."""
