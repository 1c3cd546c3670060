"""The picture of who told whom: speakers, the outlets that report them, and the articles that print it.

It is made of the chains of all evidence but what articles say in their own words, and a list says the same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from siglum.facts.indexes import Indexes
from siglum.html.apparatus import Apparatus
from siglum.html.picture_views import Network, NetworkGroup, NetworkLine, NetworkNode, NetworkSpeaker
from siglum.html.views import Link
from siglum.model.records import Person
from siglum.model.values import Form
from siglum.proving.values import Proof

SPEAKERS_DRAWN = 40
SOURCES_DRAWN = 26
"""With more than these there is the list alone, since nobody could follow the lines."""
UNNAMED = ""
"""In place of an id: an outlet that is not named, or all speakers without a name."""
DIRECT = "="
"""In place of an outlet's id: there is none between speaker and article. Like UNNAMED, it can't be a record's id."""


class Way(Struct, frozen=True):
    """A way from a speaker (None where an outlet speaks for itself) through an outlet to an article."""

    speaker: str | None
    outlet: str
    source: str


def told_in(sources: Iterable[str], indexes: Indexes) -> Counter[Way]:
    """Return every way into some articles, with the number of pieces of evidence that took it."""
    proofs = (proof for source in sources for proof in indexes.site.proofs_in[source])
    return Counter(told for proof in proofs if (told := _told(proof, indexes)))


def _told(proof: Proof, indexes: Indexes) -> Way | None:
    chain = proof.evidence.chain
    if not chain or proof.evidence.form is Form.OWN:
        return None
    # Where, by the editor's judgement, an unnamed report lies behind the article, an outlet counts as a speaker only.
    judged = proof.basis.origin and not proof.basis.named
    outlets = [] if judged else [voice for voice in chain if indexes.outlet(voice)]
    alone = len(chain) == 1 and outlets
    speaker = None if alone else UNNAMED if not indexes.site.voices[chain[0]].named else chain[0]
    # An outlet that stands first in a longer chain is the speaker.
    reporting = outlets[-1] if outlets and (alone or outlets[-1] != chain[0]) else ""
    between = reporting or (UNNAMED if proof.basis.origin else DIRECT)
    return Way(speaker, between, proof.source)


def network(sources: Sequence[str], apparatus: Apparatus) -> Network | None:
    """Return the picture of the ways into some articles, and its list.

    None where no evidence in these names anybody but its article.
    """
    ways = told_in(sources, apparatus.indexes)
    if not ways:
        return None
    groups = tuple(_groups(ways, apparatus))
    if len({told.speaker for told in ways} - {None}) > SPEAKERS_DRAWN or len(sources) > SOURCES_DRAWN:
        return Network("", drawn=False, speakers=(), outlets=(), articles=(), lines=(), groups=groups)
    ranks = apparatus.site.ranks
    speakers = _ordered((told.speaker for told in ways if told.speaker is not None), ways, "speaker", ranks)
    outlets = _ordered((told.outlet for told in ways if told.outlet != DIRECT), ways, "outlet", ranks)
    articles = [source for source in sources if any(told.source == source for told in ways)]
    return Network(
        title=_title(ways),
        drawn=True,
        speakers=tuple(NetworkNode(_speaker(name, apparatus), name != UNNAMED) for name in speakers),
        outlets=tuple(NetworkNode(_outlet(name, apparatus), name != UNNAMED) for name in outlets),
        articles=tuple(NetworkNode(apparatus.indexes.sigla[name], known=True) for name in articles),
        lines=tuple(_lines(ways, speakers, outlets, articles)),
        groups=groups,
    )


def _ordered(names: Iterable[str], ways: Mapping[Way, int], part: str, ranks: Mapping[str, int]) -> list[str]:
    """Return names in an order in which few lines cross: by the mean place of their articles, then by id."""
    those = sorted({told.source for told in ways}, key=ranks.__getitem__)
    order = {source: number for number, source in enumerate(those)}
    places: dict[str, list[int]] = {name: [] for name in names}
    for told, count in ways.items():
        name = getattr(told, part)
        if name in places:
            places[name] += [order[told.source]] * count
    return sorted(places, key=lambda name: (sum(places[name]) / len(places[name]), name))


