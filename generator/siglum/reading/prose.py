"""Reads an author's text, in our Markdown dialect, into a tree.

Unsafe links and all images are problems; so is text that is nested too deep, which the library would drop.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Literal

from markdown_it.common.utils import isValidEntityCode, unescapeAll
from markdown_it.tree import SyntaxTreeNode

from siglum.model.problems import Problem
from siglum.model.prose import (
    Block,
    CodeBlock,
    ColumnHeading,
    Heading,
    Inline,
    List,
    Paragraph,
    Prose,
    Quotation,
    Row,
    Rule,
    Sentence,
    Table,
)
from siglum.reading.inlines import Places, PlacesInField, read_inlines
from siglum.reading.markdown import TooDeepError, parse_markdown

CHARACTER_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));", re.IGNORECASE)
LINE_BREAKS = frozenset(b"\t\n\x0c\r")
SIDES: Mapping[str, Literal["", "start", "middle", "end"]] = {
    "": "",
    "text-align:left": "start",
    "text-align:center": "middle",
    "text-align:right": "end",
}
"""On which side of a column words stand, by how the library says it."""
BETWEEN_CELLS = " · "
"""What stands between the cells of a row where it is told in one line."""
TITLE_LEVEL = 1
"""The level of the title of the page."""


def read_prose(
    path: str, text: str, start: int, first_line: int, language: str = "en"
) -> tuple[Prose, tuple[Problem, ...]]:
    """Read the Markdown at text[start:] of a file, whose first line has the number `first_line`."""
    return _read(text[start:], first_line, Places(path, text, language))


def read_cited(
    path: str, text: str, within: tuple[int, int], words: str, language: str = "en"
) -> tuple[Prose, tuple[Problem, ...]]:
    """Read a field that cites as a text does; `within` are the offsets in the file of the value that says `words`.

    It holds paragraphs, and nothing else.
    """
    places = PlacesInField(path, text, within, language)
    prose, problems = _read(words, places.line, places)
    if other := next((block for block in prose.blocks if block.kind != "paragraph"), None):
        message = f"a {other.kind} stands in a field that holds paragraphs alone"
        return prose, (*problems, Problem("value-malformed", places.whole, message, "write it as plain sentences"))
    return prose, problems


def _read(markdown: str, first_line: int, places: Places) -> tuple[Prose, tuple[Problem, ...]]:
    for match in CHARACTER_REFERENCE.finditer(markdown):
        number = int(match[1], 16) if match[1] else int(match[2])
        # For an invalid number the library would silently show U+FFFD.
        if not isValidEntityCode(number) or number in LINE_BREAKS:
            line = first_line + markdown.count("\n", 0, match.start())
            places.problem("control-character", line, match[0], f"{match[0]} stands for no character", "delete it")
    try:
        nodes = parse_markdown(markdown)
    except TooDeepError as error:
        places.problem("markup-too-deep", first_line + error.line, "", error.message, error.hint)
        return Prose(), tuple(places.problems)
    blocks = tuple(_Reader(first_line, places).blocks(nodes))
    return Prose(blocks=blocks), tuple(places.problems)


class _Reader:
    """Reads the blocks of one text."""

    def __init__(self, first_line: int, places: Places) -> None:
        self.first_line = first_line
        self.places = places
        self.heading_ids: set[str] = set()
        self.headings_like: Counter[str] = Counter()
        self.quotations = 0
        """How many block quotations are open."""

    @property
    def is_quoted(self) -> bool:
        """Whether what is read stands in a block quotation."""
        return self.quotations > 0

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
        for node in nodes:
            match node.type:
                case "paragraph":
                    inlines, sentences = self.running(node)
                    yield Paragraph(inlines=inlines, sentences=sentences, quoted=self.is_quoted)
                case "heading":
                    heading_id = self.heading_id(node.children[0].content)
                    level = max(TITLE_LEVEL + 1, int(node.tag[1]))
                    inlines, sentences = self.running(node)
                    yield Heading(
                        level=level, id=heading_id, inlines=inlines, sentences=sentences, quoted=self.is_quoted
                    )
                case "bullet_list" | "ordered_list":
                    yield self.list(node)
                case "blockquote":
                    self.quotations += 1
                    blocks = tuple(self.blocks(node.children))
                    self.quotations -= 1
                    yield Quotation(blocks=blocks)
                case "table":
                    yield self.table(node)
                case "fence" | "code_block":
                    language = (unescapeAll(node.info).split() or [""])[0]
                    yield CodeBlock(text=node.content, language=language)
                case "hr":
                    yield Rule()
                case _:
                    message = f"the dialect has no {node.type}"
                    raise TypeError(message)

    def list(self, node: SyntaxTreeNode) -> List:
        paragraphs = [block for item in node.children for block in item.children if block.type == "paragraph"]
        return List(
            ordered=node.type == "ordered_list",
            start=int(node.attrs.get("start", 1)),
            tight=all(paragraph.hidden for paragraph in paragraphs),
            items=tuple(tuple(self.blocks(item.children)) for item in node.children),
        )

    def table(self, node: SyntaxTreeNode) -> Table:
        header, *rows = (row for part in node.children for row in part.children)
        return Table(
            header=tuple(self.column(cell) for cell in header.children),
            rows=tuple(map(self.row, rows)),
            sides=tuple(SIDES[str(cell.attrs.get("style", ""))] for cell in header.children),
        )

    def column(self, node: SyntaxTreeNode) -> ColumnHeading:
        inlines, sentences = self.running(node)
        return ColumnHeading(inlines=inlines, sentences=sentences, quoted=self.is_quoted)

    def row(self, node: SyntaxTreeNode) -> Row:
        """Read a row: what is cited in any of its cells is cited for all of them."""
        cells = [self.running(cell) for cell in node.children]
        sentences = [sentence for _, theirs in cells for sentence in theirs]
        told = (" ".join(sentence.text for sentence in theirs) for _, theirs in cells)
        first = next((sentence for sentence in sentences if sentence.text), sentences[0])
        whole = Sentence(
            text=BETWEEN_CELLS.join(filter(None, told)),
            line=first.line,
            column=first.column,
            cites=tuple(dict.fromkeys(claim for one in sentences for claim in one.cites)),
            links=tuple(link for one in sentences for link in one.links),
            editors=any(one.editors for one in sentences),
            grounds=tuple(dict.fromkeys(ground for one in sentences for ground in one.grounds)),
        )
        return Row(
            inlines=tuple(inline for inlines, _ in cells for inline in inlines),
            sentences=(whole,),
            ends=tuple(accumulate(len(inlines) for inlines, _ in cells)),
            quoted=self.is_quoted,
        )

    def running(self, node: SyntaxTreeNode) -> tuple[tuple[Inline, ...], tuple[Sentence, ...]]:
        """Read the words of a paragraph, a heading or a cell of a table."""
        words = node.children[0]
        return read_inlines(words, self.first_line + (words.map[0] if words.map else 0), self.places)

    def heading_id(self, words: str) -> str:
        plain = re.sub(r"\[@[^\]]*\]", "", words).lower()
        stem = "h-" + (re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "section")
        name = stem
        while name in self.heading_ids:
            # The numbered name may be that of another heading too.
            self.headings_like[stem] += 1
            name = f"{stem}-{self.headings_like[stem] + 1}"
        self.heading_ids.add(name)
        return name
