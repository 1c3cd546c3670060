"""Files of any size are copied to a stage piece by piece, and linked from the old site where they are the same."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from siglum.doors import plain
from siglum.doors.errors import EnvironmentFault
from siglum.doors.publish import Copied, staging
from siglum.model.files import digest_of
from tests.doors.sites import inputs, published
from tests.doors.trees import files_that, plant

DATA = bytes(range(256)) * 999
ADDRESS = "originals/a.warc"


@pytest.fixture
def source(output: Path) -> Path:
    """Return a file that is larger than what is read of it at a time."""
    plant(output.parent / "seeds", {"a.warc.original": DATA})
    return output.parent / "seeds" / "a.warc.original"


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "PIECE", 1000)


def test_a_file_is_copied_piece_by_piece_and_linked_the_next_time(output: Path, source: Path) -> None:
    written: list[int] = []

    def noting(name: str, act: Callable[[], Any], given: Any) -> Any:  # noqa: ANN401 - every call
        if name == "fill":
            written.append(len(given[1]))
        return act()

    with staging(output, inputs(output), files_that(noting)) as stage:
        assert stage.copy(ADDRESS, source, digest_of(DATA)) == Copied(digest_of(DATA), kept=False)
        stage.swap({})
    assert max(written) <= 1000
    assert published(output) == {ADDRESS: DATA}
    before = (output / ADDRESS).stat()
    assert before.st_mode & 0o777 == 0o644
    source.write_bytes(b"not looked at")
    with staging(output, inputs(output)) as stage:
        assert stage.copy(ADDRESS, source, digest_of(DATA)) == Copied(digest_of(DATA), kept=True)
        stage.swap({})
    assert (output / ADDRESS).stat().st_ino == before.st_ino


def test_an_old_one_that_cant_be_linked_is_copied_and_another_is_made_anew(output: Path, source: Path) -> None:
    with staging(output, inputs(output)) as stage:
        stage.copy(ADDRESS, source, digest_of(DATA))
        stage.swap({})

    def unlinkable(name: str, act: Callable[[], Any], _: object) -> Any:  # noqa: ANN401 - every call
        if name == "link":
            raise OSError(errno.EMLINK, os.strerror(errno.EMLINK))
        return act()

    with staging(output, inputs(output), files_that(unlinkable)) as stage:
        assert stage.copy(ADDRESS, source, digest_of(DATA)) == Copied(digest_of(DATA), kept=True)
        stage.swap({})
    source.write_bytes(b"new")
    with staging(output, inputs(output)) as stage:
        assert stage.copy(ADDRESS, source, digest_of(b"new")) == Copied(digest_of(b"new"), kept=False)
        stage.swap({})
    assert published(output) == {ADDRESS: b"new"}


def test_a_link_or_nothing_is_not_copied(output: Path, source: Path) -> None:
    link = source.with_name("link")
    link.symlink_to(source)
    for wrong in (link, source.with_name("nothing"), source.parent):
        with pytest.raises(EnvironmentFault, match=wrong.name), staging(output, inputs(output)) as stage:
            stage.copy(ADDRESS, wrong, digest_of(DATA))
    assert not output.exists()
