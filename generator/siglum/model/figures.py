"""The record of a figure: a number that a claim states, what it counts, and how exactly it is said; and of a ratio."""

from fractions import Fraction
from typing import Annotated

from pydantic import model_validator

from siglum.model.expressions import expression
from siglum.model.record_base import Record
from siglum.model.values import Amount, Bound, MaybeDate, MaybeSlug, MaybeWords, Slug, Words, such_as


class Figure(Record):
    """The number that is the point of a claim; figures with the same `of` can be compared."""

    value: Annotated[Amount, such_as("700000", "1.2", "2/3")]
    """The number in digits, without groups and scales, or a fraction; of a span, the lower end."""
    unit: Annotated[Words, such_as("crowns", "%", "users")]
    """What one of it is."""
    of: Annotated[Words, such_as("the cost of the bridge")]
    """What it is the number of, in the same words for all figures of the same thing."""
    bound: Annotated[Bound, such_as("over", "between")] = Bound.EXACT
    """exact, over (also: at least), about, under (also: at most), or between, with `upto`."""
    upto: Annotated[Amount | None, such_as("800000")] = None
    """The upper end, where the passages print a span."""
    counted_by: Annotated[MaybeSlug, such_as("harbour-post")] = None
    """Whoever counted, where a passage names them; null where none does."""
    when: Annotated[MaybeDate, such_as("1932-05")] = None
    """The date of the count (EDTF), where a passage prints it."""
    span: Annotated[MaybeWords, such_as("in the first week")] = None
    """The time in which it came together, in the words of a passage."""

    @model_validator(mode="after")
    def _has_both_ends(self) -> "Figure":
        if (self.upto is not None) != (self.bound is Bound.BETWEEN):
            message = "`upto` is the upper end of a span: write both it and `bound: between`, or neither"
            raise ValueError(message)
        if self.upto is not None and Fraction(self.upto) <= self.amount:
            message = "`upto` must be more than `value`"
            raise ValueError(message)
        return self

    @property
    def amount(self) -> Fraction:
        """The number."""
        return Fraction(self.value)

    @property
    def upper(self) -> Fraction | None:
        """The upper end of a span."""
        return Fraction(self.upto) if self.upto is not None else None

    @property
    def words(self) -> str:
        """The figure as one says it: more than 700,000 users."""
        number = grouped(self.value)
        match self.bound:
            case Bound.EXACT:
                said = number
            case Bound.BETWEEN:
                said = f"{number} to {grouped(self.upto or '')}"
            case _:
                said = f"{SAID[self.bound]} {number}"
        if self.unit in ("%", "percent", "per cent"):
            return f"{said}%"
        return f"{said} {_of_one(self.unit) if said == '1' else self.unit}"


class Ratio(Record):
    """Two figures of which one is a part of the other, so that it can be seen how small or great it is."""

    part: Annotated[Slug, such_as("crowd-of-4000")]
    """The claim that states the part's figure."""
    whole: Annotated[Slug, such_as("town-of-90000")]
    """The claim that states the whole's."""
    caveat: Annotated[MaybeWords, such_as("Nobody says how many of the crowd lived in the town.")] = None
    """What the comparison does not show."""


OF_ONE = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "geese": "goose",
    "mice": "mouse", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "halves": "half",
    "crises": "crisis", "analyses": "analysis", "gas": "gas", "series": "series", "species": "species", "news": "news",
}  # fmt: skip
HEAD = expression(
    r"[a-z]+(?=\Z| (?:of|on|in|at|from|for|with|without|per|who|that|to|aboard|alive|dead|cast|lost|sold|born"
    r"|[a-z]+ed)\b)"
)
"""The word, in a unit, that says what is counted."""
PLURAL = expression(r"(?<=[a-z]{2})ies\Z|(?<=ch|sh|ss|.x|zz)es\Z|(?<=[a-rt-z])(?<![iu])s\Z")


def _of_one(unit: str) -> str:
    """Return the unit of a single one: house of houses, member of parliament of members of parliament."""
    return HEAD.sub(lambda match: _singular(match[0]), unit, count=1)


def _singular(word: str) -> str:
    for many, one in OF_ONE.items():
        if word == many or (word.endswith(many) and many.endswith("n")):
            return word.removesuffix(many) + one
    return PLURAL.sub(lambda match: "y" if match[0] == "ies" else "", word)


MILLION = 1_000_000
SAID = {Bound.OVER: "more than", Bound.ABOUT: "about", Bound.UNDER: "less than"}


def grouped(amount: str) -> str:
    """Return an amount as one reads it: 700,000; 1.2 million."""
    whole, mark, part = amount.partition(".")
    if "/" not in amount and not part and abs(int(whole)) >= MILLION and int(whole) % (MILLION // 10) == 0:
        return f"{int(whole) / MILLION:,.1f} million".replace(".0 ", " ")
    return f"{int(whole):,}{mark}{part}" if "/" not in amount and whole else amount
