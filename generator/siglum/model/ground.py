"""The grounds of the editor's own sentences: why a text may say what no article says."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from siglum.model.record_base import Record
from siglum.model.search import Search
from siglum.model.values import Amount, Cited, GroundKind, Operation, Slug, such_as


class Reckoning(Record):
    """A number that the build reckons again from the figures of claims."""

    claims: Annotated[tuple[Slug, ...], Field(min_length=2), such_as(["cost-1931", "cost-in-all"])]
    """The claims with these figures, in their order; of a span, the lower end is reckoned with."""
    how: Annotated[Operation, such_as("share")]
    """share: the first in per cent of the second; quotient: the first divided by the others; sum; difference: the first
    without the others; product."""
    gives: Annotated[Amount, such_as("41", "0.41")]
    """What it gives, rounded as it is written here."""


class Ground(Record):
    """Why a sentence that is marked as the editor's own, with `[@editor:name]`, may stand."""

    because: Annotated[Cited, such_as("The Post has Saturday [@opened-saturday], and is dated a Monday.")]
    """The reason, in few words, with the claims or pages that show it: `[@claim]`, `[[id]]`."""
    kind: Annotated[GroundKind, such_as("inference")]
    """inference: it follows from what the articles say; absence: no article says it; comparison: of what they say;
    arithmetic: it is reckoned from their figures; narration: it tells how the text goes on, and asserts nothing."""
    looked_for: Annotated[Search | None, such_as({"terms": ["ruled", "ruling"], "sources": ["harbour-post"]})] = None
    """For an absence: what would stand there, were it not so."""
    reckoned: Annotated[
        Reckoning | None, such_as({"claims": ["cost-1931", "cost-in-all"], "how": "share", "gives": "41"})
    ] = None
    """For arithmetic: from which figures, and how. No other number stands in the reason."""


class Grounded(Record):
    """A record whose text may have sentences of the editor's own."""

    grounds: Annotated[
        Mapping[Slug, Ground],
        such_as({"day": {"because": "The Post is dated a Monday [@opened-saturday].", "kind": "inference"}}),
    ] = Field(default_factory=dict)
    """The grounds of the sentences that end in `[@editor:name]`, by these names."""
