"""The wheel is packed again only from an installation that is this one, and whole."""

from importlib.metadata import Distribution, PackagePath
from pathlib import Path

import pytest

from siglum.doors import installed
from siglum.doors.installed import own_wheel


class Found(Distribution):
    """A distribution that consists of these files, in a folder."""

    def __init__(self, folder: Path, *names: str) -> None:
        """Keep where it stands and what it consists of."""
        self.folder = folder
        self.names = names

    @property
    def files(self) -> list[PackagePath]:
        """What its record lists."""
        return [PackagePath(name) for name in self.names]

    def locate_file(self, path: object) -> Path:
        """Return where a file stands."""
        return self.folder / str(path)

    def read_text(self, filename: str) -> None:
        """Hold no metadata."""


def test_a_checkout_has_no_wheel() -> None:
    assert own_wheel() is None


@pytest.mark.parametrize(
    "names", [("_siglum.pth", "siglum-0.1.0.dist-info/METADATA"), ("siglum/__init__.py",)], ids=["linked", "elsewhere"]
)
def test_neither_has_an_installation_that_only_leads_to_one_or_another_that_happens_to_be_found(
    names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(installed, "distribution", lambda _name: Found(tmp_path, *names))
    assert own_wheel() is None
