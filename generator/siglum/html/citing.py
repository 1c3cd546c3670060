"""Citations of a claim, as plain text and BibTeX, and links to the quoted words in the original (text fragments)."""

from urllib.parse import quote as percent_encoded

from siglum.facts.indexes import Indexes
from siglum.html.views import QuoteSegment
from siglum.model.records import Source

LONG = 200
"""The most code points of a passage that a link holds whole; of longer ones it holds the ends, as links get cut."""
ENDS = 6
"""Words of each end of a long passage that a link holds."""
SPELT = str.maketrans(
    {
        **{char: f"\\{char}" for char in "{}%&$#_"},
        "\\": "\\textbackslash{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    }
)
"""Characters that are special in BibTeX, and how each is escaped."""


def citation(claim_id: str, indexes: Indexes) -> str:
    """Return the citation of a claim as plain text, to which its address is added."""
    settings = indexes.site.settings
    statement = indexes.site.claims[claim_id].statement
    return f"“{statement}” {settings.title}, claim {claim_id} ({indexes.counts[claim_id].words})."


def bibtex(claim_id: str, indexes: Indexes) -> str:
    """Return a claim as an open BibTeX entry, to which the template adds the address and the closing brace."""
    fields = {
        "title": f"{{{indexes.site.claims[claim_id].statement.translate(SPELT)}}}",
        "howpublished": indexes.site.settings.title.translate(SPELT),
        "note": f"Claim {claim_id}; {indexes.counts[claim_id].words}",
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{claim_id},\n{lines}"


def original(source: Source, segments: tuple[QuoteSegment, ...]) -> str:
    """Return a link to the quoted words in the original (URL Fragment Text Directives); empty without an address."""
    if not source.address:
        return ""
    address, _, fragment = source.address.partition("#")
    return f"{address}#{fragment}:~:{'&'.join(f'text={_looked_for(segment.text)}' for segment in segments)}"


def _looked_for(text: str) -> str:
    """Return the value of a text directive: the words, or only both ends if they are long or span paragraphs."""
    lines = [line.split() for line in text.replace("\r", "\n").split("\n") if line.strip()]
    if len(lines) == 1 and len(text) <= LONG:
        return _spelt(lines[0])
    return f"{_spelt(lines[0][:ENDS])},{_spelt(lines[-1][-ENDS:])}"


def _spelt(words: list[str]) -> str:
    # A hyphen is part of the syntax there, and percent-encoding leaves it as it is.
    return percent_encoded(" ".join(words), safe="").replace("-", "%2D")
