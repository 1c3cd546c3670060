"""What a source's page shows beside its text: facts, origins, shared wording, doubts; and the list of sources."""

from collections.abc import Iterator

from siglum.facts.rights import around, words_in
from siglum.facts.sharing import Sharing
from siglum.html.apparatus import Apparatus
from siglum.html.list_views import SourceLine
from siglum.html.part_views import AsideLine, DerivationView, DoubtfulLine, SharedLine
from siglum.html.views import Fact, QuoteSegment, Run, Verbatim, Words
from siglum.model.originals import KINDS as KINDS_OF_ORIGINALS
from siglum.model.originals import carried_at, ending_of
from siglum.model.records import Origin, SetAside, Source
from siglum.model.refs import Ref
from siglum.model.scripts import word_count
from siglum.model.source_record import Original, addresses_of, identifiers_of
from siglum.model.values import SourceKind
from siglum.proving.lookups import Lookups
from siglum.proving.site import Site
from siglum.proving.values import SourceText

KINDS = {SourceKind.PAGE: "page of a document", SourceKind.WEB_PAGE: "web page"}
"""What a kind is called, where that is not its name."""
SHARED_SHOWN = 8
"""The most shared runs of words that a source's page lists."""


def doubt_id(number: int) -> str:
    """Return the fragment of a source's doubtful passage on its page, given its number from 0."""
    return f"doubt-{number + 1}"


def set_aside(source_id: str, text: SourceText) -> Iterator[AsideLine]:
    """Yield the passages that are set aside, each with its reason; of a long one only how it begins."""
    for aside in text.set_aside:
        start, end = aside.stretches[0].start, aside.stretches[-1].end
        reason = str(aside.passage.reason)
        inside = [one for one in text.sentences if start <= one.start < end]
        if isinstance(aside.passage, SetAside) and aside.passage.end is not None and len(inside) > 1:
            end, reason = inside[0].end, f"{reason}: {len(inside)} sentences from here"
        yield AsideLine(Verbatim(text.text[start:end], source_id), reason)


def source_facts(source_id: str, apparatus: Apparatus) -> tuple[Fact, ...]:
    """Return what is known of a source, as a list of terms and values."""
    site = apparatus.site
    source, text = site.sources[source_id], site.texts[source_id]
    outlet = site.organizations[source.outlet] if source.outlet else None
    told = dict.fromkeys(
        voice
        for proof in site.proofs_in[source_id]
        for voice in proof.evidence.chain
        if apparatus.indexes.outlet(voice)
    )
    named: list[Run] = []
    for voice in told:
        named += [Run(", ")] if named else []
        named.append(Run(site.voices[voice].name, apparatus.entity(voice)))
    covered = site.coverage[source_id]
    cited = sum(one.state == "cited" for one in covered)
    aside = sum(one.state == "set-aside" for one in covered)
    return (
        *_kind(source, apparatus),
        Fact("Outlet", (Run(outlet.name, apparatus.entity(source.outlet or "")),) if outlet else (Run("not named"),)),
        Fact("Author", _author(source, apparatus)),
        Fact("Date", (Run(source.published.words if source.published else "not given"),)),
        Fact("Outlets that it credits", tuple(named) or (Run("none"),)),
        Fact("Length", (Run(f"{word_count(text.text):,} words{_share(source_id, apparatus)}"),)),
        Fact("Passages quoted", (Run(str(len(apparatus.indexes.passages[source_id]))),)),
        Fact("Sentences", (Run(f"{len(covered)}: {cited} cited, {aside} set aside"),)),
        *_identifiers(source),
        Fact("File", (Run(source.file),)),
        *(_original(source.original) if source.original else ()),
    )


def _original(original: Original) -> Iterator[Fact]:
    """Yield where the text was taken from, with its digest; where the site carries it, the digest is whole."""
    carried = carried_at(original)
    yield Fact("Original", (Run(original.came if carried else f"{original.came}, SHA-256 {original.sha256[:12]}…"),))
    if original.captured:
        yield Fact("Captured", (Run(original.captured.words),))
    if carried and original.file:
        kind = KINDS_OF_ORIGINALS[ending_of(original.file)]
        link = Run(f"the {kind} itself", Ref("address", carried))
        yield Fact("Carried here", (link, Run(f", SHA-256 {original.sha256}")))


