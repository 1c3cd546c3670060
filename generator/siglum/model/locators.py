"""Where a stretch of a text stands in the original that it was taken from: a page, a time, an element.

A format gives a locator for each stretch that has a place of its own. They are kept beside the text, in
seeds/NAME.locators.json, so that a passage leads to its page or its minute.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import Any

from msgspec import Struct

Box = tuple[float, float, float, float]
"""A rectangle on a page: left, top, right, bottom, in points (1/72 inch) from the page's upper left corner."""
BOX_SIDES = 4
Size = tuple[float, float]
"""The width and the height of a page as it is seen, in points; both are more than nothing."""
ENDING = ".locators.json"
"""What stands for `.txt` in the name of the file that has the locators of a text."""
MINUTE, HOUR = 60, 3600


class Locator(Struct, frozen=True):
    """A place in an original. What does not apply is None or empty."""

    page: int | None = None
    """The number of the page in the file, from 1."""
    label: str = ""
    """What the page calls itself, where that is not its number: xii."""
    box: Box | None = None
    """Where on the page the words stand."""
    size: Size | None = None
    """How large the page is."""
    begins: float | None = None
    """When the words begin in a recording, in seconds."""
    ends: float | None = None
    element: str = ""
    """The element of a web page that holds the words, as an XPath: /html/body/p[2]."""

    @property
    def words(self) -> str:
        """The place as a reader is told it: page 12, or 1:02:03; empty for an element, which tells nobody anything."""
        if self.page is not None:
            return f"page {self.label or self.page}"
        return f"at {clock(self.begins)}" if self.begins is not None else ""

    @property
    def fragment(self) -> str:
        """The place as the fragment of an address: page=12 (RFC 8118) or t=83.5 (Media Fragments); empty for others."""
        if self.page is not None:
            return f"page={self.page}"
        if self.begins is None:
            return ""
        return f"t={self.begins:g}" + (f",{self.ends:g}" if self.ends is not None else "")


class Located(Struct, frozen=True):
    """A stretch of a text, in code points, half-open, and where it stands in the original."""

    start: int
    end: int
    locator: Locator


def clock(seconds: float) -> str:
    """Return a time in a recording as players show it: 0:07, 12:04, 1:02:03."""
    whole = int(seconds)
    hours, minutes = whole // HOUR, whole % HOUR // MINUTE
    return f"{hours}:{minutes:02}:{whole % MINUTE:02}" if hours else f"{minutes}:{whole % MINUTE:02}"


def touched(located: Sequence[Located], start: int, end: int) -> tuple[Locator, ...]:
    """Return the locators of all stretches that text[start:end] touches; `located` is in order and does not overlap."""
    at = max(0, bisect_right([one.start for one in located], start) - 1)
    found = []
    while at < len(located) and located[at].start < end:
        if located[at].end > start:
            found.append(located[at].locator)
        at += 1
    return tuple(found)


def words_of(locators: Iterable[Locator]) -> str:
    """Return where a passage stands, in words: page 12, pages 12 to 13, at 1:02:03; empty where nobody is helped."""
    told = list(dict.fromkeys(words for one in locators if (words := one.words)))
    if len(told) > 1 and told[0].startswith("page "):
        return f"pages {told[0].removeprefix('page ')} to {told[-1].removeprefix('page ')}"
    return told[0] if told else ""


def fragment_of(locators: Sequence[Locator]) -> str:
    """Return the fragment that leads to a passage in its original: its first page, or its time from first to last."""
    if not locators:
        return ""
    first, last = locators[0], locators[-1]
    return Locator(page=first.page, begins=first.begins, ends=last.ends).fragment


def dump(located: Sequence[Located], text_digest: str) -> bytes:
    """Return the file of a text's locators: JSON, with a line for each stretch, and the digest of the text."""
    lines = ",\n".join(json.dumps(_plain(one), ensure_ascii=False, separators=(",", ":")) for one in located)
    places = (one.locator for one in located)
    sizes = {str(place.page): [round(side, 1) for side in place.size] for place in places if place.size}
    pages = f'"pages":{json.dumps(sizes, separators=(",", ":"))},' if sizes else ""
    return f'{{"text":"{text_digest}",{pages}"located":[\n{lines}\n]}}\n'.encode()


def _plain(one: Located) -> dict[str, Any]:
    place = one.locator
    known = {
        "page": place.page,
        "label": place.label or None,
        "box": [round(side, 1) for side in place.box] if place.box else None,
        "begins": place.begins,
        "ends": place.ends,
        "element": place.element or None,
    }
    return {"at": [one.start, one.end]} | {name: value for name, value in known.items() if value is not None}


def load(data: bytes, text_digest: str, length: int) -> tuple[Located, ...]:
    """Return the locators in such a file; raises ValueError with what is wrong in it, in words.

    `text_digest` is that of the text that they are to be of, `length` its length in code points.
    """
    try:
        read = json.loads(data)
        told, entries = read["text"], read["located"]
        sizes = {int(page): _size(sides) for page, sides in read.get("pages", {}).items()}
        located = tuple(_located(entry, sizes) for entry in entries)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        message = f"it can't be read ({type(error).__name__}: {error})"
        raise ValueError(message) from error
    if told != text_digest:
        message = "it was made for another text"
        raise ValueError(message)
    before = 0
    for one in located:
        if not before <= one.start < one.end <= length:
            message = f"the stretch {one.start} to {one.end} is not in order, or not in the text"
            raise ValueError(message)
        before = one.end
    return located


def _size(sides: Sequence[float]) -> Size:
    width, height = (_finite(side) for side in sides)
    if min(width, height) <= 0:
        message = "a page is wider and higher than nothing"
        raise ValueError(message)
    return width, height


def _finite(number: float) -> float:
    if not isfinite(number):
        message = f"{number} is no length"
        raise ValueError(message)
    return float(number)


def _located(entry: dict[str, Any], sizes: Mapping[int, Size]) -> Located:
    start, end = (_whole(number) for number in entry["at"])
    box = entry.get("box")
    if box is not None and len(box) != BOX_SIDES:
        message = "a box has four sides"
        raise ValueError(message)
    return Located(
        start,
        end,
        Locator(
            page=None if (page := entry.get("page")) is None else _whole(page),
            label=str(entry.get("label", "")),
            box=None if box is None else (_finite(box[0]), _finite(box[1]), _finite(box[2]), _finite(box[3])),
            size=None if page is None else sizes.get(page),
            begins=None if (begins := entry.get("begins")) is None else float(begins),
            ends=None if (ends := entry.get("ends")) is None else float(ends),
            element=str(entry.get("element", "")),
        ),
    )


def _whole(number: object) -> int:
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        message = f"{number!r} is no number from 0"
        raise ValueError(message)
    return number
