"""What stands around every page: title, breadcrumbs, menu, JSON-LD, and what all pages share."""

from collections.abc import Collection, Iterator
from typing import Literal

from msgspec.structs import replace

from siglum import __version__
from siglum.catalogue.addresses import Links, address_of
from siglum.catalogue.kinds import KINDS, PAGES, own_texts
from siglum.facts.indexes import Indexes
from siglum.html.assets import Assets
from siglum.html.frame import CSP, DESCRIPTION_LENGTH, shortened
from siglum.html.json_ld import NO_DATA
from siglum.html.views import Crumb, Frame, Heading, Link, MenuItem, SiteView
from siglum.model.refs import HOME, NOT_FOUND, Ref
from siglum.model.urls import public

MENU = tuple(sorted((place, words, kind.address, Ref(kind.id)) for kind in PAGES for place, words in kind.menu))
"""The entries of the menu in order, as (position, words, folder, ref)."""


def frame_of(indexes: Indexes, ref: Ref, heading: Heading, left_out: Collection[str] = ()) -> Frame:
    """Return what stands around a page; kinds that this site has no page of are `left_out` of the menu."""
    site = indexes.site
    base, path, kind = site.settings.base_url, address_of(ref), KINDS.get(ref.kind)
    links = Links(base)
    above = () if ref == HOME else ((HOME, site.settings.title), *heading.above)
    crumbs = tuple(Crumb(text, step) for step, text in above)
    return Frame(
        here=ref,
        root=f"{base.rstrip('/')}/" if base and ref == NOT_FOUND else root_of(path),
        kind=ref.kind,
        title=heading.in_full or heading.title,
        description=shortened(heading.description, DESCRIPTION_LENGTH),
        canonical=public(base, path) if base else "",
        crumbs=(*crumbs, Crumb(heading.title, None)) if crumbs else (),
        menu=tuple(_menu(ref, path, left_out)),
        data=kind.data(indexes, ref, heading, lambda other: links.for_machines(other, ref))
        if kind and kind.data
        else NO_DATA,
        parts=heading.parts,
        modified=heading.modified,
    )


def root_of(page: str) -> str:
    """Return the relative way from a page to the site's root, such as ../../ or nothing."""
    return "../" * page.count("/")


def _menu(here: Ref, path: str, left_out: Collection[str]) -> Iterator[MenuItem]:
    for _, words, folder, entry in MENU:
        if entry.kind in left_out:
            continue
        is_listed = here.kind in KINDS[entry.kind].lists
        within: Literal["", "true"] = "true" if path.startswith(folder) or is_listed else ""
        yield MenuItem(entry, words, "page" if here == entry else within)


def site_view(indexes: Indexes, assets: Assets, *, search: bool) -> SiteView:
    """Return what all pages share; addresses of assets are from the site's root."""
    site, settings = indexes.site, indexes.site.settings
    social = None
    if assets.social and settings.base_url:
        social = replace(assets.social, address=public(settings.base_url, assets.social.address))
    return SiteView(
        title=settings.title,
        tagline=settings.tagline,
        description=settings.description,
        scope=settings.scope,
        language=settings.language,
        csp=CSP,
        stylesheet=assets.stylesheet,
        sheets=assets.sheets,
        apart=assets.apart,
        scripts=assets.scripts,
        print_sheet=assets.print_sheet,
        font=assets.font,
        script=assets.script,
        icon=assets.icon,
        social=social,
        generator=f"siglum {__version__}",
        pages=tuple(Link(Ref("page", name), site.pages[name].title) for name in own_texts(indexes)),
        # A site without records has nothing to search.
        search=search and bool(site.sources or site.entities or site.explainers),
    )
