"""What the tests in a browser share."""

import pytest

from tests.builds.real import Built, build_once


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the real site, built once for all processes."""
    return Built(build_once(tmp_path_factory))
