"""What the editor reckons from the figures of claims is reckoned again, and no other number stands in the reason."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce
from operator import mul

from siglum.languages.bounds import bounds_of, knows_bounds
from siglum.languages.dates import counts_in
from siglum.languages.numbers import Number, multiples_in, numbers_in
from siglum.model.figures import Figure
from siglum.model.files import SETTINGS, Place, Span
from siglum.model.ground import Ground, Reckoning
from siglum.model.problems import Problem, Severity, said
from siglum.model.prose import Sentence
from siglum.model.values import Bound, Operation
from siglum.proving.site import Site

PERCENT = 100
TURNED = {Bound.OVER: Bound.UNDER, Bound.UNDER: Bound.OVER}
"""What a bound becomes of what is taken away, or divided by."""
SMALLEST = Fraction(1, 10**6)


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
        yield from _mixes(reckoned, figures, where)
        yield from _gives(reckoned, figures, where)
        yield from _adds_nothing(ground, reckoned, figures, site, at)
        yield from _drops_no_bound(ground.because.plain, reckoned, figures, site, at.at("because"))


def parts_are_of_wholes(site: Site) -> Iterator[Problem]:
    """In the settings' ratios no part is greater than its whole."""
    for number, ratio in enumerate(site.settings.ratios):
        part, whole = (site.claims[name].figure if name in site.claims else None for name in (ratio.part, ratio.whole))
        if part and whole and part.amount > (whole.upper or whole.amount):
            message = f"{part.words} are more than {whole.words}, and no part of them"
            hint = "name the two the other way round, or other claims"
            yield Problem("arithmetic-wrong", Place(SETTINGS, ("ratios", number, "part")), message, hint)


def _mixes(reckoned: Reckoning, figures: list[Figure], where: Place) -> Iterator[Problem]:
    units = list(dict.fromkeys(figure.unit for figure in figures))
    if reckoned.how in (Operation.SUM, Operation.DIFFERENCE) and len(units) > 1:
        message = f"the {reckoned.how} is of {' and '.join(map(said, units))}, which are not the same"
        hint = (
            "give these figures one unit if they count the same; else reckon with others, or waive this with the reason"
        )
        yield Problem("arithmetic-mixes-units", where.at("claims"), message, hint, Severity.WARNING)


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


def _bounds(how: Operation, figures: Sequence[Figure]) -> frozenset[Bound]:
    """Return how exactly what figures give is known; nothing where all are exact."""
    turns = how in (Operation.DIFFERENCE, Operation.QUOTIENT, Operation.SHARE)
    # What lies between two is reckoned with the lower.
    known = [Bound.OVER if figure.bound is Bound.BETWEEN else figure.bound for figure in figures]
    taken = [TURNED.get(bound, bound) if turns and number else bound for number, bound in enumerate(known)]
    return frozenset(taken) - {Bound.EXACT}


def _drops_no_bound(
    text: str, reckoned: Reckoning, figures: Sequence[Figure], site: Site, at: Place | Span
) -> Iterator[Problem]:
    """What bounded figures give is said with their bound; where they have several, with some."""
    bounds, language, gives = _bounds(reckoned.how, figures), site.settings.language, Fraction(reckoned.gives)
    if not bounds or not knows_bounds(language) or gives in {figure.amount for figure in figures}:
        return
    for number in numbers_in(text, language):
        there = {Bound(bound) for bound in bounds_of(number, text, language)}
        if abs(number.value) == abs(gives) and not (there if len(bounds) > 1 else there & bounds):
            known = " and ".join(sorted(bounds))
            message = (
                f"{said(text[number.start : number.end])} is said as exact, and it is reckoned from {_listed(figures)}"
            )
            hint = f"say it as they are known: {known}"
            yield Problem("arithmetic-drops-bound", at, message, hint, Severity.WARNING)


def _adds_nothing(
    ground: Ground, reckoned: Reckoning, figures: list[Figure], site: Site, at: Place
) -> Iterator[Problem]:
    for words in _added(ground.because.plain, _known(reckoned, figures), site):
        message = f"{said(words)} is neither a figure of these claims nor what they give"
        hint = "take it out, or reckon it in a ground of its own"
        yield Problem("arithmetic-adds-number", at.at("because"), message, hint)


def sentence_adds_nothing(site: Site, sentence: Sentence, grounds: Sequence[Ground], path: str) -> Iterator[Problem]:
    """Yield each number of a sentence that neither its grounds give, which all are reckoned, nor a claim it cites."""
    known: set[Fraction] = set()
    for reckoned in filter(None, (ground.reckoned for ground in grounds)):
        claims = [site.claims[name] for name in reckoned.claims if name in site.claims]
        figures = [claim.figure for claim in claims if claim.figure]
        if len(figures) < len(reckoned.claims) or any(_gives(reckoned, figures, Place(path))):
            # That is told at the ground, and all else would only follow from it.
            return
        known |= _known(reckoned, figures)
        yield from _drops_no_bound(sentence.text, reckoned, figures, site, sentence.at(path))
    language = site.settings.language
    cited = [site.claims[name].statement for name in sentence.cites if name in site.claims]
    known |= {number.value for statement in cited for number in numbers_in(statement, language)}
    for words in _added(sentence.text, known, site):
        message = (
            f"{said(words)} is neither a figure of the claims that this sentence is reckoned from nor what they give"
        )
        hint = "write what they give, cite the claim that has this number, or reckon it in a ground of its own"
        yield Problem("arithmetic-adds-number", sentence.at(path), message, hint)


def _known(reckoned: Reckoning, figures: Sequence[Figure]) -> set[Fraction]:
    """Return the numbers that may stand in words about a reckoning: a share in per cent as a fraction too."""
    gives = Fraction(reckoned.gives)
    known = {gives, *(amount for figure in figures for amount in (figure.amount, figure.upper) if amount is not None)}
    if reckoned.how is Operation.SHARE:
        known.add(gives / PERCENT)
    elif reckoned.how is Operation.QUOTIENT:
        known.add(gives * PERCENT)
    return {abs(number) for number in known}


def _added(text: str, known: set[Fraction], site: Site) -> Iterator[str]:
    """Yield the numbers of a text that are not known, as they stand there; those of dates and names count nothing."""
    language = site.settings.language
    for number in counts_in(text, language):
        if not _is_known(number, text, known, language):
            yield text[number.start : number.end]
    yield from (words for words, times in multiples_in(text, language) if times not in known)


def _is_known(number: Number, text: str, known: set[Fraction], language: str) -> bool:
    """Whether a number is known; where a word says that it is none too exactly, rounded as it is written."""
    value = abs(number.value)
    if value in known:
        return True
    unit = _unit(value)
    return bool(bounds_of(number, text, language)) and any(abs(one - value) * 2 < unit for one in known)


def _unit(value: Fraction) -> Fraction:
    """Return what the last digit of a number that is not nought counts, as people round it: 0.41, 700,000."""
    unit = Fraction(1)
    while value and (value / unit).denominator == 1 and (value / unit / 10).denominator == 1:
        unit *= 10
    while (value / unit).denominator != 1 and unit > SMALLEST:
        unit /= 10
    return unit


def _listed(figures: Sequence[Figure]) -> str:
    return " and ".join(figure.words for figure in figures)
