"""What the tests of the preview share."""

from collections.abc import Iterator

import pytest

from tests.preview.desk import Preview, plant, previewing


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Return one running preview for all tests that only ask."""
    with previewing(plant(tmp_path_factory.mktemp("asked"))) as preview:
        yield preview
