"""The record of an article: its origins, the parts of it that are others' words, and what in it backs no claim."""

from collections.abc import Callable, Mapping
from typing import Annotated, ClassVar, Literal
from urllib.parse import quote

from pydantic import Field, model_validator

from siglum.model.ground import Grounded
from siglum.model.record_base import Passage, Record, SourcedPassage, Weighed, item_address
from siglum.model.values import (
    Accounting,
    Cited,
    Label,
    Language,
    MaybeAddress,
    MaybeCited,
    MaybeDate,
    MaybeDoi,
    MaybeHandle,
    MaybeIsbn,
    MaybePmid,
    MaybeSegments,
    MaybeSiglum,
    MaybeSlug,
    MaybeWikidata,
    MaybeWords,
    SetAsideReason,
    Sha256,
    Slug,
    SourceKind,
    Truth,
    Words,
    such_as,
)


class Derivation(Record):
    """That a source goes back to an origin, and how one can tell."""

    origin: Annotated[Slug, such_as("wire-report")]
    """The origin, declared in origins.yaml."""
    reason: Annotated[Words, such_as("The same speakers in the same order, and two sentences word for word.")]
    """Why it is thought to: the same speakers, the same quotations, the same order of facts."""
    passages: Annotated[tuple[Words, ...], such_as(["after nine years of work"])] = ()
    """Words of this source that show it."""


class Block(Record):
    """A part of a source that is somebody else's words."""

    voice: Annotated[Slug, such_as("harbour-post")]
    """Whoever wrote this part."""
    start: Annotated[Words, Field(alias="from"), such_as("The bridge over the Sallow")]
    """The first words of the part, as printed."""
    end: Annotated[Words, Field(alias="to"), such_as("nine years of work.")]
    """The last words of the part, as printed."""
    judged: Annotated[Truth, such_as(True)] = False
    """true where the limits are the editor's judgement, and not marked in the text."""
    note: Annotated[MaybeWords, such_as("From the words after “The Post writes” to the end of the paragraph.")] = None
    """How the limits were found."""


class Doubtful(Passage):
    """A passage that is garbled, damaged or contradicts itself: shown exactly, never smoothed."""

    reason: Annotated[Words, such_as("It reads as if a machine had put other words for each of them.")]
    """What is wrong with it."""
    compare: Annotated[SourcedPassage | None, such_as({"source": "courier", "quote": "a hundred years"})] = None
    """The passage of another source that shows what was meant."""


class SetAside(Passage):
    """A stretch of a source that backs no claim: a quotation, or all from some words to others."""

    quote: Annotated[MaybeSegments, such_as("Subscribe to the Courier.")] = ()
    """The words as the source prints them; a list where something is left out between them, in order."""
    start: Annotated[MaybeWords, Field(alias="from"), such_as("CHAPTER II.")] = None
    """The first words of a long stretch, in the place of `quote`."""
    end: Annotated[MaybeWords, Field(alias="to"), such_as("the end of the tolls.")] = None
    """The last words of it."""
    reason: Annotated[SetAsideReason, such_as("boilerplate", "heading")]
    """boilerplate, heading, transition, question, rhetoric, or read: read, and not used."""

    @model_validator(mode="after")
    def _has_words_or_limits(self) -> "SetAside":
        limits = (self.start is not None) + (self.end is not None)
        if (self.quote and limits) or (not self.quote and limits < 2):  # noqa: PLR2004
            message = "write either `quote`, or `from` and `to`"
            raise ValueError(message)
        return self


