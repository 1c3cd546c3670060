"""Our Markdown dialect: CommonMark and tables, with `[@claim]` for citations and `[[id]]` for links.

The markup comes from markdown-it-py. Raw HTML is shown as text; unsafe links and all images are problems; so is text
that is nested too deep, which the library would drop.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import isValidEntityCode
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from siglum.model.files import Span
from siglum.model.problems import Problem
from siglum.model.prose import (
    EDITOR,
    Address,
    AnyPiece,
    Cite,
    Html,
    Link,
    Prose,
    Sentence,
    Unit,
)
from siglum.model.urls import slug_fault
from siglum.reading.citation_spans import Running, covered
from siglum.reading.text import STEERING, line_at

DEPTH_LIMIT = 12
BRACKET_LIMIT = 100
CITATION = re.compile(r"\[@([^\[\]\n]*)\]")
WIKI_LINK = re.compile(r"\[\[([^\[\]\n|]*)(?:\|([^\[\]\n]*))?\]\]")
SAFE_SCHEME = re.compile(r"(?:https?://[^/@\s\\]+(?:[/?#][^\s\\]*)?|mailto:[^\s\\]+)\Z", re.IGNORECASE)
SITE_PATH = re.compile(r"/(?:[a-z0-9-][a-z0-9.-]*/)*(?:[a-z0-9-]+\.[a-z0-9]+)?(?:#[A-Za-z0-9-]+)?\Z")
CHARACTER_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));", re.IGNORECASE)
LINE_BREAKS = frozenset(b"\t\n\x0c\r")


def read_prose(
    path: str, text: str, start: int, first_line: int, language: str = "en"
) -> tuple[Prose, tuple[Problem, ...]]:
    """Read the Markdown at text[start:] of a file, whose first line has the number `first_line`."""
    reader = _Reader(path, text, first_line, language)
    reader.read(text[start:])
    return Prose(pieces=tuple(reader.pieces), units=tuple(reader.units)), tuple(reader.problems)


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    return _own_rule(state, CITATION, "cite", silent=silent)


def _wiki_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    return _own_rule(state, WIKI_LINK, "wiki", silent=silent)


def _own_rule(state: StateInline, pattern: re.Pattern[str], kind: str, *, silent: bool) -> bool:
    if state.src[state.pos] != "[" or not (match := pattern.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content = match[0]
        token.meta = {"groups": match.groups(), "offset": state.pos}
    state.pos = match.end()
    return True


def _any_link(url: str) -> bool:
    del url
    return True


@cache
def _markdown() -> MarkdownIt:
    """Return the parser; the commonmark preset by itself allows raw HTML."""
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False, "maxNesting": 100})
    markdown.enable("table").disable(["html_block", "html_inline"])
    markdown.inline.ruler.before("link", "citation", _citation)
    markdown.inline.ruler.before("link", "wiki_link", _wiki_link)
    # All addresses are accepted here and checked in _Reader.link: the library would show a refused link as plain text.
    markdown.validateLink = _any_link  # type: ignore[method-assign]
    return markdown


class _Reader:
    """Reads one text."""

    def __init__(self, path: str, text: str, first_line: int, language: str) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.language = language
        self.pieces: list[AnyPiece] = []
        self.units: list[Unit] = []
        self.problems: list[Problem] = []
        self.heading_ids: set[str] = set()
        self.headings_like: Counter[str] = Counter()
        self.columns: dict[int, int] = {}
        self.sentence_columns: dict[int, int] = {}
        self.quotations = 0
        """How many block quotations are open."""

    def read(self, markdown: str) -> None:
        for match in CHARACTER_REFERENCE.finditer(markdown):
            number = int(match[1], 16) if match[1] else int(match[2])
            # For an invalid number the library would silently show U+FFFD.
            if not isValidEntityCode(number) or number in LINE_BREAKS:
                line = self.first_line + markdown.count("\n", 0, match.start())
                self.problem("control-character", line, match[0], f"{match[0]} stands for no character", "delete it")
        if (at := crowded(markdown)) is not None:
            message = f"more than {BRACKET_LIMIT} brackets are open here, and none of them is closed"
            self.problem("markup-too-deep", self.first_line + at, "", message, "close them, or begin a new paragraph")
            return
        tokens = _markdown().parse(markdown)
        # The library drops what is nested beyond its own limit; ours is much lower.
        if deep := _too_deep(tokens):
            line = self.first_line + (deep.map[0] if deep.map else 0)
            message = f"lists and quotations are nested more than {DEPTH_LIMIT} deep"
            self.problem("markup-too-deep", line, "", message, "write it as separate paragraphs")
            return
        for index, token in enumerate(tokens):
            if token.type == "inline":
                self.inline(token, tokens[index - 1])
            else:
                self.block(token, tokens, index)

    def problem(self, code: str, line: int, words: str, message: str, hint: str) -> None:
        column, end = self.find(line, words)
        self.problems.append(Problem(code, Span(self.path, line, column, line, end), message, hint))

    def find(self, line: int, words: str) -> tuple[int, int]:
        """Return the columns of the next occurrence of `words` on a line."""
        whole = line_at(self.text, line)
        at = whole.find(words, self.columns.get(line, 0)) if words else 0
        if at < 0:
            return 1, len(whole) + 1
        self.columns[line] = at + len(words)
        return at + 1, at + len(words) + 1

    def block(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        if token.type.startswith("blockquote_"):
            self.quotations += token.nesting
        if token.type == "heading_open":
            token.attrSet("id", self.heading_id(tokens[index + 1].content))
            # The only h1 is the title of the page.
            token.tag = f"h{max(2, int(token.tag[1]))}"
        elif token.type == "heading_close":
            token.tag = f"h{max(2, int(token.tag[1]))}"
        self.html(_rendered(tokens, index))

    def html(self, markup: str) -> None:
        if self.pieces and isinstance(last := self.pieces[-1], Html):
            self.pieces[-1] = Html(html=last.html + markup)
        elif markup:
            self.pieces.append(Html(html=markup))

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

    def inline(self, token: Token, opening: Token) -> None:
        line = self.first_line + (token.map[0] if token.map else 0)
        running = Running()
        in_link = 0
        for child in token.children or ():
            here = line + len(running.breaks)
            if child.type in ("link_open", "link_close"):
                in_link += child.nesting
                self.link(child, running, here)
            elif child.type == "image":
                self.problem(
                    "image-refused",
                    here,
                    "![",
                    "pictures are not part of a text here",
                    "delete the image; every picture on the site is drawn from the records",
                )
            elif child.type == "cite":
                running.trim()
                self.citation(child, running, here)
            elif child.type == "wiki":
                self.wiki_link(child, running, here)
            elif child.type in ("text", "text_special", "softbreak"):
                self.words(child, token.content, running, here, linked=bool(in_link))
            else:
                if child.type == "code_inline":
                    running.say(child.content)
                elif child.type == "hardbreak":
                    running.say("\n")
                running.pieces.append(Html(html=_rendered([child], 0)))
        sentences, bounds = self.sentences(running, line)
        kind = _kind(opening)
        self.units.append(Unit(kind=kind, line=line, sentences=sentences, quoted=bool(self.quotations)))
        for piece in covered(running, bounds):
            if isinstance(piece, Html):
                self.html(piece.html)
            else:
                self.pieces.append(piece)

    def words(self, child: Token, source: str, running: Running, line: int, *, linked: bool) -> None:
        words = "\n" if child.type == "softbreak" else child.content
        for wrong in ("[@", "[["):
            if wrong in words and f"\\{wrong}" not in source:
                shape = "[@claim-id] or [@one; @another]" if wrong == "[@" else "[[id]] or [[id|shown words]]"
                code = "citation-malformed" if wrong == "[@" else "link-malformed"
                self.problem(
                    code,
                    line,
                    wrong,
                    f"{wrong} begins something that does not end",
                    f"write {shape} on one line; for the characters themselves write \\{wrong}",
                )
        if match := STEERING.search(words):
            self.problem(
                "direction-control",
                line,
                match[0],
                f"the direction control U+{ord(match[0]):04X} may not stand in a text",
                "delete it",
            )
        if linked:
            running.pieces.append(Html(html=escape(words)))
            running.say(words)
        elif words:
            running.text(words, top=child.level == 0)

    def citation(self, child: Token, running: Running, line: int) -> None:
        column, end = self.find(line, child.content)
        names = [name.strip() for name in child.meta["groups"][0].split(";")]
        claims = tuple(name.removeprefix("@") for name in (f"@{names[0]}", *names[1:]))
        bad = [
            name
            for name, raw in zip(claims, (f"@{names[0]}", *names[1:]), strict=True)
            if slug_fault(name) or not raw.startswith("@")
        ]
        if bad:
            hint = "write [@claim-id], or several as [@one; @another]"
            at = Span(self.path, line, column, line, end)
            self.problems.append(Problem("citation-malformed", at, f"{child.content} is not a citation", hint))
            return
        running.marks.append((len(running.pieces), len(running.plain)))
        running.pieces.append(Cite(claims=claims, line=line, column=column, end_column=end))

    def wiki_link(self, child: Token, running: Running, line: int) -> None:
        column, end = self.find(line, child.content)
        target, words = (None if part is None else part.strip() for part in child.meta["groups"])
        if not target or slug_fault(target) or words == "":
            at = Span(self.path, line, column, line, end)
            self.problems.append(
                Problem("link-malformed", at, f"{child.content} is not a link", "write [[id]] or [[id|shown words]]")
            )
            return
        running.marks.append((len(running.pieces), len(running.plain)))
        running.pieces.append(Link(target=target, words=words, line=line, column=column, end_column=end))
        running.say(words or child.content)

    def link(self, child: Token, running: Running, line: int) -> None:
        if child.nesting < 0:
            running.pieces.append(Html(html="</a>"))
            return
        address = str(child.attrGet("href") or "")
        if SITE_PATH.match(address):
            column, end = self.find(line, address)
            path, hash_sign, fragment = address[1:].partition("#")
            target = (path + "index.html" if not path or path.endswith("/") else path) + hash_sign + fragment
            running.pieces += [
                Html(html='<a href="'),
                Address(address=target, line=line, column=column, end_column=end),
                Html(html='">'),
            ]
            return
        if not (SAFE_SCHEME.match(address) or re.fullmatch(r"#[A-Za-z0-9-]+", address)):
            message = f"the link to {address!r} is refused"
            self.problem(
                "link-unsafe",
                line,
                "](",
                message,
                "link to https://…, http://…, mailto:…, /a/page/of/this/site/, or write [[id]]",
            )
            address = ""
        running.pieces.append(Html(html=f'<a href="{escape(address)}">'))

    def sentences(self, running: Running, line: int) -> tuple[tuple[Sentence, ...], tuple[int, ...]]:
        """Split the plain text into sentences with their citations and links; also return their offsets."""
        bounds = tuple(_boundaries(running.plain, self.language))
        cites: list[list[str]] = [[] for _ in bounds]
        links: list[list[str]] = [[] for _ in bounds]
        for index, offset in running.marks:
            sentence = _sentence_before(running.plain, bounds, offset)
            match running.pieces[index]:
                case Cite(claims=claims):
                    cites[sentence] += claims
                case Link(target=target):
                    links[_sentence_before(running.plain, bounds, offset + 1)].append(target)
                case _:
                    pass
        made = []
        for number, (start, end) in enumerate(bounds):
            at = line + running.line(start)
            column = self.find_start(at, running.plain[start:end])
            claims = tuple(dict.fromkeys(claim for claim in cites[number] if claim != EDITOR))
            words = " ".join(running.plain[start:end].split())
            made.append(
                Sentence(
                    text=words,
                    line=at,
                    column=column,
                    cites=claims,
                    links=tuple(links[number]),
                    editors=EDITOR in cites[number],
                )
            )
        return tuple(made), tuple(start for start, _ in bounds)

    def find_start(self, line: int, words: str) -> int:
        """Return the column of a sentence: the longest match of its first characters after the previous sentence."""
        whole = line_at(self.text, line)
        first = words.split("\n", maxsplit=1)[0][:20]
        behind = self.sentence_columns.get(line, 0)
        found = (whole.find(first[:length], behind) for length in range(len(first), 0, -1))
        at = next((start for start in found if start >= 0), 0)
        self.sentence_columns[line] = at + 1
        return at + 1


def _too_deep(tokens: Sequence[Token]) -> Token | None:
    """Return the first list or quotation that is nested too deep, if there is one."""
    depth = 0
    for token in tokens:
        if token.type.startswith(("bullet_list_", "ordered_list_", "blockquote_")):
            depth += token.nesting
            if depth > DEPTH_LIMIT:
                return token
    return None


def crowded(markdown: str, opening: str = "[", closing: str = "]") -> int | None:
    """Return the line, from 0, on which a paragraph has too many open brackets: parsing takes quadratic time."""
    depth = 0
    for number, line in enumerate(markdown.split("\n")):
        depth = max(0, depth + line.count(opening) - line.count(closing)) if line.strip() else 0
        if depth > BRACKET_LIMIT:
            return number
    return None


def _rendered(tokens: Sequence[Token], index: int) -> str:
    """Render one token with the library."""
    markdown = _markdown()
    renderer = markdown.renderer
    if not isinstance(renderer, RendererHTML):
        message = "the commonmark preset renders HTML"
        raise TypeError(message)
    if rule := renderer.rules.get(tokens[index].type):
        return str(rule(tokens, index, markdown.options, {}))
    return renderer.renderToken(tokens, index, markdown.options, {})


def _kind(opening: Token) -> Literal["paragraph", "heading", "cell"]:
    if opening.type in ("heading_open", "th_open"):
        return "heading"
    return "cell" if opening.type == "td_open" else "paragraph"


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


def _sentence_before(plain: str, bounds: tuple[tuple[int, int], ...], offset: int) -> int:
    """Return the index of the sentence of the word before `offset`."""
    before = len(plain[:offset].rstrip())
    return max((number for number, (start, _) in enumerate(bounds) if start < before), default=0)
