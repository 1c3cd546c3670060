"""Whether an element shows nothing, by the values of its properties.

Nobody sees what is switched off, transparent, masked, shrunk to nothing, far from the page or cut off all around.
Whether the letters of an element are hidden, of no size or without colour holds for all in it that says nothing else.
"""

import re
from collections.abc import Callable

from siglum.model.css import is_clear, is_clear_picture
from siglum.sources.properties import SIDES, of_sides, pixels

Get = Callable[[str], str]
"""Returns the value of a property of an element; empty where nothing is said of it."""

NOUGHT = 0.01
"""A part of the whole of which nobody sees anything."""
HAIR = 1.0
"""Pixels of a box in which no letter can be read."""
LEAST_LETTERS = 2.0
"""Pixels from which on letters can be read."""
FAR = 800.0
"""Pixels before the beginning of a page, or above it, where nothing is on the screen any more."""
BEHIND = 5000.0
"""Pixels behind the beginning of a line where no page is so wide."""
SCREENFUL = re.compile(r"-?[1-9]\d{2,}(?:\.\d+)?(%|vw|vh)")
"""A length that leads from one side of the screen over the other."""
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?")
FUNCTION = re.compile(r"([a-z0-9-]+)\(([^()]*)\)")
OVERFLOWS = ("hidden", "clip", "auto", "scroll")
RELATIVE = re.compile(r"[\d.]+(?:em|ex|ch|%)\Z|larger\Z|smaller\Z|inherit\Z|unset\Z|revert|currentcolor\Z")
"""Values that go by what is around."""
OUT_OF_FLOW = ("absolute", "fixed")
BY_PAGE = "moved-by-page"
"""The name under which it is asked whether an element is moved from the edges of the page, as far as anybody knows."""


def hides(get: Get, *, boxed: bool, sizes: bool) -> bool:
    """Tell whether an element shows nothing, nor anything in it.

    `boxed` is whether it is a box, of which some properties are only taken, and `sizes` whether it takes a size that
    is less than what it holds.
    """
    return (
        get("display") == "none"
        or _is_transparent(get)
        or _is_clipped(get)
        or is_clear_picture(get("mask-image"))
        or (boxed and (get("content-visibility") == "hidden" or _is_shrunk(get)))
        or (boxed and sizes and (_is_flat(get, "height", "top", "bottom") or _is_flat(get, "width", "left", "right")))
    )


def _is_transparent(get: Get) -> bool:
    """Tell whether an element is seen through; one that is animated becomes visible by itself."""
    if get("animation") not in ("", "none"):
        return False
    return _is_nought(get("opacity")) or any(
        name == "opacity" and _is_nought(value) for name, value in FUNCTION.findall(get("filter"))
    )


def _is_nought(value: str) -> bool:
    found = NUMBER.match(value)
    return found is not None and abs(float(found[0])) <= NOUGHT * (100 if value.endswith("%") else 1)


def _is_shrunk(get: Get) -> bool:
    scaled = [value for name, value in FUNCTION.findall(get("transform")) if name.startswith("scale")]
    if any(_is_nought(part) for value in (*scaled, get("scale")) for part in _parts(value)):
        return True
    matrices = (_parts(value)[:4] for name, value in FUNCTION.findall(get("transform")) if name == "matrix")
    return any(all(_is_nought(part) for part in matrix) for matrix in matrices)


def _parts(value: str) -> list[str]:
    return re.split(r"[\s,]+", value.strip())


def is_far(get: Get, *, boxed: bool) -> bool:
    """Tell whether an element is moved off the screen; one that is wider than its way still reaches into it."""
    if get("position") in (*OUT_OF_FLOW, "relative") and _is_off_screen(get):
        return True
    # A background that reaches to the edge of the screen is made by as large a padding.
    moved = [pixels(get(f"margin-{side}")) for side in ("left", "top") if not pixels(get(f"padding-{side}"))]
    if boxed:
        moves = [value for name, value in FUNCTION.findall(get("transform")) if name.startswith("translate")]
        parts = [part for value in (*moves, get("translate")) for part in _parts(value)]
        moved += [pixels(get("text-indent")), *map(pixels, parts)]
    return _is_before(get, *moved)


