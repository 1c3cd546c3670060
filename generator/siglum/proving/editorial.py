"""The editor's own signs within a quotation: what is left out, put in, or changed, and what is left to be proven.

`…`, `...`, `[…]`, `(…)` leave words out; `[the app]` puts words in, or in the place of a few; `[T]he` changes the case
of a letter, `walk[ed]` the end of a word; `[sic]` and `[emphasis added]` say something and change nothing.
"""

# ruff: noqa: RUF001 - signs of every script are what it is about

import re
from collections.abc import Iterator
from enum import Enum
from functools import cached_property, lru_cache
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from siglum.languages import english_turns
from siglum.languages.dates import dates_in
from siglum.languages.denials import denies_anywhere
from siglum.languages.english import MONTHS
from siglum.languages.numbers import numbers_in
from siglum.languages.weekdays import weekdays_in
from siglum.model.expressions import expression
from siglum.model.language_tags import is_english
from siglum.proving.boundaries import SPARSELY_SPACED, standings
from siglum.proving.folding import fold_words

DOTS = r"(?:…+|\.{3,}|\. \. \.(?: \.)?|⋯+|。{3,})"
OMISSION = expression(rf" ?(?:[\[［] ?{DOTS} ?[\]］]|[(（] ?{DOTS} ?[)）]|{DOTS}) ?")
"""Words left out, with the space around the sign."""
BRACKET = expression(r" ?\[[^\[\]]{1,120}\] ?")
REMARK = expression(
    r"\[(?:(?:thus|sic)\W?|!|\?|(?:my |our )?(?:emphasis|italics|bold|translation|translated)[^\[\]]{0,40})\]",
    re.IGNORECASE,
)
"""A remark in brackets, which stands for nothing in the source."""
REPLACED_WORDS = 6
"""Words of the source that words in brackets may stand in the place of, at most."""
REACH = 60
"""Code points beside a quotation in which the word is looked for that words in brackets at its end stand for."""
REPLACED_LETTERS = 8
"""The same in a script that sets no spaces."""
WORD = "[^ ]{0,60}[^ .!?]"
"""A word after which its sentence goes on, as a pattern."""
REMEMBERED = 1024
"""Quotations whose pieces are remembered, since each is looked for in several sources."""
ENDING_LETTERS = 5
"""Letters of a word's end that may stand in the source where an end in brackets is."""


TURNS = expression(
    rf"{english_turns.TURNS_BEFORE.pattern}|\b(?:no longer|few|hardly any|without|nowhere|except|only)\b", re.IGNORECASE
)
"""What no words in brackets may say: it would turn what the source says."""


DENYING_ENDS = frozenset(("not", "less", "free", "los", "frei"))
"""Ends of words that turn them: can[not], hope[less]."""


class Sort(Enum):
    """What a part of a quotation is."""

    WORDS = "words"
    """The source's own."""
    CHANGED = "changed"
    """In the editor's brackets, in the place of a letter or of the end of a word that is proven with the rest."""
    ADDED = "added"
    """In the editor's brackets, where the source may have a few words that are not quoted."""
    REMARK = "remark"
    """In the editor's brackets, where the source has nothing."""


class Part(Struct, frozen=True):
    """A part of a piece as it is written; each has a group in the piece's pattern."""

    sort: Sort
    text: str


Spans: TypeAlias = tuple[tuple[int, int], ...]
"""Where each part of a piece stands in a folded text."""


