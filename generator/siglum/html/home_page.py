"""The home page: what it is about, where to start, who really speaks, where they differ, who is who, the ways in."""

from collections.abc import Iterable

from msgspec import Struct

from siglum.facts.indexes import Indexes
from siglum.html.apparatus import Apparatus
from siglum.html.difference_pages import difference_row
from siglum.html.figures_page import figures_count
from siglum.html.frame import shortened
from siglum.html.page_views import HomePage
from siglum.html.part_views import CastLine, ExplainerLine, WayIn
from siglum.html.picture_views import FlowCount, FlowEnd, FlowPicture
from siglum.html.text_views import parts_shown
from siglum.html.texts import show_lettered
from siglum.html.views import Heading, Link, Verbatim
from siglum.html.whos_who import everybody
from siglum.model.counting import in_words
from siglum.model.records import Person
from siglum.model.refs import Ref
from siglum.model.values import Difference
from siglum.proving.forms import block_of
from siglum.proving.values import ITSELF, Proof, supporting

DIFFERENCES = 4
CAST = 9
EXPLAINERS = 10
"""How many explainers the home page lists before it leads to the list of all."""
FEWEST_VOICES = 2
LABEL = 60
"""Characters of an article's title in a picture."""
REMARKS = "remarks:"
"""What the key of a voice begins with that is the own remarks of articles with one concluded report."""


class _Voice(Struct, frozen=True):
    """Whoever speaks in an article: an origin, the author of a part of it, or the article itself."""

    key: str
    name: str
    href: Ref | None
    concluded: bool


def home_page(indexes: Indexes, here: Ref) -> HomePage:
    """Return the home page; the explainer that the settings name as `lead` stands first."""
    site = indexes.site
    apparatus = Apparatus(indexes, here)
    page = site.pages.get("home")
    lines = explainer_lines(apparatus)
    if site.settings.lead:
        first = apparatus.ref(site.settings.lead)
        lines = tuple(sorted(lines, key=lambda line: line.href != first))
    text = show_lettered(page.body, "home", apparatus) if page else ()
    return HomePage(
        heading=Heading(site.settings.title, site.settings.description, parts=parts_shown(text)),
        title=site.settings.tagline,
        lead=text,
        first=lines[0] if lines else None,
        others=lines[1:EXPLAINERS],
        all_explainers=Link(Ref("explainers"), f"All {len(lines)} explainers") if len(lines) > EXPLAINERS else None,
        flow=_flow(apparatus),
        differences=tuple(difference_row(site.disagreements[name], apparatus) for name in _differences(indexes)),
        all_differences=_all_differences(len(site.disagreements)),
        cast=tuple(_cast(apparatus)),
        everybody=Link(Ref("whoswho"), _all_voices(indexes)) if site.voices else None,
        ways=tuple(_ways(apparatus)),
    )


def explainer_lines(apparatus: Apparatus) -> tuple[ExplainerLine, ...]:
    """Return all explainers as items of a list."""
    return tuple(
        ExplainerLine(apparatus.ref(name), explainer.title, explainer.standfirst)
        for name, explainer in apparatus.site.explainers.items()
    )


def _all_differences(count: int) -> str:
    """Return the words that lead to the list of all questions; none where there are no others."""
    return f"All {count} differences, side by side" if count > 1 else ""


def _all_voices(indexes: Indexes) -> str:
    return f"All {everybody(indexes)}" if len(indexes.site.voices) > 1 else "Who’s who"


def _differences(indexes: Indexes) -> list[str]:
    """Return the questions that the settings name; without, those that are contested, then of most articles."""
    site = indexes.site
    if chosen := [name for name in site.settings.home_differences if name in site.disagreements]:
        return chosen[:DIFFERENCES]

    def order(name: str) -> tuple[bool, int]:
        asked = site.disagreements[name]
        proofs = (proof for position in asked.positions for claim in position.claims for proof in site.proofs_of[claim])
        return asked.kind is not Difference.CONTRARY, -len({proof.source for proof in proofs})

    return sorted(site.disagreements, key=order)[:DIFFERENCES]


# Who is who


