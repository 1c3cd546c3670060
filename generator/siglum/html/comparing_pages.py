"""The pages that compare the sources: one utterance in several wordings, and the matrix of claims by sources."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count, groupby

from msgspec import Struct
from msgspec.structs import replace

from siglum.engine.tracked import Tracked, table
from siglum.facts.indexes import Indexes
from siglum.html.apparatus import STANCES, Apparatus
from siglum.html.collation import collate
from siglum.html.frame import shortened, subject
from siglum.html.page_views import MatrixPage, WordingsPage
from siglum.html.pagination import described, part_links, portions
from siglum.html.part_views import (
    MatrixCell,
    MatrixGroup,
    MatrixRow,
)
from siglum.html.views import Heading, Link
from siglum.model.refs import Ref
from siglum.model.values import Stance
from siglum.proving.site import Site

MATRIX_ROWS = 80
"""Rows on one page of the matrix."""
MATRIX_COLUMNS = 26
"""The most sources that have a column in one table."""
STATEMENT = 110
MARKS = {
    Stance.SUPPORTS: "●",
    Stance.CONTRADICTS: "≠",
    Stance.PARTIAL: "◐",
    Stance.VARIES: "≈",
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


class Block(Struct, frozen=True):
    """A table of the matrix: claims of one subject, by the articles that have a column."""

    subject: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]


class Matrix(Tracked):
    """The matrix of one site, divided into tables that one can read, and these among pages."""

    @table
    def parts(self) -> Mapping[str, list[Block]]:
        """The tables, by the number of their page."""
        blocks = list(_blocks(Indexes.of(self.database)))
        numbered = [(str(number), block.claims) for number, block in enumerate(blocks)]
        return {
            str(part): [replace(blocks[int(number)], claims=claims) for number, claims in page]
            for part, page in enumerate(portions(numbered, MATRIX_ROWS), start=1)
        }


def _blocks(indexes: Indexes) -> Iterator[Block]:
    """Yield the tables: with all sources while these are few, else with those that were looked at for its claims."""
    site = indexes.site
    few = indexes.sources_up_to[str(MATRIX_COLUMNS)]
    for title, claims in groupby(site.claims, lambda claim: _subject(claim, site)):
        if few:
            yield Block(title, tuple(claims), few)
        else:
            yield from _divided(title, claims, indexes)


def _subject(claim: str, site: Site) -> str:
    return subject(site.places[claim].path.rpartition("/")[2].partition(".")[0])


def _divided(title: str, claims: Iterable[str], indexes: Indexes) -> Iterator[Block]:
    titles = (title if number == 1 else f"{title}, part {number}" for number in count(1))
    rows: list[str] = []
    columns: frozenset[str] = frozenset()
    for claim in claims:
        looked_at = frozenset({proof.source for proof in indexes.site.proofs_of[claim]})
        looked_at |= frozenset(indexes.silent[claim])
        if rows and len(columns | looked_at) > MATRIX_COLUMNS:
            yield Block(next(titles), tuple(rows), indexes.orders.in_order(columns))
            rows, columns = [], frozenset()
        if len(looked_at) > MATRIX_COLUMNS:
            # It has more articles than a table has columns, and so several tables.
            ordered = indexes.orders.in_order(looked_at)
            starts = range(0, len(ordered), MATRIX_COLUMNS)
            for start in starts:
                yield Block(next(titles), (claim,), ordered[start : start + MATRIX_COLUMNS])
            continue
        rows.append(claim)
        columns |= looked_at
    if rows:
        yield Block(next(titles), tuple(rows), indexes.orders.in_order(columns))


def matrix_parts(indexes: Indexes, _key: str = "") -> int:
    """Return the number of pages of the matrix; 0 without claims."""
    return len(Matrix.of(indexes.database).parts) if indexes.site.claims else 0


def matrix_page(indexes: Indexes, here: Ref) -> MatrixPage:
    """Return one page of the matrix of claims by sources."""
    apparatus = Apparatus(indexes, here)
    parts, part = Matrix.of(indexes.database).parts, here.part
    groups = tuple(
        MatrixGroup(
            block.subject,
            apparatus.sigla(block.sources),
            tuple(_row(claim, block.sources, apparatus) for claim in block.claims),
        )
        for block in parts[str(part)]
    )
    title = "Claims by articles" if len(parts) == 1 else f"Claims by articles, part {part} of {len(parts)}"
    standfirst = (
        "Who carries what: ● says so, ○ says so and not from where it has it, ◐ says a part, ≈ says it otherwise,"
        " ≠ speaks against it, – says nothing of it, or to the question behind it. An empty place was not looked at."
    )
    if not indexes.sources_up_to[str(MATRIX_COLUMNS)]:
        standfirst += " An article that was looked at for none of a table’s claims has no column there."
    heading = Heading(title, described(standfirst, here, len(parts)), ((Ref("claims"), "Claims"),))
    return MatrixPage(heading, title, standfirst, groups, part_links(here, len(parts)))


def _row(claim: str, sources: Iterable[str], apparatus: Apparatus) -> MatrixRow:
    site = apparatus.site
    cells = []
    for source in sources:
        proofs = [proof for proof in site.proofs_of[claim] if proof.source == source]
        letter = apparatus.indexes.sigla[source]
        if not proofs:
            is_silent = source in apparatus.indexes.silent[claim]
            of_it = source in apparatus.indexes.silent_itself[claim]
            said = "was not looked at for this"
            if is_silent:
                said = "says nothing of it" if of_it else "says nothing to the question behind it"
            cells.append(MatrixCell("–" if is_silent else "", f"{letter} {said}", None))
            continue
        stance = next(one for one in MARKS if any(proof.evidence.stance is one for proof in proofs))
        first = next(proof for proof in proofs if proof.evidence.stance is stance)
        sign, said = MARKS[stance], STANCES[stance]
        if stance is Stance.SUPPORTS and not any(proof.basis.named for proof in proofs):
            sign, said = "○", "says so, and not from where"
        cells.append(MatrixCell(sign, f"{letter} {said}", apparatus.passage(first.id), stance is Stance.CONTRADICTS))
    statement = shortened(site.claims[claim].statement, STATEMENT)
    return MatrixRow(Link(apparatus.ref(claim), statement), tuple(cells), apparatus.indexes.counts[claim].words)
