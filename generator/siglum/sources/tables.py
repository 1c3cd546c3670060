"""The rows and cells of tables as browsers draw them: heads above, feet below, each cell in its column."""

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from siglum.sources.styles import Styles

CELLS = ("td", "th")
CELL_LIMIT = 400
"""Code points from which on a cell holds prose, and its table is there for the layout of a page."""
SPAN_LIMIT = 1000
"""The most columns, or rows, that a cell reaches over in browsers."""
COLUMN_LIMIT = 200
"""The columns that are counted; behind them cells follow one another."""


class Columns:
    """The columns that the cells of a table stand in, row by row."""

    def __init__(self) -> None:
        """Begin before the first row."""
        self._group = 0
        self._reaching: dict[int, int] = {}
        self._taken: dict[int, int] = {}
        self._next = self._written = 0

    def begin(self, row: LexborNode) -> None:
        """Begin a row; no cell reaches from one group of rows into another."""
        group = row.parent.mem_id if row.parent else 0
        same = {**self._reaching, **self._taken} if group == self._group else {}
        self._reaching = {column: left - 1 for column, left in same.items() if left > 1}
        self._taken = {}
        self._group, self._next, self._written = group, 0, 0

    def tabs(self, cell: LexborNode) -> str:
        """Return the tabs that lead from the cell before to the next one."""
        while self._next in self._reaching:
            self._next += 1
        made = "\t" * (self._next - self._written)
        self._written = self._next
        down = _span(cell, "rowspan") or SPAN_LIMIT
        if self._next >= COLUMN_LIMIT:
            return made or "\t"
        for _ in range(min(_span(cell, "colspan") or 1, COLUMN_LIMIT - self._next)):
            self._taken[self._next] = down
            self._next += 1
        return made


def _span(cell: LexborNode, name: str) -> int:
    text = (cell.attributes.get(name) or "1").strip()
    return min(int(text), SPAN_LIMIT) if text.isascii() and text.isdigit() else 1


def drawn(parts: Sequence[LexborNode], styles: Styles) -> list[LexborNode]:
    """Return what stands in a table in the order in which browsers draw it."""
    head = [one for one in parts if _is(one, "thead", "table-header-group", styles)][:1]
    foot = [one for one in parts if _is(one, "tfoot", "table-footer-group", styles)][:1]
    above = [*(one for one in parts if one.tag == "caption"), *head]
    moved = {one.mem_id for one in (*above, *foot)}
    return [*above, *(one for one in parts if one.mem_id not in moved), *foot]


def _is(node: LexborNode, tag: str, display: str, styles: Styles) -> bool:
    return (styles.value(node, "display") or display) == display if node.tag == tag else False


def is_layout(row: LexborNode) -> bool:
    """Tell whether a row is there for the layout of a page: it holds a table, a heading, or prose."""
    if row.css_first("table, h1, h2, h3, h4, article, form"):
        return True
    cells = row.css("td, th")
    if any(len(cell.text(deep=True)) > CELL_LIMIT for cell in cells):
        return True
    # A cell that reaches down from above leaves a row with fewer.
    return len(cells) < 2 and not (row.parent and row.parent.css_first("[rowspan]"))  # noqa: PLR2004
