"""The editor's own signs within a quotation: what is left out, put in, or changed, and what is left to be proven.

`…`, `...`, `[…]`, `(…)` leave words out; `[the app]` puts words in, or in the place of a few; `[T]he` changes the case
of a letter, `walk[ed]` the end of a word; `[sic]` and `[emphasis added]` say something and change nothing.
"""

# ruff: noqa: RUF001 - signs of every script are what it is about

import re
from collections.abc import Iterable
from dataclasses import dataclass

from siglum.proving.folding import fold_words
from siglum.proving.quotations import IDEOGRAPH

DOTS = r"(?:…+|\.{3,}|\. \. \.(?: \.)?)"
OMISSION = re.compile(rf" ?(?:\[ ?{DOTS} ?\]|\( ?{DOTS} ?\)|{DOTS}) ?")
"""Words left out, with the space around the sign."""
REMARK = re.compile(
    r" ?\[(?:sic|sic!|!|\?|(?:my |our )?(?:emphasis|italics|bold|translation|translated)[^\[\]]{0,40})\]", re.IGNORECASE
)
"""A remark in brackets, which stands for nothing in the source."""
CASE = re.compile(r"(?<![^\W_])\[([^\W\d_])\](?=[^\W\d_])")
"""A first letter in brackets: its case was changed."""
ENDING = re.compile(r"(?<=[^\W\d_])\[[^\W\d_]{1,4}\](?![^\W_])")
"""The end of a word in brackets: it was changed."""
ADDED = re.compile(r"( ?)\[[^\[\]]{1,120}\]( ?)")
"""Words in brackets."""
REPLACED_WORDS = 6
"""Words of the source that words in brackets may stand in the place of, at most."""
WORD = "[^ ]*[^ .!?]"
"""A word after which its sentence goes on, as a pattern."""
REPLACED_IDEOGRAPHS = 8
ENDING_LETTERS = 5
"""Letters of a word's end that may stand in the source where an end in brackets is."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a quotation in which nothing is left out.

    `pattern` matches it in a folded text; each group of it is a stretch of the source's words, and what stands between
    two of these is what words in brackets stand for.
    """

    words: str
    """The source's words, as far as they are quoted."""
    pattern: re.Pattern[str]
    changed: bool
    """Whether something in it is the editor's own."""


def pieces_of(quotation: str | Iterable[str]) -> tuple[Piece, ...] | None:
    """Return the pieces of a quotation, in order; segments that stand in a list have words left out between them.

    None says that its brackets can't be understood: one without a partner, or one that changes a word within.
    A quotation that is nothing but signs has no pieces.
    """
    segments = [quotation] if isinstance(quotation, str) else list(quotation)
    runs = [run for segment in segments for run in OMISSION.split(fold_words(segment))]
    pieces = []
    for run in runs:
        kept = fold_words(REMARK.sub("", run))
        if not kept:
            continue
        piece = _piece(kept)
        if piece is None:
            return None
        if piece.words:
            pieces.append(piece)
    return tuple(pieces)


def has_signs(quotation: str) -> bool:
    """Whether a quotation holds any sign of the editor's."""
    return bool(OMISSION.search(quotation) or "[" in quotation)


def _piece(run: str) -> Piece | None:
    """Return the piece that a run of words with brackets is."""
    made: list[str] = []
    words: list[str] = []
    at = 0
    for match in _brackets(run):
        before = run[at : match.start()]
        if "[" in before or "]" in before:
            return None
        made.append(re.escape(before))
        words.append(before)
        at = match.end()
        if match.re is CASE:
            letter = match[1]
            made.append(f"[{re.escape(letter.lower())}{re.escape(letter.upper())}]")
            words.append(letter)
        elif match.re is ENDING:
            made.append(f"[^\\W\\d_]{{0,{ENDING_LETTERS}}}(?![^\\W_])")
        elif (gap := _gap(match, run)) is None:
            return None
        elif match.start() == 0 or match.end() == len(run):
            continue
        else:
            made.append(f"){gap}(")
            words.append(" ")
    rest = run[at:]
    if "[" in rest or "]" in rest:
        return None
    made.append(re.escape(rest))
    words.append(rest)
    changed = at > 0
    return Piece(fold_words("".join(words)), re.compile(f"({''.join(made)})"), changed)


def _brackets(run: str) -> list[re.Match[str]]:
    """Return the brackets of a run of words, each by the one form that it has."""
    found: dict[int, re.Match[str]] = {}
    for form in (CASE, ENDING, ADDED):
        for match in form.finditer(run):
            bracket = run.index("[", match.start())
            found.setdefault(bracket, match)
    return [found[at] for at in sorted(found)]


def _gap(match: re.Match[str], run: str) -> str | None:
    """Return the pattern of what words in brackets may stand for; None where they stand within a word."""
    before, behind = run[: match.start()][-1:], run[match.end() :][:1]
    if (match[1] or not before.isalnum()) and (match[2] or not behind.isalnum()):
        # Whole words of one sentence, with the spaces that stand around them.
        # Each word is bound to one space, so that a text can be read in one way only.
        if match[1]:
            return f" (?:{WORD} ){{0,{REPLACED_WORDS}}}?" if match[2] else f"(?: {WORD}){{0,{REPLACED_WORDS}}}?"
        return (
            f"(?:{WORD} ){{0,{REPLACED_WORDS}}}?" if match[2] else f"(?:{WORD}(?: {WORD}){{0,{REPLACED_WORDS - 1}}})??"
        )
    if IDEOGRAPH.match(before) or IDEOGRAPH.match(behind):
        return f"[^ 。！？]{{0,{REPLACED_IDEOGRAPHS}}}?"
    return None