class Original(Record):
    """The file that a source's text was taken from, as it came."""

    file: Annotated[MaybeWords, such_as("harbour-post.pdf.original")] = None
    """Its name in seeds/; null where the text itself is what came."""
    sha256: Annotated[Sha256, such_as("9b74c9897bac770ffc029102a200c5de11a1cf2b5ef2b3ed6a8c6f1d8d1f5a0c")]
    """The digest of its bytes."""
    came: Annotated[Words, Field(alias="from"), such_as("harbour-post.pdf")]
    """Where it came from: an address, or the name of a file."""
    captured: Annotated[MaybeDate, such_as("2026-05-14T07:00:00Z")] = None
    """When a web archive says that it took the page (EDTF); `siglum check --originals` holds it against the archive."""
    publish: Annotated[Truth, such_as(True)] = False
    """true: the site carries this file, for whoever wants to see for themselves. Only of what may be republished whole;
    web archives (WARC, WACZ), PDF and subtitles can be carried."""


class Source(Grounded, Weighed):
    """One article as received."""

    filled: ClassVar[frozenset[str]] = frozenset({"id", "body"})

    id: Slug
    file: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$"), such_as("005_harbour-post.txt")]
    """The article's file in seeds/."""
    title: Annotated[Words, such_as("Bridge opens after nine years")]
    """The title that the article prints; in square brackets and in the editor's words where it prints none."""
    kind: Annotated[SourceKind, such_as("article", "chapter")] = SourceKind.ARTICLE
    """article, paper (of a journal or a meeting), report, book, chapter, page (of a document), web-page, post, letter
    or talk."""
    part_of: Annotated[MaybeSlug, such_as("sallow-handbook")] = None
    """The source, such as a book, that it is a part of; parts of one are one work where works are counted."""
    short: Annotated[MaybeWords, such_as("Bridge opens")] = None
    """A shorter title for lists and tables."""
    siglum: Annotated[MaybeSiglum, such_as("HP")] = None
    """One to three letters or digits that stand for it everywhere; without, the next letter of the alphabet."""
    coverage: Annotated[Accounting, such_as("cited")] = Accounting.ALL
    """all, or cited: only paragraphs with evidence are accounted for; the others were read, and are not used."""
    outlet: Annotated[MaybeSlug, such_as("harbour-post")] = None
    """The outlet that published it; null where the text does not say."""
    byline: Annotated[MaybeWords, such_as("Jon Abel")] = None
    """The author as the text names them; in square brackets where you have the name from elsewhere."""
    published: Annotated[MaybeDate, such_as("1932-05-14")] = None
    """When it was published (EDTF); null where the text does not say."""
    language: Annotated[Language, such_as("en")] = "en"
    """The language of the text (BCP 47)."""
    address: Annotated[MaybeAddress, such_as("https://post.example/1932/bridge")] = None
    """Where the original stands on the web, if that is known."""
    sha256: Annotated[Sha256, such_as("3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7")]
    """The digest of the file as annotated; an edited seed is an error until the editor confirms it here."""
    original: Annotated[
        Original | None,
        such_as(
            {
                "file": "harbour-post.pdf.original",
                "sha256": "9b74c9897bac770ffc029102a200c5de11a1cf2b5ef2b3ed6a8c6f1d8d1f5a0c",
                "from": "harbour-post.pdf",
            }
        ),
    ] = None
    """The file that the text was taken from, as it came."""
    doi: Annotated[MaybeDoi, such_as("10.5555/12345678")] = None
    """Its Digital Object Identifier, without https://doi.org/."""
    pmid: Annotated[MaybePmid, such_as("31452104")] = None
    """Its number in PubMed."""
    isbn: Annotated[MaybeIsbn, such_as("978-0-306-40615-7")] = None
    """The ISBN of the book that it is or stands in."""
    handle: Annotated[MaybeHandle, such_as("2027/mdp.39015012345678")] = None
    """Its handle, without https://hdl.handle.net/; one that is a DOI stands under `doi`."""
    wikidata: Annotated[MaybeWikidata, such_as("Q115931")] = None
    """Its item in Wikidata."""
    show: Annotated[Literal["full", "excerpts"], such_as("excerpts")] = "full"
    """full, or excerpts: only quoted passages and a few words around them, for texts that may not be republished."""
    derives_from: Annotated[
        tuple[Derivation, ...], such_as([{"origin": "wire-report", "reason": "The same speakers in the same order."}])
    ] = ()
    """The origins that this source goes back to."""
    blocks: Annotated[
        tuple[Block, ...],
        such_as([{"voice": "harbour-post", "from": "The bridge over", "to": "of work.", "judged": True}]),
    ] = ()
    """Parts that are other people's words, where the source is a container."""
    doubtful: Annotated[
        tuple[Doubtful, ...], such_as([{"quote": "was sold to to a museum", "reason": "A word stands there twice."}])
    ] = ()
    """Passages that are garbled or contradict themselves."""
    set_aside: Annotated[
        tuple[SetAside, ...], such_as([{"quote": "Subscribe to the Courier.", "reason": "boilerplate"}])
    ] = ()
    """What backs no claim, and why."""
    body: Cited
    """What the source is and how far to trust it."""

    @property
    def author(self) -> str | None:
        """The author, without the brackets that say that the text does not print the name."""
        return self.byline.removeprefix("[").removesuffix("]") if self.byline else None


