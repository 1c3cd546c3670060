"""Whether a text prints the name of its author."""

from siglum.model.expressions import expression
from siglum.model.scripts import UNSPACED_LETTER

WORD = expression(r"[^\W_]+")
SHORTEST = 2
"""Letters of a name, at least; an initial names nobody."""


def prints_byline(byline: str, text: str) -> bool:
    """Whether a folded text has each name of a byline, in whatever order and case; in Chinese and the like, all of it.

    What begins with a small letter is no name: "for" in "Jon Abel for the Post".
    """
    if UNSPACED_LETTER.search(byline):
        return byline in text
    names = {name.casefold() for name in WORD.findall(byline) if len(name) >= SHORTEST and not name.islower()}
    return names <= {word.casefold() for word in WORD.findall(text)}
