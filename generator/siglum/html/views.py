"""The typed contexts that templates may see: what a page shows, already decided.

Every place on the site is a Ref, from which rendering makes the link; every text is plain and escaped by the template,
except a page's JSON-LD. A part of the site (a strip, a chain, a note) is one type here, one macro in
templates/parts/ and one section of the stylesheet, all of the same name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from markupsafe import Markup

from siglum.model.refs import Ref

# Small parts


@dataclass(frozen=True, slots=True)
class Link:
    """A link and its words."""

    href: Ref | None
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words, linked where href is not empty."""

    text: str
    href: Ref | None = None


Words = tuple[Run, ...]
"""Running text in which names are linked."""


@dataclass(frozen=True, slots=True)
class Siglum:
    """A source's letter, with its short title; href leads to the source, or to the passage meant."""

    letter: str
    title: str
    href: Ref | None


@dataclass(frozen=True, slots=True)
class StripSlot:
    """One place in a strip: a source's letter, and whether it carries the claim."""

    letter: str
    number: int
    """Which place it is, from 0."""
    present: bool


@dataclass(frozen=True, slots=True)
class StripThread:
    """One origin, drawn as a line that joins the articles that carry it."""

    slots: tuple[int, ...]
    """The numbers of their places, of which there is at least one."""
    named: bool
    against: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """The register of sources with a thread for each origin."""

    label: str
    slots: tuple[StripSlot, ...]
    threads: tuple[StripThread, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """A short mark such as Contested, with the sentence that explains it."""

    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Badge:
    """How widely a claim is carried: the strip, the words for it, and tags."""

    strip: Strip
    words: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in a list: its statement as a link, its kind and its badge."""

    id: str
    href: Ref | None
    statement: str
    kind: str
    badge: Badge


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of a chain: the role, the name, and whether it is known."""

    role: str
    name: str
    href: Ref | None
    known: bool


@dataclass(frozen=True, slots=True)
class QuoteSegment:
    """A segment of a quotation; where words are left out before it, gap is true."""

    text: str
    gap: bool


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """Why a passage is doubtful, and the passage of another source that shows what was meant."""

    reason: str
    siglum: Siglum | None
    segments: tuple[QuoteSegment, ...]
    source: str
    """The id of the source that the comparison quotes; empty where there is none."""


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    """One piece of evidence: the passage in its context, the chain, and what is to be known of it."""

    id: str
    """The fragment of this card on its page."""
    siglum: Siglum
    source: str
    """The id of the source, by which a finished page is read again."""
    language: str
    before: str
    more_before: bool
    """Whether the paragraph has more words before these; shown as an ellipsis outside the quoted words."""
    segments: tuple[QuoteSegment, ...]
    after: str
    more_after: bool
    against: bool
    stance: str
    form: str
    scope: str
    chain: tuple[ChainLink, ...]
    origin: str
    title: str
    note: Words
    doubts: tuple[DoubtLine, ...]
    original: str
    """A link to the words in the original on the web, where its address is known; else empty."""
    """The passage's full address, for print, where the site's own is known; else empty."""


@dataclass(frozen=True, slots=True)
class NoteQuote:
    """A quotation in a note."""

    source: str
    language: str
    segments: tuple[QuoteSegment, ...]
    siglum: Siglum
    against: bool


NotesPlace = Literal["", "short", "end"]
"""Where notes stand on a wide screen: beside the text, folded beside it, or after it."""


@dataclass(frozen=True, slots=True)
class NotedClaim:
    """A claim in a note, with the passages that the note shows of it."""

    id: str
    href: Ref | None
    """Its full address, for print, where the site's own is known; else empty."""
    statement: str
    badge: Badge
    quotes: tuple[NoteQuote, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a number in a text opens: the claims cited there with their passages, or the claims that a passage backs."""

    number: int
    contested: bool
    """Whether an article speaks against a claim of it, or answers the same question otherwise."""
    back: str
    """The fragment to return to."""
    claims: tuple[NotedClaim, ...]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way here."""

    text: str
    href: Ref | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a list of facts: a term, and what it is."""

    term: str
    words: Words


@dataclass(frozen=True, slots=True)
class Backlink:
    """A sentence elsewhere that leads here."""

    page: Link
    sentence: str


# What every page has


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the main menu."""

    href: Ref | None
    text: str
    current: Literal["", "page", "true"]


@dataclass(frozen=True, slots=True)
class Heading:
    """What a page is called, and where it stands."""

    title: str
    description: str
    above: tuple[tuple[Ref, str], ...] = ()
    """The pages above it, with their names; the home page is not written."""
    in_full: str = ""
    """What a browser's tab and a search engine call it, where its title alone could be another page's too."""


class PageView(Protocol):
    """What every page's view has."""

    @property
    def heading(self) -> Heading:
        """What the page is called."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page's content."""

    here: Ref
    """The page itself."""
    root: str
    """The way to the site's root, such as ../../ or nothing."""
    kind: str
    """The id of its kind of page."""
    title: str
    description: str
    canonical: str
    """The page's full address where a base address is set; else empty."""
    crumbs: tuple[Crumb, ...]
    menu: tuple[MenuItem, ...]
    data: Markup
    """The page's JSON-LD, with nothing in it that could end a script element."""


@dataclass(frozen=True, slots=True)
class SharedPicture:
    """The picture that a shared link shows, by its full address."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SiteView:
    """What all pages share."""

    title: str
    tagline: str
    description: str
    scope: str
    language: str
    csp: str
    stylesheet: str
    """The address of all pages' stylesheet from the site's root."""
    sheets: Mapping[str, str]
    """The addresses of the stylesheets that kinds of pages have of their own."""
    after_sheet: str
    print_sheet: str
    font: str
    script: str
    icon: str
    social: SharedPicture | None
    generator: str
    sources: int
    pages: tuple[Link, ...]
    """The editor's own pages, by their addresses from the site's root."""
    search: bool
    """Whether the site has a search index."""
