"""Which words of a text stand in quotation marks, by every pair that the world writes; an apostrophe is none.

Offsets are code points, half-open, into the text that is looked through.
"""

# ruff: noqa: RUF001 - signs of every script are what it is about

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from siglum.model.expressions import expression
from siglum.proving.boundaries import SPARSELY_SPACED

CLOSES: dict[str, tuple[str, ...]] = {
    "“": ("”",),
    "”": ("”",),
    "„": ("“", "”"),
    ",,": ("“", "”", "''", "’’", "´´"),
    "⹂": ("“", "”"),
    "‟": ("”",),
    '"': ('"',),
    "＂": ("＂",),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹", "›"),
    "‘": ("’",),
    "‛": ("’",),
    "’": ("’",),
    "‚": ("‘", "’"),
    "'": ("'",),
    "＇": ("＇",),
    "‘‘": ("’’",),
    "’’": ("’’",),
    "‚‚": ("‘‘", "’’"),
    "''": ("''",),
    "``": ("''", "’’", '"', "”", "``", "´´"),
    "´´": ("´´",),
    "`": ("'", "’", "´", "`"),
    "´": ("´",),
    "ʻ": ("ʼ",),
    "″": ("″",),
    "״": ("״",),
    "′": ("′",),
    "‵": ("′", "‵"),
    "‶": ("″", "‶"),
    "ʹ": ("ʹ",),
    "ʺ": ("ʺ",),
    "ˮ": ("ˮ",),
    "˝": ("˝",),
    "「": ("」",),
    "『": ("』",),
    "｢": ("｣",),
    "﹁": ("﹂",),
    "﹃": ("﹄",),
    "《": ("》",),
    "〈": ("〉",),
    "〝": ("〞", "〟"),
    "❝": ("❞",),
    "❛": ("❜",),
    "❮": ("❯",),
    "🙶": ("🙷",),
    "🙸": ("🙷",),
    "⟪": ("⟫",),
    "<<": (">>",),
}
"""Each mark that opens a quotation, with those that close it: English, German, French, Swedish, Chinese and others."""
MARKS = tuple(dict.fromkeys([*CLOSES, *(mark for marks in CLOSES.values() for mark in marks)]))
MARK = expression("|".join(re.escape(mark) for mark in sorted(MARKS, key=len, reverse=True)))
EITHER_WAY = frozenset(
    ('"', "'", "''", "＂", "＇", "”", "’", "’’", "»", "›", "``", "´´", "`", "´", "″", "״")
) | frozenset("′‵‶ʹʺˮ˝")
"""Marks that open in one country and close in another, or do both: only what stands around them tells which."""
APOSTROPHES = frozenset("'’＇")
"""Marks that are apostrophes as well, so that one which closes nothing is no mistake."""
LETTERS = frozenset("‘`´ʻʼ״′ʹʺˮ")
"""Marks that stand for a letter, an accent or an abbreviation within a word: Ba‘ath, Hawaiʻi, צה״ל."""
ALONE = APOSTROPHES | {"`", "´", "´´", "ʻ", "ʼ", "״", "″", ",,", "<<", ">>", *"′‵‶ʹʺˮ˝"}
"""Marks that are something else where they stand alone, so that one without a partner is no mistake."""
SHORTENED = expression(
    r"(?:tis|twas|twere|twill|em|til|till|cause|cos|n|bout|round|neath|gainst|kay|s|d|[0-9]0s|[0-9]{2})\b",
    re.IGNORECASE,
)
"""What stands behind an apostrophe at which something was left out in front: 'tis, 'em, '90s, '25."""
CLOSES_LATER = expression(r"(?<=[^\s'])(?<!'n)['＇](?![^\W_])(?<![sSxXzZ]['＇](?=\s+[^\W\d_]))")
"""A straight single mark that can close: behind something, before no letter, and no possessive."""
HEBREW = expression("[א-ת]")
GERSHAYIM = frozenset('"״”“″')
"""Marks that stand in a Hebrew abbreviation, before its last letter: צה"ל."""
PARTICLES = expression("(?<![א-ת])[והבלמשכ]{1,4}\\Z")
"""Letters that Hebrew joins to the word behind them, and to a quotation: ב"הארץ"."""
LONGEST_WORD = 16
ENDING = expression(
    r"(?:[dt][ea](?:n|ki)?|n?[ıiuü]n|y?[eaıiuü]|y?l[ea]|l[ea]r\w{0,4}|l[ıiuü]k?|[dt][ıiuü]r?|m[ıiuü]ş)(?![^\W_])",
    re.IGNORECASE,
)
"""What Turkish joins to the closing mark of a quotation: ‘…’dan."""
HYPHENS = frozenset("-‐‑")
"""What stands before the ‘ayn of a name: al-‘Aziz."""
PLURAL = frozenset("sSxXzZ")
"""Letters behind which an apostrophe alone makes a possessive: the dogs' bones."""


