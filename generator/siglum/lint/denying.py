"""What a statement denies or leaves undoubted, and its passages do not, in languages beside English.

Of these the commonest words are known. A statement in words of its own may deny by others what its passages do, so that
it is looked at only where most of its words are theirs.
"""

from collections.abc import Iterator, Sequence

from siglum.languages.denials import may_deny, plain_denials, sets_against
from siglum.languages.hearsay import may_doubt, plain_doubts
from siglum.lint.clauses import first_told, known_words, telling_words
from siglum.lint.values import Remark
from siglum.model.problems import said
from siglum.proving.word_forms import keys_of

PAIR = 2


def denied_on_one_side(statement: str, passages: Sequence[str], language: str) -> Iterator[Remark]:
    """Yield a negation of a statement, or of what it tells of all its passages, where the other side has none."""
    here = next(plain_denials(statement, language), None)
    if here and not sets_against(statement, here) and not any(may_deny(passage, language) for passage in passages):
        is_theirs = _says_in_their_words(statement.replace(here[0], " "), passages, language)
        message = f"the statement has {said(here[0].strip())}, and no passage denies anything"
    else:
        lost = "" if may_deny(statement, language) else _lost(statement, passages, language)
        is_theirs = bool(lost) and _says_in_their_words(statement, passages, language)
        message = f"the passage has {said(lost)}, and the statement denies nothing"
    if is_theirs:
        yield "negation-on-one-side", message, "say it as the passage does, or quote less"


def undoubted(statement: str, passages: Sequence[str], language: str) -> Iterator[Remark]:
    """Yield the word by which every passage doubts what a statement says without one."""
    if may_doubt(statement, language):
        return
    found = [first_told(statement, passage, plain_doubts(passage, language), language) for passage in passages]
    first = found[0] if found else None
    if first and all(found):
        message = f"the passage says {said(first[0])}, and the statement does not"
        yield "statement-drops-hedge", message, "keep it, or quote less"


def _lost(statement: str, passages: Sequence[str], language: str) -> str:
    """Return what denies in each passage what a statement tells; nothing where one has nothing of that sort."""
    denied = [
        [one for one in plain_denials(passage, language) if not sets_against(passage, one)] for passage in passages
    ]
    found = [first_told(statement, *one, language) for one in zip(passages, denied, strict=True)]
    first = found[0] if found else None
    return first[0].strip() if first and all(found) else ""


def _says_in_their_words(statement: str, passages: Sequence[str], language: str) -> bool:
    """Whether two thirds of a statement's telling words, or one of two, stand in its passages, in whatever form."""
    known = frozenset[str]().union(*(known_words(passage, language) for passage in passages))
    telling = telling_words(statement, language)
    shared = [word for word in telling if not known.isdisjoint(keys_of(word, language))]
    return bool(telling) and (len(shared) * 3 >= len(telling) * 2 or len(shared) * 2 == len(telling) == PAIR)
