"""What a quotation leaves out, or what stands right beside it, and turns what it says, in whatever language.

English is looked at more finely than the others.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from siglum.languages.denials import Denials, denials_of
from siglum.languages.english import HEDGES, NEGATION, PLAIN_NEGATION
from siglum.languages.english_turns import (
    ASKED,
    ASKS,
    CONDITION_BEFORE,
    DENIED_AFTER,
    DOUBTED,
    FORETOLD,
    IDIOMS,
    MAY,
    NO_AFTER,
    PURPOSES,
    RELATIVE_CLAUSE,
    RETRACTED,
    SAID_TO,
    TURNS_AFTER,
    TURNS_BEFORE,
    TURNS_RIGHT_BEFORE,
)
from siglum.languages.hearsay import doubt_or_condition
from siglum.lint.exactness import cut_bound, is_bounded
from siglum.lint.values import Remark
from siglum.lint.wording import SHOWN, blanked
from siglum.model.expressions import expression
from siglum.model.language_tags import is_english
from siglum.model.problems import beginning, said

CLAUSE_ENDS = expression("[,;:.!?—–]\\s|[，、。；：！？،؛؟।]|\n")  # noqa: RUF001 - signs of every script
"""What parts clauses, with a space or, in scripts that set none, without."""
CLAUSES_BEFORE = expression(r"[,;:.—–!?]\s|\n")
"""What parts the clauses of a sentence before a quotation."""
THAT = frozenset(("dass", "daß", "ob", "que", "qu’", "qu'", "che", "что", "що", "że", "att", "at", "dat", "of", "ότι"))
"""Words with which what somebody says or denies begins."""
HINT = "quote it too, or say it in your own words; where it changes nothing, waive this with the reason"


class Around(Struct, frozen=True):
    """What stands around a quotation in its source, and between its pieces; all folded."""

    left_out: tuple[str, ...]
    """What stood between its pieces."""
    opening: str = ""
    """Its sentence, up to where it begins."""
    clause: str = ""
    """It, from the beginning of its clause on."""
    before: str = ""
    """What of that clause is not quoted."""
    after: str = ""
    """The rest of its sentence."""
    following: str = ""
    """The sentence after that."""


def clause_before(opening: str) -> str:
    """Return what stands of a clause before a quotation: the end of what stands of its sentence there."""
    return CLAUSES_BEFORE.split(opening)[-1]


def turned(around: Around, source_language: str, statement: str, language: str) -> Iterator[Remark]:
    """Yield what turns a quotation of a source in a language, and is not in the statement, which is in another."""
    known = denials_of(source_language)
    if known:
        found = _turned_elsewhere(around, known, source_language, statement, language)
    else:
        found = _turned_in_english(around, statement)
    yield from tuple(found) or _bound_left_out(around, source_language, statement, language)


def _bound_left_out(around: Around, source_language: str, statement: str, language: str) -> Iterator[Remark]:
    """Yield what makes a bound of the number that a quotation begins or ends with, where the statement has none."""
    words = cut_bound(around.before, around.clause[len(around.before) :], around.after, source_language)
    if words and not is_bounded(statement, language):
        yield "quote-leaves-out", f"what this quotation leaves out has {said(words)}", HINT


def _turned_elsewhere(
    around: Around, known: Denials, source_language: str, statement: str, language: str
) -> Iterator[Remark]:
    """Yield the first thing that turns a quotation; what the statement, in the site's language, has too is no fault."""
    # What the quotation itself denies is no answer to what denies it.
    quoted = len(known.denies.findall(around.clause[len(around.before) :]))
    denied, doubted = _is_told(statement, language, quoted)
    *others, before = CLAUSE_ENDS.split(around.opening)
    if others and before.strip().casefold() in THAT:
        before = f"{others[-1]} {before}"
    for words in (*around.left_out, before):
        found = None if denied else known.denies.search(words)
        found = found or (None if denied or doubted else doubt_or_condition(words, source_language))
        if found:
            shown = f": {said(words.strip())}" if words.strip() != found[0] else ""
            yield "quote-leaves-out", f"what this quotation leaves out has {said(found[0].strip())}{shown}", HINT
            return
    turned = known.takes_back.match(around.after) or (known.denies_after and known.denies_after.match(around.after))
    if turned and not (denied or doubted):
        words = beginning(around.after.strip(), SHOWN)
        yield "quote-leaves-out", f"the source goes on right after this quotation: {said(words)}", HINT


