"""The typed contexts of long lists, of which a page shows a part."""

from msgspec import Struct

from siglum.html.views import Link, OtherLanguage, Siglum


class SourceLine(Struct, frozen=True):
    """A source as an item of a list."""

    siglum: Siglum
    title: str
    facts: str
    """Outlet, author and date, as far as they are known."""
    about: str
    claims: int
    language: OtherLanguage = ""


class SourceGroup(Struct, frozen=True):
    """Sources under one title, which is empty in the editor's order."""

    title: str
    id: str
    """The fragment of its heading."""
    lines: tuple[SourceLine, ...]


class SourceList(Struct, frozen=True):
    """A page of the list of sources in one order."""

    orders: tuple[Link, ...]
    """Links to the list in each order, the present one without a ref; empty where there is one order."""
    ways: tuple[Link, ...]
    """Links to the groups, on whatever part they begin; empty where there is one, or too many."""
    groups: tuple[SourceGroup, ...]
    parts: tuple[Link, ...]
    """Links to the parts of the list, the present one without a ref; empty where there is only one."""