def _cast(apparatus: Apparatus) -> Iterable[CastLine]:
    site, indexes = apparatus.site, apparatus.indexes
    names = [name for name in site.settings.cast if name in site.voices]
    if not names:
        claims = {name: {*indexes.said_by.get(name, ()), *indexes.about.get(name, ())} for name in site.people}
        named = [name for name, person in site.people.items() if person.named and person.identified and claims[name]]
        names = sorted(named, key=lambda name: (-len(claims[name]), name))
    for name in names[:CAST]:
        voice = site.voices[name]
        role = voice.roles[0] if voice.roles else None
        said = role.text if role else "" if isinstance(voice, Person) else str(voice.kind)
        source = role.source if role else ""
        link = Link(apparatus.entity(name), voice.name)
        language = apparatus.language(source) if source else ""
        yield CastLine(link, Verbatim(said, source), source, apparatus.sigla(indexes.stands_in(name)), language)


def _ways(apparatus: Apparatus) -> Iterable[WayIn]:
    site = apparatus.site
    if site.events:
        yield WayIn(Link(Ref("timeline"), _counted(len(site.events), "event")), "with how each day is known")
    if figures := figures_count(apparatus.indexes):
        yield WayIn(Link(Ref("figures"), _counted(figures, "figure")), "on their scales, with whoever counted")
    if site.claims:
        said = f"with {_counted(len(site.proofs), 'passage')}, letter for letter"
        yield WayIn(Link(Ref("claims"), _counted(len(site.claims), "claim")), said)
    if site.sources:
        counted = _counted(len(site.sources), "article")
        yield WayIn(Link(Ref("sources"), counted), "as they were received, and nothing else")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


# Voices to articles


def _flow(apparatus: Apparatus) -> FlowPicture | None:
    site, indexes = apparatus.site, apparatus.indexes
    voices: dict[str, _Voice] = {}
    claims: dict[tuple[str, str], set[str]] = {}
    for claim in site.claims:
        for proof in supporting(site.proofs_of[claim]):
            voice = _voice(proof, apparatus)
            known = voices.setdefault(voice.key, voice)
            if voice.concluded and not known.concluded:
                voices[voice.key] = voice
            claims.setdefault((voice.key, proof.source), set()).add(claim)
    if len(voices) < FEWEST_VOICES:
        return None
    concluded = [key for key, voice in voices.items() if voice.concluded]
    printed = {key: sum(len(said) for (voice, _), said in claims.items() if voice == key) for key in concluded}
    largest = max(printed, key=lambda key: printed[key], default=None)
    sigla = {source: apparatus.siglum(source) for source in site.sources}
    return FlowPicture(
        title=f"{in_words(len(site.sources), 'article').capitalize()}. Who is really speaking?",
        voices=tuple(FlowEnd(key, Link(one.href, one.name), "", one.concluded) for key, one in voices.items()),
        articles=tuple(
            FlowEnd(source, Link(one.href, shortened(one.title, LABEL)), one.letter, concluded=False)
            for source, one in sigla.items()
        ),
        counts=tuple(FlowCount(voice, article, len(said)) for (voice, article), said in claims.items()),
        finding=_finding(largest, claims, indexes) if largest else "",
        report=Link(voices[largest].href, "How we know") if largest else None,
    )


def _finding(largest: str, claims: dict[tuple[str, str], set[str]], indexes: Indexes) -> str:
    found = {article: said for (voice, article), said in claims.items() if voice == largest}
    total, times = len(set().union(*found.values())), sum(map(len, found.values()))
    articles = in_words(len(found), "article")
    seems = "seems" if len(found) == 1 else "seem"
    printed = f", printed {times} times" if times > total else ""
    return f"what {articles} {seems} to take from one report: {total} of {len(indexes.site.claims)} claims{printed}."


def _voice(proof: Proof, apparatus: Apparatus) -> _Voice:
    """Return whose voice a passage is: its report's, that of the author of a part, or the article's own."""
    site, basis, source = apparatus.site, proof.basis, proof.source
    block = block_of(proof, site.texts[source])
    if block and (basis.own or basis.origin):
        return _Voice(block.voice, site.voices[block.voice].name, apparatus.entity(block.voice), concluded=False)
    if not basis.own:
        href = Ref("origin", basis.origin) if basis.origin else apparatus.entity(basis.outlet) if basis.outlet else None
        return _Voice(basis.key, basis.name, href, concluded=basis.judged)
    shared = next((one.origin for one in site.derives_from[source] if site.origins[one.origin].judged), None)
    if shared:
        return _Voice(f"{REMARKS}{shared}", "their own remarks", None, concluded=False)
    letter = apparatus.indexes.sigla[source]
    return _Voice(f"{ITSELF}{source}", site.sources[source].author or f"the writer of {letter}", None, concluded=False)
