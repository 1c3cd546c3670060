"""The stylesheet, the script, the font and the icon: joined, lightened, and named by their digests."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.files import File, digest_of

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
TIGHT = re.compile(r"\s*([{};,])\s*")
ASSETS = "templates/assets/"
LATER = "js/later/"
"""Modules that the script imports when they are first wanted: each stays a file of its own."""


@dataclass(frozen=True, slots=True)
class Assets:
    """Where each asset stands in the site, and its bytes; an empty address where there is none of its kind."""

    stylesheet: str
    font: str
    script: str
    icon: str
    files: tuple[tuple[str, bytes], ...]


def assets_of(templates: Iterable[File]) -> Assets:
    """Make the site's assets from the files under templates/assets/."""
    found = [file for file in templates if file.path.startswith(ASSETS)]
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
    return Assets(
        stylesheet=made.get("site.css", ("",))[0],
        font=next((address for address, _ in made.values() if address.endswith(".woff2")), ""),
        script=made.get("site.js", ("",))[0],
        icon=next((address for name, (address, _) in made.items() if name.startswith("icon")), ""),
        files=tuple(sorted(made.values())),
    )


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
