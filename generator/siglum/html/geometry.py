"""Coordinates in pictures: numbers of slots, rows and cells to pixels, and to percentages of a picture's width.

Templates call these functions with what a view holds. Slots, threads, rows and names are numbered from 0, pixels from
the top or the left; percentages are strings with their sign.
"""

from collections.abc import Callable, Mapping

from msgspec import Struct

from siglum.html.bars import STROKE
from siglum.html.dots import Dots
from siglum.html.finding_views import OrderPicture
from siglum.html.picture_views import (
    DayCount,
    DayLane,
    DayRow,
    DaysPicture,
    FlowEnd,
    FlowPicture,
    Network,
    NetworkLine,
    Score,
)
from siglum.html.views import PagePicture
from siglum.html.voices import End, Ribbon, flow

# Scores: heights in pixels, widths in units that share the room there is

ROW = 24
"""From one source's line to the next."""
COLUMN = 10
EACH = 5
LARGEST_DISC = 13
"""Each fifth note has its number above the picture."""
FEW_THREADS: Mapping[int, tuple[int, ...]] = {1: (50,), 2: (30, 70), 3: (20, 50, 80)}
"""The percentages at which one, two or three threads stand."""


def row_y(number: int) -> int:
    """Return the y coordinate of the row of an article."""
    return ROW // 2 + ROW * number


def score_height(score: Score) -> int:
    """Return how high the rows of a score are together."""
    return ROW * len(score.rows)


def score_width(score: Score) -> int:
    """Return how many units wide a score is; its columns share the width that there is."""
    return COLUMN * len(score.cells)


def score_numbers(score: Score) -> tuple[tuple[int, str], ...]:
    """Return the first note's number, and each fifth clear of it, with the middle of its column in percent."""
    width = 100 / len(score.cells)
    shown = (cell for at, cell in enumerate(score.cells) if at == 0 or (at > 1 and cell.number % EACH == 0))
    first = score.cells[0].number
    return tuple((cell.number, f"{width * (cell.number - first + 0.5):.4g}%") for cell in shown)


def score_path(score: Score, sort: str, what: str) -> str:
    """Return a path through a score: the lines or the dots of threads that are named, open or against."""
    drawn = []
    for at, cell in enumerate(score.cells):
        slots = score_slots(tuple(thread.rows for thread in cell.threads))
        for number, thread in zip(slots, cell.threads, strict=True):
            if ("against" if thread.against else "named" if thread.named else "open") != sort:
                continue
            x = f"{COLUMN * at + COLUMN * thread_x(number, max(slots) + 1) / 100:.3g}"
            if what == "dots":
                # A line of no length has round ends, which are a dot that nothing stretches.
                drawn += [f"M{x} {row_y(row)}h0" for row in thread.rows]
            elif len(thread.rows) > 1:
                drawn.append(f"M{x} {row_y(thread.rows[0])}V{row_y(thread.rows[-1])}")
    return "".join(drawn)


def score_slots(threads: tuple[tuple[int, ...], ...]) -> list[int]:
    """Return the slot, from 0, of each thread of a column, by the rows that it joins: no other reaches in there."""
    ends: list[list[tuple[int, int]]] = []
    slots = []
    for rows in threads:
        first, last = min(rows), max(rows)
        free = (at for at, taken in enumerate(ends) if all(last < start or end < first for start, end in taken))
        slot = next(free, len(ends))
        if slot == len(ends):
            ends.append([])
        ends[slot].append((first, last))
        slots.append(slot)
    return slots


def thread_x(number: int, count: int) -> float:
    """Return the x coordinate of one of the `count` threads of a column, in percent of it."""
    few = FEW_THREADS.get(count)
    return few[number] if few else 15 + 70 * number / (count - 1)


# The days: heights in pixels, widths in percent; cells of the scale count from 0

BESIDE, INSIDE = 13, 7
"""How far a shape stands from the day before or after which an event happened, and from the beginning of a bar."""
COUNTS = 72
"""The height of the highest bar of a count."""


class DrawnRow(Struct, frozen=True):
    """An event's row: what is drawn in it, in percents of the scale."""

    shape: str
    shift: int
    """Pixels by which the shape stands beside its x coordinate."""
    dashes: tuple[str, str] | None
    bar: tuple[str, str] | None
    """Where it begins, and how wide it is."""
    tick: str
    """The last, or the first, day that is possible; empty where neither is known."""
    others: tuple[str, ...]


