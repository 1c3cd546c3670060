"""What was looked for behind each silence, for other programs: the rows of data/silences.json, and their shapes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

from siglum.facts.silences import silences_of

if TYPE_CHECKING:
    from siglum.exports.exporter import Exporter
    from siglum.model.search import Search


class ExportedMet(TypedDict):
    """A passage in which a word stands that was looked for, and why it says nothing to the matter.

    What may not be shown of a source is left out of the words.
    """

    source: str
    quote: list[str]
    reason: str


class ExportedSearch(TypedDict):
    """What was looked for: words, and the ids of names, each in all of its forms."""

    terms: list[str]
    names: list[str]
    met: list[ExportedMet]


class ExportedSilence(TypedDict):
    """A search by which articles are proven to say nothing of a claim, to a question, or of a sentence's matter.

    `id` is the record's, and `ground` that of the editor's own sentence in it, if it is one. `words` are all that was
    looked for, with the forms of the names; `found` are the articles in which any of it stands, `silent` those without
    evidence in which none of it does, or only in passages of `met`.
    """

    id: str
    ground: str | None
    url: str
    looked_for: ExportedSearch
    words: list[str]
    found: list[str]
    silent: list[str]


def silences(exporter: "Exporter") -> Iterator[ExportedSilence]:
    """Yield what was looked for behind each silence, in the order of the records."""
    for one in silences_of(exporter.site):
        yield {
            "id": one.record,
            "ground": one.ground or None,
            "url": exporter.record(one.record),
            "looked_for": _search(one.search, exporter),
            "words": list(one.words),
            "found": list(one.found),
            "silent": list(one.silent),
        }


def _search(search: "Search", exporter: "Exporter") -> ExportedSearch:
    met: list[ExportedMet] = [
        {
            "source": one.source,
            "quote": [exporter.without_withheld(words) for words in one.quote],
            "reason": exporter.without_withheld(one.reason),
        }
        for one in search.met
    ]
    return {"terms": list(search.terms), "names": list(search.names), "met": met}
