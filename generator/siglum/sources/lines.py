"""Which lines of a text read on, and which stand as they are set: verse, tables, addresses, blocks in braces.

A text whose lines were broken by hand, at some width, is prose that reads on over its line ends. Its words stay as they
are; only the sentences, the paragraphs and the look of a page follow from this. Offsets are code points, half-open.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from siglum.model.expressions import expression
from siglum.model.scripts import UNSPACED_SIGN

LINE = expression(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
ENDS = (".", "!", "?", ":", ";", "”", '"', "’", ")", "]", "。", "！", "？", "」", "』", "؟", "۔", "।")  # noqa: RUF001
"""How a paragraph ends, or a sentence."""
STOP = expression(r"[.!?。！？][”\"’)]?\s*\Z")  # noqa: RUF001
"""How a sentence ends."""
COLUMNS = expression(r"\S(?: {3,}|\t)[ \t]*\S|\S {2,}\S.*\S {2,}\S")
"""What sets the cells of a row apart."""
GAP = expression(r"(?<=\S) {2,}(?=\S)|\t")
BROKEN_WORD = expression("[^\\W\\d_][-\u2010\u00ad][ \\t]*\\Z")
BRACES = expression(r"^\s*[{}\[\]]|[{}]\s*$|[;{]\s*$")
MARKER = expression(r"\s*(?:[•·‣▪–—*+-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+\S")
"""How an item of a list begins."""
UNSEEN = expression(rf"(?<={UNSPACED_SIGN.pattern})[ \t\u3000]*(?:\r\n|\n|\r)[ \t\u3000]*(?={UNSPACED_SIGN.pattern})")
NARROWEST, WIDEST = 20, 250
"""The widths, in code points, at which somebody breaks lines."""
FULL = 0.78
"""The share of the width that a line fills, with the first word of the next, where it was broken for want of room."""
SURE = 2
"""The fewest lines that were broken within a sentence for want of room; one may be in any text, such as a heading."""
FEW = 3
"""The fewest lines of verse, and those of which one can tell how they begin."""
LOWER = 0.25
"""The least share of lines that go on with a small letter, in scripts that have them; verse begins with capitals."""
JUSTIFIED = 40
"""The narrowest text whose lines are spread with spaces to the same width."""
SHORT = 72
"""The widest line of verse, of an address and the like."""

Kind = Literal["prose", "lines", "columns"]


class Run(Struct, frozen=True):
    """Lines that belong together."""

    start: int
    end: int
    """Without the line break after it."""
    kind: Kind
    """prose reads on over its line ends; lines and columns keep them."""


class _Line(Struct, frozen=True):
    start: int
    text: str
    """Without its line break."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" \t\u3000"))


def reads_on_without_space(before: str, after: str) -> bool:
    """Whether nothing stands between two characters at a line break: both are of a script without spaces."""
    return bool(before and after and UNSPACED_SIGN.match(before) and UNSPACED_SIGN.match(after))


@lru_cache(maxsize=64)
def runs_of(text: str) -> tuple[Run, ...]:
    """Return the paragraphs of a text, and its lines that stand by themselves, in order."""
    blocks = list(_blocks(text))
    width = _width(blocks)
    return tuple(run for block in blocks for run in _runs(block, width))


def printed(text: str) -> str:
    """Return a text of the same length in which NUL stands for each line break that no reader sees.

    It is one in prose between two characters of a script without spaces.
    """
    parts, at = [], 0
    for run in runs_of(text):
        if run.kind == "prose" and ("\n" in (words := text[run.start : run.end]) or "\r" in words):
            parts += [text[at : run.start], UNSEEN.sub(_nothing, words)]
            at = run.end
    return "".join((*parts, text[at:]))


