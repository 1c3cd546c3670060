"""How ICU spells a number, and what people leave out of it."""

import re

from siglum.model import scripts

UNSPACED = re.compile(f"[{scripts.UNSPACED}{scripts.HANGUL}]")
THOUSANDS = 3
"""The power of ten of a thousand."""
SQUEEZED = re.compile("[\\s\u00ad\u200b-]+")


def squeezed(words: str) -> str:
    """Return words in one case, without what joins them."""
    return SQUEEZED.sub("", words).casefold()


def scale_of(spelled: str, count: str) -> str:
    """Return what a spelled number has behind how many: "zwei Millionen" and "zwei" make "Millionen"."""
    if spelled.startswith(count) and spelled != count:
        return spelled.removeprefix(count).strip("\u00ad\u200b -")
    return re.split("[\\s\u00ad\u200b-]", spelled)[-1]


def is_bare(scale: str, value: int, whole: str, power: int, code: str) -> bool:
    """Whether a scale needs no number before it: mille; and tausend, which ICU spells eintausend."""
    is_thousand = power == THOUSANDS and code != "en" and value == 10**power
    return scale == whole or (is_thousand and whole.endswith(scale))


def without_one(spelled: "Format", words: set[str]) -> dict[str, int]:
    """Return the numbers from 100 to 199 without the one that ICU puts before them: ein|hundert; none elsewhere.

    The word for a hundred is added to `words`.
    """
    hundred, whole = squeezed(scale_of(spelled(200), spelled(2))), squeezed(spelled(100))
    one = whole.removesuffix(hundred)
    if not one or one == whole or UNSPACED.match(whole):
        return {}
    words.add(hundred)
    return {squeezed(spelled(number)).removeprefix(one): number for number in range(100, 200)}


def formatter(pattern: str, code: str) -> "Format":
    """Return what puts numbers into words or digits in a language, by a pattern of ICU's in which they are `n`."""
    from icu4py.messageformat import MessageFormat  # noqa: PLC0415 - a build from the cache reads no numbers

    return Format(MessageFormat(pattern, code))


class Format:
    """A number put into words or digits by ICU."""

    def __init__(self, made: object) -> None:
        self._made = made

    def __call__(self, number: float) -> str:
        """Return a number as the pattern has it."""
        return str(self._made.format({"n": number}))  # type: ignore[attr-defined]
