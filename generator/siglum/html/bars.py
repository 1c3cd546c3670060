"""Figures on scales that begin at nought: which share one, and where its marks stand; pure, for any numbers.

A scale is linear always, and has figures of one kind of thing alone.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import floor, log10
from statistics import median
from typing import NamedTuple

from msgspec import Struct

FAR = 1000
"""Groups whose figures are this many times smaller than the greatest, which is so far from most, have a scale apart."""
STROKE = Fraction(1, 200)
"""A bar under this share of the greatest figure is a stroke."""
TICKS = 4
"""The most marks of a scale, not counting nought."""


class Amount(NamedTuple):
    """A figure: its key, what it is the number of, what one of it is, and its ends."""

    key: str
    of: str
    unit: str
    low: Fraction
    high: Fraction
    """The upper end of a span; else the same as `low`."""


class Chart(Struct, frozen=True):
    """A scale, with the groups of figures that stand on it."""

    noun: str
    """What is counted, in one word."""
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    """What each group is the number of, with the keys of its figures, in the order given."""
    top: Fraction
    """The greatest amount."""
    ticks: tuple[Fraction, ...]
    """Round amounts from nought to the top."""


def charts_of(amounts: Sequence[Amount]) -> tuple[tuple[Chart, ...], tuple[str, ...]]:
    """Return the charts, and the keys of the figures that stand alone, which no bar would tell anything of.

    Figures of the same thing share a scale, and so do things that are counted by the same noun (monthly users, users),
    where there are several figures of one of them; the age of one and the age of another have nothing to tell.
    """
    charts: list[Chart] = []
    alone: list[str] = []
    for groups in _joined(amounts):
        found = [one for group in groups for one in group]
        top = max(one.high for one in found)
        are_compared = any(len(group) > 1 for group in groups)
        if not are_compared or top <= 0 or min(one.low for one in found) < 0:
            alone += [one.key for one in found]
            continue
        for part in _apart(groups):
            # Of noughts alone there is no scale.
            if sum(map(len, part)) == 1 or not any(one.high for group in part for one in group):
                alone += [one.key for group in part for one in group]
            else:
                charts.append(_chart(part))
    order = {one.key: at for at, one in enumerate(amounts)}
    return tuple(charts), tuple(sorted(alone, key=order.__getitem__))


def noun_of(unit: str) -> str:
    """Return what a unit counts: its last word, so that monthly users are users."""
    return unit.rsplit(maxsplit=1)[-1].casefold()


def _joined(amounts: Iterable[Amount]) -> list[list[list[Amount]]]:
    """Return the groups of figures of one thing each, those together that share a noun."""
    groups: dict[str, list[Amount]] = {}
    for one in amounts:
        groups.setdefault(one.of, []).append(one)
    joined: list[tuple[set[str], list[list[Amount]]]] = []
    for group in groups.values():
        nouns = {noun_of(one.unit) for one in group}
        same = [known for known in joined if known[0] & nouns]
        rest = [known for known in joined if known not in same]
        together = [other for _, others in same for other in others]
        joined = [*rest, (nouns.union(*(others for others, _ in same)), [*together, group])]
    return [together for _, together in joined]


def _apart(groups: list[list[Amount]]) -> list[list[list[Amount]]]:
    """Return the groups of one scale, or of several where some would be too small to be seen beside the others."""
    highs = [one.high for group in groups for one in group]
    top = max(highs)
    small = [group for group in groups if max(one.high for one in group) * FAR < top]
    if not small or top <= FAR * median(highs):
        return [groups]
    return [[group for group in groups if group not in small], *_apart(small)]


def _chart(groups: list[list[Amount]]) -> Chart:
    found = [one for group in groups for one in group]
    top = max(one.high for one in found)
    keys = tuple((group[0].of, tuple(one.key for one in group)) for group in groups)
    return Chart(noun_of(found[0].unit), keys, top, _ticks(top))


def _ticks(top: Fraction) -> tuple[Fraction, ...]:
    """Return nought and the multiples of a round number, of which at most TICKS reach the top."""
    power = Fraction(10) ** floor(log10(top))
    steps = (power * step for step in (Fraction(1, 10), Fraction(1, 5), Fraction(1, 2), 1, 2, 5, 10))
    step = next(step for step in steps if top / step < TICKS + 1)
    return tuple(step * number for number in range(floor(top / step) + 1))
