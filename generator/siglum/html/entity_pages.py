"""The pages of people, organizations and topics, with the claims by and about them, and the lists of these."""

from collections.abc import Iterable, Iterator

from siglum.facts.indexes import Indexes
from siglum.facts.passages import Quoting
from siglum.html.apparatus import UNIDENTIFIED, UNNAMED, Apparatus, organization_words
from siglum.html.claim_pages import event_line
from siglum.html.collation import collate
from siglum.html.page_views import CardsPage, EntityPage
from siglum.html.pagination import part_links, portions
from siglum.html.part_views import (
    CardGroup,
    EntityCard,
    FactLine,
    FormLine,
    LineGroup,
    OutsideLink,
    RestingView,
    RoleLine,
    ThemeRow,
)
from siglum.html.resting import resting
from siglum.html.texts import show_cited, show_lettered
from siglum.html.themes import FEWEST, by_theme
from siglum.html.views import Backlink, Heading, Link, Tag, Verbatim
from siglum.model.records import Claim, Organization, Person, Topic
from siglum.model.refs import Ref
from siglum.proving.values import Entity

BACKLINKS = 12
"""The most sentences of authors' texts that a page lists as naming its record; those of explainers come first."""
CLAIMS_PART = 60
"""Claims on one page."""
OPEN = 4
"""Claims of a long group that are open; the rest is one click away."""
FEWEST_ROWS = 3
MOST_COLUMNS = 12


def entity_parts(indexes: Indexes, name: str) -> int:
    """Return the number of pages over which the claims of a person, organization or topic are divided."""
    return len(portions(_claims_of(indexes, name)[0], CLAIMS_PART))


def entity_page(indexes: Indexes, here: Ref) -> EntityPage:
    """Return one part of the page of a person, an organization or a topic.

    The first part has everything but the rest of a long list of claims, which the others have.
    """
    site, name, part = indexes.site, here.id, here.part
    entity = site.entities[name]
    apparatus = Apparatus(indexes, here)
    groups, titles = _claims_of(indexes, name)
    pages = portions(groups, CLAIMS_PART)
    begun = {key for page in pages[: part - 1] for key, _ in page}
    lines = tuple(
        _lines(key, f"{titles[key]}{', continued' if key in begun else ''}", claims, apparatus)
        for key, claims in pages[part - 1]
    )
    heading = _heading(indexes, here, len(pages))
    _, kind = _kind(entity)
    if part > 1:
        return EntityPage(
            heading=heading,
            kind=kind,
            name=f"{entity.name}, part {part}",
            tags=(),
            brief=(),
            facts=(),
            about=(),
            roles=(),
            elsewhere=(),
            table=(),
            articles=(),
            claims=lines,
            part=part,
            parts=part_links(here, len(pages)),
            resting=None,
            collations=(),
            events=(),
            forms=(),
            names=(),
            backlinks=(),
        )
    about = show_lettered(entity.body, name, apparatus)
    theirs = tuple(claim for key, claims in groups if key != "told" for claim in claims)
    return EntityPage(
        heading=heading,
        kind=kind,
        name=entity.name,
        tags=_tags(entity),
        brief=show_cited(entity.brief, apparatus),
        facts=tuple(FactLine(fact.label, show_cited(fact.text, apparatus)) for fact in entity.facts),
        about=about,
        roles=_roles(entity, apparatus),
        elsewhere=tuple(OutsideLink(address, address.partition("://")[2]) for address in entity.same_as),
        table=_table(groups, titles, pages, here, apparatus),
        articles=apparatus.sigla(site.sources),
        claims=lines,
        part=part,
        parts=part_links(here, len(pages)),
        resting=_resting(name, entity, apparatus),
        collations=tuple(collate(wording, apparatus) for wording in site.wordings.values() if wording.speaker == name),
        events=tuple(event_line(event, apparatus) for event in _events(theirs, indexes)),
        forms=_forms(name, apparatus),
        names=_names(name, apparatus),
        backlinks=tuple(_backlinks(name, apparatus)),
    )


def _resting(name: str, entity: Entity, apparatus: Apparatus) -> RestingView | None:
    match entity:
        case Person():
            return resting(name, "If all that this voice is credited with fell", apparatus)
        case Organization():
            return resting(name, "If all that comes from it or through it fell", apparatus)
        case _:
            return None


Groups = list[tuple[str, tuple[str, ...]]]
"""Claims by the keys of their groups."""