def _lines(
    ways: Mapping[Way, int], speakers: Sequence[str], outlets: Sequence[str], sources: Sequence[str]
) -> Iterable[NetworkLine]:
    """Yield the lines: speakers to outlets, outlets to articles, speakers to articles; each kind from the top down."""
    first: Counter[tuple[int, int, bool]] = Counter()
    second: Counter[tuple[int, int, bool]] = Counter()
    straight: Counter[tuple[int, int, bool]] = Counter()
    for told, count in ways.items():
        known = told.outlet != UNNAMED
        article = sources.index(told.source)
        if told.outlet == DIRECT:
            straight[speakers.index(told.speaker or UNNAMED), article, True] += count
            continue
        outlet = outlets.index(told.outlet)
        second[outlet, article, known] += count
        if told.speaker is not None:
            first[speakers.index(told.speaker), outlet, known] += count
    for (above, below, known), count in sorted(first.items()):
        yield NetworkLine("speakers", above, "outlets", below, count, known)
    for (above, below, known), count in sorted(second.items()):
        yield NetworkLine("outlets", above, "articles", below, count, known)
    for (above, below, known), count in sorted(straight.items()):
        yield NetworkLine("speakers", above, "articles", below, count, known)


def _speaker(name: str, apparatus: Apparatus) -> str:
    if name != UNNAMED:
        return apparatus.site.voices[name].name
    return "speakers without a name"


def _outlet(name: str, apparatus: Apparatus) -> str:
    return apparatus.site.voices[name].name if name else "outlet not named"


def _title(ways: Mapping[Way, int]) -> str:
    unnamed = sum(count for told, count in ways.items() if told.outlet == UNNAMED)
    total = sum(ways.values())
    return (
        "Lines from whoever says something, through the outlet that reports it, to the article in which one reads it."
        f" {unnamed} of {total} passages came through an outlet that the articles do not name."
        " The list below says the same."
    )


def _groups(ways: Mapping[Way, int], apparatus: Apparatus) -> Iterable[NetworkGroup]:
    """Yield the ways by outlet: those through unnamed outlets first, those without an outlet last."""
    in_order = apparatus.indexes.orders.in_order
    outlets = sorted({told.outlet for told in ways}, key=lambda name: (name == DIRECT, name != UNNAMED, name))
    for outlet in outlets:
        sources = in_order(told.source for told in ways if told.outlet == outlet)
        speakers: dict[str | None, set[str]] = {}
        for told in ways:
            if told.outlet == outlet:
                speakers.setdefault(told.speaker, set()).add(told.source)
        named = sorted(
            (name for name in speakers if name), key=lambda name: apparatus.site.voices[name].name.casefold()
        )
        lines = [
            NetworkSpeaker(
                Link(apparatus.entity(name), apparatus.site.voices[name].name),
                apparatus.sigla(in_order(speakers[name])),
                identified=_identified(name, apparatus),
            )
            for name in named
        ]
        for name, words in ((UNNAMED, "speakers without a name"), (None, "in its own words")):
            if name in speakers:
                those = apparatus.sigla(in_order(speakers[name]))
                lines.append(NetworkSpeaker(Link(None, words), those, identified=True))
        title = {UNNAMED: "Through an outlet that is not named", DIRECT: "Straight to the article"}.get(outlet, "")
        link = None if title else Link(apparatus.entity(outlet), apparatus.site.voices[outlet].name)
        yield NetworkGroup(title, link, tuple(lines), apparatus.sigla(sources))


def _identified(name: str, apparatus: Apparatus) -> bool:
    voice = apparatus.site.voices[name]
    return not isinstance(voice, Person) or voice.identified