class Piece(Struct, frozen=True, dict=True):
    """A run of a quotation in which nothing is left out."""

    words: str
    """The source's words, as far as they are quoted."""
    parts: tuple[Part, ...]
    groups: tuple[str, ...]
    """For each part the pattern of what it may stand for in the source."""
    behind_sign: bool = False
    """Whether a sign of omission stands before it."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches the piece in a folded text, with a group for each part."""
        return re.compile("".join(f"({group})" for group in self.groups))

    @cached_property
    def _added(self) -> tuple[tuple[int, Part], ...]:
        return tuple((number, part) for number, part in enumerate(self.parts) if part.sort is Sort.ADDED)

    @property
    def changed(self) -> bool:
        """Whether something in it is the editor's own."""
        return any(part.sort is not Sort.WORDS for part in self.parts)

    def found(self, text: str, after: int = 0, language: str = "en") -> Iterator[Spans]:
        """Yield where it stands in a folded text, which is in a language (BCP 47)."""
        if not self.changed:
            for at in standings(self.words, text, after):
                yield ((at, at + len(self.words)),)
            return
        while match := self.pattern.search(text, after):
            spans = tuple(match.span(number) for number in range(1, len(self.parts) + 1))
            if not any(_swaps(part.text, _replaced(number, spans, text), language) for number, part in self._added):
                yield spans
            after = match.start() + 1

    def replaced(self, spans: Spans, text: str) -> Iterator[tuple[str, str]]:
        """Yield the words in brackets with those of a folded text that they stand for.

        At an end of the piece a single word may stand for the one beside it; more than one is put in.
        """
        for number, part in self._added:
            start, end = spans[number]
            bracket, words = part.text.strip(" []"), text[start:end].strip(" ,;:")
            if not words and bracket.isalpha() and bracket.islower():
                before, behind = text[max(0, start - REACH) : start].split(), text[end : end + REACH].split()
                if number == 0 and before:
                    words = before[-1]
                elif number == len(spans) - 1 and behind:
                    words = behind[0].rstrip(".,;:!?…")
            if any(map(str.isalpha, words)) and words[-1].isalnum():
                yield bracket, words

    def stretches(self, spans: Spans, text: str) -> tuple[tuple[int, int], ...]:
        """Return where the source's own words stand: those that nothing parts are one stretch."""
        found: list[tuple[int, int]] = []
        is_open = False
        for (start, end), part in zip(spans, self.parts, strict=True):
            if part.sort in (Sort.WORDS, Sort.CHANGED) and is_open and found[-1][1] == start:
                found[-1] = (found[-1][0], end)
            elif part.sort in (Sort.WORDS, Sort.CHANGED) and start < end:
                found.append((start, end))
            # Words in brackets part what is around them even where the source has nothing in their place.
            is_open = bool(found) and part.sort is not Sort.ADDED
        return tuple(trimmed for start, end in found if (trimmed := _trimmed(start, end, text)))


def _replaced(number: int, spans: Spans, text: str) -> str:
    """Return what a part in brackets stands for: the words in its place, or beside it where the quotation ends."""
    start, end = spans[number]
    if start < end:
        return text[start:end]
    before = text[max(0, start - REACH) : start].split(" ")[-2:] if number == 0 else []
    behind = text[end : end + REACH].split(" ")[:2] if number == len(spans) - 1 else []
    return " ".join((*before, *behind))


def _swaps(added: str, replaced: str, language: str) -> bool:
    """Whether words in brackets have another number, month or day than those of the source that they stand for."""
    pairs = zip(_told(added, language), _told(replaced, language), strict=True)
    return any(ours and theirs and not ours & theirs for ours, theirs in pairs)


@lru_cache(maxsize=REMEMBERED)
def _told(words: str, language: str) -> tuple[frozenset[object], ...]:
    """Return the numbers, the months and the days of the week that words name."""
    numbers = frozenset[object](number.value for number in numbers_in(words, language))
    months = frozenset[object](one.month for one in dates_in(words, language) if one.month)
    if is_english(language):
        # There a month by itself may be another word, but hardly within brackets.
        months |= {match[0].lower()[:3] for match in MONTHS.finditer(words)}
    return numbers, months, frozenset(weekdays_in(words, language))


def _trimmed(start: int, end: int, text: str) -> tuple[int, int] | None:
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return (start, end) if start < end else None


@lru_cache(maxsize=REMEMBERED)
def pieces_of(quotation: str) -> tuple[Piece, ...] | None:
    """Return the pieces of a folded quotation, in order.

    None says that its brackets can't be understood: one without a partner, or one that changes a word within.
    A quotation that is nothing but signs has no pieces.
    """
    pieces = []
    for number, run in enumerate(OMISSION.split(quotation)):
        piece = _piece(run.strip(" "))
        if piece is None:
            return None
        if piece.words:
            pieces.append(replace(piece, behind_sign=number > 0))
    return tuple(pieces)


