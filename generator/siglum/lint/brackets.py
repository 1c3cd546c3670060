"""Words in an editor's brackets that stand in the place of others: a reader can't see what the source has there."""

from collections.abc import Iterator, Sequence

from siglum.languages.english import MONTHS, NAME
from siglum.languages.english_forms import FUNCTION_WORDS, OF_THE_DAY
from siglum.lint.values import Remark
from siglum.model.expressions import expression
from siglum.model.language_tags import is_english
from siglum.model.problems import said
from siglum.proving.quoted import replaced_in
from siglum.proving.values import SourceText
from siglum.proving.word_forms import keys_of

WORD = expression(r"[^\W_]+(?:[’'-][^\W_]+)*")
DAY = expression(r"\d")
HINT = "quote the source's own words, or leave them out by […]; where yours say the same, waive this with the reason"


def swapped(segments: Sequence[str], text: SourceText, language: str) -> Iterator[Remark]:
    """Yield the words in brackets of a quotation that replace telling words of a source in English.

    A pronoun may be replaced by what it means, a verb by another form of it, a day told from the source's own by a
    date, and a description by a name.
    """
    if not is_english(language):
        return
    for bracket, words in replaced_in(segments, text):
        if not _is_fair(bracket, words):
            message = f"the brackets put {said(bracket)} in the place of {said(words)}"
            yield "brackets-replace-words", message, HINT


def _is_fair(bracket: str, words: str) -> bool:
    telling = [word for word in WORD.findall(words) if word.casefold() not in FUNCTION_WORDS]
    ours = {key for word in WORD.findall(bracket) for key in keys_of(word, "en")}
    if not telling or any(not ours.isdisjoint(keys_of(word, "en")) for word in telling):
        return True
    is_date = DAY.search(bracket) or MONTHS.search(bracket)
    if is_date and all(word.casefold() in OF_THE_DAY for word in telling):
        return True
    # A sentence begins with a capital, whatever its first word is.
    first, _, rest = bracket.partition(" ")
    named = bracket if first.casefold() not in FUNCTION_WORDS else rest
    return bool(NAME.search(named)) and not NAME.search(words)
