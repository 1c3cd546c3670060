"""The list of what siglum is made of names every locked package, with the digests of its files, and nothing else."""

import importlib.util
import re
from types import ModuleType
from typing import Any

import pytest

from siglum import __version__
from tests.builds.real import REPOSITORY


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """Return the tool as a module."""
    spec = importlib.util.spec_from_file_location("sbom", REPOSITORY / "tools" / "sbom.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_it_names_every_package_of_the_lock(tool: ModuleType) -> None:
    lock = (REPOSITORY / "requirements-html.lock").read_text(encoding="utf-8")
    bill: dict[str, Any] = tool.bill()
    named = [(one["name"], one["version"]) for one in bill["components"]]
    assert named == [
        (name.lower(), version) for name, version in re.findall(r"^([\w.-]+)==([^ ;\\]+)", lock, re.MULTILINE)
    ]
    assert len(named) > 20
    assert sum(len(one["hashes"]) for one in bill["components"]) == lock.count("--hash=sha256:")
    assert all(one["hashes"] and one["purl"].startswith("pkg:pypi/") for one in bill["components"])
    assert bill["metadata"]["component"]["version"] == __version__
    assert bill["dependencies"][0]["dependsOn"] == [one["bom-ref"] for one in bill["components"]]
    assert len({one["bom-ref"] for one in bill["components"]}) == len(named)


def test_the_same_locks_give_the_same_list(tool: ModuleType) -> None:
    assert tool.bill() == tool.bill()
    assert "time" not in str(tool.bill()["metadata"]).lower()
