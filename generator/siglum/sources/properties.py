"""What a declaration sets: the properties that do something to words, with shorthands spelt out, and their lengths."""

import re
from collections.abc import Iterator, Sequence

from siglum.model.css import Declared
from siglum.sources.element_names import names

SIDES = ("top", "right", "bottom", "left")
SAME = {
    "-webkit-background-clip": "background-clip",
    "-webkit-clip-path": "clip-path",
    "-webkit-filter": "filter",
    "-webkit-mask": "mask",
    "-webkit-mask-image": "mask-image",
    "-webkit-transform": "transform",
    "animation-name": "animation",
    "block-size": "height",
    "inline-size": "width",
    "inset-block-end": "bottom",
    "inset-block-start": "top",
    "inset-inline-end": "right",
    "inset-inline-start": "left",
    "margin-block-start": "margin-top",
    "margin-inline-end": "margin-right",
    "margin-inline-start": "margin-left",
    "max-block-size": "max-height",
    "max-inline-size": "max-width",
    "min-block-size": "min-height",
    "min-inline-size": "min-width",
    "overflow-block": "overflow-y",
    "overflow-inline": "overflow-x",
    "padding-inline-end": "padding-right",
    "padding-inline-start": "padding-left",
    "text-decoration": "text-decoration-line",
}
"""Names that say the same as others where lines run from left to right."""
LOOKED_AT = names(
    """
    -webkit-text-fill-color -webkit-text-stroke animation background-clip background-color bottom clip clip-path color
    content-visibility display filter flex-grow float font-size height left line-height list-style-type margin-left
    margin-right margin-top mask-image max-height max-width min-height min-width opacity overflow-x overflow-y
    padding-bottom padding-left padding-right padding-top position right scale text-decoration-line text-indent
    text-shadow top transform translate vertical-align visibility width
    """
)
LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z]*)\Z")
PIXELS = {
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 37.8,
    "mm": 3.78,
    "em": 16.0,
    "rem": 16.0,
    "ch": 8.0,
    "ex": 8.0,
    "vw": 12.8,
    "vh": 8.0,
    "vmin": 8.0,
    "vmax": 12.8,
}
"""The pixels of each unit, of those that go by letters or by the screen as much as they commonly are."""
PRODUCT = re.compile(r"calc\(\s*(?:([+-]?[\d.]+)\s*\*)?\s*([^\s*]+)\s*\)")
FONT_SIZE = re.compile(r"(?:^|\s)([\d.]+(?:[a-z]+|%)?)(?:\s*/\s*(\S+))?(?=\s)")
NO_FORM = re.compile(r"(?:in|out)side\b|url\((?:\"[^\"]*\"|'[^']*'|[^)]*)\)")


def pixels(length: str) -> float | None:
    """Return a length in pixels; None for what is none, or goes by something else, such as a percentage."""
    product = PRODUCT.fullmatch(length)
    found = LENGTH.match(product[2] if product else length)
    if not found or (not found[2] and float(found[1])) or (found[2] or "px") not in PIXELS:
        return None
    return float(product[1] or 1 if product else 1) * float(found[1]) * PIXELS[found[2] or "px"]


def longhands(declared: Declared) -> Iterator[tuple[str, str]]:
    """Yield the properties that a declaration sets, and their values; only those that are looked at anywhere."""
    name = SAME.get(declared.name, declared.name)
    found = _spelt_out(name, declared.value)
    return ((one, value) for one, value in found.items() if one in LOOKED_AT)


def _spelt_out(name: str, value: str) -> dict[str, str]:
    parts = value.split()
    match name:
        case "margin" | "padding" | "inset" if parts:
            return dict(zip((_side(name, side) for side in SIDES), of_sides(parts), strict=True))
        case "margin-inline" | "padding-inline" | "inset-inline" if parts:
            whole = name.removesuffix("-inline")
            return {_side(whole, "left"): parts[0], _side(whole, "right"): parts[-1]}
        case "overflow" if parts:
            return {"overflow-x": parts[0], "overflow-y": parts[-1]}
        case "list-style":
            return {"list-style-type": NO_FORM.sub("", value).strip() or "disc"}
        case "font" if size := FONT_SIZE.search(value):
            return {"font-size": size[1], "line-height": size[2] or "normal"}
        case "flex" if parts:
            return {"flex-grow": {"auto": "1", "none": "0"}.get(parts[0], parts[0])}
        case "mask":
            return {"mask-image": value}
        case "background":
            return {"background-color": value, "background-clip": "text" if "text" in parts else ""}
        case _:
            return {name: value}


def _side(whole: str, side: str) -> str:
    return side if whole == "inset" else f"{whole}-{side}"


def of_sides(parts: Sequence[str]) -> list[str]:
    """Return the values of all sides, of which some may go without saying."""
    top, right, bottom, left = (*parts, *[""] * 4)[:4]
    return [top, right or top, bottom or top, left or right or top]
