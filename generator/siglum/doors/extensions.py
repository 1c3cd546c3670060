"""What installed distributions declare for us by entry points; it is found here without importing any of it.

An entry point is a line in a distribution's metadata: a group such as `siglum.laws`, a name, and the object in a module
that it leads to.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib import metadata, util
from pathlib import Path

from msgspec import Struct

from siglum.doors.errors import EnvironmentFault
from siglum.doors.system import naming
from siglum.model.files import digest_of
from siglum.model.problems import visible

PREFIX = "siglum."
"""What the names of all our groups begin with."""
THEMES = "siglum.themes"
GROUPS = ("siglum.exports", "siglum.laws", "siglum.sources", THEMES)


class Declared(Struct, frozen=True):
    """One thing that a distribution declares."""

    group: str
    name: str
    value: str
    """The module, and after a colon the object in it."""
    distribution: str
    version: str

    def __str__(self) -> str:
        """Return who declares it, for a message."""
        return f"{self.distribution} {self.version} ({self.group}: {self.name} = {self.value})"

    @property
    def module(self) -> str:
        """The module that it leads to."""
        return self.value.partition(":")[0].strip()


@cache
def declared() -> tuple[Declared, ...]:
    """Return all that is declared for us, sorted by group and name; of a distribution there twice, the first.

    Raises EnvironmentFault for a declaration that can't be read.
    """
    found: dict[str, list[Declared]] = {}
    for one in _distributions():
        text = None
        with suppress(UnicodeDecodeError):
            text = one.read_text("entry_points.txt")
        if text is None or f"[{PREFIX}" not in text.replace(" ", ""):
            continue
        name, version = _named(one)
        if name in found:
            continue
        try:
            points = [point for point in one.entry_points if point.group.startswith(PREFIX)]
        except (TypeError, ValueError) as error:
            message = f"the extension {visible(name)} can't be used: its entry_points.txt can't be read"
            raise EnvironmentFault(message, _hint(name)) from error
        found[name] = [Declared(point.group, point.name, point.value, name, version) for point in points]
    every = (each for points in found.values() for each in points)
    return tuple(sorted(every, key=lambda each: (each.group, each.name, each.distribution)))


def _distributions() -> Iterator[metadata.Distribution]:
    """Yield what is installed, but for what lies in the working folder, where `python -m` looks for modules too.

    A repository may bring what is declared there.
    """
    here = ""
    with suppress(OSError):
        here = os.path.realpath(".")
    return iter(metadata.distributions(path=[place for place in sys.path if os.path.realpath(place or ".") != here]))


def _named(one: metadata.Distribution) -> tuple[str, str]:
    """Return the name and the version of a distribution; empty where its metadata are damaged."""
    with suppress(KeyError, TypeError, AttributeError, UnicodeDecodeError):
        return one.name or "", one.version or ""
    return "", ""


def declared_for(group: str) -> tuple[Declared, ...]:
    """Return what is declared for one group."""
    return tuple(one for one in declared() if one.group == group)


def theme_names() -> tuple[str, ...]:
    """Return the names of the themes that are installed."""
    return tuple(one.name for one in declared_for(THEMES))


def theme_folder(name: str) -> Path | None:
    """Return the templates of a theme, or None where none of this name is installed; the package is not imported.

    They stand in the folder `templates` of the package that the theme leads to. Raises EnvironmentFault for a theme
    that has none, or that two distributions have.
    """
    found = [one for one in declared_for(THEMES) if one.name == name]
    if not found:
        return None
    if len(found) > 1:
        raise cannot_be_used(found[1], f"there is already {name}, from {found[0].distribution}")
    folders = tuple(_templates(found[0]))
    if not folders:
        raise cannot_be_used(found[0], f"the package {found[0].module} has no folder templates")
    return folders[0]


def theme_folders() -> tuple[Path, ...]:
    """Return the templates of all themes that are installed."""
    return tuple(folder for one in declared_for(THEMES) for folder in _templates(one))


def _templates(theme: Declared) -> Iterator[Path]:
    """Yield the folder of templates in the package that a theme leads to."""
    for place in _places(theme.module):
        if (place / "templates").is_dir():
            yield place / "templates"


def cannot_be_used(one: Declared, what: str) -> EnvironmentFault:
    """Return the fault for what is wrong with something that a distribution declares."""
    message = f"the extension {visible(str(one))} can't be used: {visible(what)}"
    return EnvironmentFault(message, _hint(one.distribution))


def _hint(distribution: str) -> str:
    return f"Tell its makers, or do without it: pip uninstall {visible(distribution)}."


def _places(module: str) -> Iterator[Path]:
    """Yield where a package may stand, without importing it or those around it."""
    first, *rest = module.split(".")
    for place in _folders(first):
        yield place.joinpath(*rest)


def _folders(package: str) -> tuple[Path, ...]:
    try:
        found = util.find_spec(package)
    except (ImportError, ValueError):
        return ()
    return tuple(map(Path, found.submodule_search_locations or ())) if found else ()


def extensions_stamp() -> str:
    """Return what tells the extensions that are installed, and their code, from others; nothing where there are none.

    It holds the files of every package that an entry point leads to, and the versions of all that is installed, since
    an extension may use any of it. Raises EnvironmentFault for a file that can't be read.
    """
    lines = [f"{one}\n" for one in declared()]
    if not lines:
        return ""
    lines += sorted(f"{name} {version}\n" for name, version in map(_named, _distributions()))
    for package in sorted({one.module.partition(".")[0] for one in declared()}):
        lines += _digests(package)
    return "".join(lines)


def _digests(package: str) -> Iterator[str]:
    """Yield a line for each file of a package, or for the one file of a module that is none."""
    folders = _folders(package)
    files = [(path, path.relative_to(folder)) for folder in folders for path in sorted(folder.rglob("*"))]
    if not folders:
        try:
            found = util.find_spec(package)
        except (ImportError, ValueError):
            found = None
        if found and found.has_location and found.origin:
            files = [(Path(found.origin), Path(package))]
    for path, name in files:
        if "__pycache__" in name.parts or not path.is_file():
            continue
        with naming(path):
            yield f"{package} {name.as_posix()}\0{digest_of(path.read_bytes())}\n"
