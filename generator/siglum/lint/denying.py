"""What a statement denies or leaves undoubted, and its passages do not, in languages beside English.

Of these the commonest words are known. A statement in words of its own may deny by others what its passages do, so that
it is looked at only where most of its words are theirs.
"""

from collections.abc import Iterator, Sequence

from siglum.languages.denials import UNSPACED_LANGUAGES, code_of_words, denied_as_a_whole, may_deny
from siglum.languages.hearsay import may_doubt, plainly_doubted
from siglum.lint.wording import Remark
from siglum.model.problems import said
from siglum.proving.word_forms import keys_of
from siglum.proving.words import words_in

PAIR = 2
TELLING = 4
"""Letters of a word that tells something, at least, where spaces part the words."""


def denied_on_one_side(statement: str, passages: Sequence[str], language: str) -> Iterator[Remark]:
    """Yield a negation of a statement, or of all its passages, where the other side denies nothing in any word."""
    here = denied_as_a_whole(statement, language)
    there = [denied_as_a_whole(passage, language) for passage in passages]
    if here and not any(may_deny(passage, language) for passage in passages):
        is_theirs = _says_in_their_words(statement.replace(here, " "), passages, language)
        message = f"the statement has {said(here)}, and no passage denies anything"
    else:
        is_lost = passages and all(there) and not may_deny(statement, language)
        is_theirs = bool(is_lost) and _says_in_their_words(statement, passages, language)
        message = f"the passage has {said(next(iter(there), ''))}, and the statement denies nothing"
    if is_theirs:
        yield "negation-on-one-side", message, "say it as the passage does, or quote less"


def undoubted(statement: str, passages: Sequence[str], language: str) -> Iterator[Remark]:
    """Yield the word by which every passage doubts what a statement says without one."""
    found = [plainly_doubted(passage, language) for passage in passages]
    if found and all(found) and not may_doubt(statement, language):
        message = f"the passage says {said(found[0])}, and the statement does not"
        yield "statement-drops-hedge", message, "keep it, or quote less"


def _says_in_their_words(statement: str, passages: Sequence[str], language: str) -> bool:
    """Whether two thirds of a statement's telling words, or one of two, stand in its passages, in whatever form."""
    known = {
        key for passage in passages for word in words_in(passage, language) for key in keys_of(word.plain, language)
    }
    shortest = 1 if code_of_words(language) in UNSPACED_LANGUAGES else TELLING
    own = [word.plain for word in words_in(statement, language)]
    telling = [word for word in own if len(word) >= shortest]
    shared = [word for word in telling if not known.isdisjoint(keys_of(word, language))]
    return bool(telling) and (len(shared) * 3 >= len(telling) * 2 or len(shared) * 2 == len(telling) == PAIR)
