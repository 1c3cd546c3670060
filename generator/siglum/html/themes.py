"""The claims about somebody or something by themes: the editor's, or else the site's topics."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from siglum.facts.indexes import Indexes

FEWEST = 12
"""Claims that are divided into themes, and shown in a table; fewer are one list."""
REST = "else"
"""The id of what belongs to no theme."""


class Gathered(Struct, frozen=True):
    """The claims of one theme."""

    id: str
    title: str
    claims: tuple[str, ...]


def by_theme(claims: Sequence[str], indexes: Indexes, without: str) -> tuple[Gathered, ...]:
    """Return claims by their themes, each under the first that it fits; what fits none comes last.

    `without` is the record whose claims they are: it is no theme of its own.
    """
    site = indexes.site
    gathered: dict[str, list[str]] = {}
    for claim in claims:
        theme = next(iter(_fitting(claim, indexes, without)), REST)
        gathered.setdefault(theme, []).append(claim)
    if site.settings.themes:
        titles = {theme.id: theme.title for theme in site.settings.themes if theme.id in gathered}
    else:
        topics = indexes.orders.in_order(name for name in gathered if name != REST)
        titles = {name: site.topics[name].name for name in topics}
    if REST in gathered:
        titles[REST] = "What else is said"
    return tuple(Gathered(name, title, tuple(gathered[name])) for name, title in titles.items())


def _fitting(claim: str, indexes: Indexes, without: str) -> Iterable[str]:
    """Yield the ids of the themes that a claim fits, or of the topics that it is about."""
    site = indexes.site
    record, about = site.claims[claim], indexes.about_of[claim]
    if not site.settings.themes:
        yield from (name for name in about if name != without and name in site.topics)
        return
    for theme in site.settings.themes:
        if claim in theme.ids or record.kind in theme.kinds or set(theme.topics) & set(about):
            yield theme.id