class Reason(Record):
    """A reason to count several sources as one, or to think that somebody stands behind them."""

    title: Annotated[Words, such_as("Why perhaps the wire’s")]
    """What it is a reason for, as a heading."""
    text: Annotated[Cited, such_as("Only the Courier says where it has the sum from [@cost-two-million].")]
    """The reason, with the claims that show it."""


class SharedThing(Record):
    """Something that several of the sources tell, so that one can see in which order each comes to it."""

    label: Annotated[Label, such_as("the two million")]
    """What it is, in at most 20 characters."""
    claims: Annotated[tuple[Slug, ...], Field(min_length=1), such_as(["cost-two-million"])]
    """The claims that tell it."""


def identifiers_of(source: Source) -> dict[str, str]:
    """Return a source's identifiers by what they are called."""
    told = {
        "DOI": source.doi,
        "PubMed": source.pmid,
        "Handle": source.handle,
        "ISBN": source.isbn,
        "Wikidata": source.wikidata,
    }
    return {name: value for name, value in told.items() if value}


def addresses_of(source: Source) -> dict[str, str]:
    """Return the addresses of the web at which a source's identifiers are looked up, by what they are called there.

    An ISBN has no such address that belongs to no shop.
    """
    return {name: LOOKED_UP[name](value) for name, value in identifiers_of(source).items() if name in LOOKED_UP}


LOOKED_UP: Mapping[str, Callable[[str], str]] = {
    "DOI": lambda value: f"https://doi.org/{quote(value, safe='/:;()')}",
    "PubMed": lambda value: f"https://pubmed.ncbi.nlm.nih.gov/{value}/",
    "Handle": lambda value: f"https://hdl.handle.net/{quote(value, safe='/:;()')}",
    "Wikidata": item_address,
}


class Origin(Record):
    """What several sources go back to."""

    id: Annotated[Slug, such_as("wire-report")]
    """The origin's name."""
    name: Annotated[Words, such_as("A report of the wire")]
    """What to call it on a page."""
    outlet: Annotated[MaybeSlug, such_as("coastwire")] = None
    """The outlet that is thought to stand behind it; null where no source lets one tell."""
    judged: Annotated[Truth, such_as(True)] = True
    """false where a source says so itself; true where it is concluded from what the sources share."""
    reason: Annotated[
        Words,
        such_as("Three articles have the same four speakers in the same order, and none says where it has them from."),
    ]
    """Why these sources are counted as one."""
    reasons: Annotated[
        tuple[Reason, ...],
        such_as([{"title": "Why the wire’s", "text": "The Courier says so [@cost-two-million]."}]),
    ] = ()
    """The reasons at length, each under its heading; without, the page has `reason` alone."""
    against: Annotated[MaybeCited, such_as("The report itself is not among the articles.")] = None
    """What speaks against it."""
    shared: Annotated[
        tuple[SharedThing, ...], such_as([{"label": "the two million", "claims": ["cost-two-million"]}])
    ] = ()
    """What several of the sources tell, for the picture of the order in which they do; without, whom they quote."""
