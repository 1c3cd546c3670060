"""The stylesheets, the script, the font and the pictures: joined, stylesheets minified, and named by their digests.

A page loads one stylesheet first: with the sections of all pages, and those of the parts that its own kind of page
uses, from templates/assets/css/; together they take less than apart. A section belongs to the part or kind of page
whose name it has, or begins with before a hyphen; to several, where names are joined by plus signs; and to all pages
where there is no such part or kind. The stylesheet for print holds back no text. A section in css/apart/ is a file of
its own, which only those pages load that show something of the part whose name it has; a script in js/apart/ as well.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from siglum.model.expressions import expression
from siglum.model.files import Digest, File, Span, digest_of
from siglum.model.pictures import SOCIAL as OWN_SOCIAL
from siglum.model.pictures import picture_file
from siglum.model.problems import Problem
from siglum.model.urls import ASSETS_FOLDER

COMMENT = expression(r"/\*.*?\*/", re.DOTALL)
TIGHT = "{};,"
"""Signs around which no space is needed."""
SECTION = expression(r"css/(?:[0-9]+-)?(?P<name>[\w+-]+)\.css")
ASSETS = "templates/assets/"
PUBLISHED = f"{ASSETS_FOLDER}/"
"""The folder of all of them in the site."""
SOCIAL = (OWN_SOCIAL, f"{ASSETS}social.png")
"""The paths of the picture that a shared link shows: the site's own, or the one in the templates."""
PRINT = "print"
APART = "css/apart/"
APART_SCRIPTS = "js/apart/"
LATER = "js/later/"
"""The folder of modules that the script imports on demand; each stays a file of its own."""


class SharedPicture(Struct, frozen=True):
    """The picture that a shared link shows: its address, and its size in pixels."""

    address: str
    width: int
    height: int


class Addresses(Struct, frozen=True):
    """The addresses of the assets from the site's root, empty where there is none."""

    stylesheet: str
    """What all pages have in common, for one of no known kind."""
    sheets: Mapping[str, str]
    """The stylesheet of each kind of page, by template."""
    apart: Mapping[str, str]
    """The stylesheet of each part that few pages show, by the name of the part."""
    scripts: Mapping[str, str]
    """The script of each such part that has one."""
    print_sheet: str
    font: str
    script: str
    icon: str


class Assets(Addresses, frozen=True):
    """The assets: their addresses, and their bytes."""

    social: SharedPicture | None
    files: tuple[tuple[str, bytes], ...]


def assets_of(templates: Iterable[File], uses: Mapping[str, frozenset[str]], *, with_social: bool) -> Assets:
    """Make the site's assets from the files under templates/assets/.

    `uses` holds the names of the parts that each page template uses. `with_social` is false for a site whose own
    address is not known: the picture of a shared link can only be given by its full address.
    """
    found = [file for file in templates if file.path.startswith((ASSETS, *SOCIAL))]
    made = _Made()
    for file in found:
        if file.path.startswith((f"{ASSETS}font/", f"{ASSETS}icon")):
            made.add(file.path.rpartition("/")[2], file.data)
    sheets = {
        kind: made.text(f"{kind or 'site'}.css", sheet)
        for kind, parts in sheets_of(found, uses).items()
        if (sheet := stylesheet(parts))
    }
    apart = {
        name.removesuffix(".css"): made.text(name, stylesheet([data.decode()])) for name, data in _within(APART, found)
    }
    for name, data in _within(LATER, found):
        made.text(f"later/{name}", data.decode())
    scripts = {name.removesuffix(".js"): made.add(name, data) for name, data in _within(APART_SCRIPTS, found)}
    own = (file for file in found if not file.path.startswith((f"{ASSETS}{LATER}", f"{ASSETS}{APART_SCRIPTS}")))
    script = "\n".join(data.decode() for _, data in _within("js/", own))
    script = made.text("site.js", script) if script else ""
    social = _social(found) if with_social else None
    files = list(made.files.values())
    return Assets(
        stylesheet=sheets.pop("", ""),
        print_sheet=sheets.pop(PRINT, ""),
        sheets=sheets,
        apart=apart,
        scripts=scripts,
        font=next((address for address, _ in files if address.endswith(".woff2")), ""),
        script=script,
        social=social[0] if social else None,
        icon=next((address for name, (address, _) in made.files.items() if name.startswith("icon")), ""),
        files=tuple(sorted([*files, (social[0].address, social[1])] if social else files)),
    )


