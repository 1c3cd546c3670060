"""The list of sources: in the editor's order, and on a large site by title, by date and by outlet as well."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from siglum.engine.tracked import Tracked, each
from siglum.facts.indexes import Indexes
from siglum.facts.orders import NEVER, sort_key
from siglum.html.apparatus import Apparatus
from siglum.html.list_views import SourceGroup, SourceList
from siglum.html.network import network
from siglum.html.page_views import SourcesPage
from siglum.html.pagination import described, part_links, portions
from siglum.html.part_views import DerivationView
from siglum.html.resting import resting
from siglum.html.source_facts import name_of, source_line
from siglum.html.views import Heading, Link
from siglum.model.counting import in_words
from siglum.model.date_words import year_in_words
from siglum.model.records import Source
from siglum.model.refs import Ref
from siglum.proving.lookups import Lookups
from siglum.proving.site import Site

FEW = 20
"""With no more sources than this, one order is enough."""
PART = 60
"""Sources on one page of the list."""
MOST_WAYS = 80
"""The most groups to which the pages of a list lead."""
ORDERS = {"": "By letter", "title": "By title", "date": "By date", "outlet": "By outlet"}
"""The orders by the keys of their pages; the empty one is the editor's."""

Groups = list[tuple[str, tuple[str, ...]]]
"""Titled groups of source ids."""
Sorting = Callable[[str, Source, Site], tuple[object, str]]
"""Returns by what a source is sorted, and the title of its group."""


class SourceLists(Tracked):
    """The sources in each order."""

    @each()
    def listed(self, order: str) -> Groups:
        """The sources in one order, in titled groups; those of the editor's order have no title."""
        site = Site.of(self.database)
        if not order:
            return [("", tuple(site.sources))]
        found = sorted((*SORTED[order](name, source, site), name) for name, source in site.sources.items())
        groups: dict[str, list[str]] = {}
        for _, title, name in found:
            groups.setdefault(title, []).append(name)
        return [(title, tuple(names)) for title, names in groups.items()]


def _by_title(_name: str, source: Source, _site: Site) -> tuple[object, str]:
    key = sort_key(source.title)
    return key, key[:1].upper() if key[:1].isalpha() else "Figures and signs"


def _by_date(_name: str, source: Source, _site: Site) -> tuple[object, str]:
    begins = source.published.begins or source.published.ends if source.published else None
    return begins or NEVER, year_in_words(begins[0]) if begins else "Without a date"


def _by_outlet(_name: str, source: Source, site: Site) -> tuple[object, str]:
    outlet = site.organizations[source.outlet].name if source.outlet else ""
    return (not outlet, sort_key(outlet)), outlet or "Outlet not named"


SORTED: Mapping[str, Sorting] = {"title": _by_title, "date": _by_date, "outlet": _by_outlet}


def sources_page(indexes: Indexes, here: Ref) -> SourcesPage:
    """Return a page of the list of sources, with the origins of those on it and the picture of who told whom."""
    apparatus = Apparatus(indexes, here)
    articles = in_words(len(indexes.site.sources), "article")
    standfirst = f"Everything on this site comes from {articles}, shown as they were received."
    listed = list_of(indexes, here)
    title, heading = "Sources", Heading("Sources", standfirst, parts=_parts_of(indexes))
    if here.part > 1:
        title = f"Sources, part {here.part} of {len(listed.parts)}"
        about = described(standfirst, here, len(listed.parts))
        heading = Heading(title, about, ((here.parted(1), "Sources"),), parts=_parts_of(indexes))
    pages = [[name for _, names in page for name in names] for page in _pages(indexes, "")]
    return SourcesPage(
        heading,
        title,
        standfirst,
        listed,
        tuple(_origins(pages, here.part, apparatus)),
        network(pages[here.part - 1], apparatus),
    )


def _origins(pages: Sequence[Sequence[str]], part: int, apparatus: Apparatus) -> Iterator[DerivationView]:
    """Yield the origins that stand on a page of the list: that on which the first of their articles does."""
    page_of = {name: number for number, names in enumerate(pages, start=1) for name in names}
    for name, origin in apparatus.site.origins.items():
        articles = Lookups.of(apparatus.indexes.database).deriving.get(name, ())
        if min((page_of[article] for article in articles), default=1) == part:
            yield DerivationView(
                name,
                apparatus.ref(name),
                name_of(origin),
                "",
                origin.judged,
                (),
                apparatus.sigla(articles),
                resting(name, "If this report fell", apparatus),
            )


def _parts_of(indexes: Indexes) -> tuple[str, ...]:
    """Return the part that narrows a list by words, where it is long; without a script, it is not there."""
    return ("filter",) if len(indexes.site.sources) > FEW else ()


def orders_of(indexes: Indexes) -> Iterable[str]:
    """Return the keys of the pages that list the sources in another order, but for those that would tell nothing."""
    if len(indexes.site.sources) <= FEW:
        return ()
    listed = SourceLists.of(indexes.database).listed
    return tuple(order for order in SORTED if len(listed[order]) > 1)


def sources_parts(indexes: Indexes, order: str = "") -> int:
    """Return the number of pages of the list in one order."""
    return len(_pages(indexes, order))


def _pages(indexes: Indexes, order: str) -> list[Groups]:
    """Return the groups of sources on each page of the list in one order."""
    return portions(SourceLists.of(indexes.database).listed[order], PART)


def sorted_sources_page(indexes: Indexes, here: Ref) -> SourcesPage:
    """Return a page of the list in another order than the editor's."""
    title = f"Sources {ORDERS[here.id].lower()}"
    count = sources_parts(indexes, here.id)
    standfirst = f"All {in_words(len(indexes.site.sources), 'article')} {ORDERS[here.id].lower()}."
    called = title if count == 1 else f"{title}, part {here.part}"
    heading = Heading(
        called, described(standfirst, here, count), ((Ref("sources"), "Sources"),), parts=_parts_of(indexes)
    )
    return SourcesPage(heading, title, standfirst, list_of(indexes, here), (), None)


def list_of(indexes: Indexes, here: Ref) -> SourceList:
    """Return one page of the list of sources."""
    apparatus = Apparatus(indexes, here)
    site = indexes.site
    pages = _pages(indexes, here.id)
    groups = tuple(
        SourceGroup(
            title,
            _anchor(number),
            tuple(source_line(name, site.sources[name], apparatus) for name in names),
        )
        for number, (title, names) in enumerate(pages[here.part - 1])
    )
    orders = [Link(None if order == here.id else _at(order), words) for order, words in _orders(indexes)]
    return SourceList(tuple(orders), tuple(_ways(here, pages)), groups, part_links(here, len(pages)))


def _orders(indexes: Indexes) -> Iterator[tuple[str, str]]:
    keys = tuple(orders_of(indexes))
    yield from ((order, words) for order, words in ORDERS.items() if keys and (not order or order in keys))


def _at(order: str) -> Ref:
    return Ref("sources-by", order) if order else Ref("sources")


def _ways(here: Ref, pages: Sequence[Groups]) -> Iterator[Link]:
    """Yield a link to the beginning of each group, wherever it stands."""
    ways: dict[str, Ref] = {}
    for part, page in enumerate(pages, start=1):
        for number, (title, _) in enumerate(page):
            ways.setdefault(title, here.parted(part).on(_anchor(number)))
    if 1 < len(ways) <= MOST_WAYS:
        yield from (Link(ref, title) for title, ref in ways.items())


def _anchor(number: int) -> str:
    return f"g{number + 1}"
