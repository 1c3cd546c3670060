"""Which words of a source a site may show: all of them, or what is quoted of it and a little around that.

Whatever shows words of a source asks here: pages, data, annotations, what is said of problems. A source with
`show: excerpts` may not be republished, so that the words around its quotations have a budget.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from siglum.model.expressions import expression
from siglum.model.scripts import UNSPACED, UNSPACED_LETTER, word_count
from siglum.proving.boundaries import begins, ends
from siglum.proving.folding import Folded, Stretch, fold_words
from siglum.proving.lookups import Lookups
from siglum.proving.site import Site

AROUND = (90, 45, 20, 0)
"""Characters before and after a quotation, cut at words: the most that the budget allows."""
BUDGET = 0.5
"""The share of its words that a site may show of a source, unless the quotations alone are more."""
RUN = 4
"""Words in a row by which a passage is known; fewer stand in any text. Two letters are one, where no spaces are set."""
WORD = expression(rf"[{UNSPACED}]|(?:(?![{UNSPACED}])\w)+")
HIDDEN = "[…]"


def may_show(source: str, site: Site) -> tuple[Stretch, ...]:
    """Return the stretches of a source's text that may be shown, in order and apart: all of it, or excerpts."""
    if site.sources[source].show == "full":
        return (Stretch(0, len(site.plain_text[source])),)
    text = site.texts[source]
    return excerpts(text.text, text.paragraphs, tuple(_quoted(source, site)))


def excerpts(text: str, paragraphs: Iterable[Stretch], quoted: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return what is quoted of a text, and as much around it as its budget allows, within its paragraphs."""
    quoted, paragraphs = tuple(quoted), tuple(paragraphs)
    found: tuple[Stretch, ...] = ()
    for length in AROUND:
        found = _joined(widened(one, text, paragraphs, length) for one in quoted)
        if words_in(text, found) <= BUDGET * word_count(text):
            break
    return found


def words_in(text: str, stretches: Iterable[Stretch]) -> int:
    """Return how many words stretches of a text hold."""
    return sum(word_count(text[one.start : one.end]) for one in stretches)


def around(shown: Iterable[Stretch], start: int, end: int) -> Stretch:
    """Return what may be shown around a stretch that may be shown: as far as nothing is left out."""
    return next((one for one in shown if one.start <= start and end <= one.end), Stretch(start, end))


def widened(one: Stretch, text: str, paragraphs: Sequence[Stretch], most: int) -> Stretch:
    """Return a stretch with the words around it in its paragraphs: at most so many code points on each side."""
    start = next((part.start for part in paragraphs if part.start <= one.start < part.end), one.start)
    end = next((part.end for part in paragraphs if part.start < one.end <= part.end), one.end)
    if one.start - start > most:
        start = next((at for at in range(one.start - most + 1, one.start) if begins(at, text)), one.start)
    if end - one.end > most:
        end = next((at for at in range(one.end + most - 1, one.end, -1) if ends(at, text)), one.end)
    return Stretch(start, end)


def withheld_runs(text: str, shown: tuple[Stretch, ...]) -> frozenset[str]:
    """Return the runs of words in a text that stand nowhere in what may be shown of it."""
    if shown == (Stretch(0, len(text)),):
        return frozenset()
    seen = {run for one in shown for _, _, run in _runs(text[one.start : one.end])}
    return frozenset(run for _, _, run in _runs(text) if run not in seen)


def without(text: str, withheld: frozenset[str]) -> str:
    """Return a text of ours without the words of a source that may not be shown."""
    if not withheld:
        return text
    hidden = _joined(Stretch(start, end) for start, end, run in _runs(text) if run in withheld)
    for one in reversed(hidden):
        text = f"{text[: one.start]}{HIDDEN}{text[one.end :]}"
    return text


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each run of words, with where it begins and ends; a text of fewer words is one run."""
    words = [(match.start(), match.end(), match[0].casefold()) for match in WORD.finditer(text)]
    # Twice their weight, up to each word.
    weights = list(accumulate((1 if UNSPACED_LETTER.match(word) else 2 for _, _, word in words), initial=0))
    whole = [at for at in range(len(words)) if weights[-1] - weights[at] >= 2 * RUN]
    for at in whole or ([0] if words else []):
        run = words[at : bisect_left(weights, weights[at] + 2 * RUN, at)]
        yield run[0][0], run[-1][1], " ".join(word for _, _, word in run)


def _quoted(source: str, site: Site) -> Iterator[Stretch]:
    """Yield every passage of a source that the editor shows: behind claims, doubtful, compared, what it calls others.

    What is set aside is no quotation.
    """
    for proof in site.proofs_in[source]:
        yield from proof.stretches
    for aside in site.texts[source].doubtful:
        yield from aside.stretches
    lookups = Lookups.of(site.database)
    yield from lookups.compared_with.get(source, ())
    text = site.texts[source].folded
    for derivation in site.derives_from[source]:
        for words in derivation.passages:
            yield from _places(text, words)
    for words in lookups.roles_from.get(source, ()):
        yield from _places(text, words)


def _places(text: Folded, words: str) -> Iterator[Stretch]:
    """Yield where words of an editor stand first in a text, compared as quotations are."""
    wanted = fold_words(words)
    start = text.text.find(wanted) if wanted else -1
    if start >= 0:
        yield Stretch(text.original(start), text.original(start + len(wanted)))


def _joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return stretches in order, those that touch or overlap as one."""
    made: list[Stretch] = []
    for one in sorted(stretches, key=lambda stretch: (stretch.start, stretch.end)):
        if made and one.start <= made[-1].end:
            made[-1] = Stretch(made[-1].start, max(made[-1].end, one.end))
        else:
            made.append(one)
    return tuple(made)