def is_moved_back(get: Get) -> bool:
    """Tell whether an element is moved as far onto the screen as others are moved off it."""
    names = ("margin-left", "margin-top", "left", "top", "padding-left")
    return any((length := pixels(get(name))) is not None and length >= FAR for name in names)


def _is_off_screen(get: Get) -> bool:
    screenfuls = [found for side in SIDES if (found := SCREENFUL.fullmatch(get(side)))]
    if any(get("position") == "fixed" or found[1] == "vw" for found in screenfuls):
        return True
    if get("position") == "absolute" and get(BY_PAGE) and _is_before_page(get):
        return True
    across = [pixels(get(side)) for side in ("left", "right")]
    is_behind = any(length is not None and length >= BEHIND for length in across)
    return is_behind or _is_before(get, *across, pixels(get("top")), pixels(get("bottom")))


def _is_before_page(get: Get) -> bool:
    """Tell whether an element is a page's width to the left of the page, or its height above it: none scrolls there."""
    return any(SCREENFUL.fullmatch(get(side)) and get(side)[0] == "-" for side in ("left", "top")) or any(
        SCREENFUL.fullmatch(get(side)) and get(side)[0] != "-" for side in ("right", "bottom")
    )


def _is_before(get: Get, *lengths: float | None) -> bool:
    width = pixels(get("width")) or 0.0
    return any(length is not None and length <= -max(FAR, width) for length in lengths)


def _is_clipped(get: Get) -> bool:
    if get("position") in OUT_OF_FLOW and get("clip").startswith("rect("):
        return _is_no_box(_parts(get("clip")[5:].rstrip(") ")))
    for name, value in FUNCTION.findall(get("clip-path")):
        parts = value.partition("round")[0].replace(",", " ").split()
        match name:
            case "inset" if parts and all(part.endswith("%") or not pixels(part) for part in parts):
                top, right, bottom, left = (_share(side) for side in of_sides(parts))
                return top + bottom >= 100 or left + right >= 100  # noqa: PLR2004
            case "circle" | "ellipse" if parts:
                return any(_is_nought(part) for part in parts[: 1 + (name == "ellipse")])
            case "rect":
                return _is_no_box(parts)
            case "xywh":
                return any(map(_is_nought, parts[2:4]))
            case "polygon":
                return len({tuple(point.split()) for point in value.split(",")}) == 1
            case _:
                pass
    return False


def _is_no_box(sides: list[str]) -> bool:
    """Tell whether nothing is between the upper and the lower side of a box, or between those to its left and right."""
    top, right, bottom, left = (pixels(side) for side in of_sides(sides))
    return _is_hair(top, bottom) or _is_hair(left, right)


def _is_hair(start: float | None, end: float | None) -> bool:
    return start is not None and end is not None and end - start <= HAIR


def _share(length: str) -> float:
    found = NUMBER.fullmatch(length.removesuffix("%"))
    return float(found[0]) if found and length.endswith("%") else 0.0


def _is_flat(get: Get, size: str, *sides: str) -> bool:
    """Tell whether an element is cut off to a hair's height, or width, and nothing makes it larger."""
    if not {get("overflow-x"), get("overflow-y")}.intersection(OVERFLOWS):
        return False
    if size == "width" and _share(get("text-indent")) >= 100:  # noqa: PLR2004
        return True
    lengths = [pixels(get(name)) for name in (size, f"max-{size}")]
    lines = _is_nought(get("line-height")) and size == "height" and get("height") in ("", "auto")
    if not lines and not any(length is not None and length <= HAIR for length in lengths):
        return False
    makes_larger = (f"min-{size}", "flex-grow", *(f"padding-{side}" for side in sides))
    return all(not get(name) or _is_nought(get(name)) for name in makes_larger)


# What holds for all that an element has in it


def fades(name: str, value: str) -> bool | None:
    """Tell whether nobody sees letters of this visibility, size or colour; None where it goes by what is around."""
    if not value or RELATIVE.match(value):
        return True if name == "font-size" and value and _is_nought(value) else None
    match name:
        case "visibility":
            return value in ("hidden", "collapse")
        case "font-size":
            size = pixels(value)
            return size is not None and size < LEAST_LETTERS
        case _:
            return is_clear(value)
