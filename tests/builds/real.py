"""The real site, built once for all tests and all their processes, and read into values."""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.builds.ready import ready

REPOSITORY = Path(__file__).resolve().parents[2]


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all processes of one run of the tests share."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that all processes of one run of the tests share; the first one that needs it makes it.

    `make` is given the folder's place, where nothing is yet; what it leaves half made counts as not made.
    """
    place = shared_folder(factory) / name
    finished = place.with_name(f"{name}.made")
    with place.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not finished.exists():
            shutil.rmtree(place, ignore_errors=True)
            make(place)
            finished.touch()
    return place


def build_once(factory: pytest.TempPathFactory) -> Path:
    """Return the real site, built; nobody changes it."""
    return made_once(factory, "real", _build)


def _build(project: Path) -> None:
    for name in ("site_src", "seeds"):
        # The days of the last commits differ from one checkout to the next.
        shutil.copytree(REPOSITORY / name, project / name, ignore=shutil.ignore_patterns("dates.yaml"))
    done = ready().run((), ("--root", str(project), "build", "--jobs", "1"))
    assert done.returncode == 0, f"the real site does not build:\n{done.stderr}"


class Document(Struct, frozen=True, dict=True):
    """One page of a built site: its address from the site's root, and its markup, parsed."""

    address: str
    tree: LexborHTMLParser

    @cached_property
    def ids(self) -> list[str]:
        """Every id, as often as it stands there."""
        return [element.attributes["id"] or "" for element in self.tree.css("[id]")]

    def all(self, selector: str) -> list[LexborNode]:
        """Return the elements that a selector finds, in the order of the page."""
        return self.tree.css(selector)

    def one(self, selector: str) -> LexborNode:
        """Return the one element that a selector finds."""
        found = self.tree.css(selector)
        assert len(found) == 1, f"{self.address}: {len(found)} elements are {selector}"
        return found[0]

    def resolve(self, link: str) -> str:
        """Return the address from the site's root to which a relative link of this page leads, with its fragment."""
        path, sign, fragment = link.partition("#")
        folder = self.address.rpartition("/")[0]
        target = os.path.normpath(f"{folder}/{path}" if folder else path) if path else self.address
        return target + sign + fragment


def attribute(element: LexborNode, name: str) -> str:
    """Return an attribute's value; an element without it has the empty one."""
    return element.attributes.get(name) or ""


class Built:
    """A built site, with the project that it was built from."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.output = project / "output"

    @cached_property
    def files(self) -> frozenset[str]:
        """The addresses of all files."""
        return frozenset(path.relative_to(self.output).as_posix() for path in self.output.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> Mapping[str, Document]:
        """Every page by its address."""
        return {
            address: Document(address, LexborHTMLParser((self.output / address).read_bytes()))
            for address in sorted(self.files)
            if address.endswith(".html")
        }

    @cached_property
    def shown(self) -> Mapping[str, Document]:
        """Every page but those that lead from an address that has moved."""
        return {address: page for address, page in self.pages.items() if not page.all("meta[http-equiv=refresh]")}

    def data(self, name: str) -> dict[str, Any]:
        """Return an export."""
        found: dict[str, Any] = json.loads((self.output / "data" / name).read_bytes())
        return found

    @cached_property
    def claims(self) -> dict[str, dict[str, Any]]:
        """The exported claims by their ids."""
        return {claim["id"]: claim for claim in self.data("claims.json")["claims"]}

    @cached_property
    def sources(self) -> dict[str, dict[str, Any]]:
        """The exported sources by their ids, in their order."""
        return {source["id"]: source for source in self.data("sources.json")["sources"]}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The articles as received, by the ids of their sources."""
        return {
            name: (self.project / "seeds" / source["file"]).read_bytes().decode()
            for name, source in self.sources.items()
        }

    @cached_property
    def sigla(self) -> Mapping[str, str]:
        """Each source's letter."""
        return {name: source["siglum"] for name, source in self.sources.items()}


def words_of(element: LexborNode, skipped: str = "mk") -> str:
    """Return an element's text as it stands there, without what stands in elements of the class `skipped`."""
    parts = []
    for child in element.iter(include_text=True):
        if child.is_text_node:
            parts.append(child.text_content or "")
        elif skipped not in attribute(child, "class").split():
            parts.append(words_of(child, skipped))
    return "".join(parts)