def plain_piece(words: str) -> Piece:
    """Return the piece of words in which no sign is the editor's, whatever they look like."""
    return Piece(words, (Part(Sort.WORDS, words),), ())


@lru_cache(maxsize=REMEMBERED)
def has_signs(quotation: str) -> bool:
    """Whether a quotation holds any sign that may be the editor's."""
    return bool(OMISSION.search(quotation) or "[" in quotation or "]" in quotation)


def _piece(run: str) -> Piece | None:
    """Return the piece that a run of words with brackets is."""
    parts: list[Part] = []
    made: list[str] = []
    at = 0
    for match in BRACKET.finditer(run):
        form = _form(match, run, at)
        if form is None or _is_broken(run[at : match.start()]):
            return None
        part, pattern, start, end = form
        if words := run[at:start]:
            parts.append(Part(Sort.WORDS, words))
            made.append(re.escape(words))
        # Nothing in the source stands for what is put in before the first of its words, or after the last.
        is_edge = part.sort is Sort.ADDED and (start == 0 or end == len(run))
        parts.append(part)
        made.append("" if is_edge else pattern)
        at = end
    if _is_broken(run[at:]):
        return None
    if at < len(run):
        parts.append(Part(Sort.WORDS, run[at:]))
        made.append(re.escape(run[at:]))
    words = fold_words("".join(_spoken(part) for part in parts))
    return Piece(words, tuple(parts), tuple(made))


def _spoken(part: Part) -> str:
    match part.sort:
        case Sort.WORDS:
            return part.text
        case Sort.CHANGED:
            return part.text.strip(" []")
        case Sort.ADDED:
            return " "
        case Sort.REMARK:
            return ""


def _is_broken(words: str) -> bool:
    return "[" in words or "]" in words


def _form(match: re.Match[str], run: str, at: int) -> tuple[Part, str, int, int] | None:
    """Return what a bracket is, its pattern, and where it begins and ends; None where it can't be understood."""
    whole, start, end = match[0], match.start(), match.end()
    inner = whole.strip(" ")
    said = inner[1:-1]
    before = run[start - 1 : start] if not whole.startswith(" ") else " "
    behind = run[end : end + 1] if not whole.endswith(" ") else " "
    if REMARK.fullmatch(inner):
        # With the space before it, so that the words around it are one run; of two brackets, the first has it.
        return Part(Sort.REMARK, inner), "", start, end - (whole.endswith(" ") and start > at)
    if len(said) == 1 and said.isalpha() and behind.isalpha() and not before.isalnum():
        start += whole.startswith(" ")
        letters = "".join(dict.fromkeys((said, said.lower(), said.upper())))
        return Part(Sort.CHANGED, inner), f"[{re.escape(letters)}]", start, end
    if said.isalpha() and len(said) < ENDING_LETTERS and before.isalpha() and not behind.isalnum():
        if said.lower() in DENYING_ENDS:
            return None
        ending = f"[^\\W\\d_]{{0,{ENDING_LETTERS}}}(?![^\\W_])"
        return Part(Sort.CHANGED, inner), ending, start, end - whole.endswith(" ")
    if TURNS.search(said) or denies_anywhere().search(said):
        return None
    gap = _gap(whole, before, behind)
    return None if gap is None else (Part(Sort.ADDED, inner), gap, start, end)


def _gap(whole: str, before: str, behind: str) -> str | None:
    """Return the pattern of what words in brackets may stand for; None where they stand within a word."""
    left, right = whole.startswith(" "), whole.endswith(" ")
    if (left or not before.isalnum()) and (right or not behind.isalnum()):
        # Whole words of one sentence, with the spaces that stand around them.
        # Each word is bound to one space, so that a text can be read in one way only.
        if left:
            return f" (?:{WORD} ){{0,{REPLACED_WORDS}}}?" if right else f"(?: {WORD}){{0,{REPLACED_WORDS}}}?"
        return f"(?:{WORD} ){{0,{REPLACED_WORDS}}}?" if right else f"(?:{WORD}(?: {WORD}){{0,{REPLACED_WORDS - 1}}})??"
    if SPARSELY_SPACED.match(before) or SPARSELY_SPACED.match(behind):
        return f"[^ 。！？]{{0,{REPLACED_LETTERS}}}?"
    return None