class _Made:
    """The files made so far."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[str, bytes]] = {}
        """Address and bytes of each, by its name."""

    def add(self, name: str, data: bytes) -> str:
        """Take a file, and return its address."""
        self.files[name] = (hashed(name, data), data)
        return self.files[name][0]

    def text(self, name: str, text: str) -> str:
        """Take a text, and return its address; in it, the files made so far are named with their digests."""
        for known, (address, _) in self.files.items():
            for mark in ("(", "/"):
                text = text.replace(f"{mark}{known}", f"{mark}{address.rpartition('/')[2]}")
        return self.add(name, text.encode())


def _within(folder: str, files: Iterable[File]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a folder of templates/assets/: the rest of the path, and the bytes."""
    for file in files:
        if file.path.startswith(f"{ASSETS}{folder}"):
            yield file.path.removeprefix(f"{ASSETS}{folder}"), file.data


def _social(files: Iterable[File]) -> tuple[SharedPicture, bytes] | None:
    """Return the picture of shared links and its bytes; None where there is no valid one."""
    for file in files:
        if file.path in SOCIAL and (found := picture_file(file.data)).kind == "PNG":
            return SharedPicture(hashed("social.png", file.data), found.width, found.height), file.data
    return None


def picture_problems(templates: Iterable[File]) -> Iterator[Problem]:
    """Yield a problem for a picture of shared links that is no PNG."""
    for file in templates:
        if file.path in SOCIAL and picture_file(file.data).kind != "PNG":
            hint = "Save the picture as PNG, 1200 by 630 pixels, or delete this file."
            yield Problem("picture-not-png", Span(file.path), "this is not a PNG picture", hint)


def sheets_of(files: Iterable[File], uses: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    """Return the sections of the stylesheet of each kind of page; those of all pages alone are under "".

    The sheet PRINT is there where it has sections.
    """
    known = {part for parts in uses.values() for part in parts} | {*uses, PRINT}
    sheets: dict[str, list[str]] = {"": [], **{kind: [] for kind in uses}}
    for file in files:
        section = SECTION.fullmatch(file.path.removeprefix(ASSETS))
        if not section:
            continue
        owners = {_owner(name, known) for name in section["name"].split("+")}
        if PRINT in owners:
            kinds = {PRINT}
        elif "" in owners:
            kinds = {"", *uses}
        else:
            kinds = {kind for kind, parts in uses.items() if kind in owners or parts & owners}
        for kind in kinds:
            sheets.setdefault(kind, []).append(file.data.decode())
    return sheets


def _owner(name: str, known: set[str]) -> str:
    """Return the part or kind of page that a section belongs to, the longest that fits; empty where none does."""
    owners = [one for one in known if name == one or name.startswith(f"{one}-")]
    return max(owners, key=len, default="")


def hashed(name: str, data: bytes) -> str:
    """Return the address of an asset, with a digest in its name, so that browsers may cache it for ever."""
    return named_by(name, digest_of(data))


def named_by(name: str, digest: Digest) -> str:
    """Return the address of an asset whose bytes have a digest."""
    stem, _, ending = name.rpartition("/")[2].rpartition(".")
    return f"{PUBLISHED}{stem}.{digest[:10]}.{ending}"


def stylesheet(parts: Iterable[str]) -> str:
    """Join the sections of a stylesheet, without comments and unneeded space.

    A space before an opening bracket, a colon or an operator can be significant, and stays.
    """
    # Replaced sign by sign, which takes a tenth of what one pattern for all of them does.
    text = " ".join(COMMENT.sub("", "\n".join(parts)).split())
    for sign in TIGHT:
        text = text.replace(f" {sign}", sign).replace(f"{sign} ", sign)
    return text.replace(";}", "}").strip()
