"""The address of everything that a link can lead to: the one place that knows."""

from siglum.catalogue.kinds import FILES, KINDS, PAGES, PLACED, SHOWN_ELSEWHERE, PageKind
from siglum.model.refs import NOT_FOUND, Ref
from siglum.model.urls import SEARCH_FOLDER, public, relative

INDEX = "index.html"


def address_of(ref: Ref) -> str:
    """Return the address of what a ref leads to, from the site's root, with its fragment.

    Raises KeyError for a kind that nothing declares.
    """
    if ref.kind == "address":
        # An author wrote it out.
        return ref.id
    found, fragment = ref, ref.fragment
    if home := PLACED.get(ref.kind):
        found, fragment = Ref(home), ref.fragment or ref.id
    elif ref.kind == "page" and ref.id in SHOWN_ELSEWHERE:
        found = Ref(SHOWN_ELSEWHERE[ref.id])
    path = FILES[found.kind].format(id=found.id) if found.kind in FILES else _path(KINDS[found.kind], found)
    return f"{path}#{fragment}" if fragment else path


def _path(kind: PageKind, ref: Ref) -> str:
    whole = kind.address.format(id=ref.id)
    if not whole.endswith("/"):
        return whole
    return f"{whole}{kind.parts_at.format(part=ref.part) if ref.part > 1 else ''}{INDEX}"


class Links:
    """The links of one site, whose address on the web may be known."""

    def __init__(self, base_url: str | None) -> None:
        """Take the address at which the site will stand, where that is known."""
        self._base_url = base_url

    def link(self, ref: Ref, here: Ref) -> str:
        """Return the link from one page to another, or to a place on it.

        A host shows the page for wrong addresses in whatever folder was asked for, so its links are full as soon as
        the site's own address is known.
        """
        address = address_of(ref)
        if address.startswith("#"):
            return address
        if here == NOT_FOUND and self._base_url:
            return f"{self._base_url.rstrip('/')}/{address}"
        return relative(address, address_of(here))

    def full(self, ref: Ref) -> str:
        """Return the full address on the web; nothing where the site's own is not known."""
        return public(self._base_url, address_of(ref)) if self._base_url else ""

    def for_machines(self, ref: Ref) -> str:
        """Return an address in full where the site's own is known, else from the site's root."""
        return self.full(ref) or address_of(ref)


def searched_folders() -> tuple[str, ...]:
    """Return the folders that hold the pages of records whose words are found by the search."""
    return tuple(sorted({kind.address.partition("/")[0] for kind in PAGES if kind.searched}))


def taken_names() -> frozenset[str]:
    """Return the names in the site's root that no page of an editor's own may have."""
    addresses = (*(kind.address for kind in PAGES), *FILES.values(), f"{SEARCH_FOLDER}/", "assets/")
    names = {address.partition("/")[0] for address in addresses if not address.startswith("{")}
    stems = {name.rpartition(".")[0] for name in names if "." in name}
    return frozenset((names | stems) - set(SHOWN_ELSEWHERE))


def kept_folders() -> frozenset[str]:
    """Return the folders in the site's root in which only the site's own files stand."""
    return frozenset({SEARCH_FOLDER, "assets", *(address.partition("/")[0] for address in FILES.values())}) - {
        kind.address.partition("/")[0] for kind in PAGES
    }
