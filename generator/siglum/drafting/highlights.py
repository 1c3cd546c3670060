"""What somebody marked in an article elsewhere, as drafts of claims: Hypothesis, W3C Web Annotations, Zotero.

A highlight is placed by its words, and by those before and after them where the words stand more than once. None is
moved in silence: what can't be placed is told with the nearest passage.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from siglum.drafting.drafts import Draft, draft_of
from siglum.drafting.marked import Highlight
from siglum.facts.names import Names
from siglum.model.prose import EDITOR
from siglum.model.records import Passage
from siglum.proving.boundaries import widened
from siglum.proving.folding import Stretch, fold_words
from siglum.proving.nearest import likeness, nearest
from siglum.proving.quotations import place
from siglum.proving.site import Site
from siglum.proving.standing import Miss

ALIKE = 0.8
"""How like a highlight another passage has to be, beside the likest one, to be told with it."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A highlight that stands in no source, or in several places that can't be told apart."""

    highlight: Highlight
    why: str


# Placing


def draft_highlights(site: Site, names: Names, highlights: Sequence[Highlight]) -> Iterator[Draft | Unplaced]:
    """Yield a draft for each highlight that stands in one place of one source, else why there is none."""
    used = {*site.places, EDITOR}
    for one in highlights:
        found = _placed(one, site) if one.exact else _without_words(one, site)
        if isinstance(found, str):
            yield Unplaced(one, found)
            continue
        source, passage, stretches = found
        draft = draft_of(site, names, source, Stretch(stretches[0].start, stretches[-1].end), passage, used)
        used.add(draft.id)
        yield replace(draft, remark=" ".join(one.note.split()))


def _without_words(one: Highlight, site: Site) -> str:
    """Return why a highlight that says only where it begins and ends is placed nowhere: it counts in another text."""
    if one.position is None:
        return f"it has no words of its own: {one.note}" if one.note else "it has no words of its own"
    start, end = one.position
    read = (f"“{site.texts[source].text[start:end]}” in {source}" for source in _sources(one, site)[:3])
    return f"it says only that it goes from character {start} to {end}; these would be {', '.join(read)}"


def _placed(one: Highlight, site: Site) -> tuple[str, Passage, tuple[Stretch, ...]] | str:
    """Return the source, the passage and where it stands, or why it stands nowhere."""
    sources = _sources(one, site)
    places = [(source, *found) for source in sources if (found := _in_source(one, source, site))]
    if len(places) == 1:
        return places[0]
    if places:
        return (
            f"these words stand in {', '.join(source for source, _, _ in places)}, and the export does not say in which"
        )
    misses: list[tuple[float, str]] = []
    words = fold_words(one.exact)
    for source in sources:
        folded = site.texts[source].folded
        times = folded.text.count(folded.known(words))
        if times > 1:
            why = f"{source} has these words {times} times, and not with the words around them that it was marked with"
            misses.append((1.0, why))
        elif (span := nearest(words, folded.text))[0] < span[1]:
            passage = folded.text[slice(*span)]
            misses.append((likeness(words, passage), f"the nearest passage of {source} reads “{passage}”"))
    misses.sort(key=lambda miss: -miss[0])
    near = [why for like, why in misses if like >= ALIKE * misses[0][0]]
    return "; ".join(near[:3]) or "no source has a passage like it"


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
    # What stands around it was cut after so many characters, in the middle of words.
    prefix = " ".join(fold_words(one.prefix).split(" ")[1:])[-80:] or None
    suffix = " ".join(fold_words(one.suffix).split(" ")[:-1])[:80] or None
    for words in dict.fromkeys((fold_words(one.exact), _whole(one, source, site))):
        for before, after in ((None, None), (prefix, suffix), (prefix, None), (None, suffix)):
            if words:
                passage = Passage(quote=(words,), prefix=before, suffix=after)
                found = place(passage, text.folded)
                if not isinstance(found, Miss):
                    return passage, found
    if one.page:
        return _on_page(one, source, site)
    return None


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
    spans, start = [], text.folded.text.find(words)
    while start >= 0:
        stretch = text.folded.stretch(start, start + len(words))
        if any((place.label or str(place.page)) == one.page for place in text.where((stretch,))):
            spans.append((start, stretch))
        start = text.folded.text.find(words, start + 1)
    if len(spans) != 1:
        return None
    at, _ = spans[0]
    for count in (3, 8, 20):
        before = text.folded.text[:at].rstrip(" ").split(" ")[-count:]
        passage = Passage(quote=(words,), prefix=" ".join(before) or None)
        found = place(passage, text.folded)
        if not isinstance(found, Miss):
            return passage, found
    return None