def cell_x(at: float, picture: DaysPicture) -> str:
    """Return the x coordinate of a place on the scale, in cells; what is beyond an end stands at it."""
    return f"{100 * min(max(at / max(len(picture.cells), 1), 0), 1):.4g}%"


def day_row(row: DayRow, picture: DaysPicture) -> DrawnRow:
    """Return how an event is drawn."""
    cells = float(len(picture.cells))
    first = 0.0 if row.first is None else min(max(row.first, 0.0), cells)
    last = cells if row.last is None else min(max(row.last, first), cells)
    others = tuple(cell_x(other, picture) for other in row.others)
    start, end = cell_x(first, picture), cell_x(last, picture)
    match row.told:
        case "by":
            return DrawnRow(end, -BESIDE, (start, end), None, end, others)
        case "from":
            return DrawnRow(start, BESIDE, (start, end), None, start, others)
        case "unknown":
            return DrawnRow(start, -BESIDE, (start, end), None, "", others)
        case _ if last - first <= 1:
            return DrawnRow(cell_x((first + last) / 2, picture), 0, None, None, "", others)
        case _:
            return DrawnRow(start, INSIDE, None, (start, cell_x(last - first, picture)), "", others)


def count_height(count: DayCount, lane: DayLane) -> str:
    """Return the height of the bar of a count."""
    return f"{COUNTS * count.events / max(one.events for one in lane.counts):.4g}"


# Bars of figures, whose widths are percents

WHOLE = 92
"""The percentage of the width that the greatest figure takes; beyond it there is room for an arrow."""


def bar_x(share: float) -> str:
    """Return the x coordinate of a share of the greatest figure."""
    return f"{WHOLE * share:.4g}%"


def bar_width(share: float) -> str:
    """Return the width of a bar; one that could not be seen is a stroke, in pixels."""
    return bar_x(share) if share >= STROKE or not share else "1.6"


# Who told whom: heights in pixels, widths in percent

FIRST_NAME = 34
NAME = 26
"""From one name to the next, where a column has the most."""
LEAVES = {"speakers": "31%", "outlets": "69%"}
REACHES = {"outlets": "45%", "articles": "92%"}
"""The x coordinates at which lines leave and reach the columns of names."""
WIDEST = 5.0
"""The greatest width of a line, in pixels; beyond it nobody could tell more from less."""


def network_height(network: Network) -> int:
    """Return how high the picture is."""
    return FIRST_NAME + NAME * max(len(network.speakers), len(network.outlets), len(network.articles))


def name_y(number: int, column: str, network: Network) -> int:
    """Return the y coordinate of a name; each column (speakers, outlets, articles) is spread over the whole height."""
    names = {"speakers": network.speakers, "outlets": network.outlets, "articles": network.articles}[column]
    step = (network_height(network) - FIRST_NAME) / len(names)
    return round(FIRST_NAME + step * (number + 0.5))


def line_start(line: NetworkLine) -> str:
    """Return the x coordinate at which a line begins."""
    return LEAVES[line.start]


def line_end(line: NetworkLine) -> str:
    """Return the x coordinate at which a line ends."""
    return REACHES[line.end]


def line_width(line: NetworkLine) -> str:
    """Return the width of a line in pixels: the more passages, the wider, up to WIDEST."""
    return f"{min(WIDEST, 1 + line.passages / 6):.1f}"


class Drawn(Struct, frozen=True):
    """A voice or an article where it stands; `end` is None for what several smaller ones are together."""

    end: FlowEnd | None
    at: End


class DrawnFlow(Struct, frozen=True):
    """The picture of voices to articles, drawn."""

    height: float
    voices: tuple[Drawn, ...]
    articles: tuple[Drawn, ...]
    ribbons: tuple[tuple[str, bool], ...]
    """The outline of each ribbon, from 0 to 100 across, and whether it is the editor's conclusion."""


def flow_drawn(picture: FlowPicture) -> DrawnFlow:
    """Return where everything in a picture of voices to articles stands."""
    voices = {one.key: one for one in picture.voices}
    articles = {one.key: one for one in picture.articles}
    labels = {key: f"{one.label.text} {len(picture.counts)}" for key, one in (*voices.items(), *articles.items())}
    counts = {(one.voice, one.article): one.claims for one in picture.counts}
    found = flow(counts, labels, {key: rank for rank, key in enumerate(articles)})
    if found is None:
        return DrawnFlow(0, (), (), ())
    return DrawnFlow(
        found.height,
        tuple(Drawn(voices.get(one.key), one) for one in found.voices),
        tuple(Drawn(articles.get(one.key), one) for one in found.articles),
        tuple((_outline(one), one.voice in voices and voices[one.voice].concluded) for one in found.ribbons),
    )


