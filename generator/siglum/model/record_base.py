"""Base classes of the records, and what several of them share: waivers and quoted passages."""

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict

from siglum.model.values import MaybeWords, Segments, Slug, Words, such_as


class Record(BaseModel):
    """Anything that an author writes: immutable, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

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
