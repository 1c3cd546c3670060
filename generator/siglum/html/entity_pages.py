"""The pages of people, organizations and topics, with the claims by and about them."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from siglum.facts.indexes import Indexes
from siglum.facts.passages import Quoting
from siglum.html.apparatus import UNIDENTIFIED, UNNAMED, Apparatus, organization_words
from siglum.html.claim_pages import event_line
from siglum.html.name_views import FormLine, OutsideLink, RoleLine, ThemeRow
from siglum.html.page_views import EntityPage
from siglum.html.pagination import first_pages, part_links, portions
from siglum.html.part_views import LineGroup, RestingView
from siglum.html.resting import resting
from siglum.html.source_facts import name_of
from siglum.html.texts import fact_lines, show_cited, show_lettered
from siglum.html.themes import FEWEST, by_theme
from siglum.html.views import Backlink, Heading, Link, Tag, Verbatim
from siglum.html.ways import ways_of
from siglum.model.records import Organization, Person, Topic
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
"""The most articles that have a column in the table of themes."""


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
    page = EntityPage(
        heading=_heading(indexes, here, len(pages)),
        kind=_kind(entity)[1],
        name=entity.name if part == 1 else f"{entity.name}, part {part}",
        claims=lines,
        part=part,
        parts=part_links(here, len(pages)),
    )
    if part > 1:
        return page
    theirs = (claim for key, claims in groups if key != "told" for claim in claims)
    return replace(
        _with_all_but_claims(page, name, apparatus),
        table=_table(groups, titles, pages, here, apparatus),
        events=tuple(event_line(event, apparatus) for event in _events(theirs, indexes)),
    )


def _with_all_but_claims(page: EntityPage, name: str, apparatus: Apparatus) -> EntityPage:
    """Return the first part of a page with all that is known of its entity beside the claims."""
    indexes, site = apparatus.indexes, apparatus.site
    entity = site.entities[name]
    return replace(
        page,
        tags=tags_of(entity),
        brief=show_cited(entity.brief, apparatus),
        facts=fact_lines(entity, apparatus),
        about=show_lettered(entity.body, name, apparatus),
        roles=roles_of(entity, apparatus),
        elsewhere=tuple(OutsideLink(address, address.partition("://")[2]) for address in entity.elsewhere),
        articles=apparatus.sigla(indexes.sources_up_to[str(MOST_COLUMNS)]),
        resting=_resting(name, entity, apparatus),
        reports=_reports(name, apparatus),
        published=apparatus.sigla(indexes.orders.published_by.get(name, ())),
        ways=tuple(ways_of(site.wordings[one], apparatus) for one in indexes.orders.uttered_by.get(name, ())),
        forms=_forms(name, apparatus),
        names=_names(name, apparatus),
        backlinks=tuple(_backlinks(name, apparatus)),
    )


def _reports(name: str, apparatus: Apparatus) -> tuple[Link, ...]:
    """Return the declared origins that an outlet stands behind."""
    declared = apparatus.indexes.orders.declared_by.get(name, ())
    return tuple(Link(apparatus.ref(one), name_of(apparatus.site.origins[one])) for one in declared)


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
    """Return how many claims of each theme each article has; of many articles, the claims and the articles of each.

    There is nothing without themes.
    """
    themes = [(key, claims) for key, claims in groups if key.startswith("t-")]
    if len(themes) < FEWEST_ROWS:
        return ()
    part = first_pages(pages)
    rows = []
    for key, claims in themes:
        articles = [source for claim in claims for source in apparatus.indexes.counts[claim].articles]
        link = Link(here.parted(part[key]).on(key), titles[key])
        each = tuple(articles.count(source) for source in apparatus.indexes.sources_up_to[str(MOST_COLUMNS)])
        rows.append(ThemeRow(link, each or (len(claims), len(set(articles)))))
    return tuple(rows)


def _heading(indexes: Indexes, here: Ref, parts: int) -> Heading:
    entity = indexes.site.entities[here.id]
    first = next((sentence.text for unit in entity.body.units for sentence in unit.sentences), "")
    listing, _ = _kind(entity)
    if here.part == 1:
        described = _described(entity, indexes.plain(first), indexes)
        # An explainer often has the title of its topic.
        full = f"{entity.name} (topic)" if isinstance(entity, Topic) else ""
        return Heading(entity.name, described, (listing,), full)
    title = f"{entity.name}, part {here.part} of {parts}"
    described = f"Part {here.part} of {parts} of what the articles say of {entity.name}."
    return Heading(title, described, (listing, (here.parted(1), entity.name)))


def _described(entity: Entity, first: str, indexes: Indexes) -> str:
    """Return the description for search engines: the first sentence, after the name where it lacks that."""
    if not first:
        return f"What {len(indexes.site.sources)} articles say of {entity.name}."
    return first if entity.name in first else f"{entity.name}: {first}"


def _kind(entity: Entity) -> tuple[tuple[Ref, str], str]:
    match entity:
        case Person():
            return (Ref("whoswho"), "Who’s who"), "Person"
        case Organization():
            return (Ref("whoswho"), "Who’s who"), organization_words(entity.kind).capitalize()
        case _:
            return (Ref("topics"), "Topics"), "Topic"


def tags_of(entity: Entity) -> tuple[Tag, ...]:
    """Return what to know of a name first: that there is none, or that no article says whose it is."""
    if isinstance(entity, Person) and not entity.identified:
        return (UNIDENTIFIED,)
    if isinstance(entity, Person | Organization) and not entity.named:
        return (UNNAMED,)
    return ()


def roles_of(entity: Entity, apparatus: Apparatus) -> tuple[RoleLine, ...]:
    """Return what each article calls somebody; a topic is called nothing."""
    if not isinstance(entity, Person | Organization):
        return ()
    return tuple(
        RoleLine(
            apparatus.siglum(role.source),
            role.source,
            Verbatim(role.text, role.source),
            apparatus.ref(role.claim),
            language=apparatus.language(role.source),
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
