"""The pages that compare the sources: one utterance in several wordings, and the matrix of claims by sources."""

from siglum.facts.indexes import Indexes
from siglum.html.apparatus import Apparatus
from siglum.html.collation import collate
from siglum.html.frame import shortened, subject
from siglum.html.page_views import MatrixPage, WordingsPage
from siglum.html.pagination import part_links, portions
from siglum.html.part_views import (
    MatrixCell,
    MatrixGroup,
    MatrixRow,
)
from siglum.html.views import Heading, Link
from siglum.model.refs import Ref
from siglum.model.values import Stance

MATRIX_ROWS = 80
"""Rows on one page of the matrix."""
MATRIX_SOURCES = 26
"""With more sources than this there is no matrix, as nobody could read it; claims' own pages say the same."""
STATEMENT = 110
MARKS = {
    Stance.SUPPORTS: ("●", "says so"),
    Stance.CONTRADICTS: ("≠", "speaks against it"),
    Stance.PARTIAL: ("◐", "says a part of it"),
    Stance.VARIES: ("≈", "says it otherwise"),
}
"""The mark of an article in the matrix, by the strongest of its passages."""


def wordings_page(indexes: Indexes, here: Ref) -> WordingsPage:
    """Return the page of all utterances that are printed in several versions."""
    site = indexes.site
    apparatus = Apparatus(indexes, here)
    standfirst = "Sentences that are printed in more than one form. All versions are shown, and none is chosen."
    heading = Heading("Wordings", standfirst, ((Ref("disagreements"), "Differences"),))
    views = tuple(collate(wording, apparatus) for wording in site.wordings.values())
    return WordingsPage(heading, "One utterance, several wordings", standfirst, views)


def matrix_parts(indexes: Indexes, _key: str = "") -> int:
    """Return the number of pages of the matrix; 0 without claims, or with too many sources."""
    site = indexes.site
    return len(portions(_rows(indexes), MATRIX_ROWS)) if site.claims and len(site.sources) <= MATRIX_SOURCES else 0


def _rows(indexes: Indexes) -> list[tuple[str, list[str]]]:
    """Return all claims as one group, to be divided among pages."""
    return [("", list(indexes.site.claims))]


def matrix_page(indexes: Indexes, here: Ref) -> MatrixPage:
    """Return one page of the matrix of claims by sources."""
    site, part = indexes.site, here.part
    apparatus = Apparatus(indexes, here)
    pages = portions(_rows(indexes), MATRIX_ROWS)
    groups: dict[str, list[MatrixRow]] = {}
    for name in (name for _, names in pages[part - 1] for name in names):
        stem = site.places[name].path.rpartition("/")[2].partition(".")[0]
        groups.setdefault(subject(stem), []).append(_row(name, apparatus))
    title = "Claims by articles" if len(pages) == 1 else f"Claims by articles, part {part} of {len(pages)}"
    standfirst = (
        "Who carries what: ● says so, ○ says so and not from where it has it, ◐ says a part, ≈ says it otherwise,"
        " ≠ speaks against it, – says nothing of it. An empty place was not looked at."
    )
    described = standfirst if part == 1 else f"Part {part} of {len(pages)}. {standfirst}"
    return MatrixPage(
        heading=Heading(title, described, ((Ref("claims"), "Claims"),)),
        title=title,
        standfirst=standfirst,
        sources=apparatus.sigla(site.sources),
        groups=tuple(MatrixGroup(group, tuple(rows)) for group, rows in groups.items()),
        parts=part_links(here, len(pages)),
    )


def _row(claim: str, apparatus: Apparatus) -> MatrixRow:
    site = apparatus.site
    cells = []
    for source in site.sources:
        proofs = [proof for proof in site.proofs_of[claim] if proof.evidence.source == source]
        letter = apparatus.indexes.sigla[source]
        if not proofs:
            is_silent = source in apparatus.indexes.silent[claim]
            said = "says nothing of it" if is_silent else "was not looked at for this"
            cells.append(MatrixCell("–" if is_silent else "", f"{letter} {said}", None))
            continue
        stance = next(one for one in MARKS if any(proof.evidence.stance is one for proof in proofs))
        first = next(proof for proof in proofs if proof.evidence.stance is stance)
        sign, said = MARKS[stance]
        if stance is Stance.SUPPORTS and not any(proof.basis.named for proof in proofs):
            sign, said = "○", "says so, and not from where"
        cells.append(MatrixCell(sign, f"{letter} {said}", apparatus.passage(first.id), stance is Stance.CONTRADICTS))
    statement = shortened(site.claims[claim].statement, STATEMENT)
    return MatrixRow(Link(apparatus.ref(claim), statement), tuple(cells), apparatus.indexes.counts[claim].words)
