"""What stands around every page: its title, its way there, the menu, the site's own facts."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from siglum import __version__
from siglum.catalogue import addresses
from siglum.html.assets import Assets
from siglum.html.views import Crumb, Frame, Link, MenuItem, SharedPicture, SiteView
from siglum.model.urls import public
from siglum.proving.site import Site

CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
"""The Content Security Policy of every page: nothing from elsewhere, no inline script or style."""

MENU = (
    (addresses.EXPLAINERS, "Explainers"),
    (addresses.TIMELINE, "Timeline"),
    (addresses.CLAIMS, "Claims"),
    (addresses.PEOPLE, "People"),
    (addresses.ORGANIZATIONS, "Organizations"),
    (addresses.DISAGREEMENTS, "Disagreements"),
    (addresses.SOURCES, "Sources"),
    (addresses.SEARCH, "Search"),
)
DESCRIPTION_LENGTH = 160
"""Characters of a description that search engines show."""


NO_DATA = Markup("{}")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a page is called, and where it stands."""

    path: str
    kind: str
    title: str
    description: str
    above: tuple[tuple[str, str], ...] = ()
    """The pages above it, as address and words; the home page is not written."""
    data: Markup = NO_DATA
    in_full: str = ""
    """What a browser's tab and a search engine call it, where its title alone could be another page's too."""


def frame_of(site: Site, heading: Heading) -> Frame:
    """Return what stands around a page."""
    page = heading.path
    home = page == addresses.HOME
    above = () if home else ((addresses.HOME, site.settings.title), *heading.above)
    base = site.settings.base_url
    crumbs = [Crumb(text, addresses.link(base, address, page)) for address, text in above]
    return Frame(
        path=page,
        root=f"{base.rstrip('/')}/" if base and page == addresses.NOT_FOUND else root_of(page),
        kind=heading.kind,
        title=heading.in_full or heading.title,
        description=shortened(heading.description, DESCRIPTION_LENGTH),
        canonical=public(base, page) if base else "",
        crumbs=(*crumbs, Crumb(heading.title, "")) if crumbs else (),
        menu=tuple(_menu(page, base)),
        data=heading.data,
    )


def root_of(page: str) -> str:
    """Return the way from a page to the site's root: nothing, or ../ some times."""
    return "../" * page.count("/")


def _menu(page: str, base: str | None) -> Iterable[MenuItem]:
    for address, text in MENU:
        if page == address:
            yield MenuItem(addresses.link(base, address, page), text, "page")
        else:
            folder = address.removesuffix("index.html")
            yield MenuItem(addresses.link(base, address, page), text, "true" if page.startswith(folder) else "")


def subject(stem: str) -> str:
    """Return what to call the claims of one file, whose name an author writes in lower case, with hyphens."""
    words = stem.lstrip("0123456789-").replace("-", " ") or stem
    return words[:1].upper() + words[1:]


def shortened(text: str, length: int) -> str:
    """Return a text of at most `length` characters, cut at a word with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[: length - 1].rpartition(" ")[0].rstrip(" ,;:.–—") + "…"


def site_view(site: Site, assets: Assets, *, search: bool) -> SiteView:
    """Return what all pages share; the addresses of the assets are from the site's root."""
    settings = site.settings
    social = None
    if assets.social and settings.base_url:
        address = public(settings.base_url, assets.social.address)
        social = SharedPicture(address, assets.social.width, assets.social.height)
    return SiteView(
        title=settings.title,
        tagline=settings.tagline,
        description=settings.description,
        scope=settings.scope,
        language=settings.language,
        csp=CSP,
        stylesheet=assets.stylesheet,
        sheets=assets.sheets,
        after_sheet=assets.after_sheet,
        print_sheet=assets.print_sheet,
        font=assets.font,
        script=assets.script,
        icon=assets.icon,
        social=social,
        generator=f"siglum {__version__}",
        sources=len(site.sources),
        pages=tuple(Link(address, site.pages[name].title) for name, address in addresses.own_pages(site)),
        # A site without a record has nothing to search.
        search=search and bool(site.sources or site.entities or site.explainers),
    )
