"""What is published, under which addresses, and when the disk is waited for."""

import ctypes
import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from siglum.doors.errors import EnvironmentFault
from siglum.doors.publish import MARKER, read_marker, staging
from siglum.doors.system import Files
from siglum.model.files import digest_of
from tests.doors.sites import FIRST, beside, inputs, publish, published
from tests.doors.trees import files_that, plant, read_all, tree_hash

# What is published


def test_a_first_site_is_published_and_nothing_else_is_left(output: Path) -> None:
    assert publish(output, FIRST) == ()
    assert (published(output), beside(output)) == (FIRST, ["output"])


def test_the_marker_is_sorted_and_read_back(output: Path) -> None:
    with staging(output, inputs(output)) as stage:
        stage.write("index.html", b"")
        stage.swap({"z": 1, "digest": "ab\u00e9"})
    assert (output / MARKER).read_bytes() == b'{\n "digest": "ab\\u00e9",\n "z": 1\n}\n'
    assert read_marker(output) == {"digest": "ab\u00e9", "z": 1}
    assert read_marker(output / "nowhere") is None


def test_a_file_that_the_new_site_lacks_is_gone(old: Path, way: Callable[[], Files]) -> None:
    site = {"index.html": b"second", "topics/t/index.html": b"T"}
    assert publish(old, site, way()) == ()
    assert (published(old), beside(old)) == (site, ["output"])


def test_modes_are_the_same_whatever_the_umask(output: Path) -> None:
    hashes = set()
    for mask in (0o022, 0o077, 0o000):
        before = os.umask(mask)
        try:
            publish(output, FIRST)
        finally:
            os.umask(before)
        hashes.add(tree_hash(output))
        modes = {path.stat().st_mode & 0o777 for path in output.rglob("*") if path.is_file()}
        assert (modes, output.stat().st_mode & 0o777) == ({0o644}, 0o755)
    assert len(hashes) == 1


def test_files_of_other_programs_get_the_modes_of_a_site(output: Path) -> None:
    with staging(output, inputs(output)) as stage:
        stage.write("index.html", b"")
        plant(stage.folder, {"search/index.bin": b"x"})
        (stage.folder / "search").chmod(0o700)
        (stage.folder / "search/index.bin").chmod(0o600)
        assert stage.swap({}) == ()
    assert (output / "search").stat().st_mode & 0o777 == 0o755
    assert (output / "search/index.bin").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("odd", ["link", "pipe", "INDEX.html", "stra\u00dfe/y", "claims"])
def test_other_programs_may_not_bring_links_pipes_or_doubles(old: Path, odd: str) -> None:
    before = tree_hash(old)
    with staging(old, inputs(old)) as stage:
        for address in ("index.html", "STRASSE/y", "Claims/x.html"):
            stage.write(address, b"")
        if odd == "link":
            (stage.folder / odd).symlink_to("index.html")
        elif odd == "pipe":
            os.mkfifo(stage.folder / odd)
        else:
            plant(stage.folder, {odd: b""})
        with pytest.raises(ValueError, match=r"site may hold|one on many disks"):
            stage.swap({})
    assert (tree_hash(old), beside(old)) == (before, ["output"])


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        "../a",
        "a/../b",
        "a/..",
        ".",
        "./a",
        "a\0b",
        "a\\b",
        ".git/x",
        ".GIT",
        MARKER.upper(),
    ],
)
def test_an_address_cannot_leave_the_site_or_spoil_it(output: Path, address: str) -> None:
    with staging(output, inputs(output)) as stage, pytest.raises(ValueError, match="address"):
        stage.write(address, b"")


@pytest.mark.parametrize("address", ["", "/etc/passwd", "../site_src/x.txt", "claims/../../seeds/x.txt", "a\0b"])
def test_nothing_outside_the_old_site_is_kept(old: Path, address: str) -> None:
    with staging(old, inputs(old)) as stage, pytest.raises(ValueError, match="address"):
        stage.keep(address, digest_of(b"x"))


def test_the_marker_is_not_kept(old: Path) -> None:
    digest = digest_of((old / MARKER).read_bytes())
    with staging(old, inputs(old)) as stage, pytest.raises(ValueError, match="taken by"):
        stage.keep(MARKER, digest)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.html", "a.html"),
        ("a.html", "A.html"),
        ("Stra\u00dfe", "STRASSE"),
        ("\u00e9/x", "e\u0301/x"),
        ("\u00c9/x", "e\u0301/x"),
        ("a", "a/b"),
        ("A", "a/b/c"),
        ("a/b", "a"),
        ("a/b/c", "A/B"),
    ],
)
def test_two_pages_at_one_address_are_our_own_bug(output: Path, one: str, other: str) -> None:
    with staging(output, inputs(output)) as stage:
        stage.write(one, b"")
        with pytest.raises(ValueError, match="taken by"):
            stage.write(other, b"")


