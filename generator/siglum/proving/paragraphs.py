"""Whether pieces of a quotation stand near each other: in one paragraph of their source, or in neighbouring ones."""

# ruff: noqa: RUF001 - signs of every script

from collections.abc import Sequence
from itertools import islice, pairwise

from siglum.model.expressions import expression
from siglum.proving.folding import Stretch

ENDS = expression(
    r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*|(?<=[.!?…。！？:;”’\"'»)\]\u0964\u17d4])[ \t]*(?:\r\n|\n|\r)\s*"
)
"""The end of a paragraph: blank lines, or the end of a line at which a sentence ends. Other lines go on."""


def are_near(stretches: Sequence[Stretch], text: str) -> bool:
    """Whether each stretch of a text stands in the paragraph of the one before it, or in the next."""
    return all(
        len(list(islice(ENDS.finditer(text, one.end, other.start), 2))) < 2  # noqa: PLR2004 - the next one's beginning
        for one, other in pairwise(stretches)
    )