def _share(source_id: str, apparatus: Apparatus) -> str:
    """Return how many of its words are shown, where not all may be."""
    if apparatus.site.sources[source_id].show == "full":
        return ""
    count = words_in(apparatus.indexes.plain_text[source_id], apparatus.indexes.may_show[source_id])
    return f", of which this site shows {count:,}"


def _kind(source: Source, apparatus: Apparatus) -> Iterator[Fact]:
    """Yield what a source is, where it is no article, and what it is a part of."""
    if source.kind is not SourceKind.ARTICLE:
        yield Fact("Kind", (Run(KINDS.get(source.kind, str(source.kind))),))
    if source.part_of:
        whole = apparatus.site.sources[source.part_of]
        yield Fact("Part of", (Run(whole.short or whole.title, Ref("source", source.part_of)),))


def _identifiers(source: Source) -> Iterator[Fact]:
    """Yield the identifiers of a source, each linked to what it stands for where one address does that."""
    addresses = addresses_of(source)
    for name, value in identifiers_of(source).items():
        yield Fact(name, (Run(value, address=addresses.get(name)),))


def name_of(origin: Origin) -> str:
    """Return the name of an origin as a heading."""
    return origin.name[:1].upper() + origin.name[1:]


def derivations(source_id: str, apparatus: Apparatus) -> list[DerivationView]:
    """Return the origins that a source derives from, with the reasons and the passages that show it."""
    site = apparatus.site
    views = []
    for derivation in site.derives_from[source_id]:
        origin = site.origins[derivation.origin]
        others = [one for one in Lookups.of(apparatus.indexes.database).deriving[derivation.origin] if one != source_id]
        views.append(
            DerivationView(
                derivation.origin,
                apparatus.ref(derivation.origin),
                name_of(origin),
                derivation.reason,
                origin.judged,
                tuple((QuoteSegment(Verbatim(words, source_id), gap=False),) for words in derivation.passages),
                apparatus.sigla(others),
            )
        )
    return views


def shared_words(source_id: str, apparatus: Apparatus) -> list[SharedLine]:
    """Return the longest runs of words that a source shares with others."""
    text = apparatus.site.texts[source_id].text
    shown = apparatus.indexes.may_show[source_id]
    lines = []
    for shared in Sharing.of(apparatus.indexes.database).runs_of[source_id]:
        other, stretch = (shared.other, shared.in_one) if shared.one == source_id else (shared.one, shared.in_other)
        if around(shown, stretch.start, stretch.end) not in shown:
            continue
        words = text[stretch.start : stretch.end]
        lines.append(SharedLine(apparatus.siglum(other), Verbatim(words, source_id), shared.words, len(words)))
    return sorted(lines, key=lambda line: -line.words)[:SHARED_SHOWN]


def doubtful_passages(source_id: str, apparatus: Apparatus) -> list[DoubtfulLine]:
    """Return the passages of a source that are garbled, damaged or contradict themselves."""
    return [
        DoubtfulLine(
            apparatus.within(source_id, aside.stretches[0].start, doubt_id(number)),
            apparatus.cut(source_id, aside.stretches),
            apparatus.doubt(aside),
        )
        for number, aside in enumerate(apparatus.site.texts[source_id].doubtful)
    ]


def source_line(source_id: str, source: Source, apparatus: Apparatus) -> SourceLine:
    """Return a source as an item of a list."""
    site = apparatus.site
    about = next((sentence.text for unit in source.body.units for sentence in unit.sentences), "")
    claims = len({proof.claim for proof in site.proofs_in[source_id]})
    return SourceLine(
        siglum=apparatus.siglum(source_id),
        title=source.title,
        facts=known_of(source, site),
        about=apparatus.indexes.plain(about),
        claims=claims,
        language=apparatus.title_language(source_id),
    )


def _author(source: Source, apparatus: Apparatus) -> Words:
    """Return who wrote an article, and whether its text says so."""
    if not source.author:
        return (Run("not named"),)
    known = apparatus.words(source.author)
    return known if source.author == source.byline else (*known, Run(", whom the text does not name"))


def known_of(source: Source, site: Site) -> str:
    """Return an article's outlet, author and date, as far as they are known."""
    outlet = site.organizations[source.outlet].name if source.outlet else "outlet not named"
    author = source.author or "author not named"
    return f"{outlet}; {author}; {source.published.words if source.published else 'date not given'}"
