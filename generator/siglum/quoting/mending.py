"""A patch for quotations that differ from their source in letters' case, marks, spaces or an omission, and in no word.

Nothing is proposed that was not read and proven again; and none that leaves out what turns a passage.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher, unified_diff
from itertools import pairwise
from typing import TypeAlias

from siglum.lint.turning import Around, turned
from siglum.proving.folding import WORD, fold_words
from siglum.proving.in_pieces import LEFT_OUT
from siglum.proving.standing import MINIMUM_WORDS, cut_word
from siglum.quoting.judging import Judged
from siglum.quoting.naming import Shelf
from siglum.quoting.proof import Outcome, Status, prove
from siglum.quoting.quotation import Letters

MARKUP = re.compile(r"[\\`*_\[\]<>#|&]")
REACH = 12
"""Characters by which a passage may be widened at an edge, so that it cuts no word."""
Reread: TypeAlias = Callable[[str], Sequence[Judged]]
"""Reads and proves a file's text as it would be."""
Edit: TypeAlias = tuple[int, int, str]
"""Offsets in a file's text, and what stands there instead."""


class Skeletons:
    """The words of each source in lower case with single spaces, and the way back."""

    def __init__(self, shelf: Shelf) -> None:
        """Take the sources; each is looked at when it is first needed."""
        self.shelf = shelf
        self._made: dict[str, tuple[str, list[tuple[int, int]], list[int]]] = {}

    def of(self, name: str) -> tuple[str, list[tuple[int, int]], list[int]]:
        """Return a source's words, where each stands in its folded text, and where each begins among the words."""
        if name not in self._made:
            spans: list[tuple[int, int]] = []
            words: list[str] = []
            starts: list[int] = []
            length = 1
            for match in WORD.finditer(self.shelf.sources.folded(name).text):
                spans.append(match.span())
                words.append(match[0].lower())
                starts.append(length)
                length += len(words[-1]) + 1
            self._made[name] = (f" {' '.join(words)} ", spans, starts)
        return self._made[name]

    def runs(self, tokens: Sequence[str], name: str) -> Iterator[tuple[int, int]]:
        """Yield where a row of words stands in a source: the numbers of its first word and of the one behind it."""
        words, _, starts = self.of(name)
        sought = f" {' '.join(tokens)} "
        at = words.find(sought)
        while at >= 0:
            first = bisect_left(starts, at + 1)
            yield first, first + len(tokens)
            at = words.find(sought, at + 1)


def mended(words: str, names: Sequence[str], skeletons: Skeletons, *, prose: bool) -> str | None:
    """Return the words of a quotation as its source has them; None where more differs than may be mended."""
    folded = fold_words(words)
    tokens = [match[0].lower() for match in WORD.finditer(folded)]
    if len(tokens) < MINIMUM_WORDS:
        return None
    found = {text for name in names for text in _alike(folded, tokens, name, skeletons)}
    if not found:
        shortest = min((one for name in names for one in _with_omission(folded, tokens, name, skeletons)), default=None)
        found = {shortest[1]} if shortest else set()
    if len(found) != 1 or (proposal := found.pop()) == folded:
        return None
    outcome = prove(proposal, skeletons.shelf.sources.among(names), short=prose)
    whole = outcome.stands and outcome.status is not Status.AMBIGUOUS
    return proposal if whole and not _turns(outcome, skeletons.shelf) else None


def _turns(outcome: Outcome, shelf: Shelf) -> bool:
    """Whether what a quotation leaves out turns what it says."""
    for place in outcome.places:
        text = shelf.texts[place.source]
        left_out = tuple(text.words[one.end : other.start] for one, other in pairwise(place.stretches))
        if any(turned(Around(left_out), text.language, "", text.language)):
            return True
    return False


def _alike(folded: str, tokens: Sequence[str], name: str, skeletons: Skeletons) -> Iterator[str]:
    """Yield the passages of a source that have the same words."""
    for first, last in skeletons.runs(tokens, name):
        yield _passage(first, last, folded, name, skeletons)


def _with_omission(folded: str, tokens: Sequence[str], name: str, skeletons: Skeletons) -> Iterator[tuple[int, str]]:
    """Yield the passages that have the same words with some more in one place, with the length of these."""
    for cut in range(MINIMUM_WORDS, len(tokens) - MINIMUM_WORDS + 1):
        behind = list(skeletons.runs(tokens[cut:], name))
        for first, last in skeletons.runs(tokens[:cut], name) if behind else ():
            for other, end in behind:
                _, spans, _ = skeletons.of(name)
                if other >= last and (gap := spans[other][0] - spans[last - 1][1]) <= LEFT_OUT:
                    left = _passage(first, last, folded, name, skeletons, edges=(True, False))
                    right = _passage(other, end, folded, name, skeletons, edges=(False, True))
                    yield gap, f"{left} … {right}"