def _claims_of(indexes: Indexes, name: str) -> tuple[Groups, dict[str, str]]:
    """Return the claims of an entity as groups, and their titles.

    "says" has what it says, "told" what came through it; what is said about it is "concerning", or divided by themes.
    """
    says = dict.fromkeys(indexes.said_by.get(name, ()))
    told = tuple(claim for claim in indexes.told_by.get(name, ()) if claim not in says)
    concerning = tuple(claim for claim in indexes.about.get(name, ()) if claim not in says)
    titles = {"says": "What they say", "told": "What reached an article through it"}
    groups = [("says", tuple(says)), ("told", told)]
    if len(concerning) < FEWEST:
        titles["concerning"] = f"What is said about {indexes.site.entities[name].name}"
        groups.append(("concerning", concerning))
    else:
        for theme in by_theme(concerning, indexes, name):
            titles[f"t-{theme.id}"] = theme.title
            groups.append((f"t-{theme.id}", theme.claims))
    return [(key, claims) for key, claims in groups if claims], titles


def _lines(key: str, title: str, claims: tuple[str, ...], apparatus: Apparatus) -> LineGroup:
    """Return a group of claims; of a long one, the first few are open."""
    shown = len(claims) if len(claims) <= OPEN + 1 else OPEN
    lines = apparatus.claim_lines(_widest_first(claims, apparatus))
    return LineGroup(key, title, lines[:shown], lines[shown:])


def _widest_first(claims: tuple[str, ...], apparatus: Apparatus) -> list[str]:
    """Return claims with those of most articles first, else in the editor's order."""
    counts = apparatus.indexes.counts
    return sorted(claims, key=lambda claim: -len(counts[claim].articles))


def _table(
    groups: Groups, titles: dict[str, str], pages: list[Groups], here: Ref, apparatus: Apparatus
) -> tuple[ThemeRow, ...]:
    """Return how many claims of each theme each article has; nothing without themes, or with too many articles."""
    site = apparatus.site
    themes = [(key, claims) for key, claims in groups if key.startswith("t-")]
    if len(themes) < FEWEST_ROWS or len(site.sources) > MOST_COLUMNS:
        return ()
    part = {key: number for number, page in reversed(list(enumerate(pages, start=1))) for key, _ in page}
    rows = []
    for key, claims in themes:
        articles = [source for claim in claims for source in apparatus.indexes.counts[claim].articles]
        link = Link(here.parted(part[key]).on(key), titles[key])
        rows.append(ThemeRow(link, tuple(articles.count(source) for source in site.sources)))
    return tuple(rows)


def _heading(indexes: Indexes, here: Ref, parts: int) -> Heading:
    entity = indexes.site.entities[here.id]
    first = next((sentence.text for unit in entity.body.units for sentence in unit.sentences), "")
    listing, _ = _kind(entity)
    if here.part == 1:
        described = _described(entity, indexes.plain(first), len(indexes.site.sources))
        # An explainer often has the title of its topic.
        full = f"{entity.name} (topic)" if isinstance(entity, Topic) else ""
        return Heading(entity.name, described, (listing,), full)
    title = f"{entity.name}, part {here.part} of {parts}"
    described = f"Part {here.part} of {parts} of what the articles say of {entity.name}."
    return Heading(title, described, (listing, (here.parted(1), entity.name)))


def _described(entity: Entity, first: str, sources: int) -> str:
    """Return the description for search engines: the first sentence, after the name where it lacks that."""
    if not first:
        return f"What {sources} articles say of {entity.name}."
    return first if entity.name in first else f"{entity.name}: {first}"


def _kind(entity: Entity) -> tuple[tuple[Ref, str], str]:
    match entity:
        case Person():
            return (Ref("people"), "People"), "Person"
        case Organization():
            return (Ref("organizations"), "Organizations"), organization_words(entity.kind).capitalize()
        case _:
            return (Ref("topics"), "Topics"), "Topic"


def _tags(entity: Entity) -> tuple[Tag, ...]:
    if isinstance(entity, Person) and not entity.identified:
        return (UNIDENTIFIED,)
    if isinstance(entity, Person | Organization) and not entity.named:
        return (UNNAMED,)
    return ()


def _roles(entity: Entity, apparatus: Apparatus) -> tuple[RoleLine, ...]:
    if not isinstance(entity, Person | Organization):
        return ()
    return tuple(
        RoleLine(
            apparatus.siglum(role.source), role.source, Verbatim(role.text, role.source), apparatus.ref(role.claim)
        )
        for role in entity.roles
    )