def _outline(ribbon: Ribbon) -> str:
    (left, left_end), (right, right_end) = ribbon.left, ribbon.right
    upper = f"M0 {left:.4g}C45 {left:.4g} 55 {right:.4g} 100 {right:.4g}"
    return f"{upper}V{right_end:.4g}C55 {right_end:.4g} 45 {left_end:.4g} 0 {left_end:.4g}z"


# The order of telling, and sets of articles: heights in pixels, widths in percent

FIRST_THING, THING = 44, 30
OUTER = (33, 67)
"""Where the first and the last article stand; beyond them there is room for the labels."""
LARGEST_SET = 84


def order_height(picture: OrderPicture) -> int:
    """Return how high the picture is."""
    return order_y(max(len(column.things) for column in picture.columns) - 1) + 18


def order_x(column: int, picture: OrderPicture) -> str:
    """Return the x coordinate of an article."""
    left, right = OUTER
    return f"{left + (right - left) * column / max(len(picture.columns) - 1, 1):.4g}%"


def order_y(place: int) -> int:
    """Return the y coordinate of the thing at a place in an article's order."""
    return FIRST_THING + THING * place


def set_x(share: float) -> str:
    """Return the width of the bar of a set, given its part of the largest."""
    return f"{LARGEST_SET * share:.4g}%"


# Dots: each stands in the middle of a square; a dashed line without length has round ends, which are a dot

SQUARE = 10


def dots_box(dots: Dots) -> str:
    """Return the viewBox of dots."""
    return f"0 0 {SQUARE * dots.columns} {SQUARE * dots.rows}"


def dots_path(dots: Dots, count: int) -> str:
    """Return a path on which the first dots stand, row by row, one in each square."""
    whole, rest = divmod(count, dots.columns)
    ends = [dots.columns] * whole + ([rest] if rest else [])
    half = SQUARE // 2
    rows = enumerate(ends)
    return "".join(f"M{half} {half + SQUARE * row}h{SQUARE * (end - 1) + 1}" for row, end in rows)


def disc(number: int, most: int) -> str:
    """Return the radius of a disc whose area is as a number to the largest, in pixels."""
    return f"{LARGEST_DISC * (number / most) ** 0.5:.3g}"


def rounded(length: float) -> str:
    """Return a length in pixels."""
    return f"{length:.4g}"


# Pages of originals: in pixels

PAGE = 84
"""The longer side of a page."""
NARROW = 6
"""The least that the shorter side takes, however long the page is."""
THIN = 1.5
"""The least that a line of text takes."""


def page_sides(page: PagePicture) -> tuple[int, int]:
    """Return the width and the height of a drawn page."""
    longer = max(page.sides)
    width, height = (max(NARROW, round(PAGE * side / longer)) for side in page.sides)
    return width, height


def page_lines(page: PagePicture) -> str:
    """Return the outlines of the lines of a passage on a drawn page; what stands beyond its edges is not drawn."""
    limits = page_sides(page)
    scale = [limit / side for limit, side in zip(limits, page.sides, strict=True)]
    drawn = []
    for box in page.boxes:
        left, right = (min(max(0.0, x * scale[0]), limits[0]) for x in sorted((box[0], box[2])))
        top, bottom = (min(max(0.0, y * scale[1]), limits[1]) for y in sorted((box[1], box[3])))
        if right > left and bottom > top:
            top = min(top, limits[1] - THIN)
            drawn.append(f"M{left:.4g} {top:.4g}H{right:.4g}V{max(bottom, top + THIN):.4g}H{left:.4g}z")
    return "".join(drawn)


GEOMETRY: Mapping[str, Callable[..., object]] = {
    function.__name__: function
    for function in (
        *(score_height, score_numbers, score_path, score_width),
        *(cell_x, day_row, count_height, bar_x, bar_width),
        *(disc, flow_drawn, rounded),
        *(page_lines, page_sides),
        *(dots_box, dots_path),
        *(order_height, order_x, order_y, set_x),
        *(network_height, name_y, line_start, line_end, line_width),
    )
}
"""The functions that templates may call, by name."""
