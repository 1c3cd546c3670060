"""In which order several articles come to the things that they share: pure, of any number of articles and things."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise, permutations

from msgspec import Struct

from siglum.model.counting import number_word

TRIED = 6
"""The most articles of which all orders are tried."""
FEWEST = 3
"""With fewer things that two articles share, their order says nothing."""


class Teller(Struct, frozen=True):
    """An article, and the things that it tells by their numbers, in its own order."""

    article: str
    things: tuple[int, ...]


class Telling(Struct, frozen=True):
    """Articles side by side, those next to one another that tell things in most nearly the same order."""

    columns: tuple[Teller, ...]
    crossings: tuple[int, ...]
    """For each two neighbours, how many pairs of things the one tells in another order than the other."""


def told(places: Sequence[Mapping[str, int]], articles: Sequence[str]) -> tuple[Teller, ...]:
    """Return which things each article tells, given the places at which it comes to each; those with none are left out.

    Things of one place keep their order.
    """
    columns = (
        Teller(
            article,
            tuple(
                sorted(
                    (thing for thing, found in enumerate(places) if article in found),
                    key=lambda thing: places[thing][article],
                )
            ),
        )
        for article in articles
    )
    return tuple(column for column in columns if column.things)


def crossings(one: Teller, other: Teller) -> int:
    """Return how many pairs of things that both tell stand the other way round in the other."""
    places = {thing: place for place, thing in enumerate(other.things)}
    both = [places[thing] for thing in one.things if thing in places]
    return sum(first > second for first, second in combinations(both, 2))


def side_by_side(columns: Sequence[Teller]) -> Telling:
    """Return articles in the order in which the fewest lines cross, the pairs without a crossing first."""
    numbers = range(len(columns))
    costs = {
        (one, other): crossings(columns[one], columns[other]) for one in numbers for other in numbers if one != other
    }

    def cost(order: Sequence[int]) -> tuple[int, ...]:
        between = [costs[one, other] for one, other in pairwise(order)]
        return (sum(between), *between)

    order = min(permutations(numbers), key=cost) if len(columns) <= TRIED else _greedy(len(columns), costs)
    return Telling(
        tuple(columns[number] for number in order), tuple(costs[one, other] for one, other in pairwise(order))
    )


def _greedy(count: int, costs: Mapping[tuple[int, int], int]) -> tuple[int, ...]:
    """Return an order that goes on with whichever crosses the last one least."""
    if not costs:
        return tuple(range(count))
    nearest_two = min(costs, key=lambda pair: (costs[pair], pair))
    order = [*nearest_two]
    left = [number for number in range(count) if number not in order]
    while left:
        nearest = min(left, key=lambda number: (costs[order[-1], number], number))
        order.append(nearest)
        left.remove(nearest)
    return tuple(order)


def parallel(telling: Telling) -> tuple[Teller, ...]:
    """Return the longest run of neighbours between which no line crosses, if they share enough; else nothing."""
    best: list[Teller] = []
    run = list(telling.columns[:1])
    for (one, other), crossed in zip(pairwise(telling.columns), telling.crossings, strict=True):
        is_parallel = not crossed and len(set(one.things) & set(other.things)) >= FEWEST
        run = [*run, other] if is_parallel else [other]
        best = max(best, run, key=len)
    return tuple(best) if len(best) > 1 else ()


def title(telling: Telling) -> str:
    """Return the finding as a heading."""
    same, count = len(parallel(telling)), len(telling.columns)
    if same == count:
        return "They tell the same things in the same order"
    if same:
        return f"They tell the same things, {number_word(same)} of them in the same order"
    return "They tell the same things, each in an order of its own"


def finding(telling: Telling, letters: Mapping[str, str]) -> tuple[str, str]:
    """Return who tells things in the same order, and what the others do, as two sentences; either may be empty."""
    same = parallel(telling)
    others = [letters[one.article] for one in telling.columns if one not in same]
    if not same:
        return "", "No two of them come to what they share in the same order."
    shared = min(len(set(one.things) & set(other.things)) for one, other in pairwise(same))
    first = (
        f"{listed(letters[one.article] for one in same)} run parallel: {number_word(shared)} things, no line crosses."
    )
    if not others:
        return first, ""
    return first, f"{listed(others)} {'has' if len(others) == 1 else 'have'} them in another order."


def listed(words: Iterator[str] | Sequence[str]) -> str:
    """Return words as a list: A, D and E."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
