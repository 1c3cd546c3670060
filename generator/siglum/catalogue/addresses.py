"""The address of everything that a ref leads to, as pages and downloads declare it; the one place that makes links."""

from functools import lru_cache

from siglum.catalogue.kinds import KINDS, PAGES, PLACED, SHOWN_ELSEWHERE, PageKind
from siglum.exports.downloads import DOWNLOADS
from siglum.model.refs import NOT_FOUND, Ref
from siglum.model.urls import OWN_FOLDERS, public, relative

INDEX = "index.html"
REMEMBERED = 2**16
"""Addresses that are kept; each page asks for hundreds, most of them those of its neighbours."""


@lru_cache(maxsize=REMEMBERED)
def address_of(ref: Ref) -> str:
    """Return the address of a ref from the site's root, with its fragment.

    Raises KeyError for a kind that is neither a kind of page nor a download.
    """
    if ref.kind == "address":
        # An author wrote the address out.
        return ref.id
    found, fragment = ref, ref.fragment
    if home := PLACED.get(ref.kind):
        found, fragment = Ref(home, part=ref.part), ref.fragment or ref.id
    elif ref.kind == "page" and ref.id in SHOWN_ELSEWHERE:
        found = Ref(SHOWN_ELSEWHERE[ref.id])
    kind = KINDS.get(found.kind)
    path = _path(kind, found) if kind else DOWNLOADS[found.kind].address.format(id=found.id)
    return f"{path}#{fragment}" if fragment else path


def _path(kind: PageKind, ref: Ref) -> str:
    whole = kind.address.format(id=ref.id)
    if not whole.endswith("/"):
        return whole
    return f"{whole}{kind.parts_at.format(part=ref.part) if ref.part > 1 else ''}{INDEX}"


class Links:
    """Makes the links of one site."""

    def __init__(self, base_url: str | None) -> None:
        """Take the site's address on the web; None where that is not known."""
        self._base_url = base_url

    def link(self, ref: Ref, here: Ref) -> str:
        """Return the link from one page to another, or to a place on it.

        Hosts show the page for wrong addresses at any address, so its links are full where the site's own address is
        known.
        """
        address = address_of(ref)
        if address.startswith("#"):
            return address
        if here == NOT_FOUND and self._base_url:
            return f"{self._base_url.rstrip('/')}/{address}"
        return relative(address, address_of(here))

    def full(self, ref: Ref) -> str:
        """Return the full address of a ref; empty where the site's own is not known."""
        return public(self._base_url, address_of(ref)) if self._base_url else ""

    def for_machines(self, ref: Ref, here: Ref) -> str:
        """Return the address of a ref: full where the site's own is known, else from a page, as machines resolve it."""
        return self.full(ref) or self.link(ref, here)


def _files() -> tuple[str, ...]:
    """Return the addresses of all downloads, with {id} in those of several files."""
    return tuple(download.address for download in DOWNLOADS)


def searched_folders() -> tuple[str, ...]:
    """Return the folders in the site's root whose pages are indexed for the search."""
    return tuple(sorted({kind.address.partition("/")[0] for kind in PAGES if kind.searched}))


def taken_names() -> frozenset[str]:
    """Return the names in the site's root that a page of the editor's own can't have."""
    addresses = (*(kind.address for kind in PAGES), *_files(), *OWN_FOLDERS)
    names = {address.partition("/")[0] for address in addresses if not address.startswith("{")}
    stems = {name.rpartition(".")[0] for name in names if "." in name}
    return frozenset((names | stems) - set(SHOWN_ELSEWHERE))


def kept_folders() -> frozenset[str]:
    """Return the folders in the site's root that hold no pages, where no page for a moved address may be put."""
    files = frozenset({*OWN_FOLDERS, *(address.partition("/")[0] for address in _files())})
    return files - {kind.address.partition("/")[0] for kind in PAGES}
