"""The views of who is who: names in a list, and what a page of somebody or something shows."""

from dataclasses import dataclass

from siglum.html.views import Link, OtherLanguage, Siglum, Tag, Verbatim
from siglum.model.refs import Ref


@dataclass(frozen=True, slots=True)
class RoleLine:
    """What a source calls somebody, in its own words."""

    siglum: Siglum
    source: str
    text: Verbatim
    claim: Ref
    language: OtherLanguage = ""


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form of a name, and how often each source prints it."""

    form: Verbatim
    """As the first of them prints it; nobody's words where none of what is shown of them has it."""
    sources: tuple[Siglum, ...]
    note: str


@dataclass(frozen=True, slots=True)
class EntityCard:
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


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards under a heading."""

    id: str
    title: str
    cards: tuple[EntityCard, ...]


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """A page on another site."""

    address: str
    words: str
    """The address without its protocol."""


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """How many claims of a theme each article has."""

    theme: Link
    counts: tuple[int, ...]
