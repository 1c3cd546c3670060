"""Reads an author's text, in our Markdown dialect, into a tree.

Unsafe links are problems, and pictures from elsewhere than the project; so is text that is nested too deep, which the
library would drop.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Literal
from urllib.parse import unquote

from markdown_it.common.utils import isValidEntityCode, unescapeAll
from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode

from siglum.model.expressions import expression
from siglum.model.pictures import FOLDER, NAMED
from siglum.model.problems import Problem, said
from siglum.model.prose import (
    Block,
    CodeBlock,
    ColumnHeading,
    Heading,
    Inline,
    List,
    Paragraph,
    Picture,
    PictureWords,
    Prose,
    Quotation,
    Row,
    Rule,
    Sentence,
    Table,
    Text,
)
from siglum.reading.inlines import Places, PlacesInField, read_inlines
from siglum.reading.markdown import TooDeepError, parse_markdown
from siglum.reading.text import STEERING

CHARACTER_REFERENCE = expression(r"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));", re.IGNORECASE)
PICTURE = expression(rf"{NAMED}(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*")
ELSEWHERE = expression(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""How an address begins that leads out of the project."""
WRITTEN = '![what it shows](assets/name.png "whose it is")'
"""How a picture is written."""
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
        return Prose(blocks=()), tuple(places.problems)
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
        self.depth = 0
        """How many blocks are open that hold others."""

    @property
    def is_quoted(self) -> bool:
        """Whether what is read stands in a block quotation."""
        return self.quotations > 0

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
        for node in nodes:
            match node.type:
                case "paragraph" if not self.depth and [one.type for one in node.children[0].children] == ["image"]:
                    yield from self.picture(node.children[0])
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
                    blocks = self.inner(node)
                    self.quotations -= 1
                    yield Quotation(blocks=blocks)
                case "table":
                    yield self.table(node)
                case "fence" | "code_block":
                    language = (unescapeAll(node.info).split() or [""])[0]
                    line = self.first_line + (node.map[0] if node.map else 0) + (node.type == "fence")
                    yield CodeBlock(text=node.content, language=language, line=line)
                case "hr":
                    yield Rule()
                case _:
                    message = f"the dialect has no {node.type}"
                    raise TypeError(message)

    def inner(self, node: SyntaxTreeNode) -> tuple[Block, ...]:
        """Read the blocks in a quotation or an item of a list."""
        self.depth += 1
        blocks = tuple(self.blocks(node.children))
        self.depth -= 1
        return blocks

    def picture(self, node: SyntaxTreeNode) -> Iterator[Picture]:
        """Read a picture that stands by itself; yield nothing for one that can't be shown."""
        image = node.children[0]
        line = self.first_line + (node.map[0] if node.map else 0)
        at = self.places.find(line, node.content.split("\n")[0])
        path, credit = unquote(str(image.attrs.get("src") or "")), " ".join(str(image.attrs.get("title") or "").split())
        alternative = " ".join("".join(one.content or " " for one in image.children).split())
        wrong = []
        if fault := _fault_of_path(path):
            wrong.append(("image-refused", *fault))
        if any(one.type not in {"text", "text_special", "softbreak"} for one in image.children):
            message = "what a picture shows is told in plain words, without links, citations or emphasis"
            wrong.append(("image-refused", message, f"write {WRITTEN}"))
        elif not alternative:
            message = "nothing says what this picture shows to whoever does not see it"
            wrong.append(("image-without-words", message, f"write it between the brackets, as in {WRITTEN}"))
        if not credit:
            message = "nothing says whose this picture is"
            wrong.append(
                ("image-without-words", message, f"write it in quotation marks behind the path, as in {WRITTEN}")
            )
        if match := STEERING.search(alternative + credit):
            message = f"the direction control U+{ord(match[0]):04X} may not stand in a text"
            wrong.append(("direction-control", message, "delete it"))
        if wrong:
            self.places.problems += [Problem(code, at, message, hint) for code, message, hint in wrong]
            return
        yield Picture(
            path=f"{FOLDER}{path.removeprefix(NAMED)}",
            alternative=self.words_of_picture(alternative, at.line),
            credit=self.words_of_picture(credit, at.line),
            line=at.line,
            column=at.column,
            end_column=at.end_column,
        )

    def words_of_picture(self, words: str, line: int) -> PictureWords:
        line, column = self.places.find_sentence(line, words)
        sentence = Sentence(text=words, line=line, column=column)
        return PictureWords(inlines=(Text(text=words),), sentences=(sentence,))

    def list(self, node: SyntaxTreeNode) -> List:
        paragraphs = [block for item in node.children for block in item.children if block.type == "paragraph"]
        return List(
            ordered=node.type == "ordered_list",
            start=int(node.attrs.get("start", 1)),
            tight=all(paragraph.hidden for paragraph in paragraphs),
            items=tuple(map(self.inner, node.children)),
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
        line = self.first_line + (node.map[0] if node.map else 0)
        # The parser drops the cells that the table has no columns for.
        written = escapedSplit(self.places.written(line).strip(" >").strip("|"))
        if len(written) > len(node.children):
            message = f"this row has {len(written)} cells, and the table {len(node.children)} columns"
            hint = "write a | that divides no cells as \\|, within code too, or give the table another column"
            self.places.problem("row-too-long", line, "", message, hint)
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


def _fault_of_path(path: str) -> tuple[str, str] | None:
    """Return what is wrong with where a picture is taken from, and what to do about it; None where nothing is."""
    if ELSEWHERE.match(path):
        message = "a picture of the web is not shown: whoever serves it would learn who reads this, and could change it"
        return message, f"where its licence allows it, save it in {FOLDER} and write {WRITTEN}"
    if PICTURE.fullmatch(path):
        return None
    message = f"{said(path)} is no path of a picture in {FOLDER}"
    hint = f"write {NAMED} and the file's name, in letters of English, digits, hyphens, underscores and dots"
    return message, hint
