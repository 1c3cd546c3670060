"""What the editor reckons from the figures of claims is reckoned again, and no other number stands in the reason."""

from collections.abc import Iterator
from fractions import Fraction
from functools import reduce
from operator import mul

from siglum.languages.numbers import numbers_in
from siglum.model.figures import Figure
from siglum.model.files import Place
from siglum.model.ground import Ground, Reckoning
from siglum.model.problems import Problem, said
from siglum.model.values import Operation
from siglum.proving.site import Site

PERCENT = 100


def arithmetic_holds(site: Site, ground: Ground, at: Place) -> Iterator[Problem]:
    """Yield what is wrong with a ground of the kind arithmetic; claims that are not there are told elsewhere."""
    reckoned = ground.reckoned
    if reckoned is None:
        hint = "write under `reckoned` the claims whose figures it is reckoned from, how, and what it gives"
        yield Problem("arithmetic-unproven", at, "this ground is arithmetic, and is not reckoned", hint)
        return
    where = at.at("reckoned")
    figures = []
    for number, name in enumerate(reckoned.claims):
        claim = site.claims.get(name)
        if claim is not None and claim.figure is None:
            message = f"{name} has no figure to reckon with"
            hint = "give that claim its `figure`, or name another"
            yield Problem("arithmetic-unproven", where.at("claims", number), message, hint)
        elif claim is not None and claim.figure:
            figures.append(claim.figure)
    if len(figures) == len(reckoned.claims):
        yield from _gives(reckoned, figures, where)
        yield from _adds_nothing(ground, reckoned, figures, site, at)


def _gives(reckoned: Reckoning, figures: list[Figure], where: Place) -> Iterator[Problem]:
    exact = reckon(reckoned.how, [figure.amount for figure in figures])
    if exact is None:
        hint = "name the claims the other way round, or another one"
        yield Problem("arithmetic-wrong", where.at("claims"), "nothing can be divided by 0", hint)
        return
    digits = len(reckoned.gives.partition(".")[2])
    # A fraction is exact; what is written with digits behind the point is rounded to these.
    off = abs(exact - Fraction(reckoned.gives))
    if off if "/" in reckoned.gives else off * 2 * 10**digits > 1:
        right = str(exact) if "/" in reckoned.gives else f"{float(exact):.{digits}f}"
        message = f"the {reckoned.how} of {_listed(figures)} is {right}, and not {reckoned.gives}"
        yield Problem("arithmetic-wrong", where.at("gives"), message, f"write {right}, here and in the reason")


def reckon(how: Operation, amounts: list[Fraction]) -> Fraction | None:
    """Return what numbers give; None where it would be divided by nought."""
    first, *others = amounts
    match how:
        case Operation.SUM:
            return sum(amounts, Fraction(0))
        case Operation.DIFFERENCE:
            return first - sum(others, Fraction(0))
        case Operation.PRODUCT:
            return reduce(mul, amounts)
        case _:
            divisor = reduce(mul, others)
            if not divisor:
                return None
            return first / divisor * (PERCENT if how is Operation.SHARE else 1)


def _adds_nothing(
    ground: Ground, reckoned: Reckoning, figures: list[Figure], site: Site, at: Place
) -> Iterator[Problem]:
    known = {Fraction(reckoned.gives)}
    known |= {amount for figure in figures for amount in (figure.amount, figure.upper) if amount is not None}
    text = ground.because.plain
    for number in numbers_in(text, site.settings.language):
        if abs(number.value) not in known:
            words = text[number.start : number.end]
            message = f"{said(words)} is neither a figure of these claims nor what they give"
            hint = "take it out, or reckon it in a ground of its own"
            yield Problem("arithmetic-adds-number", at.at("because"), message, hint)


def _listed(figures: list[Figure]) -> str:
    return " and ".join(figure.words for figure in figures)