def _passage(
    first: int, last: int, folded: str, name: str, skeletons: Skeletons, edges: tuple[bool, bool] = (True, True)
) -> str:
    """Return a row of a source's words as it has them, with the signs at its edges that the quotation has as well."""
    text = skeletons.shelf.sources.folded(name).text
    _, spans, _ = skeletons.of(name)
    start, end = spans[first][0], spans[last - 1][1]
    for _ in range(REACH):
        if not cut_word(start, end, text):
            break
        start -= bool(start and cut_word(start, len(text), text))
        end += bool(end < len(text) and cut_word(0, end, text))
    if edges[0] and not folded[0].isalnum() and text[max(0, start - 1) : start] == folded[0]:
        start -= 1
    if edges[1] and not folded[-1].isalnum() and text[end : end + 1] == folded[-1]:
        end += 1
    return text[start:end]


def edits(words: str, letters: Letters, proposal: str) -> tuple[Edit, ...]:
    """Return what is to be changed in a file, sign by sign, for a quotation to have other words.

    Markup and ends of lines stay as they are. Nothing is returned for words that are not in Unicode's NFC.
    """
    units: list[tuple[str, int, int]] = []
    for char, start, end in zip(words, letters.starts, letters.ends, strict=True):
        if char.isspace() and units and units[-1][0] == " ":
            units[-1] = (" ", units[-1][1], end)
        else:
            units.append((" " if char.isspace() else char, start, end))
    ours = "".join(char for char, _, _ in units)
    if ours != fold_words(words):
        return ()
    made: list[Edit] = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, proposal, autojunk=False).get_opcodes():
        if tag != "equal":
            start = units[a][1] if a < b or not a else units[a - 1][2]
            made.append((start, units[b - 1][2] if a < b else start, proposal[c:d]))
    return tuple(made)


def applied(text: str, changes: Sequence[Edit]) -> str:
    """Return a text with changes that do not touch each other."""
    for start, end, words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _spelt(changes: Sequence[Edit], kind: str) -> Iterator[tuple[Edit, ...]]:
    """Yield changes with their words as the file's format may want them, the plainest first."""
    yield tuple(changes)
    if kind == "markdown":
        yield tuple((start, end, MARKUP.sub(r"\\\g<0>", words)) for start, end, words in changes)
    else:
        yield tuple((start, end, json.dumps(words, ensure_ascii=False)[1:-1]) for start, end, words in changes)
        yield tuple((start, end, words.replace("'", "''")) for start, end, words in changes)


def mend(text: str, judged: Sequence[Judged], skeletons: Skeletons, reread: Reread, kind: str) -> tuple[str, int]:
    """Return a file's text with every quotation mended that can be, and how many these are."""
    changes: list[Edit] = []
    count = 0
    for number, one in enumerate(judged):
        quotation = one.quotation
        mendable = not one.outcome.stands and one.outcome.code != "quote-source-unknown"
        if not mendable or not isinstance(quotation.words, str) or quotation.letters is None:
            continue
        names = one.cited or tuple(skeletons.shelf.texts)
        proposal = mended(quotation.words, names, skeletons, prose=quotation.prose)
        mine = edits(quotation.words, quotation.letters, proposal) if proposal else ()
        for spelt in _spelt(mine, kind) if mine else ():
            again = reread(applied(text, spelt))
            if len(again) == len(judged) and again[number].outcome.stands and _others_stand(judged, again, number):
                changes += spelt
                count += 1
                break
    return applied(text, changes), count


def _others_stand(judged: Sequence[Judged], again: Sequence[Judged], number: int) -> bool:
    pairs = zip(judged, again, strict=True)
    return all(one.outcome.status is other.outcome.status for at, (one, other) in enumerate(pairs) if at != number)


def patch(path: str, old: str, new: str) -> str:
    """Return a unified diff as `git apply` and `patch -p1` take it; empty where nothing differs."""
    name = path.lstrip("/")
    # Names with spaces end with a tab there, so that programs know where they end.
    end = "\t" if " " in name else ""
    lines = [re.findall(r"[^\n]*\n|[^\n]+", text) for text in (old, new)]
    found = unified_diff(lines[0], lines[1], f"a/{name}{end}", f"b/{name}{end}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in found)
