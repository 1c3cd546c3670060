"""The list of everything from A to Z, which is also the search page, and the page for wrong addresses."""

from collections.abc import Mapping, Sequence

from siglum.engine.tracked import Tracked, table, value
from siglum.facts.indexes import Indexes
from siglum.facts.orders import sort_key
from siglum.html.page_views import IndexPage
from siglum.html.pagination import part_links, portions
from siglum.html.part_views import IndexGroup
from siglum.html.source_facts import name_of
from siglum.html.views import Heading, Link
from siglum.model.refs import Ref

INDEX_PART = 200
"""Links on one page of the list of everything."""


Groups = list[tuple[str, tuple[tuple[str, str], ...]]]
"""Titles of kinds, each with (words, id) of its records."""


class Everything(Tracked):
    """What all pages of the list have in common."""

    @value
    def listed(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The records that have a page, by kind and then from A to Z, as (title of the kind, [(words, id)])."""
        kinds = _kinds(Indexes.of(self.database))
        return [
            (kind, sorted(((words, name) for name, words in names.items()), key=lambda one: sort_key(one[0])))
            for kind, names in kinds
        ]

    @table
    def parts(self) -> Mapping[str, Groups]:
        """The same, by the number of its page."""
        return {str(number): page for number, page in enumerate(portions(self.listed, INDEX_PART), start=1)}

    @value
    def but_claims(self) -> Groups:
        """The first of it without claims."""
        return portions([group for group in self.listed if group[0] != "Claims"], INDEX_PART)[0]


def search_parts(indexes: Indexes, _key: str = "") -> int:
    """Return the number of pages of the list of everything."""
    return len(Everything.of(indexes.database).parts)


def search_page(indexes: Indexes, here: Ref) -> IndexPage:
    """Return the search page, which is the first part of the list from A to Z, or a further part."""
    parts = Everything.of(indexes.database).parts
    part, whole = here.part, "every claim, person, organization, topic and article of this site"
    heading = Heading("Search", f"E{whole[1:]}, from A to Z.")
    if part > 1:
        title = f"Everything from A to Z, part {part} of {len(parts)}"
        heading = Heading(title, f"Part {part} of {len(parts)} of {whole}.", ((here.parted(1), "Search"),))
    return _index(indexes, heading, parts[str(part)], part_links(here, len(parts)), searching=part == 1)


def not_found_page(indexes: Indexes, _here: Ref) -> IndexPage:
    """Return the page for wrong addresses."""
    heading = Heading(
        "Page not found",
        "There is no page at this address. It may have been mistyped. What this site has is listed below, from A to Z.",
    )
    return _index(indexes, heading, Everything.of(indexes.database).but_claims, (), searching=False)


def _index(
    indexes: Indexes,
    heading: Heading,
    groups: Sequence[tuple[str, Sequence[tuple[str, str]]]],
    parts: tuple[Link, ...],
    *,
    searching: bool,
) -> IndexPage:
    made = tuple(
        IndexGroup(group, tuple(Link(indexes.ref(name), words) for words, name in links)) for group, links in groups
    )
    return IndexPage(heading, heading.title, heading.description, made, parts, searching=searching)


def _kinds(indexes: Indexes) -> list[tuple[str, dict[str, str]]]:
    """Return the records that have a page, as (title of the kind, words by id); kinds without records are left out."""
    site = indexes.site
    kinds = (
        ("Explainers", {name: one.title for name, one in site.explainers.items()}),
        ("People", {name: one.name for name, one in site.people.items()}),
        ("Organizations", {name: one.name for name, one in site.organizations.items()}),
        ("Topics", {name: one.name for name, one in site.topics.items()}),
        ("Articles", {name: one.title for name, one in site.sources.items()}),
        ("Reports behind articles", {name: name_of(one) for name, one in site.origins.items()}),
        ("Claims", {name: one.statement for name, one in site.claims.items()}),
    )
    return [(kind, names) for kind, names in kinds if names]
