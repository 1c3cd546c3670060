"""What a quotation leaves out, or what stands right beside it, and turns what it says, in whatever language."""

import re
from collections.abc import Iterator

from siglum.languages.denials import Denials, denials_of
from siglum.languages.english import NEGATION
from siglum.languages.english_turns import DOUBTED, MAY, SAID_TO
from siglum.lint.amounts import cut_bound, is_bounded
from siglum.lint.wording import SHOWN, Around, Remark, turned_by_omission
from siglum.model.language_codes import is_english
from siglum.model.problems import beginning, said

CLAUSE_ENDS = re.compile("[,;:.!?—–]\\s|[，、。；：！？،؛؟।]|\n")  # noqa: RUF001 - signs of every script
"""What parts clauses, with a space or, in scripts that set none, without."""
THAT = frozenset(("dass", "daß", "ob", "que", "qu’", "qu'", "che", "что", "що", "że", "att", "at", "dat", "of", "ότι"))
"""Words with which what somebody says or denies begins."""
HINT = "quote it too, or say it in your own words; where it changes nothing, waive this with the reason"


def turned(around: Around, source_language: str, statement: str, language: str) -> Iterator[Remark]:
    """Yield what turns a quotation of a source in a language, and is not in the statement, which is in another."""
    known = denials_of(source_language)
    found = _turned_elsewhere(around, known, statement, language) if known else turned_by_omission(around, statement)
    yield from tuple(found) or _bound_left_out(around, source_language, statement, language)


def _bound_left_out(around: Around, source_language: str, statement: str, language: str) -> Iterator[Remark]:
    """Yield what makes a bound of the number that a quotation begins or ends with, where the statement has none."""
    words = cut_bound(around.before, around.clause[len(around.before) :], around.after, source_language)
    if words and not is_bounded(statement, language):
        yield "quote-leaves-out", f"what this quotation leaves out has {said(words)}", HINT


def _turned_elsewhere(around: Around, known: Denials, statement: str, language: str) -> Iterator[Remark]:
    """Yield the first thing that turns a quotation; what the statement, in the site's language, has too is no fault."""
    # What the quotation itself denies is no answer to what denies it.
    quoted = len(known.denies.findall(around.clause[len(around.before) :]))
    denied, doubted = _is_told(statement, language, quoted)
    *others, before = CLAUSE_ENDS.split(around.opening)
    if others and before.strip().casefold() in THAT:
        before = f"{others[-1]} {before}"
    for words in (*around.left_out, before):
        looks = ((known.denies, denied), (known.doubts, denied or doubted))
        found = next((match for pattern, told in looks if not told and (match := pattern.search(words))), None)
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
    return (len(own.denies.findall(statement)) > quoted, bool(own.doubts.search(statement))) if own else (True, True)
