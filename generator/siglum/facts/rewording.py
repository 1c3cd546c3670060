"""Sentences that seem to be written from one another, though words were changed: a hint, which the editor judges.

What two reporters of one event share anyhow is left out: names, numbers, what they quote, and short words; what is
common in all these texts counts for little. Compared are the stems of the other words, and which stand near each other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import log

from msgspec import Struct

from siglum.model.expressions import expression
from siglum.proving.folding import Stretch
from siglum.proving.words import Word, words_in

QUOTED = expression(r"“[^”\n]*”?|\"[^\"\n]*\"?|„[^“”\n]*[“”]?|«[^»\n]*»?|「[^」\n]*」?")
SHORT = 3
"""Words of as many letters, or fewer, are of the language."""
LEAST = 7
"""A sentence with fewer words of its own is like too many others."""
NEAR = 3
"""Words that stand at most as far apart are a pair."""
COMMON, SEVERAL = 40, 2
"""A word in more sentences than this is of the subject; two sentences with fewer others in common are not compared."""
ALIKE, PAIRED = 0.42, 0.12
"""The least share of the shorter sentence's words, and of its pairs, by their weight, that the other has too."""


class OwnWords(Struct, frozen=True):
    """A sentence of a source, with the words that are the reporter's own."""

    source: str
    stretch: Stretch
    words: tuple[str, ...]


class Rewording(Struct, frozen=True):
    """Two sentences of two sources of which one seems to be written from the other, or both from a third."""

    one: str
    other: str
    in_one: Stretch
    in_other: Stretch
    alike: float
    """The share of the shorter one's words that the other has, by their weight, from 0 to 1."""


def unquoted(text: str) -> str:
    """Return a text with spaces in the place of what stands in quotation marks: those are a speaker's words."""
    return QUOTED.sub(lambda match: " " * len(match[0]), text)


def told(source: str, text: str, stretch: Stretch, language: str) -> OwnWords:
    """Return a sentence with the stems of its own words, in its order."""
    own = unquoted(text[stretch.start : stretch.end])
    words = tuple(
        word.stem
        for word in words_in(own, language)
        if len(word.plain) > SHORT and not any(map(str.isdigit, word.plain)) and not _is_name(word, own)
    )
    return OwnWords(source, stretch, words)


def _is_name(word: Word, sentence: str) -> bool:
    """Whether a word has a capital, and not because it begins a sentence."""
    if not word.plain[:1].isupper():
        return False
    before = sentence[: word.start]
    return bool(before.strip(" \n\t(;:–—-")) and before.rstrip()[-1:] not in ".!?"


def rewordings(sentences: Sequence[OwnWords]) -> tuple[Rewording, ...]:
    """Return the pairs of sentences of different sources that seem to be written from one another, most alike first."""
    weights = _weights(sentences)
    sizes = [sum(weights[word] for word in set(one.words)) for one in sentences]
    found = []
    for one, other, shared in _candidates(sentences, weights):
        alike = shared / min(sizes[one], sizes[other])
        a, b = sentences[one], sentences[other]
        if alike >= ALIKE and _paired(a.words, b.words, weights) >= PAIRED:
            found.append(Rewording(a.source, b.source, a.stretch, b.stretch, alike))
    return tuple(
        sorted(found, key=lambda pair: (-pair.alike, pair.one, pair.other, pair.in_one.start, pair.in_other.start))
    )


def _weights(sentences: Sequence[OwnWords]) -> Mapping[str, float]:
    """Return how much each word tells: the fewer sentences have it, the more."""
    counts = Counter(word for one in sentences for word in set(one.words))
    return {word: log(1 + len(sentences) / (count + 1)) for word, count in counts.items()}


def _candidates(sentences: Sequence[OwnWords], weights: Mapping[str, float]) -> Iterator[tuple[int, int, float]]:
    """Yield the numbers of two sentences of different sources, and the weight of the words that both have.

    They share several words that few sentences have; looking at each two would take too long.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        if len(set(sentence.words)) >= LEAST:
            for word in sorted(set(sentence.words)):
                places[word].append(number)
    rare: Counter[tuple[int, int]] = Counter()
    for standing in places.values():
        if len(standing) <= COMMON:
            rare.update(combinations(standing, 2))
    for (one, other), count in sorted(rare.items()):
        a, b = sentences[one], sentences[other]
        if count >= SEVERAL and a.source != b.source:
            yield one, other, sum((weights[word] for word in sorted(set(a.words) & set(b.words))), 0.0)


def _paired(one: Sequence[str], other: Sequence[str], weights: Mapping[str, float]) -> float:
    """Return the share of the pairs of near words of the shorter sentence that the other has, by weight."""
    a, b = _pairs(one), _pairs(other)
    least = min(_weight(a, weights), _weight(b, weights))
    return _weight(a & b, weights) / least if least else 0.0


def _pairs(words: Sequence[str]) -> frozenset[tuple[str, str]]:
    near = (pair for at in range(len(words)) for pair in combinations(words[at : at + NEAR + 1], 2))
    return frozenset((min(pair), max(pair)) for pair in near if pair[0] != pair[1])


def _weight(pairs: frozenset[tuple[str, str]], weights: Mapping[str, float]) -> float:
    return sum(weights[one] * weights[other] for one, other in sorted(pairs))
