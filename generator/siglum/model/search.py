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

    Words are met in any form and case (`count` meets counted and counting, `write` meets wrote), in British and in
    American spelling, and as one word or two (`e-mail` meets email); numbers in digits and in words, days in any form.
    Words in capitals, such as US, are met as such, `#Tag` only as one word; `ferr*` meets whatever begins so.
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
