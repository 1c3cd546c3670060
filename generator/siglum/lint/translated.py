"""What a translation says more than its passage, or less: numbers, their bounds, denials, doubts."""

import re
from collections.abc import Iterator

from siglum.languages.denials import may_deny, plainly_denied
from siglum.languages.english import HEDGES, NEGATION, PLAIN_NEGATION
from siglum.languages.english_turns import DOUBTED, SAID_TO
from siglum.languages.hearsay import may_doubt, plainly_doubted
from siglum.lint.days import said_of_other_days
from siglum.lint.exactness import added_bounds
from siglum.lint.values import Remark
from siglum.lint.wording import added_numbers, drops_bounds
from siglum.model.expressions import expression
from siglum.model.language_tags import is_english
from siglum.model.problems import said

AKIN_IN_ENGLISH = expression(
    r"\b(?:(?:non|dis|mis|anti)-?\w{4,}|un(?!der|til|ion|it|iver)-?\w{4,}|i(?:r|l)(?=r|l)(?!llustr|llumin)\w{4,}|\w+less"
    r"|in(?!clu|crea|ter|to|deed|form|dust|div|side|vest|sist|volv|stit|stead|dia|nov|stan|ha)\w{4,}"
    r"|im(?!port|prov|ag|pact|press|ple|med)\w{4,}"
    r"|(?:poor|rare|scarce|contrary|neglect|oppos|dismiss|cancel|abandon|exclu|omit|ignor"
    r"|overlook|caution|warn|hesita|reluct|terribl|wonder|ban(?:s|n|\b)|forb[ia]d|prohibit|outlaw"
    r"|imposs|miss|absen|doubt|stay|resist)\w*"
    r"|less|least|nowhere|nary|seldom|barely|too|far from|other than|leaves? much|whether"
    r"|bar(?:s|red)|until|yet to|still|despite|otherwise)\b",
    re.IGNORECASE,
)
"""Words by which English says what another language denies."""
WARNED = expression(
    r"\b(?:caution|warn|advis|forbid|prohibit)\w*\s(?:\w+\s){0,4}?not to\b|\bnot long ago\b", re.IGNORECASE
)
"""What another language says without a negation: warned of going."""
SUPPOSED_IN_ENGLISH = expression(
    r"\b(?:(?:reported|alleged|supposed|purported|possib|probab|presumab)ly|perhaps|maybe|(?:may|might) have)\b",
    re.IGNORECASE,
)
"""Words by which English says that something is only said, supposed or possible."""
HINT = "translate what the passage says"


def translated_otherwise(translation: str, own: str, passage: str, language: str) -> Iterator[Remark]:
    """Yield what a translation into the language `own` says otherwise than its passage in another."""
    for code, message, hint in added_numbers(translation, [(passage, language)], "", own):
        yield code, f"the translation says more than its passage: {message}", hint
    for code, message, hint in drops_bounds(translation, [(passage, language)], own):
        yield code, f"the translation says less than its passage: {message}", hint
    yield from said_of_other_days(translation, own, [(passage, language)], None)
    for words in added_bounds(translation, [(passage, language)], own):
        message = f"the translation says {said(words)}, and its passage does not say it of this number"
        yield "statement-adds-hedge", message, HINT
    if not is_english(own):
        return
    here, there = PLAIN_NEGATION.search(translation), plainly_denied(passage, language)
    # A name may stay in English: Don't Go Breaking My Heart.
    is_kept = PLAIN_NEGATION.search(passage) or WARNED.search(translation)
    if here and not is_kept and not may_deny(passage, language):
        message = f"the translation has {said(here[0])}, and its passage denies nothing"
        yield "negation-on-one-side", message, HINT
    if there and not (NEGATION.search(translation) or AKIN_IN_ENGLISH.search(translation)):
        message = f"the passage has {said(there)}, and its translation denies nothing"
        yield "negation-on-one-side", message, HINT
    yield from _doubted_on_one_side(translation, passage, language)


def _doubted_on_one_side(translation: str, passage: str, language: str) -> Iterator[Remark]:
    doubted, here = plainly_doubted(passage, language), SUPPOSED_IN_ENGLISH.search(translation)
    kept = (DOUBTED, SAID_TO, *(keeps for _, _, keeps in HEDGES))
    if doubted and not any(pattern.search(translation) for pattern in kept):
        yield "statement-drops-hedge", f"the passage has {said(doubted)}, and its translation has no such word", HINT
    if here and not may_doubt(passage, language):
        yield "statement-adds-hedge", f"the translation has {said(here[0])}, and its passage no such word", HINT
