"""The stylesheet, the script, the font and the pictures: joined, lightened, and named by their digests."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.files import File, Span, digest_of
from generator.model.problems import Problem

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
TIGHT = re.compile(r"\s*([{};,])\s*")
ASSETS = "templates/assets/"
SOCIAL = ("site_src/assets/social.png", f"{ASSETS}social.png")
"""The picture that a shared link shows: the site's own, or the one that fits any site."""
PNG = b"\x89PNG\r\n\x1a\n"
SIDES = slice(16, 24)
"""Where a PNG's width and height stand, four bytes each (PNG 11.2.1)."""
LATER = "js/later/"
"""Modules that the script imports when they are first wanted: each stays a file of its own."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: where it stands in the site, and its sides in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Assets:
    """Where each asset stands in the site, and its bytes; an empty address where there is none of its kind."""

    stylesheet: str
    font: str
    script: str
    icon: str
    social: Picture | None
    files: tuple[tuple[str, bytes], ...]


def assets_of(templates: Iterable[File], *, with_social: bool) -> Assets:
    """Make the site's assets from the files under templates/assets/.

    The picture that a shared link shows is only found by its full address: without one, a site has none.
    """
    found = [file for file in templates if file.path.startswith((ASSETS, *SOCIAL))]
    made: dict[str, tuple[str, bytes]] = {}
    for file in found:
        name = file.path.removeprefix(ASSETS)
        if name.startswith(("font/", "icon", LATER)):
            made[name] = (hashed(name.rpartition("/")[2], file.data), file.data)
    sheet = stylesheet(_texts(found, "css/"))
    for name, (address, _) in made.items():
        # In the stylesheet a font is named as its file is; in the site it has its digest in its name.
        sheet = sheet.replace(f"url({name.rpartition('/')[2]})", f"url({address.rpartition('/')[2]})")
    script = "\n".join(_texts((file for file in found if not file.path.startswith(f"{ASSETS}{LATER}")), "js/"))
    for name, (address, _) in made.items():
        # And so is a module in the script that imports it.
        script = script.replace(f"./{name.removeprefix('js/')}", f"./{address.rpartition('/')[2]}")
    if sheet:
        made["site.css"] = (hashed("site.css", sheet.encode()), sheet.encode())
    if script:
        made["site.js"] = (hashed("site.js", script.encode()), script.encode())
    social = _social(found) if with_social else None
    if social:
        made["social.png"] = (social[0].address, social[1])
    return Assets(
        stylesheet=made.get("site.css", ("",))[0],
        font=next((address for address, _ in made.values() if address.endswith(".woff2")), ""),
        script=made.get("site.js", ("",))[0],
        social=social[0] if social else None,
        icon=next((address for name, (address, _) in made.items() if name.startswith("icon")), ""),
        files=tuple(sorted(made.values())),
    )


def _social(files: Iterable[File]) -> tuple[Picture, bytes] | None:
    """Return the picture of shared links and its bytes, where there is one."""
    for file in files:
        if file.path in SOCIAL and (sides := png_sides(file.data)):
            return Picture(hashed("social.png", file.data), *sides), file.data
    return None


def picture_problems(templates: Iterable[File]) -> Iterator[Problem]:
    """Yield a problem for a picture that is none."""
    for file in templates:
        if file.path in SOCIAL and not png_sides(file.data):
            hint = "Save the picture as PNG, 1200 by 630 pixels, or delete this file."
            yield Problem("picture-not-png", Span(file.path), "this is not a PNG picture", hint)


def png_sides(data: bytes) -> tuple[int, int] | None:
    """Return the width and the height of a PNG in pixels, or None where the bytes are no PNG."""
    sides = data[SIDES]
    if not data.startswith(PNG) or len(sides) < 8:  # noqa: PLR2004 - two numbers of four bytes
        return None
    return int.from_bytes(sides[:4], "big"), int.from_bytes(sides[4:], "big")


def _texts(files: Iterable[File], folder: str) -> Iterator[str]:
    for file in files:
        if file.path.startswith(f"{ASSETS}{folder}"):
            yield file.data.decode()


def hashed(name: str, data: bytes) -> str:
    """Return the address of an asset, with its digest in its name, so that it may be kept for ever."""
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{digest_of(data)[:10]}.{ending}"


def stylesheet(parts: Iterable[str]) -> str:
    """Join the sections of the stylesheet, without comments and needless space.

    A space before an opening bracket, a colon or an operator can carry meaning and stays.
    """
    joined = COMMENT.sub("", "\n".join(parts))
    return TIGHT.sub(r"\1", SPACE.sub(" ", joined)).replace(";}", "}").strip()
