"""Laws of addresses and of the theme, which need to know all kinds of page."""

from collections.abc import Callable, Iterator

from siglum.catalogue.addresses import kept_folders, taken_names
from siglum.model.files import SETTINGS, Place
from siglum.model.problems import Problem, said
from siglum.model.records import Settings
from siglum.proving.site import Site


def addresses_are_distinct(site: Site) -> Iterator[Problem]:
    """No page of the editor's own takes an address of the site's."""
    taken = taken_names()
    for name in site.pages:
        if name in taken:
            hint = "rename the file; home.md and about.md add to the pages of those names"
            yield Problem("address-taken", site.places[name], f"/{name}/ is an address of the site's own", hint)


def theme_is_in_force(site: Site) -> Iterator[Problem]:
    """The theme that the settings name is installed and was found when the templates were read."""
    named, options = site.settings.theme, site.written.option
    if named == options.get("theme"):
        return
    installed = (options.get("themes") or "").split()
    where = Place(SETTINGS, ("theme",))
    if named and named not in installed:
        have = f"those installed are {', '.join(installed)}" if installed else "none is installed"
        yield Problem(
            "theme-unknown", where, f"there is no theme {said(named)}; {have}", "install it, or correct its name"
        )
    else:
        hint = "write `theme: NAME` on a line of its own, without anything else"
        yield Problem("theme-unknown", where, "the theme's name is written so that it is not seen in time", hint)


LAWS: tuple[Callable[[Site], Iterator[Problem]], ...] = (addresses_are_distinct, theme_is_in_force)
"""The laws that need the records and the installed themes alone."""


def moved_addresses_lead_somewhere(settings: Settings, pages: set[str], standing: set[str]) -> Iterator[Problem]:
    """An address that has moved is not in use, lies in no folder of the site's own files, and leads to a page.

    `pages` are the addresses of all pages, `standing` those of all files.
    """
    folded = {address.casefold() for address in standing}
    kept = kept_folders()
    for old, new in settings.moved.items():
        where = Place(SETTINGS, ("moved", old))
        old_file, new_file = file_of(old), file_of(new.partition("#")[0])
        if old_file.partition("/")[0] in kept:
            message = f"{old} stands in a folder that only the site's own files may be in"
            yield Problem("address-taken", where, message, "delete the line")
        elif old_file in folded or any(part in folded for part in _above(old_file)):
            yield Problem("address-taken", where, f"{old} is an address in use, so it has not moved", "delete the line")
        elif new_file not in pages:
            yield Problem("address-malformed", where, f"there is no page at {new}", "write where the page is now")


def _above(path: str) -> Iterator[str]:
    """Yield the paths of the folders that hold a file, from the outermost."""
    parts = path.split("/")
    for count in range(1, len(parts)):
        yield "/".join(parts[:count])


def file_of(address: str) -> str:
    """Return the file that an author's address such as /claims/a/ means, from the site's root, with its fragment."""
    path, hash_sign, fragment = address.lstrip("/").partition("#")
    return (path + "index.html" if not path or path.endswith("/") else path) + hash_sign + fragment