def _events(claims: Iterable[str], indexes: Indexes) -> list[str]:
    return list(indexes.orders.in_order(event for claim in claims for event in indexes.events_of.get(claim, ())))


def _forms(name: str, apparatus: Apparatus) -> tuple[FormLine, ...]:
    entity = apparatus.site.entities[name]
    notes = {alias.form: alias.note or "" for alias in entity.aliases}
    return tuple(
        FormLine(
            apparatus.as_printed(printed.form, (source for source, _ in printed.sources)),
            apparatus.sigla(source for source, _ in printed.sources),
            notes.get(printed.form, ""),
        )
        for printed in apparatus.indexes.printed.get(name, ())
    )


def _names(name: str, apparatus: Apparatus) -> tuple[str, ...]:
    entity = apparatus.site.entities[name]
    printed = (line.form for line in apparatus.indexes.printed.get(name, ()))
    known = (alias.form for alias in entity.aliases)
    return tuple(form for form in dict.fromkeys((*printed, *known)) if form != entity.name)


def _backlinks(name: str, apparatus: Apparatus) -> Iterator[Backlink]:
    indexes = apparatus.indexes

    def rank(quoting: Quoting) -> int:
        return 0 if indexes.site.kind[quoting.record] == "Explainer" else 1

    for quoting in sorted(indexes.named_in.get(name, ()), key=rank)[:BACKLINKS]:
        page = Link(apparatus.ref(quoting.record), indexes.name(quoting.record))
        yield Backlink(page, quoting.sentence)


LISTED: dict[str, tuple[type[Person | Organization | Topic], str]] = {
    "people": (Person, "People"),
    "organizations": (Organization, "Organizations"),
    "topics": (Topic, "Topics"),
}
"""For each list's kind of page, the class of its records and its title."""


def cards_page(indexes: Indexes, here: Ref) -> CardsPage:
    """Return the list of people, organizations or topics, whichever `here` leads to."""
    site = indexes.site
    kind, title = LISTED[here.kind]
    apparatus = Apparatus(indexes, here)
    groups: dict[str, list[EntityCard]] = {}
    for name, entity in sorted(site.entities.items(), key=lambda item: (_rank(item[1]), item[1].name.casefold())):
        if isinstance(entity, kind):
            groups.setdefault(_group(entity), []).append(_card(name, entity, apparatus))
    count = sum(len(cards) for cards in groups.values())
    standfirst = _standfirst(kind, count)
    made = tuple(CardGroup(group, tuple(cards)) for group, cards in groups.items())
    empty = f"No {title.lower()} have been recorded on this site."
    return CardsPage(Heading(title, standfirst), title, standfirst, made, empty)


def _standfirst(kind: type[Entity], count: int) -> str:
    if kind is Person:
        return f"{count} people who speak in the articles or are spoken of, each as the articles describe them."
    if kind is Organization:
        return f"{count} outlets, companies, platforms and bodies that the articles name."
    return f"{count} matters that several claims are about."


def _rank(entity: Entity) -> int:
    match entity:
        case Person():
            return 0 if entity.named and entity.identified else 1 if entity.named else 2
        case Organization():
            return list(type(entity.kind)).index(entity.kind)
        case _:
            return 0


GROUPS = {
    "outlet": "Outlets",
    "company": "Companies",
    "platform": "Platforms and apps",
    "government": "Governments and authorities",
    "court": "Courts",
    "research": "Research",
    "other": "Others",
}


def _group(entity: Entity) -> str:
    match entity:
        case Person():
            names = ("Named", "Named, but not explained by any article", "Speakers without a name")
            return names[_rank(entity)]
        case Organization():
            return GROUPS[entity.kind]
        case _:
            return ""


def _card(name: str, entity: Entity, apparatus: Apparatus) -> EntityCard:
    indexes, site = apparatus.indexes, apparatus.site
    claims: dict[str, Claim] = {}
    for claim in (*indexes.said_by.get(name, ()), *indexes.told_by.get(name, ()), *indexes.about.get(name, ())):
        claims[claim] = site.claims[claim]
    return EntityCard(
        href=apparatus.entity(name),
        name=entity.name,
        roles=_roles(entity, apparatus),
        tags=_tags(entity),
        claims=len(claims),
        sources=apparatus.sigla(indexes.stands_in(name)),
    )
