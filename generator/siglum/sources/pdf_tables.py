"""The rows of a PDF's tables with a tab for each cell that is empty, so that all others stand under their headings."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace

from siglum.sources.pdf_lines import Line


def with_empty_cells(page: Sequence[Line]) -> list[Line]:
    """Return the lines of a page in which rows that have fewer cells than others around them show which are empty."""
    made: list[Line] = []
    for (are_rows, _), group in groupby(page, lambda line: (len(line.cells) > 1, line.turn)):
        lines = list(group)
        made += _of_table(lines) if are_rows else lines
    return made


def _of_table(rows: Sequence[Line]) -> Iterator[Line]:
    count = max(len(row.cells) for row in rows)
    whole = [row.cells for row in rows if len(row.cells) == count]
    columns = [(min(left for left, _ in cells), max(right for _, right in cells)) for cells in zip(*whole, strict=True)]
    are_apart = all(right < left for (_, right), (left, _) in pairwise(sorted(columns)))
    for row in rows:
        under = [_under(cell, columns) for cell in row.cells]
        if are_apart and None not in under and len(set(under)) == len(under):
            filled = dict(zip(under, row.text.split("\t"), strict=True))
            last = max(at for at in filled if at is not None)
            yield replace(row, text="\t".join(filled.get(at, "") for at in range(last + 1)))
        else:
            yield row


def _under(cell: tuple[float, float], columns: Sequence[tuple[float, float]]) -> int | None:
    """Return which column a cell stands in; None of one that reaches into several, or stands in none."""
    met = [at for at, (left, right) in enumerate(columns) if cell[0] < right and left < cell[1]]
    return met[0] if len(met) == 1 else None