def _is_told(statement: str, language: str, quoted: int) -> tuple[bool, bool]:
    """Return whether a statement denies more than a quotation with some denials does, and whether it doubts.

    Of a language that nobody knows, it may do both.
    """
    if is_english(language):
        plain = MAY.sub(" ", statement)
        return len(NEGATION.findall(plain)) > quoted, bool(DOUBTED.search(plain) or SAID_TO.search(plain))
    own = denials_of(language)
    if own is None:
        return True, True
    return len(own.denies.findall(statement)) > quoted, doubt_or_condition(statement, language) is not None


# In English, whose words are known best


def _turned_in_english(around: Around, statement: str) -> Iterator[Remark]:
    """Yield what is left out of a quotation, or stands right beside it, and turns what it says.

    What the statement has itself is not left out.
    """
    statement = blanked(MAY, statement)
    parts = [part for words in around.left_out for part in _enclosing(words)]
    looked_at = [(part, len(part)) for part in parts]
    for words, length in (*looked_at, (blanked(IDIOMS, around.clause), len(around.before))):
        if found := _turning(blanked(PURPOSES, words), length, statement):
            beside = words[:length].strip()
            shown = f": {said(beside)}" if beside != found else ""
            yield "quote-leaves-out", f"what this quotation leaves out has {said(found)}{shown}", HINT
            return
    condition = CONDITION_BEFORE.match(around.opening)
    if condition and not DOUBTED.search(statement):
        yield "quote-leaves-out", f"its sentence begins with a condition: {said(around.opening.strip())}", HINT
        return
    if words := next(_taking_back(around, statement), ""):
        shown = said(beginning(words.strip(), SHOWN))
        yield "quote-leaves-out", f"the source goes on right after this quotation: {shown}", HINT


def _taking_back(around: Around, statement: str) -> Iterator[str]:
    """Yield what stands behind a quotation, or one of its pieces, and takes back what it says."""
    yield from _turned_after(around.after, statement)
    # What begins with a capital stands before the next piece, at the beginning of another sentence.
    for words in (blanked(IDIOMS, one) for one in around.left_out):
        if not words[:1].isupper():
            yield from _turned_after(words if not words[:1].isalnum() else f" {words}", statement)
    if RETRACTED.match(around.after.lstrip(" ,;:—–-(")) and not DOUBTED.search(statement):
        yield around.after
    begins = around.opening.strip()
    is_asked = around.after.endswith("?") and (not any(map(str.isalnum, begins)) or ASKS.match(begins))
    if is_asked and not ASKED.search(statement):
        yield around.after
    retracted = RETRACTED.match(around.following) or NO_AFTER.match(around.following)
    if retracted and not (DOUBTED.search(statement) or NEGATION.search(statement)):
        yield around.following


def _turning(words: str, length: int, statement: str) -> str:
    """Return the first word within a length that turns the rest, where the statement does not say so too."""
    looks = [(PLAIN_NEGATION, NEGATION), (TURNS_BEFORE, DOUBTED)]
    looks += [(hedge, kept) for _, hedge, kept in HEDGES]
    for pattern, kept in looks:
        found = pattern.search(words)
        # What the quotation itself has is no answer to what turns it.
        if found and found.start() < length and _times(kept, statement) <= _times(kept, words[length:]):
            return found[0].strip()
    right_before = TURNS_RIGHT_BEFORE.search(words[:length])
    if right_before and not FORETOLD.search(statement):
        return right_before[0].strip()
    return ""


def _times(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _enclosing(words: str) -> Iterator[str]:
    """Yield the clauses of what is left out, but those that only say something of what they follow."""
    clauses = re.split(r"[,;]", blanked(IDIOMS, words))
    for number, clause in enumerate(clauses):
        if not (0 < number < len(clauses) - 1 and RELATIVE_CLAUSE.match(clause)):
            yield clause


def _turned_after(after: str, statement: str) -> Iterator[str]:
    if denied := DENIED_AFTER.match(after):
        is_told = bool(NEGATION.search(statement))
    else:
        denied = TURNS_AFTER.match(after)
        is_told = bool(denied and re.search(rf"\b{denied[1]}\b", statement, re.IGNORECASE))
    if denied and not is_told:
        yield after
