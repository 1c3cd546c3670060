"""Where a translation says more than the passage that it translates, or less: numbers, their bounds, denials."""

from collections.abc import Iterator

from siglum.languages.denials import denials_of
from siglum.languages.english import NEGATION, PLAIN_NEGATION
from siglum.lint.wording import Remark, added_numbers, drops_bounds
from siglum.model.problems import said


def translated_otherwise(translation: str, own: str, passage: str, language: str) -> Iterator[Remark]:
    """Yield what a translation into the language `own` says otherwise than its passage in another."""
    for code, message, hint in added_numbers(translation, [passage], "", [language], own):
        yield code, f"the translation says more than its passage: {message}", hint
    for code, message, hint in drops_bounds(translation, [(passage, language)], own):
        yield code, f"the translation says less than its passage: {message}", hint
    denials = denials_of(language) if own.startswith("en") else None
    if not denials:
        return
    there, here = denials.denies.search(passage), PLAIN_NEGATION.search(translation)
    if here and not there:
        message = f"the translation has {said(here[0])}, and its passage denies nothing"
        yield "negation-on-one-side", message, "translate what the passage says"
    if there and not NEGATION.search(translation):
        message = f"the passage has {said(there[0])}, and its translation denies nothing"
        yield "negation-on-one-side", message, "translate what the passage says"
