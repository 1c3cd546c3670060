"""The quotations of a Markdown text, each with the notes and links that cite it.

A quotation is cited by the mark right behind it, else by a note further on in its sentence, by what its sentence
named last before it, or by the next note of its paragraph. A block quotation is cited by the line that ends it after a
dash, by a mark in it, or by the sentence that leads to it.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from siglum.model.files import Span
from siglum.model.problems import Problem, said
from siglum.proving.marks import Marked, find_marked, opens_with
from siglum.quoting.quotation import Citation, Group, Letters, Quotation
from siglum.quoting.running import Mark, Paragraph, read_paragraphs
from siglum.quoting.sentences import sentences
from siglum.reading.text import line_at, span_of

BETWEEN = re.compile(r"[\s.,;:!?)\]”’\"'»。，、；：]*[(\[（]?\s*")  # noqa: RUF001 - signs of more than one script
"""What may stand between a quotation and a mark right behind it."""
ATTRIBUTION = re.compile(r"(?:^|\n)[ \t]*(?:—|–|―|--?)[ \t]*(?=\S)[^\n]*\s*\Z")
"""The last line of a block quotation that says whose it is."""
CALLOUT = re.compile(r"\[!\w+\]")
"""What a block begins with that is set like a quotation and is a note of the author's own."""
NO_SOURCE = re.compile(r"(?:#|mailto:|tel:|javascript:)")
"""What a link begins with that leads to no source."""


def read_markdown(path: str, text: str, start: int, language: str) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
    """Return the quotations of the Markdown at text[start:] of a file, in order, and the marks without a partner."""
    reader = _Reader(path, text, language, read_paragraphs(text, start))
    found = sorted(reader.read(), key=lambda quotation: (quotation.span.line, quotation.span.column))
    return tuple(found), tuple(reader.problems)


class _Sentence(Struct, frozen=True):
    """A sentence of a paragraph: its offsets there, and what it says outside of quotation marks."""

    start: int
    end: int
    rest: str


def _outside(words: str, start: int, end: int, marked: Sequence[Marked]) -> Iterator[str]:
    """Yield what stands in words[start:end] outside of the quotations, which follow each other."""
    for one in marked[bisect_right(marked, start, key=lambda one: one.closes) :]:
        if one.opens >= end:
            break
        yield words[start : one.opens]
        start = one.closes
    yield words[start:end]


