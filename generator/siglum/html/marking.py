"""A source's text as its page shows it: unchanged, with the quoted passages marked and numbered.

Passages may be nested. Where two cross, the later one is cut in two at the end of the other.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from siglum.html.part_views import SourceNode
from siglum.html.text_views import Note
from siglum.model.refs import Ref
from siglum.proving.folding import Stretch


class Mark(Struct, frozen=True):
    """What marks a stretch of a source, in code points, half-open: a passage, a doubtful passage, or a name."""

    start: int
    end: int
    kind: str
    """mark, doubt or name."""
    id: str = ""
    """The fragment of a passage on its page."""
    href: Ref | None = None
    against: bool = False
    note: Note | None = None
    """The note whose number follows it; only on a passage's last stretch."""


ORDER = {"mark": 0, "doubt": 1, "name": 2}


def nodes_of(text: str, paragraph: Stretch, marks: tuple[Mark, ...]) -> tuple[SourceNode, ...]:
    """Return a paragraph as nodes.

    `text` is the source's as it is printed (SourceText.printed). `marks` are those that overlap it. One that extends
    beyond it is cut: its beginning keeps the id, its end the note.
    """
    inside = []
    for mark in marks:
        start, end = max(mark.start, paragraph.start), min(mark.end, paragraph.end)
        if start < end:
            begins, ends = start == mark.start, end == mark.end
            inside.append(
                Mark(
                    start,
                    end,
                    mark.kind,
                    mark.id if begins else "",
                    mark.href,
                    mark.against,
                    mark.note if ends else None,
                )
            )
    return tuple(_within(text, paragraph.start, paragraph.end, _nested(inside)))


def _nested(marks: list[Mark]) -> list[Mark]:
    """Cut passages that cross others, so that any two lie apart or one within the other.

    A name is left out where it crosses a passage or holds one: the passage is what the page is for.
    """
    made: list[Mark] = []
    waiting = sorted((mark for mark in marks if mark.kind != "name"), key=_order)
    while waiting:
        mark = waiting.pop(0)
        border = min((one.end for one in made if one.start < mark.start < one.end < mark.end), default=None)
        if border is None:
            made.append(mark)
            continue
        # The id stays with the first part, the note with the last.
        made.append(Mark(mark.start, border, mark.kind, mark.id, mark.href, mark.against))
        waiting.append(Mark(border, mark.end, mark.kind, "", mark.href, mark.against, mark.note))
        waiting.sort(key=_order)
    names = [mark for mark in marks if mark.kind == "name"]
    free = [name for name in names if not any(_touches_border(name, mark) for mark in made)]
    return sorted((*made, *free), key=_order)


def _touches_border(name: Mark, mark: Mark) -> bool:
    """Whether a passage begins or ends within a name."""
    return name.start < mark.start < name.end or name.start < mark.end < name.end


def _order(mark: Mark) -> tuple[int, int, int, str]:
    return mark.start, -mark.end, ORDER[mark.kind], mark.id


def _words(text: str, start: int, end: int) -> str:
    # For a line break that no reader sees stands NUL.
    return text[start:end].replace("\0", "")


def _within(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[SourceNode]:
    at = start
    rest = marks
    while rest:
        mark, rest = rest[0], rest[1:]
        if mark.start > at:
            yield SourceNode("text", text=_words(text, at, mark.start))
        inner = [one for one in rest if one.start < mark.end]
        rest = rest[len(inner) :]
        yield from _node(text, mark, inner)
        at = mark.end
    if at < end:
        yield SourceNode("text", text=_words(text, at, end))


def _node(text: str, mark: Mark, inner: list[Mark]) -> Iterator[SourceNode]:
    children = tuple(_within(text, mark.start, mark.end, inner))
    match mark.kind:
        case "name":
            yield SourceNode("name", text=_words(text, mark.start, mark.end), href=mark.href)
        case "doubt":
            yield SourceNode("doubt", id=mark.id, children=children)
        case _:
            yield SourceNode("mark", id=mark.id, against=mark.against, children=children)
    if mark.note is not None:
        yield SourceNode("note", note=mark.note, marker=mark.note.back)


def names_in(
    paragraphs: tuple[Stretch, ...], found: Sequence[tuple[str, int, int]], links: Mapping[str, Ref | None]
) -> Iterator[Mark]:
    """Yield a mark for the first mention of each name in each paragraph.

    `found` are the mentions as (record id, start, end) in order; names without a ref in `links` are passed over.
    """
    at = 0
    for paragraph in paragraphs:
        seen: set[str] = set()
        while at < len(found) and found[at][1] < paragraph.end:
            target, start, end = found[at]
            at += 1
            if start >= paragraph.start and target not in seen and links.get(target):
                seen.add(target)
                yield Mark(start, end, "name", href=links[target])
