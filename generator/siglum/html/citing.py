"""How others may cite a claim, and reach its words in the original: plain text, BibTeX, text fragments."""

from urllib.parse import quote as percent_encoded

from siglum.facts.indexes import Indexes
from siglum.html.views import QuoteSegment
from siglum.model.records import Source

LONG = 200
"""Code points of a passage from which on only its first and its last words are looked for: programs cut long links."""
ENDS = 6
"""Words at each end of a long passage."""
SPELT = str.maketrans(
    {
        **{char: f"\\{char}" for char in "{}%&$#_"},
        "\\": "\\textbackslash{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    }
)
"""What BibTeX would take for orders."""


def citation(claim_id: str, indexes: Indexes) -> str:
    """Return how to cite a claim, as plain text; its address goes after it."""
    settings = indexes.site.settings
    statement = indexes.site.claims[claim_id].statement
    return f"“{statement}” {settings.title}, claim {claim_id} ({indexes.counts[claim_id].words})."


def bibtex(claim_id: str, indexes: Indexes) -> str:
    """Return a claim as a BibTeX entry, up to its last field; its address and a bracket go after it."""
    fields = {
        "title": f"{{{indexes.site.claims[claim_id].statement.translate(SPELT)}}}",
        "howpublished": indexes.site.settings.title.translate(SPELT),
        "note": f"Claim {claim_id}; {indexes.counts[claim_id].words}",
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{claim_id},\n{lines}"


def original(source: Source, segments: tuple[QuoteSegment, ...]) -> str:
    """Return a link to the words in the original (URL Fragment Text Directives), or nothing where it has no address."""
    if not source.address:
        return ""
    address, _, fragment = source.address.partition("#")
    return f"{address}#{fragment}:~:{'&'.join(f'text={_looked_for(segment.text)}' for segment in segments)}"


def _looked_for(text: str) -> str:
    """Return what a text directive holds for a stretch; one that runs over paragraphs is only found by its ends."""
    lines = [line.split() for line in text.replace("\r", "\n").split("\n") if line.strip()]
    if len(lines) == 1 and len(text) <= LONG:
        return _spelt(lines[0])
    return f"{_spelt(lines[0][:ENDS])},{_spelt(lines[-1][-ENDS:])}"


def _spelt(words: list[str]) -> str:
    # A hyphen has a meaning of its own there, and the usual encoding leaves it as it is.
    return percent_encoded(" ".join(words), safe="").replace("-", "%2D")
