"""The words of one paragraph, heading or cell: inlines, and the sentences that they make."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Literal

from markdown_it.tree import SyntaxTreeNode

from siglum.model.expressions import expression
from siglum.model.files import Span
from siglum.model.problems import Problem
from siglum.model.prose import (
    EDITOR,
    Break,
    Cite,
    CodeText,
    EditorsMark,
    Emphasis,
    Inline,
    Link,
    PageLink,
    Placed,
    Sentence,
    Strong,
    Text,
    WebLink,
)
from siglum.model.urls import slug_fault
from siglum.reading.citation_spans import Mark, Running, with_covers, without_empty
from siglum.reading.text import STEERING, line_at, position, span_of

SAFE_SCHEME = expression(r"(?:https?://[^/@\s\\]+(?:[/?#][^\s\\]*)?|mailto:[^\s\\]+)\Z", re.IGNORECASE)
SITE_PATH = expression(r"/(?:[a-z0-9-][a-z0-9.-]*/)*(?:[a-z0-9-]+\.[a-z0-9]+)?(?:#[A-Za-z0-9-]+)?\Z")
PLACED: Mapping[str, Literal["brief", "figure"]] = {"brief": "brief", "figure": "figure"}
"""What may stand below a paragraph that says `[[brief:id]]` or `[[figure:claim]]`."""
FRAGMENT = expression(r"#[A-Za-z0-9-]+")


class Places:
    """Finds where in a file words stand that are read from its beginning to its end, and gathers what is wrong."""

    def __init__(self, path: str, text: str, language: str) -> None:
        self.path = path
        self.language = language
        self.problems: list[Problem] = []
        self._text = text
        self._columns: dict[int, int] = {}
        self._sentence_columns: dict[int, int] = {}

    def problem(self, code: str, line: int, words: str, message: str, hint: str) -> None:
        """Add a problem at the next occurrence of `words` on a line."""
        self.problems.append(Problem(code, self.find(line, words), message, hint))

    def find(self, line: int, words: str) -> Span:
        """Return where the next occurrence of `words` on a line stands; the whole line where it has none."""
        whole = line_at(self._text, line)
        at = whole.find(words, self._columns.get(line, 0)) if words else 0
        if at < 0:
            return Span(self.path, line, 1, line, len(whole) + 1)
        self._columns[line] = at + len(words)
        return Span(self.path, line, at + 1, line, at + len(words) + 1)

    def written(self, line: int) -> str:
        """Return a line of the file as it is written."""
        return line_at(self._text, line)

    def find_sentence(self, line: int, words: str) -> tuple[int, int]:
        """Return line and column of a sentence: the longest match of its first characters after the one before."""
        whole = line_at(self._text, line)
        first = words.split("\n", maxsplit=1)[0][:20]
        behind = self._sentence_columns.get(line, 0)
        found = (whole.find(first[:length], behind) for length in range(len(first), 0, -1))
        at = next((start for start in found if start >= 0), 0)
        self._sentence_columns[line] = at + 1
        return line, at + 1


class PlacesInField(Places):
    """Finds where words stand within one value of a file, whose lines YAML may have joined."""

    def __init__(self, path: str, text: str, within: tuple[int, int], language: str) -> None:
        super().__init__(path, text, language)
        self.whole = span_of(path, text, *within)
        self._at, self._end = within
        self._sentences_at = self._at

    @property
    def line(self) -> int:
        """The line on which the value begins."""
        return self.whole.line

    def find(self, line: int, words: str) -> Span:  # noqa: ARG002 - a line of the value is none of the file
        """Return where the next occurrence of `words` stands in the value; the whole value where it has none."""
        at = self._text.find(words, self._at, self._end) if words else -1
        if at < 0:
            return self.whole
        self._at = at + len(words)
        return span_of(self.path, self._text, at, self._at)

    def find_sentence(self, line: int, words: str) -> tuple[int, int]:  # noqa: ARG002 - as in find
        """Return line and column of a sentence, or of the value where it is written in another way."""
        first = words.split("\n", maxsplit=1)[0][:20]
        ends = range(len(first), 0, -1)
        at = next((at for n in ends if (at := self._text.find(first[:n], self._sentences_at, self._end)) >= 0), -1)
        if at < 0:
            return self.whole.line, self.whole.column
        self._sentences_at = at + 1
        return position(self._text, at)


def read_inlines(node: SyntaxTreeNode, line: int, places: Places) -> tuple[tuple[Inline, ...], tuple[Sentence, ...]]:
    """Read what a paragraph holds; it begins on a line of the file."""
    reader = _Reader(node.content, line, places)
    inlines = reader.inlines(node.children, top=True)
    bounds = tuple(_boundaries(reader.running.plain, places.language))
    covered = with_covers(inlines, reader.running, tuple(start for start, _ in bounds))
    return covered, tuple(reader.sentences(bounds))


class _Reader:
    """Reads one paragraph."""

    def __init__(self, source: str, first_line: int, places: Places) -> None:
        self.source = source
        self.first_line = first_line
        self.places = places
        self.running = Running()

    @property
    def line(self) -> int:
        """The line of the file that has been reached."""
        return self.first_line + len(self.running.breaks)

    def inlines(self, nodes: list[SyntaxTreeNode], *, top: bool = False, linked: bool = False) -> list[Inline]:
        """Read what stands in the paragraph itself, where `top`, or in emphasis or a link."""
        made: list[Inline] = []
        for node in nodes:
            match node.type:
                case "text" | "text_special" | "softbreak":
                    self.words(node, made, top=top)
                case "code_inline":
                    self.running.say(node.content)
                    made.append(CodeText(text=node.content))
                case "hardbreak":
                    self.running.say("\n")
                    made.append(Break())
                case "em":
                    made.append(Emphasis(inlines=self.inner(node, linked=linked)))
                case "strong":
                    made.append(Strong(inlines=self.inner(node, linked=linked)))
                case "link":
                    made.append(self.address(node))
                case "wiki":
                    made += self.link(node, made)
                case "cite":
                    if not linked:
                        self.running.trim(made)
                    made += self.citation(node, len(made) if top else None)
                case "image":
                    hint = "put an empty line before and after it, and nothing else on its line"
                    message = "a picture stands by itself: not among words, nor in a list, a quotation or a table"
                    self.places.problem("image-refused", self.line, "![", message, hint)
                case _:
                    message = f"the dialect has no {node.type}"
                    raise TypeError(message)
        return made

    def inner(self, node: SyntaxTreeNode, *, linked: bool) -> tuple[Inline, ...]:
        return without_empty(tuple(self.inlines(node.children, linked=linked)))

    def words(self, node: SyntaxTreeNode, made: list[Inline], *, top: bool) -> None:
        words = "\n" if node.type == "softbreak" else node.content
        for wrong in ("[@", "[["):
            if wrong in words and f"\\{wrong}" not in self.source:
                shape = "[@claim-id] or [@one; @another]" if wrong == "[@" else "[[id]] or [[id|shown words]]"
                code = "citation-malformed" if wrong == "[@" else "link-malformed"
                message = f"{wrong} begins something that does not end"
                hint = f"write {shape} on one line; for the characters themselves write \\{wrong}"
                self.places.problem(code, self.line, wrong, message, hint)
        if match := STEERING.search(words):
            message = f"the direction control U+{ord(match[0]):04X} may not stand in a text"
            self.places.problem("direction-control", self.line, match[0], message, "delete it")
        if words:
            if top:
                self.running.starts.append((len(made), len(self.running.plain)))
            made.append(Text(text=words))
            self.running.say(words)

    def citation(self, node: SyntaxTreeNode, index: int | None) -> Iterator[Inline]:
        """Yield the editor's mark, and a citation of what else is cited; `index` is the place that it takes."""
        at = self.places.find(self.line, node.content)
        first, *others = (name.strip() for name in node.meta["groups"][0].split(";"))
        written = (f"@{first}", *others)
        names = tuple(name.removeprefix("@") for name in written)
        if any(_is_malformed(raw) for raw in written):
            hint = "write [@claim-id], or several as [@one; @another]"
            self.places.problems.append(Problem("citation-malformed", at, f"{node.content} is not a citation", hint))
            return
        offset = len(self.running.plain)
        grounds = tuple(name.partition(":")[2] for name in names if name.partition(":")[0] == EDITOR)
        claims = tuple(name for name in names if name.partition(":")[0] != EDITOR)
        self.running.marks.append(Mark(offset, claims, covers=not grounds, index=index, grounds=grounds))
        for ground in grounds:
            yield EditorsMark(ground=ground, line=at.line, column=at.column, end_column=at.end_column)
        if claims:
            yield Cite(claims=claims, line=at.line, column=at.column, end_column=at.end_column)

    def link(self, node: SyntaxTreeNode, made: list[Inline]) -> Iterator[Inline]:
        """Yield a link to a record, or what is placed below the paragraph; `made` are the inlines before it."""
        at = self.places.find(self.line, node.content)
        target, words = (None if part is None else part.strip() for part in node.meta["groups"])
        what, colon, name = (target or "").partition(":")
        if colon and what in PLACED and not slug_fault(name) and words is None:
            self.running.trim(made)
            yield Placed(what=PLACED[what], target=name, line=at.line, column=at.column, end_column=at.end_column)
            return
        if not target or slug_fault(target) or words == "":
            hint = "write [[id]] or [[id|shown words]]; below a paragraph, [[brief:id]] or [[figure:claim]]"
            self.places.problems.append(Problem("link-malformed", at, f"{node.content} is not a link", hint))
            return
        self.running.marks.append(Mark(len(self.running.plain), target=target))
        yield Link(target=target, words=words, line=at.line, column=at.column, end_column=at.end_column)
        self.running.say(words or node.content)

    def address(self, node: SyntaxTreeNode) -> Inline:
        """Return a link to an address."""
        address, line = str(node.attrs.get("href") or ""), self.line
        if SITE_PATH.match(address):
            at = self.places.find(line, address)
            path, hash_sign, fragment = address[1:].partition("#")
            target = (path + "index.html" if not path or path.endswith("/") else path) + hash_sign + fragment
            inner = self.inner(node, linked=True)
            return PageLink(address=target, line=at.line, column=at.column, end_column=at.end_column, inlines=inner)
        if not (SAFE_SCHEME.match(address) or FRAGMENT.fullmatch(address)):
            message = f"the link to {address!r} is refused"
            hint = "link to https://…, http://…, mailto:…, /a/page/of/this/site/, or write [[id]]"
            self.places.problem("link-unsafe", line, "](", message, hint)
            address = ""
        return WebLink(address=address, inlines=self.inner(node, linked=True))

    def sentences(self, bounds: tuple[tuple[int, int], ...]) -> Iterator[Sentence]:
        """Yield the sentences within these bounds, with their citations and links."""
        plain = self.running.plain
        starts = [start for start, _ in bounds]
        cites: list[list[str]] = [[] for _ in bounds]
        grounds: list[list[str]] = [[] for _ in bounds]
        links: list[list[str]] = [[] for _ in bounds]
        for mark in self.running.marks:
            if mark.target:
                links[_sentence_before(plain, starts, mark.offset + 1)].append(mark.target)
            else:
                number = _sentence_before(plain, starts, mark.offset)
                cites[number] += mark.claims
                grounds[number] += mark.grounds
        for number, (start, end) in enumerate(bounds):
            line, column = self.places.find_sentence(self.first_line + self.running.line(start), plain[start:end])
            yield Sentence(
                text=" ".join(plain[start:end].split()),
                line=line,
                column=column,
                cites=tuple(dict.fromkeys(cites[number])),
                links=tuple(links[number]),
                editors=bool(grounds[number]),
                grounds=tuple(name for name in grounds[number] if name),
            )


def _is_malformed(raw: str) -> bool:
    """Whether `@id` names no claim that could be; `@editor` may name a ground behind a colon."""
    name, colon, ground = raw.removeprefix("@").partition(":")
    return not raw.startswith("@") or bool(slug_fault(name) or (colon and (name != EDITOR or slug_fault(ground))))


def _boundaries(plain: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each sentence of a paragraph, without surrounding space; always at least one."""
    from sentencex import get_sentence_boundaries  # noqa: PLC0415 - a build from the cache cuts no sentences

    found = False
    for boundary in get_sentence_boundaries(language, plain) if plain.strip() else ():
        start, end = boundary["start_index"], boundary["end_index"]
        words = plain[start:end]
        if words.strip():
            found = True
            yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    if not found:
        yield 0, len(plain)


def _sentence_before(plain: str, starts: list[int], offset: int) -> int:
    """Return the number of the sentence of the word before `offset`."""
    return max(0, bisect_left(starts, len(plain[:offset].rstrip())) - 1)
