"""Files of the old site are taken over when they are the same, and no link is ever followed."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from siglum.doors.publish import staging
from siglum.doors.system import Files
from siglum.model.files import digest_of
from tests.doors.sites import FIRST, beside, inputs, publish, published
from tests.doors.trees import files_that, names_in, plant, tree_hash

# Keeping files of the old site


def test_a_file_with_the_same_bytes_is_kept_as_the_same_file(old: Path) -> None:
    inode = (old / "claims/a/index.html").stat().st_ino
    with staging(old, inputs(old)) as stage:
        assert stage.keep("claims/a/index.html", digest_of(b"A"))
        assert not stage.keep("claims/b/index.html", digest_of(b"other"))
        stage.write("claims/b/index.html", b"other")
        assert stage.swap({}) == ()
    assert published(old) == {"claims/a/index.html": b"A", "claims/b/index.html": b"other"}
    assert (old / "claims/a/index.html").stat().st_ino == inode
    assert (old / "claims/a/index.html").stat().st_nlink == 1


def open_files() -> int:
    return len(names_in(Path("/proc/self/fd")))


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux lists what is open")
def test_no_file_stays_open(old: Path) -> None:
    before = open_files()
    for digest in (digest_of(b"A"), digest_of(b"other")):
        with staging(old, inputs(old)) as stage:
            for address in ("claims/a/index.html", "claims/nowhere/index.html", "claims/a"):
                stage.keep(address, digest)
    assert open_files() == before


def test_nothing_is_kept_where_there_is_no_old_site(output: Path) -> None:
    with staging(output, inputs(output)) as stage:
        assert not stage.keep("index.html", digest_of(b""))
        stage.write("index.html", b"")
        stage.swap({})


def test_a_kept_address_is_taken(old: Path) -> None:
    with staging(old, inputs(old)) as stage:
        assert stage.keep("index.html", digest_of(b"first"))
        for again in (lambda: stage.keep("index.html", digest_of(b"first")), lambda: stage.write("Index.html", b"")):
            with pytest.raises(ValueError, match="taken by"):
                again()


def test_no_link_in_the_old_site_is_followed(old: Path) -> None:
    outside = plant(old.parent / "outside", {"index.html": b"SECRET"})
    (old / "file.html").symlink_to(outside / "index.html")
    (old / "folder").symlink_to(outside)
    (old / "claims/a/index.html").unlink()
    (old / "claims/a/index.html").symlink_to(outside / "index.html")
    before = tree_hash(outside)
    with staging(old, inputs(old)) as stage:
        for address in ("file.html", "folder/index.html", "claims/a/index.html"):
            assert not stage.keep(address, digest_of(b"SECRET"))
            stage.write(address, b"new")
        assert stage.swap({}) == ()
    assert set(published(old).values()) == {b"new"}
    assert not any(path.is_symlink() for path in old.rglob("*"))
    assert tree_hash(outside) == before
    assert beside(old) == ["output", "outside"]


@pytest.mark.parametrize("kind", ["pipe", "folder", "mode"])
def test_only_plain_files_of_the_usual_mode_are_kept(old: Path, kind: str) -> None:
    path = old / "index.html"
    if kind == "mode":
        path.chmod(0o600)
    else:
        path.unlink()
        os.mkfifo(path) if kind == "pipe" else path.mkdir()
    with staging(old, inputs(old)) as stage:
        assert not stage.keep("index.html", digest_of(b"first"))
    assert kind != "mode" or path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("number", [errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP])
def test_a_file_is_copied_where_it_cannot_be_linked(old: Path, number: int) -> None:
    def without_links(name: str, act: Callable[[], Any], _: object) -> Any:  # noqa: ANN401 - every call
        if name == "link":
            raise OSError(number, os.strerror(number))
        return act()

    inode = (old / "index.html").stat().st_ino
    with staging(old, inputs(old), files_that(without_links)) as stage:
        assert stage.keep("index.html", digest_of(b"first"))
        assert stage.swap({}) == ()
    assert (published(old), (old / "index.html").stat().st_ino != inode) == ({"index.html": b"first"}, True)


def test_a_file_that_is_exchanged_while_it_is_kept_does_not_get_in(old: Path) -> None:
    def exchanging(name: str, act: Callable[[], Any], _: object) -> Any:  # noqa: ANN401 - every call
        if name == "link":
            plant(old, {"other": b"EVIL"})
            (old / "other").rename(old / "index.html")
        return act()

    with staging(old, inputs(old), files_that(exchanging)) as stage:
        assert not stage.keep("index.html", digest_of(b"first"))
        assert list(stage.folder.rglob("*.html")) == []
        stage.write("index.html", b"first")
        stage.swap({})
    assert published(old) == {"index.html": b"first"}


# Links planted in the old site


def test_a_planted_link_is_swapped_away_and_its_target_untouched(old: Path, way: Callable[[], Files]) -> None:
    outside = plant(old.parent / "outside", {"deep/x": b"precious"})
    (old / "claims/link").symlink_to(outside)
    (old / "index.html").unlink()
    (old / "index.html").symlink_to(outside / "deep/x")
    before = tree_hash(outside)
    assert publish(old, FIRST, way()) == ()
    assert (published(old), tree_hash(outside), beside(old)) == (FIRST, before, ["output", "outside"])
