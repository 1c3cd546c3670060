"""Invented sources, counts and claims: what articles say of a ferry that never was, in several scripts."""

from siglum.html.views import (
    ClaimLine,
    Link,
    Run,
    Siglum,
    TranslationView,
    Words,
)
from siglum.model.refs import Ref

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HERE = Ref("address", "#Main")
SOURCE = "invented"
LONG_WORD = "Flussdampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
HEBREW = "המעבורת יצאה בבוקר, אמר שומר השער."
ARABIC = "غادرت العبّارة في الصباح، كما قال حارس البوابة."
CHINESE = "渡轮早晨启航，看门人说：“没有人在船上。”"  # noqa: RUF001 - Chinese has commas of its own
PLAIN = "The ferry left at dawn, said the keeper of the gate."
LONG = (
    "The ferry, which on ordinary mornings left at dawn and on feast days not at all, left that day a little after"
    " dawn, said the keeper of the gate, who had it from a boy, who had it from nobody whom he could name."
)
WRITINGS = (("en", PLAIN), ("en", LONG), ("de", f"Das {LONG_WORD} ging verloren."), ("he", HEBREW), ("ar", ARABIC))
TRANSLATED = TranslationView(PLAIN, "the editor")
ALL_WRITINGS = (*WRITINGS, ("zh", CHINESE))


def siglum_of(number: int) -> Siglum:
    """Return the siglum of an invented article, given its number from 0."""
    titles = ("The Gazette", "A Letter to the Editor of the Gazette", LONG_WORD, "渡轮启航", "المعبر")
    return Siglum(LETTERS[number], titles[number % len(titles)], HERE)


def sigla(count: int) -> tuple[Siglum, ...]:
    """Return the sigla of the first `count` articles."""
    return tuple(siglum_of(number) for number in range(count))


def claim_lines() -> list[ClaimLine]:
    """Return a claim in each of the languages: of one article and of many, contested, told differently, and neither."""
    signs = (None, Link(HERE, "contested"), Link(HERE, "told differently"))
    return [
        ClaimLine(
            id=f"claim-{number}",
            href=HERE,
            statement=words,
            sources=sigla(1 + 4 * number),
            words=("one article", "five articles, one report")[number > 0],
            sign=signs[number % 3],
            contested=number % 3 == 1,
        )
        for number, (_, words) in enumerate(ALL_WRITINGS)
    ]


def words_of(*texts: str) -> Words:
    """Return running text in which every second stretch is a name."""
    return tuple(Run(text, HERE if number % 2 else None) for number, text in enumerate(texts))
