"""The views of who is who: names in a list, and what a page of somebody or something shows."""

from msgspec import Struct

from siglum.html.views import Link, OtherLanguage, Siglum, Tag, Verbatim
from siglum.model.refs import Ref


class RoleLine(Struct, frozen=True):
    """What a source calls somebody, in its own words."""

    siglum: Siglum
    source: str
    text: Verbatim
    claim: Ref
    language: OtherLanguage = ""


class FormLine(Struct, frozen=True):
    """A form of a name, and how often each source prints it."""

    form: Verbatim
    """As the first of them prints it; nobody's words where none of what is shown of them has it."""
    sources: tuple[Siglum, ...]
    note: str


class EntityCard(Struct, frozen=True):
    """A person, organization or topic as an item of a list."""

    href: Ref | None
    name: str
    brief: str
    """Who or what it is, in the editor's words; may be empty."""
    roles: tuple[RoleLine, ...]
    tags: tuple[Tag, ...]
    claims: int
    sources: tuple[Siglum, ...]
    published: tuple[Siglum, ...] = ()
    """The articles that an outlet published."""


class CardGroup(Struct, frozen=True):
    """Cards under a heading."""

    id: str
    title: str
    cards: tuple[EntityCard, ...]


class OutsideLink(Struct, frozen=True):
    """A page on another site."""

    address: str
    words: str
    """The address without its protocol."""


class ThemeRow(Struct, frozen=True):
    """How many claims of a theme each article has."""

    theme: Link
    counts: tuple[int, ...]
