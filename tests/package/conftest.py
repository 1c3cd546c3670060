"""What the tests of the package share."""

from pathlib import Path

import pytest

from tests.package.wheels import NAME, build_once, locked_once


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheel and the source distribution; nobody changes it."""
    return build_once(tmp_path_factory)


@pytest.fixture(scope="session")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that leads to the packages that are locked; nobody changes it."""
    return locked_once(tmp_path_factory)


@pytest.fixture(scope="session")
def wheel(dist: Path) -> Path:
    """Return the wheel."""
    return dist / NAME