def test_two_folders_that_differ_in_capitals_do_no_harm(output: Path) -> None:
    assert publish(output, {"A/x": b"1", "a/y": b"2"}) == ()


def test_a_file_of_another_process_is_not_written_over(output: Path) -> None:
    with staging(output, inputs(output)) as stage:
        plant(stage.folder, {"a": b"other", "f": b"other"})
        (stage.folder / "link").symlink_to(output.parent / "outside")
        for address in ("a", "f/b", "link", "link/b"):
            with pytest.raises((ValueError, EnvironmentFault), match=r"something else|address|needed"):
                stage.write(address, b"ours")
        assert (stage.folder / "a").read_bytes() == b"other"
    assert not (output.parent / "outside").exists()


def test_the_stage_is_closed_after_the_swap(output: Path) -> None:
    with staging(output, inputs(output)) as stage:
        stage.write("index.html", b"")
        stage.swap({})
        with pytest.raises(ValueError, match="has been published"):
            stage.write("a", b"")
        with pytest.raises(ValueError, match="has been published"):
            stage.keep("index.html", digest_of(b""))
        with pytest.raises(ValueError, match="has been published"):
            stage.swap({})


# Durability


def test_nothing_is_exchanged_before_the_disk_holds_it_all(old: Path, way: Callable[[], Files]) -> None:
    maker, said = way(), []

    def recording(name: str, act: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
        if name in {"flush", "exchange", "rename"}:
            said.append((name, arguments[-1]))
        return getattr(maker, name)(*arguments) if name == "exchange" else act()

    with staging(old, inputs(old), files_that(recording), durable=True) as stage:
        stage.write("claims/a/index.html", b"A")
        assert stage.keep("index.html", digest_of(b"first"))
        staged = {stage.folder, *(path for path in stage.folder.rglob("*"))}
        assert stage.swap({}) == ()
    last_change = max(place for place, (name, _) in enumerate(said) if name != "flush")
    first_swap = next(place for place, (name, path) in enumerate(said) if name == "exchange")
    assert {path for name, path in said[:first_swap] if name == "flush"} == staged
    assert said[last_change + 1 :] == [("flush", old.parent)]
    flushed = [path for name, path in said[:first_swap] if name == "flush"]
    # A folder after all that is in it.
    assert all(flushed.index(path) < flushed.index(path.parent) for path in staged - {stage.folder})


def test_without_being_asked_nobody_waits_for_the_disk(old: Path) -> None:
    calls: list[str] = []

    def recording(name: str, act: Callable[[], Any], _: object) -> Any:  # noqa: ANN401 - every call
        calls.append(name)
        return act()

    publish(old, FIRST, files_that(recording))
    assert "exchange" in calls
    assert "flush" not in calls


def test_a_swap_that_the_disk_does_not_confirm_is_a_warning(old: Path) -> None:
    def unsure(name: str, act: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
        if name == "flush" and arguments[0] == old.parent:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return act()

    with staging(old, inputs(old), files_that(unsure), durable=True) as stage:
        stage.write("index.html", b"second")
        assert [problem.code for problem in stage.swap({})] == ["swap-not-confirmed"]
    assert published(old) == {"index.html": b"second"}


# The exchange itself


def test_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    plant(tmp_path, {"a/x": b"1", "b/y": b"2"})
    Files().exchange(tmp_path / "a", tmp_path / "b")
    assert read_all(tmp_path) == {"a/y": b"2", "b/x": b"1"}
    with pytest.raises(FileNotFoundError):
        Files().exchange(tmp_path / "a", tmp_path / "nowhere")


class OldLibrary:
    """A C library that knows no renameat2 by name."""

    def __init__(self, *_: object, **__: object) -> None:
        self.syscall = LIBRARY.syscall


LIBRARY = ctypes.CDLL(None, use_errno=True)


def test_the_exchange_works_without_a_function_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", OldLibrary)
    plant(tmp_path, {"a/x": b"1", "b/y": b"2"})
    Files().exchange(tmp_path / "a", tmp_path / "b")
    assert read_all(tmp_path) == {"a/y": b"2", "b/x": b"1"}


def test_on_an_unknown_machine_two_renames_do(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", OldLibrary)
    monkeypatch.setattr("platform.machine", lambda: "pdp11")
    assert publish(old, {"index.html": b"second"}) == ()
    assert (published(old), beside(old)) == ({"index.html": b"second"}, ["output"])
