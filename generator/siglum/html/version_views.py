"""The views of an utterance that is printed in several versions."""

from dataclasses import dataclass
from typing import Literal

from siglum.html.views import Link, OtherLanguage, QuoteSegment, Siglum, TranslationView, Words
from siglum.model.refs import Ref


@dataclass(frozen=True, slots=True)
class DiffWord:
    """A run of words in a comparison: same, added, left out, or moved."""

    kind: Literal["same", "ins", "del", "moved"]
    text: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One printed version of an utterance, compared with the base."""

    siglum: Siglum
    source: str
    claim: Ref
    """The claim that the version is evidence of."""
    form: str
    speaker: str
    full: tuple[QuoteSegment, ...]
    words: tuple[DiffWord, ...]
    """The comparison; empty for the base, and for a paraphrase, which is shown beside it."""
    base: bool
    language: OtherLanguage = ""
    translation: TranslationView | None = None


@dataclass(frozen=True, slots=True)
class Collation:
    """The versions of one utterance."""

    id: str
    href: Ref | None
    title: str
    speaker: Link
    rows: tuple[VersionRow, ...]
    note: Words
    diffed: bool