class Marked(Struct, frozen=True):
    """Words in quotation marks: the marks stand right before `start`, or further before, and at `end`."""

    start: int
    end: int
    opens: int
    """Where the opening mark begins."""
    closes: int
    """Where the closing mark ends; the end of the text where the quotation goes on in the next paragraph."""


class Stray(Struct, frozen=True):
    """A quotation mark that has no partner."""

    start: int
    end: int
    opening: bool
    """Whether it opens something that is never closed; else it closes what was never opened."""


class _Mark(Struct, frozen=True):
    """A mark where it stands."""

    sign: str
    start: int
    end: int


class _Stack:
    """The marks that are open, with those that may close each, so that nobody has to go through them."""

    def __init__(self) -> None:
        self._marks: list[_Mark] = []
        self._levels: dict[str, list[int]] = {}

    def add(self, mark: _Mark) -> None:
        """Take a mark that opens."""
        for sign in CLOSES[mark.sign]:
            self._levels.setdefault(sign, []).append(len(self._marks))
        self._marks.append(mark)

    def level_of(self, sign: str) -> int | None:
        """Return the level of the last mark that a sign closes."""
        levels = self._levels.get(sign)
        return levels[-1] if levels else None

    def take(self, level: int) -> list[_Mark]:
        """Take away the marks from a level on, and return them."""
        taken = self._marks[level:]
        del self._marks[level:]
        for mark in taken:
            for sign in CLOSES[mark.sign]:
                self._levels[sign].pop()
        return taken


def find_marked(text: str, *, goes_on: str = "") -> tuple[tuple[Marked, ...], tuple[Stray, ...]]:
    """Return the outermost quotations of a paragraph, in order, and the marks without a partner.

    `goes_on` is the mark that the next paragraph begins with: where it is left open here, as in a quotation of several
    paragraphs, the words reach to the end of the text.
    """
    found: list[tuple[int, Marked]] = []
    strays: list[Stray] = []
    stack = _Stack()
    for match in MARK.finditer(text):
        mark = _Mark(match[0], match.start(), match.end())
        is_open = stack.level_of(mark.sign) is not None
        if _is_apostrophe(mark, text) and not (is_open and _closes_before_ending(mark, text)):
            continue
        level = _closed_by(mark, stack, text)
        if level is not None:
            opening, *inner = stack.take(level)
            strays += [_open(left) for left in inner if left.sign not in ALONE]
            found.append((level, Marked(opening.end, mark.start, opening.start, mark.end)))
        elif _may_open(mark, text):
            stack.add(mark)
        elif mark.sign not in ALONE and not _is_prime(mark, text):
            strays.append(Stray(mark.start, mark.end, opening=False))
    left_open = stack.take(0)
    if goes_on and left_open and left_open[0].sign == goes_on and goes_on not in ALONE:
        found.append((0, Marked(left_open[0].end, len(text), left_open[0].start, len(text))))
        del left_open[0]
    strays += [_open(mark) for mark in left_open if mark.sign not in ALONE]
    whole = sorted((marked for _, marked in found), key=lambda marked: (marked.opens, -marked.closes))
    return tuple(_outermost(whole)), tuple(sorted(strays, key=lambda stray: stray.start))


def opens_with(text: str) -> str:
    """Return the mark that a text opens with; empty where it opens with none."""
    match = MARK.match(text.lstrip())
    return match[0] if match and match[0] in CLOSES else ""


def _outermost(whole: list[Marked]) -> Iterator[Marked]:
    end = 0
    for marked in whole:
        if marked.opens >= end:
            end = marked.closes
            yield marked


def _open(mark: _Mark) -> Stray:
    return Stray(mark.start, mark.end, opening=True)


