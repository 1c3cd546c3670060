"""The views of an utterance that is printed in several versions: side by side, and compared word by word."""

from typing import Literal

from msgspec import Struct

from siglum.html.views import Link, OtherLanguage, QuoteSegment, Siglum, TranslationView, Words
from siglum.model.refs import Ref
from siglum.proving.marks import opens_with


class DiffWord(Struct, frozen=True):
    """A run of words in a comparison: same, added, left out, or moved."""

    kind: Literal["same", "ins", "del", "moved"]
    text: str


class VersionRow(Struct, frozen=True):
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


class Collation(Struct, frozen=True):
    """The versions of one utterance."""

    id: str
    href: Ref | None
    title: str
    speaker: Link
    rows: tuple[VersionRow, ...]
    note: Words
    diffed: bool


class WayRun(Struct, frozen=True):
    """A part of a segment: words that every version has, or words that only some have."""

    text: str
    own: bool


class WaySegment(Struct, frozen=True):
    """A segment of a quotation in runs, which make it up letter for letter; one, if it is compared with nothing."""

    runs: tuple[WayRun, ...]
    gap: bool
    """Whether words are left out before it."""

    @property
    def words(self) -> str:
        """The whole of it."""
        return "".join(run.text for run in self.runs)

    @property
    def opens(self) -> bool:
        """Whether it begins with a quotation mark of its own, so that it needs no second one."""
        return bool(opens_with(self.words))


class Way(Struct, frozen=True):
    """One printed version beside the others."""

    siglum: Siglum
    source: str
    segments: tuple[WaySegment, ...]
    speaker: str
    lost: bool
    """Whether it is not said to be the words of whoever spoke."""
    language: OtherLanguage = ""
    translation: TranslationView | None = None


class Ways(Struct, frozen=True):
    """The versions of one utterance side by side, and the way to the comparison word by word."""

    title: str
    href: Ref | None
    rows: tuple[Way, ...]
    compared: bool
