"""What the tests in a browser share."""

from collections.abc import Iterator

import pytest

from tests.browser.desk import Desk, served
from tests.builds.real import Built, build_once


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the real site, built once for all processes."""
    return Built(build_once(tmp_path_factory))


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    """Return the one browser of this process."""
    made = Desk()
    yield made
    made.close()


@pytest.fixture(scope="session")
def base(real: Built) -> Iterator[str]:
    """Return the address at which the real site is served."""
    with served(real.output) as address:
        yield address
