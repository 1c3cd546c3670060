"""Addresses of records, links between pages, and which ids are allowed."""

import re
import unicodedata
from collections.abc import Callable

from siglum.model.expressions import expression
from siglum.model.refs import Ref

IDEOGRAPH = expression("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
ADDRESS = r"https?://[^\s@]+"
"""An address on the web that a record may hold."""
SLUG = expression(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
SLUG_LIMIT = 80
DEVICE_NAMES = frozenset({"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))})
"""Names that Windows reserves for devices: it allows no file or folder of that name, with any extension."""


SEARCH_FOLDER = "pagefind"
"""Where the search program writes its index in the site; its files find one another by their names."""
ORIGINALS_FOLDER = "originals"
"""Where a site carries originals of its articles."""
ASSETS_FOLDER = "assets"
"""Where stylesheets, scripts, the font and pictures stand in a site."""
OWN_FOLDERS = (SEARCH_FOLDER, ORIGINALS_FOLDER, ASSETS_FOLDER)
"""Folders of a site that hold neither pages nor downloads."""
Addressed = Callable[[Ref], str]
"""Returns the address of what a ref leads to."""


def slug(text: str) -> str:
    """Return the words of a text in the form of an id, in Latin letters and digits; letters of any script become such.

    It is empty where a text has neither letters nor digits.
    """
    # Hardly anybody who asks for addresses makes one, and it takes long to import.
    from anyascii import anyascii  # noqa: PLC0415

    composed = unicodedata.normalize("NFC", re.sub(r"['\u2019]", "", text))
    # Of Chinese and Japanese each character is a syllable or a word.
    plain = "".join(f" {anyascii(char)} " if IDEOGRAPH.match(char) else anyascii(char) for char in composed)
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("`", "").replace("'", "").lower()).strip("-")


def slug_fault(text: str) -> str | None:
    """Return why `text` cannot be the id of a record, or None if it can."""
    if not SLUG.match(text):
        return "may hold only lower-case letters a to z, digits, and single hyphens between them"
    if len(text) > SLUG_LIMIT:
        return f"may be at most {SLUG_LIMIT} characters long; this has {len(text)}"
    if text in DEVICE_NAMES:
        return "is a name that some systems keep for a device; choose another"
    return None


def relative(address: str, page: str) -> str:
    """Return the link from `page` to `address`, both from the site's root, such as `claims/a/index.html`.

    A fragment (`#p-1`) stays; a link within the page is the fragment alone. The link names the file itself, so that
    the site also works from the disk.
    """
    path, hash_sign, fragment = address.partition("#")
    if path == page:
        return hash_sign + fragment if fragment else page.rpartition("/")[2]
    return _way(path, page.rpartition("/")[0]) + hash_sign + fragment


def _way(path: str, folder: str) -> str:
    """Return the way from a folder to a file; both are plain paths from the same root."""
    above, below = folder.split("/") if folder else [], path.split("/")
    common = 0
    while common < min(len(above), len(below) - 1) and above[common] == below[common]:
        common += 1
    return "../" * (len(above) - common) + "/".join(below[common:])


def public(base_url: str, address: str) -> str:
    """Return the full URL of an address, without `index.html`, which hosts serve for its folder."""
    path, hash_sign, fragment = address.partition("#")
    path = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
    return f"{base_url.rstrip('/')}/{path}{hash_sign}{fragment}"
