"""Voices to articles: who speaks in how many claims of which article, as ribbons; pure, for any number of either.

A unit of the picture is a pixel down the page; across, ribbons run from 0 to 100 and are stretched.
"""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

MOST_VOICES, SHOWN_VOICES = 14, 12
MOST_ARTICLES, SHOWN_ARTICLES = 9, 8
HEIGHT = 420
"""Pixels that all claims together take at most."""
THICKEST = 0.92
"""Pixels of a claim at most."""
LINE = 15
"""Pixels of a line of a label."""
GAP = 6
CHARACTERS = 18
"""Characters of a label on one line of a telephone."""
OTHERS = ""
"""The key of what the smallest voices, or articles, are together."""


class End(Struct, frozen=True):
    """A voice or an article at its side of the picture: where its bar stands, and where its label does."""

    key: str
    claims: int
    top: float
    """Where its bar begins."""
    height: float
    slot_top: float
    slot_height: float
    """The room of its label, within which the bar stands in the middle."""
    joined: int = 0
    """How many it stands for, if it stands for others."""


class Ribbon(Struct, frozen=True):
    """The claims of one voice in one article: from its left edge to its right one, each as top and bottom."""

    voice: str
    article: str
    claims: int
    left: tuple[float, float]
    right: tuple[float, float]


class Flow(Struct, frozen=True):
    """The whole picture."""

    height: float
    voices: tuple[End, ...]
    articles: tuple[End, ...]
    ribbons: tuple[Ribbon, ...]


def flow(counts: Mapping[tuple[str, str], int], labels: Mapping[str, str], order: Mapping[str, int]) -> Flow | None:
    """Return the picture of how many claims each voice has in each article; None for fewer than two voices.

    `counts` has (voice, article); `labels` the words of each voice and article, whose length their slots allow for;
    `order` the rank of each article.
    """
    counts, joined = _with_others(counts)
    voices = _sums(counts, 0)
    articles = _sums(counts, 1)
    if len(voices) < 2:  # noqa: PLR2004 - one voice is no picture
        return None
    scale = min(THICKEST, HEIGHT / sum(counts.values()))
    # Articles beside those whose main voice they share; voices beside their main article: few ribbons cross.
    main = {article: max((n, voice) for (voice, one), n in counts.items() if one == article)[1] for article in articles}
    rank = {voice: number for number, voice in enumerate(sorted(voices, key=lambda one: (-voices[one], one)))}
    right = sorted(articles, key=lambda one: (one == OTHERS, rank[main[one]], order.get(one, 0)))
    place = {article: number for number, article in enumerate(right)}

    def where(voice: str) -> tuple[bool, int, int, str]:
        first = max((n, -place[article], article) for (one, article), n in counts.items() if one == voice)[2]
        return voice == OTHERS, place[first], -voices[voice], voice

    left = sorted(voices, key=where)
    height = sum(_slot(voices[voice] * scale, labels.get(voice, "")) for voice in left)
    height = max(height, sum(_slot(articles[article] * scale, labels.get(article, "")) for article in right))
    at_left = _ends(left, voices, labels, scale, height)
    at_right = _ends(right, articles, labels, scale, height)
    ribbons = _ribbons(counts, at_left, at_right, scale)
    return Flow(height, _telling(at_left, joined[0]), _telling(at_right, joined[1]), tuple(ribbons))


def _telling(ends: list[End], joined: int) -> tuple[End, ...]:
    """Return the bars of one side; that of the smallest says how many these are."""
    return tuple(replace(one, joined=joined) if one.key == OTHERS else one for one in ends)


def _with_others(counts: Mapping[tuple[str, str], int]) -> tuple[dict[tuple[str, str], int], tuple[int, int]]:
    """Return the counts with the smallest voices and articles put together, and how many of each were."""
    kept = []
    joined = []
    for side, most, shown in ((0, MOST_VOICES, SHOWN_VOICES), (1, MOST_ARTICLES, SHOWN_ARTICLES)):
        sums = _sums(counts, side)
        largest = sorted(sums, key=lambda one: (-sums[one], one))
        kept.append(set(largest if len(largest) <= most else largest[:shown]))
        joined.append(len(sums) - len(kept[-1]))
    made: dict[tuple[str, str], int] = {}
    for (voice, article), number in counts.items():
        key = (voice if voice in kept[0] else OTHERS, article if article in kept[1] else OTHERS)
        made[key] = made.get(key, 0) + number
    return made, (joined[0], joined[1])


def _sums(counts: Mapping[tuple[str, str], int], side: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, number in counts.items():
        found[key[side]] = found.get(key[side], 0) + number
    return found


def _slot(height: float, label: str) -> float:
    return max(height + GAP, LINE * -(-max(len(label), 1) // CHARACTERS) + GAP)


def _ends(
    keys: list[str], sums: Mapping[str, int], labels: Mapping[str, str], scale: float, height: float
) -> list[End]:
    """Return the bars of one side, spread over the whole height."""
    slots = [_slot(sums[key] * scale, labels.get(key, "")) for key in keys]
    spare = (height - sum(slots)) / len(slots)
    made = []
    top = 0.0
    for key, slot in zip(keys, slots, strict=True):
        thick = sums[key] * scale
        made.append(End(key, sums[key], top + (slot + spare - thick) / 2, thick, top, slot + spare))
        top += slot + spare
    return made


def _ribbons(counts: Mapping[tuple[str, str], int], left: list[End], right: list[End], scale: float) -> list[Ribbon]:
    tops = {("left", one.key): one.top for one in left} | {("right", one.key): one.top for one in right}
    made = {}
    for voice in left:
        for article in right:
            if number := counts.get((voice.key, article.key)):
                top = tops["left", voice.key]
                tops["left", voice.key] = top + number * scale
                made[voice.key, article.key] = (number, (top, top + number * scale))
    ribbons = []
    for article in right:
        for voice in left:
            if found := made.get((voice.key, article.key)):
                number, edge = found
                top = tops["right", article.key]
                tops["right", article.key] = top + number * scale
                ribbons.append(Ribbon(voice.key, article.key, number, edge, (top, top + number * scale)))
    return ribbons
