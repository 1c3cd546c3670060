"""Whether the figure of a claim stands in its passages: the value in digits or in words, and the bound in its words."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from siglum.languages import english_numbers
from siglum.languages.bounds import REACH, bounds_beside, knows_bounds
from siglum.languages.dates import dates_in
from siglum.languages.numbers import Number, numbers_in
from siglum.languages.ordinals import ordinals_in
from siglum.languages.parts import is_rough
from siglum.languages.several import few_words_in
from siglum.languages.spans import are_ends
from siglum.model.expressions import expression
from siglum.model.figures import Figure
from siglum.model.language_tags import is_english
from siglum.model.problems import Problem, said
from siglum.model.values import Bound
from siglum.proving.boundaries import stands_whole, widened
from siglum.proving.counted import signs_beside, signs_named
from siglum.proving.folding import Stretch, fold_words
from siglum.proving.site import Site
from siglum.proving.values import Proof, supporting

NEAR = 24
"""Code points that may stand between the two numbers of a span, in languages whose words we do not know."""
MINUS = expression(r"(?<![\w.,)])(?:[-–][$€£¥]?|−[$€£¥]?\s?)\Z|\bminus\s\Z", re.IGNORECASE)
"""What makes a number negative; a hyphen or dash with a space behind it is a mark between words."""
YEAR = expression(r"1\d{3}|20\d{2}")
AS_YEAR = expression(
    r"\b(?:in|since|by|until|till|from|during|before|after|year|seit|im Jahre?|en|anno|nel|em)\s\Z", re.IGNORECASE
)
"""What stands before four digits that are a year."""
BEGINS = expression(r"\n|[.!?]\s")
"""What stands before a sentence."""
TIME, OF_TIME = expression(r":\d\d\b"), expression(r"\d:\Z")
IN_ONE = tuple(10**power for power in (2, 3, 4, 5, 6, 7, 8, 9, 12))
"""The scales that two numbers share where only the second prints it: 3 to 5 million."""


class _Printed(Struct, frozen=True):
    """A number in a passage, and what says of it how exact it is."""

    number: Number
    said: frozenset[Bound]
    """The bounds that words of the passage give it."""
    around: frozenset[Bound]
    """Those that words of the source give it, quoted or not."""
    next: Number | None
    """The number that may be the upper end of the span of which it is the lower."""
    span: tuple[int, int] | None
    """Where the span stands of which it is an end without a doubt."""
    below: bool
    """Whether it is below zero: -5, minus five."""
    shares: bool
    """Whether the great number behind the upper end may be its own as well: 3 to 5 million."""
    signs: frozenset[str]
    """The signs beside it, and those for words there: of dollars, per cent."""


def figures_are_printed(site: Site, claim: str) -> Iterator[Problem]:
    """The figure of a claim stands in every passage that carries it, with its bound."""
    figure, place = site.claims[claim].figure, site.places[claim].at("figure")
    if figure is None:
        return
    carrying = supporting(site.proofs_of[claim])
    signs = signs_named(figure.unit, site.settings.language)
    for proof in carrying:
        printed = list(_printed(proof, site))
        of_value = [one for one in printed if _is_value(one, figure)]
        fitting = [one for one in of_value if not (signs and one.signs and signs.isdisjoint(one.signs))]
        if of_value and not fitting:
            words = said(_text(site, proof, of_value[0].number))
            message = (
                f"{words} stands in this passage beside {' and '.join(sorted(of_value[0].signs))}, or a word for it"
            )
            hint = f"that is another unit than {said(figure.unit)}: write what the passage prints"
            yield Problem("figure-not-printed", proof.place.at("quote"), message, hint)
        elif not fitting:
            there = ", ".join(said(_text(site, proof, one.number)) for one in printed) or "no number"
            message = f"this passage does not print {figure.words}; it has {there}"
            hint = "correct the figure, quote the words that give it, or set the stance of this passage"
            yield Problem("figure-not-printed", proof.place.at("quote"), message, hint)
        elif not any(_is_bound(one, figure.bound, _knows_bounds(proof, site)) for one in fitting):
            yield _other_bound(site, proof, fitting[0], figure)
    if carrying and figure.span and not any(_has_words(figure.span, proof, site) for proof in carrying):
        message = f"no passage of this claim has the words {said(figure.span)}"
        hint = "write the time as a passage prints it, or leave it out"
        yield Problem("figure-not-printed", place.at("span"), message, hint)
    counter = figure.counted_by if figure.counted_by in site.voices else None
    if carrying and counter and not any(_has_voice(counter, proof, site) for proof in carrying):
        message = f"no passage of this claim has {counter} in its chain"
        hint = "add whoever counted to the chain, or leave it out where no passage says who counted"
        yield Problem("figure-not-printed", place.at("counted_by"), message, hint)


def _printed(proof: Proof, site: Site) -> Iterator[_Printed]:
    source = proof.source
    text, language = site.texts[source].text, site.language[source]
    for stretch in proof.stretches:
        seen = _around(stretch, text)
        found = list(_numbers(text, seen, language))
        following = {one: other for one, other in pairwise(found) if _may_be_ends(text, one, other, language)}
        spans: dict[Number, tuple[int, int]] = {}
        for one, other in following.items():
            if are_ends(text, one, other, language):
                spans[one] = spans[other] = (one.start, other.end)
        for one in found:
            if not stretch.start <= one.start < one.end <= stretch.end:
                continue
            within, around = (_bounds(text, one, part, language) for part in (stretch, seen))
            below = bool(MINUS.search(text[max(0, one.start - REACH) : one.start]))
            upper = following.get(one)
            if upper is not None and upper.end > stretch.end:
                upper = None
            shares = upper is not None and not text[upper.end - 1].isdecimal()
            signs = signs_beside(text, one.start, one.end, language)[0]
            yield _Printed(one, within, around, upper, spans.get(one), below=below, shares=shares, signs=signs)


def _around(stretch: Stretch, text: str) -> Stretch:
    """Return a stretch with what stands beside it, as far as it tells what a number at its edge is."""
    low, high = max(0, stretch.start - REACH), min(len(text), stretch.end + REACH)
    return Stretch(max(text.rfind(" ", 0, low) + 1, low - REACH), high)


def _numbers(text: str, stretch: Stretch, language: str) -> Iterator[Number]:
    """Yield the numbers of a stretch that count something, in order; those of days and times, and ordinals, do not."""
    words = text[stretch.start : stretch.end]
    taken = [(one.start, one.end) for one in dates_in(words, language) if one.month is not None]
    taken += [(one.start, one.end) for one in ordinals_in(words, language) if one.sure]
    found = [one for one in numbers_in(words, language) if one.counts]
    few = (Number(Fraction(value), start, end, "words") for value, start, end in few_words_in(words, language))
    others = {at for one in found for at in range(one.start, one.end)}
    found = sorted((*found, *(one for one in few if one.start not in others)), key=lambda one: one.start)
    for one in found:
        is_other = any(start <= one.start < end for start, end in taken)
        is_year = AS_YEAR.search(words[: one.start]) and YEAR.fullmatch(words[one.start : one.end])
        if not (is_other or is_year or OF_TIME.search(words[: one.start]) or TIME.match(words, one.end)):
            yield Number(one.value, stretch.start + one.start, stretch.start + one.end, one.kind)


def _may_be_ends(text: str, one: Number, other: Number, language: str) -> bool:
    """Whether two numbers may be the ends of a span, if that is what is looked for."""
    between = text[one.end : other.start]
    if is_english(language):
        found = english_numbers.BETWEEN.fullmatch(between)
        # With a word between them, only what stands before tells a span from two things: 300 came and 500 left.
        return bool(found and (not found["unit"] or are_ends(text, one, other, language)))
    return len(between) <= NEAR and not re.search(r"[.;!?]\s", between)


def _bounds(text: str, one: Number, seen: Stretch, language: str) -> frozenset[Bound]:
    """Return the bounds that the words beside a number give it, as far as they stand in what is seen of a text."""
    before = text[max(seen.start, one.start - REACH) : one.start]
    after, words = text[one.end : min(seen.end, one.end + REACH)], text[one.start : one.end]
    found = {Bound(bound) for bound in bounds_beside(before, words, after, language)}
    return frozenset(found | {Bound.ABOUT} if is_rough(words) else found)


def _is_value(one: _Printed, figure: Figure) -> bool:
    value, upper = one.number.value, figure.upper
    if upper is None:
        return (-value if one.below else value) == figure.amount
    if one.next is None or one.next.value != upper:
        return False
    return value == figure.amount or (one.shares and any(value * scale == figure.amount <= upper for scale in IN_ONE))


def _knows_bounds(proof: Proof, site: Site) -> bool:
    return knows_bounds(site.language[proof.source])


def _is_bound(one: _Printed, bound: Bound, knows_words: bool) -> bool:  # noqa: FBT001 - one call, beside it
    match bound:
        case Bound.BETWEEN:
            return True
        case Bound.EXACT:
            return not one.around and one.span is None
        case _:
            return bound in one.said or not knows_words


def _other_bound(site: Site, proof: Proof, one: _Printed, figure: Figure) -> Problem:
    text = site.texts[proof.source].text
    start = widened(max(0, one.number.start - REACH // 3), one.number.end, text)[0]
    begins = [match.end() for match in BEGINS.finditer(text, start, one.number.start)]
    words = text[max(start, *begins, 0) : one.number.end]
    if one.span and not one.around:
        words = text[slice(*one.span)]
        end = said(_text(site, proof, one.number))
        message = f"the figure is said as {figure.bound}, and {end} is an end of {said(fold_words(words))}"
        hint = "set bound to between and give both ends, as value and upto; or quote what says this number alone"
        return Problem("figure-bound-differs", proof.place.at("quote"), message, hint)
    found = " or ".join(sorted(one.around)) or "exact"
    message = f"the figure is said as {figure.bound}, and this passage has {said(fold_words(words))}, which is {found}"
    hint = (
        f"set bound to {found}, or quote the words that say it; where other passages bear the bound out, give this one "
        "the stance varies"
    )
    return Problem("figure-bound-differs", proof.place.at("quote"), message, hint)


def _text(site: Site, proof: Proof, number: Number) -> str:
    return site.texts[proof.source].text[number.start : number.end]


def _has_words(words: str, proof: Proof, site: Site) -> bool:
    text = site.texts[proof.source].text
    return any(stands_whole(fold_words(words), fold_words(text[part.start : part.end])) for part in proof.stretches)


def _has_voice(voice: str, proof: Proof, site: Site) -> bool:
    return voice in proof.evidence.chain or voice == site.outlet[proof.source]
