"""What the tests of a new project share, and those of what is added to one."""

import shutil
from pathlib import Path

import pytest

from siglum.project.new import start_project
from tests.builds.small import Command


@pytest.fixture(scope="session")
def begun_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project as `new` writes it; nobody changes it."""
    project = tmp_path_factory.mktemp("begun") / "geese"
    assert start_project(project) == 0
    return project


@pytest.fixture
def project(begun_once: Path, tmp_path: Path) -> Path:
    """Return a copy of the project, as far from the generator as the project itself."""
    shutil.copytree(begun_once, tmp_path / "geese")
    return tmp_path / "geese"


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return the command line, within this process."""
    return Command(capsys, monkeypatch)
