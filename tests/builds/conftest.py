"""What the tests of whole builds share."""

import shutil
from pathlib import Path

import pytest

from siglum import session
from siglum.project.new import start_project
from tests.builds.real import Built, build_once, made_once
from tests.builds.small import Command, Knowing, build, copy_site


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the real site, built once for all processes."""
    return Built(build_once(tmp_path_factory))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a copy of the small site, not built yet."""
    return copy_site(tmp_path / "site")


@pytest.fixture(scope="session")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small site, built; nobody changes it."""

    def make(root: Path) -> None:
        assert build(copy_site(root)) == 0

    return made_once(tmp_path_factory, "small", make)


@pytest.fixture
def published(published_once: Path, tmp_path: Path) -> Path:
    """Return a copy of the small site, built."""
    shutil.copytree(published_once, tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def knowing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the builds of this process know what those before them found out, where the test changes files alone."""
    monkeypatch.setattr(session, "Session", Knowing)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return the command line, within this process."""
    return Command(capsys, monkeypatch)


@pytest.fixture(scope="session")
def small(published_once: Path) -> Built:
    """Return the small site, built; nobody changes it."""
    return Built(published_once)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the project that `new` writes, built; nobody changes it."""

    def make(root: Path) -> None:
        assert start_project(root) == 0
        assert build(root) == 0

    return Built(made_once(tmp_path_factory, "begun", make))


@pytest.fixture(params=["real", "small", "begun"])
def built(request: pytest.FixtureRequest) -> Built:
    """Return the real site, one that uses every kind of record and has a base address, and the one that `new` makes."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Built)
    return found
