"""Citations of a claim, as plain text and BibTeX, and links to the quoted words in the original (text fragments)."""

from urllib.parse import quote as percent_encoded

from siglum.facts.indexes import Indexes
from siglum.html.views import PagePicture, QuoteSegment
from siglum.model.expressions import expression
from siglum.model.locators import Locator, fragment_of
from siglum.model.records import Source
from siglum.model.scripts import UNSPACED_LETTER

LONG = 200
"""The most code points of a passage that a link holds whole; of longer ones it holds the ends, as links get cut."""
ENDS = 6
"""Words of each end of a long passage that a link holds."""
CLAUSE = expression("[\u3001\u3002\uff0c\uff01\uff1f\uff1b\uff1a,.!?;:]")
LONGEST_CLAUSE, CHARACTERS = 120, 16
"""The most code points of a clause that a link holds whole, as browsers look for whole words; and of a longer one."""
MOST_PAGES = 3
"""The pages of one passage that are drawn."""
SPELT = str.maketrans(
    {
        **{char: f"\\{char}" for char in "%&$#_"},
        # A brace counts for BibTeX even after a backslash.
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
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


def original(source: Source, segments: tuple[QuoteSegment, ...], where: tuple[Locator, ...] = ()) -> str:
    """Return a link to the quoted words in the original; empty without an address.

    It leads to the page of a document (RFC 8118) and to the time in a recording (Media Fragments), where that is known;
    else to the words themselves (URL Fragment Text Directives).
    """
    if not source.address:
        return ""
    address, _, fragment = source.address.partition("#")
    if leads := fragment_of(where):
        return f"{address}#{leads}"
    return f"{address}#{fragment}:~:{'&'.join(f'text={_looked_for(segment.text)}' for segment in segments)}"


def pages_of(source: Source, where: tuple[Locator, ...]) -> tuple[PagePicture, ...]:
    """Return the first pages on which a passage stands, each with its lines; none where their sizes are not known."""
    address = (source.address or "").partition("#")[0]
    pages: dict[int, list[Locator]] = {}
    for one in where:
        if one.page is not None and one.box and one.size:
            pages.setdefault(one.page, []).append(one)
    return tuple(
        PagePicture(
            words=places[0].words,
            address=f"{address}#{places[0].fragment}" if address else "",
            sides=places[0].size or (1, 1),
            boxes=tuple(dict.fromkeys(one.box for one in places if one.box)),
        )
        for places in list(pages.values())[:MOST_PAGES]
    )


def _looked_for(text: str) -> str:
    """Return the value of a text directive: the words, or only both ends if they are long or span paragraphs."""
    lines = [line.split() for line in text.replace("\r", "\n").split("\n") if line.strip()]
    if len(lines) == 1 and len(text) <= LONG:
        return _spelt(lines[0])
    first, last = " ".join(lines[0][:ENDS]), " ".join(lines[-1][-ENDS:])
    if UNSPACED_LETTER.search(first):
        first = _clause(CLAUSE.split(lines[0][0]), 0) or lines[0][0][:CHARACTERS]
    if UNSPACED_LETTER.search(last):
        last = _clause(CLAUSE.split(lines[-1][-1]), -1) or lines[-1][-1][-CHARACTERS:]
    return f"{_spelt([first])},{_spelt([last])}"


def _clause(clauses: list[str], which: int) -> str:
    """Return the first or the last clause, which begins and ends with whole words; empty where it is too long."""
    found = [clause for clause in clauses if clause]
    return found[which] if found and len(found[which]) <= LONGEST_CLAUSE else ""


def _spelt(words: list[str]) -> str:
    # A hyphen is part of the syntax there, and percent-encoding leaves it as it is.
    return percent_encoded(" ".join(words), safe="").replace("-", "%2D")
