"""The lists of names: who is who, people and organizations together, and the topics."""

from siglum.facts.indexes import Indexes
from siglum.html.apparatus import Apparatus
from siglum.html.entity_pages import roles_of, tags_of
from siglum.html.name_views import CardGroup, EntityCard
from siglum.html.page_views import CardsPage
from siglum.html.pagination import described, first_pages, part_links, portions
from siglum.html.views import Heading, Link
from siglum.model.counting import in_words
from siglum.model.records import Organization, Person, Topic
from siglum.model.refs import Ref
from siglum.model.values import OrganizationKind
from siglum.proving.values import Entity

CARDS_PART = 120
"""Names on one page."""
PEOPLE = ("People", "Named, but not explained by any article", "Speakers without a name")
ORGANIZATIONS = {
    OrganizationKind.OUTLET: "Outlets",
    OrganizationKind.COMPANY: "Companies",
    OrganizationKind.PLATFORM: "Platforms and apps",
    OrganizationKind.GOVERNMENT: "Governments and authorities",
    OrganizationKind.COURT: "Courts",
    OrganizationKind.RESEARCH: "Research",
    OrganizationKind.OTHER: "Other organizations",
}
TOPICS = "Topics"


def cards_parts(indexes: Indexes, _key: str = "", kind: str = "whoswho") -> int:
    """Return the number of pages of a list of names; it is never left out."""
    return len(portions(_groups(indexes, kind), CARDS_PART))


def cards_page(indexes: Indexes, here: Ref) -> CardsPage:
    """Return a page of who is who, or of the list of topics, whichever `here` leads to."""
    apparatus = Apparatus(indexes, here)
    groups = _groups(indexes, here.kind)
    pages = portions(groups, CARDS_PART)
    first = first_pages(pages)
    ids = {title: f"g{number}" for number, (title, _) in enumerate(groups, start=1)}
    title = TOPICS if here.kind == "topics" else "Who’s who"
    standfirst = _standfirst(indexes, here.kind)
    called = title if here.part == 1 else f"{title}, part {here.part} of {len(pages)}"
    above = () if here.part == 1 else ((here.parted(1), title),)
    return CardsPage(
        heading=Heading(called, described(standfirst, here, len(pages)), above),
        title=called,
        standfirst=standfirst,
        contents=tuple(Link(here.parted(first[group]).on(ids[group]), group) for group, _ in groups)
        if len(groups) > 1
        else (),
        groups=tuple(
            CardGroup(ids[group], group, tuple(_card(name, apparatus) for name in names))
            for group, names in pages[here.part - 1]
        ),
        parts=part_links(here, len(pages)),
    )


def _groups(indexes: Indexes, kind: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the ids of all names of a list in groups, each from A to Z."""
    found: dict[str, list[str]] = {}
    entities = indexes.site.entities.items()
    for name, entity in sorted(entities, key=lambda item: (_rank(item[1]), item[1].name.casefold())):
        if isinstance(entity, Topic) == (kind == "topics"):
            found.setdefault(_group(entity), []).append(name)
    return [(group, tuple(names)) for group, names in found.items()]


def _standfirst(indexes: Indexes, kind: str) -> str:
    site = indexes.site
    if kind == "topics":
        if not site.topics:
            return "No topics have been recorded on this site."
        return f"{in_words(len(site.topics), 'matter').capitalize()} that several claims are about."
    if not site.voices:
        return "Nobody has been recorded on this site."
    return f"{everybody(indexes)} that the articles name, quote or speak of, each as they describe them."


def everybody(indexes: Indexes) -> str:
    """Return how many people and organizations there are, in words."""
    counts = ((len(indexes.site.people), "person", "people"), (len(indexes.site.organizations), "organization", ""))
    parts = [f"{number:,} {one if number == 1 else several or one + 's'}" for number, one, several in counts if number]
    return " and ".join(parts) or "Nobody"


def _rank(entity: Entity) -> tuple[bool, int]:
    match entity:
        case Person():
            return False, 0 if entity.named and entity.identified else 1 if entity.named else 2
        case Organization():
            return True, list(ORGANIZATIONS).index(entity.kind)
        case _:
            return False, 0


def _group(entity: Entity) -> str:
    match entity:
        case Person():
            return PEOPLE[_rank(entity)[1]]
        case Organization():
            return ORGANIZATIONS[entity.kind]
        case _:
            return TOPICS


def _card(name: str, apparatus: Apparatus) -> EntityCard:
    indexes = apparatus.indexes
    entity = apparatus.site.entities[name]
    claims = {*indexes.said_by.get(name, ()), *indexes.told_by.get(name, ()), *indexes.about.get(name, ())}
    # Who or what it is stands there once: in a sentence of the editor's, or else as the articles say it.
    roles = () if entity.brief else roles_of(entity, apparatus)
    return EntityCard(
        href=apparatus.entity(name),
        name=entity.name,
        brief=_brief(entity, apparatus, has_roles=bool(roles)),
        roles=roles,
        tags=tags_of(entity),
        claims=len(claims),
        sources=apparatus.sigla(indexes.stands_in(name)),
        published=apparatus.sigla(indexes.orders.published_by.get(name, ())),
    )


def _brief(entity: Entity, apparatus: Apparatus, *, has_roles: bool) -> str:
    """Return who or what it is in a sentence; empty where the articles' own words for it stand there."""
    if entity.brief:
        return apparatus.indexes.plain(entity.brief.plain)
    if has_roles:
        return ""
    return apparatus.indexes.plain(next((one.text for unit in entity.body.units for one in unit.sentences), ""))