def _nothing(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield the lines between blank lines."""
    block: list[_Line] = []
    for match in LINE.finditer(text):
        line = match[0].rstrip("\r\n")
        if line.strip():
            block.append(_Line(match.start(), line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _width(blocks: Sequence[list[_Line]]) -> int:
    """Return the width at which the lines of a text were broken by hand; 0 where they were not."""
    blocks = [block for block in blocks if not _is_table(block)]
    pairs = [pair for block in blocks for pair in pairwise(block)]
    justified = {line.start for block in blocks if _is_justified(block) for line in block}
    lengths = sorted(len(line.text) for line, _ in pairs)
    if not lengths:
        return 0
    width = lengths[min(len(lengths) - 1, len(lengths) * 9 // 10)]
    narrowest = NARROWEST if not any(UNSPACED_SIGN.search(line.text) for line, _ in pairs) else NARROWEST // 2
    if not narrowest <= width <= WIDEST:
        return 0
    broken = [
        (line, after)
        for line, after in pairs
        if _is_full(line, after, width)
        and (line.start in justified or not _has_cells(line.text))
        and not BRACES.search(line.text)
    ]
    within = [(line, after) for line, after in broken if not line.text.rstrip().endswith(ENDS)]
    if len(within) < SURE:
        return 0
    return width if _goes_on(after for _, after in within) else 0


def _is_table(block: Sequence[_Line]) -> bool:
    is_set = len(block) > 1 and sum(_has_cells(line.text) for line in block) * 2 > len(block)
    return is_set and not _is_justified(block)


def _has_cells(line: str) -> bool:
    """Tell whether something sets cells apart in a line; most have no two spaces together, which is soon seen."""
    return ("  " in line or "\t" in line) and bool(COLUMNS.search(line))


def _is_justified(block: Sequence[_Line]) -> bool:
    """Tell whether lines were spread with spaces to one width: of a table, the spaces would stand below one another."""
    full = [line.text.rstrip() for line in block[:-1]]
    if len(full) < SURE or len({len(line) for line in full}) > 1 or len(full[0]) < JUSTIFIED:
        return False
    gaps = [{at for match in GAP.finditer(line) for at in range(match.start(), match.end())} for line in full]
    return not set.intersection(*gaps) and any(gaps)


def _goes_on(lines: Iterator[_Line]) -> bool:
    """Tell whether enough of some lines begin with a small letter, or have no letters that are small or large."""
    first = [line.text.lstrip(" \t\u3000(“\"'‘«")[:1] for line in lines]
    cased = [char for char in first if char.lower() != char.upper()]
    return not cased or sum(char.islower() for char in cased) >= LOWER * len(cased)


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    """Tell whether the first word of the next line would have had no room on a line."""
    words = after.text.split(None, 1)
    first = 1 if UNSPACED_SIGN.match(words[0]) else len(words[0]) + 1
    return len(line.text.rstrip()) + first >= FULL * width


def _runs(block: Sequence[_Line], width: int) -> Iterator[Run]:
    """Divide the lines between two blank lines."""
    if _is_table(block):
        yield Run(block[0].start, block[-1].end, "columns")
        return
    if width and len(block) > 1 and _is_prose(block, width):
        start = 0
        for number, (line, after) in enumerate(pairwise(block), start=1):
            if not _reads_on(line, after, width):
                yield _prose(block[start:number])
                start = number
        yield _prose(block[start:])
    elif len(block) >= FEW and all(len(line.text) <= SHORT for line in block) and not _are_paragraphs(block):
        yield Run(block[0].start, block[-1].end, "lines")
    else:
        start = 0
        for number, (line, after) in enumerate(pairwise(block), start=1):
            if not _is_broken(line, after):
                yield _prose(block[start:number])
                start = number
        yield _prose(block[start:])


def _prose(lines: Sequence[_Line]) -> Run:
    return Run(lines[0].start, lines[-1].end, "prose")


def _is_prose(block: Sequence[_Line], width: int) -> bool:
    if sum(bool(BRACES.search(line.text)) for line in block) * 3 > len(block):
        return False
    going = [(line, after) for line, after in pairwise(block) if _reads_on(line, after, width)]
    return 2 * len(going) >= len(block) - 1 and (len(going) < FEW or _goes_on(after for _, after in going))


def _reads_on(line: _Line, after: _Line, width: int) -> bool:
    if _is_broken(line, after):
        return True
    if not _is_full(line, after, width):
        return False
    ended = line.text.rstrip().endswith(ENDS)
    if after.indent > line.indent and ended:
        return False
    return not (MARKER.match(after.text) and ended)


def _is_broken(line: _Line, after: _Line) -> bool:
    """Tell whether a word is broken at the end of a line, however long that is."""
    return bool(BROKEN_WORD.search(line.text)) and after.text.lstrip()[:1].islower()


def _are_paragraphs(block: Sequence[_Line]) -> bool:
    """Tell whether most lines end as sentences do, so that each is a paragraph."""
    return 2 * sum(bool(STOP.search(line.text)) for line in block) > len(block)
