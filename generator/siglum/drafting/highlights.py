"""What somebody marked in an article elsewhere, as drafts of claims: Hypothesis, W3C Web Annotations, Zotero.

A highlight is placed by its words, and by those before and after them where the words stand more than once. None is
moved in silence: what can't be placed is told with the nearest passage.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from siglum.drafting.drafts import Draft, draft_of
from siglum.drafting.marked import Highlight, Limit
from siglum.facts.names import Names
from siglum.model.prose import EDITOR
from siglum.model.records import Passage
from siglum.proving.boundaries import widened
from siglum.proving.editorial import has_signs
from siglum.proving.folding import Folded, Stretch, fold_words
from siglum.proving.nearest import likeness, nearest, nearness
from siglum.proving.quotations import place
from siglum.proving.site import Site
from siglum.proving.standing import Miss

ALIKE = 0.8
"""How like a highlight another passage has to be, beside the likest one, to be told with it."""
MANY = 5
"""So many sources are looked at closely for the passage that is most like a highlight."""
NEAR = 100
"""Code points around words within which it is looked whether they stand beside those that they should."""


class Unplaced(Struct, frozen=True):
    """A highlight that stands in no source, or in several places that can't be told apart."""

    highlight: Highlight
    why: str


# Placing


def draft_highlights(site: Site, names: Names, highlights: Sequence[Highlight]) -> Iterator[Draft | Unplaced]:
    """Yield a draft for each highlight that stands in one place of one source, else why there is none."""
    used = {*site.places, EDITOR}
    for one in highlights:
        found = _placed(one, site) if one.exact else _by_position(one, site)
        if isinstance(found, str):
            yield Unplaced(one, found)
            continue
        source, passage, stretches = found
        draft = draft_of(site, names, source, Stretch(stretches[0].start, stretches[-1].end), passage, used)
        used.add(draft.id)
        yield replace(draft, remark=" ".join(one.note.split()))


def _by_position(one: Highlight, site: Site) -> tuple[str, Passage, tuple[Stretch, ...]] | str:
    """Return where a highlight stands that says only from where to where, if that is said of this very text.

    Else return why it is placed nowhere: it counts in another text.
    """
    if one.position is None:
        return f"it has no words of its own: {one.note}" if one.note else "it has no words of its own"
    start, end = one.position
    name = one.address.partition("#")[0].rpartition("/")[2]
    for source, record in site.sources.items():
        if name in {record.file, f"{source}.txt"} and (found := _passage_at(start, end, source, site)):
            return source, *found
    read = (f"“{site.texts[source].text[start:end]}” in {source}" for source in _sources(one, site)[:3])
    return f"it says only that it goes from character {start} to {end}; these would be {', '.join(read)}"


def _placed(one: Highlight, site: Site) -> tuple[str, Passage, tuple[Stretch, ...]] | str:
    """Return the source, the passage and where it stands, or why it stands nowhere."""
    sources = _sources(one, site)
    looked_for = _by_ends if one.until else _in_source
    places = [(source, *found) for source in sources if (found := looked_for(one, source, site))]
    if len(places) == 1:
        return places[0]
    if places:
        return (
            f"these words stand in {', '.join(source for source, _, _ in places)}, and the export does not say in which"
        )
    misses: list[tuple[float, str]] = []
    words = fold_words(one.exact)
    for source in _nearest(words, sources, site):
        folded = site.texts[source].folded
        if one.until:
            misses += ((1.0, why) for why in _limits_missed(one, one.until, source, folded))
            continue
        times = folded.text.count(folded.known(words))
        if times == 1 and " " not in words:
            misses.append((1.0, f"a single word backs nothing, and {source} has it once"))
        elif times > 1:
            why = f"{source} has these words {times} times, and not with the words around them that it was marked with"
            misses.append((1.0, why))
        elif (span := nearest(words, folded.text))[0] < span[1]:
            passage = folded.text[slice(*span)]
            misses.append((likeness(words, passage), f"the nearest passage of {source} reads “{passage}”"))
    misses.sort(key=lambda miss: -miss[0])
    near = [why for like, why in misses if like >= ALIKE * misses[0][0]]
    return "; ".join(near[:3]) or "no source has a passage like it"


def _nearest(words: str, sources: Sequence[str], site: Site) -> Sequence[str]:
    """Return the sources that have anything most like some words, where there are many."""
    if len(sources) <= MANY:
        return sources
    near = {source: nearness(words, site.texts[source].folded.text) for source in sources}
    return sorted(sources, key=lambda source: -near[source])[:MANY]


def _limits_missed(one: Highlight, until: Limit, source: str, folded: Folded) -> Iterator[str]:
    """Yield why no passage of a source goes from the words of a highlight to those at which it ends."""
    is_missed = False
    for words in (Limit(one.exact, one.prefix, one.suffix), until):
        times = len(_standing(words, folded))
        if times != 1:
            is_missed = True
            span = nearest(fold_words(words.exact), folded.text)
            passage = folded.text[slice(*span)] if not times else ""
            near = f", the nearest passage reads “{passage}”" if passage else ""
            yield f"{source} has “{words.exact}”, where it begins or ends, {times} times{near}"
    if not is_missed:
        yield f"no passage goes from the one to the other in {source}"