def _closed_by(mark: _Mark, stack: "_Stack", text: str) -> int | None:
    """Return which of the open marks one closes; None where it closes none."""
    level = stack.level_of(mark.sign)
    if level is None:
        return None
    closes = mark.sign not in EITHER_WAY or _may_close(mark, text)
    return level if closes and not _is_possessive(mark, text) else None


def _may_close(mark: _Mark, text: str) -> bool:
    """Whether a mark that could as well open stands as closing ones do: behind words, or before a space or a stop."""
    behind = text[mark.end : mark.end + 1]
    return not text[mark.start - 1].isspace() or not behind or not behind.isalnum()


def _may_open(mark: _Mark, text: str) -> bool:
    if mark.sign not in CLOSES:
        return False
    if mark.sign not in EITHER_WAY:
        return True
    before, behind = text[max(0, mark.start - 1) : mark.start], text[mark.end : mark.end + 1]
    if not behind or behind.isspace():
        return False
    if mark.sign in ALONE and not (behind.isalnum() or MARK.match(behind)):
        return False
    return not before or not before.isalnum() or bool(SPARSELY_SPACED.match(before)) or _is_behind_particles(mark, text)


def _is_apostrophe(mark: _Mark, text: str) -> bool:
    """Whether a single mark is an apostrophe: within a word, or where the front of a word was left out."""
    if mark.sign in GERSHAYIM and HEBREW.match(text, mark.end) and HEBREW.match(text, max(0, mark.start - 1)):
        return not _is_behind_particles(mark, text)
    if mark.sign not in APOSTROPHES | LETTERS:
        return False
    before, behind = text[max(0, mark.start - 1) : mark.start], text[mark.end : mark.end + 1]
    if before.isalnum() and behind.isalnum():
        return not SPARSELY_SPACED.match(before) and not SPARSELY_SPACED.match(behind)
    if mark.sign == "‘" and before in HYPHENS and behind.isalpha():
        return text[mark.start - 2 : mark.start - 1].isalpha()
    if mark.sign in LETTERS or before.isalnum() or not SHORTENED.match(text, mark.end):
        return False
    # A straight mark may open a quotation that begins with such a word, and then one closes it; but for rock 'n' roll.
    return mark.sign == "’" or text.startswith("n'", mark.end) or _last_that_closes(text) < mark.end


def _is_behind_particles(mark: _Mark, text: str) -> bool:
    """Whether a mark opens a quotation behind particles of Hebrew: ב"הארץ", and not צה"ל or מ"מ."""
    is_behind = PARTICLES.search(text, max(0, mark.start - LONGEST_WORD), mark.start) is not None
    return is_behind and bool(HEBREW.match(text, mark.end) and HEBREW.match(text, mark.end + 1))


def _closes_before_ending(mark: _Mark, text: str) -> bool:
    """Whether a mark within a word closes a quotation to which Turkish joins an ending: no other closes it later."""
    if not ENDING.match(text, mark.end) or not text[max(0, mark.start - 3) : mark.start].isalpha():
        return False
    for match in MARK.finditer(text, mark.end):
        later = _Mark(match[0], match.start(), match.end())
        if _is_apostrophe(later, text):
            continue
        if mark.sign in CLOSES.get(later.sign, ()) and _may_open(later, text):
            return True
        if later.sign == mark.sign:
            return False
    return True


@lru_cache(maxsize=8)
def _last_that_closes(text: str) -> int:
    """Return where the last straight single mark that can close stands; -1 where none does."""
    return max((match.start() for match in CLOSES_LATER.finditer(text)), default=-1)


def _is_possessive(mark: _Mark, text: str) -> bool:
    """Whether a single mark behind an s belongs to the word: another that can close comes before the next opens."""
    if mark.sign not in APOSTROPHES or text[mark.start - 1] not in PLURAL:
        return False
    if not re.match(r"\s+[^\W\d_]", text[mark.end : mark.end + 2]):
        return False
    for match in MARK.finditer(text, mark.end):
        later = _Mark(match[0], match.start(), match.end())
        if later.sign in CLOSES and later.sign not in APOSTROPHES and later.sign != '"':
            return False
        if later.sign == mark.sign and not _is_apostrophe(later, text):
            return not _may_open(later, text)
    return False


def _is_prime(mark: _Mark, text: str) -> bool:
    """Whether a straight mark stands for inches or minutes, as in 6" or 5'10"."""
    return mark.sign in ('"', "''", "″") and text[max(0, mark.start - 1) : mark.start].isdigit()
