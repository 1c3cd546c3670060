"""Two numbers or names of a statement that have changed places: Ann sued Bob, and Bob sued Ann."""

import re
from collections.abc import Iterator
from itertools import pairwise

from siglum.languages.dates import dates_in
from siglum.languages.english import NAME, NO_NAMES
from siglum.languages.numbers import numbers_in
from siglum.lint.values import Remark, Texts
from siglum.model.expressions import expression
from siglum.model.language_tags import is_english
from siglum.model.problems import said

MOST = 40
"""Code points between the two, at most."""
EITHER_WAY = expression(
    r"\W*(?:(?:\w+ )?(?:by|x|times)|and|or|nor|to|plus|versus|vs?|against|with"
    r"|met|meets|married|marries|divorced|fought|faced"
    r"|faces|played|plays|joined|resembles?|equals?|borders?|like|und|oder|bis|zu|et|ou|y|o|e|en|и|или|i|lub)?\W*",
    re.IGNORECASE,
)
"""What may stand between two that can stand the other way round."""
Row = tuple[str, str, str]
"""Two, each as it is known by, and what stands between them."""


def changed_places(statement: str, passages: Texts, language: str) -> Iterator[Remark]:
    """Yield two of a statement that stand the other way round in passages, around the same words."""
    own = dict(_rows(statement, language))
    printed = dict(row for text, there in passages if own for row in _rows(text, there))
    for row, shown in own.items():
        first, between, last = row
        other = (last, between, first)
        if first != last and row not in printed and other in printed:
            message = f"the statement has {said(shown)}, and the passage {said(printed[other])}"
            yield "statement-says-opposite", message, "put both in the places that they have there"


def _rows(text: str, language: str) -> Iterator[tuple[Row, str]]:
    """Yield the numbers and names of a text, each with the next, and how they stand there; names in English alone."""
    dates = [(one.start, one.end) for one in dates_in(text, language)]
    found = [
        (one.start, one.end, str(one.value))
        for one in numbers_in(text, language)
        if one.counts and not any(start <= one.start < end for start, end in dates)
    ]
    found = sorted((*found, *(_names(text) if is_english(language) else ())))
    for (begin, end, first), (start, stop, last) in pairwise(found):
        between = " ".join(text[end:start].split()).casefold()
        is_near = end <= start <= end + MOST and any(map(str.isalpha, between))
        if is_near and not EITHER_WAY.fullmatch(between) and not any(mark in between for mark in ".;:!?"):
            yield (first, between, last), text[begin:stop]


def _names(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the names of an English text, without a word before them that only begins a sentence; none that counts."""
    for match in NAME.finditer(text):
        first, _, rest = match[0].partition(" ")
        name = rest if first.casefold() in NO_NAMES else match[0]
        if name and not numbers_in(name, "en"):
            yield match.end() - len(name), match.end(), name.casefold()
