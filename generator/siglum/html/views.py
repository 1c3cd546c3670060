"""The views of small parts and of what stands around pages: typed values, which are all that templates see.

Where a view leads is a Ref, of which templates make a link with `to`. All text is plain, and escaped by the template,
except a page's JSON-LD. A part of the site (a chain, a card, a note) is a type here or in one of the modules beside
this one, a macro in templates/parts/ and a section of the stylesheet, the latter two under one name.
"""

from collections.abc import Iterator
from typing import Literal, Protocol, Self

from markupsafe import Markup
from msgspec import Struct

from siglum.html.assets import Addresses, SharedPicture
from siglum.model.refs import Ref
from siglum.proving.marks import opens_with

# Small parts

OtherLanguage = str
"""A language (BCP 47) where the site has another; else empty."""


class Verbatim(str):
    """Words of a source, letter for letter, with its id.

    A page owes its readers each of them: whole, seen, and marked as that source's, as often as its view holds it.
    """

    __slots__ = ("source",)
    source: str

    def __new__(cls, words: str, source: str) -> Self:
        """Take words, and the id of the source that they are of; an empty one makes them nobody's."""
        made = super().__new__(cls, words)
        made.source = source
        return made

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as the words and the source."""
        return Verbatim, (str(self), self.source)


class Link(Struct, frozen=True):
    """Words that are linked where `href` is not None."""

    href: Ref | None
    text: str


class Run(Struct, frozen=True):
    """A stretch of running text, linked where `href` or `address` is not None."""

    text: str
    href: Ref | None = None
    address: str | None = None
    """Where it leads on the web, in full."""


Words = tuple[Run, ...]
"""Running text in which names are linked."""


class Siglum(Struct, frozen=True):
    """A source's letter and short title; `href` leads to the source, or to a passage of it."""

    letter: str
    title: str
    href: Ref | None


IN_A_ROW = 12
"""Sources whose sigla stand in a row at most; of more their number is shown. Templates have it as `in_a_row`."""


class Row(Struct, frozen=True):
    """Sources in a row. It is as long as they are many, and has their sigla unless these are more than a row holds."""

    number: int
    sigla: tuple[Siglum, ...]

    def __len__(self) -> int:
        """Return the number of the sources."""
        return self.number

    def __iter__(self) -> Iterator[Siglum]:
        """Yield the sigla."""
        return iter(self.sigla)


class Tag(Struct, frozen=True):
    """A short mark, such as Not named, and the sentence that explains it."""

    text: str
    meaning: str


class ClaimLine(Struct, frozen=True):
    """A claim as an item of a list: its linked statement, who says so, and how widely."""

    id: str
    href: Ref | None
    statement: str
    sources: tuple[Siglum, ...]
    """The sources that say so."""
    words: str
    sign: Link | None
    """Leads to the difference that the claim is an answer in: contested, or told differently."""
    contested: bool


class ChainLink(Struct, frozen=True):
    """One link of a chain: a role and a name; `known` is false for somebody not named or not identified."""

    role: str
    name: str
    href: Ref | None
    known: bool


class QuoteSegment(Struct, frozen=True):
    """A segment of a quotation; `gap` is true where words are left out before it."""

    text: Verbatim
    gap: bool

    @property
    def opens(self) -> bool:
        """Whether it begins with a quotation mark of its own, so that it needs no second one."""
        return bool(opens_with(self.text))


class DoubtLine(Struct, frozen=True):
    """Why a passage is doubtful, and the passage of a source that shows what was meant, if there is one."""

    reason: str
    siglum: Siglum | None
    segments: tuple[QuoteSegment, ...]
    source: str
    """The id of the source that `segments` are from; empty where there are none."""
    language: OtherLanguage = ""


class TranslationView(Struct, frozen=True):
    """A passage in the language of the site; no words of its source, and never shown as such."""

    text: str
    by: str
    """Who translated it."""


