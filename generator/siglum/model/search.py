"""What an editor looked for in all articles, so that "says nothing of it" can be proven."""

from typing import Annotated

from pydantic import Field

from siglum.model.record_base import Record, SourcedPassage
from siglum.model.values import Slug, Words, such_as


class Met(SourcedPassage):
    """A passage in which a term stands that says nothing to the question."""

    reason: Annotated[Words, such_as("It is the name of the street.")]
    """Why it does not break the silence."""


class Search(Record):
    """Words and names whose presence in an article would break its silence.

    Words are met in any form and case of the article's language (`count` meets counted, `write` meets wrote, `decide`
    meets decision, `gehen` meets ging), in British and in American spelling, in simplified and in traditional Chinese,
    and as one word or two (`e-mail` meets email); numbers and ordinals in digits and in words; days, times of day and
    their zones in any form (`half past three` meets 15:30). Words in capitals, such as US, are met as such, `#Tag` only
    as one word; `ferr*` meets whatever begins so. Who does something (`writer`), and a verb that German parts (kam …
    an), are terms of their own.
    """

    terms: Annotated[tuple[Words, ...], such_as(["toll", "free of charge", "ferr*"])] = ()
    """Words, or several in a row."""
    names: Annotated[tuple[Slug, ...], such_as(["mara-lindqvist"])] = ()
    """People, organizations and topics; every form of their names is looked for."""
    sources: Annotated[tuple[Slug, ...], such_as(["harbour-post", "courier"])] = ()
    """The articles that are said to be silent, where these are not all without evidence."""
    met: Annotated[
        tuple[Met, ...],
        Field(
            examples=[
                [{"source": "courier", "quote": "the toll of the winter", "reason": "It speaks of those who died."}]
            ]
        ),
    ] = ()
    """Passages that were looked at, and say nothing to the question."""
