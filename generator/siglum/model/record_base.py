"""Base classes of the records, and what several of them share: waivers and quoted passages."""

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict

from siglum.model.meanings import add_meanings
from siglum.model.values import Address, MaybeWikidata, MaybeWords, Segments, Slug, Words, such_as


class Record(BaseModel):
    """Anything that an author writes: immutable, and closed to unknown fields."""

    # It takes long to make a validator, and most runs meet few kinds of record.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, json_schema_extra=add_meanings)

    filled: ClassVar[frozenset[str]] = frozenset()
    """Fields that the reader fills from the file's name and body; an author may not write them."""


class Waiver(Record):
    """A warning that the editor has weighed and lets stand; the site shows it on its about page."""

    code: Annotated[Words, such_as("statement-adds-number")]
    """The code of the warning."""
    reason: Annotated[Words, such_as("The number is that of the article's headline.")]
    """Why it may stand."""


class Weighed(Record):
    """A record whose warnings may be waived."""

    waive: Annotated[
        tuple[Waiver, ...],
        such_as([{"code": "statement-adds-number", "reason": "The number is that of the article's headline."}]),
    ] = ()
    """Warnings that the editor has weighed, each with the reason why it may stand."""


def item_address(item: str) -> str:
    """Return the address of an item of Wikidata."""
    return f"https://www.wikidata.org/wiki/{item}"


class Elsewhere(Record):
    """A record of what pages elsewhere on the web are about, too."""

    same_as: Annotated[tuple[Address, ...], such_as(["https://bridges.example/people/lindqvist/"])] = ()
    """Pages elsewhere on the web that are about the very same; `siglum farm` joins records of several sites by them."""
    wikidata: Annotated[MaybeWikidata, such_as("Q7259")] = None
    """Its item in Wikidata, which is such a page, too."""

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """All of these pages, each once."""
        item = (item_address(self.wikidata),) if self.wikidata else ()
        return tuple(dict.fromkeys((*item, *self.same_as)))


class Passage(Record):
    """A stretch of the source in whose file it is written down."""

    quote: Annotated[
        Segments,
        such_as("The bridge opened in May 1932, after nine years of work.", ["The bridge opened", "after nine years"]),
    ]
    """The words as the source prints them; a list where something is left out between them, in order."""
    prefix: Annotated[MaybeWords, such_as("On Saturday")] = None
    """Words that stand right before the passage, where it occurs more than once (W3C Web Annotation 4.2.4)."""
    suffix: Annotated[MaybeWords, such_as(", said the clerk")] = None
    """Words that stand right after the passage, where it occurs more than once."""


class SourcedPassage(Passage):
    """A stretch of a named source."""

    source: Annotated[Slug, such_as("harbour-post")]
    """The source whose words these are."""


class Translation(Record):
    """A passage in the site's language, for readers who do not read the source's; never shown as the source's words."""

    text: Annotated[Words, such_as("The bridge opened in May 1932, after nine years of work.")]
    """The passage, put into the language of the site."""
    by: Annotated[Words, such_as("the editor", "Jon Abel")]
    """Who translated it; the site says so wherever the translation stands."""