def _sources(one: Highlight, site: Site) -> tuple[str, ...]:
    """Return the sources that a highlight may be of: the one of its address or title, else all."""

    def plain(address: str) -> str:
        return address.partition("#")[0].partition("://")[2].rstrip("/")

    by_address = [
        name for name, source in site.sources.items() if source.address and plain(source.address) == plain(one.address)
    ]
    by_title = [
        name for name, source in site.sources.items() if one.title and source.title.casefold() == one.title.casefold()
    ]
    return tuple(by_address or by_title or site.sources)


def _in_source(one: Highlight, source: str, site: Site) -> tuple[Passage, tuple[Stretch, ...]] | None:
    text = site.texts[source]
    prefix, suffix = (part or None for part in _around(Limit(one.exact, one.prefix, one.suffix)))
    for words in dict.fromkeys((fold_words(one.exact), _whole(one, source, site))):
        # Why it stands nowhere takes long to say, and is asked of the likest sources alone.
        is_there = bool(words) and (has_signs(words) or text.folded.known(words) in text.folded.text)
        for before, after in ((None, None), (prefix, suffix), (prefix, None), (None, suffix)):
            if is_there:
                passage = Passage(quote=(words,), prefix=before, suffix=after)
                found = place(passage, text.folded)
                if not isinstance(found, Miss):
                    return passage, found
    if one.position and fold_words(text.text[slice(*one.position)]) == fold_words(one.exact):
        # It was marked in this very text.
        return _passage_at(*one.position, source, site)
    return _on_page(one, source, site) if one.page else None


def _around(words: Limit) -> tuple[str, str]:
    """Return what stands around words, which was cut after so many characters, without parts of words at its ends."""
    return (
        " ".join(fold_words(words.prefix).split(" ")[1:])[-80:],
        " ".join(fold_words(words.suffix).split(" ")[:-1])[:80],
    )


def _whole(one: Highlight, source: str, site: Site) -> str:
    """Return the whole words of a highlight that begins or ends within one, where it stands once."""
    folded = site.texts[source].folded
    words = folded.known(fold_words(one.exact))
    start = folded.text.find(words)
    if start < 0 or folded.text.find(words, start + 1) >= 0:
        return ""
    begins, ends = widened(start, start + len(words), folded.text)
    return folded.text[begins:ends]


def _on_page(one: Highlight, source: str, site: Site) -> tuple[Passage, tuple[Stretch, ...]] | None:
    """Return where the words of a highlight stand on the page that it names, if they stand there once."""
    text = site.texts[source]
    words = text.folded.known(fold_words(one.exact))
    starts = []
    for start in _occurrences(words, text.folded.text):
        stretch = text.folded.stretch(start, start + len(words))
        if any((place.label or str(place.page)) == one.page for place in text.where((stretch,))):
            starts.append(start)
    return _told_apart(starts[0], words, text.folded) if len(starts) == 1 else None


def _passage_at(start: int, end: int, source: str, site: Site) -> tuple[Passage, tuple[Stretch, ...]] | None:
    """Return the passage between two offsets in a source's text, in whole words."""
    text = site.texts[source]
    words = text.folded.known(fold_words(text.text[start:end]))
    found = [at for at in _occurrences(words, text.folded.text) if start <= text.folded.original(at) < end]
    if not found or end > len(text.text):
        return None
    begins, ends = widened(found[0], found[0] + len(words), text.folded.text)
    return _told_apart(begins, text.folded.text[begins:ends], text.folded)


def _by_ends(one: Highlight, source: str, site: Site) -> tuple[Passage, tuple[Stretch, ...]] | None:
    """Return the passage from the words that a highlight begins with to those before which it ends, each met once."""
    folded = site.texts[source].folded
    if one.until is None:
        return None
    begins = _standing(Limit(one.exact, one.prefix, one.suffix), folded)
    ends = [at for at in _standing(one.until, folded) if begins and at > begins[0]]
    if len(begins) != 1 or len(ends) != 1:
        return None
    words = folded.text[begins[0] : ends[0]].rstrip(" ")
    start, end = widened(begins[0], begins[0] + len(words), folded.text)
    return _told_apart(start, folded.text[start:end], folded)


def _standing(words: Limit, folded: Folded) -> list[int]:
    """Return where words stand with those around them; wherever they stand, if they do so nowhere with these."""
    exact = folded.known(fold_words(words.exact))
    found = _occurrences(exact, folded.text)
    before, after = _around(words)
    fitting = [
        at
        for at in found
        if folded.text[max(0, at - NEAR) : at].rstrip(" ").endswith(before)
        and folded.text[at + len(exact) : at + len(exact) + NEAR].lstrip(" ").startswith(after)
    ]
    return fitting or found


def _occurrences(words: str, text: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(words), text)] if words else []


def _told_apart(start: int, words: str, folded: Folded) -> tuple[Passage, tuple[Stretch, ...]] | None:
    """Return words that stand at an offset in a folded text as a passage, with as much before them as they need."""
    for count in (0, 3, 8, 20):
        before = folded.text[:start].rstrip(" ").split(" ")[-count:] if count else []
        passage = Passage(quote=(words,), prefix=" ".join(before) or None)
        found = place(passage, folded)
        if not isinstance(found, Miss) and found[0].start == folded.original(start):
            return passage, found
    return None
