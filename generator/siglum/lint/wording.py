"""What a statement says more, or less, than the passages that it rests on: numbers, hedges, negations, names.

Each of these takes plain words and yields remarks. Numbers and bounds are read in many languages; all else is English.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from siglum.languages.english import HEDGES, NAME, NEGATION, NO_NAMES, PLAIN_NEGATION, REPORTING
from siglum.languages.english_turns import (
    ALL_BUT,
    ALL_BUT_SOME,
    ASKED,
    ASKED_WHOLE,
    ASSOCIATED,
    CAUSED,
    CHANGED,
    CONDITION_BEHIND,
    DENIED_BEFORE,
    DEPENDS,
    DOUBTED,
    EXCEPTED,
    FORETOLD,
    HAPPENED_STILL,
    MAY,
    NEARLY_ALL,
    NO_CONDITION,
    OF_ALL,
    OF_SOME,
    ONE_OF,
    OPENS_WITH_CONDITION,
    PURPOSES,
    TURNED_OTHERWISE,
    TURNED_WORD,
)
from siglum.languages.numbers import Number, is_spelled
from siglum.lint.amounts import (
    across,
    in_other_roles,
    marks_in,
    marks_of,
    may_be_in_words,
    numbers_of,
    prints_others,
    roughly_otherwise,
)
from siglum.lint.clauses import first_told
from siglum.lint.exactness import added_bounds, dropped_bounds
from siglum.lint.measures import in_other_units
from siglum.lint.values import Remark, Texts
from siglum.model.expressions import expression
from siglum.model.language_tags import code_of
from siglum.model.problems import beginning, said
from siglum.proving.word_forms import keys_of

DEPENDING = "say on what it depends"
SHOWN = 80
"""Characters of what a source goes on with, at most, in a message."""


LONG = expression(r"[^\W\d_]{4,}")
WORD = expression(r"[^\W\d_]{3,}")
OF_WORD_BEFORE, OF_WORD_BEHIND = expression(r"[\w-]+\Z"), expression(r"[\w-]+")
IN_DIGITS = expression(r"(?<![\d.,])\d+[.,]\d{1,3}(?![.,]?\d)")
DENIED = expression(
    rf"(?:{PLAIN_NEGATION.pattern})\s+(?:(?:an?|the|very|that|so|really) )?(?P<word>[^\W\d_]{{4,}})", re.IGNORECASE
)
"""A negation with the word that it denies."""


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """Return a text of the same length in which spaces stand for whatever a pattern meets."""
    return pattern.sub(lambda match: " " * len(match[0]), text)


def added_numbers(statement: str, passages: Texts, known: str, language: str) -> Iterator[Remark]:
    """Yield each number of the statement that stands in no passage; `known` has numbers that need not.

    `language` is that of the statement, and of what is known. A number is the same in digits and in words; a name or a
    label that holds digits is looked for whole. Where a passage without digits is in a language whose numbers nobody
    here can spell, nothing is known of what it counts. A number that another language may have in words, in a dual, a
    case or a compound, is told where passages there print another.
    """
    if any(not is_spelled(own) and not any(map(str.isdecimal, words)) for words, own in passages):
        return
    languages = [own for _, own in passages]
    hint = "quote the words that give it, or leave it out"
    is_foreign = all(code_of(own) != code_of(language) for own in languages)
    has_others = not is_foreign or prints_others(statement, language, passages)
    for number in unprinted_numbers(statement, language, (*passages, (known, language))):
        if not has_others and may_be_in_words(number, statement, language, languages):
            continue
        what = {"name": "", "label": "the label number "}.get(number.kind, "the number ")
        shown = said(statement[number.start : number.end])
        yield "statement-adds-number", f"no passage has {what}{shown}", hint
    for words in in_other_units(statement, passages, language):
        yield "statement-adds-number", f"no passage has {said(words)}: the same number has another unit there", hint
    for here, there in roughly_otherwise(statement, passages, language):
        yield "statement-adds-number", f"no passage has {said(here)}: it has {said(there)}", hint
    for here, there in in_other_roles(statement, passages, language):
        yield "statement-adds-number", f"no passage has {said(here)}: it is {said(there)} there", hint


def unprinted_numbers(statement: str, language: str, read: Texts) -> Iterator[Number]:
    """Yield the numbers of a statement that stand in none of some texts, each with its language, nor in a name."""
    for number in _unprinted(numbers_of(statement, language, read), statement, language, read):
        texts = [text for text, _ in read]
        if not (_is_of_name(number, statement, texts) or _is_written_so(number, statement, texts)):
            yield number


def _unprinted(numbers: Iterable[Number], statement: str, language: str, read: Texts) -> Iterator[Number]:
    """Yield the numbers of a statement in a language that none of some texts prints, each with its own language."""
    left = [(number, frozenset(marks_of(number, statement, language))) for number in numbers]
    # Most statements have the numbers of their passages, so that little has to be looked for in these.
    printed = (one for text, own in read for mark in marks_in(text, own) for one in across(mark, own, language))
    while left and (mark := next(printed, None)):
        left = [(number, marks) for number, marks in left if mark not in marks]
    yield from (number for number, _ in left)


def _is_written_so(number: Number, statement: str, passages: Sequence[str]) -> bool:
    """Whether a passage has the very digits of a number, with their marks, whatever its language means by these."""
    digits = IN_DIGITS.match(statement, number.start, number.end)
    return digits is not None and any(
        one[0] == digits[0] for passage in passages if digits[0] in passage for one in IN_DIGITS.finditer(passage)
    )


def _is_of_name(number: Number, statement: str, passages: Sequence[str]) -> bool:
    """Whether a passage has the word that a number is part of, in whatever case: Covid-19, COVID-19."""
    before, after = OF_WORD_BEFORE.search(statement[: number.start]), OF_WORD_BEHIND.match(statement, number.end)
    word = statement[before.start() if before else number.start : after.end() if after else number.end].casefold()
    has_letters = any(map(str.isalpha, word)) and any(map(str.isdigit, word))
    return has_letters and any(word in re.findall(r"[\w-]+", passage.casefold()) for passage in passages)


def adds_bounds(statement: str, passages: Texts, language: str) -> Iterator[Remark]:
    """Yield each bound that the statement makes of a number, and no passage, each with its language, does."""
    for words in added_bounds(statement, passages, language):
        hint = "say it as the passage does"
        yield "statement-adds-hedge", f"the statement says {said(words)}, and no passage says it of this number", hint


def dropped_hedges(statement: str, passages: Sequence[str], translations: Sequence[str] = ()) -> Iterator[Remark]:
    """Yield each hedge that every passage has, and the statement has not; `translations` are those of the passages."""
    statement = blanked(MAY, statement)
    read = [blanked(PURPOSES, passage) for passage in passages]
    for name, in_passage, in_statement in HEDGES:
        found = [first_told(statement, passage, in_passage.finditer(passage)) for passage in read]
        first = found[0] if found else None
        if first is not None and all(found) and not in_statement.search(statement):
            code = "statement-drops-hedge"
            hint = f"keep it, or quote less; `explain {code}` says what counts as keeping {said(name)}"
            what = "translation" if passages[0] in translations else "passage"
            yield code, f"the {what} says {said(first[0].strip())}, and the statement does not", hint


def drops_bounds(statement: str, passages: Texts, language: str) -> Iterator[Remark]:
    """Yield each bound or guess that every passage, with its language, makes of a number that the statement prints."""
    for words in dropped_bounds(statement, passages, language):
        hint = "say it as the passage does"
        yield "statement-drops-hedge", f"the passage says {said(words)}, and here the number stands alone", hint


def dropped_frames(statement: str, passages: Sequence[str]) -> Iterator[Remark]:
    """Yield a condition or a question that makes every passage less than the statement, and some that became all."""
    code, statement = "statement-drops-hedge", blanked(MAY, statement)
    conditions = [OPENS_WITH_CONDITION.match(passage) for passage in passages]
    if all(conditions) and conditions[0] and not (DOUBTED.search(statement) or DEPENDS.search(statement)):
        message = f"the passage begins with a condition, {said(conditions[0][1])}, and the statement has none"
        yield code, message, DEPENDING
    if passages and all(map(ASKED_WHOLE.fullmatch, passages)) and not ASKED.search(statement):
        yield code, f"the passage is a question: {said(beginning(passages[0], SHOWN))}", "say that it is asked"
    of_all = None if NEARLY_ALL.search(statement) else OF_ALL.search(statement)
    of_some = [NEARLY_ALL.search(passage) or OF_SOME.search(passage) for passage in passages]
    if of_all and all(of_some) and of_some[0] and not any(OF_ALL.search(NEARLY_ALL.sub("", one)) for one in passages):
        message = f"the passage says {said(of_some[0][0])}, and the statement {said(of_all[0])}"
        yield code, message, "say it of as many as the passage does"
    one_of = [ONE_OF.search(passage) for passage in passages]
    first = one_of[0] if all(one_of) and one_of and not ONE_OF.search(statement) else None
    if first and first["what"].casefold() in map(str.casefold, LONG.findall(statement)):
        yield code, f"the passage says {said(first[0])}, and the statement not", "say that it is one of several"


def dropped_limits(statement: str, passages: Sequence[str]) -> Iterator[Remark]:
    """Yield a condition behind what every passage says, a cause where these say none, and what they all except."""
    statement, code = blanked(MAY, statement), "statement-drops-hedge"
    behind = [CONDITION_BEHIND.fullmatch(passage) for passage in passages]
    if all(behind) and behind[0] and not (DOUBTED.search(statement) or DEPENDS.search(statement)):
        # A statement in words of its own may have the condition in them.
        main = {word.casefold() for word in LONG.findall(behind[0]["main"])}
        if not NO_CONDITION.search(behind[0]["main"]) and main.issuperset(map(str.casefold, LONG.findall(statement))):
            yield code, f"the passage has a condition, {said(behind[0]['if'])}, and the statement has none", DEPENDING
    linked = [ASSOCIATED.search(passage) for passage in passages]
    is_linked = linked and all(linked) and not any(map(CAUSED.search, passages))
    caused = CHANGED.search(statement) if is_linked else None
    if caused and linked[0] and not (DOUBTED.search(statement) or ASSOCIATED.search(statement)):
        message = f"the passage says {said(linked[0][0])}, and the statement {said(caused[0])}"
        yield code, message, "say it as the passage does: what goes together need not come of one another"
    is_of_all = passages and all(map(ALL_BUT.search, passages)) and OF_ALL.search(statement)
    if is_of_all and not EXCEPTED.search(statement):
        yield code, "the passage excepts some, and the statement none", "say of whom it is not so"


def dropped_turns(statement: str, passages: Sequence[str]) -> Iterator[Remark]:
    """Yield what makes less, in every passage, of a word that the statement has without it: nearly sank, sank."""
    kept = (FORETOLD, NEGATION, TURNED_WORD, TURNED_OTHERWISE, *(keeps for _, _, keeps in HEDGES))
    has_turns = passages and all(map(TURNED_WORD.search, passages))
    if not has_turns or any(one.search(statement) for one in kept):
        return
    own = {key for word in WORD.findall(statement) for key in keys_of(word, "en")}
    found = [
        next((one for one in TURNED_WORD.finditer(passage) if _makes_less(one, passage, own)), None)
        for passage in passages
    ]
    if all(found) and found[0]:
        message = f"the passage says {said(found[0][0])}, and the statement says it without that"
        yield "statement-drops-hedge", message, "say it as the passage does"


def _makes_less(found: re.Match[str], passage: str, own: set[str]) -> bool:
    """Whether what is found before a word of a passage makes less of one that a statement has, by its keys."""
    behind = WORD.search(passage, found.end()) if ALL_BUT_SOME.match(found[0]) else None
    is_said = not own.isdisjoint(keys_of(behind[0] if behind else found["word"], "en"))
    return is_said and not (HAPPENED_STILL.match(found[0]) or DENIED_BEFORE.search(passage, 0, found.start()))


def added_hedges(statement: str, passages: Sequence[str]) -> Iterator[Remark]:
    """Yield each hedge that the statement has, and no passage has."""
    for _, in_statement, in_passage in HEDGES:
        found = in_statement.search(statement)
        if found and not any(in_passage.search(passage) for passage in passages):
            words = said(found[0].strip())
            hint = "say it as the passage does"
            yield "statement-adds-hedge", f"the statement says {words}, and no passage does", hint


def added_negation(statement: str, passages: Sequence[str]) -> Iterator[Remark]:
    """Yield a negation that the statement has, where no passage denies anything."""
    found = PLAIN_NEGATION.search(statement)
    if found and not any(NEGATION.search(passage) for passage in passages):
        hint = "say it as the passage does"
        yield "negation-on-one-side", f"the statement has {said(found[0])}, and no passage denies anything", hint


def dropped_negation(statement: str, passages: Sequence[str], translations: Sequence[str] = ()) -> Iterator[Remark]:
    """Yield a negation that every passage has, where the statement denies nothing; `translations` are among them."""
    if not any(map(PLAIN_NEGATION.search, passages)) or NEGATION.search(statement):
        return
    denied = [first_told(statement, passage, PLAIN_NEGATION.finditer(passage)) for passage in passages]
    first = denied[0] if denied else None
    hint = "say it as the passage does, or quote less"
    if first is not None and all(denied):
        what = "translation" if passages[0] in translations else "passage"
        yield "negation-on-one-side", f"the {what} has {said(first[0])}, and the statement denies nothing", hint
        return
    own = {word.casefold() for word in LONG.findall(statement)}
    for passage in passages:
        # Beside passages that deny nothing, one that denies the statement's very words says the opposite.
        found = next((one for one in DENIED.finditer(passage) if one["word"].casefold() in own), None)
        if found:
            what = "translation" if passage in translations else "passage"
            message = f"a {what} has {said(found[0])}, and the statement denies nothing"
            yield "negation-on-one-side", message, "set its stance to contradicts, or say it as that passage does"
            return


def added_names(statement: str, known: frozenset[str]) -> Iterator[Remark]:
    """Yield each name of the statement, a row of words with capitals, of which no word is known (in lower case)."""
    for match in NAME.finditer(statement):
        name = match[0]
        if not statement[: match.start()].strip(" \n(“‘\"'") and not _speaks(statement[match.end() :]):
            # A sentence begins with a capital, whatever its first word is.
            name = name.partition(" ")[2]
        parts = [re.sub(r"[’']s$", "", part).lower() for part in re.split(r"[ -]", name) if part]
        parts = [part for part in parts if part not in NO_NAMES]
        if parts and not known.intersection(parts):
            hint = "quote the words that name it, or leave it out"
            yield "statement-adds-name", f"no passage, and nothing beside it, names {said(name)}", hint


def _speaks(after: str) -> bool:
    return bool(re.match(rf"\s+{REPORTING}\b", after))