class PagePicture(Struct, frozen=True):
    """A page of an original, drawn small, with the lines on it in which a passage stands; nothing of it is copied."""

    words: str
    """What the page is called."""
    address: str
    """Where the page can be read on the web; empty where that is not known."""
    sides: tuple[float, float]
    """Its width and height, in points."""
    boxes: tuple[tuple[float, float, float, float], ...]
    """The lines: left, top, right and bottom, in points from its upper left corner."""


class EvidenceCard(Struct, frozen=True):
    """One piece of evidence: the passage in its context, its chain and its origin."""

    id: str
    """The fragment of the card on its page."""
    siglum: Siglum
    source: str
    """The id of the source, for `data-verbatim`."""
    language: OtherLanguage
    before: Verbatim
    more_before: bool
    """Whether the paragraph has more words before these, which is shown as an ellipsis."""
    segments: tuple[QuoteSegment, ...]
    after: Verbatim
    more_after: bool
    against: bool
    stance: str
    form: str
    scope: str
    chain: tuple[ChainLink, ...]
    origin: Words
    title: str
    title_language: OtherLanguage
    note: Words
    doubts: tuple[DoubtLine, ...]
    original: str
    """A link to the words in the original on the web; empty where its address is not known."""
    where: str = ""
    """Where the words stand in the original, in words: page 12, at 1:02:03; empty where that is not known."""
    translation: TranslationView | None = None
    pages: tuple[PagePicture, ...] = ()


class NoteQuote(Struct, frozen=True):
    """A quotation in a note."""

    source: str
    language: str
    segments: tuple[QuoteSegment, ...]
    siglum: Siglum
    against: bool
    translation: TranslationView | None = None


class Crumb(Struct, frozen=True):
    """A step of the breadcrumbs; the page itself has no `href`."""

    text: str
    href: Ref | None


class Fact(Struct, frozen=True):
    """A line of a list of facts: a term and its value."""

    term: str
    words: Words


class Backlink(Struct, frozen=True):
    """A sentence of an author's text that cites or names this page's record."""

    page: Link
    sentence: str


# What every page has


class MenuItem(Struct, frozen=True):
    """An entry of the main menu; `current` is the value of its aria-current."""

    href: Ref | None
    text: str
    current: Literal["", "page", "true"]


class Heading(Struct, frozen=True):
    """A page's title and description, and the pages above it."""

    title: str
    description: str
    above: tuple[tuple[Ref, str], ...] = ()
    """The pages above it with their names, from the top, without the home page."""
    in_full: str = ""
    """The title in the browser's tab and for search engines, where `title` could be another page's too."""
    parts: tuple[str, ...] = ()
    """The parts that the page shows, of those whose styles and scripts only such pages load."""
    modified: str = ""
    """The day on which the page's text was last changed, for machines; empty where that is not known."""


class PageView(Protocol):
    """What the view of every page has."""

    @property
    def heading(self) -> Heading:
        """The page's title and description."""


class Frame(Struct, frozen=True):
    """What stands around a page's content."""

    here: Ref
    """The page itself."""
    root: str
    """The relative way to the site's root, such as ../../ or nothing; full on the page for wrong addresses."""
    kind: str
    """The id of the kind of page."""
    title: str
    description: str
    canonical: str
    """The page's full address; empty where the site's own is not known."""
    crumbs: tuple[Crumb, ...]
    menu: tuple[MenuItem, ...]
    data: Markup
    """The page's JSON-LD, safe in a script element."""
    parts: tuple[str, ...] = ()
    modified: str = ""
    """Both as of its Heading."""


class SiteView(Addresses, frozen=True):
    """What all pages share."""

    title: str
    tagline: str
    description: str
    scope: str
    language: str
    csp: str
    social: SharedPicture | None
    """At its full address."""
    generator: str
    pages: tuple[Link, ...]
    """Links to the editor's own pages."""
    search: bool
    """Whether the site has a search index."""