def _of_sources(marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks that may name a source."""
    return [mark for mark in marks if mark.kind == "note" or not NO_SOURCE.match(mark.target)]


class _Reader:
    """Reads the paragraphs of one text."""

    def __init__(self, path: str, text: str, language: str, paragraphs: Sequence[Paragraph]) -> None:
        self.path = path
        self.text = text
        self.language = language
        self.paragraphs = paragraphs
        self.problems: list[Problem] = []
        self.marked = [self.marks_of(number) for number in range(len(paragraphs))]
        self.sentences = [self.sentences_of(number) for number in range(len(paragraphs))]
        self.notes: dict[str, list[Paragraph]] = defaultdict(list)
        for paragraph in paragraphs:
            if paragraph.note:
                self.notes[paragraph.note].append(paragraph)
        self.citing = self.sentences_of_notes()

    def marks_of(self, number: int) -> tuple[Marked, ...]:
        """Return what stands in quotation marks in a paragraph, and note the marks that have no partner."""
        paragraph = self.paragraphs[number]
        words = "".join("x" if at in paragraph.literal else char for at, char in enumerate(paragraph.words))
        after = number + 1
        while after < len(self.paragraphs) and self.paragraphs[after].is_beside:
            after += 1
        following = self.paragraphs[after].words if after < len(self.paragraphs) else ""
        marked, strays = find_marked(words, goes_on=opens_with(following))
        for stray in strays if not paragraph.quotes else ():
            sign = words[stray.start : stray.end]
            does = "opens a quotation that nothing closes" if stray.opening else "closes a quotation that nothing opens"
            span, line = self.place(paragraph, stray.start, stray.end)
            hint = "write both marks of the pair in one paragraph; for inches write ″"
            problem = Problem("quote-mark-open", span, f"the mark {said(sign)} {does}", hint, source_line=line)
            self.problems.append(problem)
        return marked

    def sentences_of(self, number: int) -> tuple[_Sentence, ...]:
        paragraph, marked = self.paragraphs[number], self.marked[number]
        return tuple(
            _Sentence(start, end, " ".join("".join(_outside(paragraph.words, start, end, marked)).split()))
            for start, end in sentences(paragraph.words, self.language)
        )

    def sentences_of_notes(self) -> dict[str, str]:
        """Return for each note the sentence that refers to it first."""
        found: dict[str, str] = {}
        for number, paragraph in enumerate(self.paragraphs):
            for mark in paragraph.marks:
                if mark.kind == "note" and not paragraph.note:
                    found.setdefault(mark.target, self.sentence_at(number, mark.start).rest)
        return found

    def sentence_at(self, number: int, offset: int) -> _Sentence:
        """Return the sentence that the words right before an offset belong to, or else the first."""
        before = len(self.paragraphs[number].words[:offset].rstrip())
        there = self.sentences[number]
        return next((one for one in reversed(there) if one.start < before), there[0])

    def read(self) -> Iterator[Quotation]:
        order = range(len(self.paragraphs))
        for quotes, group in groupby(order, key=lambda number: self.paragraphs[number].quotes):
            numbers = list(group)
            if quotes and not CALLOUT.match(self.paragraphs[numbers[0]].words):
                yield from self.block(numbers)
                continue
            for number in numbers:
                for marked in self.marked[number]:
                    yield self.in_marks(number, marked)

    def in_marks(self, number: int, marked: Marked) -> Quotation:
        """Return a quotation of running text."""
        paragraph = self.paragraphs[number]
        sentence = self.sentence_at(number, marked.opens + 1)
        if paragraph.note:
            groups: tuple[Group, ...] = ((self.note(paragraph.note),),)
            rest = self.citing.get(paragraph.note, "")
        else:
            groups, rest = tuple(self.groups(number, marked, sentence)), sentence.rest
        return self.quotation(paragraph, (marked.start, marked.end), groups, rest, (number, sentence.start))

    def quotation(
        self,
        paragraph: Paragraph,
        bounds: tuple[int, int],
        groups: tuple[Group, ...],
        sentence: str,
        key: tuple[int, ...],
    ) -> Quotation:
        words = paragraph.words[slice(*bounds)]
        start, end = bounds[0] + len(words) - len(words.lstrip()), bounds[0] + len(words.rstrip())
        span, line = self.place(paragraph, start, end)
        there = paragraph.at[start:end]
        letters = None if not there or min(there) < 0 else Letters(tuple(there), tuple(paragraph.ends[start:end]))
        return Quotation(paragraph.words[start:end], span, line, groups, sentence, key, prose=True, letters=letters)

    def place(self, paragraph: Paragraph, start: int, end: int) -> tuple[Span, str]:
        """Return where words of a paragraph stand in the file, and the line that they begin on."""
        if there := paragraph.span(start, end):
            span = span_of(self.path, self.text, *there)
        else:
            span = Span(self.path, paragraph.line, 1, paragraph.line, 1)
        return span, line_at(self.text, span.line)

    def groups(self, number: int, marked: Marked, sentence: _Sentence) -> Iterator[Group]:
        """Yield what a quotation may cite, the likeliest first.

        That is the link that it stands in; else what stands right behind it; the first note before the next quotation;
        the last link or note before it in its sentence, or the first behind it; the next note of the paragraph. In a
        table, it is what another cell of the row names, first of those behind it.
        """
        paragraph = self.paragraphs[number]
        marks = _of_sources(paragraph.marks)
        around = [mark for mark in marks if mark.start <= marked.opens and marked.closes <= mark.end]
        if around:
            yield tuple(self.citation(paragraph, mark) for mark in around)
        before = [mark for mark in marks if sentence.start <= mark.start and mark.end <= marked.opens]
        after = [mark for mark in marks if mark.start >= marked.end and mark not in around]
        notes = [mark for mark in after if mark.kind == "note"]
        # A note may stand right behind the full stop.
        end = max(sentence.end, marked.closes)
        next_opens = next((one.opens for one in self.marked[number] if one.opens > marked.opens), len(paragraph.words))
        candidates = (
            self.together(paragraph, after, marked.closes)[:1],
            [mark for mark in notes if mark.start <= min(end, next_opens)][:1],
            before[-1:],
            [mark for mark in after if mark.start <= end][:1],
            notes[:1],
        )
        for first in (mark for candidate in candidates for mark in candidate):
            following = [mark for mark in marks if mark.start >= first.start]
            yield tuple(self.citation(paragraph, mark) for mark in self.together(paragraph, following, first.start))
        for cell in self.other_cells(number):
            if found := _of_sources(cell.marks):
                yield tuple(self.citation(cell, mark) for mark in found)

    def other_cells(self, number: int) -> Iterator[Paragraph]:
        """Yield the other cells of the row that a paragraph is a cell of, those behind it first."""
        row = self.paragraphs[number].row
        for step in (1, -1) if row else ():
            other = number + step
            while 0 <= other < len(self.paragraphs) and self.paragraphs[other].row == row:
                yield self.paragraphs[other]
                other += step

    def together(self, paragraph: Paragraph, marks: Sequence[Mark], end: int) -> list[Mark]:
        """Return the marks that follow an offset, with nothing but signs before each."""
        found: list[Mark] = []
        for mark in marks:
            if not BETWEEN.fullmatch(paragraph.words, end, mark.start):
                break
            found.append(mark)
            end = mark.end
        return found

    def citation(self, paragraph: Paragraph, mark: Mark) -> Citation:
        if mark.kind == "note":
            return self.note(mark.target)
        words = paragraph.words[mark.start : mark.end]
        return Citation(mark.target or words, (mark.target,) if mark.target else (), label=words, strict=False)

    def note(self, label: str) -> Citation:
        """Return what a note cites: the links in it, and what its words name, but for what it quotes."""
        targets: list[str] = []
        words: list[str] = []
        for paragraph in self.notes[label]:
            targets += [mark.target for mark in paragraph.marks if mark.kind == "link"]
            quoted = find_marked(paragraph.words)[0]
            words += _outside(paragraph.words, 0, len(paragraph.words), quoted)
        return Citation(f"[^{label}]", tuple(targets), " ".join(words))

    def block(self, numbers: Sequence[int]) -> Iterator[Quotation]:
        """Yield the paragraphs of a block quotation, each as a quotation."""
        named: list[Citation] = []
        inside: list[Citation] = []
        bounds: list[tuple[int, int, int]] = []
        for number in numbers:
            paragraph = self.paragraphs[number]
            line = ATTRIBUTION.search(paragraph.words) if number == numbers[-1] else None
            end = line.start() if line else len(paragraph.words)
            if line:
                named += [self.citation(paragraph, mark) for mark in paragraph.marks if mark.start >= end]
                named = named or [Citation(line[0].strip(), (), line[0])]
            inside += [self.citation(paragraph, mark) for mark in paragraph.marks if mark.start < end or not line]
            if paragraph.words[:end].strip():
                bounds.append((number, *self.unmarked(number, end)))
        before = numbers[0] - 1
        while before >= 0 and self.paragraphs[before].is_beside:
            before -= 1
        leads = before >= 0 and not self.paragraphs[before].quotes and not self.paragraphs[before].note
        lead = self.lead(before) if leads else ()
        groups = tuple(tuple(group) for group in (named, inside, lead) if group)
        rest = self.sentences[before][-1].rest if leads and self.paragraphs[before].words.rstrip().endswith(":") else ""
        for number, start, end in bounds:
            yield self.quotation(self.paragraphs[number], (start, end), groups, rest, (number,))

    def unmarked(self, number: int, end: int) -> tuple[int, int]:
        """Return the offsets of a paragraph's words without the marks that stand around all of them."""
        words = self.paragraphs[number].words[:end]
        for one in self.marked[number]:
            if not words[: one.opens].strip() and not words[one.closes :].strip(" \n.,"):
                return one.start, one.end
        return 0, end

    def lead(self, number: int) -> tuple[Citation, ...]:
        """Return what the last sentence before a block quotation cites."""
        paragraph, last = self.paragraphs[number], self.sentences[number][-1]
        marks = _of_sources(mark for mark in paragraph.marks if mark.start >= last.start)
        return tuple(self.citation(paragraph, mark) for mark in marks)
